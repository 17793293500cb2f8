//! Use cases, a module a noun: each reads, decides and answers with the changes it wants. None writes by itself.
//! Not here: rules that need no reader (`rules`), addresses and forms (`pages`).


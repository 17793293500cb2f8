//! Addresses and what they answer, a module a noun. Each exports `routes()`. Not here: the decisions (`office`, `rules`).


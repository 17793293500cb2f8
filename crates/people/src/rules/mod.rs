//! Rules that need no reader and no clock, a module a noun. Not here: use cases (`office`).


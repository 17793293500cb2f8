//! Everything that tests and `xtask` use to drive the real binary from outside: a node in a folder of its own,
//! a small HTTP client, a browser, the fixed cast, planted secrets. Development only.
//!
//! Absent on purpose: any call into the rooms, the store or the kernel. A test that uses this crate sees what a
//! person with a browser or a terminal sees, through public routes and subcommands only.
//!
//! The functions that stories call fail by panicking with words (a test has nobody else to tell); each has a
//! sibling starting with `try_` that returns [`Trouble`], for `xtask`, which goes on after a failure.

pub mod browser;
pub mod cast;
pub mod explore;
pub mod free_port;
pub mod html;
pub mod http;
pub mod node;
pub mod places;
pub mod planted;
pub mod postgres;
pub mod random;
pub mod routes;
pub mod trouble;

pub use browser::Browser;
pub use cast::{Cast, Login};
pub use http::{Client, Form, Page};
pub use node::{Node, World};
pub use trouble::Trouble;

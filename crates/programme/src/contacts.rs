//! Numbers to call on the public pages. They stand in the kernel, so that other rooms can print them too.

pub use kernel::contacts::{Contact, Way, all};

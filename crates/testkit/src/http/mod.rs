//! A small blocking HTTP client for stories: cookies are kept, redirects are followed only when asked, forms are
//! read from the page and sent as a browser would send them. Loopback only.

mod client;
mod cookies;
mod fields;
mod form;
mod multipart;
mod page;
mod urlencoded;

pub use client::Client;
pub use form::Form;
pub use page::Page;

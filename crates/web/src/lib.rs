//! The shell: everything of the web that rooms share. Rooms use `Route`, `Call`, `Answer`, `Room` and the pieces;
//! they never see HTTP.
//!
//! Here live sessions, the frame of a page, the design system, the generic record pages, charts, words and assets.
//! What does not: rules of the field (rooms), SQL (store), papers (documents).

pub mod answer;
pub mod call;
pub mod charts;
pub mod form;
pub mod html;
pub mod input;
pub mod limits;
pub mod markdown;
pub mod pieces;
pub mod records;
pub mod room;
pub mod route;
pub mod serve;
pub mod site;
pub mod values;
pub mod words;

mod assets;
mod csrf;
mod drafts;
mod guide;
mod home;
mod layout;
pub mod looked;
mod lookups;
mod network;
mod random;
mod refusals;
mod request;
mod response;
mod search;
mod sessions;
mod shell_routes;

pub use answer::{Answer, is_own, link};
pub use call::Call;
pub use form::{Files, Form, Upload};
pub use html::Html;
pub use input::Input;
pub use limits::Limit;
pub use markdown::markdown;
pub use records::{RecordPages, Warning};
pub use room::{Hit, Indicator, MenuItem, Panel, PanelLine, PublicPage, Room, Task, Tone, registry};
pub use route::{Method, Route};
pub use serve::{app, serve};
pub use site::{Seams, Settings, Site, SiteFlaws};
pub use store::files::FileKind;
pub use values::Values;

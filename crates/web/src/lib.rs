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
pub mod typed;
pub mod values;
pub mod words;

mod assets;
mod csrf;
mod drafts;
mod guide;
mod guide_pictures;
mod home;
mod layout;
mod long_body;
pub mod looked;
mod lookups;
mod metrics;
mod network;
mod random;
mod refusals;
mod request;
mod response;
mod search;
mod sessions;
mod shell_routes;

/// Sheets: taking lists along and taking them up, for rooms and for the command line.
pub mod sheets {
    pub use crate::records::export_rows::{Export, Format as FileFormat, Wanted, exportable};
    pub use crate::records::import_batch::{Begin, batch_spec, state};
    pub use crate::records::import_check::{CellRemark, Checked, Counts, RowState};
    pub use crate::records::import_marked::marked;
    pub use crate::records::import_rows::{Import, look_at, look_at_as};
    pub use crate::records::import_rules::{
        Companions, Format, Layout, Minted, Part, RawRow, ReadRow, Remark, Same, SheetRules,
    };
    pub use crate::records::import_shape::{Mapping, Shape};
    pub use crate::records::import_undo::{Imported, Undone, imported, undo};
    pub use crate::records::import_write::{Ended, Written};
}

pub use answer::{Answer, is_own, link};
pub use call::Call;
pub use form::{Files, Form, Upload};
pub use html::Html;
pub use input::Input;
pub use limits::Limit;
pub use markdown::markdown;
pub use records::{RecordPages, Warning};
pub use room::{
    Accepts, Hit, Indicator, MenuItem, Panel, PanelLine, PublicPage, ReportLine, ReportMonth, Room, Task, Tone,
    registry,
};
pub use route::{Method, Route};
pub use serve::{app, serve};
pub use site::{Seams, Settings, Site, SiteFlaws};
pub use store::files::FileKind;
pub use values::Values;

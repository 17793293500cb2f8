//! The generic pages of a record, made from its declaration: list, form, show, history, two values, register, blank
//! form. A room may add rules and pieces with [`RecordPages`], or declare a route of its own for any of the addresses.
//! Not here: the look of single fields (`input`), rules of the field (rooms).

mod edit;
mod export;
pub(crate) mod export_rows;
mod export_words;
mod fields;
mod history;
mod import;
pub(crate) mod import_batch;
mod import_cell;
pub(crate) mod import_check;
mod import_ids;
pub(crate) mod import_marked;
pub(crate) mod import_rows;
pub(crate) mod import_rules;
pub(crate) mod import_shape;
pub(crate) mod import_undo;
mod import_values;
mod import_words;
pub(crate) mod import_write;
mod list;
mod papers;
mod settle;
mod show;
mod shown;
mod withdraw;

use std::collections::HashMap;

use kernel::access::Scope;
use kernel::{Access, ActionId, Actor, Lang, Phrase, RecordId, RecordSpec, Refusal, Registry, Row};
use store::Reader;

use crate::call::Call;
use crate::html::Html;
use crate::room::Room;
use crate::route::Route;
use crate::values::Values;
use crate::words;

pub use fields::{FormSheet, form_sheet};
pub use shown::{Names, Shown};

/// Something that is probably wrong, said before saving. The person ticks "Saya sudah memeriksa" and it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The field; empty where it concerns the whole.
    pub field: String,
    /// Stable code: the tick is for exactly the codes that were shown.
    pub code: &'static str,
    /// Words for the person.
    pub message: String,
}

/// Looks at the values across fields, before saving.
pub type Check = fn(&Reader<'_>, &Values, Lang) -> Result<Vec<Warning>, Refusal>;
/// Adds values that the form does not ask for; runs within the action. `None` is a new record.
pub type BeforeSave = fn(&Reader<'_>, Option<&Row>, &mut Values, ActionId) -> Result<(), Refusal>;
/// Says at which office a new record is kept.
pub type HomeOf = fn(&Reader<'_>, &Values) -> Result<RecordId, Refusal>;
/// More on the page that shows a record.
pub type More = fn(&Reader<'_>, &Row, Lang) -> Result<Html, Refusal>;
/// Buttons on the page that shows a record: what it says and where it leads.
pub type Actions = fn(&Reader<'_>, &Row) -> Result<Vec<(Phrase, String)>, Refusal>;

/// Rules and additions to the generic pages of one kind. Write it with `RecordPages { check: …, ..RecordPages::plain(SPEC) }`.
#[derive(Debug, Clone, Copy)]
pub struct RecordPages {
    /// The kind.
    pub spec: &'static RecordSpec,
    /// Rules across fields and warnings.
    pub check: Check,
    /// Values added on saving.
    pub before_save: Option<BeforeSave>,
    /// The office of a new record; the caller's own where there is none.
    pub home: Option<HomeOf>,
    /// More under the fields on the page that shows a record.
    pub more: Option<More>,
    /// Buttons at its head.
    pub actions: Option<Actions>,
    /// What an empty list says.
    pub empty: Option<Phrase>,
    /// What the room says about sheets of this kind. Without it, a kind whose new records the generic form makes is
    /// imported from its declaration; one that the room makes in its own way is not imported.
    pub sheet: Option<&'static crate::sheets::SheetRules>,
}

impl RecordPages {
    /// Nothing added.
    pub const fn plain(spec: &'static RecordSpec) -> RecordPages {
        RecordPages {
            spec,
            check: |_, _, _| Ok(Vec::new()),
            before_save: None,
            home: None,
            more: None,
            actions: None,
            empty: None,
            sheet: None,
        }
    }
}

pub(crate) fn pages_by_kind(rooms: &[&'static Room], registry: &Registry) -> HashMap<u32, RecordPages> {
    let plain = registry.specs.iter().map(|spec| (spec.kind, RecordPages::plain(spec)));
    let given = rooms.iter().flat_map(|room| room.pages).map(|pages| (pages.spec.kind, *pages));
    plain.chain(given).collect()
}

// For what the generic pages open specific fields.
const LOOKING: &str = "melihat catatan";
const HISTORY: &str = "memeriksa riwayat";
const MENDING: &str = "memperbaiki catatan";

/// Why sheets are made and read.
const IMPORTING: &str = "mengimpor lembar";

/// The addresses by which a kind is taken up from sheets.
pub(crate) fn import_routes(spec: &'static RecordSpec) -> Vec<Route> {
    let path = |rest: &str| -> &'static str { Box::leak(format!("/{}{rest}", spec.path).into_boxed_str()) };
    let write = Access::Write(spec);
    let routes = vec![
        Route::get(path("/contoh.xlsx"), write, export::template),
        Route::get(path("/impor"), write, import::send_page),
        Route::post(path("/impor"), write, import::send).files(),
        Route::get(path("/impor/{berkas}"), write, import::check_page).purpose(IMPORTING),
        Route::post(path("/impor/{berkas}"), write, import::take_up).purpose(IMPORTING),
        Route::get(path("/impor/{berkas}/kolom"), write, import::columns_page),
        Route::post(path("/impor/{berkas}/kolom"), write, import::keep_columns),
        Route::get(path("/impor/{berkas}/periksa.xlsx"), write, import::marked).purpose(IMPORTING),
    ];
    routes.into_iter().map(|route| route.of(spec).help("impor")).collect()
}

/// The generic addresses of a kind. Paths are made once for each site and live as long as the program.
pub(crate) fn routes(spec: &'static RecordSpec) -> Vec<Route> {
    let path = |rest: &str| -> &'static str { Box::leak(format!("/{}{rest}", spec.path).into_boxed_str()) };
    let (read, write) = (Access::Read(spec), Access::Write(spec));
    let mut routes = vec![
        Route::get(path(""), read, list::page),
        Route::get(path("/buku.pdf"), read, papers::register),
        Route::get(path("/formulir.pdf"), read, papers::blank_form),
        Route::get(path("/ekspor"), read, export::page).help("impor"),
        Route::post(path("/ekspor"), read, export::send).help("impor"),
        Route::get(path("/{id}"), read, show::page).purpose(LOOKING),
        Route::get(path("/{id}/riwayat"), read, history::page).purpose(HISTORY),
    ];
    if !spec.write.is_empty() {
        routes.push(Route::get(path("/baru"), write, edit::new_page));
        routes.push(Route::post(path("/baru"), write, edit::create));
    }
    if !spec.write.is_empty() && !spec.append_only {
        routes.extend([
            Route::get(path("/{id}/ubah"), write, edit::edit_page).purpose(MENDING),
            Route::post(path("/{id}/ubah"), write, edit::save).purpose(MENDING),
            Route::get(path("/{id}/banding"), write, settle::page).purpose(MENDING),
            Route::post(path("/{id}/banding"), write, settle::save).purpose(MENDING),
            Route::get(path("/{id}/tarik"), write, withdraw::page),
            Route::post(path("/{id}/tarik"), write, withdraw::save),
        ]);
    }
    routes.into_iter().map(|route| route.of(spec)).collect()
}

/// The kind that a generic route serves.
fn spec_of(call: &Call) -> Result<&'static RecordSpec, Refusal> {
    call.route.spec.ok_or_else(|| Refusal::fault("a generic page without its kind"))
}

/// Does the site answer this address of a kind (generic or by a room) and may the caller open it?
fn may_open(call: &Call, spec: &RecordSpec, rest: &str) -> bool {
    let path = format!("/{}{rest}", spec.path);
    call.site.routes().iter().any(|route| route.path == path && route.access.allows(&call.actor))
}

/// Another office of the same place keeps its own records: a village's desk does not change those of the village's koperasi.
/// Whoever works above them may, as far as the declaration lets the role write.
fn kept_by(actor: &Actor, row: &Row) -> Result<(), Refusal> {
    let own = row.home == actor.office || row.id == actor.office;
    let above = match &actor.scope {
        Scope::Regions(prefixes) => prefixes.iter().any(|prefix| prefix.len() < row.region.len()),
        _ => false,
    };
    if own || above { Ok(()) } else { Err(Refusal::Forbidden(words::OTHER_OFFICE)) }
}

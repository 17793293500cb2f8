//! The generic pages of a record, made from its declaration: list, form, show, history, two values, register, blank
//! form. A room may add rules and pieces with [`RecordPages`], or declare a route of its own for any of the addresses.
//! Not here: the look of single fields (`input`), rules of the field (rooms).

use std::collections::HashMap;

use kernel::{ActionId, Lang, Phrase, RecordId, RecordSpec, Refusal, Registry, Row};
use store::Reader;

use crate::html::Html;
use crate::room::Room;
use crate::values::Values;

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
        }
    }
}

pub(crate) fn pages_by_kind(rooms: &[&'static Room], registry: &Registry) -> HashMap<u32, RecordPages> {
    let plain = registry.specs.iter().map(|spec| (spec.kind, RecordPages::plain(spec)));
    let given = rooms.iter().flat_map(|room| room.pages).map(|pages| (pages.spec.kind, *pages));
    plain.chain(given).collect()
}

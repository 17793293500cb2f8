//! Papers that go along to a person's next migration: those that are the person's own and still valid (`rules::paper_use`).
//! They come as there and not checked: the new journey looks at each of them again. Their scans come with them.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Refusal, Stored};
use people::records::Attachment;
use store::Reader;

use crate::records::document::DocumentStatus;
use crate::records::{Document, MigrationCase};
use crate::rules::paper_use;

/// Which record of the action is the first of them: after the case and its steps.
const FIRST: u32 = 8;

/// Takes the papers of the last migration along into a case that is opened now.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn papers(
    read: &Reader<'_>,
    action: ActionId,
    changes: &mut Changes,
    case: &MigrationCase,
    earlier: &Stored<MigrationCase>,
) -> Result<(), Refusal> {
    let home = earlier.home();
    let scans = read.referring::<Attachment>("resident", case.resident.id.raw())?;
    let mut next = FIRST;
    for document in read.referring::<Document>("case", earlier.row.id)? {
        if !goes_along(&document, read.today()) {
            continue;
        }
        let id = Id::new(action.record(next));
        next += 1;
        changes.create(home, &copied(id, &document, case, home));
        let own = document.row.id.to_string();
        if let Some(scan) = scans.iter().rfind(|scan| scan.record.record == own) {
            let copy =
                Attachment { id: Id::new(action.record(next)), record: id.raw().to_string(), ..scan.record.clone() };
            next += 1;
            changes.create(home, &copy);
        }
    }
    Ok(())
}

fn goes_along(document: &Document, today: Date) -> bool {
    let there = matches!(document.status, DocumentStatus::Present | DocumentStatus::Valid);
    there && paper_use::goes_along(&document.line) && document.valid_until.is_none_or(|until| until > today)
}

fn copied(id: Id<Document>, document: &Document, case: &MigrationCase, home: kernel::RecordId) -> Document {
    Document {
        id,
        case: Ref::new(case.id, home),
        status: DocumentStatus::Present,
        checked_by: None,
        note: Held::Known(None),
        ..document.clone()
    }
}

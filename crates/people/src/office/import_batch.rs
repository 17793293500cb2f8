//! What becomes of an import that a crash cut off. Not here: taking up a sheet (`web::sheets`).

use jiff::Timestamp;
use kernel::access::{Role, Scope};
use kernel::{ActionId, Actor, Changes, Record, RecordId, Refusal, Value};
use store::{Action, ListQuery, Store};

use crate::records::ImportBatch;
use crate::records::import_batch::ImportState;

/// Says of imports that still run that they were cut off: at a start nobody is importing. Answers how many there were.
/// Rows that they had saved stay; the same sheet taken up again goes on with the others.
pub fn end_cut_off(store: &Store, now: Timestamp) -> Result<usize, Refusal> {
    let software =
        Actor { role: Some(Role::PengelolaNode), scope: Scope::Regions(vec![String::new()]), ..Actor::visitor() };
    let running = ListQuery::of(ImportBatch::SPEC)
        .with(ImportBatch::STATE.tag, Value::Integer(ImportState::Running.code()))
        .limited(200);
    // Read in a role that sees imports; the writing names the software.
    let reader = Actor { role: Some(Role::PetugasKementerian), ..software.clone() };
    let cut_off = store.read(&reader, now, |read| read.list(&running))?.rows;
    let count = cut_off.len();
    if count == 0 {
        return Ok(0);
    }
    let random = store::keys::random().map_err(|error| Refusal::Fault(error.to_string()))?;
    let id = ActionId(RecordId::v7(now.as_millisecond().max(0) as u64, random));
    let action = Action { id, digest: [0; 32], actor: software, now };
    store.act(action, move |_| {
        let mut changes = Changes::new();
        for row in cut_off {
            let batch = kernel::Stored::<ImportBatch>::from_row(row)?;
            changes.edit(&batch).set(ImportBatch::STATE, ImportState::Broken);
        }
        Ok(changes)
    })?;
    Ok(count)
}

//! What an import leaves behind: the record of what was done, and the meaning of columns for the next sheet with the same
//! headings. Both kinds are declared by the room of people; the shell finds them by their names and fills in their fields.
//! Not here: undoing (`import_undo`).

use kernel::{Changes, RecordId, RecordSpec, Refusal, Registry, Row, Value};
use store::Reader;

use super::import_check::Counts;
use super::import_rows::Import;
use super::import_rules::Columns;
use super::import_shape::{Mapping, Shape, fingerprint, from_text, to_text};
use super::import_write::Ended;
use crate::values::Values;

/// The kind that records imports.
const BATCH: &str = "import_batch";
/// The kind that remembers columns.
const MAPPING: &str = "sheet_mapping";

/// How far an import is: codes of the declaration.
pub mod state {
    /// Under way, or cut off by a crash.
    pub const RUNNING: i64 = 1;
    /// Done.
    pub const DONE: i64 = 2;
    /// Stopped before its end; what was written stays and can be undone.
    pub const BROKEN: i64 = 3;
    /// Undone.
    pub const UNDONE: i64 = 4;
}

fn named(registry: &Registry, name: &str) -> Result<&'static RecordSpec, Refusal> {
    registry.named(name).ok_or_else(|| Refusal::fault(format!("no kind {name} is declared")))
}

/// The declaration of the record of imports.
///
/// # Errors
/// `Fault` where no room declares it.
pub fn batch_spec(registry: &Registry) -> Result<&'static RecordSpec, Refusal> {
    named(registry, BATCH)
}

fn number(value: u64) -> Value {
    Value::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Begins the record: what is imported, from which file, and where the office's stream stands.
pub(super) fn begin(
    read: &Reader<'_>,
    id: RecordId,
    spec: &'static RecordSpec,
    file: &str,
    counts: Counts,
) -> Result<Changes, Refusal> {
    let batch = batch_spec(read.registry())?;
    let home = read.actor().office;
    let mut values = Values::new(batch);
    values.set("record", Value::Text(spec.path.to_owned()));
    values.set("file", Value::Text(file.chars().take(120).collect()));
    values.set("state", Value::Integer(state::RUNNING));
    values.set("rows", number(counts.rows));
    values.set("same", number(counts.same));
    values.set("wrong", number(counts.wrong));
    values.set("passed", number(counts.passed));
    values.set("first", number(read.last_sequence(home)? + 1));
    Ok(values.create(id, home))
}

/// Ends the record: what was written.
pub(super) fn end(read: &Reader<'_>, id: RecordId, ended: &Ended) -> Result<Changes, Refusal> {
    let row = read.row(batch_spec(read.registry())?, id)?;
    let mut values = Values::new(row.spec);
    let reached = if ended.refusal.is_none() { state::DONE } else { state::BROKEN };
    values.set("state", Value::Integer(reached));
    values.set("created", number(ended.written.new));
    values.set("changed", number(ended.written.changed));
    values.set("steps", number(u64::from(ended.written.steps)));
    values.set("last", number(read.last_sequence(row.home)?));
    Ok(values.edit(&row))
}

/// The meaning of columns that this office chose for these headings before.
pub(super) fn remembered(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    columns: &Columns,
    shape: &Shape,
) -> Result<Option<Mapping>, Refusal> {
    let Some(row) = remembered_row(read, spec, shape)? else { return Ok(None) };
    Ok(row.text("columns").map(|text| from_text(columns, text)))
}

fn remembered_row(read: &Reader<'_>, spec: &'static RecordSpec, shape: &Shape) -> Result<Option<Row>, Refusal> {
    let mapping = named(read.registry(), MAPPING)?;
    let found = read.lookup_rows(mapping, "fingerprint", &fingerprint(spec, shape))?;
    Ok(found.into_iter().rfind(|row| row.home == read.actor().office))
}

/// Remembers the meaning of columns for this office and these headings.
pub(super) fn remember(
    read: &Reader<'_>,
    id: RecordId,
    import: &(&'static RecordSpec, Shape),
    columns: &Columns,
    mapping: &Mapping,
) -> Result<Changes, Refusal> {
    let (spec, shape) = import;
    let kind = named(read.registry(), MAPPING)?;
    let mut values = Values::new(kind);
    values.set("columns", Value::Text(to_text(columns, mapping)));
    if let Some(row) = remembered_row(read, spec, shape)? {
        return Ok(values.edit(&row));
    }
    values.set("record", Value::Text(spec.name.to_owned()));
    values.set("fingerprint", Value::Text(fingerprint(spec, shape)));
    Ok(values.create(id, read.actor().office))
}

impl Import<'_> {
    /// Writes what was checked, with its record before and after: whoever repeats the same action finds it done.
    ///
    /// # Errors
    /// What refused, once it stands in the record as well; `Reused` where the action did something else.
    pub fn take_up(
        &self,
        checked: super::import_check::Checked,
        done: &dyn Fn(Begin) -> Result<bool, Refusal>,
        id: RecordId,
        file: &str,
        progress: &mut dyn FnMut(u64),
    ) -> Result<RecordId, Refusal> {
        let (spec, counts, file) = (self.spec, checked.counts, file.to_owned());
        let repeated = done(Box::new(move |read| begin(read, id, spec, &file, counts)))?;
        if repeated {
            return Ok(id);
        }
        let mut ended = self.write(checked, kernel::ActionId(id), progress);
        let refusal = ended.refusal.take();
        let told = Ended { written: ended.written, refusal: refusal.clone() };
        let action = store::Action {
            id: kernel::ActionId(kernel::ActionId(id).record(1)),
            digest: [1; 32],
            actor: self.actor.clone(),
            now: self.now,
        };
        self.store.act(action, move |read| end(read, id, &told))?;
        refusal.map_or(Ok(id), Err)
    }
}

/// The use case that begins the record of an import.
pub type Begin = Box<dyn FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send>;

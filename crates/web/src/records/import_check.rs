//! The first pass over a sheet: every row is read and held against the records that are there, and nothing is written.
//! What is kept of a row is a letter and, where it has one, the record that it changes.

use std::collections::HashMap;
use std::ops::ControlFlow;

use kernel::{FieldSpec, Phrase, RecordId, Reference, Refusal, Row, Value, phrase};
use store::access_stream::Sight;
use store::{KnownKeys, Reader};

use super::import_cell::{CellReader, Reading};
use super::import_ids::content_id;
use super::import_rows::{DataRow, Import, columns_of};
use super::import_rules::{Columns, Companions, ID, ReadRow, Remark, Same};
use super::import_values::{finish_values, referred, remark, short};

/// Remarks that are kept for showing; the rest are counted.
pub const MOST_REMARKS: usize = 500;
/// Rows shown as they will be taken up.
const SHOWN: usize = 5;
/// Referred names that are kept in mind.
const MOST_NAMES: usize = 50_000;

const TWICE: Phrase = phrase(
    "Sama dengan baris lain di lembar ini. Hapus salah satunya.",
    "The same as another row of this sheet. Delete one of them.",
);
const NO_SUCH_ID: Phrase = phrase(
    "ID ini tidak ada di kantor Anda. Kosongkan bila ini catatan baru.",
    "There is no such ID at your office. Leave it empty for a new record.",
);
const NO_SUCH_RECORD: Phrase = phrase(
    "Tidak ditemukan, atau lebih dari satu yang cocok. Tulis nama lengkap atau nomornya.",
    "Not found, or more than one fits. Write the whole name or the number.",
);

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowState {
    /// It says of itself that it is to be passed over.
    Passed,
    /// Something is wrong in it.
    Wrong,
    /// It makes a record.
    New,
    /// It changes a record.
    Changed,
    /// It stands already as the sheet says.
    Same,
}

/// How many rows of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of data.
    pub rows: u64,
    /// Passed over: by their own word, or because they are totals and remarks.
    pub passed: u64,
    /// With something wrong.
    pub wrong: u64,
    /// That make a record.
    pub new: u64,
    /// That change one.
    pub changed: u64,
    /// That change nothing.
    pub same: u64,
    /// Good rows at which there is something to look at.
    pub warned: u64,
}

/// Something said at a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellRemark {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The column of the sheet, counted from 0; none where the sheet has no such column.
    pub column: Option<usize>,
    /// What people call the column.
    pub label: String,
    /// What stands there.
    pub value: String,
    /// What is wrong, and what to do.
    pub message: String,
    /// What is allowed, where it is a closed list.
    pub allowed: String,
    /// An error keeps the row out; otherwise it is only something to look at.
    pub error: bool,
}

/// What the first pass found.
pub struct Checked {
    /// Sums.
    pub counts: Counts,
    /// What is said at cells, in the order of the rows; at most [`MOST_REMARKS`].
    pub remarks: Vec<CellRemark>,
    /// How many remarks there are in all.
    pub remarks_in_all: u64,
    /// The first good rows, by the columns that the sheet has.
    pub shown: Vec<Vec<String>>,
    pub(super) states: Vec<RowState>,
    pub(super) existing: HashMap<u32, RecordId>,
    pub(super) names: HashMap<(usize, String), Option<Reference>>,
    pub(super) companions: Option<Box<dyn Companions>>,
}

impl Checked {
    /// Is there anything to take up?
    pub fn has_work(&self) -> bool {
        self.counts.new + self.counts.changed > 0
    }
}

impl Import<'_> {
    /// Reads and checks the whole sheet. `progress` is told the rows so far, now and then.
    ///
    /// # Errors
    /// `Invalid` at `berkas` for a damaged file, `Busy`, `Fault`.
    pub fn check(&self, progress: &mut dyn FnMut(u64)) -> Result<Checked, Refusal> {
        self.pass(progress, &mut |_, _| {})
    }

    /// The same, and tells of every row what was said at it: for the sheet in which wrong cells are marked.
    pub(super) fn pass(
        &self,
        progress: &mut dyn FnMut(u64),
        told: &mut dyn FnMut(&DataRow<'_>, &[CellRemark]),
    ) -> Result<Checked, Refusal> {
        let columns = columns_of(self.spec, &self.pages);
        // Only compared with what the sheet says: nothing of it is shown.
        let sight = Sight::of([self.spec]);
        self.store.read_noting(self.actor, self.now, &sight, |read| {
            let mut check = Check::begin(self, &columns, read)?;
            let mut trouble = None;
            let mut passed = 0;
            self.each(&columns, &mut |_| passed += 1, &mut |row| match check.row(&row) {
                Ok(remarks) => {
                    told(&row, &remarks);
                    check.keep(remarks);
                    if row.index % 10_000 == 9_999 {
                        progress(u64::from(row.index) + 1);
                        sight.take();
                    }
                    ControlFlow::Continue(())
                }
                Err(refusal) => {
                    trouble = Some(refusal);
                    ControlFlow::Break(())
                }
            })?;
            sight.take();
            check.done.counts.passed += passed;
            trouble.map_or(Ok(check.done), Err)
        })
    }
}

struct Check<'c, 'd> {
    import: &'c Import<'c>,
    columns: &'c Columns,
    read: &'c Reader<'d>,
    cells: CellReader<'c>,
    key: Option<(&'static FieldSpec, KnownKeys)>,
    seen: HashMap<u64, u32>,
    done: Checked,
}

impl<'c, 'd> Check<'c, 'd> {
    fn begin(import: &'c Import<'c>, columns: &'c Columns, read: &'c Reader<'d>) -> Result<Check<'c, 'd>, Refusal> {
        let unique = import.spec.fields.iter().find(|field| field.unique);
        let key = match unique.filter(|field| import.mapping.has(columns, field.name)) {
            Some(field) => Some((field, read.known_keys(import.spec, field, import.actor.office)?)),
            None => None,
        };
        let companions = columns.rules.begin.map(|begin| begin(read)).transpose()?;
        let done = Checked {
            counts: Counts::default(),
            remarks: Vec::new(),
            remarks_in_all: 0,
            shown: Vec::new(),
            states: Vec::new(),
            existing: HashMap::new(),
            names: HashMap::new(),
            companions,
        };
        let cells = CellReader::new(columns, import.shape.format, read.today());
        Ok(Check { import, columns, read, cells, key, seen: HashMap::new(), done })
    }

    fn row(&mut self, row: &DataRow<'_>) -> Result<Vec<CellRemark>, Refusal> {
        self.done.counts.rows += 1;
        if self.cells.passes_over(&row.raw) {
            self.done.counts.passed += 1;
            self.done.states.push(RowState::Passed);
            return Ok(Vec::new());
        }
        let mut reading = self.cells.read(&row.raw, self.import.spec);
        self.references(&mut reading)?;
        let existing = self.existing(row, &mut reading)?;
        let mut remarks = std::mem::take(&mut reading.remarks);
        finish_values(self.columns, &mut reading, existing.is_some(), &mut remarks);
        let read_row = ReadRow { row: row.index, values: reading.values, companions: reading.companions };
        let mut warnings = Vec::new();
        let mut same = Same::Yes;
        if remarks.is_empty() {
            warnings = self.across(&read_row, existing.as_ref(), &mut remarks)?;
        }
        if remarks.is_empty()
            && let Some(companions) = &mut self.done.companions
        {
            match companions.look(self.read, &read_row, existing.as_ref().map(|row| row.id))? {
                Ok(found) => same = found,
                Err(found) => remarks = found,
            }
        }
        let state = if remarks.is_empty() { self.state(&read_row, existing.as_ref(), same)? } else { RowState::Wrong };
        self.count(row, state, existing.map(|row| row.id), !warnings.is_empty());
        if state != RowState::Wrong && self.done.shown.len() < SHOWN {
            let mapped = self.import.mapping.0.iter().flatten();
            self.done.shown.push(mapped.map(|place| self.as_saved(row, &read_row, *place)).collect());
        }
        let errors =
            remarks.iter().map(|remark| self.told(row, &remark.key, remark.message.say(self.import.lang), true));
        let mut told: Vec<CellRemark> = errors.collect();
        told.extend(warnings.iter().map(|(key, message)| self.told(row, key, message, false)));
        Ok(told)
    }

    fn count(&mut self, row: &DataRow<'_>, state: RowState, existing: Option<RecordId>, warned: bool) {
        let counts = &mut self.done.counts;
        match state {
            RowState::Passed => counts.passed += 1,
            RowState::Wrong => counts.wrong += 1,
            RowState::New => counts.new += 1,
            RowState::Changed => counts.changed += 1,
            RowState::Same => counts.same += 1,
        }
        counts.warned += u64::from(warned && state != RowState::Wrong);
        if let (RowState::Changed, Some(id)) = (state, existing) {
            self.done.existing.insert(row.index, id);
        }
        self.done.states.push(state);
        if state != RowState::Wrong && self.done.shown.len() < SHOWN {
            let mapped = self.import.mapping.0.iter().flatten();
            self.done.shown.push(mapped.map(|place| row.raw.at(*place).text()).collect());
        }
    }

    /// What a column becomes, in words; a column that is put together with others, as it stands in the sheet.
    fn as_saved(&self, row: &DataRow<'_>, read: &ReadRow, place: usize) -> String {
        let companion = place.checked_sub(self.columns.own).and_then(|index| read.companions.get(index));
        let shown = self.columns.fields[place].and_then(|field| {
            let value = if companion.is_some() { companion } else { read.values.get(field.name) };
            value.map(|value| field.show(&kernel::Held::Known(value.clone()), self.import.lang))
        });
        shown.filter(|text| !text.is_empty()).unwrap_or_else(|| row.raw.at(place).text())
    }

    fn keep(&mut self, remarks: Vec<CellRemark>) {
        self.done.remarks_in_all += remarks.len() as u64;
        let room = MOST_REMARKS.saturating_sub(self.done.remarks.len());
        self.done.remarks.extend(remarks.into_iter().take(room));
    }

    fn told(&self, row: &DataRow<'_>, key: &str, message: &str, error: bool) -> CellRemark {
        let place = self.columns.place(key);
        let field = place.and_then(|place| self.columns.fields[place]);
        CellRemark {
            row: row.number,
            column: place.and_then(|place| self.import.mapping.column(&self.import.shape, place)),
            label: place.map_or_else(String::new, |place| self.columns.label(place, self.import.lang)),
            value: place.map_or_else(String::new, |place| row.raw.at(place).text()),
            message: message.to_owned(),
            allowed: field
                .map_or_else(String::new, |field| super::export_rows::answers(field.kind, self.import.lang).join(", ")),
            error,
        }
    }

    /// Finds the records that names and numbers refer to.
    fn references(&mut self, reading: &mut Reading) -> Result<(), Refusal> {
        for (place, text) in std::mem::take(&mut reading.references) {
            let Some(field) = self.columns.fields[place] else { continue };
            let known = self.done.names.get(&(place, text.clone())).copied();
            let found = match known {
                Some(found) => found,
                None => {
                    let found = referred(self.read, field, &text)?;
                    if self.done.names.len() < MOST_NAMES {
                        self.done.names.insert((place, text), found);
                    }
                    found
                }
            };
            match found {
                Some(to) => reading.values.put(field.tag, Value::Reference(to)),
                None => reading.remarks.push(remark(field.name, "reference", NO_SUCH_RECORD)),
            }
        }
        Ok(())
    }

    /// The record that a row means: by its id, by the key of its kind, or by being the same row as once before.
    fn existing(&mut self, row: &DataRow<'_>, reading: &mut Reading) -> Result<Option<Row>, Refusal> {
        let id = row.raw.text(ID);
        if !id.is_empty() {
            let found = id.parse().ok().map(|id| self.held(id)).transpose()?.flatten();
            if found.is_none() {
                reading.remarks.push(remark(ID, "id", NO_SUCH_ID));
            }
            return Ok(found);
        }
        let own = self.import.actor.office;
        if let Some((field, known)) = &self.key
            && let Some((_, value)) = reading.values.items().iter().find(|(tag, _)| *tag == field.tag)
        {
            let hash = known.hash(self.import.store.keys(), value);
            if self.seen.insert(short(&hash), row.number).is_some() {
                reading.remarks.push(remark(field.name, "twice", TWICE));
            }
            return known.record(&hash).map_or(Ok(None), |id| self.held(id));
        }
        let id = content_id(own, self.import.spec, &reading.values, &reading.companions);
        if self.seen.insert(u64::from_be_bytes(id.0[..8].try_into().unwrap_or_default()), row.number).is_some() {
            reading.remarks.push(remark("", "twice", TWICE));
        }
        self.held(id)
    }

    fn held(&self, id: RecordId) -> Result<Option<Row>, Refusal> {
        match self.read.row(self.import.spec, id) {
            Ok(row) => Ok(Some(row).filter(|row| row.home == self.import.actor.office && !row.withdrawn)),
            Err(Refusal::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Rules across fields. Answers warnings as (key, words); errors join the remarks.
    fn across(
        &mut self,
        row: &ReadRow,
        existing: Option<&Row>,
        remarks: &mut Vec<Remark>,
    ) -> Result<Vec<(String, String)>, Refusal> {
        let warnings = match &mut self.done.companions {
            Some(companions) => Ok(companions.warnings(row, self.import.lang)),
            None => {
                let whole = existing.map_or_else(|| row.values.clone(), |existing| row.values.filled_from(existing));
                (self.import.pages.check)(self.read, &whole, self.import.lang)
            }
        };
        match warnings {
            Ok(warnings) => Ok(warnings.into_iter().map(|warning| (warning.field, warning.message)).collect()),
            Err(Refusal::Invalid(problems)) => {
                let found = problems.into_iter();
                remarks.extend(found.map(|one| Remark { key: one.field, code: one.code, message: one.message }));
                Ok(Vec::new())
            }
            Err(other) => Err(other),
        }
    }

    fn state(&self, row: &ReadRow, existing: Option<&Row>, same: Same) -> Result<RowState, Refusal> {
        let Some(existing) = existing else { return Ok(RowState::New) };
        let mut values = row.values.clone();
        if let Some(before) = self.import.pages.before_save {
            before(self.read, Some(existing), &mut values, kernel::ActionId(existing.id))?;
        }
        let stands = |(tag, value): &(u32, Value)| {
            let cell = existing.spec.field(*tag).map(|(index, _)| &existing.cells[index]);
            cell.and_then(|cell| cell.known()) == Some(value)
        };
        let unchanged = values.items().iter().all(stands) && same == Same::Yes;
        Ok(if unchanged { RowState::Same } else { RowState::Changed })
    }
}

//! The second pass: the rows that were found good are read again on a thread of their own and handed to the writer in
//! entries of many records, some entries a transaction. What is in memory does not grow with the sheet.
//! Not here: the record of the import itself (`import_batch`).

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use kernel::journal::MOST_CHANGES;
use kernel::{ActionId, Changes, RecordId, RecordSpec, Reference, Refusal, Value};
use store::{Action, Reader, UseCase};

use super::RecordPages;
use super::import_cell::CellReader;
use super::import_check::{Checked, RowState};
use super::import_ids::{Ids, content_id};
use super::import_rows::{Import, columns_of};
use super::import_rules::{Columns, Companions, Minted, ReadRow};
use super::import_values::finish_values;

/// Up to so many rows are written in one transaction: all of them or none.
pub const TOGETHER: u64 = 10_000;
/// Entries of one transaction beyond that: the more rows share a commit, the less often the pages of look-ups, which lie
/// anywhere, are written.
const ENTRIES: usize = 256;
/// Transactions' worth of rows that are read ahead of the writer.
const AHEAD: usize = 1;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows that made a record.
    pub new: u64,
    /// Rows that changed one.
    pub changed: u64,
    /// Entries.
    pub steps: u32,
}

/// How a write ended.
pub struct Ended {
    /// What is on disk.
    pub written: Written,
    /// Why it stopped before the end.
    pub refusal: Option<Refusal>,
}

/// A row on its way to the writer.
struct Ready {
    row: ReadRow,
    /// The record that it changes, or that it makes.
    id: RecordId,
    state: RowState,
    /// Made again by the same row: what is there, even if withdrawn, is taken up.
    by_content: bool,
}

/// What the use cases of all entries share.
struct Office {
    spec: &'static RecordSpec,
    pages: RecordPages,
    ids: Ids,
    companions: Mutex<Option<Box<dyn Companions>>>,
}

impl Import<'_> {
    /// Writes what was checked. Records that are made are those of `action`. `progress` is told the rows so far.
    ///
    /// # Errors
    /// Nothing: what refuses stands in the answer beside what was written before it.
    pub fn write(&self, checked: Checked, action: ActionId, progress: &mut dyn FnMut(u64)) -> Ended {
        let columns = columns_of(self.spec, &self.pages);
        let rows = checked.counts.new + checked.counts.changed;
        let Checked { states, existing, names, companions, .. } = checked;
        let ids = Ids::of(action);
        let office = Office { spec: self.spec, pages: self.pages, ids, companions: Mutex::new(companions) };
        let office = Arc::new(office);
        let most = (MOST_CHANGES / columns.rules.records_a_row.max(1)).max(1);
        let entries = if rows <= TOGETHER { usize::MAX } else { ENTRIES };
        let (sender, receiver) = sync_channel(if rows <= TOGETHER { most } else { ENTRIES * AHEAD });
        let today = kernel::day::Zone::Wib.day(self.now.as_millisecond());
        let known = Known { states: &states, existing: &existing, names: &names, ids, today, most };
        let (columns, known) = (&columns, &known);
        std::thread::scope(|threads| {
            let reader = threads.spawn(move || self.read_ahead(columns, known, sender));
            let mut ended = self.hand_over(&office, receiver, entries, progress);
            let read = reader.join().unwrap_or_else(|_| Err(Refusal::fault("reading the sheet stopped")));
            if ended.refusal.is_none() {
                ended.refusal = read.err();
            }
            ended
        })
    }

    /// Reads the good rows and sends them on in portions of one entry. Ends early when nobody takes them any more.
    fn read_ahead(&self, columns: &Columns, known: &Known<'_>, to: SyncSender<Vec<Ready>>) -> Result<(), Refusal> {
        let cells = CellReader::new(columns, self.shape.format, known.today);
        let mut portion = Vec::with_capacity(known.most);
        let unique = self.spec.fields.iter().find(|field| field.unique).map(|field| field.tag);
        self.each(columns, &mut |_| {}, &mut |row| {
            let state = known.states.get(row.index as usize).copied().unwrap_or(RowState::Wrong);
            if !matches!(state, RowState::New | RowState::Changed) {
                return ControlFlow::Continue(());
            }
            let mut reading = cells.read(&row.raw, self.spec);
            for (place, text) in std::mem::take(&mut reading.references) {
                let found = known.names.get(&(place, text)).copied().flatten();
                if let (Some(field), Some(to)) = (columns.fields[place], found) {
                    reading.values.put(field.tag, Value::Reference(to));
                }
            }
            let keyed = reading.values.items().iter().any(|(tag, _)| Some(*tag) == unique);
            let by_content = state == RowState::New && !keyed;
            let id = match known.existing.get(&row.index) {
                Some(id) => *id,
                None if by_content => content_id(self.actor.office, self.spec, &reading.values, &reading.companions),
                None => known.ids.id(0, row.index),
            };
            finish_values(columns, &mut reading, state == RowState::Changed, &mut Vec::new());
            let read = ReadRow { row: row.index, values: reading.values, companions: reading.companions };
            portion.push(Ready { row: read, id, state, by_content });
            if portion.len() < known.most {
                return ControlFlow::Continue(());
            }
            match to.send(std::mem::replace(&mut portion, Vec::with_capacity(known.most))) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        })?;
        // Where nobody takes the last portion, the writer has refused and says why.
        let _ = to.send(portion);
        Ok(())
    }

    /// Takes portions, makes use cases of them and gives some to the writer at a time.
    fn hand_over(
        &self,
        office: &Arc<Office>,
        from: Receiver<Vec<Ready>>,
        entries: usize,
        progress: &mut dyn FnMut(u64),
    ) -> Ended {
        let mut ended = Ended { written: Written::default(), refusal: None };
        let mut waiting: Vec<(Action, UseCase)> = Vec::new();
        let mut counted = Written::default();
        let mut portions = from.into_iter().peekable();
        while let Some(portion) = portions.next() {
            counted.new += portion.iter().filter(|row| row.state == RowState::New).count() as u64;
            counted.changed += portion.iter().filter(|row| row.state == RowState::Changed).count() as u64;
            if !portion.is_empty() {
                waiting.push((self.step(office, counted.steps), use_case(Arc::clone(office), portion)));
                counted.steps += 1;
            }
            if waiting.len() < entries && portions.peek().is_some() {
                continue;
            }
            if let Err(refusal) = self.store.act_all(std::mem::take(&mut waiting)) {
                ended.refusal = Some(refusal);
                return ended;
            }
            ended.written = counted;
            progress(counted.new + counted.changed);
        }
        ended
    }

    fn step(&self, office: &Office, step: u32) -> Action {
        Action { id: office.ids.step(step), digest: [0; 32], actor: self.actor.clone(), now: self.now }
    }
}

/// What the first pass found, as the thread that reads ahead needs it.
struct Known<'k> {
    states: &'k [RowState],
    existing: &'k HashMap<u32, RecordId>,
    names: &'k HashMap<(usize, String), Option<Reference>>,
    ids: Ids,
    today: Date,
    most: usize,
}

fn use_case(office: Arc<Office>, rows: Vec<Ready>) -> UseCase {
    Box::new(move |read| {
        let mut changes = Changes::new();
        for ready in rows {
            office.take_up(read, ready, &mut changes)?;
        }
        Ok(changes)
    })
}

impl Office {
    fn take_up(&self, read: &Reader<'_>, ready: Ready, changes: &mut Changes) -> Result<(), Refusal> {
        let there = match ready.state {
            RowState::Changed => Some(read.row(self.spec, ready.id)?),
            _ if ready.by_content => match read.row(self.spec, ready.id) {
                Ok(row) => Some(row),
                Err(Refusal::NotFound) => None,
                Err(other) => return Err(other),
            },
            _ => None,
        };
        let ReadRow { row, values, companions } = ready.row;
        let mut whole = values.clone();
        if let Some(before) = self.pages.before_save {
            before(read, there.as_ref().filter(|row| !row.withdrawn), &mut whole, self.ids.step(row))?;
        }
        let own = match &there {
            Some(there) => {
                let back = there.withdrawn.then_some((0, Value::Integer(0)));
                changes.edit_row(there, whole.items().iter().cloned().chain(back));
                there.reference_to()
            }
            None => {
                let home = self.pages.home.map_or(Ok(read.actor().office), |home| home(read, &whole))?;
                changes.create_row(self.spec, ready.id, home, whole.items().iter().cloned());
                Reference { record: ready.id, home }
            }
        };
        let mut beside = self.companions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(beside) = beside.as_mut() {
            let read_row = ReadRow { row, values: whole, companions };
            let ids = self.ids;
            let mint = move |number: u64| ids.id((number >> 32) as u32, number as u32);
            beside.write(read, &read_row, own, &Minted(&mint), changes)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_never_holds_more_records_than_the_journal_allows() {
        for records_a_row in 1..=8 {
            let rows = (MOST_CHANGES / records_a_row).max(1);
            assert!(rows * records_a_row <= MOST_CHANGES, "{records_a_row}");
        }
    }
}

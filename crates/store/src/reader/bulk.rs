//! What an import asks of a whole office at once instead of row by row: which keys are there, where its stream stands, and
//! which records the entries of some actions touched. Not here: what is done with the answers (web).

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

use kernel::access::Scope;
use kernel::fold::StreamId;
use kernel::id::{ActionId, RecordId};
use kernel::journal::decode;
use kernel::refusal::Refusal;
use kernel::row::Row;
use kernel::spec::{FieldSpec, RecordSpec};
use kernel::value::Value;

use super::Reader;
use crate::derived::lookup_text;
use crate::engine::Cell;
use crate::error::StoreError;
use crate::kept;
use crate::keys::Keys;
use crate::statement::{MOST_REGIONS, range_end};

/// The keyed hash of a value in one field: the same on this node as long as it has its key.
pub type KeyHash = [u8; 32];

/// The keys of one field that records of one office hold.
#[derive(Debug)]
pub struct KnownKeys {
    kind: u32,
    tag: u32,
    held: HashMap<KeyHash, RecordId>,
}

impl KnownKeys {
    /// The hash of a value, for telling equal ones apart without keeping them.
    pub fn hash(&self, keys: &Keys, value: &Value) -> KeyHash {
        keys.lookup_hash(self.kind, self.tag, &lookup_text(value))
    }

    /// The record that holds the value of this hash.
    pub fn record(&self, hash: &KeyHash) -> Option<RecordId> {
        self.held.get(hash).copied()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.held.len()
    }
}

/// A record that an entry touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Touched {
    /// Its kind.
    pub kind: u32,
    /// Which record.
    pub record: RecordId,
}

/// Records and entries of some actions.
#[derive(Debug, Default)]
pub struct TouchedBy {
    /// Every record once, in the order in which it was first touched.
    pub records: Vec<Touched>,
    /// The numbers of the entries within the stream.
    pub sequences: HashSet<u64>,
}

/// A walk over every record of a kind that a reader may see, by region and id: at the same cost at its end as at its
/// beginning. It holds where it is and nothing else.
#[derive(Debug)]
pub struct Walk {
    spec: &'static RecordSpec,
    filters: Vec<(u32, Value)>,
    fields: Vec<u32>,
    regions: Vec<String>,
    after: Option<(String, RecordId)>,
}

impl Walk {
    /// Begins a walk: rows whose clear fields hold these values, opened as far as these fields go.
    pub fn over(
        read: &Reader<'_>,
        spec: &'static RecordSpec,
        filters: Vec<(u32, Value)>,
        fields: impl IntoIterator<Item = u32>,
    ) -> Walk {
        let regions = match &read.actor().scope {
            Scope::Regions(prefixes) => prefixes.iter().rev().take(MOST_REGIONS).cloned().collect(),
            Scope::Person(_) | Scope::Emergency(_) | Scope::Nothing => Vec::new(),
        };
        Walk { spec, filters, fields: fields.into_iter().collect(), regions, after: None }
    }

    /// The next rows, masked for the reader; none at the end.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn next(&mut self, read: &Reader<'_>, limit: usize) -> Result<Vec<Row>, Refusal> {
        while let Some(region) = self.regions.last() {
            let (sql, values) = self.statement(read, region, limit);
            let opener = read.opener();
            let wanted = |field: &FieldSpec| self.fields.contains(&field.tag) && read.sees(self.spec, field);
            let found = read.db.query(&sql, &values, |row| kept::read(&opener, self.spec, row, wanted));
            let found = found.map_err(StoreError::from)?.into_iter().collect::<Result<Vec<_>, _>>()?;
            let rows: Vec<Row> = found.into_iter().map(|kept| read.masked(kept.into_row())).collect();
            match rows.last() {
                Some(last) => {
                    self.after = Some((last.region.clone(), last.id));
                    return Ok(rows);
                }
                None => {
                    self.regions.pop();
                    self.after = None;
                }
            }
        }
        Ok(Vec::new())
    }

    fn statement(&self, read: &Reader<'_>, region: &str, limit: usize) -> (String, Vec<Cell>) {
        let mut values = vec![Cell::from(range_end(region))];
        let mut sql = format!(
            "SELECT {} FROM \"{}\" WHERE withdrawn = 0 AND region_now < $1",
            kept::columns(self.spec, ""),
            self.spec.name
        );
        match &self.after {
            Some((region, id)) => {
                values.extend([Cell::from(region.as_str()), Cell::from(*id)]);
                sql.push_str(" AND (region_now, id) > ($2, $3)");
            }
            None => {
                values.push(Cell::from(region));
                sql.push_str(" AND region_now >= $2");
            }
        }
        for (tag, value) in &self.filters {
            let field = self.spec.field(*tag).map(|(_, field)| field);
            match field.filter(|field| !field.sealed && read.sees(self.spec, field)) {
                None => sql.push_str(" AND 1 = 0"),
                Some(field) => {
                    values.push(kept::value_column(value));
                    sql.push_str(&format!(" AND \"{}\" = ${}", field.name, values.len()));
                }
            }
        }
        sql.push_str(&format!(" ORDER BY region_now, id LIMIT {}", limit.clamp(1, 1_000)));
        (sql, values)
    }
}

impl Reader<'_> {
    /// The keys of a field at one office, all at once. The actor's own right to the field counts.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn known_keys(
        &self,
        spec: &'static RecordSpec,
        field: &FieldSpec,
        home: RecordId,
    ) -> Result<KnownKeys, Refusal> {
        let mut known = KnownKeys { kind: spec.kind, tag: field.tag, held: HashMap::new() };
        if !self.actor.sees(spec, field) {
            return Ok(known);
        }
        let sql = format!(
            "SELECT l.hash, l.record FROM fold_lookup l JOIN \"{}\" r ON r.id = l.record \
             WHERE l.kind = $1 AND l.tag = $2 AND r.home = $3 AND r.withdrawn = 0",
            spec.name
        );
        let values = [Cell::from(spec.kind), Cell::from(field.tag), Cell::from(home)];
        let rows = self.db.query(&sql, &values, |row| Some((KeyHash::try_from(row.bytes(0)).ok()?, row.id(1)?)));
        known.held.extend(rows.map_err(StoreError::from)?.into_iter().flatten());
        Ok(known)
    }

    /// The record that holds this value in the field of these keys.
    pub fn lookup_hashed(&self, known: &KnownKeys, value: &Value) -> Option<RecordId> {
        known.record(&known.hash(&self.shared.keys, value))
    }

    /// The number of the last entry that this node wrote for an office.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn last_sequence(&self, home: RecordId) -> Result<u64, Refusal> {
        let sql = "SELECT sequence FROM journal_stream WHERE node = $1 AND home = $2";
        let values = [Cell::from(self.shared.node), Cell::from(home)];
        let found = self.db.query(sql, &values, |row| row.integer(0)).map_err(StoreError::from)?;
        Ok(found.first().map_or(0, |sequence| sequence.unsigned_abs()))
    }

    /// What the entries of these actions touched, among the entries that this node wrote for an office in this range.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn touched_by(
        &self,
        home: RecordId,
        range: RangeInclusive<u64>,
        actions: &HashSet<ActionId>,
    ) -> Result<TouchedBy, Refusal> {
        let sql = "SELECT e.sequence, e.body, e.action FROM journal_stream s JOIN journal_entry e ON e.stream = s.number \
                   WHERE s.node = $1 AND s.home = $2 AND e.sequence >= $3 AND e.sequence <= $4 ORDER BY e.sequence";
        let mut found = TouchedBy::default();
        let mut seen = HashSet::new();
        let mut next = *range.start();
        while next <= *range.end() {
            let last = (next + 99).min(*range.end());
            let values =
                [Cell::from(self.shared.node), Cell::from(home), Cell::from(next as i64), Cell::from(last as i64)];
            let entries = self.db.query(sql, &values, |row| {
                let ours = row.id(2).is_some_and(|action| actions.contains(&ActionId(action)));
                ours.then(|| (row.integer(0) as u64, decode(row.bytes(1))))
            });
            for (sequence, entry) in entries.map_err(StoreError::from)?.into_iter().flatten() {
                found.sequences.insert(sequence);
                for change in entry.map_err(StoreError::from)?.changes {
                    if seen.insert(change.record) {
                        found.records.push(Touched { kind: change.kind, record: change.record });
                    }
                }
            }
            next = last + 1;
        }
        Ok(found)
    }

    /// Did no other entries touch a record than these, which this node wrote for an office?
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn is_touched_only_by(
        &self,
        record: RecordId,
        home: RecordId,
        sequences: &HashSet<u64>,
    ) -> Result<bool, Refusal> {
        let sql = "SELECT s.node, s.home, t.sequence FROM journal_touched t JOIN journal_stream s ON s.number = t.stream \
                   WHERE t.record = $1";
        let touches = self.db.query(sql, &[Cell::from(record)], |row| {
            let own = row.id(0) == Some(self.shared.node) && row.id(1) == Some(home);
            own && sequences.contains(&row.integer(2).unsigned_abs())
        });
        Ok(touches.map_err(StoreError::from)?.into_iter().all(|ours| ours))
    }

    /// The stream in which this node writes for an office.
    pub fn own_stream(&self, home: RecordId) -> StreamId {
        StreamId { node: self.shared.node, home }
    }
}

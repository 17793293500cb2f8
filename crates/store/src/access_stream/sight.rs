//! What a reading opens and what it notes. Without a sight that names a kind, its specific fields stay shut; with one,
//! every record whose values were really opened is noted, so that the access stream can be written before the page leaves.
//! Not here: who may (kernel::access), the writing (`super`).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use kernel::spec::{Class, FieldType, Subject};
use kernel::{FieldSpec, Held, RecordId, RecordSpec, Row, Value};

use super::STREAM;
use super::entry::{Opened, Person};
use crate::error::StoreError;

/// What one reading may open of specific fields, and what it has opened so far.
#[derive(Debug)]
pub struct Sight {
    opens: Opens,
    /// The class from which on it is noted.
    from: Class,
    seen: RefCell<BTreeMap<(u32, RecordId), Look>>,
}

#[derive(Debug)]
enum Opens {
    /// No specific field.
    Nothing,
    /// Those of these kinds.
    Kinds(Vec<u32>),
    /// Those of every kind.
    All,
}

/// A record of which values were opened, or a list that was exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The kind.
    pub kind: u32,
    /// Which record; none for a list.
    pub record: Option<RecordId>,
    /// Whom it is about.
    pub person: Option<RecordId>,
    /// Whether the record's own declaration hides the person.
    pub hidden: bool,
    /// Where the record lies, or the region that a list covers.
    pub region: String,
    /// How many records.
    pub count: u64,
    /// The fields.
    pub tags: BTreeSet<u32>,
}

impl Sight {
    /// Opens nothing that is specific.
    pub fn closed() -> Sight {
        Sight::with(Opens::Nothing, Class::Specific)
    }

    fn with(opens: Opens, from: Class) -> Sight {
        Sight { opens, from, seen: RefCell::default() }
    }

    /// Opens specific fields of these kinds.
    pub fn of(kinds: impl IntoIterator<Item = &'static RecordSpec>) -> Sight {
        let kinds: Vec<u32> = kinds.into_iter().map(|spec| spec.kind).collect();
        Sight::with(Opens::Kinds(kinds), Class::Specific)
    }

    /// Opens specific fields of every kind, for what the machine itself is asked on its own command line.
    pub fn all() -> Sight {
        Sight::with(Opens::All, Class::Specific)
    }

    /// Opens everything and notes personal fields too: one person's record in an emergency.
    pub fn emergency() -> Sight {
        Sight::with(Opens::All, Class::Personal)
    }

    /// Does it open specific fields of this kind?
    pub fn opens(&self, spec: &RecordSpec) -> bool {
        match &self.opens {
            Opens::Nothing => false,
            Opens::Kinds(kinds) => kinds.contains(&spec.kind),
            Opens::All => true,
        }
    }

    /// What was opened, each record once; it is forgotten here.
    pub fn take(&self) -> Vec<Look> {
        std::mem::take(&mut *self.seen.borrow_mut()).into_values().collect()
    }

    /// What a row, masked for its reader already, passes on its way out: specific fields that this sight does not open
    /// are shut, those that it opens are noted.
    pub(crate) fn pass(&self, row: &mut Row, person_kind: Option<u32>) {
        let fields = row.spec.fields.iter().zip(&mut row.cells);
        if self.opens(row.spec) {
            let opened = fields.filter(|(field, cell)| self.notes(field, cell)).map(|(field, _)| field.tag);
            let tags: Vec<u32> = opened.collect();
            self.note_tags(row, person_kind, tags);
        } else {
            fields.filter(|(field, _)| field.class == Class::Specific).for_each(|(_, cell)| *cell = Held::Sealed);
        }
    }

    /// A field with something in it that the reader sees, of a class that is noted.
    pub(crate) fn notes(&self, field: &FieldSpec, cell: &Held<Value>) -> bool {
        field.class >= self.from && cell.known().is_some_and(|value| !value.is_null())
    }

    /// Notes fields of a row whose values were opened elsewhere, as in its history.
    pub(crate) fn note_tags(&self, row: &Row, person_kind: Option<u32>, tags: impl IntoIterator<Item = u32>) {
        let mut tags = tags.into_iter().peekable();
        if tags.peek().is_none() {
            return;
        }
        let mut seen = self.seen.borrow_mut();
        let look = seen.entry((row.spec.kind, row.id)).or_insert_with(|| look_at(row, person_kind));
        look.tags.extend(tags);
    }
}

fn look_at(row: &Row, person_kind: Option<u32>) -> Look {
    let (person, hidden) = person_of(row, person_kind);
    Look {
        kind: row.spec.kind,
        record: Some(row.id),
        person,
        hidden,
        region: row.region.clone(),
        count: 1,
        tags: BTreeSet::new(),
    }
}

/// Whom a row is about, and whether its declaration hides that: a reference to a person that is itself sealed.
fn person_of(row: &Row, person_kind: Option<u32>) -> (Option<RecordId>, bool) {
    let Some(kind) = person_kind else { return (None, false) };
    if row.spec.kind == kind {
        return (Some(row.id), false);
    }
    let mut fields = row.spec.fields.iter().zip(&row.cells);
    let found = fields.find(|(field, _)| field.kind == FieldType::Reference(kind));
    let Some((field, cell)) = found else { return (None, false) };
    let hidden = field.class.is_sealed() || field.subject != Subject::None;
    (cell.known().and_then(Value::as_reference).map(|to| to.record), hidden)
}

impl Look {
    /// A list of one kind that left as a file: how many records, of which region, which fields.
    pub fn list(spec: &RecordSpec, region: &str, count: u64, tags: impl IntoIterator<Item = u32>) -> Look {
        Look {
            kind: spec.kind,
            record: None,
            person: None,
            hidden: false,
            region: region.to_owned(),
            count,
            tags: tags.into_iter().collect(),
        }
    }

    /// Entries of this stream that left as a file: how many, of which region.
    pub fn stream(region: &str, count: u64) -> Look {
        Look {
            kind: STREAM,
            record: None,
            person: None,
            hidden: false,
            region: region.to_owned(),
            count,
            tags: BTreeSet::new(),
        }
    }

    /// As the entry holds it.
    pub(super) fn opened(
        &self,
        seal: impl FnOnce(RecordId) -> Result<Vec<u8>, StoreError>,
    ) -> Result<Opened, StoreError> {
        let person = match self.person {
            None => Person::Nobody,
            Some(person) if self.hidden => Person::Hidden(seal(person)?),
            Some(person) => Person::Clear(person),
        };
        Ok(Opened {
            kind: self.kind,
            record: self.record,
            person,
            region: self.region.clone(),
            count: self.count,
            tags: self.tags.iter().copied().collect(),
        })
    }
}

//! The copy of a person's data with the trail of who looked (UU 27/2022 art. 7 and 32), made from the declarations of every
//! room: each kind that names the resident, and what belongs to such a record. It holds what its maker may read and no
//! more, so that asking for a copy opens nothing to anybody; what is closed to them is named with who holds it. Not here:
//! the request (`data_request`), the printed words (`papers::data_copy`).

use kernel::spec::FieldType;
use kernel::{FieldSpec, Held, Lang, Phrase, Record, RecordId, RecordSpec, Refusal, Role, Row, Value};
use store::Reader;
use web::Room;

use crate::records::{
    Account, BreakGlass, Handover, Household, LegalHold, ListingArea, ListingVisit, Office, Resident, SamePerson,
};
use crate::words::data_request as words;

/// Kinds that are told in person: an emergency, what an investigation holds, somebody else's card, a colleague's desk.
const IN_PERSON: &[u32] =
    &[LegalHold::SPEC.kind, BreakGlass::SPEC.kind, SamePerson::SPEC.kind, Handover::SPEC.kind, Account::SPEC.kind];

/// Kinds that several people share: what hangs on them is not this person's.
const SHARED: &[u32] = &[Household::SPEC.kind, ListingVisit::SPEC.kind, ListingArea::SPEC.kind, Office::SPEC.kind];

/// Records of one kind that are followed to what belongs to them.
const MOST_FOLLOWED: usize = 50;

/// Everything that is told of one person.
#[derive(Debug, Clone, Default)]
pub struct DataCopy {
    /// Records by kind, in the order of the rooms.
    pub groups: Vec<Group>,
    /// Kinds that the maker may not read, with who may.
    pub elsewhere: Vec<(Phrase, &'static [Role])>,
}

/// Records of one kind.
#[derive(Debug, Clone)]
pub struct Group {
    /// What the room is called.
    pub room: Phrase,
    /// The kind's stable name.
    pub kind: &'static str,
    /// What the kind is called.
    pub label: Phrase,
    /// The records, oldest first.
    pub records: Vec<Entry>,
}

/// One record.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: RecordId,
    /// What is in it.
    pub facts: Vec<Fact>,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The field's stable name.
    pub name: &'static str,
    /// What it is called.
    pub label: Phrase,
    /// What is in it, in words.
    pub text: String,
    /// Closed to the maker of the copy.
    pub shut: bool,
}

/// Gathers what the reader may tell of a resident.
///
/// # Errors
/// `NotFound` where the resident is out of reach; `Busy`, `Fault`.
pub fn gather(read: &Reader<'_>, rooms: &[&'static Room], resident: RecordId, lang: Lang) -> Result<DataCopy, Refusal> {
    let own = read.row(Resident::SPEC, resident)?;
    let mut copy = DataCopy::default();
    let mut found: Vec<Row> = vec![own];
    for room in rooms {
        for spec in room.records.iter().copied().filter(|spec| !IN_PERSON.contains(&spec.kind)) {
            if !is_about_people(spec, rooms) {
                continue;
            }
            if !read.actor().is_one_of(spec.read) {
                copy.elsewhere.push((spec.label, spec.read));
                continue;
            }
            let rows = rows_of(read, spec, resident, &found)?;
            if !rows.is_empty() {
                let records = rows.iter().map(|row| entry(read, row, resident, lang)).collect::<Result<Vec<_>, _>>()?;
                copy.groups.push(Group { room: room.label, kind: spec.name, label: spec.label, records });
            }
            found.extend(rows.into_iter().filter(|row| row.spec.kind != Resident::SPEC.kind).take(MOST_FOLLOWED));
        }
    }
    Ok(copy)
}

/// Does a kind name residents, or belong to one that does?
fn is_about_people(spec: &'static RecordSpec, rooms: &[&'static Room]) -> bool {
    let names = |spec: &RecordSpec| references(spec, Resident::SPEC.kind).next().is_some();
    let belongs = || {
        let all = rooms.iter().flat_map(|room| room.records).copied();
        all.filter(|owner| names(owner) && !SHARED.contains(&owner.kind) && !IN_PERSON.contains(&owner.kind))
            .any(|owner| references(spec, owner.kind).next().is_some())
    };
    spec.kind == Resident::SPEC.kind || names(spec) || belongs()
}

/// The clear references of a kind to another. Where the person is sealed, the declaration hides whom it is about, and
/// nobody may look them up by that.
fn references(spec: &RecordSpec, to: u32) -> impl Iterator<Item = &FieldSpec> {
    spec.fields.iter().filter(move |field| field.kind == FieldType::Reference(to) && !field.class.is_sealed())
}

fn rows_of(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    resident: RecordId,
    found: &[Row],
) -> Result<Vec<Row>, Refusal> {
    if spec.kind == Resident::SPEC.kind {
        return Ok(vec![read.row(spec, resident)?]);
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |more: Vec<Row>| {
        for row in more {
            if rows.iter().all(|known| known.id != row.id) {
                rows.push(row);
            }
        }
    };
    let direct: Vec<&FieldSpec> = references(spec, Resident::SPEC.kind).collect();
    for field in &direct {
        add(read.referring_rows(spec, field.name, resident)?);
    }
    if direct.is_empty() {
        for owner in found.iter().filter(|row| !SHARED.contains(&row.spec.kind)) {
            for field in references(spec, owner.spec.kind) {
                add(read.referring_rows(spec, field.name, owner.id)?);
            }
        }
    }
    Ok(rows)
}

fn entry(read: &Reader<'_>, row: &Row, resident: RecordId, lang: Lang) -> Result<Entry, Refusal> {
    let mut facts = Vec::new();
    for (field, cell) in row.spec.fields.iter().zip(&row.cells) {
        let (text, shut) = match cell {
            Held::Erased => continue,
            Held::Sealed => (words::COPY_SHUT.say(lang).to_owned(), true),
            Held::Known(value) => (told(read, field, value, cell, resident, lang)?, false),
        };
        if !text.is_empty() && (!shut || is_told(field)) {
            facts.push(Fact { name: field.name, label: field.label, text, shut });
        }
    }
    Ok(Entry { id: row.id, facts })
}

/// Is a field one for people, and not bytes or somebody of the office?
fn is_told(field: &FieldSpec) -> bool {
    !matches!(field.kind, FieldType::Bytes | FieldType::Signature | FieldType::Reference(_))
}

fn told(
    read: &Reader<'_>,
    field: &'static FieldSpec,
    value: &Value,
    cell: &Held<Value>,
    resident: RecordId,
    lang: Lang,
) -> Result<String, Refusal> {
    match (field.kind, value) {
        (_, Value::Null) | (FieldType::Bytes | FieldType::Signature, _) => Ok(String::new()),
        (FieldType::File, _) => Ok(words::COPY_FILE.say(lang).to_owned()),
        // The office answers for what its people did; their names are given on request.
        (FieldType::Reference(kind), _) if kind == Account::SPEC.kind => Ok(String::new()),
        (FieldType::Reference(_), Value::Reference(to)) if to.record == resident => Ok(String::new()),
        (FieldType::Reference(kind), Value::Reference(to)) => name_of(read, kind, to.record, lang),
        _ => Ok(field.show(cell, lang)),
    }
}

/// What a record is called, as far as the reader may know; another person's name is left out.
fn name_of(read: &Reader<'_>, kind: u32, id: RecordId, lang: Lang) -> Result<String, Refusal> {
    let Some(spec) = read.registry().spec(kind).filter(|spec| spec.kind != Resident::SPEC.kind) else {
        return Ok(String::new());
    };
    if !read.actor().is_one_of(spec.read) {
        return Ok(String::new());
    }
    match read.row(spec, id) {
        Ok(row) => Ok(spec.title(&row, lang)),
        Err(Refusal::NotFound) => Ok(String::new()),
        Err(other) => Err(other),
    }
}

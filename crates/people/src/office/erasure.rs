//! Erasing a person's data: what stands against it, the record of it, then the key and the files. UU 27/2022 art. 42–44.
//! Not here: when a hold ends (`rules::erasure`), overwriting what was read with the key (store).
//!
//! First the entry is on disk, then the key is destroyed: after a crash between the two [`complete`] finishes the work.

use kernel::access::Scope;
use kernel::spec::FieldType;
use kernel::{
    ActionId, Actor, Changes, Held, Id, Lang, Record, RecordId, Reference, Refusal, Role, Row, Stored, Value, day,
    phrase,
};
use store::keys::Secret;
use store::{ListQuery, Reader, Store, StoreError};

use super::account::software;
use super::attachment::files;
use super::confided::confided;
use super::{account_name, data_request, legal_hold, record_file, same_person};
use crate::records::account::AccountState;
use crate::records::erasure::ErasureReason;
use crate::records::letter::LetterState;
use crate::records::{
    Account, DataRequest, Erasure, LegalHold, Letter, ListingFinding, ListingVisit, Membership, NextOfKin, Resident,
};
use crate::rules::erasure::{self as rules, Hold, is_open, letter_hold, merged_hold, open_hold};

/// Erasures on a page.
const PAGE: usize = 50;

/// What stands against erasing a resident: legal holds, letters that others can still check, and every matter with states that is
/// still open. A room's case is found by its declaration alone: a state machine and a clear reference to the resident.
pub fn holds(read: &Reader<'_>, resident: RecordId, lang: Lang) -> Result<Vec<Hold>, Refusal> {
    let mut holds = legal_holds(read, resident)?;
    let cards = same_person::merged_into(read, resident)?;
    holds.extend(cards.iter().filter(|card| !matches!(card.name, Held::Erased)).map(|_| merged_hold()));
    holds.extend(letter_holds(read, resident, lang)?);
    let specs = read.registry().specs.clone();
    // What asks for the erasure does not stand against it.
    for spec in specs.into_iter().filter(|spec| ![Letter::SPEC.kind, DataRequest::SPEC.kind].contains(&spec.kind)) {
        let (Some(machine), Some((_, state))) = (spec.states, spec.state_field()) else { continue };
        for row in rows_about(read, spec, resident)? {
            if row.integer(state.name).is_some_and(|code| is_open(machine, code)) {
                holds.push(open_hold(spec.label.say(lang)));
            }
        }
    }
    Ok(holds)
}

fn legal_holds(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Hold>, Refusal> {
    let releases = read.actor().is_one_of(LegalHold::SPEC.write);
    let hold = |held: Stored<LegalHold>| Hold {
        by: account_name(read, held.placed_by.id.raw()),
        path: if releases { format!("/tahan-hapus/{}/lepas", held.row.id) } else { String::new() },
        ..rules::legal_hold(
            held.ground.known().map(|ground| ground.label()),
            held.source.known().map(String::as_str),
            held.from,
            held.until,
        )
    };
    Ok(legal_hold::standing(read, resident)?.into_iter().map(hold).collect())
}

fn letter_holds(read: &Reader<'_>, resident: RecordId, lang: Lang) -> Result<Vec<Hold>, Refusal> {
    let letters = read.referring::<Letter>("resident", resident)?;
    let acknowledged = letters.iter().filter(|letter| letter.state == LetterState::Acknowledged);
    let hold = |letter: &Stored<Letter>| {
        let given = letter.acknowledged_at.map(|at| day::Zone::Wib.day(at.as_millisecond())).or(letter.date)?;
        letter_hold(&Letter::SPEC.title(&letter.row, lang), given, read.today())
    };
    Ok(acknowledged.filter_map(hold).collect())
}

/// Rows of a kind whose clear reference names the resident.
pub(super) fn rows_about(
    read: &Reader<'_>,
    spec: &'static kernel::RecordSpec,
    resident: RecordId,
) -> Result<Vec<Row>, Refusal> {
    let refers =
        |field: &&kernel::FieldSpec| field.kind == FieldType::Reference(Resident::KIND) && !field.class.is_sealed();
    match spec.fields.iter().find(refers) {
        Some(field) => read.referring_rows(spec, field.name, resident),
        None => Ok(Vec::new()),
    }
}

/// Records an erasure and takes the resident off every list; an account of the resident's own goes with them. The name
/// must be typed as it stands on the card, so that nobody erases the wrong person.
///
/// # Errors
/// `Invalid` at `name` where it was typed otherwise, at `reason` where something holds.
pub fn erase(
    read: &Reader<'_>,
    action: ActionId,
    resident: RecordId,
    reason: ErasureReason,
    typed: &str,
) -> Result<Changes, Refusal> {
    let resident = read.get::<Resident>(resident)?;
    if !is_same_name(&resident.name, typed) {
        return Err(Refusal::invalid(
            "name",
            "erasure.name",
            phrase("Ketik nama warga ini persis seperti di atas.", "Type the resident's name exactly as above."),
        ));
    }
    if !holds(read, resident.row.id, Lang::Id)?.is_empty() {
        return Err(Refusal::invalid(
            "reason",
            "erasure.held",
            phrase(
                "Belum dapat dihapus. Alasannya tertulis di atas.",
                "It cannot be erased yet. The reasons stand above.",
            ),
        ));
    }
    let mut changes = Changes::new();
    let subject = resident.row.id.to_string();
    changes.create(resident.home(), &Erasure { id: Id::new(action.record(0)), subject, reason });
    changes.withdraw(&resident.row);
    for kin in read.referring::<NextOfKin>("resident", resident.row.id)? {
        changes.withdraw(&kin.row);
    }
    for membership in read.referring::<Membership>("resident", resident.row.id)? {
        changes.withdraw(&membership.row);
    }
    data_request::settle_by_erasure(read, &mut changes, resident.row.id)?;
    for (index, account) in (1..).zip(accounts_of(read, resident.row.id)?) {
        let subject = account.row.id.to_string();
        changes.create(account.home(), &Erasure { id: Id::new(action.record(index)), subject, reason });
        changes.edit(&account).set(Account::STATE, AccountState::Stopped);
    }
    Ok(changes)
}

/// The accounts that are bound to a resident. Read as the software: officers do not see accounts, and these are only
/// stopped and erased with their person.
pub(super) fn accounts_of(read: &Reader<'_>, resident: RecordId) -> Result<Vec<Stored<Account>>, Refusal> {
    let bound = Value::Reference(Reference { record: resident, home: RecordId::default() });
    let query = ListQuery::of(Account::SPEC).with(Account::RESIDENT.tag, bound);
    let rows = read.as_actor(&software()).list(&query)?.rows;
    rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect()
}

fn is_same_name(name: &Held<String>, typed: &str) -> bool {
    let tidy = |text: &str| kernel::name::tidied(text).to_lowercase();
    name.known().is_some_and(|name| tidy(name) == tidy(typed))
}

/// The erasure of a subject, where there is one.
pub fn of_subject(read: &Reader<'_>, subject: RecordId) -> Result<Option<Stored<Erasure>>, Refusal> {
    let query = ListQuery::of(Erasure::SPEC).with(Erasure::SUBJECT.tag, Value::Text(subject.to_string())).limited(1);
    let found = read.list(&query)?.rows.into_iter().next();
    Ok(found.map(Stored::from_row).transpose()?)
}

/// One erasure as it is listed: who, when and why; whom, nobody can read any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureLine {
    /// Milliseconds UTC.
    pub moment: i64,
    /// The account that did it.
    pub by: Option<String>,
    /// Why.
    pub reason: ErasureReason,
    /// Where.
    pub region: String,
    /// Is the key still here, because a legal hold that came later stands?
    pub waits: bool,
}

/// Erasures in the reader's scope, the newest first, and where the next page begins.
pub fn list(read: &Reader<'_>, after: Option<String>) -> Result<(Vec<ErasureLine>, Option<String>), Refusal> {
    let query = ListQuery { after, ..ListQuery::of(Erasure::SPEC).limited(PAGE) };
    let page = read.list(&query)?;
    let mut lines = Vec::with_capacity(page.rows.len());
    for row in page.rows {
        let erasure = Stored::<Erasure>::from_row(row)?;
        let first = read.history(Erasure::SPEC, erasure.row.id)?.into_iter().next();
        let subject = erasure.subject.parse::<RecordId>().ok();
        let waits = subject.map(|subject| legal_hold::standing(read, subject)).transpose()?;
        lines.push(ErasureLine {
            moment: first.as_ref().map_or(0, |line| line.moment),
            by: first.and_then(|line| account_name(read, line.account)),
            reason: erasure.reason,
            region: erasure.row.region.clone(),
            waits: waits.is_some_and(|holds| !holds.is_empty()),
        });
    }
    Ok((lines, page.next))
}

/// Destroys the key of a resident whose erasure is recorded, and the files sealed under it. Doing it twice is harmless.
///
/// # Errors
/// `NotFound` where no erasure of it is recorded.
pub fn destroy(store: &Store, actor: &Actor, now: jiff::Timestamp, resident: RecordId) -> Result<(), Refusal> {
    let (hashes, accounts, doors, own_files) = store.read(actor, now, |read| {
        of_subject(read, resident)?.ok_or(Refusal::NotFound)?;
        let own_files = record_file::all_of(read, resident)?;
        Ok((file_hashes(read, resident)?, accounts_of(read, resident)?, named_at_doors(read, resident)?, own_files))
    })?;
    let told = confided(store, now, resident)?;
    record_file::forget(store, now, &own_files)?;
    // Before the resident's own: while that key is held, a start after a crash comes here again.
    for subject in accounts.iter().map(|account| account.row.id).chain(doors).chain(told) {
        store.erase(subject, now)?;
    }
    store.erase(resident, now)?;
    for hash in hashes {
        files(store).remove(&hash).map_err(|error| error.refusal("file"))?;
    }
    Ok(())
}

/// Records of the door-to-door listing whose own keys seal the resident's name: what was said at the door before they were
/// registered, and the house that was listed under their name. Read as the software: an erasure that came from another
/// node is finished by nobody who may see names.
fn named_at_doors(read: &Reader<'_>, resident: RecordId) -> Result<Vec<RecordId>, Refusal> {
    let software = software();
    let all = read.as_actor(&software);
    let Some(card) = all.maybe::<Resident>(Id::new(resident))? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for finding in all.referring::<ListingFinding>("resident", resident)? {
        let ever = |value: &str| !value.is_empty();
        if has_held(&all, ListingFinding::SPEC, finding.row.id, ListingFinding::NAME.tag, ever)? {
            found.push(finding.row.id);
        }
        let (house, theirs) = (finding.visit.id.raw(), |value: &str| is_same_name(&card.name, value));
        let known = found.contains(&house) || all.maybe::<ListingVisit>(Id::new(house))?.is_none();
        if !known && has_held(&all, ListingVisit::SPEC, house, ListingVisit::HEAD_NAME.tag, theirs)? {
            found.push(house);
        }
    }
    Ok(found)
}

/// Did a field of a record ever hold such a text, as far as it can still be read?
fn has_held(
    read: &Reader<'_>,
    spec: &'static kernel::RecordSpec,
    id: RecordId,
    tag: u32,
    fits: impl Fn(&str) -> bool,
) -> Result<bool, Refusal> {
    let history = read.history(spec, id)?;
    let mut fields = history.iter().flat_map(|line| &line.fields).filter(|field| field.tag == tag);
    Ok(fields.any(|field| field.after.known().and_then(Value::as_text).is_some_and(&fits)))
}

/// Every file that any room keeps about a resident.
fn file_hashes(read: &Reader<'_>, resident: RecordId) -> Result<Vec<[u8; 32]>, Refusal> {
    let mut hashes = Vec::new();
    let specs = read.registry().specs.clone();
    for spec in specs.into_iter().filter(|spec| spec.fields.iter().any(|field| field.kind == FieldType::File)) {
        for row in rows_about(read, spec, resident)? {
            let cells = spec.fields.iter().zip(&row.cells).filter(|(field, _)| field.kind == FieldType::File);
            for (_, cell) in cells {
                if let Held::Known(Value::Bytes(hash)) = cell {
                    hashes.extend(<[u8; 32]>::try_from(hash.as_slice()).ok());
                }
            }
        }
    }
    Ok(hashes)
}

/// Goes on with an erasure that waited for a legal hold, when the last hold is released. Nothing happens where none is
/// recorded or another hold stands.
pub fn resume(store: &Store, actor: &Actor, now: jiff::Timestamp, resident: RecordId) -> Result<(), Refusal> {
    let free = store.read(actor, now, |read| {
        Ok(of_subject(read, resident)?.is_some() && legal_hold::standing(read, resident)?.is_empty())
    })?;
    if free { destroy(store, actor, now, resident) } else { Ok(()) }
}

/// Finishes erasures that were recorded and whose key is still here: after a crash, or after they came from another node.
/// To be called at each start. Answers how many keys were destroyed. Where a legal hold stands, which the other node did
/// not know, the key stays until the hold is released: what is destroyed cannot be held any more.
///
/// Reads as the software itself, over the whole node: only ids of erasures and files are looked at.
pub fn complete(store: &Store, now: jiff::Timestamp) -> Result<usize, Refusal> {
    let own = Actor { role: Some(Role::PengelolaNode), scope: Scope::Regions(vec![String::new()]), ..Actor::visitor() };
    let recorded = store.read(&own, now, |read| {
        let mut subjects: Vec<RecordId> = Vec::new();
        let mut query = ListQuery::of(Erasure::SPEC).limited(200);
        loop {
            let page = read.list(&query)?;
            subjects.extend(page.rows.iter().filter_map(|row| row.text("subject")?.parse::<RecordId>().ok()));
            match page.next {
                Some(next) => query.after = Some(next),
                None => return Ok(subjects),
            }
        }
    })?;
    let mut done = 0;
    for subject in recorded {
        let found = store.local_read(|db| Ok::<_, StoreError>(store.keys().secret(db, subject)?))?;
        let held = store.read(&own, now, |read| Ok(!legal_hold::standing(read, subject)?.is_empty()))?;
        if matches!(found, Secret::Held(_)) && !held {
            destroy(store, &own, now, subject)?;
            done += 1;
        }
    }
    Ok(done)
}

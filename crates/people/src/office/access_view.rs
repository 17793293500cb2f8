//! Reading the access stream: who looked at a person, and what was opened within a region. Not here: the marks
//! (`rules::access_view`), the writing (store).
//!
//! **What the person sees.** A resident is told day, role, office and purpose of every look at specific data (UU 27/2022
//! art. 7 and 32): that is what one can hold an office to. Not the officer's name: the office answers for the look, names
//! are given by the head on request, and an officer in a village must not be sought at home for having read a file. Not
//! the fields: that a field holds something is itself specific. And never an emergency: an account on a phone may be in
//! the hands of the very person from whom somebody fled, and the look would tell where. Those are told in person.

use std::cmp::Reverse;

use kernel::access::Role;
use kernel::region::Code;
use kernel::{Actor, Id, Lang, RecordId, Refusal, Registry};
use store::access_stream::{self, Asked, Entry, Opened, Outcome, Page, STREAM, Seen};
use store::{Reader, Store, StoreError};

use super::account::software;
use crate::records::Office;
use crate::words::access_view as words;

/// Who looks after those who look: heads, the regency and auditors.
pub const SUPERVISORS: &[Role] =
    &[Role::KepalaDesa, Role::PelaksanaHarian, Role::Koordinator, Role::PenanggungJawab, Role::Auditor];

/// The most lines of one person's page.
const MOST: usize = 300;

/// One page that showed something of a person.
#[derive(Debug, Clone)]
pub struct Glimpse {
    /// The entry.
    pub entry: Entry,
    /// Which of its records are about the person.
    pub opened: Vec<Opened>,
}

/// Who opened something of a person, also under records that go on in theirs, newest first. The caller has made sure that
/// the person lies in reach.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_person(store: &Store, persons: &[RecordId], region: &str) -> Result<Vec<Glimpse>, Refusal> {
    let mut seen = Vec::new();
    for person in persons {
        seen.extend(store.local_read(|db| access_stream::of_person(db, *person, region, MOST))?);
    }
    seen.sort_by_key(|one: &Seen| (Reverse(one.entry.sequence), one.place));
    seen.dedup();
    seen.truncate(MOST);
    let mut glimpses: Vec<Glimpse> = Vec::new();
    for Seen { entry, place } in seen {
        let Some(opened) = entry.opened.get(place).cloned() else { continue };
        match glimpses.last_mut().filter(|last| last.entry.sequence == entry.sequence) {
            Some(last) => last.opened.push(opened),
            None => glimpses.push(Glimpse { entry, opened: vec![opened] }),
        }
    }
    Ok(glimpses)
}

/// What the person themself is told of a look; none where that is nothing.
pub fn told(registry: &Registry, mut glimpse: Glimpse) -> Option<Glimpse> {
    let own = |one: &Opened| registry.spec(one.kind).is_some_and(|spec| spec.read.contains(&Role::Warga));
    glimpse.opened.retain(own);
    (glimpse.entry.outcome != Outcome::Emergency && !glimpse.opened.is_empty()).then_some(glimpse)
}

/// What an entry opened within an actor's reach; nothing for a look at somebody else's region.
pub fn in_reach<'e>(actor: &Actor, entry: &'e Entry) -> Vec<&'e Opened> {
    entry.opened.iter().filter(|one| actor.reaches(&one.region, None)).collect()
}

/// Entries of a period within the actor's reach, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn entries(store: &Store, actor: &Actor, asked: &Asked) -> Result<Page, Refusal> {
    let read = || -> Result<Page, StoreError> {
        let mut kept = Page::default();
        let mut asked = asked.clone();
        loop {
            let page = store.local_read(|db| access_stream::entries(db, &asked))?;
            kept.next = page.next;
            let within = page.entries.into_iter().filter(|entry| !in_reach(actor, entry).is_empty());
            kept.entries.extend(within);
            if kept.next.is_none() || kept.entries.len() >= asked.limit {
                return Ok(kept);
            }
            asked.after = kept.next;
        }
    };
    Ok(read()?)
}

/// What an office is called and where it lies.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn office_of(read: &Reader<'_>, office: RecordId) -> Result<Option<(String, Option<Code>)>, Refusal> {
    let software = software();
    let office = read.as_actor(&software).maybe::<Office>(Id::new(office))?;
    Ok(office.map(|office| (office.name.clone(), office.region)))
}

/// The kinds of what was opened, each once, in words.
pub fn kinds<'o>(registry: &Registry, opened: impl IntoIterator<Item = &'o Opened>, lang: Lang) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for one in opened {
        let label = match one.kind {
            STREAM => words::JOURNAL.say(lang),
            kind => registry.spec(kind).map_or("", |spec| spec.label.say(lang)),
        };
        let line = if one.record.is_some() { label.to_owned() } else { format!("{label} ({})", one.count) };
        if !label.is_empty() && !words.contains(&line) {
            words.push(line);
        }
    }
    words
}

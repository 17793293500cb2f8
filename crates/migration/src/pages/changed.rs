//! Who was faster: for a form that was sent after somebody else changed the same record, who did it, when, and what stands
//! now. What was typed is kept by the form itself.

use kernel::day::{self, Zone};
use kernel::refusal::Conflict;
use kernel::{Lang, RecordId, Refusal, Row};
use people::records::Account;
use store::Reader;
use web::Call;

use crate::words::step as words;

/// "Siti Rahmawati mengubahnya pukul 10.12: Keadaan: Konseling." Empty where it is not known.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn told(call: &Call, read: &Reader<'_>, row: &Row, conflict: &Conflict) -> Result<String, Refusal> {
    let tags: Vec<u32> = conflict.changed.iter().map(|(tag, _)| *tag).collect();
    let history = read.history(row.spec, row.id)?;
    let touched = |line: &&store::HistoryLine| line.fields.iter().any(|field| tags.contains(&field.tag));
    let Some(line) = history.iter().rev().find(touched) else { return Ok(String::new()) };
    let who = name_of(read, line.account)?.unwrap_or_else(|| call.say(words::SOMEBODY).to_owned());
    let mut now: Vec<String> = Vec::new();
    for change in line.fields.iter().filter(|change| tags.contains(&change.tag)) {
        let Some((_, field)) = row.spec.field(change.tag) else { continue };
        let text = field.show(row.cell(field.name), call.lang);
        if !field.class.is_sealed() && !text.is_empty() {
            now.push(format!("{}: {text}", call.say(field.label)));
        }
    }
    Ok(sentence(&who, line.moment, &now, read, call.lang))
}

fn sentence(who: &str, moment: i64, now: &[String], read: &Reader<'_>, lang: Lang) -> String {
    let when = day::moment_short(moment, Zone::Wib, read.today(), lang);
    let told = words::CHANGED_BY.say(lang).replace("%1", who).replace("%2", &when);
    if now.is_empty() { told } else { format!("{told} {}: {}.", words::STANDS_NOW.say(lang), now.join("; ")) }
}

/// The name of an account, as the reader may see it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn name_of(read: &Reader<'_>, account: RecordId) -> Result<Option<String>, Refusal> {
    Ok(read.maybe::<Account>(account)?.and_then(|account| account.name.known().cloned()))
}

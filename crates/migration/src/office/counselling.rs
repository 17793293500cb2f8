//! Recording a counselling: which topics were talked over on which day, and who of the family was there (PP 59/2021 art. 4).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, phrase};
use store::Reader;

use super::CaseFile;
use crate::records::counselling::FamilyPresent;
use crate::records::{CASE_WRITERS, Counselling};
use crate::rules::topics;

/// One counselling.
#[derive(Debug, Clone)]
pub struct Session {
    /// The case.
    pub case: RecordId,
    /// On which day.
    pub date: Date,
    /// Who of the family was there.
    pub family: FamilyPresent,
    /// The keys of the topics.
    pub topics: Vec<String>,
}

/// Records it. A topic told before may be told again, with the family this time.
///
/// # Errors
/// `Invalid` where no topic was ticked, one is unknown, or the day has not come; `Forbidden` for other roles and offices.
pub fn record(read: &Reader<'_>, action: ActionId, input: &Session) -> Result<Changes, Refusal> {
    let file = CaseFile::of(read, input.case)?;
    super::own_office(read, file.case.home(), CASE_WRITERS)?;
    if input.date > read.today() {
        let message = phrase("Tanggal ini belum terjadi.", "This day has not come yet.");
        return Err(Refusal::invalid("date", "date.future", message));
    }
    let known = topics::on(read.today());
    let chosen: Vec<_> = known.iter().filter(|topic| input.topics.iter().any(|key| key == topic.key)).collect();
    if chosen.is_empty() || chosen.len() != input.topics.len() {
        let message = phrase("Tandai topik yang dibicarakan.", "Tick the topics that were talked over.");
        return Err(Refusal::invalid("topics", "required", message));
    }
    let mut changes = Changes::new();
    for (index, topic) in (0u32..).zip(chosen) {
        changes.create(
            file.case.home(),
            &Counselling {
                id: Id::new(action.record(index)),
                case: file.case.reference(),
                resident: file.case.resident,
                topic: topic.key.to_owned(),
                date: input.date,
                family: input.family,
            },
        );
    }
    Ok(changes)
}

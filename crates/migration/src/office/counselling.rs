//! Recording a counselling: which topics were talked over on which day, where, in which language, and who was there
//! (PP 59/2021 art. 4).

use jiff::civil::Date;
use kernel::refusal::Conflict;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, phrase};
use people::records::NextOfKin;
use people::records::next_of_kin::Kinship;
use store::Reader;

use super::CaseFile;
use crate::records::counselling::{CounsellingPlace, FamilyPresent, MOST_KIN};
use crate::records::{CASE_WRITERS, Counselling};
use crate::rules::topics;

/// One counselling.
#[derive(Debug, Clone)]
pub struct Session {
    /// The case.
    pub case: RecordId,
    /// On which day.
    pub date: Date,
    /// Who of the family was there besides the recorded contacts.
    pub family: FamilyPresent,
    /// The keys of the topics.
    pub topics: Vec<String>,
    /// The recorded contacts who were there.
    pub kin: Vec<RecordId>,
    /// Others, in words.
    pub others: Option<String>,
    /// Where.
    pub place: Option<CounsellingPlace>,
    /// In which language.
    pub language: Option<String>,
    /// How many topics the form showed as told; `None` where there was no form.
    pub shown: Option<usize>,
}

impl Session {
    /// A counselling without topics yet, and with nothing known of it but the day and the family.
    pub fn of(case: RecordId, date: Date, family: FamilyPresent) -> Session {
        let (topics, kin) = (Vec::new(), Vec::new());
        Session { case, date, family, topics, kin, others: None, place: None, language: None, shown: None }
    }
}

/// Records it. A topic told before may be told again, with the family this time.
///
/// # Errors
/// `Conflict` where somebody else recorded a counselling since the form was shown; `Invalid` where no topic was ticked, one
/// is unknown, a contact is not of this family, or the day has not come; `Forbidden` for other roles and offices.
pub fn record(read: &Reader<'_>, action: ActionId, input: &Session) -> Result<Changes, Refusal> {
    let file = CaseFile::of(read, input.case)?;
    super::own_office(read, file.case.home(), CASE_WRITERS)?;
    if input.shown.is_some_and(|shown| shown != file.told.len()) {
        let conflict = Conflict { kind: Counselling::KIND, record: input.case, changed: Vec::new() };
        return Err(Refusal::Conflict(conflict));
    }
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
    let (kin, family) = present(&file, input)?;
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
                family,
                place: input.place,
                language: input.language.clone(),
                kin_1: kin.first().copied(),
                kin_2: kin.get(1).copied(),
                kin_3: kin.get(2).copied(),
                kin_4: kin.get(3).copied(),
                others: Held::Known(input.others.clone()),
            },
        );
    }
    Ok(changes)
}

/// The contacts who were there, and the nearest of all who were.
fn present(file: &CaseFile, input: &Session) -> Result<(Vec<Ref<NextOfKin>>, FamilyPresent), Refusal> {
    let mut kin = Vec::new();
    let mut family = input.family;
    for id in &input.kin {
        let found = file.kin.iter().find(|one| one.row.id == *id).ok_or_else(|| {
            let message = phrase("Pilih dari keluarga yang tercatat.", "Choose from the recorded family.");
            Refusal::invalid("kin", "reference", message)
        })?;
        let nearness = nearness(found.kinship);
        if nearness.code() < family.code() {
            family = nearness;
        }
        kin.push(found.reference());
    }
    if kin.len() > MOST_KIN {
        let message = phrase(
            "Tandai paling banyak empat orang; yang lain tulis di bawahnya.",
            "Tick four at most; write the others below.",
        );
        return Err(Refusal::invalid("kin", "many", message));
    }
    Ok((kin, family))
}

/// What a contact counts as.
fn nearness(kinship: Kinship) -> FamilyPresent {
    match kinship {
        Kinship::Spouse => FamilyPresent::Spouse,
        Kinship::Parent => FamilyPresent::Parent,
        _ => FamilyPresent::Other,
    }
}

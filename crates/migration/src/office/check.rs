//! The interview about the recruitment, the things to check of a case, and the review of them. Gathers the facts for the
//! rules and writes down what a person decided. Not here: the rules (`rules::check`), patterns over villages (`pattern`).

use jiff::Span;
use jiff::civil::Date;
use kernel::refusal::{Conflict, Problem};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Phrase, Record, RecordId, Refusal, Stored, phrase};
use people::records::{Account, Resident};
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use super::placement_agency::{self, AgencyWish};
use super::{CaseFile, own_office};
use crate::records::check_decision::Decision;
use crate::records::document::DocumentStatus;
use crate::records::{CASE_WRITERS, CheckDecision, Document, MigrationCase, Recruitment};
use crate::rules::check::{self, CheckFacts, Fired, SameNumber};
use crate::rules::company_name;
use crate::rules::interview::{Answers, LONGEST_NAME, LONGEST_NOTE};
use crate::rules::placement_agency::AgencyStanding;
use crate::rules::review::{self, Finding, ReviewStanding};

/// Other cases with the number of an interview: $1 the interview, $2 the field, $3 the first day.
pub static SAME_NUMBER: Statement = Statement::scoped(
    "migration.recruitment_same_number",
    3,
    "SELECT r.\"case\", min(r.asked_on) FROM fold_lookup o JOIN fold_lookup l ON l.hash = o.hash AND l.kind = o.kind \
     AND l.tag = o.tag AND l.record <> o.record JOIN recruitment r ON r.id = l.record WHERE o.record = $1 AND o.tag = $2 \
     AND r.withdrawn = 0 AND r.asked_on >= $3 AND {scope r} GROUP BY r.\"case\" ORDER BY 2 LIMIT 200",
);

/// What is known of the recruitment of a case and of its review, masked for the reader.
pub struct Look {
    /// The interview, where it took place.
    pub interview: Option<Stored<Recruitment>>,
    /// The reviews, oldest first.
    pub reviews: Vec<Stored<CheckDecision>>,
    /// What is to be checked now; nothing where the answers are closed to the reader, or there are none.
    pub fired: Option<Vec<Fired>>,
}

impl Look {
    /// Looks at a case. What it opens is specific: the route names for what.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, file: &CaseFile) -> Result<Look, Refusal> {
        Look::around(read, &file.case, &file.resident, &file.documents)
    }

    /// The same while the file is being gathered.
    pub(super) fn around(
        read: &Reader<'_>,
        case: &Stored<MigrationCase>,
        resident: &Stored<Resident>,
        documents: &[Stored<Document>],
    ) -> Result<Look, Refusal> {
        let interview = read.referring::<Recruitment>("case", case.row.id)?.into_iter().next_back();
        let mut reviews = read.referring::<CheckDecision>("case", case.row.id)?;
        reviews.sort_by_key(|one| (one.date, one.row.id));
        let answers = interview.as_ref().and_then(|one| one.answers.known()).map(|text| Answers::from_text(text));
        let fired = match (&interview, answers) {
            (Some(interview), Some(answers)) => {
                Some(check::fired(&facts(read, case, resident, documents, interview, answers)?))
            }
            _ => None,
        };
        Ok(Look { interview, reviews, fired })
    }

    /// The decisions of the last review, where they may be seen.
    pub fn decided(&self) -> Option<Vec<Finding>> {
        self.reviews.last()?.findings.known().map(|text| review::from_text(text))
    }

    /// What is there now and was not decided in the last review.
    pub fn changed(&self) -> Vec<&Fired> {
        let decided = self.decided().unwrap_or_default();
        self.fired.as_deref().map_or_else(Vec::new, |fired| review::changed(fired, &decided))
    }

    /// Where the review stands. To whom the answers are closed only that somebody looked is told.
    pub fn standing(&self) -> ReviewStanding {
        if self.interview.is_none() {
            return ReviewStanding::NoInterview;
        }
        if self.reviews.is_empty() {
            return ReviewStanding::NoReview;
        }
        let open = self.decided().is_some() && !self.changed().is_empty();
        if open { ReviewStanding::Changed } else { ReviewStanding::Reviewed }
    }
}

fn facts(
    read: &Reader<'_>,
    case: &Stored<MigrationCase>,
    resident: &Stored<Resident>,
    documents: &[Stored<Document>],
    interview: &Stored<Recruitment>,
    answers: Answers,
) -> Result<CheckFacts, Refusal> {
    let birth = resident.birth_date.given().copied();
    let nik = resident.nik.given();
    let nik_agrees = nik.zip(birth).map(|(nik, birth)| nik.warnings(Some(birth), None).is_empty());
    let there =
        |document: &&Stored<Document>| matches!(document.status, DocumentStatus::Present | DocumentStatus::Valid);
    Ok(CheckFacts {
        today: read.today(),
        birth,
        nik_agrees,
        planned_departure: case.planned_departure,
        country: case.country.clone(),
        job: case.job.clone(),
        scheme: case.scheme,
        agency: agency(read, case, interview)?,
        papers: documents.iter().filter(there).count(),
        family_copy: documents.iter().any(|document| document.family_copy == Some(true)),
        same_number: same_number(read, interview)?,
        answers,
    })
}

/// The agency as the person named it, or as the case has it, and how it stands today.
fn agency(
    read: &Reader<'_>,
    case: &Stored<MigrationCase>,
    interview: &Stored<Recruitment>,
) -> Result<Option<(String, AgencyStanding)>, Refusal> {
    let named = interview.agency.given();
    let Some(name) = named.or(case.agency.as_ref()).cloned() else { return Ok(None) };
    let region = kernel::region::Code::parse(&case.row.region).ok();
    let wish = AgencyWish { region, country: case.country.clone(), job: case.job.clone() };
    if let (None, Some(chosen)) = (named, case.placement_agency) {
        return Ok(Some((name, placement_agency::standing(read, chosen.id, &wish, read.today())?)));
    }
    let (standing, _) = placement_agency::standing_of_name(read, &name, &wish, read.today())?;
    Ok(Some((name, standing)))
}

/// Other cases within reach behind which the same number stands, within the window of the rule. Found by the keyed look-up:
/// the interviews of the others are not opened.
fn same_number(read: &Reader<'_>, interview: &Stored<Recruitment>) -> Result<SameNumber, Refusal> {
    if interview.phone.given().is_none() {
        return Ok(SameNumber::default());
    }
    let window = check::rule("satu_nomor", read.today()).and_then(|rule| rule.parameter("window")).unwrap_or(0);
    let first = days_before(read.today(), window).to_string();
    let values = [Cell::from(interview.row.id), Cell::from(Recruitment::PHONE.tag), Cell::from(first)];
    let rows = read.select(&SAME_NUMBER, &values)?;
    let days = rows.iter().filter_map(|row| row.get(1)?.text()?.parse().ok());
    Ok(SameNumber { others: rows.len(), since: days.min() })
}

/// So many days before a day.
pub(super) fn days_before(on: Date, days: i64) -> Date {
    Span::new().try_days(days).and_then(|span| on.checked_sub(span)).unwrap_or(Date::MIN)
}

/// What the interview gave.
#[derive(Debug, Clone, Default)]
pub struct Interview {
    /// Of which case.
    pub case: RecordId,
    /// Who offers.
    pub recruiter: Option<String>,
    /// On which number, E.164.
    pub phone: Option<String>,
    /// Which agency was named.
    pub agency: Option<String>,
    /// The rest.
    pub answers: Answers,
}

/// Writes the interview down, or mends what was answered.
///
/// # Errors
/// `Conflict` where somebody else wrote it since the form was shown; `Invalid` with what is wrong; `Forbidden` for other roles
/// and offices.
pub fn interview(
    read: &Reader<'_>,
    action: ActionId,
    seen: Option<&Seen>,
    input: &Interview,
) -> Result<Changes, Refusal> {
    let case = read.get::<MigrationCase>(input.case)?;
    own_office(read, case.home(), CASE_WRITERS)?;
    answers_hold(read, &input.answers)?;
    let mark = input.agency.as_deref().map(company_name::key).filter(|mark| !mark.is_empty());
    let mut changes = Changes::new();
    let standing = read.referring::<Recruitment>("case", case.row.id)?.into_iter().next_back();
    let Some(standing) = standing else {
        changes.create(
            case.home(),
            &Recruitment {
                id: Id::new(action.record(0)),
                case: case.reference(),
                resident: case.resident,
                asked_on: read.today(),
                recruiter: Held::Known(input.recruiter.clone()),
                phone: Held::Known(input.phone.clone()),
                agency: Held::Known(input.agency.clone()),
                agency_mark: Held::Known(mark),
                journey: journey(&case),
                answers: Held::Known(input.answers.to_text()),
                asked_by: by(read),
            },
        );
        return Ok(changes);
    };
    let Some(seen) = seen else {
        // The form showed an empty interview, and meanwhile somebody else has led it.
        let changed = standing.row.heads.iter().map(|heads| (heads.tag, heads.versions.clone())).collect();
        return Err(Refusal::Conflict(Conflict { kind: Recruitment::KIND, record: standing.row.id, changed }));
    };
    let standing = read.seen::<Recruitment>(standing.row.id, seen)?;
    changes
        .edit(&standing)
        .set(Recruitment::RECRUITER, Held::Known(input.recruiter.clone()))
        .set(Recruitment::PHONE, Held::Known(input.phone.clone()))
        .set(Recruitment::AGENCY, Held::Known(input.agency.clone()))
        .set(Recruitment::AGENCY_MARK, Held::Known(mark))
        .set(Recruitment::JOURNEY, journey(&case))
        .set(Recruitment::ANSWERS, Held::Known(input.answers.to_text()));
    Ok(changes)
}

/// Country and month of the planned departure: what the regency compares besides numbers and names.
fn journey(case: &MigrationCase) -> Option<String> {
    let (country, leaving) = (case.country.as_deref()?, case.planned_departure?);
    Some(format!("{country} {:04}-{:02}", leaving.year(), leaving.month()))
}

fn answers_hold(read: &Reader<'_>, answers: &Answers) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    let longer = |text: &Option<String>, most| text.as_ref().is_some_and(|text| text.chars().count() > most);
    if longer(&answers.note, LONGEST_NOTE) {
        say("note", "long", phrase("Paling panjang 500 huruf.", "At most 500 characters."));
    }
    if longer(&answers.centre, LONGEST_NAME) {
        say("centre", "long", phrase("Paling panjang 80 huruf.", "At most 80 characters."));
    }
    if answers.announced_on.is_some_and(|day| day > read.today()) {
        say("announced_on", "date.future", phrase("Tanggal ini belum terjadi.", "This day has not come yet."));
    }
    for (field, amount) in [("advance", answers.advance), ("fee", answers.fee)] {
        if amount.is_some_and(|amount| amount < 0) {
            say(field, "negative", phrase("Tulis jumlah tanpa minus.", "Write the amount without a minus."));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Invalid(problems)) }
}

/// What the review gave.
#[derive(Debug, Clone)]
pub struct Review {
    /// Of which case.
    pub case: RecordId,
    /// By the key of its rule: what was decided and why.
    pub decisions: Vec<(String, Option<Decision>, String)>,
    /// The officer has asked and looked.
    pub looked: bool,
}

/// The name of the field with the decision about a rule.
pub fn decision_field(rule: &str) -> String {
    format!("keputusan.{rule}")
}

/// The name of the field with the reason.
pub fn reason_field(rule: &str) -> String {
    format!("alasan.{rule}")
}

/// Writes a review down: something to each thing that is to be checked today. Nothing that was found refuses the person.
///
/// # Errors
/// `Invalid` where the interview is missing, a thing has no decision or no reason, or the reasons are too long; `Forbidden` for
/// other roles and offices.
pub fn review(read: &Reader<'_>, action: ActionId, input: &Review) -> Result<Changes, Refusal> {
    let file = CaseFile::of(read, input.case)?;
    own_office(read, file.case.home(), CASE_WRITERS)?;
    let look = Look::of(read, &file)?;
    let (Some(interview), Some(fired)) = (&look.interview, &look.fired) else {
        let message = phrase(
            "Lakukan wawancara perekrutan dulu, lalu periksa.",
            "Lead the interview about the recruitment first, then review.",
        );
        return Err(Refusal::invalid("", "interview", message));
    };
    let findings = decided(fired, input)?;
    let mut changes = Changes::new();
    changes.create(
        file.case.home(),
        &CheckDecision {
            id: Id::new(action.record(0)),
            case: file.case.reference(),
            resident: file.case.resident,
            date: read.today(),
            reviewed_by: by(read),
            edition: check::edition(read.today()),
            findings: Held::Known(review::to_text(&findings)),
        },
    );
    // The case may have got another destination since the interview.
    changes.edit(interview).set(Recruitment::JOURNEY, journey(&file.case));
    changes.records.retain(|one| !one.sets.is_empty());
    Ok(changes)
}

fn decided(fired: &[Fired], input: &Review) -> Result<Vec<Finding>, Refusal> {
    let mut problems = Vec::new();
    let mut say = |field: String, code, message: Phrase| problems.push(Problem { field, code, message });
    let mut findings = Vec::new();
    for one in fired {
        let key = one.rule.key;
        let given = input.decisions.iter().find(|(rule, ..)| rule == key);
        let decision = given.and_then(|(_, decision, _)| *decision);
        let reason = given.map_or("", |(.., reason)| reason.trim());
        if decision.is_none() {
            say(decision_field(key), "required", phrase("Pilih keputusan.", "Choose a decision."));
        }
        if !review::is_a_reason(reason) {
            say(reason_field(key), "reason.short", review::REASON_SHORT);
        } else if reason.chars().count() > review::LONGEST_REASON {
            say(reason_field(key), "reason.long", phrase("Paling panjang 240 huruf.", "At most 240 characters."));
        }
        if let Some(decision) = decision {
            findings.push(Finding {
                rule: key.to_owned(),
                decision,
                mark: one.evidence.mark.clone(),
                evidence: one.evidence.id.clone(),
                reason: reason.to_owned(),
            });
        }
    }
    if !input.looked {
        let message = phrase(
            "Nyatakan bahwa hal-hal ini sudah ditanyakan dan diperiksa.",
            "State that these things were asked about and looked at.",
        );
        say("reviewed".to_owned(), "required", message);
    }
    if problems.is_empty() && !review::fits(&findings) {
        problems.push(Problem { field: String::new(), code: "reasons.long", message: review::REASONS_LONG });
    }
    if problems.is_empty() { Ok(findings) } else { Err(Refusal::Invalid(problems)) }
}

fn by(read: &Reader<'_>) -> Ref<Account> {
    Ref::new(Id::new(read.actor().account), read.actor().office)
}

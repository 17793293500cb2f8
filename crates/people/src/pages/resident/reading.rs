//! From the registration form to what is registered: every mistake at its field, every warning found, nothing lost.
//! Not here: how the form looks (`register`), what is suspicious (`rules::resident`).

use kernel::check;
use kernel::kk::Kk;
use kernel::refusal::Problem;
use kernel::{FieldSpec, Held, Lang, Phrase, Record, RecordId, Refusal, Stored, Value};
use store::Reader;
use web::Call;

use crate::office::household;
use crate::office::resident::{self, Candidate, Card, InHousehold, Kin, Registration, place};
use crate::records::household::Relation;
use crate::records::next_of_kin::Kinship;
use crate::records::resident::NoticeGiven;
use crate::records::{Household, NextOfKin, Resident};
use crate::rules::resident::{birth_problem, name_problem};
use crate::words::resident as words;

/// Answers offered where what was typed fits several records.
pub(super) type Offers = Vec<(String, String)>;

/// A form as it was read.
#[derive(Default)]
pub(super) struct Reading {
    /// What to register; `None` where a field has a problem.
    pub registration: Option<Registration>,
    /// What is wrong, each at its field.
    pub problems: Vec<Problem>,
    /// What is probably wrong: code and words.
    pub warnings: Vec<(String, String)>,
    /// Who may be the same person.
    pub candidates: Vec<Candidate>,
    /// Who has this NIK already.
    pub existing: Option<Stored<Resident>>,
    /// Households to choose from.
    pub households: Offers,
    /// What is known already of who is to be registered, by field.
    pub prefilled: Vec<(&'static str, String)>,
}

impl Reading {
    /// What is known already for a field.
    pub(super) fn known(&self, name: &str) -> &str {
        self.prefilled.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value.as_str())
    }

    fn problem(&mut self, field: &str, code: &'static str, message: Phrase) {
        self.problems.push(Problem { field: field.to_owned(), code, message });
    }
}

/// Reads the whole form.
///
/// # Errors
/// `Busy`, `Fault`; mistakes of the person are in the reading itself.
pub(super) fn read_form(call: &Call, read: &Reader<'_>) -> Result<Reading, Refusal> {
    let mut reading = Reading::default();
    let resident = read_card(call, &mut reading)?;
    let household = read_household(call, read, &mut reading)?;
    let kin = read_kin(call, &mut reading);
    let Some(resident) = resident else { return Ok(reading) };
    look_closer(call, read, &resident, &mut reading)?;
    if reading.problems.is_empty() {
        reading.registration = Some(Registration { resident, household, kin });
    }
    Ok(reading)
}

/// The card itself; `None` where a field could not be read.
fn read_card(call: &Call, reading: &mut Reading) -> Result<Option<Resident>, Refusal> {
    let before = reading.problems.len();
    let mut cells = Vec::with_capacity(Resident::SPEC.fields.len());
    for field in Resident::SPEC.fields {
        match check::parse(field, call.form.raw(field.name).unwrap_or(""), call.today) {
            Ok(value) if field.name == "notice" && value.as_integer() == Some(NoticeGiven::NotYet.code()) => {
                cells.push(Held::Known(Value::Null));
                reading.problem("notice", "required", words::NOTICE_REQUIRED);
            }
            Ok(value) => {
                let value = kept_as(field, value);
                reading.problems.extend(impossible(field, &value, call));
                cells.push(Held::Known(value));
            }
            Err(problem) if field.name == "notice" => {
                cells.push(Held::Known(Value::Null));
                reading.problems.push(Problem { message: words::NOTICE_REQUIRED, ..problem });
            }
            Err(problem) => {
                cells.push(Held::Known(Value::Null));
                reading.problems.push(problem);
            }
        }
    }
    if reading.problems.len() > before {
        return Ok(None);
    }
    Ok(Some(Resident::from_cells(call.action.record(place::RESIDENT), &cells)?))
}

/// What can be read and yet cannot be: said together with the other mistakes, not after them.
fn impossible(field: &FieldSpec, value: &Value, call: &Call) -> Option<Problem> {
    let text = value.as_text()?;
    match field.name {
        "name" => name_problem(text),
        "birth_date" => birth_problem(text.parse().ok()?, call.today),
        _ => None,
    }
}

/// A value as it is kept: names without stray spaces, passports as they are looked up.
pub(super) fn kept_as(field: &FieldSpec, value: Value) -> Value {
    match (field.name, value) {
        ("name", Value::Text(name)) => Value::Text(kernel::name::tidied(&name)),
        ("passport", Value::Text(number)) => {
            Value::Text(number.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase())
        }
        (_, value) => value,
    }
}

/// The NIK that is there already, what the NIK says otherwise, and who may be the same person.
fn look_closer(call: &Call, read: &Reader<'_>, resident: &Resident, reading: &mut Reading) -> Result<(), Refusal> {
    let own = call.action.record(place::RESIDENT);
    let card = Card::of(resident);
    if let Some(nik) = card.nik {
        reading.existing = resident::with_nik(read, nik, own)?;
        if reading.existing.is_some() {
            reading.problem(
                "nik",
                "unique",
                kernel::phrase("Sudah tercatat di desa ini.", "Already recorded in this village."),
            );
            return Ok(());
        }
    }
    for warning in resident::card_warnings(read, &card)? {
        reading.warnings.push((warning.code().to_owned(), warning.say(call.lang)));
    }
    reading.candidates = resident::candidates(read, &card, own)?;
    Ok(())
}

/// Which household: a recorded one, a new one, or none yet.
fn read_household(call: &Call, read: &Reader<'_>, reading: &mut Reading) -> Result<InHousehold, Refusal> {
    let (known, head_name) = (call.form.text("household"), kernel::name::tidied(call.form.text("head_name")));
    let relation = Relation::from_name(call.form.text("relation"));
    let kk = match call.form.text("kk") {
        "" => None,
        typed => match Kk::parse(typed) {
            Ok(kk) => Some(kk),
            Err(error) => {
                reading.problem("kk", "kk", error.phrase());
                return Ok(InHousehold::None);
            }
        },
    };
    let new = kk.is_some() || !head_name.is_empty();
    if !known.is_empty() && new {
        reading.problem("household", "household.both", words::HOUSEHOLD_BOTH);
        return Ok(InHousehold::None);
    }
    match (known.is_empty(), new, relation) {
        (true, false, None) => Ok(InHousehold::None),
        (_, _, None) => {
            if !known.is_empty() {
                find_household(call, read, known, reading)?;
            }
            reading.problem("relation", "required", words::RELATION_NEEDED);
            Ok(InHousehold::None)
        }
        (false, _, Some(relation)) => Ok(match find_household(call, read, known, reading)? {
            Some(household) => InHousehold::Existing(household, relation),
            None => InHousehold::None,
        }),
        (true, _, Some(relation)) => new_household(call, read, kk, head_name, relation, reading),
    }
}

/// A new household; a family card that is recorded already means the household that has it.
fn new_household(
    call: &Call,
    read: &Reader<'_>,
    kk: Option<Kk>,
    head_name: String,
    relation: Relation,
    reading: &mut Reading,
) -> Result<InHousehold, Refusal> {
    let own = call.action.record(place::HOUSEHOLD);
    if let Some(kk) = &kk {
        let recorded = read.lookup::<Household>("kk", kk.as_str())?;
        let here = recorded.iter().find(|one| one.home() == call.actor.office && one.row.id != own);
        if let Some(household) = here {
            let message =
                format!("{} {}.", call.say(words::KK_EXISTS), Household::SPEC.title(&household.row, call.lang));
            reading.warnings.push(("household.exists".to_owned(), message));
            return Ok(InHousehold::Existing(household.row.id, relation));
        }
    }
    if relation != Relation::Head && kk.is_none() && head_name.is_empty() {
        reading.problem("household", "household.needed", words::HOUSEHOLD_NEEDED);
    } else if relation != Relation::Head && head_name.is_empty() {
        reading.problem("head_name", "required", words::HEAD_NEEDED);
    }
    Ok(InHousehold::New { kk, head_name: (!head_name.is_empty()).then_some(head_name), relation })
}

/// The household that was chosen, or typed where there is no script.
fn find_household(
    call: &Call,
    read: &Reader<'_>,
    typed: &str,
    reading: &mut Reading,
) -> Result<Option<RecordId>, Refusal> {
    if let Some(id) = typed.split_once('@').and_then(|(id, _)| id.parse::<RecordId>().ok())
        && let Some(household) = read.maybe::<Household>(id)?
    {
        reading.households = vec![offer(&household.row, call.lang)];
        return Ok(Some(id));
    }
    let found = household::find(read, typed, 10)?;
    reading.households = found.iter().map(|(_, row)| offer(row, call.lang)).collect();
    let (code, message) = match found.len() {
        0 => ("household.unknown", words::HOUSEHOLD_UNKNOWN),
        _ => ("household.several", words::HOUSEHOLD_SEVERAL),
    };
    match found.as_slice() {
        [(100, only)] => return Ok(Some(only.id)),
        _ => reading.problem("household", code, message),
    }
    Ok(None)
}

/// A record as a list offers it: what is sent, and what is read.
pub(crate) fn offer(row: &kernel::Row, lang: Lang) -> (String, String) {
    let place = [row.text("dusun").unwrap_or_default(), row.text("rt_rw").unwrap_or_default()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let label = std::iter::once(row.spec.title(row, lang)).chain(place.into_iter().map(str::to_owned));
    (format!("{}@{}", row.id, row.home), label.collect::<Vec<_>>().join(" · "))
}

/// The first contact, where anything of it was filled in.
fn read_kin(call: &Call, reading: &mut Reading) -> Option<Kin> {
    let name = kernel::name::tidied(call.form.text("kin_name"));
    let kinship = Kinship::from_name(call.form.text("kin_kinship"));
    let typed = call.form.text("kin_phone");
    if name.is_empty() && typed.is_empty() && kinship.is_none() {
        return None;
    }
    let phone =
        NextOfKin::SPEC.field_named("phone").and_then(|(_, field)| match check::parse(field, typed, call.today) {
            Ok(value) => value.as_text().map(str::to_owned),
            Err(problem) => {
                reading.problems.push(Problem { field: "kin_phone".to_owned(), ..problem });
                None
            }
        });
    if name.is_empty() {
        reading.problem("kin_name", "required", words::KIN_NAME_NEEDED);
    }
    if kinship.is_none() {
        reading.problem("kin_kinship", "required", words::KIN_KINSHIP_NEEDED);
    }
    Some(Kin { name, kinship: kinship?, phone })
}

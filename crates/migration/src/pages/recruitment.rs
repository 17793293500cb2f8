//! `/kasus/{id}/perekrutan`: the interview about the recruitment. For the village's officer alone.

use askama::Template;
use kernel::choice::Choice;
use kernel::money::{Currency, ForeignMoney, Rupiah};
use kernel::refusal::{Conflict, Problem};
use kernel::{Lang, Phrase, Record, RecordId, RecordSpec, Refusal, Stored, country};
use store::Seen;
use web::form::hidden;
use web::pieces;
use web::{Answer, Call, Html, Input, Route};

use super::new::input;
use super::typed::Typed;
use super::{case_path, person_name};
use crate::office::CaseFile;
use crate::office::check::{self, Interview, Look};
use crate::records::{CheckDecision, MigrationCase, Recruitment};
use crate::rules::interview::{
    Answers, FamilyWord, Holder, HowMet, LONGEST_NAME, RecruiterKind, Travel, VisaOffered, YesNo,
};
use crate::words::recruitment as words;

/// For which task the answers are opened.
pub(super) const PURPOSE: &str = "memeriksa perekrutan";
/// What interview and review open for it.
pub(super) const OPENS: &[&RecordSpec] = &[CheckDecision::SPEC, MigrationCase::SPEC];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = kernel::Access::Write(Recruitment::SPEC);
    let routes = [
        Route::get("/kasus/{id}/perekrutan", write, page).help("periksa#wawancara"),
        Route::post("/kasus/{id}/perekrutan", write, save).help("periksa#wawancara"),
    ];
    routes.into_iter().map(|route| route.of(Recruitment::SPEC).purpose(PURPOSE).opens(OPENS)).collect()
}

/// What a question takes as an answer.
enum Takes {
    One(&'static [Choice]),
    Rupiah,
    Wage,
    Day,
    Name,
    Words,
}

/// A question whose answer stands in the sealed text.
struct Question {
    name: &'static str,
    label: Phrase,
    help: Phrase,
    takes: Takes,
}

const NO_HELP: Phrase = kernel::phrase("", "");

const fn choice(name: &'static str, label: Phrase, of: &'static [Choice]) -> Question {
    Question { name, label, help: NO_HELP, takes: Takes::One(of) }
}

const WHO: &[Question] = &[
    choice("recruiter_kind", words::ASK_RECRUITER, RecruiterKind::CHOICES),
    choice("met", words::ASK_MET, HowMet::CHOICES),
];
const MONEY: &[Question] = &[
    Question { name: "advance", label: words::ASK_ADVANCE, help: words::NONE_IS_ZERO, takes: Takes::Rupiah },
    Question { name: "fee", label: words::ASK_FEE, help: words::NONE_IS_ZERO, takes: Takes::Rupiah },
    choice("debt", words::ASK_DEBT, YesNo::CHOICES),
    choice("all_paid", words::ASK_ALL_PAID, YesNo::CHOICES),
    Question { name: "wage", label: words::ASK_WAGE, help: words::ASK_WAGE_HELP, takes: Takes::Wage },
];
const PAPERS: &[Question] = &[
    choice("visa", words::ASK_VISA, VisaOffered::CHOICES),
    choice("holder", words::ASK_HOLDER, Holder::CHOICES),
    choice("same_age", words::ASK_AGE, YesNo::CHOICES),
    choice("contract_seen", words::ASK_CONTRACT, YesNo::CHOICES),
    choice("recommendation", words::ASK_RECOMMENDATION, YesNo::CHOICES),
];
const DEPARTURE: &[Question] = &[
    choice("travel", words::ASK_TRAVEL, Travel::CHOICES),
    Question { name: "announced_on", label: words::ASK_ANNOUNCED, help: NO_HELP, takes: Takes::Day },
    choice("centre_places", words::ASK_CENTRE_PLACES, YesNo::CHOICES),
    Question { name: "centre", label: words::ASK_CENTRE, help: NO_HELP, takes: Takes::Name },
];
const FAMILY: &[Question] = &[
    choice("family", words::ASK_FAMILY, FamilyWord::CHOICES),
    Question { name: "note", label: words::ASK_NOTE, help: words::ASK_NOTE_HELP, takes: Takes::Words },
];
/// The parts of the form, in the order in which one asks.
const PARTS: &[(Phrase, &[Question])] = &[
    (words::WHO, WHO),
    (words::MONEY, MONEY),
    (words::PAPERS, PAPERS),
    (words::DEPARTURE, DEPARTURE),
    (words::FAMILY, FAMILY),
];
/// Recorded fields, which stand in the first part.
const RECORDED: [&str; 3] = ["recruiter", "phone", "agency"];

#[derive(Template)]
#[template(path = "recruitment/form.html")]
struct FormPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    changed: bool,
    problems: Html,
    hidden: Html,
    parts: Vec<(&'static str, Vec<Input>)>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[], false)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => Ok(Answer::redirect(format!("{}/periksa", case_path(case))).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems, false)?.invalid()),
        Err(Refusal::Conflict(Conflict { .. })) => Ok(show(call, &[], true)?.conflict()),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let country = call.read(|read| Ok(read.get::<MigrationCase>(case)?.country.clone()))?;
    let input = typed(call, case, country.as_deref())?;
    let seen: Option<Seen> = if call.form.has(hidden::SEEN) { Some(call.seen()?) } else { None };
    let action = call.action;
    call.act(move |read| check::interview(read, action, seen.as_ref(), &input))?;
    Ok(())
}

fn typed(call: &Call, case: RecordId, country: Option<&str>) -> Result<Interview, Refusal> {
    let spec = Recruitment::SPEC;
    let mut form = Typed::of(call);
    let text = |name: &str| Some(call.form.text(name).to_owned()).filter(|text| !text.is_empty());
    let answers = Answers {
        recruiter: RecruiterKind::from_name(call.form.text("recruiter_kind")),
        met: HowMet::from_name(call.form.text("met")),
        visa: VisaOffered::from_name(call.form.text("visa")),
        travel: Travel::from_name(call.form.text("travel")),
        holder: Holder::from_name(call.form.text("holder")),
        family: FamilyWord::from_name(call.form.text("family")),
        advance: rupiah(call, &mut form, "advance"),
        fee: rupiah(call, &mut form, "fee"),
        debt: YesNo::from_name(call.form.text("debt")),
        all_paid: YesNo::from_name(call.form.text("all_paid")),
        wage: wage(call, &mut form, country),
        announced_on: form.date("announced_on", spec, "asked_on"),
        centre_places: YesNo::from_name(call.form.text("centre_places")),
        centre: text("centre"),
        contract_seen: YesNo::from_name(call.form.text("contract_seen")),
        recommendation: YesNo::from_name(call.form.text("recommendation")),
        same_age: YesNo::from_name(call.form.text("same_age")),
        note: text("note"),
    };
    let interview = Interview {
        case,
        recruiter: form.text("recruiter", spec, "recruiter"),
        phone: form.text("phone", spec, "phone"),
        agency: form.text("agency", spec, "agency"),
        answers,
    };
    form.done(interview)
}

fn rupiah(call: &Call, form: &mut Typed<'_>, name: &str) -> Option<i64> {
    let typed = call.form.text(name);
    if typed.is_empty() {
        return None;
    }
    match Rupiah::parse(typed) {
        Ok(amount) => Some(amount.0),
        Err(error) => {
            form.problem(name, "money", error.phrase());
            None
        }
    }
}

/// In the currency of the destination, unless another stands before it.
fn wage(call: &Call, form: &mut Typed<'_>, destination: Option<&str>) -> Option<ForeignMoney> {
    let typed = call.form.text("wage");
    if typed.is_empty() {
        return None;
    }
    let letters: String = typed.chars().take_while(|letter| letter.is_ascii_alphabetic()).collect();
    let currency = match letters.len() {
        0 => destination.and_then(country::get).and_then(|country| country.currency),
        _ if letters.eq_ignore_ascii_case("rp") => Currency::parse("IDR").ok(),
        _ => Currency::parse(&letters).ok(),
    };
    let Some(currency) = currency else {
        form.problem("wage", "currency", words::CURRENCY_UNKNOWN);
        return None;
    };
    match ForeignMoney::parse(typed[letters.len()..].trim(), currency) {
        Ok(money) => Some(money),
        Err(error) => {
            form.problem("wage", "money", error.phrase());
            None
        }
    }
}

fn show(call: &Call, problems: &[Problem], changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, look) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let look = Look::of(read, &file)?;
        Ok((file, look))
    })?;
    let standing = look.interview.as_ref();
    let answers = standing.and_then(|one| one.answers.known()).map(|text| Answers::from_text(text)).unwrap_or_default();
    let mut parts: Vec<(&'static str, Vec<Input>)> = PARTS
        .iter()
        .map(|(title, questions)| {
            let inputs = questions.iter().map(|question| asked(call, question, &answers, problems));
            (call.say(*title), inputs.collect())
        })
        .collect();
    let recorded = RECORDED.iter().filter_map(|name| recorded(call, standing, name, problems));
    if let Some((_, first)) = parts.first_mut() {
        first.splice(1..1, recorded);
    }
    let content = FormPage {
        call,
        own: case_path(id),
        number: file.case.number.clone(),
        name: person_name(&file),
        changed,
        problems: pieces::problems(problems, call.lang, |name| label(call, name)),
        hidden: standing.map_or_else(|| call.hidden(), |one| call.hidden_for(&one.row)),
        parts,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// A declared field with what is recorded, or what was typed.
fn recorded(call: &Call, standing: Option<&Stored<Recruitment>>, name: &str, problems: &[Problem]) -> Option<Input> {
    let (index, field) = Recruitment::SPEC.field_named(name)?;
    let value = match (standing, name) {
        (Some(one), "phone") if one.phone.given().is_some() => crate::office::pattern::phone(one),
        (Some(one), _) => field.show(&one.row.cells[index], Lang::Id),
        (None, _) => String::new(),
    };
    let plain = input(call, Recruitment::SPEC, name, problems)?;
    Some(if call.form.raw(name).is_some() { plain } else { plain.value(value) })
}

/// A question with what was answered, or what was typed.
fn asked(call: &Call, question: &Question, answers: &Answers, problems: &[Problem]) -> Input {
    let label = call.say(question.label);
    let input = match question.takes {
        Takes::One(choices) => Input::choice(
            question.name,
            label,
            choices.iter().map(|one| (one.name.to_owned(), one.label.say(call.lang).to_owned())).collect(),
        )
        .as_filter(call.say(words::NOT_ASKED)),
        Takes::Rupiah => Input::text(question.name, label).digits(24),
        Takes::Wage => Input::text(question.name, label),
        Takes::Day => Input::new(web::input::Kind::Line("date"), question.name, label),
        Takes::Name => Input::text(question.name, label).digits(LONGEST_NAME as u32),
        Takes::Words => Input::lines(question.name, label),
    };
    let value = answered(question.name, answers);
    input.help(call.say(question.help)).value(value).filled(&call.form, problems, call.lang)
}

/// What stands in the field of a question.
fn answered(name: &str, answers: &Answers) -> String {
    let amount = |amount: Option<i64>| amount.map(|amount| Rupiah(amount).plain());
    let yes_no = |answer: Option<YesNo>| answer.map(|one| one.name().to_owned());
    let value = match name {
        "recruiter_kind" => answers.recruiter.map(|one| one.name().to_owned()),
        "met" => answers.met.map(|one| one.name().to_owned()),
        "visa" => answers.visa.map(|one| one.name().to_owned()),
        "travel" => answers.travel.map(|one| one.name().to_owned()),
        "holder" => answers.holder.map(|one| one.name().to_owned()),
        "family" => answers.family.map(|one| one.name().to_owned()),
        "advance" => amount(answers.advance),
        "fee" => amount(answers.fee),
        "wage" => answers.wage.map(|one| one.say(Lang::Id)),
        "announced_on" => answers.announced_on.map(|day| day.to_string()),
        "debt" => yes_no(answers.debt),
        "all_paid" => yes_no(answers.all_paid),
        "same_age" => yes_no(answers.same_age),
        "contract_seen" => yes_no(answers.contract_seen),
        "recommendation" => yes_no(answers.recommendation),
        "centre_places" => yes_no(answers.centre_places),
        "centre" => answers.centre.clone(),
        "note" => answers.note.clone(),
        _ => None,
    };
    value.unwrap_or_default()
}

fn label(call: &Call, name: &str) -> String {
    let question = PARTS.iter().flat_map(|(_, questions)| questions.iter()).find(|question| question.name == name);
    match question {
        Some(question) => call.say(question.label).to_owned(),
        None => {
            Recruitment::SPEC.field_named(name).map_or_else(String::new, |(_, field)| call.say(field.label).to_owned())
        }
    }
}

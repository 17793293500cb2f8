//! Work abroad: terms of employment with what the contract says, and the forms that record one or put it right. Not here:
//! extension and change of employer, which are moves of the case (`step`), nor social security (`insurance`).

use kernel::refusal::Problem;
use kernel::{Access, Held, Lang, Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Html, Input, Panel, Route, pieces};

use super::beside::{self, Beside, is_writer, plain};
use super::typed::Typed;
use super::{PURPOSE, case_path};
use crate::office::employment::{self, TermInput};
use crate::office::{CaseFile, insurance};
use crate::records::case::CaseState;
use crate::records::employment::{Answered, Term};
use crate::records::{Employment, MigrationCase};
use crate::rules::facts::WorkGiven;
use crate::rules::wage;
use crate::words::employment as words;

/// The fields of a term's form, in their order.
const FIELDS: [&str; 7] = ["employer", "address", "job", "wage", "from", "until", "says"];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = Employment::SPEC;
    let (read, write) = (Access::Read(spec), Access::Write(spec));
    let about = |route: Route| route.of(spec).purpose(PURPOSE).help("luar-negeri#pekerjaan");
    vec![
        about(Route::get("/kasus/{id}/pekerjaan", read, page)),
        about(Route::get("/kasus/{id}/pekerjaan/baru", write, new_page)),
        about(Route::post("/kasus/{id}/pekerjaan/baru", write, create)),
        about(Route::get("/masa-kerja/{id}/ubah", write, edit_page)),
        about(Route::post("/masa-kerja/{id}/ubah", write, save)),
    ]
}

fn list_path(case: RecordId) -> String {
    format!("{}/pekerjaan", case_path(case))
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, terms, covers) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        Ok((file, employment::of_case(read, id)?, insurance::of_case(read, id)?))
    })?;
    let writer = is_writer(call, &file);
    let mut page = Beside::of(call, &file, words::TITLE);
    if writer {
        page.buttons = buttons(call, &file);
    }
    let cards: Vec<Panel> = if terms.is_empty() {
        vec![Panel {
            title: call.say(words::TERMS).to_owned(),
            lines: vec![plain("", call.say(words::NO_TERM))],
            action: writer.then(|| (call.say(words::ADD_TERM).to_owned(), format!("{}/baru", list_path(id)))),
            ..Panel::default()
        }]
    } else {
        terms.iter().map(|term| card(call, term, writer)).collect()
    };
    page.main = Html::joined(cards.iter().map(pieces::panel));
    page.side = pieces::panel(&super::insurance::card(call, &file, &covers, writer));
    Ok(page.answer())
}

/// What can be done now: the next of extension and change of employer.
fn buttons(call: &Call, file: &CaseFile) -> Vec<(String, String)> {
    let to = |state: CaseState| format!("{}/langkah?ke={}", case_path(file.case.row.id), state.name());
    let button = |words: Phrase, state| (call.say(words).to_owned(), to(state));
    match file.case.state {
        CaseState::Bekerja => {
            vec![button(words::EXTEND, CaseState::Perpanjangan), button(words::CHANGE, CaseState::PindahMajikan)]
        }
        CaseState::Perpanjangan => vec![button(words::EXTENDED, CaseState::Bekerja)],
        CaseState::PindahMajikan => vec![button(words::CHANGED, CaseState::Bekerja)],
        _ => Vec::new(),
    }
}

/// A term as a card.
fn card(call: &Call, term: &Stored<Employment>, writer: bool) -> Panel {
    let lang = call.lang;
    let now = if term.replaced_on.is_none() { words::PRESENT } else { words::BEFORE };
    let mut lines = Vec::new();
    for name in FIELDS {
        let Some((index, field)) = Employment::SPEC.field_named(name) else { continue };
        let text = field.show(&term.row.cells[index], lang);
        if !text.is_empty() {
            lines.push(plain(text, call.say(field.label)));
        }
    }
    if term.agreed.given() == Some(&Answered::No) {
        let not = match term.term {
            Term::Extension => words::NOT_AGREED_EXTENSION,
            _ => words::NOT_AGREED_CHANGE,
        };
        lines.push(plain("", call.say(not)));
    }
    let edit = (call.say(words::EDIT_TERM).to_owned(), format!("/masa-kerja/{}/ubah", term.row.id));
    Panel {
        title: format!("{} · {}{}", call.say(term.term.label()), call.say(now), span(term, lang)),
        lines,
        action: writer.then_some(edit),
        ..Panel::default()
    }
}

/// ", mulai 1 Feb 2026 sampai 1 Feb 2029".
fn span(term: &Employment, lang: Lang) -> String {
    let from = term.from.map(|from| format!(" {} {}", words::FROM.say(lang), day::short(from, lang)));
    let until = term.until.map(|until| format!(" {} {}", words::UNTIL.say(lang), day::short(until, lang)));
    match (from, until) {
        (None, None) => String::new(),
        (from, until) => format!(",{}{}", from.unwrap_or_default(), until.unwrap_or_default()),
    }
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    new_form(call, Vec::new())
}

fn new_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = beside::file(call, call.param("id")?)?;
    let own = list_path(file.case.row.id);
    let stands = |name: &str| {
        let like = match name {
            "address" => "employer_address",
            "until" => "contract_end",
            "from" => "departed_on",
            other => other,
        };
        MigrationCase::SPEC.field_named(like).map(|(index, field)| field.typed(&file.case.row.cells[index]))
    };
    let page = FormPage {
        inputs: inputs(call, |name| stands(name).unwrap_or_default()),
        problems,
        ..beside::form(call, &file, words::ADD_TERM, format!("{own}/baru"), own.clone())
    };
    Ok(page.answer(call))
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let (case, action) = (call.param("id")?, call.action);
    let done = input_of(call, case)
        .and_then(|input| call.act(move |read| employment::save(read, action, case, None, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(list_path(case)).saying(call.say(words::SAVED))),
        Err(refusal) => new_form(call, problems_of(refusal)?),
    }
}

fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    edit_form(call, Vec::new(), false)
}

fn edit_form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let term = call.read(|read| read.get::<Employment>(id))?;
    let file = beside::file(call, term.case.id.raw())?;
    let stands = |name: &str| {
        let found = Employment::SPEC.field_named(name);
        found.map_or_else(String::new, |(index, field)| field.typed(&term.row.cells[index]))
    };
    let page = FormPage {
        inputs: inputs(call, stands),
        problems,
        alert: if changed { call.say(words::CHANGED_MEANWHILE).to_owned() } else { String::new() },
        ..beside::form(call, &file, words::EDIT_TITLE, format!("/masa-kerja/{id}/ubah"), list_path(file.case.row.id))
    };
    let answer = page.answer_for(call, &term.row);
    Ok(if changed { answer.conflict() } else { answer })
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    let case = call.read(|read| read.get::<Employment>(id))?.case.id.raw();
    let done = input_of(call, case).and_then(|input| {
        call.act(move |read| employment::save(read, action, case, Some((id, &seen)), &input)).map(drop)
    });
    match done {
        Ok(()) => Ok(Answer::redirect(list_path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Conflict(_)) => edit_form(call, Vec::new(), true),
        Err(refusal) => edit_form(call, problems_of(refusal)?, false),
    }
}

fn inputs(call: &Call, stands: impl Fn(&str) -> String) -> Vec<Input> {
    let input = |name: &&str| {
        let (_, field) = Employment::SPEC.field_named(name)?;
        let input = Input::of(field, call.lang).value(stands(name));
        Some(if *name == "wage" { input.help(call.say(words::WAGE_HELP)) } else { input })
    };
    FIELDS.iter().filter_map(input).collect()
}

fn input_of(call: &Call, case: RecordId) -> Result<TermInput, Refusal> {
    let spec = Employment::SPEC;
    let mut form = Typed::of(call);
    let wage = wage_typed(call, &mut form, case);
    let input = TermInput {
        employer: form.text("employer", spec, "employer"),
        address: form.text("address", spec, "address"),
        job: form.text("job", spec, "job"),
        wage,
        from: form.date("from", spec, "from"),
        until: form.date("until", spec, "until"),
        says: form.text("says", spec, "says"),
    };
    form.done(input)
}

/// A wage as it is kept: with its currency, or in that of the case's country where only digits were typed.
fn wage_typed(call: &Call, form: &mut Typed<'_>, case: RecordId) -> Option<String> {
    let typed = form.text("wage", Employment::SPEC, "wage")?;
    let own = || {
        let case = call.read(|read| read.get::<MigrationCase>(case)).ok()?;
        let country = kernel::country::get(case.country.as_deref()?)?;
        wage::read(&format!("{} {typed}", country.currency?.as_str()))
    };
    let read = wage::read(&typed).or_else(own);
    if read.is_none() {
        form.problem("wage", "wage", words::WAGE_WRONG);
    }
    read.map(|money| money.say(Lang::Id))
}

/// What the form of a move says of the work.
pub(super) fn work_given(call: &Call, form: &mut Typed<'_>, case: RecordId) -> WorkGiven {
    let spec = Employment::SPEC;
    WorkGiven {
        address: form.text("address", spec, "address"),
        job: form.text("job", spec, "job"),
        wage: wage_typed(call, form, case),
        from: form.date("from", spec, "from"),
        says: form.text("says", spec, "says"),
        agreed: form.get::<Answered>("agreed", spec, "agreed"),
    }
}

/// A field of the form of a move that is about the work; the question after art. 17 is asked as the move wants it.
pub(super) fn step_input(call: &Call, name: &str, extends: bool, problems: &[Problem]) -> Option<Input> {
    let (_, field) = Employment::SPEC.field_named(name)?;
    let input = if name == "agreed" {
        let (label, help) = question(extends);
        let answers = Answered::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned()));
        Input::choice("agreed", call.say(label), answers.collect()).help(call.say(help)).required()
    } else {
        Input::of(field, call.lang)
    };
    let input = if name == "wage" { input.help(call.say(words::WAGE_HELP)) } else { input };
    Some(input.filled(&call.form, problems, call.lang))
}

/// The question after art. 17 and what helps with it.
pub(super) const fn question(extends: bool) -> (Phrase, Phrase) {
    if extends {
        (words::AGREED_EXTENSION, words::AGREED_EXTENSION_HELP)
    } else {
        (words::AGREED_CHANGE, words::AGREED_CHANGE_HELP)
    }
}

/// The present employer and the end of the contract on the page of a case, with the way to all of it.
pub(super) fn side_card(read: &store::Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let abroad = file.case.state.is_working() || file.case.returned_on.is_some();
    if !abroad {
        return Ok(None);
    }
    let terms = employment::of_case(read, file.case.row.id)?;
    let covers = insurance::of_case(read, file.case.row.id)?;
    let mut lines = Vec::new();
    if let Some(term) = terms.first() {
        let employer = match &term.employer {
            Held::Known(Some(employer)) => employer.clone(),
            _ => "–".to_owned(),
        };
        lines.push(plain(employer, format!("{}{}", term.term.label().say(lang), span(term, lang))));
    }
    if terms.is_empty() {
        lines.push(plain("", words::NO_TERM.say(lang)));
    }
    lines.extend(super::insurance::summary(&covers, read.today(), lang));
    Ok(Some(Panel {
        title: words::TITLE.say(lang).to_owned(),
        lines,
        action: Some((crate::words::case::OPEN.say(lang).to_owned(), list_path(file.case.row.id))),
        ..Panel::default()
    }))
}

//! Social security of a case: the card beside the terms of employment, and the form. Not here: the paper of the checklist
//! that proves it (`document`).

use jiff::Span;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Lang, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input, Panel, PanelLine, Route, Tone};

use super::beside::{self, plain};
use super::case_path;
use super::typed::Typed;
use crate::office::CaseFile;
use crate::office::insurance::{self, InsuranceInput};
use crate::records::Insurance;
use crate::records::insurance::Payer;
use crate::words::employment as words;

const FIELDS: [&str; 8] = ["number", "accident", "death", "old_age", "from", "until", "payer", "note"];
/// So many days before a cover runs out it is marked.
const SOON_DAYS: i64 = 60;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = Insurance::SPEC;
    let write = Access::Write(spec);
    let about = |route: Route| route.of(spec).help("luar-negeri#jaminan");
    vec![
        about(Route::get("/kasus/{id}/jaminan/baru", write, new_page)),
        about(Route::post("/kasus/{id}/jaminan/baru", write, create)),
        about(Route::get("/jaminan-kasus/{id}/ubah", write, edit_page)),
        about(Route::post("/jaminan-kasus/{id}/ubah", write, save)),
    ]
}

fn back(case: RecordId) -> String {
    format!("{}/pekerjaan", case_path(case))
}

/// The covers of a case as a card.
pub(super) fn card(call: &Call, file: &CaseFile, covers: &[Stored<Insurance>], writer: bool) -> Panel {
    let lang = call.lang;
    let mut lines: Vec<PanelLine> = Vec::new();
    for cover in covers {
        let mut line = line(cover, call.today, lang);
        if writer {
            line.path = format!("/jaminan-kasus/{}/ubah", cover.row.id);
        }
        let number = cover.number.given().map(|number| format!("BPJS {number}"));
        let payer = cover
            .payer
            .map(|payer| format!("{}: {}", words::PAID_BY.say(lang), payer.label().say(lang).to_lowercase()));
        let more: Vec<String> = [Some(line.detail.clone()), number, payer].into_iter().flatten().collect();
        line.detail = more.join(" · ");
        lines.push(line);
        if !is_whole(cover) {
            lines.push(plain("", call.say(words::COVER_NOT_BOTH)));
        }
    }
    if lines.is_empty() {
        lines.push(plain("", call.say(words::NO_INSURANCE)));
    }
    let add = format!("{}/jaminan/baru", case_path(file.case.row.id));
    Panel {
        title: call.say(words::INSURANCE).to_owned(),
        lines,
        action: writer.then(|| (call.say(words::ADD_INSURANCE).to_owned(), add)),
        ..Panel::default()
    }
}

/// The newest cover in one line, without its number.
pub(super) fn summary(covers: &[Stored<Insurance>], today: Date, lang: Lang) -> Option<PanelLine> {
    covers.first().map(|cover| line(cover, today, lang))
}

fn is_whole(cover: &Insurance) -> bool {
    cover.accident == Some(true) && cover.death == Some(true)
}

fn line(cover: &Insurance, today: Date, lang: Lang) -> PanelLine {
    let parts = [(cover.accident, "JKK"), (cover.death, "JKM"), (cover.old_age, "JHT")];
    let covers: Vec<&str> = parts.iter().filter(|(given, _)| *given == Some(true)).map(|(_, name)| *name).collect();
    let soon = today.checked_add(Span::new().days(SOON_DAYS)).unwrap_or(today);
    let tag = match cover.until {
        Some(until) if until < today => Some((Tone::Danger, words::COVER_OVER)),
        Some(until) if until <= soon => Some((Tone::Attention, words::COVER_SOON)),
        _ => None,
    };
    let day = |words: kernel::Phrase, date: Option<Date>| {
        date.map(|date| format!("{} {}", words.say(lang), day::short(date, lang)))
    };
    let span: Vec<String> =
        [day(words::FROM, cover.from), day(words::UNTIL, cover.until)].into_iter().flatten().collect();
    PanelLine {
        text: if covers.is_empty() { "BPJS Ketenagakerjaan".to_owned() } else { covers.join(" + ") },
        detail: span.join(" "),
        tag: tag.map(|(tone, words)| (tone, words.say(lang).to_owned())),
        path: String::new(),
    }
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    new_form(call, Vec::new())
}

fn new_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = beside::file(call, call.param("id")?)?;
    let case = file.case.row.id;
    let action = format!("{}/jaminan/baru", case_path(case));
    let page = FormPage {
        inputs: inputs(call, |_| String::new()),
        problems,
        ..beside::form(call, &file, words::ADD_INSURANCE, action, back(case))
    };
    Ok(page.answer(call))
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let (case, action) = (call.param("id")?, call.action);
    let done = input_of(call)
        .and_then(|input| call.act(move |read| insurance::save(read, action, case, None, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(back(case)).saying(call.say(words::INSURANCE_SAVED))),
        Err(refusal) => new_form(call, problems_of(refusal)?),
    }
}

fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    edit_form(call, Vec::new(), false)
}

fn edit_form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let cover = call.read(|read| read.get::<Insurance>(id))?;
    let file = beside::file(call, cover.case.id.raw())?;
    let stands = |name: &str| {
        let found = Insurance::SPEC.field_named(name);
        found.map_or_else(String::new, |(index, field)| field.typed(&cover.row.cells[index]))
    };
    let action = format!("/jaminan-kasus/{id}/ubah");
    let page = FormPage {
        inputs: inputs(call, stands),
        problems,
        alert: if changed { call.say(words::CHANGED_MEANWHILE).to_owned() } else { String::new() },
        ..beside::form(call, &file, words::EDIT_INSURANCE, action, back(file.case.row.id))
    };
    let answer = page.answer_for(call, &cover.row);
    Ok(if changed { answer.conflict() } else { answer })
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    let case = call.read(|read| read.get::<Insurance>(id))?.case.id.raw();
    let done = input_of(call).and_then(|input| {
        call.act(move |read| insurance::save(read, action, case, Some((id, &seen)), &input)).map(drop)
    });
    match done {
        Ok(()) => Ok(Answer::redirect(back(case)).saying(call.say(words::INSURANCE_SAVED))),
        Err(Refusal::Conflict(_)) => edit_form(call, Vec::new(), true),
        Err(refusal) => edit_form(call, problems_of(refusal)?, false),
    }
}

fn inputs(call: &Call, stands: impl Fn(&str) -> String) -> Vec<Input> {
    let declared = FIELDS.iter().filter_map(|name| Insurance::SPEC.field_named(name));
    declared.map(|(_, field)| Input::of(field, call.lang).value(stands(field.name))).collect()
}

fn input_of(call: &Call) -> Result<InsuranceInput, Refusal> {
    let spec = Insurance::SPEC;
    let mut form = Typed::of(call);
    let input = InsuranceInput {
        number: form.text("number", spec, "number"),
        accident: form.get::<bool>("accident", spec, "accident"),
        death: form.get::<bool>("death", spec, "death"),
        old_age: form.get::<bool>("old_age", spec, "old_age"),
        from: form.date("from", spec, "from"),
        until: form.date("until", spec, "until"),
        payer: form.get::<Payer>("payer", spec, "payer"),
        note: form.text("note", spec, "note"),
    };
    form.done(input)
}

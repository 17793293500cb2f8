//! News of a worker abroad: whom to contact, with a message ready, recording how it went, and the worker's wish about the
//! family. Not here: who may be contacted (`rules::contact_log`), the interval (`village_setting`).

use askama::Template;
use kernel::phone::{self, Phone};
use kernel::refusal::Problem;
use kernel::{Access, Held, Lang, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use people::records::NextOfKin;
use web::{Answer, Call, Html, Input, Panel, Route, link, pieces};

use super::beside::{self, Beside, is_writer, plain};
use super::timeline::{Moment, made};
use super::typed::Typed;
use super::{PURPOSE, case_path, person_name};
use crate::office::contact_log::{self, ALL_KIN, ContactInput, Wish};
use crate::office::{CaseFile, village_setting};
use crate::records::contact_log::{ContactOutcome, ContactWay, ContactWith, FamilyMayKnow};
use crate::records::{CASE_WRITERS, ContactLog, MigrationCase};
use crate::rules::contact_log::{FamilyDoor, family_door};
use crate::rules::intervals::days_after;
use crate::words::contact_log as words;

const FIELDS: [&str; 7] = ["date", "with", "way", "outcome", "said", "heard_on", "next"];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = ContactLog::SPEC;
    let (read, write) = (Access::Read(spec), Access::Write(spec));
    let opens: &'static [&'static kernel::RecordSpec] = &[MigrationCase::SPEC];
    let about = |route: Route| route.of(spec).purpose(PURPOSE).opens(opens).help("luar-negeri#kabar");
    vec![
        about(Route::get("/kasus/{id}/kabar", read, page)),
        about(Route::post("/kasus/{id}/kabar", write, record)),
        about(Route::get("/kasus/{id}/kabar/keinginan", write, wish_page)).help("luar-negeri#keinginan"),
        about(Route::post("/kasus/{id}/kabar/keinginan", write, wish)).help("luar-negeri#keinginan"),
    ]
}

/// The page of a case's news.
pub(super) fn news_path(case: RecordId) -> String {
    format!("{}/kabar", case_path(case))
}

/// Somebody who may be contacted.
struct Whom {
    name: String,
    detail: String,
    shown: String,
    tel: String,
    message: String,
    /// Where a number is filled in that is missing.
    fill: String,
}

#[derive(Template)]
#[template(path = "contact_log/page.html")]
struct Content<'c> {
    call: &'c Call,
    own: String,
    notes: Html,
    whom: Vec<Whom>,
    door: &'static str,
    emergency: String,
    writer: bool,
    problems: Html,
    hidden: Html,
    fields: Vec<Input>,
    past: Html,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn record(call: &Call) -> Result<Answer, Refusal> {
    let (case, action) = (call.param("id")?, call.action);
    let done = typed(call, case).and_then(|input| call.act(move |read| contact_log::record(read, action, &input)));
    match done {
        Ok(_) => Ok(Answer::redirect(news_path(case)).saying(call.say(words::SAVED))),
        Err(refusal) => Ok(show(call, &problems_of(refusal)?)?.invalid()),
    }
}

fn typed(call: &Call, case: RecordId) -> Result<ContactInput, Refusal> {
    let spec = ContactLog::SPEC;
    let mut form = Typed::of(call);
    let date = form.needed::<jiff::civil::Date>("date", spec);
    let with = form.needed::<ContactWith>("with", spec);
    let way = form.needed::<ContactWay>("way", spec);
    let outcome = form.needed::<ContactOutcome>("outcome", spec);
    let said = form.text("said", spec, "said");
    let heard_on = form.date("heard_on", spec, "heard_on");
    let next = form.date("next", spec, "next");
    let (Some(date), Some(with), Some(way), Some(outcome)) = (date, with, way, outcome) else {
        return form.done(()).and(Err(Refusal::NotFound));
    };
    form.done(ContactInput { case, date, with, way, outcome, said, heard_on, next })
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, contacts, days) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let days = village_setting::news_days(read, file.case.home())?;
        Ok((file, contact_log::of_case(read, id)?, days))
    })?;
    let writer = is_writer(call, &file) && file.case.state.is_working();
    let door = family_door(file.case.family_may_know.given().copied(), &contact_log::attempts(&contacts));
    let label = |name: &str| {
        ContactLog::SPEC.field_named(name).map_or_else(String::new, |(_, field)| call.say(field.label).to_owned())
    };
    let content = Content {
        call,
        own: case_path(id),
        notes: notes(call, &file, days),
        whom: if writer { whom(call, &file, door) } else { Vec::new() },
        door: call.say(door_words(&file, door)),
        emergency: if writer { format!("/darurat/baru?kasus={id}") } else { String::new() },
        writer,
        problems: pieces::problems(problems, call.lang, label),
        hidden: call.hidden(),
        fields: FIELDS.iter().filter_map(|name| field(call, name, problems)).collect(),
        past: if contacts.is_empty() { Html::default() } else { past(&contacts, call.lang) },
    };
    let mut page = Beside::of(call, &file, words::TITLE);
    page.main = Html::of(&content);
    page.side =
        Html::joined([pieces::panel(&wish_card(call, &file)), pieces::panel(&interval_card(call, &file, days))]);
    Ok(page.answer())
}

fn past(contacts: &[Stored<ContactLog>], lang: Lang) -> Html {
    pieces::timeline(&contacts.iter().map(|one| line(one, lang)).collect::<Vec<_>>())
}

fn field(call: &Call, name: &str, problems: &[Problem]) -> Option<Input> {
    let (_, field) = ContactLog::SPEC.field_named(name)?;
    let input = Input::of(field, call.lang);
    let input = if name == "date" { input.value(call.today.to_string()) } else { input };
    Some(input.filled(&call.form, problems, call.lang))
}

fn notes(call: &Call, file: &CaseFile, days: i64) -> Html {
    let mut notes = Vec::new();
    if !file.case.state.is_working() {
        notes.push(pieces::note("", call.say(words::NOT_ABROAD)));
    } else if let Some(due) = file.case.contact_due.filter(|due| *due <= call.today) {
        let since = format!("{}: {}", call.say(words::NEXT), day::full(due, call.lang));
        notes.push(pieces::note(call.say(words::OVERDUE), &since));
    }
    notes.extend(no_news(file, days, call.lang));
    Html::joined(notes)
}

/// "Lama tidak ada kabar", for who may see when the last news came: nobody but the officer.
pub(super) fn no_news(file: &CaseFile, days: i64, lang: Lang) -> Option<Html> {
    let last = *file.case.last_news.given()?;
    let long = file.case.state.is_working() && days_after(last, days) < file.facts.today;
    let text = format!("{}: {}", words::LAST_NEWS.say(lang), day::full(last, lang));
    long.then(|| pieces::note(words::LONG.say(lang), &text))
}

fn door_words(file: &CaseFile, door: FamilyDoor) -> kernel::Phrase {
    match door {
        FamilyDoor::Open if contact_log::kin_who_may_know(&file.case, &file.kin).is_empty() => words::NO_KIN,
        FamilyDoor::Open => words::DOOR_OPEN,
        FamilyDoor::TryWorkerFirst => words::DOOR_TRY,
        FamilyDoor::NotAsked => words::DOOR_NOT_ASKED,
        FamilyDoor::Refused => words::DOOR_REFUSED,
    }
}

/// The worker, then those of the family whose turn it is.
fn whom(call: &Call, file: &CaseFile, door: FamilyDoor) -> Vec<Whom> {
    let name = person_name(file);
    let number = worker_phone(&file.case, file.resident.phone.given().map(String::as_str));
    let worker = match number {
        Some(phone) => reached(call, &name, call.say(ContactWith::Worker.label()), &phone, words::HELLO_WORKER),
        None => Whom {
            name,
            detail: call.say(words::WORKER_NO_PHONE).to_owned(),
            shown: String::new(),
            tel: String::new(),
            message: String::new(),
            fill: format!("{}/ubah", case_path(file.case.row.id)),
        },
    };
    let mut all = vec![worker];
    if door == FamilyDoor::Open {
        all.extend(contact_log::kin_who_may_know(&file.case, &file.kin).into_iter().map(|kin| family(call, kin)));
    }
    all
}

fn family(call: &Call, kin: &Stored<NextOfKin>) -> Whom {
    let name = kin.name.known().cloned().unwrap_or_else(|| "–".to_owned());
    let detail = call.say(kin.kinship.label()).to_owned();
    match kin.phone.given().and_then(|number| phone::parse(number).ok()) {
        Some(phone) => reached(call, &name, &detail, &phone, words::HELLO_FAMILY),
        None => Whom {
            name,
            detail,
            shown: String::new(),
            tel: String::new(),
            message: String::new(),
            fill: format!("/kontak-keluarga/{}/ubah", kin.row.id),
        },
    }
}

fn reached(call: &Call, name: &str, detail: &str, phone: &Phone, text: kernel::Phrase) -> Whom {
    Whom {
        name: name.to_owned(),
        detail: detail.to_owned(),
        shown: phone.shown(),
        tel: phone.tel_link(),
        message: message(name, phone, text, call.lang),
        fill: String::new(),
    }
}

/// A chat with the words ready; they name nobody but the one who reads them, and say nothing of a case.
pub(crate) fn message(name: &str, phone: &Phone, text: kernel::Phrase, lang: Lang) -> String {
    let words = format!("{} {name}. {}", words::HELLO.say(lang), text.say(lang));
    link(&phone.wa_me_link(), &[("text", &words)])
}

/// How the worker is reached: the telephone abroad, otherwise the one at home.
pub(crate) fn worker_phone(case: &MigrationCase, at_home: Option<&str>) -> Option<Phone> {
    let abroad = case.phone_abroad.given().map(String::as_str);
    abroad.or(at_home).and_then(|number| phone::parse(number).ok())
}

/// A contact as (when, what); what is closed to the reader is said to be so.
fn line(one: &Stored<ContactLog>, lang: Lang) -> (String, String) {
    let when = day::short(one.date, lang);
    let (Held::Known(with), Held::Known(way), Held::Known(outcome)) = (&one.with, &one.way, &one.outcome) else {
        return (when, words::SEALED.say(lang).to_owned());
    };
    let head = format!(
        "{}, {}: {}",
        with.label().say(lang),
        way.label().say(lang).to_lowercase(),
        outcome.label().say(lang).to_lowercase()
    );
    match beside::said(&one.said) {
        Some(said) => (when, format!("{head}. {said}")),
        None => (when, head),
    }
}

fn wish_card(call: &Call, file: &CaseFile) -> Panel {
    let answer = match &file.case.family_may_know {
        Held::Known(Some(answer)) => call.say(answer.label()),
        Held::Known(None) => call.say(words::WISH_NONE),
        _ => call.say(words::SEALED),
    };
    let mut lines = vec![plain(answer, call.say(words::WISH_ASK))];
    for kin in contact_log::kin_who_may_know(&file.case, &file.kin) {
        lines.push(plain(kin.name.known().cloned().unwrap_or_default(), call.say(words::WISH_MAY_KNOW)));
    }
    let change = (call.say(words::WISH_CHANGE).to_owned(), format!("{}/keinginan", news_path(file.case.row.id)));
    Panel {
        title: call.say(words::WISH).to_owned(),
        lines,
        action: is_writer(call, file).then_some(change),
        ..Panel::default()
    }
}

fn interval_card(call: &Call, file: &CaseFile, days: i64) -> Panel {
    let mut lines = Vec::new();
    lines.extend(file.case.contact_due.map(|due| plain(day::full(due, call.lang), call.say(words::NEXT))));
    lines
        .extend(file.case.last_news.given().map(|last| plain(day::full(*last, call.lang), call.say(words::LAST_NEWS))));
    lines.push(plain(format!("{days} {}", call.say(words::DAYS)), call.say(words::INTERVAL)));
    let change = (call.say(words::CHANGE_INTERVAL).to_owned(), "/pengaturan-desa".to_owned());
    Panel {
        title: call.say(words::SCHEDULE).to_owned(),
        lines,
        action: call.actor.is_one_of(CASE_WRITERS).then_some(change),
        ..Panel::default()
    }
}

fn wish_page(call: &Call) -> Result<Answer, Refusal> {
    wish_form(call, Vec::new(), false)
}

fn wish_form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let file = beside::file(call, call.param("id")?)?;
    let case = file.case.row.id;
    let answers = FamilyMayKnow::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned()));
    let mut kin = vec![(ALL_KIN.to_owned(), call.say(words::WISH_ALL).to_owned())];
    kin.extend(file.kin.iter().map(|one| {
        let name = one.name.known().cloned().unwrap_or_else(|| "–".to_owned());
        (one.row.id.to_string(), format!("{name} ({})", call.say(one.kinship.label())))
    }));
    let stands = file.case.family_may_know.given().map_or("", |answer| answer.name());
    let chosen = file.case.kin_may_know.given().cloned().unwrap_or_default();
    let page = FormPage {
        lead: vec![call.say(words::WISH_HELP).to_owned()],
        problems,
        alert: if changed { call.say(crate::words::step::CHANGED).to_owned() } else { String::new() },
        inputs: vec![
            Input::choice("answer", call.say(words::WISH_ASK), answers.collect()).required().value(stands),
            Input::choice("kin", call.say(words::WISH_KIN), kin).value(chosen),
        ],
        ..beside::form(call, &file, words::WISH, format!("{}/keinginan", news_path(case)), news_path(case))
    };
    let answer = page.answer_for(call, &file.case.row);
    Ok(if changed { answer.conflict() } else { answer })
}

fn wish(call: &Call) -> Result<Answer, Refusal> {
    let (case, seen) = (call.param("id")?, call.seen()?);
    let kin = Some(call.form.text("kin").to_owned()).filter(|kin| !kin.is_empty());
    let answer = FamilyMayKnow::from_name(call.form.text("answer"))
        .ok_or_else(|| Refusal::invalid("answer", "required", words::WISH_CHOOSE));
    let done = answer.and_then(|answer| {
        let input = Wish { case, answer, kin };
        call.act(move |read| contact_log::wish(read, &seen, &input)).map(drop)
    });
    match done {
        Ok(()) => Ok(Answer::redirect(news_path(case)).saying(call.say(words::WISH_SAVED))),
        Err(Refusal::Conflict(_)) => wish_form(call, Vec::new(), true),
        Err(refusal) => wish_form(call, problems_of(refusal)?, false),
    }
}

/// Contacts among what happened on a case; how one went is closed to everybody but the officer.
pub(super) fn moments(read: &store::Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Vec<Moment>, Refusal> {
    let moment = |one: &Stored<ContactLog>| {
        let what = match (one.with.known(), one.outcome.known()) {
            (Some(with), Some(outcome)) => {
                let (with, outcome) = (with.label().say(lang), outcome.label().say(lang));
                format!("{}: {}, {}", words::TITLE.say(lang), with.to_lowercase(), outcome.to_lowercase())
            }
            _ => words::ASKED.say(lang).to_owned(),
        };
        Moment { written: made(one.row.id), day: Some(one.date), what }
    };
    Ok(contact_log::of_case(read, file.case.row.id)?.iter().map(moment).collect())
}

/// Before the departure: whether the worker was asked about the family, for the officer who asks.
fn asked_before(read: &store::Reader<'_>, file: &CaseFile, lang: Lang) -> Option<Panel> {
    let own = read.actor().office == file.case.home() && read.actor().is_one_of(CASE_WRITERS);
    let answer = file.case.family_may_know.given().map_or(words::WISH_NONE, |answer| answer.label());
    let change = (words::WISH_CHANGE.say(lang).to_owned(), format!("{}/keinginan", news_path(file.case.row.id)));
    let lines = vec![plain(answer.say(lang), words::WISH_ASK.say(lang))];
    own.then(|| Panel { title: words::WISH.say(lang).to_owned(), lines, action: Some(change), ..Panel::default() })
}

/// The card on the page of a case: when news was last asked, and the way to it.
pub(super) fn side_card(read: &store::Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    if file.case.state.is_before_departure() {
        return Ok(asked_before(read, file, lang));
    }
    if !file.case.state.is_working() {
        return Ok(None);
    }
    let last = contact_log::of_case(read, file.case.row.id)?.into_iter().next();
    let mut lines = Vec::new();
    lines.extend(file.case.contact_due.map(|due| plain(day::short(due, lang), words::NEXT.say(lang))));
    match last {
        Some(one) => {
            let (when, what) = line(&one, lang);
            lines.push(plain(when, what));
        }
        None => lines.push(plain("", words::NONE.say(lang))),
    }
    let own = read.actor().office == file.case.home() && read.actor().is_one_of(CASE_WRITERS);
    let open = if own { words::RECORD } else { crate::words::case::OPEN };
    Ok(Some(Panel {
        title: words::TITLE.say(lang).to_owned(),
        lines,
        action: Some((open.say(lang).to_owned(), news_path(file.case.row.id))),
        ..Panel::default()
    }))
}

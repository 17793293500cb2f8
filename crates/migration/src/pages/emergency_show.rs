//! The page of an emergency: whom to call now, what is known, papers of the claim, files, referral, what was done. Not here:
//! the list and the forms of what is known (`emergency`).

use askama::Template;
use kernel::day::{self, Zone};
use kernel::phone;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored};
use people::pages::form_page::problems_of;
use people::pages::{record_file, referral};
use people::records::letter::LetterKind;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Tone, pieces};

use super::beside::{plain, said};
use super::contact_log::message;
use super::emergency::{home_address, path};
use super::{case_path, letter_path, person_name};
use crate::office::emergency::{self, papers_there, steps as steps_of};
use crate::office::{CaseFile, insurance};
use crate::records::emergency::{EmergencyAct, EmergencyKind, EmergencyState};
use crate::records::{Emergency, EmergencyStep};
use crate::rules::claims::{self, Claim};
use crate::rules::{emergency as rules, missions};
use crate::words::emergency as words;

/// Somebody to call.
struct Whom {
    name: String,
    detail: String,
    shown: String,
    tel: String,
    message: String,
}

/// A paper of the claim.
struct Paper {
    key: &'static str,
    label: &'static str,
    when: &'static str,
    article: &'static str,
    letter: String,
    there: bool,
}

#[derive(Template)]
#[template(path = "emergency/page.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    case: String,
    number: String,
    name: String,
    state: Html,
    notes: Html,
    kin_words: &'static str,
    kin: Vec<Whom>,
    add_kin: String,
    facts: Html,
    claim: &'static str,
    papers: Vec<Paper>,
    papers_count: String,
    steps: Html,
    open: bool,
    problems: Html,
    hidden: Html,
    what: Input,
    next: Input,
    outcome: Input,
    side: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

/// What the page reads.
struct Read {
    one: Stored<Emergency>,
    file: CaseFile,
    steps: Vec<Stored<EmergencyStep>>,
    side: Vec<Panel>,
}

fn read(call: &Call, id: RecordId) -> Result<Read, Refusal> {
    call.read(|read| {
        let one = read.get::<Emergency>(id)?;
        let case = emergency::case_of(read, &one)?.ok_or(Refusal::NotFound)?;
        let file = CaseFile::around(read, case)?;
        let what = what_of(&one);
        let mut side = vec![numbers(call, &file, what)];
        if Claim::of(what).is_some() {
            side.push(cover(call, &insurance::of_case(read, file.case.row.id)?));
        }
        let abroad = file.case.departed_on.is_some() && file.case.returned_on.is_none();
        let urgency = if one.urgent { "darurat" } else { "segera" };
        let resident = Some(file.resident.row.id);
        let new = referral::new_path(Emergency::KIND, id, resident, rules::agency(what, abroad), urgency, "");
        side.extend(referral::card(read, Emergency::KIND, id, &new, call.lang)?);
        side.push(record_file::panel(read, &one.row, call.lang, &path(id))?);
        Ok(Read { steps: steps_of(read, id)?, one, file, side })
    })
}

fn what_of(one: &Emergency) -> EmergencyKind {
    one.what.known().copied().unwrap_or(EmergencyKind::OtherTrouble)
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let read = read(call, id)?;
    let (one, file) = (&read.one, &read.file);
    let what = what_of(one);
    let open = one.state == EmergencyState::Open;
    let at_once = rules::kin_at_once(what, file.case.family_may_know.given().copied());
    let there = papers_there(&read.steps);
    let papers = papers_of(call, one, file, &there);
    let declared = |name: &str| {
        let field = Emergency::SPEC.field_named(name).map(|(_, field)| field);
        field.map_or_else(|| Input::text(name, ""), |field| Input::of(field, call.lang))
    };
    let content = ShowPage {
        call,
        own: path(id),
        case: case_path(file.case.row.id),
        number: file.case.number.clone(),
        name: person_name(file),
        state: state(call, one),
        notes: notes(call, one, file, what),
        kin_words: call.say(if at_once { words::KIN_AT_ONCE } else { words::KIN_ASK }),
        kin: if at_once { kin(call, file) } else { Vec::new() },
        add_kin: if file.kin.is_empty() { format!("/warga/{}/kontak", file.resident.row.id) } else { String::new() },
        facts: pieces::panel(&facts(call, one)),
        claim: call.say(match Claim::of(what) {
            Some(Claim::Accident) => words::CLAIM_ACCIDENT,
            _ => words::CLAIM_DEATH,
        }),
        papers_count: format!("{} / {} {}", there.len(), papers.len(), call.say(words::CLAIM_COUNT)),
        papers,
        steps: pieces::timeline(&read.steps.iter().rev().map(|step| line(call, step)).collect::<Vec<_>>()),
        open,
        problems: pieces::problems(problems, call.lang, |name| label(call, name)),
        hidden: call.hidden(),
        what: Input::lines("what", call.say(words::STEP_WHAT)).required().filled(&call.form, problems, call.lang),
        next: declared("next_on").filled(&call.form, problems, call.lang),
        outcome: declared("outcome").required().filled(&call.form, problems, call.lang),
        side: Html::joined(read.side.iter().map(pieces::panel)),
    };
    let answer = call.page(&format!("{} · {}", call.say(words::TITLE), file.case.number), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn label(call: &Call, name: &str) -> String {
    match name {
        "what" => call.say(words::STEP_WHAT).to_owned(),
        other => {
            Emergency::SPEC.field_named(other).map_or_else(String::new, |(_, field)| call.say(field.label).to_owned())
        }
    }
}

fn state(call: &Call, one: &Emergency) -> Html {
    let tone = match (one.state, one.urgent) {
        (EmergencyState::Closed, _) => Tone::Good,
        (EmergencyState::Open, true) => Tone::Danger,
        (EmergencyState::Open, false) => Tone::Attention,
    };
    pieces::tag(tone, call.say(one.state.label()))
}

fn notes(call: &Call, one: &Emergency, file: &CaseFile, what: EmergencyKind) -> Html {
    let mut notes = Vec::new();
    if rules::is_victim(what) {
        notes.push(pieces::note("", call.say(words::VICTIM)));
    }
    if what == EmergencyKind::Death {
        let to = said(&one.remains_to).cloned().unwrap_or_else(|| home_address(file));
        notes.push(pieces::note(&format!("{}:", call.say(words::REMAINS)), &to));
    }
    if let Some(outcome) = one.outcome.given() {
        notes.push(pieces::note(&format!("{}:", call.say(words::CLOSE_WHAT)), outcome));
    }
    Html::joined(notes)
}

fn kin(call: &Call, file: &CaseFile) -> Vec<Whom> {
    let one = |kin: &Stored<people::records::NextOfKin>| {
        let name = kin.name.known().cloned().unwrap_or_else(|| "–".to_owned());
        let phone = kin.phone.given().and_then(|number| phone::parse(number).ok());
        let detail = [Some(call.say(kin.kinship.label()).to_owned()), kin.address.given().cloned()];
        Whom {
            detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            shown: phone.as_ref().map_or_else(String::new, phone::Phone::shown),
            tel: phone.as_ref().map_or_else(String::new, phone::Phone::tel_link),
            message: phone
                .as_ref()
                .map_or_else(String::new, |phone| message(&name, phone, words::HELLO_KIN, call.lang)),
            name,
        }
    };
    file.kin.iter().map(one).collect()
}

/// Missions of the country and the lines that help, each with the day on which it was last confirmed.
fn numbers(call: &Call, file: &CaseFile, what: EmergencyKind) -> Panel {
    let mut lines: Vec<PanelLine> = Vec::new();
    let missions = file.case.country.as_deref().map_or_else(Vec::new, missions::of);
    for mission in &missions {
        let number = mission.number.unwrap_or_default();
        let checked = format!("{} {}", call.say(words::CHECKED), day::short(mission.checked, call.lang));
        let mut line = plain(call.say(mission.name), [number, checked.as_str()].join(" · "));
        line.path = phone::parse(number).map_or_else(|_| String::new(), |phone| phone.tel_link());
        if mission.number.is_some() {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        lines.push(plain(call.say(words::MISSION), call.say(words::NO_MISSION)));
    }
    for key in rules::lines(what) {
        let Some(contact) = kernel::contacts::all().iter().find(|contact| contact.key == *key) else { continue };
        let mut line = plain(format!("{}: {}", call.say(contact.name), contact.number), call.say(contact.about));
        line.path = contact.link();
        lines.push(line);
    }
    Panel { title: call.say(words::NUMBERS).to_owned(), lines, ..Panel::default() }
}

fn cover(call: &Call, covers: &[Stored<crate::records::Insurance>]) -> Panel {
    let mut lines: Vec<PanelLine> = super::insurance::summary(covers, call.today, call.lang).into_iter().collect();
    let number = covers.iter().find_map(|cover| cover.number.given().cloned());
    lines.extend(number.map(|number| plain(number, "BPJS Ketenagakerjaan")));
    if lines.is_empty() {
        lines.push(plain("", call.say(crate::words::employment::NO_INSURANCE)));
    }
    Panel { title: call.say(words::COVER).to_owned(), lines, ..Panel::default() }
}

fn facts(call: &Call, one: &Stored<Emergency>) -> Panel {
    let mut lines = Vec::new();
    for name in ["what", "reporter", "known_on", "place", "told"] {
        let Some((index, field)) = Emergency::SPEC.field_named(name) else { continue };
        let text = field.show(&one.row.cells[index], call.lang);
        if !text.is_empty() {
            lines.push(plain(text, call.say(field.label)));
        }
    }
    Panel {
        title: call.say(words::WHAT).to_owned(),
        lines,
        action: Some((call.say(words::EDIT).to_owned(), format!("{}/ubah", path(one.row.id)))),
        ..Panel::default()
    }
}

fn papers_of(call: &Call, one: &Emergency, file: &CaseFile, there: &[String]) -> Vec<Paper> {
    let Some(claim) = Claim::of(what_of(one)) else { return Vec::new() };
    let paper = |paper: &&'static claims::ClaimPaper| Paper {
        key: paper.key,
        label: call.say(paper.label),
        when: call.say(paper.when),
        article: paper.article,
        letter: LetterKind::from_name(paper.letter).map_or_else(String::new, |kind| letter_path(file, kind)),
        there: there.iter().any(|key| key == paper.key),
    };
    claims::papers(claim, one.opened_on).iter().map(paper).collect()
}

/// "24 Nov 2026 10.15 · Syarat ada: Kartu keluarga".
fn line(call: &Call, step: &Stored<EmergencyStep>) -> (String, String) {
    let when = day::moment_short(step.at.as_millisecond(), Zone::Wib, call.today, call.lang);
    let what = match (step.act.known(), step.what.given(), step.paper.given()) {
        (_, Some(what), _) => what.clone(),
        (Some(act), None, Some(key)) => {
            let paper = claims::all().iter().find(|paper| paper.key == key);
            format!("{}: {}", call.say(act.label()), paper.map_or(key.as_str(), |paper| call.say(paper.label)))
        }
        (Some(EmergencyAct::Opened), ..) => call.say(words::RECORDED).to_owned(),
        (Some(act), ..) => call.say(act.label()).to_owned(),
        (None, ..) => String::new(),
    };
    (when, what)
}

pub(super) fn act(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let what = call.form.text("what").to_owned();
    let next = call.form.value(Emergency::SPEC, "next_on", call.today);
    let done = next.and_then(|next| {
        let next = next.as_text().and_then(|text| text.parse().ok());
        call.act(move |read| emergency::act(read, action, id, &what, next)).map(drop)
    });
    answered(call, id, done, words::STEP_SAVED)
}

pub(super) fn papers(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let ticked: Vec<String> = call.form.all("paper").map(str::to_owned).collect();
    let done = call.act(move |read| emergency::papers(read, action, id, &ticked)).map(drop);
    answered(call, id, done, words::CLAIM_SAVED)
}

pub(super) fn close(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let outcome = call.form.text("outcome").to_owned();
    let done = call.act(move |read| emergency::close(read, action, id, &outcome)).map(drop);
    answered(call, id, done, words::CLOSED)
}

pub(super) fn reopen(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = call.act(move |read| emergency::reopen(read, action, id)).map(drop);
    answered(call, id, done, words::REOPENED)
}

fn answered(call: &Call, id: RecordId, done: Result<(), Refusal>, said: kernel::Phrase) -> Result<Answer, Refusal> {
    match done {
        Ok(()) => Ok(Answer::redirect(path(id)).saying(call.say(said))),
        Err(refusal) => show(call, &problems_of(refusal)?),
    }
}

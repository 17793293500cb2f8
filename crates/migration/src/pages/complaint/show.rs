//! One complaint as its handler reads it: what was told, the clocks, what was done, the ways on. Not here: a step (`step`).

use askama::Template;
use kernel::access::Role;
use kernel::contacts::{self, Contact};
use kernel::{Held, Id, Record, Refusal, day, phone};
use people::office::record_file::of_record;
use people::pages::{record_file, referral};
use people::records::Resident;
use store::Reader;
use store::access_stream::Sight;
use web::pieces::{self, Check};
use web::{Answer, Call, Html, Tone, link};

use super::{left, path, state_tag};
use crate::office::complaint::{self as office, Opened};
use crate::records::Complaint;
use crate::records::complaint::{Category, ComplaintState, ComplaintStep, Identity, Level, StepKind};
use crate::rules::complaint as rules;
use crate::rules::complaint_machine::{COMPLAINANT, COMPLAINT_MACHINE};
use crate::words::complaint as words;

#[derive(Template)]
#[template(path = "complaint/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    ticket: String,
    state: Html,
    handles: bool,
    why_not: String,
    main: Option<(&'static str, String)>,
    crime: bool,
    numbers: Vec<&'static Contact>,
    facts: Vec<(&'static str, String)>,
    text: String,
    who: String,
    reach: Option<(String, String)>,
    resident: Option<(String, String)>,
    clocks: Html,
    note: String,
    steps: Html,
    ways: Vec<(&'static str, String)>,
    cards: Html,
    lapor: String,
    lapor_link: String,
}

/// What whoever is named in a complaint sees of it.
#[derive(Template)]
#[template(path = "complaint/named.html")]
struct NamedPage<'c> {
    call: &'c Call,
    ticket: &'c str,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    // Looked at without opening: nothing of it is shown to whom it names, so nothing is on record as shown.
    let unseen = Sight::of([Complaint::SPEC]);
    let named = call.store.read_noting(&call.actor, call.now, &unseen, |read| office::names_reader(read, id))?;
    if let Some(ticket) = named {
        return Ok(call.page(&ticket, &NamedPage { call, ticket: &ticket }));
    }
    let (opened, steps, cards, resident) = call.read(|read| {
        let opened = office::open(read, id)?;
        let steps = office::steps(read, id)?;
        let cards = cards(call, read, &opened)?;
        let resident = resident(call, read, &opened.complaint)?;
        Ok((opened, steps, cards, resident))
    })?;
    let one = &opened.complaint;
    let own_level = call.actor.role.and_then(rules::level_of).unwrap_or(Level::Village);
    let told = one.identity.known().is_some_and(|identity| rules::tells_who(*identity, own_level));
    let category = one.category.known().copied();
    let lines: Vec<(String, String)> = steps.iter().rev().map(|step| step_line(call, step)).collect();
    let lapor = lapor_text(one);
    let content = ShowPage {
        call,
        ticket: one.ticket.clone(),
        state: state_tag(one.state, call.lang),
        handles: opened.handles,
        why_not: why_not(call, &opened, own_level),
        main: if opened.handles { main(call, one) } else { None },
        crime: matches!(category, Some(Category::Violence | Category::PapersHeld | Category::Broker)),
        numbers: ["polisi", "sapa", "halo_pmi"].iter().filter_map(|key| contacts::by_key(key)).collect(),
        facts: facts(call, one),
        text: one.text.known().cloned().unwrap_or_default(),
        who: who(call, one, told),
        reach: if told { reach(call, one) } else { None },
        resident: resident.filter(|_| told),
        clocks: clocks(call, one),
        note: calendar_note(call, one),
        steps: pieces::timeline(&lines),
        ways: if opened.handles { ways(call, one) } else { Vec::new() },
        cards,
        lapor_link: format!("sms:1708?body={}", web::form::percent_encoded(&lapor)),
        lapor,
    };
    Ok(call.page(&format!("{} {}", call.say(words::COMPLAINT), one.ticket), &content))
}

/// Why the reader may look and not act.
fn why_not(call: &Call, opened: &Opened, own: Level) -> String {
    match opened.handles {
        false if opened.complaint.level > own => call.say(words::TAKEN_HIGHER).to_owned(),
        _ => String::new(),
    }
}

fn facts(call: &Call, one: &Complaint) -> Vec<(&'static str, String)> {
    let label = |phrase: Option<kernel::Phrase>| phrase.map_or(String::new(), |phrase| call.say(phrase).to_owned());
    let about = label(one.about.known().map(|about| about.label()));
    let named = one.about_name.given().map_or(String::new(), |name| format!(": {name}"));
    let all = [
        (words::CATEGORY, label(one.category.known().map(|category| category.label()))),
        (words::WHOM, format!("{about}{named}")),
        (words::HAPPENED, one.happened.given().cloned().unwrap_or_default()),
        (words::WISH, one.wish.given().cloned().unwrap_or_default()),
        (words::CLASS, label(one.class.given().map(|class| class.label()))),
        (words::RECEIVED, format!("{} · {}", day::short(one.received_on, call.lang), call.say(one.channel.label()))),
        (words::SATISFACTION, label(one.satisfaction.map(|rating| rating.label()))),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (call.say(label), text)).collect()
}

fn who(call: &Call, one: &Complaint, told: bool) -> String {
    match one.identity.known() {
        Some(Identity::Anonymous) | None => call.say(words::WHO_ANONYMOUS).to_owned(),
        Some(_) if !told => call.say(words::WHO_SECRET).to_owned(),
        Some(_) => one.name.given().cloned().unwrap_or_default(),
    }
}

/// A message that says only that there is news; a number that is none is shown as it was typed.
fn reach(call: &Call, one: &Complaint) -> Option<(String, String)> {
    let contact = one.contact.given()?;
    let text = format!("{} {}", words::MESSAGE_TEXT.id, call.address("/pengaduan/cek"));
    let way = match phone::parse(contact) {
        Ok(phone) => link(&phone.wa_me_link(), &[("text", &text)]),
        Err(_) if contact.contains('@') => format!("mailto:{contact}"),
        Err(_) => String::new(),
    };
    Some((contact.clone(), way))
}

fn resident(call: &Call, read: &Reader<'_>, one: &Complaint) -> Result<Option<(String, String)>, Refusal> {
    let Some(resident) = one.resident.given() else { return Ok(None) };
    let found = read.maybe::<Resident>(Id::new(resident.id.raw()))?;
    Ok(found.map(|one| (Resident::SPEC.title(&one.row, call.lang), format!("/warga/{}", one.row.id))))
}

/// The two clocks with where each stands.
fn clocks(call: &Call, one: &Complaint) -> Html {
    let clock =
        |title: kernel::Phrase, due: Option<jiff::civil::Date>, done: Option<jiff::civil::Date>, days: String| {
            let (tone, detail) = match (due, done) {
                (Some(due), Some(done)) if done <= due => {
                    (Tone::Good, format!("{} {}", call.say(words::DONE_ON), day::short(done, call.lang)))
                }
                (Some(due), Some(done)) => (
                    Tone::Attention,
                    format!(
                        "{} {} ({})",
                        call.say(words::DONE_ON),
                        day::short(done, call.lang),
                        day::short(due, call.lang)
                    ),
                ),
                (Some(due), None) if one.state.is_open() => {
                    let tone = if due < call.today { Tone::Danger } else { Tone::Plain };
                    (tone, left(due, call.today, call.lang))
                }
                (Some(due), None) => (Tone::Plain, day::short(due, call.lang)),
                (None, _) => (Tone::Plain, call.say(words::CLOCK_CHOOSE).to_owned()),
            };
            Check { tone, state: detail.clone(), title: format!("{}{days}", call.say(title)), detail, action: None }
        };
    let days = |key: &str| {
        rules::clock(key, one.received_on)
            .map_or(String::new(), |clock| format!(" ({} {})", clock.days, call.say(words::WORKING_DAYS)))
    };
    let class = one.class.given().map_or(String::new(), |class| days(class.name()));
    pieces::checks(&[
        clock(words::CLOCK_FIRST, Some(one.first_due), one.first_answer_on, days("tanggapan_awal")),
        clock(words::CLOCK_FINAL, one.final_due, one.answered_on.or(one.closed_on), class),
    ])
}

fn calendar_note(call: &Call, one: &Complaint) -> String {
    let due = one.final_due.unwrap_or(one.first_due);
    let note = kernel::working_day::Calendar::embedded().note(due).filter(|_| one.state.is_open());
    note.map_or(String::new(), |note| call.say(note).to_owned())
}

/// When and what; the words are for who may open the complaint.
pub(super) fn step_line(call: &Call, step: &ComplaintStep) -> (String, String) {
    let what = match step.kind {
        StepKind::Move => call.say(step.to.label()),
        other => call.say(other.label()),
    };
    let level =
        if step.kind == StepKind::Move { format!(" ({})", call.say(step.level.label())) } else { String::new() };
    let text = step.text.given().map_or(String::new(), |text| format!(": {text}"));
    (office::moment(step.at, call.lang), format!("{what}{level}{text}"))
}

fn ways(call: &Call, one: &Complaint) -> Vec<(&'static str, String)> {
    let own = path(one.id.raw());
    let edges = COMPLAINT_MACHINE.out_of(one.state.code()).filter(|edge| edge.roles != COMPLAINANT);
    let mut ways: Vec<(&'static str, String)> = edges
        .filter_map(|edge| {
            let to = ComplaintState::from_code(edge.to)?;
            Some((call.say(edge.label), format!("{own}/langkah?ke={}", to.name())))
        })
        .collect();
    ways.push((call.say(words::NOTE), format!("{own}/langkah?ke={}", one.state.name())));
    ways
}

/// The one step that is most often next.
fn main(call: &Call, one: &Complaint) -> Option<(&'static str, String)> {
    let to = match one.state {
        ComplaintState::Received | ComplaintState::Escalated => ComplaintState::Examined,
        ComplaintState::Answered => ComplaintState::Settled,
        state if state.is_open() => ComplaintState::Answered,
        _ => return None,
    };
    let edge = COMPLAINT_MACHINE.edge(one.state.code(), to.code())?;
    Some((call.say(edge.label), format!("{}/langkah?ke={}", path(one.id.raw()), to.name())))
}

/// Referrals and files; a province and the ministry have neither here.
fn cards(call: &Call, read: &Reader<'_>, opened: &Opened) -> Result<Html, Refusal> {
    let one = &opened.complaint;
    let mut all = Vec::new();
    if opened.handles {
        let urgency = match one.category.known() {
            Some(Category::Violence) => "darurat",
            Some(Category::PapersHeld) => "segera",
            _ => "",
        };
        let agency = match one.category.known() {
            Some(Category::Violence) => "uptd_ppa",
            Some(Category::Broker) => "polres",
            Some(Category::Overcharged | Category::PapersHeld | Category::OtherJob | Category::Unpaid) => "bp3mi",
            _ => "",
        };
        let new = referral::new_path(Complaint::SPEC.kind, one.row.id, None, agency, urgency, "");
        all.extend(referral::card(read, Complaint::SPEC.kind, one.row.id, &new, call.lang)?);
    }
    if call.actor.role != Some(Role::PetugasProvinsi) && call.actor.role != Some(Role::PetugasKementerian) {
        let own = path(one.row.id);
        all.push(record_file::panel_at(read, &one.row, call.lang, &own, &format!("{own}/bukti"))?);
    }
    Ok(Html::joined(all.iter().map(pieces::panel)))
}

/// A file that came with it, for whoever may open the complaint itself.
pub(super) fn evidence(call: &Call) -> Result<Answer, Refusal> {
    let (id, file) = (call.param("id")?, call.param("file")?);
    let unseen = Sight::of([Complaint::SPEC]);
    if call.store.read_noting(&call.actor, call.now, &unseen, |read| office::names_reader(read, id))?.is_some() {
        return Err(Refusal::NotFound);
    }
    let found = call.read(|read| {
        let complaint = office::open(read, id)?.complaint;
        of_record(read, complaint.row.id)?.into_iter().find(|one| one.row.id == file).ok_or(Refusal::NotFound)
    })?;
    record_file::answer(call, &found)
}

/// What could be sent to LAPOR: category, day and place, and what happened; never who tells it.
fn lapor_text(one: &Complaint) -> String {
    let mut parts = vec![one.category.known().map_or_else(String::new, |category| category.label().id.to_owned())];
    parts.extend(one.happened.given().cloned());
    if let Held::Known(text) = &one.text {
        parts.push(text.chars().take(400).collect());
    }
    parts.retain(|part| !part.is_empty());
    format!("LAPOR {}", parts.join(". "))
}

//! Meetings: those of a koperasi, calling one, who was there, decisions, and numbers of the AD/ART that it decides.
//! Not here: notice and packet on paper (`meeting_paper`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::record_file;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Tone, pieces};

use super::plain::{self, PlainPage};
use super::typed::Typed;
use crate::office::koperasi_setting::{self, Decided, Settings};
use crate::office::meeting::{self as office, Calling, Deciding, MeetingFile};
use crate::office::statement_notes;
use crate::records::koperasi_setting::SettingKey;
use crate::records::meeting::MeetingKind;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, KOPERASI_READERS, Koperasi, Meeting, Resolution};
use crate::rules::koperasi_setting as settings;
use crate::words::body;
use crate::words::koperasi as body_words;
use crate::words::koperasi_setting as setting_words;
use crate::words::meeting as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, board) = (Access::Roles(KOPERASI_READERS), Access::Roles(BOARD));
    let about = |route: Route| route.of(Meeting::SPEC).help("koperasi#rapat");
    vec![
        about(Route::get("/koperasi/{id}/rapat", readers, list)),
        about(Route::get("/koperasi/{id}/rapat/baru", board, new)),
        about(Route::post("/koperasi/{id}/rapat/baru", board, save)),
        about(Route::get("/rapat-koperasi/{id}", readers, show)),
        about(Route::get("/rapat-koperasi/{id}/hadir", board, attendance)),
        about(Route::post("/rapat-koperasi/{id}/hadir", board, attend)),
        about(Route::get("/rapat-koperasi/{id}/keputusan", board, decision)),
        about(Route::post("/rapat-koperasi/{id}/keputusan", board, decide)),
        about(Route::get("/rapat-koperasi/{id}/angka", board, numbers)).help("koperasi#pengaturan"),
        about(Route::post("/rapat-koperasi/{id}/angka", board, decide_numbers)).help("koperasi#pengaturan"),
    ]
}

pub(super) fn path(id: RecordId) -> String {
    format!("/rapat-koperasi/{id}")
}

/// Does the reader keep these books?
pub(super) fn keeps(call: &Call, home: RecordId) -> bool {
    call.actor.is_one_of(BOARD) && call.actor.office == home
}

/// The way to a koperasi's page.
pub(super) fn crumbs(call: &Call, books: &Stored<Koperasi>) -> Vec<(String, String)> {
    let room = (call.say(body_words::ROOM).to_owned(), "/koperasi".to_owned());
    vec![room, (books.name.clone(), format!("/koperasi/{}", books.row.id))]
}

pub(super) fn title(call: &Call, books: &Koperasi, meeting: &Meeting) -> String {
    let year = meeting.year.map_or_else(String::new, |year| format!(" {year}"));
    let kind = body::meeting(books.form, meeting.kind);
    format!("{}{year}, {}", call.say(kind), day::short(meeting.held_on, call.lang))
}

fn standing(call: &Call, meeting: &Meeting) -> (Tone, &'static str) {
    match meeting.quorum {
        Some(true) => (Tone::Good, call.say(words::QUORUM)),
        Some(false) => (Tone::Danger, call.say(words::QUORUM_NOT)),
        None => (Tone::Attention, call.say(words::WAITING)),
    }
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (books, all) = call.read(|read| Ok((read.get::<Koperasi>(id)?, office::of_books(read, id)?)))?;
    let line = |one: &Stored<Meeting>| {
        let (tone, text) = standing(call, one);
        PanelLine {
            text: title(call, &books, one),
            detail: one.place.clone(),
            tag: Some((tone, text.to_owned())),
            path: path(one.row.id),
        }
    };
    let mut lines: Vec<PanelLine> = all.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let mut buttons = Vec::new();
    if keeps(call, books.home()) {
        buttons.push((call.say(words::CALL).to_owned(), format!("/koperasi/{id}/rapat/baru")));
    }
    let page = PlainPage {
        crumbs: crumbs(call, &books),
        title: call.say(words::TITLE).to_owned(),
        buttons,
        main: pieces::panel(&Panel { lines, ..Panel::default() }),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

/// A declared field of a meeting.
fn input(call: &Call, name: &str) -> Option<Input> {
    Meeting::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang))
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    calling(call, Vec::new())
}

fn calling(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let books = call.read(|read| read.get::<Koperasi>(id))?;
    let notice = input(call, "notice_on").map(|input| input.value(call.today.to_string()));
    let year = input(call, "year").map(|input| input.value((call.today.year() - 1).to_string()));
    let kinds = MeetingKind::ALL
        .iter()
        .map(|kind| (kind.name().to_owned(), call.say(body::meeting(books.form, *kind)).to_owned()));
    let label = Meeting::SPEC.field_named("kind").map_or("", |(_, field)| call.say(field.label));
    let inputs = [
        Some(Input::choice("kind", label, kinds.collect())),
        year,
        notice,
        input(call, "held_on"),
        input(call, "time"),
        input(call, "place"),
        input(call, "agenda"),
    ];
    let page = FormPage {
        title: call.say(words::CALL).to_owned(),
        lead: vec![books.name.clone()],
        problems,
        inputs: inputs.into_iter().flatten().collect(),
        action: format!("/koperasi/{id}/rapat/baru"),
        button: call.say(words::CALL).to_owned(),
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_save(call, id) {
        Ok(()) => Ok(Answer::redirect(path(call.action.record(0))).saying(call.say(words::CALLED))),
        Err(refusal) => calling(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call, id: RecordId) -> Result<(), Refusal> {
    let spec = Meeting::SPEC;
    let mut form = Typed::of(call);
    let kind = form.needed::<MeetingKind>("kind", spec);
    let year = form.get::<i64>("year", spec, "year");
    let notice_on = form.needed::<Date>("notice_on", spec);
    let held_on = form.needed::<Date>("held_on", spec);
    let time = form.text("time", spec, "time");
    let place = form.needed::<String>("place", spec);
    let agenda = form.text("agenda", spec, "agenda");
    let input = form.done(Calling {
        kind: kind.unwrap_or(MeetingKind::Board),
        year,
        notice_on: notice_on.unwrap_or(call.today),
        held_on: held_on.unwrap_or(call.today),
        time,
        place: place.unwrap_or_default(),
        agenda,
    })?;
    let action = call.action;
    call.act(move |read| office::call(read, action, &read.get::<Koperasi>(id)?, &input))?;
    Ok(())
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, files) = call.read(|read| {
        let file = MeetingFile::of(read, id)?;
        let files = record_file::panel(read, &file.meeting.row, call.lang, &path(id))?;
        Ok((file, files))
    })?;
    let own = path(id);
    let to = |label: Phrase, rest: &str| (call.say(label).to_owned(), format!("{own}/{rest}"));
    let mut buttons = Vec::new();
    if keeps(call, file.books.home()) {
        match (file.meeting.quorum, file.resolutions.is_empty()) {
            (Some(true), _) => {
                buttons.push(to(words::DECIDE, "keputusan"));
                if file.meeting.kind != MeetingKind::Board {
                    buttons.push(to(words::DECIDE_SETTINGS, "angka"));
                }
            }
            _ => buttons.push(to(words::ATTENDANCE, "hadir")),
        }
    }
    buttons.push(to(words::NOTICE_PAPER, "undangan.pdf"));
    if file.meeting.kind == MeetingKind::Annual && call.may_get(&format!("{own}/paket.pdf")) {
        buttons.push(to(words::PACKET, "paket.pdf"));
    }
    let (tone, text) = standing(call, &file.meeting);
    let page = PlainPage {
        crumbs: crumbs(call, &file.books),
        title: title(call, &file.books, &file.meeting),
        state: pieces::tag(tone, text),
        buttons,
        main: Html::joined([facts(call, &file.books, &file.meeting), decisions(call, &file.resolutions)]),
        aside: pieces::panel(&files),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn facts(call: &Call, books: &Koperasi, meeting: &Meeting) -> Html {
    let own = body::of(books.form, books.principle);
    let label = |name: &str| match name {
        "members" => call.say(own.roll).to_owned(),
        "present" => call.say(own.present).to_owned(),
        name => Meeting::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label)).to_owned(),
    };
    let line = |name: &str, text: String| (label(name), text.lines().map(str::to_owned).collect::<Vec<String>>());
    let number = |name: &str, number: Option<i64>| number.map(|number| line(name, number.to_string()));
    let lines = [
        Some(line("notice_on", day::full(meeting.notice_on, call.lang))),
        Some(line("held_on", day::full(meeting.held_on, call.lang))),
        meeting.time.clone().map(|time| line("time", time)),
        Some(line("place", meeting.place.clone())),
        meeting.agenda.clone().map(|agenda| line("agenda", agenda)),
        number("members", meeting.members),
        number("present", meeting.present),
    ];
    plain::facts(&lines.into_iter().flatten().collect::<Vec<_>>())
}

fn decisions(call: &Call, all: &[Stored<Resolution>]) -> Html {
    let line = |one: &Stored<Resolution>| {
        let (tone, text) = if one.carried { (Tone::Good, words::CARRIED) } else { (Tone::Attention, words::LOST) };
        PanelLine {
            text: one.decision.clone(),
            detail: format!("{} / {} / {} {}", one.yes, one.no, one.abstain, call.say(words::VOTES_LABEL)),
            tag: Some((tone, call.say(text).to_owned())),
            ..PanelLine::default()
        }
    };
    let mut lines: Vec<PanelLine> = all.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NO_DECISIONS).to_owned(), ..PanelLine::default() });
    }
    pieces::panel(&Panel { title: call.say(words::DECISIONS).to_owned(), lines, ..Panel::default() })
}

fn attendance(call: &Call) -> Result<Answer, Refusal> {
    attendance_form(call, Vec::new())
}

fn attendance_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, roll) = call.read(|read| {
        let file = MeetingFile::of(read, id)?;
        let roll = statement_notes::members(read, &file.books, file.meeting.held_on)?;
        Ok((file, roll))
    })?;
    let own = body::of(file.books.form, file.books.principle);
    let number = |name: &str, label: Phrase| Input::text(name, call.say(label)).digits(6).required();
    let members =
        number("members", own.roll).value(file.meeting.members.map_or(roll as i64, |members| members).to_string());
    let present =
        number("present", own.present).value(file.meeting.present.map_or_else(String::new, |one| one.to_string()));
    let page = FormPage {
        title: call.say(words::ATTENDANCE).to_owned(),
        lead: vec![title(call, &file.books, &file.meeting)],
        problems,
        inputs: vec![members, present],
        action: format!("{}/hadir", path(id)),
        button: call.say(words::SAVE_ATTENDANCE).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &file.meeting.row))
}

fn attend(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let spec = Meeting::SPEC;
    let mut form = Typed::of(call);
    let (members, present) = (form.needed::<i64>("members", spec), form.needed::<i64>("present", spec));
    let counted = form.done((members.unwrap_or(0), present.unwrap_or(0)));
    let done = counted.and_then(|counted| call.act(move |read| office::attend(read, id, &seen, counted)));
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::ATTENDED))),
        Err(refusal) => attendance_form(call, problems_of(refusal)?),
    }
}

/// Decision and votes.
fn vote_inputs(call: &Call, decision: &str) -> Vec<Input> {
    let number = |name: &str, label: Phrase, value: &str| Input::text(name, call.say(label)).value(value).digits(6);
    vec![
        Input::lines("decision", call.say(words::DECISION)).value(decision),
        number("yes", words::YES, ""),
        number("no", words::NO, "0"),
        number("abstain", words::ABSTAIN, "0"),
    ]
}

fn votes(call: &Call, settings: Option<Decided>) -> Deciding {
    // What is no number counts as none and is said at the votes.
    let number = |name: &str| call.form.text(name).parse::<i64>().unwrap_or(-1);
    let decision = call.form.text("decision").chars().take(1000).collect();
    Deciding { decision, yes: number("yes"), no: number("no"), abstain: number("abstain"), settings }
}

fn decision(call: &Call) -> Result<Answer, Refusal> {
    decision_form(call, Vec::new())
}

fn decision_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| MeetingFile::of(read, id))?;
    let page = FormPage {
        title: call.say(words::DECIDE).to_owned(),
        lead: vec![title(call, &file.books, &file.meeting)],
        problems,
        inputs: vote_inputs(call, ""),
        action: format!("{}/keputusan", path(id)),
        button: call.say(words::DECIDE).to_owned(),
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn decide(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let input = votes(call, None);
    match call.act(move |read| office::resolve(read, action, id, &input)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::DECIDED))),
        Err(refusal) => decision_form(call, problems_of(refusal)?),
    }
}

fn numbers(call: &Call) -> Result<Answer, Refusal> {
    numbers_form(call, Vec::new())
}

fn standing_settings(call: &Call, id: RecordId) -> Result<(MeetingFile, Settings), Refusal> {
    call.read(|read| {
        let file = MeetingFile::of(read, id)?;
        let settings = koperasi_setting::all_on(read, &file.books, call.today)?;
        Ok((file, settings))
    })
}

/// Every number with what counts now; what is changed is decided.
fn numbers_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, standing) = standing_settings(call, id)?;
    let mut inputs = vote_inputs(call, call.say(words::DECIDE_SETTINGS));
    inputs
        .push(Input::new(web::input::Kind::Line("date"), "from", call.say(words::FROM)).value(call.today.to_string()));
    let (form, principle) = (standing.form(), standing.principle());
    for one in settings::all().iter().filter(|one| one.is_of(form, principle)) {
        let say = |value| one.say_for(value, principle, call.lang);
        let bounds = format!("{} – {}. {}", say(one.least), say(one.most), one.source);
        let now = one.typed(standing.get(one.key));
        inputs.push(Input::text(one.key.name(), call.say(one.label_for(form, principle))).value(now).help(bounds));
    }
    let page = FormPage {
        title: call.say(words::DECIDE_SETTINGS).to_owned(),
        lead: vec![title(call, &file.books, &file.meeting), call.say(setting_words::LEAD).to_owned()],
        problems,
        inputs,
        action: format!("{}/angka", path(id)),
        button: call.say(words::DECIDE_SETTINGS).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn decide_numbers(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = changed_numbers(call, id).and_then(|decided| {
        let input = votes(call, Some(decided));
        call.act(move |read| office::resolve(read, action, id, &input))
    });
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::DECIDED))),
        Err(refusal) => numbers_form(call, problems_of(refusal)?),
    }
}

/// The numbers that differ from what counts.
fn changed_numbers(call: &Call, id: RecordId) -> Result<Decided, Refusal> {
    let (_, standing) = standing_settings(call, id)?;
    let mut problems = Vec::new();
    let mut wrong = |field: &str, message| {
        problems.push(Problem { field: field.to_owned(), code: "setting", message });
    };
    let mut values: Vec<(SettingKey, i64)> = Vec::new();
    for one in settings::all().iter().filter(|one| one.is_of(standing.form(), standing.principle())) {
        if !call.form.has(one.key.name()) {
            continue;
        }
        match one.read(call.form.text(one.key.name())) {
            Some(value) if value != standing.get(one.key) => values.push((one.key, value)),
            Some(_) => {}
            None => wrong(one.key.name(), setting_words::NOT_A_NUMBER),
        }
    }
    let from = kernel::day::parse(call.form.text("from")).ok();
    if from.is_none() {
        wrong("from", setting_words::NO_DAY);
    }
    if values.is_empty() {
        wrong("", words::NOTHING_CHANGED);
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    Ok(Decided { values, from: from.unwrap_or(call.today) })
}

/// What needs board and supervisors: the annual meeting that is due, from two months before its last day on.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &store::Reader<'_>, lang: kernel::Lang) -> Result<Vec<web::Task>, Refusal> {
    if !read.actor().is_one_of(ACCOUNT_SPECIFIC) {
        return Ok(Vec::new());
    }
    let Some(books) = crate::office::koperasi::own(read)? else { return Ok(Vec::new()) };
    let Some((year, last)) = office::annual_due(read, &books)? else { return Ok(Vec::new()) };
    let left = day::days_between(read.today(), last);
    if left > 60 {
        return Ok(Vec::new());
    }
    let own = body::of(books.form, books.principle);
    let title = format!("{}, {} {year}", own.annual.say(lang), words::RAT_YEAR.say(lang));
    Ok(vec![web::Task {
        tone: if left < 14 { Tone::Danger } else { Tone::Attention },
        tag: own.annual_short.say(lang).to_owned(),
        title,
        detail: format!("{} · {} {}", books.name, words::LAST_DAY.say(lang), day::full(last, lang)),
        path: format!("/koperasi/{}/rapat", books.row.id),
        action: words::RAT_OPEN.say(lang).to_owned(),
        due: Some(last),
        ..web::Task::default()
    }])
}

//! `/negara`: how destinations stand, for everybody. Not here: the statements (`rules::destination`).

use askama::Template;
use kernel::checklist::Scheme;
use kernel::country::{self, Country};
use kernel::{Access, Lang, Refusal, day};
use web::pieces;
use web::{Answer, Call, Html, Input, PublicPage, Route, Tone};

use crate::rules::destination::{self, Confidence, JobKind, Says, Statement, Status};
use crate::rules::missions::{self, Mission};
use crate::words::destination as words;

/// Its entry among the pages for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::TITLE, path: "/negara", top: false, order: 3 };

/// The address.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/negara", Access::Public, page).help("periksa#negara-tujuan")]
}

#[derive(Template)]
#[template(path = "destination/list.html")]
struct Destinations<'c> {
    call: &'c Call,
    checked: String,
    fields: [Input; 3],
    unknown: bool,
    answer: Option<Told>,
    groups: Vec<Group>,
    frequent: Vec<&'static str>,
}

/// The answer for one country.
struct Told {
    country: &'static str,
    work: &'static str,
    tag: Html,
    text: &'static str,
    small: String,
    open: bool,
    missions: Vec<&'static Mission>,
}

/// Countries of which the same is said.
struct Group {
    title: &'static str,
    lines: Vec<Line>,
}

struct Line {
    countries: String,
    text: &'static str,
    small: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.query("negara");
    let country = country::find(typed).filter(|one| one.code != "ID");
    let scheme = Scheme::from_name(call.query("skema"));
    let content = Destinations {
        call,
        checked: destination::checked().map_or_else(String::new, |checked| day::full(checked, call.lang)),
        fields: fields(call),
        unknown: !typed.is_empty() && country.is_none(),
        answer: country.map(|country| told(call, country, scheme)),
        groups: [
            (words::CLOSED_LIST, Says::Closed),
            (words::SCHEME_LIST, Says::Open),
            (words::WARNED_LIST, Says::Warning),
        ]
        .into_iter()
        .map(|(title, says)| Group { title: call.say(title), lines: lines(call, says) })
        .filter(|group| !group.lines.is_empty())
        .collect(),
        frequent: country::frequent()
            .into_iter()
            .filter(|one| destination::all().iter().all(|statement| statement.country != one.code))
            .map(|one| one.name.say(call.lang))
            .collect(),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn fields(call: &Call) -> [Input; 3] {
    let schemes = Scheme::ALL.iter().map(|scheme| (scheme.name().to_owned(), call.say(scheme.label()).to_owned()));
    [
        Input::find("negara", call.say(words::COUNTRY), "/negara/cari").value(call.query("negara")),
        Input::text("pekerjaan", call.say(words::JOB)).value(call.query("pekerjaan")),
        Input::choice("skema", call.say(words::SCHEME), schemes.collect())
            .as_filter(call.say(words::SCHEME_UNKNOWN))
            .value(call.query("skema")),
    ]
}

fn told(call: &Call, country: &'static Country, scheme: Option<Scheme>) -> Told {
    let work = destination::job_kind(call.query("pekerjaan"));
    let status = destination::status(country.code, work, scheme, call.today);
    let (tone, label) = shown(status);
    Told {
        country: country.name.say(call.lang),
        work: call.say(if work == JobKind::Household { words::HOUSEHOLD } else { words::OTHER_WORK }),
        tag: pieces::tag(tone, call.say(label)),
        text: status.statement().map_or(call.say(words::NO_STATEMENT_TELL), |one| call.say(one.note)),
        small: status.statement().map_or_else(String::new, |one| small(one, call.lang)),
        open: matches!(status, Status::Open(_)),
        missions: missions::of(country.code).into_iter().filter(|mission| mission.number.is_some()).collect(),
    }
}

/// How a status is shown, also on pages for the officer.
pub fn shown(status: Status) -> (Tone, kernel::Phrase) {
    match status {
        Status::Closed(_) => (Tone::Danger, words::CLOSED),
        Status::OnlyByScheme(_) => (Tone::Attention, words::ONLY_BY_SCHEME),
        Status::Open(_) => (Tone::Good, words::OPEN),
        Status::Warned(_) => (Tone::Attention, words::WARNED),
        Status::NoStatement => (Tone::Plain, words::NO_STATEMENT),
    }
}

/// What holds today, statements with the same words in one line.
fn lines(call: &Call, says: Says) -> Vec<Line> {
    let mut lines: Vec<(&'static Statement, Vec<&'static str>)> = Vec::new();
    for one in destination::all().iter().filter(|one| one.says == says && one.holds_on(call.today)) {
        let Some(country) = country::get(one.country) else { continue };
        let name = country.name.say(call.lang);
        match lines.iter_mut().find(|(first, _)| first.note == one.note && first.decree == one.decree) {
            Some((_, names)) => names.push(name),
            None => lines.push((one, vec![name])),
        }
    }
    let line = |(one, mut names): (&'static Statement, Vec<&'static str>)| {
        names.sort_unstable();
        Line { countries: names.join(", "), text: call.say(one.note), small: small(one, call.lang) }
    };
    lines.into_iter().map(line).collect()
}

/// What it rests on, since when, from where, and how sure.
fn small(one: &Statement, lang: Lang) -> String {
    let mut parts = vec![format!("{}: {}", words::BASIS.say(lang), one.decree)];
    if let (Some(from), _) = one.valid() {
        parts.push(format!("{} {}", words::SINCE.say(lang), day::short(from, lang)));
    }
    parts.push(format!("{}: {}", words::SOURCE.say(lang), one.source));
    if one.confidence != Confidence::Verified {
        parts.push(words::UNSURE.say(lang).to_owned());
    }
    parts.push(format!("{} {}", words::CHECKED.say(lang), day::short(one.checked, lang)));
    parts.join(" · ")
}

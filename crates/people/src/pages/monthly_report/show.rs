//! One report: what changed, each section with its numbers and words, activities, obstacles, the plan; and what comes next.
//! A sent report shows what it told then, beside what is so now where that differs. Not here: forms and papers.

use std::collections::BTreeMap;

use askama::Template;
use documents::monthly::MOST_PHOTOS;
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Record, RecordId, Refusal, Stored, Value, money};
use store::Reader;
use web::{Answer, Call, Html, pieces};

use super::{path, state_tag};
use crate::office::account_name;
use crate::office::monthly_report::told::{self, Told, Version};
use crate::office::monthly_report::{may_move, may_write};
use crate::papers::monthly_report::{capital, difference, nothing};
use crate::records::MonthlyReport;
use crate::records::monthly_obstacle::NeededAgency;
use crate::records::monthly_report::{REPORT_MACHINE, ReportState};
use crate::rules::monthly_report::frozen::{ActivityLine, Figure, Figures, ObstacleLine, PLAN, SUMMARY};
use crate::rules::monthly_report::{SECTIONS, is_over, sees_figures, within_ten};
use crate::words::monthly_report as words;

/// "Laporan bulanan Oktober 2026 · Desa Kuripan".
pub(super) fn title(call: &Call, report: &Stored<MonthlyReport>) -> String {
    let village = crate::pages::resident::village(&report.row.region);
    format!("{} {} · {village}", call.say(words::TITLE), report.month.show(call.lang))
}

/// What the report says by itself about a section, as one paragraph.
pub(super) fn sentences_of(call: &Call, figures: &Figures, name: &str) -> String {
    let place = SECTIONS.iter().position(|section| section.name == name);
    let all = place.and_then(|place| figures.sentences.get(place)).map(Vec::as_slice).unwrap_or_default();
    all.iter().map(|sentence| sentence.say(call.lang)).collect::<Vec<_>>().join(" ")
}

struct LineView {
    label: String,
    value: String,
    before: String,
    difference: String,
    /// What it is now, where that is something else.
    now: String,
    path: String,
}

struct SectionView {
    title: &'static str,
    sentences: Vec<String>,
    own: String,
    nothing: String,
    lines: Vec<LineView>,
    differs: bool,
}

struct ActivityView {
    line: ActivityLine,
    date: String,
    /// Addresses of small copies of its photos.
    photos: Vec<String>,
}

struct ObstacleView {
    line: ObstacleLine,
    agency: &'static str,
    since: String,
}

/// What this reader may do with the report now.
#[derive(Default)]
struct Ways {
    writes: bool,
    sends: bool,
    answers: bool,
    papers: bool,
}

#[derive(Template)]
#[template(path = "monthly_report_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    title: String,
    state: Html,
    subtitle: String,
    problems: Html,
    hidden: Html,
    reasons: Vec<String>,
    ways: Ways,
    waits: bool,
    known: bool,
    empty: &'static str,
    changes: Vec<String>,
    summary: String,
    sections: Vec<SectionView>,
    activities: Vec<ActivityView>,
    obstacles: Vec<ObstacleView>,
    plan: String,
    words_shown: bool,
    versions: Vec<(String, String)>,
    history: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    with(call, &[])
}

/// The page with what went wrong.
pub(super) fn with(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let mut content = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        let near = sees_figures(call.actor.role);
        let told = if report.state.is_locked() { told::sent(&report)? } else { None };
        let now = if near { Some(told::now(read, &call.site.rooms, &report)?) } else { None };
        shown(call, read, &report, told, now)
    })?;
    content.problems = pieces::problems(problems, call.lang, |_| String::new());
    let answer = call.page(&content.title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn shown<'c>(
    call: &'c Call,
    read: &Reader<'_>,
    report: &Stored<MonthlyReport>,
    sent: Option<Told>,
    now: Option<Told>,
) -> Result<ShowPage<'c>, Refusal> {
    let near = now.is_some();
    let locked = sent.is_some();
    let current = now.as_ref().filter(|_| locked).map(|now| now.figures.clone());
    let told = sent.or(now).unwrap_or_default();
    let mut content = of_told(call, report, &told, current.as_ref(), near);
    content.hidden = call.hidden_for(&report.row);
    content.waits = report.state == ReportState::Draft && !is_over(report.month, call.today);
    content.known = report.known_by_head.unwrap_or(false);
    content.ways = Ways {
        writes: may_write(read, report).is_ok(),
        sends: may_move(read, report, ReportState::Sent).is_ok(),
        answers: may_move(read, report, ReportState::Accepted).is_ok(),
        papers: near,
    };
    if report.state == ReportState::Returned && near {
        content.reasons =
            report.reasons.given().map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default();
    }
    if !near && !locked {
        content.empty = call.say(words::NOT_SENT_ABOVE);
    }
    if near {
        let earlier = report.sending.unwrap_or(0);
        let last = if locked { earlier - 1 } else { earlier };
        let link = |number: i64| {
            (
                format!("{} {number}", capital(call.say(words::SENDING))),
                format!("{}/kiriman/{number}", path(report.row.id)),
            )
        };
        content.versions = (1..=last).map(link).collect();
        content.history = history(call, read, report)?;
    }
    Ok(content)
}

/// The parts of the page that come from what the report tells.
fn of_told<'c>(
    call: &'c Call,
    report: &Stored<MonthlyReport>,
    told: &Told,
    now: Option<&Figures>,
    near: bool,
) -> ShowPage<'c> {
    let written = told.written.clone().unwrap_or_default();
    let own = |name: &str| written.sentences.get(name).cloned().unwrap_or_default();
    let said = |sentence: &crate::rules::monthly_report::sentences::Sentence| sentence.say(call.lang).to_owned();
    let sent = report.sent_at.map(|at| day::moment(at.as_millisecond(), zone(report), call.lang));
    let subtitle = sent.filter(|_| report.state.is_locked()).map(|at| format!("{} {at}", call.say(words::SENT_ON)));
    ShowPage {
        call,
        own: path(report.row.id),
        title: title(call, report),
        state: state_tag(call, report.state),
        subtitle: subtitle.unwrap_or_default(),
        problems: Html::default(),
        hidden: Html::default(),
        reasons: Vec::new(),
        ways: Ways::default(),
        waits: false,
        known: written.known_by_head,
        empty: "",
        // Above the regency a sentence would tell the number that stands covered below it.
        changes: if near { told.figures.changes.iter().map(said).collect() } else { Vec::new() },
        summary: own(SUMMARY),
        sections: sections(call, report, told, now, (near, &own)),
        activities: activities(call, report, &written.activities),
        obstacles: written.obstacles.iter().map(|one| obstacle(call, one)).collect(),
        plan: own(PLAN),
        words_shown: told.written.is_some(),
        versions: Vec::new(),
        history: Html::default(),
    }
}

fn sections(
    call: &Call,
    report: &Stored<MonthlyReport>,
    told: &Told,
    now: Option<&Figures>,
    (near, own): (bool, &impl Fn(&str) -> String),
) -> Vec<SectionView> {
    let figures = &told.figures;
    let current: BTreeMap<&str, i64> =
        now.into_iter().flat_map(|now| &now.figures).map(|figure| (figure.key.as_str(), figure.value)).collect();
    let section = |(place, section): (usize, &crate::rules::monthly_report::Section)| {
        let differs =
            |figure: &Figure| now.is_some() && current.get(figure.key.as_str()).copied().unwrap_or(0) != figure.value;
        let lines: Vec<LineView> = figures
            .of_section(place)
            .filter(|figure| !figure.is_nothing() || differs(figure))
            .map(|figure| {
                let changed = differs(figure).then(|| current.get(figure.key.as_str()).copied().unwrap_or(0));
                let opens = near && told.rows.get(&figure.key).is_some_and(|rows| !rows.is_empty());
                line(call, report, figure, changed, (near, opens))
            })
            .collect();
        let own = own(section.name);
        let sentences = figures.sentences.get(place).filter(|_| near);
        let nothing = nothing(figures, place, call.lang).unwrap_or_default();
        let shown = !lines.is_empty() || !own.is_empty() || !nothing.is_empty();
        shown.then(|| SectionView {
            nothing,
            title: call.say(section.label),
            sentences: sentences.into_iter().flatten().map(|one| one.say(call.lang).to_owned()).collect(),
            own,
            differs: figures.of_section(place).any(differs),
            lines,
        })
    };
    SECTIONS.iter().enumerate().filter_map(section).collect()
}

/// A number opens its rows where it has any: totals of other lines, medians and what must stay closed have none.
fn line(
    call: &Call,
    report: &Stored<MonthlyReport>,
    figure: &Figure,
    now: Option<i64>,
    (near, opens): (bool, bool),
) -> LineView {
    let number = |value: i64| if near { money::whole(value, call.lang) } else { within_ten(value, call.lang) };
    LineView {
        label: capital(figure.label.say(call.lang)),
        value: number(figure.value),
        before: number(figure.before),
        difference: if near { difference(figure.value - figure.before) } else { String::new() },
        now: now.map(number).unwrap_or_default(),
        path: if opens { format!("{}/rincian/{}", path(report.row.id), figure.key) } else { String::new() },
    }
}

fn activities(call: &Call, report: &Stored<MonthlyReport>, lines: &[ActivityLine]) -> Vec<ActivityView> {
    let mut next = 0;
    let view = |line: &ActivityLine| {
        let mut line = line.clone();
        if !call.may_get(&line.path) {
            line.path = String::new();
        }
        let places = next..next + line.photos.len();
        next = places.end;
        let shown = places.filter(|place| *place < MOST_PHOTOS);
        let photos = shown.map(|place| format!("{}/foto/{place}", path(report.row.id))).collect();
        ActivityView { date: shown_day(call, &line.date), photos, line }
    };
    lines.iter().map(view).collect()
}

fn obstacle(call: &Call, line: &ObstacleLine) -> ObstacleView {
    let agency = NeededAgency::from_name(&line.agency).map_or("", |agency| call.say(agency.label()));
    ObstacleView { agency, since: shown_day(call, &line.since), line: line.clone() }
}

fn shown_day(call: &Call, iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |date| day::short(date, call.lang))
}

/// An earlier sending, as it was.
pub(super) fn version(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let number: i64 = call.param_text("number").parse().map_err(|_| Refusal::NotFound)?;
    let content = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        let version = find(read, id, number)?;
        let mut content = of_told(call, &report, &version.told, None, true);
        let at = day::moment(version.moment, zone(&report), call.lang);
        content.subtitle = format!("{} {number} · {at}", capital(call.say(words::SENDING)));
        content.empty = call.say(words::EARLIER_SENDING);
        content.ways.papers = true;
        content.activities.iter_mut().for_each(|activity| activity.photos.clear());
        for line in content.sections.iter_mut().flat_map(|section| &mut section.lines) {
            // Rows of an earlier sending are those of its own moment; the page of rows shows the last one's.
            line.path = String::new();
        }
        Ok(content)
    })?;
    Ok(call.page(&content.title, &content))
}

/// One sending of a report.
pub(super) fn find(read: &Reader<'_>, id: RecordId, number: i64) -> Result<Version, Refusal> {
    told::versions(read, id)?.into_iter().find(|one| one.number == number).ok_or(Refusal::NotFound)
}

fn zone(report: &Stored<MonthlyReport>) -> Zone {
    Code::parse(&report.row.region).map_or(Zone::Wib, Zone::of)
}

/// Who moved the report when, newest first.
fn history(call: &Call, read: &Reader<'_>, report: &Stored<MonthlyReport>) -> Result<Html, Refusal> {
    let mut lines = Vec::new();
    for line in read.history(MonthlyReport::SPEC, report.row.id)?.iter().rev() {
        let state = line.fields.iter().find(|field| field.tag == MonthlyReport::STATE.tag);
        let state = state.and_then(|field| field.after.known()).and_then(Value::as_integer);
        let Some(state) = state.and_then(|code| REPORT_MACHINE.state(code)) else { continue };
        let who = account_name(read, line.account).unwrap_or_default();
        let when = day::moment_short(line.moment, zone(report), call.today, call.lang);
        lines.push((when, format!("{} · {who}", call.say(state.label))));
    }
    Ok(pieces::timeline(&lines))
}

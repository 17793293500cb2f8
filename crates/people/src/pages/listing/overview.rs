//! *Pendataan*: how far the houses are listed, by hamlet for a village and by village above it, and the areas.

use askama::Template;
use kernel::region::Level;
use kernel::{Lang, Record, Refusal, Stored, day};
use std::collections::BTreeMap;
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Task, Tone, pieces};

use crate::office::listing::{coverage_by_area, coverage_by_village};
use crate::office::resident::village_of;
use crate::pages::resident::village;
use crate::records::ListingArea;
use crate::rules::listing::{Coverage, dusun_key};
use crate::rules::resident::{hamlet, neighbourhood};
use crate::words::listing as words;

/// Areas shown; a village has some dozens.
const MOST_AREAS: usize = 200;

#[derive(Template)]
#[template(path = "listing_overview.html")]
struct OverviewPage<'c> {
    call: &'c Call,
    writes: bool,
    in_village: bool,
    heading: &'static str,
    lines: Vec<Line>,
    areas: Vec<AreaLine>,
    empty: Html,
}

/// One line of the table behind the bars.
struct Line {
    name: String,
    coverage: Coverage,
    bar: Html,
    last: String,
}

struct AreaLine {
    path: String,
    name: String,
    detail: String,
    bar: Html,
    checked: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let content = call.read(|read| {
        let in_village = village_of(read)?.is_some_and(|code| code.level() == Level::Village);
        if in_village { of_village(call, read) } else { of_region(call, read) }
    })?;
    Ok(call.page(call.say(words::TITLE), &content))
}

fn of_village<'c>(call: &'c Call, read: &Reader<'_>) -> Result<OverviewPage<'c>, Refusal> {
    let by_area = coverage_by_area(read)?;
    let query = ListQuery::of(ListingArea::SPEC).sorted(ListingArea::DUSUN.tag, false).limited(MOST_AREAS);
    let mut dusun: BTreeMap<String, (String, Coverage)> = BTreeMap::new();
    let mut areas = Vec::new();
    for row in read.list(&query)?.rows {
        let area: Stored<ListingArea> = Stored::from_row(row)?;
        let mut coverage = by_area.get(&area.row.id).copied().unwrap_or_default();
        coverage.expected = area.expected.unwrap_or(0);
        dusun
            .entry(dusun_key(&area.dusun))
            .or_insert_with(|| (hamlet(&area.dusun), Coverage::default()))
            .1
            .add(&coverage);
        areas.push((area.rt_rw.clone().unwrap_or_default(), area_line(call, &area, &coverage)));
    }
    areas.sort_by(|left, right| (&left.1.name, &left.0).cmp(&(&right.1.name, &right.0)));
    let lines = dusun.into_values().map(|(name, coverage)| line(call, name, coverage)).collect();
    Ok(content(call, true, lines, areas.into_iter().map(|(_, line)| line).collect()))
}

fn of_region<'c>(call: &'c Call, read: &Reader<'_>) -> Result<OverviewPage<'c>, Refusal> {
    let villages = coverage_by_village(read)?;
    let lines = villages.into_iter().map(|(region, (coverage, _))| line(call, village(&region), coverage));
    Ok(content(call, false, lines.collect(), Vec::new()))
}

fn content(call: &Call, in_village: bool, lines: Vec<Line>, areas: Vec<AreaLine>) -> OverviewPage<'_> {
    let writes = call.actor.is_one_of(ListingArea::SPEC.write);
    let heading = call.say(if in_village { words::PER_DUSUN } else { words::PER_VILLAGE });
    let action = writes.then_some((call.say(words::PLAN), "/pendataan/rencana"));
    OverviewPage {
        call,
        writes,
        in_village,
        heading,
        lines,
        areas,
        empty: pieces::empty(call.say(words::NONE_PLANNED), action),
    }
}

fn line(call: &Call, name: String, coverage: Coverage) -> Line {
    let last = coverage.last.map_or_else(String::new, |last| day::short(last, call.lang));
    Line { bar: pieces::bar(coverage.percent(), &name), name, coverage, last }
}

fn area_line(call: &Call, area: &Stored<ListingArea>, coverage: &Coverage) -> AreaLine {
    let name = area_name(area);
    let percent = coverage.percent();
    let parts = [
        area.walker.given().cloned(),
        area.until.map(|until| format!("{} {}", call.say(words::TASK_UNTIL), day::short(until, call.lang))),
        Some(format!("{} / {} {} ({percent} %)", coverage.settled(), coverage.whole(), call.say(words::DONE))),
    ];
    let checked = match area.checked {
        Some(on) => pieces::tag(Tone::Good, &format!("{} {}", call.say(words::CHECKED), day::short(on, call.lang))),
        None => Html::default(),
    };
    AreaLine {
        path: format!("/pendataan/{}", area.row.id),
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        bar: pieces::bar(percent, &name),
        name,
        checked,
    }
}

/// "Dusun Krajan · RT 02/01".
pub(super) fn area_name(area: &ListingArea) -> String {
    let rt = area.rt_rw.as_deref().map(neighbourhood);
    [Some(hamlet(&area.dusun)), rt].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Areas that have begun and are to end within a week, or should have ended, with houses left.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(ListingArea::SPEC.write) {
        return Ok(Vec::new());
    }
    let mut query = ListQuery::of(ListingArea::SPEC).limited(MOST_AREAS);
    query.home = Some(read.actor().office);
    let rows = read.list(&query)?.rows;
    let due = |area: &ListingArea| area.until.filter(|until| day::days_between(read.today(), *until) <= 7);
    let mut tasks = Vec::new();
    let mut by_area = None;
    for row in rows {
        let area: Stored<ListingArea> = Stored::from_row(row)?;
        let Some(until) = due(&area).filter(|_| area.checked.is_none()) else { continue };
        if by_area.is_none() {
            by_area = Some(coverage_by_area(read)?);
        }
        let mut coverage = by_area.as_ref().and_then(|all| all.get(&area.row.id)).copied().unwrap_or_default();
        coverage.expected = area.expected.unwrap_or(0);
        if coverage.open() <= 0 {
            continue;
        }
        tasks.push(Task {
            tone: if until < read.today() { Tone::Attention } else { Tone::Plain },
            tag: words::TASK.say(lang).to_owned(),
            title: area_name(&area),
            detail: format!(
                "{} {}, {} {}",
                coverage.open(),
                words::TASK_LEFT.say(lang),
                words::TASK_UNTIL.say(lang),
                day::short(until, lang)
            ),
            path: format!("/pendataan/{}", area.row.id),
            action: words::TASK_OPEN.say(lang).to_owned(),
            due: Some(until),
            message: String::new(),
        });
    }
    Ok(tasks)
}

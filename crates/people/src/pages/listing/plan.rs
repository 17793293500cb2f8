//! Planning: RTs from recorded addresses to tick, or one that is typed; who walks, and when.

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Held, Id, Phrase, Record, RecordId, Refusal, check};
use web::{Answer, Call, Html, Input, pieces};

use crate::office::listing::{Proposal, has_areas, planned, proposals};
use crate::records::ListingArea;
use crate::rules::listing::area_problems;
use crate::rules::resident::{hamlet, neighbourhood};
use crate::words::listing as words;

/// Fields that every planned area gets.
const WHO_AND_WHEN: [&str; 3] = ["walker", "from", "until"];

#[derive(Template)]
#[template(path = "listing_plan.html")]
struct PlanPage<'c> {
    call: &'c Call,
    problems: Html,
    proposals: Vec<Offer>,
    /// What stands in place of proposals.
    no_proposals: Phrase,
    typed: Vec<Input>,
    fields: Vec<Input>,
}

struct Offer {
    value: String,
    name: String,
    households: usize,
    ticked: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (proposals, anywhere) = call.read(|read| Ok((proposals(read)?, has_areas(read)?)))?;
    let field = |name: &&str| ListingArea::SPEC.field_named(name).map(|(_, field)| field);
    let input = |field| Input::of(field, call.lang).filled(&call.form, problems, call.lang);
    let typed: Vec<Input> = ["dusun", "rt_rw", "expected"].iter().filter_map(field).map(input).collect();
    let fields: Vec<Input> = WHO_AND_WHEN.iter().filter_map(field).map(input).collect();
    let label_of = |name: &str| {
        let all = typed.iter().chain(&fields);
        all.into_iter().find(|field| field.name() == name).map_or_else(String::new, |field| field.label().to_owned())
    };
    let content = PlanPage {
        call,
        problems: pieces::problems(problems, call.lang, label_of),
        proposals: proposals.iter().map(|proposal| offer(call, proposal)).collect(),
        no_proposals: if anywhere { words::ALL_PLANNED } else { words::NOTHING_RECORDED },
        typed,
        fields,
    };
    let page = call.page(call.say(words::PLAN), &content);
    Ok(if problems.is_empty() { page } else { page.invalid() })
}

fn offer(call: &Call, proposal: &Proposal) -> Offer {
    // A hamlet has no line break in it, so the two parts stay apart.
    let value = format!("{}\n{}", proposal.dusun, proposal.rt_rw);
    let rt = if proposal.rt_rw.is_empty() { String::new() } else { format!(" · {}", neighbourhood(&proposal.rt_rw)) };
    Offer {
        name: format!("{}{rt}", hamlet(&proposal.dusun)),
        households: proposal.households,
        ticked: call.form.all("area").any(|given| same_lines(given, &value)),
        value,
    }
}

/// A browser sends every line break as two signs.
fn same_lines(one: &str, other: &str) -> bool {
    one.replace("\r\n", "\n") == other
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let mut problems = Vec::new();
    let mut value = |name: &str| {
        let field = ListingArea::SPEC.field_named(name).map(|(_, field)| field)?;
        match check::parse(field, call.form.raw(name).unwrap_or(""), call.today) {
            Ok(value) => Some(value),
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    };
    let expected = value("expected").and_then(|value| value.as_integer());
    let walker = value("walker").and_then(|value| value.as_text().map(str::to_owned));
    let from = value("from").and_then(|value| value.as_text()?.parse().ok());
    let until = value("until").and_then(|value| value.as_text()?.parse().ok());
    problems.extend(area_problems(expected, from, until));
    let area = |dusun: &str, rt_rw: &str, expected| ListingArea {
        id: Id::new(RecordId::default()),
        dusun: dusun.trim().to_owned(),
        rt_rw: (!rt_rw.trim().is_empty()).then(|| rt_rw.trim().to_owned()),
        expected,
        walker: Held::Known(walker.clone()),
        from,
        until,
        checked_by: Held::Known(None),
        checked: None,
        check_note: Held::Known(None),
    };
    let ticked = call.form.all("area").map(|value| value.split_once('\n').unwrap_or((value, "")));
    let mut wanted: Vec<ListingArea> = ticked.map(|(dusun, rt)| area(dusun, rt, None)).collect();
    let (dusun, rt) = (call.form.text("dusun"), call.form.text("rt_rw"));
    if !dusun.is_empty() {
        wanted.push(area(dusun, rt, expected));
    } else if !rt.is_empty() {
        problems.push(Problem { field: "dusun".to_owned(), code: "required", message: words::DUSUN_NEEDED });
    }
    if !problems.is_empty() {
        return show(call, &problems);
    }
    let action = call.action;
    match call.act(move |read| planned(read, action, &wanted)) {
        Ok(_) => Ok(Answer::redirect("/pendataan").saying(call.say(words::PLAN_SAVED))),
        Err(Refusal::Invalid(problems)) => show(call, &problems),
        Err(other) => Err(other),
    }
}

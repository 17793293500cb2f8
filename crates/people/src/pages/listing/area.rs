//! One area: its houses by number with what became of each, adding a house, and the check by the head of the RT.

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Record, Refusal, Stored, check, day};
use web::{Answer, Call, Html, Input, Tone, pieces};

use super::overview::area_name;
use crate::office::listing::{self, House, coverage_of, houses};
use crate::records::ListingArea;
use crate::records::listing::Outcome;
use crate::rules::listing::{Coverage, differences};
use crate::words::listing as words;

#[derive(Template)]
#[template(path = "listing_area.html")]
struct AreaPage<'c> {
    call: &'c Call,
    own: String,
    name: String,
    detail: String,
    writes: bool,
    conflict: bool,
    checked: Option<String>,
    coverage: Coverage,
    bar: Html,
    houses: Vec<Line>,
    empty: Html,
}

struct Line {
    path: String,
    number: i64,
    name: String,
    tag: Html,
    detail: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (area, houses) = call.read(|read| Ok((read.get::<ListingArea>(id)?, houses(read, id)?)))?;
    let writes =
        call.actor.is_one_of(ListingArea::SPEC.write) && area.home() == call.actor.office && !area.row.withdrawn;
    let coverage = coverage_of(&area, &houses);
    let name = area_name(&area);
    let when = [area.from, area.until].into_iter().flatten().map(|date| day::short(date, call.lang));
    let when = when.collect::<Vec<_>>().join(" – ");
    let detail = [area.walker.given().cloned().unwrap_or_default(), when];
    let checked = area.checked.map(|on| {
        let by = area.checked_by.given().cloned().unwrap_or_default();
        format!("{}: {by}, {}", call.say(words::CHECKED), day::long(on, call.lang))
    });
    let content = AreaPage {
        call,
        own: format!("/pendataan/{id}"),
        bar: pieces::bar(coverage.percent(), &name),
        detail: detail.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        writes,
        conflict: area.row.in_conflict(),
        checked,
        coverage,
        houses: houses.iter().map(|house| line(call, house, writes)).collect(),
        empty: pieces::empty(call.say(words::NO_HOUSES), None),
        name,
    };
    let title = content.name.clone();
    Ok(call.page(&title, &content))
}

fn line(call: &Call, house: &House, writes: bool) -> Line {
    let visit = &house.visit;
    let (tone, word) = match visit.outcome {
        None => (Tone::Plain, call.say(words::NOT_VISITED)),
        Some(outcome) => (tone(outcome), call.say(outcome.label())),
    };
    let parts = [
        visit.visited.map(|on| day::short(on, call.lang)),
        visit.informant.map(|by| call.say(by.label()).to_owned()).filter(|_| visit.outcome == Some(Outcome::Listed)),
    ];
    Line {
        path: if writes { format!("/pendataan-rumah/{}", visit.row.id) } else { String::new() },
        number: visit.number,
        name: shown_name(call, house),
        tag: pieces::tag(tone, word),
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}

/// The name of a house; one that refused has none.
pub(super) fn shown_name(call: &Call, house: &House) -> String {
    match (house.visit.outcome, house.name.is_empty()) {
        (_, false) => house.name.clone(),
        (Some(Outcome::Refused), true) => call.say(words::NO_NAME).to_owned(),
        (_, true) => call.say(words::UNNAMED).to_owned(),
    }
}

fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::Listed => Tone::Good,
        Outcome::NotHome => Tone::Attention,
        Outcome::Refused | Outcome::MovedAway | Outcome::Vacant => Tone::Plain,
    }
}

pub(super) fn add_house(call: &Call) -> Result<Answer, Refusal> {
    let (area, action) = (call.param("id")?, call.action);
    call.act(move |read| listing::add_house(read, action, area))?;
    Ok(Answer::redirect(format!("/pendataan-rumah/{}", action.record(0))).saying(call.say(words::HOUSE_ADDED)))
}

pub(super) fn complete(call: &Call) -> Result<Answer, Refusal> {
    let (area, action) = (call.param("id")?, call.action);
    let back = Answer::redirect(format!("/pendataan/{area}"));
    match call.act(move |read| listing::complete(read, action, area)) {
        Ok(_) => Ok(back.saying(call.say(words::COMPLETED))),
        Err(Refusal::Invalid(_)) => Ok(back.saying(call.say(words::NOTHING_NEW))),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "listing_check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    own: String,
    name: String,
    problems: Html,
    coverage: Coverage,
    differences: Vec<String>,
    open: Vec<String>,
    fields: Vec<Input>,
}

pub(super) fn check_page(call: &Call) -> Result<Answer, Refusal> {
    show_check(call, &[])
}

fn show_check(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (area, houses) = call.read(|read| Ok((read.get::<ListingArea>(id)?, houses(read, id)?)))?;
    if area.home() != call.actor.office {
        return Err(Refusal::NotFound);
    }
    let coverage = coverage_of(&area, &houses);
    let open = houses.iter().filter(|house| matches!(house.visit.outcome, None | Some(Outcome::NotHome)));
    let fields = check_fields(call, &area, problems);
    let label_of = |name: &str| {
        fields.iter().find(|field| field.name() == name).map_or_else(String::new, |field| field.label().to_owned())
    };
    let content = CheckPage {
        call,
        own: format!("/pendataan/{id}"),
        name: area_name(&area),
        problems: pieces::problems(problems, call.lang, label_of),
        coverage,
        differences: differences(&coverage)
            .into_iter()
            .map(|one| match one.number() {
                Some(number) => format!("{number} {}", call.say(one.phrase())),
                None => call.say(one.phrase()).to_owned(),
            })
            .collect(),
        open: open
            .map(|house| format!("{} {}: {}", call.say(words::HOUSE), house.visit.number, shown_name(call, house)))
            .collect(),
        fields,
    };
    let page = call.page(call.say(words::CHECK), &content);
    Ok(if problems.is_empty() { page } else { page.invalid() })
}

fn check_fields(call: &Call, area: &Stored<ListingArea>, problems: &[Problem]) -> Vec<Input> {
    let on = area.checked.unwrap_or(call.today).to_string();
    let fields = [
        Input::text("checked_by", call.say(words::CHECKED_BY))
            .required()
            .value(area.checked_by.given().cloned().unwrap_or_default()),
        Input::new(web::input::Kind::Line("date"), "checked", call.say(words::CHECKED_ON)).required().value(on),
        Input::lines("check_note", call.say(words::CHECK_NOTE))
            .value(area.check_note.given().cloned().unwrap_or_default()),
    ];
    fields.into_iter().map(|field| field.filled(&call.form, problems, call.lang)).collect()
}

pub(super) fn check(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let on = ListingArea::SPEC
        .field_named("checked")
        .map(|(_, field)| check::parse(field, call.form.text("checked"), call.today));
    let on = match on {
        Some(Ok(value)) => value.as_text().and_then(|text| text.parse().ok()).unwrap_or(call.today),
        Some(Err(problem)) => return show_check(call, &[problem]),
        None => call.today,
    };
    let (by, note) = (call.form.text("checked_by").to_owned(), call.form.text("check_note").to_owned());
    match call.act(move |read| listing::check(read, id, &by, on, &note)) {
        Ok(_) => Ok(Answer::redirect(format!("/pendataan/{id}")).saying(call.say(words::CHECK_SAVED))),
        Err(Refusal::Invalid(problems)) => show_check(call, &problems),
        Err(other) => Err(other),
    }
}

//! One house at the door, on a phone: the outcome, who spoke, what was said of each person; then the next house.
//! Unknown is an answer everywhere, and nothing but the outcome must be given.

mod reading;

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, Stored, day};
use store::Reader;
use web::input::Kind;
use web::{Answer, Call, Html, Input, pieces};

use super::area::shown_name;
use super::overview::area_name;
use crate::office::listing::{self, House, findings, houses, name_of, recorded_people};
use crate::records::household::Relation;
use crate::records::listing::{Abroad, Informant, Outcome};
use crate::records::resident::Sex;
use crate::records::{ListingArea, ListingFinding, ListingVisit, Resident};
use crate::words::listing as words;

/// Of who is younger the question stands folded away. UU 18/2017 art. 5 lets nobody under 18 leave, but some are sent with
/// papers that make them older.
const ASKED_FROM: u16 = 15;
/// Empty rows for people who are not recorded.
const EMPTY_ROWS: usize = 3;

#[derive(Template)]
#[template(path = "listing_house.html")]
struct HousePage<'c> {
    call: &'c Call,
    own: String,
    back: String,
    area: String,
    title: String,
    household: String,
    seen: Html,
    problems: Html,
    conflict: bool,
    first: Vec<Input>,
    rest: Vec<Input>,
    members: Vec<Member>,
    others: Vec<Other>,
    others_open: bool,
    found: Vec<Found>,
}

/// A person who is recorded in the house.
struct Member {
    id: String,
    name: String,
    detail: String,
    /// A child of whom nothing was said: the question stands folded away.
    folded: bool,
    fields: Vec<Input>,
}

/// A row for a person who is not recorded.
struct Other {
    finding: String,
    place: usize,
    fields: Vec<Input>,
}

/// What was recorded of a person, and what can be done next.
struct Found {
    name: String,
    told: String,
    ways: Vec<(&'static str, String)>,
}

/// What is read of a house for its page.
struct Content {
    visit: Stored<ListingVisit>,
    area: Stored<ListingArea>,
    name: String,
    people: Vec<(Stored<Resident>, Relation)>,
    findings: Vec<Stored<ListingFinding>>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn content(call: &Call, read: &Reader<'_>) -> Result<Content, Refusal> {
    let visit = read.get::<ListingVisit>(call.param("id")?)?;
    if visit.row.withdrawn || visit.home() != call.actor.office {
        return Err(Refusal::NotFound);
    }
    let people = recorded_people(read, &visit)?;
    Ok(Content {
        area: read.get::<ListingArea>(visit.area.id)?,
        name: name_of(read, &visit)?,
        people: people.into_iter().map(|(resident, membership)| (resident, membership.relation)).collect(),
        findings: findings(read, visit.row.id)?,
        visit,
    })
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let content = call.read(|read| content(call, read))?;
    let visit = &content.visit;
    let house = House { visit: visit.clone(), name: content.name.clone() };
    let (first, rest) = fields(call, visit, problems);
    let label_of = |name: &str| {
        let all = first.iter().chain(&rest);
        all.into_iter().find(|field| field.name() == name).map_or_else(String::new, |field| field.label().to_owned())
    };
    let others = others(call, &content, problems);
    let named = others.iter().any(|row| row.fields.iter().any(|field| !field.typed().is_empty()));
    let page = HousePage {
        call,
        own: format!("/pendataan-rumah/{}", visit.row.id),
        back: format!("/pendataan/{}", content.area.row.id),
        area: area_name(&content.area),
        title: format!("{} {}: {}", call.say(words::HOUSE), visit.number, shown_name(call, &house)),
        household: visit.household.as_ref().map_or_else(String::new, |to| format!("/keluarga/{}", to.id)),
        seen: call.hidden_for(&visit.row),
        problems: pieces::problems(problems, call.lang, label_of),
        conflict: visit.row.in_conflict(),
        members: content.people.iter().map(|(person, relation)| member(call, &content, person, *relation)).collect(),
        others_open: named || content.people.is_empty(),
        others,
        found: content.findings.iter().map(|finding| found(call, &content, finding)).collect(),
        first,
        rest,
    };
    let title = page.title.clone();
    let page = call.page(&title, &page);
    Ok(if problems.is_empty() { page } else { page.invalid() })
}

fn options<T: Copy>(call: &Call, all: &[T], of: fn(T) -> (&'static str, kernel::Phrase)) -> Vec<(String, String)> {
    all.iter().map(|one| of(*one)).map(|(name, label)| (name.to_owned(), call.say(label).to_owned())).collect()
}

fn radios(name: impl Into<String>, label: &str, options: Vec<(String, String)>) -> Input {
    Input::new(Kind::Radios, name, label).options(options)
}

/// The fields above the people, and those below.
fn fields(call: &Call, visit: &Stored<ListingVisit>, problems: &[Problem]) -> (Vec<Input>, Vec<Input>) {
    let outcomes = options(call, Outcome::ALL, |one| (one.name(), one.label()));
    let informants = options(call, Informant::ALL, |one| (one.name(), one.label()));
    let number = visit.people.map_or_else(String::new, |people| people.to_string());
    let mut first = vec![
        radios("outcome", call.say(words::OUTCOME), outcomes)
            .required()
            .help(call.say(words::REFUSED_TELL))
            .value(visit.outcome.map_or("", Outcome::name)),
    ];
    if visit.household.is_none() {
        let name = visit.head_name.given().cloned().unwrap_or_default();
        first.push(Input::text("head_name", call.say(words::HEAD)).value(name).autocomplete("off"));
    }
    first.push(
        radios("informant", call.say(words::INFORMANT), informants).value(visit.informant.map_or("", Informant::name)),
    );
    let date = visit.visited.unwrap_or(call.today).to_string();
    let rest = vec![
        Input::text("people", call.say(words::PEOPLE)).digits(3).help(call.say(words::PEOPLE_HELP)).value(number),
        Input::new(Kind::Line("date"), "visited", call.say(words::DATE)).required().value(date),
        Input::lines("note", call.say(words::NOTE))
            .help(call.say(words::NOTE_HELP))
            .value(visit.note.given().cloned().unwrap_or_default()),
    ];
    let fill = |fields: Vec<Input>| fields.into_iter().map(|one| one.filled(&call.form, problems, call.lang)).collect();
    (fill(first), fill(rest))
}

fn abroad(call: &Call, place: &str, before: Option<&ListingFinding>) -> Vec<Input> {
    let answers = options(call, Abroad::ALL, |one| (one.name(), one.label()));
    let said = before.and_then(|finding| finding.abroad.given().copied());
    let country = before.and_then(|finding| finding.place.given().cloned()).unwrap_or_default();
    [
        radios(format!("abroad-{place}"), call.say(words::ABROAD), answers).value(said.map_or("", Abroad::name)),
        Input::text(format!("place-{place}"), call.say(words::PLACE)).value(country).autocomplete("off"),
    ]
    .into_iter()
    .map(|field| field.filled(&call.form, &[], call.lang))
    .collect()
}

fn member(call: &Call, content: &Content, person: &Stored<Resident>, relation: Relation) -> Member {
    let own = content.findings.iter().find(|one| one.resident.as_ref().is_some_and(|to| to.id.raw() == person.row.id));
    let years = person.birth_date.given().and_then(|birth| crate::rules::resident::age(*birth, call.today));
    let told = years.map(|years| format!("{years} {}", call.say(crate::words::resident::YEARS)));
    let detail = [Some(call.say(relation.label()).to_owned()), told];
    let said = own.and_then(|one| one.abroad.given().copied()).is_some_and(|said| said != Abroad::Unknown);
    Member {
        id: person.row.id.to_string(),
        name: Resident::SPEC.title(&person.row, call.lang),
        detail: detail.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        folded: years.is_some_and(|years| years < ASKED_FROM) && !said,
        fields: abroad(call, &person.row.id.to_string(), own.map(|one| &one.record)),
    }
}

/// Rows of people who are not recorded: those that were written down before, and some empty ones.
fn others(call: &Call, content: &Content, problems: &[Problem]) -> Vec<Other> {
    let known = content.findings.iter().filter(|finding| finding.resident.is_none());
    let rows = known.map(Some).chain(std::iter::repeat_n(None, EMPTY_ROWS));
    rows.enumerate().map(|(place, finding)| other(call, place, finding, problems)).collect()
}

fn other(call: &Call, place: usize, finding: Option<&Stored<ListingFinding>>, problems: &[Problem]) -> Other {
    let record = finding.map(|finding| &finding.record);
    let text = |get: fn(&ListingFinding) -> Option<String>| record.and_then(get).unwrap_or_default();
    let sexes = options(call, Sex::ALL, |one| (one.name(), one.label()));
    let relations = options(call, Relation::ALL, |one| (one.name(), one.label()));
    let fields = [
        Input::text(format!("name-{place}"), call.say(words::NAME))
            .autocomplete("off")
            .value(text(|one| one.name.given().cloned())),
        radios(format!("sex-{place}"), call.say(words::SEX), sexes)
            .value(text(|one| one.sex.map(|sex| sex.name().to_owned()))),
        Input::text(format!("born-{place}"), call.say(words::BORN))
            .digits(4)
            .value(text(|one| one.born.given().map(i64::to_string))),
        Input::choice(format!("relation-{place}"), call.say(words::RELATION), relations)
            .value(text(|one| one.relation.map(|relation| relation.name().to_owned()))),
    ];
    let mut fields: Vec<Input> =
        fields.into_iter().map(|field| field.filled(&call.form, problems, call.lang)).collect();
    fields.extend(abroad(call, &place.to_string(), record));
    Other { finding: finding.map_or_else(String::new, |one| one.row.id.to_string()), place, fields }
}

/// What was said of a person, with day and source, and the one step that follows from it.
fn found(call: &Call, content: &Content, finding: &Stored<ListingFinding>) -> Found {
    let person = finding.resident.as_ref().map(|to| to.id.raw());
    let registered = person.and_then(|id| content.people.iter().find(|(resident, _)| resident.row.id == id));
    let name = match registered {
        Some((resident, _)) => Resident::SPEC.title(&resident.row, call.lang),
        None => finding.name.given().cloned().unwrap_or_default(),
    };
    let said = finding.abroad.given().copied();
    let mut ways = Vec::new();
    match person {
        None => {
            let household = content.visit.household.as_ref().map_or_else(String::new, |to| to.id.to_string());
            let (household, finding) = (household.as_str(), finding.row.id.to_string());
            ways.push((
                call.say(words::REGISTER),
                web::link("/warga/baru", &[("keluarga", household), ("temuan", &finding)]),
            ));
        }
        Some(id) if matches!(said, Some(Abroad::Wishes | Abroad::Abroad)) => {
            let case = format!("/warga/{id}/kasus/baru");
            if call.may_get(&case) {
                ways.push((call.say(words::OPEN_CASE), case));
            }
        }
        Some(_) => {}
    }
    Found { name, told: told(call, finding), ways }
}

/// "Di luar negeri, Taiwan (menurut keluarga serumah, 24 Nov 2026)".
pub(super) fn told(call: &Call, finding: &ListingFinding) -> String {
    let said = finding.abroad.given().map(|said| call.say(said.label()).to_owned());
    let parts = [said, finding.place.given().cloned()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let on = day::short(finding.said, call.lang);
    match finding.informant {
        Informant::Unknown => format!("{parts} ({on})"),
        by => format!("{parts} ({} {}, {on})", call.say(words::SAID), call.say(by.label()).to_lowercase()),
    }
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let house = call.param("id")?;
    let (visit, problems) = reading::read(call);
    let Some(visit) = visit.filter(|_| problems.is_empty()) else { return show(call, &problems) };
    let (action, seen) = (call.action, call.seen()?);
    match call.act(move |read| listing::record(read, action, house, &seen, &visit)) {
        Ok(_) => next(call, house),
        Err(Refusal::Invalid(problems)) => show(call, &problems),
        Err(Refusal::Conflict(_)) => {
            let changed = Problem { field: String::new(), code: "conflict", message: words::CHANGED };
            Ok(show(call, &[changed])?.conflict())
        }
        Err(other) => Err(other),
    }
}

/// The next house that nobody has visited, after this one or from the start; otherwise back to the area.
fn next(call: &Call, house: RecordId) -> Result<Answer, Refusal> {
    if call.form.text("lanjut") != "ya" {
        return Ok(Answer::redirect(format!("/pendataan-rumah/{house}")).saying(call.say(words::SAVED)));
    }
    let (area, next) = call.read(|read| {
        let visit = read.get::<ListingVisit>(house)?;
        let houses = houses(read, visit.area.id.raw())?;
        let open = |other: &&House| other.visit.outcome.is_none() && other.visit.row.id != house;
        let after = houses.iter().filter(open).find(|other| other.visit.number > visit.number);
        let next = after.or_else(|| houses.iter().find(open)).map(|other| other.visit.row.id);
        Ok((visit.area.id.raw(), next))
    })?;
    Ok(match next {
        Some(next) => Answer::redirect(format!("/pendataan-rumah/{next}")).saying(call.say(words::SAVED)),
        None => Answer::redirect(format!("/pendataan/{area}")).saying(call.say(words::ALL_VISITED)),
    })
}

/// What a finding already says of a person who is being registered, by field of the resident's form.
pub(crate) fn finding_form(read: &Reader<'_>, finding: RecordId) -> Result<Vec<(&'static str, String)>, Refusal> {
    let Some(finding) = read.maybe::<ListingFinding>(finding)?.filter(|one| one.resident.is_none()) else {
        return Ok(Vec::new());
    };
    let visit = read.get::<ListingVisit>(finding.visit.id)?;
    let area = read.get::<ListingArea>(visit.area.id)?;
    Ok(vec![
        ("name", finding.name.given().cloned().unwrap_or_default()),
        ("sex", finding.sex.map(|sex| sex.name().to_owned()).unwrap_or_default()),
        ("dusun", area.dusun.clone()),
        ("rt_rw", area.rt_rw.clone().unwrap_or_default()),
        ("relation", finding.relation.map(|one| one.name().to_owned()).unwrap_or_default()),
        (
            "head_name",
            if visit.household.is_none() {
                visit.head_name.given().cloned().unwrap_or_default()
            } else {
                String::new()
            },
        ),
    ])
}

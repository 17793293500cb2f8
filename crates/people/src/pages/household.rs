//! The page of a household: who belongs to it, adding, changing a relation, ending a membership. The generic pages serve
//! the list, a new household, editing and history. Not here: registering somebody into one (`pages::resident`).

use askama::Template;
use kernel::access::{Access, VILLAGE_AND_REGENCY};
use kernel::refusal::Problem;
use kernel::{Phrase, Record, RecordId, Refusal, Row, Stored, day};
use store::Reader;
use web::{Answer, Call, Html, Input, RecordPages, Route, pieces};

use crate::office::household::{self, Member};
use crate::office::resident;
use crate::records::household::Relation;
use crate::records::{Household, Membership, Resident};
use crate::rules::household::is_current;
use crate::rules::resident::{age, hamlet, neighbourhood};
use crate::words::household as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(Membership::SPEC);
    vec![
        Route::get("/keluarga/cari", Access::Roles(VILLAGE_AND_REGENCY), offers).of(Household::SPEC),
        Route::get("/keluarga/{id}", Access::Read(Household::SPEC), page).of(Household::SPEC).help("warga#keluarga"),
        Route::post("/keluarga/{id}/anggota", write, add).of(Membership::SPEC).help("warga#keluarga"),
        Route::get("/anggota-keluarga/{id}", write, member_page).of(Membership::SPEC).help("warga#keluarga"),
        Route::post("/anggota-keluarga/{id}", write, change).of(Membership::SPEC).help("warga#keluarga"),
        Route::post("/anggota-keluarga/{id}/akhiri", write, end).of(Membership::SPEC).help("warga#keluarga"),
    ]
}

/// What the generic list says while there is none.
pub const PAGES: RecordPages = RecordPages { empty: Some(words::NO_HOUSEHOLDS), ..RecordPages::plain(Household::SPEC) };

/// One member as a page shows it.
struct Line {
    name: String,
    path: String,
    detail: String,
    change: String,
}

#[derive(Template)]
#[template(path = "household_card.html")]
struct Card<'c> {
    call: &'c Call,
    household: Option<(String, String)>,
    relation: String,
    members: Vec<Line>,
    register: bool,
}

/// The card on a resident's page: the household and its other members.
pub fn card(call: &Call, read: &Reader<'_>, resident: RecordId, writes: bool) -> Result<Html, Refusal> {
    let Some((membership, household)) = household::current(read, resident)? else {
        return Ok(Html::of(&Card {
            call,
            household: None,
            relation: String::new(),
            members: Vec::new(),
            register: writes,
        }));
    };
    let mut others = household::members(read, membership.household.id.raw())?;
    others.retain(|one| one.membership.row.id != membership.row.id && is_current(&one.membership, call.today));
    Ok(Html::of(&Card {
        call,
        household: household.map(|household| (title(call, &household.row), format!("/keluarga/{}", household.row.id))),
        relation: call.say(membership.relation.label()).to_owned(),
        members: others.iter().map(|member| line(call, member, false)).collect(),
        register: false,
    }))
}

fn title(call: &Call, row: &Row) -> String {
    format!("{} {}", call.say(words::HOUSEHOLD_OF), row.spec.title(row, call.lang))
}

fn line(call: &Call, member: &Member, writes: bool) -> Line {
    let membership = &member.membership;
    let years = member.resident.as_ref().and_then(|resident| age(*resident.birth_date.given()?, call.today));
    let until = membership.until.filter(|_| !is_current(membership, call.today));
    let parts = [
        Some(call.say(membership.relation.label()).to_owned()),
        years.map(|years| format!("{years} {}", call.say(words::YEARS))),
        until.map(|until| format!("{} {}", call.say(words::UNTIL), day::short(until, call.lang))),
    ];
    let (name, path) = match &member.resident {
        Some(resident) => (Resident::SPEC.title(&resident.row, call.lang), format!("/warga/{}", resident.row.id)),
        None => (call.say(words::KEPT_ELSEWHERE).to_owned(), String::new()),
    };
    Line {
        name,
        path: if call.actor.role == Some(kernel::Role::Warga) { String::new() } else { path },
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        change: if writes { format!("/anggota-keluarga/{}", membership.row.id) } else { String::new() },
    }
}

#[derive(Template)]
#[template(path = "household_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    id: RecordId,
    title: String,
    place: String,
    kk: Option<(String, &'static str, String)>,
    present: Vec<Line>,
    former: Vec<Line>,
    problems: Html,
    writes: bool,
    fields: Vec<Input>,
}

/// What is said of the form that adds a member.
#[derive(Default)]
struct Adding {
    problems: Vec<Problem>,
    offers: Vec<(String, String)>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &Adding::default())
}

fn show(call: &Call, adding: &Adding) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (household, members) = call.read(|read| Ok((read.get::<Household>(id)?, household::members(read, id)?)))?;
    let writes = call.actor.is_one_of(Membership::SPEC.write) && !household.row.withdrawn;
    let (present, former): (Vec<_>, Vec<_>) =
        members.iter().partition(|member| is_current(&member.membership, call.today));
    let rt = household.rt_rw.given().map(|rt| neighbourhood(rt));
    let place = [household.address.given().cloned(), rt, household.dusun.as_deref().map(hamlet)];
    let fields = if writes { fields(call, adding) } else { Vec::new() };
    let label_of = |name: &str| {
        fields.iter().find(|field| field.name() == name).map_or_else(String::new, |field| field.label().to_owned())
    };
    let content = ShowPage {
        call,
        id,
        title: title(call, &household.row),
        place: place.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        kk: kk(call, &household),
        present: present.into_iter().map(|member| line(call, member, writes)).collect(),
        former: former.into_iter().map(|member| line(call, member, false)).collect(),
        problems: pieces::problems(&adding.problems, call.lang, label_of),
        writes,
        fields,
    };
    let title = content.title.clone();
    Ok(call.page(&title, &content))
}

/// The number of the family card, masked until it is asked for: number, words and address of the switch.
fn kk(call: &Call, household: &Stored<Household>) -> Option<(String, &'static str, String)> {
    use crate::words::resident::{MASK, REVEAL};
    let (kk, path) = (household.kk.given()?, format!("/keluarga/{}", household.row.id));
    Some(match call.query("tampil") {
        "kk" => (kk.as_str().to_owned(), call.say(MASK), path),
        _ => (kk.masked(), call.say(REVEAL), format!("{path}?tampil=kk")),
    })
}

fn relations(call: &Call) -> Vec<(String, String)> {
    Relation::CHOICES.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect()
}

fn fields(call: &Call, adding: &Adding) -> Vec<Input> {
    let fields = [
        Input::find("resident", call.say(words::FIND_RESIDENT), "/warga/cari")
            .by_id()
            .required()
            .help(call.say(words::FIND_RESIDENT_HELP))
            .options(adding.offers.clone()),
        Input::choice("relation", call.say(words::RELATION), relations(call)).required(),
        Input::tick("moves", call.say(words::MOVES)),
    ];
    fields.into_iter().map(|field| field.filled(&call.form, &adding.problems, call.lang)).collect()
}

fn problem(field: &str, code: &'static str, message: Phrase) -> Problem {
    Problem { field: field.to_owned(), code, message }
}

fn add(call: &Call) -> Result<Answer, Refusal> {
    let household = call.param("id")?;
    let mut adding = Adding::default();
    let found = call.read(|read| find_resident(call, read, call.form.text("resident"), &mut adding))?;
    let relation = relation_of(call, &mut adding.problems);
    let (Some(resident), Some(relation)) = (found, relation) else { return Ok(show(call, &adding)?.invalid()) };
    let (action, moves) = (call.action, call.form.ticked("moves"));
    match call.act(move |read| household::add_member(read, action, household, resident, relation, moves)) {
        Ok(_) => Ok(Answer::redirect(format!("/keluarga/{household}")).saying(call.say(words::ADDED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &Adding { problems, ..adding })?.invalid()),
        Err(other) => Err(other),
    }
}

fn relation_of(call: &Call, problems: &mut Vec<Problem>) -> Option<Relation> {
    let relation = Relation::from_name(call.form.text("relation"));
    if relation.is_none() {
        problems.push(problem("relation", "required", crate::words::resident::RELATION_NEEDED));
    }
    relation
}

/// The resident that was chosen, or typed where there is no script.
fn find_resident(
    call: &Call,
    read: &Reader<'_>,
    typed: &str,
    adding: &mut Adding,
) -> Result<Option<RecordId>, Refusal> {
    let offer = |row: &Row| (format!("{}@{}", row.id, row.home), row.spec.title(row, call.lang));
    if let Some(id) = typed.split_once('@').and_then(|(id, _)| id.parse::<RecordId>().ok())
        && let Some(resident) = read.maybe::<Resident>(id)?
    {
        adding.offers = vec![offer(&resident.row)];
        return Ok(Some(id));
    }
    let found = resident::find(read, typed, 10)?;
    adding.offers = found.iter().map(|(_, row)| offer(row)).collect();
    match found.as_slice() {
        [(100, only)] => return Ok(Some(only.id)),
        [] => adding.problems.push(problem("resident", "resident.unknown", words::UNKNOWN)),
        _ => adding.problems.push(problem("resident", "resident.several", words::SEVERAL)),
    }
    Ok(None)
}

#[derive(Template)]
#[template(path = "household_member.html")]
struct MemberPage<'c> {
    call: &'c Call,
    name: String,
    household: String,
    back: String,
    own: String,
    problems: Html,
    relation: Input,
}

fn member_page(call: &Call) -> Result<Answer, Refusal> {
    show_member(call, &[])
}

fn show_member(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (membership, resident, household) = call.read(|read| {
        let membership = read.get::<Membership>(id)?;
        let resident = read.maybe::<Resident>(membership.resident.id)?;
        let household = read.get::<Household>(membership.household.id)?;
        Ok((membership, resident, household))
    })?;
    let name = resident.map_or_else(
        || call.say(words::KEPT_ELSEWHERE).to_owned(),
        |resident| Resident::SPEC.title(&resident.row, call.lang),
    );
    let content = MemberPage {
        call,
        household: title(call, &household.row),
        back: format!("/keluarga/{}", household.row.id),
        own: format!("/anggota-keluarga/{id}"),
        problems: pieces::problems(problems, call.lang, |_| call.say(words::RELATION).to_owned()),
        relation: Input::choice("relation", call.say(words::RELATION), relations(call))
            .required()
            .value(membership.relation.name())
            .filled(&call.form, problems, call.lang),
        name,
    };
    let title = content.name.clone();
    Ok(call.page(&title, &content))
}

fn change(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let mut problems = Vec::new();
    let Some(relation) = relation_of(call, &mut problems) else { return Ok(show_member(call, &problems)?.invalid()) };
    match call.act(move |read| household::change_relation(read, id, relation)) {
        Ok(_) => Ok(Answer::redirect(household_of(call, id)?).saying(call.say(words::CHANGED))),
        Err(Refusal::Invalid(problems)) => Ok(show_member(call, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}

fn end(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    call.act(move |read| household::end_membership(read, id))?;
    Ok(Answer::redirect(household_of(call, id)?).saying(call.say(words::ENDED)))
}

fn household_of(call: &Call, membership: RecordId) -> Result<String, Refusal> {
    let membership = call.read(|read| read.get::<Membership>(membership))?;
    Ok(format!("/keluarga/{}", membership.household.id))
}

/// Households for a field that finds as one types.
fn offers(call: &Call) -> Result<Answer, Refusal> {
    let found = call.read(|read| household::find(read, call.query("q"), 10))?;
    let offers: Vec<_> = found
        .iter()
        .map(|(_, row)| super::resident::offer(row, call.lang))
        .map(|(value, label)| serde_json::json!({ "value": value, "label": label }))
        .collect();
    Ok(Answer::json(serde_json::Value::from(offers).to_string()))
}

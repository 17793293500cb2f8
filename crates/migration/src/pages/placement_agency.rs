//! Companies for offices: the list, and the page of one with its permits, branches and job orders. What they show is the same
//! for every office; who may write is the declaration's. Not here: forms (`agency_form`), lists taken up (`agency_list`).

use askama::Template;
use jiff::civil::Date;
use kernel::access::OFFICES;
use kernel::refusal::Problem;
use kernel::region::{Code, Regions};
use kernel::{Access, ActionId, Lang, Record, RecordId, Refusal, Row, Stored, Value, country, day, phone};
use store::Reader;
use store::engine::Cell;
use web::pieces;
use web::{Answer, Call, Html, Input, MenuItem, Panel, PanelLine, RecordPages, Route, Tone, Values, Warning, link};

use crate::office::job_order;
use crate::office::placement_agency::{self as office, AgencyFile, AgencyStanding, AgencyWish};
use crate::records::placement_agency::AGENCY_OFFICES;
use crate::records::{AgencyBranch, PlacementAgency, RecruitmentPermit};
use crate::rules::company_name;
use crate::rules::placement_agency::{is_on_list, permit_runs};
use crate::words::{job_order as order_words, placement_agency as words};

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::MENU,
    short: words::MENU_SHORT,
    icon: "agencies",
    path: "/p3mi",
    access: Access::Roles(OFFICES),
    order: 12,
};

/// Rules of the generic pages.
pub const PAGES: RecordPages = RecordPages {
    check,
    before_save: Some(before_save),
    empty: Some(words::NONE),
    ..RecordPages::plain(PlacementAgency::SPEC)
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let spec = PlacementAgency::SPEC;
    let read = Access::Read(spec);
    vec![
        Route::get("/p3mi", read, list).of(spec).help("agen"),
        Route::get("/p3mi/{id}", read, show).of(spec).help("agen#halaman-perusahaan"),
    ]
}

/// Across the fields of a company: names of people, days, and what a village may not say.
fn check(read: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut say = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    if values.text("name").is_some_and(|name| !company_name::is_a_body(name)) {
        say("name", "agency.person", words::PERSON);
    }
    if !read.actor().is_one_of(AGENCY_OFFICES) {
        let official = ["licence", "licence_from", "licence_until", "status_on", "status_source", "checked_on"];
        let given = official.iter().find(|name| values.text(name).is_some());
        let given = given.copied().or(values.integer("status").map(|_| "status"));
        if let Some(field) = given.or(values.integer("answer").map(|_| "answer")) {
            say(field, "agency.village", words::VILLAGE_ONLY_SEEN);
        }
    }
    let date = |name: &str| values.text(name).and_then(|text| text.parse::<Date>().ok());
    if let (Some(from), Some(until)) = (date("licence_from"), date("licence_until"))
        && until < from
    {
        say("licence_until", "date.order", words::DATES_ORDER);
    }
    if date("checked_on").is_some_and(|day| day > read.today()) {
        say("checked_on", "date.future", words::AHEAD);
    }
    if values.integer("answer").is_some() && date("checked_on").is_none() {
        say("checked_on", "required", words::ANSWER_NEEDS_DAY);
    }
    if problems.is_empty() { Ok(Vec::new()) } else { Err(Refusal::Invalid(problems)) }
}

/// What a company is found by goes along with its name and licence.
fn before_save(read: &Reader<'_>, row: Option<&Row>, values: &mut Values, _: ActionId) -> Result<(), Refusal> {
    let before = row.and_then(|row| row.text("checked_on"));
    if values.text("checked_on").is_some_and(|day| Some(day) != before) {
        let by = office::office_name(read)?;
        values.put(PlacementAgency::CHECKED_BY.tag, by.map_or(Value::Null, Value::Text));
    }
    if let Some(name) = values.text("name").map(company_name::key) {
        values.put(PlacementAgency::NAME_KEY.tag, Value::Text(name));
    }
    if let Some(licence) = values.get("licence") {
        let key = licence.as_text().map(company_name::licence_key).filter(|key| !key.is_empty());
        values.put(PlacementAgency::LICENCE_KEY.tag, key.map_or(Value::Null, Value::Text));
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "agency/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    list: String,
    find: Input,
    typed: &'c str,
    alike: bool,
    rows: Vec<Line>,
    empty: Html,
    next: String,
    new: Option<(&'static str, &'static str)>,
    import: bool,
}

struct Line {
    path: String,
    name: String,
    licence: String,
    until: String,
    standing: Html,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.query("q");
    let (list, rows, alike, next) = call.read(|read| {
        let list = office::newest_list(read)?;
        if typed.is_empty() {
            let (found, more) = office::page(read, call.query("sesudah"))?;
            let last = found.last().map(|agency| agency.name.clone()).filter(|_| more);
            let next = last.map_or_else(String::new, |last| link("/p3mi", &[("sesudah", &last)]));
            return Ok((list, found, false, next));
        }
        let found = office::find(read, typed)?;
        let alike = found.same.is_empty() && !found.alike.is_empty();
        Ok((list, if alike { found.alike } else { found.same }, alike, String::new()))
    })?;
    let today = call.today;
    let official = call.actor.is_one_of(AGENCY_OFFICES);
    let may_write = call.actor.is_one_of(PlacementAgency::SPEC.write);
    let nothing = if typed.is_empty() { words::NONE } else { words::NONE_FOUND };
    let content = ListPage {
        call,
        list: list_words(list.as_ref(), call.lang),
        find: Input::text("q", call.say(words::FIND)).value(typed),
        typed,
        alike,
        empty: pieces::empty(call.say(nothing), official.then(|| (call.say(words::IMPORT), "/p3mi/daftar"))),
        rows: rows.iter().map(|agency| line(call, agency, today)).collect(),
        next,
        new: may_write.then(|| (call.say(if official { words::NEW } else { words::NEW_SEEN }), "/p3mi/baru")),
        import: official,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// "Daftar tanggal 1 Oktober 2026, sumber".
pub(super) fn list_words(list: Option<&(Date, String)>, lang: Lang) -> String {
    match list {
        Some((date, source)) => {
            let parts = [format!("{} {}", words::LIST_OF.say(lang), day::full(*date, lang)), source.clone()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        None => words::NO_LIST.say(lang).to_owned(),
    }
}

fn line(call: &Call, agency: &Stored<PlacementAgency>, today: Date) -> Line {
    let standing = crate::rules::placement_agency::licence(agency, today);
    Line {
        path: format!("/p3mi/{}", agency.row.id),
        name: agency.name.clone(),
        licence: agency.licence.clone().unwrap_or_default(),
        until: agency.licence_until.map_or_else(String::new, |until| day::short(until, call.lang)),
        standing: standing_tag(standing, call.lang),
    }
}

/// How a standing looks.
pub(super) fn tone(standing: AgencyStanding) -> Tone {
    match standing {
        AgencyStanding::Valid => Tone::Good,
        AgencyStanding::NoPermit | AgencyStanding::NoBranch | AgencyStanding::NotOnList => Tone::Attention,
        AgencyStanding::Expired | AgencyStanding::Suspended | AgencyStanding::Revoked => Tone::Danger,
    }
}

pub(super) fn standing_tag(standing: AgencyStanding, lang: Lang) -> Html {
    pieces::tag(tone(standing), standing.phrase().say(lang))
}

#[derive(Template)]
#[template(path = "agency/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    name: String,
    standing: Html,
    notes: Vec<String>,
    facts: Vec<(&'static str, String)>,
    contact: Vec<(&'static str, String)>,
    permits: Html,
    branches: Html,
    orders: Html,
    own: String,
    may_edit: bool,
    may_verify: bool,
    check: String,
    cases: i64,
    checked: String,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, orders, cases) = call.read(|read| {
        let file = AgencyFile::of(read, id)?;
        Ok((file, job_order::of_agency(read, id)?, cases_here(read, id)?))
    })?;
    let agency = &file.agency;
    let region = own_region(call);
    let wish = AgencyWish { region, ..AgencyWish::default() };
    let official = call.actor.is_one_of(AGENCY_OFFICES);
    let may_edit = call.actor.is_one_of(PlacementAgency::SPEC.write) && call.actor.reaches(&agency.row.region, None);
    let own = format!("/p3mi/{id}");
    let content = ShowPage {
        call,
        name: agency.name.clone(),
        standing: standing_tag(file.standing(&wish, call.today), call.lang),
        notes: notes(call, agency),
        facts: facts(call, agency),
        contact: contact(call, agency),
        permits: pieces::panel(&permits(call, &file, &own, official)),
        branches: pieces::panel(&branches(call, &file, &own, official)),
        orders: pieces::panel(&orders_panel(call, &orders, &own, official)),
        own,
        may_edit,
        may_verify: official,
        check: link("/cek-agen", &[("q", &agency.name)]),
        cases,
        checked: agency.checked_on.map_or_else(String::new, |day| {
            let answer = agency.answer.map_or("", |answer| call.say(answer.label()));
            let by = agency.checked_by.as_deref().map_or_else(String::new, |by| format!(" ({by})"));
            format!("{} {}: {answer}{by}", call.say(words::CHECKED_ON), day::full(day, call.lang))
        }),
    };
    Ok(call.page(&agency.name, &content))
}

/// The regency of whoever works in one.
pub(super) fn own_region(call: &Call) -> Option<Code> {
    match &call.actor.scope {
        kernel::access::Scope::Regions(prefixes) => prefixes.first().and_then(|prefix| Code::parse(prefix).ok()),
        _ => None,
    }
}

/// How many cases of the reader's region name a company: $1 and $2 the range of the reference.
pub static CASES_OF_AGENCY: store::Statement = store::Statement::scoped(
    "migration.cases_of_agency",
    2,
    "SELECT count(*) FROM migration_case c WHERE c.withdrawn = 0 AND c.placement_agency >= $1 AND c.placement_agency <= $2 \
     AND {scope c}",
);

fn cases_here(read: &Reader<'_>, agency: RecordId) -> Result<i64, Refusal> {
    let last = [&agency.0[..], &[0xff; 16]].concat();
    let rows = read.select(&CASES_OF_AGENCY, &[Cell::from(agency), Cell::Bytes(last)])?;
    Ok(rows.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0))
}

fn notes(call: &Call, agency: &PlacementAgency) -> Vec<String> {
    let mut notes = Vec::new();
    if agency.listed_on.is_none() && !is_on_list(agency) {
        notes.push(call.say(words::SEEN_HERE).to_owned());
    }
    if let Some(gone) = agency.gone_on {
        notes.push(format!("{} {}.", call.say(words::GONE), day::full(gone, call.lang)));
    }
    notes
}

fn facts(call: &Call, agency: &Stored<PlacementAgency>) -> Vec<(&'static str, String)> {
    let label = |name: &str| PlacementAgency::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label));
    let date = |day: Option<Date>| day.map(|day| day::full(day, call.lang));
    let mut facts = vec![
        (label("licence"), agency.licence.clone()),
        (label("licence_from"), date(agency.licence_from)),
        (label("licence_until"), date(agency.licence_until)),
        (label("status"), agency.status.map(|status| call.say(status.label()).to_owned())),
        (label("status_on"), date(agency.status_on)),
        (label("status_source"), agency.status_source.clone()),
        (label("region"), agency.region.and_then(|code| Regions::get().full_name(&code))),
        (call.say(words::LIST_OF), date(agency.listed_on)),
        (label("list_source"), agency.list_source.clone()),
    ];
    if call.actor.reaches(&agency.row.region, None) {
        facts.push((label("note"), agency.note.clone()));
    }
    facts.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn contact(call: &Call, agency: &PlacementAgency) -> Vec<(&'static str, String)> {
    let label = |name: &str| PlacementAgency::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label));
    let shown = |number: &Option<String>| number.as_deref().map(shown_phone);
    let lines = [
        (label("phone"), shown(&agency.phone)),
        (label("other_phone"), shown(&agency.other_phone)),
        (label("email"), agency.email.clone()),
        (label("address"), agency.address.clone()),
    ];
    lines.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// A telephone as people read it.
pub(super) fn shown_phone(number: &str) -> String {
    phone::parse(number).map_or_else(|_| number.to_owned(), |number| number.shown())
}

/// "Taiwan, perawat lansia".
pub(super) fn permit_words(permit: &RecruitmentPermit, lang: Lang) -> String {
    let place = country::get(&permit.country).map_or(permit.country.as_str(), |one| one.name.say(lang));
    format!("{place}: {}", permit.job.as_deref().unwrap_or(words::ALL_JOBS.say(lang)))
}

fn until_words(until: Option<Date>, lang: Lang) -> String {
    match until {
        Some(until) => format!("{} {}", words::UNTIL.say(lang), day::short(until, lang)),
        None => words::UNTIL_UNKNOWN.say(lang).to_owned(),
    }
}

fn runs_tag(runs: bool, lang: Lang) -> Option<(Tone, String)> {
    let (tone, words) = if runs { (Tone::Good, words::RUNS) } else { (Tone::Danger, words::RUNS_NOT) };
    Some((tone, words.say(lang).to_owned()))
}

fn permits(call: &Call, file: &AgencyFile, own: &str, official: bool) -> Panel {
    let line = |permit: &Stored<RecruitmentPermit>| PanelLine {
        text: permit_words(permit, call.lang),
        detail: format!("{} · {}", permit.number, until_words(permit.valid_until, call.lang)),
        tag: runs_tag(permit_runs(permit, call.today), call.lang),
        path: path_in_reach(call, &permit.row, RecruitmentPermit::SPEC.path),
    };
    let lines = file.permits.iter().rev().map(line).collect();
    panel(
        call,
        (words::PERMITS, words::NO_PERMITS),
        lines,
        official.then(|| (words::NEW_PERMIT, format!("{own}/sip2mi/baru"))),
    )
}

fn branches(call: &Call, file: &AgencyFile, own: &str, official: bool) -> Panel {
    let line = |branch: &Stored<AgencyBranch>| PanelLine {
        text: Regions::get().full_name(&branch.region).unwrap_or_default(),
        detail: [branch.address.clone(), branch.phone.as_deref().map(shown_phone), branch.permit.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        tag: branch.valid_until.and_then(|until| runs_tag(call.today <= until, call.lang)),
        path: path_in_reach(call, &branch.row, AgencyBranch::SPEC.path),
    };
    let lines = file.branches.iter().map(line).collect();
    panel(
        call,
        (words::BRANCHES, words::NO_BRANCHES),
        lines,
        official.then(|| (words::NEW_BRANCH, format!("{own}/cabang/baru"))),
    )
}

fn orders_panel(call: &Call, orders: &[job_order::OrderFile], own: &str, official: bool) -> Panel {
    let line = |file: &job_order::OrderFile| PanelLine {
        text: super::list::going_to(Some(&file.order.country), Some(&file.order.job), call.lang),
        detail: format!("{} {}", call.say(order_words::CLOSES), day::short(file.order.closing, call.lang)),
        tag: Some((
            if file.hidden.is_none() { Tone::Good } else { Tone::Plain },
            call.say(file.order.state.label()).to_owned(),
        )),
        path: format!("/lowongan-kerja/{}", file.order.row.id),
    };
    let lines = orders.iter().map(line).collect();
    panel(
        call,
        (words::ORDERS, words::NO_ORDERS),
        lines,
        official.then(|| (words::NEW_ORDER, format!("{own}/lowongan/baru"))),
    )
}

fn panel(
    call: &Call,
    (title, none): (kernel::Phrase, kernel::Phrase),
    mut lines: Vec<PanelLine>,
    action: Option<(kernel::Phrase, String)>,
) -> Panel {
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(none).to_owned(), ..PanelLine::default() });
    }
    let action = action.map(|(label, path)| (call.say(label).to_owned(), path));
    Panel { title: call.say(title).to_owned(), lines, action, ..Panel::default() }
}

/// The generic page of a record, for whoever has it in reach.
fn path_in_reach(call: &Call, row: &Row, path: &str) -> String {
    if call.actor.reaches(&row.region, None) { format!("/{path}/{}", row.id) } else { String::new() }
}

//! `/lowongan`: vacancies for everybody. Only those of companies whose licence and permit are valid today, to destinations
//! that are not closed; each says how its company stands and on which day. Not here: when one is shown (`rules::job_order`).

use askama::Template;
use kernel::access::Access;
use kernel::{Lang, Refusal, country, day};
use store::Reader;
use web::{Answer, Call, Hit, Html, Input, PublicPage, Route, Tone, link};

use super::cek_agen::country_name;
use super::list::going_to;
use super::placement_agency::{list_words, standing_tag};
use crate::office::job_order::{self as office, OrderFile};
use crate::office::placement_agency::newest_list;
use crate::records::job_order::SexWanted;
use crate::rules::cost::{AskedCost, Finding};
use crate::rules::job_order as rules;
use crate::rules::placement_agency::licence;
use crate::words::job_order as words;

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::VACANCIES, path: "/lowongan", top: true, order: 5 };

/// How many are shown at once.
const MOST: usize = 50;

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/lowongan", Access::Public, list).help("agen#lowongan"),
        Route::get("/lowongan/{id}", Access::Public, page).help("agen#lowongan"),
    ]
}

#[derive(Template)]
#[template(path = "job_order/vacancies.html")]
struct ListPage<'c> {
    call: &'c Call,
    find: Input,
    countries: Input,
    chosen: bool,
    list: String,
    rows: Vec<Line>,
    nothing: &'static str,
}

struct Line {
    path: String,
    job: String,
    place: String,
    wage: String,
    rupiah: String,
    company: String,
    left: i64,
    closing: String,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let typed: String = call.query("q").chars().take(100).collect();
    let code = country::find(call.query("negara")).map_or("", |one| one.code);
    let (files, list) = call.read(|read| Ok((office::vacancies(read, code, &typed, MOST)?, newest_list(read)?)))?;
    let chosen = !typed.is_empty() || !code.is_empty();
    // Only where vacancies usually are: a list of all countries weighs more than the page.
    let mut places = country::frequent();
    places.extend(country::get(code).filter(|one| one.frequent.is_none()));
    let options = places.into_iter().map(|one| (one.code.to_owned(), one.name.say(call.lang).to_owned()));
    let content = ListPage {
        call,
        find: Input::text("q", call.say(words::FIND)).value(typed),
        countries: Input::choice("negara", call.say(words::COUNTRY), options.collect())
            .as_filter(call.say(words::ALL_COUNTRIES))
            .value(code),
        chosen,
        list: list_words(list.as_ref(), call.lang),
        rows: files.iter().map(|file| line(file, call.lang)).collect(),
        nothing: call.say(if chosen { words::NONE_FOUND } else { words::NONE }),
    };
    Ok(call.page(call.say(words::VACANCIES_TITLE), &content))
}

fn line(file: &OrderFile, lang: Lang) -> Line {
    let (wage, rupiah) = rules::wages(&file.order, lang);
    Line {
        path: format!("/lowongan/{}", file.order.row.id),
        job: file.order.job.clone(),
        place: country_name(&file.order.country, lang),
        wage,
        rupiah: rupiah.map_or_else(String::new, |rupiah| format!("{} {rupiah}", words::IN_RUPIAH.say(lang))),
        company: file.company.agency.name.clone(),
        left: file.left,
        closing: day::short(file.order.closing, lang),
    }
}

/// A job order as everybody reads it.
pub(super) struct Shown {
    pub facts: Vec<(&'static str, String)>,
    pub costs: Vec<CostLine>,
    pub company: String,
    pub company_path: String,
    pub standing: Html,
    pub public: String,
}

/// A cost with what is to be said of it.
pub(super) struct CostLine {
    pub label: String,
    pub amount: String,
    pub tone: Tone,
    pub finding: &'static str,
    pub ground: &'static str,
}

/// What is told of a job order, and how its company stands today.
pub(super) fn shown(call: &Call, file: &OrderFile) -> Shown {
    let costs = rules::costs(&file.order, call.today);
    let agency = &file.company.agency;
    Shown {
        facts: facts(call, file),
        costs: costs.iter().map(|(cost, found)| cost_line(call, cost, *found)).collect(),
        company: agency.name.clone(),
        company_path: format!("/p3mi/{}", agency.row.id),
        standing: standing_tag(licence(agency, call.today), call.lang),
        public: format!("/lowongan/{}", file.order.row.id),
    }
}

fn cost_line(call: &Call, cost: &AskedCost, found: Finding) -> CostLine {
    let (tone, finding, ground) = match found {
        Finding::Never(cost) => (Tone::Danger, words::COST_NEVER, cost.article),
        Finding::Freed(_, job) => (Tone::Danger, words::COST_FREED, job.article),
        Finding::Personal(cost) => (Tone::Plain, words::COST_PERSONAL, cost.article),
        Finding::Unknown => (Tone::Attention, words::COST_UNKNOWN, ""),
    };
    let amount = cost.amount.map_or_else(String::new, |amount| amount.to_string());
    CostLine { label: cost.label.clone(), amount, tone, finding: call.say(finding), ground }
}

fn facts(call: &Call, file: &OrderFile) -> Vec<(&'static str, String)> {
    let order = &file.order;
    let label = |name: &str| {
        use kernel::Record;
        crate::records::JobOrder::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label))
    };
    let (wage, rupiah) = rules::wages(order, call.lang);
    let rupiah = rupiah.map(|rupiah| {
        let rate = order
            .rate_on
            .map_or_else(String::new, |on| format!(" ({} {})", call.say(words::RATE_OF), day::short(on, call.lang)));
        format!("{} {rupiah}{rate}", call.say(words::IN_RUPIAH))
    });
    let wage = format!("{wage} · {}", rupiah.unwrap_or_else(|| call.say(words::NO_RATE).to_owned()));
    let permit = file.permit(call.today).map(|permit| {
        let until = permit.valid_until.map_or_else(String::new, |until| format!(", {}", day::short(until, call.lang)));
        format!("{}{until}", permit.number)
    });
    let sex = order.sex.filter(|sex| *sex != SexWanted::Anybody).map(|sex| call.say(sex.label()).to_owned());
    let facts = [
        (call.say(words::COUNTRY), Some(country_name(&order.country, call.lang))),
        (call.say(words::WAGE), Some(wage)),
        (label("hours"), order.hours.clone()),
        (label("months"), order.months.map(|months| months.to_string())),
        (label("provided"), order.provided.clone()),
        (label("sex"), sex),
        (call.say(words::AGE), ages(call, order.age_from, order.age_to)),
        (label("requirements"), order.requirements.clone()),
        (call.say(words::LEFT), Some(format!("{} ({})", file.left.max(0), call.say(words::LEFT_TELL)))),
        (call.say(words::CLOSES), Some(day::full(order.closing, call.lang))),
        (call.say(words::PERMIT), permit),
        (label("number"), order.number.clone()),
        (call.say(words::SOURCE), Some(order.source.clone())),
        (call.say(words::TOLD_ON), order.published_on.map(|on| day::full(on, call.lang))),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

fn ages(call: &Call, from: Option<i64>, to: Option<i64>) -> Option<String> {
    let years = call.say(words::YEARS);
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{from}–{to} {years}")),
        (Some(from), None) => Some(format!("{} {from} {years}", call.say(words::FROM_AGE))),
        (None, Some(to)) => Some(format!("{} {to} {years}", call.say(words::TO_AGE))),
        (None, None) => None,
    }
}

#[derive(Template)]
#[template(path = "job_order/vacancy.html")]
struct VacancyPage<'c> {
    call: &'c Call,
    title: String,
    shown: Shown,
    told: String,
    interest: String,
    check: String,
    share: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, list) = call.read(|read| {
        let file = OrderFile::of(read, id)?;
        // Offices find what is not shown under their own address.
        if file.hidden.is_some() { Err(Refusal::NotFound) } else { Ok((file, newest_list(read)?)) }
    })?;
    let title = going_to(Some(&file.order.country), Some(&file.order.job), call.lang);
    let agency = &file.company.agency;
    let (wage, _) = rules::wages(&file.order, call.lang);
    let text = format!("{title}, {wage}, {}. {}", agency.name, call.address(&format!("/lowongan/{id}")));
    let told = [
        licence(agency, call.today).phrase().say(call.lang).to_owned(),
        day::full(call.today, call.lang),
        list_words(list.as_ref(), call.lang),
    ];
    let content = VacancyPage {
        call,
        told: told.join(" · "),
        interest: link("/minat", &[("lowongan", &id.to_string())]),
        check: link("/cek-agen", &[("q", &agency.name)]),
        share: link("https://wa.me/", &[("text", &text)]),
        shown: shown(call, &file),
        title: title.clone(),
    };
    Ok(call.page(&title, &content))
}

/// Open vacancies that hold every word.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    if typed.trim().chars().count() < 3 {
        return Ok(Vec::new());
    }
    let hits = office::vacancies(read, "", typed, 5)?.into_iter().map(|file| Hit {
        kind: words::HIT.say(lang).to_owned(),
        title: going_to(Some(&file.order.country), Some(&file.order.job), lang),
        detail: file.company.agency.name.clone(),
        path: format!("/lowongan/{}", file.order.row.id),
        score: 45,
    });
    Ok(hits.collect())
}

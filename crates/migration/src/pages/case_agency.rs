//! The company and the job order of a case: the page where they are chosen by search, and the card on the case's page.
//! Not here: what a choice writes (`office::case_agency`).

use askama::Template;
use kernel::access::{Access, OFFICES};
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Lang, Record, RecordId, Refusal};
use store::Reader;
use web::pieces;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, link};

use super::list::going_to;
use super::placement_agency::{permit_words, standing_tag, tone};
use super::{case_path, person_name};
use crate::office::CaseFile;
use crate::office::case_agency::{self as office, Choice};
use crate::office::job_order::{self, OrderFile};
use crate::office::placement_agency::{self as agencies, AgencyFile, AgencyWish};
use crate::records::{CASE_WRITERS, MigrationCase};
use crate::rules::job_order as order_rules;
use crate::words::case as case_words;
use crate::words::case_agency as words;

/// How many vacancies are offered.
const OFFERED: usize = 10;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(MigrationCase::SPEC);
    let routes = [Route::get("/kasus/{id}/agen", write, page), Route::post("/kasus/{id}/agen", write, save)];
    routes.into_iter().map(|route| route.of(MigrationCase::SPEC).help("agen#pada-kasus")).collect()
}

#[derive(Template)]
#[template(path = "case/agency.html")]
struct AgencyPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    problems: Html,
    changed: bool,
    hidden: Html,
    now: Vec<PanelLine>,
    chosen: bool,
    find: Input,
    typed: &'c str,
    alike: bool,
    found: Vec<Company>,
    orders: Vec<Offer>,
    before: bool,
}

struct Company {
    id: String,
    name: String,
    licence: String,
    standing: Html,
    permits: Input,
}

struct Offer {
    id: String,
    title: String,
    detail: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[], false)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    let id = |name: &str| call.form.text(name).parse::<RecordId>().ok();
    let choice = match (id("order"), id("agency")) {
        (Some(order), _) => Choice::Order(order),
        (None, Some(agency)) => Choice::Agency(agency, id("permit")),
        (None, None) if call.form.has("none") => Choice::Nothing,
        (None, None) => return Err(Refusal::NotFound),
    };
    let seen = call.seen()?;
    match call.act(move |read| office::choose(read, &seen, case, choice)) {
        Ok(_) => Ok(Answer::redirect(case_path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => show(call, &problems, false),
        Err(Refusal::Conflict(_)) => show(call, &[], true),
        Err(other) => Err(other),
    }
}

/// For what the company of a case is looked at.
fn wish(file: &CaseFile) -> AgencyWish {
    let case = &file.case;
    AgencyWish { region: Code::parse(&case.row.region).ok(), country: case.country.clone(), job: case.job.clone() }
}

fn show(call: &Call, problems: &[Problem], changed: bool) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let typed = call.query("q");
    let (file, now, found, alike, orders) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let found = if typed.is_empty() { None } else { Some(agencies::find(read, typed)?) };
        let alike = found.as_ref().is_some_and(|found| found.same.is_empty() && !found.alike.is_empty());
        let found = found.map(|found| if found.same.is_empty() { found.alike } else { found.same }).unwrap_or_default();
        let found: Vec<AgencyFile> =
            found.iter().map(|agency| AgencyFile::of(read, agency.row.id)).collect::<Result<_, _>>()?;
        let country = file.case.country.clone().unwrap_or_default();
        let orders = job_order::vacancies(read, &country, "", OFFERED)?;
        let now = lines(read, &file, call.lang)?;
        Ok((file, now, found, alike, orders))
    })?;
    let wish = wish(&file);
    let content = AgencyPage {
        call,
        own: case_path(id),
        number: file.case.number.clone(),
        name: person_name(&file),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        changed,
        hidden: call.hidden_for(&file.case.row),
        now,
        chosen: file.case.placement_agency.is_some(),
        find: Input::text("q", call.say(words::FIND)).value(typed),
        typed,
        alike,
        found: found.iter().map(|one| company(call, one, &wish)).collect(),
        orders: orders.iter().map(|one| offer(call, one)).collect(),
        before: file.case.state.is_before_departure(),
    };
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(match (changed, problems.is_empty()) {
        (true, _) => answer.conflict(),
        (_, false) => answer.invalid(),
        _ => answer,
    })
}

fn company(call: &Call, file: &AgencyFile, wish: &AgencyWish) -> Company {
    let permit = |permit: &kernel::Stored<crate::records::RecruitmentPermit>| {
        (permit.row.id.to_string(), format!("{} · {}", permit.number, permit_words(permit, call.lang)))
    };
    let mut options: Vec<(String, String)> = file.permits.iter().map(permit).collect();
    options.push(("-".to_owned(), call.say(words::NO_PERMIT).to_owned()));
    Company {
        id: file.agency.row.id.to_string(),
        name: file.agency.name.clone(),
        licence: file.agency.licence.clone().unwrap_or_default(),
        standing: standing_tag(file.standing(wish, call.today), call.lang),
        permits: Input::choice("permit", call.say(words::PERMIT), options).value("-"),
    }
}

fn offer(call: &Call, file: &OrderFile) -> Offer {
    let (wage, _) = order_rules::wages(&file.order, call.lang);
    Offer {
        id: file.order.row.id.to_string(),
        title: going_to(Some(&file.order.country), Some(&file.order.job), call.lang),
        detail: format!("{} · {wage} · {} {}", file.company.agency.name, file.left, call.say(words::LEFT)),
    }
}

/// What stands in a case of company, permit and job order, with how the company stands today.
fn lines(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Vec<PanelLine>, Refusal> {
    let case = &file.case;
    let mut lines = Vec::new();
    match case.placement_agency {
        Some(agency) => lines.push(company_line(read, file, agency.id.raw(), lang)?),
        None => lines.push(written_line(case, lang)),
    }
    if let Some(order) = case.job_order
        && let Ok(order) = OrderFile::of(read, order.id.raw())
    {
        lines.push(PanelLine {
            text: format!("{}: {}", words::ORDER.say(lang), order.order.job),
            path: order_path(read, &order),
            ..PanelLine::default()
        });
    }
    Ok(lines)
}

/// Offices have a page of each order; the person reads the public one while it is shown.
fn order_path(read: &Reader<'_>, file: &OrderFile) -> String {
    let id = file.order.row.id;
    match (read.actor().is_one_of(OFFICES), file.hidden) {
        (true, _) => format!("/lowongan-kerja/{id}"),
        (false, None) => format!("/lowongan/{id}"),
        (false, Some(_)) => String::new(),
    }
}

/// What was written before lists were, or of a company that is on none.
fn written_line(case: &MigrationCase, lang: Lang) -> PanelLine {
    let detail = match (&case.agency, &case.agency_permit) {
        (Some(_), Some(permit)) => format!("{} {permit} · {}", case_words::PERMIT.say(lang), words::FREE.say(lang)),
        (Some(_), None) => format!("{} · {}", case_words::NO_PERMIT.say(lang), words::FREE.say(lang)),
        (None, _) => case_words::NO_AGENCY.say(lang).to_owned(),
    };
    PanelLine { text: case.agency.clone().unwrap_or_else(|| "–".to_owned()), detail, ..PanelLine::default() }
}

fn company_line(read: &Reader<'_>, file: &CaseFile, agency: RecordId, lang: Lang) -> Result<PanelLine, Refusal> {
    let company = match AgencyFile::of(read, agency) {
        Ok(company) => company,
        Err(Refusal::NotFound) => {
            let text = file.case.agency.clone().unwrap_or_default();
            return Ok(PanelLine { text, ..PanelLine::default() });
        }
        Err(other) => return Err(other),
    };
    let standing = company.standing(&wish(file), read.today());
    let permit = file.case.recruitment_permit.and_then(|own| company.permits.iter().find(|permit| permit.id == own.id));
    Ok(PanelLine {
        text: company.agency.name.clone(),
        detail: permit.map_or_else(String::new, |permit| permit.number.clone()),
        tag: Some((tone(standing), standing.phrase().say(lang).to_owned())),
        path: if read.actor().is_one_of(OFFICES) {
            format!("/p3mi/{}", company.agency.row.id)
        } else {
            link("/cek-agen", &[("q", &company.agency.name)])
        },
    })
}

/// The card at the side of a case's page.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let actor = read.actor();
    let told = file.case.agency.is_some() || file.case.placement_agency.is_some();
    if !told && !file.case.state.is_before_departure() {
        return Ok(None);
    }
    let writer = actor.is_one_of(CASE_WRITERS) && actor.office == file.case.home();
    let label = if file.case.placement_agency.is_some() { words::CARD_CHANGE } else { words::CARD_CHOOSE };
    Ok(Some(Panel {
        title: words::CARD.say(lang).to_owned(),
        lines: lines(read, file, lang)?,
        action: writer.then(|| (label.say(lang).to_owned(), format!("{}/agen", case_path(file.case.row.id)))),
        ..Panel::default()
    }))
}

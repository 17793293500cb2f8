//! New companies, and what belongs to one: branch, permit, job order. One form over the declaration, begun from the company's
//! page. Not here: changing what is there (the generic pages), rules across fields (`checks` of each kind).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Access, Lang, Phrase, Record, RecordId, RecordSpec, Refusal, Value, phrase};
use store::Reader;
use web::pieces;
use web::records::{FormSheet, form_sheet};
use web::{Answer, Call, Html, Route, Values};

use super::placement_agency as company_page;
use super::{agency_branch, job_order, recruitment_permit};
use crate::office::placement_agency::{self as office, AgencyFile};
use crate::records::{AgencyBranch, JobOrder, PlacementAgency, RecruitmentPermit};
use crate::words::placement_agency as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let company = Access::Write(PlacementAgency::SPEC);
    let mut routes = vec![
        Route::get("/p3mi/baru", company, new_company).of(PlacementAgency::SPEC).help("agen#catat-perusahaan"),
        Route::post("/p3mi/baru", company, create_company).of(PlacementAgency::SPEC).help("agen#catat-perusahaan"),
    ];
    for part in PARTS {
        let write = Access::Write(part.spec);
        routes.extend([
            Route::get(part.path, write, part.page).of(part.spec).help("agen#lowongan-dan-izin"),
            Route::post(part.path, write, part.create).of(part.spec).help("agen#lowongan-dan-izin"),
            Route::get(part.generic, write, choose_company).of(part.spec).help("agen"),
            Route::post(part.generic, write, choose_company).of(part.spec).help("agen"),
        ]);
    }
    routes
}

/// A kind that belongs to a company.
struct Part {
    spec: &'static RecordSpec,
    path: &'static str,
    generic: &'static str,
    title: Phrase,
    page: fn(&Call) -> Result<Answer, Refusal>,
    create: fn(&Call) -> Result<Answer, Refusal>,
    check: fn(&Reader<'_>, &Values, Lang) -> Result<Vec<web::Warning>, Refusal>,
    before_save: fn(&mut Values),
}

static PARTS: [&Part; 3] = [&BRANCH, &PERMIT, &ORDER];

static BRANCH: Part = Part {
    spec: AgencyBranch::SPEC,
    path: "/p3mi/{id}/cabang/baru",
    generic: "/cabang-p3mi/baru",
    title: words::NEW_BRANCH,
    page: |call| show(call, &BRANCH, &[]),
    create: |call| create(call, &BRANCH),
    check: agency_branch::check,
    before_save: |_| {},
};

static PERMIT: Part = Part {
    spec: RecruitmentPermit::SPEC,
    path: "/p3mi/{id}/sip2mi/baru",
    generic: "/sip2mi/baru",
    title: words::NEW_PERMIT,
    page: |call| show(call, &PERMIT, &[]),
    create: |call| create(call, &PERMIT),
    check: recruitment_permit::check,
    before_save: |_| {},
};

static ORDER: Part = Part {
    spec: JobOrder::SPEC,
    path: "/p3mi/{id}/lowongan/baru",
    generic: "/lowongan-kerja/baru",
    title: words::NEW_ORDER,
    page: |call| show(call, &ORDER, &[]),
    create: |call| create(call, &ORDER),
    check: job_order::check,
    before_save: job_order::written_alike,
};

#[derive(Template)]
#[template(path = "agency/form.html")]
struct FormPage<'c> {
    call: &'c Call,
    crumb: Option<(String, String)>,
    title: &'static str,
    lead: &'static str,
    problems: Html,
    alike: Vec<(String, String)>,
    hidden: Html,
    sheet: FormSheet,
    cancel: String,
}

fn choose_company(call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::redirect("/p3mi").saying(call.say(words::CHOOSE_AGENCY)))
}

fn show(call: &Call, part: &Part, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (company, sheet) =
        call.read(|read| Ok((office::get(read, id)?, form_sheet(call, read, part.spec, None, problems)?)))?;
    let own = format!("/p3mi/{id}");
    let content = FormPage {
        call,
        crumb: Some((company.name.clone(), own.clone())),
        title: call.say(part.title),
        lead: "",
        problems: pieces::problems(problems, call.lang, |name| sheet.label(name)),
        alike: Vec::new(),
        hidden: call.hidden(),
        sheet,
        cancel: own,
    };
    let answer = call.page(call.say(part.title), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn create(call: &Call, part: &'static Part) -> Result<Answer, Refusal> {
    match try_create(call, part) {
        Ok(path) => Ok(Answer::redirect(path).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => show(call, part, &problems),
        Err(other) => Err(other),
    }
}

/// Every field of the declaration that a form asks for; what was not sent is empty.
fn asked(call: &Call, spec: &'static RecordSpec) -> Result<Values, Refusal> {
    let mut values = Values::new(spec);
    let mut problems = Vec::new();
    for field in spec.fields.iter().filter(|field| web::form::is_asked(field)) {
        match web::form::read(field, call.form.raw(field.name).unwrap_or(""), call.today) {
            Ok(value) => values.put(field.tag, value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(Refusal::Invalid(problems)) }
}

fn own_office(call: &Call) -> Result<RecordId, Refusal> {
    if call.actor.office == RecordId::default() {
        return Err(Refusal::Forbidden(phrase(
            "Akun ini tidak terikat pada kantor yang dapat menyimpan catatan.",
            "This account belongs to no office that could keep a record.",
        )));
    }
    Ok(call.actor.office)
}

fn try_create(call: &Call, part: &'static Part) -> Result<String, Refusal> {
    let company = call.param("id")?;
    let home = own_office(call)?;
    let mut values = asked(call, part.spec)?;
    call.read(|read| (part.check)(read, &values, call.lang))?;
    (part.before_save)(&mut values);
    if part.spec.kind == JobOrder::KIND {
        values.put(JobOrder::STATE.tag, Value::Integer(crate::records::job_order::JobOrderState::Draft.code()));
    }
    let id = call.action.record(0);
    call.act(move |read| {
        let file = AgencyFile::of(read, company)?;
        values.set("agency", Value::Reference(file.agency.row.reference_to()));
        Ok(values.create(id, home))
    })?;
    Ok(if part.spec.kind == JobOrder::KIND { format!("/lowongan-kerja/{id}") } else { format!("/p3mi/{company}") })
}

/// The tick that says that this is another company than those of an alike name.
const ANOTHER: &str = "_lain";

fn new_company(call: &Call) -> Result<Answer, Refusal> {
    show_company(call, &[], Vec::new())
}

fn show_company(call: &Call, problems: &[Problem], alike: Vec<(String, String)>) -> Result<Answer, Refusal> {
    let official = call.actor.is_one_of(crate::records::placement_agency::AGENCY_OFFICES);
    let spec = PlacementAgency::SPEC;
    let mut sheet = call.read(|read| form_sheet(call, read, spec, None, problems))?;
    if !official {
        // A village writes what it saw; what is official is not asked of it.
        let kept = ["name", "phone", "other_phone", "email", "address", "region", "note"];
        for (_, fields) in &mut sheet.sections {
            fields.retain(|field| kept.contains(&field.name()));
        }
        sheet.sections.retain(|(_, fields)| !fields.is_empty());
    }
    let title = call.say(if official { words::NEW } else { words::NEW_SEEN });
    let content = FormPage {
        call,
        crumb: None,
        title,
        lead: call.say(if official { words::LEAD } else { words::VILLAGE_ONLY_SEEN }),
        problems: pieces::problems(problems, call.lang, |name| sheet.label(name)),
        alike: alike.clone(),
        hidden: call.hidden(),
        sheet,
        cancel: "/p3mi".to_owned(),
    };
    let answer = call.page(title, &content);
    Ok(if problems.is_empty() && alike.is_empty() { answer } else { answer.invalid() })
}

fn create_company(call: &Call) -> Result<Answer, Refusal> {
    match try_create_company(call) {
        Ok(Ok(id)) => Ok(Answer::redirect(format!("/p3mi/{id}")).saying(call.say(words::SAVED))),
        Ok(Err(alike)) => show_company(call, &[], alike),
        Err(Refusal::Invalid(problems)) => show_company(call, &problems, Vec::new()),
        Err(other) => Err(other),
    }
}

/// The new company, or those of an alike name that somebody must look at first.
fn try_create_company(call: &Call) -> Result<Result<RecordId, Vec<(String, String)>>, Refusal> {
    let home = own_office(call)?;
    let mut values = asked(call, PlacementAgency::SPEC)?;
    let name = values.text("name").unwrap_or_default().to_owned();
    let alike = call.read(|read| {
        (company_page::PAGES.check)(read, &values, call.lang)?;
        let same = office::by_exact_name(read, &name)?;
        if same.iter().any(|one| one.home() == home) {
            return Err(Refusal::invalid("name", "agency.there", words::THERE_ALREADY));
        }
        Ok(if same.is_empty() { office::by_alike_name(read, &name)? } else { same })
    })?;
    if !alike.is_empty() && !call.form.ticked(ANOTHER) {
        return Ok(Err(alike.iter().map(|one| (one.name.clone(), format!("/p3mi/{}", one.row.id))).collect()));
    }
    let action = call.action;
    let id = action.record(0);
    call.act(move |read| {
        if let Some(before) = company_page::PAGES.before_save {
            before(read, None, &mut values, action)?;
        }
        Ok(values.create(id, home))
    })?;
    Ok(Ok(id))
}

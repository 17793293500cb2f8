//! The remittance plan of a case: the form, what comes out of it month by month, and the copy for the family where the worker
//! wants one. Only the officer opens it.

use askama::Template;
use documents::leaflet::{self, Leaflet, Section, SmallTable};
use documents::letter::Signer;
use documents::register::{Align, Column};
use kernel::money::{Currency, ForeignMoney, Rupiah};
use kernel::refusal::{Conflict, Problem};
use kernel::value::FieldValue;
use kernel::{Access, FieldSpec, Held, Lang, Phrase, Record, RecordId, Refusal, Stored, Value, country, day};
use store::{Reader, Seen};
use web::form::hidden;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, pieces};

use super::letterhead::{self, PAPER, pair};
use super::typed::Typed;
use super::{PURPOSE, case_path, changed, person_name};
use crate::office::CaseFile;
use crate::office::remittance_plan::{self as office, PlanInput};
use crate::records::remittance_plan::TransferRoute;
use crate::records::{CASE_WRITERS, RemittancePlan};
use crate::rules::remittance_plan::{self as rules, Flaw, Line, Plan, Purpose};
use crate::words::remittance_plan as words;

/// The field of the form that the record has none of: amounts carry their currency.
const CURRENCY: &str = "currency";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(RemittancePlan::SPEC);
    let routes = [
        Route::get("/kasus/{id}/kiriman", write, page),
        Route::post("/kasus/{id}/kiriman", write, save),
        Route::get("/kasus/{id}/kiriman.pdf", write, pdf),
    ];
    let about = |route: Route| route.of(RemittancePlan::SPEC).purpose(PURPOSE).help("kasus#rencana-kiriman-uang");
    routes.into_iter().map(about).collect()
}

#[derive(Template)]
#[template(path = "remittance_plan/plan.html")]
struct PlanPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    changed: String,
    problems: Html,
    hidden: Html,
    sections: Vec<(String, Vec<Input>)>,
    result: Option<Outcome>,
    saved: bool,
    print: bool,
}

/// What comes out, in words.
struct Outcome {
    broken: Vec<String>,
    look: Vec<String>,
    caption: String,
    rows: Vec<[String; 7]>,
    /// Months after the first year, folded.
    more: Vec<[String; 7]>,
}

/// So many months are shown open.
const OPEN_MONTHS: usize = 12;

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[], None)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => Ok(Answer::redirect(format!("{}/kiriman#hasil", case_path(case))).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems, None)?.invalid()),
        Err(Refusal::Conflict(conflict)) => Ok(show(call, &[], Some(conflict))?.conflict()),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let input = typed(call, case)?;
    let seen: Option<Seen> = if call.form.has(hidden::SEEN) { Some(call.seen()?) } else { None };
    let action = call.action;
    call.act(move |read| office::save(read, action, seen.as_ref(), &input))?;
    Ok(())
}

fn typed(call: &Call, case: RecordId) -> Result<PlanInput, Refusal> {
    let spec = RemittancePlan::SPEC;
    let mut form = Typed::of(call);
    let (wage, living) = (call.form.text("wage"), call.form.text("living"));
    let currency = match call.form.text(CURRENCY) {
        "" if wage.is_empty() && living.is_empty() => None,
        typed => Currency::parse(typed).map_err(|_| form.problem(CURRENCY, "currency", words::CURRENCY_WRONG)).ok(),
    };
    let mut foreign = |name: &str, typed: &str| {
        let currency = currency.filter(|_| !typed.is_empty())?;
        let read = ForeignMoney::parse(typed, currency);
        read.map_err(|error| form.problem(name, "amount", error.phrase())).ok()
    };
    let (wage, living) = (foreign("wage", wage), foreign("living", living));
    let rate_typed = call.form.text("rate");
    let rate = rules::typed_rate(rate_typed);
    if rate.is_none() && !rate_typed.is_empty() {
        form.problem("rate", "amount", words::RATE);
    }
    let mut rupiah = |name: &str| form.get::<Rupiah>(name, spec, name);
    let (debt, instalment) = (rupiah("debt"), rupiah("instalment"));
    let (family_needs, school, savings) = (rupiah("family_needs"), rupiah("school"), rupiah("savings"));
    let (building, capital, transfer_cost) = (rupiah("building"), rupiah("capital"), rupiah("transfer_cost"));
    let input = PlanInput {
        case,
        wage,
        living,
        rate,
        rate_date: form.date("rate_date", spec, "rate_date"),
        first_month: form.get("first_month", spec, "first_month"),
        months: form.get::<i64>("months", spec, "months"),
        debt,
        instalment,
        family_needs,
        school,
        savings,
        building,
        capital,
        receiver: form.text("receiver", spec, "receiver"),
        route: form.get::<TransferRoute>("route", spec, "route"),
        transfer_cost,
        for_family: form.get::<bool>("for_family", spec, "for_family"),
    };
    form.done(input)
}

fn show(call: &Call, problems: &[Problem], conflict: Option<Conflict>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, plan, told) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let plan = office::of_case(read, id)?;
        let told = match (&conflict, &plan) {
            (Some(conflict), Some(plan)) => changed::told(call, read, &plan.row, conflict)?,
            _ => String::new(),
        };
        Ok((file, plan, told))
    })?;
    let numbers = plan.as_ref().and_then(|plan| office::plan(plan));
    let print = plan.as_ref().is_some_and(|plan| plan.for_family.given() == Some(&true)) && numbers.is_some();
    let content = PlanPage {
        call,
        own: case_path(id),
        number: file.case.number.clone(),
        name: person_name(&file),
        changed: told,
        problems: pieces::problems(problems, call.lang, |name| {
            label(name).map_or_else(String::new, |one| call.say(one).to_owned())
        }),
        hidden: plan.as_ref().map_or_else(|| call.hidden(), |plan| call.hidden_for(&plan.row)),
        sections: sections(call, &file, plan.as_ref(), problems),
        result: numbers.map(|plan| outcome(call, &plan)),
        saved: plan.is_some(),
        print,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn label(name: &str) -> Option<Phrase> {
    if name == CURRENCY {
        return Some(words::CURRENCY);
    }
    Some(RemittancePlan::SPEC.field_named(name)?.1.label)
}

/// The inputs by section, filled with what is kept or what was typed.
fn sections(
    call: &Call,
    file: &CaseFile,
    plan: Option<&Stored<RemittancePlan>>,
    problems: &[Problem],
) -> Vec<(String, Vec<Input>)> {
    let mut sections: Vec<(String, Vec<Input>)> = Vec::new();
    for field in RemittancePlan::SPEC.fields.iter().filter(|field| !field.fixed) {
        let title = call.say(field.section);
        if !title.is_empty() || sections.is_empty() {
            sections.push((title.to_owned(), Vec::new()));
        }
        let Some((_, inputs)) = sections.last_mut() else { continue };
        if field.name == "wage" {
            let kept = plan.and_then(|plan| rules::read(plan.wage.given()?)).map(|wage| wage.currency);
            let currency = kept.or(office::currency_of(file.case.country.as_deref()));
            let input = Input::text(CURRENCY, call.say(words::CURRENCY)).help(call.say(words::CURRENCY_HELP));
            let input = input.value(currency.map_or_else(String::new, |currency| currency.as_str().to_owned()));
            inputs.push(input.filled(&call.form, problems, call.lang));
        }
        let value = plan.map_or_else(String::new, |plan| kept(field, plan.row.cell(field.name)));
        inputs.push(Input::of(field, call.lang).value(value).filled(&call.form, problems, call.lang));
    }
    sections
}

/// A kept value as it is typed: amounts abroad without their currency, the rate with a comma.
fn kept(field: &FieldSpec, cell: &Held<Value>) -> String {
    let text = || Option::<String>::from_cell(cell).flatten();
    match field.name {
        "wage" | "living" => {
            text().and_then(|text| rules::read(&text)).map_or_else(String::new, |one| one.plain(Lang::Id))
        }
        "rate" => text().map_or_else(String::new, |text| text.replace('.', ",")),
        _ => field.typed(cell),
    }
}

fn outcome(call: &Call, plan: &Plan) -> Outcome {
    let said = |flaw: &Flaw| flaw_words(*flaw, call.lang);
    let (broken, look): (Vec<Flaw>, Vec<Flaw>) = plan.flaws(call.today).into_iter().partition(|flaw| flaw.breaks());
    let mut rows: Vec<[String; 7]> = plan.table().iter().map(|line| row(line, call.lang)).collect();
    let more = rows.split_off(rows.len().min(OPEN_MONTHS));
    Outcome {
        broken: broken.iter().map(said).collect(),
        look: look.iter().map(said).collect(),
        caption: format!("{}: {}", call.say(words::RATE_OF), rate_words(plan, call.lang)),
        rows,
        more,
    }
}

/// "TWD 1 = Rp512,50, 20 November 2026".
fn rate_words(plan: &Plan, lang: Lang) -> String {
    let rate = kernel::money::decimal(plan.rate, 2, lang);
    let day = plan.rate_date.map(|date| format!(", {}", day::full(date, lang))).unwrap_or_default();
    format!("{} 1 = Rp{rate}{day}", plan.wage.currency.as_str())
}

fn row(line: &Line, lang: Lang) -> [String; 7] {
    let rupiah = |amount: i64| Rupiah(amount).to_string();
    [
        line.month.short(lang),
        rupiah(line.income),
        rupiah(line.sent),
        rupiah(line.instalment),
        rupiah(line.debt),
        rupiah(line.saved),
        rupiah(line.left),
    ]
}

fn flaw_words(flaw: Flaw, lang: Lang) -> String {
    let filled = |phrase: Phrase, parts: &[String]| {
        let filled = parts.iter().enumerate();
        filled.fold(phrase.say(lang).to_owned(), |text, (at, part)| text.replace(&format!("%{}", at + 1), part))
    };
    match flaw {
        Flaw::LivingAboveWage => filled(words::FLAW_LIVING, &[]),
        Flaw::Short { months, worst } => filled(words::FLAW_SHORT, &[months.to_string(), Rupiah(worst).to_string()]),
        Flaw::DebtUnpaid => filled(words::FLAW_UNPAID, &[]),
        Flaw::DebtLeft(left) => filled(words::FLAW_DEBT_LEFT, &[Rupiah(left).to_string()]),
        Flaw::NothingSaved => filled(words::FLAW_NOTHING_SAVED, &[]),
        Flaw::OldRate(days) => filled(words::FLAW_OLD_RATE, &[days.to_string()]),
        Flaw::Carried => filled(words::FLAW_CARRIED, &[]),
    }
}

/// The copy for the family, where the worker wants it.
fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, plan, village) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let plan = office::of_case(read, id)?.ok_or(Refusal::NotFound)?;
        let village = letterhead::village(read, file.case.home())?;
        Ok((file, plan, village))
    })?;
    if plan.for_family.given() != Some(&true) {
        return Err(Refusal::Forbidden(words::NOT_FOR_FAMILY));
    }
    let Some(numbers) = office::plan(&plan) else {
        return Ok(Answer::redirect(format!("{}/kiriman", case_path(id))).saying(call.say(words::PLAN_WAGE)));
    };
    let leaflet = Leaflet {
        title: words::TITLE.say(PAPER).to_owned(),
        subtitle: words::WITH_CONSENT.say(PAPER).to_owned(),
        office: letterhead::office_lines(&village),
        facts: facts(&file, &plan, &numbers),
        sections: paper(call, &numbers),
        signers: signers(&file, &plan),
        watermark: letterhead::watermark(call),
        date: Some(call.today),
        lang: PAPER,
        ..Leaflet::default()
    };
    let pdf = leaflet::render(&leaflet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "rencana-kiriman.pdf", true))
}

fn facts(file: &CaseFile, plan: &RemittancePlan, numbers: &Plan) -> Vec<documents::letter::Pair> {
    let land = file.case.country.as_deref().and_then(country::get).map_or("", |land| land.name.say(PAPER));
    vec![
        pair(crate::words::pocket_card::WORKER_NAME, person_name(file)),
        pair(crate::words::pocket_card::COUNTRY, land),
        pair(words::WAGE, numbers.wage.say(PAPER)),
        pair(words::LIVING, numbers.living.say(PAPER)),
        pair(words::RATE_OF, rate_words(numbers, PAPER)),
        pair(words::RECEIVER, plan.receiver.given().cloned().unwrap_or_default()),
        pair(words::WAY, numbers.route.map_or("", |route| route.label().say(PAPER))),
    ]
}

fn paper(call: &Call, plan: &Plan) -> Vec<Section> {
    let title = |phrase: Phrase| phrase.say(PAPER).to_owned();
    let amounts = plan.purposes.iter().map(|(purpose, amount)| (purpose_words(*purpose), amount.0));
    let cost = (!plan.purposes.is_empty()).then_some((words::COST, plan.transfer_cost.0)).filter(|(_, cost)| *cost > 0);
    let instalment = (plan.instalment.0 > 0).then_some((words::INSTALMENT, plan.instalment.0));
    let each = amounts.chain(instalment).chain(cost);
    let each = each.map(|(label, amount)| vec![title(label), Rupiah(amount).to_string()]).collect();
    let columns =
        [words::MONTH, words::INCOME, words::SENT, words::INSTALMENT, words::DEBT, words::SAVED_SO_FAR, words::LEFT];
    let columns = columns.into_iter().enumerate().map(|(at, label)| {
        let column = Column::new(title(label), if at == 0 { 4 } else { 5 });
        if at == 0 { column } else { column.aligned(Align::End) }
    });
    let flaws: Vec<String> = plan.flaws(call.today).into_iter().map(|flaw| flaw_words(flaw, PAPER)).collect();
    let told = if flaws.is_empty() { vec![title(words::ADDS_UP)] } else { Vec::new() };
    vec![
        Section {
            title: title(words::EACH_MONTH),
            table: Some(SmallTable {
                columns: vec![
                    Column::new(title(words::PURPOSE), 6),
                    Column::new(title(words::AMOUNT), 4).aligned(Align::End),
                ],
                rows: each,
            }),
            ..Section::default()
        },
        Section {
            title: title(words::TABLE),
            sentences: told,
            points: flaws,
            table: Some(SmallTable {
                columns: columns.collect(),
                rows: plan.table().iter().map(|line| row(line, PAPER).to_vec()).collect(),
            }),
            ..Section::default()
        },
        Section {
            points: [words::TIP_1, words::TIP_2, words::TIP_3].into_iter().map(title).collect(),
            ..Section::default()
        },
    ]
}

fn purpose_words(purpose: Purpose) -> Phrase {
    match purpose {
        Purpose::Family => words::FAMILY,
        Purpose::School => words::SCHOOL,
        Purpose::Savings => words::SAVINGS,
        Purpose::Building => words::BUILDING,
        Purpose::Capital => words::CAPITAL,
    }
}

fn signers(file: &CaseFile, plan: &RemittancePlan) -> Vec<Signer> {
    let signer =
        |heading: Phrase, name: String| Signer { heading: heading.say(PAPER).to_owned(), name, ..Signer::default() };
    let receiver = plan.receiver.given().cloned().unwrap_or_default();
    vec![signer(words::SIGN_WORKER, person_name(file)), signer(words::SIGN_FAMILY, receiver)]
}

/// The card on the page of a case: whether there is a plan, and the way to it. For the officer alone.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let own = read.actor().is_one_of(CASE_WRITERS) && read.actor().office == file.case.home();
    let state = file.case.state;
    if !own || !(state.is_before_departure() || state.is_working()) {
        return Ok(None);
    }
    let made = office::of_case(read, file.case.row.id)?.is_some();
    let told = if made { words::MADE } else { words::NOT_MADE };
    Ok(Some(Panel {
        title: words::TITLE.say(lang).to_owned(),
        lines: vec![PanelLine { detail: told.say(lang).to_owned(), ..PanelLine::default() }],
        action: Some((words::OPEN.say(lang).to_owned(), format!("{}/kiriman", case_path(file.case.row.id)))),
        ..Panel::default()
    }))
}

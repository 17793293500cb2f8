//! A year's plan and budget beside what happened, and writing it. Not here: the packet of the meeting that approves it
//! (`meeting_paper`).

use std::collections::BTreeMap;

use documents::booklet::{FigureKind, FigureRow, Figures, Part};
use kernel::day::Month;
use kernel::money::{Rupiah, whole};
use kernel::refusal::Problem;
use kernel::{Access, Lang, Phrase, Record, Refusal, Stored};
use people::pages::form_page::{FormPage, problems_of};
use store::Reader;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, pieces};

use super::meeting::{crumbs, keeps};
use super::plain::{PlainPage, Table};
use crate::office::statement;
use crate::office::work_plan::{self as office, Planned};
use crate::records::ledger_account::AccountClass;
use crate::records::{BOARD, BOOK_READERS, Koperasi, WorkPlan};
use crate::rules::statement::Account;
use crate::words::work_plan as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(WorkPlan::SPEC).help("koperasi#rencana");
    vec![
        about(Route::get("/koperasi/{id}/rencana", Access::Roles(BOOK_READERS), page)),
        about(Route::get("/koperasi/{id}/rencana/susun", Access::Roles(BOARD), edit)),
        about(Route::post("/koperasi/{id}/rencana/susun", Access::Roles(BOARD), save)),
    ]
}

/// A year's plan with its accounts and what happened on them.
pub(super) struct YearPlan {
    year: i16,
    planned: Planned,
    accounts: Vec<Account>,
    happened: BTreeMap<String, i64>,
    before: BTreeMap<String, i64>,
}

impl YearPlan {
    /// Reads it.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<YearPlan, Refusal> {
        Ok(YearPlan {
            year,
            planned: office::of_year(read, books, year)?,
            accounts: office::accounts(read, books)?,
            happened: happened(read, books, year)?,
            before: happened(read, books, year - 1)?,
        })
    }

    /// Is nothing planned?
    pub fn is_empty(&self) -> bool {
        self.planned.plan.is_empty() && self.planned.budget.is_empty()
    }

    fn plans(&self) -> Vec<String> {
        let lines = self.planned.plan.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }

    /// As a part of a paper: the plans, then the budget beside what the year before brought.
    pub fn parts(&self, lang: Lang) -> Vec<Part> {
        let heading = vec![
            format!("{} {}", words::HAPPENED.say(lang), self.year - 1),
            format!("{} {}", words::BUDGET.say(lang), self.year),
        ];
        let figures = Figures { heading, rows: self.rows(lang, &self.before) };
        vec![Part {
            title: format!("{} {}", words::TITLE.say(lang), self.year),
            new_page: true,
            points: self.plans(),
            figures: Some(figures),
            ..Part::default()
        }]
    }

    /// Budget lines with sums; beside each what `beside` says.
    fn rows(&self, lang: Lang, beside: &BTreeMap<String, i64>) -> Vec<FigureRow> {
        let of = |map: &BTreeMap<String, i64>, code: &str| map.get(code).copied().unwrap_or(0);
        let classes: [(AccountClass, Phrase, Phrase); 2] = [
            (AccountClass::Income, words::INCOME, words::INCOME_TOTAL),
            (AccountClass::Expense, words::COSTS, words::COSTS_TOTAL),
        ];
        let mut rows = Vec::new();
        let mut left = [0, 0];
        for (class, title, total) in classes {
            let label = title.say(lang).to_owned();
            rows.push(FigureRow { kind: FigureKind::Part, label, amounts: Vec::new() });
            let mut sums = [0, 0];
            for account in self.accounts.iter().filter(|account| account.class == class) {
                let amounts = [of(beside, &account.code), of(&self.planned.budget, &account.code)];
                if amounts != [0, 0] {
                    sums = [sums[0] + amounts[0], sums[1] + amounts[1]];
                    let label = format!("{} {}", account.code, account.name);
                    rows.push(FigureRow { kind: FigureKind::Line, label, amounts: amounts.to_vec() });
                }
            }
            let sign = if class == AccountClass::Income { 1 } else { -1 };
            left = [left[0] + sign * sums[0], left[1] + sign * sums[1]];
            let label = total.say(lang).to_owned();
            rows.push(FigureRow { kind: FigureKind::Subtotal, label, amounts: sums.to_vec() });
        }
        let label = words::LEFT.say(lang).to_owned();
        rows.push(FigureRow { kind: FigureKind::Total, label, amounts: left.to_vec() });
        rows
    }
}

/// What was earned and spent in a year by account; above nothing for both.
fn happened(read: &Reader<'_>, books: &Stored<Koperasi>, year: i16) -> Result<BTreeMap<String, i64>, Refusal> {
    let month = |month| Month::new(year, month).map_err(Refusal::fault);
    let span = statement::span(read, books, month(1)?, month(12)?)?;
    let lines = span.result().into_iter().flat_map(|part| part.lines);
    let amount = |code: &str, amount: i64| if code.starts_with('5') { -amount } else { amount };
    Ok(lines.map(|line| (line.code.clone(), amount(&line.code, line.amount))).collect())
}

/// The year that was asked for; this one without any.
fn year(call: &Call) -> i16 {
    let typed = if call.form.has("tahun") { call.form.text("tahun") } else { call.query("tahun") };
    typed.parse().ok().filter(|year| (1990..=9998).contains(year)).unwrap_or(call.today.year())
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let (books, plan) = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let plan = YearPlan::of(read, &books, year)?;
        Ok((books, plan))
    })?;
    let own = format!("/koperasi/{id}/rencana");
    let mut buttons = Vec::new();
    if keeps(call, books.home()) {
        buttons.push((call.say(words::EDIT).to_owned(), format!("{own}/susun?tahun={year}")));
    }
    for other in [year - 1, year + 1] {
        buttons.push((other.to_string(), format!("{own}?tahun={other}")));
    }
    let plans = plan.plans().into_iter().map(|text| PanelLine { text, ..PanelLine::default() }).collect();
    let plans = Panel { title: call.say(words::PLAN).to_owned(), lines: plans, ..Panel::default() };
    let main = if plan.is_empty() {
        pieces::note("", call.say(words::NONE))
    } else {
        Html::joined([pieces::panel(&plans), budget(call, &plan)])
    };
    let page = PlainPage {
        crumbs: crumbs(call, &books),
        title: format!("{} {year}", call.say(words::TITLE)),
        lead: vec![call.say(words::LEAD).to_owned()],
        buttons,
        main,
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn budget(call: &Call, plan: &YearPlan) -> Html {
    let row = |row: FigureRow| {
        let amounts = row.amounts.iter().map(|amount| documents::booklet::amount(*amount, call.lang));
        let mut cells: Vec<String> = std::iter::once(row.label.clone()).chain(amounts).collect();
        cells.resize(3, String::new());
        cells
    };
    let rows = plan.rows(call.lang, &plan.happened).into_iter().map(row).collect();
    let columns = [crate::words::statement::ACCOUNT, words::HAPPENED, words::BUDGET];
    let columns = columns.map(|column| call.say(column).to_owned()).into();
    Table { title: call.say(words::BUDGET).to_owned(), columns, numbers_from: 1, rows }.card()
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let (books, plan) = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let plan = YearPlan::of(read, &books, year)?;
        Ok((books, plan))
    })?;
    let declared = WorkPlan::SPEC.field_named("plan").map(|(_, field)| Input::of(field, call.lang));
    let mut inputs: Vec<Input> =
        vec![Input::text("tahun", call.say(words::SHOW_YEAR)).value(year.to_string()).digits(4)];
    inputs.extend(declared.map(|input| input.value(plan.planned.plan.clone())));
    for account in &plan.accounts {
        let standing = plan.planned.budget.get(&account.code).copied().unwrap_or(0);
        let value = if standing == 0 { String::new() } else { whole(standing, Lang::Id) };
        let before = plan.before.get(&account.code).copied().unwrap_or(0);
        let help = format!("{} {}: {}", call.say(words::HAPPENED), year - 1, whole(before, call.lang));
        let label = format!("{} {}", account.code, account.name);
        inputs.push(Input::text(format!("a{}", account.code), label).value(value).help(help));
    }
    let page = FormPage {
        title: format!("{} {year}", call.say(words::TITLE)),
        lead: vec![books.name.clone(), call.say(words::LEAD).to_owned()],
        problems,
        inputs,
        action: format!("/koperasi/{id}/rencana/susun"),
        button: call.say(words::SAVE).to_owned(),
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let done = typed(call).and_then(|planned| call.act(move |read| office::save(read, id, (year, &planned))));
    match done {
        Ok(_) => {
            let path = format!("/koperasi/{id}/rencana?tahun={year}");
            Ok(Answer::redirect(path).saying(call.say(words::SAVED)))
        }
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn typed(call: &Call) -> Result<Planned, Refusal> {
    let id = call.param("id")?;
    let accounts = call.read(|read| office::accounts(read, &read.get::<Koperasi>(id)?))?;
    let mut problems = Vec::new();
    let mut budget = BTreeMap::new();
    for account in accounts {
        let name = format!("a{}", account.code);
        let typed = call.form.text(&name);
        if typed.is_empty() {
            continue;
        }
        match Rupiah::parse(typed) {
            Ok(amount) => {
                budget.insert(account.code, amount.0);
            }
            Err(_) => problems.push(Problem { field: name, code: "money", message: words::AMOUNT_WRONG }),
        }
    }
    let plan: String = call.form.text("plan").chars().take(4000).collect();
    if problems.is_empty() { Ok(Planned { plan, budget }) } else { Err(Refusal::Invalid(problems)) }
}

//! Saving a remittance plan, one a case, and reading it as numbers. What comes out of it is worked out by the rules.

use jiff::civil::Date;
use kernel::day::Month;
use kernel::money::{Currency, ForeignMoney, Rupiah};
use kernel::refusal::{Conflict, Problem};
use kernel::{ActionId, Changes, Held, Id, Phrase, Record, RecordId, Refusal, Stored, phrase};
use store::{Reader, Seen};

use super::CaseFile;
use crate::records::remittance_plan::TransferRoute;
use crate::records::{CASE_WRITERS, RemittancePlan};
use crate::rules::remittance_plan::{self as rules, MOST_MONTHS, Plan, Purpose};
use crate::words::remittance_plan as words;

/// What the form gave. What was left empty is not planned.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanInput {
    /// The case.
    pub case: RecordId,
    /// Wage a month.
    pub wage: Option<ForeignMoney>,
    /// Living cost and deductions a month, in the same currency.
    pub living: Option<ForeignMoney>,
    /// Hundredths of a rupiah for one unit.
    pub rate: Option<i64>,
    /// Of which day the rate is.
    pub rate_date: Option<Date>,
    /// The first month with a wage.
    pub first_month: Option<Month>,
    /// How many months.
    pub months: Option<i64>,
    /// Debt at the beginning.
    pub debt: Option<Rupiah>,
    /// Paid on it each month.
    pub instalment: Option<Rupiah>,
    /// For the family each month.
    pub family_needs: Option<Rupiah>,
    /// For school each month.
    pub school: Option<Rupiah>,
    /// Saved each month.
    pub savings: Option<Rupiah>,
    /// For a house each month.
    pub building: Option<Rupiah>,
    /// For a business each month.
    pub capital: Option<Rupiah>,
    /// Who receives it.
    pub receiver: Option<String>,
    /// How it travels.
    pub route: Option<TransferRoute>,
    /// Cost of one transfer.
    pub transfer_cost: Option<Rupiah>,
    /// The worker wants the family to have a copy.
    pub for_family: Option<bool>,
}

/// The plan of a case.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_case(read: &Reader<'_>, case: RecordId) -> Result<Option<Stored<RemittancePlan>>, Refusal> {
    Ok(read.referring::<RemittancePlan>("case", case)?.into_iter().next())
}

/// Saves it: makes the first, or changes what stands. Every field is written each time, so that no entry tells which changed.
///
/// # Errors
/// `Conflict` where somebody else saved one since the form was shown; `Invalid` with what is wrong at its field; `Forbidden`
/// for other roles and offices.
pub fn save(read: &Reader<'_>, action: ActionId, seen: Option<&Seen>, input: &PlanInput) -> Result<Changes, Refusal> {
    let file = CaseFile::of(read, input.case)?;
    super::own_office(read, file.case.home(), CASE_WRITERS)?;
    let problems = problems(read.today(), input);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    let written = record(Id::new(action.record(0)), &file, input);
    match (of_case(read, input.case)?, seen) {
        (None, _) => {
            changes.create(file.case.home(), &written);
            super::whole::created(&mut changes, written.id.raw());
        }
        (Some(standing), None) => {
            let changed = standing.row.heads.iter().map(|heads| (heads.tag, heads.versions.clone())).collect();
            return Err(Refusal::Conflict(Conflict { kind: RemittancePlan::KIND, record: standing.row.id, changed }));
        }
        (Some(standing), Some(seen)) => {
            let standing = read.seen::<RemittancePlan>(standing.row.id, seen)?;
            change(&mut changes, &standing, written);
        }
    }
    Ok(changes)
}

fn record(id: Id<RemittancePlan>, file: &CaseFile, input: &PlanInput) -> RemittancePlan {
    RemittancePlan {
        id,
        case: file.case.reference(),
        resident: file.case.resident,
        wage: Held::Known(input.wage.map(rules::stored)),
        living: Held::Known(input.living.map(rules::stored)),
        rate: Held::Known(input.rate.map(rules::stored_rate)),
        rate_date: Held::Known(input.rate_date),
        first_month: Held::Known(input.first_month),
        months: Held::Known(input.months),
        debt: Held::Known(input.debt),
        instalment: Held::Known(input.instalment),
        family_needs: Held::Known(input.family_needs),
        school: Held::Known(input.school),
        savings: Held::Known(input.savings),
        building: Held::Known(input.building),
        capital: Held::Known(input.capital),
        receiver: Held::Known(input.receiver.clone()),
        route: Held::Known(input.route),
        transfer_cost: Held::Known(input.transfer_cost),
        for_family: Held::Known(input.for_family),
    }
}

fn change(changes: &mut Changes, standing: &Stored<RemittancePlan>, written: RemittancePlan) {
    changes
        .edit(standing)
        .set(RemittancePlan::WAGE, written.wage)
        .set(RemittancePlan::LIVING, written.living)
        .set(RemittancePlan::RATE, written.rate)
        .set(RemittancePlan::RATE_DATE, written.rate_date)
        .set(RemittancePlan::FIRST_MONTH, written.first_month)
        .set(RemittancePlan::MONTHS, written.months)
        .set(RemittancePlan::DEBT, written.debt)
        .set(RemittancePlan::INSTALMENT, written.instalment)
        .set(RemittancePlan::FAMILY_NEEDS, written.family_needs)
        .set(RemittancePlan::SCHOOL, written.school)
        .set(RemittancePlan::SAVINGS, written.savings)
        .set(RemittancePlan::BUILDING, written.building)
        .set(RemittancePlan::CAPITAL, written.capital)
        .set(RemittancePlan::RECEIVER, written.receiver)
        .set(RemittancePlan::ROUTE, written.route)
        .set(RemittancePlan::TRANSFER_COST, written.transfer_cost)
        .set(RemittancePlan::FOR_FAMILY, written.for_family);
    super::whole::edited(changes, &standing.row);
}

fn problems(today: Date, input: &PlanInput) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut say = |field: &str, code, message: Phrase| {
        problems.push(Problem { field: field.to_owned(), code, message });
    };
    let amounts = [
        ("debt", input.debt),
        ("instalment", input.instalment),
        ("family_needs", input.family_needs),
        ("school", input.school),
        ("savings", input.savings),
        ("building", input.building),
        ("capital", input.capital),
        ("transfer_cost", input.transfer_cost),
    ];
    for (field, _) in amounts.into_iter().filter(|(_, amount)| amount.is_some_and(|amount| amount.0 < 0)) {
        say(field, "amount.negative", words::NEGATIVE);
    }
    for (field, amount) in [("wage", input.wage), ("living", input.living)] {
        if amount.is_some_and(|amount| amount.minor < 0) {
            say(field, "amount.negative", words::NEGATIVE);
        }
    }
    if input.rate.is_some_and(|rate| rate <= 0) {
        say("rate", "amount", words::RATE);
    }
    if input.months.is_some_and(|months| !(1..=MOST_MONTHS).contains(&months)) {
        say("months", "months", words::MONTHS);
    }
    if input.rate_date.is_some_and(|day| day > today) {
        say("rate_date", "date.future", phrase("Tanggal ini belum terjadi.", "This day has not come yet."));
    }
    problems
}

/// A plan as numbers; nothing where it is closed to the reader or what is needed to work it out is not filled in.
pub fn plan(record: &RemittancePlan) -> Option<Plan> {
    let amount = |held: &Held<Option<Rupiah>>| held.given().copied().unwrap_or(Rupiah::ZERO);
    let wage = rules::read(record.wage.given()?)?;
    let nothing = ForeignMoney { currency: wage.currency, minor: 0 };
    let purposes = [
        (Purpose::Family, amount(&record.family_needs)),
        (Purpose::School, amount(&record.school)),
        (Purpose::Savings, amount(&record.savings)),
        (Purpose::Building, amount(&record.building)),
        (Purpose::Capital, amount(&record.capital)),
    ];
    Some(Plan {
        wage,
        living: record.living.given().and_then(|text| rules::read(text)).unwrap_or(nothing),
        rate: rules::read_rate(record.rate.given()?)?,
        rate_date: record.rate_date.given().copied(),
        first_month: *record.first_month.given()?,
        months: *record.months.given()?,
        debt: amount(&record.debt),
        instalment: amount(&record.instalment),
        purposes: purposes.into_iter().filter(|(_, amount)| amount.0 > 0).collect(),
        transfer_cost: amount(&record.transfer_cost),
        route: record.route.given().copied(),
    })
}

/// The currency of wages in the country of a case, to begin with.
pub fn currency_of(country: Option<&str>) -> Option<Currency> {
    kernel::country::get(country?)?.currency
}

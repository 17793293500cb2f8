//! Products: offering one and taking it out of use. Not here: what a member borrows (`loan`).

use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Id, Phrase, RecordId, Refusal, Stored};
use store::Reader;

use crate::office::koperasi_setting;
use crate::records::koperasi::Principle;
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan_product::Contract;
use crate::records::{BOARD, Koperasi, LoanProduct};
use crate::rules::effective_rate::{YearlyRate, effective, within_cap};
use crate::rules::schedule::{MOST_MONTHS, MOST_PRINCIPAL, MOST_RATE, Method, MonthlyRate, rounded, schedule};
use crate::words::loan as words;

/// What the form gave.
#[derive(Debug, Clone)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// What is agreed on.
    pub contract: Contract,
    /// How service is reckoned.
    pub method: Method,
    /// Millionths a month.
    pub rate: i64,
    /// Longest term.
    pub most_months: i64,
    /// Most that is lent.
    pub most_principal: i64,
    /// Millionths of the principal.
    pub fee: i64,
    /// Of a profit share: the koperasi's part, in hundredths of a percent.
    pub share: Option<i64>,
}

/// Highest fee: a tenth of the principal.
const MOST_FEE: i64 = 100_000;

/// The contracts that a koperasi of this principle offers.
pub fn contracts(principle: Principle) -> &'static [Contract] {
    match principle {
        Principle::Conventional => &[Contract::Loan],
        Principle::Sharia => &[Contract::Qardh, Contract::Murabahah, Contract::ProfitShare],
    }
}

/// Offers a product. The action's first record is it.
///
/// # Errors
/// `Forbidden` for others than the koperasi's board; `Invalid` at each field; at `rate` where the effective rate lies above
/// what the meeting allows, or below.
pub fn offer(read: &Reader<'_>, action: ActionId, books: RecordId, input: &Offer) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(books)?;
    super::own_office(read, books.home(), BOARD)?;
    let mut problems = problems(&books, input);
    if problems.is_empty() {
        let terms = Terms::of(input, input.most_months, input.most_principal);
        problems.extend(rate_problem(read, &books, &terms)?);
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let mut changes = Changes::new();
    let product = LoanProduct {
        id: Id::new(action.record(0)),
        books: books.reference(),
        name: input.name.clone(),
        contract: input.contract,
        method: input.method,
        rate: input.rate,
        most_months: input.most_months,
        most_principal: input.most_principal,
        fee: input.fee,
        offered: true,
        share: input.share.filter(|_| input.contract == Contract::ProfitShare),
    };
    changes.create(books.home(), &product);
    Ok(changes)
}

fn problems(books: &Koperasi, input: &Offer) -> Vec<Problem> {
    let mut all = Vec::new();
    let mut say = |field: &str, code, message: Phrase| all.push(Problem { field: field.to_owned(), code, message });
    if input.name.trim().is_empty() {
        say("name", "required", words::NEEDED);
    }
    if !contracts(books.principle).contains(&input.contract) {
        say("contract", "loan.contract", words::OTHER_PRINCIPLE);
    }
    if !(0..=i64::from(MOST_RATE.0)).contains(&input.rate) {
        say("rate", "loan.rate", words::RATE_BOUNDS);
    }
    if input.contract == Contract::Qardh && input.rate != 0 {
        say("rate", "loan.qardh", words::QARDH_ADDS_NOTHING);
    }
    if input.contract == Contract::ProfitShare {
        if input.rate != 0 {
            say("rate", "loan.profit", words::PROFIT_HAS_NO_RATE);
        }
        if !input.share.is_some_and(|share| (1..=9_999).contains(&share)) {
            say("share", "loan.share", words::SHARE_BOUNDS);
        }
    }
    if !(1..=i64::from(MOST_MONTHS)).contains(&input.most_months) {
        say("most_months", "loan.months", words::MONTHS_BOUNDS);
    }
    if !(1..=MOST_PRINCIPAL).contains(&input.most_principal) {
        say("most_principal", "loan.principal", words::PRINCIPAL_BOUNDS);
    }
    if !(0..=MOST_FEE).contains(&input.fee) {
        say("fee", "loan.fee", words::FEE_BOUNDS);
    }
    all
}

/// What is asked of the rate.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// What is agreed on.
    pub contract: Contract,
    /// How service is reckoned.
    pub method: Method,
    /// Rupiah.
    pub principal: i64,
    /// Months.
    pub months: u32,
    /// Millionths a month.
    pub rate: MonthlyRate,
    /// Rupiah that are taken off at the payout: they count as a cost of the loan.
    pub fee: i64,
}

impl Terms {
    fn of(offer: &Offer, months: i64, principal: i64) -> Terms {
        Terms {
            contract: offer.contract,
            method: offer.method,
            principal,
            months: u32::try_from(months).unwrap_or(0),
            rate: MonthlyRate(u32::try_from(offer.rate).unwrap_or(u32::MAX)),
            fee: fee_of(principal, offer.fee),
        }
    }
}

/// What a fee in millionths takes off a principal, in rupiah.
pub fn fee_of(principal: i64, fee: i64) -> i64 {
    rounded(i128::from(principal) * i128::from(fee), 1_000_000)
}

/// Does the effective rate, fees counted, keep to what the meeting allows? Sharia contracts have neither interest nor its cap.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn rate_problem(read: &Reader<'_>, books: &Stored<Koperasi>, terms: &Terms) -> Result<Option<Problem>, Refusal> {
    if books.principle == Principle::Sharia || terms.contract != Contract::Loan {
        return Ok(None);
    }
    let settings = koperasi_setting::all_on(read, books, read.today())?;
    let all = schedule(terms.method, terms.principal, terms.months, terms.rate);
    let wrong = |code, message| Some(Problem { field: "rate".to_owned(), code, message });
    let cap = YearlyRate::from_percent(settings.get(SettingKey::MostLoanRate));
    let received = terms.principal - terms.fee;
    if !within_cap(received, &all, cap) {
        let alone = within_cap(terms.principal, &all, cap);
        return Ok(wrong("loan.cap", if alone { words::OVER_CAP_BY_FEE } else { words::OVER_CAP }));
    }
    let least = YearlyRate::from_percent(settings.get(SettingKey::LeastLoanRate));
    // A hundredth of a percent is what rounding can take.
    let below = effective(received, &all).is_some_and(|rate| rate.0 + 100 < least.0);
    Ok(if below { wrong("loan.least", words::UNDER_LEAST) } else { None })
}

/// The cap that counts today, in hundredths of a percent a year.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn rate_cap(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<i64, Refusal> {
    koperasi_setting::on(read, books, SettingKey::MostLoanRate, read.today())
}

/// Takes a product out of use, or back into it. Loans that were made keep their terms.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn set_offered(read: &Reader<'_>, product: RecordId, offered: bool) -> Result<Changes, Refusal> {
    let product = read.get::<LoanProduct>(product)?;
    super::own_office(read, product.home(), BOARD)?;
    let mut changes = Changes::new();
    changes.edit(&product).set(LoanProduct::OFFERED, offered);
    Ok(changes)
}

/// The products of a koperasi, those offered first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn all(read: &Reader<'_>, books: RecordId) -> Result<Vec<Stored<LoanProduct>>, Refusal> {
    let mut all = read.referring::<LoanProduct>("books", books)?;
    all.sort_by_key(|one| (!one.offered, one.row.id));
    Ok(all)
}

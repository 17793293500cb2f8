//! Opening balances: what is typed, what is wrong with it, whether members' sums tie to the accounts, and the pairs of sides
//! that come of it. Pure. Not here: sheets (`opening_sheet`), who writes it down (`office::opening`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::balance::Guard;
use kernel::{Phrase, RecordId};

use super::chart::{self, Part as Kept};
use super::loan_account::due_on;
use super::saving_service::matures_on;
use super::schedule::{MOST_RATE, Method, MonthlyRate, schedule};
use crate::records::loan_product::Contract;
use crate::records::savings_account::Product;
use crate::words::opening as words;

/// The most lines of one part.
pub const MOST_LINES: usize = 5_000;

/// What an account has. Rupiah; one of both sides is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountLine {
    /// The row of the sheet; nothing where it was typed in the form.
    pub row: u32,
    /// Code.
    pub code: String,
    /// On the debit side.
    pub debit: i64,
    /// On the credit side.
    pub credit: i64,
}

/// What a member saved. Rupiah.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemberLine {
    /// The row of the sheet.
    pub row: u32,
    /// The member's number.
    pub number: String,
    /// The resident who becomes a member by it; none where the member is there.
    pub person: Option<RecordId>,
    /// Since when.
    pub joined: Option<Date>,
    /// Pokok, wajib, sukarela.
    pub saved: [i64; 3],
}

/// A term account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermLine {
    /// The row of the sheet.
    pub row: u32,
    /// The member's number.
    pub number: String,
    /// Rupiah.
    pub amount: i64,
    /// Millionths a year.
    pub rate: i64,
    /// The first day.
    pub from: Date,
    /// Months.
    pub months: i64,
}

/// A loan that runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoanLine {
    /// The row of the sheet.
    pub row: u32,
    /// The member's number.
    pub number: String,
    /// The product by its name.
    pub product: String,
    /// What was paid out, in rupiah.
    pub principal: i64,
    /// When.
    pub from: Date,
    /// Months.
    pub months: i64,
    /// How service is reckoned; the product's where nothing is said.
    pub method: Option<Method>,
    /// Millionths a month; the product's where nothing is said.
    pub rate: Option<i64>,
    /// Principal that is still owed.
    pub left: i64,
    /// Service in arrears.
    pub arrears: i64,
}

/// A part of what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The accounts.
    Accounts,
    /// Members' savings.
    Members,
    /// Term accounts.
    Terms,
    /// Loans that run.
    Loans,
}

/// Everything that is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balances {
    /// Accounts.
    pub accounts: Vec<AccountLine>,
    /// Members' savings.
    pub members: Vec<MemberLine>,
    /// Term accounts.
    pub terms: Vec<TermLine>,
    /// Loans.
    pub loans: Vec<LoanLine>,
}

/// A product as lines name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offered {
    /// Its record.
    pub id: RecordId,
    /// What is agreed on.
    pub contract: Contract,
    /// How service is reckoned.
    pub method: Method,
    /// Millionths a month.
    pub rate: i64,
    /// The cooperative's share of a profit.
    pub share: Option<i64>,
}

/// What the lines are held against.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Names of the koperasi's accounts by code.
    pub accounts: BTreeMap<String, String>,
    /// Members by number.
    pub members: BTreeMap<String, RecordId>,
    /// Residents who are members.
    pub persons: BTreeSet<RecordId>,
    /// Products by name in small letters.
    pub products: BTreeMap<String, Offered>,
}

/// What is wrong at a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// In which part.
    pub part: Part,
    /// The row of the sheet; nothing where it was typed in the form.
    pub row: u32,
    /// The column (`opening_sheet`).
    pub column: Phrase,
    /// What stands there.
    pub value: String,
    /// What to do.
    pub message: Phrase,
}

/// Where members' sums and their account meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The account.
    pub code: &'static str,
    /// What was typed for the account.
    pub account: i64,
    /// What members' lines add up to.
    pub members: i64,
}

/// A side of a pair that is posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An account that is not kept by member.
    Account(String),
    /// A member's pokok, wajib or sukarela: the line and which.
    Saving(usize, Product),
    /// The term account of a line.
    Term(usize),
    /// The loan of a line.
    Loan(usize),
}

/// The three that every member has, in the order of [`MemberLine::saved`].
pub const SAVED: [Product; 3] = [Product::Principal, Product::Compulsory, Product::Voluntary];

/// The account under which a loan of a contract stands.
pub const fn receivable(contract: Contract) -> &'static str {
    match contract {
        Contract::Loan | Contract::Qardh => "1201",
        Contract::Murabahah => "1202",
        Contract::ProfitShare => "1203",
    }
}

impl Balances {
    /// Is nothing typed?
    pub fn is_empty(&self) -> bool {
        *self == Balances::default()
    }

    /// Debits and credits of the accounts as typed.
    pub fn totals(&self) -> (i64, i64) {
        self.accounts.iter().fold((0, 0), |(debit, credit), one| (debit + one.debit, credit + one.credit))
    }

    /// Where each account that is kept by member and the members' lines meet; those that have neither are left out.
    pub fn ties(&self, facts: &Facts) -> Vec<Tie> {
        let mut sums: BTreeMap<&'static str, i64> = BTreeMap::new();
        for member in &self.members {
            for (product, amount) in SAVED.iter().zip(member.saved) {
                *sums.entry(product.ledger_code()).or_default() += amount;
            }
        }
        for term in &self.terms {
            *sums.entry(Product::Term.ledger_code()).or_default() += term.amount;
        }
        for loan in &self.loans {
            let contract = facts.product(&loan.product).map_or(Contract::Loan, |product| product.contract);
            *sums.entry(receivable(contract)).or_default() += loan.left;
        }
        let kept = chart::all().iter().filter(|one| one.part != Kept::None);
        let tie = |standard: &chart::Standard| {
            let typed = self.accounts.iter().filter(|one| one.code == standard.code);
            let net: i64 = typed.map(|one| one.debit - one.credit).sum();
            let account = if standard.guard == Guard::Credit { -net } else { net };
            Tie { code: standard.code, account, members: sums.get(standard.code).copied().unwrap_or_default() }
        };
        kept.map(tie).filter(|tie| (tie.account, tie.members) != (0, 0)).collect()
    }

    /// May it be posted?
    pub fn is_ready(&self, facts: &Facts, as_of: Date) -> bool {
        let (debit, credit) = self.totals();
        let tied = self.ties(facts).iter().all(|tie| tie.account == tie.members);
        debit > 0 && debit == credit && tied && self.flaws(facts, as_of).is_empty()
    }

    /// What is wrong, line by line.
    pub fn flaws(&self, facts: &Facts, as_of: Date) -> Vec<Flaw> {
        let mut found = Found(Vec::new());
        self.account_flaws(facts, &mut found);
        self.member_flaws(facts, as_of, &mut found);
        let known: BTreeSet<&str> = facts
            .members
            .keys()
            .map(String::as_str)
            .chain(self.members.iter().map(|one| one.number.as_str()))
            .collect();
        for one in &self.terms {
            let mut say = |column, value: String, message| found.say(Part::Terms, one.row, column, value, message);
            if !known.contains(one.number.as_str()) {
                say(words::NUMBER, one.number.clone(), words::NO_MEMBER);
            }
            if one.amount <= 0 {
                say(words::AMOUNT, one.amount.to_string(), words::ABOVE_NOTHING);
            }
            if one.from > as_of {
                say(words::BEGAN, one.from.to_string(), words::AFTER_DAY);
            }
            if matures_on(one.from, one.months).is_none() {
                say(words::MONTHS, one.months.to_string(), words::MONTHS_WRONG);
            }
            if !(0..=90_000).contains(&one.rate) {
                say(words::RATE_YEAR, one.rate.to_string(), words::RATE_YEAR_WRONG);
            }
        }
        for one in &self.loans {
            loan_flaws(one, facts, (as_of, known.contains(one.number.as_str())), &mut found);
        }
        found.0
    }

    fn account_flaws(&self, facts: &Facts, found: &mut Found) {
        let mut seen = BTreeSet::new();
        for one in &self.accounts {
            let mut say = |column, message| found.say(Part::Accounts, one.row, column, one.code.clone(), message);
            if !facts.accounts.contains_key(&one.code) {
                say(words::CODE, words::NO_ACCOUNT);
            }
            if !seen.insert(&one.code) {
                say(words::CODE, words::TWICE);
            }
            if one.debit > 0 && one.credit > 0 {
                say(words::CREDIT, words::BOTH_SIDES);
            }
            let wrong = match chart::by_code(&one.code).map(|standard| standard.guard) {
                Some(Guard::Debit) => one.credit > 0,
                Some(Guard::Credit) => one.debit > 0,
                _ => false,
            };
            if wrong {
                say(if one.credit > 0 { words::CREDIT } else { words::DEBIT }, words::WRONG_SIDE);
            }
        }
    }

    fn member_flaws(&self, facts: &Facts, as_of: Date, found: &mut Found) {
        let (mut seen, mut persons) = (BTreeSet::new(), BTreeSet::new());
        for one in &self.members {
            let mut say = |column, message| found.say(Part::Members, one.row, column, one.number.clone(), message);
            if !seen.insert(&one.number) {
                say(words::NUMBER, words::TWICE);
            }
            let there = facts.members.contains_key(&one.number);
            if !there && one.person.is_none() {
                say(words::NUMBER, words::NO_MEMBER);
            }
            let Some(person) = one.person.filter(|_| !there) else { continue };
            if facts.persons.contains(&person) || !persons.insert(person) {
                say(words::NIK, words::MEMBER_ALREADY);
            }
            if !one.number.bytes().all(|sign| sign.is_ascii_digit()) || one.number.len() < 4 {
                say(words::NUMBER, words::NEW_NUMBER);
            }
            if one.joined.is_none_or(|day| day > as_of) {
                say(words::JOINED, words::JOINED_WRONG);
            }
        }
    }

    /// The pairs of sides: each debit is met by the credits that are left. Nothing where it does not balance.
    pub fn pairs(&self) -> Vec<(Place, Place, i64)> {
        let own = |one: &&AccountLine| chart::by_code(&one.code).is_none_or(|standard| standard.part == Kept::None);
        let accounts = || self.accounts.iter().filter(own);
        let account = |one: &AccountLine| Place::Account(one.code.clone());
        let mut debits: Vec<(Place, i64)> = accounts().map(|one| (account(one), one.debit)).collect();
        debits.extend(self.loans.iter().enumerate().map(|(index, one)| (Place::Loan(index), one.left)));
        let mut credits: Vec<(Place, i64)> = accounts().map(|one| (account(one), one.credit)).collect();
        for (index, member) in self.members.iter().enumerate() {
            let saved = SAVED.iter().zip(member.saved);
            credits.extend(saved.map(|(product, amount)| (Place::Saving(index, *product), amount)));
        }
        credits.extend(self.terms.iter().enumerate().map(|(index, one)| (Place::Term(index), one.amount)));
        credits.retain(|(_, amount)| *amount > 0);
        credits.reverse();
        let mut pairs = Vec::new();
        for (debit, mut left) in debits {
            while left > 0 {
                let Some((credit, there)) = credits.pop() else { return Vec::new() };
                let taken = left.min(there);
                pairs.push((debit.clone(), credit.clone(), taken));
                left -= taken;
                if there > taken {
                    credits.push((credit, there - taken));
                }
            }
        }
        if credits.is_empty() { pairs } else { Vec::new() }
    }
}

fn loan_flaws(one: &LoanLine, facts: &Facts, (as_of, known): (Date, bool), found: &mut Found) {
    let mut say = |column, value: String, message| found.say(Part::Loans, one.row, column, value, message);
    if !known {
        say(words::NUMBER, one.number.clone(), words::NO_MEMBER);
    }
    if one.from > as_of {
        say(words::PAID_OUT, one.from.to_string(), words::AFTER_DAY);
    }
    if !(1..=one.principal).contains(&one.left) {
        say(words::LEFT, one.left.to_string(), words::LEFT_WRONG);
    }
    let Some(product) = facts.product(&one.product) else {
        return say(words::PRODUCT, one.product.clone(), words::NO_PRODUCT);
    };
    let Some(terms) = one.terms(&product) else {
        return say(words::MONTHS, one.months.to_string(), words::TERMS_WRONG);
    };
    let due: i64 = terms.iter().filter(|line| due_on(one.from, line.number) <= as_of).map(|line| line.service).sum();
    if !(0..=due).contains(&one.arrears) {
        say(words::ARREARS, one.arrears.to_string(), words::ARREARS_WRONG);
    }
}

impl LoanLine {
    /// Its schedule; none where principal, months or rate lie out of bounds.
    pub fn terms(&self, product: &Offered) -> Option<Vec<super::schedule::Instalment>> {
        let (method, rate) = self.method_and_rate(product);
        let rate = u32::try_from(rate).ok().map(MonthlyRate).filter(|rate| *rate <= MOST_RATE)?;
        let all = schedule(method, self.principal, u32::try_from(self.months).unwrap_or(0), rate);
        Some(all).filter(|all| !all.is_empty())
    }

    /// What counts for it: as typed, or as the product has it.
    pub fn method_and_rate(&self, product: &Offered) -> (Method, i64) {
        (self.method.unwrap_or(product.method), self.rate.unwrap_or(product.rate))
    }

    /// What was paid of it until a day, as instalments on their due days: day, service, principal. The oldest is paid first, so
    /// that what is in arrears is owed since its own due day and nothing before it looks late.
    pub fn paid(&self, product: &Offered, as_of: Date) -> Vec<(Date, i64, i64)> {
        let terms = self.terms(product).unwrap_or_default();
        let due = |line: &super::schedule::Instalment| due_on(self.from, line.number);
        let of_service: i64 = terms.iter().filter(|line| due(line) <= as_of).map(|line| line.service).sum();
        let (mut service, mut principal) = (of_service - self.arrears, self.principal - self.left);
        let mut paid = Vec::new();
        for line in &terms {
            let taken = (line.service.min(service), line.principal.min(principal));
            (service, principal) = (service - taken.0, principal - taken.1);
            if taken != (0, 0) {
                paid.push((due(line).min(as_of), taken.0, taken.1));
            }
        }
        paid
    }
}

impl Facts {
    /// A product by its name.
    pub fn product(&self, name: &str) -> Option<Offered> {
        self.products.get(&name.trim().to_lowercase()).copied()
    }
}

struct Found(Vec<Flaw>);

impl Found {
    fn say(&mut self, part: Part, row: u32, column: Phrase, value: String, message: Phrase) {
        self.0.push(Flaw { part, row, column, value, message });
    }
}

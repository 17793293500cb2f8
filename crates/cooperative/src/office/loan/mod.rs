//! Loans. Here: a loan with all that is known of it, and what a step writes. Applying and approving stand in `approval`, money
//! in `money`, what changes a loan that goes badly in `trouble`, taking back in `reversal`, who is related in `related`,
//! profit that is shared in `profit`, securities in `collateral`.

pub mod approval;
pub mod collateral;
pub mod money;
pub mod profit;
pub mod related;
pub mod reversal;
pub mod taken_over;
pub mod trouble;

use std::collections::BTreeSet;

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::Reader;

use super::koperasi_setting::{self, Settings};
use crate::records::koperasi::Principle;
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan_product::Contract;
use crate::records::loan_step::{ApprovalWay, LoanStepKind};
use crate::records::{Koperasi, Loan, LoanStep, OrganTerm, Posting, Resolution};
use crate::rules::agreed::Agreed;
use crate::rules::allocation::Order;
use crate::rules::loan_account::{Paid, Standing, standing};
use crate::rules::penalty::Penalty;
use crate::rules::schedule::Instalment;

/// Which record of an action is which.
pub mod place {
    /// The loan of an application.
    pub const LOAN: u32 = 0;
    /// The step.
    pub const STEP: u32 = 1;
    /// The receipt.
    pub const RECEIPT: u32 = 2;
    /// A signed paper.
    pub const PAPER: u32 = 3;
    /// The postings, from here on.
    pub const POSTING: u32 = 10;
}

/// A loan with all that is known of it.
#[derive(Debug, Clone)]
pub struct LoanFile {
    /// The koperasi.
    pub books: Stored<Koperasi>,
    /// The loan.
    pub loan: Stored<Loan>,
    /// What happened, oldest first, also what was taken back.
    pub steps: Vec<Stored<LoanStep>>,
    /// What counts in the koperasi today.
    pub settings: Settings,
    taken_back: BTreeSet<RecordId>,
}

impl LoanFile {
    /// Reads it.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId) -> Result<LoanFile, Refusal> {
        let loan = read.get::<Loan>(id)?;
        let books = read.get::<Koperasi>(loan.books.id)?;
        let settings = koperasi_setting::all_on(read, &books, read.today())?;
        LoanFile::with(read, books, loan, settings)
    }

    /// The same where the koperasi has been read.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn with(
        read: &Reader<'_>,
        books: Stored<Koperasi>,
        loan: Stored<Loan>,
        settings: Settings,
    ) -> Result<LoanFile, Refusal> {
        let mut steps = read.referring::<LoanStep>("loan", loan.row.id)?;
        // In the order in which they were written: an id tells when its form was drawn, by a clock that may have been set back.
        steps.sort_by_key(|step| (step.row.written(), step.row.id));
        let taken_back = steps.iter().filter_map(|step| step.takes_back.map(|one| one.id.raw())).collect();
        Ok(LoanFile { books, loan, steps, settings, taken_back })
    }

    /// Was this step taken back?
    pub fn is_taken_back(&self, step: RecordId) -> bool {
        self.taken_back.contains(&step)
    }

    /// The steps that count: neither taken back nor taking back.
    pub fn counted(&self) -> impl DoubleEndedIterator<Item = &Stored<LoanStep>> + '_ {
        let counts =
            |step: &&Stored<LoanStep>| step.kind != LoanStepKind::TakenBack && !self.taken_back.contains(&step.row.id);
        self.steps.iter().filter(counts)
    }

    fn of_kind(&self, kind: LoanStepKind) -> impl DoubleEndedIterator<Item = &Stored<LoanStep>> + '_ {
        self.counted().filter(move |step| step.kind == kind)
    }

    /// The terms that counted on a day: those before the first restructuring after it.
    pub fn agreed(&self, on: Date) -> Agreed {
        let later = self.of_kind(LoanStepKind::Restructured).find(|step| step.on > on);
        let before = later.and_then(|step| step.before.as_deref()).and_then(Agreed::read);
        before.unwrap_or_else(|| Agreed::of(&self.loan))
    }

    /// The schedule after the terms that count now.
    pub fn schedule(&self) -> Vec<Instalment> {
        self.schedule_on(Date::MAX)
    }

    /// The schedule after the terms that counted on a day, with the profit that was reported until then.
    fn schedule_on(&self, on: Date) -> Vec<Instalment> {
        let agreed = self.agreed(on);
        let mut all = agreed.schedule(self.price_agreed());
        for step in self.since_terms(on).filter(|step| step.kind == LoanStepKind::ProfitReported && step.on <= on) {
            let at = all.iter().position(|one| agreed.due_on(one.number).is_none_or(|due| due >= step.on));
            let at = at.or_else(|| all.len().checked_sub(1));
            if let Some(one) = at.and_then(|at| all.get_mut(at)) {
                one.service += step.service;
            }
        }
        all
    }

    /// What counts since the terms of a day were agreed on.
    fn since_terms(&self, on: Date) -> impl Iterator<Item = &Stored<LoanStep>> + '_ {
        let terms = |step: &&Stored<LoanStep>| step.kind == LoanStepKind::Restructured && step.on <= on;
        let last = self.counted().rfind(terms).map(|step| step.row.id);
        let mut reached = last.is_none();
        self.counted().filter(move |step| {
            let counts = reached;
            reached |= Some(step.row.id) == last;
            counts
        })
    }

    /// Payments since the terms that counted on a day.
    fn paid(&self, on: Date) -> Vec<Paid> {
        let payments = self.since_terms(on).filter(|step| step.kind == LoanStepKind::Payment && step.on <= on);
        payments
            .map(|step| Paid {
                on: step.on,
                penalty: step.penalty,
                service: step.service + step.let_off,
                principal: step.principal,
            })
            .collect()
    }

    /// Where it stands, or stood, on a day; as if it began that day where it was not paid out.
    pub fn standing(&self, on: Date) -> Standing {
        let began = self.agreed(on).began.unwrap_or(on);
        standing(began, &self.schedule_on(on), &self.paid(on), self.penalty(), on)
    }

    /// Was something owed in the books at the end of a day?
    pub fn ran_on(&self, on: Date) -> bool {
        let began = self.agreed(on).began.is_some_and(|began| began <= on);
        began && !self.of_kind(LoanStepKind::WrittenOff).any(|step| step.on <= on) && self.standing(on).principal() > 0
    }

    fn penalty(&self) -> Penalty {
        Penalty {
            per_day: self.settings.get(SettingKey::PenaltyPerDay),
            most: self.settings.get(SettingKey::MostPenalty),
        }
    }

    /// What a payment pays first. Where no meeting decided, a sharia koperasi takes the price before what is for its social
    /// fund.
    pub fn order(&self) -> Order {
        match self.settings.decided(SettingKey::InstalmentOrder) {
            Some((value, _)) => Order(value),
            None if self.books.principle == Principle::Sharia => Order::PRICE_FIRST,
            None => Order(self.settings.get(SettingKey::InstalmentOrder)),
        }
    }

    /// What the member receives: the fee is taken off.
    pub fn received(&self) -> i64 {
        self.loan.principal - self.loan.fee
    }

    /// Was the margin agreed as part of the price?
    pub fn price_agreed(&self) -> bool {
        self.loan.contract == Contract::Murabahah
    }

    /// Is service reckoned by a rate that new terms may change?
    pub fn has_rate(&self) -> bool {
        self.loan.contract == Contract::Loan
    }

    /// The account under which the principal stands.
    pub fn receivable(&self) -> &'static str {
        match self.loan.contract {
            Contract::Loan | Contract::Qardh => "1201",
            Contract::Murabahah => "1202",
            Contract::ProfitShare => "1203",
        }
    }

    /// The account under which service stands.
    pub fn income(&self) -> &'static str {
        match self.loan.contract {
            Contract::Loan | Contract::Qardh => "4101",
            Contract::Murabahah => "4104",
            Contract::ProfitShare => "4105",
        }
    }

    /// Who approved it: accounts and, on paper, those in office.
    pub fn approvals(&self) -> Vec<Approval> {
        let one = |step: &Stored<LoanStep>| Approval {
            by: step.signed_by.map_or(step.by.id.raw(), |term| term.id.raw()),
            on_paper: step.signed_by.is_some(),
            supervisor: step.supervisor,
        };
        self.of_kind(LoanStepKind::Approved).map(one).collect()
    }

    /// Who recorded or assessed it: they do not approve it.
    pub fn recorders(&self) -> Vec<RecordId> {
        let kinds = [LoanStepKind::Applied, LoanStepKind::Assessed];
        self.counted().filter(|step| kinds.contains(&step.kind)).map(|step| step.by.id.raw()).collect()
    }

    /// The assessment, where there is one.
    pub fn assessment(&self) -> Option<&Stored<LoanStep>> {
        self.of_kind(LoanStepKind::Assessed).next_back()
    }

    /// How many must approve it.
    pub fn needed(&self) -> usize {
        let above = self.loan.principal > self.settings.get(SettingKey::TwoApprovers);
        if above || self.loan.related { 2 } else { 1 }
    }

    /// Principal that was written off.
    pub fn written_off(&self) -> i64 {
        self.sum(LoanStepKind::WrittenOff)
    }

    /// What came back of it.
    pub fn recovered(&self) -> i64 {
        self.sum(LoanStepKind::Recovered)
    }

    fn sum(&self, kind: LoanStepKind) -> i64 {
        self.of_kind(kind).map(|step| step.amount).sum()
    }
}

/// Somebody approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// The account; on paper the term of office.
    pub by: RecordId,
    /// With a signed paper?
    pub on_paper: bool,
    /// As a supervisor?
    pub supervisor: bool,
}

/// A step that is to be written; what is not said is nothing.
#[derive(Debug, Clone, Default)]
struct Written {
    on: Date,
    amount: i64,
    penalty: i64,
    service: i64,
    principal: i64,
    let_off: i64,
    supervisor: bool,
    by: Option<RecordId>,
    posting: Option<Ref<Posting>>,
    before: Option<String>,
    income: Option<i64>,
    spending: Option<i64>,
    elsewhere: Option<i64>,
    relation: Option<String>,
    note: Option<String>,
    way: Option<ApprovalWay>,
    paper_on: Option<Date>,
    signed_by: Option<Ref<OrganTerm>>,
    takes_back: Option<Ref<LoanStep>>,
    resolution: Option<Ref<Resolution>>,
}

fn write_step(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, at): (ActionId, u32),
    (loan, home): (RecordId, RecordId),
    kind: LoanStepKind,
    written: Written,
) {
    let by = written.by.unwrap_or(read.actor().account);
    let step = LoanStep {
        id: Id::new(action.record(at)),
        loan: Ref::new(Id::new(loan), home),
        kind,
        on: written.on,
        amount: written.amount,
        penalty: written.penalty,
        service: written.service,
        principal: written.principal,
        let_off: written.let_off,
        by: Ref::new(Id::new(by), home),
        supervisor: written.supervisor,
        posting: written.posting,
        before: written.before,
        income: Held::Known(written.income),
        spending: Held::Known(written.spending),
        note: Held::Known(written.note),
        elsewhere: Held::Known(written.elsewhere),
        way: written.way,
        paper_on: written.paper_on,
        signed_by: written.signed_by,
        takes_back: written.takes_back,
        resolution: written.resolution,
        relation: Held::Known(written.relation),
    };
    changes.create(home, &step);
}

/// Service that a loan's member paid in a year, what was taken back aside: the member's use of the koperasi when the surplus
/// is shared.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn service_paid(read: &Reader<'_>, loan: RecordId, year: i16) -> Result<i64, Refusal> {
    let steps = read.referring::<LoanStep>("loan", loan)?;
    let taken_back: BTreeSet<RecordId> = steps.iter().filter_map(|step| Some(step.takes_back?.id.raw())).collect();
    let counts = |step: &&Stored<LoanStep>| {
        step.kind == LoanStepKind::Payment && step.on.year() == year && !taken_back.contains(&step.row.id)
    };
    Ok(steps.iter().filter(counts).map(|step| step.service).sum())
}

/// The loans of a koperasi, newest first, each with what is known of it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn files(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<LoanFile>, Refusal> {
    files_of(read, books, usize::MAX, |_| true)
}

/// Those that run.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn running(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<LoanFile>, Refusal> {
    files_of(read, books, usize::MAX, |loan| loan.state.is_running())
}

/// Those that are asked for, the newest first, at most so many: what is known of each is read for these alone.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn files_of(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    most: usize,
    wanted: impl Fn(&Loan) -> bool,
) -> Result<Vec<LoanFile>, Refusal> {
    let settings = koperasi_setting::all_on(read, books, read.today())?;
    let mut loans = read.referring::<Loan>("books", books.row.id)?;
    loans.retain(|loan| wanted(loan));
    let loans = loans.into_iter().rev().take(most);
    loans.map(|loan| LoanFile::with(read, books.clone(), loan, settings.clone())).collect()
}

/// The loans of a member, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_member(read: &Reader<'_>, member: RecordId) -> Result<Vec<LoanFile>, Refusal> {
    let mut loans = read.referring::<Loan>("member", member)?;
    loans.reverse();
    loans.into_iter().map(|loan| LoanFile::of(read, loan.row.id)).collect()
}

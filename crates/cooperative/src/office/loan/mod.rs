//! Loans. Here: a loan with all that is known of it, and what a step writes. Applying and approving stand in `approval`, money
//! in `money`, what changes a loan that goes badly in `trouble`.

pub mod approval;
pub mod money;
pub mod trouble;

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::Reader;

use super::koperasi_setting::{self, Settings};
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan_product::Contract;
use crate::records::loan_step::LoanStepKind;
use crate::records::{Koperasi, Loan, LoanStep, Posting};
use crate::rules::loan_account::{Paid, Standing, standing};
use crate::rules::penalty::Penalty;
use crate::rules::schedule::{Instalment, MonthlyRate, schedule};

/// Which record of an action is which.
pub mod place {
    /// The loan of an application.
    pub const LOAN: u32 = 0;
    /// The step.
    pub const STEP: u32 = 1;
    /// The receipt.
    pub const RECEIPT: u32 = 2;
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
    /// What happened, oldest first.
    pub steps: Vec<Stored<LoanStep>>,
    /// What counts in the koperasi today.
    pub settings: Settings,
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
        let steps = read.referring::<LoanStep>("loan", loan.row.id)?;
        Ok(LoanFile { books, loan, steps, settings })
    }

    /// The schedule that counts now, with what a restructuring carried over in its first instalment.
    pub fn schedule(&self) -> Vec<Instalment> {
        let loan = &self.loan;
        let months = u32::try_from(loan.months).unwrap_or(0);
        let rate = MonthlyRate(u32::try_from(loan.rate).unwrap_or(u32::MAX));
        let mut all = schedule(loan.method, loan.principal, months, rate);
        if let Some(first) = all.first_mut() {
            first.service += loan.carried;
        }
        all
    }

    /// Payments since the terms that count now.
    pub fn paid(&self) -> Vec<Paid> {
        let since = self.steps.iter().rposition(|step| step.kind == LoanStepKind::Restructured).map_or(0, |at| at + 1);
        let payments = self.steps.iter().skip(since).filter(|step| step.kind == LoanStepKind::Payment);
        payments
            .map(|step| Paid {
                on: step.on,
                penalty: step.penalty,
                service: step.service + step.let_off,
                principal: step.principal,
            })
            .collect()
    }

    /// Where it stands on a day; as if it began that day where it was not paid out.
    pub fn standing(&self, on: Date) -> Standing {
        let began = self.loan.began.unwrap_or(on);
        standing(began, &self.schedule(), &self.paid(), self.penalty(), on)
    }

    fn penalty(&self) -> Penalty {
        Penalty {
            per_day: self.settings.get(SettingKey::PenaltyPerDay),
            most: self.settings.get(SettingKey::MostPenalty),
        }
    }

    /// Was the margin agreed as part of the price?
    pub fn price_agreed(&self) -> bool {
        self.loan.contract == Contract::Murabahah
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

    /// The accounts that approved it, with whether as supervisors.
    pub fn approvals(&self) -> Vec<(RecordId, bool)> {
        let approved = self.steps.iter().filter(|step| step.kind == LoanStepKind::Approved);
        approved.map(|step| (step.by.id.raw(), step.supervisor)).collect()
    }

    /// Who recorded or assessed it: they do not approve it.
    pub fn recorders(&self) -> Vec<RecordId> {
        let kinds = [LoanStepKind::Applied, LoanStepKind::Assessed];
        self.steps.iter().filter(|step| kinds.contains(&step.kind)).map(|step| step.by.id.raw()).collect()
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
        self.steps.iter().filter(|step| step.kind == kind).map(|step| step.amount).sum()
    }
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
    note: Option<String>,
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
    };
    changes.create(home, &step);
}

/// The loans of a koperasi, newest first, each with what is known of it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn files(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<LoanFile>, Refusal> {
    let settings = koperasi_setting::all_on(read, books, read.today())?;
    let mut loans = read.referring::<Loan>("books", books.row.id)?;
    loans.reverse();
    loans.into_iter().map(|loan| LoanFile::with(read, books.clone(), loan, settings.clone())).collect()
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

//! The statements (SAK EP) from sums of postings: trial balance, *laporan posisi keuangan*, *perhitungan hasil usaha*,
//! *perubahan ekuitas*, *arus kas*, and what must agree between them. Pure. Not here: where the sums come from
//! (`office::statement`), how they look (`pages::statement`).
//!
//! A closing entry is no event of the year that it closes: the statements leave it out and count results of earlier years
//! with the undistributed surplus, so that a year reads the same before and after it was closed.

use std::collections::BTreeMap;

use kernel::{Phrase, RecordId};

use super::chart::{Flow, Member, Standard};
use crate::records::ledger_account::{AccountClass, Side};
use crate::words::statement as words;

/// The account in which undistributed surplus stands.
pub const SURPLUS: &str = "3401";

/// An account of one koperasi's books, standard or its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its record.
    pub id: RecordId,
    /// Four digits.
    pub code: String,
    /// Its name in this koperasi.
    pub name: String,
    /// Its class.
    pub class: AccountClass,
    /// The side on which it grows.
    pub side: Side,
    /// Its part of the cash flow.
    pub flow: Flow,
    /// Under whom it stands in the result.
    pub member: Member,
    /// The line of the standard account.
    pub line: &'static str,
}

impl Account {
    /// An account that stands under a standard one.
    pub fn under(standard: &Standard, id: RecordId, code: String, name: String) -> Account {
        Account {
            id,
            code,
            name,
            class: standard.class,
            side: standard.side,
            flow: standard.flow,
            member: standard.member,
            line: standard.line,
        }
    }

    /// Debits less credits as this account's class shows them: assets and expenses as they are, the others turned.
    fn shown(&self, net: i64) -> i64 {
        if matches!(self.class, AccountClass::Asset | AccountClass::Expense) { net } else { -net }
    }

    /// Does it stand under this key: a line of the chart, a class, a part of the result, or several joined by dots?
    pub fn belongs(&self, key: &str) -> bool {
        key.split('.').all(|part| self.is_of(part))
    }

    fn is_of(&self, part: &str) -> bool {
        let nobody = self.is_nominal() && self.member == Member::None;
        let income = self.class == AccountClass::Income;
        match part {
            NOMINAL => self.is_nominal(),
            "anggota" => self.is_nominal() && self.member == Member::Member,
            "non_anggota" => self.is_nominal() && self.member == Member::Other,
            "pendapatan_umum" => nobody && income,
            "beban_umum" => nobody && !income && self.line != "pajak",
            "beban_pajak" => nobody && !income && self.line == "pajak",
            line => self.line == line || self.class.name() == line,
        }
    }

    fn is_nominal(&self) -> bool {
        matches!(self.class, AccountClass::Income | AccountClass::Expense)
    }
}

/// What went from one account to another within a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The account debited.
    pub debit: RecordId,
    /// The account credited.
    pub credit: RecordId,
    /// By an entry that closes a year: it carries the result into equity and is no income or expense itself.
    pub closing: bool,
    /// Rupiah.
    pub amount: i64,
}

/// A span of time in the books of one koperasi.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The chart, by code.
    pub accounts: Vec<Account>,
    /// Debits less credits of each account before the span.
    pub before: BTreeMap<RecordId, i64>,
    /// What was posted within it, added up by pair of accounts.
    pub moved: Vec<Moved>,
    /// Debits less credits at its end, as the kept balances say.
    pub after: BTreeMap<RecordId, i64>,
}

/// A line of the trial balance. Rupiah; opening and closing are debits less credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialLine {
    /// The account.
    pub account: RecordId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Before the span.
    pub opening: i64,
    /// Debits within.
    pub debit: i64,
    /// Credits within.
    pub credit: i64,
}

impl TrialLine {
    /// At the end of the span.
    pub fn closing(&self) -> i64 {
        self.opening + self.debit - self.credit
    }
}

/// A line of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The account whose postings it opens; none for a reckoned one.
    pub account: Option<RecordId>,
    /// Code of the account, or empty.
    pub code: String,
    /// What it says; the account's name where there is one.
    pub name: Option<String>,
    /// What it says where it is reckoned.
    pub label: Phrase,
    /// The group within its part (the chart's `line`; receipts and payments of the cash flow).
    pub group: &'static str,
    /// Rupiah.
    pub amount: i64,
}

/// Group of what cash came in by.
pub const RECEIPTS: &str = "penerimaan";
/// Group of what cash went out for.
pub const PAYMENTS: &str = "pembayaran";
/// Key of cash and bank.
pub const CASH: &str = "kas";
/// Key of income and expenses.
pub const NOMINAL: &str = "hasil";
/// Group of the surplus.
pub const SURPLUS_GROUP: &str = "shu";

/// A part of a statement with its sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// By which its accounts are found ([`Account::belongs`]).
    pub key: &'static str,
    /// Heading.
    pub title: Phrase,
    /// Lines, the same ones whatever the amounts, so that two years stand beside each other.
    pub lines: Vec<Line>,
    /// What its sum is called.
    pub total_label: Phrase,
}

impl Section {
    /// The sum.
    pub fn total(&self) -> i64 {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// Its groups, in the order in which they begin.
    pub fn groups(&self) -> Vec<&'static str> {
        let mut groups = Vec::new();
        for line in &self.lines {
            if !groups.contains(&line.group) {
                groups.push(line.group);
            }
        }
        groups
    }
}

/// What does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Debits and credits.
    Debits,
    /// Kept balances and the sum of postings.
    Kept,
    /// Assets, and liabilities with equity.
    Position,
    /// Cash flow and the change in cash.
    Cash,
    /// The result and the change in equity before distribution.
    Equity,
}

impl Span {
    fn sums(&self, counted: impl Fn(&Moved) -> bool) -> BTreeMap<RecordId, (i64, i64)> {
        let mut sums: BTreeMap<RecordId, (i64, i64)> = BTreeMap::new();
        for moved in self.moved.iter().filter(|moved| counted(moved)) {
            sums.entry(moved.debit).or_default().0 += moved.amount;
            sums.entry(moved.credit).or_default().1 += moved.amount;
        }
        sums
    }

    fn opening(&self, account: RecordId) -> i64 {
        self.before.get(&account).copied().unwrap_or_default()
    }

    /// The trial balance; accounts on which nothing ever happened are left out.
    pub fn trial(&self) -> Vec<TrialLine> {
        let sums = self.sums(|_| true);
        let line = |account: &Account| {
            let (debit, credit) = sums.get(&account.id).copied().unwrap_or_default();
            let (code, name) = (account.code.clone(), account.name.clone());
            TrialLine { account: account.id, code, name, opening: self.opening(account.id), debit, credit }
        };
        let lines = self.accounts.iter().map(line);
        lines.filter(|line| (line.opening, line.debit, line.credit) != (0, 0, 0)).collect()
    }

    /// Results of earlier years that no closing has moved yet. Income less expenses.
    fn earlier_results(&self) -> i64 {
        self.accounts.iter().filter(|account| account.is_nominal()).map(|account| -self.opening(account.id)).sum()
    }

    /// What stood on an account of equity before the span: the surplus with results that were not moved yet.
    fn equity_before(&self, account: &Account) -> i64 {
        let earlier = if account.code == SURPLUS { self.earlier_results() } else { 0 };
        earlier - self.opening(account.id)
    }

    /// *Laporan posisi keuangan* at the end: assets, liabilities, equity with the span's own result.
    pub fn position(&self) -> Vec<Section> {
        let sums = self.sums(|moved| !moved.closing);
        let net = |account: &Account| {
            let (debit, credit) = sums.get(&account.id).copied().unwrap_or_default();
            let before = if account.class == AccountClass::Equity {
                -self.equity_before(account)
            } else {
                self.opening(account.id)
            };
            before + debit - credit
        };
        let of = |class: AccountClass, title, total_label| {
            let lines = self.lines(|account| account.class == class, net);
            Section { key: class.name(), title, lines, total_label }
        };
        let mut equity = of(AccountClass::Equity, words::EQUITY, words::EQUITY_TOTAL);
        equity.lines.push(reckoned(words::UNCLOSED, self.surplus()));
        vec![
            of(AccountClass::Asset, words::ASSETS, words::ASSETS_TOTAL),
            of(AccountClass::Liability, words::LIABILITIES, words::LIABILITIES_TOTAL),
            equity,
        ]
    }

    /// *Perhitungan hasil usaha*: members and others apart, then the costs of all. Expenses stand below nothing.
    pub fn result(&self) -> Vec<Section> {
        let sums = self.sums(|moved| !moved.closing);
        let net = |account: &Account| {
            let (debit, credit) = sums.get(&account.id).copied().unwrap_or_default();
            debit - credit
        };
        let part = |key: &'static str, title, total_label| {
            let mut lines = self.lines(|account| account.belongs(key), net);
            for line in &mut lines {
                if line.code.starts_with('5') {
                    line.amount = -line.amount;
                }
            }
            Section { key, title, lines, total_label }
        };
        vec![
            part("anggota", words::MEMBERS, words::MEMBERS_TOTAL),
            part("non_anggota", words::OTHERS, words::OTHERS_TOTAL),
            part("pendapatan_umum", words::NEITHER, words::NEITHER_TOTAL),
            part("beban_umum", words::COSTS, words::COSTS_TOTAL),
            part("beban_pajak", words::TAX, words::TAX_TOTAL),
        ]
    }

    /// The surplus of the span (*sisa hasil usaha*).
    pub fn surplus(&self) -> i64 {
        self.result().iter().map(Section::total).sum()
    }

    /// *Perubahan ekuitas*: each account of equity and the span's own result: before, added, taken.
    pub fn equity(&self) -> Vec<(Line, [i64; 3])> {
        let sums = self.sums(|moved| !moved.closing);
        let equity = self.accounts.iter().filter(|account| account.class == AccountClass::Equity);
        let mut rows: Vec<(Line, [i64; 3])> = equity
            .map(|account| {
                let (debit, credit) = sums.get(&account.id).copied().unwrap_or_default();
                let opening = self.equity_before(account);
                (line(account, opening + credit - debit), [opening, credit, debit])
            })
            .collect();
        let surplus = self.surplus();
        rows.push((reckoned(words::UNCLOSED, surplus), [0, surplus, 0]));
        rows
    }

    /// *Arus kas*, direct: what moved cash, by the account on the other side.
    pub fn cash_flow(&self) -> Vec<Section> {
        let by_id: BTreeMap<RecordId, &Account> = self.accounts.iter().map(|one| (one.id, one)).collect();
        let is_cash = |id: &RecordId| by_id.get(id).is_some_and(|account| account.flow == Flow::Cash);
        let mut flows: BTreeMap<RecordId, (i64, i64)> = BTreeMap::new();
        for moved in &self.moved {
            match (is_cash(&moved.debit), is_cash(&moved.credit)) {
                (true, false) => flows.entry(moved.credit).or_default().0 += moved.amount,
                (false, true) => flows.entry(moved.debit).or_default().1 -= moved.amount,
                _ => {}
            }
        }
        let part = |wanted: &[Flow], title, total_label| {
            let wanted: Vec<&Account> = self.accounts.iter().filter(|one| wanted.contains(&one.flow)).collect();
            let of = |one: &Account| flows.get(&one.id).copied().unwrap_or_default();
            let received = wanted.iter().map(|one| Line { group: RECEIPTS, ..line(one, of(one).0) });
            let paid = wanted.iter().map(|one| Line { group: PAYMENTS, ..line(one, of(one).1) });
            Section { key: CASH, title, lines: received.chain(paid).collect(), total_label }
        };
        vec![
            // What the chart says moves no cash stands here when it did: nothing is left out.
            part(&[Flow::Operating, Flow::None], words::OPERATING, words::OPERATING_TOTAL),
            part(&[Flow::Investing], words::INVESTING, words::INVESTING_TOTAL),
            part(&[Flow::Financing], words::FINANCING, words::FINANCING_TOTAL),
        ]
    }

    /// Cash and bank before the span and at its end.
    pub fn cash(&self) -> (i64, i64) {
        let cash = self.trial().into_iter().filter(|line| {
            self.accounts.iter().any(|account| account.id == line.account && account.flow == Flow::Cash)
        });
        cash.fold((0, 0), |(before, after), line| (before + line.opening, after + line.closing()))
    }

    /// What does not agree; nothing in sound books.
    pub fn broken(&self) -> Vec<Broken> {
        let trial = self.trial();
        let mut broken = Vec::new();
        let mut must = |holds: bool, what| {
            if !holds {
                broken.push(what);
            }
        };
        must(trial.iter().map(TrialLine::closing).sum::<i64>() == 0, Broken::Debits);
        let kept = |account: &Account| self.after.get(&account.id).copied().unwrap_or_default();
        let posted =
            |account: &Account| trial.iter().find(|line| line.account == account.id).map_or(0, TrialLine::closing);
        must(self.accounts.iter().all(|account| kept(account) == posted(account)), Broken::Kept);
        let position = self.position();
        must(position[0].total() == position[1].total() + position[2].total(), Broken::Position);
        let (before, after) = self.cash();
        must(self.cash_flow().iter().map(Section::total).sum::<i64>() == after - before, Broken::Cash);
        let change: i64 = self.equity().iter().map(|(line, [opening, ..])| line.amount - opening).sum();
        must(self.surplus() == change - self.equity_from_outside(), Broken::Equity);
        broken
    }

    /// What came into equity from assets and liabilities: savings that members own, grants, and distribution, which takes.
    fn equity_from_outside(&self) -> i64 {
        let class: BTreeMap<RecordId, AccountClass> = self.accounts.iter().map(|one| (one.id, one.class)).collect();
        let is = |id: &RecordId, wanted: &[AccountClass]| class.get(id).is_some_and(|class| wanted.contains(class));
        let outside = [AccountClass::Asset, AccountClass::Liability];
        let mut sum = 0;
        for moved in &self.moved {
            if is(&moved.credit, &[AccountClass::Equity]) && is(&moved.debit, &outside) {
                sum += moved.amount;
            }
            if is(&moved.debit, &[AccountClass::Equity]) && is(&moved.credit, &outside) {
                sum -= moved.amount;
            }
        }
        // What went from equity straight into income or expense, otherwise than by closing, is result and no equity.
        let nominal = [AccountClass::Income, AccountClass::Expense];
        for moved in self.moved.iter().filter(|moved| !moved.closing) {
            if is(&moved.credit, &[AccountClass::Equity]) && is(&moved.debit, &nominal) {
                sum += moved.amount;
            }
            if is(&moved.debit, &[AccountClass::Equity]) && is(&moved.credit, &nominal) {
                sum -= moved.amount;
            }
        }
        sum
    }

    fn lines(&self, wanted: impl Fn(&Account) -> bool, net: impl Fn(&Account) -> i64) -> Vec<Line> {
        let wanted = self.accounts.iter().filter(|account| wanted(account));
        wanted.map(|account| line(account, account.shown(net(account)))).collect()
    }
}

fn line(account: &Account, amount: i64) -> Line {
    let (code, name) = (account.code.clone(), Some(account.name.clone()));
    Line { account: Some(account.id), code, name, label: words::UNCLOSED, group: account.line, amount }
}

fn reckoned(label: Phrase, amount: i64) -> Line {
    Line { account: None, code: String::new(), name: None, label, group: SURPLUS_GROUP, amount }
}

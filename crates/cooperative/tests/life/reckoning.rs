//! The second reckoner: sums of postings by account, part and month, made from the postings alone. It knows the chart, and no
//! rule and no table of the store.

use std::collections::{BTreeMap, BTreeSet};

use cooperative::records::Posting;
use cooperative::records::posting::Stage;
use cooperative::rules::chart;
use kernel::RecordId;
use kernel::balance::{Guard, Turnover};

/// Sums so far.
pub struct Reckoning {
    koperasi: RecordId,
    /// By account or part.
    pub now: BTreeMap<RecordId, Turnover>,
    /// The same by month.
    pub months: BTreeMap<(String, RecordId), Turnover>,
    /// Parts under each account.
    pub parts: BTreeMap<RecordId, BTreeSet<RecordId>>,
    accounts: BTreeSet<RecordId>,
    floors: BTreeMap<RecordId, (Guard, String)>,
    /// Postings that counted.
    pub postings: u64,
}

impl Reckoning {
    pub fn of(koperasi: RecordId) -> Reckoning {
        let mut floors = BTreeMap::new();
        for standard in chart::all() {
            floors.insert(chart::account_id(koperasi, standard.code), (standard.guard, standard.code.to_owned()));
        }
        Reckoning {
            koperasi,
            now: BTreeMap::new(),
            months: BTreeMap::new(),
            parts: BTreeMap::new(),
            accounts: floors.keys().copied().collect(),
            floors,
            postings: 0,
        }
    }

    /// An account that the koperasi added, with the floor of the standard one that it stands under.
    pub fn own_account(&mut self, code: &str, under: &str) {
        let id = chart::account_id(self.koperasi, code);
        let guard = chart::by_code(under).map_or(Guard::None, |standard| standard.guard);
        self.accounts.insert(id);
        self.floors.insert(id, (guard, code.to_owned()));
    }

    /// Adds a posting that was written.
    pub fn add(&mut self, posting: &Posting, whence: &str) {
        assert!(
            posting.amount > 0 && posting.debit != posting.credit || posting.debit_part != posting.credit_part,
            "{whence}: {posting:?}"
        );
        if posting.stage != Stage::Posted {
            return;
        }
        self.postings += 1;
        let month = posting.date.to_string()[..7].to_owned();
        for (account, part, debit, credit) in [
            (posting.debit.id.raw(), &posting.debit_part, posting.amount, 0),
            (posting.credit.id.raw(), &posting.credit_part, 0, posting.amount),
        ] {
            let part = part.as_deref().map(|part| part.parse::<RecordId>().unwrap());
            if let Some(part) = part {
                self.parts.entry(account).or_default().insert(part);
                let floor = self.floors.get(&account).cloned().unwrap_or((Guard::None, String::new()));
                self.floors.insert(part, (floor.0, format!("a part of {}", floor.1)));
            }
            for place in [Some(account), part].into_iter().flatten() {
                for sum in [self.now.entry(place).or_default(), self.months.entry((month.clone(), place)).or_default()]
                {
                    sum.debit += debit;
                    sum.credit += credit;
                }
            }
        }
    }

    /// Debits less credits of a place.
    pub fn net(&self, place: RecordId) -> i64 {
        self.now.get(&place).map_or(0, |sum| sum.net())
    }

    /// The same of an account by its code.
    pub fn of_code(&self, code: &str) -> i64 {
        self.net(chart::account_id(self.koperasi, code))
    }

    /// Do kept balances say the same, do debits equal credits, and is none below its floor?
    pub fn agrees_with(&self, kept: &BTreeMap<RecordId, Turnover>) -> Result<(), String> {
        let nothing = Turnover::default();
        for (place, sum) in &self.now {
            let there = kept.get(place).copied().unwrap_or_default();
            if there != *sum {
                return Err(format!("{place}: {there:?} are kept, postings add up to {sum:?}"));
            }
        }
        if let Some((place, there)) = kept.iter().find(|(place, one)| **one != nothing && !self.now.contains_key(place))
        {
            return Err(format!("{place}: {there:?} are kept, and no posting moved it"));
        }
        let of_accounts = kept.iter().filter(|(place, _)| self.accounts.contains(place));
        let (debits, credits) = of_accounts.fold((0, 0), |sum, (_, one)| (sum.0 + one.debit, sum.1 + one.credit));
        if debits != credits {
            return Err(format!("debits {debits}, credits {credits}"));
        }
        for (place, (guard, name)) in &self.floors {
            let net = kept.get(place).map_or(0, |one| one.net());
            let holds = match guard {
                Guard::None => true,
                Guard::Debit => net >= 0,
                Guard::Credit => net <= 0,
            };
            if !holds {
                return Err(format!("{name} ({place}) stands at {net}"));
            }
        }
        Ok(())
    }

    /// What one month moved, by place.
    pub fn month(&self, month: &str) -> BTreeMap<RecordId, Turnover> {
        let of_month = self.months.iter().filter(|((own, _), _)| own == month);
        of_month.map(|((_, place), sum)| (*place, *sum)).collect()
    }
}

//! The chart with which every koperasi begins, read from data/cooperative/accounts.tsv, and the ids of accounts.
//! Not here: what is posted where (`event`), accounts that a koperasi adds (`office::ledger_account`).

use std::sync::OnceLock;

use kernel::balance::Guard;
use kernel::{Phrase, RecordId, phrase};

use crate::records::koperasi::{Form, Principle};
use crate::records::ledger_account::{AccountClass, Side};

const TABLE: &str = include_str!("../../../../data/cooperative/accounts.tsv");

/// An account of the standard chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standard {
    /// Four digits.
    pub code: &'static str,
    /// Its name in a conventional koperasi.
    pub name: Phrase,
    /// Its name in a sharia koperasi.
    pub sharia_name: Phrase,
    /// Its class.
    pub class: AccountClass,
    /// The side on which it grows.
    pub side: Side,
    /// What must always hold.
    pub guard: Guard,
    /// How it is kept by member.
    pub part: Part,
    /// Its part of the cash flow.
    pub flow: Flow,
    /// Under whom it stands in the result.
    pub member: Member,
    /// The line of the statement in which it is added up.
    pub line: &'static str,
    /// For which principle; none for both.
    pub only: Option<Principle>,
    /// For which form alone; none for every form.
    pub form: Option<Form>,
}

/// How an account is kept by member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It is not.
    None,
    /// By savings account.
    Savings,
    /// By loan.
    Loan,
}

/// The part of the cash-flow statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// Cash itself.
    Cash,
    /// Operating.
    Operating,
    /// Investing.
    Investing,
    /// Financing.
    Financing,
    /// It moves no cash.
    None,
}

/// Under whom an account stands in the result (Permenkop UKM 2/2024: members and others apart).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// Members.
    Member,
    /// Others.
    Other,
    /// Neither.
    None,
}

impl Standard {
    /// What it is called in a koperasi of this principle.
    pub fn name_for(&self, principle: Principle) -> Phrase {
        if principle == Principle::Sharia { self.sharia_name } else { self.name }
    }

    /// Does every koperasi of this principle have it, whatever its form?
    pub fn is_for(&self, principle: Principle) -> bool {
        self.form.is_none() && self.only.is_none_or(|only| only == principle)
    }

    /// Does a body of this form and principle have it?
    pub fn is_of(&self, form: Form, principle: Principle) -> bool {
        self.is_for(principle) || self.form == Some(form)
    }
}

/// Every account of the chart, by code.
pub fn all() -> &'static [Standard] {
    static CHART: OnceLock<Vec<Standard>> = OnceLock::new();
    CHART.get_or_init(|| rows().filter_map(read).collect())
}

/// Own capital: principal and compulsory savings, what the village and its people put into a BUMDes, grants, reserve
/// (UU 25/1992 art. 41; PP 11/2021 art. 17).
pub const OWN_CAPITAL: [&str; 6] = ["3101", "3102", "3103", "3104", "3201", "3301"];

/// The standard account of a code.
pub fn by_code(code: &str) -> Option<&'static Standard> {
    all().iter().find(|one| one.code == code)
}

/// The id of an account: the same wherever it is computed.
pub fn account_id(books: RecordId, code: &str) -> RecordId {
    RecordId::named(&format!("ledger_account:{books}:{code}"))
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn read(row: &'static str) -> Option<Standard> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [code, id, en, id_sharia, en_sharia, class, side, guard, part, flow, member, line, only] = parts[..] else {
        return None;
    };
    let or = |given: &'static str, otherwise: &'static str| if given.is_empty() { otherwise } else { given };
    Some(Standard {
        code,
        name: phrase(id, en),
        sharia_name: phrase(or(id_sharia, id), or(en_sharia, en)),
        class: AccountClass::from_name(class)?,
        side: Side::from_name(side)?,
        guard: match guard {
            "none" => Guard::None,
            "debit" => Guard::Debit,
            "credit" => Guard::Credit,
            _ => return None,
        },
        part: match part {
            "none" => Part::None,
            "simpanan" => Part::Savings,
            "pinjaman" => Part::Loan,
            _ => return None,
        },
        flow: match flow {
            "kas" => Flow::Cash,
            "operasi" => Flow::Operating,
            "investasi" => Flow::Investing,
            "pendanaan" => Flow::Financing,
            "-" => Flow::None,
            _ => return None,
        },
        member: match member {
            "anggota" => Member::Member,
            "non_anggota" => Member::Other,
            "-" => Member::None,
            _ => return None,
        },
        line,
        only: match only {
            "semua" | "bumdes" => None,
            other => Some(Principle::from_name(other)?),
        },
        form: (only == "bumdes").then_some(Form::Bumdes),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_data_is_an_account_and_its_first_digit_is_its_class() {
        assert_eq!(all().len(), rows().count());
        for account in all() {
            assert_eq!(account.code.len(), 4, "{}", account.code);
            let first = account.code.as_bytes()[0] - b'0';
            assert_eq!(i64::from(first), account.class.code(), "{}", account.code);
        }
    }

    #[test]
    fn no_code_comes_twice_and_accounts_kept_by_member_are_guarded() {
        for (index, account) in all().iter().enumerate() {
            assert!(all()[..index].iter().all(|other| other.code != account.code), "{}", account.code);
            let guarded = match account.side {
                Side::Debit => Guard::Debit,
                Side::Credit => Guard::Credit,
            };
            assert!(account.part == Part::None || account.guard == guarded, "{}", account.code);
        }
    }

    #[test]
    fn a_sharia_koperasi_has_no_account_that_names_service_on_loans() {
        let sharia = all().iter().filter(|account| account.is_for(Principle::Sharia));
        for account in sharia {
            let name = account.name_for(Principle::Sharia).id.to_lowercase();
            assert!(!name.contains("bunga") && !name.contains("jasa pinjaman"), "{name}");
        }
    }
}

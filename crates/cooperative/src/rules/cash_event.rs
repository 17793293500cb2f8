//! What cash comes in and goes out for besides savings and loans, each with its event and account: the cashier picks what it
//! was for, never debit and credit. Not here: posting it (`office::cash_event`).

use kernel::{Phrase, phrase};

use crate::records::koperasi::Principle;
use crate::records::posting::Event;
use crate::rules::chart;

/// Which way the money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Into the cash box or the bank.
    In,
    /// Out of them.
    Out,
    /// From the cash box to the bank.
    ToBank,
    /// From the bank to the cash box.
    FromBank,
}

/// What it was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// Its stable key, as the form sends it.
    pub key: &'static str,
    /// Which way.
    pub way: Way,
    /// The account on the other side; of a move between cash and bank, none.
    pub code: &'static str,
    /// What the cashier calls it.
    pub label: Phrase,
}

const fn purpose(key: &'static str, way: Way, code: &'static str, id: &'static str, en: &'static str) -> Purpose {
    Purpose { key, way, code, label: phrase(id, en) }
}

/// All, in the order in which they are offered.
pub const ALL: &[Purpose] = &[
    purpose("hibah", Way::In, "3201", "Hibah atau bantuan modal", "A grant"),
    purpose("usaha_anggota", Way::In, "4201", "Pendapatan usaha dari anggota", "Trade income from members"),
    purpose("usaha_lain", Way::In, "4202", "Pendapatan usaha dari bukan anggota", "Trade income from others"),
    purpose("bank", Way::In, "4203", "Jasa atau bagi hasil dari bank", "What the bank pays"),
    purpose("pendapatan_lain", Way::In, "4901", "Pendapatan lain", "Other income"),
    purpose("pinjaman_masuk", Way::In, "2301", "Pinjaman dari pihak lain", "Borrowed from others"),
    purpose("ke_bank", Way::ToBank, "", "Setor ke bank", "Paid into the bank"),
    purpose("dari_bank", Way::FromBank, "", "Ambil dari bank", "Taken from the bank"),
    purpose("kantor", Way::Out, "5202", "Beban administrasi dan kantor", "Office expenses"),
    purpose("karyawan", Way::Out, "5201", "Honor dan upah", "Wages"),
    purpose("rapat", Way::Out, "5205", "Rapat dan perkoperasian", "Meetings and cooperative affairs"),
    purpose("pokok_usaha", Way::Out, "5301", "Beban pokok usaha", "Cost of trade"),
    purpose("pajak", Way::Out, "5401", "Pajak penghasilan", "Income tax"),
    purpose("beban_lain", Way::Out, "5901", "Beban lain", "Other expenses"),
    purpose("aset", Way::Out, "1401", "Membeli aset tetap", "Fixed assets bought"),
    purpose("bayar_pinjaman", Way::Out, "2301", "Membayar pinjaman dari pihak lain", "Borrowings repaid"),
    purpose("dana_pendidikan", Way::Out, "2201", "Dari dana pendidikan", "Out of the education fund"),
    purpose("dana_sosial", Way::Out, "2202", "Dari dana sosial", "Out of the social fund"),
    purpose("dana_pengurus", Way::Out, "2203", "Dari dana pengurus", "Out of the board fund"),
    purpose("dana_karyawan", Way::Out, "2204", "Dari dana karyawan", "Out of the staff fund"),
];

/// The purpose of a key.
pub fn named(key: &str) -> Option<&'static Purpose> {
    ALL.iter().find(|one| one.key == key)
}

impl Purpose {
    /// What happened, in the words of the books.
    pub const fn event(self) -> Event {
        match self.way {
            Way::In => Event::Income,
            Way::Out => Event::Expense,
            Way::ToBank | Way::FromBank => Event::BankMoved,
        }
    }

    /// The accounts debited and credited; `bank` where the money goes through the bank.
    pub const fn sides(self, bank: bool) -> (&'static str, &'static str) {
        let till = if bank { "1102" } else { "1101" };
        match self.way {
            Way::In => (till, self.code),
            Way::Out => (self.code, till),
            Way::ToBank => ("1102", "1101"),
            Way::FromBank => ("1101", "1102"),
        }
    }

    /// Does a koperasi of this principle have it?
    pub fn is_for(self, principle: Principle) -> bool {
        self.code.is_empty() || chart::by_code(self.code).is_some_and(|account| account.is_for(principle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::ledger_account::AccountClass;
    use crate::rules::chart::Part;

    #[test]
    fn each_names_an_account_of_the_chart_that_no_member_stands_under() {
        for one in ALL.iter().filter(|one| !one.code.is_empty()) {
            let account = chart::by_code(one.code).unwrap_or_else(|| panic!("{}", one.key));
            assert_eq!(account.part, Part::None, "{}", one.key);
        }
    }

    #[test]
    fn what_comes_in_is_no_expense_and_what_goes_out_no_income() {
        for one in ALL.iter().filter(|one| !one.code.is_empty()) {
            let class = chart::by_code(one.code).map(|account| account.class);
            let wrong = if one.way == Way::In { AccountClass::Expense } else { AccountClass::Income };
            assert_ne!(class, Some(wrong), "{}", one.key);
        }
    }

    #[test]
    fn between_cash_and_bank_the_way_decides_and_not_the_tick() {
        let to_bank = named("ke_bank").unwrap();
        assert_eq!((to_bank.sides(false), to_bank.sides(true)), (("1102", "1101"), ("1102", "1101")));
        assert_eq!(named("kantor").unwrap().sides(true), ("5202", "1102"));
    }

    #[test]
    fn keys_are_there_once() {
        let mut keys: Vec<&str> = ALL.iter().map(|one| one.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), ALL.len());
    }
}

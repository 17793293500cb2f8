//! What a member gives as security for a loan: what it is, what it is worth, and whether its paper lies with the koperasi.
//! The paper goes back when the loan is settled or was refused. Not here: who gives it back (`office::loan::collateral`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::{ACCOUNT_SPECIFIC, BOOK_READERS, Loan};

choices! {
    /// What it is.
    pub enum CollateralKind {
        Land = 1, "tanah", "Sertifikat tanah atau rumah", "Title of land or house";
        Vehicle = 2, "kendaraan", "BPKB kendaraan", "Title of a vehicle";
        Gold = 3, "emas", "Emas atau perhiasan", "Gold or jewellery";
        Savings = 4, "simpanan", "Simpanan di koperasi", "Savings with the cooperative";
        Goods = 5, "barang", "Barang atau hasil panen", "Goods or harvest";
        Guarantor = 6, "penjamin", "Penjamin (orang)", "Guarantor (a person)";
        Other = 7, "lainnya", "Lainnya", "Other";
    }
}

/// A security of one loan.
#[derive(Record, Debug, Clone)]
#[record(kind = 99, path = "agunan", id = "Agunan", en = "Collateral", home = any, custody = office, read = BOOK_READERS,
    write = &[], specific = ACCOUNT_SPECIFIC, source = "PermenKopUKM 8/2023; AD/ART")]
pub struct Collateral {
    pub id: Id<Collateral>,
    #[field(tag = 1, id = "Pinjaman", en = "Loan", fixed)]
    pub loan: Ref<Loan>,
    #[field(tag = 2, id = "Jenis agunan", en = "Kind", fixed, title, list)]
    pub kind: CollateralKind,
    #[field(
        tag = 3,
        id = "Uraian",
        en = "Description",
        class = specific,
        subject = loan,
        sealed,
        fixed,
        help("Nomor surat, letak, merek, atau nama penjamin.", "Number of the paper, place, make, or the guarantor's name.")
    )]
    pub description: Held<String>,
    #[field(tag = 4, id = "Nilai taksiran", en = "Estimated value", kind = Rupiah, fixed, list)]
    pub value: i64,
    #[field(
        tag = 5,
        id = "Surat dipegang koperasi sejak",
        en = "Paper held since",
        fixed,
        list,
        help("Kosongkan bila suratnya tidak disimpan koperasi.", "Leave empty where the cooperative keeps no paper.")
    )]
    pub held_on: Option<Date>,
    #[field(tag = 6, id = "Dikembalikan tanggal", en = "Returned on", fixed, list)]
    pub returned_on: Option<Date>,
    #[field(tag = 7, id = "Diterima kembali oleh", en = "Received back by", class = specific, subject = loan, sealed, fixed)]
    pub received_by: Held<Option<String>>,
}

impl Collateral {
    /// Does its paper lie with the koperasi now?
    pub const fn is_held(&self) -> bool {
        self.held_on.is_some() && self.returned_on.is_none()
    }
}

//! Sentences about loans. A sharia koperasi has its own words for the same thing: they are chosen here and nowhere else.

use kernel::Phrase;

use crate::records::koperasi::Principle;

/// Words that differ by principle.
#[derive(Debug, Clone, Copy)]
pub struct LoanWords {
    /// Loans as a heading.
    pub loans: Phrase,
    /// One.
    pub loan: Phrase,
    /// What is paid for it.
    pub service: Phrase,
    /// The rate.
    pub rate: Phrase,
    /// The penalty.
    pub penalty: Phrase,
}

/// The words of a principle.
pub const fn of(principle: Principle) -> LoanWords {
    match principle {
        Principle::Conventional => LoanWords {
            loans: kernel::phrase("Pinjaman", "Loans"),
            loan: kernel::phrase("pinjaman", "loan"),
            service: kernel::phrase("Jasa", "Service"),
            rate: kernel::phrase("Jasa sebulan", "Service a month"),
            penalty: kernel::phrase("Denda", "Penalty"),
        },
        Principle::Sharia => LoanWords {
            loans: kernel::phrase("Pembiayaan", "Financing"),
            loan: kernel::phrase("pembiayaan", "financing"),
            service: kernel::phrase("Margin atau bagi hasil", "Margin or profit share"),
            rate: kernel::phrase("Margin atau bagi hasil sebulan", "Margin or profit share a month"),
            penalty: kernel::phrase("Denda (untuk dana sosial)", "Penalty (for the social fund)"),
        },
    }
}

phrases! {
    NEEDED: "Isi bagian ini.", "Fill this in.";
    OTHER_PRINCIPLE: "Akad ini tidak dipakai di koperasi dengan prinsip ini.", "A cooperative of this principle does not use this contract.";
    RATE_BOUNDS: "Isi tarif dari 0 sampai 10% sebulan, paling banyak empat angka di belakang koma.", "Fill in a rate from 0 to 10% a month, with at most four decimals.";
    QARDH_ADDS_NOTHING: "Qardh dikembalikan tanpa tambahan: isi 0.", "Qardh is paid back without addition: fill in 0.";
    MONTHS_BOUNDS: "Isi 1 sampai 360 bulan.", "Fill in 1 to 360 months.";
    PRINCIPAL_BOUNDS: "Isi jumlah lebih dari nol, paling banyak Rp1.000.000.000.000.", "Fill in an amount above zero, at most Rp1,000,000,000,000.";
    FEE_BOUNDS: "Isi biaya dari 0 sampai 10% dari pokok.", "Fill in a fee from 0 to 10% of the principal.";
    OVER_CAP: "Dihitung efektif, jasa ini melebihi batas setahun (24% menurut PermenKopUKM 8/2023, atau batas rapat). Turunkan tarif atau pakai cara menurun.", "Counted as an effective rate, this lies above the yearly cap (24% after PermenKopUKM 8/2023, or the meeting's). Lower the rate or use the declining method.";
    UNDER_LEAST: "Dihitung efektif, jasa ini di bawah batas terendah yang diputuskan rapat.", "Counted as an effective rate, this lies below the least that the meeting decided.";
    MEMBERS_ONLY: "Pinjaman hanya untuk anggota koperasi ini.", "Only members of this cooperative borrow.";
    NOT_OFFERED: "Produk ini tidak ditawarkan lagi.", "This product is no longer offered.";
    ABOVE_PRODUCT: "Isi jumlah lebih dari nol, paling banyak batas produk ini.", "Fill in an amount above zero, at most what this product allows.";
    LONGER_THAN_PRODUCT: "Isi jumlah bulan, paling lama batas produk ini.", "Fill in the months, at most what this product allows.";
    NOT_NEGATIVE: "Isi nol atau lebih.", "Fill in zero or more.";
    CAPACITY_NOTE: "Angsuran lebih besar daripada sisa penghasilan. Tulis mengapa tetap diajukan.", "The instalment is more than is left of the income. Write why it goes on.";
    OTHER_STATE: "Langkah ini tidak dapat dilakukan pada keadaan sekarang. Buka lagi halamannya.", "This step cannot be done in the present state. Open the page again.";
    OWN_RECORD: "Yang mencatat atau menilai tidak menyetujui sendiri. Minta pengurus lain.", "Who recorded or assessed it does not approve it. Ask another board member.";
    APPROVED_ALREADY: "Orang ini sudah menyetujui.", "This person has approved it already.";
    BOTH_ORGANS: "Pinjaman pihak terkait disetujui pengurus dan pengawas. Minta persetujuan organ yang lain.", "A related party's loan is approved by board and supervisors. Ask the other organ.";
    NO_OFFICE_HERE: "Orang ini bukan pengurus atau pengawas koperasi ini.", "This person is neither on the board nor a supervisor here.";
    RELATED_LIMIT: "Pinjaman pihak terkait bersama-sama akan melebihi batas dari modal sendiri (paling banyak 10%).", "Loans to related parties together would pass their limit of own capital (at most 10%).";
    REASON_NEEDED: "Tulis alasannya.", "Write the reason.";
    DAY_AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    DAY_BEFORE_LAST: "Sudah ada catatan yang lebih baru. Pakai tanggal yang sama atau sesudahnya.", "Something later is on record. Use the same day or a later one.";
    MORE_THAN_DEBT: "Jumlah ini lebih besar daripada yang melunasi pinjaman. Periksa sisa pada halaman ini.", "This is more than settles the loan. See what is left on this page.";
    SECOND_PERSON: "Pilih orang kedua, bukan diri sendiri.", "Choose a second person, not yourself.";
    MONTH_WRONG: "Isi bulan seperti 2026-10.", "Fill in a month like 2026-10.";
    MONTH_AHEAD: "Bulan ini belum dimulai.", "This month has not begun.";
    MONTH_TWICE: "Bulan ini sudah dinilai.", "This month was looked at already.";
}

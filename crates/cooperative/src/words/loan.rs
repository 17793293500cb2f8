//! Sentences about loans. A sharia koperasi has its own words for the same thing: they are chosen here and nowhere else.

use kernel::Phrase;

use crate::records::koperasi::Principle;
use crate::rules::schedule::Method;

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

/// How it is reckoned, in the words of a principle.
pub const fn method(principle: Principle, method: Method) -> Phrase {
    match (principle, method) {
        (Principle::Conventional, _) => method.label(),
        (Principle::Sharia, Method::Annuity) => kernel::phrase("Angsuran tetap", "Equal instalments"),
        (Principle::Sharia, Method::Declining) => {
            kernel::phrase("Pokok tetap, tambahan menurun", "Equal principal, falling addition")
        }
        (Principle::Sharia, Method::Flat) => kernel::phrase("Pokok dan tambahan tetap", "Equal principal and addition"),
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
    MENU: "Pinjaman dan pembiayaan", "Loans and financing";
    NONE: "Belum ada pinjaman.", "There are no loans yet.";
    NO_PRODUCTS: "Belum ada produk. Buat satu lebih dulu.", "There is no product yet. Make one first.";
    PRODUCTS: "Produk", "Products";
    PRODUCT: "Produk", "Product";
    NEW_PRODUCT: "Produk baru", "New product";
    PRODUCT_LEAD: "Produk tidak diubah setelah ditawarkan: hentikan, lalu buat yang baru. Tarif diperiksa sebagai tarif efektif, juga untuk flat: paling tinggi 24% setahun.", "A product is not changed once offered: stop it and make a new one. The rate is held against the cap as an effective one, flat too: 24% a year at most.";
    PRODUCT_LEAD_SHARIA: "Produk tidak diubah setelah ditawarkan: hentikan, lalu buat yang baru. Qardh dikembalikan tanpa tambahan; margin dan nisbah disepakati di muka.", "A product is not changed once offered: stop it and make a new one. Qardh is paid back without addition; margin and share are agreed beforehand.";
    PRODUCT_SAVED: "Produk ditawarkan.", "The product is offered.";
    OFFER: "Tawarkan", "Offer";
    OFFERED: "Ditawarkan", "Offered";
    NO_LONGER: "Dihentikan", "Stopped";
    STOP: "Hentikan", "Stop";
    OFFER_AGAIN: "Tawarkan lagi", "Offer again";
    NAME: "Nama", "Name";
    CONTRACT: "Akad", "Contract";
    METHOD: "Cara menghitung", "Method";
    RATE_HELP: "Persen sebulan, contoh 1,5.", "Percent a month, such as 1.5.";
    FEE: "Biaya administrasi", "Fee";
    FEE_HELP: "Persen dari jumlah pinjaman, dipotong saat pencairan. Contoh 1. Isi 0 bila tidak ada.", "Percent of the amount, taken off at payout. Such as 1. Fill in 0 for none.";
    PERCENT_WRONG: "Isi angka persen, contoh 1,5.", "Fill in a percentage, such as 1.5.";
    MONTHS: "bulan", "months";
    DAYS: "hari", "days";
    MOST: "Paling banyak", "Most";
    LONGEST: "Paling lama", "Longest";
    STATE: "Keadaan", "State";
    NUMBER: "Nomor", "Number";
    AMOUNT: "Jumlah", "Amount";
    TERM: "Jangka (bulan)", "Term (months)";
    LEFT: "Sisa pokok", "Principal left";
    NEXT: "Angsuran berikut", "Next instalment";
    OVERDUE: "Menunggak", "Overdue";
    NEW: "Pengajuan baru", "New application";
    NEW_LEAD: "Pilih nomor anggota. Nama anggota terlihat di halaman pinjaman, hanya bagi pengurus dan pengawas.", "Choose the member's number. The name stands on the loan's page, for board and supervisors only.";
    MEMBER_NUMBER: "Nomor anggota", "Member's number";
    MEMBER: "Anggota", "Member";
    PURPOSE: "Keperluan", "Purpose";
    RECORD: "Catat", "Record";
    APPLIED: "Pengajuan dicatat. Berikutnya: penilaian.", "The application is on record. Next: the assessment.";
    EFFECTIVE: "Setara jasa efektif setahun", "As much as a yearly effective rate of";
    CAP: "batas", "cap";
    WITH_FEE: "Dengan biaya administrasi:", "With the fee:";
    SCHEDULE: "Jadwal angsuran", "Schedule";
    PRINCIPAL: "Pokok", "Principal";
    TOTAL: "Angsuran", "Instalment";
    BALANCE: "Sisa", "Balance";
    DUE: "Jatuh tempo", "Due";
    PAID: "Lunas", "Paid";
    LATE: "Terlambat", "Late";
    DUE_TODAY: "Hari ini", "Today";
    NOT_YET: "Belum", "Not yet";
    DAY: "Tanggal", "Day";
    CASH: "Tunai", "Cash";
    BANK: "Lewat bank", "Through the bank";
    MEANS: "Cara bayar", "Means";
    OPEN: "Buka", "Open";
    TODAY_APPLIED: "Pengajuan pinjaman menunggu penilaian", "Applications wait for their assessment";
    TODAY_ASSESSED: "Pinjaman menunggu persetujuan", "Loans wait for approval";
    TODAY_APPROVED: "Pinjaman siap dicairkan", "Loans are ready to be paid out";
    TODAY_LATE: "Pinjaman menunggak", "Loans are overdue";
    DUE_NOW: "rupiah jatuh tempo sampai hari ini", "rupiah due today";
    PRINCIPAL_LEFT: "rupiah sisa pokok", "rupiah of principal left";
    SETTLES_TODAY: "rupiah untuk melunasi hari ini", "rupiah settle it today";
    DAYS_LATE: "hari menunggak", "days overdue";
    BEGAN: "Mulai dihitung", "Counts from";
    RELATED: "Pihak terkait", "Related party";
    RELATED_ASK: "Anggota ini pengurus, pengawas, atau keluarga dekatnya", "This member is on the board, a supervisor, or close family of one";
    YES: "Ya", "Yes";
    APPROVALS: "Persetujuan", "Approvals";
    ASSESS: "Nilai pengajuan", "Assess it";
    ASSESS_LEAD: "Bandingkan angsuran dengan sisa penghasilan sebulan. Simpanan dan tunggakan anggota ada di samping.", "Hold the instalment against what is left of a month's income. The member's savings and arrears stand beside.";
    APPROVE: "Setujui", "Approve";
    REFUSE: "Tolak", "Refuse";
    PAY_OUT: "Cairkan", "Pay out";
    TAKE_PAYMENT: "Terima angsuran", "Take a payment";
    NEW_TERMS: "Beri ketentuan baru (restrukturisasi)", "Give new terms (restructure)";
    WRITE_OFF: "Hapus buku", "Write off";
    RECOVER: "Catat pemulihan", "Record a recovery";
    REMINDER: "Pengingat dari", "Reminder from";
    REMIND: "Ingatkan lewat WhatsApp", "Remind by WhatsApp";
    LEFT_OVER: "Sisa penghasilan sebulan", "Left of a month's income";
    INCOME: "Penghasilan sebulan", "Income a month";
    SPENDING: "Pengeluaran sebulan, termasuk angsuran lain", "Spending a month, other instalments with it";
    NOTE: "Catatan", "Note";
    NOTE_HELP: "Wajib bila angsuran lebih besar daripada sisa penghasilan.", "Needed where the instalment is more than is left of the income.";
    INSTALMENT: "Angsuran terbesar", "Largest instalment";
    SAVINGS: "Simpanan anggota", "Member's savings";
    OTHER_LOANS: "Sisa pinjaman lain", "Left of other loans";
    OTHER_LATE: "Tunggakan pinjaman lain", "Arrears of other loans";
    ASSESSED: "Penilaian dicatat. Berikutnya: persetujuan oleh orang lain.", "The assessment is on record. Next: approval by another.";
    APPROVE_LEAD: "Yang mencatat atau menilai tidak menyetujui. Pilih diri sendiri, atau orang kedua yang mengetik kata sandinya di perangkat ini.", "Who recorded or assessed it does not approve it. Choose yourself, or a second person who types their password on this device.";
    APPROVER: "Yang menyetujui", "Approver";
    SECOND: "Orang kedua", "Second person";
    MYSELF: "Saya", "Myself";
    PASSWORD: "Kata sandi orang kedua", "Second person's password";
    PASSWORD_HELP: "Kosongkan bila Anda sendiri yang menyetujui.", "Leave empty where you approve yourself.";
    PASSWORD_WRONG: "Kata sandi orang kedua tidak cocok.", "The second person's password does not fit.";
    PASSWORD_WAIT: "Terlalu banyak percobaan. Tunggu sebentar.", "Too many attempts. Wait a while.";
    APPROVED: "Persetujuan dicatat.", "The approval is on record.";
    REASON: "Alasan", "Reason";
    REFUSED: "Pengajuan ditolak.", "The application is refused.";
    PAY_OUT_LEAD: "Anggota menerima:", "The member receives:";
    PAID_OUT: "Pinjaman dicairkan. Jadwal berlaku mulai hari pencairan.", "The loan is paid out. Its schedule counts from that day.";
    PAY_LEAD: "Jatuh tempo sampai hari ini:", "Due today:";
    PAY_SETTLES: "Melunasi semuanya hari ini:", "Settles everything today:";
    PAY_ORDER: "Lebih dari yang jatuh tempo dipakai untuk angsuran berikut.", "What is more than is due pays the next instalments.";
    TAKEN: "Angsuran dicatat.", "The payment is on record.";
    SETTLED: "Angsuran dicatat. Pinjaman lunas.", "The payment is on record. The loan is settled.";
    RECOVERED: "Pemulihan dicatat.", "The recovery is on record.";
    TERMS_LEAD: "Sisa pokok dijadwalkan lagi mulai hari ini. Tunggakan tambahan ikut pada angsuran pertama, denda dibebaskan.", "The principal left is spread anew from today. What else is in arrears is due with the first instalment; penalties are let off.";
    TERMS_DONE: "Ketentuan baru berlaku mulai hari ini.", "New terms count from today.";
    WRITE_OFF_LEAD: "Sisa pokok dikeluarkan dari buku, lebih dulu dari cadangan. Hak menagih tetap ada; yang kembali dicatat sebagai pemulihan.", "The principal left leaves the books, first against the allowance. The claim stays; what comes back is recorded as a recovery.";
    WRITTEN_OFF: "Pinjaman dihapus buku.", "The loan is written off.";
    QUALITY: "Kesehatan pinjaman", "Health of loans";
    QUALITY_LEAD: "Keadaan hari ini, dari jadwal dan pembayaran.", "As of today, from schedules and payments.";
    RATIO: "Pinjaman bermasalah", "Problem loans";
    BAND: "Golongan", "Band";
    CLASS: "Kolektibilitas", "Class";
    OWED: "Sisa pokok", "Principal left";
    ALLOWANCE: "Cadangan yang diperlukan", "Allowance needed";
    HELD: "Cadangan di buku", "Allowance in the books";
    WEIGHTED: "Bermasalah tertimbang (50/75/100%)", "Problem loans weighted (50/75/100%)";
    AGES: "Umur tunggakan", "Arrears by age";
    AGE: "Umur", "Age";
    AGE_NONE: "Tidak menunggak", "Not overdue";
    AGE_30: "1-30 hari", "1-30 days";
    AGE_90: "31-90 hari", "31-90 days";
    AGE_180: "91-180 hari", "91-180 days";
    AGE_270: "181-270 hari", "181-270 days";
    AGE_MORE: "Lebih dari 270 hari", "More than 270 days";
    COUNT: "Banyaknya", "Number";
    ARREARS: "Tunggakan", "In arrears";
    FROM_BOOKS: "Dari buku koperasi, hari ini", "From the cooperative's books, today";
    LIQUIDITY: "Kas dan bank dibanding simpanan yang dapat ditarik", "Cash and bank against savings that can be withdrawn";
    RELATED_SHARE: "Pinjaman pihak terkait dari modal sendiri", "Loans to related parties of own capital";
    TO_SAVINGS: "Pinjaman dibanding simpanan", "Loans against savings";
    FIGURES: "Ukuran", "Measures";
    TOTAL_ALL: "Jumlah", "Total";
    RUNS: "Penilaian bulanan", "Monthly looks";
    MONTH: "Bulan", "Month";
    RUN: "Nilai semua pinjaman dan bukukan cadangan", "Look at all loans and post the allowance";
    RUN_DONE: "Penilaian bulan itu dicatat dan cadangan dibukukan.", "The month's look is on record and its allowance posted.";
    OWN: "Pinjaman saya", "My loans";
    OWN_NONE: "Belum ada pinjaman atas nama Anda.", "There is no loan in your name.";
    OWN_LEAD: "Hanya Anda, pengurus, dan pengawas koperasi yang melihat halaman ini.", "Only you, the board and the supervisors see this.";
}

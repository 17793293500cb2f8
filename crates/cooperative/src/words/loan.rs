//! Sentences about loans. A sharia koperasi has its own words for the same thing: they are chosen here and nowhere else.

use kernel::Phrase;

use crate::records::koperasi::Principle;
use crate::records::loan_product::Contract;
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
    /// What new terms mean.
    pub terms: Phrase,
    /// Settling early.
    pub saved: Phrase,
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
            terms: TERMS_LEAD,
            saved: SAVED,
        },
        Principle::Sharia => LoanWords {
            loans: kernel::phrase("Pembiayaan", "Financing"),
            loan: kernel::phrase("pembiayaan", "financing"),
            service: kernel::phrase("Margin atau bagi hasil", "Margin or profit share"),
            rate: kernel::phrase("Margin sebulan", "Margin a month"),
            penalty: kernel::phrase("Ta'zir (untuk dana sosial)", "Ta'zir (for the social fund)"),
            terms: TERMS_LEAD_SHARIA,
            saved: SAVED_SHARIA,
        },
    }
}

/// What is paid besides the principal, by contract.
pub const fn service(contract: Contract) -> Phrase {
    match contract {
        Contract::Loan => kernel::phrase("Jasa", "Service"),
        Contract::Qardh => kernel::phrase("Tambahan", "Addition"),
        Contract::Murabahah => kernel::phrase("Margin", "Margin"),
        Contract::ProfitShare => kernel::phrase("Bagi hasil", "Profit share"),
    }
}

/// What the principal is, by contract.
pub const fn principal(contract: Contract) -> Phrase {
    match contract {
        Contract::Murabahah => kernel::phrase("Harga beli", "Cost"),
        Contract::ProfitShare => kernel::phrase("Modal", "Capital"),
        _ => PRINCIPAL,
    }
}

/// How it is reckoned, in the words of a principle.
pub const fn method(principle: Principle, method: Method) -> Phrase {
    match (principle, method) {
        (Principle::Conventional, _) => method.label(),
        (Principle::Sharia, Method::Annuity) => kernel::phrase("Angsuran tetap", "Equal instalments"),
        (Principle::Sharia, Method::Declining) => {
            kernel::phrase("Pokok tetap, margin menurun", "Equal principal, falling margin")
        }
        (Principle::Sharia, Method::Flat) => kernel::phrase("Pokok dan margin tetap", "Equal principal and margin"),
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
    MEMBERS_ONLY: "Hanya untuk anggota koperasi ini.", "Only for members of this cooperative.";
    NOT_OFFERED: "Produk ini tidak ditawarkan lagi.", "This product is no longer offered.";
    ABOVE_PRODUCT: "Isi jumlah lebih dari nol, paling banyak batas produk ini.", "Fill in an amount above zero, at most what this product allows.";
    LONGER_THAN_PRODUCT: "Isi jumlah bulan, paling lama batas produk ini.", "Fill in the months, at most what this product allows.";
    NOT_NEGATIVE: "Isi nol atau lebih.", "Fill in zero or more.";
    CAPACITY_NOTE: "Angsuran lebih besar daripada sisa penghasilan.", "The instalment is more than is left of the income.";
    OTHER_STATE: "Langkah ini tidak dapat dilakukan pada keadaan sekarang. Buka lagi halamannya.", "This step cannot be done in the present state. Open the page again.";
    OWN_RECORD: "Yang mencatat atau menilai tidak menyetujui sendiri. Minta pengurus lain.", "Who recorded or assessed it does not approve it. Ask another board member.";
    APPROVED_ALREADY: "Orang ini sudah menyetujui.", "This person has approved it already.";
    BOTH_ORGANS: "Pihak terkait disetujui pengurus dan pengawas. Minta persetujuan organ yang lain.", "A related party is approved by board and supervisors. Ask the other organ.";
    NO_OFFICE_HERE: "Orang ini bukan pengurus atau pengawas koperasi ini.", "This person is neither on the board nor a supervisor here.";
    RELATED_LIMIT: "Pinjaman pihak terkait bersama-sama melebihi batas dari modal sendiri (paling banyak 10%).", "Loans to related parties together pass their limit of own capital (at most 10%).";
    REASON_NEEDED: "Tulis alasannya.", "Write the reason.";
    DAY_AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    DAY_BEFORE_LAST: "Sudah ada catatan yang lebih baru. Pakai tanggal yang sama atau sesudahnya.", "Something later is on record. Use the same day or a later one.";
    MORE_THAN_DEBT: "Jumlah ini lebih besar daripada yang melunasi.", "This is more than settles it.";
    SECOND_PERSON: "Pilih orang kedua, bukan diri sendiri.", "Choose a second person, not yourself.";
    MONTH_WRONG: "Isi bulan seperti 2026-10.", "Fill in a month like 2026-10.";
    MONTH_AHEAD: "Bulan ini belum dimulai.", "This month has not begun.";
    MONTH_TWICE: "Bulan ini sudah dinilai.", "This month was looked at already.";
    MENU: "Pinjaman dan pembiayaan", "Loans and financing";
    NONE: "Belum ada yang tercatat.", "There is nothing on record yet.";
    NO_PRODUCTS: "Belum ada produk. Buat satu lebih dulu.", "There is no product yet. Make one first.";
    PRODUCTS: "Produk", "Products";
    PRODUCT: "Produk", "Product";
    NEW_PRODUCT: "Produk baru", "New product";
    PRODUCT_LEAD: "Produk tidak diubah setelah ditawarkan: hentikan, lalu buat yang baru. Tarif diperiksa sebagai tarif efektif, juga untuk flat: paling tinggi 24% setahun.", "A product is not changed once offered: stop it and make a new one. The rate is held against the cap as an effective one, flat too: 24% a year at most.";
    PRODUCT_LEAD_SHARIA: "Produk tidak diubah setelah ditawarkan: hentikan, lalu buat yang baru. Qardh dikembalikan tanpa tambahan. Margin murabahah disepakati di muka dan tidak bertambah. Bagi hasil memakai nisbah dari laba yang dilaporkan, tanpa tarif tetap.", "A product is not changed once offered: stop it and make a new one. Qardh is paid back without addition. The margin of a murabahah is agreed beforehand and does not grow. A profit share takes its agreed part of the profit that is reported, without a fixed rate.";
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
    FEE_HELP: "Persen dari jumlah, dipotong saat pencairan, ikut dihitung sebagai biaya setahun. Contoh 1. Isi 0 bila tidak ada.", "Percent of the amount, taken off at payout, counted as a cost. Such as 1. Fill in 0 for none.";
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
    NEW_LEAD: "Pilih nomor anggota. Nama anggota terlihat di halamannya sendiri, hanya bagi pengurus dan pengawas.", "Choose the member's number. The name stands on its own page, for board and supervisors only.";
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
    TODAY_APPLIED: "pengajuan menunggu penilaian", "applications wait for their assessment";
    TODAY_ASSESSED: "pengajuan menunggu persetujuan", "applications wait for approval";
    TODAY_APPROVED: "pengajuan disetujui, siap dicairkan", "approved and ready to be paid out";
    TODAY_LATE: "anggota menunggak angsuran", "members are behind with instalments";
    DUE_NOW: "rupiah jatuh tempo sampai hari ini", "rupiah due today";
    PRINCIPAL_LEFT: "rupiah sisa pokok", "rupiah of principal left";
    SETTLES_TODAY: "rupiah untuk melunasi hari ini", "rupiah settle it today";
    DAYS_LATE: "hari menunggak", "days overdue";
    BEGAN: "Mulai dihitung", "Counts from";
    RELATED: "Pihak terkait", "Related party";
    RELATED_ASK: "Anggota ini keluarga dekat pengurus, pengawas, atau pengelola", "This member is close family of the board, a supervisor or the manager";
    YES: "Ya", "Yes";
    APPROVALS: "Persetujuan", "Approvals";
    ASSESS: "Nilai pengajuan", "Assess it";
    ASSESS_LEAD: "Bandingkan angsuran dengan sisa penghasilan sebulan. Yang dihitung sistem ada di samping; keputusan dan alasannya ditulis orang.", "Hold the instalment against what is left of a month's income. What the system reckons stands beside; a person decides and writes why.";
    APPROVE: "Setujui", "Approve";
    REFUSE: "Tolak", "Refuse";
    PAY_OUT: "Cairkan", "Pay out";
    TAKE_PAYMENT: "Terima angsuran", "Take a payment";
    NEW_TERMS: "Beri ketentuan baru (restrukturisasi)", "Give new terms (restructure)";
    WRITE_OFF: "Hapus buku", "Write off";
    RECOVER: "Catat pemulihan", "Record a recovery";
    REMIND: "Ingatkan lewat WhatsApp", "Remind by WhatsApp";
    LEFT_OVER: "Sisa penghasilan sebulan", "Left of a month's income";
    INCOME: "Penghasilan sebulan", "Income a month";
    SPENDING: "Pengeluaran sebulan (hidup dan usaha)", "Spending a month (living and work)";
    NOTE: "Pertimbangan", "Reason";
    NOTE_HELP: "Wajib: mengapa layak atau tidak, juga bila angsuran lebih besar daripada sisa penghasilan.", "Needed: why it should be given or not, also where the instalment is more than is left.";
    INSTALMENT: "Angsuran terbesar", "Largest instalment";
    SAVINGS: "Simpanan anggota", "Member's savings";
    OTHER_LOANS: "Angsuran lain di koperasi ini", "Other instalments here";
    OTHER_LATE: "Tunggakan lain di koperasi ini", "Other arrears here";
    ASSESSED: "Penilaian dicatat. Berikutnya: persetujuan oleh orang lain.", "The assessment is on record. Next: approval by another.";
    APPROVE_LEAD: "Yang mencatat atau menilai tidak menyetujui. Tiga cara: dengan akun sendiri, orang kedua mengetik kata sandinya di perangkat ini, atau surat persetujuan bertanda tangan dilampirkan.", "Who recorded or assessed it does not approve it. Three ways: with one's own account, a second person types their password on this device, or the signed paper is attached.";
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
    PAID_OUT: "Dicairkan. Jadwal berlaku mulai hari pencairan.", "Paid out. The schedule counts from that day.";
    PAY_LEAD: "Jatuh tempo sampai hari ini:", "Due today:";
    PAY_SETTLES: "Melunasi semuanya hari ini:", "Settles everything today:";
    PAY_ORDER: "Lebih dari yang jatuh tempo dipakai untuk angsuran berikut.", "What is more than is due pays the next instalments.";
    TAKEN: "Angsuran dicatat.", "The payment is on record.";
    SETTLED: "Angsuran dicatat. Sudah lunas.", "The payment is on record. It is settled.";
    RECOVERED: "Pemulihan dicatat.", "The recovery is on record.";
    TERMS_LEAD: "Sisa pokok dijadwalkan lagi mulai hari ini. Tunggakan tambahan ikut pada angsuran pertama, denda dibebaskan.", "The principal left is spread anew from today. What else is in arrears is due with the first instalment; penalties are let off.";
    TERMS_DONE: "Ketentuan baru berlaku mulai hari ini.", "New terms count from today.";
    WRITE_OFF_LEAD: "Perlu keputusan rapat. Sisa pokok dikeluarkan dari buku, lebih dulu dari cadangan. Hak menagih tetap ada; yang kembali dicatat sebagai pemulihan.", "A meeting must have decided it. The principal left leaves the books, first against the allowance. The claim stays; what comes back is recorded as a recovery.";
    WRITTEN_OFF: "Sudah dihapus buku.", "It is written off.";
    QUALITY: "Kesehatan pinjaman", "Health of loans";
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
    OWN_NONE: "Belum ada pinjaman atau pembiayaan atas nama Anda.", "There is no loan or financing in your name.";
    OWN_LEAD: "Hanya Anda, pengurus, dan pengawas koperasi yang melihat halaman ini.", "Only you, the board and the supervisors see this.";
    OVER_CAP_BY_FEE: "Bersama biaya administrasi, biaya setahun melebihi batas (24% menurut PermenKopUKM 8/2023, atau batas rapat). Turunkan biaya atau tarif, atau perpanjang jangka.", "With the fee, the yearly cost lies above the cap (24% after PermenKopUKM 8/2023, or the meeting's). Lower the fee or the rate, or lengthen the term.";
    PROFIT_HAS_NO_RATE: "Bagi hasil tidak memakai tarif tetap: isi 0.", "A profit share has no fixed rate: fill in 0.";
    SHARE_BOUNDS: "Isi nisbah koperasi lebih dari 0% dan kurang dari 100%.", "Fill in the cooperative's share, above 0% and below 100%.";
    SHARE: "Nisbah koperasi", "Cooperative's share";
    SHARE_HELP: "Hanya untuk bagi hasil: persen dari laba yang dilaporkan. Contoh 40.", "For a profit share only: percent of the profit that is reported. Such as 40.";
    NOT_SHARED: "Akad ini tidak memakai bagi hasil.", "This contract shares no profit.";
    PROFIT_BOUNDS: "Isi laba dari nol. Bila rugi, isi 0.", "Fill in the profit from zero. Fill in 0 for a loss.";
    REPORT_PROFIT: "Catat laba usaha", "Record the profit";
    PROFIT: "Laba usaha anggota", "Member's profit";
    PROFIT_LEAD: "Laba dilaporkan anggota untuk masa yang lalu. Bagian koperasi menurut nisbah jatuh tempo bersama angsuran yang berjalan. Rugi atau nihil: tidak ada bagian.", "The member reports the profit of the period that passed. The cooperative's agreed part is due with the running instalment. A loss, or nothing: no part.";
    PROFIT_DONE: "Laba dicatat; bagian koperasi masuk jadwal.", "The profit is on record; the cooperative's part stands in the schedule.";
    ASSESSMENT_REASON: "Tulis pertimbangannya: mengapa layak atau tidak.", "Write the reason: why it should be given or not.";
    RELATED_BY_ACCOUNT: "punya akun pengurus atau pengawas di koperasi ini", "has an account in office at this cooperative";
    RELATED_BY_NAME: "nama sama dengan yang menjabat", "has the name of somebody in office";
    RELATED_BY_HOUSEHOLD: "satu keluarga (KK) dengan yang menjabat", "shares a household with somebody in office";
    RELATED_DECLARED: "keluarga dekat menurut penilai", "close family, as the assessor declares";
    RELATED_FOUND: "Ditemukan sistem", "Found by the system";
    RELATED_SAID: "Dihitung sebagai pihak terkait, kecuali dicentang bahwa orangnya lain.", "Counted as a related party, unless it is ticked that it is somebody else.";
    SOMEBODY_ELSE: "Sudah diperiksa: bukan orang yang sama dan bukan keluarganya", "Looked at: not the same person and no kin";
    IN_OFFICE: "Pengurus atau pengawas", "Board or supervisors";
    CAPITAL: "modal sendiri", "own capital";
    LIMIT: "batas", "limit";
    OTHERS_OWE: "pihak terkait lain", "other related parties";
    THIS_ONE: "yang ini", "this one";
    NOT_IN_OFFICE: "Pilih pengurus atau pengawas yang menjabat pada tanggal surat.", "Choose a board member or supervisor in office on the day of the paper.";
    PAPER_DAY: "Tanggal surat dari hari pengajuan sampai hari ini.", "The paper is dated from the application to today.";
    PAPER_NEEDED: "Lampirkan foto atau pindaian surat bertanda tangan.", "Attach a photo or scan of the signed paper.";
    PAPER_TITLE: "Persetujuan dengan surat bertanda tangan", "Approval with a signed paper";
    PAPER_LEAD: "Untuk yang tidak memegang akun. Surat disimpan tersegel bersama catatan ini; hanya pengurus dan pengawas membukanya.", "For whoever has no account. The paper is kept sealed with this record; only board and supervisors open it.";
    PAPER_BUTTON: "Catat persetujuan di surat", "Record the approval on paper";
    PAPER_OR: "Setuju dengan surat bertanda tangan", "Approve with a signed paper";
    PAPER_FORM: "Cetak surat persetujuan", "Print the approval paper";
    SIGNER: "Yang bertanda tangan", "Who signed";
    SIGNED_ON: "Tanggal surat", "Date of the paper";
    SCAN: "Surat bertanda tangan (foto atau PDF)", "Signed paper (photo or PDF)";
    NOBODY_IN_OFFICE: "Belum ada pengurus atau pengawas yang tercatat menjabat. Catat dulu di Pengurus dan pengawas.", "Nobody is on record in office. Record the board and supervisors first.";
    FILES: "Surat bertanda tangan", "Signed papers";
    ELSEWHERE: "Angsuran di tempat lain sebulan", "Instalments elsewhere a month";
    SHARE_OF_INCOME: "Semua angsuran dari penghasilan", "All instalments of the income";
    SHARE_USUAL: "kebiasaan paling banyak sepertiga", "by habit a third at most";
    SECURED: "Simpanan dan agunan menutup jumlah", "Savings and security reach the amount";
    NOT_SECURED: "Simpanan dan agunan kurang dari jumlah", "Savings and security are less than the amount";
    ENOUGH: "Sisa penghasilan cukup untuk angsuran", "What is left pays the instalment";
    HINTS: "Yang dihitung sistem", "What the system reckons";
    COLLATERAL: "Agunan", "Collateral";
    NO_COLLATERAL: "Tanpa agunan.", "Without security.";
    ADD_COLLATERAL: "Catat agunan", "Record a security";
    COLLATERAL_DONE: "Agunan dicatat.", "The security is on record.";
    COLLATERAL_OFF: "Agunan dihapus dari catatan.", "The security is taken off the record.";
    COLLATERAL_STAYS: "Agunan tetap tercatat pada keadaan ini. Surat dikembalikan setelah lunas.", "The security stays on record in this state. Its paper goes back once all is settled.";
    COLLATERAL_HELD: "surat dipegang koperasi sejak", "paper held since";
    COLLATERAL_BACK: "surat dikembalikan", "paper returned";
    COLLATERAL_NO_PAPER: "surat tidak disimpan koperasi", "the cooperative keeps no paper";
    TAKE_OFF: "Hapus", "Take off";
    GIVE_BACK: "Kembalikan surat agunan", "Give the paper back";
    GIVEN_BACK: "Pengembalian dicatat.", "The return is on record.";
    RECEIVED_BY: "Diterima kembali oleh", "Received back by";
    RETURN_DAY: "Isi hari dari penyerahan surat sampai hari ini.", "Fill in a day from the handing over to today.";
    VALUE_BOUNDS: "Isi nilai taksiran dari nol.", "Fill in the estimated value from zero.";
    TODAY_COLLATERAL: "surat agunan menunggu dikembalikan", "papers of securities wait to be given back";
    TODAY_DUE: "angsuran jatuh tempo minggu ini", "instalments are due this week";
    DUE_PAGE: "Jatuh tempo dan menunggak", "Due and overdue";
    DUE_LEAD: "Yang jatuh tempo sampai tujuh hari lagi dan yang menunggak, menurut nomor. Pesan WhatsApp sudah siap; nama tidak tampil di daftar ini.", "What is due within seven days and what is overdue, by number. The WhatsApp message is ready; no name stands in this list.";
    DUE_NONE: "Tidak ada yang jatuh tempo minggu ini dan tidak ada yang menunggak.", "Nothing is due this week and nothing is overdue.";
    NO_PHONE: "tanpa nomor telepon", "no telephone number";
    SAVED: "Lunas hari ini menghemat jasa", "Settling today saves service of";
    SAVED_SHARIA: "Lunas hari ini menghemat", "Settling today saves";
    DISCOUNT: "Potongan pelunasan (muqasah)", "Discount on settling (muqasah)";
    DISCOUNT_HELP: "Hanya bila dilunasi hari ini, atas kebijakan koperasi. Kosongkan bila tidak ada. Paling banyak", "Only where all is settled today, as the cooperative decides. Leave empty for none. At most";
    DISCOUNT_BOUNDS: "Potongan paling banyak margin yang belum jatuh tempo.", "The discount is at most the margin whose day has not come.";
    DISCOUNT_SETTLES: "Potongan hanya untuk pelunasan: isi jumlah yang melunasi setelah potongan.", "A discount is for settling only: fill in what settles it after the discount.";
    NO_DISCOUNT: "Potongan pelunasan hanya untuk murabahah.", "Only a murabahah has a discount on settling.";
    SETTLES_WITH: "Yang melunasi hari ini:", "What settles it today:";
    ORDER: "Urutan", "Order";
    RESOLUTION: "Keputusan rapat", "Decision of a meeting";
    RESOLUTION_NEEDED: "Pilih keputusan rapat yang menerima penghapusan ini. Catat dulu rapatnya bila belum ada.", "Choose the meeting's decision that carried this. Record the meeting first where there is none.";
    ONLY_THE_LAST: "Hanya catatan uang yang terakhir dapat dibatalkan. Batalkan yang lebih baru lebih dulu.", "Only the last record of money can be taken back. Take back the later ones first.";
    TAKEN_BACK_ALREADY: "Catatan ini sudah dibatalkan. Tidak perlu dibatalkan lagi.", "This record was taken back already. Nothing is left to do.";
    TAKE_BACK: "Batalkan catatan terakhir", "Take back the last record";
    TAKE_BACK_LEAD: "Untuk yang salah ketik. Jurnalnya dibalik pada tanggal yang sama, dan catatannya tetap terbaca. Hanya bila bulannya belum ditutup.", "For what was typed wrongly. Its postings are reversed on the same day, and the record stays readable. Only while its month is open.";
    TAKEN_BACK: "Catatan dibatalkan dan jurnalnya dibalik.", "The record is taken back and its postings reversed.";
    MONTH_PASSED: "Bulan yang lebih baru sudah dinilai.", "A later month was looked at already.";
    PAPERS: "Surat dan kartu", "Papers";
    PAPER_CONTRACT: "Perjanjian pinjaman", "Loan agreement";
    PAPER_AKAD: "Akad pembiayaan", "Financing agreement";
    PAPER_SCHEDULE: "Jadwal angsuran", "Schedule of instalments";
    PAPER_CARD: "Kartu angsuran", "Instalment card";
    RECEIPTS: "Bukti uang", "Receipts";
    RECEIPT: "Bukti", "Receipt";
    TERMS_LEAD_SHARIA: "Sisa pokok dijadwalkan lagi mulai hari ini. Margin yang disepakati tidak bertambah dan dibagi rata; ta'zir dibebaskan.", "The principal left is spread anew from today. The agreed margin does not grow and is spread evenly; ta'zir is let off.";
    WAY_DECISION: "keputusan rapat", "decision";
    REMIND_DUE: "Assalamualaikum / salam, Bapak/Ibu. Dari", "Greetings from";
    REMIND_SOON: "Angsuran ke-{n} sebesar {amount} jatuh tempo {day}. Terima kasih.", "Instalment {n} of {amount} is due on {day}. Thank you.";
    REMIND_LATE: "Angsuran yang jatuh tempo {day} belum kami terima; jumlahnya sampai hari ini {amount}. Bila ada kesulitan, hubungi kami supaya dicari jalan bersama. Abaikan bila sudah membayar.", "We have not received the instalment due on {day}; it comes to {amount} today. If there is a difficulty, please talk to us. Ignore this if you have paid.";
    NUMBER_SHORT: "No.", "No.";
    LOOKS_GOOD: "Baik", "Good";
    LOOKS_DOUBTFUL: "Perlu dilihat", "Look at this";
    LOOKS_PLAIN: "Keterangan", "For information";
    TO_COLLECT: "Yang ditagih", "To collect";
    HAPPENED: "Riwayat", "What happened";
    OVER: "Lihat yang selesai", "See those that are over";
    GOING_ON: "Lihat yang berjalan", "See those that go on";
}

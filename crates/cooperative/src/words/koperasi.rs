//! Sentences about the body.

use kernel::{Phrase, phrase};

use crate::records::koperasi::Principle;

/// What members owe, under a number.
pub const fn lent(principle: Principle) -> Phrase {
    match principle {
        Principle::Conventional => phrase("rupiah pinjaman anggota", "rupiah lent to members"),
        Principle::Sharia => phrase("rupiah pembiayaan anggota", "rupiah of financing to members"),
    }
}

phrases! {
    ROOM: "Koperasi Desmigratif", "Desmigratif cooperative";
    ROOM_SHORT: "Koperasi", "Cooperative";
    NONE: "Belum ada koperasi di desa ini.", "There is no cooperative in this village yet.";
    NOT_OWN: "Buku koperasi ini dipegang pengurusnya sendiri.", "The books of this cooperative are kept by its own board.";
    VILLAGE_ONLY: "Koperasi didirikan dari kantor desanya: oleh pengurus koperasi atau Petugas Desmigratif.", "A cooperative is founded from its village's office: by its board or the Desmigratif officer.";
    NOT_GIVER: "Peran pengurus dan pengawas diberikan koordinator atau penanggung jawab kabupaten.", "Roles of the board and the supervisors are given by the regency.";
    NOBODY_TO_BRING: "Tidak ada pengurus atau pengawas di kantor desa yang perlu dibawa.", "There is no board member or supervisor at the village's office to bring.";
    NAME_NEEDED: "Isi nama koperasi.", "Fill in the name.";
    NAME_TWICE: "Sudah ada koperasi dengan nama ini di desa.", "There is a cooperative of this name in the village.";
    BOOKS_AHEAD: "Pembukuan paling lambat mulai hari ini.", "Books begin today at the latest.";
    PARENT_NEEDED: "Isi badan yang membawahi unit ini.", "Fill in the body to which this unit belongs.";
    FOUND: "Dirikan koperasi", "Found a cooperative";
    FOUND_LEAD: "Pendirian membuat kantor koperasi dan buku dengan akun baku. Pengurus dan pengawas yang sudah diangkat di kantor desa pindah ke kantor koperasi.", "Founding makes the cooperative's office and its books with the standard chart. Board and supervisors appointed at the village's office move to it.";
    WHO_GIVES: "Peran pengurus dan pengawas diberikan koordinator atau penanggung jawab kabupaten: dicatat di kantor desa, lalu dibawa ke koperasi dari halaman koperasi. Tidak ada yang memberi peran kepada dirinya sendiri.", "Roles of the board and the supervisors are given by the regency: recorded at the village's office, then brought to the cooperative from its page. Nobody gives themselves a role.";
    ROLES: "Peran", "Roles";
    BRING: "Bawa pengurus dan pengawas dari kantor desa", "Bring board and supervisors from the village's office";
    BROUGHT: "Peran dibawa ke koperasi.", "Roles were brought to the cooperative.";
    FOUNDED: "Koperasi didirikan. Buku siap dipakai.", "The cooperative is founded. Its books are ready.";
    LIST: "Koperasi", "Cooperatives";
    CASH: "rupiah kas dan bank", "rupiah in cash and bank";
    SAVINGS: "rupiah simpanan anggota", "rupiah of members' savings";
    CAPITAL: "rupiah modal sendiri", "rupiah of own capital";
    WORK: "Pekerjaan", "Work";
    BODY: "Badan", "Body";
    EDIT: "Ubah akta dan izin", "Edit deed and licence";
    HISTORY: "Riwayat", "History";
    CHART: "Daftar akun", "Chart of accounts";
    SHEETS: "Ekspor dan buku", "Export and register";
    WAITS: "Yang menunggu", "What waits";
    NOTHING_WAITS: "Tidak ada yang menunggu. Setoran, penarikan, dan angsuran dicatat dari tombol di atas.", "Nothing waits. Deposits, withdrawals and instalments are recorded from the buttons above.";
    BOX_SHUT: "rupiah di kotak kas; belum dihitung hari ini", "rupiah in the cash box; not counted today";
    BOX_OPEN: "rupiah di kotak kas; kas hari ini dibuka", "rupiah in the cash box; open today";
    BOX_CLOSED: "rupiah di kotak kas; kas hari ini ditutup", "rupiah in the cash box; closed for today";
    DUE_SOON: "rupiah angsuran jatuh tempo sampai", "rupiah of instalments due until";
    LATE: "rupiah angsuran terlambat", "rupiah of instalments overdue";
    ACT_SAVING: "Setor atau tarik", "Pay in or withdraw";
    ACT_INSTALMENT: "Terima angsuran", "Take an instalment";
    ACT_CASH: "Hitung kas", "Count the cash";
    ACT_MEMBER: "Anggota baru", "New member";
    STANDS: "Isi buku", "What stands in the books";
    EACH_DAY: "Setiap hari", "Each day";
    EACH_MONTH: "Setiap bulan", "Each month";
    EACH_YEAR: "Setiap tahun", "Each year";
    RULES: "Buku dan aturan", "Books and rules";
    MEMBERS: "Anggota dan simpanan", "Members and savings";
    MEMBERS_HINT: "Setor, tarik, buku simpanan, permohonan anggota", "Pay in, withdraw, passbook, applications";
    LOANS_HINT: "Pengajuan, persetujuan, pencairan, angsuran", "Application, approval, payout, instalments";
    CASH_HINT: "Hitung uang saat buka dan tutup, lihat bukti kas", "Count at opening and closing, see receipts";
    ARREARS_HINT: "Siapa yang menunggak, ingatkan lewat WhatsApp", "Who owes, remind by WhatsApp";
    RETURN_HINT: "Hitung dan bukukan imbalan simpanan bulan lalu", "Reckon and post last month's return on savings";
    QUALITY_HINT: "Tunggakan menurut umur, kelas, dan cadangan kerugian", "Arrears by age, classes and allowance";
    CLOSE_HINT: "Kunci bulan atau tahun yang sudah selesai", "Lock a month or year that is over";
    STATEMENTS_HINT: "Posisi keuangan, hasil usaha, ekuitas, arus kas", "Position, result, equity, cash flow";
    MEETING_HINT: "Undangan, kehadiran, keputusan, bahan RAT", "Notice, attendance, decisions, papers";
    SURPLUS_HINT: "Simulasi, keputusan rapat, pembagian kepada anggota", "Simulation, the meeting's decision, shares of members";
    BOOKS_HINT: "Neraca saldo, buku besar, jurnal umum, ekspor", "Trial balance, ledger, manual journal, export";
    CHART_HINT: "Nama dan kode akun", "Names and codes of accounts";
    ORGANS_HINT: "Siapa menjabat, dari kapan sampai kapan", "Who holds office, from when until when";
    SETTINGS_HINT: "Simpanan wajib, tarif, kuorum, bagian SHU", "Savings, rates, quorum, shares of the surplus";
    IN_CASH: "Kas dan bank", "Cash and bank";
    SAVED: "Simpanan anggota", "Members' savings";
    QUALITY: "Kesehatan koperasi", "Health of the cooperative";
    OWN_CAPITAL: "Modal sendiri", "Own capital";
    MONTH_BEFORE: "Bulan sebelumnya", "Month before";
    MONTH_AFTER: "Bulan berikutnya", "Month after";
    DUE_HINT: "Yang membayar minggu ini, yang terlambat, pesan WhatsApp", "Who pays this week, who is late, messages";
    CASH_OTHER_HINT: "Beban, hibah, setor ke bank, kas awal", "Expenses, grants, to and from the bank";
    PLAN_HINT: "Rencana kerja dan anggaran tahun depan", "Work plan and budget of next year";
    LICENCE: "Izin", "Licence";
    LICENCE_ENDS: "Izin usaha koperasi segera habis", "The cooperative's licence ends soon";
    LICENCE_ENDED: "Izin usaha koperasi sudah habis", "The cooperative's licence has ended";
    OPEN: "Buka", "Open";
    OPENING_HINT: "Memulai dari buku kertas: saldo akun, anggota, pinjaman", "Beginning from paper: accounts, members, loans";
    PAPER_HINT: "Mengirim buku kas atau jurnal dari lembar Excel", "Sending a cash book or journal from a sheet";
}

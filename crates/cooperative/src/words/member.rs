//! Sentences about members.

phrases! {
    TITLE: "Anggota", "Members";
    NO_BOOKS: "Akun ini belum bertugas di koperasi.", "This account does not work at a cooperative yet.";
    THERE_ALREADY: "Warga ini sudah anggota atau sedang mengajukan.", "This resident is a member or has applied already.";
    NOT_APPLIED: "Permohonan ini sudah diputus.", "This application was decided already.";
    SAME_HANDS: "Permohonan diputus pengurus lain daripada yang mencatatnya.", "An application is decided by another board member than who recorded it.";
    NOT_MEMBER: "Hanya untuk anggota yang sudah diterima dan belum keluar.", "Only for members who were accepted and have not left.";
    LOAN_LEFT: "Masih ada pinjaman. Lunasi dulu sebelum keluar.", "There is still a loan. It is repaid before leaving.";
    ADD: "Permohonan baru", "New application";
    LEAD: "Nama anggota hanya terlihat oleh pengurus dan pengawas.", "Only the board and the supervisors see the members' names.";
    FIND: "Cari nama", "Find a name";
    FIND_RESIDENT: "Nama warga desa", "Name of a resident of the village";
    SEARCH: "Cari", "Search";
    NONE: "Belum ada anggota.", "There are no members yet.";
    NOBODY: "Tidak ada warga dengan nama itu. Minta petugas Desmigratif mendatanya dulu.", "No resident of that name. Ask the Desmigratif officer to register them first.";
    BORN: "lahir", "born";
    APPLIES: "Ajukan", "Apply";
    APPLIED: "Permohonan dicatat. Pengurus lain yang memutusnya.", "Application recorded. Another board member decides it.";
    ACCEPT: "Terima menjadi anggota", "Accept as a member";
    REFUSE: "Tolak", "Refuse";
    WAITS: "Menunggu putusan pengurus lain daripada yang mencatat.", "Waits for a board member other than who recorded it.";
    DECIDED: "Putusan dicatat.", "Decision recorded.";
    NUMBER: "Nomor", "Number";
    NAME: "Nama", "Name";
    STATE: "Keadaan", "State";
    ARREARS: "Tunggakan wajib", "Compulsory arrears";
    UP_TO_DATE: "Simpanan wajib tidak menunggak.", "No arrears of compulsory savings.";
    PAID_UNTIL: "lunas sampai", "paid until";
    MONTHS: "bulan", "months";
    LEAVE: "Keluar dari keanggotaan", "Leave the cooperative";
    LEAVE_LEAD: "Semua simpanan diselesaikan dalam satu pembukuan dan rekening ditutup.", "All savings are settled in one entry and the accounts are closed.";
    PAY_NOW: "Bayar tunai sekarang", "Pay in cash now";
    LEFT: "Anggota keluar dan simpanannya diselesaikan.", "The member left and the savings were settled.";
    POWERS: "Surat kuasa", "Powers of attorney";
    GIVE: "Catat surat kuasa", "Record a power of attorney";
    POWER_SAVED: "Surat kuasa dicatat.", "Power of attorney recorded.";
    REVOKE: "Cabut", "Revoke";
    REVOKED: "dicabut", "revoked";
    A_MONTH: "sebulan", "a month";
    WAITING_TASK: "permohonan anggota menunggu putusan", "applications wait for a decision";
    ARREARS_TASK: "anggota menunggak simpanan wajib", "members are in arrears with compulsory savings";
    OPEN: "Buka", "Open";
}

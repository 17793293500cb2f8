//! Sentences about members.

phrases! {
    TITLE: "Anggota", "Members";
    NO_BOOKS: "Akun ini belum bertugas di koperasi.", "This account does not work at a cooperative yet.";
    THERE_ALREADY: "Warga ini sudah anggota atau sedang mengajukan.", "This resident is a member or has applied already.";
    NOT_APPLIED: "Permohonan ini sudah diputus.", "This application was decided already.";
    SAME_HANDS: "Permohonan diputus pengurus lain daripada yang mencatatnya.", "An application is decided by another board member than who recorded it.";
    NOT_MEMBER: "Hanya untuk anggota yang sudah diterima dan belum keluar.", "Only for members who were accepted and have not left.";
    LOAN_LEFT: "Masih ada pinjaman. Lunasi dulu sebelum keluar.", "There is still a loan. It is repaid before leaving.";
}

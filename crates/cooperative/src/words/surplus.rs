//! Sentences about the surplus (SHU).

phrases! {
    TITLE: "SHU", "Surplus (SHU)";
    LEAD: "Simulasi dihitung dari buku dan bagian yang diputuskan rapat. Yang berlaku hanya yang disahkan rapat lalu dibukukan.", "The simulation follows the books and the parts that a meeting decided. Only what a meeting approved and what was posted counts.";
    NOT_WHOLE: "Jumlah bagian SHU harus tepat 100%.", "The parts of the surplus must come to exactly 100%.";
    NOTHING: "Tidak ada SHU yang dapat dibagi pada tahun ini.", "There is no surplus to share in this year.";
    NOBODY: "Belum ada anggota dengan simpanan atau jasa yang dibayar pada tahun ini.", "No member has savings or paid service in this year yet.";
    TWICE: "Pembagian SHU tahun ini sudah disahkan.", "The sharing of this year was approved already.";
    NO_MEETING: "Pilih rapat anggota yang mencapai kuorum dan sudah mengambil keputusan.", "Choose a members' meeting with a quorum that has decided.";
    NOT_APPROVED: "Pembagian ini belum disahkan rapat.", "This sharing was not approved by a meeting.";
    POSTED_ALREADY: "Pembagian ini sudah dibukukan.", "This sharing was posted already.";
    SHARES_MISSING: "Bagian sebagian anggota belum tercatat. Tekan Sahkan lagi.", "Some members' parts are not recorded yet. Press approve again.";
    CLOSE_FIRST: "Tutup buku tahun ini dulu, supaya SHU sudah pindah ke SHU belum dibagi.", "Close the year first, so that the result stands under undistributed surplus.";
    YEAR: "Tahun buku", "Book year";
    POT: "SHU yang dibagi", "Surplus shared";
    PART: "Bagian", "Part";
    AMOUNT: "Rupiah", "Rupiah";
    RESERVE: "Cadangan", "Reserve";
    CAPITAL: "Jasa modal anggota", "Members' capital";
    USE: "Jasa usaha anggota", "Members' use of services";
    BOARD: "Dana pengurus", "Board";
    STAFF: "Dana karyawan", "Staff";
    EDUCATION: "Dana pendidikan", "Education";
    SOCIAL: "Dana sosial", "Social";
    MEMBERS: "Per anggota", "By member";
    NUMBER: "Nomor anggota", "Member's number";
    SAVINGS: "Simpanan pokok dan wajib", "Principal and compulsory savings";
    SERVICE: "Jasa dibayar", "Service paid";
    TOTAL: "Jumlah", "Sum";
    MEETING: "Disahkan rapat", "Approved by the meeting";
    APPROVE: "Sahkan menurut rapat", "Approve after the meeting";
    APPROVED: "Pembagian SHU disahkan.", "The sharing is approved.";
    POST: "Bukukan pembagian", "Post the sharing";
    POSTED: "Pembagian SHU dibukukan.", "The sharing is posted.";
}

//! Words of the monthly report (*laporan bulanan*): its sections, which every room uses for its lines, and its pages.

use kernel::{Phrase, phrase};

/// The desk: who was registered, served, counselled.
pub const SECTION_DESK: Phrase = phrase("Layanan", "Services");
/// The way to a departure.
pub const SECTION_BEFORE: Phrase = phrase("Persiapan", "Preparation");
/// Who works abroad.
pub const SECTION_ABROAD: Phrase = phrase("Di luar negeri", "Abroad");
/// Who came home, and what follows.
pub const SECTION_RETURN: Phrase = phrase("Kepulangan", "Returns");
/// Complaints and referrals, as numbers without persons.
pub const SECTION_COMPLAINTS: Phrase = phrase("Pengaduan", "Complaints");
/// Letters that the village acknowledged.
pub const SECTION_LETTERS: Phrase = phrase("Surat", "Letters");
/// What no section above has room for.
pub const SECTION_OTHERS: Phrase = phrase("Bagian lain", "Other parts");
/// What the officers did, with day, place and attendance.
pub const SECTION_ACTIVITIES: Phrase = phrase("Kegiatan", "Activities");

phrases! {
    TITLE: "Laporan bulanan", "Monthly report";
    MENU: "Laporan Bulanan", "Monthly report";
    MENU_SHORT: "Laporan", "Report";
    MONTH_AHEAD: "Bulan itu belum dimulai.", "That month has not begun.";
    MONTH_LONG_AGO: "Bulan itu sudah lebih dari tiga tahun lalu.", "That month is more than three years ago.";
    SAID_MORE: "Bulan ini {jumlah} {apa}, {selisih} lebih banyak daripada {bulan}.", "This month {jumlah} {apa}, {selisih} more than in {bulan}.";
    SAID_LESS: "Bulan ini {jumlah} {apa}, {selisih} lebih sedikit daripada {bulan}.", "This month {jumlah} {apa}, {selisih} fewer than in {bulan}.";
    SAID_SAME: "Bulan ini {jumlah} {apa}, sama dengan {bulan}.", "This month {jumlah} {apa}, the same as in {bulan}.";
    SAID_NONE: "Bulan ini tidak ada {apa}; {bulan} {dulu}.", "This month no {apa}; {bulan} had {dulu}.";
    NOTHING_CHANGED: "Tidak ada angka yang berubah sejak {bulan}.", "No number has changed since {bulan}.";

    ONLY_OFFICER: "Hanya Petugas Desmigratif desa itu yang menulis laporannya.", "Only the Desmigratif officer of that village writes its report.";
    OTHER_OFFICE: "Laporan ini milik kantor lain, atau bukan Anda yang menulisnya.", "This report is another office's, or not yours to write.";
    TOO_EARLY: "Bulan ini belum berakhir: angkanya belum lengkap. Kirim mulai hari terakhir bulan itu.", "The month is not over: its numbers are not all there. Send it from the last day of that month on.";
    SENT_ALREADY: "Laporan ini sudah dikirim.", "This report has been sent already.";
    ACCEPTED_ALREADY: "Laporan ini sudah diterima.", "This report has been accepted already.";
    NOT_SENT_YET: "Laporan ini tidak sedang menunggu jawaban.", "This report does not wait for an answer.";
    LOCKED: "Laporan ini sudah dikirim dan terkunci. Bila ada yang salah, minta koordinator mengembalikannya.", "This report was sent and is locked. If something is wrong, ask the coordinator to return it.";
    TOO_LONG: "Terlalu panjang: paling banyak 4.000 huruf.", "Too long: at most 4,000 letters.";
    REASON_NEEDED: "Tulis sekurangnya satu alasan: apa yang perlu diperbaiki.", "Write at least one reason: what is to be mended.";

    LINE_RECORDED: "warga baru dicatat", "residents newly recorded";
    LINE_RESIDENTS: "warga tercatat", "residents registered";
    LINE_HOUSEHOLDS: "keluarga tercatat", "households recorded";
    LINE_HOUSES: "rumah dikunjungi dalam pendataan", "houses visited for the listing";
    ROW_RESIDENT: "Warga, dicatat", "Resident, recorded";
    ROW_HOUSEHOLD: "Keluarga, dicatat", "Household, recorded";
    ROW_HOUSE: "Rumah", "House";

    TASK_TAG: "Laporan", "Report";
    TASK_DUE: "Kirim paling lambat", "To be sent by";
    TASK_OPEN: "Buka", "Open";
    TASK_RETURNED: "Koordinator meminta perbaikan", "The coordinator asks for mending";
    TASK_MEND: "Perbaiki", "Mend";
    TASK_WAITS: "Menunggu jawaban Anda", "Waits for your answer";
    TASK_READ: "Baca", "Read";
    TASK_MISSING: "desa belum mengirim", "villages have not sent";
    TASK_LIST: "Lihat", "Show";

    PAPER_TITLE: "Laporan Bulanan Desa Migran Produktif", "Monthly Report of a Productive Migrant Village";
    PAPER_NOTE: "Angka dalam laporan ini adalah angka saat dikirim. Perubahan sesudahnya tampak pada laporan bulan berikutnya.", "The numbers of this report are those of the moment when it was sent. Later changes show in the next month's report.";
    VILLAGE_CODE: "Kode desa", "Code of the village";
    PERIOD: "Masa", "Period";
    OFFICERS: "Petugas Desmigratif", "Desmigratif officers";
    HEAD: "Kepala desa", "Village head";
    KNOWN_BY_HEAD: "Diketahui kepala desa", "Known to the village head";
    KNOWN_YES: "sudah", "yes";
    KNOWN_NO: "belum", "not yet";
    SENT_ON: "Dikirim", "Sent";
    SENDING: "kiriman ke", "sending";
    CHANGES: "Yang berubah sejak bulan lalu", "What changed since last month";
    SUMMARY: "Ringkasan", "Summary";
    NUMBER: "Angka", "Number";
    THIS_MONTH: "Bulan ini", "This month";
    LAST_MONTH: "Bulan lalu", "Last month";
    DIFFERENCE: "Selisih", "Difference";
    ACTIVITIES: "Kegiatan dan foto", "Activities and photos";
    DATE: "Tanggal", "Date";
    ACTIVITY: "Kegiatan", "Activity";
    PLACE: "Tempat", "Place";
    ATTENDED: "Hadir", "Attended";
    PHOTO: "Foto kegiatan", "Photo of the activity";
    OBSTACLES: "Hambatan", "Obstacles";
    AGENCY: "Instansi yang dibutuhkan", "Agency that is needed";
    SINCE: "sejak", "since";
    PLAN: "Rencana bulan depan", "Plan for the next month";
    NOTHING: "Tidak ada.", "None.";
    NOTHING_AT_ALL: "Nol bulan ini dan bulan lalu", "Nothing this month and last";
    SIGN_OFFICER: "Petugas Desmigratif,", "Desmigratif officer,";
    SIGN_KNOWN: "Mengetahui,", "Known to";
    SIGN_COORDINATOR: "Diterima koordinator\nkabupaten/kota,", "Accepted by the regency's coordinator,";

    OBSTACLE_NEEDED: "Tulis apa hambatannya.", "Write what stands in the way.";
    OBSTACLE_LONG: "Satu kalimat saja, paling banyak 200 huruf. Selebihnya tulis di Keterangan.", "One sentence of at most 200 letters. Write the rest under Details.";
    OBSTACLE_PERSON: "Di sini tidak boleh ada nomor orang (NIK, KK, telepon). Tulis di Keterangan bila perlu.", "No number of a person (NIK, KK, telephone) may stand here. Write it under Details if it is needed.";
    SINCE_AHEAD: "Tanggal ini belum terjadi.", "This day is still to come.";
    OBSTACLE_OVER: "selesai", "over";

    LEAD: "Laporan menulis dirinya dari catatan dan buku kegiatan. Tambahkan kalimat, lalu kirim ke koordinator.", "The report writes itself from the records and the activity book. Add sentences, then send it to the coordinator.";
    LEAD_REGION: "Desa mana yang sudah mengirim, bulan demi bulan.", "Which village has sent, month by month.";
    NONE: "Belum ada laporan. Petugas Desmigratif membuatnya.", "No report yet. The Desmigratif officer makes it.";
    BEGIN: "Buat laporan", "Make the report";
    MONTH_NEEDED: "Pilih bulannya.", "Choose the month.";
    BY_VILLAGE: "Per desa", "By village";
    VILLAGE: "Desa", "Village";
    STATE: "Keadaan", "State";
    NO_VILLAGES: "Belum ada kantor desa di wilayah Anda.", "No village office in your region yet.";
    NOT_BEGUN: "belum ada", "none yet";
    NOT_SENT: "Belum dikirim", "Not sent";
    NOT_SENT_ABOVE: "Laporan ini belum dikirim.", "This report has not been sent.";
    MORE_VILLAGES: "Hanya 200 desa pertama yang tampil.", "Only the first 200 villages are shown.";
    SUMS: "Jumlah laporan yang diterima", "Sums of the accepted reports";
    ACCEPTED_COUNT: "laporan diterima. Jumlah seluruh catatan ada di halaman Program.", "reports accepted. The sums of all records are on the Programme page.";
    SHEET_ALL: "Semua desa (XLSX)", "All villages (XLSX)";
    SUM: "Jumlah", "Sum";
    ROWS_NOW: "seperti sekarang", "as it is now";
    ROWS_SENT: "seperti saat dikirim", "as it was when sent";
    ROWS_CUT: "Lebih banyak daripada yang ditampilkan di sini; baris yang tampil:", "There are more than are shown here; rows shown:";
    NO_ROWS: "Tidak ada yang dihitung.", "Nothing was counted.";
    WHOLE_REPORT: "Seluruh laporan", "The whole report";
    RETURN: "Kembalikan untuk diperbaiki", "Return for mending";
    RETURN_LEAD: "Tulis pada bagian yang dimaksud apa yang perlu diperbaiki. Yang kosong tidak perlu diubah.", "Write at the part that you mean what is to be mended. What stays empty needs no change.";
    RETURNED: "Laporan dikembalikan.", "The report was returned.";
    ACCEPT: "Terima laporan", "Accept the report";
    ACCEPTED: "Laporan diterima.", "The report is accepted.";
    BACK: "Kembali", "Back";
    WRITE: "Tulis kalimat", "Write sentences";
    WRITE_LEAD: "Di bawah tiap judul tampak kalimat yang ditulis laporan sendiri. Tambahkan yang perlu diketahui: apa artinya, mengapa berubah. Hindari nama orang.", "Under each heading stands what the report says by itself. Add what should be known: what it means, why it changed. Avoid names of persons.";
    SAVE: "Simpan", "Save";
    SAVED: "Tersimpan.", "Saved.";
    TO_MEND: "Perlu diperbaiki", "To be mended";
    SEND: "Kirim ke koordinator", "Send to the coordinator";
    SEND_HELP: "Sesudah dikirim laporan terkunci: angka dan kalimatnya tetap, walau catatan diperbaiki kemudian.", "Once sent the report is locked: its numbers and sentences stay, though records are corrected later.";
    SENT: "Laporan dikirim.", "The report was sent.";
    KNOWN_TICK: "Sudah diketahui kepala desa", "Known to the village head";
    NOW: "Sekarang", "Now";
    NEXT: "Langkah berikut", "Next step";
    EARLIER: "Kiriman sebelumnya", "Earlier sendings";
    EARLIER_SENDING: "Ini kiriman sebelumnya, seperti saat dikirim.", "This is an earlier sending, as it was sent.";
    HISTORY: "Riwayat", "History";
    NO_ACTIVITIES: "Belum ada kegiatan tercatat pada bulan ini.", "No activities recorded in this month yet.";
    ATTENDED_SMALL: "hadir", "attended";
    PHOTOS: "foto", "photos";
    NO_OBSTACLES: "Tidak ada hambatan yang dilaporkan.", "No obstacle reported.";
    NO_PLAN: "Belum ditulis.", "Not written yet.";
    SECTION: "Bagian", "Part";
    WORDS_SHEET: "Kalimat dan kegiatan", "Words and activities";
    WHAT: "Apa", "What";
    TEXT: "Isi", "Text";
    MORE: "Keterangan", "More";
    OBSTACLE: "Hambatan", "Obstacle";
    NEW_OBSTACLE: "Laporkan hambatan", "Report an obstacle";
    REPORT_OBSTACLE: "Laporkan", "Report";
    OBSTACLE_LEAD: "Hambatan tampil pada tiap laporan sampai selesai. Kabupaten dapat menjadikannya isu wilayah.", "An obstacle stands in each report until it is over. The regency can make it a regional issue.";
    OBSTACLE_REPORTED: "Hambatan dilaporkan.", "The obstacle was reported.";
    SINCE_HEAD: "Sejak", "Since";
    OVER_ON: "Selesai pada", "Over on";
    DETAIL: "Keterangan", "Details";
    ISSUE_THERE: "Sudah menjadi isu wilayah", "It is a regional issue now";
    MAKE_ISSUE: "Jadikan isu wilayah", "Make it a regional issue";
    SET_OVER: "Hambatan ini selesai", "This obstacle is over";
    STANDS_AGAIN: "Hambatan ini masih ada", "This obstacle stands again";
}

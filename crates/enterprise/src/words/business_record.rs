//! Sentences about the cash book.

phrases! {
    TITLE: "Buku kas", "Cash book";
    OWN: "Kas usaha saya", "My group's cash book";
    OWN_NONE: "Anda belum tercatat sebagai anggota kelompok usaha. Tanyakan kepada petugas desa.",
        "You are not recorded as a member of a business group. Ask the village officer.";
    ADD: "Tambah catatan", "Add a line";
    SAVED: "Tercatat.", "Recorded.";
    NONE: "Belum ada catatan. Mulai dari penjualan atau belanja hari ini.", "Nothing yet. Begin with today's sale or purchase.";
    AMOUNT: "Tulis jumlah uang lebih dari 0.", "Write an amount above 0.";
    TOO_MUCH: "Jumlah ini terlalu besar. Periksa nolnya.", "This amount is too large. Check the zeros.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    OLD: "Lebih lama dari setahun. Periksa tanggalnya.", "Longer ago than a year. Check the day.";
    CROSS_OUT: "Coret", "Cross out";
    CROSSED: "Catatan dicoret. Coretannya tetap tersimpan dalam riwayat.", "The line is crossed out. It stays in the history.";
    CROSS_ASK: "Catatan yang salah dicoret, lalu ditulis lagi yang benar.", "A wrong line is crossed out, and the right one is written.";
    NOT_MEMBER: "Hanya anggota kelompok, petugas, dan pendamping yang mengisi buku kas ini.",
        "Only members, the officer and the facilitator write in this book.";
    MONTHS: "Bulan demi bulan", "Month by month";
    MONTH: "Bulan", "Month";
    SALES: "Penjualan", "Sales";
    COSTS: "Biaya", "Costs";
    MARGIN: "Sisa", "Margin";
    PLAN: "Rencana", "Plan";
    CASH: "Kas sekarang", "Cash now";
    GROWTH: "Pertumbuhan penjualan 3 bulan", "Growth of sales in 3 months";
    NOT_YET: "belum cukup data", "not enough data yet";
    THIS_MONTH: "rupiah penjualan bulan ini", "rupiah of sales this month";
    CASH_TILE: "rupiah kas sekarang", "rupiah of cash now";
    CHART: "Penjualan sebulan (rupiah)", "Sales a month (rupiah)";
    LINES: "Catatan terakhir", "Last lines";
    OPEN: "Buka buku kas", "Open the cash book";
    SALES_COUNT: "penjualan kelompok usaha (rupiah)", "sales of business groups (rupiah)";
    COSTS_COUNT: "biaya kelompok usaha (rupiah)", "costs of business groups (rupiah)";
}

//! Sentences about assets, and about what stands unused.

phrases! {
    TITLE: "Aset bantuan", "Aid assets";
    NOT_NOW: "Langkah ini tidak cocok dengan keadaan aset. Muat ulang halaman.", "This move does not fit how the asset stands. Load the page again.";
    DAY: "Tanggal sesudah diterima, paling lambat hari ini.", "A day after it was received, today at the latest.";
    TO_NEEDED: "Pilih anggota yang menerima.", "Choose the member who gets it.";
    HOLDS_ALREADY: "Aset ini sudah dipegang anggota itu. Satu aset tidak diserahkan dua kali.",
        "That member holds this asset already. An asset is not handed over twice.";
    NOTE_NEEDED: "Tulis keterangannya.", "Write what happened.";
    COST: "Tulis angka mulai dari 0.", "Write a number from 0.";
    HELD_BY: "dipegang", "held by";
    MOVE: "Catat perpindahan, perbaikan, atau kehilangan", "Record a move, a repair or a loss";
    MOVED: "Tercatat.", "Recorded.";
    WHAT: "Yang terjadi", "What happened";
    TO: "Kepada siapa (bila pindah)", "To whom (where it is passed on)";
    WAY: "Perjalanan aset", "The asset's way";
    CHECKS: "Hasil pemeriksaan", "What was found";
    NO_CHECKS: "Belum pernah diperiksa.", "Not looked at yet.";
    PHOTO: "Tambah foto", "Add a photo";
    NEXT_CHECK: "Diperiksa paling lambat", "To be looked at by";
    MONTH: "bulan ke", "month";
    REGISTER: "Register aset (PDF)", "Register of assets (PDF)";
    SHEET: "Unduh daftar aset", "Take the list of assets out";
    UNUSED: "Bantuan yang tidak dipakai", "Aid that stands unused";
    UNUSED_LEAD: "Menganggur, rusak, atau hilang menurut pemeriksaan terakhir, dengan sebabnya.",
        "Unused, broken or lost as last found, with the reason.";
    UNUSED_NONE: "Tidak ada bantuan yang menganggur menurut pemeriksaan terakhir.", "Nothing stands unused as last found.";
    BY_REASON: "Sebab", "Reasons";
    NO_REASON: "Tanpa sebab tercatat", "No reason recorded";
    SINCE: "Sejak", "Since";
    GROUP: "Kelompok", "Group";
    THING: "Barang", "Thing";
    STATE: "Keadaan", "State";
    VALUE: "Nilai", "Value";
    IN_USE: "aset bantuan dipakai", "aid assets in use";
    NOT_USED: "aset bantuan tidak dipakai", "aid assets not in use";
    CSV: "Unduh CSV", "Download CSV";
}

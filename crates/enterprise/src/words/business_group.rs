//! Sentences about groups and the room as a whole.

phrases! {
    ROOM: "Usaha Produktif", "Productive Enterprise";
    ROOM_SHORT: "Usaha", "Enterprise";
    NOT_OWN: "Hanya petugas atau pendamping usaha desa ini yang dapat mengisi. Anda tetap dapat membaca.",
        "Only this village's officer or enterprise facilitator may fill this in. You may read it.";
    GROUPS: "Kelompok usaha", "Business groups";
    NONE: "Belum ada kelompok usaha. Mulai dengan kelompok yang sudah berkumpul di desa.",
        "No business group yet. Begin with one that already meets in the village.";
    ADD: "Catat kelompok", "Record a group";
    EDIT: "Ubah data kelompok", "Edit the group";
    HISTORY: "Riwayat", "History";
    REGISTER: "Register kelompok (PDF)", "Register of groups (PDF)";
    SHEETS: "Unduh atau impor daftar", "Take a list out or in";
    FOUNDED_AHEAD: "Tanggal berdiri belum terjadi.", "The founding day has not come yet.";
    LISTS: "Daftar dan kertas", "Lists and papers";
    ABOUT: "Tentang kelompok", "About the group";
    ACTIVE_GROUPS: "kelompok usaha aktif", "active business groups";
    EXPORT_READY: "kelompok siap ekspor", "groups ready for export";
    MEMBERS_COUNT: "anggota kelompok usaha", "members of business groups";
    WOMEN_COUNT: "perempuan anggota kelompok usaha", "women in business groups";
    RETURNEES_COUNT: "pekerja migran purna anggota kelompok usaha", "returned migrant workers in business groups";
    VILLAGE: "Desa", "Village";
    SECTOR: "Bidang usaha", "Sector";
    KIND: "Kelompok usaha", "Business group";
    SECTION: "Usaha produktif", "Productive enterprise";
}

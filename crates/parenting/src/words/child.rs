//! Sentences about children and the room as a whole.

phrases! {
    ROOM: "Pengasuhan Anak", "Community Parenting";
    ROOM_SHORT: "Pengasuhan", "Parenting";
    CHILDREN: "Anak yang didampingi", "Children accompanied";
    NONE: "Belum ada anak yang dicatat. Mulai dari keluarga yang orang tuanya sudah di luar negeri.",
        "No child recorded yet. Begin with families whose parent is abroad already.";
    ADD: "Catat anak", "Record a child";
    EDIT: "Ubah data anak", "Edit the child";
    SAVED: "Data anak tersimpan.", "The child is saved.";
    HISTORY: "Riwayat", "History";
    ABOUT: "Tentang anak", "About the child";
    END: "Pendampingan selesai", "End the accompaniment";
    END_ASK: "Mengapa selesai?", "Why does it end?";
    ENDED: "Pendampingan selesai tercatat.", "The end is recorded.";
    END_NEEDED: "Pilih alasannya.", "Choose the reason.";
    ENDED_ALREADY: "Pendampingan anak ini sudah selesai.", "The accompaniment of this child has ended already.";
    GROWN: "Anak ini berumur 18 tahun atau lebih. Apakah memang akan didampingi?",
        "This child is 18 or older. Is the programme right for them?";
    YEAR: "Tahun lahir tidak masuk akal.", "This is no year of birth.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    NOT_OWN: "Hanya fasilitator pengasuhan atau petugas desa ini yang dapat mengisi.",
        "Only this village's parenting facilitator or officer may fill this in.";
    IN_PROGRAMME: "Didampingi program pengasuhan anak", "Accompanied by community parenting";
    COUNT: "anak didampingi", "children accompanied";
    COUNT_ONLY: "Nama anak hanya dilihat fasilitator dan petugas desa. Di sini hanya jumlahnya.",
        "Names of children are seen by facilitator and village officer alone. Here are the counts.";
    YEARS_OLD: "tahun", "years";
}

//! Sentences about members.

phrases! {
    TITLE: "Anggota", "Members";
    NONE: "Belum ada anggota.", "No members yet.";
    ADD: "Tambah anggota", "Add a member";
    FIND: "Cari warga menurut nama", "Find a resident by name";
    SEARCH: "Cari", "Search";
    NOBODY: "Tidak ada warga dengan nama itu. Daftarkan dulu di halaman Warga.",
        "No resident of that name. Register the person first on the page Residents.";
    CHOOSE: "Pilih", "Choose";
    BORN: "lahir", "born";
    SAVED: "Anggota tersimpan.", "The member is saved.";
    WOMEN: "perempuan", "women";
    RETURNEES: "pernah bekerja di luar negeri", "worked abroad";
    OF: "dari", "of";
    MEMBERS: "anggota", "members";
    LEAVE: "Keluar dari kelompok", "Leave the group";
    LEFT: "Keluar tercatat.", "The leaving is recorded.";
    LEFT_SINCE: "keluar", "left";
    SINCE: "sejak", "since";
    LEAVE_DAY: "Tanggal keluar", "Day of leaving";
    EDIT: "Ubah peran", "Change the role";
    THERE: "Warga ini sudah anggota kelompok ini.", "This resident is a member of this group already.";
    ONE_HOLDER: "Peran ini sudah dipegang anggota lain. Ubah dulu peran anggota itu menjadi anggota.",
        "Another member holds this role. Change that member's role to plain member first.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    BEFORE_JOINING: "Lebih awal dari tanggal masuk.", "Earlier than the day of joining.";
    LEFT_ALREADY: "Anggota ini sudah keluar.", "This member has left already.";
    GROUP_ENDED: "Kelompok ini sudah bubar.", "This group has ended.";
    OTHER_GROUP: "Warga ini juga anggota kelompok %1. Apakah memang ikut dua kelompok?",
        "This resident is also a member of %1. Is it right that they are in two groups?";
    YOUNG: "Warga ini berumur di bawah 18 tahun. Apakah memang ikut kelompok usaha?",
        "This resident is under 18. Is it right that they join a business group?";
    IN_GROUP: "Anggota kelompok usaha", "Member of a business group";
    KEPT: "tersimpan di desa", "kept at the village";
}

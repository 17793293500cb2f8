//! Sentences about households.

phrases! {
    HOUSEHOLD: "Keluarga", "Household";
    HOUSEHOLD_OF: "Keluarga", "Household of";
    MEMBERS: "Anggota keluarga", "Members";
    FORMER: "Pernah menjadi anggota", "Former members";
    NO_MEMBERS: "Belum ada anggota yang tercatat.", "No member is recorded yet.";
    NO_HOUSEHOLD: "Belum tercatat dalam keluarga.", "Not recorded in a household yet.";
    JOIN: "Cari atau catat keluarganya", "Find or record the household";
    NO_HOUSEHOLDS: "Belum ada keluarga yang tercatat. Keluarga dicatat bersama warga, atau di sini.",
        "No household is recorded yet. Households are recorded together with residents, or here.";
    ADD_MEMBER: "Tambah anggota", "Add a member";
    ADD_MEMBER_LEAD: "Cari warga yang sudah tercatat.", "Find a resident who is registered already.";
    FIND_RESIDENT: "Warga", "Resident";
    FIND_RESIDENT_HELP: "Ketik nama, NIK, atau telepon, lalu pilih.", "Type a name, NIK or telephone, then choose.";
    RELATION: "Hubungan dengan kepala keluarga", "Relation to the head";
    MOVES: "Pindah dari keluarga lama (keanggotaan lama berakhir hari ini)", "Moves from the former household (the former membership ends today)";
    ADD: "Tambahkan", "Add";
    ADDED: "Anggota sudah ditambahkan.", "The member was added.";
    CHANGE: "Ubah hubungan", "Change the relation";
    CHANGE_FOR: "Ubah hubungan atau akhiri", "Change the relation or end it";
    CHANGED: "Hubungan sudah diubah.", "The relation was changed.";
    SAVE: "Simpan", "Save";
    END: "Akhiri keanggotaan", "End the membership";
    END_LEAD: "Pakai ini bila pindah, menikah ke keluarga lain, atau meninggal. Riwayatnya tetap ada.",
        "Use this when the person moves, marries into another household, or has died. The history stays.";
    ENDED: "Keanggotaan diakhiri hari ini.", "The membership ends today.";
    UNTIL: "sampai", "until";
    KK: "Nomor KK", "Family card number";
    UNKNOWN: "Warga ini tidak ditemukan. Catat dulu sebagai warga baru.", "This resident was not found. Register the person first.";
    SEVERAL: "Ada beberapa warga yang cocok. Pilih satu dari daftar.", "Several residents fit. Choose one from the list.";
    KEPT_ELSEWHERE: "tercatat di tempat lain", "recorded elsewhere";
    EDIT: "Ubah keluarga", "Edit the household";
    HISTORY: "Riwayat perubahan", "History of changes";
    WITHDRAW: "Tarik catatan yang salah", "Withdraw a mistaken record";
    REGISTER_MEMBER: "Catat warga baru di keluarga ini", "Register a new resident in this household";
    YEARS: "tahun", "years";
}

//! Sentences about offices.

phrases! {
    NOT_OWN: "Profil kantor hanya diubah oleh orang kantor itu sendiri, koordinator, atau pengelola komputer.",
        "An office's profile is changed only by its own people, the coordinator, or the node manager.";
    BY_REGION: "Kantor baru dibuat dari wilayahnya.", "A new office is made from its region.";
    NEW: "Kantor baru", "New office";
    NEW_LEAD: "Kantor dibuat satu kali untuk tiap wilayah. Nama dan jenisnya mengikuti daftar wilayah Kemendagri; alamat, jam layanan, dan kepala diisi sesudahnya.",
        "An office is made once for each region. Its name and kind follow the list of regions of the Ministry of Home Affairs; address, hours and head are filled in afterwards.";
    REGION: "Wilayah", "Region";
    REGION_HELP: "Ketik sebagian nama desa, kabupaten, atau provinsi, lalu pilih.", "Type part of a village's, regency's or province's name, then choose.";
    REGION_NEEDED: "Pilih wilayahnya.", "Choose the region.";
    NO_DISTRICT: "Kecamatan tidak mempunyai kantor dalam program ini.", "A district has no office in this programme.";
    EXISTS: "Kantor untuk wilayah ini sudah ada.", "This region has its office already.";
    OUTSIDE: "Wilayah ini di luar wilayah Anda.", "This region lies outside yours.";
    MADE: "Kantor sudah dibuat. Lengkapi profilnya.", "The office was made. Fill in its profile.";
    MAKE: "Buat kantor", "Make the office";
    OFFICE: "Kantor", "Office";
    MINISTRY: "Kementerian Ketenagakerjaan", "Ministry of Manpower";
    MANPOWER_OFFICE: "Dinas Tenaga Kerja", "Labour Office";
}

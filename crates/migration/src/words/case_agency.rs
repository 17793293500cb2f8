//! Sentences of the page on which a case gets its company and job order, and of its card.

phrases! {
    TITLE: "Agen & lowongan", "Agency & job order";
    LEAD: "Cari perusahaan atau ambil lowongan. Yang dipilih mengisi negara, pekerjaan, nama P3MI, dan nomor izin.", "Find the company or take a vacancy. What is chosen fills country, job, agency and permit number.";
    NOW: "Sekarang", "Now";
    FREE: "Ditulis tanpa daftar", "Written without the list";
    FIND: "Nama perusahaan, nomor izin, atau telepon", "Company's name, licence number or telephone";
    FIND_DO: "Cari", "Find";
    WRITE: "Tidak ada dalam daftar? Tulis namanya pada rincian kasus", "Not on the list? Write the name in the case's details";
    FOUND: "Perusahaan", "Companies";
    ALIKE: "Nama mirip: cocokkan dengan suratnya", "Alike names: compare with the paper";
    NOT_FOUND: "Tidak ada dalam daftar. Catat namanya pada rincian kasus, lalu tanyakan ke BP3MI.", "Not on the list. Write the name in the case's details, and ask BP3MI.";
    CHOOSE: "Pilih perusahaan ini", "Choose this company";
    PERMIT: "Izin perekrutan", "Recruitment permit";
    NO_PERMIT: "Belum tahu", "Not known yet";
    ORDERS: "Lowongan yang terbuka", "Open vacancies";
    ORDERS_FOR: "sesuai negara kasus ini", "to the country of this case";
    TAKE: "Ambil lowongan ini", "Take this vacancy";
    LEFT: "tempat tersisa", "places left";
    REMOVE: "Lepaskan pilihan", "Undo the choice";
    REMOVE_TELL: "Nama yang tertulis pada kasus tetap ada.", "The name that stands in the case stays.";
    SAVED: "Tersimpan pada kasus.", "Saved with the case.";
    DEPARTED: "Orang ini sudah berangkat: lowongan hanya diambil sebelum berangkat. Perusahaannya tetap dapat dipilih.", "The person has left: a vacancy is taken before the departure. The company can still be chosen.";
    CHANGED: "Kasus ini baru saja diubah orang lain. Lihat lagi, lalu pilih.", "Somebody else changed this case just now. Look again, then choose.";
    CARD: "Agen & lowongan", "Agency & job order";
    CARD_CHOOSE: "Pilih dari daftar", "Choose from the list";
    CARD_CHANGE: "Ubah pilihan", "Change";
    ORDER: "Lowongan", "Vacancy";
}

//! Sentences about news of workers abroad.

phrases! {
    TITLE: "Kabar", "News";
    ASKED: "Menanyakan kabar", "Asked for news";
    WHOM: "Siapa yang dihubungi", "Whom to contact";
    WORKER_FIRST: "Pekerja dihubungi lebih dulu.", "The worker is contacted first.";
    WORKER_NO_PHONE: "Nomor telepon pekerja di luar negeri belum tercatat. Isi di bawah, atau pada rincian kasus.",
        "The worker's telephone abroad is not recorded. Fill it in with the details of the case.";
    FILL_PHONE: "Isi nomor", "Fill in the number";
    WRITE: "Tulis pesan WhatsApp", "Write by WhatsApp";
    CALL: "Telepon", "Call";
    DOOR_OPEN: "Pekerja setuju keluarga dihubungi, dan pekerja sudah dicoba tetapi tidak tersambung. Tanyakan kabar saja; jangan sampaikan hal lain.",
        "The worker agreed to the family being contacted, and was tried without success. Ask for news only; pass nothing else on.";
    DOOR_TRY: "Pekerja setuju keluarga dihubungi bila tidak tersambung. Coba pekerjanya dulu dan catat hasilnya; setelah itu nomor keluarga tampil di sini.",
        "The worker agreed to the family being contacted when out of reach. Try the worker first and record how it went; the family's number then appears here.";
    DOOR_NOT_ASKED: "Pekerja belum ditanya apakah keluarga boleh dihubungi. Tanpa persetujuannya, keluarga tidak dihubungi dari halaman ini.",
        "The worker was not asked whether the family may be contacted. Without consent nobody of the family is contacted from this page.";
    DOOR_REFUSED: "Pekerja tidak ingin keluarga dihubungi. Hubungi Perwakilan RI atau BP3MI bila perlu.",
        "The worker does not want the family to be contacted. Ask the mission or BP3MI if need be.";
    NO_KIN: "Keluarga yang boleh tahu belum dipilih.", "The kin who may know are not chosen.";
    WISH: "Keinginan pekerja", "The worker's wish";
    WISH_ASK: "Bila lama tidak ada kabar, boleh hubungi keluarga?", "Without news for long, may we contact the family?";
    WISH_HELP: "Tanyakan kepada pekerja sendiri, sebaiknya sebelum berangkat. Dapat diubah kapan saja.",
        "Ask the worker, best before the departure. May be changed at any time.";
    WISH_NONE: "Belum ditanyakan", "Not asked yet";
    WISH_KIN: "Keluarga mana yang boleh tahu?", "Which kin may know?";
    WISH_ALL: "Semua keluarga yang tercatat", "All recorded kin";
    WISH_CHOOSE_KIN: "Pilih keluarga yang boleh tahu.", "Choose which kin may know.";
    WISH_CHOOSE: "Pilih jawaban pekerja.", "Choose the worker's answer.";
    WISH_CHANGE: "Catat keinginan pekerja", "Record the worker's wish";
    WISH_SAVED: "Keinginan pekerja tersimpan.", "The worker's wish is saved.";
    WISH_MAY_KNOW: "Yang boleh tahu", "Who may know";
    RECORD: "Catat kabar", "Record a contact";
    SAVED: "Kabar tersimpan.", "The contact is saved.";
    PAST: "Kabar yang sudah dicatat", "Contacts so far";
    NONE: "Belum ada kabar yang dicatat.", "No contact is recorded yet.";
    SEALED: "tertutup", "closed";
    NEXT: "Menanyakan kabar paling lambat", "Ask for news by";
    SCHEDULE: "Jadwal kabar", "When news is asked";
    OVERDUE: "Waktunya menanyakan kabar.", "Time to ask for news.";
    LONG: "Lama tidak ada kabar.", "No news for long.";
    LAST_NEWS: "Kabar terakhir dari pekerja", "Last news of the worker";
    INTERVAL: "Desa ini menanyakan kabar setiap", "This village asks every";
    DAYS: "hari", "days";
    CHANGE_INTERVAL: "Ubah jarak waktu", "Change the interval";
    STILL_NONE: "Tidak juga ada kabar? Catat sebagai keadaan darurat.", "Still no news? Record an emergency.";
    EMERGENCY: "Keadaan darurat", "Emergency";
    NOT_ABROAD: "Kabar ditanyakan selama orangnya bekerja di luar negeri.", "News is asked while the person works abroad.";
    FUTURE: "Tanggal ini belum terjadi.", "This day has not come yet.";
    NEXT_PAST: "Pilih hari ini atau sesudahnya.", "Choose today or later.";
    HEARD_AFTER: "Lebih lambat dari tanggal kontak.", "Later than the contact.";
    TASK: "Waktunya menanyakan kabar", "Time to ask for news";
    TASK_ACTION: "Catat kabar", "Record";
    TASK_SINCE: "sejak", "since";
    HELLO: "Selamat pagi,", "Good day,";
    HELLO_WORKER: "Kami dari desa ingin menanyakan kabar Anda di sana. Bila berkenan, balas pesan ini atau sampaikan kapan boleh ditelepon. Terima kasih.",
        "We of your village would like to know how you are. Please answer this message or say when we may call. Thank you.";
    HELLO_FAMILY: "Kami dari Pusat Layanan Migrasi desa ingin menanyakan kabar. Bila berkenan, balas pesan ini atau sampaikan kapan boleh ditelepon. Terima kasih.",
        "We of the village's migration service centre would like to ask how things are. Please answer this message or say when we may call. Thank you.";
    HELLO_CONTRACT: "Kami dari desa ingin menanyakan rencana Anda setelah kontrak: pulang atau memperpanjang? Bila memperpanjang, lakukan di hadapan Perwakilan RI. Terima kasih.",
        "We of your village would like to know your plan after the contract: home, or an extension? An extension is made before the Indonesian mission. Thank you.";

    SETTING: "Pengaturan desa", "Village settings";
    SETTING_LEAD: "Setelah berapa hari tanpa kabar pekerja ditanyakan lagi. Berlaku mulai kontak berikutnya.",
        "After how many days without news a worker is asked again. It holds from the next contact on.";
    SETTING_DEFAULT: "Bila tidak diatur, berlaku angka program:", "Where nothing is set, the programme's number holds:";
    SETTING_ARTICLE: "Dasar", "Basis";
    SETTING_NOTE: "Pasal itu menyuruh desa memantau tanpa menyebut jarak waktu; angkanya ketentuan program.",
        "The article tells the village to watch and names no interval; the number is the programme's.";
    LOST: "Catat hilang kontak", "Record as out of contact";
    SETTING_SAVED: "Pengaturan tersimpan.", "The settings are saved.";
    SETTING_CHANGED: "Pengaturan ini diubah orang lain setelah Anda membukanya. Belum disimpan.",
        "Somebody else changed these settings after you opened them. Not saved yet.";
    RECOUNT: "Hitung ulang semua jadwal", "Count all days anew";
    RECOUNT_LEAD: "Jadwal yang sudah ada dapat dihitung ulang dengan angka ini, dari kabar terakhir setiap pekerja. Tanggal yang dipilih sendiri oleh petugas ikut diganti.",
        "Days that are planned may be counted anew with this number, from each worker's last news. Days that an officer chose are replaced too.";
    RECOUNTED: "Jadwal dihitung ulang.", "The days were counted anew.";
}

//! Sentences about countries of destination.

phrases! {
    TITLE: "Negara tujuan", "Countries of destination";
    LEAD: "Negara mana yang tertutup, terbuka dengan syarat, atau perlu diwaspadai. Keputusan dapat berubah: sebelum menandatangani apa pun, tanyakan kepada dinas tenaga kerja atau petugas desa.",
        "Which countries are closed, open on conditions, or warned of. Decisions change: before you sign anything ask the labour office or the village officer.";
    LIST_OF: "Daftar ini diperiksa terakhir pada", "This list was last checked on";
    COUNTRY: "Negara tujuan", "Destination";
    JOB: "Pekerjaan", "Job";
    JOB_HELP: "Contoh pekerjaan: perawat lansia, operator pabrik. Pekerjaan yang kosong dianggap pekerjaan rumah tangga.",
        "Example of a job: carer for the elderly, factory operator. An empty one is taken for household work.";
    SCHEME: "Skema penempatan", "Placement scheme";
    SCHEME_UNKNOWN: "Belum tahu", "Not known";
    ASK: "Periksa negara", "Check the country";
    UNKNOWN_COUNTRY: "Negara ini tidak ditemukan. Tulis namanya, misalnya Taiwan.", "This country was not found. Write its name, for example Taiwan.";
    CLOSED: "Tertutup", "Closed";
    ONLY_BY_SCHEME: "Hanya lewat satu skema", "By one scheme only";
    OPEN: "Terbuka lewat skema ini", "Open by this scheme";
    WARNED: "Perlu diwaspadai", "Warned of";
    NO_STATEMENT: "Belum ada keterangan di daftar ini", "No statement in this list";
    NO_STATEMENT_TELL: "Itu tidak berarti terbuka. Tanyakan kepada dinas tenaga kerja kabupaten atau BP3MI.",
        "That does not mean it is open. Ask the labour office of the regency or BP3MI.";
    HOUSEHOLD: "pekerjaan rumah tangga", "household work";
    OTHER_WORK: "pekerjaan lain", "other work";
    CLOSED_LIST: "Tertutup untuk pekerjaan rumah tangga", "Closed for household work";
    SCHEME_LIST: "Terbuka hanya lewat satu skema", "Open by one scheme only";
    WARNED_LIST: "Perlu diwaspadai", "Warned of";
    FREQUENT: "Tujuan lain yang sering", "Other frequent destinations";
    SINCE: "sejak", "since";
    BASIS: "Dasar", "Basis";
    SOURCE: "Sumber", "Source";
    CHECKED: "diperiksa", "checked";
    UNSURE: "belum pasti", "not certain";
    THEN: "Bila ada yang menawarkan berangkat ke negara yang tertutup, laporkan kepada petugas desa. Anda tidak disalahkan.",
        "If somebody offers a departure to a closed country, tell the village officer. You are not to blame.";
    MISSIONS: "Perwakilan Indonesia di sana", "Indonesia's missions there";
}

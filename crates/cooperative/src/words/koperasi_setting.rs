//! Sentences about what a koperasi decides for itself.

phrases! {
    TITLE: "Pengaturan menurut AD/ART dan rapat", "Settings after statutes and meetings";
    LEAD: "Setiap angka di sini diputuskan rapat. Selama belum diputuskan, angka bawaan yang berlaku.", "Each number here is decided by a meeting. Until then the default counts.";
    OUT_OF_BOUNDS: "Nilai ini di luar batas yang boleh diputuskan.", "This value lies outside what may be decided.";
    BEFORE_BOOKS: "Tanggal ini sebelum mulai pembukuan koperasi.", "This day lies before the cooperative's books begin.";
    BEFORE_MEETING: "Keputusan berlaku paling cepat pada hari rapatnya.", "A decision counts from the day of its meeting at the earliest.";
    INTO_CLOSED: "Tanggal ini jatuh pada bulan yang bukunya sudah ditutup. Isi tanggal sesudahnya.", "This day lies in a month whose books are closed. Fill in a later one.";
    NOT_WHOLE: "Jumlah bagian hasil usaha harus tepat 100%.", "The parts of the surplus must come to exactly 100%.";
    NOT_RISING: "Nilai ini harus di atas nilai sebelumnya: jasa tertinggi tidak di bawah jasa terendah, dan hari kurang lancar, diragukan, dan macet makin besar.", "This value must lie above the one before it: the highest rate not below the lowest, and the days of substandard, doubtful and loss rise.";
    NOT_A_NUMBER: "Isi angka saja. Contoh: 20.000 atau 1,5.", "Fill in a number only. Example: 20.000 or 1,5.";
    NO_DAY: "Isi tanggal mulai berlaku.", "Fill in the day from which it counts.";
    DEFAULT: "bawaan", "default";
    SINCE: "sejak", "since";
    VALUE: "Nilai", "Value";
    SETTING: "Pengaturan", "Setting";
    SOURCE: "Dasar", "Basis";
    BOUNDS: "Batas", "Bounds";
    GROUP_SIMPANAN: "Simpanan", "Savings";
    GROUP_PINJAMAN: "Pinjaman", "Loans";
    GROUP_FINANCING: "Pembiayaan", "Financing";
    GROUP_QUALITY_SHARIA: "Kualitas pembiayaan", "Quality of financing";
    GROUP_SHU: "Pembagian hasil usaha", "Sharing of the surplus";
    GROUP_KUALITAS: "Kualitas pinjaman", "Quality of loans";
    GROUP_RAPAT: "Rapat dan organ", "Meetings and organs";
    CHANGE: "Ubah dengan keputusan rapat", "Change by a decision";
}

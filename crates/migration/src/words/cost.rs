//! Sentences of the public page on costs, `/biaya`. The costs themselves are data (`rules::cost`).

phrases! {
    PUBLIC: "Biaya", "Costs";
    TITLE: "Biaya yang boleh dan tidak boleh diminta", "What may and may not be charged";
    LEAD: "Biaya penempatan tidak boleh dibebankan kepada pekerja migran (UU 18/2017 Pasal 30).", "The cost of placement may not be charged to migrant workers (UU 18/2017 art. 30).";
    NEVER: "Tidak pernah tanggungan pekerja", "Never the worker's";
    FREED: "Pekerjaan yang bebas dari semua biaya", "Jobs free of every cost";
    FREED_TELL: "Untuk pekerjaan ini, biaya di kedua daftar pada halaman ini bukan tanggungan pekerja.", "In these jobs no cost of either list on this page is the worker's.";
    PERSONAL: "Kebutuhan pribadi: pekerja atau pemberi kerja", "Personal needs: worker or employer";
    PERSONAL_TELL: "Untuk pekerjaan lain, biaya ini mungkin Anda tanggung. Jumlahnya berbeda menurut tempat dan waktu: tanyakan kepada disnaker, dan minta rincian tertulis serta kuitansi.", "In other jobs these may be yours to pay. Amounts differ by place and time: ask the labour office, and have a written list and receipts.";
    ASKED: "Bila diminta membayar", "If you are asked to pay";
    ASKED_1: "Tanya: untuk apa, berapa, kepada siapa, atas dasar apa.", "Ask: what for, how much, to whom, on which ground.";
    ASKED_2: "Catat: nama perusahaan, nama dan telepon yang meminta, tanggal, jumlah. Simpan kuitansi dan percakapan.", "Write down: the company, who asked with the telephone, day, amount. Keep receipts and messages.";
    ASKED_3: "Bawa catatan itu ke petugas desa. Sudah telanjur membayar pun Anda tidak disalahkan.", "Bring it to the village's officer. Also if you have paid already: nobody blames you.";
    ADVANCE: "Jangan menerima uang panjar dan jangan menyerahkan ijazah atau sertifikat sebagai jaminan: itu menjadi utang.", "Take no cash advance and hand over no certificate as security: it becomes a debt.";
    GROUND: "Dasar", "Ground";
    READ_IN: "dibaca di", "read in";
    GENERAL: "pengetahuan umum, belum dipastikan", "general knowledge, not confirmed";
    AS_OF: "Menurut aturan yang kami baca, per", "By the rules as we read them, on";
    MAY_CHANGE: "Aturan dapat berubah. Pastikan ke disnaker atau BP3MI.", "Rules change. Make sure with the labour office or BP3MI.";
}

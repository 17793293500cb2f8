//! Sentences about two cards of one person.

phrases! {
    TITLE: "Mungkin orang yang sama", "Perhaps one person";
    LEAD: "Kartu yang mungkin milik satu orang. Bandingkan, lalu putuskan; keputusan dapat dibatalkan.",
        "Cards that may be of one person. Compare, then decide; a decision can be undone.";
    NONE: "Tidak ada kartu yang mungkin ganda di desa ini.", "No cards of this village look like one person.";
    CHOOSE_VILLAGE: "Pilih desa dulu: kartu dibandingkan desa demi desa. Nomor yang sama (NIK, paspor, telepon) di desa mana pun ikut tampil.",
        "Choose a village first: cards are compared village by village. Equal numbers (NIK, passport, telephone) show wherever they are.";
    VILLAGE: "Desa", "Village";
    SHOW: "Tampilkan", "Show";
    COMPARE: "Bandingkan", "Compare";
    ALMOST_SURE: "hampir pasti", "almost sure";
    PERHAPS: "mungkin", "perhaps";
    HARDLY: "kecil kemungkinan", "hardly";
    SCORE: "Kemiripan", "Likeness";
    WHY: "Alasannya", "Reasons";
    FOR: "Mendukung", "For";
    AGAINST: "Menentang", "Against";
    DECIDED_LIST: "Sudah diputuskan", "Decided";
    OPEN_AGAIN: "Lihat", "Look";
    DIFFER: "berbeda", "differs";
    SAME: "sama", "same";
    NOT_GIVEN: "belum diisi", "not filled in";
    CHOOSE_FIELDS: "Isian yang berbeda: pilih yang akan tampil", "Differing entries: choose what is shown";
    CHOOSE_FIELDS_TELL: "Tidak ada yang hilang: isian yang tidak dipilih tetap tersimpan di kartu asalnya dan di riwayat.",
        "Nothing is lost: what is not chosen stays on its own card and in the history.";
    DIFFERING: "Isian yang berbeda", "Differing entries";
    CARDS: "Kedua kartu", "The two cards";
    EQUAL_FIELDS: "Isian yang sama", "Equal entries";
    WHICH: "Kartu mana yang tetap dipakai?", "Which card stays in use?";
    WHICH_TELL: "Kartu yang lain menunjuk ke kartu ini. Kasus, surat, keluarga, kontak, dan lampiran keduanya tampil bersama.",
        "The other card leads to this one. Cases, letters, households, contacts and files of both show together.";
    CARD_SINCE: "dicatat", "recorded";
    REFERRING: "catatan terkait", "linked records";
    MERGE: "Gabungkan", "Merge";
    DIFFERENT: "Bukan orang yang sama", "Not one person";
    DIFFERENT_TELL: "Pasangan ini tidak ditampilkan lagi.", "The pair is not shown again.";
    TWO_VILLAGES: "Orang yang sama, di dua desa", "One person, in two villages";
    TWO_VILLAGES_TELL: "Misalnya pindah. Tiap desa tetap memegang catatannya sendiri, dengan tautan ke desa lain.",
        "Moved, for example. Each village keeps its own record, with a link to the other.";
    NOTE: "Catatan (tidak wajib)", "Note (optional)";
    NOTE_HELP: "Dari siapa Anda tahu. Hanya dibaca kantor desa dan kabupaten.", "How you know. Read by the village and regency offices only.";
    MERGED: "Kartu sudah digabung. Bila keliru, batalkan di halaman ini.", "The cards were merged. If that was a mistake, undo it on this page.";
    NOT_TAKEN: "Kartu sudah digabung, tetapi isian yang dipilih belum dipindahkan. Ubah di kartu ini.",
        "The cards were merged, but the chosen entries were not taken over. Edit them on this card.";
    SAVED: "Keputusan sudah disimpan.", "The decision was saved.";
    UNDONE: "Penggabungan dibatalkan. Kedua kartu tampil lagi seperti semula.", "The merge was undone. Both cards show again as before.";
    UNDO: "Batalkan penggabungan", "Undo the merge";
    UNDO_TELL: "Kedua kartu tampil lagi seperti semula. Pekerjaan sesudah penggabungan tetap di kartu tempat ia dikerjakan.",
        "Both cards show again as before. Work done after the merge stays on the card on which it was done.";
    UNDO_BACK: "Isian yang diambil dari kartu lain kembali seperti semula:", "Entries taken from the other card go back:";
    GOES_ON: "Kartu ini digabung ke", "This card was merged into";
    GOES_ON_TELL: "Lanjutkan pekerjaan di kartu itu. Yang tercatat di sini tetap tersimpan.", "Go on working on that card. What is recorded here is kept.";
    HOLDS: "Termasuk kartu yang digabung:", "Includes merged cards:";
    ALSO_IN: "Juga tercatat di desa lain:", "Also recorded in another village:";
    ELSEWHERE: "kartu di desa lain", "a card in another village";
    CONFLICT: "Dua petugas memutuskan berbeda. Putuskan sekali lagi di sini; yang tampil sekarang adalah yang terakhir ditulis.",
        "Two officers decided differently. Decide once more here; what shows now is what was written last.";
    TWO_DECISIONS: "Dua keputusan berbeda tentang satu pasangan kartu", "Two differing decisions on one pair of cards";
    LEADS_BACK: "Keputusan ini belum berlaku: penggabungan lain yang lebih dulu sudah menunjuk sebaliknya. Batalkan salah satunya.",
        "This decision does not hold: an earlier merge leads the other way. Undo one of them.";
    ITSELF: "Pilih dua kartu yang berlainan.", "Choose two different cards.";
    GONE: "Salah satu kartu sudah digabung, ditarik, atau dihapus.", "One of the cards was merged, withdrawn or erased already.";
    NOT_MERGED: "Kedua kartu ini tidak sedang digabung.", "These two cards are not merged.";
    ONE_VILLAGE: "Kedua kartu tercatat di satu desa. Gabungkan saja.", "Both cards stand in one village. Merge them.";
    TWO_VILLAGES_ONLY: "Kartu dua desa tidak digabung: dinas kabupaten menautkannya, dan tiap desa tetap memegang catatannya.",
        "Cards of two villages are not merged: the regency links them, and each village keeps its record.";
    OWN_VILLAGE_ONLY: "Hanya petugas desa yang memegang kartu ini yang dapat memutuskan.", "Only an officer of the village that keeps the card can decide.";
    WHAT_NOW: "Pilih keputusannya.", "Choose the decision.";
    LOOK_FOR_OTHER: "Kartu ganda?", "A second card?";
    FIND_OTHER: "Cari kartu lain orang ini", "Find this person's other card";
    FIND_OTHER_TELL: "Ketik nama, NIK, atau telepon, lalu pilih kartu yang akan dibandingkan.", "Type a name, NIK or telephone, then choose the card to compare.";
    NEXT: "Bandingkan kartu ini", "Compare these cards";
    HISTORY: "Riwayat keputusan", "History of decisions";
    WEIGHTS: "Bobot penilaian ditetapkan pada", "Weights set on";
    TASK: "Mungkin ganda", "Perhaps twice";
}

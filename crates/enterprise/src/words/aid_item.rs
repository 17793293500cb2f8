//! Sentences about things in a package.

phrases! {
    POWER: "Barang ini butuh %1 watt, sedangkan di tempat usaha hanya %2 watt. Apakah daya listrik akan ditambah?",
        "This thing needs %1 watt, and the workplace has only %2 watt. Will the power be raised?";
    ORDERED: "Paket ini sudah dipesan. Barang baru masuk paket lain.", "This package is ordered. A new thing goes into another package.";
    NUMBER: "Periksa angka ini.", "Check this number.";
    NOT_ORDERED: "Paket ini belum dipesan. Catat pesanannya dulu.", "This package is not ordered yet. Record the order first.";
    COME_ALREADY: "Barang ini sudah datang.", "This thing has come already.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    WHOLE_QUANTITY: "Jumlahnya tidak sama dengan pesanan. Catat setelah semuanya datang, atau kembalikan yang lebih.",
        "Not the quantity that was ordered. Record it when all has come, or send back what is too much.";
    SPEC_NEEDED: "Tulis merek, ukuran, dan daya seperti pada barangnya.", "Write brand, size and power as on the thing.";
    NOT_TO_TEST: "Hanya barang yang sudah datang dan belum lulus yang diuji.", "Only a thing that has come and has not passed is tested.";
    TEST_DAY: "Uji dilakukan setelah barang datang, paling lambat hari ini.", "A test is made after the thing came, today at the latest.";
    NOTE_NEEDED: "Tulis apa yang kurang.", "Write what is lacking.";
    NOT_FAILED: "Hanya barang yang gagal uji yang diganti.", "Only a thing that failed is replaced.";
    ADDED: "Barang tersimpan.", "The thing is saved.";
    DELIVER: "Catat kedatangan", "Record the delivery";
    DELIVERED: "Kedatangan tercatat. Uji barangnya di tempat usaha.", "The delivery is recorded. Test the thing at the workplace.";
    QUANTITY: "Jumlah yang datang", "Quantity that came";
    SPEC: "Yang datang", "What came";
    AS_SPECIFIED: "Sesuai yang diminta", "As specified";
    DAY: "Tanggal", "Day";
    TEST: "Uji terima", "Test";
    TEST_LEAD: "Uji di tempat usaha, bersama anggota yang akan memakainya. Satu jawaban tidak berarti gagal.",
        "Test it at the workplace, with the member who will use it. One no is a failure.";
    PHOTO: "Foto barang saat diuji", "Photos of the thing under test";
    TESTED: "Hasil uji tercatat.", "The test is recorded.";
    REPLACE: "Minta pengganti", "Ask for a replacement";
    REPLACE_ASK: "Barang ini dikembalikan kepada pemasok, dan barang lain dengan spesifikasi yang sama ditunggu.",
        "This thing goes back to the supplier, and another of the same specification is awaited.";
    REPLACED: "Pengganti ditunggu.", "The replacement is awaited.";
    REPLACEMENT: "pengganti", "replacement";
    COMPARE: "Diminta dan datang", "Specified and delivered";
    WANTED: "Diminta", "Specified";
    CAME: "Datang", "Delivered";
    WHAT: "Hal", "What";
    DIFFERENT: "Berbeda dari yang diminta", "Not as specified";
    TESTS: "Uji terima", "Tests";
    NO_TESTS: "Belum diuji.", "Not tested yet.";
    YES: "ya", "yes";
    NO: "tidak", "no";
    PHOTOS: "Foto", "Photos";
}

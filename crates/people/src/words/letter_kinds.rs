//! Sentences about the kinds of letters that have facts of their own: introduction, domicile, heirs, return. What all
//! letters share stands in `words::letter`.

phrases! {
    // What they are called
    TITLE_INTRODUCTION: "Surat Pengantar", "Letter of Introduction";
    TITLE_DOMICILE: "Surat Keterangan Domisili", "Statement of Domicile";
    TITLE_HEIRS: "Surat Pernyataan Ahli Waris", "Statement of Heirs";
    TITLE_RETURN: "BAST Kepulangan", "Handover Record of a Return";
    TELL_INTRODUCTION: "Mengantar warga ke kantor lain: kantor mana, dan untuk keperluan apa.", "Introduces a resident to another office: which one, and for what.";
    TELL_DOMICILE: "Menerangkan alamat warga dan sejak kapan tinggal di sana. Alamatnya diambil dari data warga.", "States a resident's address and since when. The address is taken from their record.";
    TELL_HEIRS: "Warga ini meninggal: para ahli waris menyatakan sendiri siapa mereka. Kepala desa hanya mengetahui. Dipakai antara lain untuk Jaminan Kematian (Permenaker 4/2023 Pasal 57).",
        "This resident died: the heirs themselves state who they are. The village head only acknowledges it. Used among others to claim the death cover (Permenaker 4/2023 art. 57).";
    TELL_RETURN: "Warga dipulangkan dan diserahterimakan: siapa menyerahkan, siapa menerima, barang apa. Pemerintah desa menyaksikan (Permen P2MI 32/2025 Pasal 13).",
        "A resident was brought home and handed over: who handed over, who received, which goods. The village government is the witness (Permen P2MI 32/2025 art. 13).";

    // What is missing or wrong
    NEEDS_FACTS: "Isi dulu keterangan surat ini.", "First fill in what this letter says.";
    NEEDS_OFFICE: "Tulis kantor yang dituju.", "Write which office it is for.";
    NEEDS_PURPOSE: "Tulis untuk keperluan apa.", "Write what it is for.";
    NEEDS_SINCE: "Tulis sejak kapan: tanggal, atau tahunnya saja.", "Write since when: a date, or only the year.";
    SINCE_WRONG: "Tulis tanggal seperti 24-11-2015, atau tahun seperti 2015, yang tidak sesudah hari ini.", "Write a date such as 24-11-2015, or a year such as 2015, not after today.";
    DATE_NEEDED: "Tulis tanggalnya, misalnya 24-11-2026.", "Write the date, such as 24-11-2026.";
    DIED_AHEAD: "Tanggal meninggal tidak dapat sesudah hari ini.", "The day of the death cannot be after today.";
    DIED_BEFORE_BIRTH: "Menurut data, warga ini lahir sesudah tanggal itu. Periksa tanggal meninggal dan tanggal lahirnya.", "According to the record this resident was born after that day. Check both dates.";
    NEEDS_DIED_PLACE: "Tulis tempat meninggal: kota dan negara.", "Write the place of the death: town and country.";
    NEEDS_HEIRS: "Tulis sekurang-kurangnya satu ahli waris: nama dan hubungannya.", "Write at least one heir: name and relation.";
    NEEDS_HEIR_NAME: "Tulis nama ahli waris ini, atau kosongkan barisnya.", "Write this heir's name, or leave the row empty.";
    NEEDS_HEIR_RELATION: "Pilih hubungan ahli waris ini dengan yang meninggal.", "Choose what this heir is to who died.";
    HEIR_IS_DECEASED: "NIK ini milik yang meninggal, bukan ahli warisnya.", "This is the NIK of who died, not of an heir.";
    HEIR_TWICE: "NIK ini sudah tertulis di baris lain. Periksa angkanya; bila memang satu orang, hapus satu barisnya. Bila kedua kartu benar bernomor sama, centang “Saya sudah memeriksa”.",
        "This NIK stands in another row already. Compare the digits; if it is one person, empty one row. If both cards really have this number, tick “I have checked”.";
    WITNESS_INHERITS: "Saksi tidak boleh seorang ahli waris. Mintalah ketua RT atau RW.", "A witness must not be an heir. Ask the head of the RT or RW.";
    WITNESS_TWICE: "Kedua saksi harus dua orang yang berbeda.", "The two witnesses must be two people.";
    NEEDS_WITNESS: "Tulis nama saksi.", "Write the witness's name.";
    NEEDS_POSITION: "Tulis jabatannya, misalnya Ketua RT 02.", "Write the position, such as head of RT 02.";
    RETURNED_AHEAD: "Serah terima tidak dapat sesudah hari ini.", "A handover cannot be after today.";
    NEEDS_PLACE: "Tulis tempat serah terima.", "Write where it was handed over.";
    NEEDS_GIVER: "Tulis nama petugas yang menyerahkan.", "Write the name of the officer who handed over.";
    NEEDS_GIVER_OFFICE: "Tulis kantornya, misalnya BP3MI Jawa Tengah.", "Write the office, such as BP3MI Jawa Tengah.";
    NEEDS_RECEIVER: "Tulis nama yang menerima.", "Write the name of who received.";
    REMAINS_NEED_FAMILY: "Untuk jenazah, tulis siapa dari keluarga yang menerima.", "For mortal remains write who of the family received them.";
    NEEDS_CONDITION: "Pilih bagaimana warga ini datang.", "Choose how the person came.";
    NEEDS_SEEN: "Cocokkan kartu ahli waris ini, lalu centang.", "Compare this heir's card, then tick.";
    NIK_WRONG: "NIK mempunyai 16 angka.", "A NIK has 16 digits.";

    // Fields
    OFFICE: "Kantor yang dituju", "To which office";
    OFFICE_HELP: "Contoh: Kantor Imigrasi Wonosobo.", "For example Kantor Imigrasi Wonosobo.";
    PURPOSE: "Untuk keperluan", "For what";
    PURPOSE_HELP: "Contoh: pembuatan paspor. Jangan menulis penyakit, utang, atau perkara.", "For example a passport. Do not write illness, debts or lawsuits.";
    SINCE: "Tinggal di alamat ini sejak", "Living at this address since";
    SINCE_HELP: "Tanggal, atau tahunnya saja.", "A date, or only the year.";
    CONFIRMED_BY: "Ketua RT/RW yang membenarkan", "Head of RT or RW who confirms it";
    DATE_HELP: "Hari, bulan, tahun: 24-11-2026.", "Day, month, year: 24-11-2026.";
    DIED: "Tanggal meninggal", "Day of the death";
    DIED_PLACE: "Tempat meninggal", "Place of the death";
    DIED_PAPER: "Nomor akta atau surat keterangan kematian", "Number of the death certificate";
    HEIRS: "Ahli waris", "Heirs";
    HEIRS_HELP: "Tulis semua ahli waris menurut keluarga. Pembagian warisan tidak ditulis di sini.", "Write every heir as the family says. Shares are not written here.";
    HEIR: "Ahli waris", "Heir";
    HEIR_NAME: "Nama", "Name";
    HEIR_NIK: "NIK", "NIK";
    HEIR_RELATION: "Hubungan", "Relation";
    MORE_HEIRS: "Ahli waris berikutnya", "More heirs";
    WITNESSES: "Saksi dari RT/RW", "Witnesses of the RT or RW";
    WITNESS: "Saksi", "Witness";
    POSITION: "Jabatan", "Position";
    DAY: "Tanggal serah terima", "Day of the handover";
    PLACE: "Tempat serah terima", "Place of the handover";
    COUNTRY: "Negara penempatan", "Country of work";
    GIVER: "Nama yang menyerahkan", "Who hands over";
    GIVER_OFFICE: "Kantornya", "Their office";
    CONDITION: "Keadaan ketika datang", "How the person came";
    CONDITION_HELP: "Hanya ini yang tercetak. Penyakit dan perkara tidak ditulis pada surat.", "Only this is printed. Illness and lawsuits are not written on the letter.";
    RECEIVER: "Diterima oleh", "Received by";
    RECEIVER_HELP: "Kosongkan bila warga ini menerima sendiri.", "Leave empty if the person received everything themself.";
    GOODS: "Barang dan berkas yang diserahkan", "Goods and papers handed over";
    GOODS_WHAT: "Barang atau berkas", "Goods or paper";
    GOODS_AMOUNT: "Jumlah", "How much";
    MORE_GOODS: "Barang berikutnya", "More goods";
    CONFIRM_TWICE: "Saya sudah memeriksa: kedua kartu bernomor sama", "I have checked: both cards have this number";
    FROM_FAMILY: "Sudah diisi dari keluarga yang tercatat. Tambah yang belum ada, hapus yang bukan ahli waris.", "Filled in from the household. Add who is missing, empty who does not inherit.";
    CLAIM_PURPOSE: "pengurusan manfaat Jaminan Kematian pada BPJS Ketenagakerjaan menurut Pasal 57 Permenaker Nomor 4 Tahun 2023",
        "claiming the death cover of BPJS Ketenagakerjaan under art. 57 of Permenaker 4/2023";

    // The check
    CHECK_INTRODUCTION: "Pastikan orangnya benar, dan keperluannya memang dari orang itu sendiri.", "Make sure of the person, and that the purpose is their own.";
    CHECK_DOMICILE: "Pastikan orangnya benar, dan memang tinggal di alamat itu.", "Make sure of the person, and that they live at that address.";
    CHECK_HEIRS: "Cocokkan kartu setiap ahli waris. Bicara dengan mereka tanpa calo atau orang yang berkepentingan.", "Compare every heir's card. Talk to them without a broker or anybody with an interest.";
    CHECK_RETURN: "Pastikan serah terima ini disaksikan pemerintah desa, dan setiap barang ada.", "Make sure that the village witnessed the handover and that every thing is there.";
    POINT_ADDRESS: "Ketua RT atau RW membenarkan bahwa ia tinggal di sana.", "The head of the RT or RW confirms that they live there.";
    POINT_ALL_HEIRS: "Tidak ada suami, istri, anak, atau orang tua yang tertinggal.", "No husband, wife, child or parent is left out.";
    POINT_DEATH: "Surat kematian sudah diperlihatkan.", "The death certificate was shown.";
    POINT_HANDED: "Yang menyerahkan menunjukkan kartu dinasnya.", "Who hands over has shown their service card.";
    SEEN_HEIR: "Kartu cocok", "Card agrees";
    NEXT_CHECK: "Catat pemeriksaan", "Record the check";
    DID_CHECK_FACTS: "memeriksa jati diri dan isi surat", "checked identity and what it says";

    // Sums
    COUNT_INTRODUCTION: "surat pengantar", "letters of introduction";
    COUNT_DOMICILE: "surat keterangan domisili", "statements of domicile";
    COUNT_HEIRS: "surat pernyataan ahli waris", "statements of heirs";
    COUNT_RETURN: "BAST kepulangan", "handover records of a return";
}

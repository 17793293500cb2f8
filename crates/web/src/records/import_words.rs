//! What the pages of imports say.

use kernel::{Phrase, phrase};

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(pub(super) const $name: Phrase = phrase($id, $en);)+
    };
}

phrases! {
    IMPORT: "Impor dari Excel", "Import from Excel";
    IMPORT_SHORT: "Impor", "Import";
    INTRO: "Kirim lembar Excel (.xlsx atau .xls) atau CSV. Belum ada yang disimpan sebelum Anda melihat hasil pemeriksaan dan menyetujuinya.",
        "Send a sheet in Excel (.xlsx or .xls) or CSV. Nothing is saved before you have seen what was found and agree.";
    KNOWN: "Lembar yang langsung dikenali:", "Sheets that are recognised at once:";
    OWN_TEMPLATE: "lembar kosong dari halaman ini", "the empty sheet of this page";
    FILE: "Berkas", "File";
    FILE_HELP: "Paling besar 12 MB. Baris dan kolom tersembunyi ikut dibaca; dari rumus diambil hasilnya.",
        "At most 12 MB. Hidden rows and columns are read too; of formulas the result is taken.";
    FILE_NEEDED: "Pilih berkasnya dulu.", "Choose the file first.";
    SEND: "Periksa lembar ini", "Check this sheet";
    NO_HEADING: "Judul kolom tidak ditemukan. Baris judul harus memuat paling sedikit satu nama kolom yang dikenal, misalnya Nama atau NIK. Pakai lembar kosong di bawah ini bila ragu.",
        "No heading was found. Its row must hold at least one known name, such as Name or NIK. Use the empty sheet below when in doubt.";
    GONE: "Berkas ini sudah tidak disimpan (paling lama satu hari). Kirim lagi.",
        "This file is no longer kept (a day at most). Send it again.";
    COLUMNS: "Arti setiap kolom", "What each column means";
    COLUMNS_INTRO: "Pilihan Anda diingat: lembar berikutnya dengan judul yang sama langsung dikenali.",
        "What you choose is remembered: the next sheet with the same headings is recognised at once.";
    COLUMN: "Kolom", "Column";
    NOT_READ: "(tidak dibaca)", "(not read)";
    KEEP_COLUMNS: "Simpan dan periksa", "Save and check";
    CHANGE_COLUMNS: "Ubah arti kolom", "Change what columns mean";
    NOTHING_READ: "Pilih arti untuk paling sedikit satu kolom.", "Choose a meaning for at least one column.";
    CHECKED: "Hasil pemeriksaan", "What was found";
    READ_AS: "Dibaca sebagai", "Read as";
    NEW_ROWS: "baris baru", "new rows";
    CHANGED_ROWS: "mengubah yang sudah ada", "change what is there";
    SAME_ROWS: "sudah sama, tidak diubah", "the same already";
    WRONG_ROWS: "salah", "wrong";
    PASSED_ROWS: "dilewati (bukan data, pindah, atau meninggal)", "passed over (no data, moved away, died)";
    ROW: "Sel", "Cell";
    VALUE: "Isi", "Content";
    PROBLEM: "Masalah dan caranya", "Problem and what to do";
    ALLOWED: "Yang diterima:", "Accepted:";
    TO_LOOK_AT: "periksa", "look";
    MORE_REMARKS: "Tidak semua ditampilkan. Semuanya ada dalam lembar bertanda.",
        "Not all are shown. The marked sheet has all of them.";
    MARKED: "Unduh lembar bertanda: sel yang salah diberi warna dan penjelasan",
        "Download the marked sheet: wrong cells are coloured and explained";
    FIRST_ROWS: "Baris pertama seperti akan disimpan", "The first rows as they will be saved";
    ALL_RIGHT: "Semua baris benar.", "All rows are right.";
    NOTHING_NEW: "Tidak ada yang perlu disimpan: semua baris sudah sama.", "Nothing to save: every row is there already.";
    GOOD_ARE_IN: "Baris yang benar sudah tersimpan. Perbaiki sisanya di lembar bertanda, lalu kirim lembar itu.",
        "The right rows are saved. Mend the rest in the marked sheet, then send that.";
    EARLIER: "Impor yang sudah dilakukan", "Imports that were made";
    HOW: "Apa yang disimpan?", "What is saved?";
    ONLY_ALL: "Hanya bila semua baris benar", "Only when all rows are right";
    TAKE_GOOD: "Baris yang benar saja; yang salah saya perbaiki dari lembar bertanda",
        "The right rows only; I mend the wrong ones in the marked sheet";
    TAKE_UP: "Simpan", "Save";
    ALL_MUST_BE_RIGHT: "Masih ada baris yang salah. Perbaiki lembarnya lalu kirim lagi, atau pilih “baris yang benar saja”.",
        "Some rows are still wrong. Mend the sheet and send it again, or choose “the right rows only”.";
    DONE: "Impor selesai.", "The import is done.";
    CHANGED_MEANWHILE: "Data berubah sejak diperiksa. Tidak ada yang disimpan; periksa sekali lagi.",
        "The data changed since they were checked. Nothing was saved; check once more.";
    NO_OFFICE: "Akun ini tidak terikat pada kantor yang dapat menyimpan catatan.",
        "This account belongs to no office that could keep a record.";
    ONLY_OWN_OFFICE: "Impor hanya dapat dibatalkan oleh petugas kantor yang mengimpor.",
        "An import is undone only by an officer of the office that imported.";
    OTHER_COMPUTER: "Impor ini dilakukan di komputer lain. Batalkan di sana.",
        "This import was made on another computer. Undo it there.";
}

//! What the pages and sheets of exports say.

use kernel::spec::{Class, FieldType};
use kernel::{Phrase, phrase};

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(pub(super) const $name: Phrase = phrase($id, $en);)+
    };
}

phrases! {
    SHEETS: "Ekspor ke Excel", "Export to Excel";
    EXPORT: "Ekspor", "Export";
    DOWNLOAD: "Unduh", "Download";
    ROWS: "baris akan diekspor, sesuai pencarian dan saringan yang sedang dipakai.",
        "rows will be exported, by the search and the filters in use.";
    FORMAT: "Bentuk berkas", "Format";
    FORMAT_XLSX: "Excel (.xlsx): untuk dibaca orang; NIK dan nomor lain utuh",
        "Excel (.xlsx): for people; NIK and other numbers stay whole";
    FORMAT_CSV: "CSV: untuk program lain. Bila dibuka langsung di Excel, angka terakhir NIK hilang",
        "CSV: for other programs. Opened directly in Excel, the last digits of a NIK are lost";
    CLOSED: "Sertakan juga kolom yang tertutup:", "Include the closed columns too:";
    PURPOSE: "Untuk apa data ini?", "What are these data for?";
    PURPOSE_HELP: "Dicatat bersama nama Anda dan waktunya; pengelola data dapat melihatnya.",
        "Written down with your name and the time; whoever keeps the data can see it.";
    PURPOSE_NEEDED: "Pilih untuk apa data ini.", "Choose what these data are for.";
    WARN: "Setelah diunduh, berkas ini tidak dijaga lagi oleh Desmigratif. Simpan di tempat aman dan hapus bila sudah selesai.",
        "Once downloaded, this file is guarded by Desmigratif no longer. Keep it in a safe place and delete it when done.";
    TEMPLATE: "Lembar kosong untuk diisi", "Empty sheet to fill in";
    DICTIONARY: "Kamus data", "Data dictionary";
    ANSWERS: "Pilihan", "Answers";
    WRONG_ANSWER: "Pilih salah satu jawaban dari daftar.", "Choose one of the answers on the list.";
    ID_MEANS: "Nomor tetap catatan ini. Biarkan apa adanya: dengan nomor ini impor mengenali barisnya.",
        "The record's stable number. Leave it as it is: by it an import knows the row.";
    REQUIRED: "Wajib diisi.", "Must be filled in.";
}

/// The heading of the dictionary.
pub(super) const DICTIONARY_HEADING: [Phrase; 7] = [
    phrase("Kolom", "Column"),
    phrase("Nama teknis", "Technical name"),
    phrase("Arti", "Meaning"),
    phrase("Isi", "Content"),
    phrase("Pilihan jawaban", "Answers"),
    phrase("Golongan data", "Data class"),
    phrase("Sumber", "Source"),
];

/// What a field of this kind holds.
pub(super) fn kind(kind: FieldType) -> Phrase {
    match kind {
        FieldType::Nik => phrase("NIK, 16 angka", "NIK, 16 digits"),
        FieldType::Kk => phrase("nomor KK, 16 angka", "family card number, 16 digits"),
        FieldType::Date => phrase("tanggal", "date"),
        FieldType::Moment => phrase("tanggal dan jam", "date and time"),
        FieldType::Month => phrase("bulan", "month"),
        FieldType::Year => phrase("tahun", "year"),
        FieldType::Rupiah => phrase("rupiah", "rupiah"),
        FieldType::ForeignMoney => phrase("uang asing", "foreign money"),
        FieldType::Integer => phrase("bilangan bulat", "whole number"),
        FieldType::Decimal => phrase("bilangan", "number"),
        FieldType::Percent => phrase("persen", "percent"),
        FieldType::YesNo => phrase("ya atau tidak", "yes or no"),
        FieldType::Choice(_) => phrase("pilihan", "choice"),
        FieldType::Reference(_) => phrase("catatan lain", "another record"),
        FieldType::Region => phrase("wilayah", "region"),
        FieldType::Country => phrase("negara", "country"),
        FieldType::Phone => phrase("nomor telepon", "telephone number"),
        FieldType::Email => phrase("alamat email", "email address"),
        _ => phrase("teks", "text"),
    }
}

/// A data class in words (UU 27/2022 art. 4).
pub(super) fn class(class: Class) -> Phrase {
    match class {
        Class::Public => phrase("umum", "public"),
        Class::Internal => phrase("intern", "internal"),
        Class::Personal => phrase("data pribadi", "personal"),
        Class::Specific => phrase("data pribadi spesifik", "specific personal"),
    }
}

//! What the open files hold: their columns with meanings (the data dictionary), and how a row is written.
//! Not here: the format (`csv`), the addresses (`pages::figures`).

use kernel::claims::{Claim, Confidence};
use kernel::region::{Level, Regions};
use kernel::{Lang, Phrase, phrase};

use crate::roll::Entry;

/// A column: its name and what it means.
pub type Column = (&'static str, Phrase);

/// Columns of the file of claims.
pub const CLAIMS: &[Column] = &[
    ("key", phrase("nama tetap dari yang dihitung", "stable name of what is counted")),
    (
        "year",
        phrase("tahun yang dibicarakan; kosong bila tidak disebut", "the year it speaks of; empty where none is named"),
    ),
    ("value", phrase("angka yang disebut sumber", "the figure that the source gives")),
    ("label_id", phrase("yang dihitung, dalam bahasa Indonesia", "what is counted, in Indonesian")),
    ("label_en", phrase("yang dihitung, dalam bahasa Inggris", "what is counted, in English")),
    ("source", phrase("siapa yang menyebut, kapan atau di mana", "who says so, when or where")),
    (
        "confidence",
        phrase(
            "verified: dibaca di sumbernya; derived: dihitung; disputed: sumber berbeda; general: belum dipastikan",
            "verified: read in the source; derived: computed; disputed: sources differ; general: not confirmed",
        ),
    ),
    ("note_id", phrase("catatan, dalam bahasa Indonesia", "a note, in Indonesian")),
    ("note_en", phrase("catatan, dalam bahasa Inggris", "a note, in English")),
];

/// Columns of the file of designated villages.
pub const VILLAGES: &[Column] = &[
    ("code", phrase("kode desa, Kepmendagri 300.2.2-2138/2025", "code of the village, Kepmendagri 300.2.2-2138/2025")),
    ("village", phrase("nama desa", "name of the village")),
    ("district", phrase("kecamatan", "district")),
    ("regency", phrase("kabupaten atau kota", "regency")),
    ("province", phrase("provinsi", "province")),
    (
        "programme",
        phrase(
            "program: desmigratif, desa_migran_emas, atau lainnya",
            "programme: desmigratif, desa_migran_emas, or lainnya (another)",
        ),
    ),
    ("other_programme", phrase("nama program lain", "name of the other programme")),
    ("year", phrase("tahun penetapan", "year of the designation")),
    ("date", phrase("tanggal, bila diketahui", "date, where it is known")),
    ("decree", phrase("nomor keputusan, bila diketahui", "number of the decree, where it is known")),
    ("status", phrase("berjalan atau berakhir", "berjalan (running) or berakhir (ended)")),
    ("ended_on", phrase("berakhir pada", "ended on")),
    ("source", phrase("dari mana penetapan diketahui", "where the designation is known from")),
];

const FILES: [(&str, &[Column]); 2] = [("desmigratif-klaim.csv", CLAIMS), ("desmigratif-desa.csv", VILLAGES)];

/// The names of columns.
pub fn names(columns: &[Column]) -> Vec<&'static str> {
    columns.iter().map(|(name, _)| *name).collect()
}

/// The dictionary for a page: file, column, meaning.
pub fn dictionary(lang: Lang) -> Vec<[&'static str; 3]> {
    let lines = |(file, columns): (&'static str, &'static [Column])| {
        columns.iter().map(move |(name, meaning)| [file, name, meaning.say(lang)])
    };
    FILES.into_iter().flat_map(lines).collect()
}

/// The dictionary as a file, with both languages.
pub fn dictionary_rows() -> Vec<Vec<String>> {
    let both = dictionary(Lang::Id).into_iter().zip(dictionary(Lang::En));
    both.map(|(own, english)| [own[0], own[1], own[2], english[2]].map(str::to_owned).to_vec()).collect()
}

/// One claim as a row of `CLAIMS`.
pub fn claim_row(claim: &Claim) -> Vec<String> {
    let confidence = match claim.confidence {
        Confidence::Verified => "verified",
        Confidence::Derived => "derived",
        Confidence::Disputed => "disputed",
        Confidence::General => "general",
    };
    let note = claim.note.unwrap_or(phrase("", ""));
    let year = claim.year.map_or_else(String::new, |year| year.to_string());
    let texts = [claim.label.id, claim.label.en, claim.source, confidence, note.id, note.en].map(str::to_owned);
    [claim.key.to_owned(), year, claim.value.to_string()].into_iter().chain(texts).collect()
}

/// One designation as a row of `VILLAGES`.
pub fn village_row(entry: &Entry, regions: &Regions) -> Vec<String> {
    let name = |level| entry.village.at(level).and_then(|code| regions.name(&code)).unwrap_or_default().to_owned();
    let day = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |date| date.to_string());
    vec![
        entry.village.to_string(),
        name(Level::Village),
        name(Level::District),
        name(Level::Regency),
        name(Level::Province),
        entry.programme.name().to_owned(),
        entry.other_programme.clone().unwrap_or_default(),
        entry.year.to_string(),
        day(entry.date),
        entry.decree.clone().unwrap_or_default(),
        entry.status.name().to_owned(),
        day(entry.ended_on),
        entry.source.clone().unwrap_or_default(),
    ]
}

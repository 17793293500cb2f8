//! Sheets of residents: one row is a person, with the family card beside it.

use documents::sheet::Cell;
use kernel::{Record, phrase};
use web::sheets::{Format, Part, RawRow, SheetRules};

use super::{blocks, families};
use crate::records::{Household, Membership};

/// Place of the family card number among the companions.
pub(super) const KK: usize = 0;
/// Place of the relation to the head among the companions.
pub(super) const RELATION: usize = 1;

/// What sheets of residents mean.
pub static RESIDENT_SHEETS: SheetRules = SheetRules {
    companions: &[&Household::SPEC.fields[0], &Membership::SPEC.fields[2]],
    parts: PARTS,
    synonyms: SYNONYMS,
    answers: ANSWERS,
    // reason: nobody has told these persons yet; the card says so until an officer does
    defaults: &[("notice", "belum")],
    formats: FORMATS,
    layouts: blocks::LAYOUTS,
    assemble,
    begin: Some(families::begin),
    records_a_row: 4,
};

const PARTS: &[Part] = &[
    Part { key: "rt", label: phrase("RT", "RT") },
    Part { key: "rw", label: phrase("RW", "RW") },
    Part { key: "birth", label: phrase("Tempat dan tanggal lahir", "Place and date of birth") },
    Part { key: "status", label: phrase("Keadaan penduduk (hidup, pindah, meninggal)", "State (alive, moved, dead)") },
];

const FORMATS: &[Format] = &[
    Format {
        name: "opensid",
        label: phrase("Lembar penduduk OpenSID", "Resident sheet of OpenSID"),
        text: include_str!("../../../../data/sheets/opensid.tsv"),
    },
    Format {
        name: "bip",
        label: phrase("Buku Induk Penduduk (BIP)", "Main population register (BIP)"),
        text: include_str!("../../../../data/sheets/bip.tsv"),
    },
];

/// Words above columns as villages write them.
const SYNONYMS: &[(&str, &str)] = &[
    ("nama lengkap", "name"),
    ("nama penduduk", "name"),
    ("nama warga", "name"),
    ("no nik", "nik"),
    ("nomor nik", "nik"),
    ("no ktp", "nik"),
    ("nomor ktp", "nik"),
    ("nomor induk kependudukan", "nik"),
    ("jk", "sex"),
    ("l p", "sex"),
    ("kelamin", "sex"),
    ("jns kelamin", "sex"),
    ("tgl lahir", "birth_date"),
    ("tanggal lahir", "birth_date"),
    ("tempat", "birth_place"),
    ("tmpt lahir", "birth_place"),
    ("kota lahir", "birth_place"),
    ("tempat tgl lahir", "birth"),
    ("tempat tanggal lahir", "birth"),
    ("ttl", "birth"),
    ("status kawin", "marital_status"),
    ("status pernikahan", "marital_status"),
    ("status nikah", "marital_status"),
    ("perkawinan", "marital_status"),
    ("kawin", "marital_status"),
    ("jenis pekerjaan", "occupation"),
    ("dukuh", "dusun"),
    ("lingkungan", "dusun"),
    ("nama dusun", "dusun"),
    ("rt rw", "rt_rw"),
    ("alamat lengkap", "address"),
    ("alamat rumah", "address"),
    ("no hp", "phone"),
    ("hp", "phone"),
    ("nomor hp", "phone"),
    ("no telepon", "phone"),
    ("no telp", "phone"),
    ("nomor telepon", "phone"),
    ("no wa", "phone"),
    ("no paspor", "passport"),
    ("paspor", "passport"),
    ("no kk", "kk"),
    ("nomor kartu keluarga", "kk"),
    ("no kartu keluarga", "kk"),
    ("kk", "kk"),
    ("hubungan keluarga", "relation"),
    ("hubungan dalam keluarga", "relation"),
    ("status hubungan dalam keluarga", "relation"),
    ("kedudukan dalam keluarga", "relation"),
    ("shdk", "relation"),
    ("hub keluarga", "relation"),
    ("keterangan", "notes"),
];

/// Words in cells as villages write them.
const ANSWERS: &[(&str, &str, &str)] = &[
    ("sex", "l", "laki_laki"),
    ("sex", "lk", "laki_laki"),
    ("sex", "laki", "laki_laki"),
    ("sex", "laki2", "laki_laki"),
    ("sex", "pria", "laki_laki"),
    ("sex", "1", "laki_laki"),
    ("sex", "p", "perempuan"),
    ("sex", "pr", "perempuan"),
    ("sex", "wanita", "perempuan"),
    ("sex", "2", "perempuan"),
    ("marital_status", "1", "belum_kawin"),
    ("marital_status", "bk", "belum_kawin"),
    ("marital_status", "belum menikah", "belum_kawin"),
    ("marital_status", "2", "kawin"),
    ("marital_status", "k", "kawin"),
    ("marital_status", "menikah", "kawin"),
    ("marital_status", "kawin tercatat", "kawin"),
    ("marital_status", "kawin belum tercatat", "kawin"),
    ("marital_status", "kawin tidak tercatat", "kawin"),
    ("marital_status", "3", "cerai_hidup"),
    ("marital_status", "ch", "cerai_hidup"),
    ("marital_status", "cerai hidup tercatat", "cerai_hidup"),
    ("marital_status", "cerai hidup belum tercatat", "cerai_hidup"),
    ("marital_status", "4", "cerai_mati"),
    ("marital_status", "cm", "cerai_mati"),
    ("relation", "kepala", "kepala_keluarga"),
    ("relation", "kep keluarga", "kepala_keluarga"),
    ("relation", "kk", "kepala_keluarga"),
    ("relation", "suami", "suami_istri"),
    ("relation", "istri", "suami_istri"),
    ("relation", "isteri", "suami_istri"),
    ("relation", "anak kandung", "anak"),
    ("relation", "anak tiri", "anak"),
    ("relation", "anak angkat", "anak"),
    ("relation", "orangtua", "orang_tua"),
    ("relation", "ayah", "orang_tua"),
    ("relation", "ibu", "orang_tua"),
    ("relation", "kakak", "saudara"),
    ("relation", "adik", "saudara"),
    ("relation", "famili", "famili_lain"),
    ("relation", "keponakan", "famili_lain"),
    ("relation", "kakek", "famili_lain"),
    ("relation", "nenek", "famili_lain"),
    ("relation", "pembantu", "lainnya"),
    ("relation", "lain lain", "lainnya"),
];

/// RT and RW in one field, place and day of birth in two, hamlets without their word.
fn assemble(row: &mut RawRow<'_>) {
    if row.get("rt_rw").is_blank() {
        let (rt, rw) = (two_digits(&row.text("rt")), two_digits(&row.text("rw")));
        if !rt.is_empty() {
            let joined = if rw.is_empty() { rt } else { format!("{rt}/{rw}") };
            row.set("rt_rw", Cell::Text(joined));
        }
    }
    let birth = row.text("birth");
    if let Some((place, day)) = place_and_day(&birth) {
        if row.get("birth_place").is_blank() {
            row.set("birth_place", Cell::from(place));
        }
        if row.get("birth_date").is_blank() {
            row.set("birth_date", Cell::from(day));
        }
    }
    let dusun = row.text("dusun").replace('_', " ");
    let bare = ["dusun ", "dsn. ", "dsn "].iter().find_map(|word| {
        let start = dusun.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| dusun[word.len()..].trim().to_owned())
    });
    if let Some(bare) = bare {
        row.set("dusun", Cell::from(bare.as_str()));
    }
}

/// A number of RT or RW as two digits; empty for none.
pub(super) fn two_digits(text: &str) -> String {
    match text.trim().parse::<u32>() {
        Ok(0) => String::new(),
        Ok(number) => format!("{number:02}"),
        Err(_) if text.chars().all(|sign| !sign.is_alphanumeric()) => String::new(),
        Err(_) => text.trim().to_owned(),
    }
}

/// "Wonosobo, 12-05-1990" in its two parts.
fn place_and_day(text: &str) -> Option<(&str, &str)> {
    let at = text
        .find([',', ';'])
        .or_else(|| text.find('/').filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit())))?;
    let (place, day) = (text[..at].trim(), text[at + 1..].trim());
    (!day.is_empty()).then_some((place, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_and_day_of_birth_are_told_apart() {
        assert_eq!(place_and_day("Wonosobo, 12-05-1990"), Some(("Wonosobo", "12-05-1990")));
        assert_eq!(place_and_day("WONOSOBO/12 Mei 1990"), Some(("WONOSOBO", "12 Mei 1990")));
        assert_eq!(place_and_day("12/05/1990"), None);
        assert_eq!(place_and_day("Wonosobo"), None);
    }

    #[test]
    fn rt_and_rw_are_written_alike() {
        let numbers = ["1", "001", "12", "-", "", "0", "3A"].map(two_digits);
        assert_eq!(numbers, ["01", "01", "12", "", "", "", "3A"]);
    }
}

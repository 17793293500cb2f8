//! Names of companies as they are written in many ways: "PT. Bina Kerja Mandiri", "BINA KERJA MANDIRI PT", "Bina Krja
//! Mandiri". Which of them are the same name, which are alike, and which is no company's. Not here: reading (`office`).

use kernel::name::similarity;

/// How two names stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Another name.
    Other,
    /// Alike: a person must look. Never taken for the same.
    Alike,
    /// The same but for points, capitals, blanks and the place of PT.
    Same,
}

/// What a company is called by law; no part of the name.
const FORMS: &[&str] = &[
    "pt",
    "cv",
    "ud",
    "tbk",
    "persero",
    "terbatas",
    "perseroan",
    "p3mi",
    "pptkis",
    "pjtki",
    "perum",
    "yayasan",
    "koperasi",
];
/// What shows that a name is that of a company or body and not of a person.
const BODIES: &[&str] = &[
    "pt",
    "cv",
    "ud",
    "tbk",
    "persero",
    "perum",
    "yayasan",
    "koperasi",
    "lpk",
    "lembaga",
    "perusahaan",
    "pptkis",
    "pjtki",
    "p3mi",
    "bumdes",
    "agency",
    "agensi",
    "ltd",
    "corp",
];
/// From this likeness of sound on, names are alike.
const ALIKE: u8 = 78;

/// The words of a name in small letters: points are nothing within abbreviations ("P.T."), other signs part words.
fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut plain = String::with_capacity(name.len());
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '.' if is_within_initials(&letters, at) => {}
            letter if letter.is_alphanumeric() => plain.extend(letter.to_lowercase()),
            '\'' | '’' => {}
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Does a single letter stand on either side of the point? "P.T. Bina" is PT, "PT.Bina" and "P.T.Bina" have two words.
fn is_within_initials(letters: &[char], point: usize) -> bool {
    let at = |place: Option<usize>| place.and_then(|place| letters.get(place)).copied();
    let is_letter = |one: Option<char>| one.is_some_and(char::is_alphabetic);
    let is_part = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    let before = is_letter(at(point.checked_sub(1))) && !is_part(at(point.checked_sub(2)));
    before && is_letter(at(Some(point + 1))) && !is_part(at(Some(point + 2)))
}

/// What a name is kept and found under: its own words without PT and the like.
pub fn key(name: &str) -> String {
    let own: Vec<String> = words(name).into_iter().filter(|word| !FORMS.contains(&word.as_str())).collect();
    own.join(" ")
}

/// Does the name say that it is a company or a body? A person's name is never kept among companies (UU 18/2017 art. 69).
pub fn is_a_body(name: &str) -> bool {
    words(name).iter().any(|word| BODIES.contains(&word.as_str()))
}

/// Does the name say that it is a training centre? One that "places" is a reason to ask (DOMAIN B).
pub fn is_a_training_centre(name: &str) -> bool {
    words(name).iter().any(|word| matches!(word.as_str(), "lpk" | "blk" | "blkln"))
}

/// How two names stand to each other, with a score of 0 to 100 for sorting.
pub fn likeness(one: &str, other: &str) -> (Likeness, u8) {
    let (one, other) = (key(one), key(other));
    if one.is_empty() || other.is_empty() {
        return (Likeness::Other, 0);
    }
    let together = |key: &str| key.replace(' ', "");
    if one == other || together(&one) == together(&other) {
        return (Likeness::Same, 100);
    }
    let score = similarity(&one, &other).min(99);
    // "Contoh Sejahtera 01" and "Contoh Sejahtera 02" sound alike and are two companies.
    let score = if numbers(&one) == numbers(&other) { score } else { score.min(ALIKE) };
    (if score >= ALIKE { Likeness::Alike } else { Likeness::Other }, score)
}

fn numbers(key: &str) -> Vec<&str> {
    key.split(' ').filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).collect()
}

/// What a licence number is found under: letters and digits, without the words before it.
pub fn licence_key(number: &str) -> String {
    let upper = number.to_uppercase();
    let parts = upper.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    let own = parts.skip_while(|part| matches!(*part, "NO" | "NOMOR" | "NMR" | "SIP3MI" | "SIPPTKIS" | "IZIN" | "SK"));
    own.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_written_in_many_ways_is_one_name() {
        for written in [
            "PT. Bina Kerja Mandiri",
            "BINA KERJA MANDIRI, PT",
            "P.T. Bina Kerja Mandiri",
            "P.T.Bina Kerja Mandiri",
            "PT.Bina Kerja Mandiri",
            "pt bina kerja mandiri (Persero) Tbk",
            "Bina Kerjamandiri",
            "  Bina   Kerja Mandiri ",
        ] {
            assert_eq!(likeness("PT Bina Kerja Mandiri", written), (Likeness::Same, 100), "{written}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_alike_and_never_the_same() {
        for written in ["PT Bina Krja Mandiri", "Bina Kerja Mandirri", "PT Bina Kerja Mandiri Utama"] {
            assert_eq!(likeness("PT Bina Kerja Mandiri", written).0, Likeness::Alike, "{written}");
        }
        for written in ["PT Sinar Laut", "PT Bina Karya Mandiri", "", "PT"] {
            assert_eq!(likeness("PT Bina Kerja Mandiri", written).0, Likeness::Other, "{written}");
        }
        assert_eq!(likeness("PT Contoh Sejahtera 01", "PT Contoh Sejahtera 02").0, Likeness::Alike);
    }

    #[test]
    fn a_person_is_no_company() {
        assert!(
            is_a_body("PT Contoh") && is_a_body("P.T. Contoh") && is_a_body("LPK Contoh") && is_a_body("CV. Contoh")
        );
        assert!(is_a_training_centre("L.P.K. Contoh") && !is_a_training_centre("PT Contoh"));
        for person in ["Budi Santoso", "Pak Ptolemeus", "Hj. Siti", ""] {
            assert!(!is_a_body(person), "{person}");
        }
    }

    #[test]
    fn a_licence_number_is_found_however_it_is_written() {
        for written in ["No. 123/KEP/2021", "SIP3MI Nomor 123 / KEP / 2021", "123-kep-2021"] {
            assert_eq!(licence_key(written), "123KEP2021", "{written}");
        }
        assert_eq!(licence_key(" - "), "");
    }
}

//! Indonesian spelling: how a written name becomes words, and a word the key of its sound.
//! Rules only; what keys are for stands in `name`.

/// Written before or between names, and no part of them. With the honorifics of Java, Sunda, Lombok and Aceh.
const TITLES: [&str; 41] = [
    "h",
    "hj",
    "haji",
    "hajah",
    "hajjah",
    "kh",
    "ky",
    "kyai",
    "kiai",
    "nyai",
    "tgh",
    "tgk",
    "teuku",
    "ust",
    "ustad",
    "ustadz",
    "ustadzah",
    "habib",
    "drs",
    "dra",
    "dr",
    "drg",
    "ir",
    "prof",
    "r",
    "rr",
    "rd",
    "raden",
    "rden",
    "tn",
    "ny",
    "nn",
    "sdr",
    "sdri",
    "bp",
    "bpk",
    "ibu",
    "alm",
    "almh",
    "almarhum",
    "almarhumah",
];

/// Between a name and the father's name, or before another name of the same person.
const JOINTS: [&str; 8] = ["bin", "binti", "bt", "bte", "als", "alias", "alm", "almh"];

/// Degrees as they are written after a comma without full stops.
const DEGREES: [&str; 28] = [
    "se", "sh", "st", "spd", "spdi", "sag", "sos", "ssos", "sip", "skm", "skep", "skom", "ssi", "ss", "sp", "spt",
    "mm", "mh", "mpd", "msi", "mag", "map", "msc", "amd", "amdkeb", "amk", "ners", "phd",
];

/// Forms of one name that no rule of spelling joins.
const SAME: [(&str, &[&str]); 5] = [
    (
        "muhamad",
        &[
            "moh",
            "mohd",
            "mhd",
            "muh",
            "moch",
            "much",
            "mokh",
            "mukh",
            "mohamad",
            "mohammad",
            "mohamed",
            "mohammed",
            "muhamad",
            "muhammad",
            "muhamed",
            "muhammed",
            "mochamad",
            "mochammad",
            "muchamad",
            "muchammad",
            "mokhamad",
            "mokhammad",
            "mukhamad",
            "mukhammad",
            "muhamat",
            "mohamat",
        ],
    ),
    ("ahmad", &["ahmad", "achmad", "akhmad", "ahmat", "akhmat", "achmat", "ahmed", "ach", "akh"]),
    ("abdul", &["abd", "abdul", "abdoel", "abdool"]),
    ("siti", &["st", "sitti", "siti", "sti", "sity"]),
    ("nur", &["nur", "nor", "noer", "noor", "nuur"]),
];

/// The words of a name in lower case, without titles, degrees and *bin*; initials stay, "M." before a name is Muhammad.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before_a_name = true;
    for (segment, text) in name.split(',').enumerate() {
        for token in text.split(|letter: char| letter.is_whitespace() || "-/()".contains(letter)) {
            let inner = token.trim_matches('.');
            let parts: Vec<String> = inner.split('.').map(letters).filter(|part| !part.is_empty()).collect();
            if is_degree(&parts, segment > 0, words.is_empty()) {
                continue;
            }
            for part in parts {
                let joint = JOINTS.contains(&part.as_str());
                let title = before_a_name && TITLES.contains(&part.as_str());
                before_a_name = joint || title;
                if !before_a_name {
                    words.push(part);
                }
            }
        }
    }
    let named_by_initial = words.len() > 1 && words[0] == "m";
    for (at, word) in words.iter_mut().enumerate() {
        if at == 0 && named_by_initial {
            *word = "muhamad".to_owned();
        } else if let Some((same, _)) = SAME.iter().find(|(_, forms)| forms.contains(&word.as_str())) {
            *word = (*same).to_owned();
        }
    }
    words
}

/// "S.Pd" after a name, or "SE" after a comma; "M.Nur" at the beginning is a name.
fn is_degree(parts: &[String], after_comma: bool, at_start: bool) -> bool {
    let joined = parts.concat();
    if after_comma {
        return parts.len() > 1 || DEGREES.contains(&joined.as_str());
    }
    !at_start && parts.len() > 1 && DEGREES.contains(&joined.as_str())
}

/// Only the letters, in lower case and without accents.
fn letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' => plain.push(letter),
            'A'..='Z' => plain.push(letter.to_ascii_lowercase()),
            'à'..='å' | 'À'..='Å' => plain.push('a'),
            'è'..='ë' | 'È'..='Ë' | 'ĕ' | 'ē' => plain.push('e'),
            'ì'..='ï' | 'Ì'..='Ï' | 'ī' => plain.push('i'),
            'ò'..='ö' | 'Ò'..='Ö' => plain.push('o'),
            'ù'..='ü' | 'Ù'..='Ü' | 'ū' => plain.push('u'),
            'ç' | 'Ç' => plain.push('c'),
            'ñ' | 'Ñ' => plain.push('n'),
            _ => {}
        }
    }
    plain
}

/// The key of a word's sound.
pub(super) fn key(word: &str) -> String {
    sound(word, "s")
}

/// The second key of a word with z, which Sundanese and Javanese speakers write as j ("Jaenal").
pub(super) fn other_key(word: &str) -> Option<String> {
    word.contains('z').then(|| sound(word, "j"))
}

fn sound(word: &str, z: &str) -> String {
    let mut text = modern(word);
    let mut present = alphabet(&text);
    // Longer groups first: "kh" must be gone before "h" is looked at.
    for (written, heard) in [
        ("kh", "h"),
        ("sy", "s"),
        ("sh", "s"),
        ("dz", z),
        ("dh", "d"),
        ("th", "t"),
        ("bh", "b"),
        ("ph", "p"),
        ("gh", "g"),
        ("ts", "s"),
        ("ck", "k"),
        ("x", "ks"),
        ("q", "k"),
        ("v", "p"),
        ("f", "p"),
        ("z", z),
        ("ai", "ae"),
        ("ie", "i"),
        ("ii", "i"),
        ("oo", "u"),
        ("ee", "i"),
        ("uwo", "uo"),
        ("uwa", "ua"),
        ("uwi", "ui"),
        ("iya", "ia"),
        ("iyo", "io"),
        ("iyu", "iu"),
        ("iye", "ie"),
    ] {
        // Most groups have a letter that the word lacks: then it need not be searched.
        let wanted = alphabet(written);
        if present & wanted == wanted && text.contains(written) {
            text = text.replace(written, heard);
            present = alphabet(&text);
        }
    }
    ending(&vowel_y(&text))
}

/// Which letters a word has, a bit for each.
fn alphabet(word: &str) -> u32 {
    word.bytes().fold(0, |letters, letter| letters | 1 << (letter.wrapping_sub(b'a') & 31))
}

/// From the spelling before 1972 to today's. A plain j is a y only in a word that shows the old spelling elsewhere.
fn modern(word: &str) -> String {
    let old = ["oe", "dj", "tj", "nj", "sj"].iter().any(|sign| word.contains(sign));
    let mut text = word.to_owned();
    if old {
        for (written, now) in
            [("dj", "1"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("j", "y"), ("1", "j"), ("oe", "u")]
        {
            text = text.replace(written, now);
        }
    }
    if text.contains("ch") { text.replace("ch", "kh") } else { text }
}

/// A y that is no consonant is an i: at the end of a word, and between consonants.
fn vowel_y(text: &str) -> String {
    let bytes = text.as_bytes();
    let vowel = |letter: Option<&u8>| letter.is_some_and(|letter| b"aeiou".contains(letter));
    let mut result = String::with_capacity(text.len());
    for (at, letter) in text.chars().enumerate() {
        let alone = at > 0 && !vowel(bytes.get(at + 1)) && !vowel(at.checked_sub(1).and_then(|at| bytes.get(at)));
        result.push(if letter == 'y' && alone { 'i' } else { letter });
    }
    result
}

/// Doubled letters once, no h after a vowel at the end, and the end of a word hard: d as t, b as p.
fn ending(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for letter in text.chars() {
        if !result.ends_with(letter) {
            result.push(letter);
        }
    }
    if result.len() > 2 && result.ends_with('h') {
        result.pop();
    }
    let hard = match result.as_bytes().last() {
        Some(b'd') => Some('t'),
        Some(b'b') => Some('p'),
        _ => None,
    };
    if let Some(hard) = hard.filter(|_| result.len() > 1) {
        result.pop();
        result.push(hard);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_degrees_and_joints_are_no_words_of_a_name() {
        assert_eq!(words("Drs. H. Sulaiman, S.Pd., M.Si"), ["sulaiman"]);
        assert_eq!(words("Sulaiman S.Pd"), ["sulaiman"]);
        assert_eq!(words("Siti Aminah binti H. Umar"), ["siti", "aminah", "umar"]);
        assert_eq!(words("M.Nur"), ["muhamad", "nur"]);
        assert_eq!(words("Wati, Sri"), ["wati", "sri"]);
    }

    #[test]
    fn an_initial_stays_an_initial() {
        assert_eq!(words("A. Rahman"), ["a", "rahman"]);
        assert_eq!(words("M"), ["m"]);
    }

    #[test]
    fn keys_hold_lower_case_letters_only() {
        for word in ["zzz", "hh", "y", "yy", "xq", "oe", "djdj", "abdb"] {
            let key = key(word);
            assert!(!key.is_empty() && key.bytes().all(|letter| letter.is_ascii_lowercase()), "{word} {key}");
        }
    }

    #[test]
    fn a_key_of_a_key_is_the_same_key() {
        for word in ["soeharto", "fatimah", "muhamad", "wahyuningsih", "khairunnisa", "syarifuddin", "suwarno"] {
            assert_eq!(key(&key(word)), key(word), "{word}");
        }
    }
}

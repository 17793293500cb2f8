//! Planted secrets: values that are put in through public forms and must then stand nowhere in clear. Whoever plants
//! them greps for them with [`Planted::found_in`]. The values are invented and depend on a seed only.

use std::path::{Path, PathBuf};

use crate::Trouble;
use crate::random::Random;

/// One planted value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// What it is, such as `nik`.
    pub kind: &'static str,
    /// The value, in the form in which it is typed.
    pub value: String,
}

/// A set of secrets of one invented person.
#[derive(Debug, Clone)]
pub struct Planted {
    /// NIK, KK, phone, passport and the reason that would show a `jalur`.
    pub secrets: Vec<Secret>,
    /// The person's name: not secret while the key is held, but gone after an erasure.
    pub name: String,
}

/// One place where a secret stands in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which secret.
    pub kind: &'static str,
    /// The file, dump or page.
    pub place: String,
    /// The byte at which it begins.
    pub offset: usize,
}

impl Planted {
    /// Invents a woman of Kuripan born on 17 August 1995, with numbers that look right and belong to nobody.
    pub fn from_seed(seed: u64) -> Planted {
        let mut random = Random::from_seed(seed);
        let mut digits = |count: u32| format!("{:0width$}", random.below(10_u64.pow(count)), width = count as usize);
        let serial = format!("9{}", digits(3));
        let card = format!("8{}", digits(3));
        let secrets = vec![
            Secret { kind: "nik", value: format!("330705570895{serial}") },
            Secret { kind: "kk", value: format!("330705120314{card}") },
            Secret { kind: "phone", value: format!("0857{}", digits(8)) },
            Secret { kind: "passport", value: format!("X{}", digits(7)) },
            Secret { kind: "jalur", value: format!("lewat tekong pelabuhan tikus {}", digits(6)) },
        ];
        Planted { secrets, name: format!("Sulastri Wigrahati {}", word(seed)) }
    }

    /// The value of one kind.
    ///
    /// # Panics
    /// When there is no such kind.
    #[track_caller]
    pub fn value(&self, kind: &str) -> &str {
        let found = self.secrets.iter().find(|secret| secret.kind == kind);
        found.map(|secret| secret.value.as_str()).unwrap_or_else(|| panic!("nothing of kind `{kind}` is planted"))
    }

    /// Every secret that stands in these bytes, also as UTF-16 and as a phone number of another form.
    pub fn found_in(&self, place: &str, bytes: &[u8]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for secret in &self.secrets {
            for form in forms(&secret.value) {
                if let Some(offset) = position(bytes, &form) {
                    findings.push(Finding { kind: secret.kind, place: place.to_owned(), offset });
                }
            }
        }
        findings
    }

    /// Every secret that stands in a file of this folder, whatever the files are.
    pub fn found_below(&self, folder: &Path) -> Result<Vec<Finding>, Trouble> {
        let mut findings = Vec::new();
        for file in files_below(folder)? {
            let bytes = std::fs::read(&file)?;
            findings.extend(self.found_in(&file.display().to_string(), &bytes));
        }
        Ok(findings)
    }
}

/// Every file below a folder, sorted.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The ways in which the value may stand: as typed, in small letters, as UTF-16, and a phone number from its eighth
/// digit, which is the same in 0857…, 62857… and +62 857….
fn forms(value: &str) -> Vec<Vec<u8>> {
    let mut forms = vec![value.as_bytes().to_vec()];
    forms.push(value.encode_utf16().flat_map(u16::to_le_bytes).collect());
    if value.to_lowercase() != value {
        forms.push(value.to_lowercase().into_bytes());
    }
    if value.starts_with("08") {
        forms.push(value.as_bytes()[1..].to_vec());
    }
    forms
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(step) = bytes[from..].iter().position(|byte| *byte == first) {
        let at = from + step;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Letters that depend on the seed, so that a name is found only where it was planted.
fn word(seed: u64) -> String {
    let mut random = Random::from_seed(seed ^ 0xA5A5);
    let mut out = String::from("Q");
    for _ in 0..6 {
        out.push(*random.pick(&['a', 'i', 'u', 'e', 'o', 'n', 'r', 's', 't', 'w']));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Planted;

    #[test]
    fn a_secret_is_found_as_text_and_as_utf_16_and_not_where_it_is_not() {
        let planted = Planted::from_seed(3);
        let nik = planted.value("nik").to_owned();
        assert_eq!(planted.found_in("page", format!("<td>{nik}</td>").as_bytes())[0].offset, 4);
        let wide: Vec<u8> = nik.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(planted.found_in("heap", &wide).len(), 1);
        assert!(planted.found_in("page", b"330705570895").is_empty());
    }

    #[test]
    fn a_phone_number_is_found_in_international_form() {
        let planted = Planted::from_seed(4);
        let abroad = format!("+62{}", &planted.value("phone")[1..]);
        assert_eq!(planted.found_in("page", abroad.as_bytes())[0].kind, "phone");
    }
}

//! Case numbers such as KRP-2026-0087: letters of the office, year, place in the year's series.

/// The letters of an office: three consonants of its name, filled up with its other letters. Two offices may share them,
/// because a number is unique within its office only.
pub fn letters(office: &str) -> String {
    let name = ["Kantor ", "Pemerintah ", "Desa ", "Kelurahan ", "Nagari ", "Gampong "]
        .iter()
        .fold(office.trim(), |name, prefix| name.strip_prefix(prefix).unwrap_or(name));
    let all: Vec<char> =
        name.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase()).collect();
    let is_vowel = |letter: &char| "AEIOU".contains(*letter);
    let mut chosen: Vec<usize> = (0..all.len()).filter(|at| *at == 0 || !is_vowel(&all[*at])).take(3).collect();
    for at in 0..all.len() {
        if chosen.len() < 3 && !chosen.contains(&at) {
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    let mut letters: String = chosen.into_iter().map(|at| all[at]).collect();
    while letters.len() < 3 {
        letters.push('X');
    }
    letters
}

/// The number in words of the register.
pub fn number(office: &str, year: i64, serial: i64) -> String {
    format!("{}-{year}-{serial:04}", letters(office))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_names_office_year_and_place_in_the_series() {
        assert_eq!(number("Kantor Desa Kuripan", 2026, 87), "KRP-2026-0087");
        assert_eq!(number("Desa Kenanga", 2026, 12_345), "KNN-2026-12345");
        assert_eq!(number("Desa Ae", 2026, 1), "AEX-2026-0001");
        assert_eq!(number("Desa Ujung Batu", 2026, 1), "UJN-2026-0001");
    }
}

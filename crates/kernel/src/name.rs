//! Names of people: keys under which a name is found however it is spelt, how alike two names are, masks.
//! The rules of spelling stand in `name::spelling`; where keys are stored and searched is the store's business.

mod spelling;

use spelling::{key, other_key, words};

/// Names are searched by at most so many words; a longer name is found by its first ones.
const MOST_WORDS: usize = 8;

/// The keys of a name: one a word, a second one where a letter is heard two ways (z as s or j), and the whole joined,
/// so that "Nur Hayati" meets "Nurhayati". Titles, degrees, *bin* and *binti* give no key. Lower-case ASCII, no repeats.
///
/// A query is turned into keys in the same way; a name that shares one is a candidate, ranked by [`similarity`].
pub fn phonetic_keys(name: &str) -> Vec<String> {
    let words = words(name);
    let mut keys: Vec<String> = Vec::with_capacity(words.len() + 2);
    let mut add = |key: String| {
        if !key.is_empty() && !keys.contains(&key) {
            keys.push(key);
        }
    };
    for word in words.iter().take(MOST_WORDS) {
        add(key(word));
        if let Some(other) = other_key(word) {
            add(other);
        }
    }
    if words.len() > 1 {
        add(whole_key(&words));
    }
    keys
}

fn whole_key(words: &[String]) -> String {
    words.iter().take(MOST_WORDS).map(|word| key(word)).collect()
}

/// How alike two names are, 0 to 100. 100 is the same words, 95 to 99 the same sound, below 60 hardly the same person.
///
/// The order of words counts little, and a word that only one of the two has costs less than one that differs,
/// for many people have one name on one paper and two on another.
pub fn similarity(one: &str, other: &str) -> u8 {
    let (one, other) = (words(one), words(other));
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    if one == other {
        return 100;
    }
    let (one_sounds, other_sounds) = (sounds(&one), sounds(&other));
    let same = |(one, other): (&Sound, &Sound)| one.key == other.key;
    if one.len() == other.len() && one_sounds.iter().zip(&other_sounds).all(same) {
        return 98;
    }
    let (one_whole, other_whole) = (whole_key(&one), whole_key(&other));
    if one_whole == other_whole {
        return 97;
    }
    let by_words = word_likeness(&one_sounds, &other_sounds).max(word_likeness(&other_sounds, &one_sounds));
    let by_whole = told(jaro(one_whole.as_bytes(), other_whole.as_bytes()));
    (by_words.max(by_whole) * 96.0).round() as u8
}

/// How a word is heard: its key, and a second one where a letter is heard two ways.
struct Sound {
    key: String,
    other: Option<String>,
}

fn sounds(words: &[String]) -> Vec<Sound> {
    words.iter().map(|word| Sound { key: key(word), other: other_key(word) }).collect()
}

/// Each word of `short` meets its best partner in `long`; longer words weigh more. 0 when `short` is the longer one.
fn word_likeness(short: &[Sound], long: &[Sound]) -> f64 {
    if short.len() > long.len() {
        return 0.0;
    }
    let mut free: Vec<&Sound> = long.iter().collect();
    let (mut total, mut weight) = (0.0, 0.0);
    for (place, word) in short.iter().enumerate() {
        let best = free
            .iter()
            .enumerate()
            .map(|(at, partner)| (at, partial(word, partner)))
            .max_by(|left, right| left.1.total_cmp(&right.1));
        let Some((at, likeness)) = best else { break };
        let letters = word.key.len() as f64 + if place == 0 { 1.0 } else { 0.0 };
        total += letters * told(likeness);
        weight += letters;
        free.remove(at);
    }
    let missing: usize = free.iter().map(|word| word.key.len()).sum();
    let penalty = 0.35 * missing as f64;
    if weight == 0.0 { 0.0 } else { total / (weight + penalty) }
}

/// What a likeness tells: different words share many letters by chance, so below 0.7 it is nothing.
fn told(likeness: f64) -> f64 {
    (likeness - 0.7).max(0.0) / 0.3
}

/// Likeness of two words; an initial counts as most of the word that it begins.
fn partial(one: &Sound, other: &Sound) -> f64 {
    if one.key.len() == 1 || other.key.len() == 1 {
        let same = one.key.as_bytes().first() == other.key.as_bytes().first();
        return if same { 0.92 } else { 0.0 };
    }
    let plain = jaro_winkler(&one.key, &other.key);
    let heard = |left: &Sound, right: &Sound| left.other.as_ref() == Some(&right.key);
    if heard(one, other) || heard(other, one) { plain.max(0.97) } else { plain }
}

/// The Jaro-Winkler likeness of two ASCII words, 0 to 1.
fn jaro_winkler(one: &str, other: &str) -> f64 {
    let jaro = jaro(one.as_bytes(), other.as_bytes());
    let same_start = one.bytes().zip(other.bytes()).take(4).take_while(|(a, b)| a == b).count();
    jaro + same_start as f64 * 0.1 * (1.0 - jaro)
}

fn jaro(one: &[u8], other: &[u8]) -> f64 {
    // Letters are paired greedily, so the sides are put in one order to give one answer.
    let (one, other) = if one <= other { (one, other) } else { (other, one) };
    if one.is_empty() || other.is_empty() {
        return if one.len() == other.len() { 1.0 } else { 0.0 };
    }
    let reach = (one.len().max(other.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; other.len()];
    let mut matched = Vec::with_capacity(one.len());
    for (at, letter) in one.iter().enumerate() {
        let from = at.saturating_sub(reach);
        let to = (at + reach + 1).min(other.len());
        if let Some(found) = (from..to).find(|place| !taken[*place] && other[*place] == *letter) {
            taken[found] = true;
            matched.push(*letter);
        }
    }
    if matched.is_empty() {
        return 0.0;
    }
    let partners = taken.iter().zip(other).filter(|(taken, _)| **taken).map(|(_, letter)| letter);
    let swapped = matched.iter().zip(partners).filter(|(a, b)| a != b).count() as f64 / 2.0;
    let found = matched.len() as f64;
    (found / one.len() as f64 + found / other.len() as f64 + (found - swapped) / found) / 3.0
}

/// A name for eyes that may not read it: "Wahyu Lestari" becomes "W**** L******".
pub fn masked(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for (at, word) in name.split_whitespace().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        for (at, letter) in word.chars().enumerate() {
            text.push(if at == 0 { letter } else { '*' });
        }
    }
    text
}

/// The first letters of at most three words, in capitals: "Siti Nur Aminah" becomes "SNA".
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphabetic()))
        .take(3)
        .flat_map(char::to_uppercase)
        .collect()
}

/// A name as it is kept: no spaces at the ends, one between words, no control characters.
pub fn tidied(name: &str) -> String {
    let visible: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(one: &str, other: &str) -> bool {
        let keys = phonetic_keys(one);
        phonetic_keys(other).iter().any(|key| keys.contains(key))
    }

    #[test]
    fn the_same_name_in_two_spellings_shares_a_key_and_sounds_the_same() {
        for (one, other) in [
            ("Soeharto", "Suharto"),
            ("Djoko", "Joko"),
            ("Tjahyo", "Cahyo"),
            ("Sjaiful", "Saiful"),
            ("Syaeful", "Saiful"),
            ("Achmad", "Ahmad"),
            ("Akhmat", "Ahmad"),
            ("Joesoef", "Yusuf"),
            ("Moh. Amin", "Muhammad Amin"),
            ("M. Amin", "Mochamad Amin"),
            ("Fatimah", "Patima"),
            ("Rizky", "Riski"),
            ("Thohir", "Tohir"),
            ("Budhi", "Budi"),
            ("Siti Nurhayati", "Siti Nur Hayati"),
            ("Mariyam", "Mariam"),
            ("Suwarno", "Suarno"),
            ("H. Abdul Khalid, S.Pd., M.Si", "Abdul Halid"),
            ("Hj. Aminah binti Sulaiman", "Aminah Sulaeman"),
            ("Ma'ruf", "Maruf"),
            ("Chotimah", "Khotimah"),
            ("Novi Ratnasari", "Nopi Ratna Sari"),
        ] {
            assert!(meet(one, other), "{one} / {other}: {:?} {:?}", phonetic_keys(one), phonetic_keys(other));
            assert!(similarity(one, other) >= 95, "{one} / {other}: {}", similarity(one, other));
        }
    }

    #[test]
    fn a_z_is_found_as_s_and_as_j() {
        assert!(meet("Zaenal", "Jaenal"));
        assert!(meet("Aziz", "Asis"));
        assert!(similarity("Zaenal Abidin", "Jaenal Abidin") >= 85);
    }

    #[test]
    fn different_names_do_not_meet() {
        for (one, other) in
            [("Jaya", "Yaya"), ("Wati", "Wito"), ("Sri Lestari", "Dwi Rahayu"), ("Joko", "Yoko"), ("Slamet", "Samat")]
        {
            assert!(!meet(one, other), "{one} / {other}");
            assert!(similarity(one, other) < 80, "{one} / {other}: {}", similarity(one, other));
        }
    }

    #[test]
    fn a_title_alone_never_brings_people_together() {
        assert!(!meet("Hj. Sumiati", "Hj. Warsini"));
        assert!(!meet("Ahmad bin Saleh", "Umar bin Hasan"));
        assert!(!meet("Budi, S.E.", "Wati, S.E."));
    }

    #[test]
    fn likeness_falls_in_the_order_a_clerk_would_expect() {
        let wanted = "Wahyu Lestari";
        let alike = ["Wahyu Lestari", "Lestari Wahyu", "Wahju Lestari", "Wahyu", "Wahyu Setiawan", "Bambang"];
        let scores: Vec<u8> = alike.iter().map(|name| similarity(wanted, name)).collect();
        assert!(scores.is_sorted_by(|left, right| left >= right), "{scores:?}");
        assert!(scores[3] >= 60 && scores[5] < 40, "{scores:?}");
    }

    #[test]
    fn likeness_is_the_same_from_both_sides_and_never_above_a_hundred() {
        let names = ["Siti Aminah", "Sitti Aminah", "Aminah", "Moh. Soleh", "Muhammad Sholeh", "A. Rahman", ""];
        for one in names {
            for other in names {
                let score = similarity(one, other);
                assert_eq!(score, similarity(other, one), "{one} / {other}");
                assert!(score <= 100);
            }
        }
    }

    #[test]
    fn a_one_word_name_has_one_key_and_nothing_has_none() {
        assert_eq!(phonetic_keys("Sumiati"), ["sumiati"]);
        assert_eq!(phonetic_keys("SUMIATI, S.Pd."), ["sumiati"]);
        for name in ["", "  ", "...", "H.", "中"] {
            assert!(phonetic_keys(name).is_empty(), "{name:?}: {:?}", phonetic_keys(name));
        }
    }

    #[test]
    fn a_masked_name_keeps_first_letters_only() {
        assert_eq!(masked("Wahyu  Lestari"), "W**** L******");
        assert_eq!(masked("Ñusa"), "Ñ***");
        assert_eq!(initials("siti nur aminah wati"), "SNA");
        assert_eq!(tidied("  Siti\t Aminah\n"), "Siti Aminah");
    }
}

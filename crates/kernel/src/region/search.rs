//! Finding a region by part of its name, as one types: "kuripan wonosobo", "kab bandung", "33.07".
//! Pure scan over the folded names; how a result is shown is the page's business.

use super::{Code, Level, Regions};

/// More words than this narrow nothing any more; the rest is not read.
const MOST_WORDS: usize = 8;

/// One region that a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The region.
    pub code: Code,
    /// How good the match is: 0 the whole name, 1 its beginning, 2 the beginning of a word, 3 somewhere.
    pub rank: u8,
}

impl Regions {
    /// Regions whose name, or whose name and surroundings, hold every word of `query`; best first, at most `limit`.
    ///
    /// At least one word must be in the region's own name; the others may be in the names around it. Upper case,
    /// accents, apostrophes and hyphens make no difference. A code finds that region and what begins with it.
    /// Words for a kind (desa, kel, kec, kab, kota, provinsi) narrow to that kind.
    pub fn search(&self, query: &str, level: Option<Level>, limit: usize) -> Vec<Found> {
        if let Some(found) = self.search_code(query, level, limit) {
            return found;
        }
        let mut folded = String::new();
        fold_into(&mut folded, query);
        let words: Vec<&str> = folded.split_whitespace().take(MOST_WORDS).collect();
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut found = self.scan(&words, level);
        let order = |(rank, length, one): &(u8, usize, Code)| (*rank, one.level(), *length, *one);
        if found.len() > limit {
            found.select_nth_unstable_by_key(limit, order);
            found.truncate(limit);
        }
        found.sort_unstable_by_key(order);
        found.into_iter().map(|(rank, _, code)| Found { code, rank }).collect()
    }

    fn search_code(&self, query: &str, level: Option<Level>, limit: usize) -> Option<Vec<Found>> {
        let typed = query.trim();
        if typed.is_empty() || !typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        let Ok(code) = Code::parse(typed) else {
            return Some(Vec::new());
        };
        let inside = self.within(&code).iter();
        let wanted = inside.filter(|inside| level.is_none_or(|level| inside.level() == level));
        let mut found: Vec<Code> = wanted.copied().collect();
        found.sort_by_key(|inside| (inside.level(), *inside));
        found.truncate(limit);
        let rank = |inside: Code| if inside == code { 0 } else { 1 };
        Some(found.into_iter().map(|code| Found { code, rank: rank(code) }).collect())
    }

    /// One pass in the order of codes: what the regions around already matched is carried down in bit sets.
    fn scan(&self, words: &[&str], level: Option<Level>) -> Vec<(u8, usize, Code)> {
        let all = (1u16 << words.len()) - 1;
        let kinds: Vec<Option<Kind>> = words.iter().map(|word| Kind::read(word)).collect();
        let mut above = [0u16; 5];
        let mut found = Vec::new();
        for (index, code) in self.codes.iter().enumerate() {
            let name = self.folded_at(index);
            let depth = code.level() as usize;
            let mut own = 0u16;
            let mut kind = 0u16;
            for (bit, word) in words.iter().enumerate() {
                if holds(name, word) {
                    own |= 1 << bit;
                } else if kinds[bit].is_some_and(|kind| kind.is(*code, self.name_at(index))) {
                    kind |= 1 << bit;
                }
            }
            above[depth] = above[depth - 1] | own | kind;
            if own != 0 && above[depth] == all && level.is_none_or(|level| level == code.level()) {
                found.push((rank(name, words, own), name.len(), *code));
            }
        }
        found
    }
}

/// A word in a query that names a kind of region.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Province,
    Kabupaten,
    Kota,
    District,
    Desa,
    Kelurahan,
}

impl Kind {
    fn read(word: &str) -> Option<Kind> {
        Some(match word {
            "prov" | "provinsi" => Kind::Province,
            "kab" | "kabupaten" => Kind::Kabupaten,
            "kota" => Kind::Kota,
            "kec" | "kecamatan" | "distrik" => Kind::District,
            "desa" => Kind::Desa,
            "kel" | "kelurahan" => Kind::Kelurahan,
            _ => return None,
        })
    }

    fn is(self, code: Code, name: &str) -> bool {
        match (self, code.level()) {
            (Kind::Province, Level::Province) | (Kind::District, Level::District) => true,
            (Kind::Kabupaten, Level::Regency) => name.starts_with("Kabupaten "),
            (Kind::Kota, Level::Regency) => name.starts_with("Kota "),
            (Kind::Desa, Level::Village) => code.as_str().as_bytes().get(9) != Some(&b'1'),
            (Kind::Kelurahan, Level::Village) => code.as_str().as_bytes().get(9) == Some(&b'1'),
            _ => false,
        }
    }
}

/// `str::contains` prepares itself anew for each of 91,599 names; for a short word a plain look is faster.
fn holds(name: &str, word: &str) -> bool {
    let (name, word) = (name.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else {
        return true;
    };
    let Some(last) = name.len().checked_sub(word.len()) else {
        return false;
    };
    (0..=last).any(|at| name[at] == *first && name[at..].starts_with(word))
}

fn rank(name: &str, words: &[&str], own: u16) -> u8 {
    let mut best = 3;
    let mut rest = name;
    let mut covered = 0;
    for (bit, word) in words.iter().enumerate() {
        if own & (1 << bit) == 0 {
            continue;
        }
        covered += word.len();
        if name.starts_with(word) {
            best = best.min(1);
        } else if name.split(' ').any(|part| part.starts_with(word)) {
            best = best.min(2);
        }
        rest = rest.strip_prefix(word).map_or(rest, |after| after.trim_start());
    }
    let letters = name.len() - name.matches(' ').count();
    if rest.is_empty() && covered == letters { 0 } else { best }
}

/// Lower case, accents off, apostrophes and full stops dropped, everything else that is no letter or digit a space.
pub(super) fn fold_into(folded: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            'A'..='Z' => folded.push(letter.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' => folded.push(letter),
            '\'' | '\u{2018}' | '\u{2019}' | '`' | '"' | '.' => {}
            letter if letter.is_ascii() || !letter.is_alphanumeric() => folded.push(' '),
            letter => folded.push_str(plain(letter)),
        }
    }
}

/// The plain letter under an accent; another script finds nothing anyway.
fn plain(letter: char) -> &'static str {
    match letter {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' => "a",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ĕ' | 'Ĕ' => "e",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' => "i",
        'ò'..='ö' | 'Ò'..='Ö' | 'ō' | 'Ō' => "o",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' => "u",
        'ç' | 'Ç' => "c",
        'ñ' | 'Ñ' => "n",
        'ý' | 'ÿ' | 'Ý' => "y",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(query: &str, level: Option<Level>, limit: usize) -> Vec<String> {
        let regions = Regions::get();
        let found = regions.search(query, level, limit);
        found.iter().map(|found| regions.full_name(&found.code).unwrap()).collect()
    }

    #[test]
    fn a_village_is_found_by_its_name_and_its_regency() {
        assert_eq!(
            names("KURIPAN  wonosobo", Some(Level::Village), 10),
            [
                "Desa Kuripan, Kec. Watumalang, Kab. Wonosobo, Jawa Tengah",
                "Desa Kuripan, Kec. Garung, Kab. Wonosobo, Jawa Tengah"
            ]
        );
        assert_eq!(names("kuripan watumalang", None, 10).len(), 1);
    }

    #[test]
    fn a_word_that_only_the_surroundings_hold_finds_no_village() {
        let regions = Regions::get();
        for found in regions.search("wonosobo", Some(Level::Village), 500) {
            assert!(regions.name(&found.code).unwrap().to_lowercase().contains("wonosobo"));
        }
    }

    #[test]
    fn the_whole_name_stands_before_its_beginning_and_that_before_a_part() {
        let found = Regions::get().search("kuripan", None, 500);
        assert!(found.len() > 20);
        assert!(found.is_sorted_by_key(|found| found.rank));
        assert_eq!(found[0].rank, 0);
        assert!(found.iter().any(|found| found.rank == 2));
    }

    #[test]
    fn accents_apostrophes_hyphens_and_case_make_no_difference() {
        assert!(names("Ra’as", Some(Level::District), 5)[0].starts_with("Kec. Ra'as,"));
        assert!(names("raas", Some(Level::District), 5)[0].starts_with("Kec. Ra'as,"));
        assert!(names("ámbeng ambeng watangrejo", None, 5)[0].starts_with("Desa Ambeng-ambeng"));
    }

    #[test]
    fn words_for_a_kind_narrow_to_it() {
        assert_eq!(names("kota bandung", Some(Level::Regency), 5), ["Kota Bandung, Jawa Barat"]);
        let kabupaten = names("kab. bandung", Some(Level::Regency), 5);
        assert_eq!(kabupaten, ["Kab. Bandung, Jawa Barat", "Kab. Bandung Barat, Jawa Barat"]);
        for name in names("kelurahan kuripan", Some(Level::Village), 50) {
            assert!(name.starts_with("Kelurahan "), "{name}");
        }
    }

    #[test]
    fn a_code_finds_the_region_and_what_lies_inside() {
        assert_eq!(names("3307102004", None, 5).len(), 1);
        assert!(names("33.07", None, 1)[0].starts_with("Kab. Wonosobo"));
        assert_eq!(Regions::get().search("33.07", Some(Level::District), 100).len(), 15);
        assert!(names("99.99", None, 5).is_empty());
        assert!(names("330", None, 5).is_empty());
    }

    #[test]
    fn every_village_is_found_by_its_own_full_name() {
        let regions = Regions::get();
        for code in regions.codes().iter().step_by(4_999) {
            let full = regions.full_name(code).unwrap();
            let found = regions.search(&full, Some(code.level()), 20);
            assert!(found.iter().any(|found| found.code == *code), "{full}");
        }
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        for query in ["", "   ", "'", "-", "中国"] {
            assert!(names(query, None, 5).is_empty(), "{query:?}");
        }
    }
}

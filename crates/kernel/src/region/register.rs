//! The register of all regions, unpacked once from data/regions (its README names source, edition and licence).
//! Holds names and postcodes; what a code is lives in `region`, finding by name in `region::search`.

use super::{Code, Level};
use crate::words::{Phrase, phrase};
use std::sync::OnceLock;

/// The decree whose list of regions is built in.
pub const EDITION: &str = "Kepmendagri 300.2.2-2138/2025";

/// The edition as a number for records and seals: the decree's year and its rank within that year.
pub const EDITION_NUMBER: u16 = 20251;

const PACKED: &[u8] = include_bytes!("../../../../data/regions/regions.txt.zst");

/// Every province, regency, district and village of Indonesia, sorted by code.
pub struct Regions {
    pub(super) codes: Vec<Code>,
    postcodes: Vec<u32>,
    names: String,
    name_ends: Vec<u32>,
    /// The names again as the search compares them, without "Kabupaten" and "Kota" before a regency.
    pub(super) folded: String,
    pub(super) folded_ends: Vec<u32>,
    counts: [usize; 4],
}

impl Regions {
    /// The register. The first call unpacks it, later ones are free.
    pub fn get() -> &'static Regions {
        static REGISTER: OnceLock<Regions> = OnceLock::new();
        REGISTER.get_or_init(|| {
            // The data is part of the binary and a test reads all of it: it cannot fail in a build that passed.
            let text = zstd::decode_all(PACKED).unwrap_or_default();
            Regions::read(&String::from_utf8(text).unwrap_or_default())
        })
    }

    /// Reads lines of level letter, last group of the code, name and (when it differs from the village before) postcode.
    fn read(text: &str) -> Regions {
        let lines = text.bytes().filter(|byte| *byte == b'\n').count();
        let mut regions = Regions {
            codes: Vec::with_capacity(lines),
            postcodes: Vec::with_capacity(lines),
            names: String::with_capacity(text.len()),
            name_ends: Vec::with_capacity(lines),
            folded: String::with_capacity(text.len()),
            folded_ends: Vec::with_capacity(lines),
            counts: [0; 4],
        };
        let mut digits = String::with_capacity(10);
        let mut postcode = 0;
        for line in text.lines() {
            let mut parts = line.split('\t');
            let head = parts.next().unwrap_or_default();
            let name = parts.next().unwrap_or_default();
            let (depth, group) = match head.split_at_checked(1) {
                Some(("P", group)) => (0, group),
                Some(("R", group)) => (1, group),
                Some(("D", group)) => (2, group),
                Some(("V", group)) => (3, group),
                _ => continue,
            };
            digits.truncate(depth * 2);
            digits.push_str(group);
            if let Some(changed) = parts.next() {
                postcode = changed.parse().unwrap_or(0);
            }
            if let Ok(code) = Code::parse(&digits) {
                let shown = if depth == 3 { postcode } else { 0 };
                regions.push(code, name, shown);
                regions.counts[depth] += 1;
            }
        }
        regions.names.shrink_to_fit();
        regions.folded.shrink_to_fit();
        regions
    }

    fn push(&mut self, code: Code, name: &str, postcode: u32) {
        self.codes.push(code);
        self.postcodes.push(postcode);
        self.names.push_str(name);
        self.name_ends.push(self.names.len() as u32);
        let bare = match code.level() {
            Level::Regency => bare_regency(name),
            _ => name,
        };
        super::search::fold_into(&mut self.folded, bare);
        self.folded_ends.push(self.folded.len() as u32);
    }

    pub(super) fn index(&self, code: &Code) -> Option<usize> {
        self.codes.binary_search(code).ok()
    }

    pub(super) fn name_at(&self, index: usize) -> &str {
        slice(&self.names, &self.name_ends, index)
    }

    pub(super) fn folded_at(&self, index: usize) -> &str {
        slice(&self.folded, &self.folded_ends, index)
    }

    /// Whether the edition holds this code; the nation always exists.
    pub fn contains(&self, code: &Code) -> bool {
        *code == Code::NATION || self.index(code).is_some()
    }

    /// How many regions stand at a level.
    pub fn count(&self, level: Level) -> usize {
        match level {
            Level::Nation => 1,
            Level::Province => self.counts[0],
            Level::Regency => self.counts[1],
            Level::District => self.counts[2],
            Level::Village => self.counts[3],
        }
    }

    /// The official name: "Kuripan", "Watumalang", "Kabupaten Wonosobo", "Jawa Tengah".
    pub fn name(&self, code: &Code) -> Option<&str> {
        if *code == Code::NATION {
            return Some("Indonesia");
        }
        self.index(code).map(|index| self.name_at(index))
    }

    /// The name with its kind: "Desa Kuripan", "Kec. Watumalang", "Kab. Wonosobo", "Kota Depok", "Jawa Tengah".
    pub fn short(&self, code: &Code) -> Option<String> {
        let name = self.name(code)?;
        Some(match code.level() {
            Level::Nation | Level::Province => name.to_owned(),
            Level::Regency => match name.strip_prefix("Kabupaten ") {
                Some(bare) => format!("Kab. {bare}"),
                None => name.to_owned(),
            },
            Level::District if is_papuan(code) => format!("Distrik {name}"),
            Level::District => format!("Kec. {name}"),
            Level::Village => format!("{} {name}", kind_word(code, name).id),
        })
    }

    /// The name with all around it: "Desa Kuripan, Kec. Watumalang, Kab. Wonosobo, Jawa Tengah".
    pub fn full_name(&self, code: &Code) -> Option<String> {
        let mut text = self.short(code)?;
        for wider in code.ancestors() {
            if let Some(name) = self.short(&wider) {
                text.push_str(", ");
                text.push_str(&name);
            }
        }
        Some(text)
    }

    /// What kind of place it is: Desa, Kelurahan, Desa Adat, Kecamatan, Distrik, Kabupaten, Kota, Provinsi.
    pub fn kind_word(&self, code: &Code) -> Option<Phrase> {
        self.name(code).map(|name| kind_word(code, name))
    }

    /// A village's postcode, five digits.
    pub fn postcode(&self, code: &Code) -> Option<String> {
        let postcode = self.postcodes[self.index(code)?];
        (postcode > 0).then(|| format!("{postcode:05}"))
    }

    /// The regions directly inside, by code; of the nation, the provinces.
    pub fn children(&self, code: &Code) -> Vec<Code> {
        let level = match code.level() {
            Level::Nation => Level::Province,
            Level::Province => Level::Regency,
            Level::Regency => Level::District,
            Level::District => Level::Village,
            Level::Village => return Vec::new(),
        };
        self.within(code).iter().filter(|inside| inside.level() == level).copied().collect()
    }

    /// The region itself and all inside it, by code.
    pub fn within(&self, code: &Code) -> &[Code] {
        if *code == Code::NATION {
            return &self.codes;
        }
        let from = self.codes.partition_point(|other| other < code);
        let to = from + self.codes[from..].partition_point(|other| other.is_within(code));
        &self.codes[from..to]
    }

    /// All codes of the edition, sorted.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }
}

fn slice<'a>(text: &'a str, ends: &[u32], index: usize) -> &'a str {
    let from = index.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &text[from..ends[index] as usize]
}

fn bare_regency(name: &str) -> &str {
    name.strip_prefix("Kabupaten ").or_else(|| name.strip_prefix("Kota ")).unwrap_or(name)
}

/// The provinces of Papua call a district *distrik* (UU 21/2001 art. 3).
fn is_papuan(code: &Code) -> bool {
    code.as_str().starts_with('9')
}

pub(super) fn kind_word(code: &Code, name: &str) -> Phrase {
    match code.level() {
        Level::Nation => phrase("Negara", "Country"),
        Level::Province => phrase("Provinsi", "Province"),
        Level::Regency if name.starts_with("Kota ") => phrase("Kota", "City"),
        Level::Regency => phrase("Kabupaten", "Regency"),
        Level::District if is_papuan(code) => phrase("Distrik", "District"),
        Level::District => phrase("Kecamatan", "District"),
        // The village's own group begins with 1 for a kelurahan, 2 for a desa, 3 for a desa adat.
        Level::Village => match code.as_str().as_bytes().get(9) {
            Some(b'1') => phrase("Kelurahan", "Urban village"),
            Some(b'3') => phrase("Desa Adat", "Customary village"),
            _ => phrase("Desa", "Village"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn code(text: &str) -> Code {
        Code::parse(text).unwrap()
    }

    #[test]
    fn the_register_holds_the_four_numbers_of_the_decree() {
        let regions = Regions::get();
        let counts = Level::REGISTERED.map(|level| regions.count(level));
        assert_eq!(counts, [38, 514, 7_285, 83_762]);
        assert_eq!(regions.codes().len(), 38 + 514 + 7_285 + 83_762);
    }

    #[test]
    fn villages_are_counted_by_their_kind() {
        let regions = Regions::get();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for village in regions.codes().iter().filter(|c| c.level() == Level::Village) {
            *kinds.entry(regions.kind_word(village).unwrap().id).or_default() += 1;
        }
        let expected = [("Desa", 75_252), ("Desa Adat", 14), ("Kelurahan", 8_496)];
        assert_eq!(kinds, BTreeMap::from(expected));
    }

    #[test]
    fn every_region_is_sorted_named_and_lies_in_a_region_that_exists() {
        let regions = Regions::get();
        assert!(regions.codes().is_sorted_by(|one, next| one < next));
        for code in regions.codes() {
            assert_eq!(Code::parse(code.as_str()), Ok(*code));
            assert!(code.parent().is_some_and(|parent| regions.contains(&parent)), "{code}");
            let name = regions.name(code).unwrap();
            assert!(!name.is_empty() && name.trim() == name, "{code} {name:?}");
            assert!(!name.starts_with(char::is_lowercase), "{code} {name:?}");
            let postcode = regions.postcode(code);
            assert_eq!(postcode.is_some(), code.level() == Level::Village, "{code}");
            assert!(postcode.is_none_or(|five| five.len() == 5), "{code}");
        }
    }

    #[test]
    fn the_two_first_villages_are_found_by_code() {
        let regions = Regions::get();
        assert_eq!(
            regions.full_name(&code("33.07.10.2004")).unwrap(),
            "Desa Kuripan, Kec. Watumalang, Kab. Wonosobo, Jawa Tengah"
        );
        assert_eq!(
            regions.full_name(&code("32.12.16.2004")).unwrap(),
            "Desa Kenanga, Kec. Sindang, Kab. Indramayu, Jawa Barat"
        );
        assert_eq!(regions.postcode(&code("33.07.10.2004")).unwrap(), "56352");
        assert_eq!(regions.short(&code("32.76")).unwrap(), "Kota Depok");
        assert_eq!(regions.name(&code("33.07.99")), None);
    }

    #[test]
    fn the_children_of_every_level_make_up_the_whole() {
        let regions = Regions::get();
        let mut level = vec![Code::NATION];
        for expected in [38, 514, 7_285, 83_762] {
            level = level.iter().flat_map(|code| regions.children(code)).collect();
            assert_eq!(level.len(), expected);
        }
        assert!(regions.children(&code("33.07.10.2004")).is_empty());
        assert!(regions.within(&code("98")).is_empty());
    }
}

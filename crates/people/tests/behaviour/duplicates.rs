//! How well duplicates are found: a made village with planted second cards, written the way people write them. The figures
//! are printed (`cargo test -p desmigratif-people --test behaviour duplicates -- --nocapture`); the floors keep a change of weights
//! from passing unnoticed.

use std::collections::HashSet;

use jiff::civil::{Date, date};
use kernel::nik::{self, Nik};
use kernel::region::Code;
use people::records::resident::Sex;
use people::rules::duplicate::{ALMOST_SURE, PERHAPS, Traits, likeness};
use people::rules::duplicate_pairs::pairs;
use testkit::random::Random;

const FEMALE: &str = include_str!("../../../../data/names/female.txt");
const MALE: &str = include_str!("../../../../data/names/male.txt");
const SECOND: &str = include_str!("../../../../data/names/second.txt");

const PEOPLE: usize = 3_000;
const PLANTED: usize = 240;
/// Twins: same day, same household, another name, a NIK only now and then.
const TWINS: usize = 40;

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').next().unwrap_or(line)).collect()
}

struct Village {
    random: Random,
    female: Vec<&'static str>,
    male: Vec<&'static str>,
    second: Vec<&'static str>,
}

impl Village {
    fn below(&mut self, most: usize) -> usize {
        self.random.below(most as u64) as usize
    }

    fn person(&mut self, household: usize) -> Traits {
        let sex = if self.below(2) == 0 { Sex::Female } else { Sex::Male };
        let first = if sex == Sex::Female { &self.female } else { &self.male };
        let first = first[self.random.below(first.len() as u64) as usize];
        let second = self.second[self.random.below(self.second.len() as u64) as usize];
        let name = if self.below(6) == 0 { first.to_owned() } else { format!("{first} {second}") };
        let birth = date(1945 + self.below(70) as i16, 1 + self.below(12) as i8, 1 + self.below(28) as i8);
        let numbered = self.below(10) > 0;
        Traits {
            name,
            nik: if numbered { self.nik(birth, sex) } else { None },
            birth: (self.below(12) > 0).then_some(birth),
            sex: Some(sex),
            village: "33.07.10.2004".into(),
            dusun: format!("Dusun {}", household / 200 % 5),
            rt_rw: format!("{:02}/01", household / 40 % 25),
            phone: if self.below(3) == 0 { format!("+62812{household:08}") } else { String::new() },
            passport: String::new(),
            households: vec![household.to_string()],
        }
    }

    fn nik(&mut self, birth: Date, sex: Sex) -> Option<Nik> {
        let sex = if sex == Sex::Female { nik::Sex::Female } else { nik::Sex::Male };
        let serial = 1 + self.below(60) as u16;
        Nik::compose(Code::parse("33.07.10").ok()?, birth, sex, serial).ok()
    }

    fn twin(&mut self, card: &Traits) -> Traits {
        let other = self.person(0);
        let nik = card.birth.zip(card.sex).and_then(|(birth, sex)| self.nik(birth, sex));
        let nik = if self.below(3) == 0 { None } else { nik };
        Traits {
            name: format!("{} {}", other.name, card.name.split(' ').next_back().unwrap_or_default()),
            nik,
            ..card.clone()
        }
    }

    /// The second card of a person: what happens when somebody is written down again.
    fn again(&mut self, card: &Traits) -> Traits {
        let mut card = card.clone();
        if self.below(2) == 0 {
            card.name = respelt(&card.name, self.below(6));
        }
        card.birth = card.birth.map(|birth| match self.below(8) {
            0 => swapped(birth),
            1 => {
                date(birth.year(), birth.month(), if birth.day() > 9 { birth.day() - 10 + 1 } else { birth.day() + 10 })
            }
            2 => date(birth.year(), 1, 1),
            _ => birth,
        });
        match self.below(4) {
            0 => card.nik = None,
            1 => card.nik = card.nik.as_ref().and_then(|nik| mistyped(nik, self.below(4))),
            _ => {}
        }
        if self.below(3) == 0 {
            card.phone = String::new();
        }
        if self.below(4) == 0 {
            card.households = Vec::new();
        }
        if self.below(5) == 0 {
            card.rt_rw = String::new();
        }
        card
    }
}

fn swapped(birth: Date) -> Date {
    if birth.day() <= 12 { date(birth.year(), birth.day(), birth.month()) } else { birth }
}

fn mistyped(nik: &Nik, at: usize) -> Option<Nik> {
    let mut digits = nik.as_str().as_bytes().to_vec();
    let place = 12 + at;
    digits[place] = b'0' + (digits[place] - b'0' + 3) % 10;
    Nik::parse(&String::from_utf8(digits).ok()?).ok()
}

fn respelt(name: &str, way: usize) -> String {
    match way {
        0 => name.replace('u', "oe").replace('U', "Oe"),
        1 => name.replace('j', "dj").replace('J', "Dj"),
        2 => name.replace("Muhammad", "Moh.").replace("Siti", "St."),
        3 => name.split(' ').rev().collect::<Vec<_>>().join(" "),
        4 => name.replace('h', ""),
        _ => name.replacen('i', "y", 1).replacen('a', "aa", 1),
    }
}

#[test]
fn planted_second_cards_are_found_and_few_others_are_shown() {
    let (mut found, mut shown, mut false_ones, mut compared, mut sure, mut false_sure) = (0, 0, 0, 0, 0, 0);
    let seeds = 1..=4;
    for seed in seeds.clone() {
        let mut village = Village {
            random: Random::from_seed(seed),
            female: lines(FEMALE),
            male: lines(MALE),
            second: lines(SECOND),
        };
        let mut cards: Vec<Traits> = (0..PEOPLE).map(|at| village.person(at / 4)).collect();
        let mut planted = HashSet::new();
        for at in 0..PLANTED {
            let first = at * (PEOPLE / PLANTED);
            let again = village.again(&cards[first].clone());
            planted.insert((first, cards.len()));
            cards.push(again);
        }
        for at in 0..TWINS {
            let twin = village.twin(&cards[7 + at * 31].clone());
            cards.push(twin);
        }
        let candidates = pairs(&cards);
        compared += candidates.len();
        for (one, other) in candidates {
            let score = likeness(&cards[one], &cards[other]).score;
            let true_pair = planted.contains(&(one, other));
            if score >= PERHAPS {
                shown += 1;
                found += usize::from(true_pair);
                false_ones += usize::from(!true_pair);
            }
            if score >= ALMOST_SURE {
                sure += 1;
                false_sure += usize::from(!true_pair);
            }
        }
    }
    let all = PLANTED * seeds.count();
    let (recall, precision) = (found as f64 / all as f64, found as f64 / shown as f64);
    println!(
        "planted {all}, shown {shown}, found {found}: recall {:.1} %, precision {:.1} %; almost sure {sure}, of these false \
         {false_sure}; pairs compared {compared} of {}",
        recall * 100.0,
        precision * 100.0,
        4 * (PEOPLE + PLANTED + TWINS) * (PEOPLE + PLANTED + TWINS - 1) / 2
    );
    assert!(recall > 0.95, "recall {recall}: {false_ones} false");
    assert!(precision > 0.90, "precision {precision}: {false_ones} false");
    assert!(compared < 200_000, "{compared} pairs");
}

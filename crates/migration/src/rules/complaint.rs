//! Where a complaint goes and by when: about whom it is decides the level, its class the clock (data/rules/
//! complaint_clocks.tsv), in working days. Not here: reading offices (`office::complaint`).

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::access::Role;
use kernel::{Phrase, RecordId, working_day};

use crate::records::complaint::{AboutWhom, Category, ComplaintClass, ComplaintState, Identity, Level};

const TABLE: &str = include_str!("../../../../data/rules/complaint_clocks.tsv");

/// One clock, as it was on some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Stable key.
    pub key: &'static str,
    /// What is asked.
    pub label: Phrase,
    /// Working days.
    pub days: u16,
    /// The article, as shown to people.
    pub article: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn clocks() -> &'static [Clock] {
    static LIST: OnceLock<Vec<Clock>> = OnceLock::new();
    LIST.get_or_init(|| rows().filter_map(read).collect())
}

fn read(row: &'static str) -> Option<Clock> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, days, article, _source, _confidence, from, to] = parts[..] else { return None };
    let day = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    Some(Clock { key, label: Phrase { id, en }, days: days.parse().ok()?, article, from: day(from)?, to: day(to)? })
}

/// The clock of a key as it was on a day.
pub fn clock(key: &str, on: Date) -> Option<&'static Clock> {
    let holds =
        |one: &&Clock| one.key == key && one.from.is_none_or(|from| from <= on) && one.to.is_none_or(|to| on <= to);
    clocks().iter().find(holds)
}

/// The end of a clock that began on a day; the day itself where there is no such clock.
fn ends(key: &str, began: Date) -> Date {
    clock(key, began).map_or(began, |clock| working_day::add(began, clock.days))
}

/// By when the first answer is due.
pub fn first_due(received: Date) -> Date {
    ends("tanggapan_awal", received)
}

/// By when it must be done.
pub fn final_due(class: ComplaintClass, received: Date) -> Date {
    ends(class.name(), received)
}

/// From which day a handler may settle what was answered and nobody objected to.
pub fn stands_from(answered: Date) -> Date {
    ends("tidak_ditanggapi", answered)
}

/// Until which day a complainant may reopen.
pub fn reopens_until(ended: Date) -> Date {
    ends("buka_kembali", ended)
}

/// The level that reads a complaint. What concerns the officer, the head, their kin or the village's office itself goes above
/// the village, which then never sees it.
pub fn level(about: AboutWhom, category: Category) -> Level {
    match about {
        AboutWhom::Officer | AboutWhom::Head | AboutWhom::Kin | AboutWhom::Staff => Level::Regency,
        AboutWhom::RegencyOffice => Level::Province,
        _ if category == Category::VillageService => Level::Regency,
        _ => Level::Village,
    }
}

/// The level above.
pub fn above(level: Level) -> Option<Level> {
    match level {
        Level::Village => Some(Level::Regency),
        Level::Regency => Some(Level::Province),
        Level::Province => Some(Level::Nation),
        Level::Nation => None,
    }
}

/// On which level a role handles complaints.
pub fn level_of(role: Role) -> Option<Level> {
    match role {
        Role::PetugasDesmigratif => Some(Level::Village),
        Role::Koordinator | Role::PenanggungJawab => Some(Level::Regency),
        Role::PetugasProvinsi => Some(Level::Province),
        Role::PetugasKementerian => Some(Level::Nation),
        _ => None,
    }
}

/// Does this role, at this office, handle a complaint kept at `home`? The reader's region was asked before.
pub fn handles(role: Option<Role>, office: RecordId, level: Level, home: RecordId) -> bool {
    role.and_then(level_of) == Some(level) && (level != Level::Village || office == home)
}

/// May it open what a complaint says? Its own level may, and a level that it has left, never one that it has not reached.
pub fn opens(role: Option<Role>, office: RecordId, level: Level, home: RecordId) -> bool {
    let Some(own) = role.and_then(level_of) else { return false };
    own <= level && (own != Level::Village || office == home)
}

/// May a handler of this level know who complains?
pub fn tells_who(identity: Identity, reader: Level) -> bool {
    match identity {
        Identity::Named => true,
        Identity::Secret => reader > Level::Village,
        Identity::Anonymous => false,
    }
}

/// The day that counts now: the first answer as long as there is none, then the end.
pub fn due_now(first_due: Date, first_answer: Option<Date>, final_due: Option<Date>) -> Date {
    if first_answer.is_none() { first_due } else { final_due.unwrap_or(first_due) }
}

/// Letters and digits that a voice and a tired eye keep apart.
const SIGNS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The ticket of a complaint: it follows no series, so that nobody can count complaints by it.
pub fn ticket(random: &[u8]) -> Option<String> {
    let even = random.iter().map(|byte| usize::from(*byte)).filter(|byte| *byte < 256 / SIGNS.len() * SIGNS.len());
    let signs: String = even.take(8).map(|byte| char::from(SIGNS[byte % SIGNS.len()])).collect();
    (signs.len() == 8).then(|| format!("T-{}-{}", &signs[..4], &signs[4..]))
}

/// Reads a ticket however it is typed.
pub fn ticket_typed(typed: &str) -> Option<String> {
    let signs: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect();
    let signs = if signs.len() == 9 { signs.strip_prefix('T')? } else { &signs };
    let known = signs.len() == 8 && signs.bytes().all(|sign| SIGNS.contains(&sign));
    known.then(|| format!("T-{}-{}", &signs[..4], &signs[4..]))
}

/// A PIN of six digits from random bytes.
pub fn pin(random: [u8; 4]) -> String {
    format!("{:06}", u32::from_be_bytes(random) % 1_000_000)
}

/// Six digits, however they are typed.
pub fn pin_typed(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 6).then_some(digits)
}

/// Until which day a complaint in this state may be reopened.
pub fn reopen_until(state: ComplaintState, answered: Option<Date>, closed: Option<Date>) -> Option<Date> {
    match state {
        ComplaintState::Answered => answered.map(reopens_until),
        ComplaintState::Settled | ComplaintState::NotOurs => closed.or(answered).map(reopens_until),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_clock_is_whole_and_there_is_one_for_every_class() {
        assert_eq!(clocks().len(), rows().count());
        let today = date(2026, 11, 24);
        for class in ComplaintClass::ALL {
            assert!(clock(class.name(), today).is_some(), "{class:?}");
        }
        let days: Vec<u16> = ["tanggapan_awal", "informasi", "tanpa_lapangan", "dengan_lapangan"]
            .iter()
            .filter_map(|key| clock(key, today).map(|one| one.days))
            .collect();
        assert_eq!(days, [3, 5, 14, 60]);
    }

    #[test]
    fn a_clock_steps_over_the_feast() {
        // Received on the Tuesday before Nyepi and Idulfitri 2026.
        assert_eq!(first_due(date(2026, 3, 17)), date(2026, 3, 27));
        assert_eq!(final_due(ComplaintClass::Information, date(2026, 3, 17)), date(2026, 3, 31));
        // 3 and 5 April 2026 are holidays too, 3 April on a Friday.
        assert_eq!(final_due(ComplaintClass::NoFieldCheck, date(2026, 3, 17)), date(2026, 4, 14));
    }

    #[test]
    fn what_concerns_the_village_goes_above_it_whatever_its_category() {
        for category in Category::ALL {
            for about in [AboutWhom::Officer, AboutWhom::Head, AboutWhom::Kin, AboutWhom::Staff] {
                assert_eq!(level(about, *category), Level::Regency);
            }
            assert_eq!(level(AboutWhom::RegencyOffice, *category), Level::Province);
        }
        assert_eq!(level(AboutWhom::Broker, Category::Broker), Level::Village);
        assert_eq!(level(AboutWhom::Other, Category::VillageService), Level::Regency);
    }

    #[test]
    fn a_level_opens_what_has_reached_it_and_nothing_before() {
        let (office, other) = (RecordId([1; 16]), RecordId([2; 16]));
        let officer = Some(Role::PetugasDesmigratif);
        assert!(opens(officer, office, Level::Village, office) && !opens(officer, other, Level::Village, office));
        assert!(!opens(Some(Role::Koordinator), other, Level::Village, office));
        assert!(opens(Some(Role::Koordinator), other, Level::Regency, office));
        assert!(opens(officer, office, Level::Regency, office), "what it took higher it knows already");
        assert!(!handles(officer, office, Level::Regency, office), "but handles it no longer");
        assert!(!opens(Some(Role::KepalaDesa), office, Level::Village, office));
        assert!(!opens(Some(Role::PetugasProvinsi), office, Level::Regency, office));
    }

    #[test]
    fn a_secret_name_is_for_above_the_village_and_an_anonymous_one_for_nobody() {
        assert!(!tells_who(Identity::Secret, Level::Village) && tells_who(Identity::Secret, Level::Regency));
        assert!(Level::ALL.iter().all(|level| !tells_who(Identity::Anonymous, *level)));
    }

    #[test]
    fn tickets_and_pins_are_read_however_they_are_typed() {
        let ticket = ticket(&[3, 250, 99, 41, 7, 200, 17, 64, 5, 111]).expect("enough");
        assert_eq!(ticket_typed(&ticket.to_lowercase().replace('-', " ")), Some(ticket.clone()));
        assert_eq!(ticket_typed(&ticket[2..]), Some(ticket));
        for other in ["", "T-0000-0000", "P-ABAB-ABAB1", "T-ABAB"] {
            assert_eq!(ticket_typed(other), None, "{other}");
        }
        assert_eq!(pin_typed(" 01 23-45 "), Some("012345".to_owned()));
        assert_eq!(pin([0, 0, 0, 7]), "000007");
        assert_eq!(pin_typed("12345"), None);
    }
}

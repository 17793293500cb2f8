//! What several villages have in common: one telephone, one agency, one country and month behind many interviews. For the
//! regency, by what it may open (recruiter, agency, country, day). No answer and no flag is read, and no resident is named.

use jiff::civil::Date;
use kernel::access::Role;
use kernel::region::{Code, Regions};
use kernel::{ActionId, Changes, Record, RecordId, Refusal, Stored, phrase};
use people::office::message::{self, Left};
use people::records::message::MessageTopic;
use store::engine::Cell;
use store::{Reader, Statement};

use super::check::days_before;
use crate::records::Recruitment;
use crate::rules::pattern::{self, Compared, Pattern};

/// Who compares villages.
pub const REGENCY: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];

/// The most groups that are shown of one sort.
const MOST: usize = 50;

/// What is alike behind several interviews: $1 the first day, $2 the least number of cases. Days and regions come from one
/// covering index, the likeness from the keyed look-up, whose fields here are the ones that are compared: no interview is
/// opened. CROSS JOIN keeps that order: the other way round every interview would be read.
pub static ALIKE: Statement = Statement::scoped(
    "migration.recruitment_alike",
    2,
    "SELECT l.tag, l.hash, count(DISTINCT r.region_now), count(*) FROM recruitment r CROSS JOIN fold_lookup l \
     WHERE l.record = r.id AND r.withdrawn = 0 AND r.asked_on >= $1 AND {scope r} GROUP BY l.tag, l.hash \
     HAVING count(*) >= $2 ORDER BY 3 DESC, 4 DESC, l.hash LIMIT 2000",
);

/// The interviews with one likeness: $1 the first day, $2 the field, $3 the hash, $4 the kind.
pub static OF_ONE: Statement = Statement::scoped(
    "migration.recruitment_of_one",
    4,
    "SELECT r.home, r.region_now, r.asked_on FROM fold_lookup l JOIN recruitment r ON r.id = l.record \
     WHERE l.hash = $3 AND l.kind = $4 AND l.tag = $2 AND r.withdrawn = 0 AND r.asked_on >= $1 AND {scope r} \
     ORDER BY r.id LIMIT 2000",
);

/// The first interview with one likeness: as [`OF_ONE`].
pub static FIRST: Statement = Statement::scoped(
    "migration.recruitment_first",
    4,
    "SELECT l.record FROM fold_lookup l JOIN recruitment r ON r.id = l.record \
     WHERE l.hash = $3 AND l.kind = $4 AND l.tag = $2 AND r.withdrawn = 0 AND r.asked_on >= $1 AND {scope r} \
     ORDER BY l.record LIMIT 1",
);

/// The likeness of one interview: $1 the field, $2 the interview.
pub static LIKENESS: Statement = Statement::scoped(
    "migration.recruitment_likeness",
    2,
    "SELECT l.hash FROM recruitment r JOIN fold_lookup l ON l.record = r.id AND l.tag = $1 \
     WHERE r.id = $2 AND r.withdrawn = 0 AND {scope r} LIMIT 1",
);

/// Cases of several villages that have something in common.
pub struct Group {
    /// What.
    pub pattern: &'static Pattern,
    /// One interview of the group, by which it is found again.
    pub example: Stored<Recruitment>,
    /// In how many villages.
    pub villages: i64,
    /// In how many cases.
    pub cases: i64,
}

/// A group with its villages.
pub struct GroupFile {
    /// What.
    pub pattern: &'static Pattern,
    /// One interview of the group.
    pub example: Stored<Recruitment>,
    /// Each village office with its region code and how many cases, most first.
    pub villages: Vec<Village>,
    /// The days of the first and the last interview.
    pub days: Option<(Date, Date)>,
}

/// A village of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// Its office.
    pub office: RecordId,
    /// Its region code.
    pub region: String,
    /// How many cases.
    pub cases: usize,
}

impl Village {
    /// What the village is called.
    pub fn name(&self) -> String {
        let code = Code::parse(&self.region).ok();
        code.and_then(|code| Regions::get().name(&code).map(str::to_owned)).unwrap_or_else(|| self.region.clone())
    }
}

impl Compared {
    fn tag(self) -> u32 {
        match self {
            Compared::Phone => Recruitment::PHONE.tag,
            Compared::Agency => Recruitment::AGENCY_MARK.tag,
            Compared::Journey => Recruitment::JOURNEY.tag,
        }
    }
}

/// Everything that is alike over the reader's villages, by pattern, the widest first.
///
/// # Errors
/// `Forbidden` for other roles; `Busy`, `Fault`.
pub fn groups(read: &Reader<'_>) -> Result<Vec<Group>, Refusal> {
    regency(read)?;
    let mut windows: Vec<i64> = pattern::all().iter().map(|pattern| pattern.window).collect();
    windows.sort_unstable();
    windows.dedup();
    let mut groups = Vec::new();
    for window in windows {
        let patterns: Vec<&'static Pattern> = pattern::all().iter().filter(|one| one.window == window).collect();
        let rows = alike(read, window, &patterns)?;
        for pattern in patterns {
            let own = rows.iter().filter(|row| is_of(row, pattern)).take(MOST);
            for row in own {
                groups.extend(group_of(read, pattern, row)?);
            }
        }
    }
    groups.sort_by_key(|group| pattern::all().iter().position(|one| one == group.pattern));
    Ok(groups)
}

/// What the statement finds within a window: field, hash, villages, cases.
fn alike(read: &Reader<'_>, window: i64, patterns: &[&Pattern]) -> Result<Vec<Vec<Cell>>, Refusal> {
    let first = days_before(read.today(), window).to_string();
    let least = patterns.iter().map(|pattern| pattern.cases.min(pattern.many)).min().unwrap_or(i64::MAX);
    read.select(&ALIKE, &[Cell::from(first), Cell::from(least)])
}

/// Is the row one of this pattern, and wide enough?
fn is_of(row: &[Cell], pattern: &Pattern) -> bool {
    let [tag, _, villages, cases, ..] = row else { return false };
    let number = |cell: &Cell| cell.integer().unwrap_or_default();
    let (villages, cases) = (number(villages), number(cases));
    number(tag) == i64::from(pattern.compared.tag())
        && (villages >= pattern.villages && cases >= pattern.cases || cases >= pattern.many)
}

fn group_of(read: &Reader<'_>, pattern: &'static Pattern, row: &[Cell]) -> Result<Option<Group>, Refusal> {
    let [_, Cell::Bytes(hash), Cell::Integer(villages), Cell::Integer(cases)] = row else {
        return Ok(None);
    };
    let example = read.select(&FIRST, &of_hash(read, pattern, hash))?;
    let Some(example) = example.first().and_then(|row| id_of(row.first())) else { return Ok(None) };
    let example = read.get::<Recruitment>(example)?;
    Ok(Some(Group { pattern, example, villages: *villages, cases: *cases }))
}

/// Office, region and day of each interview of a likeness.
fn interviews(read: &Reader<'_>, pattern: &Pattern, hash: &[u8]) -> Result<Vec<(RecordId, String, Date)>, Refusal> {
    let rows = read.select(&OF_ONE, &of_hash(read, pattern, hash))?.into_iter();
    let read_row = |row: Vec<Cell>| {
        let region = row.get(1).and_then(Cell::text).unwrap_or_default().to_owned();
        Some((id_of(row.first())?, region, row.get(2)?.text()?.parse().ok()?))
    };
    Ok(rows.filter_map(read_row).collect())
}

/// First day, field, hash and kind, for statements about one likeness.
fn of_hash(read: &Reader<'_>, pattern: &Pattern, hash: &[u8]) -> [Cell; 4] {
    [
        Cell::from(days_before(read.today(), pattern.window).to_string()),
        Cell::from(pattern.compared.tag()),
        Cell::Bytes(hash.to_vec()),
        Cell::from(Recruitment::KIND),
    ]
}

fn id_of(cell: Option<&Cell>) -> Option<RecordId> {
    RecordId::from_slice(cell?.bytes()?).ok()
}

/// The group of one interview.
///
/// # Errors
/// `NotFound` where the interview is not in reach or has nothing of the kind; `Forbidden` for other roles.
pub fn group(read: &Reader<'_>, pattern: &'static Pattern, example: RecordId) -> Result<GroupFile, Refusal> {
    regency(read)?;
    let rows = read.select(&LIKENESS, &[Cell::from(pattern.compared.tag()), Cell::from(example)])?;
    let hash = rows.first().and_then(|row| row.first()).and_then(Cell::bytes).ok_or(Refusal::NotFound)?;
    let mut villages: Vec<Village> = Vec::new();
    let interviews = interviews(read, pattern, hash)?;
    let days = interviews.iter().map(|one| one.2).min().zip(interviews.iter().map(|one| one.2).max());
    for (office, region, _) in interviews {
        match villages.iter_mut().find(|village| village.office == office) {
            Some(village) => village.cases += 1,
            None => villages.push(Village { office, region, cases: 1 }),
        }
    }
    villages.sort_by(|one, other| other.cases.cmp(&one.cases).then_with(|| one.region.cmp(&other.region)));
    Ok(GroupFile { pattern, example: read.get::<Recruitment>(example)?, villages, days })
}

/// Tells every village of a group, by a message that names the recruiter or the agency and no resident.
///
/// # Errors
/// As [`group`]; `NotFound` where an office is not kept here.
pub fn inform(
    read: &Reader<'_>,
    action: ActionId,
    pattern: &'static Pattern,
    example: RecordId,
) -> Result<Changes, Refusal> {
    let group = group(read, pattern, example)?;
    let text = told(&group);
    let (name, contact) = sender(read)?;
    let mut changes = Changes::new();
    for (place, village) in (0u32..).zip(&group.villages) {
        let left = Left {
            office: village.office,
            topic: MessageTopic::Other,
            name: name.clone(),
            contact: contact.clone(),
            text: text.clone(),
        };
        changes.records.extend(message::leave(read, &left, action.record(place))?.records);
    }
    Ok(changes)
}

/// Who tells, and how the village reaches them.
fn sender(read: &Reader<'_>) -> Result<(String, String), Refusal> {
    let name = read.actor().name.clone();
    let Some(desk) = people::office::office::public(read, read.actor().office)? else {
        return Ok((name.clone(), name));
    };
    let reached = desk.phone.clone().or_else(|| desk.email.clone()).unwrap_or_else(|| desk.name.clone());
    Ok((format!("{name}, {}", desk.name), reached))
}

fn told(group: &GroupFile) -> String {
    let what = match group.pattern.compared {
        Compared::Phone => format!("Perekrut dengan nomor {}", phone(&group.example)),
        Compared::Agency => format!("Lembaga {}", group.example.agency.given().map_or("–", String::as_str)),
        Compared::Journey => format!("Keberangkatan {}", group.example.journey.as_deref().unwrap_or("–")),
    };
    format!(
        "{what} ada pada kasus di {} desa. Buka kasus yang menyebutnya dan periksa lagi halaman Hal yang perlu diperiksa. \
         Tanyakan P3MI dan surat tugasnya, lalu kabari kabupaten.",
        group.villages.len()
    )
}

/// The recruiter's telephone as people write it.
pub fn phone(example: &Recruitment) -> String {
    let number = example.phone.given().and_then(|phone| kernel::phone::parse(phone).ok());
    number.map_or_else(|| "–".to_owned(), |phone| phone.shown())
}

fn regency(read: &Reader<'_>) -> Result<(), Refusal> {
    if read.actor().is_one_of(REGENCY) {
        return Ok(());
    }
    Err(Refusal::Forbidden(phrase(
        "Pola antardesa dilihat oleh kabupaten.",
        "Patterns over villages are for the regency.",
    )))
}

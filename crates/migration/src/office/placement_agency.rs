//! Companies read by everybody: lists come from the ministry or a regency and are the same for whoever asks. Finding them by
//! name, number or telephone, and how one stands on a day. Not here: taking lists up (`agency_list`), the public answer's
//! words (`words`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Actor, Changes, Id, RecordId, Refusal, Stored, phone};
use people::office::account::software;
use people::records::Office;
use store::engine::Cell;
use store::{Reader, Seen, Statement};

use crate::records::placement_agency::{AGENCY_OFFICES, AgencyAnswer};
use crate::records::{AgencyBranch, PlacementAgency, RecruitmentPermit};
use crate::rules::company_name::{self, Likeness};
use crate::rules::placement_agency as rules;
use crate::words::placement_agency as words;

pub use crate::rules::placement_agency::{AgencyStanding, AgencyWish};

const PUBLIC_DATA: &str = "what official lists say of companies is the same for whoever asks";

/// The newest day of a list that was taken up, with its source.
pub static NEWEST_LIST: Statement = Statement::unscoped(
    "migration.newest_agency_list",
    0,
    PUBLIC_DATA,
    "SELECT listed_on, list_source FROM placement_agency WHERE withdrawn = 0 AND listed_on IS NOT NULL \
     ORDER BY listed_on DESC, id LIMIT 1",
);

/// Companies by name: $1 the id after which the page begins, $2 only those on a list (1) or all (0).
pub static AGENCIES: Statement = Statement::unscoped(
    "migration.agencies",
    2,
    PUBLIC_DATA,
    "SELECT id FROM placement_agency WHERE withdrawn = 0 AND name > $1 AND (CAST($2 AS bigint) = 0 OR listed_on IS NOT NULL) \
     ORDER BY name, id LIMIT 51",
);

/// A company with what belongs to it.
pub struct AgencyFile {
    /// The company.
    pub agency: Stored<PlacementAgency>,
    /// Its permits, oldest first.
    pub permits: Vec<Stored<RecruitmentPermit>>,
    /// Its branches.
    pub branches: Vec<Stored<AgencyBranch>>,
}

impl AgencyFile {
    /// Reads a company for whoever asks.
    ///
    /// # Errors
    /// `NotFound` where there is none, or it is a village's own remark and out of the reader's region; `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId) -> Result<AgencyFile, Refusal> {
        let agency = get(read, id)?;
        let everybody = software();
        let read = read.as_actor(&everybody);
        Ok(AgencyFile {
            permits: read.referring::<RecruitmentPermit>("agency", id)?,
            branches: read.referring::<AgencyBranch>("agency", id)?,
            agency,
        })
    }

    /// How it stands on a day.
    pub fn standing(&self, wish: &AgencyWish, on: Date) -> AgencyStanding {
        let permits: Vec<RecruitmentPermit> = self.permits.iter().map(|one| one.record.clone()).collect();
        let branches: Vec<AgencyBranch> = self.branches.iter().map(|one| one.record.clone()).collect();
        rules::standing(&self.agency, &permits, &branches, wish, on)
    }
}

/// Is the company known from a list or an answer of BP3MI, and so the same for everybody? Otherwise it is a remark of an
/// office ("seen here, not on the list"), for the offices of its region only.
fn is_public(agency: &PlacementAgency) -> bool {
    agency.listed_on.is_some() || agency.answer.is_some()
}

/// A company: of a list for everybody, of an office's remark for its region.
///
/// # Errors
/// `NotFound`, `Busy`, `Fault`.
pub fn get(read: &Reader<'_>, id: RecordId) -> Result<Stored<PlacementAgency>, Refusal> {
    let agency = read.as_actor(&software()).get::<PlacementAgency>(id)?;
    let own = read.actor().role.is_some() && read.actor().reaches(&agency.row.region, None);
    if !own && (agency.row.withdrawn || !is_public(&agency)) {
        return Err(Refusal::NotFound);
    }
    Ok(agency)
}

/// Writes down what BP3MI answered about a company, whichever office keeps it: the later word counts for everybody.
///
/// # Errors
/// `NotFound`, `Conflict`; `Forbidden` for villages; `Invalid` where the day lies ahead.
pub fn verify(
    read: &Reader<'_>,
    seen: &Seen,
    id: RecordId,
    (on, answer): (Date, AgencyAnswer),
) -> Result<Changes, Refusal> {
    if !read.actor().is_one_of(AGENCY_OFFICES) {
        return Err(Refusal::Forbidden(words::VILLAGE_ONLY_SEEN));
    }
    if on > read.today() {
        return Err(Refusal::invalid("checked_on", "date.future", words::AHEAD));
    }
    get(read, id)?;
    let everybody = software();
    let agency = read.as_actor(&everybody).seen::<PlacementAgency>(id, seen)?;
    let by = office_name(read)?;
    let mut changes = Changes::new();
    changes
        .edit(&agency)
        .set(PlacementAgency::CHECKED_ON, Some(on))
        .set(PlacementAgency::ANSWER, Some(answer))
        .set(PlacementAgency::CHECKED_BY, by);
    Ok(changes)
}

/// What the reader's office is called.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn office_name(read: &Reader<'_>) -> Result<Option<String>, Refusal> {
    let office = read.as_actor(&software()).maybe::<Office>(read.actor().office)?;
    Ok(office.map(|office| office.name.clone()))
}

/// How a company stands on a day for what is wished. One that is not to be found stands on no list.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn standing(
    read: &Reader<'_>,
    agency: Id<PlacementAgency>,
    wish: &AgencyWish,
    on: Date,
) -> Result<AgencyStanding, Refusal> {
    match AgencyFile::of(read, agency.raw()) {
        Ok(file) if file.agency.row.withdrawn => Ok(AgencyStanding::NotOnList),
        Ok(file) => Ok(file.standing(wish, on)),
        Err(Refusal::NotFound) => Ok(AgencyStanding::NotOnList),
        Err(other) => Err(other),
    }
}

/// The same for a name, as somebody wrote or said it: only the very same name counts, an alike one is nobody's.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn standing_of_name(
    read: &Reader<'_>,
    name: &str,
    wish: &AgencyWish,
    on: Date,
) -> Result<(AgencyStanding, Option<Ref<PlacementAgency>>), Refusal> {
    let mut found = Vec::new();
    for agency in by_exact_name(read, name)? {
        let standing = standing(read, agency.id, wish, on)?;
        found.push((standing, Some(agency.reference())));
    }
    // Two records of one company: the better known one says how it stands.
    Ok(found.into_iter().max_by_key(|(standing, _)| *standing).unwrap_or((AgencyStanding::NotOnList, None)))
}

/// The day and the source of the newest list that was taken up.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn newest_list(read: &Reader<'_>) -> Result<Option<(Date, String)>, Refusal> {
    let rows = read.select(&NEWEST_LIST, &[])?;
    Ok(rows.first().and_then(|row| {
        let day = row.first()?.text()?.parse().ok()?;
        Some((day, row.get(1).and_then(Cell::text).unwrap_or_default().to_owned()))
    }))
}

/// What somebody typed into *Cek agen*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A telephone number.
    Phone,
    /// A name or a licence number.
    Words,
}

/// What was found.
pub struct FoundAgencies {
    /// As what the words were read.
    pub asked: Asked,
    /// Companies that are meant: of this number, telephone or very name.
    pub same: Vec<Stored<PlacementAgency>>,
    /// Companies of an alike name, best first. Never the one that was asked for.
    pub alike: Vec<Stored<PlacementAgency>>,
}

/// How many alike names are shown.
const ALIKE: usize = 5;
/// How many candidates are ranked for them.
const CANDIDATES: usize = 30;

/// Finds companies by name, licence number or telephone. Visitors find those of lists only.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn find(read: &Reader<'_>, typed: &str) -> Result<FoundAgencies, Refusal> {
    if let Some(number) = phone::parse(typed).ok().filter(|_| looks_like_a_phone(typed)) {
        let same = by_phone(read, number.as_str())?;
        if !same.is_empty() || company_name::licence_key(typed).len() < 5 {
            return Ok(FoundAgencies { asked: Asked::Phone, same, alike: Vec::new() });
        }
    }
    let asked = if looks_like_a_phone(typed) { Asked::Phone } else { Asked::Words };
    let mut same = by_licence(read, typed)?;
    if same.is_empty() {
        same = by_exact_name(read, typed)?;
    }
    let alike = if same.is_empty() && asked == Asked::Words { by_alike_name(read, typed)? } else { Vec::new() };
    Ok(FoundAgencies { asked, same, alike })
}

fn looks_like_a_phone(typed: &str) -> bool {
    let digits = typed.bytes().filter(u8::is_ascii_digit).count();
    digits >= 8 && !typed.chars().any(char::is_alphabetic)
}

fn seen_by(actor: &Actor, found: Vec<Stored<PlacementAgency>>) -> Vec<Stored<PlacementAgency>> {
    let own = |one: &Stored<PlacementAgency>| actor.role.is_some() && actor.reaches(&one.row.region, None);
    found.into_iter().filter(|one| is_public(one) || own(one)).collect()
}

fn by_phone(read: &Reader<'_>, number: &str) -> Result<Vec<Stored<PlacementAgency>>, Refusal> {
    let everybody = software();
    let all = read.as_actor(&everybody);
    let mut found = all.lookup::<PlacementAgency>("phone", number)?;
    found.extend(all.lookup::<PlacementAgency>("other_phone", number)?);
    for branch in all.lookup::<AgencyBranch>("phone", number)? {
        found.extend(all.maybe::<PlacementAgency>(branch.agency.id)?.filter(|agency| !agency.row.withdrawn));
    }
    found.sort_by_key(|agency| agency.row.id);
    found.dedup_by_key(|agency| agency.row.id);
    Ok(seen_by(read.actor(), found))
}

fn by_licence(read: &Reader<'_>, typed: &str) -> Result<Vec<Stored<PlacementAgency>>, Refusal> {
    let key = company_name::licence_key(typed);
    if key.len() < 3 || !key.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(Vec::new());
    }
    let found = read.as_actor(&software()).lookup::<PlacementAgency>("licence_key", &key)?;
    Ok(seen_by(read.actor(), found))
}

/// Companies of exactly this name, but for points, capitals and the place of PT.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_exact_name(read: &Reader<'_>, name: &str) -> Result<Vec<Stored<PlacementAgency>>, Refusal> {
    let key = company_name::key(name);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let found = read.as_actor(&software()).lookup::<PlacementAgency>("name_key", &key)?;
    Ok(seen_by(read.actor(), found))
}

/// Companies of an alike name, best first; the very same written together or apart is among them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn by_alike_name(read: &Reader<'_>, name: &str) -> Result<Vec<Stored<PlacementAgency>>, Refusal> {
    use kernel::Record;
    let own_words = company_name::key(name);
    let everybody = software();
    let all = read.as_actor(&everybody);
    let mut ranked: Vec<(u8, Stored<PlacementAgency>)> = Vec::new();
    for (_, row) in all.named_so_far(PlacementAgency::SPEC, &own_words, CANDIDATES)? {
        let agency: Stored<PlacementAgency> = Stored::from_row(row)?;
        let (likeness, score) = company_name::likeness(name, &agency.name);
        let begins = company_name::key(&agency.name).starts_with(&own_words) && own_words.len() >= 4;
        if likeness > Likeness::Other || begins {
            ranked.push((score, agency));
        }
    }
    ranked.sort_by_key(|(score, agency)| (std::cmp::Reverse(*score), agency.row.id));
    let mut found = seen_by(read.actor(), ranked.into_iter().map(|(_, agency)| agency).collect());
    found.truncate(ALIKE);
    Ok(found)
}

/// One page of companies by name, after the name of the last one, and whether more follow.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn page(read: &Reader<'_>, after: &str) -> Result<(Vec<Stored<PlacementAgency>>, bool), Refusal> {
    let rows = read.select(&AGENCIES, &[Cell::from(after), Cell::Integer(0)])?;
    let more = rows.len() > 50;
    let mut found = Vec::new();
    for row in rows.iter().take(50) {
        let Some(id) = row.first().and_then(Cell::bytes).and_then(|bytes| RecordId::from_slice(bytes).ok()) else {
            continue;
        };
        match get(read, id) {
            Ok(agency) => found.push(agency),
            Err(Refusal::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok((found, more))
}

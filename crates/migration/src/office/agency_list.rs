//! Taking up a list of companies: what the file says, held against what this office keeps, and written when a person says so.
//! Nothing is deleted: who is on the list no more is marked with its day. Not here: what headings mean (`rules::agency_list`).

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use documents::sheet::{Book, Cell as SheetCell, Source};
use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal, Stored, Value};
use people::records::SheetMapping;
use store::{ListQuery, Reader};

use crate::records::placement_agency::AGENCY_OFFICES;
use crate::records::{AgencyBranch, PlacementAgency, RecruitmentPermit};
use crate::rules::agency_list::{self as rules, COLUMNS, ListRow, MOST_ROWS, Meaning, Wrong};
use crate::rules::agency_matching::{self, Match, Standing};
use crate::rules::company_name;
use crate::words::placement_agency as words;

/// How far from the top headings are looked for.
const MOST_ABOVE: usize = 20;
/// Records of one entry: below the journal's 256 changes.
const CHANGES_AN_ENTRY: usize = 200;

/// A file: its headings and the rows below.
pub struct ListFile {
    /// As they stand.
    pub headings: Vec<String>,
    /// What they are recognised as.
    pub meaning: Meaning,
    rows: Vec<(u32, Vec<SheetCell>)>,
}

/// What became of the rows.
pub struct Read {
    /// Companies, rows of one put together.
    pub rows: Vec<ListRow>,
    /// Everything that is wrong, at its cell.
    pub wrong: Vec<Wrong>,
}

impl ListFile {
    /// Opens a file of any kind that is read, and finds its headings.
    ///
    /// # Errors
    /// `Invalid` at `berkas`: no sheet, damaged, without headings, or more than [`MOST_ROWS`] rows.
    pub fn open(bytes: &[u8]) -> Result<ListFile, Refusal> {
        let flaw = |error: documents::sheet::SheetError| Refusal::invalid("berkas", "sheet", error.phrase());
        let mut book = Book::open(Source::Sent(Arc::from(bytes))).map_err(flaw)?;
        let sheets = book.sheets().len();
        for sheet in 0..sheets {
            let mut above = 0;
            let mut headings: Option<Vec<String>> = None;
            let mut rows = Vec::new();
            book.rows(sheet, &mut |number, cells| {
                if headings.is_some() {
                    rows.push((number, cells.to_vec()));
                } else if rules::is_heading(cells) {
                    headings = Some(cells.iter().map(|cell| cell.text().trim().to_owned()).collect());
                } else {
                    above += 1;
                }
                let done = rows.len() > MOST_ROWS || (headings.is_none() && above > MOST_ABOVE);
                if done { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
            .map_err(flaw)?;
            if rows.len() > MOST_ROWS {
                return Err(Refusal::invalid("berkas", "rows", words::LIST_TOO_LONG));
            }
            if let Some(headings) = headings {
                return Ok(ListFile { meaning: rules::recognised(&headings), headings, rows });
            }
        }
        Err(Refusal::invalid("berkas", "heading", words::LIST_NO_HEADING))
    }

    /// Reads the rows by the meaning of their columns.
    pub fn read(&self, today: Date) -> Read {
        let mut rows = Vec::new();
        let mut wrong = Vec::new();
        for (number, cells) in &self.rows {
            match rules::read_row(*number, cells, &self.meaning, today) {
                Ok(row) => rows.extend(row),
                Err(found) => wrong.extend(found),
            }
        }
        Read { rows: agency_matching::joined(rows), wrong }
    }

    /// By what these headings are remembered.
    fn fingerprint(&self) -> String {
        let headings: Vec<String> = self.headings.iter().map(|heading| rules::folded(heading)).collect();
        let text: String = headings.join("|").chars().take(190).collect();
        format!("p3mi {text}")
    }
}

/// The meaning that this office gave to these headings once.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn remembered(read: &Reader<'_>, file: &ListFile) -> Result<Option<Meaning>, Refusal> {
    Ok(mapping(read, file)?.map(|known| {
        let mut meaning: Meaning = known.columns.split(' ').map(rules::place).collect();
        meaning.resize(file.headings.len(), None);
        meaning
    }))
}

fn mapping(read: &Reader<'_>, file: &ListFile) -> Result<Option<Stored<SheetMapping>>, Refusal> {
    let found = read.lookup::<SheetMapping>("fingerprint", &file.fingerprint())?;
    Ok(found.into_iter().find(|one| one.home() == read.actor().office))
}

/// Remembers what these headings mean, for the next list that has them.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn remember(read: &Reader<'_>, id: RecordId, file: &ListFile, meaning: &Meaning) -> Result<Changes, Refusal> {
    let keys = meaning.iter().map(|one| one.map_or("-", |place| COLUMNS[place].0));
    let columns = keys.collect::<Vec<_>>().join(" ");
    let mut changes = Changes::new();
    match mapping(read, file)? {
        Some(known) => {
            changes.edit(&known).set(SheetMapping::COLUMNS, columns);
        }
        None => {
            let record = PlacementAgency::SPEC.path.to_owned();
            let new = SheetMapping { id: Id::new(id), record, fingerprint: file.fingerprint(), columns };
            changes.create(read.actor().office, &new);
        }
    }
    Ok(changes)
}

/// Every company that this office keeps, with branches and permits.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn standing(read: &Reader<'_>) -> Result<Vec<Standing>, Refusal> {
    let own = read.actor().office;
    let mut branches: HashMap<RecordId, Vec<AgencyBranch>> = HashMap::new();
    for branch in all_of::<AgencyBranch>(read, own)? {
        branches.entry(branch.agency.id.raw()).or_default().push(branch.record);
    }
    let mut permits: HashMap<RecordId, Vec<RecruitmentPermit>> = HashMap::new();
    for permit in all_of::<RecruitmentPermit>(read, own)? {
        permits.entry(permit.agency.id.raw()).or_default().push(permit.record);
    }
    let agencies = all_of::<PlacementAgency>(read, own)?;
    let standing = agencies.into_iter().map(|agency| Standing {
        id: agency.row.id,
        branches: branches.remove(&agency.row.id).unwrap_or_default(),
        permits: permits.remove(&agency.row.id).unwrap_or_default(),
        record: agency.record,
    });
    Ok(standing.collect())
}

fn all_of<R: Record>(read: &Reader<'_>, home: RecordId) -> Result<Vec<Stored<R>>, Refusal> {
    let mut found = Vec::new();
    let mut query = ListQuery { home: Some(home), ..ListQuery::of(R::SPEC).limited(200) };
    loop {
        let page = read.list(&query)?;
        for row in page.rows {
            found.push(Stored::from_row(row)?);
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(found),
        }
    }
}

/// The day of the newest list that this office took up.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn newest_of_office(read: &Reader<'_>) -> Result<Option<Date>, Refusal> {
    let newest = ListQuery::of(PlacementAgency::SPEC).sorted(PlacementAgency::LISTED_ON.tag, true).limited(1);
    let rows = read.list(&ListQuery { home: Some(read.actor().office), ..newest })?.rows;
    Ok(rows.first().and_then(|row| row.text("listed_on")?.parse().ok()))
}

/// What a list would do.
pub struct Plan {
    /// The rows with what each is to what stands here.
    pub rows: Vec<(ListRow, Match)>,
    /// What stands here.
    pub standing: Vec<Standing>,
    /// Companies of an earlier list that are on this one no more.
    pub gone: Vec<RecordId>,
}

impl Plan {
    /// Holds rows against what stands here.
    pub fn of(rows: Vec<ListRow>, standing: Vec<Standing>) -> Plan {
        let (matches, gone) = agency_matching::matched(&rows, &standing);
        Plan { rows: rows.into_iter().zip(matches).collect(), standing, gone }
    }

    /// A company that stands here.
    pub fn standing(&self, id: RecordId) -> Option<&Standing> {
        self.standing.iter().find(|one| one.id == id)
    }

    /// A person said of rows with alike names which company they are: by the row's number.
    pub fn decided(&mut self, decisions: &HashMap<u32, RecordId>) {
        for (row, found) in &mut self.rows {
            let Match::Alike(near) = found else { continue };
            let chosen = decisions.get(&row.row).copied().filter(|id| near.contains(id));
            *found = match chosen {
                Some(id) => Match::Changed(id, Vec::new()),
                None => Match::New,
            };
        }
        let met: Vec<RecordId> = self.rows.iter().filter_map(|(_, found)| met(found)).collect();
        self.gone.retain(|id| !met.contains(id));
    }
}

fn met(found: &Match) -> Option<RecordId> {
    match found {
        Match::Changed(id, _) | Match::Same(id) => Some(*id),
        Match::New | Match::Alike(_) => None,
    }
}

/// The list itself.
#[derive(Debug, Clone)]
pub struct ListAbout {
    /// Its day.
    pub date: Date,
    /// Where it comes from.
    pub source: String,
    /// It is the whole list: who is not on it is marked.
    pub whole: bool,
}

/// One part of a list for one entry: each row with the number from which on its records are minted.
pub struct Portion {
    rows: Vec<(u32, ListRow, Match)>,
    gone: Vec<RecordId>,
    about: ListAbout,
}

/// Parts a plan into entries. A company with very many permits goes over several of them.
pub fn portions(action: ActionId, plan: Plan, about: &ListAbout) -> Vec<Portion> {
    let portion = |rows, gone| Portion { rows, gone, about: about.clone() };
    let mut portions = Vec::new();
    let mut rows = Vec::new();
    let (mut size, mut minted) = (0, 0);
    for (row, found) in plan.rows.into_iter().flat_map(|(row, found)| parts(row, found)) {
        let own = 1 + row.branches.len() + row.permits.len();
        if size + own > CHANGES_AN_ENTRY {
            portions.push(portion(std::mem::take(&mut rows), Vec::new()));
            size = 0;
        }
        // What follows of a company that is new goes to the record that its first part makes.
        let found = match (found, rows.last().or(portions.last().and_then(|last: &Portion| last.rows.last()))) {
            (Part::Rest, Some((base, _, Match::New | Match::Alike(_)))) => Match::Same(action.record(base + 1)),
            (Part::Rest, Some((_, _, Match::Same(id) | Match::Changed(id, _)))) => Match::Same(*id),
            (Part::First(found), _) => found,
            (Part::Rest, None) => continue,
        };
        rows.push((minted, row, found));
        size += own;
        minted += own as u32;
    }
    portions.push(portion(rows, Vec::new()));
    if about.whole {
        portions.extend(plan.gone.chunks(CHANGES_AN_ENTRY).map(|gone| portion(Vec::new(), gone.to_vec())));
    }
    portions
}

enum Part {
    First(Match),
    Rest,
}

/// A company in parts that each fit into an entry.
fn parts(row: ListRow, found: Match) -> Vec<(ListRow, Part)> {
    let most = CHANGES_AN_ENTRY / 2 - 1;
    let count = row.branches.len().max(row.permits.len()).div_ceil(most).max(1);
    let slice = |part: usize, length: usize| (part * most).min(length)..((part + 1) * most).min(length);
    let one = |part: usize| ListRow {
        branches: row.branches[slice(part, row.branches.len())].to_vec(),
        permits: row.permits[slice(part, row.permits.len())].to_vec(),
        ..row.clone()
    };
    let rows: Vec<ListRow> = (0..count).map(one).collect();
    let told = std::iter::once(Part::First(found)).chain(std::iter::repeat_with(|| Part::Rest));
    rows.into_iter().zip(told).collect()
}

/// Writes one part.
///
/// # Errors
/// `Forbidden` for villages; `Busy`, `Fault`.
pub fn take_up(read: &Reader<'_>, action: ActionId, portion: Portion) -> Result<Changes, Refusal> {
    if !read.actor().is_one_of(AGENCY_OFFICES) {
        return Err(Refusal::Forbidden(words::LIST_NOT_YOURS));
    }
    let home = read.actor().office;
    let mut changes = Changes::new();
    let about = &portion.about;
    for (base, row, found) in &portion.rows {
        let mut number = *base;
        let mut mint = || {
            number += 1;
            action.record(number)
        };
        let agency = match met(found) {
            Some(id) => {
                let stored = read.get::<PlacementAgency>(id)?;
                let set = values(row, about);
                changes.edit_row(&stored.row, set.into_iter().filter(|(_, value)| *value != Value::Null));
                if stored.gone_on.is_some() && about.whole {
                    changes.edit(&stored).set(PlacementAgency::GONE_ON, None);
                }
                stored.reference()
            }
            None => {
                let id = mint();
                changes.create_row(PlacementAgency::SPEC, id, home, values(row, about));
                Ref::new(Id::new(id), home)
            }
        };
        beside(read, row, agency, &mut mint, &mut changes)?;
    }
    for id in &portion.gone {
        let stored = read.get::<PlacementAgency>(*id)?;
        changes.edit(&stored).set(PlacementAgency::GONE_ON, Some(about.date));
    }
    Ok(changes)
}

/// The company's fields as the list has them.
fn values(row: &ListRow, about: &ListAbout) -> Vec<(u32, Value)> {
    type A = PlacementAgency;
    let text = |text: &str| Value::Text(text.to_owned());
    let maybe = |value: &Option<String>| value.as_deref().map_or(Value::Null, text);
    let day = |value: Option<Date>| value.map_or(Value::Null, |day| Value::Text(day.to_string()));
    let licence_key = row.licence.as_deref().map(company_name::licence_key).filter(|key| !key.is_empty());
    vec![
        (A::NAME.tag, text(&row.name)),
        (A::LICENCE.tag, maybe(&row.licence)),
        (A::LICENCE_FROM.tag, day(row.licence_from)),
        (A::LICENCE_UNTIL.tag, day(row.licence_until)),
        (A::STATUS.tag, row.status.map_or(Value::Null, |status| Value::Integer(status.code()))),
        (A::STATUS_ON.tag, day(row.status_on)),
        (A::STATUS_SOURCE.tag, maybe(&row.status_source)),
        (A::PHONE.tag, maybe(&row.phone)),
        (A::OTHER_PHONE.tag, maybe(&row.other_phone)),
        (A::EMAIL.tag, maybe(&row.email)),
        (A::ADDRESS.tag, maybe(&row.address)),
        (A::REGION.tag, row.region.map_or(Value::Null, |region| text(region.as_str()))),
        (A::LISTED_ON.tag, day(Some(about.date))),
        (A::LIST_SOURCE.tag, text(&about.source)),
        (A::NAME_KEY.tag, text(&company_name::key(&row.name))),
        (A::LICENCE_KEY.tag, maybe(&licence_key)),
    ]
}

/// Branches and permits of the list that are not here yet.
fn beside(
    read: &Reader<'_>,
    row: &ListRow,
    agency: Ref<PlacementAgency>,
    mint: &mut dyn FnMut() -> RecordId,
    changes: &mut Changes,
) -> Result<(), Refusal> {
    let home = read.actor().office;
    if row.branches.is_empty() && row.permits.is_empty() {
        return Ok(());
    }
    let known = read.referring::<AgencyBranch>("agency", agency.id.raw())?;
    for region in row.branches.iter().filter(|region| !known.iter().any(|branch| branch.region == **region)) {
        let (address, phone, permit, valid_until) = (None, None, None, None);
        let id = Id::new(mint());
        changes.create(home, &AgencyBranch { id, agency, region: *region, address, phone, permit, valid_until });
    }
    let known = read.referring::<RecruitmentPermit>("agency", agency.id.raw())?;
    for permit in &row.permits {
        match known.iter().find(|own| own.number == permit.number) {
            Some(own) => {
                if permit.until.is_some() {
                    changes.edit(own).set(RecruitmentPermit::VALID_UNTIL, permit.until);
                }
            }
            None => {
                let new = RecruitmentPermit {
                    id: Id::new(mint()),
                    agency,
                    number: permit.number.clone(),
                    country: permit.country.clone(),
                    job: permit.job.clone(),
                    valid_from: None,
                    valid_until: permit.until,
                    quota: None,
                    status: None,
                    source: None,
                };
                changes.create(home, &new);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::agency_list::ListPermit;

    #[test]
    fn a_company_with_very_many_permits_goes_over_several_entries_and_stays_one() {
        let permit =
            |number: u32| ListPermit { number: number.to_string(), country: "TW".into(), job: None, until: None };
        let row = |name: &str, many: u32| ListRow {
            name: name.into(),
            permits: (0..many).map(permit).collect(),
            ..ListRow::default()
        };
        let rows = vec![(row("PT A", 1), Match::New), (row("PT B", 450), Match::New), (row("PT C", 2), Match::New)];
        let plan = Plan { rows, standing: Vec::new(), gone: Vec::new() };
        let about = ListAbout { date: Date::constant(2026, 1, 1), source: "x".into(), whole: true };
        let action = ActionId(RecordId([7; 16]));
        let portions = portions(action, plan, &about);
        let size = |portion: &Portion| portion.rows.iter().map(|(_, row, _)| 1 + row.permits.len()).sum::<usize>();
        assert!(portions.iter().all(|portion| size(portion) <= CHANGES_AN_ENTRY));
        let parts: Vec<_> =
            portions.iter().flat_map(|portion| &portion.rows).filter(|(_, row, _)| row.name == "PT B").collect();
        assert_eq!(parts.iter().map(|(_, row, _)| row.permits.len()).sum::<usize>(), 450);
        let made = action.record(parts[0].0 + 1);
        assert!(parts.len() > 1 && parts[1..].iter().all(|(_, _, found)| *found == Match::Same(made)));
        let bases: Vec<u32> = portions.iter().flat_map(|portion| &portion.rows).map(|(base, ..)| *base).collect();
        assert!(bases.is_sorted_by(|one, next| one < next));
    }
}

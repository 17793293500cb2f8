//! Job orders: which are shown, how many places are left, and the moves of their life. Everybody reads them as companies
//! are read. Not here: when one may be shown (`rules::job_order`), the form (`pages`).

use kernel::value::Ref;
use kernel::{Changes, Id, Record, RecordId, Refusal, Stored, Value, phrase};
use people::office::account::software;
use store::engine::Cell;
use store::{ListQuery, Reader, Seen, Statement};

use super::placement_agency::AgencyFile;
use crate::records::job_order::{JOB_ORDER_MACHINE, JobOrderState};
use crate::records::{JobOrder, RecruitmentPermit};
use crate::rules::job_order::{self as rules, Around, Hidden};
use crate::rules::placement_agency::licence;

/// How many candidates a page of vacancies looks at.
const MOST: usize = 200;

/// Places of a job order that cases have taken: $1 and $2 the range of the reference. It counts and names nobody.
pub static PLACES_TAKEN: Statement = Statement::unscoped(
    "migration.places_taken",
    2,
    "a number of places over all villages; it names no case and no person",
    "SELECT count(*) FROM migration_case WHERE withdrawn = 0 AND job_order >= $1 AND job_order <= $2 \
     AND state <> 81 AND state <> 82 AND state <> 83",
);

/// The same within the reader's region.
pub static PLACES_TAKEN_HERE: Statement = Statement::scoped(
    "migration.places_taken_here",
    2,
    "SELECT count(*) FROM migration_case c WHERE c.withdrawn = 0 AND c.job_order >= $1 AND c.job_order <= $2 AND {scope c}",
);

/// Published job orders that have not closed by $1, soonest first; $2 country or empty.
pub static OPEN_ORDERS: Statement = Statement::unscoped(
    "migration.open_job_orders",
    2,
    "published vacancies are for everybody",
    "SELECT id FROM job_order WHERE withdrawn = 0 AND state = 2 AND closing >= $1 AND ($2 = '' OR country = $2) \
     ORDER BY closing, id LIMIT 200",
);

/// A job order with what decides whether it is shown.
pub struct OrderFile {
    /// The order.
    pub order: Stored<JobOrder>,
    /// Its company.
    pub company: AgencyFile,
    /// Places that are left, over all villages of this node.
    pub left: i64,
    /// Why it is not shown to the public; none where it is.
    pub hidden: Option<Hidden>,
    /// Why it could not be shown even if it were published.
    pub hindrance: Option<Hidden>,
}

impl OrderFile {
    /// Reads one for whoever asks. What is not shown is for offices only.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId) -> Result<OrderFile, Refusal> {
        let order = read.as_actor(&software()).get::<JobOrder>(id)?;
        let file = OrderFile::around(read, order)?;
        let is_staff = read.actor().is_one_of(JobOrder::SPEC.read);
        if (file.hidden.is_some() || file.order.row.withdrawn) && !is_staff {
            return Err(Refusal::NotFound);
        }
        Ok(file)
    }

    fn around(read: &Reader<'_>, order: Stored<JobOrder>) -> Result<OrderFile, Refusal> {
        let company = AgencyFile::of(read, order.agency.id.raw())?;
        let left = order.wanted - taken(read, order.row.id)?;
        let permits: Vec<RecruitmentPermit> = company.permits.iter().map(|one| one.record.clone()).collect();
        let on = read.today();
        let around = Around { licence: licence(&company.agency, on), permits: &permits, left, on };
        let (hidden, hindrance) = (rules::hidden(&order, &around), rules::hindrance(&order, &around));
        Ok(OrderFile { order, company, left, hidden, hindrance })
    }

    /// The permit under which it recruits: its own, or the first that fits and runs.
    pub fn permit(&self, on: jiff::civil::Date) -> Option<&Stored<RecruitmentPermit>> {
        use crate::rules::placement_agency::{permit_is_for, permit_runs};
        let (country, job) = (Some(self.order.country.as_str()), Some(self.order.job.as_str()));
        match self.order.permit {
            Some(own) => self.company.permits.iter().find(|permit| permit.id == own.id),
            None => {
                let mut all = self.company.permits.iter();
                all.find(|permit| permit_runs(permit, on) && permit_is_for(permit, country, job))
            }
        }
    }
}

/// Places that cases have taken, over all villages of this node.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn taken(read: &Reader<'_>, order: RecordId) -> Result<i64, Refusal> {
    count(read, &PLACES_TAKEN, order)
}

/// The same within the reader's region.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn taken_here(read: &Reader<'_>, order: RecordId) -> Result<i64, Refusal> {
    count(read, &PLACES_TAKEN_HERE, order)
}

fn count(read: &Reader<'_>, statement: &Statement, order: RecordId) -> Result<i64, Refusal> {
    let last = [&order.0[..], &[0xff; 16]].concat();
    let rows = read.select(statement, &[Cell::from(order), Cell::Bytes(last)])?;
    Ok(rows.first().and_then(|row| row.first()).and_then(Cell::integer).unwrap_or(0))
}

/// The vacancies that everybody may see today, soonest to close first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn vacancies(read: &Reader<'_>, country: &str, words: &str, limit: usize) -> Result<Vec<OrderFile>, Refusal> {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let rows = read.select(&OPEN_ORDERS, &[Cell::from(read.today().to_string().as_str()), Cell::from(country)])?;
    let everybody = software();
    let mut found = Vec::new();
    for row in rows.iter().take(MOST) {
        let Some(id) = row.first().and_then(Cell::bytes).and_then(|bytes| RecordId::from_slice(bytes).ok()) else {
            continue;
        };
        let order = read.as_actor(&everybody).get::<JobOrder>(id)?;
        let whole = format!("{} {}", order.job, order.requirements.as_deref().unwrap_or("")).to_lowercase();
        if !wanted.iter().all(|word| whole.contains(word.as_str())) {
            continue;
        }
        match OrderFile::around(read, order) {
            Ok(file) if file.hidden.is_none() => found.push(file),
            Ok(_) | Err(Refusal::NotFound) => {}
            Err(other) => return Err(other),
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
}

/// The job orders of every state that an office may see, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn all(read: &Reader<'_>, state: Option<JobOrderState>, limit: usize) -> Result<Vec<OrderFile>, Refusal> {
    let mut query = ListQuery::of(JobOrder::SPEC).limited(limit);
    if let Some(state) = state {
        query = query.with(JobOrder::STATE.tag, Value::Integer(state.code()));
    }
    let rows = read.as_actor(&software()).list(&query)?.rows;
    let files = rows.into_iter().map(|row| OrderFile::around(read, Stored::from_row(row)?));
    // An order of a company that is a remark of another region is not told.
    files.filter(|file| !matches!(file, Err(Refusal::NotFound))).collect()
}

/// The job orders of one company, newest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_agency(read: &Reader<'_>, agency: RecordId) -> Result<Vec<OrderFile>, Refusal> {
    let mut orders = read.as_actor(&software()).referring::<JobOrder>("agency", agency)?;
    orders.reverse();
    orders.into_iter().map(|order| OrderFile::around(read, order)).collect()
}

/// A move of its life.
#[derive(Debug, Clone)]
pub struct OrderMove {
    /// The order.
    pub order: RecordId,
    /// Where to.
    pub to: JobOrderState,
    /// Why, where it is retired.
    pub reason: String,
    /// The person has looked at the costs that raise a question.
    pub costs_checked: bool,
}

/// Publishes, closes, retires or opens again.
///
/// # Errors
/// `NotFound` out of region; `Forbidden`; `Conflict`; `Invalid` where the machine has no such move, a reason is missing, or it
/// may not be shown today.
pub fn step(read: &Reader<'_>, seen: &Seen, input: &OrderMove) -> Result<Changes, Refusal> {
    let order = read.seen::<JobOrder>(Id::new(input.order), seen)?;
    let edge = JOB_ORDER_MACHINE.edge(order.state.code(), input.to.code()).ok_or_else(|| {
        Refusal::invalid(
            "",
            "edge",
            phrase("Dari keadaan ini tidak dapat ke sana.", "From this state it cannot go there."),
        )
    })?;
    if !read.actor().is_one_of(edge.roles) {
        return Err(Refusal::Forbidden(phrase("Lowongan dikelola kantor lain.", "Another office keeps this order.")));
    }
    if edge.reason && input.reason.trim().is_empty() {
        return Err(Refusal::invalid("reason", "required", phrase("Tulis alasannya.", "Write the reason.")));
    }
    let today = read.today();
    if input.to == JobOrderState::Published {
        let file = OrderFile::of(read, input.order)?;
        if let Some(hindrance) = file.hindrance {
            return Err(Refusal::invalid("", "job_order.hidden", hindrance.phrase()));
        }
        let questions = rules::costs(&file.order, today).iter().any(|(_, found)| found.is_a_question());
        if questions && !input.costs_checked {
            let message = phrase(
                "Ada biaya yang perlu ditanyakan. Tanyakan dahulu, lalu tandai bahwa sudah diperiksa.",
                "Some costs need a question. Ask first, then tick that it was checked.",
            );
            return Err(Refusal::invalid("costs_checked", "job_order.costs", message));
        }
    }
    let mut changes = Changes::new();
    let edit = changes.edit(&order).set(JobOrder::STATE, input.to);
    match input.to {
        JobOrderState::Published => edit.set(JobOrder::PUBLISHED_ON, Some(today)).set(JobOrder::CLOSED_ON, None),
        JobOrderState::Retired => {
            edit.set(JobOrder::CLOSED_ON, Some(today)).set(JobOrder::REASON, Some(input.reason.trim().to_owned()))
        }
        _ => edit.set(JobOrder::CLOSED_ON, Some(today)),
    };
    Ok(changes)
}

/// The reference of a permit of this company by its id; none where it is not the company's.
pub fn permit_of(company: &AgencyFile, id: RecordId) -> Option<Ref<RecruitmentPermit>> {
    company.permits.iter().find(|permit| permit.row.id == id).map(Stored::reference)
}

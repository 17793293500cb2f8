//! Founding a koperasi: its office, the custody of its books, the body and the chart it begins with, as one action.
//! Not here: its deed and licence, which the generic pages edit.

use jiff::civil::Date;
use kernel::access::Role;
use kernel::refusal::Problem;
use kernel::region::{Code, EDITION};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Lang, Record, RecordId, Refusal, Stored};
use people::office::software;
use people::records::office::OfficeKind;
use people::records::{Custody, Office, RoleAssignment};
use store::{ListQuery, Reader};

use crate::records::koperasi::{Form, KoperasiState, Principle};
use crate::records::{Koperasi, LedgerAccount};
use crate::rules::chart;
use crate::words::koperasi as words;

/// Who founds: the village's board while it has no koperasi, or its officer.
pub const FOUNDERS: &[Role] = &[Role::PengurusKoperasi, Role::PetugasDesmigratif];
/// Who gives the roles of a koperasi, and may bring them from the village's office to it.
pub const GIVERS: &[Role] = &[Role::Koordinator, Role::PenanggungJawab];

/// Which record of the action is which.
pub mod place {
    /// The office.
    pub const OFFICE: u32 = 0;
    /// The custody of its books.
    pub const CUSTODY: u32 = 1;
    /// The body.
    pub const KOPERASI: u32 = 2;
    /// The first role that is brought from the village's office.
    pub const ROLES: u32 = 10;
}

/// What the form gave.
#[derive(Debug, Clone)]
pub struct Founding {
    /// What it is called.
    pub name: String,
    /// What it is in law.
    pub form: Form,
    /// After which principle it works.
    pub principle: Principle,
    /// Its parent body.
    pub parent: Option<String>,
    /// The village.
    pub village: Code,
    /// From when there are books.
    pub books_from: Date,
}

/// Founds a koperasi. Whether the reader may is asked by the page's route and the village's office.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn found(read: &Reader<'_>, action: ActionId, input: &Founding) -> Result<Changes, Refusal> {
    let home = action.record(place::OFFICE);
    let office = Office {
        id: Id::new(home),
        name: input.name.clone(),
        kind: OfficeKind::Koperasi,
        region: Some(input.village),
        region_edition: Some(EDITION.to_owned()),
        address: None,
        phone: None,
        email: None,
        hours: None,
        head_name: None,
        head_number: None,
        acting_name: None,
        letter_code: None,
        meterai: None,
        services: None,
    };
    let custody = Custody { id: Id::new(action.record(place::CUSTODY)), epoch: 0, node: read.node().to_string() };
    let id = Id::new(action.record(place::KOPERASI));
    let koperasi = Koperasi {
        id,
        name: input.name.clone(),
        form: input.form,
        principle: input.principle,
        state: KoperasiState::Running,
        parent: input.parent.clone(),
        registry_number: None,
        deed: None,
        deed_date: None,
        licence: None,
        founded_on: None,
        books_from: input.books_from,
        licence_until: None,
    };
    let mut changes = Changes::new();
    changes.create(home, &office).create(home, &custody).create(home, &koperasi);
    for account in chart::all().iter().filter(|account| account.is_of(input.form, input.principle)) {
        changes.create(home, &standard(account, id, home, input.principle));
    }
    Ok(changes)
}

/// Founds a koperasi in the reader's own village, and brings the board and the supervisors whom the regency appointed at the
/// village's office to the koperasi's own. Nobody gets a role here that they did not have.
///
/// # Errors
/// `Forbidden` for who does not work at a village's office; `Invalid` at `name` and `books_from`.
pub fn found_here(read: &Reader<'_>, action: ActionId, input: &Founding) -> Result<Changes, Refusal> {
    let village = village_office(read)?;
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code, message| problems.push(Problem { field: field.to_owned(), code, message });
    if input.name.trim().is_empty() {
        wrong("name", "required", words::NAME_NEEDED);
    }
    let there = of_region(read)?;
    if there.iter().any(|one| one.name.trim().eq_ignore_ascii_case(input.name.trim())) {
        wrong("name", "koperasi.twice", words::NAME_TWICE);
    }
    if input.books_from > read.today() {
        wrong("books_from", "date.future", words::BOOKS_AHEAD);
    }
    if input.form != Form::New && input.parent.is_none() {
        wrong("parent", "required", words::PARENT_NEEDED);
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let code = village.region.ok_or(Refusal::Forbidden(words::VILLAGE_ONLY))?;
    let mut changes = found(read, action, &Founding { village: code, ..input.clone() })?;
    bring(read, &mut changes, (action, place::ROLES), village.row.id, action.record(place::OFFICE))?;
    Ok(changes)
}

/// The village's office at which the reader works.
///
/// # Errors
/// `Forbidden` for everybody else.
pub fn village_office(read: &Reader<'_>) -> Result<Stored<Office>, Refusal> {
    let forbidden = Refusal::Forbidden(words::VILLAGE_ONLY);
    if !read.actor().is_one_of(FOUNDERS) {
        return Err(forbidden);
    }
    let office = people::office::office::public(read, read.actor().office)?;
    office.filter(|office| office.kind == OfficeKind::Desa).ok_or(forbidden)
}

/// Brings later appointments from the village's office to the koperasi's own.
///
/// # Errors
/// `Forbidden` for who does not give these roles; `Invalid` where nobody is to be brought.
pub fn bring_roles(read: &Reader<'_>, action: ActionId, koperasi: RecordId) -> Result<Changes, Refusal> {
    if !read.actor().is_one_of(GIVERS) {
        return Err(Refusal::Forbidden(words::NOT_GIVER));
    }
    let body = read.get::<Koperasi>(koperasi)?;
    let office = people::office::office::public(read, body.home())?.ok_or(Refusal::NotFound)?;
    let village = people::office::office_id(office.region.as_ref());
    let mut changes = Changes::new();
    if bring(read, &mut changes, (action, place::ROLES), village, body.home())? == 0 {
        return Err(Refusal::invalid("", "koperasi.nobody", words::NOBODY_TO_BRING));
    }
    Ok(changes)
}

/// Each current role of the board and the supervisors at the village's office goes on at the koperasi's; at the village it
/// ends with this day. Answers how many.
fn bring(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    village: RecordId,
    koperasi: RecordId,
) -> Result<u32, Refusal> {
    let (software, today) = (software(), read.today());
    let read = read.as_actor(&software);
    let mut next = first;
    for one in read.referring::<RoleAssignment>("office", village)? {
        let goes = matches!(one.role, Role::PengurusKoperasi | Role::PengawasKoperasi);
        let current = !one.row.withdrawn && one.from <= today && one.until.is_none_or(|until| today < until);
        if !goes || !current {
            continue;
        }
        let role = RoleAssignment {
            id: Id::new(action.record(next)),
            account: one.account,
            role: one.role,
            office: Ref::new(Id::<Office>::new(koperasi), koperasi),
            from: today,
            until: one.until,
        };
        changes.create(koperasi, &role);
        changes.edit(&one).set(RoleAssignment::UNTIL, Some(today));
        next += 1;
    }
    Ok(next - first)
}

/// The assignment that the founder got by founding, to go on in it; none where the founder is not of the board.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own_role(read: &Reader<'_>, koperasi: RecordId) -> Result<Option<RecordId>, Refusal> {
    let posts = people::office::role_assignment::current(read, read.actor().account)?;
    Ok(posts.iter().find(|post| post.office == koperasi && post.role == Role::PengurusKoperasi).map(|post| post.id))
}

/// The koperasi of the reader's own office.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own(read: &Reader<'_>) -> Result<Option<Stored<Koperasi>>, Refusal> {
    let home = read.actor().office;
    Ok(of_region(read)?.into_iter().find(|one| one.home() == home))
}

/// Those within the reader's reach, by name, at most 200.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_region(read: &Reader<'_>) -> Result<Vec<Stored<Koperasi>>, Refusal> {
    let rows = read.list(&ListQuery::of(Koperasi::SPEC).sorted(1, false).limited(200))?.rows;
    rows.into_iter().map(|row| read.get::<Koperasi>(row.id)).collect()
}

/// What stands in the books, for the page of the body and for the reports of others. Rupiah.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Cash and bank.
    pub cash: i64,
    /// What members saved, all kinds.
    pub savings: i64,
    /// What members owe.
    pub loans: i64,
    /// Own capital: principal and compulsory savings, grants, reserve (UU 25/1992 art. 41).
    pub capital: i64,
}

/// The sums of a koperasi, from the kept balances.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn sums(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Sums, Refusal> {
    let balances = read.balances(books.home())?;
    let net = |code: &str| balances.get(&chart::account_id(books.row.id, code)).map_or(0, |one| one.net());
    let debit = |codes: &[&str]| codes.iter().map(|code| net(code)).sum::<i64>();
    Ok(Sums {
        cash: debit(&["1101", "1102"]),
        savings: -debit(&["2101", "2102", "3101", "3102"]),
        loans: debit(&["1201", "1202", "1203"]),
        capital: -debit(&chart::OWN_CAPITAL),
    })
}

fn standard(account: &chart::Standard, koperasi: Id<Koperasi>, home: RecordId, principle: Principle) -> LedgerAccount {
    LedgerAccount {
        id: Id::new(chart::account_id(koperasi.raw(), account.code)),
        books: Ref::new(koperasi, home),
        code: account.code.to_owned(),
        name: account.name_for(principle).say(Lang::Id).to_owned(),
        class: account.class,
        side: account.side,
        stands_under: None,
        in_use: Some(true),
    }
}

//! From the application to the approval. Who recorded or assessed a loan does not approve it; above the threshold two do; a
//! related party's loan is approved by board and supervisors and keeps to its share of own capital (PermenKopUKM 8/2023).
//! Not here: proving a second person's password, which is slow and happens before (`pages::loan`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Held, Id, Phrase, RecordId, Refusal, Stored};
use people::office::role_assignment;
use store::{Reader, Seen};

use super::{LoanFile, Written, place, write_step};
use crate::office::ledger::closed_until;
use crate::office::loan_product::{Terms, rate_problem};
use crate::office::own_office;
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan::LoanState;
use crate::records::loan_step::LoanStepKind;
use crate::records::member::MemberState;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, Loan, LoanProduct, Member};
use crate::rules::chart;
use crate::rules::schedule::{MonthlyRate, rounded};
use crate::words::loan as words;

/// What a member asks for.
#[derive(Debug, Clone)]
pub struct Application {
    /// The member.
    pub member: RecordId,
    /// The product.
    pub product: RecordId,
    /// Rupiah.
    pub principal: i64,
    /// Months.
    pub months: i64,
    /// For what.
    pub purpose: Option<String>,
}

/// Records an application.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at each field.
pub fn apply(read: &Reader<'_>, action: ActionId, input: &Application) -> Result<Changes, Refusal> {
    let product = read.get::<LoanProduct>(input.product)?;
    let books = read.get::<Koperasi>(product.books.id)?;
    own_office(read, books.home(), BOARD)?;
    let member = read.get::<Member>(input.member)?;
    let problems = application_problems(read, &books, &product, &member, input)?;
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let id = action.record(place::LOAN);
    let today = read.today();
    let before = read.referring::<Loan>("books", books.row.id)?;
    let ordinal = before.iter().filter(|loan| loan.applied_on.year() == today.year()).count() + 1;
    let loan = Loan {
        id: Id::new(id),
        books: books.reference(),
        number: format!("PJ-{}-{ordinal:04}", today.year()),
        member: member.reference(),
        offer: product.reference(),
        contract: product.contract,
        state: LoanState::Applied,
        applied_on: today,
        principal: input.principal,
        months: input.months,
        method: product.method,
        rate: product.rate,
        fee: rounded(i128::from(input.principal) * i128::from(product.fee), 1_000_000),
        began: None,
        carried: 0,
        related: false,
        purpose: Held::Known(input.purpose.clone()),
    };
    let mut changes = Changes::new();
    changes.create(books.home(), &loan);
    let written = Written { on: today, amount: input.principal, ..Written::default() };
    write_step(read, &mut changes, (action, place::STEP), (id, books.home()), LoanStepKind::Applied, written);
    Ok(changes)
}

fn application_problems(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    product: &LoanProduct,
    member: &Member,
    input: &Application,
) -> Result<Vec<Problem>, Refusal> {
    let mut problems = Vec::new();
    let mut say =
        |field: &str, code, message: Phrase| problems.push(Problem { field: field.to_owned(), code, message });
    if member.books != product.books || member.state != MemberState::Member {
        say("member", "loan.member", words::MEMBERS_ONLY);
    }
    if !product.offered {
        say("product", "loan.offered", words::NOT_OFFERED);
    }
    if !(1..=product.most_principal).contains(&input.principal) {
        say("principal", "loan.principal", words::ABOVE_PRODUCT);
    }
    if !(1..=product.most_months).contains(&input.months) {
        say("months", "loan.months", words::LONGER_THAN_PRODUCT);
    }
    if problems.is_empty() {
        // The same rate costs otherwise over other months, so it is asked again.
        let terms = Terms {
            contract: product.contract,
            method: product.method,
            principal: input.principal,
            months: u32::try_from(input.months).unwrap_or(0),
            rate: MonthlyRate(u32::try_from(product.rate).unwrap_or(u32::MAX)),
        };
        problems.extend(rate_problem(read, books, &terms)?.map(|one| Problem { field: "product".to_owned(), ..one }));
    }
    Ok(problems)
}

/// What was found on looking at an application.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Income a month.
    pub income: i64,
    /// Spending a month, other instalments with it.
    pub spending: i64,
    /// Is the member on the board or a supervisor, or of their closest family?
    pub related: bool,
    /// What speaks for it, or against.
    pub note: Option<String>,
}

/// Records what was found.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not waiting for it, at `income`, and at `note` where the instalment is more
/// than is left over and nothing is said about it.
pub fn assess(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    seen: &Seen,
    input: &Assessment,
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), BOARD)?;
    read.seen::<Loan>(id, seen)?;
    waiting(&file, &[LoanState::Applied])?;
    if input.income < 0 || input.spending < 0 {
        return Err(Refusal::invalid("income", "loan.income", words::NOT_NEGATIVE));
    }
    let most = file.schedule().iter().map(crate::rules::schedule::Instalment::total).max().unwrap_or(0);
    if most > input.income - input.spending && input.note.is_none() {
        return Err(Refusal::invalid("note", "loan.capacity", words::CAPACITY_NOTE));
    }
    let mut changes = Changes::new();
    changes.edit(&file.loan).set(Loan::STATE, LoanState::Assessed).set(Loan::RELATED, input.related);
    let written = Written {
        on: read.today(),
        amount: file.loan.principal,
        income: Some(input.income),
        spending: Some(input.spending),
        note: input.note.clone(),
        ..Written::default()
    };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::Assessed, written);
    Ok(changes)
}

/// Is it in one of these states?
pub(super) fn waiting(file: &LoanFile, states: &[LoanState]) -> Result<(), Refusal> {
    if states.contains(&file.loan.state) { Ok(()) } else { Err(Refusal::invalid("", "loan.state", words::OTHER_STATE)) }
}

/// Somebody approves: the reader, or a second person who proved their password on the reader's device.
///
/// # Errors
/// `Forbidden` for who recorded or assessed it and for who has no office here; `Conflict`; `Invalid` for who approved it
/// already, for a related party above its share of own capital.
pub fn approve(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    seen: &Seen,
    approver: RecordId,
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    let home = file.books.home();
    own_office(read, home, ACCOUNT_SPECIFIC)?;
    read.seen::<Loan>(id, seen)?;
    waiting(&file, &[LoanState::Assessed])?;
    let supervisor = acts_as(read, approver, home)?;
    if file.recorders().contains(&approver) {
        return Err(Refusal::Forbidden(words::OWN_RECORD));
    }
    let before = file.approvals();
    if before.iter().any(|(account, _)| *account == approver) {
        return Err(Refusal::invalid("approver", "loan.approved", words::APPROVED_ALREADY));
    }
    let complete = before.len() + 1 >= file.needed();
    if file.loan.related {
        related_limit(read, &file)?;
        let organs = before.iter().map(|(_, supervisor)| *supervisor).chain([supervisor]);
        let (mut board, mut supervisors) = (false, false);
        organs.for_each(|one| if one { supervisors = true } else { board = true });
        if complete && !(board && supervisors) {
            return Err(Refusal::invalid("approver", "loan.organs", words::BOTH_ORGANS));
        }
    }
    let mut changes = Changes::new();
    if complete {
        changes.edit(&file.loan).set(Loan::STATE, LoanState::Approved);
    }
    let written =
        Written { on: read.today(), amount: file.loan.principal, by: Some(approver), supervisor, ..Written::default() };
    write_step(read, &mut changes, (action, place::STEP), (id, home), LoanStepKind::Approved, written);
    Ok(changes)
}

/// As what an account acts at the koperasi: true for a supervisor.
///
/// # Errors
/// `Forbidden` where it has neither role there today.
pub fn acts_as(read: &Reader<'_>, account: RecordId, home: RecordId) -> Result<bool, Refusal> {
    let actor = read.actor();
    if actor.account == account && actor.office == home && actor.is_one_of(ACCOUNT_SPECIFIC) {
        return Ok(!actor.is_one_of(BOARD));
    }
    let posts = role_assignment::posts(read, account)?;
    let today = read.today();
    let here = posts.iter().filter(|post| post.office == home && post.is_current(today));
    let roles: Vec<_> = here.map(|post| post.role).filter(|role| ACCOUNT_SPECIFIC.contains(role)).collect();
    let first = roles.first().ok_or(Refusal::Forbidden(words::NO_OFFICE_HERE))?;
    Ok(!BOARD.contains(first) && !roles.iter().any(|role| BOARD.contains(role)))
}

/// Own capital after UU 25/1992 art. 41: pokok, wajib, grants, reserve.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn own_capital(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<i64, Refusal> {
    let mut sum = 0;
    for code in ["3101", "3102", "3201", "3301"] {
        sum -= read.balance(books.home(), chart::account_id(books.row.id, code))?.net();
    }
    Ok(sum)
}

/// What related parties owe, this loan aside.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn related_owed(read: &Reader<'_>, books: &Stored<Koperasi>, aside: Option<RecordId>) -> Result<i64, Refusal> {
    let mut sum = 0;
    for loan in read.referring::<Loan>("books", books.row.id)? {
        if !loan.related || Some(loan.row.id) == aside {
            continue;
        }
        sum += match loan.state {
            LoanState::Approved => loan.principal,
            state if state.is_running() => read.balance(books.home(), loan.row.id)?.net(),
            _ => 0,
        };
    }
    Ok(sum)
}

pub(super) fn related_limit(read: &Reader<'_>, file: &LoanFile) -> Result<(), Refusal> {
    let capital = own_capital(read, &file.books)?.max(0);
    let limit = i128::from(capital) * i128::from(file.settings.get(SettingKey::RelatedLimit)) / 10_000;
    let owed = related_owed(read, &file.books, Some(file.loan.row.id))? + file.loan.principal;
    if i128::from(owed) > limit {
        return Err(Refusal::invalid("", "loan.related", words::RELATED_LIMIT));
    }
    Ok(())
}

/// Refuses an application, with the reason.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` at `note` without a reason, or once it was paid out.
pub fn refuse(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    seen: &Seen,
    reason: &str,
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), ACCOUNT_SPECIFIC)?;
    read.seen::<Loan>(id, seen)?;
    waiting(&file, &[LoanState::Applied, LoanState::Assessed, LoanState::Approved])?;
    if reason.trim().is_empty() {
        return Err(Refusal::invalid("note", "required", words::REASON_NEEDED));
    }
    let mut changes = Changes::new();
    changes.edit(&file.loan).set(Loan::STATE, LoanState::Refused);
    let note = Some(reason.trim().to_owned());
    let written = Written { on: read.today(), note, ..Written::default() };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::Refused, written);
    Ok(changes)
}

/// May something be recorded for a day that lies back? Not before the money that moved last, nor in a closed month. What was
/// paid out after a paper book may lie before the approval's own day.
pub(super) fn day_allowed(read: &Reader<'_>, file: &LoanFile, day: Date) -> Result<(), Refusal> {
    let wrong = |message| Err(Refusal::invalid("date", "loan.day", message));
    if day > read.today() {
        return wrong(words::DAY_AHEAD);
    }
    let decisions = [LoanStepKind::Applied, LoanStepKind::Assessed, LoanStepKind::Approved];
    if file.steps.iter().any(|step| step.on > day && !decisions.contains(&step.kind)) {
        return wrong(words::DAY_BEFORE_LAST);
    }
    if closed_until(read, &file.books)?.is_some_and(|month| day.to_string()[..7] <= *month) {
        return wrong(crate::words::ledger::CLOSED);
    }
    Ok(())
}

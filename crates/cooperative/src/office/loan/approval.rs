//! From the application to the approval. Who recorded or assessed a loan does not approve it; above the threshold two do; a
//! related party's loan is approved by board and supervisors and keeps to its share of own capital (PermenKopUKM 8/2023).
//! Somebody approves with their own account, with their password on the same device, or with a signed paper that is kept.
//! Not here: proving a second person's password, which is slow and happens before (`pages::loan`); who is related (`related`).

use jiff::civil::Date;
use kernel::name::similarity;
use kernel::refusal::Problem;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, Phrase, Record, RecordId, Refusal, Stored};
use people::office::record_file::{Kept, Owner, attach};
use people::office::{account_name, role_assignment};
use people::records::record_file::FilePart;
use store::{Reader, Seen};

use super::related::{self, keep_to_limit};
use super::{LoanFile, Written, place, write_step};
use crate::office::ledger::closed_until;
use crate::office::loan_product::{Terms, fee_of, rate_problem};
use crate::office::{member, own_office};
use crate::records::loan::LoanState;
use crate::records::loan_product::Contract;
use crate::records::loan_step::{ApprovalWay, LoanStepKind};
use crate::records::member::MemberState;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, Loan, LoanProduct, Member, OrganTerm};
use crate::rules::capacity::Figures;
use crate::rules::schedule::{Instalment, MonthlyRate};
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
        fee: fee_of(input.principal, product.fee),
        began: None,
        carried: 0,
        related: false,
        purpose: Held::Known(input.purpose.clone()),
        share: product.share.filter(|_| product.contract == Contract::ProfitShare),
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
            fee: fee_of(input.principal, product.fee),
        };
        problems.extend(rate_problem(read, books, &terms)?.map(|one| Problem { field: "product".to_owned(), ..one }));
    }
    Ok(problems)
}

/// What was found on looking at an application. A person writes it down and says why the loan should be given or not.
#[derive(Debug, Clone, Default)]
pub struct Assessment {
    /// Income a month.
    pub income: i64,
    /// Spending a month on living and work.
    pub spending: i64,
    /// Instalments elsewhere a month.
    pub elsewhere: i64,
    /// Is the member close family of somebody in office? What the system finds counts besides.
    pub kin: bool,
    /// What the system found by name or household is about somebody else.
    pub somebody_else: bool,
    /// What speaks for it, or against: needed.
    pub note: String,
}

/// Records what was found.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not waiting for it, at `income`, `spending`, `elsewhere`, and at `note`
/// without a reason.
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
    for (field, amount) in [("income", input.income), ("spending", input.spending), ("elsewhere", input.elsewhere)] {
        if amount < 0 {
            return Err(Refusal::invalid(field, "loan.income", words::NOT_NEGATIVE));
        }
    }
    if input.note.trim().is_empty() {
        return Err(Refusal::invalid("note", "required", words::ASSESSMENT_REASON));
    }
    let found = related::found(read, &file.books, file.loan.member.id.raw())?;
    let counted: Vec<_> = found.iter().filter(|one| one.certain || !input.somebody_else).collect();
    let mut basis: Vec<String> =
        counted.iter().map(|one| format!("{} ({})", one.basis.id, one.office.id.to_lowercase())).collect();
    if input.kin {
        basis.push(words::RELATED_DECLARED.id.to_owned());
    }
    let mut changes = Changes::new();
    changes.edit(&file.loan).set(Loan::STATE, LoanState::Assessed).set(Loan::RELATED, !basis.is_empty());
    let written = Written {
        on: read.today(),
        amount: file.loan.principal,
        income: Some(input.income),
        spending: Some(input.spending),
        elsewhere: Some(input.elsewhere),
        relation: (!basis.is_empty()).then(|| basis.join("; ")),
        note: Some(input.note.trim().to_owned()),
        ..Written::default()
    };
    write_step(read, &mut changes, (action, place::STEP), (id, file.books.home()), LoanStepKind::Assessed, written);
    Ok(changes)
}

/// What is known of an application, for whoever decides; without what is asked of the member where nobody did yet.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn figures(read: &Reader<'_>, file: &LoanFile) -> Result<Figures, Refusal> {
    let member = file.loan.member.id.raw();
    let mut savings = 0;
    for account in member::accounts(read, member)? {
        savings += member::balance(read, &account)?;
    }
    let (mut here, mut arrears, today) = (0, 0, read.today());
    let others = super::of_member(read, member)?;
    for other in others.iter().filter(|one| one.loan.state.is_running() && one.loan.row.id != file.loan.row.id) {
        let standing = other.standing(today);
        here += standing.next().map_or(0, |line| line.instalment.total());
        arrears += standing.arrears();
    }
    let given = super::collateral::of_loan(read, file.loan.row.id)?;
    let said = file.assessment();
    let of = |field: fn(&crate::records::LoanStep) -> &Held<Option<i64>>| {
        said.and_then(|step| field(step).given().copied()).unwrap_or(0)
    };
    Ok(Figures {
        income: of(|step| &step.income),
        spending: of(|step| &step.spending),
        elsewhere: of(|step| &step.elsewhere),
        here,
        instalment: file.schedule().iter().map(Instalment::total).max().unwrap_or(0),
        principal: file.loan.principal,
        savings,
        collateral: given.iter().map(|one| one.value).sum(),
        arrears,
    })
}

/// Is it in one of these states?
pub(super) fn waiting(file: &LoanFile, states: &[LoanState]) -> Result<(), Refusal> {
    if states.contains(&file.loan.state) { Ok(()) } else { Err(Refusal::invalid("", "loan.state", words::OTHER_STATE)) }
}

/// The state of a loan whose money is out, after its terms.
pub(super) fn decided_state(file: &LoanFile) -> LoanState {
    let restructured = file.counted().any(|step| step.kind == LoanStepKind::Restructured);
    if restructured { LoanState::Restructured } else { LoanState::Running }
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
    let file = waits_for_approval(read, id, seen)?;
    let supervisor = acts_as(read, approver, file.books.home())?;
    if file.recorders().contains(&approver) {
        return Err(Refusal::Forbidden(words::OWN_RECORD));
    }
    if file.approvals().iter().any(|one| one.by == approver) {
        return Err(Refusal::invalid("approver", "loan.approved", words::APPROVED_ALREADY));
    }
    let name = account_name(read, approver).unwrap_or_default();
    other_person(read, &file, &name)?;
    let own = approver == read.actor().account;
    let way = if own { ApprovalWay::SignedIn } else { ApprovalWay::Password };
    let written = Written { by: Some(approver), supervisor, way: Some(way), ..Written::default() };
    approved(read, action, &file, written)
}

/// An approval on paper.
#[derive(Debug, Clone)]
pub struct SignedPaper {
    /// Who signed: a term of office.
    pub signed_by: RecordId,
    /// When.
    pub signed_on: Date,
    /// The scan, kept already under [`place::PAPER`].
    pub scan: Kept,
}

/// Somebody in office approved with a signed paper, which is kept with the loan. Who records it may be whoever recorded the
/// loan: the paper speaks for its signer.
///
/// # Errors
/// `Forbidden` where the signer recorded, assessed or approved it otherwise; `Conflict`; `Invalid` at `approver` for whoever
/// was not in office that day, at `paper_on` for a day ahead or before the application; as for [`approve`].
pub fn approve_on_paper(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    seen: &Seen,
    paper: &SignedPaper,
) -> Result<Changes, Refusal> {
    let file = waits_for_approval(read, id, seen)?;
    let term = read.get::<OrganTerm>(paper.signed_by)?;
    let of_here = term.books.id.raw() == file.books.row.id && !term.row.withdrawn;
    let in_office = (term.from..=term.until).contains(&paper.signed_on);
    let Some(supervisor) = related::approves(&term).filter(|_| of_here && in_office) else {
        return Err(Refusal::invalid("approver", "loan.office", words::NOT_IN_OFFICE));
    };
    if paper.signed_on > read.today() || paper.signed_on < file.loan.applied_on {
        return Err(Refusal::invalid("paper_on", "loan.day", words::PAPER_DAY));
    }
    if file.approvals().iter().any(|one| one.by == paper.signed_by) {
        return Err(Refusal::invalid("approver", "loan.approved", words::APPROVED_ALREADY));
    }
    other_person(read, &file, term.name.known().map_or("", String::as_str))?;
    let written = Written {
        supervisor,
        way: Some(ApprovalWay::Paper),
        paper_on: Some(paper.signed_on),
        signed_by: Some(Ref::new(Id::new(paper.signed_by), term.home())),
        ..Written::default()
    };
    let mut changes = approved(read, action, &file, written)?;
    attach(&mut changes, Owner::closed(Loan::SPEC, id, file.books.home()), FilePart::SignedPaper, &paper.scan);
    Ok(changes)
}

fn waits_for_approval(read: &Reader<'_>, id: RecordId, seen: &Seen) -> Result<LoanFile, Refusal> {
    let file = LoanFile::of(read, id)?;
    own_office(read, file.books.home(), ACCOUNT_SPECIFIC)?;
    read.seen::<Loan>(id, seen)?;
    waiting(&file, &[LoanState::Assessed])?;
    Ok(file)
}

/// The same hands can have an account and a term of office: then the name tells. Whoever recorded or assessed a loan does not
/// approve it, and nobody twice.
fn other_person(read: &Reader<'_>, file: &LoanFile, name: &str) -> Result<(), Refusal> {
    let same = |other: Option<String>| other.is_some_and(|other| !name.is_empty() && similarity(&other, name) == 100);
    if file.recorders().into_iter().any(|account| same(account_name(read, account))) {
        return Err(Refusal::Forbidden(words::OWN_RECORD));
    }
    for one in file.approvals() {
        let other = if one.on_paper {
            read.maybe::<OrganTerm>(one.by)?.and_then(|term| term.name.known().cloned())
        } else {
            account_name(read, one.by)
        };
        if same(other) {
            return Err(Refusal::invalid("approver", "loan.approved", words::APPROVED_ALREADY));
        }
    }
    Ok(())
}

fn approved(read: &Reader<'_>, action: ActionId, file: &LoanFile, written: Written) -> Result<Changes, Refusal> {
    let (id, home, before) = (file.loan.row.id, file.books.home(), file.approvals());
    let complete = before.len() + 1 >= file.needed();
    if file.loan.related {
        keep_to_limit(read, file)?;
        let mut organs: Vec<bool> = before.iter().map(|one| one.supervisor).collect();
        organs.push(written.supervisor);
        if complete && !(organs.contains(&true) && organs.contains(&false)) {
            return Err(Refusal::invalid("approver", "loan.organs", words::BOTH_ORGANS));
        }
    }
    let mut changes = Changes::new();
    if complete {
        changes.edit(&file.loan).set(Loan::STATE, LoanState::Approved);
    }
    let written = Written { on: read.today(), amount: file.loan.principal, ..written };
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
    if file.counted().any(|step| step.on > day && !decisions.contains(&step.kind)) {
        return wrong(words::DAY_BEFORE_LAST);
    }
    if closed_until(read, &file.books)?.is_some_and(|month| day.to_string()[..7] <= *month) {
        return wrong(crate::words::ledger::CLOSED);
    }
    Ok(())
}

//! Securities of a loan: recording one, taking off what was recorded by mistake, giving its paper back. A paper goes back when
//! the loan is settled or was refused, and *Hari ini* asks for it until it did. Not here: what it is (`records::collateral`).

use jiff::civil::Date;
use kernel::{ActionId, Changes, Held, Id, Record, RecordId, Refusal, Stored, Value};
use store::{ListQuery, Reader, Seen};

use super::LoanFile;
use crate::office::own_office;
use crate::records::collateral::CollateralKind;
use crate::records::loan::LoanState;
use crate::records::{BOARD, Collateral, Koperasi, Loan};
use crate::rules::schedule::MOST_PRINCIPAL;
use crate::words::loan as words;

/// What a member gives.
#[derive(Debug, Clone)]
pub struct Given {
    /// What it is.
    pub kind: CollateralKind,
    /// Its number, place, make, or the guarantor's name.
    pub description: String,
    /// Rupiah, estimated.
    pub value: i64,
    /// When the koperasi took its paper; none where it keeps none.
    pub held_on: Option<Date>,
}

/// Records a security. The action's first record is it.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at each field, and once the loan is settled, refused or written off.
pub fn add(read: &Reader<'_>, action: ActionId, loan: RecordId, input: &Given) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, loan)?;
    own_office(read, file.books.home(), BOARD)?;
    if !may_be_given(file.loan.state) {
        return Err(Refusal::invalid("", "loan.state", words::OTHER_STATE));
    }
    if input.description.trim().is_empty() {
        return Err(Refusal::invalid("description", "required", words::NEEDED));
    }
    if !(0..=MOST_PRINCIPAL).contains(&input.value) {
        return Err(Refusal::invalid("value", "loan.value", words::VALUE_BOUNDS));
    }
    if input.held_on.is_some_and(|day| day > read.today()) {
        return Err(Refusal::invalid("held_on", "loan.day", words::DAY_AHEAD));
    }
    let collateral = Collateral {
        id: Id::new(action.record(0)),
        loan: file.loan.reference(),
        kind: input.kind,
        description: Held::Known(input.description.trim().to_owned()),
        value: input.value,
        held_on: input.held_on,
        returned_on: None,
        received_by: Held::Known(None),
    };
    let mut changes = Changes::new();
    changes.create(file.books.home(), &collateral);
    Ok(changes)
}

/// While something may still be owed.
pub fn may_be_given(state: LoanState) -> bool {
    !matches!(state, LoanState::Settled | LoanState::WrittenOff | LoanState::Refused)
}

/// Takes off what was recorded by mistake, as long as the loan was not paid out.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Invalid` once it was paid out.
pub fn take_off(read: &Reader<'_>, id: RecordId) -> Result<Changes, Refusal> {
    let collateral = read.get::<Collateral>(id)?;
    own_office(read, collateral.home(), BOARD)?;
    let loan = read.get::<Loan>(collateral.loan.id)?;
    if collateral.row.withdrawn || !matches!(loan.state, LoanState::Applied | LoanState::Assessed | LoanState::Approved)
    {
        return Err(Refusal::invalid("", "loan.state", words::COLLATERAL_STAYS));
    }
    let mut changes = Changes::new();
    changes.withdraw(&collateral.row);
    Ok(changes)
}

/// Is it time to give a paper back?
pub fn goes_back(collateral: &Collateral, state: LoanState) -> bool {
    collateral.is_held() && matches!(state, LoanState::Settled | LoanState::Refused)
}

/// Gives a paper back.
///
/// # Errors
/// `Forbidden`, `Conflict`; `Invalid` where it is not here or the loan is not settled, at `on`, at `received_by`.
pub fn give_back(
    read: &Reader<'_>,
    (id, seen): (RecordId, &Seen),
    (on, received_by): (Date, &str),
) -> Result<Changes, Refusal> {
    let collateral = read.seen::<Collateral>(id, seen)?;
    own_office(read, collateral.home(), BOARD)?;
    let loan = read.get::<Loan>(collateral.loan.id)?;
    if !goes_back(&collateral, loan.state) {
        return Err(Refusal::invalid("", "loan.state", words::COLLATERAL_STAYS));
    }
    if on > read.today() || collateral.held_on.is_some_and(|held| on < held) {
        return Err(Refusal::invalid("on", "loan.day", words::RETURN_DAY));
    }
    if received_by.trim().is_empty() {
        return Err(Refusal::invalid("received_by", "required", words::NEEDED));
    }
    let mut changes = Changes::new();
    changes
        .edit(&collateral)
        .set(Collateral::RETURNED_ON, Some(on))
        .set(Collateral::RECEIVED_BY, Held::Known(Some(received_by.trim().to_owned())));
    Ok(changes)
}

/// The securities of a loan, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_loan(read: &Reader<'_>, loan: RecordId) -> Result<Vec<Stored<Collateral>>, Refusal> {
    let mut all = read.referring::<Collateral>("loan", loan)?;
    all.retain(|one| !one.row.withdrawn);
    Ok(all)
}

/// A security with the loan that it was given for.
pub type OfLoan = (Stored<Loan>, Stored<Collateral>);

/// The most papers that are looked through.
const MOST: usize = 500;

/// Papers that should go back, with their loans.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn to_give_back(read: &Reader<'_>, books: &Stored<Koperasi>) -> Result<Vec<OfLoan>, Refusal> {
    let mut query = ListQuery::of(Collateral::SPEC).with(Collateral::RETURNED_ON.tag, Value::Null).limited(MOST);
    query.home = Some(books.home());
    let mut all = Vec::new();
    for row in read.list(&query)?.rows {
        let one = Stored::<Collateral>::from_row(row).map_err(Refusal::fault)?;
        if one.is_held() {
            let loan = read.get::<Loan>(one.loan.id)?;
            if goes_back(&one, loan.state) {
                all.push((loan, one));
            }
        }
    }
    Ok(all)
}

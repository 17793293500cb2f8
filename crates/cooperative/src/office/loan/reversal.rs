//! Taking back what was typed wrongly: the last step of money or profit, with a reason, while its month is open. Its postings
//! are reversed on the same day and the step stays readable. Older steps are reached by taking back the later ones first,
//! because each payment was split on what the ones before it had left.
//! Not here: new terms and approvals, which are decisions and are decided anew.

use kernel::{ActionId, Changes, RecordId, Refusal, Stored};
use store::Reader;

use super::approval::decided_state;
use super::{LoanFile, Written, place, write_step};
use crate::office::{ledger, own_office};
use crate::records::loan::LoanState;
use crate::records::loan_step::LoanStepKind;
use crate::records::{BOARD, Loan, LoanStep};
use crate::words::loan as words;

/// What can be taken back.
const KINDS: &[LoanStepKind] =
    &[LoanStepKind::PaidOut, LoanStepKind::Payment, LoanStepKind::Recovered, LoanStepKind::ProfitReported];

/// The step that can be taken back now: the last that counts, where it moved money or reported profit.
pub fn last(file: &LoanFile) -> Option<&Stored<LoanStep>> {
    file.counted().next_back().filter(|step| KINDS.contains(&step.kind))
}

/// Takes it back.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` for one that was taken back and any other step than the last, at `note` without a reason, at `date`
/// where its month is closed, at `amount` where the cash has gone elsewhere meanwhile.
pub fn take_back(
    read: &Reader<'_>,
    action: ActionId,
    (id, step): (RecordId, RecordId),
    reason: &str,
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    let home = file.books.home();
    own_office(read, home, BOARD)?;
    if file.is_taken_back(step) {
        return Err(Refusal::invalid("", "loan.taken_back", words::TAKEN_BACK_ALREADY));
    }
    let Some(found) = last(&file).filter(|one| one.row.id == step) else {
        return Err(Refusal::invalid("", "loan.last", words::ONLY_THE_LAST));
    };
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::invalid("note", "required", words::REASON_NEEDED));
    }
    let mut changes = Changes::new();
    let posting = match found.posting {
        Some(posting) => {
            let group = ledger::group(read, posting.id.raw())?;
            let memo = Some(reason.to_owned());
            let first = (action, place::POSTING);
            Some(ledger::reverse(read, &mut changes, first, &file.books, &group, (found.on, memo))?)
        }
        None => None,
    };
    let state = state_before(&file, found.kind);
    if state != file.loan.state {
        changes.edit(&file.loan).set(Loan::STATE, state);
    }
    if found.kind == LoanStepKind::PaidOut {
        changes.edit(&file.loan).set(Loan::BEGAN, None);
    }
    let written = Written {
        on: found.on,
        amount: found.amount,
        posting,
        note: Some(reason.to_owned()),
        takes_back: Some(found.reference()),
        ..Written::default()
    };
    write_step(read, &mut changes, (action, place::STEP), (id, home), LoanStepKind::TakenBack, written);
    Ok(changes)
}

/// In which state the loan was before its last step.
fn state_before(file: &LoanFile, kind: LoanStepKind) -> LoanState {
    match kind {
        LoanStepKind::PaidOut => LoanState::Approved,
        LoanStepKind::Recovered => LoanState::WrittenOff,
        _ => decided_state(file),
    }
}

//! Profit that is shared (*bagi hasil*): the member reports what was earned, and the koperasi's agreed part of it is due with
//! the running instalment. There is no rate: no profit, nothing due. Nothing is posted before it is paid.

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Refusal};
use store::Reader;

use super::approval::{day_allowed, waiting};
use super::{LoanFile, Written, place, write_step};
use crate::office::own_office;
use crate::records::BOARD;
use crate::records::loan::LoanState;
use crate::records::loan_product::Contract;
use crate::records::loan_step::LoanStepKind;
use crate::rules::schedule::{MOST_PRINCIPAL, rounded};
use crate::words::loan as words;

/// The koperasi's part of a profit, rounded half up.
pub fn part(profit: i64, share: i64) -> i64 {
    rounded(i128::from(profit.max(0)) * i128::from(share), 10_000)
}

/// Records the profit of a period as the member reports it.
///
/// # Errors
/// `Forbidden`; `Invalid` where nothing is shared or it does not run, at `date`, at `amount`.
pub fn report(
    read: &Reader<'_>,
    action: ActionId,
    id: RecordId,
    (date, profit, note): (Date, i64, Option<String>),
) -> Result<Changes, Refusal> {
    let file = LoanFile::of(read, id)?;
    let home = file.books.home();
    own_office(read, home, BOARD)?;
    waiting(&file, &[LoanState::Running, LoanState::Restructured])?;
    let Some(share) = file.loan.share.filter(|_| file.loan.contract == Contract::ProfitShare) else {
        return Err(Refusal::invalid("", "loan.state", words::NOT_SHARED));
    };
    day_allowed(read, &file, date)?;
    if !(0..=MOST_PRINCIPAL).contains(&profit) {
        return Err(Refusal::invalid("amount", "loan.profit", words::PROFIT_BOUNDS));
    }
    let service = part(profit, share);
    let mut changes = Changes::new();
    let written = Written { on: date, amount: profit, service, note, ..Written::default() };
    write_step(read, &mut changes, (action, place::STEP), (id, home), LoanStepKind::ProfitReported, written);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn the_part_is_rounded_half_up_and_a_loss_gives_none() {
        assert_eq!(part(1_000_001, 4_000), 400_000);
        assert_eq!(part(1_000_002, 2_500), 250_001);
        assert_eq!(part(-5, 4_000), 0);
        assert_eq!(part(0, 4_000), 0);
    }
}

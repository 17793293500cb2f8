//! Receipts: the next number of the year, and the record beside the posting that it is for. Numbers have no gaps, because a
//! koperasi's books are under the custody of one computer, whose writer gives them one after the other.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Changes, Id, RecordId, Refusal, Stored};
use store::Reader;

use crate::records::receipt::Direction;
use crate::records::{Koperasi, Posting, PowerOfAttorney, Receipt};
use crate::rules::receipt_count::GIVEN;
use crate::rules::receipt_seal::{self as rules, Facts};

/// The number of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Which of the year.
    pub number: i64,
    /// The year.
    pub year: i16,
}

impl Number {
    /// As it stands on paper: `00012/BK/2026`.
    pub fn text(&self) -> String {
        format!("{:05}/BK/{}", self.number, self.year)
    }
}

/// What a receipt is for.
#[derive(Debug, Clone)]
pub struct Paper {
    /// In or out.
    pub direction: Direction,
    /// Rupiah.
    pub amount: i64,
    /// The first pair of its posting.
    pub posting: Ref<Posting>,
    /// The savings account or loan.
    pub part: Option<RecordId>,
    /// By whom, where not by the member.
    pub attorney: Option<Ref<PowerOfAttorney>>,
}

impl Paper {
    /// For no single account.
    pub fn of(direction: Direction, amount: i64, posting: Ref<Posting>) -> Paper {
        Paper { direction, amount, posting, part: None, attorney: None }
    }
}

/// The next number in the year of a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn next(read: &Reader<'_>, books: &Stored<Koperasi>, day: Date) -> Result<Number, Refusal> {
    let (first, last) = (format!("{:04}-01", day.year()), format!("{:04}-12", day.year()));
    let given = read.indicator_at(GIVEN, books.home(), Some((&first, &last)))?;
    Ok(Number { number: given + 1, year: day.year() })
}

/// Writes a receipt.
pub fn write(
    changes: &mut Changes,
    id: RecordId,
    (books, number, date): (&Stored<Koperasi>, &Number, Date),
    paper: &Paper,
) {
    let number_text = number.text();
    let facts =
        Facts { id, books: books.row.id, number: &number_text, date, direction: paper.direction, amount: paper.amount };
    let check_code = Some(rules::code(&facts));
    let receipt = Receipt {
        id: Id::new(id),
        books: books.reference(),
        year: number.year.into(),
        number: number_text,
        date,
        direction: paper.direction,
        amount: paper.amount,
        posting: paper.posting,
        part: paper.part.map(|part| part.to_string()),
        attorney: paper.attorney,
        check_code,
    };
    changes.create(books.home(), &receipt);
}

//! What the seal of a receipt covers, as bytes, and the check code that stands beside it. Not here: signing and checking
//! (`office::receipt_seal`).

use jiff::civil::Date;
use kernel::RecordId;
use kernel::seal::content_digest;
use people::rules::letter::check_code;

use crate::records::receipt::Direction;

/// What is sealed of a receipt: nothing of whose money it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'r> {
    /// The receipt.
    pub id: RecordId,
    /// The koperasi.
    pub books: RecordId,
    /// Its number.
    pub number: &'r str,
    /// Its day.
    pub date: Date,
    /// In or out.
    pub direction: Direction,
    /// Rupiah.
    pub amount: i64,
}

/// The digest of the facts, each on a line of its own, salted with the receipt's id.
pub fn digest(facts: &Facts<'_>) -> [u8; 32] {
    let Facts { id, books, number, date, direction, amount } = facts;
    let text = format!("desmigratif receipt 1\n{id}\n{books}\n{number}\n{date}\n{}\n{amount}\n", direction.code());
    content_digest(&id.0, text.as_bytes())
}

/// The check code of a receipt.
pub fn code(facts: &Facts<'_>) -> String {
    check_code(&digest(facts))
}

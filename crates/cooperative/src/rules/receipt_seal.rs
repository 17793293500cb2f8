//! What the seal of a receipt signs: its facts in fixed bytes, and the code that is printed for whoever cannot scan. It holds
//! no name. Not here: keys (`office::receipt_seal`), the seal's own bytes (kernel).

use jiff::civil::Date;
use kernel::RecordId;
use kernel::seal::content_digest;
use people::rules::letter::check_code;

use crate::records::receipt::Direction;

/// Put before the facts (PIN).
const LABEL: &[u8] = b"desmigratif receipt 1\0";

/// The facts of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'r> {
    /// The receipt; it also salts the digest.
    pub id: RecordId,
    /// The koperasi.
    pub books: RecordId,
    /// The number on the paper.
    pub number: &'r str,
    /// The day.
    pub date: Date,
    /// In or out.
    pub direction: Direction,
    /// Rupiah.
    pub amount: i64,
}

/// The digest that is sealed: the id salts it, so that nobody finds number and amount by trying.
pub fn digest(facts: &Facts<'_>) -> [u8; 32] {
    let mut bytes = LABEL.to_vec();
    bytes.extend(facts.id.0);
    bytes.extend(facts.books.0);
    bytes.extend(facts.date.to_string().as_bytes());
    bytes.push(0);
    bytes.extend(facts.direction.code().to_be_bytes());
    bytes.extend(facts.amount.to_be_bytes());
    bytes.extend(facts.number.as_bytes());
    content_digest(&facts.id.0, &bytes)
}

/// The check code of a receipt, as it is kept.
pub fn code(facts: &Facts<'_>) -> String {
    check_code(&digest(facts))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn facts() -> Facts<'static> {
        Facts {
            id: RecordId([7; 16]),
            books: RecordId([8; 16]),
            number: "00012/BK/2026",
            date: date(2026, 11, 24),
            direction: Direction::In,
            amount: 125_000,
        }
    }

    #[test]
    fn whatever_is_changed_changes_what_is_sealed() {
        let own = digest(&facts());
        let others = [
            Facts { id: RecordId([9; 16]), ..facts() },
            Facts { books: RecordId([9; 16]), ..facts() },
            Facts { number: "00013/BK/2026", ..facts() },
            Facts { date: date(2026, 11, 25), ..facts() },
            Facts { direction: Direction::Out, ..facts() },
            Facts { amount: 125_001, ..facts() },
        ];
        assert!(others.iter().all(|other| digest(other) != own));
    }

    /// These bytes stand on paper and are checked for ever (PIN).
    #[test]
    fn what_is_sealed_is_what_it_always_was() {
        assert_eq!(code(&facts()), "XQPM8GCRGACV");
    }
}

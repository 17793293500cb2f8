//! When a legal hold stands. Not here: who may place and release one (its declaration), what else stands against an
//! erasure (`rules::erasure`).

use jiff::civil::Date;
use kernel::refusal::Problem;

use crate::words::legal_hold as words;

/// Does a hold stand on a day? It ends when it is released or after its last day. One that begins later stands already:
/// what will be needed must not be gone by then.
pub fn stands(until: Option<Date>, released: Option<Date>, today: Date) -> bool {
    released.is_none() && until.is_none_or(|until| today <= until)
}

/// What is wrong with the days of a new hold.
pub fn wrong_days(from: Date, until: Option<Date>, today: Date) -> Option<Problem> {
    let problem = |field: &str, code, message| Some(Problem { field: field.to_owned(), code, message });
    match until {
        _ if from > today => problem("from", "legal_hold.from", words::FROM_AHEAD),
        Some(until) if until < from || until < today => problem("until", "legal_hold.until", words::UNTIL_PAST),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn a_hold_stands_until_its_last_day_or_its_release() {
        assert!(stands(None, None, TODAY));
        assert!(stands(Some(TODAY), None, TODAY));
        assert!(!stands(Some(date(2026, 11, 23)), None, TODAY));
        assert!(!stands(None, Some(TODAY), TODAY));
    }

    #[test]
    fn a_new_hold_began_already_and_ends_later() {
        let code = |from, until| wrong_days(from, until, TODAY).map(|problem| problem.code);
        assert_eq!(code(TODAY, None), None);
        assert_eq!(code(date(2020, 1, 1), Some(TODAY)), None);
        assert_eq!(code(date(2026, 11, 25), None), Some("legal_hold.from"));
        assert_eq!(code(date(2020, 1, 1), Some(date(2026, 11, 23))), Some("legal_hold.until"));
    }
}

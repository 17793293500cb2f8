//! Whom to ask for news of a worker abroad, and when. The worker is asked first; the family only where the worker said so,
//! and only after an attempt to reach the worker has failed. Not here: what is written (`office::contact_log`).

use jiff::civil::Date;

use super::intervals::days_after;
use crate::records::contact_log::{ContactOutcome, ContactWith, FamilyMayKnow};

/// One contact as far as the rule looks at it; nothing of it is known to who may not read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub date: Date,
    /// With whom.
    pub with: ContactWith,
    /// How it went.
    pub outcome: ContactOutcome,
}

impl Attempt {
    fn reached_worker(&self) -> bool {
        self.with == ContactWith::Worker && self.outcome == ContactOutcome::Reached
    }

    fn missed_worker(&self) -> bool {
        self.with == ContactWith::Worker && self.outcome.failed()
    }
}

/// May the family be contacted now, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FamilyDoor {
    /// The worker agreed and could not be reached.
    Open,
    /// The worker agreed, but was not tried since the last time that the worker was reached.
    TryWorkerFirst,
    /// The worker was never asked.
    NotAsked,
    /// The worker does not want it.
    Refused,
}

/// May the family be contacted? Attempts newest first: the last one with the worker decides.
pub fn family_door(wish: Option<FamilyMayKnow>, attempts: &[Attempt]) -> FamilyDoor {
    match wish {
        None => FamilyDoor::NotAsked,
        Some(FamilyMayKnow::No) => FamilyDoor::Refused,
        Some(FamilyMayKnow::Yes) => {
            let last = attempts.iter().find(|one| one.reached_worker() || one.missed_worker());
            if last.is_some_and(Attempt::missed_worker) { FamilyDoor::Open } else { FamilyDoor::TryWorkerFirst }
        }
    }
}

/// When the next contact is planned after one: the day that the officer chose; otherwise the interval after the worker was
/// reached; and after anything else the day that stood before, so that an attempt that failed stays due.
pub fn next_due(
    attempt: &Attempt,
    chosen: Option<Date>,
    interval: i64,
    stood: Option<Date>,
    today: Date,
) -> Option<Date> {
    match chosen {
        Some(day) => Some(day),
        None if attempt.reached_worker() => Some(days_after(attempt.date, interval)),
        None => Some(stood.unwrap_or(today)),
    }
}

/// The last news of the worker after a contact: the contact itself, or when others say that they heard. Never earlier than
/// what was known.
pub fn last_news(attempt: &Attempt, heard: Option<Date>, known: Option<Date>) -> Option<Date> {
    let news = if attempt.reached_worker() { Some(attempt.date) } else { heard };
    news.into_iter().chain(known).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn attempt(day: i8, with: ContactWith, outcome: ContactOutcome) -> Attempt {
        Attempt { date: date(2026, 11, day), with, outcome }
    }

    #[test]
    fn the_family_is_contacted_only_with_the_workers_word_and_after_the_worker_was_not_reached() {
        use ContactOutcome::{Left, NoAnswer, Reached};
        use ContactWith::{Family, Worker};
        let missed = attempt(10, Worker, NoAnswer);
        for wish in [None, Some(FamilyMayKnow::No)] {
            assert_ne!(family_door(wish, &[missed]), FamilyDoor::Open);
        }
        let yes = Some(FamilyMayKnow::Yes);
        assert_eq!(family_door(yes, &[]), FamilyDoor::TryWorkerFirst);
        assert_eq!(
            family_door(yes, &[attempt(10, Worker, Left)]),
            FamilyDoor::TryWorkerFirst,
            "a message may be answered"
        );
        assert_eq!(family_door(yes, &[attempt(10, Family, NoAnswer)]), FamilyDoor::TryWorkerFirst);
        assert_eq!(family_door(yes, &[missed]), FamilyDoor::Open);
        let reached = attempt(12, Worker, Reached);
        let first_again = FamilyDoor::TryWorkerFirst;
        assert_eq!(family_door(yes, &[reached, missed]), first_again, "whoever was reached since is asked first");
        let same_day = attempt(12, Worker, NoAnswer);
        assert_eq!(family_door(yes, &[reached, same_day]), first_again, "also on one day: the newest counts");
        assert_eq!(family_door(yes, &[same_day, reached]), FamilyDoor::Open);
        assert_eq!(family_door(yes, &[attempt(13, Family, Reached), missed]), FamilyDoor::Open);
    }

    #[test]
    fn a_contact_with_the_worker_moves_the_day_and_one_that_failed_leaves_it() {
        let stood = Some(date(2026, 11, 1));
        let reached = attempt(20, ContactWith::Worker, ContactOutcome::Reached);
        assert_eq!(next_due(&reached, None, 90, stood, TODAY), Some(date(2027, 2, 18)));
        let missed = attempt(20, ContactWith::Worker, ContactOutcome::NoAnswer);
        assert_eq!(next_due(&missed, None, 90, stood, TODAY), stood);
        assert_eq!(next_due(&missed, Some(date(2026, 12, 1)), 90, stood, TODAY), Some(date(2026, 12, 1)));
        let family = attempt(20, ContactWith::Family, ContactOutcome::Reached);
        assert_eq!(next_due(&family, None, 90, None, TODAY), Some(TODAY));
    }

    #[test]
    fn news_is_what_came_of_the_worker_and_never_runs_back() {
        let family = attempt(20, ContactWith::Family, ContactOutcome::Reached);
        assert_eq!(last_news(&family, None, None), None);
        assert_eq!(last_news(&family, Some(date(2026, 11, 2)), None), Some(date(2026, 11, 2)));
        assert_eq!(last_news(&family, Some(date(2026, 11, 2)), Some(date(2026, 11, 9))), Some(date(2026, 11, 9)));
        let worker = attempt(20, ContactWith::Worker, ContactOutcome::Reached);
        assert_eq!(last_news(&worker, None, Some(date(2026, 11, 9))), Some(date(2026, 11, 20)));
    }
}

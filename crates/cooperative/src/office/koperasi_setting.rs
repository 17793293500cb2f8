//! What counts in a koperasi on a day: what a meeting decided last, otherwise the default of the data; and recording what a
//! meeting decided.

use jiff::civil::Date;
use kernel::money::Percent;
use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Id, Refusal, Stored};
use store::Reader;

use crate::records::koperasi::{Form, Principle};
use crate::records::koperasi_setting::SettingKey;
use crate::records::{BOARD, Koperasi, KoperasiSetting, Meeting};
use crate::rules::koperasi_setting::{self as rules, SURPLUS_KEYS};
use crate::words::koperasi_setting as words;

/// Everything that counts on one day, read at once.
#[derive(Debug, Clone)]
pub struct Settings {
    form: Form,
    principle: Principle,
    decided: Vec<(SettingKey, i64, Date)>,
}

impl Settings {
    /// The number that counts; in the unit of the data (rupiah, hundredths of a percent, millionths, days...).
    pub fn get(&self, key: SettingKey) -> i64 {
        if self.form == Form::Bumdes && rules::NOT_OF_BUMDES.contains(&key) {
            return 0;
        }
        self.decided(key).map_or_else(|| rules::of(key).map_or(0, |one| one.default), |(value, _)| value)
    }

    /// What a meeting decided, and from when; none where the default counts.
    pub fn decided(&self, key: SettingKey) -> Option<(i64, Date)> {
        self.decided.iter().find(|(own, ..)| *own == key).map(|(_, value, from)| (*value, *from))
    }

    /// What the body is.
    pub const fn form(&self) -> Form {
        self.form
    }

    /// After which principle it works.
    pub const fn principle(&self) -> Principle {
        self.principle
    }

    /// The parts of the surplus, in the order of [`SURPLUS_KEYS`], in hundredths of a percent.
    pub fn surplus(&self) -> [i64; 7] {
        SURPLUS_KEYS.map(|key| self.get(key))
    }
}

/// What counts on a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn all_on(read: &Reader<'_>, books: &Stored<Koperasi>, day: Date) -> Result<Settings, Refusal> {
    let mut found = read.referring::<KoperasiSetting>("books", books.row.id)?;
    found.retain(|one| !one.row.withdrawn && one.from <= day);
    // The later day goes first; of one day the one that was recorded last.
    found.sort_by_key(|one| std::cmp::Reverse((one.from, one.row.written())));
    let mut decided: Vec<(SettingKey, i64, Date)> = Vec::new();
    for one in found {
        if decided.iter().all(|(key, ..)| *key != one.key) {
            decided.push((one.key, one.value, one.from));
        }
    }
    Ok(Settings { form: books.form, principle: books.principle, decided })
}

/// The number that counts on a day.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn on(read: &Reader<'_>, books: &Stored<Koperasi>, key: SettingKey, day: Date) -> Result<i64, Refusal> {
    Ok(all_on(read, books, day)?.get(key))
}

/// What a meeting decided about numbers.
#[derive(Debug, Clone)]
pub struct Decided {
    /// Which, and what.
    pub values: Vec<(SettingKey, i64)>,
    /// From when.
    pub from: Date,
}

/// Adds what a meeting decided; the action's records from `first` on.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at the setting's own name for what is out of bounds, at `from` for a day
/// before the books, before the meeting or in a closed month, at `shu_cadangan` where the parts of the surplus do not come to 100 %,
/// at the second of two numbers that must rise (least and highest rate, days of the classes) where they do not.
pub fn decide(
    read: &Reader<'_>,
    changes: &mut Changes,
    (action, first): (ActionId, u32),
    (books, meeting): (&Stored<Koperasi>, &Stored<Meeting>),
    input: &Decided,
) -> Result<(), Refusal> {
    super::own_office(read, books.home(), BOARD)?;
    let mut problems = Vec::new();
    for (key, value) in &input.values {
        let allowed = rules::of(*key).is_some_and(|one| one.is_of(books.form, books.principle) && one.allows(*value));
        if !allowed {
            problems.push(problem(key.name(), "setting.range", words::OUT_OF_BOUNDS));
        }
    }
    if input.from < books.books_from {
        problems.push(problem("from", "setting.before", words::BEFORE_BOOKS));
    } else if input.from < meeting.held_on {
        problems.push(problem("from", "setting.past", words::BEFORE_MEETING));
    } else if super::ledger::closed_until(read, books)?.is_some_and(|month| input.from.to_string()[..7] <= *month) {
        problems.push(problem("from", "setting.closed", words::INTO_CLOSED));
    }
    let standing = all_on(read, books, input.from)?;
    let new = |key: SettingKey| input.values.iter().find(|(own, _)| *own == key).map(|(_, value)| *value);
    let of = |key: SettingKey| new(key).unwrap_or_else(|| standing.get(key));
    for (first, second) in rules::RISING {
        let touched = new(first).is_some() || new(second).is_some();
        if touched && !rules::rises(first, (of(first), of(second))) {
            problems.push(problem(second.name(), "setting.rising", words::NOT_RISING));
        }
    }
    if input.values.iter().any(|(key, _)| SURPLUS_KEYS.contains(key)) {
        let sum: i64 = SURPLUS_KEYS.iter().map(|key| of(*key)).sum();
        if sum != Percent::WHOLE.0 {
            problems.push(problem(SettingKey::ShareReserve.name(), "setting.sum", words::NOT_WHOLE));
        }
    }
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    for (index, (key, value)) in (first..).zip(&input.values) {
        let setting = KoperasiSetting {
            id: Id::new(action.record(index)),
            books: books.reference(),
            key: *key,
            value: *value,
            from: input.from,
            meeting: meeting.reference(),
        };
        changes.create(books.home(), &setting);
    }
    Ok(())
}

fn problem(field: &str, code: &'static str, message: kernel::Phrase) -> Problem {
    Problem { field: field.to_owned(), code, message }
}

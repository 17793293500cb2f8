//! Powers of attorney: given, revoked, and whether one holds for a withdrawal. Not here: the withdrawal (`saving`).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{ActionId, Changes, Held, Id, RecordId, Refusal, Stored};
use store::Reader;

use super::member::place;
use super::{own_office, saving_reversal};
use crate::records::member::MemberState;
use crate::records::receipt::Direction;
use crate::records::{BOARD, Member, PowerOfAttorney, Receipt};
use crate::rules::power_of_attorney::{self as rules, NotHeld, Power};
use crate::words::{member as member_words, saving as words};

/// A power that is given.
#[derive(Debug, Clone)]
pub struct Given {
    /// By which member.
    pub member: RecordId,
    /// To whom.
    pub attorney: String,
    /// Rupiah a month.
    pub limit: i64,
    /// Rupiah a withdrawal, where that is less.
    pub each: Option<i64>,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
}

/// Records one.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` at its fields.
pub fn give(read: &Reader<'_>, action: ActionId, input: &Given) -> Result<Changes, Refusal> {
    let member = read.get::<Member>(input.member)?;
    own_office(read, member.home(), BOARD)?;
    if member.state != MemberState::Member {
        return Err(Refusal::invalid("", "member.state", member_words::NOT_MEMBER));
    }
    if input.attorney.is_empty() {
        return Err(Refusal::invalid("attorney", "required", words::NAME));
    }
    if input.limit <= 0 {
        return Err(Refusal::invalid("limit", "ledger.nothing", words::NOTHING));
    }
    if input.each.is_some_and(|each| each <= 0 || each > input.limit) {
        return Err(Refusal::invalid("each", "power.each", words::POWER_EACH_WRONG));
    }
    if input.until < input.from {
        return Err(Refusal::invalid("until", "date.order", words::POWER_ORDER));
    }
    let power = PowerOfAttorney {
        id: Id::new(action.record(place::FIRST)),
        books: member.books,
        member: member.reference(),
        attorney: Held::Known(input.attorney.clone()),
        limit: input.limit,
        from: input.from,
        until: input.until,
        revoked_on: None,
        each: input.each,
    };
    let mut changes = Changes::new();
    changes.create(member.home(), &power);
    Ok(changes)
}

/// Revokes one from today on.
///
/// # Errors
/// `Forbidden` for others than the board; `Invalid` where it was revoked.
pub fn revoke(read: &Reader<'_>, power: RecordId) -> Result<Changes, Refusal> {
    let power = read.get::<PowerOfAttorney>(power)?;
    own_office(read, power.home(), BOARD)?;
    if power.revoked_on.is_some() {
        return Err(Refusal::invalid("", "power.revoked", words::POWER_REVOKED));
    }
    let mut changes = Changes::new();
    changes.edit(&power).set(PowerOfAttorney::REVOKED_ON, Some(read.today()));
    Ok(changes)
}

/// The powers that a member gave, oldest first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn of_member(read: &Reader<'_>, member: RecordId) -> Result<Vec<Stored<PowerOfAttorney>>, Refusal> {
    read.referring::<PowerOfAttorney>("member", member)
}

/// The power by which an amount is withdrawn on a day, where it holds: what was withdrawn by it in that month counts.
///
/// # Errors
/// `NotFound`; `Invalid` at `attorney` or `amount` where it does not hold.
pub fn held(
    read: &Reader<'_>,
    power: RecordId,
    member: &Stored<Member>,
    (day, amount): (Date, i64),
) -> Result<Ref<PowerOfAttorney>, Refusal> {
    let power = read.get::<PowerOfAttorney>(power)?;
    if power.member.id.raw() != member.row.id {
        return Err(Refusal::invalid("attorney", "power.other", words::POWER_OTHER));
    }
    let used = read.referring::<Receipt>("attorney", power.row.id)?;
    let same = |one: &&Stored<Receipt>| {
        one.direction == Direction::Out && (one.date.year(), one.date.month()) == (day.year(), day.month())
    };
    let mut withdrawn = 0;
    for one in used.iter().filter(same) {
        // What was taken back was not withdrawn.
        if saving_reversal::of(read, one.posting.id.raw())?.is_none() {
            withdrawn += one.amount;
        }
    }
    let PowerOfAttorney { from, until, revoked_on, limit, each, .. } = *power;
    let counts = Power { from, until, revoked_on, limit, each };
    match rules::held(&counts, day, amount, withdrawn) {
        Ok(()) => Ok(power.reference()),
        Err(NotHeld::Days) => Err(Refusal::invalid("attorney", "power.days", words::POWER_DAYS)),
        Err(NotHeld::Revoked) => Err(Refusal::invalid("attorney", "power.revoked", words::POWER_REVOKED)),
        Err(NotHeld::Each(_)) => Err(Refusal::invalid("amount", "power.each", words::POWER_EACH)),
        Err(NotHeld::Limit(_)) => Err(Refusal::invalid("amount", "power.limit", words::POWER_LIMIT)),
    }
}

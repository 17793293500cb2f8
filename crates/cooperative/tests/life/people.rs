//! Joining, being refused, leaving, being paid what is owed to a leaver, powers of attorney.

use cooperative::office::leaver::{self, Leaving, Payment};
use cooperative::office::member::{self, Application, place};
use cooperative::office::power_of_attorney::{self, Given};
use cooperative::records::Member;
use cooperative::records::member::MemberState;
use jiff::ToSpan;

use super::{Ended, Life};

/// How many members there are at most.
const MOST: usize = 60;

/// One of them.
pub fn happen(life: &mut Life) {
    match life.chance.below(20) {
        _ if life.known.members.len() < 3 => join(life),
        0..=9 if life.known.members.len() < MOST => join(life),
        10..=12 => decide(life),
        13..=14 => leave(life),
        15..=17 => pay_leaver(life),
        _ => power(life),
    }
}

fn join(life: &mut Life) {
    let resident = life.world.resident(&format!("Warga {}", life.events));
    let (books, date, chair) = (life.world.koperasi, life.day(), life.world.chair.clone());
    let input = Application { books, resident, date };
    let Ended::Done(action) =
        life.attempt("apply to join", &chair, move |read, action| member::apply(read, action, &input))
    else {
        return;
    };
    life.known.applicants.push(action.record(place::FIRST));
    decide(life);
}

fn decide(life: &mut Life) {
    let Some(one) = life.chance.pick(&life.known.applicants.clone()) else { return };
    let day = life.day();
    let who = if life.chance.below(5) == 0 { life.world.chair.clone() } else { life.world.treasurer.clone() };
    if life.chance.below(8) == 0 {
        if let Ended::Done(_) =
            life.attempt("refuse an application", &who, move |read, _| member::refuse(read, one, day))
        {
            life.known.applicants.retain(|other| *other != one);
        }
    } else if let Ended::Done(_) = life.attempt("accept a member", &who, move |read, _| member::accept(read, one, day))
    {
        life.known.applicants.retain(|other| *other != one);
        life.known.members.push(one);
    }
}

fn leave(life: &mut Life) {
    let Some(member) = life.chance.pick(&life.known.members.clone()) else { return };
    let (who, input) = (life.board(), Leaving { member, date: life.day(), paid: life.chance.below(2) == 0 });
    life.attempt("leave", &who, move |read, action| leaver::leave(read, action, &input));
    let state = life.read(|read| Ok(read.get::<Member>(member)?.state));
    if state == MemberState::Left && !life.known.left.contains(&member) {
        life.known.left.push(member);
    }
}

fn pay_leaver(life: &mut Life) {
    let Some(member) = life.chance.pick(&life.known.left.clone()) else { return };
    let owed = life.read(|read| leaver::owed(read, &read.get::<Member>(member)?));
    let amount = if life.chance.below(3) == 0 { life.chance.rupiah(200_000) } else { owed };
    let (who, date, bank) = (life.board(), life.day(), life.chance.below(4) == 0);
    let input = Payment { member, date, amount, bank };
    life.attempt("pay a leaver", &who, move |read, action| leaver::pay(read, action, &input));
}

fn power(life: &mut Life) {
    let who = life.board();
    if let (0, Some(one)) = (life.chance.below(4), life.chance.pick(&life.known.powers.clone())) {
        life.attempt("revoke a power", &who, move |read, _| power_of_attorney::revoke(read, one));
        return;
    }
    let Some(member) = life.chance.pick(&life.known.members.clone()) else { return };
    let (from, limit) = (life.today(), life.chance.rupiah(400_000));
    let input =
        Given { member, attorney: "Slamet".to_owned(), limit, each: None, from, until: from.saturating_add(90.days()) };
    if let Ended::Done(action) =
        life.attempt("give a power", &who, move |read, action| power_of_attorney::give(read, action, &input))
    {
        life.known.powers.push(action.record(place::FIRST));
    }
}

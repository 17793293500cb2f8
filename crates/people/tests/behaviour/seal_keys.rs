//! The keys with which heads seal: they follow a changed password, and the terms of those who hold them.

use crate::desk::Desk;
use jiff::civil::{Date, date};
use kernel::access::{Actor, Role};
use kernel::{Changes, Id, RecordId, Refusal};
use people::office::account::Opening;
use people::office::letter::seal_key;
use people::office::password::{self, Change};
use people::records::RoleAssignment;

const PASSWORD: &str = "perahu biru di laut";

/// An account with a role at the office from some day to another.
fn holder(desk: &Desk, number: u8, role: Role, until: Option<Date>) -> Actor {
    let (account, assignment) = (RecordId([number; 16]), RecordId([number + 100; 16]));
    let opening = Opening {
        name: "H. Suprapto".to_owned(),
        login: format!("kepala{number}@contoh.id"),
        role,
        office: desk.office,
        from: date(2026, 1, 1),
        until,
    };
    desk.act(&people::office::software(), move |_, _| {
        let mut changes = Changes::new();
        people::office::account::open(&mut changes, account, assignment, &opening);
        Ok(changes)
    })
    .unwrap();
    password::set(&desk.store, account, PASSWORD, desk.now()).unwrap();
    Actor { account, ..desk.actor(role) }
}

#[test]
fn a_head_who_changes_the_password_seals_on_with_the_same_key() {
    let desk = Desk::new();
    let chief = holder(&desk, 1, Role::KepalaDesa, None);
    let unlock = |secret: &str| seal_key::unlock(&desk.store, &chief, desk.office, secret, desk.now()).unwrap();
    let first = unlock(PASSWORD);
    let change = |present: &str, new: &str| password::change(&desk.store, chief.account, present, new, desk.now());
    assert_eq!(change("salah sama sekali", "gunung hijau di timur").unwrap(), Change::Wrong);
    assert_eq!(change(PASSWORD, "gunung hijau di timur").unwrap(), Change::Done);
    assert_eq!(unlock("gunung hijau di timur").to_bytes(), first.to_bytes());
    let old = seal_key::unlock(&desk.store, &chief, desk.office, PASSWORD, desk.now());
    assert!(matches!(old, Err(Refusal::Invalid(_))), "the old password opens nothing");
}

#[test]
fn an_acting_head_takes_the_heads_key_away_from_nobody_and_a_head_who_left_seals_no_more() {
    let desk = Desk::new();
    let chief = holder(&desk, 1, Role::KepalaDesa, None);
    let acting = holder(&desk, 2, Role::PelaksanaHarian, Some(date(2030, 1, 1)));
    let unlock =
        |who: &Actor| seal_key::unlock(&desk.store, who, desk.office, PASSWORD, desk.now()).unwrap().to_bytes();
    let (own, stand_in) = (unlock(&chief), unlock(&acting));
    assert_ne!(own, stand_in);
    assert_eq!((unlock(&chief), unlock(&acting)), (own, stand_in), "each goes on with their own");
    // The head's term ends; the next head's first letter retires the key that nobody may use any more.
    let left = people::office::role_assignment::day_of(desk.now()).yesterday().unwrap();
    desk.act(&people::office::software(), move |read, _| {
        let assignment = read.get::<RoleAssignment>(Id::new(RecordId([101; 16])))?;
        let mut changes = Changes::new();
        changes.edit(&assignment).set(RoleAssignment::UNTIL, Some(left));
        Ok(changes)
    })
    .unwrap();
    let next = holder(&desk, 3, Role::KepalaDesa, None);
    unlock(&next);
    let keys = desk.store.local_read(|db| Ok(store::local::seal_keys::list(db, desk.office)?)).unwrap();
    let retired: Vec<RecordId> = keys.iter().filter(|key| key.retired.is_some()).map(|key| key.account).collect();
    assert_eq!(retired, [chief.account]);
}

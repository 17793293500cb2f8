//! What a letter relies on behind its pages: one series without gap, hands that differ, a seal that nothing else passes
//! for, and a paper that a crash cannot lose.

use std::collections::BTreeSet;
use std::sync::Barrier;

use crate::desk::{Desk, Person, VILLAGE};
use jiff::civil::date;
use kernel::access::{Actor, Role};
use kernel::region::Code;
use kernel::seal::{KeyId, LETTER, Payload, Seal, SigningKey};
use kernel::{Changes, Held, Id, RecordId, Refusal, Stored};
use people::office::letter::acknowledge::{Acknowledge, acknowledge};
use people::office::letter::check::{Check, check};
use people::office::letter::draft::{self, CONFIRM, Draft};
use people::office::letter::facts::Printing;
use people::office::letter::genuineness::{Name, Verdict, Why, check_text, check_typed};
use people::office::letter::{latest_acknowledged, paper, prefill, seal_key, steps};
use people::office::resident::InHousehold;
use people::office::{household, password};
use people::records::household::Relation;
use people::records::letter::{CheckedHow, Letter, LetterKind, LetterState, PrintReason, SignerRelation};
use people::records::resident::{MaritalStatus, Sex};
use people::records::{Custody, Resident, SealKey};
use people::rules::letter::{key_name, shown_code};
use store::Seen;
use store::files::Files;

const PASSWORD: &str = "perahu biru di laut";

fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

fn printing() -> Printing {
    Printing { check_address: "https://desmigratif.example".into(), sample: false }
}

/// A married woman of the village.
fn wahyuni(desk: &Desk) -> RecordId {
    let person = Person { name: "Wahyuni Lestari", birth: Some(date(1997, 3, 4)), ..Person::default() };
    let id = desk.register(person, InHousehold::None).unwrap();
    set_marital(desk, id, MaritalStatus::Married);
    id
}

fn set_marital(desk: &Desk, id: RecordId, status: MaritalStatus) {
    let change = move |read: &store::Reader<'_>, _| {
        let resident = read.get::<Resident>(id)?;
        let mut changes = Changes::new();
        changes.edit(&resident).set(Resident::MARITAL_STATUS, Some(status));
        Ok(changes)
    };
    desk.act(&desk.officer(), change).unwrap();
}

fn husband() -> Draft {
    Draft {
        relation: Some(SignerRelation::Husband),
        name: Some("Slamet Riyadi".into()),
        nik: None,
        address: Some("Dusun Krajan".into()),
        country: Some("TW".into()),
        job: Some("Perawat lansia".into()),
        ..Draft::default()
    }
}

fn draft(desk: &Desk, resident: RecordId) -> RecordId {
    let draft = husband();
    let create = move |read: &store::Reader<'_>, action: kernel::ActionId| {
        draft::create(read, action.record(0), resident, LetterKind::FamilyPermission, &draft)
    };
    desk.act(&desk.officer(), create).unwrap().0.record(0)
}

fn letter(desk: &Desk, id: RecordId) -> Stored<Letter> {
    desk.read(|read| read.get::<Letter>(id)).unwrap()
}

fn seen(desk: &Desk, id: RecordId) -> Seen {
    Seen::of(&letter(desk, id).row)
}

fn seen_check(desk: &Desk, id: RecordId, how: CheckedHow, note: Option<&str>, free_will: bool) -> Check {
    let note = note.map(str::to_owned);
    Check { letter: id, seen: seen(desk, id), how: Some(how), note, free_will, heirs_seen: Vec::new() }
}

fn checked_by(desk: &Desk, actor: &Actor, resident: RecordId) -> RecordId {
    let id = draft(desk, resident);
    let input = seen_check(desk, id, CheckedHow::Present, None, true);
    desk.act(actor, move |read, _| check(read, &input)).unwrap();
    id
}

fn checked(desk: &Desk, resident: RecordId) -> RecordId {
    checked_by(desk, &desk.officer(), resident)
}

fn head(desk: &Desk) -> Actor {
    Actor { name: "H. Suprapto".into(), ..desk.actor(Role::KepalaDesa) }
}

fn acknowledged_by(desk: &Desk, actor: &Actor, id: RecordId, key: SigningKey) -> Result<RecordId, Refusal> {
    let own = letter(desk, id);
    let resident = desk.read(|read| read.get::<Resident>(own.resident.id)).unwrap();
    let (seen, resident_seen) = (Seen::of(&own.row), Seen::of(&resident.row));
    let use_case = move |read: &store::Reader<'_>, action: kernel::ActionId| {
        let key_record = action.record(0);
        acknowledge(
            read,
            &Acknowledge { letter: id, seen, resident_seen, key, key_record, salt: [5; 16], printing: printing() },
        )
    };
    desk.act(actor, use_case).map(|_| id)
}

/// A letter that the head has acknowledged.
fn acknowledged(desk: &Desk) -> RecordId {
    let resident = wahyuni(desk);
    let id = checked(desk, resident);
    acknowledged_by(desk, &head(desk), id, key()).unwrap()
}

fn token(letter: &Letter) -> String {
    Seal::decode(letter.seal.as_deref().unwrap()).unwrap().to_text()
}

fn verdict(desk: &Desk, text: &str) -> Verdict {
    desk.store.read(&Actor::visitor(), desk.now(), |read| check_text(read, text)).unwrap()
}

#[test]
fn number_content_seal_and_state_stand_in_one_entry() {
    let desk = Desk::new();
    let id = acknowledged(&desk);
    let own = letter(&desk, id);
    assert_eq!(
        (own.state, own.number.as_deref(), own.serial),
        (LetterState::Acknowledged, Some("474/001/2026"), Some(1))
    );
    let history = desk.read(|read| read.history(own.row.spec, id)).unwrap();
    let last: BTreeSet<u32> = history.last().unwrap().fields.iter().map(|field| field.tag).collect();
    for tag in [Letter::STATE.tag, Letter::NUMBER.tag, Letter::CONTENT.tag, Letter::DIGEST.tag, Letter::SEAL.tag] {
        assert!(last.contains(&tag), "{tag}");
    }
    let (content, seal) = paper::content_of(&own).unwrap();
    assert_eq!(content.resident.name, "Wahyuni Lestari");
    assert_eq!(content.head.name, "H. Suprapto");
    assert_eq!(seal.payload.number, "474/001/2026");
    assert_eq!(seal.verify(&key().verifying_key()), Ok(()));
    let resident = own.resident.id.raw();
    let latest = desk.read(|read| latest_acknowledged(read, resident, LetterKind::FamilyPermission)).unwrap();
    assert_eq!(latest.map(|letter| letter.row.id), Some(id));
    for (key, count) in [
        ("people.letter.acknowledged", 1),
        ("people.letter.acknowledged.surat_izin_keluarga", 1),
        ("people.letter.acknowledged.surat_keterangan_status_perkawinan", 0),
    ] {
        let months = Some(("2026-01", "2026-12"));
        assert_eq!(desk.read(|read| read.indicator(key, "33.07", months)).unwrap(), count, "{key}");
    }
}

#[test]
fn the_series_has_no_gap_and_no_number_twice_when_heads_acknowledge_at_once() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let letters: Vec<RecordId> = (0..8).map(|_| checked(&desk, resident)).collect();
    let start = Barrier::new(4);
    std::thread::scope(|scope| {
        for part in letters.chunks(2) {
            let (desk, start) = (&desk, &start);
            scope.spawn(move || {
                start.wait();
                for id in part {
                    acknowledged_by(desk, &head(desk), *id, key()).unwrap();
                }
            });
        }
    });
    let serials: BTreeSet<i64> = letters.iter().map(|id| letter(&desk, *id).serial.unwrap()).collect();
    assert_eq!(serials, (1..=8).collect());
    let keys =
        desk.read(|read| read.lookup::<SealKey>("key_id", &key_name(KeyId::of(&key().verifying_key())))).unwrap();
    assert_eq!(keys.len(), 1, "the key's record is made once");
}

#[test]
fn a_refused_acknowledgement_takes_no_number() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let (first, second) = (checked(&desk, resident), checked(&desk, resident));
    let officer = acknowledged_by(&desk, &desk.officer(), first, key());
    assert!(matches!(officer, Err(Refusal::Forbidden(_))));
    acknowledged_by(&desk, &head(&desk), second, key()).unwrap();
    assert_eq!(letter(&desk, second).serial, Some(1));
    assert!(matches!(acknowledged_by(&desk, &head(&desk), second, key()), Err(Refusal::Invalid(_))), "not twice");
}

#[test]
fn the_account_that_checked_never_acknowledges_whatever_its_role() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let both = head(&desk).account;
    let as_officer = Actor { account: both, ..desk.officer() };
    let id = checked_by(&desk, &as_officer, resident);
    let words = match acknowledged_by(&desk, &head(&desk), id, key()) {
        Err(Refusal::Forbidden(words)) => words.id,
        other => panic!("{other:?}"),
    };
    assert!(words.contains("Yang memeriksa tidak boleh mengetahui"), "{words}");
    let acting = Actor { name: "Sumarni".into(), ..desk.actor(Role::PelaksanaHarian) };
    acknowledged_by(&desk, &acting, id, key()).unwrap();
    let (content, _) = paper::content_of(&letter(&desk, id)).unwrap();
    assert_eq!((content.head.title.as_str(), content.head.name.as_str()), ("Plh. Kepala Desa Kuripan", "Sumarni"));
}

#[test]
fn facts_that_changed_since_they_were_read_are_not_sealed() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let id = checked(&desk, resident);
    let own = Seen::of(&letter(&desk, id).row);
    let resident_seen = Seen::of(&desk.read(|read| read.get::<Resident>(resident)).unwrap().row);
    set_marital(&desk, resident, MaritalStatus::Widowed);
    let refused = desk.act(&head(&desk), move |read, action| {
        let key_record = action.record(0);
        let input = Acknowledge {
            letter: id,
            seen: own,
            resident_seen,
            key: key(),
            key_record,
            salt: [5; 16],
            printing: printing(),
        };
        acknowledge(read, &input)
    });
    assert!(matches!(refused, Err(Refusal::Conflict(_))));
    assert_eq!(letter(&desk, id).state, LetterState::Checked);
}

#[test]
fn a_node_without_custody_of_the_series_gives_no_number() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let id = checked(&desk, resident);
    let (other, home) = (RecordId([8; 16]), desk.office);
    let moved = move |_: &store::Reader<'_>, action: kernel::ActionId| {
        let mut changes = Changes::new();
        changes.create(home, &Custody { id: Id::new(action.record(0)), epoch: 1, node: other.to_string() });
        Ok(changes)
    };
    desk.act(&people::office::software(), moved).unwrap();
    assert!(matches!(acknowledged_by(&desk, &head(&desk), id, key()), Err(Refusal::Waiting(node)) if node == other));
}

#[test]
fn every_single_changed_character_of_the_address_is_refused() {
    let desk = Desk::new();
    let id = acknowledged(&desk);
    let text = token(&letter(&desk, id));
    assert!(matches!(verdict(&desk, &text), Verdict::Registered(_)));
    let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abcz0189-_=";
    let passed = desk.store.read(&Actor::visitor(), desk.now(), |read| {
        let mut passed = Vec::new();
        for (at, letter) in text.char_indices() {
            for other in others.chars().filter(|other| *other != letter) {
                let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
                if !matches!(check_text(read, &changed)?, Verdict::False(_)) {
                    passed.push((at, other));
                }
            }
        }
        Ok(passed)
    });
    assert_eq!(passed.unwrap(), []);
    for cut in [&text[1..], &text[..text.len() - 1], "", "474/001/2026"] {
        assert!(matches!(verdict(&desk, cut), Verdict::False(_)), "{cut}");
    }
}

#[test]
fn anybody_learns_number_village_and_masked_names_only() {
    let desk = Desk::new();
    let id = acknowledged(&desk);
    let own = letter(&desk, id);
    let Verdict::Registered(found) = verdict(&desk, &token(&own)) else { panic!("not registered") };
    assert_eq!(found.resident, Some(Name::Masked("W****** L******".into())));
    assert_eq!(found.signer, Some(Name::Masked("S***** R*****".into())));
    assert_eq!(found.number, "474/001/2026");
    assert!(found.office.starts_with("Desa Kuripan"), "{}", found.office);
    let code = shown_code(own.check_code.as_deref().unwrap());
    let typed = |typed: &str| desk.store.read(&Actor::visitor(), desk.now(), |read| check_typed(read, typed)).unwrap();
    assert!(matches!(typed(&code.to_lowercase()), Verdict::Registered(_)));
    assert!(matches!(
        typed(&format!(" https://lain.example/cek/{} ", token(&own).to_lowercase())),
        Verdict::Registered(_)
    ));
    let other = if code.starts_with('0') { code.replacen('0', "1", 1) } else { format!("0{}", &code[1..]) };
    assert_eq!(typed(&other), Verdict::False(Why::UnknownCode));
    desk.store.erase(own.resident.id.raw(), desk.now()).unwrap();
    let Verdict::Registered(found) = verdict(&desk, &token(&own)) else { panic!("still registered") };
    assert_eq!((found.resident, found.signer), (Some(Name::Erased), Some(Name::Erased)));
}

#[test]
fn a_withdrawn_letter_is_said_to_be_withdrawn_and_is_printed_no_more() {
    let desk = Desk::new();
    let id = acknowledged(&desk);
    let text = token(&letter(&desk, id));
    let withdraw = |actor: Actor, reason: &'static str| {
        let seen = seen(&desk, id);
        desk.act(&actor, move |read, _| steps::move_with_reason(read, id, &seen, LetterState::Withdrawn, reason))
    };
    assert!(matches!(withdraw(desk.officer(), "salah nama"), Err(Refusal::Forbidden(_))));
    assert!(matches!(withdraw(head(&desk), " .. "), Err(Refusal::Invalid(problems)) if problems[0].field == "reason"));
    withdraw(head(&desk), "salah nama").unwrap();
    let Verdict::Withdrawn(found) = verdict(&desk, &text) else { panic!("not withdrawn") };
    assert!(found.withdrawn.is_some());
    let print = desk.act(&desk.officer(), move |read, action| steps::print(read, id, action.record(0), None));
    assert!(matches!(print, Err(Refusal::Invalid(_))));
    let months = Some(("2026-11", "2026-11"));
    assert_eq!(
        desk.read(|read| read.indicator("people.letter.acknowledged", "", months)).unwrap(),
        1,
        "it was acknowledged then"
    );
}

#[test]
fn a_genuine_seal_without_its_record_is_told_apart_from_a_forged_one() {
    let desk = Desk::new();
    acknowledged(&desk);
    let payload = |region: &str| Payload {
        number: "474/777/2026".into(),
        region: Code::parse(region).unwrap(),
        edition: 20251,
        kind: LETTER,
        date: date(2026, 11, 24),
        digest: [3; 32],
    };
    let text = |region: &str, key: &SigningKey| payload(region).sign(key).unwrap().to_text();
    assert!(matches!(verdict(&desk, &text(VILLAGE, &key())), Verdict::NotHere(_)));
    assert_eq!(verdict(&desk, &text("33.07.10.2005", &key())), Verdict::False(Why::Changed), "another village's");
    let forger = SigningKey::from_bytes(&[4; 32]);
    assert_eq!(verdict(&desk, &text(VILLAGE, &forger)), Verdict::False(Why::UnknownKey));
}

#[test]
fn a_crash_between_the_two_entries_is_mended_by_whoever_looks_and_prints_stay_the_same_bytes() {
    let desk = Desk::new();
    let id = acknowledged(&desk);
    let own = letter(&desk, id);
    assert_eq!(own.pdf, None, "as after a crash");
    let printed: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let look = || paper::original(&desk.store, &own, desk.now()).unwrap();
        let both = [scope.spawn(look), scope.spawn(look)];
        both.map(|one| one.join().unwrap()).to_vec()
    });
    assert!(printed[0].starts_with(b"%PDF"));
    assert_eq!(printed[0], printed[1]);
    let mended = letter(&desk, id);
    let hash: [u8; 32] = mended.pdf.as_deref().unwrap().try_into().unwrap();
    assert_eq!(Files::new(desk.store.dir()).list().unwrap(), [hash], "one file, named by the letter");
    assert_eq!(paper::original(&desk.store, &mended, desk.now()).unwrap(), printed[0]);
    assert_ne!(paper::copy(&mended).unwrap(), printed[0], "a look is no print");
    let again = Some(PrintReason::Archive);
    let print =
        || desk.act(&desk.officer(), move |read, action| steps::print(read, id, action.record(0), again)).unwrap();
    print();
    print();
    let copies = desk.read(|read| people::office::letter::prints(read, id)).unwrap();
    assert_eq!(copies.iter().map(|print| print.copy).collect::<Vec<_>>(), [1, 2]);
    assert!(!desk.holds("%PDF-"), "no paper lies in clear");
}

#[test]
fn only_the_heads_own_password_opens_the_key_and_a_new_password_leaves_old_letters_genuine() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let chief = head(&desk);
    password::set(&desk.store, chief.account, PASSWORD, desk.now()).unwrap();
    let unlock = |secret: &str| seal_key::unlock(&desk.store, &chief, desk.office, secret, desk.now());
    assert!(
        matches!(unlock("perahu merah di laut"), Err(Refusal::Invalid(problems)) if problems[0].field == seal_key::FIELD)
    );
    let first = unlock(PASSWORD).unwrap();
    assert_eq!(unlock(PASSWORD).unwrap().to_bytes(), first.to_bytes(), "the same key each time");
    let old = checked(&desk, resident);
    acknowledged_by(&desk, &chief, old, first.clone()).unwrap();
    password::set(&desk.store, chief.account, "gunung hijau di timur", desk.now()).unwrap();
    let second = unlock("gunung hijau di timur").unwrap();
    assert_ne!(second.to_bytes(), first.to_bytes());
    let new = checked(&desk, resident);
    acknowledged_by(&desk, &chief, new, second).unwrap();
    for id in [old, new] {
        assert!(matches!(verdict(&desk, &token(&letter(&desk, id))), Verdict::Registered(_)));
    }
    let tries = (0..20).map(|_| unlock("salah sekali lagi")).filter(|tried| match tried {
        Err(Refusal::Invalid(problems)) => problems[0].code == "letter.wait",
        _ => false,
    });
    assert!(tries.count() > 10, "guessing is slowed down");
}

#[test]
fn a_returned_letter_is_checked_anew_and_says_why_it_came_back() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let id = checked(&desk, resident);
    let back = seen(&desk, id);
    desk.act(&head(&desk), move |read, _| {
        steps::move_with_reason(read, id, &back, LetterState::Draft, "Nama suami salah")
    })
    .unwrap();
    let own = letter(&desk, id);
    assert_eq!((own.state, own.checked_by, own.checked_how), (LetterState::Draft, None, None));
    assert_eq!(own.reason, Held::Known(Some("Nama suami salah".into())));
    let tasks = desk.read(|read| people::office::letter::seams::today(read, kernel::Lang::Id)).unwrap();
    assert_eq!(tasks.len(), 1);
    assert!(acknowledged_by(&desk, &head(&desk), id, key()).is_err(), "a draft is not acknowledged");
    let amended = Draft { name: Some("Slamet Riyanto".into()), ..husband() };
    let stale = seen(&desk, id);
    let again = stale.clone();
    desk.act(&desk.officer(), move |read, _| draft::amend(read, id, &stale, &amended)).unwrap();
    let late = desk.act(&desk.officer(), move |read, _| draft::amend(read, id, &again, &husband()));
    assert!(matches!(late, Err(Refusal::Conflict(_))), "the second of two saves sees the first");
    let input = seen_check(&desk, id, CheckedHow::ThroughRt, None, false);
    let problems = match desk.act(&desk.officer(), move |read, _| check(read, &input)) {
        Err(Refusal::Invalid(problems)) => problems.into_iter().map(|one| one.field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(problems, ["check_note", "free_will"]);
    let note = Some("Ketua RT 02, Pak Wagiman, 24 November pukul 09.00");
    let input = seen_check(&desk, id, CheckedHow::ThroughRt, note, true);
    desk.act(&desk.officer(), move |read, _| check(read, &input)).unwrap();
    assert_eq!(letter(&desk, id).reason, Held::Known(None));
    let tasks =
        desk.store.read(&head(&desk), desk.now(), |read| people::office::letter::seams::today(read, kernel::Lang::Id));
    assert_eq!(tasks.unwrap().len(), 1, "it waits for the head");
}

#[test]
fn who_permits_follows_from_the_marriage_and_the_unusual_is_confirmed() {
    let desk = Desk::new();
    let resident = wahyuni(&desk);
    let create = |draft: Draft| {
        let made = desk.act(&desk.officer(), move |read, action| {
            draft::create(read, action.record(0), resident, LetterKind::FamilyPermission, &draft)
        });
        made.map(|_| ()).map_err(|refusal| match refusal {
            Refusal::Invalid(problems) => problems.iter().map(|one| one.code).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        })
    };
    let mother = Draft { relation: Some(SignerRelation::Mother), ..husband() };
    assert_eq!(create(mother.clone()), Err(vec![CONFIRM]));
    assert_eq!(create(Draft { confirmed: true, ..mother }), Ok(()));
    assert_eq!(create(Draft { relation: Some(SignerRelation::Wife), ..husband() }), Err(vec!["letter.relation"]));
    assert_eq!(create(Draft::default()), Err(vec!["letter.missing", "letter.missing"]));
    set_marital(&desk, resident, MaritalStatus::Divorced);
    assert_eq!(create(husband()), Err(vec!["letter.relation"]));
}

#[test]
fn a_letter_is_filled_in_from_the_family_card() {
    let desk = Desk::new();
    let parents = Person { name: "Kasmini", birth: Some(date(1970, 1, 1)), ..Person::default() };
    let household_of = |relation| InHousehold::New { kk: None, head_name: None, relation };
    let head_id = desk.register(parents, household_of(Relation::Head)).unwrap();
    let home = desk.read(|read| Ok(household::current(read, head_id)?.unwrap().1.unwrap().row.id)).unwrap();
    let child = Person { name: "Sri Wahyuni", ..Person::default() };
    let child_id = desk.register(child, InHousehold::Existing(home, Relation::Child)).unwrap();
    set_marital(&desk, child_id, MaritalStatus::Single);
    let found = desk.read(|read| prefill::candidates(read, &read.get::<Resident>(child_id)?)).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].relation, found[0].name.as_str()), (SignerRelation::Mother, "Kasmini"));
    assert!(
        found[0].address.contains("Dusun Krajan") && found[0].address.contains("Desa Kuripan"),
        "{}",
        found[0].address
    );
    let sex = desk.read(|read| read.get::<Resident>(child_id)).unwrap().sex;
    assert_eq!(sex, Sex::Female);
}

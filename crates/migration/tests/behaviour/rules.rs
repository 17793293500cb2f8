//! The rules alone, without a store: ages at the border, who needs an agency, which letters count, what is due when.

use jiff::civil::{Date, date};
use kernel::RecordId;
use kernel::checklist::{Marital, Scheme};
use migration::records::case::{CaseState, RouteTaken};
use migration::records::employment::Answered;
use migration::rules::Facts;
use migration::rules::facts::{Given, LetterFact, WorkGiven};
use migration::rules::guards::{Link, check, is_open};
use migration::rules::machine::CASE_MACHINE;
use migration::rules::next_step::next_step;
use migration::rules::papers::{FAMILY_PERMISSION, Standing, papers};
use migration::rules::review::ReviewStanding;
use people::records::letter::{LetterKind, LetterState};

const TODAY: Date = date(2026, 11, 24);

fn facts(state: CaseState) -> Facts {
    Facts {
        today: TODAY,
        state,
        set_aside_from: None,
        scheme: Some(Scheme::PToP),
        country: Some("TW".into()),
        job: true,
        opened_abroad: false,
        planned_departure: Some(date(2027, 3, 1)),
        departed_on: None,
        contract_end: None,
        returned_on: None,
        earlier_return: None,
        agency: true,
        permit: true,
        birth: Some(date(1997, 5, 3)),
        marital: Some(Marital::Kawin),
        next_of_kin: 1,
        letters: Vec::new(),
        documents: Vec::new(),
        told: Vec::new(),
        review: ReviewStanding::NotAsked,
    }
}

fn letter(date: Date, country: Option<&str>, state: LetterState) -> LetterFact {
    LetterFact {
        id: RecordId::default(),
        kind: LetterKind::FamilyPermission,
        state,
        number: None,
        date: Some(date),
        country: country.map(str::to_owned),
    }
}

fn codes(facts: &Facts, to: CaseState, given: &Given) -> Vec<&'static str> {
    let edge = CASE_MACHINE.edge(facts.state.code(), to.code()).expect("a move");
    check(edge, facts, given).iter().map(|missing| missing.code).collect()
}

#[test]
fn the_eighteenth_birthday_itself_is_old_enough_and_the_day_before_is_not() {
    let age = |birth| {
        let facts = Facts { birth: Some(birth), ..facts(CaseState::Konseling) };
        codes(&facts, CaseState::VerifikasiDesa, &Given::default()).contains(&"age")
    };
    assert!(!age(date(2009, 3, 1)), "eighteen on the day of the departure");
    assert!(age(date(2009, 3, 2)), "eighteen a day after it");
}

#[test]
fn a_person_without_a_birth_date_is_not_taken_for_grown_up() {
    let facts = Facts { birth: None, ..facts(CaseState::Konseling) };
    assert!(codes(&facts, CaseState::VerifikasiDesa, &Given::default()).contains(&"birth_date"));
}

#[test]
fn only_who_is_placed_through_an_agency_must_name_it_with_its_permit() {
    let without =
        |scheme| Facts { scheme: Some(scheme), agency: false, permit: false, ..facts(CaseState::TerdaftarDisnaker) };
    let asked = |scheme| {
        let codes = codes(&without(scheme), CaseState::Seleksi, &Given::default());
        (codes.contains(&"agency"), codes.contains(&"agency_permit"))
    };
    assert_eq!(asked(Scheme::PToP), (true, true));
    assert_eq!(asked(Scheme::Spsk), (true, true));
    assert_eq!(asked(Scheme::Mandiri), (false, false));
    assert_eq!(asked(Scheme::GToG), (false, false));
}

#[test]
fn who_leaves_on_their_own_steps_over_the_placement_agreement_and_nobody_else() {
    let over = |scheme| {
        let facts = Facts { scheme: Some(scheme), ..facts(CaseState::KesehatanKompetensi) };
        let next = next_step(&facts).expect("a next step").edge.to;
        (next, codes(&facts, CaseState::JaminanSosial, &Given::default()).contains(&"placement_agreement"))
    };
    assert_eq!(over(Scheme::Mandiri), (CaseState::JaminanSosial.code(), false));
    assert_eq!(over(Scheme::PToP), (CaseState::PerjanjianPenempatan.code(), true));
}

#[test]
fn a_letter_from_before_the_last_return_or_for_another_country_does_not_count_for_a_new_journey() {
    let standing = |state, letter: LetterFact| {
        let facts = Facts { returned_on: Some(date(2026, 6, 1)), letters: vec![letter], ..facts(state) };
        papers(&facts).iter().find(|paper| paper.line.key == FAMILY_PERMISSION).expect("on the list").standing
    };
    let good = LetterState::Acknowledged;
    let leaving = CaseState::TerdaftarDisnaker;
    assert_eq!(standing(leaving, letter(date(2026, 7, 1), Some("TW"), good)), Standing::Good);
    assert_eq!(standing(leaving, letter(date(2024, 7, 1), Some("TW"), good)), Standing::Missing);
    assert_eq!(standing(leaving, letter(date(2026, 7, 1), Some("MY"), good)), Standing::Missing);
    assert_eq!(standing(CaseState::Pulang, letter(date(2024, 7, 1), Some("TW"), good)), Standing::Good, "home again");
    assert_eq!(standing(leaving, letter(date(2026, 7, 1), None, LetterState::Withdrawn)), Standing::Missing);
    assert_eq!(standing(leaving, letter(date(2026, 7, 1), None, LetterState::Checked)), Standing::WaitsForHead);
}

#[test]
fn an_acknowledged_letter_counts_beside_a_newer_draft() {
    let letters = vec![
        letter(date(2026, 11, 1), None, LetterState::Acknowledged),
        letter(date(2026, 11, 20), None, LetterState::Draft),
    ];
    let facts = Facts { letters, ..facts(CaseState::VerifikasiDesa) };
    let all = papers(&facts);
    let permission = all.iter().find(|paper| paper.line.key == FAMILY_PERMISSION).expect("on the list");
    assert_eq!(permission.standing, Standing::Good);
}

#[test]
fn known_afterwards_asks_for_no_paper_only_for_day_jalur_and_how_it_is_known() {
    for state in &CaseState::BEFORE_DEPARTURE[..12] {
        let facts = Facts { scheme: None, agency: false, birth: None, ..facts(*state) };
        let given = Given {
            date_unknown: true,
            route_taken: Some(RouteTaken::TidakDiketahui),
            reason: Some("kata ibunya".into()),
            ..Given::default()
        };
        assert_eq!(codes(&facts, CaseState::Bekerja, &given), [""; 0], "{state:?}");
        let silent = Given { reason: Some("  ".into()), ..given };
        assert_eq!(codes(&facts, CaseState::Bekerja, &silent), ["reason"], "{state:?}");
    }
}

#[test]
fn a_year_is_enough_for_who_left_unnoticed_and_a_year_to_come_is_not() {
    let facts = facts(CaseState::Terdata);
    let given = |year| Given {
        year: Some(year),
        route_taken: Some(RouteTaken::TidakDiketahui),
        reason: Some("kata ibunya".into()),
        ..Given::default()
    };
    assert_eq!(codes(&facts, CaseState::Bekerja, &given(2026)), [""; 0]);
    assert_eq!(codes(&facts, CaseState::Bekerja, &given(2027)), ["date.future"]);
}

#[test]
fn a_running_contract_asks_for_nothing_and_an_ending_one_for_the_return() {
    let next = |contract_end| {
        let facts = Facts { contract_end, ..facts(CaseState::Bekerja) };
        next_step(&facts).map(|next| (next.edge.to, next.missing.iter().map(|one| one.code).collect::<Vec<_>>()))
    };
    assert_eq!(next(Some(date(2027, 6, 1))), None);
    assert_eq!(next(Some(date(2026, 12, 31))), Some((CaseState::Pulang.code(), vec![])));
    assert_eq!(next(None), Some((CaseState::Pulang.code(), vec!["contract_end"])));
}

#[test]
fn an_extension_needs_an_end_that_lies_ahead() {
    let facts = Facts { contract_end: Some(date(2026, 10, 1)), ..facts(CaseState::Perpanjangan) };
    assert_eq!(codes(&facts, CaseState::Bekerja, &Given::default()), ["contract_end", "agreed"]);
    let work = WorkGiven { agreed: Some(Answered::No), ..WorkGiven::default() };
    let given = Given { contract_end: Some(date(2028, 10, 1)), work, ..Given::default() };
    assert_eq!(codes(&facts, CaseState::Bekerja, &given), [""; 0], "an answer is asked for, and none refuses anybody");
}

#[test]
fn a_change_of_employer_asks_whether_both_parties_agree_and_refuses_no_answer() {
    let facts = facts(CaseState::PindahMajikan);
    assert_eq!(codes(&facts, CaseState::Bekerja, &Given::default()), ["agreed"]);
    for answer in Answered::ALL {
        let work = WorkGiven { agreed: Some(*answer), ..WorkGiven::default() };
        assert_eq!(codes(&facts, CaseState::Bekerja, &Given { work, ..Given::default() }), [""; 0]);
    }
}

fn edge(from: CaseState, to: CaseState) -> &'static kernel::states::Edge {
    CASE_MACHINE.edge(from.code(), to.code()).expect("declared")
}

#[test]
fn whoever_was_found_abroad_is_offered_no_step_back_to_ready() {
    let back = edge(CaseState::Bekerja, CaseState::SiapBerangkat);
    let reason = Given { reason: Some("salah catat".into()), ..Given::default() };
    let left = facts(CaseState::Bekerja);
    assert!(is_open(back, &left) && check(back, &left, &reason).is_empty());
    let found = Facts { opened_abroad: true, ..left };
    assert!(!is_open(back, &found));
    assert_eq!(check(back, &found, &reason)[0].code, "opened_abroad");
}

#[test]
fn a_contract_that_ends_before_the_departure_is_refused_at_its_field() {
    let moves = [(CaseState::SiapBerangkat, false), (CaseState::Konseling, false), (CaseState::Perpanjangan, true)];
    for (from, at_work) in moves {
        let move_on = edge(from, CaseState::Bekerja);
        let facts = Facts { departed_on: at_work.then_some(date(2026, 11, 1)), ..facts(from) };
        let given = |end| Given { date: Some(date(2026, 11, 1)), contract_end: Some(end), ..Given::default() };
        let refused = |end| {
            let missing = check(move_on, &facts, &given(end));
            missing.iter().any(|one| one.code == "date.order" && one.link == Link::Form("contract_end"))
        };
        assert!(refused(date(2026, 10, 31)), "{from:?}");
        assert!(!refused(date(2026, 11, 1)) && !refused(date(2028, 11, 1)), "{from:?}");
    }
}

//! Every thing to check, from the declaration: a case in which it fires, one in which it just does not, and its source. A rule
//! in the data without such a pair fails here.

use jiff::civil::{Date, date};
use kernel::checklist::Scheme;
use kernel::money::{Currency, ForeignMoney};
use migration::rules::check::{self, CheckFacts, SameNumber};
use migration::rules::interview::{Answers, FamilyWord, Holder, HowMet, RecruiterKind, Travel, VisaOffered, YesNo};
use migration::rules::placement_agency::AgencyStanding;

const TODAY: Date = date(2026, 11, 24);

/// A case that shows nothing: a woman of 29 years, by a valid agency, to Taiwan in March.
fn silent() -> CheckFacts {
    CheckFacts {
        today: TODAY,
        birth: Some(date(1997, 5, 3)),
        nik_agrees: Some(true),
        planned_departure: Some(date(2027, 3, 1)),
        country: Some("TW".into()),
        job: Some("perawat lansia".into()),
        scheme: Some(Scheme::PToP),
        agency: Some(("PT Contoh".into(), AgencyStanding::Valid)),
        papers: 3,
        family_copy: true,
        same_number: SameNumber::default(),
        answers: Answers {
            recruiter: Some(RecruiterKind::Agency),
            met: Some(HowMet::Office),
            visa: Some(VisaOffered::Work),
            travel: Some(Travel::Official),
            holder: Some(Holder::Family),
            family: Some(FamilyWord::Agrees),
            advance: Some(0),
            fee: Some(0),
            debt: Some(YesNo::No),
            all_paid: Some(YesNo::No),
            wage: Some(money("TWD", 28_000)),
            announced_on: Some(date(2026, 11, 1)),
            centre_places: Some(YesNo::No),
            contract_seen: Some(YesNo::Yes),
            recommendation: Some(YesNo::Yes),
            same_age: Some(YesNo::Yes),
            ..Answers::default()
        },
    }
}

fn money(currency: &str, units: i64) -> ForeignMoney {
    ForeignMoney { currency: Currency::parse(currency).unwrap(), minor: units * 100 }
}

type Change = fn(&mut CheckFacts);

/// Rule, what makes it fire, what just does not.
const PAIRS: &[(&str, Change, Change)] = &[
    ("umur", |facts| facts.birth = Some(date(2009, 3, 2)), |facts| facts.birth = Some(date(2009, 3, 1))),
    ("berkas_umur", |facts| facts.nik_agrees = Some(false), |facts| facts.nik_agrees = None),
    ("berkas_umur", |facts| facts.answers.same_age = Some(YesNo::No), |facts| facts.answers.same_age = None),
    (
        "jalur_perbatasan",
        |facts| facts.answers.travel = Some(Travel::Border),
        |facts| facts.answers.travel = Some(Travel::NotTold),
    ),
    (
        "visa",
        |facts| facts.answers.visa = Some(VisaOffered::Pilgrimage),
        |facts| facts.answers.visa = Some(VisaOffered::NotTold),
    ),
    (
        "negara_tertutup",
        |facts| facts.country = Some("KW".into()),
        |facts| {
            facts.country = Some("KW".into());
            facts.job = Some("operator pabrik".into());
        },
    ),
    (
        "negara_tertutup",
        |facts| facts.country = Some("SA".into()),
        |facts| {
            facts.country = Some("SA".into());
            facts.scheme = Some(Scheme::Spsk);
        },
    ),
    ("izin_p3mi", |facts| standing(facts, AgencyStanding::Expired), |facts| facts.agency = None),
    ("izin_p3mi", |facts| standing(facts, AgencyStanding::NotOnList), |facts| standing(facts, AgencyStanding::Valid)),
    (
        "perekrut_perseorangan",
        |facts| facts.answers.recruiter = Some(RecruiterKind::Individual),
        |facts| facts.answers.recruiter = Some(RecruiterKind::Relative),
    ),
    (
        "izin_keluarga",
        |facts| facts.answers.family = Some(FamilyWord::Unregistered),
        |facts| facts.answers.family = Some(FamilyWord::NotYet),
    ),
    ("satu_nomor", |facts| facts.same_number.others = 2, |facts| facts.same_number.others = 1),
    (
        "berkas_ditahan",
        |facts| facts.answers.holder = Some(Holder::Broker),
        |facts| {
            facts.answers.holder = Some(Holder::Agency);
        },
    ),
    (
        "berkas_ditahan",
        |facts| {
            facts.answers.holder = Some(Holder::Agency);
            facts.family_copy = false;
        },
        |facts| {
            facts.answers.holder = Some(Holder::Agency);
            (facts.family_copy, facts.papers) = (false, 0);
        },
    ),
    ("uang_panjar", |facts| facts.answers.advance = Some(1_000_000), |facts| facts.answers.advance = Some(999_999)),
    ("uang_panjar", |facts| facts.answers.debt = Some(YesNo::Yes), |facts| facts.answers.debt = None),
    ("biaya_penempatan", |facts| facts.answers.fee = Some(1), |facts| facts.answers.fee = Some(0)),
    ("izin_rekrut", |facts| standing(facts, AgencyStanding::NoPermit), |facts| standing(facts, AgencyStanding::Valid)),
    (
        "lpk_menempatkan",
        |facts| facts.answers.centre_places = Some(YesNo::Yes),
        |facts| facts.answers.centre = Some("LPK Contoh".into()),
    ),
    (
        "berangkat_mendadak",
        |facts| facts.planned_departure = Some(date(2026, 11, 14)),
        |facts| facts.planned_departure = Some(date(2026, 11, 15)),
    ),
    (
        "media_sosial",
        |facts| facts.answers.met = Some(HowMet::Online),
        |facts| facts.answers.met = Some(HowMet::Acquaintance),
    ),
    ("tujuan_tidak_jelas", |facts| facts.job = None, |_| {}),
    (
        "gaji_berlebihan",
        |facts| facts.answers.wage = Some(money("TWD", 60_001)),
        |facts| facts.answers.wage = Some(money("TWD", 60_000)),
    ),
    (
        "semua_biaya_ditanggung",
        |facts| facts.answers.all_paid = Some(YesNo::Yes),
        |facts| facts.answers.all_paid = None,
    ),
    ("cabang_p3mi", |facts| standing(facts, AgencyStanding::NoBranch), |facts| standing(facts, AgencyStanding::Valid)),
    ("kontrak_belum_dilihat", |facts| near(facts, 30), |facts| near(facts, 31)),
    ("rekomendasi", |facts| near(facts, 30), |facts| near(facts, 31)),
];

fn standing(facts: &mut CheckFacts, standing: AgencyStanding) {
    facts.agency = Some(("PT Contoh".into(), standing));
}

/// So many days before the departure, with neither contract nor recommendation.
fn near(facts: &mut CheckFacts, days: i64) {
    facts.answers.announced_on = None;
    facts.planned_departure = Some(TODAY.checked_add(jiff::Span::new().days(days)).unwrap());
    facts.answers.contract_seen = Some(YesNo::No);
    facts.answers.recommendation = Some(YesNo::No);
}

fn keys(facts: &CheckFacts) -> Vec<&'static str> {
    check::fired(facts).iter().map(|one| one.rule.key).collect()
}

fn changed(change: Change) -> CheckFacts {
    let mut facts = silent();
    change(&mut facts);
    facts
}

#[test]
fn every_rule_fires_in_its_case_and_just_does_not_in_the_next() {
    assert_eq!(keys(&silent()), [""; 0]);
    for (rule, fires, just_not) in PAIRS {
        assert!(keys(&changed(*fires)).contains(rule), "{rule} does not fire");
        assert!(!keys(&changed(*just_not)).contains(rule), "{rule} fires where it just should not");
    }
}

#[test]
fn every_rule_of_the_data_has_such_a_pair_and_a_source() {
    for rule in check::all() {
        assert!(PAIRS.iter().any(|(key, ..)| *key == rule.key), "write a pair for {}", rule.key);
        assert!(!rule.source.is_empty(), "{}", rule.key);
    }
    for (key, ..) in PAIRS {
        assert!(check::rule(key, TODAY).is_some(), "no rule {key} in the data");
    }
}

#[test]
fn what_was_never_asked_fires_nothing() {
    let facts = CheckFacts { answers: Answers::default(), agency: None, nik_agrees: None, ..silent() };
    assert_eq!(keys(&facts), [""; 0]);
}

#[test]
fn evidence_says_what_was_seen_in_both_languages_and_its_mark_does_not_move_with_the_day() {
    let mut facts = silent();
    facts.same_number = SameNumber { others: 3, since: Some(date(2026, 8, 1)) };
    let seen = |facts: &CheckFacts| check::fired(facts).into_iter().find(|one| one.rule.key == "satu_nomor").unwrap();
    let evidence = seen(&facts).evidence;
    assert_eq!(evidence.id, "Nomor perekrut ini juga ada pada 3 kasus lain sejak 1 Agu 2026");
    assert!(evidence.en.contains("3 other cases"), "{}", evidence.en);
    facts.today = date(2026, 11, 30);
    assert_eq!(seen(&facts).evidence.mark, evidence.mark);
}

#[test]
fn the_gravest_is_shown_first() {
    let mut facts = silent();
    facts.answers.all_paid = Some(YesNo::Yes);
    facts.answers.visa = Some(VisaOffered::Visit);
    facts.birth = Some(date(2012, 1, 1));
    assert_eq!(keys(&facts), ["umur", "visa", "semua_biaya_ditanggung"]);
}

#[test]
fn one_case_more_with_the_same_number_is_nothing_new_and_twice_as_many_are() {
    let mark = |others| {
        let mut facts = silent();
        facts.same_number = SameNumber { others, since: Some(date(2026, 8, 1)) };
        check::fired(&facts).pop().unwrap().evidence.mark
    };
    assert_eq!(mark(2), mark(3));
    assert_ne!(mark(3), mark(4));
    assert_eq!(mark(4), mark(7));
}

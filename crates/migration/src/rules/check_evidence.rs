//! How each thing to check is looked for: one small function a rule, pure, with what it saw in words. Labels, thresholds and
//! sources are data (`check`).

use kernel::money::{ForeignMoney, Rupiah};
use kernel::{Lang, country, day};

use super::check::{CheckFacts, Evidence, Look, Rule};
use super::destination::{self, Status};
use super::interview::{FamilyWord, Holder, HowMet, RecruiterKind, Travel, VisaOffered, YesNo};
use super::placement_agency::AgencyStanding;

/// Every function by the key of its rule.
const LOOKS: &[(&str, Look)] = &[
    ("umur", age),
    ("berkas_umur", papers_age),
    ("jalur_perbatasan", border),
    ("visa", visa),
    ("negara_tertutup", closed),
    ("izin_p3mi", licence),
    ("perekrut_perseorangan", individual),
    ("izin_keluarga", family),
    ("satu_nomor", same_number),
    ("berkas_ditahan", papers_held),
    ("uang_panjar", advance),
    ("biaya_penempatan", fee),
    ("izin_rekrut", permit),
    ("lpk_menempatkan", centre),
    ("berangkat_mendadak", hurried),
    ("media_sosial", online),
    ("tujuan_tidak_jelas", unclear),
    ("gaji_berlebihan", wage),
    ("semua_biaya_ditanggung", all_paid),
    ("cabang_p3mi", branch),
    ("kontrak_belum_dilihat", contract),
    ("rekomendasi", recommendation),
];

/// How a rule looks; nothing for a key that the program does not know.
pub(super) fn look(key: &str) -> Option<Look> {
    LOOKS.iter().find(|(own, _)| *own == key).map(|(_, look)| *look)
}

/// Every key that the program knows.
#[cfg(test)]
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    LOOKS.iter().map(|(key, _)| *key)
}

fn saw(mark: impl ToString, id: impl Into<String>, en: impl Into<String>) -> Option<Evidence> {
    Some(Evidence { mark: mark.to_string(), id: id.into(), en: en.into() })
}

/// What an answer of a closed list says, with what it is an answer to.
fn answered(name: &str, label: kernel::Phrase, id: &str, en: &str) -> Option<Evidence> {
    saw(name, format!("{id}: {}", label.id), format!("{en}: {}", label.en))
}

fn rupiah(amount: i64) -> String {
    Rupiah(amount).to_string()
}

/// UU 18/2017 art. 5.
fn age(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    let leaving = facts.planned_departure.unwrap_or(facts.today);
    let age = day::age(facts.birth?, leaving);
    if i64::from(age) >= rule.parameter("age")? {
        return None;
    }
    let on = |lang| day::short(leaving, lang);
    saw(age, format!("Berumur {age} tahun pada {}", on(Lang::Id)), format!("{age} years old on {}", on(Lang::En)))
}

fn papers_age(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    if facts.nik_agrees == Some(false) {
        let (id, en) =
            ("Tanggal lahir pada NIK lain dari yang tercatat", "The NIK holds another birth date than recorded");
        return saw("nik", id, en);
    }
    let differ = facts.answers.same_age == Some(YesNo::No);
    differ.then_some(())?;
    saw("berkas", "Menurut wawancara umur pada berkas tidak sama", "By the interview the age on the papers differs")
}

fn border(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let travel = facts.answers.travel.filter(|travel| *travel == Travel::Border)?;
    answered(travel.name(), travel.label(), "Perjalanan", "Travel")
}

/// UU 18/2017 art. 13 letter f.
fn visa(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    use VisaOffered::{Pilgrimage, Student, Visit};
    let visa = facts.answers.visa.filter(|visa| matches!(visa, Visit | Pilgrimage | Student))?;
    answered(visa.name(), visa.label(), "Yang ditawarkan", "Offered")
}

/// UU 18/2017 art. 31 and 32.
fn closed(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let code = facts.country.as_deref()?;
    let job = destination::job_kind(facts.job.as_deref().unwrap_or_default());
    let status = destination::status(code, job, facts.scheme, facts.today);
    let words = match status {
        Status::Closed(_) => ("tertutup", "closed"),
        Status::OnlyByScheme(_) => ("hanya lewat satu skema", "by one scheme only"),
        Status::Warned(_) => ("diperingatkan", "warned of"),
        Status::Open(_) | Status::NoStatement => return None,
    };
    let decree = status.statement().map_or("", |one| one.decree);
    let name = |lang| country::get(code).map_or(code, |one| one.name.say(lang));
    saw(
        format!("{code} {}", words.1),
        format!("{}: {} ({decree})", name(Lang::Id), words.0),
        format!("{}: {} ({decree})", name(Lang::En), words.1),
    )
}

fn standing(facts: &CheckFacts, of: &[AgencyStanding]) -> Option<Evidence> {
    let (name, standing) = facts.agency.as_ref().filter(|(_, standing)| of.contains(standing))?;
    let phrase = standing.phrase();
    saw(format!("{name} {}", phrase.en), format!("{name}: {}", phrase.id), format!("{name}: {}", phrase.en))
}

fn licence(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    use AgencyStanding::{Expired, NotOnList, Revoked, Suspended};
    standing(facts, &[NotOnList, Revoked, Suspended, Expired])
}

fn permit(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    standing(facts, &[AgencyStanding::NoPermit])
}

fn branch(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    standing(facts, &[AgencyStanding::NoBranch])
}

/// UU 18/2017 art. 69.
fn individual(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let kind = facts.answers.recruiter.filter(|kind| *kind == RecruiterKind::Individual)?;
    answered(kind.name(), kind.label(), "Yang menawarkan", "Who offers")
}

/// UU 18/2017 art. 13 letter b.
fn family(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let word = facts.answers.family.filter(|word| matches!(word, FamilyWord::Denies | FamilyWord::Unregistered))?;
    answered(word.name(), word.label(), "Kata keluarga", "The family")
}

fn same_number(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    let others = facts.same_number.others;
    if i64::try_from(others).ok()? < rule.parameter("others")? {
        return None;
    }
    // One case more is nothing new; twice as many are.
    let mark = others.checked_ilog2().unwrap_or(0);
    let since = |lang| facts.same_number.since.map_or_else(String::new, |since| day::short(since, lang));
    saw(
        mark,
        format!("Nomor perekrut ini juga ada pada {others} kasus lain sejak {}", since(Lang::Id)),
        format!("This recruiter's number also stands behind {others} other cases since {}", since(Lang::En)),
    )
}

fn papers_held(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let holder = facts.answers.holder?;
    let without_copy = facts.papers > 0 && !facts.family_copy;
    if holder != Holder::Broker && !(holder == Holder::Agency && without_copy) {
        return None;
    }
    let copy = if facts.family_copy {
        ("keluarga punya salinan", "the family has a copy")
    } else {
        ("keluarga tidak punya salinan", "the family has no copy")
    };
    let label = holder.label();
    saw(
        format!("{} {}", holder.name(), facts.family_copy),
        format!("Dipegang: {}; {}", label.id, copy.0),
        format!("Held by: {}; {}", label.en, copy.1),
    )
}

fn advance(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    let amount = facts.answers.advance.unwrap_or(0);
    let (large, debt) = (amount >= rule.parameter("least")?, facts.answers.debt == Some(YesNo::Yes));
    match (large, debt) {
        (false, false) => None,
        (true, false) => {
            saw(amount, format!("Uang panjar {}", rupiah(amount)), format!("Cash advance of {}", rupiah(amount)))
        }
        (false, true) => saw("utang", "Ada utang kepada perekrut", "There is a debt to the recruiter"),
        (true, true) => saw(
            format!("{amount} utang"),
            format!("Uang panjar {} dan utang kepada perekrut", rupiah(amount)),
            format!("Cash advance of {} and a debt to the recruiter", rupiah(amount)),
        ),
    }
}

/// UU 18/2017 art. 30.
fn fee(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    let amount = facts.answers.fee.unwrap_or(0);
    (amount >= rule.parameter("least")?).then_some(())?;
    saw(amount, format!("Diminta {}", rupiah(amount)), format!("{} is asked", rupiah(amount)))
}

fn centre(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let answers = &facts.answers;
    let places = answers.centre_places == Some(YesNo::Yes) || answers.recruiter == Some(RecruiterKind::Centre);
    places.then_some(())?;
    let name = answers.centre.as_deref().unwrap_or_default();
    let named = |words: &str| if name.is_empty() { words.to_owned() } else { format!("{words}: {name}") };
    saw(name, named("Lembaga pelatihan menjanjikan penempatan"), named("A training centre promises placement"))
}

fn hurried(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    let (told, leaving) = (facts.answers.announced_on?, facts.planned_departure?);
    let days = day::days_between(told, leaving);
    (i64::from(days) < rule.parameter("days")?).then_some(())?;
    saw(days, format!("Diberitahu {days} hari sebelum berangkat"), format!("Told {days} days before the departure"))
}

fn online(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    let met = facts.answers.met.filter(|met| *met == HowMet::Online)?;
    answered(met.name(), met.label(), "Cara bertemu", "How they met")
}

fn unclear(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    match (facts.country.is_some(), facts.job.is_some()) {
        (true, true) => None,
        (false, true) => saw("negara", "Negara tujuan belum jelas", "The country is not clear"),
        (true, false) => saw("pekerjaan", "Pekerjaan belum jelas", "The job is not clear"),
        (false, false) => saw("keduanya", "Negara dan pekerjaan belum jelas", "Neither country nor job is clear"),
    }
}

fn wage(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    let promised: ForeignMoney = facts.answers.wage?;
    let usual = rule.parameter(promised.currency.as_str())?;
    let units = promised.minor / 10i64.pow(u32::from(promised.currency.decimals()));
    (units > usual).then_some(())?;
    let per_month = |lang, words: &str| format!("{} {words}", promised.say(lang));
    saw(
        format!("{} {units}", promised.currency.as_str()),
        per_month(Lang::Id, "sebulan dijanjikan"),
        per_month(Lang::En, "a month are promised"),
    )
}

fn all_paid(facts: &CheckFacts, _: &Rule) -> Option<Evidence> {
    (facts.answers.all_paid == Some(YesNo::Yes)).then_some(())?;
    saw("ya", "Perekrut menjanjikan menanggung semua biaya", "The recruiter promises to pay everything")
}

/// Is the departure so near that a paper should be there?
fn is_near(facts: &CheckFacts, rule: &Rule) -> Option<bool> {
    let days = day::days_between(facts.today, facts.planned_departure?);
    Some(i64::from(days) <= rule.parameter("days")?)
}

/// UU 18/2017 art. 13 letters g and h.
fn contract(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    (facts.answers.contract_seen == Some(YesNo::No) && is_near(facts, rule)?).then_some(())?;
    let leaving = facts.planned_departure?;
    saw(
        "belum",
        format!("Berangkat {}, kontrak belum dilihat", day::short(leaving, Lang::Id)),
        format!("Leaving on {}, no contract seen", day::short(leaving, Lang::En)),
    )
}

fn recommendation(facts: &CheckFacts, rule: &Rule) -> Option<Evidence> {
    (facts.answers.recommendation == Some(YesNo::No) && is_near(facts, rule)?).then_some(())?;
    let leaving = facts.planned_departure?;
    saw(
        "belum",
        format!("Berangkat {}, rekomendasi belum ada", day::short(leaving, Lang::Id)),
        format!("Leaving on {}, no recommendation", day::short(leaving, Lang::En)),
    )
}

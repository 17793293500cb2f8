//! What each move asks, by the name that the machine gives it. A guard that is not met says what is missing and where it is
//! put right; it never says yes or no alone.

use kernel::states::Edge;
use kernel::{Phrase, phrase};
use people::records::letter::{LetterKind, LetterState};

use super::facts::{Facts, Given};
use super::papers::{self, FAMILY_PERMISSION, Paper, Standing};
use super::review::ReviewStanding;
use super::topics;
use crate::records::case::CaseState;

/// Under this age nobody may be placed abroad (UU 18/2017 art. 5).
pub const LEAST_AGE: u16 = 18;

/// Where something that is missing is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The details of the case.
    Details,
    /// The company and the job order of the case.
    Agency,
    /// The resident.
    Resident,
    /// The family to be called.
    NextOfKin,
    /// A letter of the village.
    Letter(LetterKind),
    /// A line of the checklist.
    Paper(&'static str),
    /// The counselling.
    Counselling,
    /// The interview about the recruitment.
    Interview,
    /// The review of the things to check.
    Review,
    /// This field of the form of the move itself.
    Form(&'static str),
    /// Nowhere: it cannot be put right.
    Nowhere,
}

/// One thing that a move asks for and that is not so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// Stable code.
    pub code: &'static str,
    /// What it concerns, such as the name of a paper.
    pub about: Option<Phrase>,
    /// What is missing.
    pub what: Phrase,
    /// Where it is put right.
    pub link: Link,
}

const fn missing(code: &'static str, link: Link, what: Phrase) -> Missing {
    Missing { code, about: None, what, link }
}

/// A guard: what is missing for the move into a state.
type Guard = fn(&Facts, &Given, CaseState) -> Vec<Missing>;

/// Every guard by its name in the machine.
const GUARDS: &[(&str, Guard)] = &[
    ("identity_recorded", identity_recorded),
    ("counselled", counselled),
    ("adult_and_verified", adult_and_verified),
    ("permission_acknowledged", permission_acknowledged),
    ("papers_for_state", papers_for_state),
    ("placement_known", placement_known),
    ("no_placement_agreement", no_placement_agreement),
    ("all_valid_at_departure", all_valid_at_departure),
    ("departure_recorded", departure_recorded),
    ("known_afterwards", known_afterwards),
    ("contract_dated", contract_dated),
    ("employer_changed", employer_changed),
    ("return_recorded", return_recorded),
    ("re_entry", re_entry),
    ("resumes_where_it_was", resumes_where_it_was),
];

/// Is there a guard of this name?
pub fn is_known(name: &str) -> bool {
    name.is_empty() || GUARDS.iter().any(|(own, _)| *own == name)
}

/// What is missing for a move; empty when it may be made. A reason is asked for here too, where the edge wants one.
pub fn check(edge: &Edge, facts: &Facts, given: &Given) -> Vec<Missing> {
    let mut all = Vec::new();
    let known = GUARDS.iter().find(|(name, _)| *name == edge.guard);
    if let (Some((_, guard)), Some(target)) = (known, CaseState::from_code(edge.to)) {
        all.extend(guard(facts, given, target));
    } else if !edge.guard.is_empty() {
        all.push(missing(
            "guard.unknown",
            Link::Nowhere,
            phrase("Langkah ini tidak dapat dilakukan.", "This step cannot be made."),
        ));
    }
    if edge.reason && given.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
        all.push(missing("reason", Link::Form("reason"), phrase("Tulis alasannya.", "Write the reason.")));
    }
    all.extend(no_way_back(edge, facts));
    all.extend(contract_before_departure(edge, facts, given));
    if given.date.is_some_and(|date| date > facts.today) {
        all.push(missing(
            "date.future",
            Link::Form("date"),
            phrase("Tanggal ini belum terjadi.", "This day has not come yet."),
        ));
    }
    all
}

/// May this move be offered at all? Whoever was found abroad never was ready to leave.
pub fn is_open(edge: &Edge, facts: &Facts) -> bool {
    let resumes = edge.guard == "resumes_where_it_was";
    no_way_back(edge, facts).is_none() && (!resumes || facts.set_aside_from.map(CaseState::code) == Some(edge.to))
}

fn no_way_back(edge: &Edge, facts: &Facts) -> Option<Missing> {
    let back = edge.from == CaseState::Bekerja.code() && edge.to == CaseState::SiapBerangkat.code();
    let what = phrase(
        "Kasus ini dibuka saat orangnya sudah di luar negeri: tidak ada langkah sebelumnya.",
        "This case was opened when the person was abroad already: there is no step before.",
    );
    (back && facts.opened_abroad).then(|| missing("opened_abroad", Link::Nowhere, what))
}

/// A contract that ends before the person left is a slip in one of the two dates.
fn contract_before_departure(edge: &Edge, facts: &Facts, given: &Given) -> Option<Missing> {
    let leaves = matches!(edge.guard, "departure_recorded" | "known_afterwards");
    let left = if leaves { given.date } else { facts.departed_on };
    let what = phrase(
        "Kontrak ini berakhir sebelum tanggal berangkat. Periksa kedua tanggal.",
        "This contract ends before the departure. Check both dates.",
    );
    (given.contract_end? < left?).then(|| missing("date.order", Link::Form("contract_end"), what))
}

/// Birth date and one contact of the family. A NIK is not asked: a person without one is served all the same.
fn identity_recorded(facts: &Facts, _: &Given, _: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    if facts.birth.is_none() {
        all.push(missing(
            "birth_date",
            Link::Resident,
            phrase("Tanggal lahir belum tercatat.", "The date of birth is not recorded."),
        ));
    }
    if facts.next_of_kin == 0 {
        let what = phrase("Keluarga yang dihubungi belum tercatat.", "No next of kin is recorded.");
        all.push(missing("next_of_kin", Link::NextOfKin, what));
    }
    all
}

/// All topics told, and somebody of the family was there at least once (PP 59/2021 art. 4).
fn counselled(facts: &Facts, _: &Given, _: CaseState) -> Vec<Missing> {
    use crate::records::counselling::FamilyPresent;
    let mut all: Vec<Missing> = topics::missing(facts.today, &facts.told)
        .into_iter()
        .map(|topic| Missing {
            code: "topic",
            about: Some(topic.label),
            what: phrase("belum dibicarakan.", "not talked over yet."),
            link: Link::Counselling,
        })
        .collect();
    if all.is_empty() && facts.told.iter().all(|told| told.family == FamilyPresent::Nobody) {
        let what = phrase(
            "Keluarga belum hadir dalam konseling. Undang suami, istri, orang tua, atau wali.",
            "No family was at the counselling yet. Invite the spouse, a parent or a guardian.",
        );
        all.push(missing("family_present", Link::Counselling, what));
    }
    all
}

/// 18 years on the planned departure (UU 18/2017 art. 5), identity papers there, and the officer has reviewed the things to
/// check and said something to each. What was found refuses nobody: a person decides.
fn adult_and_verified(facts: &Facts, given: &Given, target: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    if facts.planned_departure.is_none() {
        let what = phrase("Rencana tanggal berangkat belum diisi.", "The planned departure is not filled in.");
        all.push(missing("planned_departure", Link::Details, what));
    }
    match facts.age_at_departure() {
        None => all.push(missing(
            "birth_date",
            Link::Resident,
            phrase("Tanggal lahir belum tercatat.", "The date of birth is not recorded."),
        )),
        Some(age) if age < LEAST_AGE => {
            let what = phrase(
                "Belum berumur 18 tahun pada rencana tanggal berangkat (UU 18/2017 Pasal 5).",
                "Not yet 18 years old on the planned departure (UU 18/2017 art. 5).",
            );
            all.push(missing("age", Link::Details, what));
        }
        Some(_) => {}
    }
    all.extend(papers_for_state(facts, given, target));
    all.extend(review_done(facts));
    all
}

fn review_done(facts: &Facts) -> Option<Missing> {
    let (link, what) = match facts.review {
        ReviewStanding::NotAsked | ReviewStanding::Reviewed => return None,
        ReviewStanding::NoInterview => (
            Link::Interview,
            phrase("Wawancara perekrutan belum dilakukan.", "The interview about the recruitment has not taken place."),
        ),
        ReviewStanding::NoReview => {
            (Link::Review, phrase("Pemeriksaan desa belum dilakukan.", "The village's review has not been made."))
        }
        ReviewStanding::Changed => (
            Link::Review,
            phrase("Ada yang berubah sejak pemeriksaan desa.", "Something changed since the village's review."),
        ),
    };
    Some(missing("reviewed", link, what))
}

/// The family's permission, acknowledged by the village head and nobody else (UU 18/2017 art. 13 letter b), with what art. 13
/// letter a asks for.
fn permission_acknowledged(facts: &Facts, given: &Given, target: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    let permission = papers::papers(facts).into_iter().find(|paper| paper.line.key == FAMILY_PERMISSION);
    match permission.and_then(|paper| paper.letter) {
        Some(letter) if letter.state == LetterState::Acknowledged => {}
        Some(letter) if letter.state == LetterState::Checked => {
            let what = phrase(
                "Surat izin keluarga menunggu kepala desa mengetahui.",
                "The family permission waits for the village head.",
            );
            all.push(missing("permission.head", Link::Letter(LetterKind::FamilyPermission), what));
        }
        Some(_) => {
            let what = phrase("Surat izin keluarga masih draf.", "The family permission is still a draft.");
            all.push(missing("permission.draft", Link::Letter(LetterKind::FamilyPermission), what));
        }
        None => {
            let what = phrase("Surat izin keluarga belum dibuat.", "The family permission has not been written.");
            all.push(missing("permission.none", Link::Letter(LetterKind::FamilyPermission), what));
        }
    }
    let rest = papers_for_state(facts, given, target);
    let own = [Link::Paper(FAMILY_PERMISSION), Link::Letter(LetterKind::FamilyPermission)];
    all.extend(rest.into_iter().filter(|one| !own.contains(&one.link)));
    all
}

/// Every required paper that the state needs is there.
fn papers_for_state(facts: &Facts, _: &Given, target: CaseState) -> Vec<Missing> {
    papers::papers(facts)
        .iter()
        .filter(|paper| papers::is_due_at(paper.line, target) && !paper.standing.is_there())
        .map(told)
        .collect()
}

/// Every required paper is checked and valid on the day of the departure (UU 18/2017 art. 13).
fn all_valid_at_departure(facts: &Facts, given: &Given, target: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    if facts.planned_departure.is_none() {
        let what = phrase("Rencana tanggal berangkat belum diisi.", "The planned departure is not filled in.");
        all.push(missing("planned_departure", Link::Details, what));
    }
    let papers = papers::papers(facts);
    all.extend(
        papers.iter().filter(|paper| papers::is_due_at(paper.line, target) && !paper.standing.is_good()).map(told),
    );
    let age = adult_and_verified(facts, given, CaseState::Minat);
    all.extend(age.into_iter().filter(|one| one.code == "age" || one.code == "birth_date"));
    all
}

fn told(paper: &Paper<'_>) -> Missing {
    let what = match paper.standing {
        Standing::WaitsForHead => phrase("menunggu kepala desa mengetahui.", "waits for the village head."),
        Standing::Unchecked => phrase("ada, tetapi belum diperiksa.", "there, but not checked yet."),
        Standing::Undated => {
            phrase("tanggal berlakunya belum diisi.", "the day until which it is valid is not filled in.")
        }
        Standing::RunsOut(_) => phrase("berakhir sebelum tanggal berangkat.", "runs out before the departure."),
        Standing::Invalid => phrase("tidak sah, harus diganti.", "not valid, must be replaced."),
        _ => phrase("belum ada.", "not there yet."),
    };
    let link = match papers::letter_kind(paper.line) {
        Some(kind) if paper.document.is_none() => Link::Letter(kind),
        _ => Link::Paper(paper.line.key),
    };
    Missing { code: "paper", about: Some(paper.line.label), what, link }
}

/// Scheme, country and job; through an agency also its name and permit: individuals may not place workers (art. 69).
fn placement_known(facts: &Facts, given: &Given, target: CaseState) -> Vec<Missing> {
    use kernel::checklist::Scheme;
    let mut all = Vec::new();
    let mut ask = |is_there: bool, code, link, what| {
        if !is_there {
            all.push(missing(code, link, what));
        }
    };
    let scheme = phrase("Skema penempatan belum diisi.", "The placement scheme is not filled in.");
    ask(facts.scheme.is_some(), "scheme", Link::Details, scheme);
    let country = phrase("Negara tujuan belum diisi.", "The destination is not filled in.");
    ask(facts.country.is_some(), "country", Link::Details, country);
    let job = phrase("Pekerjaan yang dituju belum diisi.", "The intended job is not filled in.");
    ask(facts.job, "job", Link::Details, job);
    if matches!(facts.scheme, Some(Scheme::PToP | Scheme::Spsk)) {
        let agency = phrase("Nama P3MI belum diisi.", "The agency is not filled in.");
        ask(facts.agency, "agency", Link::Agency, agency);
        let permit = phrase("Nomor izin P3MI belum diisi.", "The agency's permit number is not filled in.");
        ask(facts.permit, "agency_permit", Link::Agency, permit);
    }
    all.extend(papers_for_state(facts, given, target));
    all
}

/// The step over the placement agreement is open to schemes that need none.
fn no_placement_agreement(facts: &Facts, given: &Given, target: CaseState) -> Vec<Missing> {
    let needed =
        papers::papers(facts).iter().any(|paper| paper.line.key == "perjanjian_penempatan" && paper.line.required);
    if needed {
        let what = phrase("Skema ini memerlukan perjanjian penempatan.", "This scheme needs a placement agreement.");
        return vec![missing("placement_agreement", Link::Paper("perjanjian_penempatan"), what)];
    }
    papers_for_state(facts, given, target)
}

fn departure_recorded(_: &Facts, given: &Given, _: CaseState) -> Vec<Missing> {
    if given.date.is_some() {
        return Vec::new();
    }
    vec![missing("date", Link::Form("date"), phrase("Isi tanggal berangkat.", "Fill in the day of the departure."))]
}

/// Known only afterwards: the day or that it is not known, and the jalur as far as the family tells it. No paper is asked
/// for: what is missing is listed, and the person is served.
fn known_afterwards(facts: &Facts, given: &Given, _: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    if given.date.is_none() && !given.date_unknown && given.year.is_none() {
        let what = phrase(
            "Isi tanggal atau tahun berangkat, atau nyatakan bahwa tanggalnya tidak diketahui.",
            "Fill in the day or the year of the departure, or state that it is not known.",
        );
        all.push(missing("date", Link::Form("date"), what));
    }
    if given.year.is_some_and(|year| year > i64::from(facts.today.year())) {
        let what = phrase("Tahun ini belum terjadi.", "This year has not come yet.");
        all.push(missing("date.future", Link::Form("year"), what));
    }
    if given.route_taken.is_none() {
        let what = phrase(
            "Pilih jalur. Bila keluarga tidak tahu, pilih tidak diketahui.",
            "Choose the way of leaving, or that it is not known.",
        );
        all.push(missing("route_taken", Link::Form("route_taken"), what));
    }
    all
}

/// An extended contract has a new end, which lies ahead, and is made before the Indonesian mission: whether it was is asked,
/// and what the answer is refuses nothing (UU 18/2017 art. 17).
fn contract_dated(facts: &Facts, given: &Given, _: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    if given.contract_end.or(facts.contract_end).is_none_or(|end| end <= facts.today) {
        let what = phrase("Isi tanggal berakhir kontrak yang baru.", "Fill in when the new contract ends.");
        all.push(missing("contract_end", Link::Form("contract_end"), what));
    }
    if given.work.agreed.is_none() {
        let what = phrase(
            "Tanyakan apakah perpanjangan dibuat di hadapan Perwakilan RI. Bila tidak tahu, pilih tidak tahu.",
            "Ask whether the extension was made before the Indonesian mission. If that is not known, say so.",
        );
        all.push(missing("agreed", Link::Form("agreed"), what));
    }
    all
}

/// No change of employer without both parties: whether both agree is asked; a worker who had to leave is served all the same
/// (UU 18/2017 art. 18 and 19).
fn employer_changed(_: &Facts, given: &Given, _: CaseState) -> Vec<Missing> {
    if given.work.agreed.is_some() {
        return Vec::new();
    }
    let what = phrase(
        "Tanyakan apakah kedua pihak menyetujui perubahan ini. Bila tidak tahu, pilih tidak tahu.",
        "Ask whether both parties agree to the change. If that is not known, say so.",
    );
    vec![missing("agreed", Link::Form("agreed"), what)]
}

fn return_recorded(facts: &Facts, given: &Given, _: CaseState) -> Vec<Missing> {
    let mut all = Vec::new();
    match given.date {
        None => all.push(missing(
            "date",
            Link::Form("date"),
            phrase("Isi tanggal pulang.", "Fill in the day of the return."),
        )),
        Some(date) if facts.departed_on.is_some_and(|left| date < left) => {
            let what =
                phrase("Tanggal pulang lebih awal dari tanggal berangkat.", "The return lies before the departure.");
            all.push(missing("date.order", Link::Form("date"), what));
        }
        Some(_) => {}
    }
    if given.return_reason.is_none() {
        let what = phrase("Pilih alasan pulang.", "Choose why the person came home.");
        all.push(missing("return_reason", Link::Form("return_reason"), what));
    }
    all
}

/// Leaving again begins at the registration with the scheme re-entry; papers are judged anew from there on.
fn re_entry(facts: &Facts, _: &Given, _: CaseState) -> Vec<Missing> {
    if facts.planned_departure.is_some_and(|day| day >= facts.today) {
        return Vec::new();
    }
    let what = phrase("Isi rencana tanggal berangkat yang baru.", "Fill in the new planned departure.");
    vec![missing("planned_departure", Link::Details, what)]
}

fn resumes_where_it_was(facts: &Facts, _: &Given, target: CaseState) -> Vec<Missing> {
    if facts.set_aside_from == Some(target) {
        return Vec::new();
    }
    let what = phrase("Kasus dilanjutkan dari keadaan terakhirnya saja.", "A case resumes only where it was.");
    vec![missing("resume", Link::Nowhere, what)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::machine::CASE_MACHINE;

    #[test]
    fn every_guard_that_the_machine_names_exists_and_every_guard_is_named() {
        for edge in CASE_MACHINE.edges {
            assert!(is_known(edge.guard), "{}", edge.guard);
        }
        for (name, _) in GUARDS {
            assert!(CASE_MACHINE.edges.iter().any(|edge| edge.guard == *name), "{name} guards nothing");
        }
    }
}

//! The room's addresses, a module a page. Not here: what is decided (`office`, `rules`).

pub mod agency_branch;
pub mod agency_check;
pub mod agency_form;
pub mod agency_list;
mod beside;
pub mod cards;
pub mod case_agency;
pub mod cek_agen;
mod changed;
pub mod check;
mod checklist;
pub mod complaint;
pub mod contact_log;
pub mod cost;
mod counselling;
pub mod destination;
mod document;
pub mod earlier;
pub mod emergency;
mod emergency_show;
pub mod employment;
pub mod expiring;
pub mod handout;
pub mod insurance;
pub mod interest;
pub mod job_order;
mod letterhead;
mod list;
pub mod needs_assessment;
mod new;
pub mod pattern;
pub mod placement_agency;
pub mod pocket_card;
pub mod recruitment;
pub mod recruitment_permit;
pub mod reintegration_step;
pub mod remittance_plan;
pub mod return_outcome;
mod screen;
pub mod service_visit;
mod show;
pub mod side;
mod step;
pub mod timeline;
pub mod vacancy;
pub mod village_setting;

use kernel::access::VILLAGE;
use kernel::{Access, Lang, Phrase, Record, RecordId, Refusal};
use people::records::letter::LetterKind;
use web::typed;
use web::{Answer, Call, Route, link};

use crate::office::CaseFile;
use crate::records::case::CaseState;
use crate::records::{
    CheckDecision, ContactLog, Employment, MigrationCase, MigrationStep, NeedsAssessment, Recruitment,
    ReintegrationStep, ReturnOutcome,
};
use crate::rules::guards::{Link, Missing};
use crate::words::case as words;

/// For which task specific fields of a case are read.
const PURPOSE: &str = "mengurus kasus migrasi";

/// Kinds whose specific fields the page of a case opens for the same task, a line each.
const OPENS: &[&kernel::RecordSpec] = &[
    MigrationStep::SPEC,
    CheckDecision::SPEC,
    Recruitment::SPEC,
    ContactLog::SPEC,
    Employment::SPEC,
    ReturnOutcome::SPEC,
    NeedsAssessment::SPEC,
    ReintegrationStep::SPEC,
];

/// The routes of the case itself.
pub fn routes() -> Vec<Route> {
    let spec = MigrationCase::SPEC;
    let (read, write) = (Access::Read(spec), Access::Write(spec));
    let routes = [
        Route::get("/kasus", read, list::page).help("kasus"),
        Route::get("/kasus/baru", write, choose_resident).help("kasus#membuka-kasus"),
        Route::post("/kasus/baru", write, choose_resident).help("kasus#membuka-kasus"),
        Route::get("/warga/{id}/kasus/baru", write, new::page).help("kasus#membuka-kasus"),
        Route::post("/warga/{id}/kasus/baru", write, new::create).help("kasus#membuka-kasus"),
        Route::get("/kasus/{id}", read, show::page).purpose(PURPOSE).opens(OPENS).help("kasus"),
        Route::get("/kasus/{id}/layar", read, screen::page).help("kasus#layar-untuk-pengunjung"),
        Route::get("/kasus/{id}/langkah", Access::Roles(VILLAGE), step::page)
            .purpose(PURPOSE)
            .opens(OPENS)
            .help("kasus#langkah"),
        Route::post("/kasus/{id}/langkah", Access::Roles(VILLAGE), step::save)
            .purpose(PURPOSE)
            .opens(OPENS)
            .help("kasus#langkah"),
        Route::get("/kasus/{id}/dokumen/{line}", read, document::page).help("kasus#dokumen"),
        Route::post("/kasus/{id}/dokumen/{line}", write, document::save).files().help("kasus#dokumen"),
        Route::get("/kasus/{id}/konseling", read, counselling::page).help("kasus#konseling"),
        Route::post("/kasus/{id}/konseling", write, counselling::save).help("kasus#konseling"),
    ];
    routes.into_iter().map(|route| route.of(spec)).collect()
}

/// A case is about somebody: it begins on the page of a resident.
fn choose_resident(call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::redirect("/warga").saying(call.say(words::CHOOSE_RESIDENT)))
}

/// The page of a case.
pub fn case_path(case: RecordId) -> String {
    format!("/kasus/{case}")
}

/// Where a letter of this kind is written, or the one that is under way.
pub fn letter_path(file: &CaseFile, kind: LetterKind) -> String {
    let letters = file.facts.letters.iter().filter(|letter| letter.kind == kind && file.facts.letter_counts(letter));
    let under_way = letters.filter(|letter| {
        use people::records::letter::LetterState::{Acknowledged, Checked, Draft};
        matches!(letter.state, Draft | Checked | Acknowledged)
    });
    match under_way.max_by_key(|letter| (letter.date, letter.id)) {
        Some(letter) => format!("/surat/{}", letter.id),
        None => {
            let path = format!("/warga/{}/surat/baru", file.resident.row.id);
            let of = |text: &Option<String>| text.clone().unwrap_or_default();
            let (country, job) = (of(&file.case.country), of(&file.case.job));
            let returned = file.case.returned_on.filter(|_| kind == LetterKind::ReturnHandover);
            let mut query = vec![("jenis", kind.name()), ("negara", country.as_str()), ("pekerjaan", job.as_str())];
            let day = returned.map(|day| day.to_string());
            query.extend(day.as_deref().map(|day| ("tanggal", day)));
            link(&path, &query)
        }
    }
}

/// Where something that is missing is put right; empty for nowhere.
pub fn link_path(file: &CaseFile, link: Link) -> String {
    let (case, resident) = (file.case.row.id, file.resident.row.id);
    match link {
        Link::Details => format!("/kasus/{case}/ubah"),
        Link::Agency => format!("/kasus/{case}/agen"),
        Link::Resident => format!("/warga/{resident}/ubah"),
        Link::NextOfKin => format!("/warga/{resident}"),
        Link::Letter(kind) => letter_path(file, kind),
        Link::Paper(line) => format!("/kasus/{case}/dokumen/{line}"),
        Link::Counselling => format!("/kasus/{case}/konseling"),
        Link::Interview => format!("/kasus/{case}/perekrutan"),
        Link::Review => format!("/kasus/{case}/periksa"),
        Link::Form(_) | Link::Nowhere => String::new(),
    }
}

/// One missing thing as a line: what, and where it is put right.
pub struct MissingLine {
    /// The words.
    pub text: String,
    /// Empty for nowhere.
    pub path: String,
}

/// What is missing as lines, without what the form of the move itself asks for.
pub fn missing_lines(file: &CaseFile, missing: &[Missing], lang: Lang) -> Vec<MissingLine> {
    let topics = missing.iter().filter(|one| one.code == "topic").count();
    let outside = missing.iter().filter(|one| !matches!(one.link, Link::Form(_)) && one.code != "topic");
    let mut lines: Vec<MissingLine> =
        outside.map(|one| MissingLine { text: missing_words(one, lang), path: link_path(file, one.link) }).collect();
    if topics > 0 {
        let text = format!("{topics} {}", words::TOPICS_LEFT.say(lang));
        lines.push(MissingLine { text, path: link_path(file, Link::Counselling) });
    }
    lines
}

/// What is missing in words.
pub fn missing_words(missing: &Missing, lang: Lang) -> String {
    match missing.about {
        Some(about) => format!("{}: {}", about.say(lang), missing.what.say(lang)),
        None => missing.what.say(lang).to_owned(),
    }
}

/// What a paper is called in a button: the words before the first bracket or colon.
pub fn short_label(label: Phrase, lang: Lang) -> &'static str {
    let whole = label.say(lang);
    whole.split([':', '(']).next().unwrap_or(whole).trim()
}

/// What the person is called; a dash where that is closed.
pub fn person_name(file: &CaseFile) -> String {
    file.resident.name.known().cloned().unwrap_or_else(|| "–".to_owned())
}

/// How a state looks as a tag.
pub fn state_tone(state: CaseState) -> web::Tone {
    use web::Tone;
    match state {
        _ if state.is_working() => Tone::Good,
        CaseState::SiapBerangkat | CaseState::Pulang | CaseState::Purna => Tone::Good,
        CaseState::Tertunda | CaseState::Ditolak | CaseState::Mundur => Tone::Attention,
        _ => Tone::Plain,
    }
}

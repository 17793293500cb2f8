//! The page turned to the visitor: five phases in a villager's words, what comes next and who does it, what to bring. No
//! number, no family, no note, nothing that is sealed, nothing to press but the way back.

use askama::Template;
use kernel::{Lang, Phrase, Refusal};
use web::{Answer, Call};

use super::person_name;
use crate::office::CaseFile;
use crate::records::case::CaseState;
use crate::rules::facts::Facts;
use crate::rules::next_step::next_step;
use crate::rules::papers::{self, Paper, Standing, papers};
use crate::rules::phase::Phase;
use crate::words::screen as words;

/// Papers that are named; more would not be read.
const MOST: usize = 8;

#[derive(Template)]
#[template(path = "case/screen.html")]
struct Screen<'c> {
    call: &'c Call,
    own: String,
    name: String,
    phases: Vec<Stage>,
    next: &'static str,
    who: &'static str,
    bring: Vec<String>,
    shows_papers: bool,
    there: String,
}

/// One phase as it stands: class, words, and what is said of it.
struct Stage {
    class: &'static str,
    label: &'static str,
    tell: &'static str,
    mark: &'static str,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| CaseFile::of(read, id))?;
    let facts = &file.facts;
    let (next, who) = next(facts);
    let all = papers(facts);
    let required = all.iter().filter(|paper| paper.line.required);
    let there = required.clone().filter(|paper| paper.standing.is_there()).count();
    let content = Screen {
        call,
        own: super::case_path(id),
        name: person_name(&file),
        phases: stages(facts, call.lang),
        next: call.say(next),
        who: who.map_or("", |who| call.say(who)),
        bring: bring(facts, &all, call.lang),
        shows_papers: facts.is_leaving(),
        there: format!("{there} {} {}", call.say(crate::words::case::OF), required.count()),
    };
    Ok(call.page(&content.name, &content))
}

fn tell(phase: Phase) -> Phrase {
    match phase {
        Phase::Minat => words::MINAT,
        Phase::Persiapan => words::PERSIAPAN,
        Phase::Siap => words::SIAP,
        Phase::Bekerja => words::BEKERJA,
        Phase::Pulang => words::PULANG,
    }
}

fn stages(facts: &Facts, lang: Lang) -> Vec<Stage> {
    let now = Phase::of(facts.state).or(facts.set_aside_from.and_then(Phase::of));
    let stage = |phase: Phase| {
        let (class, mark) = match now {
            Some(now) if phase < now => ("done", words::DONE),
            Some(now) if phase == now => ("now", words::HERE),
            _ => ("later", words::LATER),
        };
        Stage { class, label: phase.label().say(lang), tell: tell(phase).say(lang), mark: mark.say(lang) }
    };
    if facts.state == CaseState::Meninggal { Vec::new() } else { Phase::ALL.into_iter().map(stage).collect() }
}

/// What comes next and who does it.
fn next(facts: &Facts) -> (Phrase, Option<Phrase>) {
    match facts.state {
        CaseState::Meninggal => return (words::GRIEF, None),
        CaseState::PindahDomisili => return (words::MOVED, None),
        CaseState::Tertunda | CaseState::Mundur | CaseState::Ditolak => return (words::PAUSED, None),
        CaseState::Purna => return (words::SETTLED, None),
        _ => {}
    }
    let Some(target) = next_step(facts).and_then(|next| CaseState::from_code(next.edge.to)) else {
        return (words::REST, None);
    };
    let (what, who) = towards(target, facts.state);
    (what, Some(who))
}

fn towards(target: CaseState, from: CaseState) -> (Phrase, Phrase) {
    match target {
        CaseState::Terdata => (words::DO_TERDATA, words::YOU_AND_OFFICER),
        CaseState::Konseling => (words::DO_KONSELING, words::YOU_AND_FAMILY),
        CaseState::VerifikasiDesa => (words::DO_VERIFIKASI, words::OFFICER),
        CaseState::IzinDesa => (words::DO_IZIN, words::FAMILY_AND_HEAD),
        CaseState::TerdaftarDisnaker => (words::DO_DISNAKER, words::YOU_AND_OFFICER),
        CaseState::Seleksi => (words::DO_SELEKSI, words::YOU_AND_AGENCY),
        CaseState::KesehatanKompetensi => (words::DO_SEHAT, words::YOU_AND_CLINIC),
        CaseState::PerjanjianPenempatan => (words::DO_PENEMPATAN, words::YOU_AND_AGENCY),
        CaseState::JaminanSosial => (words::DO_JAMINAN, words::YOU_AND_AGENCY),
        CaseState::PasporVisa => (words::DO_PASPOR, words::YOU_AND_AGENCY),
        CaseState::PerjanjianKerja => (words::DO_KERJA, words::YOU_AND_EMPLOYER),
        CaseState::SiapBerangkat => (words::DO_SIAP, words::YOU_AND_OFFICER),
        CaseState::Bekerja if from.is_working() => (words::DO_KEMBALI, words::YOU),
        CaseState::Bekerja => (words::DO_BERANGKAT, words::YOU),
        CaseState::Pulang => (words::DO_PULANG, words::YOU),
        CaseState::Purna => (words::DO_PURNA, words::YOU_AND_OFFICER),
        _ => (words::PAUSED, words::OFFICER),
    }
}

/// What the next step asks for and is not there, then what must be renewed.
fn bring(facts: &Facts, all: &[Paper<'_>], lang: Lang) -> Vec<String> {
    let target = next_step(facts).and_then(|next| CaseState::from_code(next.edge.to));
    let Some(target) = target.filter(|_| facts.state.is_before_departure()) else { return Vec::new() };
    let mut lines = Vec::new();
    if matches!(target, CaseState::Konseling | CaseState::IzinDesa) {
        lines.push(words::BRING_FAMILY.say(lang).to_owned());
    }
    for paper in all.iter().filter(|paper| papers::is_due_at(paper.line, target) && !paper.standing.is_there()) {
        if !matches!(paper.standing, Standing::WaitsForHead) {
            let (label, issuer) = (paper.line.label.say(lang), paper.line.issuer.say(lang));
            lines.push(format!("{label} ({} {issuer})", words::FROM.say(lang)));
        }
    }
    let renewed = all.iter().filter(|paper| paper.document.is_some() && paper.standing.asks_attention());
    for paper in renewed.filter(|paper| !matches!(paper.standing, Standing::Undated)) {
        let line = format!("{}: {}", paper.line.label.say(lang), words::RENEW.say(lang));
        if !lines.iter().any(|one| one.starts_with(paper.line.label.say(lang))) {
            lines.push(line);
        }
    }
    lines.truncate(MOST);
    lines
}

//! The papers of a case as lines with a mark: there, asks for attention, not there. What the visitor is told of them stands on
//! the page turned to the visitor (`screen`).

use jiff::civil::Date;
use kernel::checklist::Basis;
use kernel::{Lang, day};
use people::records::letter::LetterState;
use web::Tone;
use web::pieces::Check;

use super::letter_path;
use crate::office::CaseFile;
use crate::rules::papers::{self, Paper, Standing, letter_kind, papers};
use crate::rules::validity::Validity;
use crate::words::document as words;

/// The lines of one part of the checklist, and how many of them are good.
pub struct Part {
    /// The lines.
    pub checks: Vec<Check>,
    /// How many may leave as they are.
    pub good: usize,
}

/// Whose eyes the lines are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// The officer's: everything, with what can be done.
    Writer,
    /// Somebody else who may read the case: nothing to press but to look.
    Reader,
}

/// Papers after art. 13, and the others.
pub fn parts(file: &CaseFile, scanned: &[String], eyes: Eyes, lang: Lang) -> (Part, Part) {
    let papers = papers(&file.facts);
    let (law, rest): (Vec<_>, Vec<_>) = papers.into_iter().partition(|paper| paper.line.basis == Basis::Article13);
    let part = |papers: Vec<Paper<'_>>| Part {
        good: papers.iter().filter(|paper| paper.standing.is_good()).count(),
        checks: papers.iter().map(|paper| check(file, paper, scanned, eyes, lang)).collect(),
    };
    (part(law), part(rest))
}

fn check(file: &CaseFile, paper: &Paper<'_>, scanned: &[String], eyes: Eyes, lang: Lang) -> Check {
    let (tone, state) = match paper.standing {
        Standing::Good => (Tone::Good, words::THERE),
        Standing::NotNeeded => (Tone::Good, words::NOT_NEEDED),
        Standing::Unchecked => (Tone::Attention, words::THERE_UNCHECKED),
        standing if standing.asks_attention() => (Tone::Attention, words::NEEDS_LOOK),
        Standing::WaitsForHead => (Tone::Attention, words::WAITS),
        _ => (Tone::Plain, words::NOT_THERE),
    };
    let action = action(file, paper, scanned, eyes, lang);
    Check {
        tone,
        state: state.say(lang).to_owned(),
        title: paper.line.label.say(lang).to_owned(),
        detail: detail(file, paper, scanned, lang),
        action,
    }
}

/// What can be done about a paper, and where.
fn action(file: &CaseFile, paper: &Paper<'_>, scanned: &[String], eyes: Eyes, lang: Lang) -> Option<(String, String)> {
    let own = format!("/kasus/{}/dokumen/{}", file.case.row.id, paper.line.key);
    let (words, path) = match (paper.standing, letter_kind(paper.line)) {
        (Standing::Missing, Some(kind)) if eyes == Eyes::Writer && paper.document.is_none() => {
            (words::WRITE_LETTER, letter_path(file, kind))
        }
        (_, Some(_)) if paper.letter.is_some() && paper.document.is_none() => {
            let letter = paper.letter.map(|letter| format!("/surat/{}", letter.id));
            (if paper.standing == Standing::Good { words::VIEW } else { words::OPEN_LETTER }, letter?)
        }
        (Standing::Missing, _) if eyes == Eyes::Writer => (words::ATTACH, own),
        (Standing::Missing, _) => return None,
        (standing, _) if standing.asks_attention() && eyes == Eyes::Writer => (words::RENEW, own),
        _ if paper.document.is_some_and(|document| scanned.contains(&document.id.to_string())) => {
            (words::SEE_SCAN, own)
        }
        _ => (words::VIEW, own),
    };
    Some((words.say(lang).to_owned(), path))
}

fn detail(file: &CaseFile, paper: &Paper<'_>, scanned: &[String], lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(letter) = paper.letter.filter(|_| paper.document.is_none()) {
        parts.extend(letter.number.clone());
        let state = match letter.state {
            LetterState::Acknowledged => words::ACKNOWLEDGED,
            LetterState::Checked => words::WAITS,
            _ => words::DRAFT,
        };
        parts.push(state.say(lang).to_owned());
        return parts.join(" · ");
    }
    let Some(document) = paper.document else {
        let from = format!("{} {}: {}", words::MISSING.say(lang), words::FROM.say(lang), paper.line.issuer.say(lang));
        return from;
    };
    parts.extend(document.issuer.clone());
    parts.extend(standing_words(file, paper, lang));
    if scanned.contains(&document.id.to_string()) {
        parts.push(words::SCANNED.say(lang).to_owned());
    }
    if stays_with_family(paper.line.key) && paper.standing.is_there() {
        let copy = if document.family_copy { words::COPY_WITH_FAMILY } else { words::NO_COPY };
        parts.push(copy.say(lang).to_owned());
    }
    parts.join(" · ")
}

fn standing_words(file: &CaseFile, paper: &Paper<'_>, lang: Lang) -> Option<String> {
    let until = paper.document.and_then(|document| document.valid_until);
    Some(match paper.standing {
        Standing::Good => match until {
            Some(until) => format!("{} {}", words::VALID_UNTIL.say(lang), day::short(until, lang)),
            None => words::VALID.say(lang).to_owned(),
        },
        Standing::GoodButSoon(until) => {
            format!("{} {} · {}", words::VALID_UNTIL.say(lang), day::short(until, lang), words::SOON.say(lang))
        }
        Standing::Short(rule, missed) => short_words(rule, until, missed, lang),
        Standing::RunsOut(until) if until < file.facts.today => {
            format!("{} {}", words::RAN_OUT.say(lang), day::short(until, lang))
        }
        Standing::RunsOut(until) => {
            format!("{} {}, {}", words::RUNS_OUT.say(lang), day::short(until, lang), words::BEFORE_DEPARTURE.say(lang))
        }
        Standing::Unchecked => words::THERE_UNCHECKED.say(lang).to_owned(),
        Standing::Undated => words::UNDATED.say(lang).to_owned(),
        Standing::Invalid => words::INVALID.say(lang).to_owned(),
        Standing::NotNeeded => words::NOT_NEEDED.say(lang).to_owned(),
        Standing::Missing => words::MISSING.say(lang).to_owned(),
        Standing::WaitsForHead => return None,
    })
}

/// What a rule asks for beyond being valid on the day, and what it rests on.
fn short_words(rule: &Validity, until: Option<Date>, missed: Date, lang: Lang) -> String {
    let until = until.map(|until| format!("{} {} · ", words::VALID_UNTIL.say(lang), day::short(until, lang)));
    let asked = if rule.months_after.is_some() { words::SHOULD_LAST } else { words::GREW_OLD };
    let asked = format!("{} {} ({})", asked.say(lang), day::short(missed, lang), rule.article);
    format!("{}{asked}", until.unwrap_or_default())
}

/// Brokers hold papers: of these the family must have a copy (DOMAIN B, red flags).
fn stays_with_family(line: &str) -> bool {
    matches!(line, "perjanjian_penempatan" | "perjanjian_kerja" | "paspor")
}

/// The papers that the person left without, for a case known only afterwards.
pub fn not_there(file: &CaseFile, lang: Lang) -> Vec<String> {
    let all = papers::papers(&file.facts);
    let missing = all.iter().filter(|paper| paper.line.required && !paper.standing.is_there());
    missing.map(|paper| paper.line.label.say(lang).to_owned()).collect()
}

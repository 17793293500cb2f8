//! `/kasus/{id}/periksa`: the review of the things to check, and the card on the page of a case. For the village's officer
//! alone: nobody else is shown that there is anything. Not here: what is looked for (`rules::check`).

use askama::Template;
use kernel::contacts::{self, Contact};
use kernel::refusal::Problem;
use kernel::{Access, Lang, Record, RecordId, Refusal, Stored, day};
use store::Reader;
use web::pieces;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Tone};

use super::recruitment::{OPENS, PURPOSE};
use super::{case_path, person_name};
use crate::office::CaseFile;
use crate::office::check::{self, Look, Review, decision_field, reason_field};
use crate::records::check_decision::Decision;
use crate::records::{CASE_WRITERS, CheckDecision, Recruitment};
use crate::rules::check::{self as rules, Fired, Rule};
use crate::rules::review::{self, Finding, ReviewStanding};
use crate::words::check as words;

/// Numbers that help here.
const NUMBERS: [&str; 3] = ["polisi", "halo_pmi", "kemnaker"];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(CheckDecision::SPEC);
    let routes = [
        Route::get("/kasus/{id}/periksa", write, page).help("periksa#memeriksa"),
        Route::post("/kasus/{id}/periksa", write, save).help("periksa#memeriksa"),
    ];
    routes.into_iter().map(|route| route.of(Recruitment::SPEC).purpose(PURPOSE).opens(OPENS)).collect()
}

#[derive(Template)]
#[template(path = "check/review.html")]
struct ReviewPage<'c> {
    call: &'c Call,
    own: String,
    number: String,
    name: String,
    asked: bool,
    problems: Html,
    hidden: Html,
    signs: Vec<Sign>,
    reviewed: Input,
    contacts: Vec<&'static Contact>,
    clear: Vec<(&'static str, String)>,
    earlier: Vec<Earlier>,
}

/// One thing to check with its form.
struct Sign {
    rule: &'static Rule,
    evidence: String,
    basis: String,
    new: bool,
    fields: [Input; 2],
}

/// One review that was made.
struct Earlier {
    title: String,
    findings: Vec<(String, String)>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let case = call.param("id")?;
    match try_save(call, case) {
        Ok(()) => Ok(Answer::redirect(case_path(case)).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => Ok(show(call, &problems)?.invalid()),
        Err(other) => Err(other),
    }
}

fn try_save(call: &Call, case: RecordId) -> Result<(), Refusal> {
    let decisions = rules::on(call.today).into_iter().map(|rule| {
        let decision = Decision::from_name(call.form.text(&decision_field(rule.key)));
        (rule.key.to_owned(), decision, call.form.text(&reason_field(rule.key)).to_owned())
    });
    let input = Review { case, decisions: decisions.collect(), looked: call.form.ticked("reviewed") };
    let action = call.action;
    call.act(move |read| check::review(read, action, &input))?;
    Ok(())
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, look) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let look = Look::of(read, &file)?;
        Ok((file, look))
    })?;
    let decided = look.decided().unwrap_or_default();
    let fired = look.fired.as_deref().unwrap_or_default();
    let fired_now = |rule: &Rule| fired.iter().any(|one| one.rule.key == rule.key);
    let clear = rules::on(call.today).into_iter().filter(|rule| !fired_now(rule));
    let content = ReviewPage {
        call,
        own: case_path(id),
        number: file.case.number.clone(),
        name: person_name(&file),
        asked: look.interview.is_some(),
        problems: pieces::problems(problems, call.lang, |name| label(call, name)),
        hidden: call.hidden(),
        signs: fired.iter().map(|one| sign(call, one, &decided, !look.reviews.is_empty(), problems)).collect(),
        reviewed: Input::tick("reviewed", call.say(words::REVIEWED)).required().filled(&call.form, problems, call.lang),
        contacts: NUMBERS.iter().filter_map(|key| contacts::by_key(key)).collect(),
        clear: clear.map(|rule| (call.say(rule.label), basis(rule, call.lang))).collect(),
        earlier: look.reviews.iter().rev().map(|one| earlier(one, call.lang)).collect(),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn sign(call: &Call, one: &Fired, decided: &[Finding], reviewed: bool, problems: &[Problem]) -> Sign {
    let same = decided.iter().find(|finding| finding.rule == one.rule.key && finding.mark == one.evidence.mark);
    let answers = Decision::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let decision = Input::choice(decision_field(one.rule.key), call.say(words::DECISION), answers)
        .value(same.map_or("", |finding| finding.decision.name()))
        .required();
    let reason = Input::text(reason_field(one.rule.key), call.say(words::REASON))
        .help(call.say(words::REASON_HELP))
        .value(same.map_or("", |finding| finding.reason.as_str()))
        .required();
    Sign {
        rule: one.rule,
        evidence: one.evidence.say(call.lang).to_owned(),
        basis: basis(one.rule, call.lang),
        new: reviewed && same.is_none(),
        fields: [decision, reason].map(|input| input.filled(&call.form, problems, call.lang)),
    }
}

/// What a rule rests on, and how sure that is.
fn basis(rule: &Rule, lang: Lang) -> String {
    let sure = match rule.confidence {
        "general" => format!(" · {}", words::UNSURE.say(lang)),
        "programme" => format!(" · {}", words::PROGRAMME.say(lang)),
        _ => String::new(),
    };
    format!("{}: {}{sure}", words::SOURCE.say(lang), rule.source)
}

fn earlier(one: &Stored<CheckDecision>, lang: Lang) -> Earlier {
    let findings = one.findings.known().map(|text| review::from_text(text)).unwrap_or_default();
    let line = |finding: &Finding| {
        let label = rules::all().iter().find(|rule| rule.key == finding.rule).map(|rule| rule.label.say(lang));
        let title = format!("{}: {}", label.unwrap_or(&finding.rule), finding.decision.label().say(lang));
        (title, format!("{} · {}", finding.evidence, finding.reason))
    };
    Earlier {
        title: format!("{} · {} {}", day::full(one.date, lang), words::EDITION.say(lang), one.edition),
        findings: findings.iter().map(line).collect(),
    }
}

fn label(call: &Call, name: &str) -> String {
    let (kind, key) = name.split_once('.').unwrap_or((name, ""));
    let rule = rules::rule(key, call.today).map_or("", |rule| call.say(rule.label));
    match kind {
        "keputusan" => format!("{rule}, {}", call.say(words::DECISION).to_lowercase()),
        "alasan" => format!("{rule}, {}", call.say(words::REASON).to_lowercase()),
        _ => String::new(),
    }
}

/// The card on the page of a case, before the departure: for the officer of the office that keeps it.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, file: &CaseFile, lang: Lang) -> Result<Option<Panel>, Refusal> {
    let own = read.actor().is_one_of(CASE_WRITERS) && read.actor().office == file.case.home();
    if !own || file.case.row.withdrawn || !file.facts.is_leaving() {
        return Ok(None);
    }
    let look = Look::of(read, file)?;
    let path = case_path(file.case.row.id);
    let standing = look.standing();
    let action = match standing {
        ReviewStanding::NoInterview => (words::START_INTERVIEW, format!("{path}/perekrutan")),
        ReviewStanding::NoReview => (words::REVIEW, format!("{path}/periksa")),
        _ => (words::REVIEW_AGAIN, format!("{path}/periksa")),
    };
    Ok(Some(Panel {
        title: words::TITLE.say(lang).to_owned(),
        lines: card_lines(&look, standing, &path, lang),
        action: Some((action.0.say(lang).to_owned(), action.1)),
        ..Panel::default()
    }))
}

fn card_lines(look: &Look, standing: ReviewStanding, path: &str, lang: Lang) -> Vec<PanelLine> {
    let mut lines = Vec::new();
    let say = |phrase: kernel::Phrase| phrase.say(lang).to_owned();
    match &look.interview {
        None => lines.push(PanelLine { text: say(words::NO_INTERVIEW), ..PanelLine::default() }),
        Some(interview) => lines.push(PanelLine {
            text: say(words::INTERVIEW),
            detail: day::short(interview.asked_on, lang),
            path: format!("{path}/perekrutan"),
            ..PanelLine::default()
        }),
    }
    if standing == ReviewStanding::NoReview {
        lines.push(PanelLine { text: say(words::NOT_REVIEWED), ..PanelLine::default() });
    }
    if standing == ReviewStanding::Changed {
        let changed = look.changed();
        lines.extend(changed.iter().map(|one| PanelLine {
            text: one.rule.label.say(lang).to_owned(),
            detail: one.evidence.say(lang).to_owned(),
            tag: Some((Tone::Attention, say(words::CHANGED_SINCE))),
            ..PanelLine::default()
        }));
    }
    if let Some(last) = look.reviews.last() {
        let open = review::open(&look.decided().unwrap_or_default());
        let tag = if open > 0 {
            (Tone::Attention, format!("{open} {}", say(words::TO_FOLLOW)))
        } else {
            (Tone::Good, say(words::ALL_DECIDED))
        };
        let text = format!("{} {}", say(words::REVIEWED_ON), day::short(last.date, lang));
        lines.push(PanelLine { text, tag: Some(tag), ..PanelLine::default() });
    }
    lines
}

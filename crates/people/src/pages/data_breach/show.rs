//! The register of breaches, and one of them with what comes next. Who may not see personal data reads figures only.

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Refusal, Stored, day};
use store::Reader;
use web::{Answer, Call, Html, link, pieces};

use super::{classes, moment, path, state_tag};
use crate::office::access_view;
use crate::office::data_breach::{self as office, affected};
use crate::pages::form_page::problems_of;
use crate::records::DataBreach;
use crate::records::data_breach::BreachState;
use crate::rules::data_request::{BREACH, term_on};
use crate::words::data_breach as words;

#[derive(Template)]
#[template(path = "data_breach_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    writes: bool,
    next: String,
}

struct Line {
    path: String,
    cause: &'static str,
    detail: String,
    state: Html,
}

pub(super) fn list(call: &Call) -> Result<Answer, Refusal> {
    let after = Some(call.query("sesudah").to_owned()).filter(|after| !after.is_empty());
    let (lines, next) = call.read(|read| {
        let (all, next) = office::list(read, after)?;
        let lines: Result<Vec<Line>, Refusal> = all.iter().map(|one| line(call, read, one)).collect();
        Ok((lines?, next))
    })?;
    let next = next.map_or_else(String::new, |next| link("/kebocoran-data", &[("sesudah", &next)]));
    let writes = call.may_get("/kebocoran-data/baru");
    Ok(call.page(call.say(words::TITLE), &ListPage { call, lines, writes, next }))
}

fn line(call: &Call, read: &Reader<'_>, breach: &Stored<DataBreach>) -> Result<Line, Refusal> {
    let office = access_view::office_of(read, breach.home())?.map_or_else(String::new, |(name, _)| name);
    let found = day::moment_short(breach.found_at.as_millisecond(), day::Zone::Wib, call.today, call.lang);
    Ok(Line {
        path: path(breach.row.id),
        cause: call.say(breach.cause.label()),
        detail: format!("{office} · {found} · {} {}", breach.people, call.say(words::TASK_PEOPLE)),
        state: state_tag(call, breach),
    })
}

#[derive(Template)]
#[template(path = "data_breach_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    title: &'static str,
    state: Html,
    problems: Html,
    facts: Vec<(&'static str, String)>,
    /// Closed to who reads figures only.
    shut: bool,
    changes: bool,
    tells: bool,
    closes: bool,
    listed: usize,
    told: usize,
    hidden: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    page_with(call, &[])
}

fn page_with(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let content = call.read(|read| {
        let breach = read.get::<DataBreach>(id)?;
        let changes = office::may_change(read, &breach).is_ok();
        let people = affected(&breach);
        Ok(ShowPage {
            call,
            own: path(id),
            title: call.say(breach.cause.label()),
            state: state_tag(call, &breach),
            problems: pieces::problems(problems, call.lang, |_| String::new()),
            facts: facts(call, &breach),
            shut: breach.how.known().is_none(),
            changes,
            tells: changes && breach.state == BreachState::Open,
            closes: changes && breach.state == BreachState::Told,
            listed: people.len(),
            told: people.iter().filter(|one| one.told).count(),
            hidden: call.hidden_for(&breach.row),
        })
    })?;
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn facts(call: &Call, breach: &Stored<DataBreach>) -> Vec<(&'static str, String)> {
    let data: Vec<&str> = classes(breach).iter().map(|class| call.say(*class)).collect();
    let article = term_on(BREACH, call.today).map_or("", |term| term.article);
    let mut facts = vec![
        (call.say(words::FOUND), moment(call, &breach.row, breach.found_at)),
        (call.say(words::DUE), moment(call, &breach.row, breach.due_at)),
        (call.say(words::STATE), call.say(breach.state.label()).to_owned()),
        (call.say(words::DATA), data.join("; ")),
        (call.say(words::COUNT), breach.people.to_string()),
        (call.say(words::LAW), article.to_owned()),
    ];
    facts.extend(breach.how.known().map(|how| (call.say(words::HOW), how.clone())));
    facts.extend(breach.measures.given().map(|measures| (call.say(words::MEASURES), measures.clone())));
    facts.extend(breach.subjects_told_at.map(|at| (call.say(words::SUBJECTS_TOLD), moment(call, &breach.row, at))));
    facts.extend(breach.authority_told_at.map(|at| {
        let who = breach.authority.as_deref().unwrap_or_default();
        (call.say(words::AUTHORITY_TOLD), format!("{} · {who}", moment(call, &breach.row, at)))
    }));
    if let Some(public) = breach.public_notice {
        let yes = if public { web::words::YES } else { web::words::NO };
        facts.push((call.say(words::PUBLIC), call.say(yes).to_owned()));
    }
    facts
}

pub(super) fn close(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    match call.act(move |read| office::close(read, id, &seen)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::CLOSED))),
        Err(refusal) => page_with(call, &problems_of(refusal)?),
    }
}

//! The office's list of requests, and one request with what to do about it. Not here: sending the answer (`answer`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Phrase, Record, Refusal, Stored, day, show};
use store::Reader;
use web::{Answer, Call, Html, Input, link, pieces};

use super::{moment, state_tag};
use crate::office::data_request::{self as office, has_account};
use crate::office::{access_view, account_name};
use crate::records::data_request::{DataRequestState, DataWish, GivenHow};
use crate::records::{DataRequest, Resident};
use crate::rules::data_request::{Purpose, purposes, purposes_on, term_on};
use crate::words::data_request as words;

#[derive(Template)]
#[template(path = "data_request_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    open: Vec<Line>,
    settled: Vec<Line>,
    next: String,
}

struct Line {
    path: String,
    resident: String,
    wish: &'static str,
    received: String,
    state: Html,
}

pub(super) fn list(call: &Call) -> Result<Answer, Refusal> {
    let after = Some(call.query("sesudah").to_owned()).filter(|after| !after.is_empty());
    let first = after.is_none();
    let (open, settled, next) = call.read(|read| {
        let open = if first { office::open(read, office::PAGE)? } else { Vec::new() };
        let (settled, next) = office::settled(read, after)?;
        let lines = |all: &[Stored<DataRequest>]| all.iter().map(|one| line(call, read, one)).collect();
        let (open, settled): (Result<Vec<Line>, Refusal>, Result<Vec<Line>, Refusal>) = (lines(&open), lines(&settled));
        Ok((open?, settled?, next))
    })?;
    let next = next.map_or_else(String::new, |next| link("/permintaan-data", &[("sesudah", &next)]));
    Ok(call.page(call.say(words::TITLE), &ListPage { call, open, settled, next }))
}

fn line(call: &Call, read: &Reader<'_>, request: &Stored<DataRequest>) -> Result<Line, Refusal> {
    Ok(Line {
        path: format!("/permintaan-data/{}", request.row.id),
        resident: name_of(call, read, request)?,
        wish: call.say(request.wish.label()),
        received: day::moment_short(request.received_at.as_millisecond(), day::Zone::Wib, call.today, call.lang),
        state: state_tag(call, request),
    })
}

fn name_of(call: &Call, read: &Reader<'_>, request: &DataRequest) -> Result<String, Refusal> {
    let resident = read.maybe::<Resident>(request.resident.id)?;
    Ok(resident.map_or_else(
        || show::SEALED.say(call.lang).to_owned(),
        |resident| Resident::SPEC.title(&resident.row, call.lang),
    ))
}

#[derive(Template)]
#[template(path = "data_request_show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    name: String,
    card: String,
    title: &'static str,
    state: Html,
    facts: Vec<(&'static str, String)>,
    todo: &'static str,
    links: Vec<(&'static str, String)>,
    stops: Vec<Input>,
    goes_on: Vec<(&'static str, &'static str, &'static str)>,
    problems: Html,
    hidden: Html,
    answers: bool,
    refuses: bool,
    cancels: bool,
    given: Option<Input>,
    answer: Input,
}

pub(super) fn show(call: &Call) -> Result<Answer, Refusal> {
    show_with(call, &[])
}

pub(super) fn show_with(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let content = call.read(|read| {
        let request = read.get::<DataRequest>(id)?;
        shown(call, read, &request, problems)
    })?;
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn shown<'c>(
    call: &'c Call,
    read: &Reader<'_>,
    request: &Stored<DataRequest>,
    problems: &[Problem],
) -> Result<ShowPage<'c>, Refusal> {
    let open = request.state == DataRequestState::Open;
    let may = |to| office::may(read, request, to).is_ok();
    let answers = open && may(DataRequestState::Answered) && request.wish != DataWish::Erasure;
    let (stops, goes_on) =
        if request.wish == DataWish::Withdrawal { purposes_on(call.today) } else { (Vec::new(), Vec::new()) };
    let stop = |purpose: &&Purpose| {
        let label = format!("{}: {}", call.say(words::STOPPED_TICK), call.say(purpose.label));
        Input::tick(format!("stop_{}", purpose.key), label).filled(&call.form, problems, call.lang)
    };
    let given = (answers && request.wish == DataWish::Copy).then(|| given_input(call, read, request, problems));
    Ok(ShowPage {
        call,
        own: format!("/permintaan-data/{}", request.row.id),
        name: name_of(call, read, request)?,
        card: format!("/warga/{}", request.resident.id),
        title: call.say(request.wish.label()),
        state: state_tag(call, request),
        facts: facts(call, read, request)?,
        todo: if open { call.say(todo(request.wish)) } else { "" },
        links: if open { links(call, request) } else { Vec::new() },
        stops: if answers { stops.iter().map(stop).collect() } else { Vec::new() },
        goes_on: goes_on.iter().map(|one| (call.say(one.label), call.say(one.goes_on), one.article)).collect(),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden_for(&request.row),
        answers,
        refuses: open && may(DataRequestState::Refused),
        cancels: open && may(DataRequestState::Cancelled),
        given: given.transpose()?,
        answer: Input::lines("answer", call.say(words::ANSWER_WORDS))
            .help(call.say(words::ANSWER_HELP))
            .filled(&call.form, problems, call.lang),
    })
}

fn given_input(
    call: &Call,
    read: &Reader<'_>,
    request: &Stored<DataRequest>,
    problems: &[Problem],
) -> Result<Input, Refusal> {
    let account = has_account(read, request.resident.id.raw())?;
    let ways = GivenHow::ALL.iter().filter(|way| account || **way != GivenHow::Account);
    let options = ways.map(|way| (way.name().to_owned(), call.say(way.label()).to_owned())).collect();
    Ok(Input::choice("given", call.say(words::GIVEN), options).required().filled(&call.form, problems, call.lang))
}

const fn todo(wish: DataWish) -> Phrase {
    match wish {
        DataWish::Copy => words::DO_COPY,
        DataWish::Correction => words::DO_CORRECTION,
        DataWish::Withdrawal => words::DO_WITHDRAWAL,
        DataWish::Erasure => words::DO_ERASURE,
        DataWish::Restriction => words::DO_RESTRICTION,
    }
}

/// Where the work of a wish is done.
fn links(call: &Call, request: &Stored<DataRequest>) -> Vec<(&'static str, String)> {
    let (own, card) = (format!("/permintaan-data/{}", request.row.id), format!("/warga/{}", request.resident.id));
    let all = match request.wish {
        DataWish::Copy => {
            vec![(words::COPY_PDF, format!("{own}/salinan.pdf")), (words::COPY_JSON, format!("{own}/salinan.json"))]
        }
        DataWish::Correction => vec![(words::TO_RECORD, card)],
        DataWish::Withdrawal => vec![(words::TO_RECORD, card)],
        DataWish::Erasure => vec![(words::TO_ERASURE, format!("{card}/hapus"))],
        DataWish::Restriction => vec![(words::TO_RECORD, card.clone()), (words::TO_HOLD, format!("{card}/tahan"))],
    };
    let open = |(_, path): &(Phrase, String)| call.may_get(path);
    all.into_iter().filter(open).map(|(label, path)| (call.say(label), path)).collect()
}

fn facts(
    call: &Call,
    read: &Reader<'_>,
    request: &Stored<DataRequest>,
) -> Result<Vec<(&'static str, String)>, Refusal> {
    let article = term_on(request.wish.name(), call.today).map_or("", |term| term.article);
    let mut facts = vec![
        (call.say(words::WAY), call.say(request.way.label()).to_owned()),
        (call.say(words::PROOF), call.say(request.proof.label()).to_owned()),
        (call.say(words::RECEIVED_AT), moment(call, &request.row, request.received_at)),
        (call.say(words::DUE), moment(call, &request.row, request.due_at)),
        (call.say(words::LAW), article.to_owned()),
    ];
    facts.extend(request.guardian.given().map(|name| (call.say(words::GUARDIAN), name.clone())));
    facts.extend(request.detail.given().map(|detail| (call.say(words::DETAIL), detail.clone())));
    if let Some(at) = request.answered_at {
        let by = request.answered_by.and_then(|by| account_name(read, by.id.raw()));
        let office = access_view::office_of(read, request.home())?.map(|(name, _)| name);
        let who = by.or(office).map_or_else(String::new, |who| format!(" · {who}"));
        let refused = request.state == DataRequestState::Refused;
        let label = if refused { words::REFUSED } else { words::ANSWERED };
        facts.push((call.say(label), format!("{}{who}", moment(call, &request.row, at))));
    }
    facts.extend(request.ground.given().map(|ground| (call.say(words::GROUND), call.say(ground.label()).to_owned())));
    facts.extend(request.given.map(|given| (call.say(words::GIVEN), call.say(given.label()).to_owned())));
    facts.extend(request.stopped.given().map(|keys| (call.say(words::STOPPED), stopped(call, keys))));
    facts.extend(request.answer.given().map(|answer| (call.say(words::ANSWER_WORDS), answer.clone())));
    Ok(facts)
}

/// The purposes that were stopped, in words.
pub(super) fn stopped(call: &Call, keys: &str) -> String {
    let known = |key: &str| purposes().iter().find(|purpose| purpose.key == key);
    let words: Vec<&str> = keys.split(' ').filter_map(known).map(|purpose| call.say(purpose.label)).collect();
    words.join("; ")
}

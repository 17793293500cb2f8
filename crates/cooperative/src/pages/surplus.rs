//! The surplus of a year: the sharing as it would be, approving it after the meeting, posting it.
//! Not here: the reckoning (`rules::surplus`), what it posts (`office::surplus`).

use kernel::Record;
use kernel::money::whole;
use kernel::refusal::Problem;
use kernel::{Access, ActionId, Phrase, Refusal, Stored};
use people::pages::form_page::problems_of;
use store::Action;
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use super::meeting::{crumbs, keeps, title};
use super::plain::{PlainPage, Table};
use crate::office::meeting as meetings;
use crate::office::surplus::{self as office, Simulation};
use crate::records::meeting::MeetingKind;
use crate::records::surplus_distribution::DistributionState;
use crate::records::{BOARD, BOOK_READERS, Koperasi, Meeting, SurplusDistribution, SurplusShare};
use crate::rules::surplus::Parts;
use crate::words::surplus as words;

/// An approval writes members' parts in several actions where there are many; more than this is not waited for.
const MOST_ACTIONS: u32 = 50;
/// Where the further actions of an approval begin among the ids of the first.
const FURTHER: u32 = 1000;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(SurplusDistribution::SPEC).help("koperasi#shu");
    vec![
        about(Route::get("/koperasi/{id}/shu", Access::Roles(BOOK_READERS), page)),
        about(Route::post("/koperasi/{id}/shu/sahkan", Access::Roles(BOARD), approve)),
        about(Route::post("/koperasi/{id}/shu/bukukan", Access::Roles(BOARD), post)),
    ]
}

fn year(call: &Call) -> i16 {
    let typed = if call.form.has("tahun") { call.form.text("tahun") } else { call.query("tahun") };
    typed.parse().ok().filter(|year| (1990..=9998).contains(year)).unwrap_or(call.today.year() - 1)
}

struct Seen {
    books: Stored<Koperasi>,
    standing: Option<Stored<SurplusDistribution>>,
    shares: Vec<Stored<SurplusShare>>,
    simulation: Result<Simulation, Vec<Problem>>,
    meetings: Vec<Stored<Meeting>>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let seen = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let standing = read.maybe(SurplusDistribution::of_year(id, i64::from(year)))?;
        let shares = match &standing {
            Some(standing) => read.referring::<SurplusShare>("distribution", standing.row.id)?,
            None => Vec::new(),
        };
        let simulation = match office::simulate(read, &books, year) {
            Ok(simulation) => Ok(simulation),
            Err(refusal) => Err(problems_of(refusal)?),
        };
        let mut meetings = meetings::of_books(read, id)?;
        meetings.retain(|one| one.kind != MeetingKind::Board && one.quorum == Some(true));
        Ok(Seen { books, standing, shares, simulation, meetings })
    })?;
    let state = seen.standing.as_ref().map_or(DistributionState::Simulated, |standing| standing.state);
    let tone = if state == DistributionState::Posted { Tone::Good } else { Tone::Attention };
    let page = PlainPage {
        crumbs: crumbs(call, &seen.books),
        title: format!("{} {year}", call.say(words::TITLE)),
        state: pieces::tag(tone, call.say(state.label())),
        lead: vec![call.say(words::LEAD).to_owned()],
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        main: content(call, &seen),
        aside: steps(call, &seen, year),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn content(call: &Call, seen: &Seen) -> Html {
    if let Some(standing) = &seen.standing {
        let row = |one: &Stored<SurplusShare>| {
            member_row(call, &one.number, [one.savings, one.service, one.capital, one.usage])
        };
        let rows = seen.shares.iter().map(row).collect();
        return Html::joined([parts(call, standing.pot, &office::parts_of(standing)), members(call, rows)]);
    }
    match &seen.simulation {
        Ok(simulation) => {
            let rows = simulation.members.iter().map(|(member, share)| {
                let weights = member.weights;
                member_row(call, &member.number, [weights.savings, weights.service, share.capital, share.usage])
            });
            Html::joined([parts(call, simulation.pot, &simulation.parts), members(call, rows.collect())])
        }
        Err(problems) => {
            let message = problems.first().map_or("", |problem| call.say(problem.message));
            pieces::note("", message)
        }
    }
}

fn member_row(call: &Call, number: &str, amounts: [i64; 4]) -> Vec<String> {
    let [.., capital, usage] = amounts;
    let shown = amounts.into_iter().chain([capital + usage]).map(|amount| whole(amount, call.lang));
    std::iter::once(number.to_owned()).chain(shown).collect()
}

/// The seven parts with what they come to.
pub(super) fn part_lines(parts: &Parts) -> [(Phrase, i64); 7] {
    [
        (words::RESERVE, parts.reserve),
        (words::CAPITAL, parts.capital),
        (words::USE, parts.usage),
        (words::BOARD, parts.board),
        (words::STAFF, parts.staff),
        (words::EDUCATION, parts.education),
        (words::SOCIAL, parts.social),
    ]
}

fn parts(call: &Call, pot: i64, parts: &Parts) -> Html {
    let line = |(label, amount): (Phrase, i64)| vec![call.say(label).to_owned(), whole(amount, call.lang)];
    let rows = part_lines(parts).into_iter().chain([(words::POT, pot)]).map(line).collect();
    let columns = [words::PART, words::AMOUNT].map(|column| call.say(column).to_owned()).into();
    Table { title: call.say(words::POT).to_owned(), columns, numbers_from: 1, rows }.card()
}

fn members(call: &Call, rows: Vec<Vec<String>>) -> Html {
    let columns = [words::NUMBER, words::SAVINGS, words::SERVICE, words::CAPITAL, words::USE, words::TOTAL];
    let columns = columns.map(|column| call.say(column).to_owned()).into();
    Table { title: call.say(words::MEMBERS).to_owned(), columns, numbers_from: 1, rows }.card()
}

#[derive(askama::Template)]
#[template(path = "koperasi/surplus_step.html")]
struct Step {
    action: String,
    hidden: Html,
    year: i16,
    input: Option<Input>,
    button: &'static str,
}

/// What comes next, for who keeps the books.
fn steps(call: &Call, seen: &Seen, year: i16) -> Html {
    if !keeps(call, seen.books.home()) {
        return Html::default();
    }
    let own = format!("/koperasi/{}/shu", seen.books.row.id);
    let step = |rest: &str, input, button: Phrase| Step {
        action: format!("{own}/{rest}"),
        hidden: call.hidden(),
        year,
        input,
        button: call.say(button),
    };
    match seen.standing.as_ref().map(|standing| standing.state) {
        Some(DistributionState::Posted) => Html::default(),
        Some(_) => Html::of(&step("bukukan", None, words::POST)),
        None if seen.simulation.is_ok() => {
            let options = seen.meetings.iter().map(|one| (one.row.id.to_string(), title(call, one))).collect();
            let input = Input::choice("meeting", call.say(words::MEETING), options);
            Html::of(&step("sahkan", Some(input), words::APPROVE))
        }
        None => Html::default(),
    }
}

fn approve(call: &Call) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let Ok(meeting) = call.form.text("meeting").parse() else {
        return show(call, &[Problem { field: "meeting".to_owned(), code: "required", message: words::NO_MEETING }]);
    };
    match call.act(move |read| office::approve(read, &read.get::<Koperasi>(id)?, year, meeting)) {
        Ok(_) => {
            further(call, year)?;
            Ok(done(call, year, words::APPROVED))
        }
        Err(refusal) => show(call, &problems_of(refusal)?),
    }
}

/// The parts of the members beyond the first action, an action at a time; each id follows from the form's.
fn further(call: &Call, year: i16) -> Result<(), Refusal> {
    let id = call.param("id")?;
    for index in 0..MOST_ACTIONS {
        let more =
            call.read(|read| Ok(!office::next_shares(read, &read.get::<Koperasi>(id)?, year)?.records.is_empty()))?;
        if !more {
            break;
        }
        let action = ActionId(call.action.record(FURTHER + index));
        let action = Action { id: action, digest: [0; 32], actor: call.actor.clone(), now: call.now };
        call.store.act(action, move |read| office::next_shares(read, &read.get::<Koperasi>(id)?, year))?;
    }
    Ok(())
}

fn post(call: &Call) -> Result<Answer, Refusal> {
    let (id, year, today, action) = (call.param("id")?, year(call), call.today, call.action);
    further(call, year).or_else(|refusal| match refusal {
        Refusal::NotFound | Refusal::Invalid(_) => Ok(()),
        other => Err(other),
    })?;
    match call.act(move |read| office::post(read, action, &read.get::<Koperasi>(id)?, (year, today))) {
        Ok(_) => Ok(done(call, year, words::POSTED)),
        Err(refusal) => show(call, &problems_of(refusal)?),
    }
}

fn done(call: &Call, year: i16, sentence: Phrase) -> Answer {
    let id = call.param_text("id");
    Answer::redirect(format!("/koperasi/{id}/shu?tahun={year}")).saying(call.say(sentence))
}

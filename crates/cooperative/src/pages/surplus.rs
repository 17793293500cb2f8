//! The surplus of a year: the sharing as it would be, approving it after the meeting, posting it, paying members.
//! Not here: the reckoning (`rules::surplus`), what it posts (`office::surplus`), its list on paper (`surplus_paper`).

use jiff::civil::Date;
use kernel::money::{Percent, whole};
use kernel::refusal::Problem;
use kernel::{Access, ActionId, Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::problems_of;
use store::{Action, Reader};
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use super::meeting::{crumbs, keeps, title};
use super::plain::{PlainPage, Table};
use crate::office::surplus::{self as office, Simulation};
use crate::office::surplus_payment::{self as payment, Paying};
use crate::office::{koperasi_setting, meeting as meetings};
use crate::records::koperasi::Form;
use crate::records::meeting::MeetingKind;
use crate::records::surplus_distribution::DistributionState;
use crate::records::surplus_share::PaidTo;
use crate::records::{BOARD, BOOK_READERS, Koperasi, Meeting, SurplusDistribution, SurplusShare};
use crate::rules::surplus::Parts;
use crate::words::body::{self, BodyWords};
use crate::words::surplus as words;

/// An approval or payment goes on in several actions where there are many members; more than this is not waited for.
const MOST_ACTIONS: u32 = 50;
/// Where the further actions begin among the ids of the first.
const FURTHER: u32 = 1000;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(SurplusDistribution::SPEC).help("koperasi#shu");
    let board = |path, page| about(Route::post(path, Access::Roles(BOARD), page));
    vec![
        about(Route::get("/koperasi/{id}/shu", Access::Roles(BOOK_READERS), page)),
        board("/koperasi/{id}/shu/sahkan", approve),
        board("/koperasi/{id}/shu/bukukan", post),
        board("/koperasi/{id}/shu/bayar", pay),
        board("/koperasi/{id}/shu/bayar-semua", pay_all),
    ]
}

pub(super) fn year(call: &Call) -> i16 {
    let typed = if call.form.has("tahun") { call.form.text("tahun") } else { call.query("tahun") };
    typed.parse().ok().filter(|year| (1990..=9998).contains(year)).unwrap_or(call.today.year() - 1)
}

/// A year's sharing as it stands, or as it would be.
pub(super) struct Seen {
    pub books: Stored<Koperasi>,
    pub standing: Option<Stored<SurplusDistribution>>,
    pub shares: Vec<Stored<SurplusShare>>,
    pub simulation: Result<Simulation, Vec<Problem>>,
    meetings: Vec<Stored<Meeting>>,
    percents: [i64; 7],
}

impl Seen {
    /// Reads it.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, id: RecordId, year: i16) -> Result<Seen, Refusal> {
        let books = read.get::<Koperasi>(id)?;
        let standing = read.maybe(SurplusDistribution::of_year(id, i64::from(year)))?;
        let mut shares = match &standing {
            Some(standing) => read.referring::<SurplusShare>("distribution", standing.row.id)?,
            None => Vec::new(),
        };
        shares.sort_by(|one, other| one.number.cmp(&other.number));
        let simulation = match office::simulate(read, &books, year, read.today()) {
            Ok(simulation) => Ok(simulation),
            Err(refusal) => Err(problems_of(refusal)?),
        };
        let mut meetings = meetings::of_books(read, id)?;
        let of_year = |one: &Meeting| one.kind != MeetingKind::Annual || one.year == Some(i64::from(year));
        meetings.retain(|one| {
            one.kind != MeetingKind::Board && one.quorum == Some(true) && of_year(one) && one.held_on.year() > year
        });
        let on = match standing.as_ref().and_then(|standing| standing.meeting) {
            Some(meeting) => read.get(meeting.id)?.held_on,
            None => read.today(),
        };
        let percents = koperasi_setting::all_on(read, &books, on)?.surplus();
        Ok(Seen { books, standing, shares, simulation, meetings, percents })
    }

    pub fn words(&self) -> BodyWords {
        body::of(self.books.form, self.books.principle)
    }

    /// What is shared and its parts, once there is something.
    pub fn pot(&self) -> Option<(i64, Parts)> {
        match (&self.standing, &self.simulation) {
            (Some(standing), _) => Some((standing.pot, office::parts_of(standing))),
            (None, Ok(simulation)) => Some((simulation.pot, simulation.parts)),
            (None, Err(_)) => None,
        }
    }

    /// Number, then saved, paid, both parts; in the order of numbers.
    pub fn members(&self) -> Vec<(String, [i64; 4])> {
        if self.standing.is_some() {
            let row =
                |one: &Stored<SurplusShare>| (one.number.clone(), [one.savings, one.service, one.capital, one.usage]);
            return self.shares.iter().map(row).collect();
        }
        let simulated = self.simulation.as_ref().map_or(&[][..], |simulation| &simulation.members[..]);
        let row = |(member, share): &(office::MemberYear, crate::rules::surplus::Share)| {
            let weights = member.weights;
            (member.number.clone(), [weights.savings, weights.service, share.capital, share.usage])
        };
        simulated.iter().map(row).collect()
    }

    fn unpaid(&self) -> i64 {
        self.shares.iter().filter(|share| share.paid_on.is_none()).map(|share| share.total()).sum()
    }
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let seen = call.read(|read| Seen::of(read, id, year))?;
    let state = seen.standing.as_ref().map_or(DistributionState::Simulated, |standing| standing.state);
    let tone = if state == DistributionState::Posted { Tone::Good } else { Tone::Attention };
    let own = format!("/koperasi/{id}/shu");
    let mut buttons = vec![(call.say(words::SHEET).to_owned(), format!("{own}/daftar.pdf?tahun={year}"))];
    if call.may_get(&format!("{own}/daftar-bernama.pdf")) && !seen.shares.is_empty() {
        buttons.push((call.say(words::SHEET_NAMED).to_owned(), format!("{own}/daftar-bernama.pdf?tahun={year}")));
    }
    for other in [year - 1, year + 1].into_iter().filter(|other| *other <= call.today.year()) {
        buttons.push((other.to_string(), format!("{own}?tahun={other}")));
    }
    let mut lead = vec![call.say(words::LEAD).to_owned()];
    if seen.books.form == Form::Bumdes {
        lead.push(call.say(words::VILLAGE_GETS).to_owned());
    }
    if year == call.today.year() {
        lead.push(call.say(words::YEAR_RUNS).to_owned());
    }
    let page = PlainPage {
        crumbs: crumbs(call, &seen.books),
        title: format!("{} {year}", call.say(seen.words().surplus)),
        state: pieces::tag(tone, call.say(state.label())),
        lead,
        buttons,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        main: content(call, &seen),
        aside: steps(call, &seen, year, problems),
    };
    Ok(page.answer(call))
}

fn content(call: &Call, seen: &Seen) -> Html {
    let Some((pot, parts)) = seen.pot() else {
        let problems = seen.simulation.as_ref().err();
        let message = problems.and_then(|all| all.first()).map_or("", |problem| call.say(problem.message));
        return pieces::note("", message);
    };
    if seen.books.form == Form::Bumdes {
        return parts_card(call, seen, pot, &parts);
    }
    Html::joined([parts_card(call, seen, pot, &parts), members_card(call, seen)])
}

/// The seven parts in the order of the settings.
pub(super) const fn amounts_of(parts: &Parts) -> [i64; 7] {
    [parts.reserve, parts.capital, parts.usage, parts.board, parts.staff, parts.education, parts.social]
}

/// The seven parts in words: name, percent, rupiah; then the whole.
pub(super) fn part_rows(seen: &Seen, pot: i64, parts: &Parts, lang: kernel::Lang) -> Vec<Vec<String>> {
    let names = seen.words().parts;
    let named = names.into_iter().zip(seen.percents).zip(amounts_of(parts));
    let row = |((name, percent), amount): ((Phrase, i64), i64)| {
        vec![name.say(lang).to_owned(), Percent(percent).say(lang), whole(amount, lang)]
    };
    let total = vec![words::POT.say(lang).to_owned(), Percent::WHOLE.say(lang), whole(pot, lang)];
    named.map(row).chain([total]).collect()
}

fn parts_card(call: &Call, seen: &Seen, pot: i64, parts: &Parts) -> Html {
    let rows = part_rows(seen, pot, parts, call.lang);
    let columns = [words::PART, words::PERCENT, words::AMOUNT].map(|column| call.say(column).to_owned()).into();
    Table { title: call.say(words::POT).to_owned(), columns, numbers_from: 1, rows }.card()
}

fn members_card(call: &Call, seen: &Seen) -> Html {
    let own = seen.words();
    let posted = seen.standing.as_ref().is_some_and(|one| one.state == DistributionState::Posted);
    let mut columns: Vec<String> = [words::NUMBER, own.saved, own.paid, own.parts[1], own.parts[2], words::TOTAL]
        .map(|one| call.say(one).to_owned())
        .into();
    let row = |(number, amounts): &(String, [i64; 4])| {
        let [.., capital, usage] = *amounts;
        let shown = amounts.iter().copied().chain([capital + usage]).map(|amount| whole(amount, call.lang));
        std::iter::once(number.clone()).chain(shown).collect()
    };
    let mut rows: Vec<Vec<String>> = seen.members().iter().map(row).collect();
    if posted {
        columns.push(call.say(words::STATE).to_owned());
        for (row, share) in rows.iter_mut().zip(&seen.shares) {
            row.push(state_of(call, share));
        }
    }
    Table { title: call.say(words::MEMBERS).to_owned(), columns, numbers_from: 1, rows }.card()
}

fn state_of(call: &Call, share: &SurplusShare) -> String {
    match (share.paid_on, share.paid_to) {
        (Some(on), Some(to)) => format!("{}, {}", call.say(to.label()), day::short(on, call.lang)),
        _ if share.total() > 0 => call.say(words::UNTAKEN).to_owned(),
        _ => "–".to_owned(),
    }
}

#[derive(askama::Template)]
#[template(path = "koperasi/surplus_step.html")]
struct Step {
    title: &'static str,
    lead: &'static str,
    action: String,
    hidden: Html,
    year: i16,
    inputs: Vec<Input>,
    button: &'static str,
}

/// What comes next, for who keeps the books.
fn steps(call: &Call, seen: &Seen, year: i16, problems: &[Problem]) -> Html {
    if !keeps(call, seen.books.home()) {
        return Html::default();
    }
    let own = format!("/koperasi/{}/shu", seen.books.row.id);
    let step = |rest: &str, (title, lead): (&'static str, &'static str), inputs: Vec<Input>, button: Phrase| Step {
        title,
        lead,
        action: format!("{own}/{rest}"),
        hidden: call.hidden(),
        year,
        inputs: inputs.into_iter().map(|input| input.filled(&call.form, problems, call.lang)).collect(),
        button: call.say(button),
    };
    let none = ("", "");
    match seen.standing.as_ref().map(|standing| standing.state) {
        Some(DistributionState::Posted) if seen.unpaid() == 0 => pieces::note("", call.say(words::NOBODY_LEFT)),
        Some(DistributionState::Posted) => {
            let all = (call.say(words::PAY), call.say(words::PAY_ALL_LEAD));
            let all = step("bayar-semua", all, Vec::new(), words::PAY_ALL);
            let one = step("bayar", (call.say(words::PAY_ONE), ""), paying_inputs(call), words::PAY_ONE);
            let left = format!("{}: {}", call.say(words::SHARE_OF_MEMBERS), whole(seen.unpaid(), call.lang));
            Html::joined([pieces::note("", &left), Html::of(&all), Html::of(&one)])
        }
        Some(_) => Html::of(&step("bukukan", none, Vec::new(), words::POST)),
        None if seen.simulation.is_ok() => {
            let options =
                seen.meetings.iter().map(|one| (one.row.id.to_string(), title(call, &seen.books, one))).collect();
            let input = Input::choice("meeting", call.say(words::MEETING), options);
            Html::of(&step(
                "sahkan",
                (call.say(words::APPROVE), call.say(words::CHANGE_PARTS)),
                vec![input],
                words::APPROVE,
            ))
        }
        None => Html::default(),
    }
}

fn paying_inputs(call: &Call) -> Vec<Input> {
    let ways = PaidTo::ALL.iter().map(|way| (way.name().to_owned(), call.say(way.label()).to_owned())).collect();
    vec![
        Input::text("number", call.say(words::NUMBER)).required(),
        Input::choice("way", call.say(words::WAY), ways),
        Input::new(web::input::Kind::Line("date"), "date", call.say(words::DAY)).value(call.today.to_string()),
    ]
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
        let action = further_action(call, index);
        call.store.act(action, move |read| office::next_shares(read, &read.get::<Koperasi>(id)?, year))?;
    }
    Ok(())
}

fn further_action(call: &Call, index: u32) -> Action {
    let id = ActionId(call.action.record(FURTHER + index));
    Action { id, digest: [0; 32], actor: call.actor.clone(), now: call.now }
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

fn pay(call: &Call) -> Result<Answer, Refusal> {
    let (id, year, action) = (call.param("id")?, year(call), call.action);
    let date: Date = kernel::day::parse(call.form.text("date")).unwrap_or(call.today);
    let way = PaidTo::from_name(call.form.text("way")).unwrap_or(PaidTo::Cash);
    let input = Paying { year, number: call.form.text("number").to_owned(), way, date };
    match call.act(move |read| payment::pay(read, action, id, &input)) {
        Ok(_) => Ok(done(call, year, words::PAID)),
        Err(refusal) => show(call, &problems_of(refusal)?),
    }
}

/// All who are members, an action at a time.
fn pay_all(call: &Call) -> Result<Answer, Refusal> {
    let (id, year, today, action) = (call.param("id")?, year(call), call.today, call.action);
    if let Err(refusal) = call.act(move |read| payment::into_savings(read, action, id, (year, today))) {
        return show(call, &problems_of(refusal)?);
    }
    for index in 0..MOST_ACTIONS {
        let action = further_action(call, index);
        let own = action.id;
        let writes = move |read: &Reader<'_>, own| payment::into_savings(read, own, id, (year, today));
        if call.read(|read| Ok(writes(read, own)?.records.is_empty()))? {
            break;
        }
        call.store.act(action, move |read| writes(read, own))?;
    }
    Ok(done(call, year, words::PAID_ALL))
}

fn done(call: &Call, year: i16, sentence: Phrase) -> Answer {
    let id = call.param_text("id");
    Answer::redirect(format!("/koperasi/{id}/shu?tahun={year}")).saying(call.say(sentence))
}

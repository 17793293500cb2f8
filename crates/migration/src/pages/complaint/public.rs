//! `/pengaduan`: anybody complains without an account. About whom comes first, because it decides who reads; then the page
//! says who will, and asks the rest. What is typed is kept in no draft: the telephone may not be the complainant's own.

use askama::Template;
use kernel::contacts::{self, Contact};
use kernel::refusal::Problem;
use kernel::region::{Code, Level as RegionLevel, Regions};
use kernel::{Refusal, Stored};
use people::office::office as offices;
use people::pages::contact::{TRAP, trap};
use people::pages::form_page::{problem, problems_of};
use people::pages::region_input::{self, Named};
use people::pages::sign_in::wait_words;
use people::records::Office;
use store::local::gate::{self, Gate};
use web::{Answer, Call, Html, Input, Limit, pieces};

use super::filing::{self, PIN, Reading};
use crate::office::complaint::{self as office, Filed};
use crate::records::complaint::{AboutWhom, Category, Channel, Identity, Level};
use crate::rules::complaint as rules;
use crate::words::complaint as words;

/// Complaints from one network address: several people at one desk in a morning.
const COMPLAINTS: Limit = Limit { name: "complaint", at_once: 10, seconds: 600 };
/// Numbers to call before anything is written.
const CALL_FIRST: [&str; 4] = ["polisi", "sapa", "halo_pmi", "halo_pmi_luar"];

#[derive(Template)]
#[template(path = "complaint/begin.html")]
struct BeginPage<'c> {
    call: &'c Call,
    problems: Html,
    about: Input,
    village: Input,
    numbers: Vec<&'static Contact>,
}

pub(super) fn begin(call: &Call) -> Result<Answer, Refusal> {
    Ok(begin_page(call, Vec::new()))
}

fn begin_page(call: &Call, problems: Vec<Problem>) -> Answer {
    let options = AboutWhom::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let about = Input::new(web::input::Kind::Radios, "tentang", call.say(words::ABOUT_FIRST)).options(options);
    let about = about.required().help(call.say(words::ABOUT_HELP)).value(call.query("tentang").to_owned());
    let typed = call.query("desa");
    let village = region_input::input("desa", words::WHICH_VILLAGE, Some(RegionLevel::Village), typed, call);
    let village = village.required().help(call.say(words::WHICH_VILLAGE_HELP)).value(typed.to_owned());
    let label = |name: &str| match name {
        "tentang" => call.say(words::ABOUT_FIRST).to_owned(),
        "desa" => call.say(words::WHICH_VILLAGE).to_owned(),
        _ => String::new(),
    };
    let content = BeginPage {
        call,
        about: about.filled(&call.form, &problems, call.lang),
        village: village.filled(&call.form, &problems, call.lang),
        problems: pieces::problems(&problems, call.lang, label),
        numbers: CALL_FIRST.iter().filter_map(|key| contacts::by_key(key)).collect(),
    };
    let answer = call.page(call.say(words::PUBLIC_TITLE), &content);
    if problems.is_empty() { answer } else { answer.invalid() }
}

/// What the first page asked.
struct Begun {
    about: AboutWhom,
    village: Code,
}

/// Reads it from the address or from the form that carries it along.
fn begun(call: &Call) -> Result<Begun, Vec<Problem>> {
    let given = |name: &str| if call.form.has(name) { call.form.text(name) } else { call.query_fields().text(name) };
    let about = AboutWhom::from_name(given("tentang"));
    let named = region_input::named(given("desa"), Some(RegionLevel::Village));
    match (about, named) {
        (Some(about), Named::One(village)) => Ok(Begun { about, village }),
        (about, named) => {
            let mut problems = Vec::new();
            if about.is_none() {
                problems.push(problem("tentang", "required", words::ABOUT_NEEDED));
            }
            if !matches!(named, Named::One(_)) {
                problems.push(problem("desa", "required", words::VILLAGE_NEEDED));
            }
            Err(problems)
        }
    }
}

#[derive(Template)]
#[template(path = "complaint/write.html")]
struct WritePage<'c> {
    call: &'c Call,
    problems: Html,
    alert: String,
    read_by: String,
    closed: &'static str,
    about: AboutWhom,
    village: String,
    pin: String,
    story: Vec<Input>,
    who: Vec<Input>,
    evidence: Vec<Input>,
    trap: Html,
}

pub(super) fn form(call: &Call) -> Result<Answer, Refusal> {
    match begun(call) {
        Ok(begun) => write_page(call, &begun, Vec::new(), String::new()),
        Err(problems) => Ok(begin_page(call, problems)),
    }
}

fn write_page(call: &Call, begun: &Begun, problems: Vec<Problem>, alert: String) -> Result<Answer, Refusal> {
    let category = Category::from_name(call.form.text("category")).unwrap_or(Category::Other);
    let level = rules::level(begun.about, category);
    let reader = call.read(|read| {
        let (office, level) = office::destination(read, &begun.village, level)?;
        Ok((offices::public(read, office)?, level))
    });
    let (reader, level): (Option<Stored<Office>>, Level) = match reader {
        Ok(found) => found,
        // Where nobody above the village is here, the words stand at the question itself.
        Err(Refusal::Invalid(problems)) => {
            let at_question = |one: Problem| Problem { field: "tentang".to_owned(), ..one };
            return Ok(begin_page(call, problems.into_iter().map(at_question).collect()));
        }
        Err(other) => return Err(other),
    };
    let filled = |inputs: Vec<Input>| -> Vec<Input> {
        inputs.into_iter().map(|input| input.filled(&call.form, &problems, call.lang)).collect()
    };
    let (story, who, evidence) =
        (filled(filing::story(call)), filled(filing::who(call)), filled(filing::evidence(call)));
    let label = |name: &str| {
        let all = story.iter().chain(&who).chain(&evidence);
        let found = all.into_iter().find(|input| input.name() == name);
        found.map_or(String::new(), |input| input.label().to_owned())
    };
    let wrong = !problems.is_empty() || !alert.is_empty();
    let content = WritePage {
        call,
        problems: pieces::problems(&problems, call.lang, label),
        alert,
        read_by: reader.map_or_else(String::new, |office| office.name.clone()),
        closed: call.say(if level == Level::Village { words::BY_VILLAGE_OFFICER } else { words::NOT_BY_VILLAGE }),
        about: begun.about,
        village: Regions::get().full_name(&begun.village).unwrap_or_default(),
        pin: filing::pin_of(call)?,
        story,
        who,
        evidence,
        trap: trap(call),
    };
    let answer = call.page(call.say(words::FORM_TITLE), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

impl WritePage<'_> {
    /// The code that goes along.
    fn code(&self) -> &str {
        if self.call.form.has("desa") { self.call.form.text("desa") } else { self.call.query_fields().text("desa") }
    }

    /// The field's name of the PIN.
    fn pin_name(&self) -> &'static str {
        PIN
    }
}

pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let begun = match begun(call) {
        Ok(begun) => begun,
        Err(problems) => return Ok(begin_page(call, problems)),
    };
    let mut reading = Reading::of(call);
    let mut filed = Filed {
        village: begun.village,
        ticket: filing::ticket_of(call)?,
        received_on: call.today,
        channel: Channel::Public,
        category: Category::Other,
        about: begun.about,
        about_name: None,
        happened: None,
        text: String::new(),
        wish: None,
        identity: Identity::Anonymous,
        name: None,
        contact: None,
        resident: None,
        from_record: None,
    };
    reading.story(&mut filed);
    if !reading.problems.is_empty() {
        return write_page(call, &begun, reading.problems, String::new());
    }
    // A program that fills in what people do not see gets no further.
    if !call.form.text(TRAP).is_empty() {
        return Ok(Answer::redirect("/pengaduan"));
    }
    if let Err(pause) = allowed(call)? {
        return write_page(call, &begun, Vec::new(), wait_words(call, words::MANY, pause));
    }
    match filing::file(call, filed, false) {
        Err(Refusal::Invalid(problems)) => {
            write_page(call, &begun, problems_of(Refusal::Invalid(problems))?, String::new())
        }
        other => other,
    }
}

/// Counts a complaint for the address and for the browser; a form that is sent again for the same action counts once more,
/// which does no harm.
fn allowed(call: &Call) -> Result<Result<(), std::time::Duration>, Refusal> {
    if let Err(pause) = call.limited(COMPLAINTS) {
        return Ok(Err(pause));
    }
    let (whom, now) = (format!("complaint by {}", call.browser()), call.now);
    let gate = call.store.local_write(move |db, keys| Ok(gate::attempt(db, keys, &[&whom], now)?))?;
    Ok(if let Gate::Wait(pause) = gate { Err(pause) } else { Ok(()) })
}

//! The people whom a breach affects: found by name, ticked, told one by one. Not here: their letters (`notices`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal};
use web::{Answer, Call, Html, Input, pieces};

use super::path;
use crate::office::data_breach::{self as office, Change, affected};
use crate::pages::form_page::problems_of;
use crate::records::{DataBreach, Resident};
use crate::words::data_breach as words;

/// Residents that one search shows.
const FOUND: usize = 30;

#[derive(Template)]
#[template(path = "data_breach_people.html")]
struct PeoplePage<'c> {
    call: &'c Call,
    own: String,
    title: &'static str,
    problems: Html,
    hidden: Html,
    listed: Vec<Person>,
    found: Vec<Person>,
    search: Input,
    asked: bool,
}

struct Person {
    id: RecordId,
    name: String,
    told: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, &[])
}

fn form(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let asked = call.query("q").to_owned();
    let content = call.read(|read| {
        let breach = read.get::<DataBreach>(id)?;
        office::may_change(read, &breach)?;
        let mut listed = Vec::new();
        for one in affected(&breach) {
            let resident = read.maybe::<Resident>(one.resident)?;
            let name = resident.map_or_else(
                || call.say(words::UNKNOWN).to_owned(),
                |resident| Resident::SPEC.title(&resident.row, call.lang),
            );
            listed.push(Person { id: one.resident, name, told: one.told });
        }
        let mut found = Vec::new();
        if !asked.is_empty() {
            for (_, row) in read.named(Resident::SPEC, &asked, FOUND)? {
                if listed.iter().all(|known| known.id != row.id) {
                    let village = super::super::resident::village(&row.region);
                    let name = format!("{} · {village}", Resident::SPEC.title(&row, call.lang));
                    found.push(Person { id: row.id, name, told: false });
                }
            }
        }
        Ok(PeoplePage {
            call,
            own: path(id),
            title: call.say(breach.cause.label()),
            problems: pieces::problems(problems, call.lang, |_| String::new()),
            hidden: call.hidden_for(&breach.row),
            listed,
            found,
            search: Input::text("q", call.say(words::SEARCH)).value(&asked),
            asked: !asked.is_empty(),
        })
    })?;
    let answer = call.page(call.say(words::PEOPLE_LIST), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let change = match call.form.text("ubah") {
        "keluarkan" => Change::Remove,
        "beritahu" => Change::Told,
        _ => Change::Add,
    };
    let people: Vec<RecordId> = call.form.all("orang").filter_map(|one| one.parse().ok()).take(600).collect();
    match call.act(move |read| office::change_people(read, id, &seen, change, &people)) {
        Ok(_) => Ok(Answer::redirect(format!("{}/orang", path(id))).saying(call.say(words::CHANGED))),
        Err(refusal) => form(call, &problems_of(refusal)?),
    }
}

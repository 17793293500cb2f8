//! Who looked at one person: for supervisors with names, for the person by day, role, office and purpose.

use askama::Template;
use kernel::access::Scope;
use kernel::day;
use kernel::{Record, RecordId, Refusal};
use store::Reader;
use web::{Answer, Call, Html};

use super::{Line, Names, glances, role_and_office};
use crate::office::access_view::{self as office, Glimpse};
use crate::records::Resident;
use crate::rules::access_view::marks;
use crate::words::access_view as words;

#[derive(Template)]
#[template(path = "access_view_person.html")]
struct PersonPage<'c> {
    call: &'c Call,
    own: bool,
    title: &'static str,
    lead: &'static str,
    name: String,
    back: String,
    lines: Vec<Line>,
}

pub(super) fn of_person(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (name, region, persons) = resident(call, id)?;
    let seen = office::of_person(&call.store, &persons, &region)?;
    let registry = call.site.registry();
    let lines = call.read(|read| {
        let mut names = Names::new(call, read);
        let glances = glances(&mut names, seen.iter().map(|one| &one.entry))?;
        let mut lines = Vec::new();
        for (one, marks) in seen.iter().zip(marks(&glances)) {
            let what = office::kinds(registry, &one.opened, call.lang).join(", ");
            lines.push(names.line(&one.entry, what, &marks)?);
        }
        Ok(lines)
    })?;
    let content = PersonPage {
        call,
        own: false,
        title: call.say(words::TITLE_PERSON),
        lead: call.say(words::LEAD_PERSON),
        name,
        back: if call.may_get(&format!("/warga/{id}")) { format!("/warga/{id}") } else { String::new() },
        lines,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// The person's own list: a line for each day, role, office and purpose.
pub(super) fn own(call: &Call) -> Result<Answer, Refusal> {
    let lines = match call.actor.scope {
        Scope::Person(person) => {
            let (_, region, persons) = resident(call, person)?;
            let seen = office::of_person(&call.store, &persons, &region)?;
            let told: Vec<Glimpse> =
                seen.into_iter().filter_map(|one| office::told(call.site.registry(), one)).collect();
            call.read(|read| told_by_day(call, read, &told))?
        }
        _ => Vec::new(),
    };
    let content = PersonPage {
        call,
        own: true,
        title: call.say(words::TITLE_OWN),
        lead: call.say(words::LEAD_OWN),
        name: String::new(),
        back: "/saya/data".to_owned(),
        lines,
    };
    Ok(call.page(call.say(words::TITLE_OWN), &content))
}

fn told_by_day(call: &Call, read: &Reader<'_>, told: &[Glimpse]) -> Result<Vec<Line>, Refusal> {
    let mut names = Names::new(call, read);
    let mut lines: Vec<(Line, usize)> = Vec::new();
    for one in told {
        let (office, zone) = names.office(one.entry.office)?;
        let line = Line {
            when: day::long(zone.day(one.entry.time), call.lang),
            who: String::new(),
            account: String::new(),
            office: role_and_office(&one.entry, &office, call.lang),
            purpose: words::purpose(&one.entry.purpose, call.lang),
            what: office::kinds(call.site.registry(), &one.opened, call.lang).join(", "),
            marks: Html::default(),
        };
        let same = |(other, _): &&mut (Line, usize)| {
            (&other.when, &other.office, &other.purpose, &other.what)
                == (&line.when, &line.office, &line.purpose, &line.what)
        };
        match lines.iter_mut().find(same) {
            Some((_, times)) => *times += 1,
            None => lines.push((line, 1)),
        }
    }
    let counted = lines.into_iter().map(|(line, times)| match times {
        1 => line,
        _ => Line { what: format!("{} ({times} {})", line.what, call.say(words::TIMES)), ..line },
    });
    Ok(counted.collect())
}

/// Name and region of a resident, and every id under which the person was recorded.
fn resident(call: &Call, id: RecordId) -> Result<(String, String, Vec<RecordId>), Refusal> {
    let (row, mut persons) = call.read(|read| Ok((read.row(Resident::SPEC, id)?, read.merged_into(id)?)))?;
    persons.push(id);
    Ok((row.spec.title(&row, call.lang), row.region.clone(), persons))
}

//! From the form of a house to what is recorded: every mistake at its field, everything else may stay empty.

use kernel::refusal::Problem;
use kernel::{FieldSpec, Phrase, Record, check};
use web::Call;

use crate::office::listing::{Said, Visit};
use crate::records::ListingVisit;
use crate::records::household::Relation;
use crate::records::listing::{Abroad, Informant, Outcome};
use crate::records::resident::Sex;
use crate::words::listing as words;

/// The earliest year of birth of anybody at home.
const EARLIEST: i64 = 1900;
/// The most people of one house.
const MOST_PEOPLE: i64 = 60;

/// Reads the form. Without an outcome there is nothing to record.
pub(super) fn read(call: &Call) -> (Option<Visit>, Vec<Problem>) {
    let mut problems = Vec::new();
    let outcome = Outcome::from_name(call.form.text("outcome"));
    if outcome.is_none() {
        problems.push(problem("outcome", "required", words::OUTCOME_NEEDED));
    }
    let on = match field("visited").map(|field| check::parse(field, call.form.text("visited"), call.today)) {
        Some(Ok(value)) => value.as_text().and_then(|text| text.parse().ok()).unwrap_or(call.today),
        Some(Err(problem)) => {
            problems.push(problem);
            call.today
        }
        None => call.today,
    };
    let people = number(call.form.text("people"), 0, MOST_PEOPLE).unwrap_or_else(|()| {
        problems.push(problem("people", "number", words::PEOPLE_WRONG));
        None
    });
    let said = said(call, &mut problems);
    let visit = outcome.map(|outcome| Visit {
        outcome,
        on,
        informant: Informant::from_name(call.form.text("informant")).unwrap_or(Informant::Unknown),
        people,
        head_name: call.form.text("head_name").to_owned(),
        note: call.form.text("note").to_owned(),
        said,
    });
    (visit, problems)
}

/// People who are recorded, by the hidden field that names each; then the rows of those who are not.
fn said(call: &Call, problems: &mut Vec<Problem>) -> Vec<Said> {
    let form = &call.form;
    let abroad = |place: &str| Abroad::from_name(form.text(&format!("abroad-{place}")));
    let mut said: Vec<Said> = form
        .all("member")
        .filter_map(|place| {
            let place_abroad = form.text(&format!("place-{place}")).to_owned();
            Some(Said {
                resident: Some(place.parse().ok()?),
                abroad: abroad(place),
                place: place_abroad,
                ..Said::default()
            })
        })
        .collect();
    for place in form.all("row") {
        let text = |name: &str| form.text(&format!("{name}-{place}"));
        let born = number(text("born"), EARLIEST, i64::from(call.today.year())).unwrap_or_else(|()| {
            problems.push(problem(&format!("born-{place}"), "year", words::BORN_WRONG));
            None
        });
        said.push(Said {
            finding: text("finding").parse().ok(),
            resident: None,
            name: text("name").to_owned(),
            sex: Sex::from_name(text("sex")),
            born,
            relation: Relation::from_name(text("relation")),
            abroad: abroad(place),
            place: text("place").to_owned(),
        });
    }
    // A form has as many rows as the page drew; more are not ours.
    said.truncate(usize::try_from(MOST_PEOPLE).unwrap_or(usize::MAX));
    said
}

fn number(typed: &str, least: i64, most: i64) -> Result<Option<i64>, ()> {
    match typed.trim() {
        "" => Ok(None),
        typed => typed.parse().ok().filter(|number| (least..=most).contains(number)).map(Some).ok_or(()),
    }
}

fn field(name: &str) -> Option<&'static FieldSpec> {
    ListingVisit::SPEC.field_named(name).map(|(_, field)| field)
}

fn problem(field: &str, code: &'static str, message: Phrase) -> Problem {
    Problem { field: field.to_owned(), code, message }
}

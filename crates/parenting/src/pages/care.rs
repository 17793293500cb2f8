//! Carers: the card on the page of a child, the forms.

use jiff::civil::Date;
use kernel::access::Access;
use kernel::{Record, Refusal, Stored, day, phone};
use people::pages::sheet::{Sheet, answered};
use store::Reader;
use web::typed::Typed;
use web::{Answer, Call, Panel, PanelLine, Route};

use super::child::{PURPOSE, path};
use crate::office::care::{self as office, Carer};
use crate::records::care::CarerRelation;
use crate::records::child::ChildState;
use crate::records::{Care, Child, PARENTING_WRITERS};
use crate::words::care as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let writers = Access::Roles(PARENTING_WRITERS);
    let about = |route: Route| route.of(Care::SPEC).purpose(PURPOSE).help("pengasuhan#pengasuh");
    vec![
        about(Route::get("/anak/{id}/pengasuh/baru", writers, new)),
        about(Route::post("/anak/{id}/pengasuh/baru", writers, record)),
        about(Route::get("/pengasuhan-anak/{id}/ubah", writers, edit)),
        about(Route::post("/pengasuhan-anak/{id}/ubah", writers, correct)),
    ]
}

/// The card on the page of a child.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, child: &Stored<Child>) -> Result<Option<Panel>, Refusal> {
    let all = office::of_child(read, child.row.id)?;
    let mut lines: Vec<PanelLine> = all.iter().map(|care| line(call, care)).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let present = child.state == ChildState::Present;
    let action = present.then(|| (call.say(words::ADD).to_owned(), format!("{}/pengasuh/baru", path(child.row.id))));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

fn line(call: &Call, care: &Stored<Care>) -> PanelLine {
    let mut detail: Vec<String> =
        care.relation.known().map(|one| call.say(one.label()).to_owned()).into_iter().collect();
    let (word, date) = care.until.map_or((words::SINCE, care.since), |until| (words::UNTIL, until));
    detail.push(format!("{} {}", call.say(word), day::short(date, call.lang)));
    detail.extend(care.phone.given().and_then(|number| phone::parse(number).ok()).map(|number| number.shown()));
    let name = care.name.given().cloned();
    PanelLine {
        text: name.unwrap_or_else(|| call.say(words::NOBODY).to_owned()),
        detail: detail.join(" · "),
        path: if care.until.is_none() { format!("/pengasuhan-anak/{}/ubah", care.row.id) } else { String::new() },
        ..PanelLine::default()
    }
}

fn carer(call: &Call) -> Result<Carer, Refusal> {
    let spec = Care::SPEC;
    let mut form = Typed::of(call);
    let name = form.text("name", spec, "name");
    let relation = form.needed::<CarerRelation>("relation", spec);
    let birth_year = form.get::<i64>("birth_year", spec, "birth_year");
    let phone = form.text("phone", spec, "phone");
    let since = form.needed::<Date>("since", spec).unwrap_or(call.today);
    form.done(Carer { name, relation: relation.unwrap_or(CarerRelation::OtherKin), birth_year, phone, since })
}

fn new_sheet(call: &Call) -> Result<Sheet, Refusal> {
    let id = call.param("id")?;
    let child = call.read(|read| read.get::<Child>(id))?;
    Ok(Sheet {
        lead: child.name.known().cloned().into_iter().collect(),
        preset: vec![("since", call.today.to_string())],
        ..Sheet::of(
            Care::SPEC,
            call.say(words::ADD).to_owned(),
            format!("{}/pengasuh/baru", path(id)),
            web::words::SAVE,
            path(id),
        )
    })
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    Ok(new_sheet(call)?.answer(call, None))
}

fn record(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = carer(call).and_then(|input| {
        let questions = call.read(|read| Ok(office::questions(read, &input, call.lang)))?;
        if !answered(call, &questions) {
            return Ok(Some(questions));
        }
        call.act(move |read| office::record(read, action, id, &input))?;
        Ok(None)
    });
    match done {
        Ok(None) => Ok(Answer::redirect(path(id)).saying(call.say(words::SAVED))),
        Ok(Some(questions)) => Ok(Sheet { questions, ..new_sheet(call)? }.answer(call, None)),
        Err(refusal) => Ok(new_sheet(call)?.refused(refusal)?.answer(call, None)),
    }
}

fn edit_sheet(call: &Call) -> Result<(Sheet, Stored<Care>), Refusal> {
    let id = call.param("id")?;
    let care = call.read(|read| read.get::<Care>(id))?;
    let title = call.say(words::EDIT).to_owned();
    let action = format!("/pengasuhan-anak/{id}/ubah");
    Ok((Sheet::of(Care::SPEC, title, action, web::words::SAVE, path(care.child.id.raw())), care))
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    let (sheet, care) = edit_sheet(call)?;
    Ok(sheet.answer(call, Some(&care.row)))
}

fn correct(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let done = carer(call).and_then(|input| {
        let questions = call.read(|read| Ok(office::questions(read, &input, call.lang)))?;
        if !answered(call, &questions) {
            return Ok(Some(questions));
        }
        call.act(move |read| office::correct(read, id, &seen, &input))?;
        Ok(None)
    });
    let (sheet, care) = edit_sheet(call)?;
    match done {
        Ok(None) => Ok(Answer::redirect(path(care.child.id.raw())).saying(call.say(words::SAVED))),
        Ok(Some(questions)) => Ok(Sheet { questions, ..sheet }.answer(call, Some(&care.row))),
        Err(refusal) => Ok(sheet.refused(refusal)?.answer(call, Some(&care.row))),
    }
}

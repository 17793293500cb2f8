//! Whom to call: the card on a resident's page, and the form of a contact. Not here: who is called first (`office`).

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{FieldSpec, Record, RecordId, Refusal, Stored, Value};
use store::Reader;
use web::{Answer, Call, Html, Input, Route, pieces};

use crate::office::next_of_kin::{self, KinInput};
use crate::office::resident::Kin;
use crate::records::next_of_kin::Kinship;
use crate::records::{NextOfKin, Resident};
use crate::words::next_of_kin as words;

const FIELDS: [&str; 4] = ["name", "kinship", "phone", "address"];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(NextOfKin::SPEC);
    vec![
        Route::get("/warga/{id}/kontak", write, new_page).of(NextOfKin::SPEC).help("warga#kontak"),
        Route::post("/warga/{id}/kontak", write, add).of(NextOfKin::SPEC).help("warga#kontak"),
        Route::get("/kontak-keluarga/{id}/ubah", write, edit_page).of(NextOfKin::SPEC).help("warga#kontak"),
        Route::post("/kontak-keluarga/{id}/ubah", write, save).of(NextOfKin::SPEC).help("warga#kontak"),
        Route::post("/kontak-keluarga/{id}/hapus", write, remove).of(NextOfKin::SPEC).help("warga#kontak"),
    ]
}

/// One contact as the card shows it.
struct Line {
    name: String,
    detail: String,
    first: bool,
    phone: Option<(String, String, String)>,
    edit: String,
}

#[derive(Template)]
#[template(path = "next_of_kin_card.html")]
struct Card<'c> {
    call: &'c Call,
    kin: Vec<Line>,
    add: String,
}

/// The card on a resident's page, the first to call on top.
pub fn card(call: &Call, read: &Reader<'_>, resident: RecordId, writes: bool) -> Result<Html, Refusal> {
    let kin = next_of_kin::of_resident(read, resident)?;
    let add = if writes { format!("/warga/{resident}/kontak") } else { String::new() };
    let kin = kin.iter().map(|one| line(call, one, writes)).collect();
    Ok(Html::of(&Card { call, kin, add }))
}

fn line(call: &Call, kin: &Stored<NextOfKin>, writes: bool) -> Line {
    let phone = kin.phone.given().and_then(|phone| kernel::phone::parse(phone).ok());
    let parts = [Some(call.say(kin.kinship.label()).to_owned()), kin.address.given().cloned()];
    Line {
        name: NextOfKin::SPEC.title(&kin.row, call.lang),
        detail: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        first: kin.first == Some(true),
        phone: phone.map(|phone| (phone.shown(), phone.tel_link(), phone.wa_me_link())),
        edit: if writes { format!("/kontak-keluarga/{}/ubah", kin.row.id) } else { String::new() },
    }
}

#[derive(Template)]
#[template(path = "next_of_kin_form.html")]
struct FormPage<'c> {
    call: &'c Call,
    title: &'static str,
    resident: String,
    back: String,
    remove: String,
    problems: Html,
    now: Vec<(String, String)>,
    hidden: Html,
    fields: Vec<Input>,
}

/// What is said beside the fields.
#[derive(Default)]
struct Said {
    problems: Vec<Problem>,
    conflict: bool,
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, call.param("id")?, None, &Said::default())
}

fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    let kin = contact(call)?;
    form(call, kin.resident.id.raw(), Some(&kin), &Said::default())
}

fn contact(call: &Call) -> Result<Stored<NextOfKin>, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.get::<NextOfKin>(id))
}

fn form(call: &Call, resident: RecordId, kin: Option<&Stored<NextOfKin>>, said: &Said) -> Result<Answer, Refusal> {
    let resident = call.read(|read| read.get::<Resident>(resident))?;
    let field = |name: &&str| NextOfKin::SPEC.field_named(name);
    let input = |(index, field): (usize, &'static FieldSpec)| {
        let stands = kin.map_or_else(String::new, |kin| field.typed(&kin.row.cells[index]));
        Input::of(field, call.lang).value(stands).filled(&call.form, &said.problems, call.lang)
    };
    let mut fields: Vec<Input> = FIELDS.iter().filter_map(field).map(input).collect();
    let sent = call.form.has("name");
    let first = if sent { call.form.ticked("first") } else { kin.is_some_and(|kin| kin.first == Some(true)) };
    let label = NextOfKin::SPEC.field_named("first").map_or("", |(_, field)| call.say(field.label));
    fields.push(Input::tick("first", label).value(if first { "1" } else { "" }));
    let label_of = |name: &str| {
        fields.iter().find(|field| field.name() == name).map_or_else(String::new, |field| field.label().to_owned())
    };
    let page = FormPage {
        call,
        title: call.say(if kin.is_some() { words::EDIT } else { words::ADD }),
        resident: Resident::SPEC.title(&resident.row, call.lang),
        back: format!("/warga/{}", resident.row.id),
        remove: kin.map_or_else(String::new, |kin| format!("/kontak-keluarga/{}/hapus", kin.row.id)),
        problems: pieces::problems(&said.problems, call.lang, label_of),
        now: kin.filter(|_| said.conflict).map_or_else(Vec::new, |kin| as_it_stands(call, kin)),
        hidden: kin.map_or_else(|| call.hidden(), |kin| call.hidden_for(&kin.row)),
        fields,
    };
    Ok(call.page(page.title, &page))
}

/// What somebody else saved meanwhile, beside what was typed.
fn as_it_stands(call: &Call, kin: &Stored<NextOfKin>) -> Vec<(String, String)> {
    let shown = |name: &&str| {
        let (index, field) = NextOfKin::SPEC.field_named(name)?;
        Some((call.say(field.label).to_owned(), field.show(&kin.row.cells[index], call.lang)))
    };
    FIELDS.iter().filter_map(shown).collect()
}

/// Reads the form.
fn input_of(call: &Call) -> Result<KinInput, Refusal> {
    let mut problems = Vec::new();
    let mut text = |name: &str| -> Value {
        match call.form.value(NextOfKin::SPEC, name, call.today) {
            Ok(value) => value,
            Err(Refusal::Invalid(found)) => {
                problems.extend(found);
                Value::Null
            }
            Err(_) => Value::Null,
        }
    };
    let (name, kinship, phone, address) = (text("name"), text("kinship"), text("phone"), text("address"));
    let kinship = kinship.as_integer().and_then(Kinship::from_code);
    match (name.as_text(), kinship) {
        (Some(name), Some(kinship)) if problems.is_empty() => Ok(KinInput {
            kin: Kin { name: kernel::name::tidied(name), kinship, phone: phone.as_text().map(str::to_owned) },
            address: address.as_text().map(str::to_owned),
            first: call.form.ticked("first"),
        }),
        _ => Err(Refusal::Invalid(problems)),
    }
}

fn add(call: &Call) -> Result<Answer, Refusal> {
    let (resident, action) = (call.param("id")?, call.action);
    let done = input_of(call).and_then(|input| call.act(move |read| next_of_kin::add(read, action, resident, &input)));
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/warga/{resident}")).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => {
            Ok(form(call, resident, None, &Said { problems, conflict: false })?.invalid())
        }
        Err(other) => Err(other),
    }
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let kin = contact(call)?;
    let (id, resident, seen) = (kin.row.id, kin.resident.id.raw(), call.seen()?);
    let done = input_of(call).and_then(|input| call.act(move |read| next_of_kin::save(read, id, &seen, &input)));
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/warga/{resident}")).saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => {
            Ok(form(call, resident, Some(&kin), &Said { problems, conflict: false })?.invalid())
        }
        Err(Refusal::Conflict(_)) => {
            let kin = contact(call)?;
            Ok(form(call, resident, Some(&kin), &Said { problems: Vec::new(), conflict: true })?.conflict())
        }
        Err(other) => Err(other),
    }
}

fn remove(call: &Call) -> Result<Answer, Refusal> {
    let kin = contact(call)?;
    let id = kin.row.id;
    call.act(move |read| next_of_kin::withdraw(read, id))?;
    Ok(Answer::redirect(format!("/warga/{}", kin.resident.id)).saying(call.say(words::REMOVED)))
}

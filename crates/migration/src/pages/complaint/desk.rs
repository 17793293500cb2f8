//! Taking a complaint down at a desk: told, written, by telephone, or on a paper that came some days ago. Not here: the
//! public page (`public`).

use kernel::refusal::Problem;
use kernel::region::{Code, Level as RegionLevel};
use kernel::{Id, Record, RecordId, Refusal, Stored};
use people::office::office as offices;
use people::pages::form_page::{FormPage, problem, problems_of};
use people::pages::region_input::{self, Named};
use people::records::{Office, Resident};
use web::{Answer, Call, Input};

use super::filing::{self, PIN, Reading};
use crate::office::complaint::Filed;
use crate::records::ServiceVisit;
use crate::records::complaint::{AboutWhom, Category, Channel, Complaint, Identity};
use crate::words::complaint as words;

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

/// What the address or the sent form says.
fn given<'c>(call: &'c Call, name: &str) -> &'c str {
    if call.form.has(name) { call.form.text(name) } else { call.query(name) }
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let resident = resident(call)?;
    let mut inputs = Vec::new();
    let options = AboutWhom::ALL.iter().map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let about = Input::choice("tentang", call.say(words::ABOUT_FIRST), options).required();
    inputs.push(about.help(call.say(words::ABOUT_HELP)));
    if own_village(call)?.is_none() {
        let typed = call.form.text("desa");
        let village = region_input::input("desa", words::WHICH_VILLAGE, Some(RegionLevel::Village), typed, call);
        inputs.push(village.required().help(call.say(words::WHICH_VILLAGE_HELP)));
    }
    inputs.extend(channel(call));
    let received = filing::field(call, "received_on");
    inputs.extend(received.map(|input| input.value(call.today.to_string())));
    inputs.extend(filing::story(call));
    inputs.extend(filing::who(call).into_iter().map(|input| prefilled(input, resident.as_ref())));
    inputs.extend(filing::evidence(call));
    let page = FormPage {
        title: call.say(words::TYPE_IN).to_owned(),
        lead: resident.iter().map(|one| Resident::SPEC.title(&one.row, call.lang)).collect(),
        problems,
        inputs,
        kept: vec![
            ("warga", given(call, "warga").to_owned()),
            ("kunjungan", given(call, "kunjungan").to_owned()),
            (PIN, filing::pin_of(call)?),
        ],
        action: "/pengaduan/baru".to_owned(),
        button: call.say(words::SEND).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), "/pengaduan/daftar".to_owned())],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_with_files(call))
}

/// How it came; the public page is none of the ways of a desk.
fn channel(call: &Call) -> Option<Input> {
    let label = Complaint::SPEC.field_named("channel").map(|(_, field)| call.say(field.label))?;
    let ways = Channel::ALL.iter().filter(|one| **one != Channel::Public);
    let ways = ways.map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    Some(Input::choice("channel", label, ways).required().value(Channel::Desk.name()))
}

fn prefilled(input: Input, resident: Option<&Stored<Resident>>) -> Input {
    let Some(resident) = resident else { return input };
    let value = match input.name() {
        "name" => resident.name.known().cloned(),
        "contact" => resident.phone.given().cloned(),
        _ => None,
    };
    match value {
        Some(value) => input.value(value),
        None => input,
    }
}

fn resident(call: &Call) -> Result<Option<Stored<Resident>>, Refusal> {
    let typed = given(call, "warga");
    if typed.is_empty() {
        return Ok(None);
    }
    let id: RecordId = typed.parse().map_err(|_| Refusal::NotFound)?;
    call.read(|read| read.get::<Resident>(Id::new(id))).map(Some)
}

/// The village of a village's desk; at the regency's one is named.
fn own_village(call: &Call) -> Result<Option<Code>, Refusal> {
    let office: Option<Stored<Office>> = call.read(|read| offices::public(read, call.actor.office))?;
    Ok(office.and_then(|office| office.region).filter(|code| code.level() == RegionLevel::Village))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    match read_form(call).and_then(|filed| filing::file(call, filed, true)) {
        Err(Refusal::Invalid(problems)) => {
            let at_question =
                |one: Problem| if one.field == "about" { Problem { field: "tentang".to_owned(), ..one } } else { one };
            form(call, problems_of(Refusal::Invalid(problems))?.into_iter().map(at_question).collect())
        }
        other => other,
    }
}

fn read_form(call: &Call) -> Result<Filed, Refusal> {
    let mut reading = Reading::of(call);
    let about = AboutWhom::from_name(call.form.text("tentang"));
    if about.is_none() {
        reading.say("tentang", "required", words::ABOUT_NEEDED);
    }
    let village = match own_village(call)? {
        Some(own) => Some(own),
        None => match region_input::named(call.form.text("desa"), Some(RegionLevel::Village)) {
            Named::One(code) => Some(code),
            _ => {
                reading.say("desa", "required", words::VILLAGE_NEEDED);
                None
            }
        },
    };
    let channel = Channel::from_name(call.form.text("channel")).filter(|one| *one != Channel::Public);
    if channel.is_none() {
        reading.problems.push(problem("channel", "required", web::words::CHOOSE));
    }
    let received_on = reading.value("received_on");
    let mut filed = Filed {
        village: village.unwrap_or(Code::NATION),
        ticket: filing::ticket_of(call)?,
        received_on: received_on.unwrap_or(call.today),
        channel: channel.unwrap_or(Channel::Desk),
        category: Category::Other,
        about: about.unwrap_or(AboutWhom::Other),
        about_name: None,
        happened: None,
        text: String::new(),
        wish: None,
        identity: Identity::Anonymous,
        name: None,
        contact: None,
        resident: resident(call)?.map(|one| one.row.id),
        from_record: visit(call),
    };
    reading.story(&mut filed);
    if reading.problems.is_empty() { Ok(filed) } else { Err(Refusal::Invalid(reading.problems)) }
}

/// The visit at the desk from which it began.
fn visit(call: &Call) -> Option<(u32, RecordId)> {
    given(call, "kunjungan").parse().ok().map(|id| (ServiceVisit::SPEC.kind, id))
}

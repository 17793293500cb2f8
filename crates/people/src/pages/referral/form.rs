//! The form of a new referral. Not here: what is decided (`office::referral`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::value::FieldValue;
use kernel::{Held, Id, Phrase, Record, RecordId, Refusal, Stored, Value};
use web::{Answer, Call, Html, Input, pieces};

use super::super::form_page::{FormPage, problem, problems_of};
use super::path;
use crate::office::referral::{self as office, ReferralInput, To};
use crate::records::referral::{ReferralGround, Urgency};
use crate::records::{Referral, Resident};
use crate::rules::referral::{HandedField, agencies};
use crate::words::referral as words;

/// The answer that stands for an agency that is not on the list.
const OTHER: &str = "lain";
/// Begins an answer that names a room of this program.
const ROOM: &str = "ruang:";

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

/// What the address or the sent form says of a field.
fn given<'c>(call: &'c Call, name: &str) -> &'c str {
    if call.form.has(name) { call.form.text(name) } else { call.query(name) }
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let resident = resident(call)?;
    let back = source_path(call).or_else(|| resident.as_ref().map(|one| format!("/warga/{}", one.row.id)));
    let mut lead = vec![call.say(words::NEW_LEAD).to_owned()];
    lead.extend(
        resident
            .as_ref()
            .map(|one| format!("{}: {}", call.say(words::ABOUT), Resident::SPEC.title(&one.row, call.lang))),
    );
    let page = FormPage {
        title: call.say(words::NEW).to_owned(),
        lead,
        problems,
        inputs: inputs(call, resident.as_ref()),
        kept: vec![("dari", given(call, "dari").to_owned()), ("warga", given(call, "warga").to_owned())],
        action: "/rujukan/baru".to_owned(),
        button: call.say(words::SAVE_DRAFT).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), back.unwrap_or_else(|| "/rujukan".to_owned()))],
        aside: purposes(call),
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn resident(call: &Call) -> Result<Option<Stored<Resident>>, Refusal> {
    let typed = given(call, "warga");
    if typed.is_empty() {
        return Ok(None);
    }
    let id: RecordId = typed.parse().map_err(|_| Refusal::NotFound)?;
    call.read(|read| read.get::<Resident>(Id::new(id))).map(Some)
}

fn source(call: &Call) -> Option<(u32, RecordId)> {
    office::about_of(given(call, "dari"))
}

/// The page of the record from which it comes.
fn source_path(call: &Call) -> Option<String> {
    let (kind, id) = source(call)?;
    call.site.registry().spec(kind).map(|spec| format!("/{}/{id}", spec.path))
}

/// For what which agency is there, beside the form.
fn purposes(call: &Call) -> Html {
    let lines = agencies().iter().map(|one| web::PanelLine {
        text: call.say(one.name).to_owned(),
        detail: call.say(one.purpose).to_owned(),
        ..web::PanelLine::default()
    });
    let title = call.say(words::AGENCY).to_owned();
    pieces::panel(&web::Panel { title, lines: lines.collect(), ..web::Panel::default() })
}

fn inputs(call: &Call, resident: Option<&Stored<Resident>>) -> Vec<Input> {
    let of = |name: &str| {
        let field = Referral::SPEC.field_named(name).map(|(_, field)| field);
        field.map(|field| Input::of(field, call.lang).value(given(call, name).to_owned()))
    };
    let mut to: Vec<(String, String)> =
        agencies().iter().map(|one| (one.key.to_owned(), call.say(one.name).to_owned())).collect();
    for room in call.site.rooms.iter().flat_map(|room| room.accepts) {
        to.push((
            format!("{ROOM}{}", room.key),
            format!("{}: {}", call.say(words::IN_THE_HOUSE), call.say(room.label)),
        ));
    }
    to.push((OTHER.to_owned(), call.say(words::AGENCY_OTHER).to_owned()));
    let agency = Input::choice("agency", call.say(words::AGENCY), to).required().help(call.say(words::AGENCY_HELP));
    let mut inputs = vec![agency.value(given(call, "agency").to_owned())];
    let other = Input::text("agency_name", call.say(words::AGENCY_OTHER));
    inputs.push(other.value(given(call, "agency_name").to_owned()));
    inputs.extend(["desk", "contact"].iter().filter_map(|name| of(name)));
    let urgency =
        of("urgency").map(|input| if input.typed().is_empty() { input.value(Urgency::Normal.name()) } else { input });
    inputs.extend(urgency);
    inputs.extend(["request", "due"].iter().filter_map(|name| of(name)));
    match resident {
        Some(_) => inputs.extend(HandedField::ALL.iter().map(|field| tick(call, *field))),
        None => inputs.extend(of("person")),
    }
    let facts = Input::lines("facts", call.say(words::FACTS)).help(call.say(words::FACTS_HELP));
    inputs.push(facts.value(given(call, "facts").to_owned()));
    inputs.extend(["ground", "ground_note"].iter().filter_map(|name| of(name)));
    inputs
}

fn tick(call: &Call, field: HandedField) -> Input {
    let label = format!("{}: {}", call.say(words::HANDED), call.say(field.label()));
    let input = Input::tick(format!("serah_{}", field.name()), label);
    // A form that was sent says by silence that a box was not ticked.
    let name_first = !call.form.has("request") && field == HandedField::Name;
    if name_first { input.value("1").help(call.say(words::HANDED_HELP)) } else { input }
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let action = call.action;
    let done = read_form(call).and_then(|input| call.act(move |read| office::begin(read, action, 0, &input)).map(drop));
    match done {
        Ok(()) => Ok(Answer::redirect(path(action.record(0))).saying(call.say(words::SAVED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

/// A form that is being read: every mistake is said at once and at its field.
struct Reading<'c> {
    call: &'c Call,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn value<T: FieldValue>(&mut self, name: &str) -> Option<T> {
        match self.call.form.value(Referral::SPEC, name, self.call.today) {
            Ok(Value::Null) => None,
            Ok(value) => T::from_cell(&Held::Known(value)),
            Err(refusal) => {
                self.problems.extend(problems_of(refusal).unwrap_or_default());
                None
            }
        }
    }

    fn text(&mut self, name: &str, too_long: Phrase) -> Option<String> {
        let typed = self.call.form.text(name);
        if typed.chars().count() > 4_000 {
            self.problems.push(problem(name, "long", too_long));
        }
        Some(typed.replace("\r\n", "\n")).filter(|text| !text.is_empty())
    }
}

fn read_form(call: &Call) -> Result<ReferralInput, Refusal> {
    let mut form = Reading { call, problems: Vec::new() };
    let agency = call.form.text("agency");
    let to = to(call, agency);
    if to.is_none() {
        form.problems.push(problem("agency", "required", words::WHICH_AGENCY));
    }
    let person: Option<String> = form.value("person");
    let (desk, contact) = (form.value("desk"), form.value("contact"));
    let urgency: Option<Urgency> = form.value("urgency");
    let request: Option<String> = form.value("request");
    let due: Option<Date> = form.value("due");
    let ground: Option<ReferralGround> = form.value("ground");
    let ground_note = form.value("ground_note");
    let facts = form.text("facts", crate::words::message::TOO_LONG);
    let ticked = |field: &&HandedField| call.form.ticked(&format!("serah_{}", field.name()));
    match (to, urgency, request, ground) {
        (Some(to), Some(urgency), Some(request), Some(ground)) if form.problems.is_empty() => Ok(ReferralInput {
            about: source(call),
            resident: resident(call)?.map(|one| one.row.id),
            person,
            to,
            desk,
            contact,
            urgency,
            request,
            due,
            ground,
            ground_note,
            handed: HandedField::ALL.iter().filter(ticked).copied().collect(),
            facts,
        }),
        _ => Err(Refusal::Invalid(form.problems)),
    }
}

fn to(call: &Call, agency: &str) -> Option<To> {
    if let Some(key) = agency.strip_prefix(ROOM) {
        let found = call.site.rooms.iter().flat_map(|room| room.accepts).find(|one| one.key == key)?;
        return Some(To::Room(key.to_owned(), found.label.id.to_owned()));
    }
    match agency {
        "" => None,
        OTHER => Some(To::Other(call.form.text("agency_name").chars().take(200).collect())),
        key => Some(To::Agency(key.to_owned())),
    }
}

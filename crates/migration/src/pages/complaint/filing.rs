//! What the public page and the desk have in common: the fields of a complaint, reading them, and the page with ticket and
//! PIN. Not here: who may use which (`public`, `desk`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::value::FieldValue;
use kernel::{Held, Phrase, Record, Refusal, Value, day};
use people::office::record_file::Kept;
use people::pages::form_page::{problem, problems_of};
use people::pages::record_file;
use web::{Answer, Call, Input};

use crate::office::complaint::{self as office, Filed, MOST_FILES, place};
use crate::office::complaint_pin;
use crate::records::complaint::{Category, Complaint, Identity};
use crate::rules::complaint as rules;
use crate::words::complaint as words;

/// The longest story, in characters.
const LONGEST: usize = 4_000;
/// The field that carries the PIN minted with the form: the same form sent twice names the same PIN. Never kept as a draft.
pub const PIN: &str = "_pin";

/// A PIN for a form that is drawn, or the one that it came with.
pub fn pin_of(call: &Call) -> Result<String, Refusal> {
    match rules::pin_typed(call.form.text(PIN)) {
        Some(pin) => Ok(pin),
        None => Ok(rules::pin(store::keys::random().map_err(Refusal::fault)?)),
    }
}

/// The fields of the story, in their order.
pub fn story(call: &Call) -> Vec<Input> {
    ["category", "about_name", "happened", "text", "wish"].iter().filter_map(|name| field(call, name)).collect()
}

/// The fields about who complains.
pub fn who(call: &Call) -> Vec<Input> {
    let identity = field(call, "identity").map(|input| input.help(call.say(words::IDENTITY_HELP)));
    let contact = field(call, "contact").map(|input| input.help(call.say(words::CONTACT_HELP)));
    [identity, field(call, "name"), contact].into_iter().flatten().collect()
}

/// The files.
pub fn evidence(call: &Call) -> Vec<Input> {
    let help = call.say(words::EVIDENCE_HELP);
    let one = |index: usize| {
        let label = format!("{} {index}", call.say(words::EVIDENCE));
        Input::file(format!("bukti_{index}"), label).help(help)
    };
    (1..=MOST_FILES).map(one).collect()
}

/// A field of the declaration.
pub fn field(call: &Call, name: &str) -> Option<Input> {
    Complaint::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang))
}

/// A form that is being read: every mistake is said at once and at its field.
pub struct Reading<'c> {
    call: &'c Call,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl<'c> Reading<'c> {
    /// The form of a call.
    pub fn of(call: &'c Call) -> Self {
        Reading { call, problems: Vec::new() }
    }

    /// A field of the declaration as the type it holds.
    pub fn value<T: FieldValue>(&mut self, name: &str) -> Option<T> {
        match self.call.form.value(Complaint::SPEC, name, self.call.today) {
            Ok(Value::Null) => None,
            Ok(value) => T::from_cell(&Held::Known(value)),
            Err(refusal) => {
                self.problems.extend(problems_of(refusal).unwrap_or_default());
                None
            }
        }
    }

    /// A mistake of another kind.
    pub fn say(&mut self, field: &str, code: &'static str, message: Phrase) {
        self.problems.push(problem(field, code, message));
    }

    /// The story and who tells it, put into what is filed.
    pub fn story(&mut self, filed: &mut Filed) {
        let category: Option<Category> = self.value("category");
        filed.category = category.unwrap_or(Category::Other);
        (filed.about_name, filed.happened, filed.wish) =
            (self.value("about_name"), self.value("happened"), self.value("wish"));
        filed.text = self.value("text").unwrap_or_default();
        if filed.text.chars().count() > LONGEST {
            self.say("text", "long", words::TOO_LONG);
        }
        let identity: Option<Identity> = self.value("identity");
        filed.identity = identity.unwrap_or(Identity::Anonymous);
        filed.name = self.value("name");
        // What is typed of a number is never turned away: an office reads it, no program dials it.
        filed.contact = self.value("contact");
    }
}

/// Takes the files that came along.
///
/// # Errors
/// `Invalid` at a file that cannot be kept; then none is.
pub fn files(call: &Call) -> Result<Vec<Kept>, Refusal> {
    let mut kept: Vec<Kept> = Vec::new();
    for index in 0..MOST_FILES {
        let first = place::FILES + u32::try_from(index).unwrap_or(0);
        match record_file::received(call, &format!("bukti_{}", index + 1), first, 1) {
            Ok(more) => kept.extend(more),
            Err(refusal) => {
                people::office::record_file::discard(&call.store, &kept);
                return Err(refusal);
            }
        }
    }
    Ok(kept)
}

/// Files it, keeps the PIN, and answers with the page that shows both numbers once. The PIN's hash is made before the action.
///
/// # Errors
/// `Invalid` where the form is to be shown again; whatever the action refuses.
pub fn file(call: &Call, filed: Filed, desk: bool) -> Result<Answer, Refusal> {
    let pin = rules::pin_typed(call.form.text(PIN)).ok_or_else(|| Refusal::invalid("", "pin", words::FORM_OLD))?;
    let kept = files(call)?;
    let (action, id) = (call.action, call.action.record(place::COMPLAINT));
    let (ticket, received) = (filed.ticket.clone(), filed.received_on);
    let (files, told) = (kept.clone(), filed.clone());
    let done = call.act(move |read| office::file(read, action, &told, &files));
    record_file::settled(call, &done, &kept);
    done?;
    complaint_pin::keep(&call.store, id, &pin, call.now)?;
    let level = rules::level(filed.about, filed.category);
    let content = FiledPage {
        call,
        ticket,
        pin: format!("{} {}", &pin[..3], &pin[3..]),
        due: day::long(rules::first_due(received), call.lang),
        address: call.address("/pengaduan/cek"),
        desk,
        above: desk && level > crate::records::complaint::Level::Village,
    };
    Ok(call.page(call.say(words::FILED_TITLE), &content))
}

/// The ticket of a form: it belongs to the action, so that the same form sent twice shows the same one.
pub fn ticket_of(call: &Call) -> Result<String, Refusal> {
    let (first, second) = (call.action.record(place::COMPLAINT).0, call.action.record(place::STEP).0);
    let digest: Vec<u8> = first[9..].iter().chain(&second[9..]).copied().collect();
    rules::ticket(&digest).ok_or(Refusal::Busy)
}

#[derive(Template)]
#[template(path = "complaint/filed.html")]
struct FiledPage<'c> {
    call: &'c Call,
    ticket: String,
    pin: String,
    due: String,
    address: String,
    desk: bool,
    above: bool,
}

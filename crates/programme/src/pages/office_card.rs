//! The card of an office as everybody may see it: address, hours, numbers, head. Read without a role, so that nothing but
//! public fields can stand on it.

use askama::Template;
use kernel::{Id, Lang, RecordId, Refusal, phone};
use people::records::Office;
use people::records::office::OfficeKind;
use store::Reader;
use web::{Call, Html};

use super::answers;
use crate::queries::public_reader;
use crate::words::{shared, village as words};

#[derive(Template)]
#[template(path = "office_card.html")]
struct Card<'c> {
    call: &'c Call,
    heading: String,
    office: Office,
    lines: Vec<(&'static str, String, String)>,
    message: String,
    missing: &'static str,
}

/// The public profile of an office; `None` where it is not on this node.
///
/// # Errors
/// `Busy`, `Fault`.
pub(crate) fn office(read: &Reader<'_>, id: RecordId) -> Result<Option<Office>, Refusal> {
    let found = read.as_actor(&public_reader()).maybe::<Office>(Id::new(id))?;
    Ok(found.map(|stored| stored.record))
}

/// Draws the card.
pub(crate) fn card(call: &Call, heading: &str, office: Office) -> Html {
    let region = office.region.map_or_else(String::new, |region| region.to_string());
    let message = if answers(call, "/kontak") { web::link("/kontak", &[("desa", &region)]) } else { String::new() };
    let unknown = [&office.hours, &office.address, &office.phone].iter().all(|given| given.is_none());
    let missing = if unknown { call.say(words::NOTHING_GIVEN) } else { "" };
    let mut lines = lines(&office, call.lang);
    if unknown {
        lines.drain(..3);
    }
    Html::of(&Card { call, heading: heading.to_owned(), office, lines, message, missing })
}

/// Label, text and address behind it, of all that is filled in; what people need most says so where it is missing.
fn lines(office: &Office, lang: Lang) -> Vec<(&'static str, String, String)> {
    let text = |given: &Option<String>| given.clone().filter(|text| !text.trim().is_empty());
    let needed = |given: &Option<String>| text(given).unwrap_or_else(|| words::NOT_GIVEN.say(lang).to_owned());
    let head = if office.kind == OfficeKind::Desa { words::HEAD } else { words::HEAD_OF_OFFICE };
    let (phone, dial) = phone_of(office, lang);
    let email = text(&office.email);
    let mail = email.as_ref().map(|email| format!("mailto:{email}")).unwrap_or_default();
    let mut lines = vec![
        (words::HOURS.say(lang), needed(&office.hours), String::new()),
        (words::ADDRESS.say(lang), needed(&office.address), String::new()),
        (words::PHONE.say(lang), phone, dial),
    ];
    let more = [
        (words::EMAIL, email, mail),
        (head, text(&office.head_name), String::new()),
        (words::ACTING, text(&office.acting_name), String::new()),
        (words::SERVICES, text(&office.services), String::new()),
    ];
    lines.extend(more.into_iter().filter_map(|(label, text, path)| Some((label.say(lang), text?, path))));
    lines
}

fn phone_of(office: &Office, lang: Lang) -> (String, String) {
    let typed = office.phone.clone().unwrap_or_default();
    match phone::parse(&typed) {
        Ok(phone) => (phone.shown(), phone.tel_link()),
        Err(_) if typed.is_empty() => (words::NOT_GIVEN.say(lang).to_owned(), String::new()),
        Err(_) => (typed, String::new()),
    }
}

//! Registering who came as a resident, with the name that was typed at the desk. Whoever may be there already is shown
//! first. Not here: the whole form of a resident (people).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{ActionId, Changes, Id, Record, RecordId, Refusal, Stored, phone};
use people::office::newcomer::{self, Newcomer};
use people::pages::form_page::{FormPage, problem, problems_of};
use people::records::Resident;
use people::records::resident::{NoticeGiven, Sex};
use people::words::resident as notice;
use store::Reader;
use web::{Answer, Call, Html, Input};

use super::visit_path;
use crate::office::service_visit as office;
use crate::records::ServiceVisit;
use crate::words::service_visit as words;

/// What is told about the data.
#[derive(Template)]
#[template(source = r#"<ul>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>"#, ext = "html")]
struct Notice {
    lines: Vec<&'static str>,
}

#[derive(Template)]
#[template(
    source = r#"<section class="note"><h2>{{ heading }}</h2><ul class="list">{% for (id, name, detail) in people %}<li><div class="grow"><strong>{{ name }}</strong><div class="small">{{ detail }}</div></div><button class="btn quiet" type="submit" name="warga" value="{{ id }}">{{ this }}</button></li>{% endfor %}</ul><label class="pick"><input type="checkbox" name="baru" value="1"> <span>{{ anyway }}</span></label></section>"#,
    ext = "html"
)]
struct Perhaps {
    heading: &'static str,
    this: &'static str,
    anyway: &'static str,
    people: Vec<(String, String, String)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, Vec::new(), &[])
}

fn show(call: &Call, problems: Vec<Problem>, perhaps: &[Stored<Resident>]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let visit = call.read(|read| read.get::<ServiceVisit>(Id::new(id)))?;
    let typed = office::name_of(&visit).unwrap_or_default();
    let sexes = Sex::ALL.iter().map(|sex| (sex.name().to_owned(), call.say(sex.label()).to_owned())).collect();
    let told: Vec<(String, String)> = [NoticeGiven::ReadAloud, NoticeGiven::ReadSelf]
        .iter()
        .map(|one| (one.name().to_owned(), call.say(one.label()).to_owned()))
        .collect();
    let lines = [notice::NOTICE_1, notice::NOTICE_2, notice::NOTICE_3, notice::NOTICE_4].map(|line| call.say(line));
    let inside = if perhaps.is_empty() { Html::default() } else { perhaps_note(call, perhaps) };
    let page = FormPage {
        title: call.say(words::REGISTER_PERSON).to_owned(),
        lead: vec![call.say(words::NEW_LEAD).to_owned()],
        problems,
        before: Html::of(&Notice { lines: lines.to_vec() }),
        inputs: vec![
            Input::choice("notice", call.say(words::NOTICE), told).required(),
            Input::text("name", call.say(words::NAME)).required().value(typed),
            Input::choice("sex", call.say(words::SEX), sexes).required(),
            Input::new(web::input::Kind::Line("tel"), "phone", call.say(words::PHONE)),
        ],
        inside,
        action: format!("{}/daftar", visit_path(id)),
        button: call.say(words::REGISTER_PERSON).to_owned(),
        links: vec![(call.say(words::BACK).to_owned(), visit_path(id))],
        ..FormPage::default()
    };
    let answer = page.answer(call);
    Ok(if perhaps.is_empty() { answer } else { answer.invalid() })
}

fn perhaps_note(call: &Call, perhaps: &[Stored<Resident>]) -> Html {
    let one = |resident: &Stored<Resident>| {
        let born = resident.birth_date.given().map(|birth| kernel::day::short(*birth, call.lang));
        let detail: Vec<String> = [born, resident.dusun.clone()].into_iter().flatten().collect();
        (resident.row.id.to_string(), Resident::SPEC.title(&resident.row, call.lang), detail.join(" · "))
    };
    Html::of(&Perhaps {
        heading: call.say(words::PERHAPS),
        this: call.say(words::IS_THIS),
        anyway: call.say(words::NEW_ANYWAY),
        people: perhaps.iter().map(one).collect(),
    })
}

fn typed(call: &Call) -> Result<Newcomer, Refusal> {
    let mut wrong = Vec::new();
    let name = people::rules::account::name(call.form.text("name"));
    let name = name.map_err(|words| wrong.push(problem("name", "name", words))).unwrap_or_default();
    let phone = match call.form.text("phone") {
        "" => None,
        typed => phone::parse(typed)
            .map(|phone| phone.as_str().to_owned())
            .map_err(|error| wrong.push(problem("phone", "phone", error.phrase())))
            .ok(),
    };
    let sex = Sex::from_name(call.form.text("sex"));
    if sex.is_none() {
        wrong.push(problem("sex", "required", words::SEX_NEEDED));
    }
    let notice = NoticeGiven::from_name(call.form.text("notice"));
    if notice.is_none() {
        wrong.push(problem("notice", "required", words::NOTICE_NEEDED));
    }
    match (sex, notice) {
        (Some(sex), Some(notice)) if wrong.is_empty() => Ok(Newcomer { name, phone, sex, notice }),
        _ => Err(Refusal::Invalid(wrong)),
    }
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    if let Ok(resident) = call.form.text("warga").parse::<RecordId>() {
        call.act(move |read| office::is_resident(read, id, resident))?;
        return Ok(Answer::redirect(visit_path(id)).saying(call.say(words::SAVED)));
    }
    let newcomer = match typed(call) {
        Ok(newcomer) => newcomer,
        Err(refusal) => return show(call, problems_of(refusal)?, &[]),
    };
    let perhaps = call.read(|read| newcomer::perhaps(read, &newcomer.name, newcomer.phone.as_deref()))?;
    if !perhaps.is_empty() && !call.form.ticked("baru") {
        return show(call, Vec::new(), &perhaps);
    }
    let action = call.action;
    match call.act(move |read| register(read, action, id, &newcomer)) {
        Ok(_) => Ok(Answer::redirect(visit_path(id)).saying(call.say(words::REGISTERED))),
        Err(refusal) => show(call, problems_of(refusal)?, &[]),
    }
}

/// The resident, and the visit is theirs.
fn register(read: &Reader<'_>, action: ActionId, id: RecordId, newcomer: &Newcomer) -> Result<Changes, Refusal> {
    let visit = read.get::<ServiceVisit>(Id::new(id))?;
    let (mut changes, resident) = newcomer::register(read, action, newcomer)?;
    changes.records.extend(office::belongs_to(read, &visit, resident)?.records);
    Ok(changes)
}

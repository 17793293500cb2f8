//! What a village sets for itself: after how many days a worker is asked for news, and counting the planned days anew.

use kernel::access::VILLAGE;
use kernel::refusal::Problem;
use kernel::{Access, Record, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::form::hidden;
use web::{Answer, Call, Html, Input, Panel, Route, pieces};

use super::PURPOSE;
use super::beside::plain;
use crate::office::village_setting;
use crate::records::{CASE_WRITERS, MigrationCase, VillageSetting};
use crate::rules::intervals::{self, NEWS};
use crate::words::contact_log as words;

/// Where it stands.
const PATH: &str = "/pengaturan-desa";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let opens: &'static [&'static kernel::RecordSpec] = &[MigrationCase::SPEC];
    let about = |route: Route| route.of(VillageSetting::SPEC).help("luar-negeri#jarak-waktu");
    vec![
        about(Route::get(PATH, Access::Roles(VILLAGE), page)),
        about(Route::post(PATH, Access::Roles(VILLAGE), save)),
        about(Route::post("/pengaturan-desa/hitung-ulang", Access::Roles(CASE_WRITERS), recount))
            .purpose(PURPOSE)
            .opens(opens),
    ]
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new(), false)
}

fn form(call: &Call, problems: Vec<Problem>, changed: bool) -> Result<Answer, Refusal> {
    let office = call.actor.office;
    let (standing, days) =
        call.read(|read| Ok((village_setting::of_office(read, office)?, village_setting::news_days(read, office)?)))?;
    let default = village_setting::default_days(call.today);
    let field = VillageSetting::SPEC.field_named("contact_days").map(|(_, field)| field);
    let rule = format!("{} {default} {}.", call.say(words::SETTING_DEFAULT), call.say(words::DAYS));
    let page = FormPage {
        title: call.say(words::SETTING).to_owned(),
        lead: vec![call.say(words::SETTING_LEAD).to_owned(), rule],
        alert: if changed { call.say(words::SETTING_CHANGED).to_owned() } else { String::new() },
        problems,
        inputs: field.map(|field| Input::of(field, call.lang).value(days.to_string())).into_iter().collect(),
        action: PATH.to_owned(),
        button: call.say(web::words::SAVE).to_owned(),
        aside: aside(call),
        ..FormPage::default()
    };
    let answer = match &standing {
        Some(standing) => page.answer_for(call, &standing.row),
        None => page.answer(call),
    };
    Ok(if changed { answer.conflict() } else { answer })
}

/// Where the number comes from, and the button that counts anew.
fn aside(call: &Call) -> Html {
    let rule = intervals::on(NEWS, call.today);
    let mut lines: Vec<_> = rule.map(|rule| plain(call.say(rule.label), rule.article)).into_iter().collect();
    lines.push(plain("", call.say(words::SETTING_NOTE)));
    let basis = Panel { title: call.say(words::SETTING_ARTICLE).to_owned(), lines, ..Panel::default() };
    let mut all = vec![pieces::panel(&basis)];
    if call.actor.is_one_of(CASE_WRITERS) {
        all.push(Html::of(&Recount { call }));
    }
    Html::joined(all)
}

#[derive(askama::Template)]
#[template(path = "contact_log/recount.html")]
struct Recount<'c> {
    call: &'c Call,
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let seen = if call.form.has(hidden::SEEN) { Some(call.seen()?) } else { None };
    let done = call.form.value(VillageSetting::SPEC, "contact_days", call.today).and_then(|days| {
        let days = days.as_integer().unwrap_or_default();
        call.act(move |read| village_setting::save(read, seen.as_ref(), days)).map(drop)
    });
    match done {
        Ok(()) => Ok(Answer::redirect(PATH).saying(call.say(words::SETTING_SAVED))),
        Err(Refusal::Conflict(_)) => form(call, Vec::new(), true),
        Err(refusal) => form(call, problems_of(refusal)?, false),
    }
}

fn recount(call: &Call) -> Result<Answer, Refusal> {
    call.act(village_setting::recount)?;
    Ok(Answer::redirect(PATH).saying(call.say(words::RECOUNTED)))
}

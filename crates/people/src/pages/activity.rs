//! The activity book: recording an activity with photos, its next step, what other pages show of it. The generic pages
//! list, show, edit and print it. Not here: the recording (`office::activity`).

mod seams;

pub use seams::{report, search, today};

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{ActionId, Id, Lang, Phrase, Record, RecordId, Refusal, Row, Stored, Value, day};
use store::Reader;
use store::files::FileKind;
use web::form::is_asked;
use web::records::form_sheet;
use web::{Answer, Call, Html, Input, MenuItem, Panel, PanelLine, RecordPages, Route, Values, Warning, pieces};

use super::form_page::{FormPage, problem, problems_of};
use super::record_file::{pictures, received, settled};
use crate::office::activity::{self, place};
use crate::office::record_file::{self, Kept};
use crate::records::Activity;
use crate::records::activity::ACTIVITY_READERS;
use crate::records::record_file::FilePart;
use crate::rules::activity::problems;
use crate::words::activity as words;

/// Photos that are taken at one sending.
const MOST_PHOTOS: usize = 10;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(Activity::SPEC);
    let routes = [
        Route::get("/kegiatan/baru", write, new_page).help("kegiatan"),
        Route::post("/kegiatan/baru", write, create).files().help("kegiatan"),
        Route::get("/kegiatan/{id}/tarik", write, withdraw_page).help("kegiatan"),
        Route::post("/kegiatan/{id}/tarik", write, withdraw).help("kegiatan"),
        Route::get("/kegiatan/{id}/selesai", write, step_page).help("kegiatan#langkah-berikutnya"),
        Route::post("/kegiatan/{id}/selesai", write, step_save).help("kegiatan#langkah-berikutnya"),
    ];
    routes.into_iter().map(|route| route.of(Activity::SPEC)).collect()
}

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::BOOK,
    short: words::BOOK_SHORT,
    icon: "report",
    path: "/kegiatan",
    access: Access::Roles(ACTIVITY_READERS),
    order: 12,
};

/// What the generic pages of an activity add.
pub const PAGES: RecordPages = RecordPages {
    check,
    before_save: Some(before_save),
    more: Some(more),
    actions: Some(actions),
    empty: Some(words::NONE),
    ..RecordPages::plain(Activity::SPEC)
};

fn check(read: &Reader<'_>, values: &Values, lang: Lang) -> Result<Vec<Warning>, Refusal> {
    let said = activity::said(values);
    let wrong = problems(&said, read.today());
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(wrong));
    }
    let nobody = said.men == Some(0) && said.women == Some(0);
    let message = words::NOBODY_CAME.say(lang).to_owned();
    Ok(nobody.then(|| Warning { field: "men".into(), code: "activity.nobody", message }).into_iter().collect())
}

/// Only the own office; and a step with another day is open again.
fn before_save(read: &Reader<'_>, row: Option<&Row>, values: &mut Values, _: ActionId) -> Result<(), Refusal> {
    let Some(row) = row else { return Ok(()) };
    activity::own(read, row)?;
    if row.text("next_done").is_some() && values.text("next_due") != row.text("next_due") {
        values.set("next_done", Value::Null);
    }
    Ok(())
}

fn actions(read: &Reader<'_>, row: &Row) -> Result<Vec<(Phrase, String)>, Refusal> {
    let open = row.text("next_due").is_some() && row.text("next_done").is_none() && !row.withdrawn;
    let may = open && activity::own(read, row).is_ok();
    Ok(may.then(|| (words::STEP_DONE, format!("/kegiatan/{}/selesai", row.id))).into_iter().collect())
}

/// Photos shown, and every file with the button that adds one.
fn more(read: &Reader<'_>, row: &Row, lang: Lang) -> Result<Html, Refusal> {
    let files = record_file::of_record(read, row.id)?;
    let may = activity::own(read, row).is_ok() && !row.withdrawn;
    let own = format!("/kegiatan/{}", row.id);
    let others = files.iter().filter(|file| file.part != FilePart::Photo || !file.picture);
    let panel = Panel {
        title: words::FILES.say(lang).to_owned(),
        lines: others
            .map(|file| PanelLine {
                text: file.part.label().say(lang).to_owned(),
                detail: file.name.given().cloned().unwrap_or_default(),
                tag: None,
                path: format!("/berkas/{}", file.row.id),
            })
            .collect(),
        html: pictures(&files, may, lang),
        action: may.then(|| {
            let words = crate::words::record_file::ADD.say(lang).to_owned();
            (words, super::record_file::add_path(Activity::SPEC, row.id, &own))
        }),
    };
    Ok(pieces::panel(&panel))
}

#[derive(Template)]
#[template(path = "activity_new.html")]
struct NewPage<'c> {
    call: &'c Call,
    problems: Html,
    warning: String,
    sections: Vec<(String, Vec<Input>)>,
    photo: Input,
    list: Input,
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[], false)
}

fn show(call: &Call, wrong: &[Problem], nobody: bool) -> Result<Answer, Refusal> {
    let sheet = call.read(|read| form_sheet(call, read, Activity::SPEC, None, wrong))?;
    let today = |input: Input| {
        let empty = input.name() == "date" && input.typed().is_empty() && !call.form.has("date");
        if empty { input.value(call.today.to_string()) } else { input }
    };
    let photo = Input::file("photo", call.say(words::PHOTO)).help(call.say(words::PHOTO_HELP)).several();
    let list = Input::file("attendance", call.say(words::LIST)).help(call.say(words::LIST_HELP));
    let label = |name: &str| match name {
        "photo" => call.say(words::PHOTO).to_owned(),
        "attendance" => call.say(words::LIST).to_owned(),
        other => sheet.label(other),
    };
    let content = NewPage {
        call,
        problems: pieces::problems(wrong, call.lang, label),
        warning: if nobody { call.say(words::NOBODY_CAME).to_owned() } else { String::new() },
        photo: photo.filled(&call.form, wrong, call.lang),
        list: list.filled(&call.form, wrong, call.lang),
        sections: sheet
            .sections
            .into_iter()
            .map(|(heading, fields)| (heading, fields.into_iter().map(today).collect()))
            .collect(),
    };
    let page = call.page(call.say(words::NEW), &content);
    Ok(if wrong.is_empty() && !nobody { page } else { page.invalid() })
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    match try_create(call) {
        Ok(Some(id)) => Ok(Answer::redirect(format!("/kegiatan/{id}")).saying(call.say(words::SAVED))),
        Ok(None) => show(call, &[], true),
        Err(refusal) => show(call, &problems_of(refusal)?, false),
    }
}

/// None where it is to be confirmed that nobody came.
fn try_create(call: &Call) -> Result<Option<RecordId>, Refusal> {
    let values = read_form(call)?;
    let nobody = !call.read(|read| check(read, &values, call.lang))?.is_empty();
    if nobody && !call.form.ticked(web::form::hidden::CHECKED) {
        return Ok(None);
    }
    let files = keep_files(call)?;
    let kept: Vec<Kept> = files.iter().map(|(_, kept)| kept.clone()).collect();
    let action = call.action;
    let done = call.act(move |read| activity::record(read, action, &values, &files));
    settled(call, &done, &kept);
    done?;
    Ok(Some(action.record(place::ACTIVITY)))
}

/// Every field of the form; what is not sent counts as empty.
fn read_form(call: &Call) -> Result<Values, Refusal> {
    let mut values = Values::new(Activity::SPEC);
    let mut wrong = Vec::new();
    for field in Activity::SPEC.fields.iter().filter(|field| is_asked(field)) {
        match call.form.value(Activity::SPEC, field.name, call.today) {
            Ok(value) => values.put(field.tag, value),
            Err(refusal) => wrong.extend(problems_of(refusal)?),
        }
    }
    if wrong.is_empty() { Ok(values) } else { Err(Refusal::Invalid(wrong)) }
}

fn keep_files(call: &Call) -> Result<Vec<(FilePart, Kept)>, Refusal> {
    let mut files = Vec::new();
    let list = received(call, "attendance", place::LIST, 1)?;
    files.extend(list.iter().cloned().map(|kept| (FilePart::AttendanceList, kept)));
    let photos = received(call, "photo", place::PHOTO, MOST_PHOTOS).inspect_err(|_| {
        record_file::discard(&call.store, &list);
    })?;
    if photos.iter().any(|kept| kept.file.kind == FileKind::Pdf) {
        record_file::discard(&call.store, &[list, photos].concat());
        return Err(Refusal::Invalid(vec![problem("photo", "file.photo", words::PHOTO_ONLY)]));
    }
    files.extend(photos.into_iter().map(|kept| (FilePart::Photo, kept)));
    Ok(files)
}

/// As the generic page asks, but of the own office alone.
fn withdraw_page(call: &Call) -> Result<Answer, Refusal> {
    let stored = own_activity(call)?;
    let id = stored.row.id;
    let page = FormPage {
        title: call.say(web::words::WITHDRAW).to_owned(),
        lead: vec![Activity::SPEC.title(&stored.row, call.lang), call.say(web::words::WITHDRAW_ASK).to_owned()],
        action: format!("/kegiatan/{id}/tarik"),
        button: call.say(web::words::WITHDRAW_YES).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), format!("/kegiatan/{id}"))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &stored.row))
}

fn own_activity(call: &Call) -> Result<Stored<Activity>, Refusal> {
    let id = call.param("id")?;
    call.read(|read| {
        let stored = read.get::<Activity>(Id::new(id))?;
        activity::own(read, &stored.row)?;
        Ok(stored)
    })
}

fn withdraw(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    call.act(move |read| activity::withdraw(read, id, &seen))?;
    Ok(Answer::redirect(format!("/kegiatan/{id}")).saying(call.say(web::words::DONE_WITHDRAWN)))
}

fn step_page(call: &Call) -> Result<Answer, Refusal> {
    step_form(call, Vec::new())
}

fn step_form(call: &Call, wrong: Vec<Problem>) -> Result<Answer, Refusal> {
    let stored = own_activity(call)?;
    let id = stored.row.id;
    let page = FormPage {
        title: call.say(words::STEP_DONE_TITLE).to_owned(),
        lead: vec![step_words(&stored, call.lang)],
        problems: wrong,
        inputs: vec![Input::lines("result", call.say(words::STEP_RESULT)).help(call.say(words::STEP_RESULT_HELP))],
        action: format!("/kegiatan/{id}/selesai"),
        button: call.say(words::STEP_DONE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), format!("/kegiatan/{id}"))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &stored.row))
}

/// The next step with its day.
fn step_words(activity: &Stored<Activity>, lang: Lang) -> String {
    let step = activity.next_step.given().cloned().unwrap_or_else(|| words::STEP.say(lang).to_owned());
    match activity.next_due {
        Some(due) => format!("{step} · {} {}", words::STEP_DUE.say(lang), day::short(due, lang)),
        None => step,
    }
}

fn step_save(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let result = match super::contact::text(call.form.text("result")) {
        Ok(result) => Some(result).filter(|text| !text.is_empty()),
        Err(words) => return step_form(call, vec![problem("result", "text", words)]),
    };
    match call.act(move |read| activity::step_done(read, id, &seen, result)) {
        Ok(_) => Ok(Answer::redirect(format!("/kegiatan/{id}")).saying(call.say(words::STEP_SAVED))),
        Err(refusal) => step_form(call, problems_of(refusal)?),
    }
}

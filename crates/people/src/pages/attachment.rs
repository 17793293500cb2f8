//! Files about a resident: the panel, attaching, opening. Other rooms show the files of their own records with [`panel`]
//! and let people attach to them with [`attach_path`]. Not here: the keeping (`office::attachment`).

use askama::Template;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Lang, Record, RecordId, Refusal, Stored, money};
use store::Reader;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, link, pieces};

use crate::office::attachment::{self, attach, keep, of_record};
use crate::records::{Attachment, Resident};
use crate::words::attachment as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Write(Attachment::SPEC);
    vec![
        Route::get("/warga/{id}/lampirkan", write, new_page).of(Attachment::SPEC).help("warga#lampiran"),
        Route::post("/warga/{id}/lampirkan", write, add).of(Attachment::SPEC).files().help("warga#lampiran"),
        Route::get("/lampiran/{id}", Access::Read(Attachment::SPEC), open).of(Attachment::SPEC).purpose("lampiran"),
    ]
}

/// Where a file is attached to a record of a resident. `back` is the page to return to.
pub fn attach_path(resident: RecordId, about: RecordId, back: &str) -> String {
    link(&format!("/warga/{resident}/lampirkan"), &[("catatan", &about.to_string()), ("kembali", back)])
}

/// The files of one record of a resident (`about` is the resident for those of the person). The button stands there for
/// whoever may attach.
pub fn panel(read: &Reader<'_>, resident: &Stored<Resident>, about: RecordId, lang: Lang) -> Result<Panel, Refusal> {
    let id = resident.row.id;
    let found = of_record(read, id, about)?;
    let may = read.actor().is_one_of(Attachment::SPEC.write) && !resident.row.withdrawn;
    let mut lines: Vec<PanelLine> = found.iter().map(|one| line(one, lang)).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: words::NONE.say(lang).to_owned(), ..PanelLine::default() });
    }
    let back = format!("/warga/{id}");
    Ok(Panel {
        title: words::TITLE.say(lang).to_owned(),
        lines,
        html: Html::default(),
        action: may.then(|| (words::ADD.say(lang).to_owned(), attach_path(id, about, &back))),
    })
}

fn line(attachment: &Stored<Attachment>, lang: Lang) -> PanelLine {
    let kind = attachment.kind.label().say(lang);
    PanelLine {
        text: attachment.name.given().cloned().unwrap_or_else(|| words::UNNAMED.say(lang).to_owned()),
        detail: format!("{kind} · {} kB", money::whole(attachment.size.max(0) / 1024 + 1, lang)),
        tag: None,
        path: format!("/lampiran/{}", attachment.row.id),
    }
}

#[derive(Template)]
#[template(path = "attachment_form.html")]
struct FormPage<'c> {
    call: &'c Call,
    resident: String,
    card: String,
    back: String,
    about: RecordId,
    problems: Html,
    file: Input,
    name: Input,
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    form(call, &[])
}

/// The record that the file belongs to: as the address or the form says, otherwise the resident.
fn about(call: &Call, resident: RecordId) -> RecordId {
    let said = [call.form.text("catatan"), call.query("catatan")];
    said.iter().find_map(|text| text.parse().ok()).unwrap_or(resident)
}

/// Where to go afterwards: a page of this site.
fn back(call: &Call, resident: RecordId) -> String {
    let said = [call.form.text("kembali"), call.query("kembali")];
    let own = said.into_iter().find(|path| !path.is_empty() && web::is_own(path));
    own.map_or_else(|| format!("/warga/{resident}"), str::to_owned)
}

fn form(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let resident = call.read(|read| read.get::<Resident>(id))?;
    let file = Input::file("file", call.say(words::FILE)).required().filled(&call.form, problems, call.lang);
    let label = file.label().to_owned();
    let page = FormPage {
        call,
        resident: Resident::SPEC.title(&resident.row, call.lang),
        card: format!("/warga/{id}"),
        back: back(call, id),
        about: about(call, id),
        problems: pieces::problems(problems, call.lang, |_| label.clone()),
        name: Input::text("name", call.say(words::NAME))
            .help(call.say(words::NAME_HELP))
            .filled(&call.form, problems, call.lang),
        file,
    };
    Ok(call.page(call.say(words::ADD), &page))
}

fn add(call: &Call) -> Result<Answer, Refusal> {
    match try_add(call) {
        Err(Refusal::Invalid(problems)) => Ok(form(call, &problems)?.invalid()),
        done => done,
    }
}

fn try_add(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    // Asked before anything is kept: the file is sealed for this resident, whom the actor must reach.
    call.read(|read| read.get::<Resident>(id))?;
    let upload = call.files.get("file").ok_or_else(|| Refusal::invalid("file", "required", words::NEEDED))?;
    let kept = keep(&call.store, id, "file", &upload.bytes)?;
    let typed = call.form.text("name");
    let name = if typed.is_empty() { upload.name.clone() } else { typed.to_owned() };
    let (record, about) = (call.action.record(0), about(call, id));
    let done = call.act(move |read| {
        let resident = read.get::<Resident>(id)?;
        let mut changes = kernel::Changes::new();
        attach(&mut changes, record, &resident, about, &kept, &name);
        Ok(changes)
    });
    if !matches!(done, Ok(done) if !done.repeated) {
        attachment::discard(&call.store, &kept);
    }
    done?;
    Ok(Answer::redirect(back(call, id)).saying(call.say(words::SAVED)))
}

fn open(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let found = call.read(|read| read.get::<Attachment>(id))?;
    let opened = attachment::open(&call.store, &found)?;
    call.opening_file(&found.row, Attachment::HASH.tag, found.resident.id.raw())?;
    Ok(Answer::file(opened.bytes, opened.content_type, opened.name, true))
}

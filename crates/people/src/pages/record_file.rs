//! Files of any record: the panel, adding one, opening, deleting. A room shows the files of its records with [`panel`] or
//! [`pictures`], takes files that come with a form of its own with [`received`] and [`settled`], and sends people to
//! [`add_path`]. Not here: the keeping (`office::record_file`); files about a resident (`attachment`).

use askama::Template;
use kernel::access::Access;
use kernel::{Lang, Record, RecordId, RecordSpec, Refusal, Row, Stored, money};
use store::{Done, Reader};
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, is_own, link};

use super::form_page::{FormPage, problems_of};
use crate::office::record_file::{self as office, Kept, keep, of_record};
use crate::records::RecordFile;
use crate::records::record_file::{FILE_READERS, FilePart};
use crate::words::record_file as words;

/// For what a file is opened, as the access stream says it.
pub const PURPOSE: &str = "berkas catatan";

/// The addresses.
pub fn routes() -> Vec<Route> {
    let access = Access::Roles(FILE_READERS);
    let routes = [
        Route::get("/lampirkan/{kind}/{id}", access, new_page).help("kegiatan#foto"),
        Route::post("/lampirkan/{kind}/{id}", access, add).files().help("kegiatan#foto"),
        Route::get("/berkas/{id}", access, open).purpose(PURPOSE).help("kegiatan#foto"),
        Route::get("/berkas/{id}/hapus", access, ask).help("kegiatan#foto"),
        Route::post("/berkas/{id}/hapus", access, take_off).help("kegiatan#foto"),
    ];
    routes.into_iter().map(|route| route.of(RecordFile::SPEC)).collect()
}

/// Takes the files that came with a form under a field's name (it may come several times), at most `most`. Their records
/// get the action's ids from `first` on. After the action call [`settled`].
///
/// # Errors
/// `Invalid` at the field for a file that cannot be kept; then nothing stays kept.
pub fn received(call: &Call, field: &str, first: u32, most: usize) -> Result<Vec<Kept>, Refusal> {
    let mut kept = Vec::new();
    for (index, upload) in (first..).zip(call.files.all(field).take(most)) {
        match keep(&call.store, call.action.record(index), field, &upload.bytes, &upload.name) {
            Ok(one) => kept.push(one),
            Err(refusal) => {
                office::discard(&call.store, &kept);
                return Err(refusal);
            }
        }
    }
    Ok(kept)
}

/// Takes received files away again where the action was refused or had been done before.
pub fn settled(call: &Call, done: &Result<Done, Refusal>, kept: &[Kept]) {
    if !matches!(done, Ok(done) if !done.repeated) {
        office::discard(&call.store, kept);
    }
}

/// Where a file is added to a record. `back` is the page to return to.
pub fn add_path(spec: &RecordSpec, record: RecordId, back: &str) -> String {
    link(&format!("/lampirkan/{}/{record}", spec.path), &[("kembali", back)])
}

/// The files of a record as a panel, with the button for whoever may add.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn panel(read: &Reader<'_>, owner: &Row, lang: Lang, back: &str) -> Result<Panel, Refusal> {
    panel_at(read, owner, lang, back, "/berkas")
}

/// The same for a room that opens closed files by a rule of its own, at `base/{file}` ([`answer`]).
///
/// # Errors
/// `Busy`, `Fault`.
pub fn panel_at(read: &Reader<'_>, owner: &Row, lang: Lang, back: &str, base: &str) -> Result<Panel, Refusal> {
    let mut lines: Vec<PanelLine> = of_record(read, owner.id)?.iter().map(|file| line(file, lang, base)).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: words::NONE.say(lang).to_owned(), ..PanelLine::default() });
    }
    let may = office::may_write(read, owner).is_ok() && !owner.withdrawn;
    let action = may.then(|| (words::ADD.say(lang).to_owned(), add_path(owner.spec, owner.id, back)));
    Ok(Panel { title: words::TITLE.say(lang).to_owned(), lines, action, ..Panel::default() })
}

fn line(file: &Stored<RecordFile>, lang: Lang, base: &str) -> PanelLine {
    let part = file.part.label().say(lang);
    let size = money::whole(file.size.max(0) / 1024 + 1, lang);
    PanelLine {
        text: file.name.given().cloned().unwrap_or_else(|| part.to_owned()),
        detail: format!("{part} · {size} kB"),
        tag: None,
        path: format!("{base}/{}", file.row.id),
    }
}

#[derive(Template)]
#[template(
    source = r#"{% for (path, words, more) in pictures %}<figure class="chart"><a href="{{ path }}"><img src="{{ path }}" alt="{{ words }}" loading="lazy"></a><figcaption class="small">{{ words }}{% if !more.is_empty() %} · <a href="{{ more }}">{{ take_off }}</a>{% endif %}</figcaption></figure>{% endfor %}"#,
    ext = "html"
)]
struct Pictures {
    pictures: Vec<(String, String, String)>,
    take_off: &'static str,
}

/// The photos among files, shown; with a link that deletes each where `may` is said.
pub fn pictures(files: &[Stored<RecordFile>], may: bool, lang: Lang) -> Html {
    let shown = files.iter().filter(|file| file.picture && file.part == FilePart::Photo);
    let one = |file: &Stored<RecordFile>| {
        let path = format!("/berkas/{}", file.row.id);
        let more = if may { format!("{path}/hapus") } else { String::new() };
        (path, file.part.label().say(lang).to_owned(), more)
    };
    Html::of(&Pictures { pictures: shown.map(one).collect(), take_off: words::TAKE_OFF.say(lang) })
}

/// The record that is to get a file, which the caller may write.
fn owner(call: &Call) -> Result<Row, Refusal> {
    let (kind, id) = (call.param_text("kind"), call.param("id")?);
    call.read(|read| {
        let spec = read.registry().at_path(kind).ok_or(Refusal::NotFound)?;
        if !read.actor().is_one_of(spec.read) {
            return Err(Refusal::NotFound);
        }
        let row = read.row(spec, id)?;
        office::may_write(read, &row)?;
        Ok(row)
    })
}

/// Where to go afterwards: a page of this site.
fn back(call: &Call, owner: &Row) -> String {
    let said = [call.form.text("kembali"), call.query("kembali")];
    let own = said.into_iter().find(|path| !path.is_empty() && is_own(path));
    own.map_or_else(|| format!("/{}/{}", owner.spec.path, owner.id), str::to_owned)
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(form(call, &owner(call)?).answer_with_files(call))
}

fn form(call: &Call, owner: &Row) -> FormPage {
    let parts = FilePart::ALL.iter().map(|part| (part.name().to_owned(), call.say(part.label()).to_owned())).collect();
    let back = back(call, owner);
    FormPage {
        title: call.say(words::ADD).to_owned(),
        lead: vec![call.say(words::SEALED).to_owned()],
        inputs: vec![
            Input::file("file", call.say(words::FILE)).required(),
            Input::choice("part", call.say(words::PART), parts).required().value(FilePart::Photo.name()),
        ],
        kept: vec![("kembali", back.clone())],
        action: format!("/lampirkan/{}/{}", owner.spec.path, owner.id),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), back)],
        ..FormPage::default()
    }
}

fn add(call: &Call) -> Result<Answer, Refusal> {
    let owner = owner(call)?;
    match try_add(call, &owner) {
        Ok(()) => Ok(Answer::redirect(back(call, &owner)).saying(call.say(words::SAVED))),
        Err(refusal) => {
            let problems = problems_of(refusal)?;
            Ok(FormPage { problems, ..form(call, &owner) }.answer_with_files(call))
        }
    }
}

fn try_add(call: &Call, owner: &Row) -> Result<(), Refusal> {
    let part = FilePart::from_name(call.form.text("part"))
        .ok_or_else(|| Refusal::invalid("part", "required", words::PART_NEEDED))?;
    let kept = received(call, "file", 0, 1)?;
    let Some(one) = kept.first().cloned() else {
        return Err(Refusal::invalid("file", "required", words::NEEDED));
    };
    let row = owner.clone();
    let done = call.act(move |read| office::add(read, &row, part, &one));
    settled(call, &done, &kept);
    done.map(drop)
}

fn open(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, _) = call.read(|read| office::found(read, id))?;
    answer(call, &file)
}

/// The bytes of a file that the caller may open; that they were opened is put on record.
///
/// # Errors
/// `NotFound` where the file is not here or was erased.
pub fn answer(call: &Call, file: &Stored<RecordFile>) -> Result<Answer, Refusal> {
    let opened = office::open(&call.store, file)?;
    // The photo of a meeting is about nobody in particular; any other paper may be about somebody.
    if file.closed || file.part != FilePart::Photo {
        call.opening_file(&file.row, RecordFile::HASH.tag, None)?;
    }
    Ok(Answer::file(opened.bytes, opened.content_type, opened.name, true))
}

fn ask(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let owner = call.read(|read| {
        let (_, owner) = office::found(read, id)?;
        office::may_write(read, &owner)?;
        Ok(owner)
    })?;
    let back = back(call, &owner);
    let page = FormPage {
        title: call.say(words::TAKE_OFF).to_owned(),
        lead: vec![call.say(words::TAKE_OFF_ASK).to_owned()],
        kept: vec![("kembali", back.clone())],
        action: format!("/berkas/{id}/hapus"),
        button: call.say(words::TAKE_OFF).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), back)],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn take_off(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, owner) = call.read(|read| office::found(read, id))?;
    call.act(move |read| office::take_off(read, id))?;
    office::forget(&call.store, call.now, &[file])?;
    Ok(Answer::redirect(back(call, &owner)).saying(call.say(words::TAKEN_OFF)))
}

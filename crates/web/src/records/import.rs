//! The pages of an import: send a sheet, say what its columns mean, look at every error at its cell, take it up.
//! Not here: reading and checking (`import_check`), writing (`import_write`), undoing (`import_undo`).

use std::sync::Arc;

use askama::Template;
use documents::sheet::{Source, column_name};
use kernel::refusal::Problem;
use kernel::{RecordId, RecordSpec, Refusal};

use super::import_batch::{remember, remembered};
use super::import_check::{CellRemark, Checked, MOST_REMARKS};
use super::import_rows::{Import, columns_of, look_at};
use super::import_rules::Columns;
use super::import_shape::{Mapping, Shape};
use super::{import_words as words, may_open, spec_of};
use crate::answer::Answer;
use crate::call::Call;
use crate::html::Html;
use crate::input::Input;
use crate::pieces;

/// Remarks that a page shows.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "records/import.html")]
struct SendPage<'c> {
    call: &'c Call,
    title: String,
    base: String,
    label: &'static str,
    problems: Html,
    file: Input,
    formats: Vec<&'static str>,
    template: String,
}

/// A file that was sent, and how it is read.
struct Sent {
    spec: &'static RecordSpec,
    id: RecordId,
    name: String,
    source: Source,
    shape: Shape,
    mapping: Mapping,
}

pub(super) fn send_page(call: &Call) -> Result<Answer, Refusal> {
    show_send(call, &[])
}

fn show_send(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let base = format!("/{}", spec.path);
    let rules = call.site.pages_of(spec).sheet;
    let named = rules.iter().flat_map(|rules| {
        let formats = rules.formats.iter().map(|format| call.say(format.label));
        formats.chain(rules.layouts.iter().map(|layout| call.say(layout.label)))
    });
    let title = format!("{}: {}", call.say(spec.label), call.say(words::IMPORT_SHORT).to_lowercase());
    let content = SendPage {
        call,
        label: call.say(spec.label),
        problems: pieces::problems(problems, call.lang, |_| call.say(words::FILE).to_owned()),
        file: Input::sheet("berkas", call.say(words::FILE))
            .help(call.say(words::FILE_HELP))
            .filled(&call.form, problems, call.lang),
        formats: named.collect(),
        template: if may_open(call, spec, "/contoh.xlsx") { format!("{base}/contoh.xlsx") } else { String::new() },
        title: title.clone(),
        base,
    };
    let answer = call.page(&title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    if call.actor.office == RecordId::default() {
        return Err(Refusal::Forbidden(words::NO_OFFICE));
    }
    match try_send(call, spec) {
        Ok(id) => Ok(Answer::redirect(format!("/{}/impor/{id}", spec.path))),
        Err(Refusal::Invalid(problems)) => show_send(call, &problems),
        Err(other) => Err(other),
    }
}

fn try_send(call: &Call, spec: &'static RecordSpec) -> Result<RecordId, Refusal> {
    let upload = call.files.get("berkas");
    let upload = upload.ok_or_else(|| Refusal::invalid("berkas", "required", words::FILE_NEEDED))?;
    let source = Source::Sent(Arc::from(&upload.bytes[..]));
    if look_at(spec, &call.site.pages_of(spec), &source)?.is_none() {
        return Err(Refusal::invalid("berkas", "heading", words::NO_HEADING));
    }
    Ok(call.store.uploads().put(call.actor.account, &packed(&upload.name, &upload.bytes), call.now)?)
}

/// The name goes along with the file: two bytes of its length, the name, the file.
fn packed(name: &str, bytes: &[u8]) -> Vec<u8> {
    let name: String = name.chars().take(100).collect();
    [&(name.len() as u16).to_be_bytes()[..], name.as_bytes(), bytes].concat()
}

fn unpacked(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<2>()?;
    let (name, file) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    Some((String::from_utf8_lossy(name).into_owned(), file))
}

/// The file of the address, read with the meaning of columns that this office gave its headings.
fn sent(call: &Call) -> Result<Sent, Refusal> {
    let spec = spec_of(call)?;
    let id = call.param("berkas")?;
    let bytes = call.store.uploads().get(call.actor.account, id)?.ok_or(Refusal::NotFound)?;
    let (name, file) = unpacked(&bytes).ok_or(Refusal::NotFound)?;
    let source = Source::Sent(Arc::from(file));
    let pages = call.site.pages_of(spec);
    let (shape, mapping) = look_at(spec, &pages, &source)?.ok_or(Refusal::NotFound)?;
    let columns = columns_of(spec, &pages);
    let chosen = match shape.layout {
        Some(_) => None,
        None => call.read(|read| remembered(read, spec, &columns, &shape))?,
    };
    Ok(Sent { spec, id, name, source, shape, mapping: chosen.unwrap_or(mapping) })
}

impl Sent {
    fn import<'i>(&self, call: &'i Call) -> Import<'i> {
        Import {
            store: &call.store,
            actor: &call.actor,
            now: call.now,
            lang: call.lang,
            spec: self.spec,
            pages: call.site.pages_of(self.spec),
            source: self.source.clone(),
            shape: self.shape.clone(),
            mapping: self.mapping.clone(),
        }
    }

    fn path(&self) -> String {
        format!("/{}/impor/{}", self.spec.path, self.id)
    }

    /// What the file is read as: a ready reading, or the columns that were recognised.
    fn read_as(&self, call: &Call, columns: &Columns) -> String {
        let known = self.shape.layout.map(|layout| layout.label).or(self.shape.format.map(|format| format.label));
        match known {
            Some(label) => call.say(label).to_owned(),
            None => {
                let labels = self.mapping.0.iter().flatten().map(|place| columns.label(*place, call.lang));
                labels.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

#[derive(Template)]
#[template(path = "records/import_check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    title: String,
    base: String,
    path: String,
    label: &'static str,
    file: String,
    read_as: String,
    columns: bool,
    problems: Html,
    tiles: Html,
    remarks: Vec<Line>,
    more: bool,
    headings: Vec<String>,
    shown: Vec<Vec<(String, String)>>,
    wrong: bool,
    work: bool,
    how: Input,
}

/// A remark as the page shows it.
struct Line {
    place: String,
    label: String,
    value: String,
    message: String,
    allowed: String,
    error: bool,
}

fn line(remark: &CellRemark) -> Line {
    let column = remark.column.map_or_else(String::new, column_name);
    Line {
        place: format!("{column}{}", remark.row),
        label: remark.label.clone(),
        value: remark.value.chars().take(60).collect(),
        message: remark.message.clone(),
        allowed: if remark.error { remark.allowed.clone() } else { String::new() },
        error: remark.error,
    }
}

pub(super) fn check_page(call: &Call) -> Result<Answer, Refusal> {
    let sent = match sent(call) {
        Err(Refusal::NotFound) => return gone(call),
        other => other?,
    };
    let checked = sent.import(call).check(&mut |_| {})?;
    Ok(show_check(call, &sent, &checked, &[]))
}

fn gone(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    call.param("berkas")?;
    Ok(Answer::redirect(format!("/{}/impor", spec.path)).saying(call.say(words::GONE)))
}

fn show_check(call: &Call, sent: &Sent, checked: &Checked, problems: &[Problem]) -> Answer {
    let columns = columns_of(sent.spec, &call.site.pages_of(sent.spec));
    let counts = checked.counts;
    let tile = |number: u64, label| pieces::tile_of(number, call.say(label));
    let mut tiles = vec![tile(counts.new, words::NEW_ROWS), tile(counts.changed, words::CHANGED_ROWS)];
    let rest =
        [(counts.same, words::SAME_ROWS), (counts.wrong, words::WRONG_ROWS), (counts.passed, words::PASSED_ROWS)];
    tiles.extend(rest.into_iter().filter(|(number, _)| *number > 0).map(|(number, label)| tile(number, label)));
    let headings: Vec<String> = sent.mapping.0.iter().flatten().map(|place| columns.label(*place, call.lang)).collect();
    let row = |cells: &Vec<String>| headings.iter().cloned().zip(cells.iter().cloned()).collect();
    let options = vec![
        ("semua".to_owned(), call.say(words::ONLY_ALL).to_owned()),
        ("baik".to_owned(), call.say(words::TAKE_GOOD).to_owned()),
    ];
    let title = call.say(words::CHECKED).to_owned();
    let content = CheckPage {
        call,
        base: format!("/{}", sent.spec.path),
        path: sent.path(),
        label: call.say(sent.spec.label),
        file: sent.name.clone(),
        read_as: sent.read_as(call, &columns),
        columns: sent.shape.layout.is_none(),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        tiles: pieces::tiles(&tiles),
        remarks: checked.remarks.iter().take(SHOWN).map(line).collect(),
        more: checked.remarks_in_all > SHOWN as u64,
        shown: checked.shown.iter().map(row).collect(),
        headings,
        wrong: counts.wrong > 0,
        work: checked.has_work(),
        how: Input::choice("cara", call.say(words::HOW), options).value("semua"),
        title: title.clone(),
    };
    let answer = call.page(&title, &content);
    if problems.is_empty() { answer } else { answer.invalid() }
}

/// Takes the sheet up: checked again, for others work meanwhile.
pub(super) fn take_up(call: &Call) -> Result<Answer, Refusal> {
    let batch = call.action.record(0);
    let done = format!("/impor/{batch}");
    let sent = match sent(call) {
        Err(Refusal::NotFound) => {
            // The same form again, after the file went with the first one.
            let spec = super::import_batch::batch_spec(call.site.registry())?;
            return match call.read(|read| read.row(spec, batch)) {
                Ok(_) => Ok(Answer::redirect(done)),
                Err(_) => gone(call),
            };
        }
        other => other?,
    };
    let import = sent.import(call);
    let checked = import.check(&mut |_| {})?;
    let all = call.form.text("cara") != "baik";
    if checked.counts.wrong > 0 && all {
        let field = String::new();
        let problem = Problem { field, code: "import.wrong", message: words::ALL_MUST_BE_RIGHT };
        return Ok(show_check(call, &sent, &checked, &[problem]));
    }
    if !checked.has_work() {
        return Ok(show_check(call, &sent, &checked, &[]));
    }
    let wrong = checked.counts.wrong > 0;
    let begin = |case: super::import_batch::Begin| call.act(case).map(|done| done.repeated);
    match import.take_up(checked, &begin, batch, &sent.name, &mut |_| {}) {
        Ok(_) => {}
        Err(Refusal::Invalid(_) | Refusal::Conflict(_)) => {
            let checked = import.check(&mut |_| {})?;
            let message = words::CHANGED_MEANWHILE;
            let problem = Problem { field: String::new(), code: "import.changed", message };
            return Ok(show_check(call, &sent, &checked, &[problem]));
        }
        Err(other) => return Err(other),
    }
    if wrong {
        // What is wrong is still to be mended: its page has the marked sheet.
        return Ok(Answer::redirect(sent.path()).saying(call.say(words::DONE)));
    }
    call.store.uploads().remove(call.actor.account, sent.id)?;
    Ok(Answer::redirect(done).saying(call.say(words::DONE)))
}

#[derive(Template)]
#[template(path = "records/import_columns.html")]
struct ColumnsPage<'c> {
    call: &'c Call,
    title: String,
    base: String,
    path: String,
    label: &'static str,
    problems: Html,
    columns: Vec<Input>,
}

pub(super) fn columns_page(call: &Call) -> Result<Answer, Refusal> {
    match sent(call) {
        Err(Refusal::NotFound) => gone(call),
        Ok(sent) => Ok(show_columns(call, &sent, &[])),
        Err(other) => Err(other),
    }
}

fn show_columns(call: &Call, sent: &Sent, problems: &[Problem]) -> Answer {
    let columns = columns_of(sent.spec, &call.site.pages_of(sent.spec));
    let options: Vec<(String, String)> = (0..columns.keys.len())
        .map(|place| (columns.keys[place].to_owned(), columns.label(place, call.lang)))
        .collect();
    let input = |(index, heading): (usize, &String)| {
        let chosen = sent.mapping.0.get(index).copied().flatten().map_or("", |place| columns.keys[place]);
        let label = format!("{} {}: {heading}", call.say(words::COLUMN), column_name(index));
        Input::choice(format!("k{index}"), label, options.clone()).as_filter(call.say(words::NOT_READ)).value(chosen)
    };
    let given = sent.shape.headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty());
    let title = call.say(words::COLUMNS).to_owned();
    let content = ColumnsPage {
        call,
        base: format!("/{}", sent.spec.path),
        path: sent.path(),
        label: call.say(sent.spec.label),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        columns: given.map(input).collect(),
        title: title.clone(),
    };
    let answer = call.page(&title, &content);
    if problems.is_empty() { answer } else { answer.invalid() }
}

pub(super) fn keep_columns(call: &Call) -> Result<Answer, Refusal> {
    let sent = match sent(call) {
        Err(Refusal::NotFound) => return gone(call),
        other => other?,
    };
    let columns = columns_of(sent.spec, &call.site.pages_of(sent.spec));
    let chosen = |index: usize| columns.place(call.form.text(&format!("k{index}")));
    let mut mapping = Mapping((0..sent.shape.headings.len()).map(chosen).collect());
    mapping.keep_first();
    if !mapping.is_useful(&columns) {
        let message = words::NOTHING_READ;
        return Ok(show_columns(call, &sent, &[Problem { field: String::new(), code: "columns", message }]));
    }
    let (id, path) = (call.action.record(0), sent.path());
    let about = (sent.spec, sent.shape);
    call.act(move |read| remember(read, id, &about, &columns, &mapping))?;
    Ok(Answer::redirect(path))
}

/// The sheet with its wrong rows only, each wrong cell coloured and explained.
pub(super) fn marked(call: &Call) -> Result<Answer, Refusal> {
    let sent = match sent(call) {
        Err(Refusal::NotFound) => return gone(call),
        other => other?,
    };
    let file = super::import_marked::marked(&sent.import(call))?;
    let kind = super::export_rows::Format::Xlsx.content_type();
    Answer::long_file(Arc::new(file), kind, format!("periksa-{}.xlsx", sent.spec.path)).map_err(Refusal::fault)
}

const _: () = assert!(SHOWN <= MOST_REMARKS);

//! The form of a record: new and edit, warnings before saving, and both values where somebody else was faster.

use askama::Template;
use kernel::day::{self, Zone};
use kernel::refusal::{Conflict, Problem};
use kernel::{FieldSpec, RecordId, RecordSpec, Refusal, Row, phrase};
use store::Reader;

use super::fields::{FormSheet, form_sheet, values_of};
use super::shown::Names;
use super::{Warning, kept_by, spec_of};
use crate::answer::Answer;
use crate::call::Call;
use crate::form::hidden;
use crate::html::Html;
use crate::values::Values;
use crate::{pieces, words};

#[derive(Template)]
#[template(path = "records/form.html")]
struct FormPage<'c> {
    call: &'c Call,
    title: String,
    crumbs: Vec<(String, String)>,
    problems: Html,
    hidden: Html,
    sheet: FormSheet,
    both: Vec<Both>,
    conflict: bool,
    changed_by: String,
    warnings: Vec<Warning>,
    codes: String,
    cancel: String,
}

/// A field that somebody else changed meanwhile: what I typed and what stands now.
struct Both {
    name: &'static str,
    label: &'static str,
    yours: String,
    yours_typed: String,
    now: String,
    now_typed: String,
    /// I left it as it stood before the other's change: the other's value is chosen unless I say otherwise.
    untouched: bool,
}

/// What is shown beside the fields.
#[derive(Default)]
struct Shown {
    problems: Vec<Problem>,
    warnings: Vec<Warning>,
    changed: Vec<u32>,
    conflict: bool,
}

pub(super) fn new_page(call: &Call) -> Result<Answer, Refusal> {
    show(call, spec_of(call)?, None, &Shown::default())
}

pub(super) fn edit_page(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let row = row_of(call, spec)?;
    show(call, spec, Some(&row), &Shown::default())
}

fn row_of(call: &Call, spec: &'static RecordSpec) -> Result<Row, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.row(spec, id))
}

pub(super) fn create(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    answer(call, spec, None, try_create(call, spec))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let row = row_of(call, spec)?;
    let saved = try_save(call, spec, &row);
    answer(call, spec, Some(&row), saved)
}

/// Either it is saved, or the form is shown again with what was typed and what is to be said.
fn answer(
    call: &Call,
    spec: &'static RecordSpec,
    row: Option<&Row>,
    saved: Result<Saved, Refusal>,
) -> Result<Answer, Refusal> {
    match saved {
        Ok(Saved::Done(id)) => Ok(Answer::redirect(format!("/{}/{id}", spec.path)).saying(call.say(words::SAVED))),
        Ok(Saved::Warned(warnings)) => Ok(show(call, spec, row, &Shown { warnings, ..Shown::default() })?.invalid()),
        Err(Refusal::Invalid(problems)) => {
            Ok(show(call, spec, row, &Shown { problems, ..Shown::default() })?.invalid())
        }
        Err(Refusal::Conflict(Conflict { changed, .. })) => {
            let row = row_of(call, spec)?;
            let changed = changed.into_iter().map(|(tag, _)| tag).collect();
            Ok(show(call, spec, Some(&row), &Shown { changed, conflict: true, ..Shown::default() })?.conflict())
        }
        Err(other) => Err(other),
    }
}

enum Saved {
    Done(RecordId),
    Warned(Vec<Warning>),
}

fn try_create(call: &Call, spec: &'static RecordSpec) -> Result<Saved, Refusal> {
    let values = values_of(call, spec, None)?;
    let pages = call.site.pages_of(spec);
    let (warnings, home) = call.read(|read| {
        let home = pages.home.map_or(Ok(call.actor.office), |home| home(read, &values))?;
        Ok(((pages.check)(read, &values, call.lang)?, home))
    })?;
    if home == RecordId::default() {
        return Err(Refusal::Forbidden(phrase(
            "Akun ini tidak terikat pada kantor yang dapat menyimpan catatan.",
            "This account belongs to no office that could keep a record.",
        )));
    }
    if !confirmed(call, &warnings) {
        return Ok(Saved::Warned(warnings));
    }
    let (action, id) = (call.action, call.action.record(0));
    call.act(move |read: &Reader<'_>| {
        let mut values = values;
        if let Some(before) = pages.before_save {
            before(read, None, &mut values, action)?;
        }
        Ok(values.create(id, home))
    })?;
    Ok(Saved::Done(id))
}

fn try_save(call: &Call, spec: &'static RecordSpec, row: &Row) -> Result<Saved, Refusal> {
    let values = values_of(call, spec, Some(row))?;
    let pages = call.site.pages_of(spec);
    let whole: Values = values.filled_from(row);
    let warnings = call.read(|read| (pages.check)(read, &whole, call.lang))?;
    if !confirmed(call, &warnings) {
        return Ok(Saved::Warned(warnings));
    }
    let (action, id, seen) = (call.action, row.id, call.seen()?);
    call.act(move |read: &Reader<'_>| {
        let row = read.seen_row(spec, id, &seen)?;
        kept_by(read.actor(), &row)?;
        let mut values = values;
        if let Some(before) = pages.before_save {
            before(read, Some(&row), &mut values, action)?;
        }
        Ok(values.edit(&row))
    })?;
    Ok(Saved::Done(id))
}

/// The tick is for exactly the warnings that were shown.
fn confirmed(call: &Call, warnings: &[Warning]) -> bool {
    warnings.is_empty() || call.form.text(hidden::CHECKED) == codes(warnings)
}

fn codes(warnings: &[Warning]) -> String {
    let mut codes: Vec<&str> = warnings.iter().map(|warning| warning.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(",")
}

fn show(call: &Call, spec: &'static RecordSpec, row: Option<&Row>, shown: &Shown) -> Result<Answer, Refusal> {
    let (sheet, name, both, changed_by) = call.read(|read| {
        let names = Names::new(read, call.lang);
        let name = row.map(|row| names.title(row)).transpose()?;
        let both = row.map_or(Ok(Vec::new()), |row| both(call, read, &names, row, &shown.changed))?;
        let changed_by = match row.filter(|_| shown.conflict) {
            Some(row) => changed_by(call, read, &names, row, &shown.changed)?,
            None => String::new(),
        };
        Ok((form_sheet(call, read, spec, row, &shown.problems)?, name, both, changed_by))
    })?;
    let title = name.clone().map_or_else(
        || format!("{}: {}", call.say(spec.label), call.say(words::NEW).to_lowercase()),
        |name| format!("{}: {name}", call.say(words::EDIT)),
    );
    let base = format!("/{}", spec.path);
    let mut crumbs = vec![(call.say(spec.label).to_owned(), base.clone())];
    if let (Some(row), Some(name)) = (row, name) {
        crumbs.push((name, format!("{base}/{}", row.id)));
    }
    let sheet = without(sheet, &both);
    let content = FormPage {
        call,
        problems: pieces::problems(&shown.problems, call.lang, |name| sheet.label(name)),
        hidden: row.map_or_else(|| call.hidden(), |row| call.hidden_for(row)),
        cancel: crumbs.last().map_or(base, |(_, path)| path.clone()),
        crumbs,
        title: title.clone(),
        sheet,
        both,
        conflict: shown.conflict,
        changed_by,
        codes: codes(&shown.warnings),
        warnings: shown.warnings.clone(),
    };
    Ok(call.page(&title, &content))
}

/// Who was faster, and when; empty where that is not known.
fn changed_by(
    call: &Call,
    read: &Reader<'_>,
    names: &Names<'_, '_>,
    row: &Row,
    changed: &[u32],
) -> Result<String, Refusal> {
    let history = read.history(row.spec, row.id)?;
    let touched = |line: &&store::HistoryLine| line.fields.iter().any(|field| changed.contains(&field.tag));
    let Some(line) = history.iter().rev().find(touched) else { return Ok(String::new()) };
    let who = names.account(line.account, call.site.seams.account_name)?;
    let when = day::moment_short(line.moment, Zone::Wib, call.today, call.lang);
    Ok(format!("{who}, {when}"))
}

/// The changed fields that I also fill in, where what I typed differs from what stands.
fn both(
    call: &Call,
    read: &Reader<'_>,
    names: &Names<'_, '_>,
    row: &Row,
    changed: &[u32],
) -> Result<Vec<Both>, Refusal> {
    let mut both = Vec::new();
    let history = if changed.is_empty() { Vec::new() } else { read.history(row.spec, row.id)? };
    for field in super::fields::asked_fields(call, row.spec, Some(row)) {
        let now_typed = field.typed(row.cell(field.name));
        let yours_typed = call.form.text(field.name).to_owned();
        let yours = kernel::check::parse(field, &yours_typed, call.today).ok();
        let same = yours.as_ref() == row.cell(field.name).known();
        if !changed.contains(&field.tag) || same {
            continue;
        }
        let mut earlier = history.iter().flat_map(|line| &line.fields).filter(|change| change.tag == field.tag);
        both.push(Both {
            name: field.name,
            label: call.say(field.label),
            yours: typed_in_words(call, names, field, &yours_typed)?,
            now: names.cell(field, row.cell(field.name), false)?.text,
            untouched: yours.is_some() && earlier.any(|change| change.before.known() == yours.as_ref()),
            yours_typed,
            now_typed,
        });
    }
    Ok(both)
}

fn typed_in_words(
    call: &Call,
    names: &Names<'_, '_>,
    field: &'static FieldSpec,
    typed: &str,
) -> Result<String, Refusal> {
    match kernel::check::parse(field, typed, call.today) {
        Ok(value) => Ok(names.cell(field, &kernel::Held::Known(value), false)?.text),
        Err(_) => Ok(typed.to_owned()),
    }
}

/// The sheet without the fields that stand above it, to be chosen between.
fn without(sheet: FormSheet, both: &[Both]) -> FormSheet {
    let chosen = |name: &str| both.iter().any(|one| one.name == name);
    let sections = sheet.sections.into_iter().map(|(heading, fields)| {
        (heading, fields.into_iter().filter(|field| !chosen(field.name())).collect::<Vec<_>>())
    });
    FormSheet { sections: sections.filter(|(_, fields)| !fields.is_empty()).collect() }
}

//! The page where a list is taken along as a sheet, and the empty sheet that is filled in and imported.
//! Not here: which rows and columns (`export_rows`).

use std::sync::Arc;

use askama::Template;
use documents::sheet::{BlankColumn, BlankSheet, blank};
use kernel::access::Scope;
use kernel::refusal::Problem;
use kernel::spec::Class;
use kernel::{FieldSpec, RecordSpec, Refusal};
use store::ListQuery;

use super::export_rows::{Export, Format, Wanted, answers, exportable, is_closed, keeps_digits, width};
use super::{export_words as words, may_open, spec_of};
use crate::answer::{Answer, link};
use crate::call::Call;
use crate::form::is_asked;
use crate::html::Html;
use crate::input::Input;
use crate::looked::ExportPurpose;
use crate::pieces;

#[derive(Template)]
#[template(path = "records/export.html")]
struct ExportPage<'c> {
    call: &'c Call,
    title: String,
    base: String,
    label: &'static str,
    action: String,
    count: String,
    problems: Html,
    format: Input,
    closed: Option<Input>,
    purpose: Option<Input>,
    template: String,
}

/// What the address of the list asks for; the form's own address carries it along.
fn wanted(call: &Call, spec: &'static RecordSpec) -> Wanted {
    Wanted::from(&call.actor, spec, call.today, |name| call.query(name))
}

/// Does any column tell of persons? Then a purpose is asked for and written down.
fn asks_purpose(call: &Call, spec: &'static RecordSpec) -> bool {
    exportable(&call.actor, spec, true).iter().any(|field| field.class >= Class::Personal)
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, &[])
}

fn show(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let wanted = wanted(call, spec);
    let count = call.read(|read| {
        let mut query = ListQuery::of(spec);
        query.filters.clone_from(&wanted.filters);
        if wanted.query.is_empty() { read.count(&query).map(Some) } else { Ok(None) }
    })?;
    let base = format!("/{}", spec.path);
    let title = format!("{}: {}", call.say(spec.label), call.say(words::EXPORT).to_lowercase());
    let given: Vec<(&str, &str)> =
        call.query_fields().fields().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let content = ExportPage {
        call,
        label: call.say(spec.label),
        action: link(&format!("{base}/ekspor"), &given),
        count: count.map_or_else(String::new, |count| kernel::money::whole(count, call.lang)),
        problems: pieces::problems(problems, call.lang, |_| call.say(words::PURPOSE).to_owned()),
        format: format_input(call),
        closed: closed_input(call, spec),
        purpose: asks_purpose(call, spec).then(|| purpose_input(call).filled(&call.form, problems, call.lang)),
        template: if may_open(call, spec, "/contoh.xlsx") { format!("{base}/contoh.xlsx") } else { String::new() },
        title: title.clone(),
        base,
    };
    let answer = call.page(&title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn format_input(call: &Call) -> Input {
    let option = |name: &str, words: kernel::Phrase| (name.to_owned(), call.say(words).to_owned());
    let options = vec![option("xlsx", words::FORMAT_XLSX), option("csv", words::FORMAT_CSV)];
    Input::choice("bentuk", call.say(words::FORMAT), options).value("xlsx").filled(&call.form, &[], call.lang)
}

fn closed_input(call: &Call, spec: &'static RecordSpec) -> Option<Input> {
    let closed: Vec<&str> = exportable(&call.actor, spec, true)
        .into_iter()
        .filter(|field| is_closed(field))
        .map(|field| call.say(field.label))
        .collect();
    let label = format!("{} {}", call.say(words::CLOSED), closed.join(", "));
    (!closed.is_empty()).then(|| Input::tick("tertutup", label).filled(&call.form, &[], call.lang))
}

fn purpose_input(call: &Call) -> Input {
    let options =
        ExportPurpose::CHOICES.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect();
    Input::choice("tujuan", call.say(words::PURPOSE), options).help(call.say(words::PURPOSE_HELP)).required()
}

/// The file itself. What it holds of persons is on record before its first byte leaves.
pub(super) fn send(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let format = Format::named(call.form.text("bentuk")).unwrap_or(Format::Xlsx);
    let purpose = ExportPurpose::from_name(call.form.text("tujuan"));
    if purpose.is_none() && asks_purpose(call, spec) {
        let field = "tujuan".to_owned();
        return show(call, &[Problem { field, code: "required", message: words::PURPOSE_NEEDED }]);
    }
    let export = Export {
        store: &call.store,
        actor: &call.actor,
        now: call.now,
        lang: call.lang,
        spec,
        wanted: wanted(call, spec),
        closed: call.form.ticked("tertutup") && purpose.is_some(),
    };
    let mut file = tempfile::tempfile_in(call.store.dir()).map_err(Refusal::fault)?;
    let rows = export.write(format, &mut file)?;
    if let Some(purpose) = purpose {
        let told = export.fields().into_iter().filter(|field| field.class >= Class::Personal).map(|field| field.tag);
        call.exporting(spec, &region_of(call), rows, told, purpose)?;
    }
    let name = format!("{}-{}.{}", spec.path, call.today, format.ending());
    Answer::long_file(Arc::new(file), format.content_type(), name).map_err(Refusal::fault)
}

fn region_of(call: &Call) -> String {
    match &call.actor.scope {
        Scope::Regions(prefixes) => prefixes.first().cloned().unwrap_or_default(),
        Scope::Person(_) | Scope::Emergency(_) | Scope::Nothing => String::new(),
    }
}

/// The empty sheet: what a person may fill in, in the order of the form, with its answers and its help.
pub(super) fn template(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let extras = call.site.pages_of(spec).sheet.map_or(&[][..], |rules| rules.companions);
    let asked = spec.fields.iter().filter(|field| is_asked(field) && call.actor.sees(spec, field));
    let sheet = BlankSheet {
        name: call.say(spec.label).to_owned(),
        answers_name: call.say(words::ANSWERS).to_owned(),
        wrong_answer: call.say(words::WRONG_ANSWER).to_owned(),
        columns: asked.chain(extras.iter().copied()).map(|field| blank_column(call, field)).collect(),
    };
    let bytes = blank(&sheet).map_err(Refusal::fault)?;
    Ok(Answer::file(bytes, Format::Xlsx.content_type(), format!("contoh-{}.xlsx", spec.path), false))
}

fn blank_column(call: &Call, field: &'static FieldSpec) -> BlankColumn {
    let required = if field.required { call.say(words::REQUIRED) } else { "" };
    let help: Vec<&str> = [required, call.say(field.help)].into_iter().filter(|text| !text.is_empty()).collect();
    BlankColumn {
        heading: format!("{}{}", call.say(field.label), if field.required { " *" } else { "" }),
        help: help.join(" "),
        answers: answers(field.kind, call.lang),
        digits: keeps_digits(field),
        date: field.kind == kernel::spec::FieldType::Date,
        width: width(field),
    }
}

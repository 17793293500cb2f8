//! The page that shows a record: its fields in sections, what waits to be settled, and what a room adds.

use askama::Template;
use kernel::{Held, Phrase, RecordSpec, Refusal, Row, Value};

use super::shown::{Names, Shown};
use super::{may_open, spec_of};
use crate::answer::Answer;
use crate::call::Call;
use crate::html::Html;
use crate::room::Tone;
use crate::words;

/// A heading with its lines: label and what stands there.
type Section = (String, Vec<(String, Shown)>);

#[derive(Template)]
#[template(path = "records/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    spec: &'static RecordSpec,
    title: String,
    base: String,
    own: String,
    sections: Vec<Section>,
    /// Labels of the fields with nothing in them, in one line for who may fill them.
    unfilled: String,
    state: Option<(Tone, String)>,
    withdrawn: bool,
    conflict: bool,
    settle: bool,
    edit: bool,
    withdraw: bool,
    actions: Vec<(Phrase, String)>,
    more: Html,
    readers: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let id = call.param("id")?;
    let pages = call.site.pages_of(spec);
    let base = format!("/{}", spec.path);
    let open = |rest: &str| may_open(call, spec, rest);
    let content = call.read(|read| {
        let row = read.row(spec, id)?;
        let names = Names::new(read, call.lang);
        Ok(ShowPage {
            call,
            spec,
            title: names.title(&row)?,
            own: format!("{base}/{id}"),
            base,
            sections: sections(call, &names, &row)?,
            unfilled: if open("/{id}/ubah") { unfilled(call, &row) } else { String::new() },
            state: state(call, &row),
            withdrawn: row.withdrawn,
            conflict: row.in_conflict(),
            settle: open("/{id}/banding"),
            edit: open("/{id}/ubah") && !row.withdrawn,
            withdraw: open("/{id}/tarik") && !row.withdrawn,
            actions: pages.actions.map_or(Ok(Vec::new()), |actions| actions(read, &row))?,
            more: pages.more.map_or(Ok(Html::default()), |more| more(read, &row, call.lang))?,
            readers: readers(call, spec),
        })
    })?;
    let title = content.title.clone();
    Ok(call.page(&title, &content))
}

/// Every field with something in it, under the headings of the form.
fn sections(call: &Call, names: &Names<'_, '_>, row: &Row) -> Result<Vec<Section>, Refusal> {
    let mut sections: Vec<Section> = Vec::new();
    for (field, cell) in row.spec.fields.iter().zip(&row.cells) {
        let heading = call.say(field.section);
        if sections.is_empty() || !heading.is_empty() {
            sections.push((heading.to_owned(), Vec::new()));
        }
        let shown = names.cell(field, cell, false)?;
        if let Some((_, lines)) = sections.last_mut().filter(|_| !shown.text.is_empty()) {
            lines.push((call.say(field.label).to_owned(), shown));
        }
    }
    sections.retain(|(_, lines)| !lines.is_empty());
    Ok(sections)
}

/// What may still be filled in.
fn unfilled(call: &Call, row: &Row) -> String {
    let fields = row.spec.fields.iter().zip(&row.cells);
    let open = fields.filter(|(field, cell)| {
        !field.fixed && !field.state && !field.custody && matches!(cell, Held::Known(Value::Null))
    });
    open.map(|(field, _)| call.say(field.label)).collect::<Vec<_>>().join(", ")
}

fn state(call: &Call, row: &Row) -> Option<(Tone, String)> {
    let (index, _) = row.spec.state_field()?;
    let code = row.cells[index].known()?.as_integer()?;
    let state = row.spec.states?.state(code)?;
    let tone = if state.terminal { Tone::Good } else { Tone::Plain };
    Some((tone, call.say(state.label).to_owned()))
}

fn readers(call: &Call, spec: &RecordSpec) -> String {
    let names: Vec<&str> = spec.read.iter().map(|role| role.label().say(call.lang)).collect();
    names.join(", ")
}

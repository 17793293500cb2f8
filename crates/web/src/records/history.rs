//! The history of a record: every field, who, when, from what to what.

use askama::Template;
use kernel::day::{self, Zone};
use kernel::spec::FieldType;
use kernel::{Held, RecordSpec, Refusal, Value, phrase};
use store::{FieldHistory, HistoryLine};

use super::shown::{Names, Shown};
use super::spec_of;
use crate::answer::Answer;
use crate::call::Call;
use crate::words;

#[derive(Template)]
#[template(path = "records/history.html")]
struct HistoryPage<'c> {
    call: &'c Call,
    title: String,
    base: String,
    own: String,
    name: String,
    lines: Vec<Line>,
}

struct Line {
    when: String,
    who: String,
    first: bool,
    fields: Vec<Change>,
}

struct Change {
    label: String,
    before: Shown,
    after: Shown,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let id = call.param("id")?;
    let base = format!("/{}", spec.path);
    let content = call.read(|read| {
        let names = Names::new(read, call.lang);
        let name = names.title(&read.row(spec, id)?)?;
        let history = read.history(spec, id)?;
        let mut lines = Vec::new();
        for (index, line) in history.iter().enumerate() {
            lines.push(told(call, &names, spec, line, index == 0)?);
        }
        lines.reverse();
        Ok(HistoryPage {
            call,
            title: format!("{}: {name}", call.say(words::HISTORY)),
            own: format!("{base}/{id}"),
            base,
            name,
            lines,
        })
    })?;
    let title = content.title.clone();
    Ok(call.page(&title, &content))
}

fn told(
    call: &Call,
    names: &Names<'_, '_>,
    spec: &'static RecordSpec,
    line: &HistoryLine,
    first: bool,
) -> Result<Line, Refusal> {
    let mut fields = Vec::new();
    for field in &line.fields {
        fields.push(change(call, names, spec, field)?);
    }
    Ok(Line {
        when: day::moment(line.moment, Zone::Wib, call.lang),
        who: names.account(line.account, call.site.seams.account_name)?,
        first,
        fields,
    })
}

fn change(
    call: &Call,
    names: &Names<'_, '_>,
    spec: &'static RecordSpec,
    change: &FieldHistory,
) -> Result<Change, Refusal> {
    let Some((_, field)) = spec.field(change.tag) else {
        let yes = |cell: &Held<Value>| *cell == Held::Known(Value::Integer(1));
        let words = |cell: &Held<Value>| Shown {
            text: if yes(cell) { call.say(words::YES) } else { call.say(words::NO) }.to_owned(),
            ..Shown::default()
        };
        let label = if change.tag == 0 { words::WITHDRAWN } else { phrase("Isian lama", "A former field") };
        return Ok(Change {
            label: call.say(label).to_owned(),
            before: words(&change.before),
            after: words(&change.after),
        });
    };
    let file = matches!(field.kind, FieldType::File | FieldType::Signature | FieldType::Bytes);
    let shown = |cell: &Held<Value>| {
        let given = file && matches!(cell, Held::Known(Value::Bytes(_)));
        if given { Ok(Shown { text: "●".to_owned(), ..Shown::default() }) } else { names.cell(field, cell, false) }
    };
    Ok(Change { label: call.say(field.label).to_owned(), before: shown(&change.before)?, after: shown(&change.after)? })
}

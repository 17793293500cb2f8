//! *Dua isian berbeda*: the values that stand beside each other, and the person's choice that replaces them all.

use askama::Template;
use kernel::changes::Changes;
use kernel::day::{self, Zone};
use kernel::{Held, RecordSpec, Refusal, Row, Value};
use store::Reader;

use super::shown::Names;
use super::{kept_by, spec_of};
use crate::answer::Answer;
use crate::call::Call;
use crate::html::Html;
use crate::words;

#[derive(Template)]
#[template(path = "records/settle.html")]
struct SettlePage<'c> {
    call: &'c Call,
    name: String,
    base: String,
    own: String,
    hidden: Html,
    fields: Vec<Field>,
}

struct Field {
    tag: u32,
    label: String,
    values: Vec<Standing>,
}

struct Standing {
    text: String,
    shut: bool,
    told: String,
}

fn conflicting(row: &Row) -> Vec<u32> {
    row.heads.iter().filter(|heads| heads.conflict).map(|heads| heads.tag).collect()
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let id = call.param("id")?;
    let base = format!("/{}", spec.path);
    let content = call.read(|read| {
        let row = read.row(spec, id)?;
        let names = Names::new(read, call.lang);
        let mut fields = Vec::new();
        for tag in conflicting(&row) {
            fields.push(field(call, read, &names, &row, tag)?);
        }
        Ok(SettlePage {
            call,
            name: names.title(&row)?,
            own: format!("{base}/{id}"),
            base,
            hidden: call.hidden_for(&row),
            fields,
        })
    })?;
    Ok(call.page(call.say(words::TWO_VALUES), &content))
}

fn field(call: &Call, read: &Reader<'_>, names: &Names<'_, '_>, row: &Row, tag: u32) -> Result<Field, Refusal> {
    let declared = row.spec.field(tag).map(|(_, field)| field);
    let mut values = Vec::new();
    for standing in read.standing(row.spec, row.id, tag)? {
        let (text, shut) = match declared {
            Some(field) => {
                let shown = names.cell(field, &standing.value, false)?;
                (shown.text, shown.shut)
            }
            None => (withdrawn_in_words(call, &standing.value).to_owned(), false),
        };
        let who = names.account(standing.account, call.site.seams.account_name)?;
        let told = format!("{who} · {}", day::moment(standing.moment, Zone::Wib, call.lang));
        values.push(Standing { text, shut, told });
    }
    let label = declared.map_or(words::WITHDRAWN, |field| field.label);
    Ok(Field { tag, label: call.say(label).to_owned(), values })
}

fn withdrawn_in_words(call: &Call, value: &Held<Value>) -> &'static str {
    call.say(if *value == Held::Known(Value::Integer(1)) { words::YES } else { words::NO })
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let (id, seen) = (call.param("id")?, call.seen()?);
    let chosen: Vec<(u32, usize)> = call
        .form
        .fields()
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("pilih-")?.parse().ok()?, value.parse().ok()?)))
        .collect();
    call.act(move |read: &Reader<'_>| {
        let row = read.seen_row(spec, id, &seen)?;
        kept_by(read.actor(), &row)?;
        settled(read, spec, &row, &chosen)
    })?;
    Ok(Answer::redirect(format!("/{}/{id}", spec.path)).saying(call.say(words::SETTLED)))
}

/// The change that replaces every standing value by the chosen one.
fn settled(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    row: &Row,
    chosen: &[(u32, usize)],
) -> Result<Changes, Refusal> {
    let mut values = Vec::new();
    for (tag, index) in chosen.iter().filter(|(tag, _)| conflicting(row).contains(tag)) {
        let standing = read.standing(spec, row.id, *tag)?;
        if let Some(Held::Known(value)) = standing.into_iter().nth(*index).map(|one| one.value) {
            values.push((*tag, value));
        }
    }
    if values.is_empty() {
        return Err(Refusal::invalid("", "settle.none", words::TWO_VALUES_TELL));
    }
    let mut changes = Changes::new();
    changes.edit_row(row, values);
    Ok(changes)
}

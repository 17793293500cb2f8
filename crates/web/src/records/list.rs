//! The list of a kind: search, filters, sort, pages that follow the last row.

use askama::Template;
use kernel::spec::FieldType;
use kernel::{FieldSpec, RecordSpec, Refusal, Row, Value};
use store::{ListQuery, Reader};

use super::shown::{Names, Shown};
use super::{export_words, import_words};
use super::{may_open, spec_of};
use crate::answer::{Answer, link};
use crate::call::Call;
use crate::html::Html;
use crate::input::Input;
use crate::lookups::find_rows;
use crate::{pieces, words};

/// Rows on one page.
const PAGE: usize = 40;
/// Columns beside the name.
const MOST_COLUMNS: usize = 6;
/// Filters above the list.
const MOST_FILTERS: usize = 4;

#[derive(Template)]
#[template(path = "records/list.html")]
struct List<'c> {
    call: &'c Call,
    title: &'static str,
    base: String,
    create: bool,
    columns: Vec<(String, String)>,
    rows: Vec<Line>,
    filters: Vec<Input>,
    filtered: bool,
    next: String,
    first: String,
    register: String,
    form: String,
    export: String,
    import: String,
    empty: Html,
}

struct Line {
    path: String,
    title: String,
    conflict: bool,
    cells: Vec<(String, Shown)>,
}

/// What the address of the list asks for.
pub(super) struct Asked {
    query: String,
    filters: Vec<(&'static FieldSpec, String, Value)>,
    sort: Option<(&'static FieldSpec, bool)>,
}

impl Asked {
    pub(super) fn of(call: &Call, spec: &'static RecordSpec) -> Asked {
        let typed = |field: &&'static FieldSpec| {
            let value = call.query(field.name);
            let parsed = kernel::check::parse(field, value, call.today).ok();
            parsed.filter(|parsed| !parsed.is_null()).map(|parsed| (*field, value.to_owned(), parsed))
        };
        let sort = call.query("urut");
        let (name, descending) = sort.strip_prefix('-').map_or((sort, false), |name| (name, true));
        let sort = spec.field_named(name).map(|(_, field)| field).filter(|field| is_sortable(call, spec, field));
        Asked {
            query: call.query("q").to_owned(),
            filters: filter_fields(call, spec).iter().filter_map(typed).collect(),
            sort: sort.map(|field| (field, descending)),
        }
    }

    fn is_filtered(&self) -> bool {
        !self.query.is_empty() || !self.filters.is_empty()
    }

    /// The same list with something of its address changed.
    fn address(&self, base: &str, sort: Option<&str>, after: &str) -> String {
        let own_sort = self.sort.map(|(field, down)| format!("{}{}", if down { "-" } else { "" }, field.name));
        let sort = sort.map(str::to_owned).or(own_sort).unwrap_or_default();
        let mut query = vec![("q", self.query.as_str())];
        query.extend(self.filters.iter().map(|(field, typed, _)| (field.name, typed.as_str())));
        query.push(("urut", &sort));
        query.push(("sesudah", after));
        link(base, &query)
    }

    /// The rows, and the cursor of the next page.
    pub(super) fn rows(
        &self,
        read: &Reader<'_>,
        spec: &'static RecordSpec,
        after: &str,
        limit: usize,
    ) -> Result<(Vec<Row>, Option<String>), Refusal> {
        if !self.query.is_empty() {
            let mut rows: Vec<Row> =
                find_rows(read, spec, &self.query, limit)?.into_iter().map(|(_, row)| row).collect();
            rows.retain(|row| self.filters.iter().all(|(field, _, value)| row.cell(field.name).known() == Some(value)));
            return Ok((rows, None));
        }
        let mut query = ListQuery::of(spec).limited(limit);
        query.filters = self.filters.iter().map(|(field, _, value)| (field.tag, value.clone())).collect();
        query.after = (!after.is_empty()).then(|| after.to_owned());
        if let Some((field, descending)) = self.sort {
            query = query.sorted(field.tag, descending);
        }
        let page = read.list(&query)?;
        Ok((page.rows, page.next))
    }
}

/// The fields of a list that the caller sees.
pub(super) fn columns(call: &Call, spec: &'static RecordSpec) -> Vec<&'static FieldSpec> {
    spec.fields
        .iter()
        .filter(|field| field.list && !field.title && call.actor.sees(spec, field))
        .take(MOST_COLUMNS)
        .collect()
}

fn filter_fields(call: &Call, spec: &'static RecordSpec) -> Vec<&'static FieldSpec> {
    let closed = |field: &&FieldSpec| matches!(field.kind, FieldType::Choice(_) | FieldType::YesNo);
    let fields = spec.fields.iter().filter(|field| field.list && !field.sealed && call.actor.sees(spec, field));
    fields.filter(closed).take(MOST_FILTERS).collect()
}

/// A reader who may not see a field may not sort by it either: the order would tell.
fn is_sortable(call: &Call, spec: &RecordSpec, field: &FieldSpec) -> bool {
    let plain = !matches!(field.kind, FieldType::Reference(_) | FieldType::LongText);
    (field.list || field.title) && !field.sealed && plain && call.actor.sees(spec, field)
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let asked = Asked::of(call, spec);
    let columns = columns(call, spec);
    let (rows, next) = call.read(|read| {
        let (rows, next) = asked.rows(read, spec, call.query("sesudah"), PAGE)?;
        let names = Names::new(read, call.lang);
        let rows = rows.iter().map(|row| line(call, &names, row, &columns)).collect::<Result<Vec<_>, _>>()?;
        Ok((rows, next))
    })?;
    let base = format!("/{}", spec.path);
    let papers = |name: &str| {
        if may_open(call, spec, name) { asked.address(&format!("{base}{name}"), None, "") } else { String::new() }
    };
    let content = List {
        call,
        title: call.say(spec.label),
        create: may_open(call, spec, "/baru"),
        columns: headings(call, spec, &asked, &columns, &base),
        filters: filters(call, spec, &asked),
        filtered: asked.is_filtered(),
        next: next.map_or_else(String::new, |cursor| asked.address(&base, None, &cursor)),
        first: if call.query("sesudah").is_empty() { String::new() } else { asked.address(&base, None, "") },
        register: papers("/buku.pdf"),
        form: papers("/formulir.pdf"),
        export: papers("/ekspor"),
        import: if may_open(call, spec, "/impor") { format!("{base}/impor") } else { String::new() },
        empty: empty(call, spec, &asked, &base),
        base,
        rows,
    };
    Ok(call.page(call.say(spec.label), &content))
}

fn line(call: &Call, names: &Names<'_, '_>, row: &Row, columns: &[&'static FieldSpec]) -> Result<Line, Refusal> {
    let mut cells = Vec::new();
    for field in columns {
        cells.push((call.say(field.label).to_owned(), names.cell(field, row.cell(field.name), true)?));
    }
    Ok(Line {
        path: format!("/{}/{}", row.spec.path, row.id),
        title: names.title(row)?,
        conflict: row.in_conflict(),
        cells,
    })
}

/// Headings, and the address that sorts by them.
fn headings(
    call: &Call,
    spec: &'static RecordSpec,
    asked: &Asked,
    columns: &[&'static FieldSpec],
    base: &str,
) -> Vec<(String, String)> {
    let title = spec.fields.iter().find(|field| field.title);
    let named = title.map_or(call.say(spec.label), |field| call.say(field.label));
    let first = std::iter::once((named, title));
    let rest = columns.iter().map(|field| (call.say(field.label), Some(*field)));
    let sorted = |field: &'static FieldSpec| {
        let down = matches!(asked.sort, Some((own, false)) if own.tag == field.tag);
        asked.address(base, Some(&format!("{}{}", if down { "-" } else { "" }, field.name)), "")
    };
    let sortable = asked.query.is_empty();
    first
        .chain(rest)
        .map(|(label, field)| {
            let field = field.filter(|field| sortable && is_sortable(call, spec, field));
            (label.to_owned(), field.map_or_else(String::new, sorted))
        })
        .collect()
}

fn filters(call: &Call, spec: &'static RecordSpec, asked: &Asked) -> Vec<Input> {
    let list = |field: &'static FieldSpec| {
        let chosen = asked.filters.iter().find(|(own, ..)| own.tag == field.tag).map_or("", |(_, typed, _)| typed);
        Input::of(field, call.lang).as_filter(call.say(words::ALL)).value(chosen)
    };
    filter_fields(call, spec).into_iter().map(list).collect()
}

fn empty(call: &Call, spec: &'static RecordSpec, asked: &Asked, base: &str) -> Html {
    if asked.is_filtered() {
        return pieces::empty(call.say(words::LIST_EMPTY_FILTER), Some((call.say(words::CLEAR_FILTER), base)));
    }
    let own = call.site.pages_of(spec).empty.unwrap_or(words::LIST_EMPTY);
    let create = format!("{base}/baru");
    let action = may_open(call, spec, "/baru").then_some((call.say(words::NEW), create.as_str()));
    pieces::empty(call.say(own), action)
}

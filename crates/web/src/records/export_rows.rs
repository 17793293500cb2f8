//! Rows of a kind as a sheet, as one reader may see them: which columns, which rows, and how a value stands in a cell.
//! Not here: the page where one asks for it (`export`), the formats (documents).

use std::fs::File;
use std::io::{BufWriter, Seek, Write};

use documents::sheet::{Cell, Column, CsvWriter, Dictionary, SheetError, XlsxWriter};
use jiff::Timestamp;
use kernel::spec::{Class, FieldType};
use kernel::{Actor, FieldSpec, Held, Lang, RecordSpec, Refusal, Row, Value};
use store::access_stream::Sight;
use store::{ListQuery, Reader, Store, Walk};

use super::export_words as words;
use super::shown::Names;
use crate::lookups::find_rows;

/// Rows read at a time: what is in memory at once.
const AT_ONCE: usize = 200;
/// The most rows that a search by name gives.
const MOST_FOUND: usize = 400;

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For Excel and its like.
    Xlsx,
    /// For programs.
    Csv,
}

impl Format {
    /// By the ending of a file's name.
    pub fn named(name: &str) -> Option<Format> {
        match name {
            "xlsx" => Some(Format::Xlsx),
            "csv" => Some(Format::Csv),
            _ => None,
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
        }
    }

    /// The type on the wire.
    pub fn content_type(self) -> &'static str {
        match self {
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// Which rows, in which order: what the address of the list says.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A name or a number to look for; empty for all.
    pub query: String,
    /// Fields that must hold these values.
    pub filters: Vec<(u32, Value)>,
    /// Tag and direction (true is descending).
    pub sort: Option<(u32, bool)>,
}

impl Wanted {
    /// Reads it from what an address gives by name (`q`, `urut`, names of listed fields). What the reader may not see
    /// neither filters nor sorts.
    pub fn from<'q>(
        actor: &Actor,
        spec: &'static RecordSpec,
        today: jiff::civil::Date,
        given: impl Fn(&str) -> &'q str,
    ) -> Wanted {
        let listed = spec.fields.iter().filter(|field| (field.list || field.title) && !field.sealed);
        let open: Vec<&'static FieldSpec> = listed.filter(|field| actor.sees(spec, field)).collect();
        let parsed = |field: &&'static FieldSpec| {
            let value = kernel::check::parse(field, given(field.name), today).ok()?;
            (!value.is_null()).then_some((field.tag, value))
        };
        let (name, down) = given("urut").strip_prefix('-').map_or((given("urut"), false), |name| (name, true));
        let sort = open.iter().find(|field| field.name == name).map(|field| (field.tag, down));
        Wanted { query: given("q").to_owned(), filters: open.iter().filter_map(parsed).collect(), sort }
    }

    fn list(&self, spec: &'static RecordSpec, after: Option<String>) -> ListQuery {
        let mut query = ListQuery::of(spec).limited(AT_ONCE);
        query.filters.clone_from(&self.filters);
        query.after = after;
        match self.sort {
            Some((tag, down)) => query.sorted(tag, down),
            None => query,
        }
    }
}

/// An export for one reader.
pub struct Export<'e> {
    /// The store.
    pub store: &'e Store,
    /// Who reads.
    pub actor: &'e Actor,
    /// When.
    pub now: Timestamp,
    /// In which language headings and answers stand.
    pub lang: Lang,
    /// The kind.
    pub spec: &'static RecordSpec,
    /// Which rows.
    pub wanted: Wanted,
    /// With the columns that are sealed or specific. They need a purpose, which is on record before the file leaves.
    pub closed: bool,
}

/// Fields that need a purpose besides the reader's right.
pub fn is_closed(field: &FieldSpec) -> bool {
    field.sealed || field.class == Class::Specific
}

/// Fields that can stand in a cell at all.
fn fits_a_cell(field: &FieldSpec) -> bool {
    !matches!(field.kind, FieldType::File | FieldType::Signature | FieldType::Bytes)
}

/// The fields of a kind that a reader may have in a sheet.
pub fn exportable(actor: &Actor, spec: &'static RecordSpec, closed: bool) -> Vec<&'static FieldSpec> {
    let seen = spec.fields.iter().filter(|field| fits_a_cell(field) && actor.sees(spec, field));
    seen.filter(|field| closed || !is_closed(field)).collect()
}

impl Export<'_> {
    /// The columns before the last, which is the record's id.
    pub fn fields(&self) -> Vec<&'static FieldSpec> {
        exportable(self.actor, self.spec, self.closed)
    }

    /// Writes the sheet into a file and puts the file back to its beginning. Answers how many rows it has. Temporary files
    /// are made without a name in the folder of the node.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn write(&self, format: Format, file: &mut File) -> Result<u64, Refusal> {
        let fields = self.fields();
        let headings: Vec<String> = fields.iter().map(|field| field.label.say(self.lang).to_owned()).collect();
        let headings: Vec<String> = headings.into_iter().chain(["ID".to_owned()]).collect();
        let target = BufWriter::with_capacity(256 * 1024, &mut *file);
        let rows = match format {
            Format::Csv => {
                let mut writer = CsvWriter::begin(target, &headings).map_err(Refusal::fault)?;
                let rows = self.each(&fields, &mut |cells| writer.row(cells))?;
                writer.finish().map_err(Refusal::fault)?;
                rows
            }
            Format::Xlsx => {
                let columns = columns(&fields, &headings);
                let dictionary = Some(dictionary(&fields, self.lang));
                let name = self.spec.label.say(self.lang);
                let mut writer =
                    XlsxWriter::begin(name, columns, dictionary, self.store.dir()).map_err(Refusal::fault)?;
                let rows = self.each(&fields, &mut |cells| writer.row(cells))?;
                writer.finish(target).map_err(Refusal::fault)?;
                rows
            }
        };
        file.flush().and_then(|()| file.rewind()).map_err(Refusal::fault)?;
        Ok(rows)
    }

    fn each(
        &self,
        fields: &[&'static FieldSpec],
        put: &mut dyn FnMut(&[Cell]) -> Result<(), SheetError>,
    ) -> Result<u64, Refusal> {
        // What is opened here is recorded as one list, not record by record.
        let sight = if self.closed { Sight::of([self.spec]) } else { Sight::closed() };
        self.store.read_noting(self.actor, self.now, &sight, |read| {
            if !self.wanted.query.is_empty() {
                return self.found(read, fields, put);
            }
            let regional = matches!(self.actor.scope, kernel::access::Scope::Regions(_));
            if self.wanted.sort.is_none() && regional {
                let filters = self.wanted.filters.clone();
                let mut walk = Walk::over(read, self.spec, filters, fields.iter().map(|field| field.tag));
                let mut count = 0;
                loop {
                    let rows = walk.next(read, AT_ONCE)?;
                    if rows.is_empty() {
                        return Ok(count);
                    }
                    count += self.put(read, fields, &rows, put)?;
                    sight.take();
                }
            }
            let (mut count, mut after) = (0, None);
            loop {
                let page = read.list(&self.wanted.list(self.spec, after))?;
                count += self.put(read, fields, &page.rows, put)?;
                sight.take();
                match page.next {
                    Some(cursor) => after = Some(cursor),
                    None => return Ok(count),
                }
            }
        })
    }

    /// Those that a search finds, as the list shows them.
    fn found(
        &self,
        read: &Reader<'_>,
        fields: &[&'static FieldSpec],
        put: &mut dyn FnMut(&[Cell]) -> Result<(), SheetError>,
    ) -> Result<u64, Refusal> {
        let mut rows: Vec<Row> =
            find_rows(read, self.spec, &self.wanted.query, MOST_FOUND)?.into_iter().map(|(_, row)| row).collect();
        let holds = |row: &Row, tag: u32, value: &Value| {
            row.spec.field(tag).is_some_and(|(index, _)| row.cells[index].known() == Some(value))
        };
        rows.retain(|row| self.wanted.filters.iter().all(|(tag, value)| holds(row, *tag, value)));
        self.put(read, fields, &rows, put)
    }

    fn put(
        &self,
        read: &Reader<'_>,
        fields: &[&'static FieldSpec],
        rows: &[Row],
        put: &mut dyn FnMut(&[Cell]) -> Result<(), SheetError>,
    ) -> Result<u64, Refusal> {
        let names = Names::new(read, self.lang);
        let mut cells = Vec::with_capacity(fields.len() + 1);
        for row in rows {
            cells.clear();
            for field in fields {
                cells.push(cell(&names, field, row.cell(field.name), self.lang)?);
            }
            cells.push(Cell::Text(row.id.to_string()));
            put(&cells).map_err(Refusal::fault)?;
        }
        Ok(rows.len() as u64)
    }
}

/// A value as it stands in a sheet: so that people read it and an import takes it up again.
fn cell(names: &Names<'_, '_>, field: &'static FieldSpec, held: &Held<Value>, lang: Lang) -> Result<Cell, Refusal> {
    let Held::Known(value) = held else { return Ok(Cell::Text(field.show(held, lang))) };
    Ok(match (field.kind, value) {
        (_, Value::Null) => Cell::Empty,
        (FieldType::Date, Value::Text(text)) => text.parse().map_or_else(|_| Cell::from(text.as_str()), Cell::Date),
        (FieldType::Integer | FieldType::Rupiah | FieldType::Year, Value::Integer(number)) => {
            Cell::Number(*number as f64)
        }
        (FieldType::Percent, Value::Integer(points)) => Cell::Number(*points as f64 / 100.0),
        (FieldType::Choice(_) | FieldType::YesNo | FieldType::Moment, _) => Cell::from(field.show(held, lang).as_str()),
        (FieldType::Reference(_), _) => Cell::from(names.cell(field, held, false)?.text.as_str()),
        _ => Cell::from(field.typed(held).as_str()),
    })
}

/// Numbers of persons, of which a spreadsheet must not lose a digit.
pub(super) fn keeps_digits(field: &FieldSpec) -> bool {
    matches!(field.kind, FieldType::Nik | FieldType::Kk | FieldType::Phone) || field.sealed
}

/// How wide a column should be, in letters.
pub(super) fn width(field: &FieldSpec) -> f64 {
    match field.kind {
        FieldType::Nik | FieldType::Kk | FieldType::Phone => 19.0,
        FieldType::Date | FieldType::Month | FieldType::Year | FieldType::YesNo => 13.0,
        FieldType::LongText => 48.0,
        _ if field.title => 30.0,
        _ => 20.0,
    }
}

fn columns(fields: &[&'static FieldSpec], headings: &[String]) -> Vec<Column> {
    let own = fields.iter().map(|field| (width(field), keeps_digits(field)));
    let all = own.chain([(38.0, false)]).zip(headings);
    all.map(|((width, digits), heading)| Column { heading: heading.clone(), width, digits }).collect()
}

/// What each column means, from the declaration.
fn dictionary(fields: &[&'static FieldSpec], lang: Lang) -> Dictionary {
    let row = |field: &&'static FieldSpec| {
        vec![
            field.label.say(lang).to_owned(),
            field.name.to_owned(),
            field.help.say(lang).to_owned(),
            words::kind(field.kind).say(lang).to_owned(),
            answers(field.kind, lang).join("; "),
            words::class(field.class).say(lang).to_owned(),
            field.source.to_owned(),
        ]
    };
    let id = ["ID", "id", words::ID_MEANS.say(lang), "", "", "", ""].map(str::to_owned).to_vec();
    Dictionary {
        name: words::DICTIONARY.say(lang).to_owned(),
        heading: words::DICTIONARY_HEADING.iter().map(|word| word.say(lang).to_owned()).collect(),
        rows: fields.iter().map(row).chain([id]).collect(),
    }
}

/// The answers of a closed list, in words.
pub(super) fn answers(kind: FieldType, lang: Lang) -> Vec<String> {
    match kind {
        FieldType::Choice(choices) => choices.iter().map(|choice| choice.label.say(lang).to_owned()).collect(),
        FieldType::YesNo => vec![crate::words::YES.say(lang).to_owned(), crate::words::NO.say(lang).to_owned()],
        _ => Vec::new(),
    }
}

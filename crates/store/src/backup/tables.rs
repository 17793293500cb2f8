//! The node's tables as one stream that knows no engine, so that what was backed up from one is restored to the other: the
//! journal, keys and local tables, row by row as they are at one moment. What is folded is left out; the fold makes it anew.
//! Not here: sealing the stream (`sealed`).
//!
//! A stream is zstd of (length as 4 bytes big endian, CBOR item)…, the items being
//! `[0, format]`, then for each table `[1, name, [[column, type]…]]` and its rows `[2, cell…]`, and `[3, rows]` at the end.

use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};

use super::BackupError;
use crate::engine::{Cell, ColumnType, Db, DbError};
use crate::error::StoreError;
use crate::schema::FOLDED_TABLES;

const FORMAT: u64 = 1;
/// What a row holds at the most: an entry of 256 changes is far below.
const LONGEST: usize = 256 * 1024 * 1024;
/// Values bound by one statement.
const BOUND: usize = 600;
/// Light enough for an old laptop, and half the size all the same.
const LEVEL: i32 = 1;

/// A table of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table {
    name: String,
    columns: Vec<(String, ColumnType)>,
}

impl Table {
    fn list(&self) -> String {
        self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
    }
}

/// Tables that are not folded. What was ever declared is folded too, also kinds that this edition no longer knows.
fn kept_tables(db: &Db) -> Result<Vec<String>, DbError> {
    let declared = db.query("SELECT DISTINCT record FROM local_column", &[], |row| row.text(0).to_owned())?;
    let mut tables = db.tables()?;
    tables.retain(|name| {
        !FOLDED_TABLES.contains(&name.as_str()) && !declared.contains(name) && name != "local_column" && name != MARK
    });
    Ok(tables)
}

/// Writes the stream, at the moment that the connection's open transaction sees. `target` names the sink in errors.
pub(super) fn write<W: Write>(
    db: &Db,
    sink: W,
    target: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<W, BackupError> {
    let at = |error| BackupError::at(target)(error);
    let mut out = zstd::Encoder::new(sink, LEVEL).map_err(at)?;
    let mut tables = Vec::new();
    for name in kept_tables(db)? {
        let rows = db.first(&format!("SELECT count(*) FROM \"{name}\""), &[], |row| row.integer(0))?;
        tables.push((Table { columns: db.columns(&name)?, name }, rows.unwrap_or_default().max(0) as u64));
    }
    let of = tables.iter().map(|(_, rows)| rows).sum();
    let mut done = 0;
    put(&mut out, |item| item.array(2)?.u8(0)?.u64(FORMAT)?.ok()).map_err(at)?;
    for (table, _) in &tables {
        put(&mut out, |item| {
            item.array(3)?.u8(1)?.str(&table.name)?.array(table.columns.len() as u64)?;
            for (name, kind) in &table.columns {
                item.array(2)?.str(name)?.u8(*kind as u8)?;
            }
            item.ok()
        })
        .map_err(at)?;
        let mut problem = None;
        db.scan(&format!("SELECT {} FROM \"{}\"", table.list(), table.name), &[], |row| {
            if problem.is_none() {
                problem = put(&mut out, |item| put_row(item, &row.cells())).err();
                done += 1;
                progress(done, of);
            }
        })?;
        problem.map_or(Ok(()), |error| Err(at(error)))?;
    }
    put(&mut out, |item| item.array(2)?.u8(3)?.u64(done)?.ok()).map_err(at)?;
    out.finish().map_err(at)
}

fn put_row(item: &mut Encoder<&mut Vec<u8>>, cells: &[Cell]) -> Encoded {
    item.array(cells.len() as u64 + 1)?.u8(2)?;
    for cell in cells {
        match cell {
            Cell::Null => item.null()?,
            Cell::Integer(number) => item.i64(*number)?,
            Cell::Text(text) => item.str(text)?,
            Cell::Bytes(bytes) => item.bytes(bytes)?,
        };
    }
    item.ok()
}

type Encoded = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn put(out: &mut impl Write, fill: impl FnOnce(&mut Encoder<&mut Vec<u8>>) -> Encoded) -> io::Result<()> {
    let mut bytes = Vec::new();
    fill(&mut Encoder::new(&mut bytes)).map_err(io::Error::other)?;
    out.write_all(&(bytes.len() as u32).to_be_bytes())?;
    out.write_all(&bytes)
}

/// Stands in a database that is being restored into: until it is gone, what else is there is half a node.
pub(super) const MARK: &str = "restore_unfinished";

/// Whether a restore into this database was cut off.
pub(super) fn is_unfinished(db: &Db) -> Result<bool, DbError> {
    Ok(db.tables()?.iter().any(|name| name == MARK))
}

/// Takes every table away.
pub(super) fn clear(db: &Db) -> Result<(), DbError> {
    db.tables()?.iter().try_for_each(|name| db.batch(&format!("DROP TABLE \"{name}\"")))
}

/// Fills the tables of a database in which nobody has worked from a stream, in the transaction that is open. What is there
/// already goes. The shapes of the folded tables are not taken over: the next start makes these anew.
pub(super) fn read(db: &Db, source: impl Read, progress: &mut dyn FnMut(u64)) -> Result<(), StoreError> {
    for name in kept_tables(db)? {
        db.execute(&format!("DELETE FROM \"{name}\""), &[])?;
    }
    let mut items = Items { source: zstd::Decoder::new(source)?, bytes: Vec::new() };
    let mut filling: Option<Filling<'_>> = None;
    let mut done = 0;
    loop {
        match items.next()? {
            Item::Format(FORMAT) if done == 0 && filling.is_none() => {}
            Item::Table(table) => {
                finish(filling.take())?;
                filling = Some(Filling::begin(db, table)?);
            }
            Item::Row(cells) => {
                filling.as_mut().ok_or_else(bad)?.row(cells)?;
                done += 1;
                progress(done);
            }
            Item::End(rows) if rows == done => return finish(filling),
            Item::Format(_) | Item::End(_) => return Err(bad()),
        }
    }
}

fn finish(filling: Option<Filling<'_>>) -> Result<(), StoreError> {
    filling.map_or(Ok(()), |mut filling| filling.flush())
}

fn bad() -> StoreError {
    StoreError::Journal("the tables of this backup cannot be read by this edition".into())
}

/// A table while its rows come in: as many at once as one statement binds.
struct Filling<'a> {
    db: &'a Db,
    table: Table,
    waiting: Vec<Cell>,
}

impl<'a> Filling<'a> {
    fn begin(db: &'a Db, table: Table) -> Result<Filling<'a>, StoreError> {
        let known = db.columns(&table.name)?;
        if known.is_empty() {
            // Of an edition that knew more: it is kept for the one that knows it again.
            let columns = table.columns.iter().map(|(name, kind)| format!("\"{name}\" {}", kind.sql()));
            let columns = columns.collect::<Vec<_>>().join(", ");
            db.batch(&format!("CREATE TABLE \"{}\" ({columns})", table.name))?;
        } else if let Some((name, _)) = table.columns.iter().find(|column| !known.contains(column)) {
            let words =
                format!("this edition keeps no column {}.{name}: restore with the one that made it", table.name);
            return Err(StoreError::Declarations(words));
        }
        Ok(Filling { db, table, waiting: Vec::new() })
    }

    fn row(&mut self, cells: Vec<Cell>) -> Result<(), StoreError> {
        if cells.len() != self.table.columns.len() {
            return Err(bad());
        }
        let is_shape =
            self.table.name == "local_node" && cells.iter().any(|cell| cell.text().is_some_and(is_shape_name));
        if !is_shape {
            self.waiting.extend(cells);
        }
        if self.waiting.len() + self.table.columns.len() > BOUND { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let width = self.table.columns.len();
        let row = |first: usize| {
            let places: Vec<String> = (first..first + width).map(|place| format!("${}", place + 1)).collect();
            format!("({})", places.join(", "))
        };
        let rows: Vec<String> = (0..self.waiting.len()).step_by(width).map(row).collect();
        let Table { name, .. } = &self.table;
        let sql = format!("INSERT INTO \"{name}\" ({}) VALUES {}", self.table.list(), rows.join(", "));
        self.db.execute(&sql, &self.waiting)?;
        self.waiting.clear();
        Ok(())
    }
}

fn is_shape_name(text: &str) -> bool {
    text.starts_with("shape ")
}

enum Item {
    Format(u64),
    Table(Table),
    Row(Vec<Cell>),
    End(u64),
}

struct Items<R> {
    source: R,
    bytes: Vec<u8>,
}

impl<R: Read> Items<R> {
    fn next(&mut self) -> Result<Item, StoreError> {
        let mut length = [0; 4];
        self.source.read_exact(&mut length).map_err(cut)?;
        let length = u32::from_be_bytes(length) as usize;
        if length > LONGEST {
            return Err(bad());
        }
        self.bytes.resize(length, 0);
        self.source.read_exact(&mut self.bytes).map_err(cut)?;
        parse(&self.bytes).map_err(|_| bad())
    }
}

fn cut(error: io::Error) -> StoreError {
    if error.kind() == ErrorKind::UnexpectedEof { bad() } else { error.into() }
}

fn parse(bytes: &[u8]) -> Result<Item, minicbor::decode::Error> {
    let wrong = || minicbor::decode::Error::message("no item of ours");
    let mut item = Decoder::new(bytes);
    let length = item.array()?.ok_or_else(wrong)?;
    Ok(match item.u8()? {
        0 => Item::Format(item.u64()?),
        1 => {
            let name = item.str()?.to_owned();
            let mut columns = Vec::new();
            for _ in 0..item.array()?.ok_or_else(wrong)? {
                item.array()?;
                let column = item.str()?.to_owned();
                let kinds = [ColumnType::Integer, ColumnType::Text, ColumnType::Bytes];
                columns.push((column, *kinds.get(usize::from(item.u8()?)).ok_or_else(wrong)?));
            }
            let plain =
                |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if !plain(&name) || columns.is_empty() || !columns.iter().all(|(column, _)| plain(column)) {
                return Err(wrong());
            }
            Item::Table(Table { name, columns })
        }
        2 => {
            let cells = (1..length).map(|_| cell(&mut item));
            Item::Row(cells.collect::<Result<_, _>>()?)
        }
        3 => Item::End(item.u64()?),
        _ => return Err(wrong()),
    })
}

fn cell(item: &mut Decoder<'_>) -> Result<Cell, minicbor::decode::Error> {
    Ok(match item.datatype()? {
        Type::Null => {
            item.null()?;
            Cell::Null
        }
        Type::String => Cell::Text(item.str()?.to_owned()),
        Type::Bytes => Cell::Bytes(item.bytes()?.to_vec()),
        _ => Cell::Integer(item.i64()?),
    })
}

//! Every cell of every table, whichever engine holds them. A file's bytes alone would hide what lies across two pages.
//! Not here: what is looked for (`testkit::planted`).

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use testkit::planted::{Finding, Planted};
use testkit::{Trouble, postgres};

/// Tables that are told by name, because they are made for finding people or for watching who looks.
const TOLD: [&str; 4] = ["fold_name", "fold_lookup", "access_entry", "local_draft"];

/// A table's name, its rows, and all its cells one after the other.
type Table = (String, usize, Vec<u8>);

/// Searches every table of a node and prints what was looked at.
pub(super) fn search(folder: &Path, planted: &Planted) -> Result<Vec<Finding>, Trouble> {
    let tables = match postgres::chosen() {
        Some(server) => of_server(&server.of_folder(folder, None)?)?,
        None => of_file(&folder.join("desmigratif.sqlite")).map_err(|error| Trouble::new(error.to_string()))?,
    };
    let mut findings = Vec::new();
    for (name, _, cells) in &tables {
        findings.extend(planted.found_in(&format!("table {name}"), cells));
    }
    let rows: usize = tables.iter().map(|(_, rows, _)| rows).sum();
    let told = tables.iter().filter(|(name, ..)| TOLD.contains(&name.as_str()));
    let told: Vec<String> = told.map(|(name, rows, _)| format!("{name} {rows}")).collect();
    println!("searched: {} tables with {rows} rows (of these {})", tables.len(), told.join(", "));
    Ok(findings)
}

fn of_file(file: &Path) -> rusqlite::Result<Vec<Table>> {
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.into_iter().map(|name| rows_of(&db, name)).collect()
}

fn rows_of(db: &Connection, name: String) -> rusqlite::Result<Table> {
    let mut statement = db.prepare(&format!("SELECT * FROM \"{name}\""))?;
    let columns = statement.column_count();
    let (mut rows, mut count, mut cells) = (statement.query([])?, 0, Vec::new());
    while let Some(row) = rows.next()? {
        count += 1;
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => cells.extend_from_slice(bytes),
                ValueRef::Integer(number) => cells.extend_from_slice(number.to_string().as_bytes()),
                ValueRef::Null | ValueRef::Real(_) => {}
            }
            cells.push(b'\n');
        }
    }
    Ok((name, count, cells))
}

fn of_server(address: &str) -> Result<Vec<Table>, Trouble> {
    let names = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1";
    let names = postgres::query(address, names)?;
    let named = names.lines().map(str::trim).filter(|name| !name.is_empty());
    named
        .map(|name| {
            let text = postgres::query(address, &format!("SELECT t::text FROM \"{name}\" t"))?;
            Ok((name.to_owned(), text.lines().count(), with_bytes(&text)))
        })
        .collect()
}

/// The text, and behind it every run of hexadecimal digits as the bytes that it stands for.
fn with_bytes(text: &str) -> Vec<u8> {
    let mut all = text.as_bytes().to_vec();
    for run in text.split("\\x").skip(1) {
        let digits: Vec<u8> =
            run.bytes().map_while(|sign| char::from(sign).to_digit(16)).map(|one| one as u8).collect();
        all.push(b'\n');
        all.extend(digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::with_bytes;

    #[test]
    fn bytes_that_a_server_shows_as_digits_are_searched_as_bytes() {
        let all = with_bytes("(12,\"\\\\x33333037\",Siti)\n(13,\"\\\\x58\",)");
        assert!(all.windows(4).any(|part| part == b"3307") && all.ends_with(b"\nX"));
    }
}

//! Writes that wait for the next other statement: rows of one table that come one by one go to the server many at once.
//! Not here: sending them (`connection`).

use std::collections::HashSet;

use crate::engine::{Cell, Sql};

/// Rows of one statement: few sizes, so that few statements are prepared.
const SIZES: [usize; 3] = [64, 8, 1];

/// One statement as it goes to the server.
pub(super) struct Parcel {
    pub(super) sql: String,
    pub(super) values: Vec<Cell>,
}

/// Puts writes together: tables in the order of their first write, the writes of one table in their order.
pub(super) fn parcels(waiting: Vec<(Sql, Vec<Cell>)>) -> Vec<Parcel> {
    let mut tables: Vec<(String, Vec<(Sql, Vec<Cell>)>)> = Vec::new();
    for (sql, values) in waiting {
        let table = table(&sql);
        match tables.iter_mut().find(|(known, _)| known == table) {
            Some((_, writes)) => writes.push((sql, values)),
            None => tables.push((table.to_owned(), vec![(sql, values)])),
        }
    }
    let mut parcels = Vec::new();
    for (_, writes) in tables {
        let mut writes = writes.into_iter().peekable();
        while let Some((sql, values)) = writes.next() {
            let Some(shape) = Shape::of(&sql, values.len()) else {
                parcels.push(Parcel { sql: sql.to_string(), values });
                continue;
            };
            let mut keys = HashSet::from([shape.key(&values)]);
            let mut rows = vec![values];
            // A row that is written twice needs two statements: one of them cannot change what it wrote itself.
            while let Some((_, more)) =
                writes.next_if(|(next, more)| **next == *sql && (!shape.replaces() || keys.insert(shape.key(more))))
            {
                rows.push(more);
            }
            shape.pack(rows, &mut parcels);
        }
    }
    parcels
}

/// The table that a statement names first.
fn table(sql: &str) -> &str {
    let mut words = sql.split_whitespace();
    let name = match words.next() {
        Some("UPDATE") => words.next(),
        _ => words.nth(1),
    };
    name.unwrap_or_default()
}

/// An insert whose values are its placeholders in their order.
struct Shape<'s> {
    begin: &'s str,
    end: &'s str,
    width: usize,
    key: usize,
}

impl<'s> Shape<'s> {
    fn of(sql: &'s str, width: usize) -> Option<Shape<'s>> {
        if !sql.starts_with("INSERT INTO ") || width == 0 {
            return None;
        }
        let one = places(0, width);
        let at = sql.find(" VALUES ")? + " VALUES ".len();
        let end = sql[at..].strip_prefix(one.as_str())?;
        let key = match end.split_once("ON CONFLICT (") {
            Some((_, columns)) => columns.split(')').next()?.split(',').count(),
            None => 0,
        };
        Some(Shape { begin: &sql[..at], end, width, key })
    }

    fn replaces(&self) -> bool {
        self.key > 0
    }

    /// The columns in which rows conflict are the first ones.
    fn key(&self, values: &[Cell]) -> Vec<Cell> {
        values[..self.key.min(values.len())].to_vec()
    }

    fn pack(&self, rows: Vec<Vec<Cell>>, parcels: &mut Vec<Parcel>) {
        let mut rows = rows.into_iter();
        for size in SIZES {
            while rows.len() >= size {
                let some: Vec<String> = (0..size).map(|row| places(row * self.width, self.width)).collect();
                let values = rows.by_ref().take(size).flatten().collect();
                parcels.push(Parcel { sql: format!("{}{}{}", self.begin, some.join(", "), self.end), values });
            }
        }
    }
}

fn places(before: usize, width: usize) -> String {
    let places: Vec<String> = (before + 1..=before + width).map(|place| format!("${place}")).collect();
    format!("({})", places.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUT: &str = "INSERT INTO a (id, n) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET n = excluded.n";

    fn put(id: i64) -> (Sql, Vec<Cell>) {
        (PUT.into(), vec![id.into(), 0.into()])
    }

    #[test]
    fn rows_of_one_table_go_together_and_never_one_row_twice() {
        let other: (Sql, Vec<Cell>) = ("INSERT INTO b (id) VALUES ($1)".into(), vec![7.into()]);
        let mut waiting: Vec<_> = (0..8).map(put).collect();
        waiting.insert(3, other);
        waiting.push(put(5));
        let sent: Vec<(String, usize)> =
            parcels(waiting).into_iter().map(|parcel| (parcel.sql[..13].to_owned(), parcel.values.len())).collect();
        let a = "INSERT INTO a".to_owned();
        assert_eq!(sent, [(a.clone(), 16), (a, 2), ("INSERT INTO b".to_owned(), 1)]);
    }

    #[test]
    fn what_is_no_plain_insert_goes_alone_and_in_its_order() {
        let waiting: Vec<(Sql, Vec<Cell>)> = vec![
            ("DELETE FROM a WHERE id = $1".into(), vec![1.into()]),
            put(1),
            ("UPDATE a SET n = $2 WHERE id = $1".into(), vec![1.into(), 2.into()]),
        ];
        let sent: Vec<String> = parcels(waiting).into_iter().map(|parcel| parcel.sql[..6].to_owned()).collect();
        assert_eq!(sent, ["DELETE", "INSERT", "UPDATE"]);
    }
}

//! Writes that wait for the next other statement: rows of one table that come one by one go to the server many at once,
//! also those of several jobs, as long as none of them has to be taken back on the server.
//! Not here: sending them (`connection`).

use std::collections::HashSet;

use crate::engine::{Cell, Sql};

/// What the server is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Order {
    /// Something without values.
    Say(String),
    /// A statement whose rows are wanted.
    Ask { sql: String, values: Vec<Cell> },
    /// A statement.
    Run { sql: String, values: Vec<Cell> },
    /// The insert of one row, for many.
    Rows { sql: String, rows: Vec<Vec<Cell>> },
}

enum Step {
    Write {
        table: usize,
        sql: Sql,
        values: Vec<Cell>,
    },
    /// A savepoint of which the server need not know before a statement could fail.
    Mark(String),
    Say(String),
}

/// What waits, in its order.
#[derive(Default)]
pub(super) struct Queue {
    steps: Vec<Step>,
    /// Every table that was ever written, and how many writes of it wait.
    tables: Vec<(String, usize)>,
    writes: usize,
}

impl Queue {
    /// Writes that wait.
    pub(super) fn len(&self) -> usize {
        self.writes
    }

    pub(super) fn write(&mut self, sql: Sql, values: Vec<Cell>) {
        let name = table(&sql);
        let table = self.tables.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.tables.push((name.to_owned(), 0));
            self.tables.len() - 1
        });
        self.tables[table].1 += 1;
        self.writes += 1;
        self.steps.push(Step::Write { table, sql, values });
    }

    pub(super) fn mark(&mut self, name: &str) {
        self.steps.push(Step::Mark(name.to_owned()));
    }

    fn marked(&self, name: &str) -> Option<usize> {
        self.steps.iter().rposition(|step| matches!(step, Step::Mark(marked) if marked == name))
    }

    /// Keeps what was written since a savepoint.
    pub(super) fn release(&mut self, name: &str) {
        match self.marked(name) {
            Some(place) => drop(self.steps.remove(place)),
            None => self.steps.push(Step::Say(format!("RELEASE SAVEPOINT {name}"))),
        }
    }

    /// Takes back what was written since a savepoint; false where the server knows of it and must do so as well.
    pub(super) fn take_back(&mut self, name: &str) -> bool {
        let place = self.marked(name);
        self.truncate(place.map_or(0, |place| place + 1));
        place.is_some()
    }

    pub(super) fn clear(&mut self) {
        self.truncate(0);
    }

    fn truncate(&mut self, length: usize) {
        let gone = self.steps.split_off(length);
        self.count_out(&gone);
    }

    fn count_out(&mut self, gone: &[Step]) {
        for step in gone {
            if let Step::Write { table, .. } = step {
                self.tables[*table].1 -= 1;
                self.writes -= 1;
            }
        }
    }

    /// Whether a query names a table of which writes wait, or is no plain query.
    pub(super) fn concerns(&self, sql: &str) -> bool {
        self.named(sql).is_none_or(|tables| !tables.is_empty())
    }

    /// The same for a query each of whose rows holds one of its values: inserts that hold none need not be done first.
    /// What changes or removes rows may do so by another column.
    pub(super) fn concerns_keys(&self, sql: &str, values: &[Cell]) -> bool {
        let Some(tables) = self.named(sql) else { return true };
        let is_key = |cell: &Cell| matches!(cell, Cell::Bytes(_)) && values.contains(cell);
        !tables.is_empty()
            && self.steps.iter().any(|step| match step {
                Step::Write { table, sql, values } => {
                    tables.contains(table) && (!sql.starts_with("INSERT ") || values.iter().any(is_key))
                }
                Step::Mark(_) | Step::Say(_) => false,
            })
    }

    /// Tables in a query of which writes wait; `None` where it is no plain query.
    fn named(&self, sql: &str) -> Option<Vec<usize>> {
        if self.writes == 0 {
            return Some(Vec::new());
        }
        let mut words = words(sql);
        if !words.next()?.eq_ignore_ascii_case("SELECT") {
            return None;
        }
        let mut named = Vec::new();
        for word in words {
            let waits = |(name, count): &(String, usize)| *count > 0 && name.eq_ignore_ascii_case(word);
            named.extend(self.tables.iter().position(waits));
        }
        Some(named)
    }

    /// Everything that waits.
    pub(super) fn take(&mut self) -> Vec<Order> {
        self.take_first(self.steps.len())
    }

    /// Everything that waits but for a savepoint since which nothing was written.
    pub(super) fn take_for_query(&mut self) -> Vec<Order> {
        let last = matches!(self.steps.last(), Some(Step::Mark(_)));
        self.take_first(self.steps.len() - usize::from(last))
    }

    /// What was written before the last savepoint.
    pub(super) fn take_settled(&mut self) -> Vec<Order> {
        let place = self.steps.iter().rposition(|step| matches!(step, Step::Mark(_)));
        self.take_first(place.unwrap_or(self.steps.len()))
    }

    fn take_first(&mut self, count: usize) -> Vec<Order> {
        let rest = self.steps.split_off(count);
        let taken = std::mem::replace(&mut self.steps, rest);
        self.count_out(&taken);
        orders(taken)
    }
}

/// Puts writes together: tables in the order of their first write, the writes of one table in their order, and none beyond
/// a savepoint.
fn orders(steps: Vec<Step>) -> Vec<Order> {
    let mut orders = Vec::new();
    let mut tables: Vec<(usize, Vec<Write>)> = Vec::new();
    for step in steps {
        let say = match step {
            Step::Write { table, sql, values } => {
                match tables.iter_mut().find(|(known, _)| *known == table) {
                    Some((_, writes)) => writes.push((sql, values)),
                    None => tables.push((table, vec![(sql, values)])),
                }
                continue;
            }
            Step::Mark(name) => format!("SAVEPOINT {name}"),
            Step::Say(sql) => sql,
        };
        tables.drain(..).for_each(|(_, writes)| gather(writes, &mut orders));
        orders.push(Order::Say(say));
    }
    tables.into_iter().for_each(|(_, writes)| gather(writes, &mut orders));
    orders
}

type Write = (Sql, Vec<Cell>);

/// The writes of one table.
fn gather(writes: Vec<Write>, orders: &mut Vec<Order>) {
    let mut writes = writes.into_iter().peekable();
    while let Some((sql, values)) = writes.next() {
        if let Some(shape) = Shape::of(&sql, values.len()) {
            let mut keys = HashSet::from([shape.key(&values)]);
            let mut rows = vec![values];
            // A row that is written twice needs two statements: one of them cannot change what it wrote itself.
            while let Some((_, more)) =
                writes.next_if(|(next, more)| **next == *sql && (!shape.replaces() || keys.insert(shape.key(more))))
            {
                rows.push(more);
            }
            orders.push(match rows.len() {
                1 => Order::Run { sql: sql.to_string(), values: rows.swap_remove(0) },
                _ => Order::Rows { sql: sql.to_string(), rows },
            });
            continue;
        }
        // Of several that set the same of the same row, the last stands.
        let overwrites = sets_one_row(&sql);
        let mut last = values;
        while let Some((_, more)) =
            writes.next_if(|(next, more)| overwrites && **next == *sql && more.first() == last.first())
        {
            last = more;
        }
        orders.push(Order::Run { sql: sql.to_string(), values: last });
    }
}

/// Whether an update sets columns to its placeholders where its first one is the key, and does nothing else.
fn sets_one_row(sql: &str) -> bool {
    let Some((_, rest)) = sql.strip_prefix("UPDATE ").and_then(|rest| rest.split_once(" SET ")) else { return false };
    let Some((sets, condition)) = rest.split_once(" WHERE ") else { return false };
    let is_place =
        |text: &str| text.strip_prefix('$').is_some_and(|number| number.bytes().all(|sign| sign.is_ascii_digit()));
    let sets_place = |set: &str| set.split_once(" = ").is_some_and(|(_, value)| is_place(value) && value != "$1");
    sets.split(", ").all(sets_place) && condition.split_once(" = ").is_some_and(|(_, key)| key == "$1")
}

/// The words of a statement.
pub(super) fn words(sql: &str) -> impl Iterator<Item = &str> {
    sql.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '_'))
}

/// The table that a statement names first, however it is quoted.
pub(super) fn table(sql: &str) -> &str {
    let mut words = sql.split_whitespace();
    let name = match words.next() {
        Some("UPDATE") => words.next(),
        _ => words.nth(1),
    };
    name.unwrap_or_default().trim_matches('"')
}

/// An insert whose values are its placeholders in their order.
pub(super) struct Shape<'s> {
    begin: &'s str,
    end: &'s str,
    key: usize,
}

impl<'s> Shape<'s> {
    pub(super) fn of(sql: &'s str, width: usize) -> Option<Shape<'s>> {
        if !sql.starts_with("INSERT INTO ") || width == 0 {
            return None;
        }
        let one = places(width);
        let at = sql.find(" VALUES ")? + " VALUES ".len();
        let end = sql[at..].strip_prefix(one.as_str())?;
        let key = match end.split_once("ON CONFLICT (") {
            Some((_, columns)) => columns.split(')').next()?.split(',').count(),
            None => 0,
        };
        Some(Shape { begin: &sql[..at], end, key })
    }

    fn replaces(&self) -> bool {
        self.key > 0
    }

    /// The columns in which rows conflict are the first ones.
    fn key(&self, values: &[Cell]) -> Vec<Cell> {
        values[..self.key.min(values.len())].to_vec()
    }

    /// The same insert for any number of rows, each column as a list of its type.
    pub(super) fn for_many(&self, types: &[&str]) -> String {
        let begin = self.begin.trim_end_matches("VALUES ");
        let lists: Vec<String> =
            types.iter().enumerate().map(|(place, kind)| format!("${}::{kind}[]", place + 1)).collect();
        format!("{begin}SELECT * FROM unnest({}){}", lists.join(", "), self.end)
    }
}

fn places(width: usize) -> String {
    let places: Vec<String> = (1..=width).map(|place| format!("${place}")).collect();
    format!("({})", places.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUT: &str = "INSERT INTO a (id, n) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET n = excluded.n";
    const SET: &str = "UPDATE a SET n = $2 WHERE id = $1";

    fn queue(writes: &[(&'static str, &[i64])]) -> Queue {
        let mut queue = Queue::default();
        for (sql, values) in writes {
            queue.write((*sql).into(), values.iter().map(|value| Cell::from(*value)).collect());
        }
        queue
    }

    fn said(orders: &[Order]) -> Vec<String> {
        let one = |order: &Order| match order {
            Order::Say(sql) => sql.clone(),
            Order::Ask { sql, .. } | Order::Run { sql, .. } => sql[..6].to_owned(),
            Order::Rows { sql, rows } => format!("{} {}", &sql[..6], rows.len()),
        };
        orders.iter().map(one).collect()
    }

    #[test]
    fn rows_of_one_table_go_together_and_never_one_row_twice() {
        let mut waiting =
            queue(&[(PUT, &[1, 0]), ("INSERT INTO b (id) VALUES ($1)", &[7]), (PUT, &[2, 0]), (PUT, &[1, 1])]);
        assert_eq!(said(&waiting.take()), ["INSERT 2", "INSERT", "INSERT"]);
        assert_eq!(waiting.len(), 0);
    }

    #[test]
    fn what_is_no_plain_insert_keeps_its_order_and_of_the_same_update_the_last_is_sent() {
        let delete = "DELETE FROM a WHERE id = $1";
        let mut waiting =
            queue(&[(delete, &[1]), (PUT, &[1, 0]), (SET, &[1, 2]), (SET, &[1, 3]), (SET, &[2, 4]), (SET, &[1, 5])]);
        let orders = waiting.take();
        assert_eq!(said(&orders), ["DELETE", "INSERT", "UPDATE", "UPDATE", "UPDATE"]);
        assert_eq!(orders[2], Order::Run { sql: SET.into(), values: vec![1.into(), 3.into()] });
        for other in ["UPDATE a SET n = n + $2 WHERE id = $1", "UPDATE a SET n = $2 WHERE id = $1 AND n = $3"] {
            assert!(!sets_one_row(other), "{other}");
        }
    }

    #[test]
    fn a_job_that_is_taken_back_before_it_was_sent_leaves_the_others() {
        let mut waiting = queue(&[(PUT, &[1, 0])]);
        waiting.mark("job");
        waiting.write(PUT.into(), vec![2.into(), 0.into()]);
        assert!(waiting.take_back("job"), "the server need not know");
        waiting.release("job");
        waiting.mark("job");
        waiting.write(PUT.into(), vec![3.into(), 0.into()]);
        assert_eq!(said(&waiting.take_settled()), ["INSERT"]);
        assert_eq!(said(&waiting.take()), ["SAVEPOINT job", "INSERT"]);
        assert!(!waiting.take_back("job"), "the server has to");
        waiting.release("job");
        waiting.mark("job");
        assert_eq!(said(&waiting.take_for_query()), ["RELEASE SAVEPOINT job"]);
        assert_eq!(said(&waiting.take()), ["SAVEPOINT job"]);
    }

    #[test]
    fn a_query_waits_for_the_tables_it_names_and_one_by_key_for_its_rows() {
        let mut waiting = Queue::default();
        let put = "INSERT INTO \"people\" (id, n) VALUES ($1, $2)";
        waiting.write(put.into(), vec![[7_u8; 16].into(), 1.into()]);
        for (sql, concerns) in [
            ("SELECT n FROM people p WHERE n = $1", true),
            ("SELECT n FROM \"people\" WHERE id = $1", true),
            ("SELECT people_now FROM other", false),
            ("WITH a AS (SELECT 1) SELECT * FROM a", true),
        ] {
            assert_eq!(waiting.concerns(sql), concerns, "{sql}");
        }
        let by_key = "SELECT n FROM people WHERE id = $1 AND n = $2";
        assert!(waiting.concerns_keys(by_key, &[[7_u8; 16].into(), 1.into()]));
        assert!(!waiting.concerns_keys(by_key, &[[8_u8; 16].into(), 1.into()]));
        waiting.write("DELETE FROM people WHERE n = $1".into(), vec![1.into()]);
        assert!(waiting.concerns_keys(by_key, &[[8_u8; 16].into(), 1.into()]), "it may be the one that goes");
    }

    #[test]
    fn an_insert_for_many_takes_its_columns_as_lists() {
        let shape = Shape::of(PUT, 2).unwrap();
        let many = "INSERT INTO a (id, n) SELECT * FROM unnest($1::bytea[], $2::int8[]) \
            ON CONFLICT (id) DO UPDATE SET n = excluded.n";
        assert_eq!(shape.for_many(&["bytea", "int8"]), many);
        assert!(Shape::of("INSERT INTO a (id, n) VALUES ($1, 7)", 1).is_none());
    }
}

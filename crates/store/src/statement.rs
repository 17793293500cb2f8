//! Registered SQL. Every statement either carries a scope placeholder, which is expanded for whoever reads,
//! or says why it needs none. Not here: running them (`reader`).

use kernel::access::Scope;

use crate::engine::Cell;

/// The most regions one account may be given.
pub const MOST_REGIONS: usize = 8;

/// One statement of a room, prepared on every engine by a test.
#[derive(Debug)]
pub struct Statement {
    /// Its name in messages and tests.
    pub name: &'static str,
    /// SQL in the small dialect; `{scope}` (or `{scope alias}`) stands where the reader's scope belongs.
    pub sql: &'static str,
    /// How many parameters of its own it takes (`$1` …).
    pub parameters: usize,
    /// Why it has no scope, when it has none.
    pub unscoped: Option<&'static str>,
}

impl Statement {
    /// A statement within the reader's scope.
    pub const fn scoped(name: &'static str, parameters: usize, sql: &'static str) -> Statement {
        Statement { name, sql, parameters, unscoped: None }
    }

    /// A statement whose answer is the same for whoever asks, and why that is right.
    pub const fn unscoped(name: &'static str, parameters: usize, why: &'static str, sql: &'static str) -> Statement {
        Statement { name, sql, parameters, unscoped: Some(why) }
    }

    /// The SQL for one scope, and the values to append to its own parameters.
    pub fn expand(&self, scope: &Scope) -> (String, Vec<Cell>) {
        let Some(start) = self.sql.find("{scope") else { return (self.sql.to_owned(), Vec::new()) };
        let end = self.sql[start..].find('}').map_or(self.sql.len(), |length| start + length + 1);
        let alias = self.sql[start + 6..end - 1].trim();
        let (condition, values) = scope_condition(scope, alias, self.parameters);
        (format!("{}{condition}{}", &self.sql[..start], &self.sql[end..]), values)
    }

    /// Its three expansions, for the test that prepares them.
    pub fn expansions(&self) -> Vec<String> {
        let many = vec!["33.07".to_owned(), "32".to_owned()];
        [Scope::Regions(vec![String::new()]), Scope::Regions(many), Scope::Person(Default::default())]
            .iter()
            .map(|scope| self.expand(scope).0)
            .collect()
    }
}

/// The condition of a scope on the columns `region_now` and `person_now`, with parameters counted on from `before`.
pub fn scope_condition(scope: &Scope, alias: &str, before: usize) -> (String, Vec<Cell>) {
    let column = |name: &str| if alias.is_empty() { name.to_owned() } else { format!("{alias}.{name}") };
    match scope {
        Scope::Nothing => ("1 = 0".to_owned(), Vec::new()),
        // What was kept of the person in a record that goes on in their own is theirs too.
        Scope::Person(person) | Scope::Emergency(person) => {
            let (own, place) = (column("person_now"), before + 1);
            let merged = format!("{own} IN (SELECT source FROM fold_merged WHERE target = ${place})");
            (format!("({own} = ${place} OR {merged})"), vec![Cell::from(*person)])
        }
        Scope::Regions(prefixes) => {
            let region = column("region_now");
            let mut values = Vec::new();
            let mut parts = Vec::new();
            for prefix in prefixes.iter().take(MOST_REGIONS) {
                let next = before + values.len();
                parts.push(format!("({region} >= ${} AND {region} < ${})", next + 1, next + 2));
                values.push(Cell::from(prefix.as_str()));
                values.push(Cell::from(range_end(prefix)));
            }
            if parts.is_empty() { ("1 = 0".to_owned(), values) } else { (format!("({})", parts.join(" OR ")), values) }
        }
    }
}

/// The values of that condition, and which form it has: the SQL is the same for scopes of one form.
pub fn scope_values(scope: &Scope) -> (u8, Vec<Cell>) {
    match scope {
        Scope::Nothing => (u8::MAX, Vec::new()),
        Scope::Person(person) | Scope::Emergency(person) => (u8::MAX - 1, vec![Cell::from(*person)]),
        Scope::Regions(prefixes) => {
            let prefixes = &prefixes[..prefixes.len().min(MOST_REGIONS)];
            let ends = |prefix: &String| [Cell::from(prefix.as_str()), Cell::from(range_end(prefix))];
            (prefixes.len() as u8, prefixes.iter().flat_map(ends).collect())
        }
    }
}

/// The first text after every code that begins with `prefix`: the sign after the dot ends the range.
pub fn range_end(prefix: &str) -> String {
    if prefix.is_empty() { "~".to_owned() } else { format!("{prefix}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_stands_where_the_statement_wants_it_with_its_own_parameters_after() {
        let statement = Statement::scoped("t", 1, "SELECT id FROM letter l WHERE l.state = $1 AND {scope l} LIMIT 3");
        let (sql, values) = statement.expand(&Scope::Regions(vec!["33.07".into()]));
        assert_eq!(
            sql,
            "SELECT id FROM letter l WHERE l.state = $1 AND ((l.region_now >= $2 AND l.region_now < $3)) LIMIT 3"
        );
        assert_eq!(values, vec![Cell::from("33.07"), Cell::from("33.07/")]);
        assert!(statement.expand(&Scope::Nothing).0.contains("1 = 0"));
    }

    #[test]
    fn the_values_of_a_scope_are_those_of_its_condition() {
        let many = vec!["33.07".to_owned(); MOST_REGIONS + 2];
        for scope in [Scope::Nothing, Scope::Person(Default::default()), Scope::Regions(many), Scope::Regions(vec![])] {
            assert_eq!(scope_values(&scope).1, scope_condition(&scope, "", 1).1);
        }
    }

    #[test]
    fn a_region_range_holds_the_region_and_its_parts_and_no_other() {
        let (start, end) = ("33.07", range_end("33.07"));
        for inside in ["33.07", "33.07.05", "33.07.05.2003"] {
            assert!(inside >= start && inside < end.as_str(), "{inside}");
        }
        for outside in ["33.06.99.9999", "33.08", "33"] {
            assert!(!(outside >= start && outside < end.as_str()), "{outside}");
        }
    }
}

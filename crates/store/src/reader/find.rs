//! Finding: exact numbers through the keyed look-up, names through phonetic keys ranked the same on every engine.

use std::cmp::Reverse;

use kernel::access::Scope;
use kernel::id::RecordId;
use kernel::name::{phonetic_keys, similarity};
use kernel::record::{Record, Stored};
use kernel::refusal::Refusal;
use kernel::row::Row;
use kernel::spec::{FieldSpec, RecordSpec};

use super::Reader;
use crate::engine::Cell;
use crate::error::StoreError;
use crate::kept;
use crate::statement::scope_condition;

/// Candidates that are ranked; more share a key only for words such as Muhammad.
const CANDIDATES: usize = 400;
/// Words of a query that are looked up.
const MOST_WORDS: usize = 8;

impl Reader<'_> {
    /// Records whose look-up field holds exactly this, sealed or not.
    pub fn lookup<R: Record>(&self, field: &str, text: &str) -> Result<Vec<Stored<R>>, Refusal> {
        let rows = self.lookup_rows(R::SPEC, field, text)?;
        rows.into_iter().map(|row| Stored::from_row(row).map_err(Refusal::from)).collect()
    }

    /// The same as generic rows. Who may not see the field finds nothing by it.
    pub fn lookup_rows(&self, spec: &'static RecordSpec, field: &str, text: &str) -> Result<Vec<Row>, Refusal> {
        let field = spec.field_named(field).map(|(_, field)| field).filter(|field| field.lookup);
        let field = field.ok_or_else(|| Refusal::Fault(format!("{} has no such look-up", spec.name)))?;
        if !self.sees(spec, field) {
            return Ok(Vec::new());
        }
        let hash = self.shared.keys.lookup_hash(spec.kind, field.tag, text);
        let (scope, mut values) = scope_condition(&self.actor.scope, "r", 3);
        let sql = format!(
            "SELECT {} FROM fold_lookup l JOIN \"{}\" r ON r.id = l.record \
             WHERE l.kind = $1 AND l.tag = $2 AND l.hash = $3 AND r.withdrawn = 0 AND {scope} ORDER BY r.id LIMIT 50",
            kept::columns(spec, "r"),
            spec.name
        );
        values.splice(0..0, [Cell::from(spec.kind), Cell::from(field.tag), Cell::from(hash)]);
        self.rows(spec, &sql, &values)
    }

    /// Records with a name that shares a word's sound with this, best first, with a score of 0 to 100.
    pub fn named(&self, spec: &'static RecordSpec, text: &str, limit: usize) -> Result<Vec<(u8, Row)>, Refusal> {
        self.by_sound(spec, text, limit, false)
    }

    /// The same while a name is being typed: where whole words find too few, what begins with their sound counts too.
    pub fn named_so_far(&self, spec: &'static RecordSpec, text: &str, limit: usize) -> Result<Vec<(u8, Row)>, Refusal> {
        self.by_sound(spec, text, limit, true)
    }

    fn by_sound(
        &self,
        spec: &'static RecordSpec,
        text: &str,
        limit: usize,
        unfinished: bool,
    ) -> Result<Vec<(u8, Row)>, Refusal> {
        let Some(field) = spec.fields.iter().find(|field| field.find) else { return Ok(Vec::new()) };
        let words = phonetic_keys(text);
        if words.is_empty() || !self.sees(spec, field) {
            return Ok(Vec::new());
        }
        let words = &words[..words.len().min(MOST_WORDS)];
        let mut found = self.sounding(spec, field, words, exactly)?;
        if unfinished && found.len() < limit {
            for (id, name) in self.sounding(spec, field, words, beginning)? {
                if found.iter().all(|(known, _)| *known != id) {
                    found.push((id, name));
                }
            }
        }
        let mut ranked: Vec<(u8, RecordId)> =
            found.into_iter().map(|(id, name)| (similarity(text, &name), id)).collect();
        ranked.sort_by_key(|(score, id)| (Reverse(*score), *id));
        ranked.truncate(limit);
        ranked.into_iter().map(|(score, id)| Ok((score, self.row(spec, id)?))).collect()
    }

    /// Ids and names of the candidates. The words' own table holds the region, so that a common name costs what it costs in
    /// the reader's region and not what it costs in the country.
    fn sounding(
        &self,
        spec: &'static RecordSpec,
        field: &FieldSpec,
        words: &[String],
        condition: fn(&str, &mut Vec<Cell>) -> String,
    ) -> Result<Vec<(RecordId, String)>, Refusal> {
        let mut values = vec![Cell::from(spec.kind)];
        let conditions: Vec<String> = words.iter().map(|word| condition(word, &mut values)).collect();
        let within = match &self.actor.scope {
            Scope::Regions(_) => {
                let (scope, scope_values) = scope_condition(&self.actor.scope, "n", values.len());
                values.extend(scope_values);
                scope
            }
            // Few rows, found by the person: their words need no index of their own.
            own => {
                let (scope, scope_values) = scope_condition(own, "", values.len());
                values.extend(scope_values);
                format!("n.record IN (SELECT id FROM \"{}\" WHERE {scope})", spec.name)
            }
        };
        let each: Vec<String> = conditions
            .iter()
            .map(|word| format!("SELECT n.record FROM fold_name n WHERE n.kind = $1 AND {word} AND {within}"))
            .collect();
        let (scope, scope_values) = scope_condition(&self.actor.scope, "r", values.len());
        values.extend(scope_values);
        let sql = format!(
            "SELECT r.id, r.\"{name}\" FROM (SELECT record, count(*) AS hits FROM ({each}) w GROUP BY record \
             ORDER BY hits DESC, record LIMIT {CANDIDATES}) f JOIN \"{table}\" r ON r.id = f.record \
             WHERE r.withdrawn = 0 AND {scope} ORDER BY f.hits DESC, r.id",
            name = field.name,
            table = spec.name,
            each = each.join(" UNION ALL "),
        );
        let rows = self.db.query(&sql, &values, |row| Some((row.id(0)?, row.text(1).to_owned())));
        Ok(rows.map_err(StoreError::from)?.into_iter().flatten().collect())
    }
}

/// The word itself.
fn exactly(word: &str, values: &mut Vec<Cell>) -> String {
    values.push(Cell::from(word));
    format!("n.word = ${}", values.len())
}

/// What begins with the word's sound. Its last letter may still become part of another sound, and is left out.
fn beginning(word: &str, values: &mut Vec<Cell>) -> String {
    let stem = word.get(..word.len() - 1).filter(|stem| stem.len() >= 3).unwrap_or(word);
    values.push(Cell::from(stem));
    values.push(Cell::from(format!("{stem}~")));
    format!("(n.word >= ${} AND n.word < ${})", values.len() - 1, values.len())
}

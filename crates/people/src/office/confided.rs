//! Records that tell of a resident and are sealed under keys of their own: an emergency, a complaint, a referral. No clear
//! column names the resident there, so an erasure finds them by what their declarations say: a look-up of the resident, of
//! their account or of a record about them, or a sealed reference to them.
//! Not here: destroying the keys (`office::erasure`).

use std::collections::BTreeSet;

use kernel::spec::{FieldType, Subject};
use kernel::{Actor, FieldSpec, Held, Id, Record, RecordId, RecordSpec, Refusal, Role, Row, Value};
use store::access_stream::Sight;
use store::{ListQuery, Reader, Store};

use super::account::software;
use super::erasure::{accounts_of, rows_about};
use crate::records::Resident;

/// Subjects of the resident's own office that tell of them. What another office keeps, a complaint that the regency handles
/// because it concerns the village among them, is not the village's to destroy.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn confided(store: &Store, now: jiff::Timestamp, resident: RecordId) -> Result<Vec<RecordId>, Refusal> {
    let officer = Actor { role: Some(Role::PetugasDesmigratif), ..software() };
    let specs: Vec<&'static RecordSpec> = store
        .registry()
        .specs
        .iter()
        .copied()
        .filter(|spec| spec.kind != Resident::KIND && spec.fields.iter().any(is_own))
        .collect();
    // Nothing of it is shown: what is looked at here is destroyed.
    store.read_noting(&officer, now, &Sight::of(specs.iter().copied()), |read| {
        let Some(card) = read.maybe::<Resident>(Id::new(resident))? else { return Ok(Vec::new()) };
        let traces = traces(read, resident)?;
        let mut found = BTreeSet::new();
        for spec in &specs {
            for field in spec.fields.iter().filter(|field| is_own(field)) {
                let rows = if field.lookup {
                    looked_up(read, spec, field, &traces)?
                } else if field.kind == FieldType::Reference(Resident::KIND) {
                    naming(read, spec, field, (resident, card.row.home))?
                } else {
                    continue;
                };
                found.extend(rows.iter().filter(|row| row.home == card.row.home).map(|row| row.id));
            }
        }
        Ok(found.into_iter().collect())
    })
}

fn is_own(field: &FieldSpec) -> bool {
    field.subject == Subject::Own && field.sealed
}

/// The resident, their accounts, and every record that names them in clear.
fn traces(read: &Reader<'_>, resident: RecordId) -> Result<Vec<RecordId>, Refusal> {
    let mut traces = vec![resident];
    traces.extend(accounts_of(read, resident)?.iter().map(|account| account.row.id));
    for spec in read.registry().specs.clone() {
        traces.extend(rows_about(read, spec, resident)?.iter().map(|row| row.id));
    }
    Ok(traces)
}

fn looked_up(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    field: &FieldSpec,
    traces: &[RecordId],
) -> Result<Vec<Row>, Refusal> {
    let mut rows = Vec::new();
    for trace in traces {
        rows.extend(read.lookup_rows(spec, field.name, &trace.to_string())?);
    }
    Ok(rows)
}

/// Rows of an office whose sealed reference names the resident: there is no index of them, so all are opened.
fn naming(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    field: &FieldSpec,
    (resident, home): (RecordId, RecordId),
) -> Result<Vec<Row>, Refusal> {
    let mut rows = Vec::new();
    let mut query = ListQuery { home: Some(home), withdrawn: true, ..ListQuery::of(spec).limited(200) };
    loop {
        let page = read.list(&query)?;
        let names = |row: &Row| {
            let cells = spec.fields.iter().zip(&row.cells).filter(|(one, _)| one.tag == field.tag);
            cells
                .into_iter()
                .any(|(_, cell)| matches!(cell, Held::Known(Value::Reference(to)) if to.record == resident))
        };
        rows.extend(page.rows.into_iter().filter(names));
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(rows),
        }
    }
}

//! What a binary makes of rows besides keeping them: the sums. A hash of what it would count for sample rows of each kind
//! tells when that changes, so that the next start counts anew. Not here: what a declaration's columns look like (`schema`).

use kernel::id::RecordId;
use kernel::registry::Registry;
use kernel::row::Row;
use kernel::spec::{FieldSpec, FieldType, RecordSpec};
use kernel::value::{Held, Reference, Value};

/// A hash of every contribution to every sum, for rows in which each choice is taken once, with and without the other fields
/// filled in, and beside every state.
pub fn fingerprint(registry: &Registry) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for contributor in &registry.contributors {
        let Some(spec) = registry.spec(contributor.kind) else { continue };
        hasher.update(spec.name.as_bytes());
        for row in samples(spec) {
            for one in (contributor.contributions)(&row) {
                let line = format!("{} {} {} {}\n", one.indicator, one.month, one.amount, one.home == row.home);
                hasher.update(line.as_bytes());
            }
        }
    }
    for balancer in &registry.balancers {
        let Some(spec) = registry.spec(balancer.kind) else { continue };
        hasher.update(spec.name.as_bytes());
        for row in samples(spec) {
            for one in (balancer.movements)(&row) {
                let guard = one.guard as i64;
                let line = format!("{} {} {} {} {guard}\n", one.account, one.month, one.debit, one.credit);
                hasher.update(line.as_bytes());
            }
        }
    }
    *hasher.finalize().as_bytes()
}

fn samples(spec: &'static RecordSpec) -> Vec<Row> {
    let empty = vec![Held::Known(Value::Null); spec.fields.len()];
    let filled: Vec<Held<Value>> = spec.fields.iter().map(|field| Held::Known(typical(field))).collect();
    let state = spec.state_field().map(|(index, field)| (index, codes(field)));
    let mut rows = Vec::new();
    for base in [empty, filled] {
        rows.push(row(spec, base.clone()));
        for (index, field) in spec.fields.iter().enumerate() {
            for code in codes(field) {
                let mut cells = base.clone();
                cells[index] = Held::Known(Value::Integer(code));
                rows.push(row(spec, cells.clone()));
                for (at, states) in state.iter().filter(|(at, _)| *at != index) {
                    for state in states {
                        cells[*at] = Held::Known(Value::Integer(*state));
                        rows.push(row(spec, cells.clone()));
                    }
                }
            }
        }
    }
    rows
}

fn codes(field: &FieldSpec) -> Vec<i64> {
    match field.kind {
        FieldType::Choice(list) => list.iter().map(|choice| choice.code).collect(),
        FieldType::YesNo => vec![0, 1],
        _ => Vec::new(),
    }
}

fn row(spec: &'static RecordSpec, cells: Vec<Held<Value>>) -> Row {
    let (id, home) = (RecordId([1; 16]), RecordId([2; 16]));
    Row { spec, id, home, region: "33.07.10.2004".to_owned(), cells, heads: Vec::new(), withdrawn: false }
}

fn typical(field: &FieldSpec) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match field.kind {
        FieldType::Date => text("2024-05-17"),
        FieldType::Month => text("2024-05"),
        FieldType::Region => text("33.07.10.2004"),
        FieldType::Country => text("MY"),
        FieldType::Decimal => text("1.5"),
        FieldType::ForeignMoney => text("MYR 1500.00"),
        FieldType::Moment => Value::Integer(1_715_000_000_000),
        FieldType::Year => Value::Integer(2024),
        FieldType::Rupiah | FieldType::Integer | FieldType::Percent => Value::Integer(3),
        FieldType::YesNo => Value::Integer(1),
        FieldType::Choice(list) => list.first().map_or(Value::Null, |choice| Value::Integer(choice.code)),
        FieldType::Reference(_) => Value::Reference(Reference { record: RecordId([3; 16]), home: RecordId([2; 16]) }),
        FieldType::File | FieldType::Signature | FieldType::Bytes => Value::Bytes(vec![4; 32]),
        _ => text("contoh"),
    }
}

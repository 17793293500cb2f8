//! The fields of a declaration as sections of a form, filled from what was typed or from a row. Rooms use it too, for
//! forms of their own over a declared record: [`form_sheet`].

use kernel::refusal::Problem;
use kernel::region::Level;
use kernel::spec::FieldType;
use kernel::{FieldSpec, Held, RecordSpec, Refusal, Row};
use store::Reader;

use crate::call::Call;
use crate::form::is_asked;
use crate::input::Input;
use crate::lookups::{self, Offer};
use crate::values::Values;

/// A form over a declaration: sections of fields.
pub struct FormSheet {
    /// Heading (may be empty) and fields of each section.
    pub sections: Vec<(String, Vec<Input>)>,
}

impl FormSheet {
    /// A field by name.
    pub fn field(&self, name: &str) -> Option<&Input> {
        self.sections.iter().flat_map(|(_, fields)| fields).find(|field| field.name() == name)
    }

    /// The label of a field, for the summary of problems.
    pub fn label(&self, name: &str) -> String {
        self.field(name).map_or_else(String::new, |field| field.label().to_owned())
    }
}

/// The fields that a person may fill in here: asked by forms, seen by the caller, and (of a row) open to us.
pub(super) fn asked_fields(call: &Call, spec: &'static RecordSpec, row: Option<&Row>) -> Vec<&'static FieldSpec> {
    let open = |field: &&'static FieldSpec| row.is_none_or(|row| matches!(row.cell(field.name), Held::Known(_)));
    spec.fields.iter().filter(|field| is_asked(field) && call.actor.sees(spec, field)).filter(open).collect()
}

/// Reads the fields of the generic form. What is not sent counts as empty: radio buttons without an answer send nothing.
///
/// # Errors
/// `Invalid` with every mistake.
pub(super) fn values_of(call: &Call, spec: &'static RecordSpec, row: Option<&Row>) -> Result<Values, Refusal> {
    let mut values = Values::new(spec);
    let mut problems: Vec<Problem> = Vec::new();
    for field in asked_fields(call, spec, row) {
        let typed = call.form.raw(field.name).unwrap_or("");
        match crate::form::read(field, typed, call.today) {
            Ok(value) => values.put(field.tag, value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(Refusal::Invalid(problems)) }
}

/// Builds the sections: what was typed wins over the row, the row over the query of the address.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn form_sheet(
    call: &Call,
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    row: Option<&Row>,
    problems: &[Problem],
) -> Result<FormSheet, Refusal> {
    let mut sections: Vec<(String, Vec<Input>)> = Vec::new();
    for field in asked_fields(call, spec, row) {
        let heading = call.say(field.section);
        if sections.is_empty() || !heading.is_empty() {
            sections.push((heading.to_owned(), Vec::new()));
        }
        let standing = row.map_or_else(|| call.query(field.name).to_owned(), |row| field.typed(row.cell(field.name)));
        let input = Input::of(field, call.lang).value(standing).filled(&call.form, problems, call.lang);
        let options = offers(call, read, field, &input)?;
        let input = if options.is_empty() { input } else { input.options(options) };
        if let Some((_, fields)) = sections.last_mut() {
            fields.push(input);
        }
    }
    Ok(FormSheet { sections })
}

/// What a field that finds has found without script: the record it points to, or those that fit what was typed.
fn offers(call: &Call, read: &Reader<'_>, field: &'static FieldSpec, input: &Input) -> Result<Vec<Offer>, Refusal> {
    let typed = input.typed();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let wrong = kernel::check::parse(field, typed, call.today).is_err();
    match field.kind {
        FieldType::Region if wrong => Ok(lookups::near_regions(typed, None::<Level>, &call.actor.scope)),
        FieldType::Country if wrong => Ok(lookups::country_offers(typed, call.lang)),
        FieldType::Reference(kind) => reference_offers(call, read, kind, typed),
        _ => Ok(Vec::new()),
    }
}

fn reference_offers(call: &Call, read: &Reader<'_>, kind: u32, typed: &str) -> Result<Vec<Offer>, Refusal> {
    let Some(spec) = read.registry().spec(kind) else { return Ok(Vec::new()) };
    if !call.actor.is_one_of(spec.read) {
        return Ok(Vec::new());
    }
    match typed.split_once('@').and_then(|(record, _)| record.parse().ok()) {
        Some(record) => match read.row(spec, record) {
            Ok(row) => Ok(vec![lookups::offer_of(&row, call.lang)]),
            Err(Refusal::NotFound) => Ok(vec![(typed.to_owned(), call.say(crate::words::KEPT_ELSEWHERE).to_owned())]),
            Err(other) => Err(other),
        },
        None => lookups::record_offers(read, spec, typed, call.lang),
    }
}

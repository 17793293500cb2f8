//! Reading what was typed in a room's own forms, field by field, so that every mistake is said at once and at its field.
//! The shape of a value is the declaration's (`kernel::check`).

use crate::call::Call;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::value::FieldValue;
use kernel::{Held, Phrase, RecordSpec, Refusal, Value, phrase};

const NEEDED: Phrase = phrase("Isi bagian ini.", "Fill this in.");

/// A form that is being read.
pub struct Typed<'c> {
    call: &'c Call,
    problems: Vec<Problem>,
}

impl<'c> Typed<'c> {
    /// The form of a call.
    pub fn of(call: &'c Call) -> Self {
        Typed { call, problems: Vec::new() }
    }

    /// A field that has the shape of a declared one, under its own name in the form; empty is nothing.
    pub fn value(&mut self, name: &str, spec: &'static RecordSpec, like: &str) -> Value {
        let typed = self.call.form.text(name);
        let Some((_, field)) = spec.field_named(like).filter(|_| !typed.is_empty()) else { return Value::Null };
        match kernel::check::parse(field, typed, self.call.today) {
            Ok(value) => value,
            Err(problem) => {
                self.problems.push(Problem { field: name.to_owned(), ..problem });
                Value::Null
            }
        }
    }

    /// The same as the type that the field holds.
    pub fn get<T: FieldValue>(&mut self, name: &str, spec: &'static RecordSpec, like: &str) -> Option<T> {
        match self.value(name, spec, like) {
            Value::Null => None,
            value => T::from_cell(&Held::Known(value)),
        }
    }

    /// A declared field under its own name that must be given; its absence is said at the field.
    pub fn needed<T: FieldValue>(&mut self, name: &str, spec: &'static RecordSpec) -> Option<T> {
        let wrong = self.problems.len();
        let value = self.get::<T>(name, spec, name);
        if value.is_none() && self.problems.len() == wrong {
            self.problem(name, "required", NEEDED);
        }
        value
    }

    /// A text.
    pub fn text(&mut self, name: &str, spec: &'static RecordSpec, like: &str) -> Option<String> {
        self.get::<String>(name, spec, like)
    }

    /// A day.
    pub fn date(&mut self, name: &str, spec: &'static RecordSpec, like: &str) -> Option<Date> {
        self.get::<Date>(name, spec, like)
    }

    /// A mistake of another kind.
    pub fn problem(&mut self, field: &str, code: &'static str, message: kernel::Phrase) {
        self.problems.push(Problem { field: field.to_owned(), code, message });
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// `Invalid` with every mistake.
    pub fn done<T>(self, value: T) -> Result<T, Refusal> {
        if self.problems.is_empty() { Ok(value) } else { Err(Refusal::Invalid(self.problems)) }
    }
}

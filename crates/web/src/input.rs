//! One field of a form: made from a declaration or by hand, with label, help, what was typed and what is wrong.
//! In a template of a room: `{{ name_input }}`.

use askama::Template;
use askama::filters::HtmlSafe;
use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::spec::FieldType;
use kernel::{FieldSpec, Lang, Phrase};

use crate::form::Form;

/// Up to this many answers are radio buttons; more are a list.
const MOST_RADIOS: usize = 4;

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of this HTML type (`text`, `password`, `date`, `email`, `tel`, `number`, `month` …).
    Line(&'static str),
    /// Some paragraphs.
    Lines,
    /// Radio buttons.
    Radios,
    /// A list.
    List,
    /// One box to tick.
    Tick,
    /// A file.
    File,
    /// A line that finds regions, countries or records as one types.
    Find,
}

/// One field of a form.
#[derive(Debug, Clone, Template)]
#[template(path = "pieces/input.html")]
pub struct Input {
    name: String,
    label: String,
    kind: Kind,
    value: String,
    help: String,
    error: String,
    required: bool,
    options: Vec<(String, String)>,
    input_mode: &'static str,
    autocomplete: &'static str,
    placeholder: &'static str,
    longest: u32,
    accept: &'static str,
    find: String,
    hidden_value: bool,
    again: &'static str,
    choose: &'static str,
    wide: bool,
    several: bool,
}

impl HtmlSafe for Input {}

impl Input {
    /// A field by hand.
    pub fn new(kind: Kind, name: impl Into<String>, label: impl Into<String>) -> Input {
        Input {
            name: name.into(),
            label: label.into(),
            kind,
            value: String::new(),
            help: String::new(),
            error: String::new(),
            required: false,
            options: Vec::new(),
            input_mode: "",
            autocomplete: "",
            placeholder: "",
            longest: 0,
            accept: "",
            find: String::new(),
            hidden_value: false,
            again: "",
            choose: "",
            wide: false,
            several: false,
        }
    }

    /// A line of text.
    pub fn text(name: impl Into<String>, label: impl Into<String>) -> Input {
        Input::new(Kind::Line("text"), name, label)
    }

    /// A password; what was typed is never shown again.
    pub fn password(name: impl Into<String>, label: impl Into<String>) -> Input {
        Input::new(Kind::Line("password"), name, label)
    }

    /// Some paragraphs.
    pub fn lines(name: impl Into<String>, label: impl Into<String>) -> Input {
        Input::new(Kind::Lines, name, label)
    }

    /// One box to tick; its value is `1`.
    pub fn tick(name: impl Into<String>, label: impl Into<String>) -> Input {
        Input::new(Kind::Tick, name, label)
    }

    /// A file: PDF or picture.
    pub fn file(name: impl Into<String>, label: impl Into<String>) -> Input {
        Input { accept: ".pdf,.jpg,.jpeg,.png,.webp", ..Input::new(Kind::File, name, label) }
    }

    /// A file with a sheet.
    pub fn sheet(name: impl Into<String>, label: impl Into<String>) -> Input {
        Input { accept: ".xlsx,.xls,.csv,.txt", ..Input::new(Kind::File, name, label) }
    }

    /// One of some answers (value, words): radio buttons up to four, otherwise a list.
    pub fn choice(name: impl Into<String>, label: impl Into<String>, options: Vec<(String, String)>) -> Input {
        let kind = if options.len() <= MOST_RADIOS { Kind::Radios } else { Kind::List };
        Input { options, ..Input::new(kind, name, label) }
    }

    /// A line that finds by typing; `address` answers `?q=` with JSON (`/wilayah/cari`). What is chosen goes into the
    /// line itself as words with a code.
    pub fn find(name: impl Into<String>, label: impl Into<String>, address: impl Into<String>) -> Input {
        Input { find: address.into(), ..Input::new(Kind::Find, name, label) }
    }

    /// The field of a declaration, in the reader's language.
    pub fn of(field: &'static FieldSpec, lang: Lang) -> Input {
        let label = field.label.say(lang);
        let input = match field.kind {
            FieldType::LongText => Input::lines(field.name, label),
            FieldType::Choice(choices) => Input::choice(
                field.name,
                label,
                choices.iter().map(|one| (one.name.to_owned(), one.label.say(lang).to_owned())).collect(),
            ),
            FieldType::YesNo => Input::choice(field.name, label, yes_no(lang)),
            FieldType::Date => Input::new(Kind::Line("date"), field.name, label),
            FieldType::Month => Input::new(Kind::Line("month"), field.name, label),
            FieldType::Phone => Input::new(Kind::Line("tel"), field.name, label).autocomplete("tel"),
            FieldType::Email => Input::new(Kind::Line("email"), field.name, label).autocomplete("email"),
            FieldType::File | FieldType::Signature => Input::file(field.name, label),
            FieldType::Region => Input::find(field.name, label, "/wilayah/cari"),
            FieldType::Country => Input::find(field.name, label, "/negara/cari"),
            FieldType::Reference(kind) => Input::find(field.name, label, format!("/rujukan/cari?jenis={kind}")).by_id(),
            FieldType::Nik | FieldType::Kk => Input::text(field.name, label).digits(20),
            FieldType::Rupiah => Input { placeholder: "Rp", ..Input::text(field.name, label).digits(24) },
            FieldType::Integer | FieldType::Year => Input::text(field.name, label).digits(20),
            FieldType::Decimal | FieldType::Percent => {
                Input { input_mode: "decimal", longest: 24, ..Input::text(field.name, label) }
            }
            _ => Input { longest: 200, ..Input::text(field.name, label) },
        };
        Input {
            help: field.help.say(lang).to_owned(),
            required: field.required,
            again: crate::words::FIND_AGAIN.say(lang),
            choose: crate::words::CHOOSE.say(lang),
            ..input
        }
    }

    /// What stands in it.
    pub fn value(self, value: impl Into<String>) -> Input {
        Input { value: value.into(), ..self }
    }

    /// A sentence under its label.
    pub fn help(self, help: impl Into<String>) -> Input {
        Input { help: help.into(), ..self }
    }

    /// Must be filled in.
    pub fn required(self) -> Input {
        Input { required: true, ..self }
    }

    /// Takes several files at once.
    pub fn several(self) -> Input {
        Input { several: true, ..self }
    }

    /// What the browser may fill in (`username`, `current-password`, `new-password`, `name`, `off`).
    pub fn autocomplete(self, what: &'static str) -> Input {
        Input { autocomplete: what, ..self }
    }

    /// A keyboard of digits, and how long it may be.
    pub fn digits(self, longest: u32) -> Input {
        Input { input_mode: "numeric", longest, ..self }
    }

    /// Answers of a list, or what a line that finds has found.
    pub fn options(self, options: Vec<(String, String)>) -> Input {
        Input { options, ..self }
    }

    /// What is found is kept as an id beside the words.
    pub fn by_id(self) -> Input {
        Input { hidden_value: true, ..self }
    }

    /// As a filter above a list: always a list, whose first entry is this word for "all".
    pub fn as_filter(self, all: &'static str) -> Input {
        Input { kind: Kind::List, choose: all, help: String::new(), required: false, ..self }
    }

    /// What is wrong with it.
    pub fn error(self, message: impl Into<String>) -> Input {
        Input { error: message.into(), ..self }
    }

    /// Takes over what was typed (when the form was sent with this field) and what is wrong with it.
    pub fn filled(self, form: &Form, problems: &[Problem], lang: Lang) -> Input {
        let secret = self.kind == Kind::Line("password");
        let typed = if secret { None } else { form.raw(&self.name).map(str::to_owned) };
        let error = problems.iter().find(|problem| problem.field == self.name);
        let or_words = |own: &'static str, words: Phrase| if own.is_empty() { words.say(lang) } else { own };
        Input {
            value: typed.unwrap_or(self.value),
            error: error.map_or(self.error, |problem| problem.message.say(lang).to_owned()),
            again: or_words(self.again, crate::words::FIND_AGAIN),
            choose: or_words(self.choose, crate::words::CHOOSE),
            ..self
        }
    }

    /// Its name in the form.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its label.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What stands in it.
    pub fn typed(&self) -> &str {
        &self.value
    }

    fn is_date(&self) -> bool {
        self.kind == Kind::Line("date")
    }

    /// The type of the line. Dates are text: a browser's own date field puts the month first in an English browser,
    /// and 03-02-1990 would be kept as 2 March without anybody noticing.
    fn line_type(&self) -> &'static str {
        match self.kind {
            Kind::Line("date") => "text",
            Kind::Line(kind) => kind,
            _ => "text",
        }
    }

    /// What stands in the line; a date as people write it.
    fn line_value(&self) -> String {
        let date = self.value.parse::<Date>().ok().filter(|_| self.is_date());
        date.map_or_else(|| self.value.clone(), kernel::day::numeric)
    }

    fn is_chosen(&self, value: &str) -> bool {
        self.value == value
    }

    /// The ids that describe the field, for `aria-describedby`.
    fn described(&self) -> String {
        let mut ids = Vec::new();
        if !self.help.is_empty() {
            ids.push(format!("h-{}", self.name));
        }
        if !self.error.is_empty() {
            ids.push(format!("e-{}", self.name));
        }
        ids.join(" ")
    }
}

fn yes_no(lang: Lang) -> Vec<(String, String)> {
    let words = |value: &str, phrase: Phrase| (value.to_owned(), phrase.say(lang).to_owned());
    vec![words("ya", crate::words::YES), words("tidak", crate::words::NO)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::phrase;

    #[test]
    fn what_was_typed_is_kept_and_escaped_with_the_word_at_the_field() {
        let form = Form::new(vec![("nama".into(), "<b>Siti</b>".into())]);
        let problem = Problem { field: "nama".into(), code: "x", message: phrase("Terlalu pendek.", "Too short.") };
        let html = Input::text("nama", "Nama").required().filled(&form, &[problem], Lang::Id).to_string();
        assert!(html.contains("&#60;b&#62;Siti") || html.contains("&lt;b&gt;Siti"), "{html}");
        assert!(html.contains("Terlalu pendek.") && html.contains("aria-invalid"), "{html}");
        assert!(html.contains(r#"aria-describedby="e-nama""#), "{html}");
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let form = Form::new(vec![("sandi".into(), "rahasia sekali".into())]);
        assert!(!Input::password("sandi", "Kata sandi").filled(&form, &[], Lang::Id).to_string().contains("rahasia"));
    }

    #[test]
    fn a_date_is_written_day_first_and_one_that_is_none_stays_readable() {
        let born = |value: &str| Input::new(Kind::Line("date"), "lahir", "Tanggal lahir").value(value).to_string();
        assert!(born("1990-02-03").contains(r#"value="03-02-1990""#));
        assert!(born("31-02-2020").contains("31-02-2020"));
        assert!(!born("").contains(r#"type="date""#), "an English browser would put the month first");
    }

    #[test]
    fn few_answers_are_radio_buttons_and_many_a_list() {
        let options = |count: usize| (0..count).map(|n| (n.to_string(), format!("Jawaban {n}"))).collect::<Vec<_>>();
        assert!(Input::choice("a", "A", options(4)).to_string().contains("type=\"radio\""));
        assert!(Input::choice("a", "A", options(5)).to_string().contains("<select"));
    }
}

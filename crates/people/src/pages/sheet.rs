//! The form of a noun that belongs to another, made from its declaration: fields, what was typed, questions to be ticked.
//! Not here: the page around it (`form_page`), what is decided (`office` of each room).

use super::form_page::{FormPage, problems_of};
use askama::Template;
use kernel::refusal::Problem;
use kernel::{FieldSpec, Phrase, RecordSpec, Refusal, Row};
use web::form::{hidden, is_asked, read};
use web::{Answer, Call, Html, Input, PanelLine, Values, Warning};

use crate::words::sheet as words;

/// A form that is to be shown.
pub struct Sheet {
    /// The declaration.
    pub spec: &'static RecordSpec,
    /// Heading.
    pub title: String,
    /// Sentences under it.
    pub lead: Vec<String>,
    /// Where it is sent.
    pub action: String,
    /// What the button says.
    pub button: Phrase,
    /// The page to go back to.
    pub back: String,
    /// Which fields, by name; empty for all that a person fills in.
    pub only: &'static [&'static str],
    /// What stands in a field before anybody typed.
    pub preset: Vec<(&'static str, String)>,
    /// Inputs beside the declared ones.
    pub more: Vec<Input>,
    /// Values that go along unseen.
    pub kept: Vec<(&'static str, String)>,
    /// Beside the form.
    pub aside: Html,
    /// Does it carry files?
    pub files: bool,
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is asked before it is saved.
    pub questions: Vec<Warning>,
    /// Did somebody else change the record meanwhile?
    pub changed: bool,
}

impl Sheet {
    /// An empty form.
    pub fn of(spec: &'static RecordSpec, title: String, action: String, button: Phrase, back: String) -> Sheet {
        Sheet {
            spec,
            title,
            lead: Vec::new(),
            action,
            button,
            back,
            only: &[],
            preset: Vec::new(),
            more: Vec::new(),
            kept: Vec::new(),
            aside: Html::default(),
            files: false,
            problems: Vec::new(),
            questions: Vec::new(),
            changed: false,
        }
    }

    /// The same with what was wrong with it; any refusal but mistakes and a change by somebody else goes on.
    ///
    /// # Errors
    /// Every other refusal.
    pub fn refused(self, refusal: Refusal) -> Result<Sheet, Refusal> {
        match refusal {
            Refusal::Conflict(_) => Ok(Sheet { changed: true, ..self }),
            other => Ok(Sheet { problems: problems_of(other)?, ..self }),
        }
    }

    /// Its page; for a row, a later change of the row is noticed.
    pub fn answer(self, call: &Call, row: Option<&Row>) -> Answer {
        let asked = !self.questions.is_empty();
        let files = self.files;
        let page = self.page(call, row);
        let answer = match row {
            Some(row) => page.answer_for(call, row),
            None if files => page.answer_with_files(call),
            None => page.answer(call),
        };
        if asked { answer.invalid() } else { answer }
    }

    fn page(self, call: &Call, row: Option<&Row>) -> FormPage {
        let mut inputs: Vec<Input> = Vec::new();
        for field in fields(self.spec, self.only) {
            let preset = self.preset.iter().find(|(name, _)| *name == field.name).map(|(_, value)| value.clone());
            let value = row.map(|row| field.typed(row.cell(field.name))).or(preset).unwrap_or_default();
            inputs.push(Input::of(field, call.lang).value(value));
        }
        inputs.extend(self.more);
        let changed = if self.changed { call.say(words::CHANGED) } else { "" };
        FormPage {
            title: self.title,
            lead: self.lead,
            alert: changed.to_owned(),
            problems: self.problems,
            inputs,
            kept: self.kept,
            inside: questions(call, &self.questions),
            action: self.action,
            button: call.say(self.button).to_owned(),
            links: vec![(call.say(web::words::CANCEL).to_owned(), self.back)],
            aside: self.aside,
            draft: !self.files,
            ..FormPage::default()
        }
    }
}

#[derive(Template)]
#[template(path = "sheet_questions.html")]
struct Questions<'q> {
    call: &'q Call,
    questions: &'q [Warning],
    codes: String,
}

/// What is asked, with the tick that answers exactly that.
fn questions(call: &Call, questions: &[Warning]) -> Html {
    if questions.is_empty() {
        return Html::default();
    }
    Html::of(&Questions { call, questions, codes: codes(questions) })
}

fn codes(questions: &[Warning]) -> String {
    let mut codes: Vec<&str> = questions.iter().map(|one| one.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(",")
}

/// Were exactly these questions answered?
pub fn answered(call: &Call, questions: &[Warning]) -> bool {
    questions.is_empty() || call.form.text(hidden::CHECKED) == codes(questions)
}

fn fields(spec: &'static RecordSpec, only: &'static [&'static str]) -> impl Iterator<Item = &'static FieldSpec> {
    let wanted = move |field: &&FieldSpec| is_asked(field) && (only.is_empty() || only.contains(&field.name));
    spec.fields.iter().filter(wanted)
}

/// What was typed, every field of the form.
///
/// # Errors
/// `Invalid` with every mistake, each at its field.
pub fn typed(call: &Call, spec: &'static RecordSpec, only: &'static [&'static str]) -> Result<Values, Refusal> {
    let mut values = Values::new(spec);
    let mut problems = Vec::new();
    for field in fields(spec, only) {
        match read(field, call.form.raw(field.name).unwrap_or_default(), call.today) {
            Ok(value) => values.put(field.tag, value),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(Refusal::Invalid(problems)) }
}

/// The line of a field as a page shows it, with its label under it; nothing where nothing stands.
pub fn fact(call: &Call, row: &Row, name: &str) -> Option<PanelLine> {
    let (index, field) = row.spec.field_named(name)?;
    let text = field.show(&row.cells[index], call.lang);
    let line = PanelLine { text, detail: call.say(field.label).to_owned(), ..PanelLine::default() };
    (!line.text.is_empty()).then_some(line)
}

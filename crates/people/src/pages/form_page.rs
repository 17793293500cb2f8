//! A page with one form made by hand: heading, sentences, fields, a button. Not here: forms of declarations (web).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Refusal, Row};
use web::{Answer, Call, Html, Input, pieces};

/// The page. Fill in what it needs: `FormPage { title: …, ..FormPage::default() }`.
#[derive(Default)]
pub struct FormPage {
    /// Heading, also the window's title.
    pub title: String,
    /// Sentences under it.
    pub lead: Vec<String>,
    /// One sentence about the whole that went wrong, for words that hold a time or a name.
    pub alert: String,
    /// What is wrong at single fields.
    pub problems: Vec<Problem>,
    /// Fields, before what was typed is filled in.
    pub inputs: Vec<Input>,
    /// Values that go along unseen.
    pub kept: Vec<(&'static str, String)>,
    /// More inside the form, under the fields.
    pub inside: Html,
    /// Where it is sent.
    pub action: String,
    /// What the button says.
    pub button: String,
    /// Other ways on: what they say and where they lead.
    pub links: Vec<(String, String)>,
    /// Over the form.
    pub before: Html,
    /// Beside the form.
    pub aside: Html,
    /// Is what was typed kept on the device until it is sent?
    pub draft: bool,
    /// Does it carry files? Said by [`FormPage::answer_with_files`].
    pub files: bool,
}

#[derive(Template)]
#[template(path = "form_page.html")]
struct Shown<'p> {
    page: &'p FormPage,
    problems: Html,
    hidden: Html,
}

impl FormPage {
    /// The answer: 422 where something is wrong.
    pub fn answer(self, call: &Call) -> Answer {
        let hidden = call.hidden();
        self.with_hidden(call, hidden)
    }

    /// The same for a form with a file.
    pub fn answer_with_files(self, call: &Call) -> Answer {
        FormPage { files: true, ..self }.answer(call)
    }

    /// The same for a form about a row: a later change of it is noticed.
    pub fn answer_for(self, call: &Call, row: &Row) -> Answer {
        let hidden = call.hidden_for(row);
        self.with_hidden(call, hidden)
    }

    fn with_hidden(mut self, call: &Call, hidden: Html) -> Answer {
        let filled = std::mem::take(&mut self.inputs).into_iter();
        self.inputs = filled.map(|input| input.filled(&call.form, &self.problems, call.lang)).collect();
        let label = |name: &str| {
            self.inputs
                .iter()
                .find(|input| input.name() == name)
                .map_or(String::new(), |input| input.label().to_owned())
        };
        let problems = pieces::problems(&self.problems, call.lang, label);
        let wrong = !self.problems.is_empty() || !self.alert.is_empty();
        let answer = call.page(&self.title, &Shown { page: &self, problems, hidden });
        if wrong { answer.invalid() } else { answer }
    }
}

/// The problems of a refusal, to show the form again with them; any other refusal goes on.
///
/// # Errors
/// Every refusal that is not `Invalid`.
pub fn problems_of(refusal: Refusal) -> Result<Vec<Problem>, Refusal> {
    match refusal {
        Refusal::Invalid(problems) => Ok(problems),
        other => Err(other),
    }
}

/// One problem.
pub fn problem(field: &str, code: &'static str, message: kernel::Phrase) -> Problem {
    Problem { field: field.to_owned(), code, message }
}

//! The screen turned to the visitor: three faces and nothing about anybody. The first tap counts.

use askama::Template;
use kernel::{Id, Refusal};
use web::{Answer, Call, Html};

use super::visit_path;
use crate::office::service_visit as office;
use crate::records::ServiceVisit;
use crate::records::service_visit::Rating;
use crate::words::service_visit as words;

#[derive(Template)]
#[template(path = "visit/screen.html")]
struct Screen<'c> {
    call: &'c Call,
    own: String,
    rated: bool,
    answers: Vec<(&'static str, &'static str, Html)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let visit = call.read(|read| read.get::<ServiceVisit>(Id::new(id)))?;
    let answer = |rating: &Rating| (rating.name(), call.say(rating.label()), face(*rating));
    let content = Screen {
        call,
        own: visit_path(id),
        rated: visit.rating.is_some(),
        answers: Rating::ALL.iter().map(answer).collect(),
    };
    Ok(call.page(call.say(words::SCREEN), &content))
}

#[derive(Template)]
#[template(
    source = r#"<svg viewBox="0 0 48 48" width="72" height="72" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true"><circle cx="24" cy="24" r="20"/><path d="M17 19v1M31 19v1"/><path d="{{ mouth }}"/></svg>"#,
    ext = "html"
)]
struct Face {
    mouth: &'static str,
}

fn face(rating: Rating) -> Html {
    let mouth = match rating {
        Rating::Good => "M14 28c4 8 16 8 20 0",
        Rating::Fair => "M15 31h18",
        Rating::Poor => "M14 34c4-8 16-8 20 0",
    };
    Html::of(&Face { mouth })
}

pub(super) fn rate(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.get::<ServiceVisit>(Id::new(id)))?;
    let screen = format!("{}/layar", visit_path(id));
    let Some(rating) = Rating::from_name(call.form.text("nilai")) else { return Ok(Answer::redirect(screen)) };
    match call.act(move |read| office::rate(read, id, rating)) {
        Ok(_) => Ok(Answer::redirect(screen)),
        Err(Refusal::Invalid(problems)) => {
            let said = problems.first().map_or("", |problem| call.say(problem.message));
            Ok(Answer::redirect(screen).saying(said))
        }
        Err(other) => Err(other),
    }
}

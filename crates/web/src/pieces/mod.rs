//! Pieces of pages that rooms put into their templates: tags, notes, empty states, phases, checks, timelines, panels,
//! problems. Each is finished HTML: `{{ piece }}`. Not here: fields of forms (`input`), drawings (`charts`).

mod icons;

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Lang, Phrase};

use crate::html::Html;
use crate::room::{Panel, Task, Tone};
use crate::words;

pub use icons::icon;

#[derive(Template)]
#[template(source = r#"<span class="tag {{ tone.class() }}">{{ text }}</span>"#, ext = "html")]
struct Tag<'t> {
    tone: Tone,
    text: &'t str,
}

/// A short word with a colour: a state, a deadline.
pub fn tag(tone: Tone, text: &str) -> Html {
    Html::of(&Tag { tone, text })
}

#[derive(Template)]
#[template(path = "pieces/empty.html")]
struct Empty<'t> {
    text: &'t str,
    action: Option<(&'t str, &'t str)>,
}

/// What stands where a list would be: what is missing, and the button (words, path) that does something about it.
pub fn empty(text: &str, action: Option<(&str, &str)>) -> Html {
    Html::of(&Empty { text, action })
}

/// How far one phase of several is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Behind us.
    Done,
    /// Where we are.
    Now,
    /// Still to come.
    Later,
}

#[derive(Template)]
#[template(path = "pieces/phases.html")]
struct Phases<'t> {
    label: &'t str,
    phases: &'t [(String, Phase)],
}

/// The row of phases; `label` tells a screen reader what it is.
pub fn phases(label: &str, phases: &[(String, Phase)]) -> Html {
    Html::of(&Phases { label, phases })
}

/// One line of a checklist.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// `Good` is a tick, `Attention` an exclamation mark, `Danger` a cross, `Plain` an empty ring.
    pub tone: Tone,
    /// What the mark means, for who cannot see it: "Ada", "Belum ada", "Berakhir".
    pub state: String,
    /// What is asked.
    pub title: String,
    /// Small print.
    pub detail: String,
    /// Words and path of what can be done.
    pub action: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "pieces/checks.html")]
struct Checks<'t> {
    checks: &'t [Check],
}

/// A checklist.
pub fn checks(checks: &[Check]) -> Html {
    Html::of(&Checks { checks })
}

#[derive(Template)]
#[template(path = "pieces/timeline.html")]
struct Timeline<'t> {
    lines: &'t [(String, String)],
}

/// Moments (when, what), newest first.
pub fn timeline(lines: &[(String, String)]) -> Html {
    Html::of(&Timeline { lines })
}

#[derive(Template)]
#[template(path = "pieces/panel.html")]
struct PanelCard<'t> {
    panel: &'t Panel,
}

/// A panel as a card.
pub fn panel(panel: &Panel) -> Html {
    Html::of(&PanelCard { panel })
}

#[derive(Template)]
#[template(path = "pieces/tasks.html")]
struct Tasks<'t> {
    tasks: &'t [Task],
    open: &'t str,
    write: &'t str,
}

/// A list of tasks with their buttons.
pub fn tasks(tasks: &[Task], lang: Lang) -> Html {
    Html::of(&Tasks { tasks, open: words::OPEN.say(lang), write: words::WRITE_MESSAGE.say(lang) })
}

/// A number with what it counts.
#[derive(Debug, Clone, Default)]
pub struct Tile {
    /// The number, as people read it.
    pub number: String,
    /// What it counts.
    pub label: String,
    /// Where it leads; empty for nowhere.
    pub path: String,
    /// Marked for attention.
    pub attention: bool,
}

/// A number that leads nowhere.
pub fn tile_of(number: u64, label: &str) -> Tile {
    let number = kernel::money::whole(i64::try_from(number).unwrap_or(i64::MAX), Lang::Id);
    Tile { number, label: label.to_owned(), path: String::new(), attention: false }
}

#[derive(Template)]
#[template(path = "pieces/tiles.html")]
struct Tiles<'t> {
    tiles: &'t [Tile],
}

/// A row of numbers.
pub fn tiles(tiles: &[Tile]) -> Html {
    Html::of(&Tiles { tiles })
}

#[derive(Template)]
#[template(path = "pieces/problems.html")]
struct Problems<'t> {
    heading: &'t str,
    tell: &'t str,
    lines: Vec<(String, String)>,
}

/// The summary at the top of a form: every problem, leading to its field. `label` turns a field's name into its label.
/// Nothing where there is no problem.
pub fn problems(problems: &[Problem], lang: Lang, label: impl Fn(&str) -> String) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let line = |problem: &Problem| {
        let label = label(&problem.field);
        let message = problem.message.say(lang);
        let text = if label.is_empty() { message.to_owned() } else { format!("{label}: {message}") };
        (problem.field.clone(), text)
    };
    let heading = if problems.len() == 1 { words::CHECK_ONE } else { words::CHECK_MANY };
    Html::of(&Problems {
        heading: heading.say(lang),
        tell: words::NOT_SAVED.say(lang),
        lines: problems.iter().map(line).collect(),
    })
}

#[derive(Template)]
#[template(
    source = r#"<div class="note">{% if !title.is_empty() %}<strong>{{ title }}</strong> {% endif %}{{ text }}</div>"#,
    ext = "html"
)]
struct Note<'t> {
    title: &'t str,
    text: &'t str,
}

/// Something to notice, in marigold.
pub fn note(title: &str, text: &str) -> Html {
    Html::of(&Note { title, text })
}

#[derive(Template)]
#[template(
    source = r#"<progress class="bar" max="100" value="{{ percent }}" aria-label="{{ label }}">{{ percent }} %</progress>"#,
    ext = "html"
)]
struct Bar<'t> {
    percent: u8,
    label: &'t str,
}

/// How far something is, in percent.
pub fn bar(percent: u8, label: &str) -> Html {
    Html::of(&Bar { percent: percent.min(100), label })
}

/// A phrase as a heading of a card, with its content.
pub fn card(title: Phrase, lang: Lang, content: &Html) -> Html {
    #[derive(Template)]
    #[template(source = r#"<section class="card"><h2>{{ title }}</h2>{{ content }}</section>"#, ext = "html")]
    struct Card<'t> {
        title: &'t str,
        content: &'t Html,
    }
    Html::of(&Card { title: title.say(lang), content })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::phrase;

    #[test]
    fn a_name_in_a_piece_is_escaped() {
        let task = Task { title: "<script>alert(1)</script>".into(), path: "/x\"onx=\"".into(), ..Task::default() };
        let html = tasks(&[task], Lang::Id).to_string();
        assert!(!html.contains("<script") && !html.contains("\"onx=\""), "{html}");
    }

    #[test]
    fn every_problem_leads_to_its_field() {
        let problem = Problem { field: "nik".into(), code: "nik", message: phrase("Kurang angka.", "Too few digits.") };
        let html = problems(&[problem], Lang::Id, |_| "NIK".to_owned()).to_string();
        assert!(html.contains("href=\"#f-nik\"") && html.contains("NIK: Kurang angka."), "{html}");
        assert!(problems(&[], Lang::Id, |_| String::new()).is_empty());
    }
}

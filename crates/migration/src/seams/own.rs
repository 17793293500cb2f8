//! What waits for a worker who has an account: what to bring for the next step, and papers that run out, in words that lead to
//! the own case. Not here: what waits for the village (`today`).

use kernel::access::Scope;
use kernel::checklist::Checklist;
use kernel::{Lang, Refusal, Role, day};
use store::Reader;
use web::{Task, Tone};

use crate::office::CaseFile;
use crate::office::facts::{is_at_rest, of_person};
use crate::pages::{case_path, missing_words, short_label};
use crate::rules::guards::Link;
use crate::rules::next_step::next_step;
use crate::rules::papers::{Standing, papers};
use crate::words::own as words;

/// So many things to bring stand on the page at once.
const MOST: usize = 5;

/// The tasks of the account's own running case; nothing for officers.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn tasks(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    let (Some(Role::Warga), Scope::Person(person)) = (read.actor().role, &read.actor().scope) else {
        return Ok(Vec::new());
    };
    let cases = of_person(read, *person)?;
    let Some(case) = cases.into_iter().find(|case| !is_at_rest(case.state)) else { return Ok(Vec::new()) };
    let file = CaseFile::around(read, case)?;
    let mut tasks = vec![standing(&file, lang)];
    tasks.extend(running_out(&file, lang));
    tasks.extend(to_bring(&file, lang));
    Ok(tasks)
}

/// Where the case stands and who does the next thing.
fn standing(file: &CaseFile, lang: Lang) -> Task {
    let next = next_step(&file.facts).map(|next| next.edge.label.say(lang));
    let detail = next.map_or_else(String::new, |next| format!("{}: {}", words::NEXT.say(lang), next.to_lowercase()));
    Task {
        tone: Tone::Plain,
        tag: words::MY_CASE.say(lang).to_owned(),
        title: file.case.state.label().say(lang).to_owned(),
        detail,
        path: format!("{}/layar", case_path(file.case.row.id)),
        ..Task::default()
    }
}

/// Papers that run out, or have.
fn running_out(file: &CaseFile, lang: Lang) -> Vec<Task> {
    let until = |line: &str| file.document(line).and_then(|document| document.valid_until);
    let over = papers(&file.facts).into_iter().filter_map(|paper| match paper.standing {
        Standing::RunsOut(_) => Some((paper.line, until(paper.line.key)?)),
        _ => None,
    });
    over.take(MOST)
        .map(|(line, until)| Task {
            tone: Tone::Attention,
            tag: words::RUNS_OUT.say(lang).to_owned(),
            title: short_label(line.label, lang).to_owned(),
            detail: day::full(until, lang),
            path: case_path(file.case.row.id),
            due: Some(until),
            ..Task::default()
        })
        .collect()
}

/// What the next step still asks for and the worker can bring.
fn to_bring(file: &CaseFile, lang: Lang) -> Vec<Task> {
    let Some(next) = next_step(&file.facts) else { return Vec::new() };
    let own = next.missing.iter().filter(|one| matches!(one.link, Link::Paper(_)));
    own.take(MOST)
        .map(|one| {
            let from = match one.link {
                Link::Paper(key) => Checklist::by_key(key).map(|line| line.issuer.say(lang)),
                _ => None,
            };
            let from = from.map_or_else(String::new, |from| format!("{}: {from}", words::FROM.say(lang)));
            Task {
                tone: Tone::Plain,
                tag: words::BRING.say(lang).to_owned(),
                title: one.about.map_or_else(|| missing_words(one, lang), |about| short_label(about, lang).to_owned()),
                detail: from,
                path: case_path(file.case.row.id),
                ..Task::default()
            }
        })
        .collect()
}

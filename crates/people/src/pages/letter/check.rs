//! Recording the check of identity and free will. Not here: what is asked for (`office::letter::check`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, Record, Refusal};
use web::{Answer, Call, Html, Input, pieces};

use super::{content_of, facts_card, name_of, path_of, printing, resident_name};
use crate::office::letter::check::{Check, check};
use crate::office::letter::{facts, may_step};
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::Resident;
use crate::records::letter::{CheckedHow, Letter, LetterKind, LetterState};
use crate::rules::letter::particulars::MOST_ROWS;
use crate::rules::letter::{Particulars, asks_free_will, has_particulars, missing};
use crate::words::{letter as words, letter_kinds as kinds};

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, None)
}

fn form(call: &Call, problems: Option<Vec<Problem>>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (letter, resident, content) = call.read(|read| {
        let letter = read.get::<Letter>(id)?;
        may_step(read, &letter, LetterState::Checked, None)?;
        let resident = read.maybe::<Resident>(letter.resident.id)?;
        let content = content_of(read, &letter, &printing(call))?;
        Ok((letter, resident, content))
    })?;
    // What is missing is said at once, not after the form was filled in.
    let marital = resident.as_ref().and_then(|one| one.marital_status.given().copied());
    let problems = problems.unwrap_or_else(|| missing(&letter, marital));
    let status = marital.is_none() && !has_particulars(letter.kind);
    let record = resident.as_ref().filter(|_| status).map(|one| format!("/warga/{}/ubah", one.row.id));
    let record = record.filter(|_| call.actor.is_one_of(Resident::SPEC.write));
    let mut links = vec![
        (call.say(words::EDIT).to_owned(), format!("{}/ubah", path_of(&letter))),
        (call.say(words::BACK).to_owned(), path_of(&letter)),
    ];
    links.extend(record.clone().map(|path| (call.say(words::FILL_MARITAL).to_owned(), path)));
    links.rotate_right(usize::from(record.is_some()));
    let facts = content.map_or_else(Html::default, |content| facts_card(&content, call.lang));
    let page = FormPage {
        title: call.say(super::check_title(letter.kind)).to_owned(),
        lead: vec![
            format!("{} · {}", name_of(&letter, call.lang), resident_name(resident.as_ref(), call.lang)),
            call.say(lead(letter.kind)).to_owned(),
        ],
        before: facts,
        inputs: inputs(call, &letter)?,
        problems,
        action: call.path.clone(),
        button: call.say(words::CHECK_DONE).to_owned(),
        links,
        aside: points(letter.kind, call.lang),
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &letter.row))
}

const fn lead(kind: LetterKind) -> Phrase {
    match kind {
        LetterKind::FamilyPermission => words::CHECK_LEAD,
        LetterKind::MaritalStatus => words::CHECK_LEAD_MARITAL,
        LetterKind::Introduction => kinds::CHECK_INTRODUCTION,
        LetterKind::Domicile => kinds::CHECK_DOMICILE,
        LetterKind::HeirStatement => kinds::CHECK_HEIRS,
        LetterKind::ReturnHandover => kinds::CHECK_RETURN,
    }
}

/// What to look at, beside the form.
fn points(kind: LetterKind, lang: Lang) -> Html {
    #[derive(Template)]
    #[template(source = r#"<ul>{% for point in points %}<li>{{ point }}</li>{% endfor %}</ul>"#, ext = "html")]
    struct Points {
        points: Vec<&'static str>,
    }
    let all: &[Phrase] = match kind {
        LetterKind::FamilyPermission => &[words::POINT_IDENTITY, words::POINT_ALONE, words::POINT_KNOWS],
        LetterKind::MaritalStatus => &[words::POINT_IDENTITY, words::POINT_PAPERS],
        LetterKind::Introduction => &[words::POINT_IDENTITY],
        LetterKind::Domicile => &[words::POINT_IDENTITY, kinds::POINT_ADDRESS],
        LetterKind::HeirStatement => &[words::POINT_IDENTITY, kinds::POINT_ALL_HEIRS, kinds::POINT_DEATH],
        LetterKind::ReturnHandover => &[words::POINT_IDENTITY, kinds::POINT_HANDED],
    };
    let points = Points { points: all.iter().map(|phrase| phrase.say(lang)).collect() };
    pieces::card(words::LOOK_AT, lang, &Html::of(&points))
}

fn inputs(call: &Call, letter: &Letter) -> Result<Vec<Input>, Refusal> {
    let label = Letter::SPEC.field_named("checked_how").map_or("", |(_, field)| field.label.say(call.lang));
    let ways = CheckedHow::ALL.iter().map(|how| (how.name().to_owned(), how.label().say(call.lang).to_owned()));
    let mut inputs = vec![
        Input::choice("checked_how", label, ways.collect()).required(),
        Input::lines("check_note", call.say(words::NOTE)).help(call.say(words::NOTE_HELP)),
    ];
    if let Some(Particulars::Heirs(one)) = facts::particulars(letter)? {
        for (at, heir) in (1..).zip(&one.heirs) {
            let relation = heir.relation.label().say(call.lang).to_lowercase();
            let label = format!("{}: {} ({relation})", call.say(kinds::SEEN_HEIR), heir.name);
            inputs.push(Input::tick(format!("heir_seen_{at}"), label).required());
        }
    }
    if asks_free_will(letter.kind) {
        inputs.push(Input::tick("free_will", call.say(words::WILL)).required());
    }
    Ok(inputs)
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let input = Check {
        letter: id,
        seen: call.seen()?,
        how: CheckedHow::from_name(call.form.text("checked_how")),
        note: Some(call.form.text("check_note").chars().take(2_000).collect::<String>())
            .filter(|note| !note.is_empty()),
        free_will: call.form.ticked("free_will"),
        heirs_seen: (1..=MOST_ROWS).filter(|at| call.form.ticked(&format!("heir_seen_{at}"))).collect(),
    };
    match call.act(move |read| check(read, &input)) {
        Ok(_) => Ok(Answer::redirect(format!("/surat/{id}")).saying(call.say(words::CHECK_SAVED))),
        Err(refusal) => form(call, Some(problems_of(refusal)?)),
    }
}

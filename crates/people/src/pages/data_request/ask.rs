//! Recording at the desk what a person asks about their own data. Not here: sending it through the own account (`own`).

use kernel::refusal::Problem;
use kernel::{Phrase, Record, Refusal, day};
use web::{Answer, Call, Input};

use super::{chosen, long_text};
use crate::office::data_request::{Asked, ask};
use crate::pages::form_page::{FormPage, problem, problems_of};
use crate::records::Resident;
use crate::records::data_request::{DataWish, IdentityProof, RequestWay};
use crate::words::data_request as words;

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn options<T: Copy + 'static>(
    call: &Call,
    all: &'static [T],
    name: fn(T) -> &'static str,
    label: fn(T) -> Phrase,
) -> Vec<(String, String)> {
    all.iter().map(|one| (name(*one).to_owned(), call.say(label(*one)).to_owned())).collect()
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let resident = call.read(|read| read.get::<Resident>(id))?;
    // Through the own account one asks by oneself.
    let ways = &RequestWay::ALL[1..];
    let proofs = &IdentityProof::ALL[1..];
    let page = FormPage {
        title: call.say(words::NEW).to_owned(),
        lead: vec![Resident::SPEC.title(&resident.row, call.lang), call.say(words::NEW_LEAD).to_owned()],
        problems,
        inputs: vec![
            Input::choice("wish", call.say(words::WISH), options(call, DataWish::ALL, DataWish::name, DataWish::label))
                .value(call.query("minta"))
                .required(),
            Input::choice("way", call.say(words::WAY), options(call, ways, RequestWay::name, RequestWay::label))
                .required(),
            Input::text("guardian", call.say(words::GUARDIAN)).help(call.say(words::GUARDIAN_HELP)),
            Input::choice(
                "proof",
                call.say(words::PROOF),
                options(call, proofs, IdentityProof::name, IdentityProof::label),
            )
            .required(),
            Input::lines("detail", call.say(words::DETAIL)).help(call.say(words::DETAIL_HELP)),
            Input::text("received", call.say(words::RECEIVED)).help(call.say(words::RECEIVED_HELP)),
        ],
        action: call.path.clone(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), format!("/warga/{id}"))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = typed(call).and_then(|asked| call.act(move |read| ask(read, action, id, &asked)));
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/permintaan-data/{}", action.record(0))).saying(call.say(words::SAVED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn typed(call: &Call) -> Result<Asked, Refusal> {
    let mut problems = Vec::new();
    let text = |name: &str| call.form.text(name);
    let wish = chosen(DataWish::from_name(text("wish")), "wish", words::NEEDS_WISH, &mut problems);
    let way = RequestWay::from_name(text("way")).filter(|way| *way != RequestWay::OwnAccount);
    let way = chosen(way, "way", words::NEEDS_WAY, &mut problems);
    let proof = IdentityProof::from_name(text("proof")).filter(|proof| *proof != IdentityProof::OwnAccount);
    let proof = chosen(proof, "proof", words::NEEDS_PROOF, &mut problems);
    let received = day::parse(text("received")).ok();
    if received.is_none() && !text("received").is_empty() {
        problems.push(problem("received", "date", words::RECEIVED_WRONG));
    }
    let guardian = Some(kernel::name::tidied(text("guardian"))).filter(|name| !name.is_empty());
    match (wish, way, proof) {
        (Some(wish), Some(way), Some(proof)) if problems.is_empty() => {
            Ok(Asked { wish, way, proof, guardian, detail: long_text(call, "detail"), received })
        }
        _ => Err(Refusal::Invalid(problems)),
    }
}

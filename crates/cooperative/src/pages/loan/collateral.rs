//! Securities on the pages of their loan: the card, recording one, taking one off, giving its paper back. What a security is
//! exactly, board and supervisors read. Not here: when a paper goes back (`office::loan::collateral`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Record, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use store::Reader;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Tone, pieces};

use super::money;
use super::second::{done, form, opened, own_path};
use crate::office::loan::LoanFile;
use crate::office::loan::collateral::{self as office, Given};
use crate::pages::typed::Typed;
use crate::records::collateral::CollateralKind;
use crate::records::loan::LoanState;
use crate::records::{BOARD, Collateral, Loan};
use crate::words::loan as words;

/// The card of a loan's securities, with the ways on for whoever keeps the books.
pub(super) fn panel(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<Html, Refusal> {
    let given = office::of_loan(read, file.loan.row.id)?;
    let keeps = call.actor.is_one_of(BOARD) && call.actor.office == file.books.home();
    let mut lines: Vec<PanelLine> = given.iter().map(|one| line(call, file, one, keeps)).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NO_COLLATERAL).to_owned(), ..PanelLine::default() });
    }
    let may = keeps && office::may_be_given(file.loan.state);
    let action = may.then(|| (call.say(words::ADD_COLLATERAL).to_owned(), format!("{}/agunan", own_path(file))));
    Ok(pieces::panel(&Panel { title: call.say(words::COLLATERAL).to_owned(), lines, action, ..Panel::default() }))
}

fn line(call: &Call, file: &LoanFile, one: &Stored<Collateral>, keeps: bool) -> PanelLine {
    let what = one.description.known().map_or(String::new(), |words| format!(" · {words}"));
    let paper = match (one.held_on, one.returned_on) {
        (_, Some(back)) => format!("{} {}", call.say(words::COLLATERAL_BACK), day::short(back, call.lang)),
        (Some(held), None) => format!("{} {}", call.say(words::COLLATERAL_HELD), day::short(held, call.lang)),
        (None, None) => call.say(words::COLLATERAL_NO_PAPER).to_owned(),
    };
    let goes_back = office::goes_back(one, file.loan.state);
    let early = matches!(file.loan.state, LoanState::Applied | LoanState::Assessed | LoanState::Approved);
    let path = match (keeps, goes_back, early) {
        (true, true, _) => format!("/agunan/{}/kembali", one.row.id),
        (true, _, true) => format!("/agunan/{}/hapus", one.row.id),
        _ => String::new(),
    };
    PanelLine {
        text: format!("{}{what}", call.say(one.kind.label())),
        detail: format!("{} · {paper}", money(one.value)),
        tag: goes_back.then(|| (Tone::Attention, call.say(words::GIVE_BACK).to_owned())),
        path,
    }
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    again(call, Vec::new())
}

fn again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let input = |name: &&str| Collateral::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let shown = FormPage {
        inputs: ["kind", "description", "value", "held_on"].iter().filter_map(input).collect(),
        ..form(call, &file, (words::ADD_COLLATERAL, "agunan"), problems)
    };
    Ok(shown.answer(call))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    match try_save(call) {
        Ok(()) => done(call, words::COLLATERAL_DONE),
        Err(refusal) => again(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call) -> Result<(), Refusal> {
    let (id, action, spec) = (call.param("id")?, call.action, Collateral::SPEC);
    let mut form = Typed::of(call);
    let kind = form.needed::<CollateralKind>("kind", spec);
    let description = form.needed::<String>("description", spec);
    let value = form.needed::<i64>("value", spec);
    let held_on = form.date("held_on", spec, "held_on");
    let input = form.done(Given {
        kind: kind.unwrap_or(CollateralKind::Other),
        description: description.unwrap_or_default(),
        value: value.unwrap_or(0),
        held_on,
    })?;
    call.act(move |read| office::add(read, action, id, &input)).map(drop)
}

fn found(call: &Call) -> Result<(Stored<Collateral>, Stored<Loan>), Refusal> {
    let id = call.param("id")?;
    call.read(|read| {
        let one = read.get::<Collateral>(id)?;
        let loan = read.get::<Loan>(one.loan.id)?;
        Ok((one, loan))
    })
}

/// A form about one security.
fn frame(call: &Call, title: kernel::Phrase, way: &str) -> Result<(FormPage, Stored<Collateral>), Refusal> {
    let (one, loan) = found(call)?;
    let what = one.description.known().map_or(String::new(), |words| format!(" · {words}"));
    let page = FormPage {
        title: format!("{} · {}", call.say(title), loan.number),
        lead: vec![format!("{}{what} · {}", call.say(one.kind.label()), money(one.value))],
        action: format!("/agunan/{}/{way}", one.row.id),
        button: call.say(title).to_owned(),
        links: vec![(loan.number.clone(), format!("/pinjaman/{}", loan.row.id))],
        ..FormPage::default()
    };
    Ok((page, one))
}

fn back(call: &Call, said: kernel::Phrase) -> Result<Answer, Refusal> {
    let (_, loan) = found(call)?;
    Ok(Answer::redirect(format!("/pinjaman/{}", loan.row.id)).saying(call.say(said)))
}

pub(super) fn take_off_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(frame(call, words::TAKE_OFF, "hapus")?.0.answer(call))
}

pub(super) fn take_off(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match call.act(move |read| office::take_off(read, id)) {
        Ok(_) => back(call, words::COLLATERAL_OFF),
        Err(refusal) => {
            let problems = problems_of(refusal)?;
            Ok(FormPage { problems, ..frame(call, words::TAKE_OFF, "hapus")?.0 }.answer(call))
        }
    }
}

pub(super) fn give_back_page(call: &Call) -> Result<Answer, Refusal> {
    give_back_again(call, Vec::new())
}

fn give_back_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (page, one) = frame(call, words::GIVE_BACK, "kembali")?;
    let inputs = vec![super::day_input(call), Input::text("received_by", call.say(words::RECEIVED_BY)).required()];
    Ok(FormPage { problems, inputs, ..page }.answer_for(call, &one.row))
}

pub(super) fn give_back(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen) = (call.param("id")?, call.seen()?);
        let mut form = Typed::of(call);
        let on = form.needed::<Date>("on", crate::records::LoanStep::SPEC).unwrap_or(call.today);
        let on = form.done(on)?;
        let who = call.form.text("received_by").to_owned();
        call.act(move |read| office::give_back(read, (id, &seen), (on, &who))).map(drop)
    };
    match tried() {
        Ok(()) => back(call, words::GIVEN_BACK),
        Err(refusal) => give_back_again(call, problems_of(refusal)?),
    }
}

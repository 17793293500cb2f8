//! Forms of decisions: assessing, approving, refusing, new terms, writing off. A second person's password is proved here,
//! before the writer is asked, because that is slow.

use askama::Template;
use kernel::money::whole;
use kernel::refusal::Problem;
use kernel::value::FieldValue;
use kernel::{Held, Phrase, Record, RecordId, Refusal, Value, day};
use people::office::password::{self, Change};
use people::office::role_assignment::posts;
use people::office::{account_name, software};
use people::pages::form_page::{FormPage, problems_of};
use people::records::RoleAssignment;
use store::Reader;
use web::pieces;
use web::{Answer, Call, Html, Input};

use super::product::millionths;
use super::{money, rupiah_input};
use crate::office::loan::approval::{self, Assessment};
use crate::office::loan::trouble::{self, NewTerms};
use crate::office::loan::{self as office, LoanFile};
use crate::office::member;
use crate::pages::typed::Typed;
use crate::records::{ACCOUNT_SPECIFIC, Loan};
use crate::rules::schedule::Instalment;
use crate::words::loan as words;

fn opened(call: &Call) -> Result<LoanFile, Refusal> {
    let id = call.param("id")?;
    call.read(|read| LoanFile::of(read, id))
}

fn own(file: &LoanFile) -> String {
    format!("/pinjaman/{}", file.loan.row.id)
}

fn page(call: &Call, file: &LoanFile, title: Phrase, step: &str, problems: Vec<Problem>) -> FormPage {
    FormPage {
        title: format!("{} · {}", call.say(title), file.loan.number),
        problems,
        action: format!("{}/{step}", own(file)),
        button: call.say(title).to_owned(),
        links: vec![(file.loan.number.clone(), own(file))],
        ..FormPage::default()
    }
}

fn done(call: &Call, said: Phrase) -> Result<Answer, Refusal> {
    Ok(Answer::redirect(format!("/pinjaman/{}", call.param("id")?)).saying(call.say(said)))
}

pub(super) fn assess_form(call: &Call) -> Result<Answer, Refusal> {
    assess_again(call, Vec::new())
}

fn assess_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let largest = file.schedule().iter().map(Instalment::total).max().unwrap_or(0);
    let mut lines = vec![(call.say(words::INSTALMENT), money(largest))];
    lines.extend(call.read(|read| beside(read, call, &file))?);
    let shown = FormPage {
        lead: vec![call.say(words::ASSESS_LEAD).to_owned()],
        inputs: vec![
            rupiah_input(call, "income", words::INCOME),
            rupiah_input(call, "spending", words::SPENDING),
            Input::tick("related", call.say(words::RELATED_ASK)),
            Input::lines("note", call.say(words::NOTE)).help(call.say(words::NOTE_HELP)),
        ],
        aside: pieces::card(words::MEMBER, call.lang, &Html::of(&Facts { facts: &lines })),
        ..page(call, &file, words::ASSESS, "nilai", problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

#[derive(Template)]
#[template(path = "loan/facts.html")]
struct Facts<'f> {
    facts: &'f [(&'static str, String)],
}

/// What the member has and owes otherwise.
fn beside(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<Vec<(&'static str, String)>, Refusal> {
    let member = file.loan.member.id.raw();
    let mut savings = 0;
    for account in member::accounts(read, member)? {
        savings += member::balance(read, &account)?;
    }
    let today = read.today();
    let others = office::of_member(read, member)?;
    let running = others.iter().filter(|other| other.loan.state.is_running());
    let (mut owed, mut late) = (0, 0);
    for other in running {
        let standing = other.standing(today);
        owed += standing.principal();
        late += standing.arrears();
    }
    let lines = [(words::SAVINGS, savings), (words::OTHER_LOANS, owed), (words::OTHER_LATE, late)];
    Ok(lines.into_iter().map(|(label, amount)| (call.say(label), money(amount))).collect())
}

pub(super) fn assess(call: &Call) -> Result<Answer, Refusal> {
    match try_assess(call) {
        Ok(()) => done(call, words::ASSESSED),
        Err(refusal) => assess_again(call, problems_of(refusal)?),
    }
}

fn try_assess(call: &Call) -> Result<(), Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    let mut form = Typed::of(call);
    let income = rupiah(&mut form, "income");
    let spending = rupiah(&mut form, "spending");
    let related = call.form.text("related") == "1";
    let note = Some(call.form.text("note").to_owned()).filter(|text| !text.is_empty());
    let input = form.done(Assessment { income, spending, related, note })?;
    call.act(move |read| approval::assess(read, action, id, &seen, &input))?;
    Ok(())
}

/// Rupiah that must be there; nothing is a mistake, zero is not.
pub(super) fn rupiah(form: &mut Typed<'_>, name: &str) -> i64 {
    match form.value(name, Loan::SPEC, "principal") {
        Value::Null => {
            form.problem(name, "required", words::NEEDED);
            0
        }
        value => i64::from_cell(&Held::Known(value)).unwrap_or(0),
    }
}

/// Who may decide besides: board and supervisors with a role today.
fn others(read: &Reader<'_>, home: RecordId) -> Result<Vec<(String, String)>, Refusal> {
    let (software, today) = (software(), read.today());
    let mut accounts: Vec<RecordId> = Vec::new();
    for assignment in read.as_actor(&software).referring::<RoleAssignment>("office", home)? {
        let account = assignment.account.id.raw();
        let counts = posts(read, account)?
            .iter()
            .any(|post| post.office == home && post.is_current(today) && ACCOUNT_SPECIFIC.contains(&post.role));
        if counts && account != read.actor().account && !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    Ok(accounts
        .into_iter()
        .map(|account| (account.to_string(), account_name(read, account).unwrap_or_default()))
        .collect())
}

/// The second person, proved. An empty choice is the reader.
fn approver(call: &Call) -> Result<RecordId, Refusal> {
    let chosen = call.form.text("approver");
    if chosen.is_empty() || chosen == "saya" {
        return Ok(call.actor.account);
    }
    let account: RecordId =
        chosen.parse().map_err(|_| Refusal::invalid("approver", "required", words::SECOND_PERSON))?;
    let typed = call.form.raw("password").unwrap_or_default();
    match password::prove(&call.store, account, typed, call.now)? {
        Change::Done => Ok(account),
        Change::Wait(_) => Err(Refusal::invalid("password", "loan.wait", words::PASSWORD_WAIT)),
        _ => Err(Refusal::invalid("password", "loan.password", words::PASSWORD_WRONG)),
    }
}

fn second_inputs(call: &Call, file: &LoanFile, alone: bool) -> Result<Vec<Input>, Refusal> {
    let mut people = call.read(|read| others(read, file.books.home()))?;
    if alone {
        people.insert(0, ("saya".to_owned(), call.say(words::MYSELF).to_owned()));
    }
    let label = if alone { words::APPROVER } else { words::SECOND };
    let password = Input::password("password", call.say(words::PASSWORD)).autocomplete("off");
    let password = if alone { password.help(call.say(words::PASSWORD_HELP)) } else { password.required() };
    Ok(vec![Input::choice("approver", call.say(label), people).required(), password])
}

pub(super) fn approve_form(call: &Call) -> Result<Answer, Refusal> {
    approve_again(call, Vec::new())
}

fn approve_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let counted = format!("{}: {} / {}", call.say(words::APPROVALS), file.approvals().len(), file.needed());
    let shown = FormPage {
        lead: vec![call.say(words::APPROVE_LEAD).to_owned(), counted],
        inputs: second_inputs(call, &file, true)?,
        ..page(call, &file, words::APPROVE, "setujui", problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn approve(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let approver = approver(call)?;
        call.act(move |read| approval::approve(read, action, id, &seen, approver)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::APPROVED),
        Err(Refusal::Forbidden(why)) => approve_again(call, vec![at("approver", why)]),
        Err(refusal) => approve_again(call, problems_of(refusal)?),
    }
}

fn at(field: &str, message: Phrase) -> Problem {
    Problem { field: field.to_owned(), code: "loan.forbidden", message }
}

pub(super) fn refuse_form(call: &Call) -> Result<Answer, Refusal> {
    refuse_again(call, Vec::new())
}

fn refuse_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let shown = FormPage {
        inputs: vec![Input::lines("note", call.say(words::REASON)).required()],
        ..page(call, &file, words::REFUSE, "tolak", problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn refuse(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let reason = call.form.text("note").to_owned();
        call.act(move |read| approval::refuse(read, action, id, &seen, &reason)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::REFUSED),
        Err(refusal) => refuse_again(call, problems_of(refusal)?),
    }
}

pub(super) fn terms_form(call: &Call) -> Result<Answer, Refusal> {
    terms_again(call, Vec::new())
}

fn terms_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let left = file.standing(call.today).principal();
    let rate = super::percent(file.loan.rate, call.lang);
    let mut inputs = vec![
        Input::text("months", call.say(words::TERM)).digits(3).required(),
        Input::text("rate", call.say(words::of(file.books.principle).rate)).value(rate).required(),
        Input::lines("note", call.say(words::REASON)).required(),
    ];
    inputs.extend(second_inputs(call, &file, false)?);
    let shown = FormPage {
        lead: vec![
            call.say(words::TERMS_LEAD).to_owned(),
            format!("{}: Rp{} · {}", call.say(words::LEFT), whole(left, call.lang), day::full(call.today, call.lang)),
        ],
        inputs,
        ..page(call, &file, words::NEW_TERMS, "ketentuan", problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn terms(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let mut form = Typed::of(call);
        let months = form.needed::<i64>("months", Loan::SPEC).unwrap_or(0);
        let rate = millionths(&mut form, call, "rate");
        form.done(())?;
        let input = NewTerms { months, rate, reason: call.form.text("note").to_owned(), second: approver(call)? };
        call.act(move |read| trouble::restructure(read, action, (id, &seen), &input)).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::TERMS_DONE),
        Err(refusal) => terms_again(call, problems_of(refusal)?),
    }
}

pub(super) fn write_off_form(call: &Call) -> Result<Answer, Refusal> {
    write_off_again(call, Vec::new())
}

fn write_off_again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let mut inputs = vec![Input::lines("note", call.say(words::REASON)).required()];
    inputs.extend(second_inputs(call, &file, false)?);
    let left = file.standing(call.today).principal();
    let shown = FormPage {
        lead: vec![call.say(words::WRITE_OFF_LEAD).to_owned(), format!("{}: {}", call.say(words::LEFT), money(left))],
        inputs,
        ..page(call, &file, words::WRITE_OFF, "hapus-buku", problems)
    };
    Ok(shown.answer_for(call, &file.loan.row))
}

pub(super) fn write_off(call: &Call) -> Result<Answer, Refusal> {
    let tried = || -> Result<(), Refusal> {
        let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
        let reason = call.form.text("note").to_owned();
        let second = approver(call)?;
        call.act(move |read| trouble::write_off(read, action, (id, &seen), (second, &reason))).map(drop)
    };
    match tried() {
        Ok(()) => done(call, words::WRITTEN_OFF),
        Err(refusal) => write_off_again(call, problems_of(refusal)?),
    }
}

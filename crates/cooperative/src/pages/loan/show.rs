//! One loan: where it stands, what is due, its schedule, what happened, the ways on. Whose it is, board and supervisors see.

use askama::Template;
use kernel::money::whole;
use kernel::{Refusal, Stored, day, phone};
use people::office::account_name;
use people::records::Resident;
use store::Reader;
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, link};

use super::{cost_words, money, number_of, percent, schedule_table, state_tag};
use crate::office::loan::LoanFile;
use crate::office::member;
use crate::records::loan::LoanState;
use crate::records::loan_step::LoanStepKind;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, LoanStep, Member};
use crate::words::loan as words;

#[derive(Template)]
#[template(path = "loan/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    loans: &'static str,
    number: String,
    state: Html,
    holder: String,
    tiles: Html,
    ways: Vec<(&'static str, String)>,
    reminder: String,
    facts: Vec<(&'static str, String)>,
    cost: String,
    schedule: Html,
    steps: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, number, person, cost, steps) = call.read(|read| {
        let file = LoanFile::of(read, id)?;
        let holder = read.get::<Member>(file.loan.member.id)?;
        let sees = call.actor.is_one_of(ACCOUNT_SPECIFIC) && call.actor.office == file.books.home();
        let person = if sees { member::person(read, &holder)? } else { None };
        let cost = cost_words(read, call, &file)?;
        let steps = file.steps.iter().rev().map(|step| step_line(read, call, &file, step)).collect::<Vec<_>>();
        Ok((file, number_of(&holder), person, cost, steps))
    })?;
    let standing = file.standing(call.today);
    let running = file.loan.state.is_running();
    let overdue = if running { standing.overdue() } else { 0 };
    let name = person.as_ref().and_then(|person| person.name.known().cloned());
    let content = ShowPage {
        call,
        loans: call.say(words::of(file.books.principle).loans),
        number: file.loan.number.clone(),
        state: state_tag(file.loan.state, overdue, call.lang),
        holder: format!(
            "{} {number}{}",
            call.say(words::MEMBER),
            name.map_or(String::new(), |name| format!(" · {name}"))
        ),
        tiles: if running { tiles(call, &file) } else { Html::default() },
        ways: ways(call, &file),
        reminder: if running { reminder(call, &file, person.as_ref()) } else { String::new() },
        facts: facts(call, &file),
        cost,
        schedule: schedule_table(call, &file),
        steps: pieces::timeline(&steps),
    };
    Ok(call.page(&file.loan.number, &content))
}

/// Due, what settles, principal left, days overdue.
pub(super) fn tiles(call: &Call, file: &LoanFile) -> Html {
    let standing = file.standing(call.today);
    let overdue = standing.overdue();
    let tile = |number: i64, label, attention| Tile {
        number: whole(number, call.lang),
        label: call.say(label).to_owned(),
        attention,
        ..Tile::default()
    };
    pieces::tiles(&[
        tile(standing.due(), words::DUE_NOW, standing.due() > 0),
        tile(standing.principal(), words::PRINCIPAL_LEFT, false),
        tile(standing.settles(file.price_agreed()), words::SETTLES_TODAY, false),
        tile(overdue, words::DAYS_LATE, overdue > 0),
    ])
}

pub(super) fn facts(call: &Call, file: &LoanFile) -> Vec<(&'static str, String)> {
    let (loan, own) = (&file.loan, words::of(file.books.principle));
    let mut all = vec![
        (call.say(words::CONTRACT), call.say(loan.contract.label()).to_owned()),
        (call.say(words::AMOUNT), money(loan.principal)),
        (call.say(words::TERM), format!("{} {}", loan.months, call.say(words::MONTHS))),
    ];
    if loan.rate > 0 {
        all.push((call.say(words::METHOD), call.say(words::method(file.books.principle, loan.method)).to_owned()));
        all.push((call.say(own.rate), percent(loan.rate, call.lang)));
    }
    if loan.fee > 0 {
        all.push((call.say(words::FEE), money(loan.fee)));
    }
    if let Some(began) = loan.began {
        all.push((call.say(words::BEGAN), day::full(began, call.lang)));
    }
    if let Some(purpose) = loan.purpose.given() {
        all.push((call.say(words::PURPOSE), purpose.clone()));
    }
    if loan.related {
        all.push((call.say(words::RELATED), call.say(words::YES).to_owned()));
    }
    if loan.state == LoanState::Assessed {
        all.push((call.say(words::APPROVALS), format!("{} / {}", file.approvals().len(), file.needed())));
    }
    all
}

fn ways(call: &Call, file: &LoanFile) -> Vec<(&'static str, String)> {
    let own = format!("/pinjaman/{}", file.loan.row.id);
    let here = call.actor.office == file.books.home();
    let (board, organs) = (here && call.actor.is_one_of(BOARD), here && call.actor.is_one_of(ACCOUNT_SPECIFIC));
    let all: &[(bool, kernel::Phrase, &str)] = match file.loan.state {
        LoanState::Applied => &[(board, words::ASSESS, "nilai"), (organs, words::REFUSE, "tolak")],
        LoanState::Assessed => &[(organs, words::APPROVE, "setujui"), (organs, words::REFUSE, "tolak")],
        LoanState::Approved => &[(board, words::PAY_OUT, "cair"), (organs, words::REFUSE, "tolak")],
        LoanState::Running | LoanState::Restructured => &[
            (board, words::TAKE_PAYMENT, "angsuran"),
            (board, words::NEW_TERMS, "ketentuan"),
            (board, words::WRITE_OFF, "hapus-buku"),
        ],
        LoanState::WrittenOff => &[(board, words::RECOVER, "pemulihan")],
        LoanState::Settled | LoanState::Refused => &[],
    };
    let may = all.iter().filter(|(may, ..)| *may);
    may.map(|(_, phrase, path)| (call.say(*phrase), format!("{own}/{path}"))).collect()
}

/// A message to the member that is ready to be sent: what is due and when, no word of lateness for who looks over a shoulder.
fn reminder(call: &Call, file: &LoanFile, person: Option<&Stored<Resident>>) -> String {
    let phone = person.and_then(|person| person.phone.given().cloned());
    let Some(phone) = phone.and_then(|phone| phone::parse(&phone).ok()) else { return String::new() };
    let standing = file.standing(call.today);
    let Some(next) = standing.next() else { return String::new() };
    let amount = if standing.due() > 0 { standing.due() } else { next.owed() };
    let text = format!(
        "{} {}: {} · {}",
        words::REMINDER.id,
        file.books.name,
        money(amount),
        day::short(next.due_on, call.lang)
    );
    link(&phone.wa_me_link(), &[("text", &text)])
}

fn step_line(read: &Reader<'_>, call: &Call, file: &LoanFile, step: &LoanStep) -> (String, String) {
    let own = words::of(file.books.principle);
    let who = account_name(read, step.by.id.raw()).unwrap_or_default();
    let mut what = call.say(step.kind.label()).to_owned();
    match step.kind {
        LoanStepKind::Payment => {
            let parts = [(step.penalty, own.penalty), (step.service, own.service), (step.principal, words::PRINCIPAL)];
            let parts = parts.iter().filter(|(amount, _)| *amount > 0);
            let parts: Vec<String> =
                parts.map(|(amount, phrase)| format!("{} {}", call.say(*phrase), money(*amount))).collect();
            what.push_str(&format!(" {} ({})", money(step.amount), parts.join(", ")));
        }
        LoanStepKind::Assessed => {
            if let (Some(income), Some(spending)) = (step.income.given(), step.spending.given()) {
                what.push_str(&format!(". {}: {}", call.say(words::LEFT_OVER), money(income - spending)));
            }
        }
        LoanStepKind::Approved | LoanStepKind::Refused => {}
        _ => what.push_str(&format!(" {}", money(step.amount))),
    }
    if let Some(note) = step.note.given() {
        what.push_str(&format!(". {note}"));
    }
    if !who.is_empty() {
        what.push_str(&format!(" · {who}"));
    }
    (day::short(step.on, call.lang), what)
}

//! One loan: where it stands, what is due, its schedule, what happened, the ways on. Whose it is, board and supervisors see.

use askama::Template;
use kernel::money::whole;
use kernel::{Refusal, day};
use people::office::account_name;
use store::Reader;
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Panel, PanelLine, Tone};

use super::assess::{hints, reach_line, relation_of};
use super::due::reminder;
use super::{collateral, cost_words, hundredths, money, number_of, percent, schedule_table, state_tag};
use crate::office::loan::{LoanFile, approval, reversal};
use crate::office::member;
use crate::records::loan::LoanState;
use crate::records::loan_product::Contract;
use crate::records::loan_step::{ApprovalWay, LoanStepKind};
use crate::records::{ACCOUNT_SPECIFIC, BOARD, LoanStep, Member, OrganTerm, Receipt, Resolution};
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
    first: Html,
    schedule: Html,
    beside: Html,
    steps: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, number, person, cost, cards, steps) = call.read(|read| {
        let file = LoanFile::of(read, id)?;
        let holder = read.get::<Member>(file.loan.member.id)?;
        let sees = call.actor.is_one_of(ACCOUNT_SPECIFIC) && call.actor.office == file.books.home();
        let person = if sees { member::person(read, &holder)? } else { None };
        let cost = cost_words(read, call, &file)?;
        let steps = file.steps.iter().rev().map(|step| step_line(read, call, &file, step));
        let steps = steps.collect::<Result<Vec<_>, Refusal>>()?;
        let cards = (to_decide(read, call, &file, sees)?, beside(read, call, &file, sees)?);
        Ok((file, number_of(&holder), person, cost, cards, steps))
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
        // Reminding is the board's: nobody else needs a telephone number.
        reminder: if running && call.actor.is_one_of(BOARD) {
            reminder(&file, &standing, person.as_ref())
        } else {
            String::new()
        },
        facts: facts(call, &file),
        cost,
        schedule: schedule_table(call, &file),
        first: cards.0,
        beside: cards.1,
        steps: pieces::timeline(&steps),
    };
    Ok(call.page(&file.loan.number, &content))
}

/// What the system reckons, while it is still to be decided. `sees`: whoever may know whose loan it is.
fn to_decide(read: &Reader<'_>, call: &Call, file: &LoanFile, sees: bool) -> Result<Html, Refusal> {
    let mut cards = Vec::new();
    if sees && matches!(file.loan.state, LoanState::Assessed | LoanState::Approved) {
        let figures = approval::figures(read, file)?;
        cards.push(pieces::card(words::HINTS, call.lang, &hints(call, file, &figures, true)));
        if let Some((line, kept)) = reach_line(read, call, file)? {
            let title = if kept { words::RELATED } else { words::RELATED_LIMIT };
            cards.push(pieces::note(call.say(title), &line));
        }
    }
    Ok(Html::joined(cards))
}

/// The cards beside: securities, papers, receipts.
fn beside(read: &Reader<'_>, call: &Call, file: &LoanFile, sees: bool) -> Result<Html, Refusal> {
    let mut cards = vec![collateral::panel(read, call, file)?];
    if sees {
        cards.push(papers(read, call, file)?);
    }
    cards.extend(receipts(read, call, file)?);
    Ok(Html::joined(cards))
}

/// Papers to print, and those that were signed.
fn papers(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<Html, Refusal> {
    let own = format!("/pinjaman/{}", file.loan.row.id);
    let agreement = if file.loan.contract == Contract::Loan { words::PAPER_CONTRACT } else { words::PAPER_AKAD };
    let all = [
        (agreement, "akad.pdf"),
        (words::PAPER_SCHEDULE, "jadwal.pdf"),
        (words::PAPER_CARD, "kartu.pdf"),
        (words::PAPER_FORM, "persetujuan.pdf"),
    ];
    let waits = matches!(file.loan.state, LoanState::Applied | LoanState::Assessed);
    let all = all.into_iter().filter(|(_, path)| waits || *path != "persetujuan.pdf");
    let line = |(phrase, path): (kernel::Phrase, &str)| PanelLine {
        text: call.say(phrase).to_owned(),
        detail: "PDF".to_owned(),
        path: format!("{own}/{path}"),
        ..PanelLine::default()
    };
    let mut lines: Vec<PanelLine> = all.map(line).collect();
    for kept in people::office::record_file::of_record(read, file.loan.row.id)? {
        lines.push(PanelLine {
            text: call.say(kept.part.label()).to_owned(),
            path: format!("/berkas/{}", kept.row.id),
            ..PanelLine::default()
        });
    }
    Ok(pieces::panel(&Panel { title: call.say(words::PAPERS).to_owned(), lines, ..Panel::default() }))
}

/// Receipts of what was paid out and in, the newest first, with the way to take back the last record.
fn receipts(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<Option<Html>, Refusal> {
    let mut lines = Vec::new();
    for step in file.steps.iter().rev().filter(|step| step.kind != LoanStepKind::TakenBack) {
        let Some(posting) = step.posting else { continue };
        let back = file.is_taken_back(step.row.id);
        for receipt in read.referring::<Receipt>("posting", posting.id.raw())? {
            lines.push(PanelLine {
                text: receipt.number.clone(),
                detail: format!("{} · {}", day::short(receipt.date, call.lang), money(receipt.amount)),
                tag: back.then(|| (Tone::Danger, call.say(LoanStepKind::TakenBack.label()).to_owned())),
                path: format!("/bukti-kas/{}", receipt.row.id),
            });
        }
    }
    let keeps = call.actor.is_one_of(BOARD) && call.actor.office == file.books.home();
    let may = keeps && reversal::last(file).is_some();
    let action = may.then(|| (call.say(words::TAKE_BACK).to_owned(), format!("/pinjaman/{}/batal", file.loan.row.id)));
    if lines.is_empty() && action.is_none() {
        return Ok(None);
    }
    Ok(Some(pieces::panel(&Panel { title: call.say(words::RECEIPTS).to_owned(), lines, action, ..Panel::default() })))
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
        (call.say(words::principal(loan.contract)), money(loan.principal)),
        (call.say(words::TERM), format!("{} {}", loan.months, call.say(words::MONTHS))),
    ];
    if loan.rate > 0 {
        all.push((call.say(words::METHOD), call.say(words::method(file.books.principle, loan.method)).to_owned()));
        all.push((call.say(own.rate), percent(loan.rate, call.lang)));
    }
    if let Some(share) = loan.share {
        all.push((call.say(words::SHARE), hundredths(share, call.lang)));
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
        let why = relation_of(file);
        all.push((call.say(words::RELATED), if why.is_empty() { call.say(words::YES).to_owned() } else { why }));
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
    let shares = board && file.loan.contract == Contract::ProfitShare;
    let all: &[(bool, kernel::Phrase, &str)] = match file.loan.state {
        LoanState::Applied => &[(board, words::ASSESS, "nilai"), (organs, words::REFUSE, "tolak")],
        LoanState::Assessed => &[(organs, words::APPROVE, "setujui"), (organs, words::REFUSE, "tolak")],
        LoanState::Approved => &[(board, words::PAY_OUT, "cair"), (organs, words::REFUSE, "tolak")],
        LoanState::Running | LoanState::Restructured => &[
            (board, words::TAKE_PAYMENT, "angsuran"),
            (shares, words::REPORT_PROFIT, "laba"),
            (board, words::NEW_TERMS, "ketentuan"),
            (board, words::WRITE_OFF, "hapus-buku"),
        ],
        LoanState::WrittenOff => &[(board, words::RECOVER, "pemulihan")],
        LoanState::Settled | LoanState::Refused => &[],
    };
    let may = all.iter().filter(|(may, ..)| *may);
    may.map(|(_, phrase, path)| (call.say(*phrase), format!("{own}/{path}"))).collect()
}

fn step_line(
    read: &Reader<'_>,
    call: &Call,
    file: &LoanFile,
    step: &kernel::Stored<LoanStep>,
) -> Result<(String, String), Refusal> {
    let mut what = call.say(step.kind.label()).to_owned();
    match step.kind {
        LoanStepKind::Payment | LoanStepKind::ProfitReported => {
            what.push_str(&format!(" {} ({})", money(step.amount), parts(call, file, step)));
        }
        LoanStepKind::Assessed => {
            if let (Some(income), Some(spending)) = (step.income.given(), step.spending.given()) {
                let left = income - spending - step.elsewhere.given().copied().unwrap_or(0);
                what.push_str(&format!(". {}: {}", call.say(words::LEFT_OVER), money(left)));
            }
        }
        LoanStepKind::Approved | LoanStepKind::Refused => {}
        _ => what.push_str(&format!(" {}", money(step.amount))),
    }
    let mut who = account_name(read, step.by.id.raw()).unwrap_or_default();
    if step.kind == LoanStepKind::Approved {
        let (way, signer) = way(read, call, step)?;
        what.push_str(&way);
        who = signer.unwrap_or(who);
    }
    if let Some(resolution) = step.resolution
        && let Some(resolution) = read.maybe::<Resolution>(resolution.id)?
    {
        what.push_str(&format!(" · {}: {}", call.say(words::WAY_DECISION), resolution.decision));
    }
    if let Some(note) = step.note.given() {
        what.push_str(&format!(". {note}"));
    }
    if !who.is_empty() {
        what.push_str(&format!(" · {who}"));
    }
    if file.is_taken_back(step.row.id) {
        what.push_str(&format!(" · {}", call.say(LoanStepKind::TakenBack.label()).to_lowercase()));
    }
    Ok((day::short(step.on, call.lang), what))
}

/// What a payment paid, or the koperasi's part of a profit.
fn parts(call: &Call, file: &LoanFile, step: &LoanStep) -> String {
    let own = words::of(file.books.principle);
    let parts = [
        (step.penalty, own.penalty),
        (step.service, words::service(file.loan.contract)),
        (step.principal, words::principal(file.loan.contract)),
    ];
    let parts = parts.iter().filter(|(amount, _)| *amount > 0);
    parts.map(|(amount, phrase)| format!("{} {}", call.say(*phrase), money(*amount))).collect::<Vec<_>>().join(", ")
}

/// How an approval was given, and who signed where it was on paper.
fn way(read: &Reader<'_>, call: &Call, step: &LoanStep) -> Result<(String, Option<String>), Refusal> {
    let Some(way) = step.way else { return Ok((String::new(), None)) };
    let mut text = format!(" {}", call.say(way.label()));
    if way == ApprovalWay::Paper
        && let Some(day) = step.paper_on
    {
        text.push_str(&format!(" ({})", day::short(day, call.lang)));
    }
    let signer = match step.signed_by {
        Some(term) => read.maybe::<OrganTerm>(term.id)?.map(|term| {
            format!(
                "{} ({})",
                term.name.known().cloned().unwrap_or_default(),
                call.say(term.organ.label()).to_lowercase()
            )
        }),
        None => None,
    };
    Ok((text, signer))
}

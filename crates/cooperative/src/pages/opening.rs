//! The page of opening balances: how far they are, what does not tie, what must be mended, and the ways on: propose, post, take
//! back. Not here: typing lines (`opening_form`), sheets (`opening_sheet`), what is decided (`office::opening`).

use askama::Template;
use kernel::money::whole;
use kernel::refusal::Problem;
use kernel::{Access, Phrase, Record, RecordId, Refusal, day};
use people::pages::form_page::problems_of;
use store::{Done, Seen};
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Input, Route, Tone};

use crate::office::opening::{self as office, OpeningFile};
use crate::office::opening_post;
use crate::records::opening::OpeningState;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Opening};
use crate::rules::opening::{Flaw, Part};
use crate::words::{journal as journal_words, opening as words, statement};

/// For what the content is opened.
pub(super) const PURPOSE: &str = "saldo awal koperasi";
/// How many mistakes a page shows.
const SHOWN: usize = 100;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (board, both) = (Access::Roles(BOARD), Access::Roles(ACCOUNT_SPECIFIC));
    vec![
        about(Route::get("/koperasi/{id}/buku/saldo-awal", both, show)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/ajukan", board, propose)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/draf", board, to_draft)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/bukukan", board, post)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/batalkan", board, take_back)),
    ]
}

/// A route of this noun: it opens what was typed, for one task.
pub(super) fn about(route: Route) -> Route {
    route.of(Opening::SPEC).purpose(PURPOSE).opens(&[Opening::SPEC]).help("koperasi-buku#saldo-awal")
}

/// The page's own address.
pub(super) fn path(koperasi: RecordId) -> String {
    format!("/koperasi/{koperasi}/buku/saldo-awal")
}

pub(super) fn file(call: &Call) -> Result<OpeningFile, Refusal> {
    let id = call.param("id")?;
    call.read(|read| OpeningFile::of(read, id))
}

/// A line of ties.
pub(super) struct TieRow {
    pub account: String,
    pub by_account: String,
    pub by_member: String,
    pub difference: String,
    pub tag: Html,
}

/// What stands of the balances, as a part of a page.
#[derive(Template)]
#[template(path = "opening/standing.html")]
pub(super) struct Standing<'c> {
    call: &'c Call,
    tiles: Html,
    balance: Html,
    ties: Vec<TieRow>,
    flaws: Vec<FlawRow>,
    more: usize,
}

struct FlawRow {
    part: &'static str,
    row: String,
    column: &'static str,
    value: String,
    message: &'static str,
}

impl<'c> Standing<'c> {
    /// Draws it; `cells` are mistakes of a sheet that come before those of its lines.
    pub(super) fn of(call: &'c Call, file: &OpeningFile, cells: &[Flaw]) -> Standing<'c> {
        let (debit, credit) = file.balances.totals();
        let off = debit - credit;
        let own = file.balances.flaws(&file.facts, file.as_of());
        let flaws: Vec<FlawRow> = cells.iter().chain(&own).map(|flaw| flaw_row(call, flaw)).collect();
        let balance = if debit == 0 && credit == 0 {
            Html::default()
        } else if off == 0 {
            pieces::tag(Tone::Good, call.say(words::BALANCED))
        } else {
            pieces::note("", &unbalanced(call, file, off))
        };
        Standing {
            call,
            tiles: tiles(call, file),
            balance,
            ties: ties(call, file),
            more: flaws.len().saturating_sub(SHOWN),
            flaws: flaws.into_iter().take(SHOWN).collect(),
        }
    }

    fn has_more(&self) -> bool {
        self.more > 0
    }

    /// Drawn.
    pub(super) fn html(&self) -> Html {
        Html::of(self)
    }
}

fn flaw_row(call: &Call, flaw: &Flaw) -> FlawRow {
    FlawRow {
        part: call.say(flaw.part.label()),
        row: if flaw.row == 0 { "–".to_owned() } else { flaw.row.to_string() },
        column: call.say(flaw.column),
        value: flaw.value.clone(),
        message: call.say(flaw.message),
    }
}

/// The difference, and the accounts that are off by members.
fn unbalanced(call: &Call, file: &OpeningFile, off: i64) -> String {
    let mut text = format!("{} {}.", call.say(words::UNBALANCED), whole(off.abs(), call.lang));
    let ties = file.balances.ties(&file.facts);
    let names: Vec<String> =
        ties.iter().filter(|tie| tie.account != tie.members).map(|tie| account(file, tie.code)).collect();
    if !names.is_empty() {
        text = format!("{text} {} {}.", call.say(words::OFF), names.join(", "));
    }
    text
}

fn account(file: &OpeningFile, code: &str) -> String {
    let name = file.facts.accounts.get(code).map_or("", String::as_str);
    format!("{code} {name}")
}

fn ties(call: &Call, file: &OpeningFile) -> Vec<TieRow> {
    let row = |tie: crate::rules::opening::Tie| {
        let off = tie.account - tie.members;
        TieRow {
            account: account(file, tie.code),
            by_account: whole(tie.account, call.lang),
            by_member: whole(tie.members, call.lang),
            difference: whole(off, call.lang),
            tag: if off == 0 {
                pieces::tag(Tone::Good, call.say(words::TIED))
            } else {
                pieces::tag(Tone::Attention, call.say(words::DIFFERENCE))
            },
        }
    };
    file.balances.ties(&file.facts).into_iter().map(row).collect()
}

fn tiles(call: &Call, file: &OpeningFile) -> Html {
    let (debit, credit) = file.balances.totals();
    let rupiah = |amount: i64, label: Phrase| Tile {
        number: whole(amount, call.lang),
        label: call.say(label).to_owned(),
        path: String::new(),
        attention: debit != credit,
    };
    let mut all = vec![rupiah(debit, words::DEBITS), rupiah(credit, words::CREDITS)];
    for part in [Part::Members, Part::Terms, Part::Loans] {
        all.push(pieces::tile_of(file.balances.count(part) as u64, call.say(part.label())));
    }
    pieces::tiles(&all)
}

#[derive(Template)]
#[template(path = "opening/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    koperasi: String,
    name: String,
    as_of: String,
    state: Html,
    problems: Html,
    empty: Html,
    standing: Html,
    parts: Vec<(String, String)>,
    work: Vec<(String, String)>,
    hidden: Html,
    proposes: bool,
    posts: bool,
    takes_back: bool,
    why: Input,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    shown(call, &[])
}

fn shown(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let file = file(call)?;
    let own = path(file.books.row.id);
    let board = call.actor.is_one_of(BOARD) && call.actor.office == file.books.home();
    let state = file.state();
    let open = board && state != OpeningState::Posted;
    let tone = if state == OpeningState::Posted { Tone::Good } else { Tone::Attention };
    let parts = Part::ALL.iter().filter(|part| file.balances.count(**part) > 0).map(|part| {
        let label = format!("{} ({})", call.say(part.label()), file.balances.count(*part));
        (label, format!("{own}/isi/{}", part.key()))
    });
    let to = |phrase: Phrase, below: &str| (call.say(phrase).to_owned(), format!("{own}/{below}"));
    let work = [
        to(words::TYPE_ACCOUNTS, "akun"),
        to(words::TYPE_MEMBER, "baris/anggota"),
        to(words::TYPE_TERM, "baris/berjangka"),
        to(words::TYPE_LOAN, "baris/pinjaman"),
        to(words::SHEET_TITLE, "lembar"),
    ];
    let none = file.balances.is_empty();
    let content = ShowPage {
        call,
        koperasi: format!("/koperasi/{}", file.books.row.id),
        name: file.books.name.clone(),
        as_of: format!("{} {}", call.say(words::AS_OF), day::full(file.as_of(), call.lang)),
        state: pieces::tag(tone, call.say(state.label())),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        empty: if none { pieces::empty(call.say(words::NOTHING_YET), None) } else { Html::default() },
        standing: if none { Html::default() } else { Standing::of(call, &file, &[]).html() },
        parts: parts.collect(),
        work: if open { work.to_vec() } else { Vec::new() },
        hidden: file.opening.as_ref().map_or_else(|| call.hidden(), |one| call.hidden_for(&one.row)),
        proposes: open && state == OpeningState::Draft && file.is_ready(),
        posts: open && state == OpeningState::Proposed,
        takes_back: board && state == OpeningState::Posted,
        why: Input::text("memo", call.say(words::WHY)).required().filled(&call.form, problems, call.lang),
        own,
    };
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn done(call: &Call, result: Result<Done, Refusal>, said: Phrase) -> Result<Answer, Refusal> {
    match result {
        Ok(_) => Ok(Answer::redirect(path(call.param("id")?)).saying(call.say(said))),
        Err(refusal) => shown(call, &problems_of(refusal)?),
    }
}

fn asked(call: &Call) -> Result<(RecordId, Seen), Refusal> {
    Ok((call.param("id")?, call.seen()?))
}

fn propose(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = asked(call)?;
    done(call, call.act(move |read| office::propose(read, id, &seen)), words::PROPOSED)
}

fn to_draft(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = asked(call)?;
    done(call, call.act(move |read| office::to_draft(read, id, &seen)), words::DRAFT_AGAIN)
}

fn post(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = asked(call)?;
    done(call, call.act(move |read| opening_post::post(read, id, &seen)), words::POSTED)
}

fn take_back(call: &Call) -> Result<Answer, Refusal> {
    let ((id, seen), action) = (asked(call)?, call.action);
    let why = call.form.text("memo").to_owned();
    let result = call.act(move |read| opening_post::take_back(read, action, id, (&seen, &why)));
    done(call, result, words::TAKEN_BACK)
}

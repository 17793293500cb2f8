//! Opening balances in a sheet: the sheet to download, sending it, and what was found before it is used. Not here: what a sheet
//! says (`office::opening_sheet`), how far the balances are (`opening`).

use askama::Template;
use documents::sheet::{Cell, Column, Tab, several};
use kernel::refusal::Problem;
use kernel::{Access, Phrase, Record, RecordId, Refusal};
use people::pages::form_page::{FormPage, problem, problems_of};
use web::{Answer, Call, Html, Input, Route, pieces};

use super::opening::{PURPOSE, Standing, about, file, path};
use super::opening_form::keep;
use crate::office::journal_text::{File, sheet};
use crate::office::member;
use crate::office::opening::OpeningFile;
use crate::office::opening_sheet::Sent;
use crate::records::{BOARD, Member, Opening};
use crate::rules::opening::{AccountLine, Balances, MemberLine, Part};
use crate::rules::opening_sheet::cells_of;
use crate::words::opening as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let board = Access::Roles(BOARD);
    // Members' names stand in the sheet, so that whoever fills it in finds them.
    let named = |route: Route| about(route).purpose(PURPOSE).opens(&[Opening::SPEC, Member::SPEC]);
    vec![
        about(Route::get("/koperasi/{id}/buku/saldo-awal/lembar", board, send_page)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/lembar", board, send).files()),
        named(Route::get("/koperasi/{id}/buku/saldo-awal/unduh/{lembar}", board, download)),
        about(Route::get("/koperasi/{id}/buku/saldo-awal/lembar/{berkas}", board, check_page)),
        about(Route::post("/koperasi/{id}/buku/saldo-awal/lembar/{berkas}", board, take_up)),
    ]
}

fn send_page(call: &Call) -> Result<Answer, Refusal> {
    show_send(call, Vec::new())
}

fn show_send(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let own = path(id);
    let csv = Part::ALL.iter().map(|part| {
        (
            format!("{} {}", call.say(words::DOWNLOAD_CSV), call.say(part.label())),
            format!("{own}/unduh/{}.csv", part.key()),
        )
    });
    let mut downloads = vec![(call.say(words::DOWNLOAD).to_owned(), format!("{own}/unduh/lembar.xlsx"))];
    downloads.extend(csv);
    let page = FormPage {
        title: call.say(words::SHEET_TITLE).to_owned(),
        lead: vec![call.say(words::SHEET_LEAD).to_owned(), call.say(words::SEND_LEAD).to_owned()],
        problems,
        inputs: vec![Input::sheet("berkas", call.say(words::FILE)).help(call.say(words::FILE_HELP)).required()],
        action: format!("{own}/lembar"),
        button: call.say(words::CHECK).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), own)],
        before: Html::of(&Downloads { downloads }),
        ..FormPage::default()
    };
    Ok(page.answer_with_files(call))
}

#[derive(Template)]
#[template(
    source = r#"<section class="card menu"><ul class="list">{% for (label, to) in downloads %}<li><a class="grow" href="{{ to }}">{{ label }}</a></li>{% endfor %}</ul></section>"#,
    ext = "html"
)]
struct Downloads {
    downloads: Vec<(String, String)>,
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    let sent = match call.files.get("berkas") {
        Some(upload) => Sent::of(&upload.bytes).map(|_| &upload.bytes),
        None => Err(Refusal::Invalid(vec![problem("berkas", "required", words::FILE_NEEDED)])),
    };
    match sent {
        Ok(bytes) => {
            let kept = call.store.uploads().put(call.actor.account, bytes, call.now)?;
            Ok(Answer::redirect(format!("{}/lembar/{kept}", path(call.param("id")?))))
        }
        Err(refusal) => show_send(call, problems_of(refusal)?),
    }
}

#[derive(Template)]
#[template(path = "opening/check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    own: String,
    action: String,
    problems: Html,
    parts: String,
    standing: Html,
    hidden: Html,
    usable: bool,
}

/// A sheet that was sent, and the balances as they would be after it.
fn sent(call: &Call) -> Result<Option<(RecordId, Sent, OpeningFile)>, Refusal> {
    let kept = call.param("berkas")?;
    let Some(bytes) = call.store.uploads().get(call.actor.account, kept)? else { return Ok(None) };
    let mut sent = Sent::of(&bytes)?;
    let mut file = file(call)?;
    let (balances, flaws) = call.read(|read| sent.onto(read, &file.balances))?;
    file.facts = call.read(|read| crate::office::opening::facts(read, &file.books, &balances))?;
    file.balances = balances;
    sent.flaws.extend(flaws);
    Ok(Some((kept, sent, file)))
}

fn lost(call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::redirect(format!("{}/lembar", path(call.param("id")?))).saying(call.say(words::LOST)))
}

fn check_page(call: &Call) -> Result<Answer, Refusal> {
    show_check(call, &[])
}

fn show_check(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let Some((kept, sent, file)) = sent(call)? else { return lost(call) };
    let own = path(file.books.row.id);
    let part = |(part, lines): (&Part, &Vec<_>)| format!("{} ({})", call.say(part.label()), lines.len());
    let content = CheckPage {
        call,
        action: format!("{own}/lembar/{kept}"),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        parts: sent.parts.iter().map(part).collect::<Vec<_>>().join(", "),
        standing: Standing::of(call, &file, &sent.flaws).html(),
        hidden: file.opening.as_ref().map_or_else(|| call.hidden(), |one| call.hidden_for(&one.row)),
        usable: sent.flaws.is_empty(),
        own,
    };
    let answer = call.page(call.say(words::CHECKED), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn take_up(call: &Call) -> Result<Answer, Refusal> {
    let Some((kept, sent, file)) = sent(call)? else { return lost(call) };
    if !sent.flaws.is_empty() {
        return show_check(call, &[problem("", "opening.cell", words::MEND_LEAD)]);
    }
    let as_of = file.as_of();
    match keep(call, file.books.row.id, as_of, file.balances) {
        Ok(()) => {
            call.store.uploads().remove(call.actor.account, kept)?;
            Ok(Answer::redirect(path(file.books.row.id)).saying(call.say(words::USED)))
        }
        Err(refusal) => show_check(call, &problems_of(refusal)?),
    }
}

/// The sheet with the chart, the members and what was typed so far.
fn download(call: &Call) -> Result<Answer, Refusal> {
    let file = file(call)?;
    let filled = call.read(|read| filled(read, &file))?;
    let wanted = call.param_text("lembar");
    let tab = |part: Part| Tab {
        name: call.say(part.label()).to_owned(),
        columns: part.columns().iter().map(|(phrase, digits)| column(call, *phrase, *digits)).collect(),
        rows: filled.rows(part),
    };
    let (bytes, kind) = if wanted == "lembar.xlsx" {
        (several(&Part::ALL.map(tab)).map_err(Refusal::fault)?, File::Xlsx)
    } else {
        let part = Part::ALL.into_iter().find(|part| wanted == format!("{}.csv", part.key()));
        let tab = tab(part.ok_or(Refusal::NotFound)?);
        let heading: Vec<String> = tab.columns.iter().map(|column| column.heading.clone()).collect();
        (sheet(false, "", &heading, &tab.rows, call.store.dir()).map_err(Refusal::fault)?, File::Csv)
    };
    Ok(Answer::file(bytes, super::journal_text::content_type(kind), format!("saldo-awal-{wanted}"), false))
}

fn column(call: &Call, phrase: Phrase, digits: bool) -> Column {
    let heading = call.say(phrase).to_owned();
    let width = (heading.chars().count() as f64 + 4.0).max(if digits && phrase == words::NAME { 30.0 } else { 14.0 });
    Column { heading, width, digits }
}

/// What was typed, with a line for every account and every member.
struct Filled {
    balances: Balances,
    names: std::collections::BTreeMap<String, String>,
    accounts: std::collections::BTreeMap<String, String>,
}

fn filled(read: &store::Reader<'_>, file: &OpeningFile) -> Result<Filled, Refusal> {
    let mut balances = file.balances.clone();
    for code in file.facts.accounts.keys().filter(|code| !file.balances.accounts.iter().any(|one| one.code == **code)) {
        balances.accounts.push(AccountLine { code: code.clone(), ..AccountLine::default() });
    }
    balances.accounts.sort_by(|one, other| one.code.cmp(&other.code));
    let mut names = std::collections::BTreeMap::new();
    for (number, id) in &file.facts.members {
        let member = read.get::<Member>(*id)?;
        let person = member::person(read, &member)?;
        names.insert(number.clone(), person.and_then(|one| one.name.known().cloned()).unwrap_or_default());
        if !file.balances.members.iter().any(|one| one.number == *number) {
            balances.members.push(MemberLine { number: number.clone(), ..MemberLine::default() });
        }
    }
    balances.members.sort_by(|one, other| one.number.cmp(&other.number));
    Ok(Filled { balances, names, accounts: file.facts.accounts.clone() })
}

impl Filled {
    fn rows(&self, part: Part) -> Vec<Vec<Cell>> {
        let name = |index: usize| match part {
            Part::Accounts => self.balances.accounts.get(index).and_then(|one| self.accounts.get(&one.code)),
            Part::Members => self.balances.members.get(index).and_then(|one| self.names.get(&one.number)),
            Part::Terms => self.balances.terms.get(index).and_then(|one| self.names.get(&one.number)),
            Part::Loans => self.balances.loans.get(index).and_then(|one| self.names.get(&one.number)),
        };
        let row = |index: usize| cells_of(&self.balances, part, index, name(index).map_or("", String::as_str));
        (0..self.balances.count(part)).map(row).collect()
    }
}

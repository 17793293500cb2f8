//! A receipt on screen and on A5 with its seal, taking back what it is for, and the public check of a receipt, which names
//! nobody. Not here: the cashier's day (`cash`), what makes a receipt genuine (`office::receipt_seal`).

use askama::Template;
use documents::letter::Pair;
use documents::qr::QrContent;
use documents::slip::{self, Slip, SlipPaper};
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Lang, Record, RecordId, Refusal, Stored, day};
use people::rules::letter::shown_code;
use store::Reader;
use web::{Answer, Call, Html, Input, Limit, Route, Tone, pieces};

use super::member::{PURPOSE, date, member_path, name_of};
use crate::office::ledger;
use crate::office::receipt_seal::{self, Found, Verdict};
use crate::office::saving_reversal::{self, Reversing};
use crate::records::koperasi::Principle;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, LedgerAccount, Loan, Member, Posting, PowerOfAttorney};
use crate::records::{Receipt, SavingsAccount};
use crate::rules::chart;
use crate::words::{cash as cash_words, saving as words};

/// Checks from one network address.
const CHECKS: Limit = Limit { name: "receipt", at_once: 60, seconds: 2 };

/// The addresses. A QR is coarser in capitals.
pub fn routes() -> Vec<Route> {
    let (read, board) = (Access::Read(Receipt::SPEC), Access::Roles(BOARD));
    let about = |route: Route| {
        route
            .of(Receipt::SPEC)
            .purpose(PURPOSE)
            .opens(&[Member::SPEC, PowerOfAttorney::SPEC])
            .help("koperasi-simpanan#bukti-kas")
    };
    let public = |path| Route::get(path, Access::Public, check).help("koperasi-simpanan#periksa-bukti-kas");
    vec![
        about(Route::get("/bukti-kas/{id}", read, receipt)),
        about(Route::get("/bukti-kas/{id}/bukti.pdf", Access::Roles(ACCOUNT_SPECIFIC), print)),
        about(Route::post("/bukti-kas/{id}/batal", board, reverse)).help("koperasi-simpanan#salah-catat"),
        public("/cek-bukti"),
        public("/cek-bukti/{token}"),
        public("/CEK-BUKTI/{token}"),
    ]
}

/// What a receipt tells.
struct Told {
    receipt: Stored<Receipt>,
    body: String,
    member: Option<RecordId>,
    facts: Vec<(&'static str, String)>,
    reversal: Option<Stored<Posting>>,
    reversible: bool,
}

/// Whose money it was and on which account, as far as the receipt names a part.
struct Part {
    label: String,
    member: Stored<Member>,
}

fn part(read: &Reader<'_>, receipt: &Receipt, lang: Lang, principle: Principle) -> Result<Option<Part>, Refusal> {
    let Some(part) = receipt.part.as_deref().and_then(|part| part.parse::<RecordId>().ok()) else { return Ok(None) };
    if let Some(account) = read.maybe::<SavingsAccount>(part)? {
        let label = words::product(account.product, principle).say(lang).to_owned();
        return Ok(Some(Part { label, member: read.get::<Member>(account.member.id)? }));
    }
    if let Some(loan) = read.maybe::<Loan>(part)? {
        let label = format!("{} {}", loan.contract.label().say(lang), loan.number);
        return Ok(Some(Part { label, member: read.get::<Member>(loan.member.id)? }));
    }
    // What is paid to a member outside any account: a leaver's savings, a part of the surplus.
    Ok(read.maybe::<Member>(part)?.map(|member| Part { label: String::new(), member }))
}

fn told(read: &Reader<'_>, call: &Call) -> Result<Told, Refusal> {
    let receipt = read.get::<Receipt>(call.param("id")?)?;
    let books = read.get::<Koperasi>(receipt.books.id)?;
    let group = ledger::group(read, receipt.posting.id.raw())?;
    let say = |phrase: kernel::Phrase| call.say(phrase);
    let mut facts = vec![
        (say(words::NUMBER), receipt.number.clone()),
        (say(words::DATE), day::full(receipt.date, call.lang)),
        (say(words::AMOUNT), Rupiah(receipt.amount).to_string()),
        (say(words::IN_WORDS), Rupiah(receipt.amount).in_words()),
    ];
    if let Some(head) = group.first() {
        facts.push((say(cash_words::FOR_WHAT), for_what(read, call, (&books, &receipt), head)?));
        let bank = [head.debit, head.credit].iter().any(|side| is_account(&books, side.id.raw(), "1102"));
        facts.push((
            say(cash_words::MEANS),
            say(if bank { cash_words::BY_BANK } else { cash_words::BY_CASH }).to_owned(),
        ));
    }
    let part = part(read, &receipt, call.lang, books.principle)?;
    if let Some(part) = &part {
        if !part.label.is_empty() {
            facts.push((say(words::ACCOUNT), part.label.clone()));
        }
        let number = part.member.number.clone().unwrap_or_default();
        facts.push((say(words::MEMBER), format!("{number} {}", name_of(read, &part.member)?).trim().to_owned()));
    }
    if let Some(power) = receipt.attorney {
        let power = read.get::<PowerOfAttorney>(power.id)?;
        let name = power.attorney.known().cloned().unwrap_or_else(|| "–".to_owned());
        facts.push((say(words::TAKEN_BY), name));
    }
    let reversal = saving_reversal::of(read, receipt.posting.id.raw())?;
    if let Some(reversal) = &reversal {
        facts.push((say(words::REVERSED), day::full(reversal.date, call.lang)));
    }
    if let Some(code) = &receipt.check_code {
        facts.push((say(words::CODE), shown_code(code)));
    }
    Ok(Told {
        body: books.name.clone(),
        member: part.map(|part| part.member.row.id),
        facts,
        reversible: reversal.is_none() && saving_reversal::is_ours(read, &group)?,
        reversal,
        receipt,
    })
}

fn is_account(books: &Stored<Koperasi>, account: RecordId, code: &str) -> bool {
    chart::account_id(books.row.id, code) == account
}

/// The event, and for cash that is neither savings nor loans the account on the other side and its words.
fn for_what(
    read: &Reader<'_>,
    call: &Call,
    (books, receipt): (&Stored<Koperasi>, &Receipt),
    head: &Stored<Posting>,
) -> Result<String, Refusal> {
    let event = call.say(words::event(head.event, books.principle)).to_owned();
    if receipt.part.is_some() {
        return Ok(event);
    }
    let tills = ["1101", "1102"];
    let is_till = |account: RecordId| tills.iter().any(|code| is_account(books, account, code));
    let other = [head.debit, head.credit].into_iter().find(|side| !is_till(side.id.raw()));
    let mut what = match other {
        Some(account) => read.get::<LedgerAccount>(account.id)?.name.clone(),
        None => event,
    };
    if let Some(memo) = head.memo.known().cloned().flatten() {
        what = format!("{what}: {memo}");
    }
    Ok(what)
}

#[derive(Template)]
#[template(path = "cash/receipt.html")]
struct ReceiptPage<'c> {
    call: &'c Call,
    title: String,
    state: Html,
    problems: Html,
    facts: Vec<(&'static str, String)>,
    print: String,
    back: String,
    entry: String,
    hidden: Html,
    own: String,
    reverse: Vec<Input>,
}

fn receipt(call: &Call) -> Result<Answer, Refusal> {
    shown(call, &[])
}

fn shown(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let own = format!("/bukti-kas/{}", told.receipt.row.id);
    let path = format!("{own}/bukti.pdf");
    let works = call.actor.is_one_of(BOARD) && call.actor.office == told.receipt.home();
    let mut reverse = Vec::new();
    if works && told.reversible {
        let day = Receipt::SPEC.field_named("date").map(|(_, field)| Input::of(field, call.lang));
        reverse.push(Input::text("why", call.say(words::WHY)).required());
        reverse.extend(day.map(|input| input.value(call.today.to_string())));
    }
    let reverse = reverse.into_iter().map(|input| input.filled(&call.form, problems, call.lang)).collect();
    let head = told.reversal.as_ref().map_or(told.receipt.posting.id.raw(), |reversal| reversal.row.id);
    let content = ReceiptPage {
        call,
        title: call.say(told.receipt.direction.label()).to_owned(),
        state: told.reversal.map_or_else(Html::default, |_| pieces::tag(Tone::Danger, call.say(words::REVERSED))),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        facts: told.facts,
        print: if call.may_get(&path) { path } else { String::new() },
        back: told.member.map_or_else(String::new, member_path),
        entry: format!("/koperasi/{}/buku/bukti/{head}", told.receipt.books.id.raw()),
        hidden: call.hidden(),
        own,
        reverse,
    };
    let answer = call.page(call.say(words::RECEIPT), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn reverse(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let why = call.form.text("why").to_owned();
    let done = date(call, "date").and_then(|date| {
        call.act(move |read| {
            let posting = read.get::<Receipt>(id)?.posting.id.raw();
            saving_reversal::reverse(read, action, &Reversing { posting, date, why })
        })
    });
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/bukti-kas/{id}")).saying(call.say(words::REVERSED_DONE))),
        Err(Refusal::Invalid(problems)) => shown(call, &problems),
        Err(other) => Err(other),
    }
}

fn print(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    // The number stands in the box, the code beside the QR.
    let shown = told.facts.iter().skip(1).filter(|(label, _)| *label != call.say(words::CODE));
    let lines = shown.map(|(label, value)| Pair::new(*label, value.clone()));
    let title = match told.reversal {
        Some(_) => cash_words::PAPER_TAKEN_BACK,
        None => told.receipt.direction.label(),
    };
    let slip = Slip {
        office: told.body,
        title: call.say(title).to_owned(),
        code_label: call.say(words::NUMBER).to_owned(),
        code: Some(told.receipt.number.clone()),
        lines: lines.collect(),
        instructions: vec![call.say(words::SEAL).to_owned(), call.say(words::PAYER).to_owned()],
        qr: sealed(call, &told.receipt)?,
        footer: String::new(),
        paper: SlipPaper::A5,
        date: Some(told.receipt.date),
        lang: call.lang,
    };
    let pdf = slip::render(&slip).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "bukti-kas.pdf", true))
}

/// The QR with the seal; none on a computer that does not keep these books and has no key for them.
fn sealed(call: &Call, receipt: &Stored<Receipt>) -> Result<Option<QrContent>, Refusal> {
    let seal = match receipt_seal::seal(&call.store, &call.actor, receipt, call.now) {
        Ok(seal) => seal,
        Err(Refusal::Waiting(..)) => return Ok(None),
        Err(other) => return Err(other),
    };
    let address = call.address("/cek-bukti");
    let plain = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let code = receipt.check_code.as_deref().map(shown_code).unwrap_or_default();
    let say = |phrase| call.say(phrase);
    Ok(Some(QrContent {
        url: check_url(&address, &seal.to_text()),
        caption: format!("{} {plain} {} {code}", say(cash_words::VERIFY), say(cash_words::AND_TYPE)),
    }))
}

/// The address in the QR: in capitals where nothing but the host stands before it.
fn check_url(address: &str, text: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    match rest.matches('/').count() {
        1 => format!("{}://{}/{text}", scheme.to_uppercase(), rest.to_uppercase()),
        _ => format!("{address}/{text}"),
    }
}

#[derive(Template)]
#[template(path = "cash/check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    verdict: Option<(Tone, &'static str, &'static str)>,
    facts: Vec<(&'static str, String)>,
    code: Input,
}

/// The check, for anybody: number, day, amount, koperasi and whether it was taken back.
fn check(call: &Call) -> Result<Answer, Refusal> {
    let typed = match call.param_text("token") {
        "" => call.query("kode"),
        token => token,
    };
    let verdict = if typed.is_empty() {
        None
    } else {
        call.limited(CHECKS).map_err(|_| Refusal::Busy)?;
        Some(call.read(|read| receipt_seal::check(read, typed))?)
    };
    let say = |phrase| call.say(phrase);
    let (status, shown, found) = match &verdict {
        None => (200, None, None),
        Some(Verdict::Booked(found, false)) => {
            (200, Some((Tone::Good, say(cash_words::GENUINE), say(cash_words::GENUINE_TELL))), Some(found))
        }
        Some(Verdict::Booked(found, true)) => {
            (410, Some((Tone::Danger, say(cash_words::TAKEN_BACK), say(cash_words::TAKEN_BACK_TELL))), Some(found))
        }
        Some(Verdict::NotHere(found)) => {
            (200, Some((Tone::Attention, say(cash_words::NOT_HERE), say(cash_words::NOT_HERE_TELL))), Some(found))
        }
        Some(Verdict::False) => (404, Some((Tone::Danger, say(cash_words::FALSE), say(cash_words::FALSE_TELL))), None),
    };
    let code = Input::text("kode", say(cash_words::CHECK_CODE)).help(say(cash_words::CHECK_HELP)).autocomplete("off");
    let facts = found.map_or_else(Vec::new, |found| facts(call, found));
    let content = CheckPage { call, verdict: shown, facts, code };
    Ok(call.page(say(cash_words::CHECK), &content).with_status(status))
}

fn facts(call: &Call, found: &Found) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (call.say(words::NUMBER), found.number.clone()),
        (call.say(words::DATE), day::full(found.date, call.lang)),
    ];
    facts.extend(found.amount.map(|amount| (call.say(words::AMOUNT), Rupiah(amount).to_string())));
    facts.extend(found.koperasi.clone().map(|name| (call.say(cash_words::KOPERASI), name)));
    facts
}

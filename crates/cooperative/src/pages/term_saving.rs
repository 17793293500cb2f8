//! Matured terms with one tap for each way on, and ending a term before it matures, shown to the rupiah before it is done.
//! Not here: opening one (`member`), what is paid (`office::term_saving`).

use askama::Template;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Html, Input, Route};

use super::member::{PURPOSE, date, member_path, name_of};
use crate::office::member::{balance, books, place};
use crate::office::term_saving::{self as office, Ending, Target};
use crate::records::koperasi::Principle;
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, Member, Receipt, SavingsAccount};
use crate::rules::term_saving::Paid;
use crate::words::{member as member_words, saving as words};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| {
        route.of(SavingsAccount::SPEC).purpose(PURPOSE).opens(&[Member::SPEC]).help("koperasi-simpanan#berjangka")
    };
    vec![
        about(Route::get("/simpanan-jatuh-tempo", Access::Roles(ACCOUNT_SPECIFIC), matured)),
        about(Route::get("/rekening-simpanan/{id}/cairkan", Access::Roles(BOARD), form)),
        about(Route::post("/rekening-simpanan/{id}/cairkan", Access::Roles(BOARD), end)),
    ]
}

struct Line {
    path: String,
    end: String,
    name: String,
    detail: String,
    balance: String,
}

#[derive(Template)]
#[template(path = "saving/matured.html")]
struct MaturedPage<'c> {
    call: &'c Call,
    works: bool,
    hidden: Html,
    lines: Vec<Line>,
}

fn matured(call: &Call) -> Result<Answer, Refusal> {
    let (works, lines) = call.read(|read| {
        let books = books(read)?;
        let mut lines = Vec::new();
        for account in office::matured(read, &books, call.today)? {
            let member = read.get::<Member>(account.member.id)?;
            let own = format!("/rekening-simpanan/{}", account.row.id);
            let due = account.matures_on.map(|on| day::short(on, call.lang)).unwrap_or_default();
            lines.push(Line {
                end: format!("{own}/cairkan"),
                path: own,
                name: format!("{} {}", member.number.clone().unwrap_or_default(), name_of(read, &member)?),
                detail: format!("{} {due}", call.say(words::MATURES)),
                balance: Rupiah(balance(read, &account)?).to_string(),
            });
        }
        Ok((call.actor.is_one_of(BOARD) && call.actor.office == books.home(), lines))
    })?;
    let content = MaturedPage { call, works, hidden: call.hidden(), lines };
    Ok(call.page(call.say(words::MATURED), &content))
}

struct Seen {
    account: Stored<SavingsAccount>,
    books: Stored<Koperasi>,
    member: Stored<Member>,
    name: String,
    paid: Paid,
}

fn seen(call: &Call) -> Result<Seen, Refusal> {
    let id: RecordId = call.param("id")?;
    call.read(|read| {
        let account = read.get::<SavingsAccount>(id)?;
        let books = read.get::<Koperasi>(account.books.id)?;
        let member = read.get::<Member>(account.member.id)?;
        let paid = office::paid(read, &books, &account, call.today)?;
        Ok(Seen { name: name_of(read, &member)?, account, books, member, paid })
    })
}

fn form(call: &Call) -> Result<Answer, Refusal> {
    again(call, Vec::new())
}

fn again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let Seen { account, books, member, name, paid } = seen(call)?;
    let sharia = books.principle == Principle::Sharia;
    let early = account.matures_on.is_some_and(|matures| call.today < matures);
    let lead = match (early, sharia) {
        (false, _) => call.say(words::END_LEAD_RIPE).to_owned(),
        (true, true) => call.say(words::END_LEAD_EARLY_SHARIA).to_owned(),
        (true, false) => call.say(words::END_LEAD_EARLY).to_owned(),
    };
    let line = |phrase, amount: i64| format!("{}: {}", call.say(phrase), Rupiah(amount));
    let mut lines = vec![name, lead, line(words::PRINCIPAL, paid.principal + paid.withheld)];
    if early && !sharia {
        lines.push(line(words::WITHHELD, paid.withheld));
        lines.push(line(words::ON_TOP, paid.service));
    }
    lines.push(line(words::PAYS, paid.total()));
    let day = Receipt::SPEC.field_named("date").map(|(_, field)| Input::of(field, call.lang));
    let mut inputs = vec![Input::choice("to", call.say(words::TO), targets(call, early, books.principle)).required()];
    inputs.extend(day.map(|input| input.value(call.today.to_string())));
    let number = member.number.clone().unwrap_or_default();
    let page = FormPage {
        title: call.say(words::END_TERM).to_owned(),
        lead: lines,
        problems,
        inputs,
        action: format!("/rekening-simpanan/{}/cairkan", account.row.id),
        button: call.say(words::END_TERM).to_owned(),
        links: vec![(format!("{} {number}", call.say(member_words::TITLE)), member_path(member.row.id))],
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn targets(call: &Call, early: bool, principle: Principle) -> Vec<(String, String)> {
    let mut all =
        vec![("cash", words::TO_CASH), ("bank", words::TO_BANK), ("voluntary", words::to_voluntary(principle))];
    if !early {
        all.push(("again", words::TO_AGAIN));
    }
    all.into_iter().map(|(key, phrase)| (key.to_owned(), call.say(phrase).to_owned())).collect()
}

fn end(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let to = match call.form.text("to") {
        "cash" => Ok(Target::Cash),
        "bank" => Ok(Target::Bank),
        "voluntary" => Ok(Target::Voluntary),
        "again" => Ok(Target::Again),
        _ => Err(Refusal::invalid("to", "required", words::TO_MISSING)),
    };
    let done = to.and_then(|to| {
        let date = date(call, "date")?;
        call.act(move |read| office::end(read, action, &Ending { account: id, date, to })).map(|_| to)
    });
    match done {
        Ok(Target::Cash | Target::Bank) => {
            Ok(Answer::redirect(format!("/bukti-kas/{}", action.record(place::RECEIPT))))
        }
        Ok(Target::Voluntary | Target::Again) => {
            let member = seen(call)?.member.row.id;
            Ok(Answer::redirect(member_path(member)).saying(call.say(words::ENDED)))
        }
        Err(refusal) => again(call, problems_of(refusal)?),
    }
}

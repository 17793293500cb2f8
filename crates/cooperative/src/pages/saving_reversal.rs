//! One event of a passbook: where it has a receipt that page is shown, otherwise its facts; and taking it back. Not here: what
//! taking back does (`office::saving_reversal`).

use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input, Route};

use super::member::{PURPOSE, date, member_path};
use super::plain::PlainPage;
use crate::office::ledger;
use crate::office::saving_reversal::{self as office, Reversing};
use crate::records::{BOARD, Koperasi, Posting, Receipt, SavingsAccount};
use crate::words::{cash as cash_words, saving as words};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(Posting::SPEC).purpose(PURPOSE).help("koperasi-simpanan#salah-catat");
    vec![
        about(Route::get("/transaksi-simpanan/{id}", Access::Read(Posting::SPEC), show)),
        about(Route::post("/transaksi-simpanan/{id}", Access::Roles(BOARD), reverse)),
    ]
}

struct Seen {
    books: Stored<Koperasi>,
    group: Vec<Stored<Posting>>,
    receipt: Option<Stored<Receipt>>,
    member: Option<RecordId>,
    reversal: Option<Stored<Posting>>,
    ours: bool,
}

fn seen(call: &Call) -> Result<Seen, Refusal> {
    let id: RecordId = call.param("id")?;
    call.read(|read| {
        let group = ledger::group(read, id)?;
        let head = group.first().ok_or(Refusal::NotFound)?;
        let parts = [&head.debit_part, &head.credit_part];
        let part = parts.into_iter().find_map(|part| part.as_deref()?.parse::<RecordId>().ok());
        let account = match part {
            Some(part) => read.maybe::<SavingsAccount>(part)?,
            None => None,
        };
        Ok(Seen {
            books: read.get::<Koperasi>(head.books.id)?,
            receipt: read.referring::<Receipt>("posting", id)?.into_iter().next(),
            member: account.map(|account| account.member.id.raw()),
            reversal: office::of(read, id)?,
            ours: office::is_ours(read, &group)?,
            group,
        })
    })
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    again(call, Vec::new())
}

fn again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let Seen { books, group, receipt, member, reversal, ours } = seen(call)?;
    if let Some(receipt) = receipt {
        return Ok(Answer::redirect(format!("/bukti-kas/{}", receipt.row.id)));
    }
    let Some(head) = group.first() else { return Err(Refusal::NotFound) };
    let sum: i64 = group.iter().map(|pair| pair.amount).sum();
    let title = call.say(words::event(head.event, books.principle)).to_owned();
    let mut lead = vec![format!("{} · {}", day::full(head.date, call.lang), Rupiah(sum))];
    if let Some(reversal) = &reversal {
        lead.push(format!("{}: {}", call.say(words::REVERSED), day::full(reversal.date, call.lang)));
    }
    let entry = format!("/koperasi/{}/buku/bukti/{}", books.row.id, head.row.id);
    let mut links = vec![(call.say(cash_words::TO_ENTRY).to_owned(), entry)];
    links.extend(member.map(|member| (call.say(words::BACK).to_owned(), member_path(member))));
    let works = call.actor.is_one_of(BOARD) && call.actor.office == books.home();
    if !works || !ours || reversal.is_some() {
        return Ok(PlainPage { title, lead, buttons: links, ..PlainPage::default() }.answer(call));
    }
    lead.push(call.say(words::REVERSE_LEAD).to_owned());
    let day = Receipt::SPEC.field_named("date").map(|(_, field)| Input::of(field, call.lang));
    let mut inputs = vec![Input::text("why", call.say(words::WHY)).required()];
    inputs.extend(day.map(|input| input.value(call.today.to_string())));
    let page = FormPage {
        title,
        lead,
        problems,
        inputs,
        action: format!("/transaksi-simpanan/{}", head.row.id),
        button: call.say(words::REVERSE).to_owned(),
        links,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn reverse(call: &Call) -> Result<Answer, Refusal> {
    let (posting, action) = (call.param("id")?, call.action);
    let why = call.form.text("why").to_owned();
    let done = date(call, "date")
        .and_then(|date| call.act(move |read| office::reverse(read, action, &Reversing { posting, date, why })));
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/transaksi-simpanan/{posting}")).saying(call.say(words::REVERSED_DONE))),
        Err(refusal) => again(call, problems_of(refusal)?),
    }
}

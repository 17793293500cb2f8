//! Leavers who are not paid yet, and paying one of them. Not here: leaving itself (`member`), what is owed (`office::leaver`).

use askama::Template;
use kernel::money::Rupiah;
use kernel::{Access, Record, Refusal, day};
use web::{Answer, Call, Html, Input, Route, pieces};

use super::member::{PURPOSE, date, member_path, name_of, rupiah, show};
use crate::office::leaver::{self as office, Payment};
use crate::office::member::{books, place};
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Member, Receipt};
use crate::words::{member as words, saving as saving_words};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(Member::SPEC).purpose(PURPOSE).help("koperasi-simpanan#keluar");
    vec![
        about(Route::get("/anggota-keluar", Access::Roles(ACCOUNT_SPECIFIC), unpaid)),
        about(Route::post("/anggota-koperasi/{id}/bayar-keluar", Access::Roles(BOARD), pay)),
    ]
}

struct Line {
    path: String,
    name: String,
    detail: String,
    owed: String,
}

#[derive(Template)]
#[template(path = "member/leavers.html")]
struct LeaversPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    empty: Html,
}

fn unpaid(call: &Call) -> Result<Answer, Refusal> {
    let lines = call.read(|read| {
        let books = books(read)?;
        let mut lines = Vec::new();
        for (member, owed) in office::unpaid(read, &books)? {
            let left = member.left_on.map(|on| format!("{} {}", call.say(words::LEFT_ON), day::short(on, call.lang)));
            lines.push(Line {
                path: member_path(member.row.id),
                name: format!("{} {}", member.number.clone().unwrap_or_default(), name_of(read, &member)?),
                detail: left.unwrap_or_default(),
                owed: Rupiah(owed).to_string(),
            });
        }
        Ok(lines)
    })?;
    let empty = pieces::empty(call.say(words::LEAVERS_NONE), None);
    Ok(call.page(call.say(words::LEAVERS), &LeaversPage { call, lines, empty }))
}

/// The fields by which a leaver is paid; all of what is owed stands there already.
pub(super) fn inputs(call: &Call, owed: i64) -> Vec<Input> {
    let day = Receipt::SPEC.field_named("date").map(|(_, field)| Input::of(field, call.lang));
    let mut inputs =
        vec![Input::text("amount", call.say(saving_words::AMOUNT)).digits(18).required().value(Rupiah(owed).plain())];
    inputs.extend(day.map(|input| input.value(call.today.to_string())));
    inputs.push(Input::tick("bank", call.say(saving_words::BANK)));
    inputs
}

fn pay(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let done = date(call, "date").and_then(|date| {
        let input = Payment { member: id, date, amount: rupiah(call, "amount")?, bank: call.form.ticked("bank") };
        call.act(move |read| office::pay(read, action, &input))
    });
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/bukti-kas/{}", action.record(place::RECEIPT)))),
        Err(Refusal::Invalid(problems)) => show(call, id, &problems),
        Err(other) => Err(other),
    }
}

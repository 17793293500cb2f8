//! What savings earn in a month: the service that the rate gives, or in a sharia koperasi the bonus and the share that the board
//! decides; looked at before it is posted. Not here: how it is reckoned and shared (`office::saving_service`).

use askama::Template;
use kernel::day::Month;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Access, Record, Refusal};
use web::{Answer, Call, Html, Input, Route, pieces};

use super::member::PURPOSE;
use crate::office::member as members;
use crate::office::saving_service::{self as office, Given};
use crate::records::koperasi::Principle;
use crate::records::{BOARD, SavingsAccount};
use crate::words::{member as member_words, saving as words};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let board = Access::Roles(BOARD);
    let about = |route: Route| route.of(SavingsAccount::SPEC).purpose(PURPOSE).help("koperasi-simpanan#jasa");
    vec![about(Route::get("/jasa-simpanan", board, service)), about(Route::post("/jasa-simpanan", board, post))]
}

#[derive(Template)]
#[template(path = "saving/service.html")]
struct ServicePage<'c> {
    call: &'c Call,
    title: &'static str,
    lead: &'static str,
    problems: Html,
    hidden: Html,
    month: String,
    shown: String,
    before: String,
    after: String,
    facts: Vec<(&'static str, String)>,
    inputs: Vec<Input>,
    may_post: bool,
}

fn key(month: Month) -> String {
    month.first_day().to_string()[..7].to_owned()
}

fn service(call: &Call) -> Result<Answer, Refusal> {
    let month = match Month::parse(call.query("bulan")) {
        Ok(month) => month,
        Err(_) => call.read(|read| office::next(read, &members::books(read)?))?,
    };
    page(call, month, &[])
}

fn page(call: &Call, month: Month, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (principle, (accounts, sum), posted) = call.read(|read| {
        let books = members::books(read)?;
        let posted = office::is_posted(read, &books, month)?;
        let what = if posted {
            office::posted_of(read, &books, month)?
        } else {
            let all = office::service_of(read, &books, month)?;
            (all.len(), all.iter().map(|one| one.amount).sum::<i64>())
        };
        Ok((books.principle, what, posted))
    })?;
    let sharia = principle == Principle::Sharia;
    let count = format!("{accounts} {}", call.say(words::ACCOUNTS));
    let to = |month: Month| web::link("/jasa-simpanan", &[("bulan", &key(month))]);
    let mut facts = Vec::new();
    if !sharia {
        facts = vec![(call.say(words::MONTH), count), (call.say(words::TOTAL_SERVICE), Rupiah(sum).to_string())];
    } else if posted {
        facts.push((call.say(words::MONTH), call.say(words::POSTED).to_owned()));
    }
    let fill = |name: &'static str, label| {
        Input::text(name, call.say(label)).digits(18).filled(&call.form, problems, call.lang)
    };
    let asks = sharia && !posted;
    let content = ServicePage {
        call,
        title: call.say(words::service(principle)),
        lead: call.say(if sharia { words::SHARE_LEAD } else { words::SERVICE_LEAD }),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        month: key(month),
        shown: month.show(call.lang),
        before: to(month.previous()),
        after: to(month.next()),
        facts,
        inputs: if asks { vec![fill("bonus", words::BONUS), fill("share", words::SHARE)] } else { Vec::new() },
        may_post: asks || (!posted && sum > 0),
    };
    let answer = call.page(content.title, &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// The two sums as typed; at least one of them.
fn given(call: &Call) -> Result<Given, Refusal> {
    let sum = |name: &str| match call.form.text(name) {
        "" => Ok(0),
        typed => Rupiah::parse(typed)
            .map(|rupiah| rupiah.0)
            .map_err(|_| Refusal::invalid(name, "ledger.nothing", words::AMOUNT_WRONG)),
    };
    let given = Given { bonus: sum("bonus")?, share: sum("share")? };
    if given.bonus == 0 && given.share == 0 {
        return Err(Refusal::invalid("bonus", "ledger.nothing", words::SHARED_NONE));
    }
    Ok(given)
}

fn post(call: &Call) -> Result<Answer, Refusal> {
    let Ok(month) = Month::parse(call.form.text("month")) else {
        let problem = kernel::refusal::Problem { field: String::new(), code: "month", message: words::NO_MONTH };
        return page(call, Month::of(call.today).previous(), &[problem]);
    };
    let books = call.read(members::books)?;
    let id = books.row.id;
    let done = if books.principle == Principle::Sharia {
        given(call).and_then(|given| call.act(move |read| office::post_given(read, id, month, given)))
    } else {
        call.act(move |read| office::post_service(read, id, month))
    };
    match done {
        Ok(_) => {
            let path = web::link("/jasa-simpanan", &[("bulan", &key(month))]);
            Ok(Answer::redirect(path).saying(call.say(words::SERVICE_DONE)))
        }
        Err(Refusal::Invalid(problems)) => page(call, month, &problems),
        Err(other) => Err(other),
    }
}

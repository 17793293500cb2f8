//! Products: the list, offering one, taking it out of use.

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Record, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::pieces;
use web::{Answer, Call, Html, Input, Tone};

use super::{money, percent};
use crate::office::loan_product::{self as office, Offer};
use crate::office::member;
use crate::pages::typed::Typed;
use crate::records::koperasi::Principle;
use crate::records::loan_product::Contract;
use crate::records::{BOARD, LoanProduct};
use crate::rules::koperasi_setting;
use crate::rules::schedule::Method;
use crate::words::loan as words;

#[derive(Template)]
#[template(path = "loan/products.html")]
struct ListPage<'c> {
    call: &'c Call,
    hidden: Html,
    title: &'static str,
    loans: &'static str,
    rate: &'static str,
    rows: Vec<Line>,
    empty: Html,
    writes: bool,
}

struct Line {
    name: String,
    contract: &'static str,
    method: &'static str,
    rate: String,
    months: i64,
    most: String,
    fee: String,
    state: Html,
    action: String,
    offered: bool,
}

pub(super) fn list(call: &Call) -> Result<Answer, Refusal> {
    let (books, products) = call.read(|read| {
        let books = member::books(read)?;
        let products = office::all(read, books.row.id)?;
        Ok((books, products))
    })?;
    let line = |one: &kernel::Stored<LoanProduct>| Line {
        name: one.name.clone(),
        contract: call.say(one.contract.label()),
        method: if one.rate == 0 { "-" } else { call.say(words::method(books.principle, one.method)) },
        rate: match one.share {
            Some(share) => format!("{} {}", call.say(words::SHARE), super::hundredths(share, call.lang)),
            None => percent(one.rate, call.lang),
        },
        months: one.most_months,
        most: money(one.most_principal),
        fee: percent(one.fee, call.lang),
        state: if one.offered {
            pieces::tag(Tone::Good, call.say(words::OFFERED))
        } else {
            pieces::tag(Tone::Plain, call.say(words::NO_LONGER))
        },
        action: format!("/produk-pinjaman/{}/tawaran", one.row.id),
        offered: one.offered,
    };
    let title = call.say(words::PRODUCTS);
    let content = ListPage {
        call,
        hidden: call.hidden(),
        title,
        loans: call.say(words::of(books.principle).loans),
        rate: call.say(words::of(books.principle).rate),
        rows: products.iter().map(line).collect(),
        empty: pieces::empty(call.say(words::NO_PRODUCTS), None),
        writes: call.actor.is_one_of(BOARD) && call.actor.office == books.home(),
    };
    Ok(call.page(title, &content))
}

pub(super) fn new(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let books = call.read(member::books)?;
    let own = words::of(books.principle);
    let contracts = office::contracts(books.principle).iter();
    let contracts = contracts.map(|one| (one.name().to_owned(), call.say(one.label()).to_owned())).collect();
    let methods = Method::ALL
        .iter()
        .map(|one| (one.name().to_owned(), call.say(words::method(books.principle, *one)).to_owned()))
        .collect();
    let conventional = books.principle == Principle::Conventional;
    let input =
        |name: &str| LoanProduct::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang).required());
    let contract = Input::choice("contract", call.say(words::CONTRACT), contracts);
    let method = Input::choice("method", call.say(words::METHOD), methods);
    let inputs = [
        input("name"),
        Some(if conventional { contract.value(Contract::Loan.name()) } else { contract }.required()),
        Some(method.value(if conventional { Method::Declining.name() } else { Method::Flat.name() }).required()),
        Some(Input::text("rate", call.say(own.rate)).help(call.say(words::RATE_HELP)).required()),
        input("most_months"),
        input("most_principal"),
        (!conventional).then(|| Input::text("share", call.say(words::SHARE)).help(call.say(words::SHARE_HELP))),
        Some(Input::text("fee", call.say(words::FEE)).help(call.say(words::FEE_HELP)).value("0")),
    ];
    let lead = if conventional { words::PRODUCT_LEAD } else { words::PRODUCT_LEAD_SHARIA };
    let page = FormPage {
        title: call.say(words::NEW_PRODUCT).to_owned(),
        lead: vec![call.say(lead).to_owned()],
        problems,
        inputs: inputs.into_iter().flatten().collect(),
        action: "/produk-pinjaman/baru".to_owned(),
        button: call.say(words::OFFER).to_owned(),
        links: vec![(call.say(words::PRODUCTS).to_owned(), "/produk-pinjaman".to_owned())],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    match try_save(call) {
        Ok(()) => Ok(Answer::redirect("/produk-pinjaman".to_owned()).saying(call.say(words::PRODUCT_SAVED))),
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call) -> Result<(), Refusal> {
    let spec = LoanProduct::SPEC;
    let mut form = Typed::of(call);
    let name = form.needed::<String>("name", spec);
    let contract = form.needed::<Contract>("contract", spec);
    let method = form.needed::<Method>("method", spec);
    let rate = millionths(&mut form, call, "rate");
    let most_months = form.needed::<i64>("most_months", spec);
    let most_principal = form.needed::<i64>("most_principal", spec);
    let fee = millionths(&mut form, call, "fee");
    let typed = call.form.text("share").to_owned();
    let share = if typed.is_empty() { None } else { Some(millionths(&mut form, call, "share") / 100) };
    let input = form.done(Offer {
        name: name.unwrap_or_default(),
        contract: contract.unwrap_or(Contract::Loan),
        method: method.unwrap_or(Method::Declining),
        rate,
        most_months: most_months.unwrap_or(0),
        most_principal: most_principal.unwrap_or(0),
        fee,
        share,
    })?;
    let action = call.action;
    call.act(move |read| {
        let books = member::books(read)?.row.id;
        office::offer(read, action, books, &input)
    })?;
    Ok(())
}

/// Percent with up to four decimals, as millionths.
pub(super) fn millionths(form: &mut Typed<'_>, call: &Call, name: &str) -> i64 {
    use crate::records::koperasi_setting::SettingKey;
    let like = koperasi_setting::of(SettingKey::PenaltyPerDay);
    let read = like.and_then(|like| like.read(call.form.text(name)));
    read.unwrap_or_else(|| {
        form.problem(name, "loan.rate", words::PERCENT_WRONG);
        0
    })
}

pub(super) fn set_offered(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let offered = call.form.text("offered") == "1";
    call.act(move |read| office::set_offered(read, id, offered))?;
    Ok(Answer::redirect("/produk-pinjaman".to_owned()))
}

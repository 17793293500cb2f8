//! One-time codes on paper: a new password for an account, and binding a resident's own account.
//! Not here: using them up (`forgotten`, `own_account`).

use documents::letter::Pair;
use documents::qr::QrContent;
use documents::slip::{self, Slip};
use kernel::access::{Access, VILLAGE_AND_REGENCY};
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::{Id, Phrase, RecordId, Refusal};
use store::local::codes::{Issued, Purpose};
use web::{Answer, Call, Input, Route};

use super::form_page::{FormPage, problem};
use crate::office::{account, office, password};
use crate::records::Resident;
use crate::rules::account as rules;
use crate::words::account as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let managers = Access::Roles(rules::MANAGERS);
    let with_residents = Access::Roles(VILLAGE_AND_REGENCY);
    vec![
        Route::get("/akun/{id}/kode", managers, reset_page).help("akun"),
        Route::post("/akun/{id}/kode", managers, print_reset).help("akun"),
        Route::get("/warga/{id}/kode-akun", with_residents, bind_page).help("akun"),
        Route::post("/warga/{id}/kode-akun", with_residents, print_bind).help("akun"),
    ]
}

/// For whom a code is made.
struct About {
    id: RecordId,
    name: String,
}

fn account_of(call: &Call) -> Result<About, Refusal> {
    let id = call.param("id")?;
    let known = call.read(|read| account::looked_after(read, id))?;
    Ok(About { id, name: known.name().to_owned() })
}

fn resident_of(call: &Call) -> Result<About, Refusal> {
    let id = call.param("id")?;
    let resident = call.read(|read| read.get::<Resident>(Id::new(id)))?;
    Ok(About { id, name: resident.name.known().cloned().unwrap_or_default() })
}

fn form(call: &Call, about: &About, title: Phrase, lead: Phrase, back: String, problems: Vec<Problem>) -> Answer {
    FormPage {
        title: format!("{}: {}", call.say(title), about.name),
        lead: vec![call.say(lead).to_owned()],
        problems,
        inputs: vec![Input::tick("checked", call.say(words::CHECKED_PERSON)).required()],
        action: call.path.clone(),
        button: call.say(words::PRINT_CODE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), back)],
        ..FormPage::default()
    }
    .answer(call)
}

fn reset_form(call: &Call, about: &About, problems: Vec<Problem>) -> Answer {
    form(call, about, words::MAKE_CODE, words::MAKE_CODE_LEAD, format!("/akun/{}", about.id), problems)
}

fn bind_form(call: &Call, about: &About, problems: Vec<Problem>) -> Answer {
    form(call, about, words::BIND_TITLE, words::BIND_LEAD, format!("/warga/{}", about.id), problems)
}

fn reset_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(reset_form(call, &account_of(call)?, Vec::new()))
}

fn bind_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(bind_form(call, &resident_of(call)?, Vec::new()))
}

/// What is missing before a code is printed.
fn unchecked(call: &Call) -> Option<Vec<Problem>> {
    (!call.form.ticked("checked")).then(|| vec![problem("checked", "required", words::CHECKED_NEEDED)])
}

fn print_reset(call: &Call) -> Result<Answer, Refusal> {
    let about = account_of(call)?;
    if let Some(problems) = unchecked(call) {
        return Ok(reset_form(call, &about, problems));
    }
    let code = password::issue_code(&call.store, Purpose::Reset, about.id, call.actor.account, call.now)?;
    let steps = [words::SLIP_RESET_1, words::SLIP_RESET_2, words::SLIP_RESET_3];
    print(call, &about, &code, words::SLIP_RESET, &steps, "/atur-sandi")
}

fn print_bind(call: &Call) -> Result<Answer, Refusal> {
    let about = resident_of(call)?;
    if let Some(problems) = unchecked(call) {
        return Ok(bind_form(call, &about, problems));
    }
    let code = password::issue_code(&call.store, Purpose::Bind, about.id, call.actor.account, call.now)?;
    let steps = [words::SLIP_BIND_1, words::SLIP_BIND_2, words::SLIP_BIND_3];
    print(call, &about, &code, words::SLIP_BIND, &steps, "/saya")
}

/// The slip. The code stands on it and nowhere else.
fn print(
    call: &Call,
    about: &About,
    code: &Issued,
    title: Phrase,
    steps: &[Phrase],
    page: &str,
) -> Result<Answer, Refusal> {
    let office = call.read(|read| office::public(read, call.actor.office))?;
    let address = call.address(page);
    let slip = Slip {
        office: office.map_or_else(String::new, |office| office.name.clone()),
        title: call.say(title).to_owned(),
        code_label: call.say(words::SLIP_CODE).to_owned(),
        code: Some(code.text.clone()),
        lines: vec![
            Pair::new(call.say(words::SLIP_FOR), about.name.clone()),
            Pair::new(call.say(words::SLIP_UNTIL), day::moment(code.expires, Zone::Wib, call.lang)),
            Pair::new(call.say(words::SLIP_SITE), call.address("")),
        ],
        instructions: steps.iter().map(|step| call.say(*step).to_owned()).collect(),
        qr: Some(QrContent { caption: address.clone(), url: address }),
        footer: call.say(words::SLIP_FOOTER).to_owned(),
        date: Some(call.today),
        lang: call.lang,
        ..Slip::default()
    };
    let pdf = slip::render(&slip).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "kode.pdf", true))
}

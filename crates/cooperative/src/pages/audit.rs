//! Recording who examined the statements of a year. Not here: what the statements say of it (`statement`).

use jiff::civil::Date;
use kernel::refusal::Problem;
use kernel::{Access, Id, Record, Refusal};
use people::pages::form_page::{FormPage, problems_of};
use web::{Answer, Call, Input, Route};

use super::typed::Typed;
use crate::office::audit as office;
use crate::records::audit::Opinion;
use crate::records::{ACCOUNT_SPECIFIC, Audit, Koperasi};
use crate::words::audit as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let writers = Access::Roles(ACCOUNT_SPECIFIC);
    let about = |route: Route| route.of(Audit::SPEC).help("koperasi-buku#pemeriksaan");
    vec![
        about(Route::get("/koperasi/{id}/pemeriksaan", writers, new)),
        about(Route::post("/koperasi/{id}/pemeriksaan", writers, save)),
    ]
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let books = call.read(|read| read.get::<Koperasi>(id))?;
    let input = |name: &str| Audit::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let year = input("year").map(|input| input.value((call.today.year() - 1).to_string()));
    let inputs = [year, input("auditor"), input("report_on"), input("number"), input("opinion")];
    let page = FormPage {
        title: call.say(words::TITLE).to_owned(),
        lead: vec![books.name.clone()],
        problems,
        inputs: inputs.into_iter().flatten().collect(),
        action: format!("/koperasi/{id}/pemeriksaan"),
        button: call.say(words::TITLE).to_owned(),
        ..FormPage::default()
    };
    Ok(page.answer(call))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_save(call) {
        Ok(year) => {
            let path = format!("/koperasi/{id}/buku/laporan?tahun={year}");
            Ok(Answer::redirect(path).saying(call.say(words::RECORDED)))
        }
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call) -> Result<i64, Refusal> {
    let (id, spec) = (call.param("id")?, Audit::SPEC);
    let mut form = Typed::of(call);
    let year = form.needed::<i64>("year", spec);
    let auditor = form.needed::<String>("auditor", spec);
    let report_on = form.needed::<Date>("report_on", spec);
    let number = form.text("number", spec, "number");
    let opinion = form.needed::<Opinion>("opinion", spec);
    let given = form.done((year, auditor, report_on, opinion))?;
    let (Some(year), Some(auditor), Some(report_on), Some(opinion)) = given else { return Err(Refusal::NotFound) };
    let record = call.action.record(0);
    call.act(move |read| {
        let books = read.get::<Koperasi>(id)?;
        let books_ref = books.reference();
        let audit = Audit { id: Id::new(record), books: books_ref, year, auditor, report_on, number, opinion };
        office::record(read, &books, &audit)
    })?;
    Ok(year)
}

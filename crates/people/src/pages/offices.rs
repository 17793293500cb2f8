//! Making an office, the guard of its generic form, and finding offices. Not here: the profile's pages (generic), what
//! visitors see (`contact`).

use kernel::access::{Access, Role};
use kernel::refusal::Problem;
use kernel::region::Regions;
use kernel::{ActionId, Id, Lang, Record, Refusal, Row};
use store::Reader;
use web::{Answer, Call, Hit, MenuItem, RecordPages, Route, Values, link};

use super::form_page::{FormPage, problem, problems_of};
use super::region_input::{self, Named};
use crate::office::office;
use crate::records::Office;
use crate::rules::office::office_id;
use crate::words::{message as message_words, office as words};

/// Who founds offices: the regency for its villages, the node manager for all.
const FOUNDERS: &[Role] = &[Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode];

/// The guard of the generic pages.
pub const PAGES: RecordPages = RecordPages { before_save: Some(guard), ..RecordPages::plain(Office::SPEC) };

fn guard(read: &Reader<'_>, row: Option<&Row>, _: &mut Values, _: ActionId) -> Result<(), Refusal> {
    office::may_edit(read, row)
}

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::OFFICE,
    short: words::OFFICE,
    icon: "house",
    path: "/kantor",
    access: Access::Read(Office::SPEC),
    order: 86,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let founders = Access::Roles(FOUNDERS);
    vec![
        Route::get("/kantor/baru", founders, new_page).of(Office::SPEC).help("kantor"),
        Route::post("/kantor/baru", founders, create).of(Office::SPEC).help("kantor"),
        // Everything that an office keeps hangs on it: nobody withdraws one.
        Route::get("/kantor/{id}/tarik", Access::Roles(&[]), kept).of(Office::SPEC),
        Route::post("/kantor/{id}/tarik", Access::Roles(&[]), kept).of(Office::SPEC),
    ]
}

fn kept(_: &Call) -> Result<Answer, Refusal> {
    Err(Refusal::NotFound)
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    Ok(form(call, Vec::new()))
}

fn form(call: &Call, problems: Vec<Problem>) -> Answer {
    let typed = call.form.text("region");
    FormPage {
        title: call.say(words::NEW).to_owned(),
        lead: vec![call.say(words::NEW_LEAD).to_owned()],
        problems,
        inputs: vec![
            region_input::input("region", words::REGION, None, typed, call)
                .required()
                .help(call.say(words::REGION_HELP)),
        ],
        action: "/kantor/baru".to_owned(),
        button: call.say(words::MAKE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), "/kantor".to_owned())],
        ..FormPage::default()
    }
    .answer(call)
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let code = match region_input::named(call.form.text("region"), None) {
        Named::One(code) => code,
        Named::Several(_) => {
            return Ok(form(call, vec![problem("region", "region.several", message_words::WHICH_VILLAGE)]));
        }
        Named::Nothing | Named::Unknown => {
            return Ok(form(call, vec![problem("region", "region", words::REGION_NEEDED)]));
        }
    };
    let id = office_id(Some(&code));
    match call.act(move |read| office::found_for(read, Some(&code))) {
        Ok(_) => Ok(Answer::redirect(format!("/kantor/{id}/ubah")).saying(call.say(words::MADE))),
        Err(refusal) => Ok(form(call, problems_of(refusal)?)),
    }
}

/// How many offices a search shows.
const MOST: usize = 5;

/// Offices by the name of their region. A visitor is led to the contact page, an officer who sees it to its profile.
pub fn search(read: &Reader<'_>, words: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let mut hits = Vec::new();
    for found in Regions::get().search(words, None, 20) {
        let id = office_id(Some(&found.code));
        let Some(office) = office::public(read, id)? else { continue };
        let in_scope = read.actor().is_one_of(Office::SPEC.read) && read.maybe::<Office>(Id::new(id))?.is_some();
        hits.push(Hit {
            kind: words::OFFICE.say(lang).to_owned(),
            title: office.name.clone(),
            detail: Regions::get().full_name(&found.code).unwrap_or_default(),
            path: match in_scope {
                true => format!("/kantor/{id}"),
                false => link("/kontak", &[("desa", found.code.as_str())]),
            },
            score: 60 - found.rank.min(3) * 10,
        });
        if hits.len() == MOST {
            break;
        }
    }
    Ok(hits)
}

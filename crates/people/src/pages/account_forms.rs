//! Making an account for somebody with a role, and giving an account another role or an acting head's term.
//! Not here: whether one may (`office::role_assignment`).

use jiff::civil::Date;
use kernel::access::{Access, Role};
use kernel::refusal::Problem;
use kernel::region::Code;
use kernel::{Id, Record, RecordId, Refusal};
use web::{Answer, Call, Input, Route};

use super::form_page::{FormPage, problem, problems_of};
use super::region_input::{self, Named};
use crate::office::account::{self, Opening};
use crate::office::role_assignment::{self, Gift};
use crate::records::{Office, RoleAssignment};
use crate::rules::account as rules;
use crate::rules::office::office_id;
use crate::words::account as words;
use crate::words::{message as message_words, office as office_words};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (openers, givers) = (Access::Roles(rules::OPENERS), Access::Roles(rules::GIVERS));
    vec![
        Route::get("/akun/baru", openers, new_page).help("akun"),
        Route::post("/akun/baru", openers, create).help("akun"),
        Route::get("/akun/{id}/peran", givers, role_page).help("akun"),
        Route::post("/akun/{id}/peran", givers, give).help("akun"),
    ]
}

/// Role, office and term: what both forms ask. A village head gives a role at the own office only.
fn role_inputs(call: &Call) -> Result<Vec<Input>, Refusal> {
    let giver = call.actor.role.ok_or(Refusal::NotFound)?;
    let roles = rules::gives(giver).iter().map(|role| (role.name().to_owned(), call.say(role.label()).to_owned()));
    let roles: Vec<_> = roles.collect();
    let only = if roles.len() == 1 { roles[0].0.clone() } else { String::new() };
    let mut inputs = vec![Input::choice("role", call.say(words::ROLE), roles).value(only).required()];
    if giver != Role::KepalaDesa {
        let own = call.read(|read| read.maybe::<Office>(Id::new(call.actor.office)))?;
        let own = own.and_then(|office| office.region).map_or_else(String::new, |code| region_input::value_of(&code));
        let typed = if call.form.has("region") { call.form.text("region").to_owned() } else { own };
        inputs.push(
            region_input::input("region", words::REGION, None, &typed, call)
                .value(typed)
                .help(call.say(words::REGION_HELP)),
        );
    }
    let date = |name: &str, label: kernel::Phrase| Input::new(web::input::Kind::Line("date"), name, call.say(label));
    inputs.push(date("from", words::FROM).value(call.today.to_string()).required());
    inputs.push(date("until", words::UNTIL).help(call.say(words::UNTIL_HELP)));
    Ok(inputs)
}

/// What was typed of a role.
struct Typed {
    role: Role,
    office: RecordId,
    from: Date,
    until: Option<Date>,
}

fn typed(call: &Call, problems: &mut Vec<Problem>) -> Option<Typed> {
    let role = Role::from_name(call.form.text("role"));
    if role.is_none() {
        problems.push(problem("role", "required", words::ROLE_NEEDED));
    }
    let office = office_of(call, problems);
    let from = date_of(call, "from", problems);
    let until = date_of(call, "until", problems);
    Some(Typed { role: role?, office: office?, from: from?.unwrap_or(call.today), until: until? })
}

fn office_of(call: &Call, problems: &mut Vec<Problem>) -> Option<RecordId> {
    if call.actor.role == Some(Role::KepalaDesa) {
        return Some(call.actor.office);
    }
    let region: Option<Code> = match region_input::named(call.form.text("region"), None) {
        Named::One(code) => Some(code),
        Named::Nothing => None,
        Named::Several(_) => {
            problems.push(problem("region", "region.several", message_words::WHICH_VILLAGE));
            return None;
        }
        Named::Unknown => {
            problems.push(problem("region", "region", office_words::REGION_NEEDED));
            return None;
        }
    };
    Some(office_id(region.as_ref()))
}

/// A day as the declaration of a role reads it; `Some(None)` where none was given.
#[allow(clippy::option_option)] // reason: the outer one is 'could be read', the inner one 'was given'
fn date_of(call: &Call, name: &str, problems: &mut Vec<Problem>) -> Option<Option<Date>> {
    match call.form.value(RoleAssignment::SPEC, name, call.today) {
        Ok(value) => Some(value.as_text().and_then(|text| text.parse().ok())),
        Err(Refusal::Invalid(more)) => {
            problems.extend(more);
            None
        }
        Err(_) => None,
    }
}

fn new_page(call: &Call) -> Result<Answer, Refusal> {
    new_form(call, Vec::new())
}

fn new_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let mut inputs = vec![
        Input::text("name", call.say(words::NAME)).required().autocomplete("off"),
        Input::text("account", call.say(words::LOGIN)).required().help(call.say(words::LOGIN_HELP)).autocomplete("off"),
    ];
    inputs.extend(role_inputs(call)?);
    Ok(FormPage {
        title: call.say(words::NEW_ACCOUNT).to_owned(),
        lead: vec![call.say(words::NEW_ACCOUNT_LEAD).to_owned()],
        problems,
        inputs,
        action: "/akun/baru".to_owned(),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(words::ACCOUNTS).to_owned(), "/akun".to_owned())],
        draft: true,
        ..FormPage::default()
    }
    .answer(call))
}

fn create(call: &Call) -> Result<Answer, Refusal> {
    let mut problems = Vec::new();
    let form = &call.form;
    let name = rules::name(form.text("name")).map_err(|words| problems.push(problem("name", "name", words))).ok();
    let login =
        rules::login(form.text("account")).map_err(|words| problems.push(problem("account", "login", words))).ok();
    let role = typed(call, &mut problems);
    let (Some(name), Some(login), Some(role)) = (name, login, role) else { return new_form(call, problems) };
    let Typed { role, office, from, until } = role;
    let opening = Opening { name, login, role, office, from, until };
    let (id, assignment) = (call.action.record(0), call.action.record(1));
    match call.act(move |read| account::open_for(read, &opening, id, assignment)) {
        Ok(_) => Ok(Answer::redirect(format!("/akun/{id}")).saying(call.say(words::ACCOUNT_MADE))),
        Err(refusal) => new_form(call, problems_of(refusal)?),
    }
}

fn role_page(call: &Call) -> Result<Answer, Refusal> {
    role_form(call, Vec::new())
}

fn role_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let known = call.read(|read| account::known(read, id))?;
    Ok(FormPage {
        title: format!("{}: {}", call.say(words::ADD_ROLE), known.name()),
        lead: vec![call.say(words::ADD_ROLE_LEAD).to_owned()],
        problems,
        inputs: role_inputs(call)?,
        action: format!("/akun/{id}/peran"),
        button: call.say(words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), format!("/akun/{id}"))],
        ..FormPage::default()
    }
    .answer(call))
}

fn give(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let mut problems = Vec::new();
    let Some(role) = typed(call, &mut problems) else { return role_form(call, problems) };
    let Typed { role, office, from, until } = role;
    let gift = Gift { account: id, role, office, from, until };
    let assignment = call.action.record(0);
    match call.act(move |read| role_assignment::give(read, &gift, assignment)) {
        Ok(_) => Ok(Answer::redirect(format!("/akun/{id}")).saying(call.say(words::ROLE_ADDED))),
        Err(refusal) => role_form(call, problems_of(refusal)?),
    }
}

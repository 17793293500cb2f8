//! `/akun`: the accounts that one looks after: list, one account, stopping it. Not here: making accounts and giving
//! roles (`account_forms`), codes on paper (`account_codes`), one's own account (`own_account`).

use askama::Template;
use kernel::access::{Access, Role};
use kernel::refusal::Problem;
use kernel::{Held, Id, Lang, Record, RecordId, Refusal, Value, show};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, MenuItem, Route, Tone, link, pieces};

use super::form_page::problem;
use super::sign_in::term;
use crate::office::account::{self, Known};
use crate::office::role_assignment::Post;
use crate::office::{password, role_assignment, totp};
use crate::records::account::AccountState;
use crate::records::{Account, RoleAssignment};
use crate::rules::account as rules;
use crate::words::account as words;

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::ACCOUNTS,
    short: words::ACCOUNTS,
    icon: "key",
    path: "/akun",
    access: Access::Roles(rules::MANAGERS),
    order: 88,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let managers = Access::Roles(rules::MANAGERS);
    vec![
        Route::get("/akun", managers, list).help("akun"),
        Route::post("/akun/temukan", managers, find).help("akun"),
        Route::get("/akun/{id}", managers, page).help("akun"),
        Route::post("/akun/{id}/keadaan", managers, set_state).help("akun"),
        Route::post("/akun/{id}/peran/{peran}/akhiri", Access::Roles(rules::GIVERS), end_role).help("akun"),
    ]
}

/// Rows on one page of the list.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "account_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    lines: Vec<Line>,
    next: String,
    first: bool,
    open: bool,
    role: Input,
    find: Input,
    problems: Html,
}

/// One role of one account.
struct Line {
    path: String,
    name: String,
    role: &'static str,
    office: String,
    term: String,
    state: Html,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    show_list(call, Vec::new())
}

fn show_list(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let role = Role::from_name(call.query("peran"));
    let mut query = ListQuery::of(RoleAssignment::SPEC).limited(PAGE);
    if let Some(role) = role {
        query = query.with(RoleAssignment::ROLE.tag, Value::Integer(role.code()));
    }
    let after = call.query("sesudah");
    query.after = (!after.is_empty()).then(|| after.to_owned());
    let (lines, next) = call.read(|read| {
        let page = read.list(&query)?;
        let mut lines = Vec::new();
        for row in page.rows {
            let assignment = row.decode::<RoleAssignment>()?;
            lines.extend(line(call, read, row.id, &assignment)?);
        }
        Ok((lines, page.next))
    })?;
    let roles = Role::ALL.iter().map(|role| (role.name().to_owned(), call.say(role.label()).to_owned())).collect();
    let find = Input::text("account", call.say(words::FIND_ACCOUNT)).filled(&call.form, &problems, call.lang);
    let label = |_: &str| call.say(words::FIND_ACCOUNT).to_owned();
    let wrong = !problems.is_empty();
    let content = ListPage {
        call,
        lines,
        next: next
            .map_or_else(String::new, |next| link("/akun", &[("peran", call.query("peran")), ("sesudah", &next)])),
        first: !after.is_empty(),
        open: call.actor.is_one_of(rules::OPENERS),
        role: Input::choice("peran", call.say(words::ROLE), roles).value(call.query("peran")).filled(
            &web::Form::default(),
            &[],
            call.lang,
        ),
        problems: pieces::problems(&problems, call.lang, label),
        find,
    };
    let answer = call.page(call.say(words::ACCOUNTS), &content);
    Ok(if wrong { answer.invalid() } else { answer })
}

/// The line of a role, unless it is a resident's and the reader sees no residents.
fn line(call: &Call, read: &Reader<'_>, id: RecordId, assignment: &RoleAssignment) -> Result<Option<Line>, Refusal> {
    let sees_residents = call.actor.role.is_some_and(Role::sees_personal);
    if assignment.role == Role::Warga && !sees_residents {
        return Ok(None);
    }
    let software = account::software();
    let read = read.as_actor(&software);
    let Some(account) = read.maybe::<Account>(assignment.account.id)? else { return Ok(None) };
    let post = role_assignment::post(&read, id, assignment)?;
    Ok(Some(Line {
        path: format!("/akun/{}", account.row.id),
        name: words_of(&account.name, call.lang),
        role: call.say(post.role.label()),
        term: term(&post, call.lang),
        state: match account.state {
            AccountState::Active => standing(&post, call),
            AccountState::Stopped => pieces::tag(Tone::Danger, call.say(AccountState::Stopped.label())),
        },
        office: post.office_name,
    }))
}

fn words_of(held: &Held<String>, lang: Lang) -> String {
    match held {
        Held::Known(text) => text.clone(),
        Held::Sealed => show::SEALED.say(lang).to_owned(),
        Held::Erased => show::ERASED.say(lang).to_owned(),
    }
}

/// Whether a role counts today, in one word.
fn standing(post: &Post, call: &Call) -> Html {
    let (tone, word) = match post.is_current(call.today) {
        true => (Tone::Good, words::CURRENT),
        false if post.from > call.today => (Tone::Plain, words::LATER),
        false => (Tone::Attention, words::ENDED),
    };
    pieces::tag(tone, call.say(word))
}

/// An account by exactly its login.
fn find(call: &Call) -> Result<Answer, Refusal> {
    let typed = call.form.text("account");
    let found = call.read(|read| account::find_for(read, typed))?;
    match found.as_slice() {
        [] => show_list(call, vec![problem("account", "account.none", words::NONE_FOUND)]),
        // Several residents may have registered under one login; the newest is the one in use, and all are listed there.
        [.., known] => Ok(Answer::redirect(format!("/akun/{}", known.account.row.id))),
    }
}

#[derive(Template)]
#[template(path = "account_show.html")]
struct AccountPage<'c> {
    call: &'c Call,
    id: String,
    name: String,
    login: String,
    state: Html,
    active: bool,
    posts: Vec<PostLine>,
    looked_after: bool,
    second_step: bool,
    gives: bool,
    own: bool,
    others: Vec<(String, String)>,
    hidden: Html,
}

struct PostLine {
    id: String,
    role: &'static str,
    office: String,
    term: String,
    standing: Html,
    ends: bool,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (known, others) = call.read(|read| {
        let known = account::known(read, id)?;
        let others = match known.account.login.known() {
            Some(login) if known.looked_after => account::find_for(read, login)?,
            _ => Vec::new(),
        };
        Ok((known, others))
    })?;
    let own = id == call.actor.account;
    let gifts = call.actor.role.map_or(&[][..], rules::gives);
    let line = |post: &Post| PostLine {
        id: post.id.to_string(),
        role: call.say(post.role.label()),
        office: post.office_name.clone(),
        term: term(post, call.lang),
        standing: standing(post, call),
        ends: !own && gifts.contains(&post.role) && post.until.is_none_or(|until| call.today <= until),
    };
    let active = known.account.state == AccountState::Active;
    let tone = if active { Tone::Good } else { Tone::Danger };
    let name = words_of(&known.account.name, call.lang);
    let other = |other: &Known| (words_of(&other.account.name, call.lang), format!("/akun/{}", other.account.row.id));
    let content = AccountPage {
        call,
        id: id.to_string(),
        login: words_of(&known.account.login, call.lang),
        state: pieces::tag(tone, call.say(known.account.state.label())),
        active,
        posts: known.posts.iter().map(line).collect(),
        looked_after: known.looked_after,
        second_step: known.looked_after && totp::is_on(&call.store, id)?,
        gives: !own && !gifts.is_empty(),
        own,
        others: others.iter().filter(|other| other.account.row.id != id).map(other).collect(),
        hidden: call.hidden_for(&known.account.row),
        name: name.clone(),
    };
    Ok(call.page(&name, &content))
}

/// Stops an account or lets it in again; a stopped one is signed out everywhere at once.
fn set_state(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let seen = call.seen()?;
    let state = AccountState::from_name(call.form.text("keadaan")).ok_or(Refusal::NotFound)?;
    call.act(move |read| account::set_state(read, id, state, &seen))?;
    if state == AccountState::Stopped {
        password::end_sessions(&call.store, id)?;
    }
    let said = if state == AccountState::Stopped { words::STOPPED_NOW } else { words::RESTARTED_NOW };
    Ok(Answer::redirect(format!("/akun/{id}")).saying(call.say(said)))
}

fn end_role(call: &Call) -> Result<Answer, Refusal> {
    let (id, assignment) = (call.param("id")?, call.param("peran")?);
    call.read(|read| {
        let stored = read.get::<RoleAssignment>(Id::new(assignment))?;
        if stored.account.id.raw() == id { Ok(()) } else { Err(Refusal::NotFound) }
    })?;
    call.act(move |read| role_assignment::end(read, assignment))?;
    Ok(Answer::redirect(format!("/akun/{id}")).saying(call.say(words::ROLE_ENDED_NOW)))
}

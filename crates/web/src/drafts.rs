//! Drafts: what somebody who has signed in typed and has not sent. Our script sends them while one types; they are
//! sealed in the store and go when their form was accepted. Visitors' drafts stay in their own browser.
//!
//! A form that arrives after its session has ended is held in the same place, for the account whose session it was: once
//! it signs in again the form is there as it was typed, also without script.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::{Access, RecordId, Refusal};
use store::local::drafts;
use store::{Store, StoreError};

use crate::answer::{Answer, Body, is_own};
use crate::call::Call;
use crate::form::Form;
use crate::route::{Method, Route};

/// The longest address of a form.
const LONGEST: usize = 200;

pub(crate) fn routes() -> [Route; 2] {
    [Route::get("/draf", Access::SignedIn, load), Route::post("/draf", Access::SignedIn, save)]
}

/// The draft of a form, or `null`.
fn load(call: &Call) -> Result<Answer, Refusal> {
    let form = address(call.query("form"))?;
    let (account, keys) = (call.actor.account, call.store.keys());
    let draft = call.store.local_read(|db| Ok(drafts::get(db, keys, account, form)?))?;
    let content = draft.and_then(|draft| String::from_utf8(draft.content).ok());
    Ok(Answer::json(content.unwrap_or_else(|| "null".to_owned())))
}

/// Keeps a draft; an empty one takes it away.
fn save(call: &Call) -> Result<Answer, Refusal> {
    let form = address(call.form.text("form"))?.to_owned();
    let content = call.form.text("isi").to_owned();
    if content.is_empty() {
        forget(&call.store, call, &form)?;
        return Ok(Answer::json("true".to_owned()));
    }
    if serde_json::from_str::<serde_json::Value>(&content).is_err() {
        return Err(Refusal::invalid("isi", "draft", crate::words::FORM_INCOMPLETE));
    }
    let (account, now) = (call.actor.account, call.now);
    let kept =
        call.store.local_write(move |db, keys| Ok(drafts::put(db, keys, account, &form, content.as_bytes(), now)?))?;
    Ok(Answer::json(kept.to_string()))
}

fn address(form: &str) -> Result<&str, Refusal> {
    if is_own(form) && form.len() <= LONGEST { Ok(form) } else { Err(Refusal::NotFound) }
}

/// The value of the query by which a page asks for what was held.
pub(crate) const HELD: (&str, &str) = ("isian", "tersimpan");

/// Where a held form lies among the drafts.
fn held_key(path: &str) -> String {
    format!("isian {path}")
}

/// Keeps a form of ours that came after its session had ended, for the account whose it was; or for whoever has signed in
/// anew meanwhile, where the browser says that our own page sent it. False where it is nobody's, or too much. Files are not
/// kept, nor are passwords and codes.
pub(crate) fn hold(call: &Call) -> bool {
    let again = call.session.as_ref().filter(|_| call.from_own_page).map(|session| session.account);
    let Some(account) = call.ended.or(again) else { return false };
    let typed: Vec<&(String, String)> = call.form.fields().iter().filter(|(name, _)| is_held(name)).collect();
    let Ok(content) = serde_json::to_vec(&typed) else { return false };
    let (key, now) = (held_key(&call.path), call.now);
    let kept = call.store.local_write(move |db, keys| Ok(drafts::put(db, keys, account, &key, &content, now)?));
    kept.unwrap_or_else(|error| {
        tracing::error!(%error, request = %call.request, "a form could not be held");
        false
    })
}

fn is_held(name: &str) -> bool {
    let secret = ["password", "present", "code"].iter().any(|word| name.contains(word));
    !name.starts_with('_') && !secret
}

/// What was held of the form on this page, when the page asks for it.
pub(crate) fn held(call: &Call) -> Option<Form> {
    if call.route.method != Method::Get || !call.is_signed_in() || call.query(HELD.0) != HELD.1 {
        return None;
    }
    let (account, keys, key) = (call.actor.account, call.store.keys(), held_key(&call.path));
    let draft = call.store.local_read(|db| Ok(drafts::get(db, keys, account, &key)?));
    // Trouble of the store shows the page without it.
    let draft = draft.ok().flatten()?;
    serde_json::from_slice(&draft.content).ok().map(Form::new)
}

/// After a form was accepted (it redirects) its draft is no longer needed. Trouble is logged: the form itself was saved.
pub(crate) fn settled(call: &Call, answer: &Answer) {
    let accepted = call.route.method == Method::Post && matches!(answer.body, Body::Redirect(_));
    if !accepted || !call.is_signed_in() {
        return;
    }
    for form in [call.path.clone(), held_key(&call.path)] {
        if let Err(error) = forget(&call.store, call, &form) {
            tracing::error!(%error, request = %call.request, "a draft could not be taken away");
        }
    }
}

/// Accounts that had no draft at a stamp of the store: most forms were never kept as one, and need not be looked for.
#[derive(Default)]
pub(crate) struct WithoutDrafts {
    accounts: Mutex<HashMap<RecordId, u64>>,
}

impl WithoutDrafts {
    fn accounts(&self) -> MutexGuard<'_, HashMap<RecordId, u64>> {
        // Every change of it is one call on a map: a panic elsewhere leaves it whole.
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn forget(store: &Store, call: &Call, form: &str) -> Result<(), StoreError> {
    let account = call.actor.account;
    let stamp = store.stamp(&[]);
    if call.site.without_drafts.accounts().get(&account) == Some(&stamp) {
        return Ok(());
    }
    let known = store.local_read(|db| Ok(drafts::list(db, account)?))?;
    if known.is_empty() {
        let mut accounts = call.site.without_drafts.accounts();
        // What a stamp before said is worth nothing any more.
        accounts.retain(|_, before| *before == stamp);
        accounts.insert(account, stamp);
    }
    if known.iter().any(|(own, _)| own == form) {
        let form = form.to_owned();
        store.local_write(move |db, _| Ok(drafts::delete(db, account, &form)?))?;
    }
    Ok(())
}

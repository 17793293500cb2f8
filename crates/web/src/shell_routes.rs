//! The shell's own addresses. A room that declares the same address takes it over.

use kernel::{Access, Lang, Refusal};

use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;
use crate::{drafts, guide, home, lookups, metrics, search};

pub(crate) fn routes() -> Vec<Route> {
    let own = [
        Route::get("/", Access::Public, home::landing),
        Route::get("/health", Access::Public, health),
        Route::get("/health/live", Access::Public, live),
        Route::get("/metrics", Access::Public, metrics::page),
        Route::get("/beranda", Access::SignedIn, home::page),
        Route::get("/menu", Access::SignedIn, home::menu),
        Route::get("/cari", Access::Public, search::page),
        Route::get("/bahasa", Access::Public, language),
        Route::post("/keluar", Access::SignedIn, sign_out),
    ];
    own.into_iter().chain(guide::routes()).chain(lookups::routes()).chain(drafts::routes()).collect()
}

/// Answers 200 when the node is ready: its database answers. Otherwise 503.
fn health(call: &Call) -> Result<Answer, Refusal> {
    let asked = call.store.local_read(|db| Ok(db.query("SELECT 1", &[], |row| row.integer(0))?));
    let (words, status) = if asked.is_ok() { ("ok", 200) } else { ("the database does not answer", 503) };
    Ok(Answer::file(words.into(), "text/plain; charset=utf-8", "health.txt", true).with_status(status))
}

/// Answers as long as the process does anything at all.
fn live(_: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::file(b"ok".to_vec(), "text/plain; charset=utf-8", "health.txt", true))
}

fn language(call: &Call) -> Result<Answer, Refusal> {
    let lang = Lang::from_code(call.query("ke"));
    Ok(Answer::redirect(call.query("kembali")).language(lang))
}

fn sign_out(call: &Call) -> Result<Answer, Refusal> {
    call.sign_out()?;
    Ok(Answer::redirect("/").signed_out())
}

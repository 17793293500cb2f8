//! The shell's own addresses. A room that declares the same address takes it over.

use kernel::{Access, Lang, Refusal};

use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;
use crate::{drafts, guide, home, lookups, search};

pub(crate) fn routes() -> Vec<Route> {
    let own = [
        Route::get("/", Access::Public, home::landing),
        Route::get("/health", Access::Public, health),
        Route::get("/beranda", Access::SignedIn, home::page),
        Route::get("/menu", Access::SignedIn, home::menu),
        Route::get("/cari", Access::Public, search::page),
        Route::get("/bahasa", Access::Public, language),
        Route::post("/keluar", Access::SignedIn, sign_out),
    ];
    own.into_iter().chain(guide::routes()).chain(lookups::routes()).chain(drafts::routes()).collect()
}

/// Answers when the node is ready.
fn health(_: &Call) -> Result<Answer, Refusal> {
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

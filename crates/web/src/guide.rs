//! The user's guide within the site: pages of docs/panduan, which are also read as files.

use askama::Template;
use kernel::{Access, Phrase, Refusal, phrase};

use crate::answer::Answer;
use crate::call::Call;
use crate::guide_pictures;
use crate::html::Html;
use crate::markdown::{heading, illustrated};
use crate::route::Route;
use crate::words;

include!(concat!(env!("OUT_DIR"), "/guide_pages.rs"));

const ONLY_INDONESIAN: Phrase = phrase("", "The guide is written in Indonesian, as its readers are village officers.");
const NO_PAGE: Phrase = phrase(
    "Belum ada panduan untuk bagian ini. Daftar panduan ada di bawah.",
    "There is no guide for this part yet. All guides are listed below.",
);

#[derive(Template)]
#[template(path = "guide.html")]
struct Guide {
    title: &'static str,
    note: &'static str,
    text: Html,
    pages: Vec<(&'static str, &'static str)>,
    list: &'static str,
}

pub(crate) fn routes() -> [Route; 3] {
    [
        Route::get("/bantuan", Access::Public, first),
        Route::get("/bantuan/{page}", Access::Public, page),
        guide_pictures::route(),
    ]
}

fn first(call: &Call) -> Result<Answer, Refusal> {
    show(call, "mulai")
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let name = call.param_text("page").split('#').next().unwrap_or_default();
    show(call, name)
}

fn show(call: &Call, name: &str) -> Result<Answer, Refusal> {
    let found = PAGES.iter().find(|(own, _)| *own == name);
    let text = found.map_or_else(Html::default, |(_, text)| illustrated(text, 1, &guide_pictures::find));
    let note = if found.is_none() && name != "mulai" { call.say(NO_PAGE) } else { call.say(ONLY_INDONESIAN) };
    let pages = PAGES.iter().filter(|(own, _)| *own != name).map(|(own, text)| (*own, heading(text).unwrap_or(own)));
    let title = found.and_then(|(_, text)| heading(text)).unwrap_or(call.say(words::HELP));
    let content = Guide {
        title: if found.is_some() { "" } else { title },
        note,
        text,
        pages: pages.collect(),
        list: call.say(words::GUIDE),
    };
    Ok(call.page(title, &content))
}

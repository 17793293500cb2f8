//! Imports that were made: what came of one, and undoing it. The list and the page itself are the generic ones.
//! Not here: sending a sheet and checking it (web).

use askama::Template;
use kernel::access::{Access, Role};
use kernel::{Lang, Phrase, Record, Refusal, Row};
use store::Reader;
use web::sheets::{imported, undo};
use web::{Answer, Call, Html, RecordPages, Route};

use crate::records::ImportBatch;
use crate::records::import_batch::ImportState;
use crate::words::import_batch as words;

/// Records that are named where an undoing left some.
const NAMED: usize = 50;

/// Everybody who may write any kind that is taken up from sheets; which office and kind is looked at when it is done.
const UNDOERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let write = Access::Roles(UNDOERS);
    vec![
        Route::get("/impor/{id}/batal", write, ask).of(ImportBatch::SPEC).help("impor"),
        Route::post("/impor/{id}/batal", write, act).of(ImportBatch::SPEC).help("impor"),
    ]
}

/// Additions to the generic pages.
pub const PAGES: RecordPages = RecordPages {
    more: Some(more),
    actions: Some(actions),
    empty: Some(words::NONE),
    ..RecordPages::plain(ImportBatch::SPEC)
};

/// Can it still be undone by this reader?
fn is_open(read: &Reader<'_>, row: &Row) -> bool {
    let done = row.integer("state") != Some(ImportState::Undone.code());
    done && row.home == read.actor().office && read.actor().is_one_of(UNDOERS)
}

fn actions(read: &Reader<'_>, row: &Row) -> Result<Vec<(Phrase, String)>, Refusal> {
    let undo = (words::UNDO, format!("/impor/{}/batal", row.id));
    Ok(if is_open(read, row) { vec![undo] } else { Vec::new() })
}

#[derive(Template)]
#[template(path = "import_batch_more.html")]
struct More {
    heading: &'static str,
    records: Vec<(String, String)>,
    list: Option<(&'static str, String)>,
}

/// The way to what was imported; after an undoing, what it left.
fn more(read: &Reader<'_>, row: &Row, lang: Lang) -> Result<Html, Refusal> {
    let kind = row.text("record").and_then(|name| read.registry().at_path(name));
    let list = kind.filter(|spec| spec.pages).map(|spec| (spec.label.say(lang), format!("/{}", spec.path)));
    let mut records = Vec::new();
    if row.integer("state") == Some(ImportState::Undone.code()) && row.integer("left_standing").unwrap_or(0) > 0 {
        for one in imported(read, row)?.records {
            let Some(spec) = read.registry().spec(one.kind).filter(|spec| spec.pages) else { continue };
            match read.row(spec, one.record) {
                Ok(left) if !left.withdrawn => {
                    records.push((format!("/{}/{}", spec.path, left.id), spec.title(&left, lang)));
                }
                Ok(_) | Err(Refusal::NotFound) => {}
                Err(other) => return Err(other),
            }
            if records.len() >= NAMED {
                break;
            }
        }
    }
    Ok(Html::of(&More { heading: words::LEFT.say(lang), records, list }))
}

#[derive(Template)]
#[template(path = "import_batch_undo.html")]
struct Ask<'c> {
    call: &'c Call,
    file: String,
    own: String,
}

fn ask(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let content = call.read(|read| {
        let batch = read.get::<ImportBatch>(id)?;
        if !is_open(read, &batch.row) {
            return Err(Refusal::Forbidden(words::NOT_OPEN));
        }
        Ok(Ask { call, file: batch.file.clone(), own: format!("/impor/{id}") })
    })?;
    Ok(call.page(call.say(words::UNDO), &content))
}

fn act(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let open = call.read(|read| Ok(is_open(read, &read.get::<ImportBatch>(id)?.row)))?;
    let answer = Answer::redirect(format!("/impor/{id}"));
    if !open {
        return Ok(answer);
    }
    undo(&call.store, &call.actor, call.now, id)?;
    Ok(answer.saying(call.say(words::UNDONE)))
}

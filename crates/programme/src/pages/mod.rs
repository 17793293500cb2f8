//! Addresses of the room: for visitors (`landing`, `about`, `safety`, `find`, `village`, `figures`) and for people who
//! have signed in (`national`, `region`, `designation`). Not here: what is counted (`roll`), what is allowed (`rules`).

pub mod about;
pub mod designation;
pub mod figures;
pub mod find;
pub mod landing;
pub mod national;
pub mod office_card;
pub mod region;
pub mod region_table;
pub mod regional_issue;
pub mod safety;
pub mod village;

use kernel::region::{Code, Regions};
use kernel::{Refusal, claims};
use web::{Call, Route};

/// Every route of the room.
pub fn routes() -> Vec<Route> {
    let nouns: [fn() -> Vec<Route>; 10] = [
        landing::routes,
        about::routes,
        safety::routes,
        find::routes,
        village::routes,
        figures::routes,
        national::routes,
        region::routes,
        designation::routes,
        regional_issue::routes,
    ];
    nouns.iter().flat_map(|routes| routes()).collect()
}

/// Does the site answer this address, so that a link to another room's page is not broken?
pub(crate) fn answers(call: &Call, path: &str) -> bool {
    call.site.routes().iter().any(|route| route.path == path)
}

/// The region of the path's `{code}`.
pub(crate) fn region_of(call: &Call) -> Result<Code, Refusal> {
    let code = Code::parse(call.param_text("code")).map_err(|_| Refusal::NotFound)?;
    if Regions::get().contains(&code) { Ok(code) } else { Err(Refusal::NotFound) }
}

/// The name of a region with its kind.
pub(crate) fn short(code: &Code) -> String {
    Regions::get().short(code).unwrap_or_else(|| code.to_string())
}

/// The names of the regions around, nearest first: "Kec. Watumalang, Kab. Wonosobo, Jawa Tengah".
pub(crate) fn around(code: &Code) -> String {
    let names: Vec<String> = code.ancestors().map(|wider| short(&wider)).collect();
    names.join(", ")
}

/// How many villages are pockets of migrant workers, as the newest source says.
pub(crate) fn pocket_villages() -> i64 {
    claims::about("pocket_villages").last().map_or(0, |claim| claim.value)
}

/// A phrase with a text in its place.
pub(crate) fn filled(phrase: &str, texts: &[&str]) -> String {
    texts.iter().fold(phrase.to_owned(), |phrase, text| phrase.replacen("{}", text, 1))
}

//! Making a regional issue of a village's obstacle. Not here: list, form, history of issues, which the generic pages do.

use kernel::{Access, Lang, Record, Refusal};
use store::Reader;
use web::{Answer, Call, MenuItem, RecordPages, Route, Values, Warning};

use crate::office::regional_issue as office;
use crate::records::RegionalIssue;
use crate::records::regional_issue::ISSUE_READERS;
use crate::words::issue as words;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::post("/isu-wilayah/dari-hambatan/{id}", Access::Write(RegionalIssue::SPEC), of_obstacle)
            .of(RegionalIssue::SPEC)
            .help("laporan#hambatan"),
    ]
}

/// The entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::ISSUES,
    short: words::ISSUES_SHORT,
    icon: "map",
    path: "/isu-wilayah",
    access: Access::Roles(ISSUE_READERS),
    order: 65,
};

/// What the generic pages add.
pub const PAGES: RecordPages =
    RecordPages { check, empty: Some(words::NONE), ..RecordPages::plain(RegionalIssue::SPEC) };

fn check(_: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let problems = office::problems(values);
    if problems.is_empty() { Ok(Vec::new()) } else { Err(Refusal::Invalid(problems)) }
}

fn of_obstacle(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    call.act(move |read| office::of_obstacle(read, id))?;
    Ok(Answer::redirect(format!("/isu-wilayah/{}", office::issue_id(id))).saying(call.say(words::MADE)))
}

//! The page turned to the visitor: phases and papers only. No number, no family, no note, nothing to press but the way back.

use askama::Template;
use kernel::Refusal;
use web::{Answer, Call, Html, pieces};

use super::checklist::{self, Eyes};
use super::person_name;
use crate::office::CaseFile;
use crate::words::case as words;

#[derive(Template)]
#[template(path = "case/screen.html")]
struct Screen<'c> {
    call: &'c Call,
    own: String,
    name: String,
    phases: Html,
    state: &'static str,
    law: Html,
    law_count: String,
    other: Html,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| CaseFile::of(read, id))?;
    let (law, other) = checklist::parts(&file, &[], Eyes::Visitor, call.lang);
    let content = Screen {
        call,
        own: super::case_path(id),
        name: person_name(&file),
        phases: super::show::phases(file.case.state, file.case.set_aside_from, call.lang),
        state: call.say(file.case.state.label()),
        law_count: format!("{} {} {}", law.good, call.say(words::OF), law.checks.len()),
        law: pieces::checks(&law.checks),
        other: pieces::checks(&other.checks),
    };
    Ok(call.page(call.say(words::SCREEN), &content))
}

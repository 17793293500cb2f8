//! *Mungkin orang yang sama*: pairs of a village, the likeliest first, and what was decided.

use askama::Template;
use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::region::Level;
use kernel::{Lang, Record, Refusal, Stored};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, Task, Tone, pieces};

use crate::office::resident::village_of;
use crate::office::same_person::{Suspect, suspects};
use crate::pages::region_input::{Named, named};
use crate::pages::resident::detail;
use crate::records::{Resident, SamePerson};
use crate::rules::duplicate::Likeness;
use crate::words::same_person as words;

/// Pairs on one page; the others come when these are decided.
const SHOWN: usize = 40;
/// Decisions shown under them.
const DECIDED: usize = 20;

#[derive(Template)]
#[template(path = "same_person_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    regency: bool,
    village: Input,
    pairs: Vec<PairLine>,
    empty: Html,
    decided: Vec<DecidedLine>,
}

struct PairLine {
    names: [String; 2],
    details: [String; 2],
    tag: Html,
    score: i32,
    reasons: String,
    path: String,
}

struct DecidedLine {
    names: String,
    decision: &'static str,
    conflict: bool,
    path: String,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let (region, regency, pairs, decided) = call.read(|read| {
        let own = village_of(read)?.filter(|code| code.level() == Level::Village);
        let asked = match named(call.query("desa"), Some(Level::Village)) {
            Named::One(code) => Some(code),
            _ => None,
        };
        let region = own.or(asked).filter(|code| call.actor.reaches(code.as_str(), None));
        let found = match &region {
            Some(code) => suspects(read, code.as_str(), SHOWN)?,
            None => Vec::new(),
        };
        let pairs: Vec<PairLine> = found.iter().map(|pair| line(call, pair)).collect();
        Ok((region, own.is_none(), pairs, decided(call, read)?))
    })?;
    let empty = match region {
        Some(_) => pieces::empty(call.say(words::NONE), None),
        None => pieces::empty(call.say(words::CHOOSE_VILLAGE), None),
    };
    let village = Input::find("desa", call.say(words::VILLAGE), "/wilayah/cari").value(call.query("desa"));
    let content = ListPage { call, regency, village, pairs, empty, decided };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn line(call: &Call, pair: &Suspect) -> PairLine {
    let title = |card: &Stored<Resident>| Resident::SPEC.title(&card.row, call.lang);
    PairLine {
        names: [title(&pair.one), title(&pair.other)],
        details: [detail(&pair.one.row, call.lang), detail(&pair.other.row, call.lang)],
        tag: tag(call, &pair.likeness),
        score: pair.likeness.score,
        reasons: reasons(&pair.likeness, call.lang),
        path: format!("/warga/{}/orang-sama/{}", pair.one.row.id, pair.other.row.id),
    }
}

/// "hampir pasti", "mungkin".
pub(super) fn tag(call: &Call, likeness: &Likeness) -> Html {
    if likeness.is_almost_sure() {
        pieces::tag(Tone::Attention, call.say(words::ALMOST_SURE))
    } else if likeness.score >= crate::rules::duplicate::PERHAPS {
        pieces::tag(Tone::Plain, call.say(words::PERHAPS))
    } else {
        pieces::tag(Tone::Plain, call.say(words::HARDLY))
    }
}

/// The reasons that speak for one person.
pub(crate) fn reasons(likeness: &Likeness, lang: Lang) -> String {
    let parts = likeness.parts.iter().filter(|part| part.speaks_for()).map(|part| part.phrase().say(lang));
    parts.collect::<Vec<_>>().join(", ")
}

/// What was decided last, differing decisions first.
fn decided(call: &Call, read: &Reader<'_>) -> Result<Vec<DecidedLine>, Refusal> {
    let query = ListQuery::of(SamePerson::SPEC).sorted(SamePerson::DECIDED.tag, true).limited(DECIDED);
    let mut lines = Vec::new();
    for row in read.list(&query)?.rows {
        let pair: Stored<SamePerson> = Stored::from_row(row)?;
        let mut names = Vec::new();
        for card in [pair.one.id, pair.other.id] {
            let card = read.maybe::<Resident>(card)?;
            names.push(card.map_or_else(
                || call.say(words::ELSEWHERE).to_owned(),
                |card| Resident::SPEC.title(&card.row, call.lang),
            ));
        }
        lines.push(DecidedLine {
            names: names.join(" – "),
            decision: call.say(pair.decision.label()),
            conflict: pair.row.in_conflict(),
            path: format!("/warga/{}/orang-sama/{}", pair.one.id, pair.other.id),
        });
    }
    lines.sort_by_key(|line| !line.conflict);
    Ok(lines)
}

/// Pairs on which two officers decided differently.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(VILLAGE_AND_REGENCY) || read.actor().role == Some(Role::KepalaDesa) {
        return Ok(Vec::new());
    }
    let query = ListQuery::of(SamePerson::SPEC).sorted(SamePerson::DECIDED.tag, true).limited(DECIDED);
    let conflicting = read.list(&query)?.rows.into_iter().filter(|row| row.in_conflict());
    let task = |row: kernel::Row| {
        let card = |name: &str| row.reference(name).map(|to| to.record.to_string()).unwrap_or_default();
        Task {
            tone: Tone::Attention,
            tag: words::TASK.say(lang).to_owned(),
            title: words::TWO_DECISIONS.say(lang).to_owned(),
            path: format!("/warga/{}/orang-sama/{}", card("one"), card("other")),
            action: words::OPEN_AGAIN.say(lang).to_owned(),
            ..Task::default()
        }
    };
    Ok(conflicting.map(task).collect())
}

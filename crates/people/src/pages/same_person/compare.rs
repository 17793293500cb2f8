//! Two cards side by side: what differs, which card stays, what it shall show; the decision and its undoing.

use askama::Template;
use kernel::access::Role;
use kernel::{FieldSpec, Held, Record, RecordId, Refusal, Stored, Value, day};
use store::{Action, Reader};
use web::{Answer, Call, Html, Input, pieces};

use super::list::tag;
use crate::office::same_person::{self, Merge, compared, of_pair, taken_action, undone_fields};
use crate::pages::resident::detail;
use crate::records::same_person::Decision;
use crate::records::{Resident, SamePerson};
use crate::rules::duplicate::{Part, WEIGHTS_OF};
use crate::words::same_person as words;

#[derive(Template)]
#[template(path = "same_person_compare.html")]
struct ComparePage<'c> {
    call: &'c Call,
    own: String,
    problems: Html,
    cards: [CardHead; 2],
    score: i32,
    tag: Html,
    parts_for: Vec<String>,
    parts_against: Vec<String>,
    weights_of: String,
    differing: Vec<FieldLine>,
    equal: Vec<(String, String)>,
    decided: Option<Decided>,
    may_merge: bool,
    may_link: bool,
    may_undo: bool,
    back: Vec<String>,
    note: Input,
}

struct CardHead {
    id: RecordId,
    name: String,
    detail: String,
    path: String,
    chosen: bool,
}

struct FieldLine {
    tag: u32,
    label: &'static str,
    values: [String; 2],
    /// Which value is chosen when the page opens.
    chosen: usize,
    /// Neither may be chosen: what may not be read is not moved.
    shut: bool,
}

struct Decided {
    decision: &'static str,
    when: String,
    note: String,
    grounds: String,
    conflict: bool,
    /// A merge that does not hold, because an earlier one leads the other way.
    idle: bool,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, "")
}

fn show(call: &Call, problem: &str) -> Result<Answer, Refusal> {
    let (left, right) = (call.param("id")?, call.param("lain")?);
    if left == right {
        return Err(Refusal::NotFound);
    }
    let content = call.read(|read| {
        let (one, other) = (read.get::<Resident>(left)?, read.get::<Resident>(right)?);
        content(call, read, [one, other], problem)
    })?;
    Ok(call.page(call.say(words::TITLE), &content))
}

fn content<'c>(
    call: &'c Call,
    read: &Reader<'_>,
    [one, other]: [Stored<Resident>; 2],
    problem: &str,
) -> Result<ComparePage<'c>, Refusal> {
    let likeness = compared(read, &one, &other)?;
    let pair = of_pair(read, one.row.id, other.row.id)?;
    let merged = pair.as_ref().filter(|pair| matches!(pair.decision, Decision::IntoOne | Decision::IntoOther));
    let listed = |card: &Stored<Resident>| -> Result<bool, Refusal> {
        Ok(!card.row.withdrawn && read.continued_in(card.row.id)?.is_none() && !matches!(card.name, Held::Erased))
    };
    let open = listed(&one)? && listed(&other)?;
    let at_home = |card: &Stored<Resident>| card.home() == call.actor.office;
    let one_village = one.home() == other.home();
    let officer = call.actor.role == Some(Role::PetugasDesmigratif);
    let regency = matches!(call.actor.role, Some(Role::Koordinator | Role::PenanggungJawab));
    let older = if filled(&one) >= filled(&other) { 0 } else { 1 };
    let may_merge = open && one_village && officer && at_home(&one);
    let may_link = open && !one_village && regency;
    // Whoever decides needs every digit; whoever only looks does not.
    let (differing, equal) = fields(call, &one, &other, older, !(may_merge || may_link));
    let word = |part: &Part| format!("{} ({:+})", call.say(part.phrase()), part.weight());
    let head = |card: &Stored<Resident>, chosen: bool| CardHead {
        id: card.row.id,
        name: Resident::SPEC.title(&card.row, call.lang),
        detail: detail(&card.row, call.lang),
        path: format!("/warga/{}", card.row.id),
        chosen,
    };
    Ok(ComparePage {
        call,
        own: format!("/warga/{}/orang-sama/{}", one.row.id, other.row.id),
        problems: if problem.is_empty() { Html::default() } else { pieces::note("", problem) },
        cards: [head(&one, older == 0), head(&other, older == 1)],
        score: likeness.score,
        tag: tag(call, &likeness),
        parts_for: likeness.parts.iter().filter(|part| part.speaks_for()).map(word).collect(),
        parts_against: likeness.parts.iter().filter(|part| !part.speaks_for()).map(word).collect(),
        weights_of: day::long(WEIGHTS_OF, call.lang),
        differing,
        equal,
        may_merge,
        may_link,
        may_undo: merged.is_some_and(|pair| pair.home() == call.actor.office) && officer,
        back: back(call, read, merged)?,
        decided: match &pair {
            Some(pair) => Some(decided(call, read, pair)?),
            None => None,
        },
        note: Input::lines("note", call.say(words::NOTE)).help(call.say(words::NOTE_HELP)).filled(
            &call.form,
            &[],
            call.lang,
        ),
    })
}

fn filled(card: &Stored<Resident>) -> usize {
    card.row.cells.iter().filter(|cell| cell.known().is_some_and(|value| !value.is_null())).count()
}

/// Fields that differ, with the fuller card's value chosen, or the only one there is; and those that are equal.
fn fields(
    call: &Call,
    one: &Stored<Resident>,
    other: &Stored<Resident>,
    keep: usize,
    masked: bool,
) -> (Vec<FieldLine>, Vec<(String, String)>) {
    let (mut differing, mut equal) = (Vec::new(), Vec::new());
    for (at, field) in Resident::SPEC.fields.iter().enumerate() {
        let cells = [&one.row.cells[at], &other.row.cells[at]];
        let given = cells.map(|cell| cell.known().is_some_and(|value| !value.is_null()));
        if given == [false, false] && cells[0] == cells[1] {
            continue;
        }
        let values = cells.map(|cell| told(call, field, cell, masked));
        if cells[0] == cells[1] {
            equal.push((call.say(field.label).to_owned(), values[0].clone()));
            continue;
        }
        differing.push(FieldLine {
            tag: field.tag,
            label: call.say(field.label),
            values,
            chosen: match given {
                [true, false] => 0,
                [false, true] => 1,
                _ => keep,
            },
            shut: cells.iter().any(|cell| !matches!(cell, Held::Known(_))),
        });
    }
    (differing, equal)
}

fn told(call: &Call, field: &'static FieldSpec, cell: &Held<Value>, masked: bool) -> String {
    match cell {
        Held::Known(Value::Null) => call.say(words::NOT_GIVEN).to_owned(),
        _ if masked => field.show_masked(cell, call.lang),
        _ => field.show(cell, call.lang),
    }
}

/// What undoing would set back, in words.
fn back(call: &Call, read: &Reader<'_>, merged: Option<&Stored<SamePerson>>) -> Result<Vec<String>, Refusal> {
    let Some(pair) = merged else { return Ok(Vec::new()) };
    let keep = if pair.decision == Decision::IntoOther { pair.other.id } else { pair.one.id };
    let Some(keep) = read.maybe::<Resident>(keep)? else { return Ok(Vec::new()) };
    let fields = undone_fields(read, &keep, pair)?;
    Ok(fields
        .iter()
        .filter_map(|(tag, _, _)| Resident::SPEC.field(*tag))
        .map(|(_, field)| call.say(field.label).to_owned())
        .collect())
}

fn decided(call: &Call, read: &Reader<'_>, pair: &Stored<SamePerson>) -> Result<Decided, Refusal> {
    let from = match pair.decision {
        Decision::IntoOther => Some(pair.one.id),
        Decision::IntoOne => Some(pair.other.id),
        _ => None,
    };
    let idle = match from {
        Some(from) => read.continued_in(from.raw())?.is_none(),
        None => false,
    };
    Ok(Decided {
        decision: call.say(pair.decision.label()),
        when: day::moment(pair.decided, day::Zone::Wib, call.lang),
        note: pair.note.given().cloned().unwrap_or_default(),
        grounds: pair.grounds.given().cloned().unwrap_or_default(),
        conflict: pair.row.in_conflict(),
        idle,
    })
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let (left, right) = (call.param("id")?, call.param("lain")?);
    let note = call.form.text("note").to_owned();
    let done = match call.form.text("keputusan") {
        "gabung" => return merge(call, left, right, note),
        "berbeda" => call.act(move |read| same_person::different(read, left, right, &note)),
        "dua_desa" => call.act(move |read| same_person::in_two_villages(read, left, right, &note)),
        _ => return Ok(show(call, call.say(words::WHAT_NOW))?.invalid()),
    };
    match done {
        Ok(_) => Ok(Answer::redirect("/orang-sama").saying(call.say(words::SAVED))),
        Err(Refusal::Invalid(problems)) => refused(call, &problems),
        Err(other) => Err(other),
    }
}

fn refused(call: &Call, problems: &[kernel::refusal::Problem]) -> Result<Answer, Refusal> {
    let told = problems.first().map_or("", |problem| call.say(problem.message));
    Ok(show(call, told)?.invalid())
}

/// The redirect first; then, as an action of its own, what the card that stays takes over.
fn merge(call: &Call, left: RecordId, right: RecordId, note: String) -> Result<Answer, Refusal> {
    let keep = if call.form.text("tetap") == right.to_string() { right } else { left };
    let gone = if keep == left { right } else { left };
    let gone_side = if gone == left { "0" } else { "1" };
    let tags: Vec<u32> = Resident::SPEC
        .fields
        .iter()
        .filter(|field| call.form.text(&format!("pilih-{}", field.tag)) == gone_side)
        .map(|field| field.tag)
        .collect();
    match call.act(move |read| same_person::merge(read, &Merge { keep, gone, note })) {
        Ok(_) => {}
        Err(Refusal::Invalid(problems)) => return refused(call, &problems),
        Err(other) => return Err(other),
    }
    let answer = Answer::redirect(format!("/warga/{keep}"));
    if tags.is_empty() {
        return Ok(answer.saying(call.say(words::MERGED)));
    }
    let action = Action { id: taken_action(call.action), digest: [14; 32], actor: call.actor.clone(), now: call.now };
    let taken = call.store.act(action, move |read| same_person::take_over(read, keep, gone, &tags));
    match taken {
        Ok(_) => Ok(answer.saying(call.say(words::MERGED))),
        Err(Refusal::Busy | Refusal::Invalid(_)) => Ok(answer.saying(call.say(words::NOT_TAKEN))),
        Err(other) => Err(other),
    }
}

pub(super) fn undo(call: &Call) -> Result<Answer, Refusal> {
    let (left, right) = (call.param("id")?, call.param("lain")?);
    match call.act(move |read| same_person::undo(read, left, right)) {
        Ok(_) => Ok(Answer::redirect(call.path.trim_end_matches("/batal")).saying(call.say(words::UNDONE))),
        Err(Refusal::Invalid(problems)) => refused(call, &problems),
        Err(other) => Err(other),
    }
}

#[derive(Template)]
#[template(path = "same_person_choose.html")]
struct ChoosePage<'c> {
    call: &'c Call,
    name: String,
    card: String,
    find: Input,
    near: Vec<(String, String, String)>,
}

/// Looking for the other card: those that are alike, and a field to find any.
pub(super) fn choose_page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let typed = call.query("lain");
    let chosen = typed.split('@').next().and_then(|id| id.parse::<RecordId>().ok());
    if let Some(other) = chosen.filter(|other| *other != id) {
        return Ok(Answer::redirect(format!("/warga/{id}/orang-sama/{other}")));
    }
    let content = call.read(|read| {
        let card = read.get::<Resident>(id)?;
        let traits = same_person::traits_of(read, &card)?;
        let near = same_person::candidates(read, &traits, id)?;
        let found = if typed.is_empty() { Vec::new() } else { crate::office::resident::find(read, typed, 10)? };
        let options = found.iter().map(|(_, row)| {
            let label = [Resident::SPEC.title(row, call.lang), detail(row, call.lang)].join(" · ");
            (format!("{}@{}", row.id, row.home), label)
        });
        Ok(ChoosePage {
            call,
            name: Resident::SPEC.title(&card.row, call.lang),
            card: format!("/warga/{id}"),
            find: Input::find("lain", call.say(words::FIND_OTHER), "/warga/cari")
                .by_id()
                .help(call.say(words::FIND_OTHER_TELL))
                .options(options.collect())
                .filled(call.query_fields(), &[], call.lang),
            near: near
                .iter()
                .map(|(other, likeness)| {
                    let told = [detail(&other.row, call.lang), super::list::reasons(likeness, call.lang)].join(" · ");
                    let path = format!("/warga/{id}/orang-sama/{}", other.row.id);
                    (Resident::SPEC.title(&other.row, call.lang), told, path)
                })
                .collect(),
        })
    })?;
    Ok(call.page(call.say(words::LOOK_FOR_OTHER), &content))
}

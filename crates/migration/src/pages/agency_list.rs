//! The pages of taking up a list of companies: send the file with its day and source, say what columns mean, look at what
//! would happen, take it up. Not here: reading and matching (`office::agency_list`, `rules`).

use std::collections::HashMap;

use askama::Template;
use jiff::civil::Date;
use kernel::access::Access;
use kernel::refusal::Problem;
use kernel::{Record, RecordId, Refusal, day};
use store::{Action, UseCase};
use web::input::Kind;
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Input, Route};

use super::typed::Typed;
use crate::office::agency_list::{self as office, ListAbout, ListFile, Plan};
use crate::office::placement_agency::newest_list;
use crate::records::PlacementAgency;
use crate::records::placement_agency::AGENCY_OFFICES;
use crate::rules::agency_list::{self as rules, COLUMNS, ListRow, Wrong};
use crate::rules::agency_matching::Match;
use crate::words::placement_agency as words;

/// An example that shows the columns, with invented companies.
const EXAMPLE: &str = include_str!("../../../../data/sheets/contoh-p3mi.csv");
/// How many lines of each sort a page shows.
const SHOWN: usize = 100;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let offices = Access::Roles(AGENCY_OFFICES);
    let routes = [
        Route::get("/p3mi/daftar", offices, send_page),
        Route::post("/p3mi/daftar", offices, send).files(),
        Route::get("/p3mi/daftar/contoh.csv", offices, example),
        Route::get("/p3mi/daftar/{berkas}", offices, check_page),
        Route::post("/p3mi/daftar/{berkas}", offices, take_up),
        Route::get("/p3mi/daftar/{berkas}/kolom", offices, columns_page),
        Route::post("/p3mi/daftar/{berkas}/kolom", offices, keep_columns),
    ];
    routes.into_iter().map(|route| route.of(PlacementAgency::SPEC).help("agen#impor-daftar")).collect()
}

#[derive(Template)]
#[template(path = "agency/import.html")]
struct SendPage<'c> {
    call: &'c Call,
    problems: Html,
    hidden: Html,
    newest: String,
    inputs: Vec<Input>,
    whole: Input,
}

fn send_page(call: &Call) -> Result<Answer, Refusal> {
    show_send(call, &[])
}

fn show_send(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let newest = call.read(newest_list)?;
    let inputs: Vec<Input> = vec![
        Input::sheet("berkas", call.say(words::LIST_FILE)).help(call.say(words::LIST_FILE_HELP)).required(),
        Input::new(Kind::Line("date"), "tanggal", call.say(words::LIST_DATE))
            .help(call.say(words::LIST_DATE_HELP))
            .required(),
        Input::text("sumber", call.say(words::LIST_SOURCE)).help(call.say(words::LIST_SOURCE_HELP)).required(),
    ];
    let inputs: Vec<Input> = inputs.into_iter().map(|input| input.filled(&call.form, problems, call.lang)).collect();
    let label = |name: &str| {
        inputs.iter().find(|input| input.name() == name).map_or_else(String::new, |input| input.label().to_owned())
    };
    let content = SendPage {
        call,
        problems: pieces::problems(problems, call.lang, label),
        hidden: call.hidden(),
        newest: super::placement_agency::list_words(newest.as_ref(), call.lang),
        whole: Input::tick("lengkap", call.say(words::LIST_WHOLE)).value(if problems.is_empty() {
            "1"
        } else {
            call.form.text("lengkap")
        }),
        inputs,
    };
    let answer = call.page(call.say(words::LIST_TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn send(call: &Call) -> Result<Answer, Refusal> {
    match try_send(call) {
        Ok(id) => Ok(Answer::redirect(format!("/p3mi/daftar/{id}"))),
        Err(Refusal::Invalid(problems)) => show_send(call, &problems),
        Err(other) => Err(other),
    }
}

fn try_send(call: &Call) -> Result<RecordId, Refusal> {
    let mut form = Typed::of(call);
    let date = form.date("tanggal", PlacementAgency::SPEC, "listed_on");
    let source = form.text("sumber", PlacementAgency::SPEC, "list_source");
    let needed = kernel::phrase("Bagian ini wajib diisi.", "This must be filled in.");
    if date.is_none() && call.form.text("tanggal").is_empty() {
        form.problem("tanggal", "required", needed);
    }
    if date.is_some_and(|date| date > call.today) {
        form.problem("tanggal", "date.future", words::AHEAD);
    }
    if source.is_none() && call.form.text("sumber").is_empty() {
        form.problem("sumber", "required", needed);
    }
    let newest = call.read(office::newest_of_office)?;
    if date.is_some_and(|date| newest.is_some_and(|newest| date < newest)) {
        form.problem("tanggal", "list.older", words::LIST_OLDER);
    }
    let upload = call.files.get("berkas");
    if upload.is_none() {
        form.problem("berkas", "required", words::LIST_FILE_NEEDED);
    }
    let about = form.done(date.zip(source))?;
    let (Some((date, source)), Some(upload)) = (about, upload) else { return Err(Refusal::NotFound) };
    ListFile::open(&upload.bytes)?;
    let about = ListAbout { date, source, whole: call.form.ticked("lengkap") };
    Ok(call.store.uploads().put(call.actor.account, &packed(&about, &upload.bytes), call.now)?)
}

/// The day, the source and whether it is the whole list go along with the file, a line before it.
fn packed(about: &ListAbout, bytes: &[u8]) -> Vec<u8> {
    let source = about.source.replace('\n', " ");
    let line = format!("{}\t{}\t{source}\n", about.date, if about.whole { "1" } else { "0" });
    [line.as_bytes(), bytes].concat()
}

fn unpacked(bytes: &[u8]) -> Option<(ListAbout, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(bytes.get(..end)?).ok()?;
    let mut parts = line.splitn(3, '\t');
    let date: Date = parts.next()?.parse().ok()?;
    let whole = parts.next()? == "1";
    Some((ListAbout { date, whole, source: parts.next()?.to_owned() }, bytes.get(end + 1..)?))
}

/// A list that was sent, with the meaning that its columns have for this office.
struct Sent {
    id: RecordId,
    about: ListAbout,
    file: ListFile,
}

fn sent(call: &Call) -> Result<Option<Sent>, Refusal> {
    let id = call.param("berkas")?;
    let Some(bytes) = call.store.uploads().get(call.actor.account, id)? else { return Ok(None) };
    let Some((about, bytes)) = unpacked(&bytes) else { return Ok(None) };
    let mut file = ListFile::open(bytes)?;
    if let Some(meaning) = call.read(|read| office::remembered(read, &file))? {
        file.meaning = meaning;
    }
    Ok(Some(Sent { id, about, file }))
}

fn lost(call: &Call) -> Answer {
    Answer::redirect("/p3mi/daftar").saying(call.say(words::LIST_LOST))
}

#[derive(Template)]
#[template(path = "agency/import_check.html")]
struct CheckPage<'c> {
    call: &'c Call,
    own: String,
    about: String,
    tiles: Html,
    problems: Html,
    hidden: Html,
    alike: Vec<Input>,
    changes: Vec<(String, String)>,
    gone: Vec<String>,
    wrong: Vec<Mend>,
    work: bool,
}

/// A cell that must be mended.
struct Mend {
    row: u32,
    label: &'static str,
    value: String,
    message: &'static str,
}

fn check_page(call: &Call) -> Result<Answer, Refusal> {
    let Some(sent) = sent(call)? else { return Ok(lost(call)) };
    show_check(call, &sent, &[])
}

fn show_check(call: &Call, sent: &Sent, problems: &[Problem]) -> Result<Answer, Refusal> {
    let read = sent.file.read(call.today);
    let plan = Plan::of(read.rows, call.read(office::standing)?);
    let name = |id: RecordId| plan.standing(id).map_or_else(String::new, |one| named(&one.record));
    let alike = plan.rows.iter().filter_map(|(row, found)| match found {
        Match::Alike(near) => Some(choice(call, row, near.iter().map(|id| (id.to_string(), name(*id))).collect())),
        _ => None,
    });
    let changes = plan.rows.iter().filter_map(|(row, found)| match found {
        Match::Changed(_, keys) => {
            Some((row.name.clone(), keys.iter().map(|key| label(call, key)).collect::<Vec<_>>().join(", ")))
        }
        _ => None,
    });
    let gone = if sent.about.whole { plan.gone.iter().map(|id| name(*id)).take(SHOWN).collect() } else { Vec::new() };
    let content = CheckPage {
        call,
        own: format!("/p3mi/daftar/{}", sent.id),
        about: super::placement_agency::list_words(Some(&(sent.about.date, sent.about.source.clone())), call.lang),
        tiles: pieces::tiles(&tiles(call, &plan, sent.about.whole, read.wrong.len())),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        alike: alike.take(SHOWN).collect(),
        changes: changes.take(SHOWN).collect(),
        gone,
        wrong: read.wrong.iter().take(SHOWN).map(|wrong| mend(call, wrong)).collect(),
        work: !plan.rows.is_empty(),
    };
    let answer = call.page(call.say(words::LIST_CHECKED), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn named(agency: &PlacementAgency) -> String {
    [Some(agency.name.clone()), agency.licence.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn choice(call: &Call, row: &ListRow, mut near: Vec<(String, String)>) -> Input {
    near.push(("baru".to_owned(), call.say(words::LIST_OTHER).to_owned()));
    let licence = row.licence.as_deref().map_or_else(String::new, |licence| format!(" · {licence}"));
    let label = format!("{} {}: {}{licence}", call.say(words::LIST_ROW), row.row, row.name);
    let name = format!("sama{}", row.row);
    let chosen = call.form.text(&name).to_owned();
    Input::choice(name, label, near).value(if chosen.is_empty() { "baru".to_owned() } else { chosen })
}

fn label(call: &Call, key: &str) -> &'static str {
    COLUMNS.iter().find(|(own, _)| *own == key).map_or("", |(_, label)| call.say(label))
}

fn mend(call: &Call, wrong: &Wrong) -> Mend {
    let value = wrong.value.chars().take(60).collect();
    Mend { row: wrong.row, label: label(call, wrong.key), value, message: call.say(wrong.message) }
}

fn tiles(call: &Call, plan: &Plan, whole: bool, wrong: usize) -> Vec<Tile> {
    let count = |is: fn(&Match) -> bool| plan.rows.iter().filter(|(_, found)| is(found)).count();
    let numbers = [
        (count(|found| matches!(found, Match::New)), words::LIST_NEW, true),
        (count(|found| matches!(found, Match::Changed(..))), words::LIST_CHANGED, true),
        (count(|found| matches!(found, Match::Same(_))), words::LIST_SAME, true),
        (count(|found| matches!(found, Match::Alike(_))), words::LIST_ALIKE, false),
        (if whole { plan.gone.len() } else { 0 }, words::LIST_GONE, false),
        (wrong, words::LIST_WRONG, false),
    ];
    let shown = numbers.into_iter().filter(|(number, _, always)| *always || *number > 0);
    shown.map(|(number, label, _)| pieces::tile_of(number as u64, call.say(label))).collect()
}

fn take_up(call: &Call) -> Result<Answer, Refusal> {
    // The same form again, after the file went with the first one, leads to what it did.
    let Some(sent) = sent(call)? else { return Ok(Answer::redirect("/p3mi").saying(call.say(words::LIST_LOST))) };
    let read = sent.file.read(call.today);
    let mut plan = Plan::of(read.rows, call.read(office::standing)?);
    if plan.rows.is_empty() {
        let problem = Problem { field: String::new(), code: "list.nothing", message: words::LIST_NOTHING };
        return show_check(call, &sent, &[problem]);
    }
    let decision =
        |(row, _): &(ListRow, Match)| Some((row.row, call.form.text(&format!("sama{}", row.row)).parse().ok()?));
    let decisions: HashMap<u32, RecordId> = plan.rows.iter().filter_map(decision).collect();
    plan.decided(&decisions);
    let action = call.action;
    let steps = office::portions(action, plan, &sent.about).into_iter().enumerate().map(|(index, portion)| {
        let id = kernel::ActionId(action.record(u32::MAX - index as u32));
        let step = Action { id, digest: [0; 32], actor: call.actor.clone(), now: call.now };
        let work: UseCase = Box::new(move |read| office::take_up(read, action, portion));
        (step, work)
    });
    call.store.act_all(steps.collect())?;
    call.store.uploads().remove(call.actor.account, sent.id)?;
    let said = format!("{} {}", call.say(words::LIST_DONE), day::full(sent.about.date, call.lang));
    Ok(Answer::redirect("/p3mi").saying(&said))
}

#[derive(Template)]
#[template(path = "agency/import_columns.html")]
struct ColumnsPage<'c> {
    call: &'c Call,
    own: String,
    problems: Html,
    hidden: Html,
    columns: Vec<Input>,
}

fn columns_page(call: &Call) -> Result<Answer, Refusal> {
    let Some(sent) = sent(call)? else { return Ok(lost(call)) };
    Ok(show_columns(call, &sent, &[]))
}

fn show_columns(call: &Call, sent: &Sent, problems: &[Problem]) -> Answer {
    let options: Vec<(String, String)> =
        COLUMNS.iter().map(|(key, label)| ((*key).to_owned(), call.say(label).to_owned())).collect();
    let column = |(index, heading): (usize, &String)| {
        let chosen = sent.file.meaning.get(index).copied().flatten().map_or("", |place| COLUMNS[place].0);
        let name = documents::sheet::column_name(index);
        let label = format!("{} {name}: {heading}", call.say(words::LIST_COLUMN));
        Input::choice(format!("k{index}"), label, options.clone())
            .as_filter(call.say(words::LIST_NOT_READ))
            .value(chosen)
    };
    let given = sent.file.headings.iter().enumerate().filter(|(_, heading)| !heading.is_empty());
    let content = ColumnsPage {
        call,
        own: format!("/p3mi/daftar/{}", sent.id),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        columns: given.map(column).collect(),
    };
    let answer = call.page(call.say(words::LIST_COLUMNS), &content);
    if problems.is_empty() { answer } else { answer.invalid() }
}

fn keep_columns(call: &Call) -> Result<Answer, Refusal> {
    let Some(mut sent) = sent(call)? else { return Ok(lost(call)) };
    let chosen = |index: usize| rules::place(call.form.text(&format!("k{index}")));
    let mut meaning: rules::Meaning = (0..sent.file.headings.len()).map(chosen).collect();
    rules::keep_first(&mut meaning);
    if !meaning.contains(&rules::place("name")) {
        sent.file.meaning = meaning;
        let message = words::LIST_COLUMNS_NAME;
        return Ok(show_columns(call, &sent, &[Problem { field: String::new(), code: "columns", message }]));
    }
    let (id, path) = (call.action.record(0), format!("/p3mi/daftar/{}", sent.id));
    let file = sent.file;
    call.act(move |read| office::remember(read, id, &file, &meaning))?;
    Ok(Answer::redirect(path))
}

fn example(_: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::file(EXAMPLE.as_bytes().to_vec(), "text/csv; charset=utf-8", "contoh-p3mi.csv", false))
}

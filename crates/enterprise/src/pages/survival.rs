//! Whether businesses live: the card on the page of a group, the question about a package, *Hari ini*, and the ministry's page of
//! units by village and year with its CSV.

use jiff::civil::Date;
use kernel::access::Access;
use kernel::money::{Percent, whole};
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::plain_page::{PlainPage, PlainTable};
use store::Reader;
use web::charts::{self, Point};
use web::typed::Typed;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Task, Tone, pieces};

use super::business_group::{path as group_path, village_name, works};
use super::csv;
use crate::office::aid_package::{self, PackageFile};
use crate::office::survival::{self as office, Answered, Answering, Units};
use crate::records::asset::Reason;
use crate::records::{AidPackage, BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS, Survival};
use crate::rules::marks;
use crate::words::business_group as group_words;
use crate::words::survival as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, writers) = (Access::Roles(ENTERPRISE_READERS), Access::Roles(ENTERPRISE_WRITERS));
    let about = |route: Route| route.of(Survival::SPEC).help("usaha-kas#kelangsungan");
    vec![
        about(Route::get("/bantuan-usaha/{id}/kelangsungan", writers, asking)),
        about(Route::post("/bantuan-usaha/{id}/kelangsungan", writers, answer)),
        about(Route::get("/usaha/data", readers, data)).help("usaha-kas#data"),
        about(Route::get("/usaha/data.csv", readers, data_csv)).help("usaha-kas#data"),
    ]
}

/// The card on the page of a group; none before a handover.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let packages = aid_package::of_group(read, group.row.id)?;
    if packages.iter().all(|one| one.handed_over_on.is_none()) {
        return Ok(None);
    }
    let line = |one: &Stored<Survival>| {
        let (tone, word) = if one.alive { (Tone::Good, words::ALIVE) } else { (Tone::Danger, words::STOPPED) };
        let why = one.reason.map(|reason| call.say(reason.label()).to_owned());
        let counts = format!("{} {} · {} {}", one.active, call.say(words::ACTIVE), one.jobs, call.say(words::WORKERS));
        PanelLine {
            text: format!("{} {} · {}", call.say(words::MONTH), one.mark, day::full(one.asked_on, call.lang)),
            detail: why.unwrap_or(counts),
            tag: Some((tone, call.say(word).to_owned())),
            path: String::new(),
        }
    };
    let mut lines: Vec<PanelLine> = office::of_group(read, group.row.id)?.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NONE).to_owned(), ..PanelLine::default() });
    }
    let due = packages.iter().find(|one| office::is_due(one, call.today)).filter(|_| works(call, group.home()));
    let action = due.map(|one| (call.say(words::ASK).to_owned(), asking_path(one.row.id)));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

fn asking_path(package: RecordId) -> String {
    format!("/bantuan-usaha/{package}/kelangsungan")
}

fn asking(call: &Call) -> Result<Answer, Refusal> {
    form(call, Vec::new())
}

fn form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| PackageFile::of(read, id))?;
    let asked = Survival::SPEC.fields.iter().filter(|field| !field.fixed);
    let input = |field: &'static kernel::FieldSpec| {
        let input = Input::of(field, call.lang);
        match field.name {
            "asked_on" => input.value(call.today.to_string()),
            "jobs" => input.value("0"),
            _ => input,
        }
    };
    let mark = file.package.next_mark.map_or_else(String::new, |mark| format!("{} {mark}", call.say(words::MONTH)));
    let page = FormPage {
        title: call.say(words::ASK).to_owned(),
        lead: vec![format!("{} · {} · {mark}", file.group.name, file.package.name), call.say(words::LEAD).to_owned()],
        problems,
        inputs: asked.map(input).collect(),
        action: asking_path(id),
        button: call.say(web::words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), group_path(file.group.row.id))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &file.package.row))
}

fn answer(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, spec) = (call.param("id")?, call.seen()?, Survival::SPEC);
    let mut typed = Typed::of(call);
    let on = typed.needed::<Date>("asked_on", spec).unwrap_or(call.today);
    let alive = typed.needed::<bool>("alive", spec).unwrap_or(false);
    let reason = typed.get::<Reason>("reason", spec, "reason");
    let active = typed.needed::<i64>("active", spec).unwrap_or(0);
    let jobs = typed.needed::<i64>("jobs", spec).unwrap_or(0);
    let action = call.action;
    let done = typed
        .done(Answering { on, alive, reason, active, jobs })
        .and_then(|input| call.act(move |read| office::answer(read, action, id, &seen, &input)));
    match done {
        Ok(_) => {
            let group = call.read(|read| Ok(read.get::<AidPackage>(id)?.group.id.raw()))?;
            Ok(Answer::redirect(group_path(group)).saying(call.say(words::SAVED)))
        }
        Err(refusal) => form(call, problems_of(refusal)?),
    }
}

/// What needs the village's officer and facilitator: businesses to ask about.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(ENTERPRISE_WRITERS) {
        return Ok(Vec::new());
    }
    let task = |one: office::Due| Task {
        tone: if one.by < read.today() { Tone::Attention } else { Tone::Plain },
        tag: words::TASK.say(lang).to_owned(),
        title: one.group,
        detail: words::TASK_DETAIL.say(lang).replace("%1", &one.mark.to_string()),
        path: asking_path(one.package),
        action: words::OPEN.say(lang).to_owned(),
        due: Some(one.by),
        message: String::new(),
    };
    Ok(office::due(read)?.into_iter().map(task).collect())
}

const COLUMNS: [Phrase; 6] =
    [group_words::VILLAGE, words::YEAR, group_words::SECTOR, words::UNITS, words::ACTIVE_UNITS, words::READY];

fn cells(call: &Call, one: &Units) -> [String; 6] {
    [
        village_name(&one.region),
        one.year.clone(),
        call.say(one.sector.label()).to_owned(),
        one.units.to_string(),
        one.active.to_string(),
        one.ready.to_string(),
    ]
}

fn data(call: &Call) -> Result<Answer, Refusal> {
    let (units, answers) = call.read(|read| Ok((office::units(read)?, office::answers(read)?)))?;
    let mut buttons = Vec::new();
    let mut main = Vec::new();
    if units.is_empty() {
        main.push(pieces::empty(call.say(words::DATA_NONE), None));
    } else {
        buttons.push((call.say(words::CSV).to_owned(), "/usaha/data.csv".to_owned()));
        main.push(charts::bars(call.say(group_words::SECTOR), "", &by_sector(call, &units), call.lang));
        let row = |one: &Units| cells(call, one).into_iter().map(|text| (text, String::new())).collect();
        let table = PlainTable {
            title: call.say(words::UNITS).to_owned(),
            columns: COLUMNS.map(|label| call.say(label).to_owned()).to_vec(),
            numbers_from: 3,
            rows: units.iter().map(row).collect(),
        };
        main.push(table.card());
        main.push(survival(call, &answers));
    }
    let page = PlainPage {
        crumbs: vec![(call.say(group_words::ROOM).to_owned(), "/usaha".to_owned())],
        title: call.say(words::DATA).to_owned(),
        lead: vec![call.say(words::DATA_LEAD).to_owned()],
        buttons,
        main: Html::joined(main),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn by_sector(call: &Call, units: &[Units]) -> Vec<Point> {
    let sum = |sector| units.iter().filter(|one| one.sector == sector).map(|one| one.units).sum::<i64>();
    let all = crate::records::business_group::Sector::ALL.iter();
    let mut points: Vec<Point> =
        all.map(|sector| Point::new(call.say(sector.label()), sum(*sector))).filter(|point| point.value > 0).collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.value));
    points
}

/// How many live 6, 12 and 24 months after the aid, and why others stopped.
fn survival(call: &Call, answers: &[Answered]) -> Html {
    let sum = |mark: i64, alive: Option<bool>| {
        let of = answers.iter().filter(|one| one.mark == mark && alive.is_none_or(|alive| one.alive == alive));
        of.map(|one| one.count).sum::<i64>()
    };
    let plain = |text: String| (text, String::new());
    let row = |mark: &i64| {
        let (asked, lives) = (sum(*mark, None), sum(*mark, Some(true)));
        let share = Percent::share(lives, asked).map_or_else(|| "–".to_owned(), |share| share.say(call.lang));
        vec![plain(mark.to_string()), plain(whole(asked, call.lang)), plain(whole(lives, call.lang)), plain(share)]
    };
    let columns = [words::MONTH, words::ASKED, words::LIVES].map(|label| call.say(label).to_owned());
    let table = PlainTable {
        title: call.say(words::SURVIVAL_TITLE).to_owned(),
        columns: columns.into_iter().chain(["%".to_owned()]).collect(),
        numbers_from: 1,
        rows: marks::SURVIVAL.iter().map(row).collect(),
    };
    let why = |reason: &Reason| {
        answers.iter().filter(|one| !one.alive && one.reason == Some(*reason)).map(|one| one.count).sum::<i64>()
    };
    let reasons: Vec<Point> = Reason::ALL
        .iter()
        .map(|reason| Point::new(call.say(reason.label()), why(reason)))
        .filter(|point| point.value > 0)
        .collect();
    if reasons.is_empty() {
        return table.card();
    }
    Html::joined([table.card(), charts::bars(call.say(words::WHY_NOT), "", &reasons, call.lang)])
}

fn data_csv(call: &Call) -> Result<Answer, Refusal> {
    let units = call.read(office::units)?;
    let heads: Vec<String> =
        std::iter::once("kode".to_owned()).chain(COLUMNS.map(|label| call.say(label).to_owned())).collect();
    let rows = units.iter().map(|one| std::iter::once(one.region.clone()).chain(cells(call, one)).collect());
    Ok(csv::answer(&heads, rows, "data-usaha.csv"))
}

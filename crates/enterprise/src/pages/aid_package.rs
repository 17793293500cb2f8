//! Packages: the card on the page of a group, the form, the package's page with its things, ordering, paying, cancelling, and the
//! handover with its sealed record. Not here: what each asks (`office`), single things (`aid_item`).

use askama::Template;
use jiff::civil::Date;
use kernel::access::{Access, HEADS};
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::plain_page::{PlainPage, PlainTable};
use people::pages::{record_file, sealed_paper};
use store::{Reader, Seen};
use web::input::Kind;
use web::typed::Typed;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Task, Tone, pieces};

use super::aid_item::{self, state_tag};
use super::business_group::{crumbs, path as group_path, works};
use super::group_membership::name_of;
use super::noun::Noun;
use super::sheet::fact;
use crate::office::aid_package::{self as office, PackageFile};
use crate::office::handover::{self, HandingOver};
use crate::office::{aid_item as items, business_plan, group_membership};
use crate::records::aid_item::ItemState;
use crate::records::aid_package::PackageState;
use crate::records::{AidItem, AidPackage, BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};
use crate::words::aid_package as words;

const NOUN: Noun = Noun {
    spec: AidPackage::SPEC,
    part: "bantuan",
    add: words::ADD,
    edit: words::EDIT,
    saved: words::SAVED,
    lead: None,
    own_page: true,
    preset: |call| vec![("year", call.today.year().to_string())],
    create: office::add,
    change: office::edit,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, writers) = (Access::Roles(ENTERPRISE_READERS), Access::Roles(ENTERPRISE_WRITERS));
    let heads = Access::Roles(HEADS);
    let about = |route: Route| route.of(AidPackage::SPEC).help("usaha-bantuan#paket");
    let handover = |route: Route| route.of(AidPackage::SPEC).help("usaha-bantuan#bast");
    vec![
        about(Route::get("/kelompok-usaha/{id}/bantuan/baru", writers, new)),
        about(Route::post("/kelompok-usaha/{id}/bantuan/baru", writers, save)),
        about(Route::get("/bantuan-usaha/{id}", readers, show)),
        about(Route::get("/bantuan-usaha/{id}/ubah", writers, edit)),
        about(Route::post("/bantuan-usaha/{id}/ubah", writers, change)),
        about(Route::post("/bantuan-usaha/{id}/pesan", writers, order)),
        about(Route::get("/bantuan-usaha/{id}/bayar", writers, paying)),
        about(Route::post("/bantuan-usaha/{id}/bayar", writers, pay)),
        about(Route::get("/bantuan-usaha/{id}/batal", writers, cancelling)),
        about(Route::post("/bantuan-usaha/{id}/batal", writers, cancel)),
        handover(Route::get("/bantuan-usaha/{id}/bast", heads, handing_over)),
        handover(Route::post("/bantuan-usaha/{id}/bast", heads, hand_over)),
        handover(Route::get("/bantuan-usaha/{id}/bast.pdf", Access::Roles(PAPER_READERS), paper)),
    ]
}

/// Who prints the record of a handover: it names people.
const PAPER_READERS: &[kernel::Role] = &[
    kernel::Role::PetugasDesmigratif,
    kernel::Role::KepalaDesa,
    kernel::Role::PelaksanaHarian,
    kernel::Role::PendampingUsaha,
    kernel::Role::Koordinator,
    kernel::Role::PenanggungJawab,
];

/// The page of a package.
pub(super) fn path(package: RecordId) -> String {
    format!("/bantuan-usaha/{package}")
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    NOUN.empty(call)
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    NOUN.save(call)
}

fn edit(call: &Call) -> Result<Answer, Refusal> {
    NOUN.edit(call)
}

fn change(call: &Call) -> Result<Answer, Refusal> {
    NOUN.change(call)
}

fn tag(state: PackageState, lang: Lang) -> (Tone, String) {
    let tone = match state {
        PackageState::HandedOver => Tone::Good,
        PackageState::Ordered => Tone::Attention,
        PackageState::Planned | PackageState::Cancelled => Tone::Plain,
    };
    (tone, state.label().say(lang).to_owned())
}

/// The card on the page of a group.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let all = office::of_group(read, group.row.id)?;
    let line = |one: &Stored<AidPackage>| PanelLine {
        text: one.name.clone(),
        detail: format!("{} · {} · {}", one.value, call.say(one.source.label()), one.year),
        tag: Some(tag(one.state, call.lang)),
        path: path(one.row.id),
    };
    let mut lines: Vec<PanelLine> = all.iter().map(line).collect();
    let approved = business_plan::approved(read, group.row.id)?.is_some();
    if lines.is_empty() {
        let told = if approved { words::NONE } else { words::NO_PLAN };
        lines.push(PanelLine { text: call.say(told).to_owned(), ..PanelLine::default() });
    }
    let action = (approved && works(call, group.home()))
        .then(|| (call.say(words::ADD).to_owned(), format!("{}/bantuan/baru", group_path(group.row.id))));
    Ok(Some(Panel { title: call.say(words::TITLE).to_owned(), lines, action, ..Panel::default() }))
}

#[derive(Template)]
#[template(path = "aid/order.html")]
struct Order<'c> {
    call: &'c Call,
    own: String,
    hidden: Html,
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    page(call, call.param("id")?, &[])
}

fn page(call: &Call, id: RecordId, problems: &[Problem]) -> Result<Answer, Refusal> {
    let own = path(id);
    let (file, receiver, files) = call.read(|read| {
        let file = PackageFile::of(read, id)?;
        let receiver = match file.package.receiver {
            Some(receiver) => {
                let member = read.get::<crate::records::GroupMembership>(receiver.id)?;
                Some(name_of(read, member.resident.id.raw(), call.lang)?)
            }
            None => None,
        };
        let files = record_file::panel(read, &file.package.row, call.lang, &own)?;
        Ok((file, receiver, files))
    })?;
    let (tone, text) = tag(file.package.state, call.lang);
    let page = PlainPage {
        crumbs: crumbs(call, &file.group),
        title: file.package.name.clone(),
        state: pieces::tag(tone, &text),
        lead: file.package.cancelled_for.iter().cloned().collect(),
        buttons: buttons(call, &file),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        main: Html::joined([notes(call, &file), things(call, &file), facts(call, &file, receiver)]),
        aside: Html::joined([ordering(call, &file), pieces::panel(&files)]),
    };
    Ok(page.answer(call))
}

fn buttons(call: &Call, file: &PackageFile) -> Vec<(String, String)> {
    let own = path(file.package.row.id);
    let to = |label: Phrase, rest: &str| (call.say(label).to_owned(), format!("{own}/{rest}"));
    let mut buttons = Vec::new();
    let works = works(call, file.package.home());
    let head = call.actor.is_one_of(HEADS) && call.actor.office == file.package.home();
    let clear = file.obstacle().is_none();
    match file.package.state {
        PackageState::Planned if works => {
            buttons.push(to(words::ADD_THING, "barang/baru"));
            buttons.push(to(words::EDIT, "ubah"));
            buttons.push(to(words::CANCEL, "batal"));
        }
        PackageState::Ordered => {
            if head && clear {
                buttons.push(to(words::HAND_OVER, "bast"));
            }
            if works {
                buttons.push(to(words::PAY, "bayar"));
                buttons.push(to(words::EDIT, "ubah"));
            }
        }
        PackageState::HandedOver => {
            if call.may_get(&format!("{own}/bast.pdf")) {
                buttons.push(to(words::PRINT, "bast.pdf"));
            }
            let left = file.package.paid.map_or(0, |paid| paid.0) < file.package.value.0;
            if works && left {
                buttons.push(to(words::PAY, "bayar"));
            }
        }
        _ => {}
    }
    buttons
}

/// What stands in the way, and sums that differ.
fn notes(call: &Call, file: &PackageFile) -> Html {
    let mut notes = Vec::new();
    if file.package.state == PackageState::Ordered
        && let Some(obstacle) = file.obstacle()
    {
        notes.push(pieces::note(call.say(words::OBSTACLE), call.say(words::not_handed(obstacle))));
    }
    let specified = file.specified();
    if specified > 0 && specified != file.package.value.0 {
        let told = call.say(words::DIFFERS).replace("%1", &Rupiah(specified).to_string());
        notes.push(pieces::note("", &told.replace("%2", &file.package.value.to_string())));
    }
    Html::joined(notes)
}

fn things(call: &Call, file: &PackageFile) -> Html {
    if file.items.is_empty() {
        return pieces::card(words::THINGS, call.lang, &pieces::empty(call.say(words::NO_THINGS), None));
    }
    let line = |item: &Stored<AidItem>| PanelLine {
        text: item.name.clone(),
        detail: aid_item::line(call, item),
        tag: Some(state_tag(item.state, call.lang)),
        path: aid_item::path(item.row.id),
    };
    let lines = file.items.iter().map(line).collect();
    pieces::panel(&Panel { title: call.say(words::THINGS).to_owned(), lines, ..Panel::default() })
}

fn facts(call: &Call, file: &PackageFile, receiver: Option<String>) -> Html {
    let names = [
        "source",
        "giver",
        "budget_line",
        "year",
        "value",
        "supplier",
        "contract",
        "due_on",
        "ordered_on",
        "paid",
        "paid_on",
        "handed_over_on",
    ];
    let mut lines: Vec<PanelLine> = names.iter().filter_map(|name| fact(call, &file.package.row, name)).collect();
    if let Some(receiver) = receiver {
        let detail = call.say(words::RECEIVER).to_owned();
        lines.push(PanelLine { text: receiver, detail, ..PanelLine::default() });
    }
    pieces::panel(&Panel { title: call.say(words::ABOUT).to_owned(), lines, ..Panel::default() })
}

fn ordering(call: &Call, file: &PackageFile) -> Html {
    let may = file.package.state == PackageState::Planned && !file.items.is_empty() && works(call, file.package.home());
    if !may {
        return Html::default();
    }
    Html::of(&Order { call, own: path(file.package.row.id), hidden: call.hidden_for(&file.package.row) })
}

/// After something was done: the page with a word, or with what was wrong.
fn back(call: &Call, id: RecordId, done: Result<store::Done, Refusal>, word: Phrase) -> Result<Answer, Refusal> {
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(word))),
        Err(refusal) => page(call, id, &problems_of(refusal)?),
    }
}

fn order(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let done = call.act(move |read| office::order(read, id, &seen));
    back(call, id, done, words::ORDERED)
}

/// A form about a package that stands.
fn form(call: &Call, title: Phrase, rest: &str, inputs: Vec<Input>, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| PackageFile::of(read, id))?;
    let left = file.package.value.0 - file.package.paid.map_or(0, |paid| paid.0);
    let page = FormPage {
        title: call.say(title).to_owned(),
        lead: vec![
            format!("{} · {}", file.group.name, file.package.name),
            format!("{}: {}", call.say(words::LEFT_TO_PAY), Rupiah(left)),
        ],
        problems,
        inputs,
        action: format!("{}/{rest}", path(id)),
        button: call.say(title).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), path(id))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &file.package.row))
}

fn paying(call: &Call) -> Result<Answer, Refusal> {
    payment(call, Vec::new())
}

fn payment(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let inputs = vec![
        Input::text("amount", call.say(words::PAY_AMOUNT)).digits(24).required(),
        Input::new(Kind::Line("date"), "on", call.say(words::PAY_DAY)).value(call.today.to_string()).required(),
    ];
    form(call, words::PAY, "bayar", inputs, problems)
}

fn pay(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let mut typed = Typed::of(call);
    let amount = typed.get::<Rupiah>("amount", AidPackage::SPEC, "value").map_or(0, |amount| amount.0);
    let on = typed.get::<Date>("on", AidPackage::SPEC, "paid_on").unwrap_or(call.today);
    let done = typed.done((amount, on)).and_then(|input| call.act(move |read| office::pay(read, id, &seen, input)));
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::PAID))),
        Err(refusal) => payment(call, problems_of(refusal)?),
    }
}

fn cancelling(call: &Call) -> Result<Answer, Refusal> {
    cancellation(call, Vec::new())
}

fn cancellation(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    form(call, words::CANCEL, "batal", vec![Input::lines("reason", call.say(words::REASON)).required()], problems)
}

fn cancel(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let reason: String = call.form.text("reason").chars().take(200).collect();
    match call.act(move |read| office::cancel(read, id, &seen, &reason)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::CANCELLED))),
        Err(refusal) => cancellation(call, problems_of(refusal)?),
    }
}

fn handing_over(call: &Call) -> Result<Answer, Refusal> {
    handing_over_form(call, Vec::new())
}

fn handing_over_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, members) = call.read(|read| {
        let file = PackageFile::of(read, id)?;
        let all = group_membership::of_group(read, file.group.row.id)?;
        let mut members = Vec::new();
        for one in group_membership::standing_of(&all) {
            let name = name_of(read, one.resident.id.raw(), call.lang)?;
            members.push((one.row.id.to_string(), format!("{name} ({})", call.say(one.role.label()))));
        }
        Ok((file, members))
    })?;
    let first = members.first().map(|(id, _)| id.clone()).unwrap_or_default();
    let table = PlainTable {
        title: call.say(words::THINGS).to_owned(),
        columns: [words::PAPER_THING, words::PAPER_QUANTITY, words::PAPER_CAME]
            .map(|one| call.say(one).to_owned())
            .to_vec(),
        numbers_from: 9,
        rows: file.items.iter().filter(|item| item.state == ItemState::Passed).map(row).collect(),
    };
    let page = FormPage {
        title: call.say(words::HAND_OVER).to_owned(),
        lead: vec![
            format!("{} · {} · {}", file.group.name, file.package.name, file.package.value),
            call.say(words::HAND_OVER_LEAD).to_owned(),
        ],
        problems,
        before: table.card(),
        inputs: vec![
            Input::choice("receiver", call.say(words::RECEIVER), members).required().value(first),
            sealed_paper::password(call),
        ],
        action: format!("{}/bast", path(id)),
        button: call.say(words::HAND_OVER).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), path(id))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &file.package.row))
}

fn row(item: &Stored<AidItem>) -> Vec<(String, String)> {
    let plain = |text: String| (text, String::new());
    vec![
        (item.name.clone(), aid_item::path(item.row.id)),
        plain(format!("{} {}", item.quantity, item.measure)),
        plain(item.delivered_spec.clone().unwrap_or_default()),
    ]
}

fn hand_over(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_hand_over(call, id) {
        Ok(()) => Ok(Answer::redirect(path(id)).saying(call.say(words::HANDED_OVER))),
        Err(refusal) => handing_over_form(call, problems_of(refusal)?),
    }
}

fn try_hand_over(call: &Call, id: RecordId) -> Result<(), Refusal> {
    let seen: Seen = call.seen()?;
    let receiver: RecordId = call
        .form
        .text("receiver")
        .parse()
        .map_err(|_| Refusal::invalid("receiver", "required", words::RECEIVER_NEEDED))?;
    // The same form sent again finds the package handed over already; the store knows the action and says so.
    if let Err(refusal) = call.read(|read| handover::ready(read, id, &seen, receiver).map(drop)) {
        return sealed_paper::act(call, Box::new(move |_| Err(refusal))).map(drop);
    }
    let sealing = sealed_paper::sealing(call, call.action.record(2))?;
    let (action, input) = (call.action, HandingOver { package: id, seen, receiver, sealing });
    sealed_paper::act(call, Box::new(move |read| handover::hand_over(read, action, &input))).map(drop)
}

fn paper(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let paper = call.read(|read| {
        read.get::<AidPackage>(id)?;
        handover::paper(read, id)
    })?;
    sealed_paper::pdf(&paper.ok_or(Refusal::NotFound)?, "bast-bantuan.pdf")
}

/// What needs the village's officer and facilitator: packages that are late, things that failed or were not tested.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(ENTERPRISE_WRITERS) {
        return Ok(Vec::new());
    }
    let task = |tone: Tone, title: String, detail: String, path: String, due: Option<Date>| Task {
        tone,
        tag: words::TASK.say(lang).to_owned(),
        title,
        detail,
        path,
        action: words::OPEN.say(lang).to_owned(),
        due,
        message: String::new(),
    };
    let late = office::late(read)?.into_iter().map(|one| {
        let detail = format!("{}: {} {}", one.name, words::TASK_LATE.say(lang), day::full(one.due_on, lang));
        task(Tone::Attention, one.group, detail, path(one.package), Some(one.due_on))
    });
    let mut tasks: Vec<Task> = late.collect();
    let waiting = [
        (ItemState::Failed, Tone::Danger, words::TASK_FAILED),
        (ItemState::Delivered, Tone::Attention, words::TASK_UNTESTED),
    ];
    for (state, tone, told) in waiting {
        tasks.extend(items::in_state(read, state)?.into_iter().map(|one| {
            let detail = format!("{}: {}", one.name, told.say(lang));
            task(tone, one.group, detail, aid_item::path(one.item), None)
        }));
    }
    Ok(tasks)
}

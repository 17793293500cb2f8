//! Things of a package: adding one, what came beside what was specified, the acceptance test with its photos, the replacement.

use jiff::civil::Date;
use kernel::access::Access;
use kernel::money::whole;
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, Record, RecordId, Refusal, Stored, day};
use people::office::record_file::{Owner, attach};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::plain_page::{PlainPage, PlainTable};
use people::pages::record_file;
use people::records::record_file::FilePart;
use web::input::Kind;
use web::typed::Typed;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Tone, pieces};

use super::aid_package::path as package_path;
use super::business_group::crumbs;
use super::sheet::{Sheet, answered, typed};
use crate::office::aid_item::{self as office, Delivery, Testing};
use crate::office::aid_package::PackageFile;
use crate::records::aid_item::ItemState;
use crate::records::aid_package::PackageState;
use crate::records::{AcceptanceTest, AidItem, ENTERPRISE_READERS, ENTERPRISE_WRITERS};
use crate::rules::acceptance_test::Answers;
use crate::words::aid_item as words;
use crate::words::aid_package as package_words;

/// Photos of one test.
const PHOTOS: usize = 4;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, writers) = (Access::Roles(ENTERPRISE_READERS), Access::Roles(ENTERPRISE_WRITERS));
    let about = |route: Route| route.of(AidItem::SPEC).help("usaha-bantuan#barang");
    let test = |route: Route| route.of(AidItem::SPEC).help("usaha-bantuan#uji-terima");
    vec![
        about(Route::get("/bantuan-usaha/{id}/barang/baru", writers, new)),
        about(Route::post("/bantuan-usaha/{id}/barang/baru", writers, save)),
        about(Route::get("/barang-bantuan/{id}", readers, show)),
        about(Route::get("/barang-bantuan/{id}/datang", writers, delivering)),
        about(Route::post("/barang-bantuan/{id}/datang", writers, deliver)),
        test(Route::get("/barang-bantuan/{id}/uji", writers, testing)),
        test(Route::post("/barang-bantuan/{id}/uji", writers, test_it).files()),
        about(Route::get("/barang-bantuan/{id}/ganti", writers, replacing)),
        about(Route::post("/barang-bantuan/{id}/ganti", writers, replace)),
    ]
}

/// The page of a thing.
pub(super) fn path(item: RecordId) -> String {
    format!("/barang-bantuan/{item}")
}

/// "2 unit · Rp3.500.000".
pub(super) fn line(call: &Call, item: &AidItem) -> String {
    let told = format!("{} {} · {}", whole(item.quantity, call.lang), item.measure, item.unit_value);
    if item.replaces.is_some() { format!("{told} · {}", call.say(words::REPLACEMENT)) } else { told }
}

/// The tag of a thing's state.
pub(super) fn state_tag(state: ItemState, lang: Lang) -> (Tone, String) {
    let tone = match state {
        ItemState::Passed => Tone::Good,
        ItemState::Failed => Tone::Danger,
        ItemState::Delivered => Tone::Attention,
        ItemState::Wanted | ItemState::Replaced => Tone::Plain,
    };
    (tone, state.label().say(lang).to_owned())
}

fn new_sheet(call: &Call) -> Result<Sheet, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| PackageFile::of(read, id))?;
    let title = call.say(package_words::ADD_THING).to_owned();
    let action = format!("{}/barang/baru", package_path(id));
    Ok(Sheet {
        lead: vec![format!("{} · {}", file.group.name, file.package.name)],
        preset: vec![("watt", "0".to_owned()), ("quantity", "1".to_owned()), ("measure", "unit".to_owned())],
        ..Sheet::of(AidItem::SPEC, title, action, web::words::SAVE, package_path(id))
    })
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    Ok(new_sheet(call)?.answer(call, None))
}

fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let done = typed(call, AidItem::SPEC, &[]).and_then(|values| {
        let questions = call.read(|read| office::questions(read, id, &values, call.lang))?;
        if !answered(call, &questions) {
            return Ok(Some(questions));
        }
        let action = call.action;
        call.act(move |read| office::add(read, action, id, values))?;
        Ok(None)
    });
    match done {
        Ok(None) => Ok(Answer::redirect(package_path(id)).saying(call.say(words::ADDED))),
        Ok(Some(questions)) => Ok(Sheet { questions, ..new_sheet(call)? }.answer(call, None)),
        Err(refusal) => Ok(new_sheet(call)?.refused(refusal)?.answer(call, None)),
    }
}

/// A thing with its package and group.
fn found(call: &Call) -> Result<(Stored<AidItem>, PackageFile), Refusal> {
    let id = call.param("id")?;
    call.read(|read| {
        let item = read.get::<AidItem>(id)?;
        let file = PackageFile::of(read, item.package.id.raw())?;
        Ok((item, file))
    })
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let (item, file) = found(call)?;
    let (tests, works) = call.read(|read| {
        let mut panels = Vec::new();
        for test in office::tests(read, item.row.id)? {
            let files = record_file::panel(read, &test.row, call.lang, &path(item.row.id))?;
            panels.push((test, files));
        }
        Ok((panels, office::works(read, &item)))
    })?;
    let own = path(item.row.id);
    let to = |label: Phrase, rest: &str| (call.say(label).to_owned(), format!("{own}/{rest}"));
    let ordered = file.package.state == PackageState::Ordered;
    let buttons = match item.state {
        _ if !works || !ordered => Vec::new(),
        ItemState::Wanted => vec![to(words::DELIVER, "datang")],
        ItemState::Delivered => vec![to(words::TEST, "uji")],
        ItemState::Failed => vec![to(words::REPLACE, "ganti"), to(words::TEST, "uji")],
        ItemState::Passed | ItemState::Replaced => Vec::new(),
    };
    let (tone, text) = state_tag(item.state, call.lang);
    let mut crumbs = crumbs(call, &file.group);
    crumbs.push((file.package.name.clone(), package_path(file.package.row.id)));
    let mut main = vec![compare(call, &item)];
    if tests.is_empty() {
        main.push(pieces::card(words::TESTS, call.lang, &pieces::empty(call.say(words::NO_TESTS), None)));
    }
    main.extend(tests.iter().flat_map(|(test, files)| [test_card(call, test), pieces::panel(files)]));
    let page = PlainPage {
        crumbs,
        title: item.name.clone(),
        state: pieces::tag(tone, &text),
        buttons,
        main: Html::joined(main),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

/// What was specified beside what came.
fn compare(call: &Call, item: &AidItem) -> Html {
    let plain = |text: String| (text, String::new());
    let label = |name: &str| AidItem::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label)).to_owned();
    let came = |text: Option<String>| plain(text.unwrap_or_else(|| "–".to_owned()));
    let quantity = |number: i64| format!("{} {}", whole(number, call.lang), item.measure);
    let fits =
        item.as_specified.map(|fits| call.say(if fits { words::AS_SPECIFIED } else { words::DIFFERENT }).to_owned());
    let rows = vec![
        vec![plain(label("quantity")), plain(quantity(item.quantity)), came(item.delivered.map(quantity))],
        vec![plain(label("specification")), plain(item.specification.clone()), came(item.delivered_spec.clone())],
        vec![plain(label("watt")), plain(whole(item.watt, call.lang)), came(None)],
        vec![plain(label("unit_value")), plain(item.unit_value.to_string()), came(None)],
        vec![plain(label("as_specified")), came(None), came(fits)],
        vec![plain(label("delivered_on")), came(None), came(item.delivered_on.map(|on| day::full(on, call.lang)))],
    ];
    let table = PlainTable {
        title: call.say(words::COMPARE).to_owned(),
        columns: [words::WHAT, words::WANTED, words::CAME].map(|one| call.say(one).to_owned()).to_vec(),
        numbers_from: 9,
        rows,
    };
    table.card()
}

fn test_card(call: &Call, test: &AcceptanceTest) -> Html {
    let answer = |name: &str, yes: bool| {
        let (_, field) = AcceptanceTest::SPEC.field_named(name)?;
        let (tone, word) = if yes { (Tone::Good, words::YES) } else { (Tone::Danger, words::NO) };
        let tag = Some((tone, call.say(word).to_owned()));
        Some(PanelLine { text: call.say(field.label).to_owned(), tag, ..PanelLine::default() })
    };
    let answers =
        [("works", test.works), ("power", test.power), ("material", test.material), ("operator", test.operator)];
    let mut lines: Vec<PanelLine> = answers.into_iter().filter_map(|(name, yes)| answer(name, yes)).collect();
    lines.extend(test.note.clone().map(|text| PanelLine { text, ..PanelLine::default() }));
    let state = if test.passed { ItemState::Passed } else { ItemState::Failed };
    let title = format!("{}: {}", day::full(test.tested_on, call.lang), call.say(state.label()).to_lowercase());
    pieces::panel(&Panel { title, lines, ..Panel::default() })
}

/// A form about a thing.
fn form(
    call: &Call,
    title: Phrase,
    rest: &str,
    lead: &[Phrase],
    inputs: Vec<Input>,
) -> Result<(FormPage, kernel::Row), Refusal> {
    let (item, file) = found(call)?;
    let own = path(item.row.id);
    let told = lead.iter().map(|one| call.say(one).to_owned());
    let page = FormPage {
        title: format!("{}: {}", call.say(title), item.name),
        lead: std::iter::once(format!("{} · {}", file.group.name, item.specification)).chain(told).collect(),
        inputs,
        action: format!("{own}/{rest}"),
        button: call.say(title).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), own)],
        ..FormPage::default()
    };
    Ok((page, item.row))
}

fn delivering(call: &Call) -> Result<Answer, Refusal> {
    delivery(call, Vec::new())
}

fn delivery(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let yes_no = AidItem::SPEC.field_named("as_specified").map(|(_, field)| Input::of(field, call.lang).required());
    let (item, _) = found(call)?;
    let mut inputs = vec![
        Input::new(Kind::Line("date"), "on", call.say(words::DAY)).value(call.today.to_string()).required(),
        Input::text("quantity", call.say(words::QUANTITY)).digits(9).value(item.quantity.to_string()).required(),
        Input::lines("spec", call.say(words::SPEC)).help(call.say(words::SPEC_NEEDED)).required(),
    ];
    inputs.extend(yes_no);
    let (page, row) = form(call, words::DELIVER, "datang", &[], inputs)?;
    Ok(FormPage { problems, ..page }.answer_for(call, &row))
}

fn deliver(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, spec) = (call.param("id")?, call.seen()?, AidItem::SPEC);
    let mut typed = Typed::of(call);
    let on = typed.get::<Date>("on", spec, "delivered_on").unwrap_or(call.today);
    let quantity = typed.get::<i64>("quantity", spec, "quantity").unwrap_or(0);
    let as_specified = typed.needed::<bool>("as_specified", spec).unwrap_or(false);
    let text: String = call.form.text("spec").chars().take(2000).collect();
    let done = typed
        .done(Delivery { on, quantity, spec: text, as_specified })
        .and_then(|input| call.act(move |read| office::deliver(read, id, &seen, &input)));
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::DELIVERED))),
        Err(refusal) => delivery(call, problems_of(refusal)?),
    }
}

fn testing(call: &Call) -> Result<Answer, Refusal> {
    test_form(call, Vec::new())
}

fn test_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let asked = AcceptanceTest::SPEC.fields.iter().filter(|field| !field.fixed);
    let mut inputs: Vec<Input> = asked.map(|field| Input::of(field, call.lang)).collect();
    if let Some(first) = inputs.first_mut() {
        *first = first.clone().value(call.today.to_string());
    }
    inputs.push(Input::file("photo", call.say(words::PHOTO)).several());
    let (page, row) = form(call, words::TEST, "uji", &[words::TEST_LEAD], inputs)?;
    Ok(FormPage { problems, files: true, ..page }.answer_for(call, &row))
}

fn test_it(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    match try_test(call, id) {
        Ok(()) => Ok(Answer::redirect(path(id)).saying(call.say(words::TESTED))),
        Err(refusal) => test_form(call, problems_of(refusal)?),
    }
}

fn try_test(call: &Call, id: RecordId) -> Result<(), Refusal> {
    let (seen, spec) = (call.seen()?, AcceptanceTest::SPEC);
    let mut typed = Typed::of(call);
    let on = typed.needed::<Date>("tested_on", spec).unwrap_or(call.today);
    let mut yes = |name: &str| typed.needed::<bool>(name, spec).unwrap_or(false);
    let answers =
        Answers { works: yes("works"), power: yes("power"), material: yes("material"), operator: yes("operator") };
    let note = typed.text("note", spec, "note");
    let input = typed.done(Testing { on, answers, note })?;
    let home = call.read(|read| Ok(read.get::<AidItem>(id)?.home()))?;
    let kept = record_file::received(call, "photo", 1, PHOTOS)?;
    let (action, photos) = (call.action, kept.clone());
    let done = call.act(move |read| {
        let mut changes = office::test(read, action, id, &seen, &input)?;
        let owner = Owner::open(AcceptanceTest::SPEC, action.record(0), home);
        for photo in &photos {
            attach(&mut changes, owner, FilePart::Photo, photo);
        }
        Ok(changes)
    });
    record_file::settled(call, &done, &kept);
    done.map(drop)
}

fn replacing(call: &Call) -> Result<Answer, Refusal> {
    replacement(call, Vec::new())
}

fn replacement(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (page, row) = form(call, words::REPLACE, "ganti", &[words::REPLACE_ASK], Vec::new())?;
    Ok(FormPage { problems, ..page }.answer_for(call, &row))
}

fn replace(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    match call.act(move |read| office::replace(read, action, id, &seen)) {
        Ok(_) => Ok(Answer::redirect(path(action.record(0))).saying(call.say(words::REPLACED))),
        Err(refusal) => replacement(call, problems_of(refusal)?),
    }
}

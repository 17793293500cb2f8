//! Assets: the card on the page of a group, an asset's page with its way and what was found, moving one, and what stands unused
//! in a region. The register is generic.

use jiff::civil::Date;
use kernel::access::Access;
use kernel::money::Rupiah;
use kernel::refusal::Problem;
use kernel::{Phrase, Record, RecordId, Refusal, Stored, day};
use people::pages::form_page::{FormPage, problems_of};
use people::pages::plain_page::{PlainPage, PlainTable};
use people::pages::record_file::add_path;
use store::Reader;
use web::charts::{self, Point};
use web::typed::Typed;
use web::{Answer, Call, Html, Input, Panel, PanelLine, Route, Tone, pieces};

use super::business_group::{crumbs, path as group_path, village_name, works};
use super::group_membership::name_of;
use super::sheet::fact;
use crate::office::asset::{self as office, AssetFile, Moving, Unused};
use crate::office::{condition_check, group_membership};
use crate::records::asset::{AssetState, Reason};
use crate::records::asset_step::AssetMove;
use crate::records::{
    Asset, AssetStep, BusinessGroup, ConditionCheck, ENTERPRISE_READERS, ENTERPRISE_WRITERS, GroupMembership,
};
use crate::rules::asset as rules;
use crate::words::asset as words;
use crate::words::business_group as group_words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (readers, writers) = (Access::Roles(ENTERPRISE_READERS), Access::Roles(ENTERPRISE_WRITERS));
    let about = |route: Route| route.of(Asset::SPEC).help("usaha-bantuan#aset");
    vec![
        about(Route::get("/aset-usaha/{id}", readers, show)),
        about(Route::get("/aset-usaha/{id}/langkah", writers, moving)),
        about(Route::post("/aset-usaha/{id}/langkah", writers, step)),
        about(Route::get("/usaha/menganggur", readers, unused)).help("usaha-bantuan#menganggur"),
        about(Route::get("/usaha/menganggur.csv", readers, unused_csv)).help("usaha-bantuan#menganggur"),
    ]
}

/// The page of an asset.
pub(super) fn path(asset: RecordId) -> String {
    format!("/aset-usaha/{asset}")
}

fn tag(call: &Call, asset: &Asset) -> (Tone, String) {
    let tone = match asset.state {
        AssetState::InUse => Tone::Good,
        AssetState::Idle | AssetState::Repair => Tone::Attention,
        AssetState::Broken | AssetState::Lost => Tone::Danger,
        AssetState::Returned => Tone::Plain,
    };
    (tone, call.say(asset.state.label()).to_owned())
}

/// The card on the page of a group; none where it has no assets.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn card(read: &Reader<'_>, call: &Call, group: &Stored<BusinessGroup>) -> Result<Option<Panel>, Refusal> {
    let all = office::of_group(read, group.row.id)?;
    if all.is_empty() {
        return Ok(None);
    }
    let line = |one: &Stored<Asset>| PanelLine {
        text: format!("{} {}", one.code, one.name),
        detail: one.reason.map_or_else(String::new, |reason| call.say(reason.label()).to_owned()),
        tag: Some(tag(call, one)),
        path: path(one.row.id),
    };
    let due = !condition_check::open(read, group.row.id)?.is_empty() && works(call, group.home());
    let action = due.then(|| {
        let label = call.say(crate::words::condition_check::TITLE).to_owned();
        (label, format!("{}/periksa", group_path(group.row.id)))
    });
    let title = format!("{} ({})", call.say(words::TITLE), all.len());
    Ok(Some(Panel { title, lines: all.iter().map(line).collect(), action, ..Panel::default() }))
}

fn member_name(read: &Reader<'_>, call: &Call, member: kernel::value::Ref<GroupMembership>) -> Result<String, Refusal> {
    let member = read.get::<GroupMembership>(member.id)?;
    name_of(read, member.resident.id.raw(), call.lang)
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, holder, way, checks) = call.read(|read| {
        let file = AssetFile::of(read, id)?;
        let holder = file.asset.holder.map(|holder| member_name(read, call, holder)).transpose()?;
        let mut way = Vec::new();
        for one in &file.steps {
            way.push(way_line(read, call, one)?);
        }
        Ok((file, holder, way, condition_check::of_asset(read, id)?))
    })?;
    let names = ["code", "quantity", "value", "received_on", "reason", "since", "next_check"];
    let mut lines: Vec<PanelLine> = names.iter().filter_map(|name| fact(call, &file.asset.row, name)).collect();
    lines.extend(holder.map(|text| PanelLine {
        text,
        detail: call.say(words::HELD_BY).to_owned(),
        ..PanelLine::default()
    }));
    let works = works(call, file.asset.home());
    let mut buttons = Vec::new();
    if works && AssetMove::ALL.iter().any(|step| rules::after(file.asset.state, *step).is_some()) {
        buttons.push((call.say(words::MOVE).to_owned(), format!("{}/langkah", path(id))));
    }
    buttons.push((call.say(group_words::HISTORY).to_owned(), format!("{}/riwayat", path(id))));
    let (tone, text) = tag(call, &file.asset);
    let page = PlainPage {
        crumbs: crumbs(call, &file.group),
        title: file.asset.name.clone(),
        state: pieces::tag(tone, &text),
        buttons,
        main: Html::joined([
            pieces::panel(&Panel { lines, ..Panel::default() }),
            found_panel(call, &checks, (works, id)),
        ]),
        aside: pieces::panel(&Panel { title: call.say(words::WAY).to_owned(), lines: way, ..Panel::default() }),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn way_line(read: &Reader<'_>, call: &Call, step: &AssetStep) -> Result<PanelLine, Refusal> {
    let to = step.to.map(|to| member_name(read, call, to)).transpose()?;
    let cost = step.cost.filter(|cost| cost.0 > 0).map(|cost| cost.to_string());
    let parts = [Some(day::full(step.on, call.lang)), to, cost, step.note.clone()];
    let detail: Vec<String> = parts.into_iter().flatten().collect();
    Ok(PanelLine { text: call.say(step.kind.label()).to_owned(), detail: detail.join(" · "), ..PanelLine::default() })
}

fn found_panel(call: &Call, checks: &[Stored<ConditionCheck>], (works, asset): (bool, RecordId)) -> Html {
    let line = |one: &Stored<ConditionCheck>| {
        let parts = [
            Some(format!("{} {}", call.say(words::MONTH), one.mark)),
            one.reason.map(|reason| call.say(reason.label()).to_owned()),
            one.note.clone(),
        ];
        let detail: Vec<String> = parts.into_iter().flatten().collect();
        PanelLine {
            text: format!("{}: {}", day::full(one.checked_on, call.lang), call.say(one.condition.label())),
            detail: detail.join(" · "),
            ..PanelLine::default()
        }
    };
    let mut lines: Vec<PanelLine> = checks.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(PanelLine { text: call.say(words::NO_CHECKS).to_owned(), ..PanelLine::default() });
    }
    let photo = checks.first().filter(|_| works);
    let action =
        photo.map(|one| (call.say(words::PHOTO).to_owned(), add_path(ConditionCheck::SPEC, one.row.id, &path(asset))));
    pieces::panel(&Panel { title: call.say(words::CHECKS).to_owned(), lines, action, ..Panel::default() })
}

fn moving(call: &Call) -> Result<Answer, Refusal> {
    move_form(call, Vec::new())
}

fn move_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, members) = call.read(|read| {
        let file = AssetFile::of(read, id)?;
        let all = group_membership::of_group(read, file.group.row.id)?;
        let mut members = Vec::new();
        for one in group_membership::standing_of(&all) {
            members.push((one.row.id.to_string(), name_of(read, one.resident.id.raw(), call.lang)?));
        }
        Ok((file, members))
    })?;
    let fits = AssetMove::ALL.iter().filter(|step| rules::after(file.asset.state, **step).is_some());
    let kinds = fits.map(|step| (step.name().to_owned(), call.say(step.label()).to_owned())).collect();
    let of = |name: &str| AssetStep::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let inputs = [
        Some(Input::choice("kind", call.say(words::WHAT), kinds).required()),
        Some(Input::choice("to", call.say(words::TO), members)),
        of("on").map(|input| input.value(call.today.to_string())),
        of("cost"),
        of("note"),
    ];
    let page = FormPage {
        title: format!("{}: {}", call.say(words::MOVE), file.asset.name),
        lead: vec![file.asset.code.clone()],
        problems,
        inputs: inputs.into_iter().flatten().collect(),
        action: format!("{}/langkah", path(id)),
        button: call.say(web::words::SAVE).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), path(id))],
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &file.asset.row))
}

fn step(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen, spec) = (call.param("id")?, call.seen()?, AssetStep::SPEC);
    let mut typed = Typed::of(call);
    let kind = typed.needed::<AssetMove>("kind", spec).unwrap_or(AssetMove::HandedOver);
    let on = typed.needed::<Date>("on", spec).unwrap_or(call.today);
    let cost = typed.get::<Rupiah>("cost", spec, "cost");
    let note = typed.text("note", spec, "note");
    let to = call.form.text("to").parse().ok();
    let (action, input) = (call.action, typed.done(Moving { kind, on, to, cost, note }));
    let done = input.and_then(|input| call.act(move |read| office::step(read, action, id, &seen, &input)));
    match done {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::MOVED))),
        Err(refusal) => move_form(call, problems_of(refusal)?),
    }
}

/// What stands unused, with its reasons, village by village.
fn unused(call: &Call) -> Result<Answer, Refusal> {
    let all = call.read(office::unused)?;
    let mut buttons = Vec::new();
    let main = if all.is_empty() {
        pieces::empty(call.say(words::UNUSED_NONE), None)
    } else {
        buttons.push((call.say(words::CSV).to_owned(), "/usaha/menganggur.csv".to_owned()));
        let chart = charts::bars(call.say(words::BY_REASON), "", &reasons(call, &all), call.lang);
        Html::joined([chart, table(call, &all).card()])
    };
    let page = PlainPage {
        crumbs: vec![(call.say(group_words::ROOM).to_owned(), "/usaha".to_owned())],
        title: call.say(words::UNUSED).to_owned(),
        lead: vec![call.say(words::UNUSED_LEAD).to_owned()],
        buttons,
        main,
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn reasons(call: &Call, all: &[Unused]) -> Vec<Point> {
    let count = |reason: Option<Reason>| all.iter().filter(|one| one.reason == reason).count();
    let known = Reason::ALL.iter().map(|reason| (call.say(reason.label()), count(Some(*reason))));
    let unknown = std::iter::once((call.say(words::NO_REASON), count(None)));
    let mut points: Vec<Point> = known
        .chain(unknown)
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| Point::new(label, i64::try_from(count).unwrap_or(i64::MAX)))
        .collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.value));
    points
}

const COLUMNS: [Phrase; 7] =
    [group_words::VILLAGE, words::GROUP, words::THING, words::STATE, words::BY_REASON, words::SINCE, words::VALUE];

fn cells(call: &Call, one: &Unused) -> [String; 7] {
    [
        village_name(&one.region),
        one.group_name.clone(),
        one.name.clone(),
        call.say(one.state.label()).to_owned(),
        one.reason.map_or_else(|| call.say(words::NO_REASON), |reason| call.say(reason.label())).to_owned(),
        day::short(one.since, call.lang),
        Rupiah(one.value).to_string(),
    ]
}

fn table(call: &Call, all: &[Unused]) -> PlainTable {
    let row = |one: &Unused| {
        let paths = [String::new(), group_path(one.group), path(one.asset)];
        let paths = paths.into_iter().chain(std::iter::repeat_with(String::new));
        cells(call, one).into_iter().zip(paths).collect()
    };
    PlainTable {
        title: String::new(),
        columns: COLUMNS.map(|label| call.say(label).to_owned()).to_vec(),
        numbers_from: 6,
        rows: all.iter().map(row).collect(),
    }
}

fn unused_csv(call: &Call) -> Result<Answer, Refusal> {
    let all = call.read(office::unused)?;
    let heads = COLUMNS.map(|label| call.say(label).to_owned());
    let rows = all.iter().map(|one| {
        let mut cells = cells(call, one);
        cells[5] = one.since.to_string();
        cells[6] = one.value.to_string();
        cells.to_vec()
    });
    Ok(super::csv::answer(&heads, rows, "bantuan-menganggur.csv"))
}

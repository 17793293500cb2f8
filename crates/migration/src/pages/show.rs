//! The page of a case: where it stands, the one thing to do next, papers, family, what happened.

use askama::Template;
use kernel::access::{HEADS, VILLAGE};
use kernel::states::Edge;
use kernel::{Held, Lang, Record, Refusal, day};
use people::office::attachment;
use store::Reader;
use web::pieces::{self, Phase as Way};
use web::{Answer, Call, Html, Panel, PanelLine};

use super::checklist::{self, Eyes};
use super::list::going_to;
use super::{MissingLine, cards, link_path, missing_lines, person_name, short_label, timeline};
use crate::office::{CaseFile, village_setting};
use crate::records::case::CaseState;
use crate::records::{CASE_WRITERS, MigrationCase};
use crate::rules::guards::{self, Link, Missing};
use crate::rules::machine::CASE_MACHINE;
use crate::rules::next_step::{NextStep, next_step};
use crate::rules::phase::Phase;
use crate::rules::topics;
use crate::words::case as words;

/// So many lines of the history are open; the rest unfolds.
const NEWEST: usize = 8;

#[derive(Template)]
#[template(path = "case/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    case: &'c MigrationCase,
    own: String,
    resident: String,
    name: String,
    person: String,
    main: Option<(String, String)>,
    writer: bool,
    withdrawn: bool,
    conflict: bool,
    phases: Html,
    state: Html,
    notes: Html,
    next_label: String,
    missing: Vec<MissingLine>,
    law_count: String,
    law: Html,
    other_count: String,
    other: Html,
    /// The person has left: papers that would be collected before are folded.
    folded: bool,
    /// The person is home: no paper is asked for any more, and all of them are folded.
    home: bool,
    no_scheme: bool,
    counselling: String,
    counselled: bool,
    timeline: Html,
    earlier: Html,
    middle: Html,
    cards: Html,
    who_sees: String,
    steps: Vec<(String, String)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (file, lines, scanned, news_days, (middle, side)) = call.read(|read| {
        let file = CaseFile::of(read, id)?;
        let lines = timeline::lines(read, &file, call.lang)?;
        let scanned = scanned(read, &file)?;
        let cards = (cards::middle(read, &file, call.lang)?, cards::side(read, &file, call.lang)?);
        let news_days = village_setting::news_days(read, file.case.home())?;
        Ok((file, lines, scanned, news_days, cards))
    })?;
    let lang = call.lang;
    let writer = call.actor.is_one_of(CASE_WRITERS) && call.actor.office == file.case.home();
    let mover = call.actor.is_one_of(VILLAGE) && call.actor.office == file.case.home();
    let next = next_step(&file.facts);
    let eyes = if writer { Eyes::Writer } else { Eyes::Reader };
    let (law, other) = checklist::parts(&file, &scanned, eyes, lang);
    let content = ShowPage {
        call,
        case: &file.case,
        own: super::case_path(id),
        resident: format!("/warga/{}", file.resident.row.id),
        name: person_name(&file),
        person: person_line(&file, lang),
        main: next.as_ref().and_then(|next| main_action(call, &file, next, mover)),
        writer,
        withdrawn: file.case.row.withdrawn,
        conflict: file.case.row.in_conflict(),
        phases: phases(file.case.state, file.case.set_aside_from, lang),
        state: pieces::tag(super::state_tone(file.case.state), call.say(file.case.state.label())),
        notes: notes(call, &file, news_days),
        next_label: next.as_ref().map_or_else(String::new, |next| call.say(next.edge.label).to_owned()),
        missing: next.as_ref().map_or_else(Vec::new, |next| missing_lines(&file, &next.missing, lang)),
        law_count: count(law.good, law.checks.len(), lang),
        law: pieces::checks(&law.checks),
        other_count: count(other.good, other.checks.len(), lang),
        other: pieces::checks(&other.checks),
        folded: !file.facts.is_leaving(),
        home: file.facts.is_home_again(),
        no_scheme: file.case.scheme.is_none(),
        counselling: counselling(&file, lang),
        counselled: topics::missing(file.facts.today, &file.facts.told).is_empty(),
        timeline: pieces::timeline(&lines[..lines.len().min(NEWEST)]),
        earlier: if lines.len() > NEWEST { pieces::timeline(&lines[NEWEST..]) } else { Html::default() },
        middle,
        cards: Html::joined(own_cards(call, &file).iter().map(pieces::panel).chain([side])),
        who_sees: who_sees(&file, lang),
        steps: if mover { other_steps(call, &file, next.as_ref()) } else { Vec::new() },
    };
    Ok(call.page(&format!("{} · {}", content.name, file.case.number), &content))
}

/// The documents of the case that have a scan.
fn scanned(read: &Reader<'_>, file: &CaseFile) -> Result<Vec<String>, Refusal> {
    let all = attachment::of_resident(read, file.resident.row.id)?;
    Ok(all.into_iter().map(|one| one.record.record).collect())
}

fn count(good: usize, all: usize, lang: Lang) -> String {
    format!("{good} {} {all}", words::OF.say(lang))
}

/// "29 tahun · Dusun Krajan RT 02/01 · NIK 3307••••0003 · menuju Taiwan, perawat lansia · P to P".
fn person_line(file: &CaseFile, lang: Lang) -> String {
    let person = &file.resident;
    let mut parts: Vec<String> = Vec::new();
    if let Some(birth) = person.birth_date.given() {
        parts.push(format!("{} {}", day::age(*birth, file.facts.today), words::YEARS.say(lang)));
    }
    let place: Vec<String> =
        [person.dusun.clone().map(|dusun| format!("Dusun {dusun}")), person.rt_rw.given().map(|rt| format!("RT {rt}"))]
            .into_iter()
            .flatten()
            .collect();
    if !place.is_empty() {
        parts.push(place.join(" "));
    }
    parts.extend(person.nik.given().map(|nik| format!("NIK {}", nik.masked())));
    let to = going_to(file.case.country.as_deref(), file.case.job.as_deref(), lang);
    if !to.is_empty() {
        let where_now = match file.case.state {
            state if state.is_working() => words::AT,
            CaseState::Pulang | CaseState::Purna => words::BACK_FROM,
            _ => words::TO,
        };
        parts.push(format!("{} {to}", where_now.say(lang)));
    }
    parts.extend(file.case.scheme.map(|scheme| short_label(scheme.label(), lang).to_owned()));
    parts.join(" · ")
}

/// The row of phases. A case that stepped aside shows the phase where it was.
pub(super) fn phases(state: CaseState, aside_from: Option<CaseState>, lang: Lang) -> Html {
    let now = Phase::of(state).or(aside_from.and_then(Phase::of));
    let rows: Vec<(String, Way)> = Phase::ALL
        .into_iter()
        .map(|phase| {
            let way = match now {
                Some(now) if phase < now => Way::Done,
                Some(now) if phase == now => Way::Now,
                _ => Way::Later,
            };
            (phase.label().say(lang).to_owned(), way)
        })
        .collect();
    pieces::phases(words::PHASES.say(lang), &rows)
}

/// The one button: what the next step still asks for, or the step itself. Who may not do it sees none.
fn main_action(call: &Call, file: &CaseFile, next: &NextStep, mover: bool) -> Option<(String, String)> {
    if !mover {
        return None;
    }
    let said = |what: String| format!("{}: {what}", call.say(words::NEXT));
    match next.missing.first() {
        Some(missing) => {
            let path = link_path(file, missing.link);
            let may = call.actor.is_one_of(CASE_WRITERS) || matches!(missing.link, Link::Letter(_));
            (may && !path.is_empty()).then(|| (said(action_words(call, file, missing)), path))
        }
        None if call.actor.is_one_of(next.edge.roles) => {
            Some((said(call.say(next.edge.label).to_lowercase()), step_path(file, next.edge)))
        }
        None => None,
    }
}

fn action_words(call: &Call, file: &CaseFile, missing: &Missing) -> String {
    let plain = match missing.link {
        Link::Letter(_) if missing.code == "permission.head" && call.actor.is_one_of(HEADS) => words::DO_ACKNOWLEDGE,
        Link::Letter(_) if missing.code == "permission.head" => words::DO_WAIT_HEAD,
        Link::Counselling => words::DO_COUNSEL,
        Link::Interview => crate::words::check::DO_INTERVIEW,
        Link::Review => crate::words::check::DO_REVIEW,
        Link::Resident => words::DO_RESIDENT,
        Link::NextOfKin => words::DO_KIN,
        Link::Details => words::DO_DETAILS,
        Link::Agency => words::DO_AGENCY,
        Link::Letter(kind) => {
            return format!("{} {}", call.say(words::DO_LETTER), short_label(kind.label(), call.lang));
        }
        _ => {
            let renew = file.facts.documents.iter().any(|document| Link::Paper(key_of(&document.line)) == missing.link);
            let verb = if renew { words::DO_RENEW } else { words::DO_PAPER };
            let about = missing.about.map_or("", |about| short_label(about, call.lang));
            return format!("{} {}", call.say(verb), about.to_lowercase());
        }
    };
    call.say(plain).to_owned()
}

fn key_of(line: &str) -> &'static str {
    kernel::checklist::Checklist::by_key(line).map_or("", |line| line.key)
}

fn step_path(file: &CaseFile, edge: &Edge) -> String {
    let name = CaseState::from_code(edge.to).map_or("", CaseState::name);
    format!("/kasus/{}/langkah?ke={name}", file.case.row.id)
}

/// Every other move that the reader may make, as (words, path).
fn other_steps(call: &Call, file: &CaseFile, next: Option<&NextStep>) -> Vec<(String, String)> {
    let edges = CASE_MACHINE.out_of(file.case.state.code());
    edges
        .filter(|edge| call.actor.is_one_of(edge.roles))
        .filter(|edge| next.is_none_or(|next| !std::ptr::eq(*edge, next.edge)))
        .filter(|edge| guards::is_open(edge, &file.facts))
        .map(|edge| (call.say(edge.label).to_owned(), step_path(file, edge)))
        .collect()
}

/// What the officer was told in confidence, and what asks for a call; nobody else sees any of it.
fn notes(call: &Call, file: &CaseFile, news_days: i64) -> Html {
    let case = &file.case;
    let note = |title, text: &str| pieces::note(call.say(title), text);
    let mut notes = Vec::new();
    notes.extend(case.concern.given().map(|text| note(words::CONCERN, text)));
    notes.extend(case.trouble.given().map(|text| note(words::TROUBLE, text)));
    notes.extend(super::contact_log::no_news(file, news_days, call.lang));
    if case.state.is_set_aside() {
        notes.push(note(words::SET_ASIDE, call.say(case.state.label())));
    }
    Html::joined(notes)
}

fn counselling(file: &CaseFile, lang: Lang) -> String {
    use crate::records::counselling::FamilyPresent;
    let all = topics::on(file.facts.today).len();
    let told = all - topics::missing(file.facts.today, &file.facts.told).len();
    let family = file.facts.told.iter().any(|told| told.family != FamilyPresent::Nobody);
    let family = if family { words::FAMILY_WAS_THERE } else { words::FAMILY_MISSING };
    format!("{} {} · {}", count(told, all, lang), words::TOPICS.say(lang), family.say(lang))
}

fn own_cards(call: &Call, file: &CaseFile) -> Vec<Panel> {
    let mut cards = vec![family(call, file)];
    if file.case.departed_on.is_some() || file.case.state.is_working() || file.case.returned_on.is_some() {
        cards.push(abroad(call, file));
    }
    cards.extend(officer_only(call, file));
    cards
}

fn family(call: &Call, file: &CaseFile) -> Panel {
    let lang = call.lang;
    let line = |kin: &kernel::Stored<people::records::NextOfKin>| {
        let mut detail = vec![kin.kinship.label().say(lang).to_owned()];
        if kin.first == Some(true) {
            detail.push(call.say(words::FIRST_CALL).to_owned());
        }
        detail.extend(kin.phone.given().and_then(|phone| kernel::phone::parse(phone).ok()).map(|phone| phone.shown()));
        PanelLine {
            text: kin.name.known().cloned().unwrap_or_else(|| "–".into()),
            detail: detail.join(" · "),
            ..PanelLine::default()
        }
    };
    let mut lines: Vec<PanelLine> = file.kin.iter().map(line).collect();
    if lines.is_empty() {
        lines.push(plain(call.say(words::NO_FAMILY), ""));
    }
    Panel { title: call.say(words::FAMILY).to_owned(), lines, ..Panel::default() }
}

fn plain(text: &str, detail: &str) -> PanelLine {
    PanelLine { text: text.to_owned(), detail: detail.to_owned(), ..PanelLine::default() }
}

fn abroad(call: &Call, file: &CaseFile) -> Panel {
    let (case, lang) = (&file.case, call.lang);
    let mut lines = Vec::new();
    let on = |date: Option<jiff::civil::Date>, none| {
        date.map_or_else(|| call.say(none).to_owned(), |date| day::short(date, lang))
    };
    let mut unknown = Vec::new();
    lines.push(plain(&on(case.departed_on, words::UNKNOWN_DAY), call.say(words::DEPARTED)));
    for name in ["employer", "employer_address", "phone_abroad", "contract_end"] {
        let Some((index, field)) = MigrationCase::SPEC.field_named(name) else { continue };
        let text = field.show(&case.row.cells[index], lang);
        if text.is_empty() {
            unknown.push(call.say(field.label));
        } else {
            lines.push(plain(&text, call.say(field.label)));
        }
    }
    if let Some(returned) = case.returned_on {
        lines.push(plain(&day::short(returned, lang), call.say(words::RETURNED)));
    }
    if !unknown.is_empty() {
        lines.push(plain("", &format!("{}: {}", call.say(words::NOT_RECORDED), unknown.join(", "))));
    }
    Panel { title: call.say(words::ABROAD).to_owned(), lines, ..Panel::default() }
}

/// Jalur and the reason of the return: no card at all for who may not see them.
fn officer_only(call: &Call, file: &CaseFile) -> Option<Panel> {
    let case = &file.case;
    let mut lines = Vec::new();
    let label = |name: &str| MigrationCase::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label));
    if let Held::Known(Some(route)) = case.route_taken {
        lines.push(plain(call.say(route.label()), label("route_taken")));
    }
    if let Held::Known(Some(reason)) = case.return_reason {
        lines.push(plain(call.say(reason.label()), label("return_reason")));
    }
    if let Held::Known(Some(last)) = case.last_news {
        lines.push(plain(&day::short(last, call.lang), label("last_news")));
    }
    (!lines.is_empty()).then(|| Panel { title: call.say(words::OFFICER_ONLY).to_owned(), lines, ..Panel::default() })
}

fn who_sees(file: &CaseFile, lang: Lang) -> String {
    use kernel::region::{Code, Level, Regions};
    let regency = Code::parse(&file.case.row.region).ok().and_then(|code| code.at(Level::Regency));
    let name = regency.and_then(|code| Regions::get().name(&code).map(str::to_owned)).unwrap_or_default();
    format!("{} {name}. {}", words::WHO_SEES_TELL.say(lang), words::WHO_SEES_COUNTS.say(lang))
}

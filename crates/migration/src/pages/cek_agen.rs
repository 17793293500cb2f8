//! `/cek-agen`: anybody asks about a company by name, licence number or telephone. It says what the list of a day says and
//! what that does not mean; a similar name is never called genuine. What is typed is not kept.

use askama::Template;
use kernel::access::Access;
use kernel::contacts::{self, Contact};
use kernel::region::{Code, Level, Regions};
use kernel::{Phrase, Record, Refusal, country, day};
use web::{Answer, Call, Input, Limit, PublicPage, Route, Tone, link};

use super::placement_agency::{list_words, own_region, permit_words, shown_phone, tone};
use crate::office::placement_agency::{self as office, AgencyFile, AgencyStanding, AgencyWish, Asked};
use crate::records::PlacementAgency;
use crate::rules::agency_list::regency;
use crate::rules::company_name;
use crate::rules::cost::{self, Payer};
use crate::rules::placement_agency::{is_present, permit_runs};
use crate::words::cek_agen as words;

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::TITLE, path: "/cek-agen", top: true, order: 3 };

/// The address.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/cek-agen", Access::Public, page).help("agen#cek-agen")]
}

/// Questions from one network address: a row of people at one counter.
const QUESTIONS: Limit = Limit { name: "cek_agen", at_once: 60, seconds: 2 };
/// After so many days a list is told to be old.
pub(super) const OLD_DAYS: i32 = 90;
/// The longest question.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "agency/cek_agen.html")]
struct Page<'c> {
    call: &'c Call,
    ask: Input,
    village: Input,
    verdict: Option<Verdict>,
    list: String,
    old: bool,
    costs: Vec<&'static str>,
    contacts: Vec<&'static Contact>,
    ask_village: String,
    share: String,
}

/// The answer.
struct Verdict {
    tone: Tone,
    mark: &'static str,
    title: &'static str,
    tell: &'static str,
    person: bool,
    training: bool,
    by_phone: bool,
    found: Vec<Found>,
    alike: Vec<(String, String)>,
}

/// A company that was meant.
struct Found {
    name: String,
    tone: Tone,
    standing: &'static str,
    facts: Vec<(&'static str, String)>,
    permits: Vec<String>,
    branch: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let typed: String = call.query("q").chars().take(LONGEST).collect();
    let typed = typed.trim().to_owned();
    if !typed.is_empty() {
        call.limited(QUESTIONS).map_err(|_| Refusal::Busy)?;
    }
    let region = region(call);
    let (list, verdict) = call.read(|read| {
        let list = office::newest_list(read)?;
        if typed.is_empty() {
            return Ok((list, None));
        }
        let found = office::find(read, &typed)?;
        let files: Vec<AgencyFile> = newest_of_each(found.same)
            .iter()
            .map(|agency| AgencyFile::of(read, agency.row.id))
            .collect::<Result<_, _>>()?;
        Ok((list.clone(), Some(verdict(call, &typed, found.asked, &files, &found.alike, list.is_some(), region))))
    })?;
    let village = call.query("desa");
    let content = Page {
        call,
        ask: Input::text("q", call.say(words::ASK)).help(call.say(words::ASK_HELP)).value(typed.clone()).required(),
        village: Input::find("desa", call.say(words::VILLAGE), "/wilayah/cari")
            .help(call.say(words::VILLAGE_HELP))
            .value(village),
        list: list_words(list.as_ref(), call.lang),
        old: list.as_ref().is_some_and(|(date, _)| (call.today - *date).get_days() > OLD_DAYS),
        costs: cost::on(call.today, Payer::Never).iter().map(|cost| call.say(cost.label)).collect(),
        contacts: ["halo_pmi", "halo_pmi_luar"].iter().filter_map(|key| contacts::by_key(key)).collect(),
        ask_village: link("/kontak", &[("desa", village)]),
        share: share(call, verdict.as_ref(), &list_words(list.as_ref(), call.lang)),
        verdict,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// Two records of one company: the one of the newer list answers.
fn newest_of_each(mut found: Vec<kernel::Stored<PlacementAgency>>) -> Vec<kernel::Stored<PlacementAgency>> {
    found.sort_by_key(|agency| std::cmp::Reverse((agency.listed_on, agency.checked_on)));
    let mut seen = Vec::new();
    found.retain(|agency| {
        let key = (company_name::key(&agency.name), agency.licence_key.clone());
        !seen.contains(&key) && {
            seen.push(key);
            true
        }
    });
    found
}

/// The regency of the visitor: as typed, or where the officer works.
fn region(call: &Call) -> Option<Code> {
    let typed = call.query("desa");
    if typed.is_empty() {
        return own_region(call);
    }
    let (_, field) = PlacementAgency::SPEC.field_named("region")?;
    let parsed = kernel::check::parse(field, typed, call.today).ok();
    parsed.and_then(|value| Code::parse(value.as_text()?).ok()).or_else(|| regency(typed))
}

fn verdict(
    call: &Call,
    typed: &str,
    asked: Asked,
    files: &[AgencyFile],
    alike: &[kernel::Stored<PlacementAgency>],
    has_list: bool,
    region: Option<Code>,
) -> Verdict {
    let found: Vec<Found> = files.iter().map(|file| found(call, file, region)).collect();
    let licence = |file: &AgencyFile| file.standing(&AgencyWish::default(), call.today);
    let standing = files.iter().map(licence).max().unwrap_or(AgencyStanding::NotOnList);
    let (title, tell) = match (standing, asked, files.is_empty()) {
        (AgencyStanding::NotOnList, _, true) if !has_list => (words::NO_LIST, words::NO_LIST_TELL),
        (AgencyStanding::NotOnList, Asked::Phone, true) => (words::UNKNOWN_PHONE, words::UNKNOWN_PHONE_TELL),
        (_, Asked::Phone, false) => (words::BY_PHONE, standing_words(standing).1),
        (standing, _, _) => standing_words(standing),
    };
    let others = alike.iter().map(|one| {
        let licence = one.licence.clone().unwrap_or_default();
        (link("/cek-agen", &[("q", &one.name), ("desa", call.query("desa"))]), format!("{} {licence}", one.name))
    });
    Verdict {
        tone: tone(standing),
        mark: match tone(standing) {
            Tone::Good => "✓",
            Tone::Danger => "✕",
            _ => "?",
        },
        title: call.say(title),
        tell: call.say(tell),
        person: files.is_empty() && asked == Asked::Words && !company_name::is_a_body(typed) && !has_a_digit(typed),
        training: files.is_empty() && company_name::is_a_training_centre(typed),
        by_phone: asked == Asked::Phone,
        found,
        alike: others.collect(),
    }
}

fn has_a_digit(typed: &str) -> bool {
    typed.bytes().any(|byte| byte.is_ascii_digit())
}

fn standing_words(standing: AgencyStanding) -> (Phrase, Phrase) {
    match standing {
        AgencyStanding::Valid | AgencyStanding::NoPermit | AgencyStanding::NoBranch => {
            (words::VALID, words::VALID_TELL)
        }
        AgencyStanding::Expired => (words::EXPIRED, words::NOT_VALID_TELL),
        AgencyStanding::Suspended => (words::SUSPENDED, words::NOT_VALID_TELL),
        AgencyStanding::Revoked => (words::REVOKED, words::NOT_VALID_TELL),
        AgencyStanding::NotOnList => (words::UNKNOWN, words::UNKNOWN_TELL),
    }
}

fn found(call: &Call, file: &AgencyFile, region: Option<Code>) -> Found {
    let standing = file.standing(&AgencyWish::default(), call.today);
    let (title, _) = standing_words(standing);
    let runs = file.permits.iter().filter(|permit| permit_runs(permit, call.today));
    Found {
        name: file.agency.name.clone(),
        tone: tone(standing),
        standing: call.say(title),
        facts: facts(call, file),
        permits: if standing.is_licensed() {
            runs.map(|permit| permit_words(permit, call.lang)).collect()
        } else {
            Vec::new()
        },
        branch: branch_words(call, file, region),
    }
}

fn facts(call: &Call, file: &AgencyFile) -> Vec<(&'static str, String)> {
    let agency = &file.agency;
    let date = |day: Option<jiff::civil::Date>| day.map(|day| day::full(day, call.lang));
    let changed = agency.status.filter(|status| *status != crate::records::placement_agency::LicenceStatus::Active);
    let answered = agency
        .answer
        .zip(agency.checked_on)
        .map(|(answer, on)| format!("{}, {}", call.say(answer.label()), day::full(on, call.lang)));
    let phones = [&agency.phone, &agency.other_phone].into_iter().flatten().map(|number| shown_phone(number));
    let phones: Vec<String> = phones.collect();
    let listed = agency.listed_on.map(|on| {
        let source = agency.list_source.as_deref().map_or_else(String::new, |source| format!(" · {source}"));
        format!("{}{source}", day::full(on, call.lang))
    });
    let facts = [
        (words::LICENCE, agency.licence.clone()),
        (words::VALID_UNTIL, date(agency.licence_until)),
        (words::STATUS_SINCE, changed.and(date(agency.status_on))),
        (words::PHONE, Some(phones.join(", ")).filter(|text| !text.is_empty())),
        (words::ADDRESS, agency.address.clone()),
        (words::LIST_OF, listed),
        (words::GONE, date(agency.gone_on)),
        (words::ANSWERED, answered),
    ];
    facts.into_iter().filter_map(|(label, value)| Some((call.say(label), value?))).collect()
}

fn branch_words(call: &Call, file: &AgencyFile, region: Option<Code>) -> String {
    let regions = Regions::get();
    let regency = region.and_then(|region| region.at(Level::Regency));
    let records: Vec<_> = file.branches.iter().map(|branch| branch.record.clone()).collect();
    match regency {
        Some(regency) => {
            let name = regions.full_name(&regency).unwrap_or_default();
            if is_present(&file.agency, &records, &regency, call.today) {
                format!("{} {name}.", call.say(words::BRANCH_HERE))
            } else {
                format!("{} {name}. {}", call.say(words::NO_BRANCH_HERE), call.say(words::NO_BRANCH_TELL))
            }
        }
        None if records.is_empty() => String::new(),
        None => {
            let names: Vec<String> = records.iter().filter_map(|branch| regions.short(&branch.region)).collect();
            format!("{}: {}", call.say(words::BRANCHES), names.join(", "))
        }
    }
}

/// A ready message with what was found, the day of the list, and where to ask oneself.
fn share(call: &Call, verdict: Option<&Verdict>, list: &str) -> String {
    let address = call.address("/cek-agen");
    let text = match verdict {
        Some(verdict) => {
            let names: Vec<&str> = verdict.found.iter().map(|found| found.name.as_str()).collect();
            let names = if names.is_empty() { String::new() } else { format!("{}: ", names.join(", ")) };
            format!("{names}{} ({list}). {address}", verdict.title)
        }
        None => format!("{}: {address}", call.say(words::TITLE)),
    };
    link("https://wa.me/", &[("text", &text)])
}

/// A country's name for people.
pub(super) fn country_name(code: &str, lang: kernel::Lang) -> String {
    country::get(code).map_or_else(|| code.to_owned(), |one| one.name.say(lang).to_owned())
}

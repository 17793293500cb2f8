//! `/kasus/pola`: what interviews of several villages have in common, for the regency. Not here: finding it
//! (`office::pattern`).

use askama::Template;
use kernel::contacts::{self, Contact};
use kernel::{Access, Lang, Record, RecordId, Refusal, country, day};
use web::pieces;
use web::{Answer, Call, Html, MenuItem, Route};

use crate::office::pattern::{self, Group, GroupFile, REGENCY, Village};
use crate::office::placement_agency::{self, AgencyWish};
use crate::records::Recruitment;
use crate::rules::destination::{self, JobKind};
use crate::rules::pattern::{self as rules, Compared, Pattern};
use crate::words::pattern as words;

/// For which task it is opened.
const PURPOSE: &str = "membandingkan perekrutan antardesa";

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::TITLE,
    short: words::SHORT,
    icon: "search",
    path: "/kasus/pola",
    access: Access::Roles(REGENCY),
    order: 12,
};

/// The addresses.
pub fn routes() -> Vec<Route> {
    let regency = Access::Roles(REGENCY);
    let routes = [
        Route::get("/kasus/pola", regency, list).help("periksa#pola"),
        Route::get("/kasus/pola/{apa}/{id}", regency, show).help("periksa#pola"),
        Route::post("/kasus/pola/{apa}/{id}", regency, inform).help("periksa#pola"),
    ];
    routes.into_iter().map(|route| route.of(Recruitment::SPEC).purpose(PURPOSE)).collect()
}

#[derive(Template)]
#[template(path = "pattern/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    sorts: Vec<(&'static Pattern, Vec<Line>)>,
    none: bool,
}

struct Line {
    path: String,
    title: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "pattern/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    label: &'static str,
    title: String,
    facts: Vec<(&'static str, String)>,
    number_path: String,
    villages: Vec<Village>,
    hidden: Html,
    contacts: Vec<&'static Contact>,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let groups = call.read(pattern::groups)?;
    let of = |sort: &'static Pattern| {
        let lines = groups.iter().filter(|group| group.pattern == sort).map(|group| line(group, call.lang));
        (sort, lines.collect::<Vec<Line>>())
    };
    let content = ListPage {
        call,
        none: groups.is_empty(),
        sorts: rules::all().iter().map(of).filter(|(_, lines)| !lines.is_empty()).collect(),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn line(group: &Group, lang: Lang) -> Line {
    Line {
        path: format!("/kasus/pola/{}/{}", group.pattern.key, group.example.row.id),
        title: title(group.pattern, &group.example, lang, false),
        detail: format!(
            "{} {} · {} {}",
            group.villages,
            words::VILLAGES.say(lang),
            group.cases,
            words::CASES.say(lang),
        ),
    }
}

/// What the group is called: a number is masked until it is opened.
fn title(pattern: &Pattern, example: &Recruitment, lang: Lang, opened: bool) -> String {
    match pattern.compared {
        Compared::Phone if opened => pattern::phone(example),
        Compared::Phone => {
            let number = example.phone.given().and_then(|phone| kernel::phone::parse(phone).ok());
            number.map_or_else(|| "–".to_owned(), |phone| phone.masked())
        }
        Compared::Agency => example.agency.given().cloned().unwrap_or_else(|| "–".to_owned()),
        Compared::Journey => journey(example.journey.as_deref().unwrap_or_default(), lang),
    }
}

/// "TW 2027-02" as "Taiwan, Februari 2027".
fn journey(text: &str, lang: Lang) -> String {
    let (code, month) = text.split_once(' ').unwrap_or((text, ""));
    let name = country::get(code).map_or(code, |one| one.name.say(lang));
    let named = month.split_once('-').and_then(|(year, month)| {
        let number: i8 = month.parse().ok().filter(|number| (1..=12).contains(number))?;
        Some(format!("{} {year}", day::month_name(number, lang)))
    });
    format!("{name}, {}", named.unwrap_or_else(|| month.to_owned()))
}

fn chosen(call: &Call) -> Result<(&'static Pattern, RecordId), Refusal> {
    let pattern = rules::by_key(call.param_text("apa")).ok_or(Refusal::NotFound)?;
    Ok((pattern, call.param("id")?))
}

fn show(call: &Call) -> Result<Answer, Refusal> {
    let (pattern, example) = chosen(call)?;
    let opened = call.query("nomor") == "1";
    let (group, facts) = call.read(|read| {
        let group = pattern::group(read, pattern, example)?;
        let facts = facts(call, read, &group)?;
        Ok((group, facts))
    })?;
    let own = format!("/kasus/pola/{}/{example}", pattern.key);
    let closed_number = pattern.compared == Compared::Phone && !opened;
    let content = ShowPage {
        call,
        label: call.say(pattern.label),
        title: title(pattern, &group.example, call.lang, opened),
        facts,
        number_path: if closed_number { format!("{own}?nomor=1") } else { String::new() },
        villages: group.villages,
        hidden: call.hidden(),
        contacts: ["polisi", "halo_pmi"].iter().filter_map(|key| contacts::by_key(key)).collect(),
        own,
    };
    Ok(call.page(call.say(pattern.label), &content))
}

/// What the regency may know besides: as whom the recruiter was named, how the agency or the country stands.
fn facts(call: &Call, read: &store::Reader<'_>, group: &GroupFile) -> Result<Vec<(&'static str, String)>, Refusal> {
    let example = &group.example;
    let mut facts = Vec::new();
    if let Some((first, last)) = group.days {
        let days = [first, last].map(|date| day::short(date, call.lang));
        facts.push((call.say(words::BETWEEN), days.join(" – ")));
    }
    if group.pattern.compared == Compared::Phone {
        let named = [example.recruiter.given(), example.agency.given()];
        let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).collect();
        if !named.is_empty() {
            facts.push((call.say(words::NAMED), named.join(" · ")));
        }
    }
    if let (Compared::Agency, Some(name)) = (group.pattern.compared, example.agency.given()) {
        let (standing, _) = placement_agency::standing_of_name(read, name, &AgencyWish::default(), call.today)?;
        facts.push((call.say(words::STANDING), call.say(standing.phrase()).to_owned()));
    }
    if let (Compared::Journey, Some(journey)) = (group.pattern.compared, example.journey.as_deref()) {
        let code = journey.split(' ').next().unwrap_or_default();
        let status = destination::status(code, JobKind::Household, None, call.today);
        let (_, label) = super::destination::shown(status);
        facts.push((call.say(words::STATUS), call.say(label).to_owned()));
    }
    Ok(facts)
}

fn inform(call: &Call) -> Result<Answer, Refusal> {
    let (pattern, example) = chosen(call)?;
    let action = call.action;
    call.act(move |read| pattern::inform(read, action, pattern, example))?;
    Ok(Answer::redirect("/kasus/pola").saying(call.say(words::INFORMED)))
}

//! The list of residents, and the same finding for our own script. Not here: a single card (`show`).

use askama::Template;
use kernel::refusal::Refusal;
use kernel::region::{Code, Regions};
use kernel::{Lang, Record, Row, Value};
use store::{ListQuery, Reader};
use web::{Answer, Call, Html, Input, link, pieces};

use super::{DUSUN, shown};
use crate::office::resident::find;
use crate::records::Resident;
use crate::records::resident::Sex;
use crate::rules::resident::{age, hamlet};
use crate::words::resident as words;

/// Rows on one page.
const PAGE: usize = 40;
/// Answers offered while one types.
const OFFERED: usize = 10;

#[derive(Template)]
#[template(path = "resident_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    create: bool,
    query: &'c str,
    filters: Vec<Input>,
    filtered: bool,
    villages: bool,
    name_label: &'static str,
    sex_label: &'static str,
    dusun_label: &'static str,
    rows: Vec<Line>,
    empty: Html,
    next: String,
    first: String,
    export: String,
}

struct Line {
    path: String,
    name: String,
    conflict: bool,
    sex: String,
    age: String,
    dusun: String,
    village: String,
}

/// What the address asks for.
struct Asked<'c> {
    query: &'c str,
    sex: Option<Sex>,
    dusun: &'c str,
}

impl Asked<'_> {
    fn filters(&self) -> Vec<(u32, Value)> {
        let sex = self.sex.map(|sex| (Resident::SEX.tag, Value::Integer(sex.code())));
        let dusun = (!self.dusun.is_empty()).then(|| (Resident::DUSUN.tag, Value::Text(self.dusun.to_owned())));
        sex.into_iter().chain(dusun).collect()
    }

    fn address(&self, after: &str) -> String {
        self.link("/warga", after)
    }

    /// The same question asked of another page.
    fn link(&self, path: &str, after: &str) -> String {
        let sex = self.sex.map_or("", Sex::name);
        link(path, &[("q", self.query), ("sex", sex), ("dusun", self.dusun), ("sesudah", after)])
    }

    fn is_filtered(&self) -> bool {
        !self.query.is_empty() || self.sex.is_some() || !self.dusun.is_empty()
    }

    fn rows(&self, read: &Reader<'_>, after: &str) -> Result<(Vec<Row>, Option<String>), Refusal> {
        let filters = self.filters();
        if !self.query.is_empty() {
            let fits = |row: &Row| filters.iter().all(|(tag, value)| holds(row, *tag, value));
            let found = find(read, self.query, 200)?;
            return Ok((found.into_iter().map(|(_, row)| row).filter(fits).take(PAGE).collect(), None));
        }
        let mut query = ListQuery::of(Resident::SPEC).sorted(Resident::NAME.tag, false).limited(PAGE);
        query.filters = filters;
        query.after = (!after.is_empty()).then(|| after.to_owned());
        let page = read.list(&query)?;
        Ok((page.rows, page.next))
    }
}

fn holds(row: &Row, tag: u32, value: &Value) -> bool {
    row.spec.field(tag).is_some_and(|(index, _)| row.cells[index].known() == Some(value))
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let asked = Asked { query: call.query("q"), sex: Sex::from_name(call.query("sex")), dusun: call.query("dusun") };
    let after = call.query("sesudah");
    let (rows, next, hamlets) = call.read(|read| {
        let (rows, next) = asked.rows(read, after)?;
        Ok((rows, next, hamlets(read)?))
    })?;
    let villages = rows.iter().any(|row| row.home != call.actor.office);
    let create = call.actor.is_one_of(Resident::SPEC.write);
    let content = ListPage {
        call,
        create,
        query: asked.query,
        filters: filters(call, &asked, hamlets),
        filtered: asked.is_filtered(),
        villages,
        name_label: label(call, "name"),
        sex_label: label(call, "sex"),
        dusun_label: label(call, "dusun"),
        empty: empty(call, &asked, create),
        rows: rows.iter().map(|row| line(call, row)).collect(),
        next: next.map_or_else(String::new, |cursor| asked.address(&cursor)),
        first: if after.is_empty() { String::new() } else { asked.address("") },
        export: asked.link("/warga/ekspor", ""),
    };
    Ok(call.page(call.say(words::RESIDENTS), &content))
}

fn hamlets(read: &Reader<'_>) -> Result<Vec<String>, Refusal> {
    let rows = read.select(&DUSUN, &[])?;
    Ok(rows.iter().filter_map(|row| row.first()?.text().map(str::to_owned)).collect())
}

fn filters(call: &Call, asked: &Asked<'_>, hamlets: Vec<String>) -> Vec<Input> {
    let sexes = Sex::CHOICES.iter().map(|one| (one.name.to_owned(), call.say(one.label).to_owned())).collect();
    let hamlets = hamlets.into_iter().map(|name| (name.clone(), name)).collect();
    vec![filter(call, "sex", call.query("sex"), sexes), filter(call, "dusun", asked.dusun, hamlets)]
}

fn filter(call: &Call, name: &str, chosen: &str, options: Vec<(String, String)>) -> Input {
    Input::choice(name, label(call, name), options).as_filter(call.say(words::ALL)).value(chosen)
}

fn label(call: &Call, name: &str) -> &'static str {
    Resident::SPEC.field_named(name).map_or("", |(_, field)| call.say(field.label))
}

fn line(call: &Call, row: &Row) -> Line {
    Line {
        path: format!("/warga/{}", row.id),
        name: row.spec.title(row, call.lang),
        conflict: row.in_conflict(),
        sex: shown(row, "sex", call.lang),
        age: age_of(row, call),
        dusun: shown(row, "dusun", call.lang),
        village: village(&row.region),
    }
}

/// "Desa Kuripan" for a region code; empty for none.
pub(crate) fn village(region: &str) -> String {
    Code::parse(region).ok().and_then(|code| Regions::get().short(&code)).unwrap_or_default()
}

fn age_of(row: &Row, call: &Call) -> String {
    let years = row.text("birth_date").and_then(|text| age(text.parse().ok()?, call.today));
    years.map_or_else(String::new, |years| format!("{years} {}", call.say(words::YEARS)))
}

fn empty(call: &Call, asked: &Asked<'_>, create: bool) -> Html {
    if asked.is_filtered() {
        return pieces::empty(call.say(words::NONE_FOUND), Some((call.say(words::CLEAR), "/warga")));
    }
    pieces::empty(call.say(words::NO_RESIDENTS), create.then_some((call.say(words::NEW), "/warga/baru")))
}

/// What tells namesakes apart: year of birth and hamlet.
pub(crate) fn detail(row: &Row, lang: Lang) -> String {
    let born = row.text("birth_date").and_then(|text| text.get(..4)).map(|year| match lang {
        Lang::Id => format!("lahir {year}"),
        Lang::En => format!("born {year}"),
    });
    let parts = [born, row.text("dusun").map(hamlet), Some(village(&row.region))];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Residents for a field that finds as one types: `[{"value": "id@home", "label": "…"}]`.
pub(super) fn offers(call: &Call) -> Result<Answer, Refusal> {
    let found = call.read(|read| find(read, call.query("q"), OFFERED))?;
    let offers: Vec<_> = found.iter().map(|(_, row)| offer(row, call.lang)).collect();
    Ok(Answer::json(serde_json::Value::from(offers).to_string()))
}

fn offer(row: &Row, lang: Lang) -> serde_json::Value {
    let label = [row.spec.title(row, lang), detail(row, lang)].into_iter().filter(|part| !part.is_empty());
    serde_json::json!({ "value": format!("{}@{}", row.id, row.home), "label": label.collect::<Vec<_>>().join(" · ") })
}

//! `/angka`: figures of the programme for everybody: recorded, stated, and where they differ; and as files.

use std::collections::BTreeMap;

use askama::Template;
use kernel::claims::{self, Claim, Confidence};
use kernel::region::{Code, Level, Regions};
use kernel::{Access, Lang, Refusal, money};
use web::charts::{self, Point};
use web::{Answer, Call, Html, Route};

use super::{filled, short};
use crate::csv;
use crate::open_data;
use crate::roll::{Roll, Year};
use crate::rules::agreement::{Compared, compared};
use crate::words::figures as words;
use crate::words::shared;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/angka", Access::Public, page),
        Route::get("/angka/klaim.csv", Access::Public, claims_file),
        Route::get("/angka/desa.csv", Access::Public, villages_file),
        Route::get("/angka/kamus.csv", Access::Public, dictionary_file),
    ]
}

#[derive(Template)]
#[template(path = "figures.html")]
struct Figures<'c> {
    call: &'c Call,
    chart: Html,
    years: Vec<Year>,
    sources: Html,
    provinces: Vec<(String, String, String)>,
    conflicts: Vec<Vec<&'static Claim>>,
    stated: Vec<(&'static str, Vec<&'static Claim>)>,
    dictionary: Vec<[&'static str; 3]>,
}

impl Figures<'_> {
    fn number(&self, number: &i64) -> String {
        money::whole(*number, self.call.lang)
    }

    fn value(&self, claim: &Claim) -> String {
        money::whole(claim.value, self.call.lang)
    }

    fn year(&self, claim: &Claim) -> String {
        claim.year.map_or_else(|| "–".to_owned(), |year| year.to_string())
    }

    /// What a group of claims is about: all speak of the same thing and year.
    fn group_title(&self, group: &[&'static Claim]) -> String {
        group.first().map_or_else(String::new, |claim| format!("{}, {}", self.call.say(claim.label), self.year(claim)))
    }

    fn tone(&self, claim: &Claim) -> &'static str {
        if claim.confidence == Confidence::Disputed { "attn" } else { "ok" }
    }

    fn note(&self, claim: &Claim) -> &'static str {
        claim.note.map_or("", |note| note.say(self.call.lang))
    }
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let roll = call.read(Roll::read)?;
    let years = roll.years();
    let content = Figures {
        call,
        chart: cumulative(&years, call.lang),
        sources: sources(call, &years),
        provinces: provinces(&roll, call.lang),
        conflicts: claims::conflicts(),
        stated: stated(call.lang),
        dictionary: open_data::dictionary(call.lang),
        years,
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

/// The columns of what was designated up to each year.
pub(super) fn cumulative(years: &[Year], lang: Lang) -> Html {
    if years.is_empty() {
        return Html::default();
    }
    let points: Vec<Point> = years.iter().map(|year| Point::new(year.year.to_string(), year.total)).collect();
    charts::columns(words::CHART.say(lang), words::RECORDED.say(lang), &points, false, lang)
}

#[derive(Template)]
#[template(path = "sources.html")]
struct Sources<'c> {
    call: &'c Call,
    recorded: String,
    claims: Vec<Line>,
    sum: String,
}

struct Line {
    source: &'static str,
    note: &'static str,
    value: String,
    agrees: bool,
    differs: String,
}

/// Claims about the total of the newest recorded year, beside what is recorded. Without records: of the newest claim.
pub(super) fn sources(call: &Call, years: &[Year]) -> Html {
    let lang = call.lang;
    let line = |one: Compared| Line {
        source: one.claim.source,
        note: one.claim.note.map_or("", |note| note.say(lang)),
        value: money::whole(one.claim.value, lang),
        agrees: one.difference == 0,
        differs: filled(words::DIFFERS.say(lang), &[&money::whole(one.difference.abs(), lang)]),
    };
    let Some(last) = years.last() else {
        let recorded = words::NOTHING_RECORDED.say(lang).to_owned();
        return Html::of(&Sources { call, recorded, claims: Vec::new(), sum: String::new() });
    };
    let parts: Vec<String> = years.iter().map(|year| money::whole(year.new, lang)).collect();
    let total = money::whole(last.total, lang);
    Html::of(&Sources {
        call,
        claims: compared("villages_total", last.year, last.total).into_iter().map(line).collect(),
        sum: filled(words::SUM.say(lang), &[&parts.join(" + "), &total]),
        recorded: total,
    })
}

fn provinces(roll: &Roll, lang: Lang) -> Vec<(String, String, String)> {
    let mut counts: BTreeMap<Code, i64> = BTreeMap::new();
    for village in roll.running_within(&Code::NATION) {
        *counts.entry(village.at(Level::Province).unwrap_or(Code::NATION)).or_default() += 1;
    }
    let mut lines: Vec<(Code, i64)> = counts.into_iter().collect();
    lines.sort_by_key(|(code, count)| (-count, *code));
    let path = |code: &Code| web::link("/desa", &[("wilayah", code.as_str())]);
    lines.iter().map(|(code, count)| (short(code), money::whole(*count, lang), path(code))).collect()
}

/// Every claim under what it counts, in the order of the data.
fn stated(lang: Lang) -> Vec<(&'static str, Vec<&'static Claim>)> {
    let mut groups: Vec<(&'static str, Vec<&'static Claim>)> = Vec::new();
    for claim in claims::all() {
        match groups.iter_mut().find(|(_, claims)| claims[0].key == claim.key) {
            Some((_, claims)) => claims.push(claim),
            None => groups.push((claim.label.say(lang), vec![claim])),
        }
    }
    groups
}

fn claims_file(_: &Call) -> Result<Answer, Refusal> {
    let rows = claims::all().iter().map(open_data::claim_row);
    Ok(file(csv::table(&open_data::names(open_data::CLAIMS), rows), "desmigratif-klaim.csv"))
}

fn villages_file(call: &Call) -> Result<Answer, Refusal> {
    let roll = call.read(Roll::read)?;
    let rows = roll.entries().iter().map(|entry| open_data::village_row(entry, Regions::get()));
    Ok(file(csv::table(&open_data::names(open_data::VILLAGES), rows), "desmigratif-desa.csv"))
}

fn dictionary_file(_: &Call) -> Result<Answer, Refusal> {
    let rows = open_data::dictionary_rows();
    Ok(file(csv::table(&["file", "column", "meaning_id", "meaning_en"], rows), "desmigratif-kamus.csv"))
}

fn file(bytes: Vec<u8>, name: &str) -> Answer {
    Answer::file(bytes, "text/csv; charset=utf-8", name, false)
}

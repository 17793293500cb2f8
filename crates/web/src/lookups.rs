//! What our own script asks for while one types: regions, countries, records one may refer to. The same finding works
//! without script, when the form is sent. Not here: the page of results (`search`).

use kernel::access::Scope;
use kernel::region::{Level, Regions};
use kernel::spec::FieldType;
use kernel::value::Value;
use kernel::{Access, FieldSpec, Held, Lang, RecordSpec, Refusal, Row, country};
use serde_json::json;
use store::Reader;

use crate::answer::Answer;
use crate::call::Call;
use crate::route::Route;

/// How many answers are offered.
pub(crate) const MOST: usize = 10;

pub(crate) fn routes() -> [Route; 3] {
    [
        Route::get("/wilayah/cari", Access::Public, regions),
        Route::get("/negara/cari", Access::Public, countries),
        Route::get("/rujukan/cari", Access::SignedIn, records),
    ]
}

/// One answer: what is sent, and what is read.
pub(crate) type Offer = (String, String);

fn json_of(offers: Vec<Offer>) -> Answer {
    let offers: Vec<_> = offers.into_iter().map(|(value, label)| json!({ "value": value, "label": label })).collect();
    Answer::json(serde_json::Value::from(offers).to_string())
}

fn regions(call: &Call) -> Result<Answer, Refusal> {
    let level = match call.query("tingkat") {
        "desa" => Some(Level::Village),
        "kecamatan" => Some(Level::District),
        "kabupaten" => Some(Level::Regency),
        "provinsi" => Some(Level::Province),
        _ => None,
    };
    let offers: Vec<_> = near_regions(call.query("q"), level, &call.actor.scope)
        .into_iter()
        .map(|(value, label)| json!({ "value": value, "label": label, "text": value }))
        .collect();
    Ok(Answer::json(serde_json::Value::from(offers).to_string()).kept_for(3600))
}

/// The regions to offer to somebody who works in this scope.
pub(crate) fn near_regions(typed: &str, level: Option<Level>, scope: &Scope) -> Vec<Offer> {
    near_first(region_offers(typed, level), scope)
}

/// Regions by part of their name, more than are shown; the value is `Name (code)`, which every region field reads.
fn region_offers(typed: &str, level: Option<Level>) -> Vec<Offer> {
    let regions = Regions::get();
    let offer = |code: kernel::region::Code| {
        let name = regions.short(&code)?;
        Some((format!("{name} ({})", code.as_str()), format!("{} ({})", regions.full_name(&code)?, code.as_str())))
    };
    regions.search(typed, level, 4 * MOST).into_iter().filter_map(|found| offer(found.code)).collect()
}

/// What lies in one's own regency comes first; the rest keeps its order.
fn near_first(mut offers: Vec<Offer>, scope: &Scope) -> Vec<Offer> {
    let near = match scope {
        Scope::Regions(prefixes) => prefixes.first().map_or("", |prefix| prefix.get(..5).unwrap_or(prefix)),
        Scope::Person(_) | Scope::Emergency(_) | Scope::Nothing => "",
    };
    let inside = format!("({near}");
    offers.sort_by_key(|(value, _)| !value.contains(&inside));
    offers.truncate(MOST);
    offers
}

fn countries(call: &Call) -> Result<Answer, Refusal> {
    let offers = country_offers(call.query("q"), call.lang);
    let offers: Vec<_> = offers.into_iter().map(|(_, label)| (label.clone(), label)).collect();
    Ok(json_of(offers))
}

pub(crate) fn country_offers(typed: &str, lang: Lang) -> Vec<Offer> {
    let found = country::search(typed, MOST);
    found.into_iter().map(|country| (country.code.to_owned(), country.name.say(lang).to_owned())).collect()
}

fn records(call: &Call) -> Result<Answer, Refusal> {
    let kind: u32 = call.query("jenis").parse().map_err(|_| Refusal::NotFound)?;
    let spec = call.site.registry().spec(kind).ok_or(Refusal::NotFound)?;
    if !call.actor.is_one_of(spec.read) {
        return Err(Refusal::NotFound);
    }
    let offers = call.read(|read| record_offers(read, spec, call.query("q"), call.lang))?;
    Ok(json_of(offers))
}

/// Records by name or exact number; the value is what a reference field reads.
pub(crate) fn record_offers(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    typed: &str,
    lang: Lang,
) -> Result<Vec<Offer>, Refusal> {
    let rows = find_rows(read, spec, typed, MOST)?;
    Ok(rows.into_iter().map(|(_, row)| offer_of(&row, lang)).collect())
}

pub(crate) fn offer_of(row: &Row, lang: Lang) -> Offer {
    let title = row.spec.title(row, lang);
    let detail = detail_of(row, lang);
    let label = if detail.is_empty() { title } else { format!("{title} · {detail}") };
    (format!("{}@{}", row.id, row.home), label)
}

/// The fields of a list beside the title, masked where they are numbers of persons.
pub(crate) fn detail_of(row: &Row, lang: Lang) -> String {
    let shown = |(field, cell): (&'static FieldSpec, &Held<Value>)| {
        let useful = field.list && !field.title && matches!(cell, Held::Known(value) if !value.is_null());
        let plain = !matches!(field.kind, FieldType::Reference(_) | FieldType::LongText);
        (useful && plain).then(|| field.show_masked(cell, lang))
    };
    let parts: Vec<String> = row.spec.fields.iter().zip(&row.cells).filter_map(shown).take(2).collect();
    parts.join(" · ")
}

/// Rows found by a name or by an exact number, best first, with a score.
pub(crate) fn find_rows(
    read: &Reader<'_>,
    spec: &'static RecordSpec,
    typed: &str,
    limit: usize,
) -> Result<Vec<(u8, Row)>, Refusal> {
    let mut found: Vec<(u8, Row)> = Vec::new();
    for field in spec.fields.iter().filter(|field| field.lookup) {
        let Ok(Value::Text(exact)) = kernel::check::parse(field, typed, read.today()) else { continue };
        for row in read.lookup_rows(spec, field.name, &exact)? {
            if !found.iter().any(|(_, other)| other.id == row.id) {
                found.push((100, row));
            }
        }
    }
    for (score, row) in read.named_so_far(spec, typed, limit)? {
        if !found.iter().any(|(_, other)| other.id == row.id) {
            found.push((score, row));
        }
    }
    found.truncate(limit);
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_in_ones_own_regency_is_offered_first() {
        let scope = Scope::Regions(vec!["33.07.10.2004".to_owned()]);
        let offers = near_first(region_offers("kuripan", None), &scope);
        assert_eq!(offers.len(), MOST);
        assert!(offers[0].0.contains("(33.07."), "{offers:?}");
    }

    #[test]
    fn what_a_region_field_offers_it_also_reads() {
        let offers = region_offers("kuripan wonosobo", Some(Level::Village));
        assert_eq!(offers.len(), 2, "{offers:?}");
        for (value, _) in offers {
            let code = value.rsplit_once('(').map(|(_, code)| code.trim_end_matches(')').to_owned());
            assert!(code.is_some_and(|code| kernel::region::Code::parse(&code).is_ok()), "{value}");
        }
    }
}

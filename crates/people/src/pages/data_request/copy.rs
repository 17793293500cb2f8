//! The copy itself, as PDF and as JSON, for the desk and for the person's own account. What it opens of specific fields is
//! on record before it leaves. Not here: what is in it (`office::data_copy`).

use kernel::region::Regions;
use kernel::{Lang, RecordId, Refusal, Stored, day};
use serde_json::json;
use store::Reader;
use store::access_stream::{Circumstances, Outcome, Sight};
use web::{Answer, Call};

use crate::office::access_view::{self, Glimpse};
use crate::office::data_copy::{DataCopy, gather};
use crate::office::data_request::own_person;
use crate::office::letter::facts::levels;
use crate::papers::data_copy::{Facts, Look, paper};
use crate::records::data_request::{DataRequestState, DataWish, GivenHow};
use crate::records::{DataRequest, Office, Resident};
use crate::rules::data_request::purposes_on;
use crate::words::access_view as looked;

/// For what a copy opens specific fields.
pub(super) const COPYING: &str = "memberi salinan data kepada orangnya";

pub(super) fn desk_pdf(call: &Call) -> Result<Answer, Refusal> {
    pdf(call, call.param("id")?)
}

pub(super) fn desk_json(call: &Call) -> Result<Answer, Refusal> {
    as_json(call, call.param("id")?)
}

pub(super) fn own_pdf(call: &Call) -> Result<Answer, Refusal> {
    pdf(call, given(call)?)
}

pub(super) fn own_json(call: &Call) -> Result<Answer, Refusal> {
    as_json(call, given(call)?)
}

/// A request of the account's own person whose copy the office gave through the account.
fn given(call: &Call) -> Result<RecordId, Refusal> {
    let id = call.param("id")?;
    let request = call.read(|read| read.get::<DataRequest>(id))?;
    let own = own_person(&call.actor) == Some(request.resident.id.raw());
    if own && request.given == Some(GivenHow::Account) { Ok(id) } else { Err(Refusal::NotFound) }
}

/// Everything that goes into a copy.
struct Made {
    request: Stored<DataRequest>,
    name: String,
    office: Stored<Office>,
    copy: DataCopy,
    trail: Vec<Look>,
}

fn made(call: &Call, id: RecordId) -> Result<Made, Refusal> {
    let request = call.read(|read| read.get::<DataRequest>(id))?;
    let refused = matches!(request.state, DataRequestState::Refused | DataRequestState::Cancelled);
    if request.wish != DataWish::Copy || refused {
        return Err(Refusal::NotFound);
    }
    let person = request.resident.id.raw();
    let registry = call.site.registry();
    // Every kind is opened as far as its own declaration lets this reader see it. Personal fields are noted too: that a
    // copy was made is itself on record, whatever is in it.
    let sight = Sight::emergency();
    let (name, region, persons, office, copy) = call.store.read_noting(&call.actor, call.now, &sight, |read| {
        let row = read.row(<Resident as kernel::Record>::SPEC, person)?;
        let mut persons = read.merged_into(person)?;
        persons.push(person);
        let office = crate::office::office::public(read, request.home())?.ok_or(Refusal::NotFound)?;
        let copy = gather(read, &call.site.rooms, person, call.lang)?;
        Ok((row.spec.title(&row, call.lang), row.region.clone(), persons, office, copy))
    })?;
    let seen = access_view::of_person(&call.store, &persons, &region)?;
    let told: Vec<Glimpse> = seen.into_iter().filter_map(|one| access_view::told(registry, one)).collect();
    let trail = call.read(|read| told.iter().map(|one| look(call, read, one)).collect())?;
    let about = Circumstances {
        actor: call.actor.clone(),
        now: call.now,
        request: call.request.clone(),
        purpose: COPYING.to_owned(),
        outcome: Outcome::Exported,
    };
    let looks = sight.take();
    if !looks.is_empty() {
        call.store.record_looks(about, looks).map_err(|_| Refusal::Busy)?;
    }
    Ok(Made { request, name, office, copy, trail })
}

/// A look as the person is told of it: by day, role, office and purpose, without the officer's name.
fn look(call: &Call, read: &Reader<'_>, one: &Glimpse) -> Result<Look, Refusal> {
    let (office, region) = access_view::office_of(read, one.entry.office)?.unwrap_or_default();
    let zone = region.map_or(day::Zone::Wib, day::Zone::of);
    let role = one.entry.role.map_or("", |role| role.label().say(call.lang));
    let who: Vec<&str> = [role, office.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    Ok(Look {
        when: day::short(zone.day(one.entry.time), call.lang),
        who: who.join(" · "),
        purpose: looked::purpose(&one.entry.purpose, call.lang),
        what: access_view::kinds(call.site.registry(), &one.opened, call.lang).join(", "),
    })
}

/// Who holds what the maker may not read. The person's own copy says it in one sentence: a list of kinds would only worry.
fn elsewhere(call: &Call, copy: &DataCopy) -> Vec<String> {
    if own_person(&call.actor).is_some() {
        return Vec::new();
    }
    let line = |(label, roles): &(kernel::Phrase, &[kernel::Role])| {
        let roles: Vec<&str> = roles.iter().map(|role| call.say(role.label())).collect();
        format!("{} ({})", call.say(*label), roles.join(", "))
    };
    copy.elsewhere.iter().map(line).collect()
}

fn pdf(call: &Call, id: RecordId) -> Result<Answer, Refusal> {
    let made = made(call, id)?;
    let place = made.office.region.and_then(|code| Regions::get().name(&code).map(str::to_owned));
    let (stops, goes_on) = purposes_on(call.today);
    let facts = Facts {
        levels: levels(&made.office),
        address: made.office.address.clone().unwrap_or_default(),
        place: place.unwrap_or_else(|| made.office.name.clone()),
        date: call.today,
        name: made.name,
        elsewhere: elsewhere(call, &made.copy),
        copy: &made.copy,
        trail: &made.trail,
        purposes: goes_on.into_iter().chain(stops).collect(),
        sample: call.site.settings.demo,
        lang: call.lang,
    };
    let pdf = documents::letter::render(&paper(&facts)).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "salinan-data.pdf", true))
}

/// Field names are those of the data dictionary, words are Indonesian: another program reads the same everywhere.
fn as_json(call: &Call, id: RecordId) -> Result<Answer, Refusal> {
    let made = made(call, id)?;
    let groups: Vec<_> = made
        .copy
        .groups
        .iter()
        .map(|group| {
            let records: Vec<_> = group
                .records
                .iter()
                .map(|record| {
                    let facts = record.facts.iter().map(|fact| {
                        let value = if fact.shut { json!(null) } else { json!(fact.text) };
                        json!({ "nama": fact.name, "label": fact.label.say(Lang::Id), "isi": value, "tertutup": fact.shut })
                    });
                    json!({ "id": record.id.to_string(), "isian": facts.collect::<Vec<_>>() })
                })
                .collect();
            json!({ "ruang": group.room.say(Lang::Id), "jenis": group.kind, "label": group.label.say(Lang::Id), "catatan": records })
        })
        .collect();
    let trail: Vec<_> = made
        .trail
        .iter()
        .map(|look| json!({ "kapan": look.when, "siapa": look.who, "tujuan": look.purpose, "apa": look.what }))
        .collect();
    let text = json!({
        "bentuk": "desmigratif-salinan-1",
        "permintaan": made.request.row.id.to_string(),
        "dibuat": call.now.to_string(),
        "kantor": made.office.name,
        "nama": made.name,
        "catatan": groups,
        "siapa_yang_melihat": trail,
        "tidak_dimuat": crate::words::data_request::COPY_LEFT_OUT_TELL.say(Lang::Id),
        "dipegang_kantor_lain": elsewhere(call, &made.copy),
    });
    let bytes = serde_json::to_vec_pretty(&text).map_err(Refusal::fault)?;
    Ok(Answer::file(bytes, "application/json", "salinan-data.json", false))
}

//! The notices of a breach: the letter to a person and to the authority, and writing down that they were told.

use kernel::refusal::Problem;
use kernel::region::Regions;
use kernel::{Lang, RecordId, Refusal, Role, Stored, day};
use web::{Answer, Call, Input};

use super::{classes, path};
use crate::office::data_breach::{self as office, Notice, affected};
use crate::office::letter::facts::{head, levels, local_day};
use crate::pages::form_page::{FormPage, problems_of};
use crate::papers::data_breach::{Facts, To, paper};
use crate::records::{DataBreach, Resident};
use crate::words::data_breach as words;

pub(super) fn authority(call: &Call) -> Result<Answer, Refusal> {
    let (breach, _) = read(call)?;
    let name = breach.authority.clone().unwrap_or_else(|| "Lembaga Pelindungan Data Pribadi".to_owned());
    let people = breach.people;
    letter(call, &breach, To::Authority(name, people), "pemberitahuan-lembaga.pdf")
}

pub(super) fn person(call: &Call) -> Result<Answer, Refusal> {
    let person: RecordId = call.query("orang").parse().map_err(|_| Refusal::NotFound)?;
    let (breach, _) = read(call)?;
    if affected(&breach).iter().all(|one| one.resident != person) {
        return Err(Refusal::NotFound);
    }
    let resident = call.read(|read| read.get::<Resident>(person))?;
    let name = resident.name.known().cloned().ok_or(Refusal::NotFound)?;
    letter(call, &breach, To::Person(name), "pemberitahuan.pdf")
}

/// The breach, as far as the reader may change it.
fn read(call: &Call) -> Result<(Stored<DataBreach>, RecordId), Refusal> {
    let id = call.param("id")?;
    let breach = call.read(|read| read.get::<DataBreach>(id))?;
    if breach.how.known().is_none() { Err(Refusal::Forbidden(words::COUNTS_ONLY)) } else { Ok((breach, id)) }
}

fn letter(call: &Call, breach: &Stored<DataBreach>, to: To, name: &str) -> Result<Answer, Refusal> {
    let (kept, today) = call.read(|read| {
        let office = crate::office::office::public(read, breach.home())?.ok_or(Refusal::NotFound)?;
        let today = local_day(read, &office);
        Ok((office, today))
    })?;
    let signer = head(&kept, Role::KepalaDesa, "");
    let place = kept.region.and_then(|code| Regions::get().name(&code).map(str::to_owned));
    let zone = kept.region.map_or(day::Zone::Wib, day::Zone::of);
    let facts = Facts {
        levels: levels(&kept),
        address: kept.address.clone().unwrap_or_default(),
        phone: kept.phone.clone(),
        email: kept.email.clone(),
        place: place.unwrap_or_else(|| kept.name.clone()),
        date: today,
        to,
        cause: breach.cause.label().id.to_owned(),
        data: classes(breach).iter().map(|class| class.id.to_owned()).collect(),
        found: day::moment(breach.found_at.as_millisecond(), zone, Lang::Id),
        how: breach.how.known().cloned().unwrap_or_default(),
        measures: breach.measures.given().cloned().unwrap_or_default(),
        signer: (signer.title, signer.name, signer.number),
        sample: call.site.settings.demo,
    };
    let pdf = documents::letter::render(&paper(&facts)).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", name.to_owned(), true))
}

pub(super) fn tell_page(call: &Call) -> Result<Answer, Refusal> {
    tell_form(call, Vec::new())
}

fn tell_form(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let breach = call.read(|read| {
        let breach = read.get::<DataBreach>(id)?;
        office::may_change(read, &breach)?;
        Ok(breach)
    })?;
    let page = FormPage {
        title: call.say(words::TELL).to_owned(),
        lead: vec![call.say(breach.cause.label()).to_owned(), call.say(words::TELL_LEAD).to_owned()],
        problems,
        inputs: vec![
            Input::tick("subjects", call.say(words::TELL_SUBJECTS)).required(),
            Input::tick("authority_told", call.say(words::TELL_AUTHORITY)).required(),
            Input::text("authority", call.say(words::AUTHORITY)).help(call.say(words::AUTHORITY_HELP)).required(),
            Input::tick("public", call.say(words::PUBLIC)).help(call.say(words::PUBLIC_HELP)),
        ],
        action: call.path.clone(),
        button: call.say(words::TELL).to_owned(),
        links: vec![(call.say(words::CANCEL).to_owned(), path(id))],
        draft: true,
        ..FormPage::default()
    };
    Ok(page.answer_for(call, &breach.row))
}

pub(super) fn tell(call: &Call) -> Result<Answer, Refusal> {
    let (id, seen) = (call.param("id")?, call.seen()?);
    let notice = Notice {
        subjects: call.form.ticked("subjects"),
        authority_told: call.form.ticked("authority_told"),
        authority: call.form.text("authority").chars().take(200).collect(),
        public: call.form.ticked("public"),
    };
    match call.act(move |read| office::tell(read, id, &seen, &notice)) {
        Ok(_) => Ok(Answer::redirect(path(id)).saying(call.say(words::TOLD_DONE))),
        Err(refusal) => tell_form(call, problems_of(refusal)?),
    }
}

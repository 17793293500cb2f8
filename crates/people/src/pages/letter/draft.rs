//! The form of a letter: filled in from household and contacts, for a new letter and for a draft.
//! Not here: what may be written (`office::letter::draft`).

use askama::Template;
use kernel::refusal::Problem;
use kernel::{Phrase, Record, RecordId, Refusal, Row, Stored, Value};
use store::{Reader, Seen};
use web::{Answer, Call, Html, Input, Panel, PanelLine, link, pieces};

use super::{country_name, kinds as kinds_form, name_of, path_of, resident_name};
use crate::office::letter::draft::{self, CONFIRM, Draft};
use crate::office::letter::prefill::{Candidate, candidates, heirs};
use crate::office::letter::{LetterRefusal, facts, for_resident};
use crate::office::office;
use crate::pages::form_page::{FormPage, problems_of};
use crate::records::Resident;
use crate::records::letter::{Letter, LetterKind, LetterState, SignerRelation};
use crate::records::resident::Sex;
use crate::rules::letter::particulars::Heir;
use crate::rules::letter::{has_particulars, title};
use crate::words::{letter as words, letter_kinds as kinds};

/// What the form of a new letter asks for.
pub(super) fn new(call: &Call) -> Result<Answer, Refusal> {
    let resident = call.param("id")?;
    match LetterKind::from_name(call.query("jenis")) {
        Some(kind) => new_form(call, resident, kind, &[]),
        None => choose(call, resident),
    }
}

#[derive(Template)]
#[template(path = "letter_choose.html")]
struct Choose<'c> {
    call: &'c Call,
    name: String,
    card: String,
    kinds: Vec<(Phrase, Phrase, String)>,
}

fn choose(call: &Call, resident: RecordId) -> Result<Answer, Refusal> {
    let found = call.read(|read| own_resident(read, resident))?;
    let way = |kind: LetterKind| {
        let query = [("jenis", kind.name()), ("negara", call.query("negara")), ("pekerjaan", call.query("pekerjaan"))];
        link(&call.path, &query)
    };
    let content = Choose {
        call,
        name: resident_name(Some(&found), call.lang),
        card: format!("/warga/{resident}"),
        kinds: vec![
            (words::NEW_PERMISSION, words::OWN_STATEMENT, way(LetterKind::FamilyPermission)),
            (words::NEW_MARITAL, words::MARITAL_TELL, way(LetterKind::MaritalStatus)),
            (kinds::TITLE_INTRODUCTION, kinds::TELL_INTRODUCTION, way(LetterKind::Introduction)),
            (kinds::TITLE_DOMICILE, kinds::TELL_DOMICILE, way(LetterKind::Domicile)),
            (kinds::TITLE_HEIRS, kinds::TELL_HEIRS, way(LetterKind::HeirStatement)),
            (kinds::TITLE_RETURN, kinds::TELL_RETURN, way(LetterKind::ReturnHandover)),
        ],
    };
    Ok(call.page(call.say(words::NEW), &content))
}

/// A resident of the caller's own office.
fn own_resident(read: &Reader<'_>, id: RecordId) -> Result<Stored<Resident>, Refusal> {
    let resident = read.get::<Resident>(id)?;
    if resident.home() != read.actor().office {
        return Err(LetterRefusal::OtherOffice.into());
    }
    Ok(resident)
}

fn new_form(call: &Call, id: RecordId, kind: LetterKind, problems: &[Problem]) -> Result<Answer, Refusal> {
    if has_particulars(kind) {
        return new_with_particulars(call, id, kind, problems);
    }
    let (resident, family, open) = call.read(|read| {
        let resident = own_resident(read, id)?;
        let family = candidates(read, &resident)?;
        let unfinished =
            |one: &Stored<Letter>| one.kind == kind && matches!(one.state, LetterState::Draft | LetterState::Checked);
        Ok((resident, family, for_resident(read, id)?.into_iter().find(unfinished)))
    })?;
    let chosen =
        call.query("dari").parse::<usize>().ok().and_then(|index| family.get(index)).or_else(|| family.first());
    let draft = Draft {
        relation: chosen.map(|one| one.relation),
        name: chosen.map(|one| one.name.clone()),
        nik: chosen.and_then(|one| one.nik.clone()),
        address: chosen.map(|one| one.address.clone()),
        country: kernel::country::find(call.query("negara")).map(|country| country.code.to_owned()),
        job: Some(call.query("pekerjaan").to_owned()).filter(|job| !job.is_empty()),
        ..Draft::default()
    };
    let marital = kind == LetterKind::MaritalStatus;
    let prefilled = !marital && chosen.is_some();
    let page = FormPage {
        title: title(kind, None).say(call.lang).to_owned(),
        lead: [
            Some(resident_name(Some(&resident), call.lang)),
            Some(call.say(if marital { words::MARITAL_TELL } else { words::OWN_STATEMENT }).to_owned()),
            prefilled.then(|| call.say(words::PREFILLED).to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect(),
        before: Html::joined([
            open_note(call, open.as_ref()),
            if marital { status_card(call, &resident) } else { fill_from(call, &family, kind) },
        ]),
        kept: vec![("jenis", kind.name().to_owned())],
        action: call.path.clone(),
        ..form(call, &resident, kind, &draft, problems, format!("/warga/{id}"))
    };
    Ok(page.answer(call))
}

/// The form of a kind with facts of its own, filled in with what the village knows already.
fn new_with_particulars(call: &Call, id: RecordId, kind: LetterKind, problems: &[Problem]) -> Result<Answer, Refusal> {
    let (resident, open, typed, family) = call.read(|read| {
        let resident = own_resident(read, id)?;
        let unfinished =
            |one: &Stored<Letter>| one.kind == kind && matches!(one.state, LetterState::Draft | LetterState::Checked);
        let open = for_resident(read, id)?.into_iter().find(unfinished);
        let heirs = if kind == LetterKind::HeirStatement { heirs(read, &resident)? } else { Vec::new() };
        Ok((resident, open, known(call, read, kind, &heirs)?, !heirs.is_empty()))
    })?;
    let page = FormPage {
        title: title(kind, None).say(call.lang).to_owned(),
        lead: [
            Some(resident_name(Some(&resident), call.lang)),
            Some(call.say(tell(kind)).to_owned()),
            family.then(|| call.say(kinds::FROM_FAMILY).to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect(),
        before: open_note(call, open.as_ref()),
        kept: vec![("jenis", kind.name().to_owned())],
        action: call.path.clone(),
        ..particulars_form(call, kind, &typed, problems, format!("/warga/{id}"))
    };
    Ok(page.answer(call))
}

/// What is known before anybody types: the family, today, the office.
fn known(call: &Call, read: &Reader<'_>, kind: LetterKind, heirs: &[Heir]) -> Result<kinds_form::Typed, Refusal> {
    let mut typed = kinds_form::Typed::new();
    let mut set = |name: &str, value: &str| drop(typed.insert(name.to_owned(), value.to_owned()));
    match kind {
        LetterKind::HeirStatement => {
            set("purpose", kinds::CLAIM_PURPOSE.id);
            kinds_form::show_heirs(heirs, &mut set);
        }
        LetterKind::ReturnHandover => {
            // The day of the return, as the case says it, where one leads here.
            let day = call.query("tanggal").parse().unwrap_or(call.today);
            set("day", &kernel::day::numeric(day));
            set("giver_office", "BP3MI");
            let office = office::public(read, read.actor().office)?;
            set("place", &office.map_or_else(String::new, |office| office.name.clone()));
            let country = kernel::country::find(call.query("negara"));
            set("country", country.map_or("", |country| country.name.say(call.lang)));
        }
        LetterKind::Introduction => {
            set("office", call.query("kantor"));
            set("purpose", call.query("keperluan"));
        }
        _ => set("purpose", call.query("keperluan")),
    }
    Ok(typed)
}

const fn tell(kind: LetterKind) -> Phrase {
    match kind {
        LetterKind::FamilyPermission => words::OWN_STATEMENT,
        LetterKind::MaritalStatus => words::MARITAL_TELL,
        LetterKind::Introduction => kinds::TELL_INTRODUCTION,
        LetterKind::Domicile => kinds::TELL_DOMICILE,
        LetterKind::HeirStatement => kinds::TELL_HEIRS,
        LetterKind::ReturnHandover => kinds::TELL_RETURN,
    }
}

/// The fields of a kind with facts of its own, for a new letter and for a draft.
fn particulars_form(
    call: &Call,
    kind: LetterKind,
    typed: &kinds_form::Typed,
    problems: &[Problem],
    back: String,
) -> FormPage {
    let confirm = call.form.ticked("confirmed") || problems.iter().any(|problem| problem.code == CONFIRM);
    FormPage {
        inputs: kinds_form::inputs(call, kind, typed, confirm),
        inside: kinds_form::rows(call, kind, typed, problems),
        problems: problems.to_vec(),
        button: call.say(words::SAVE_DRAFT).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), back)],
        draft: true,
        ..FormPage::default()
    }
}

/// What the forms of both family letters share.
fn form(
    call: &Call,
    resident: &Resident,
    kind: LetterKind,
    draft: &Draft,
    problems: &[Problem],
    back: String,
) -> FormPage {
    FormPage {
        inputs: inputs(call, resident, kind, draft, problems),
        problems: problems.to_vec(),
        button: call.say(words::SAVE_DRAFT).to_owned(),
        links: vec![(call.say(web::words::CANCEL).to_owned(), back)],
        draft: true,
        ..FormPage::default()
    }
}

fn inputs(call: &Call, resident: &Resident, kind: LetterKind, draft: &Draft, problems: &[Problem]) -> Vec<Input> {
    let field = |name: &str| Letter::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let mut inputs = Vec::new();
    // A statement of marital status takes everything from the resident's card.
    if kind == LetterKind::FamilyPermission {
        let relation = draft.relation.map_or("", SignerRelation::name);
        let label = Letter::SPEC.field_named("signer_relation").map_or("", |(_, field)| field.label.say(call.lang));
        inputs.push(Input::choice("signer_relation", label, relations(resident.sex, call)).value(relation).required());
        if problems.iter().any(|problem| problem.code == CONFIRM) || draft.confirmed {
            inputs.push(Input::tick("confirmed", call.say(words::CONFIRM)));
        }
        inputs.extend(field("signer_name").map(|input| input.value(text(&draft.name)).required()));
        inputs.extend(field("signer_nik").map(|input| input.value(text(&draft.nik))));
        inputs.extend(field("signer_address").map(|input| input.value(text(&draft.address))));
        let country = draft.country.as_deref().map_or_else(String::new, |code| country_name(code, call.lang));
        inputs.extend(field("country").map(|input| input.value(country)));
        inputs.extend(field("job").map(|input| input.value(text(&draft.job))));
    }
    inputs
}

/// Those who can be the resident's spouse, parent or guardian.
fn relations(sex: Sex, call: &Call) -> Vec<(String, String)> {
    let spouse = if sex == Sex::Female { SignerRelation::Husband } else { SignerRelation::Wife };
    [spouse, SignerRelation::Father, SignerRelation::Mother, SignerRelation::Guardian]
        .map(|one| (one.name().to_owned(), one.label().say(call.lang).to_owned()))
        .to_vec()
}

fn open_note(call: &Call, open: Option<&Stored<Letter>>) -> Html {
    #[derive(Template)]
    #[template(source = r#"<div class="note">{{ text }} <a href="{{ path }}">{{ name }}</a></div>"#, ext = "html")]
    struct Note<'n> {
        text: &'n str,
        path: String,
        name: &'n str,
    }
    let note = |open: &Stored<Letter>| {
        Html::of(&Note { text: call.say(words::OPEN_ALREADY), path: path_of(open), name: name_of(open, call.lang) })
    };
    open.map_or_else(Html::default, note)
}

/// The status as the letter will say it, with the way to put it right.
fn status_card(call: &Call, resident: &Stored<Resident>) -> Html {
    let status = resident.marital_status.given().map_or(words::NEEDS_MARITAL, |status| status.label());
    let line = PanelLine { text: call.say(status).to_owned(), ..PanelLine::default() };
    pieces::panel(&Panel {
        title: call.say(words::MARITAL).to_owned(),
        lines: vec![line],
        action: Some((call.say(words::MEND_RESIDENT).to_owned(), format!("/warga/{}/ubah", resident.row.id))),
        ..Panel::default()
    })
}

/// Other members of the family with whom the form can be filled in.
fn fill_from(call: &Call, family: &[Candidate], kind: LetterKind) -> Html {
    #[derive(Template)]
    #[template(
        source = r#"<p class="small">{{ text }}: {% for (label, path) in ways %}{% if !loop.first %} · {% endif %}<a href="{{ path }}">{{ label }}</a>{% endfor %}</p>"#,
        ext = "html"
    )]
    struct Ways<'w> {
        text: &'w str,
        ways: Vec<(String, String)>,
    }
    if family.len() < 2 {
        return Html::default();
    }
    let way = |(index, one): (usize, &Candidate)| {
        let relation = one.relation.label().say(call.lang).to_lowercase();
        let index = index.to_string();
        let query = [
            ("jenis", kind.name()),
            ("dari", &index),
            ("negara", call.query("negara")),
            ("pekerjaan", call.query("pekerjaan")),
        ];
        (format!("{} ({relation})", one.name), link(&call.path, &query))
    };
    Html::of(&Ways { text: call.say(words::FILL_FROM), ways: family.iter().enumerate().map(way).collect() })
}

/// Reads the form of a kind.
fn typed(call: &Call, kind: LetterKind) -> Result<Draft, Refusal> {
    if has_particulars(kind) {
        let particulars = kinds_form::typed(call, kind).map_err(Refusal::Invalid)?;
        return Ok(Draft { particulars, confirmed: call.form.ticked("confirmed"), ..Draft::default() });
    }
    let mut problems = Vec::new();
    let mut value = |name: &str| match call.form.value(Letter::SPEC, name, call.today) {
        Ok(value) => value,
        Err(Refusal::Invalid(more)) => {
            problems.extend(more);
            Value::Null
        }
        Err(_) => Value::Null,
    };
    let relation = value("signer_relation").as_integer().and_then(SignerRelation::from_code);
    let mut text = |name: &str| value(name).as_text().map(str::to_owned);
    let draft = Draft {
        relation,
        name: text("signer_name").map(|name| kernel::name::tidied(&name)),
        nik: text("signer_nik"),
        address: text("signer_address").map(|address| kernel::name::tidied(&address)),
        country: text("country"),
        job: text("job").map(|job| kernel::name::tidied(&job)),
        confirmed: call.form.ticked("confirmed"),
        particulars: None,
    };
    if problems.is_empty() { Ok(draft) } else { Err(Refusal::Invalid(problems)) }
}

pub(super) fn create(call: &Call) -> Result<Answer, Refusal> {
    let resident = call.param("id")?;
    let kind = LetterKind::from_name(call.form.text("jenis")).ok_or(Refusal::NotFound)?;
    let id = call.action.record(0);
    let done =
        typed(call, kind).and_then(|draft| call.act(move |read| draft::create(read, id, resident, kind, &draft)));
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/surat/{id}")).saying(call.say(words::SAVED))),
        Err(refusal) => new_form(call, resident, kind, &problems_of(refusal)?),
    }
}

pub(super) fn edit(call: &Call) -> Result<Answer, Refusal> {
    edit_form(call, &[], &[])
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let seen = call.seen()?;
    let kind = call.read(|read| Ok(read.get::<Letter>(id)?.kind))?;
    let done = typed(call, kind).and_then(|draft| call.act(move |read| draft::amend(read, id, &seen, &draft)));
    match done {
        Ok(_) => Ok(Answer::redirect(format!("/surat/{id}")).saying(call.say(words::SAVED))),
        Err(Refusal::Conflict(conflict)) => {
            let changed: Vec<u32> = conflict.changed.iter().map(|(tag, _)| *tag).collect();
            Ok(edit_form(call, &[], &changed)?.conflict())
        }
        Err(refusal) => edit_form(call, &problems_of(refusal)?, &[]),
    }
}

/// The form of a draft. `changed` are fields that somebody else changed since it was shown: what stands now is shown
/// beside what was typed, and the next save knows both.
fn edit_form(call: &Call, problems: &[Problem], changed: &[u32]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (letter, resident) = call.read(|read| {
        let letter = read.get::<Letter>(id)?;
        let resident = own_resident(read, letter.resident.id.raw())?;
        Ok((letter, resident))
    })?;
    if letter.state != LetterState::Draft {
        return Err(LetterRefusal::NotNow.into());
    }
    let draft = Draft {
        relation: letter.signer_relation,
        name: letter.signer_name.given().cloned(),
        nik: letter.signer_nik.given().cloned(),
        address: letter.signer_address.given().cloned(),
        country: letter.country.clone(),
        job: letter.job.clone(),
        ..Draft::default()
    };
    let shared = match facts::particulars(&letter)? {
        Some(own) => {
            particulars_form(call, letter.kind, &kinds_form::shown(&own, call.lang), problems, path_of(&letter))
        }
        None => form(call, &resident, letter.kind, &draft, problems, path_of(&letter)),
    };
    let page = FormPage {
        title: call.say(words::EDIT).to_owned(),
        lead: vec![format!("{} · {}", name_of(&letter, call.lang), resident_name(Some(&resident), call.lang))],
        before: Html::joined([returned(call, &letter), now_standing(call, &letter.row, changed)]),
        action: call.path.clone(),
        ..shared
    };
    Ok(page.answer_for(call, &letter.row))
}

/// Why the letter came back.
fn returned(call: &Call, letter: &Letter) -> Html {
    match letter.reason.given() {
        Some(reason) => pieces::note(&format!("{}:", call.say(words::RETURNED)), reason),
        None => Html::default(),
    }
}

fn now_standing(call: &Call, row: &Row, changed: &[u32]) -> Html {
    if changed.is_empty() {
        return Html::default();
    }
    let now = changed.iter().filter_map(|tag| {
        let (index, field) = row.spec.field(*tag)?;
        Some(format!("{}: {}", field.label.say(call.lang), field.show(&row.cells[index], call.lang)))
    });
    let text = format!("{} {}", call.say(web::words::CHANGED_TELL), now.collect::<Vec<_>>().join(" · "));
    pieces::note(&format!("{}.", call.say(web::words::CHANGED_MEANWHILE)), &text)
}

/// The versions of a row as a hidden field carries them.
pub(super) fn seen_text(row: &Row) -> String {
    Seen::of(row).to_string()
}

//! Papers of a kind: the printed ruled register and the blank form, both from the declaration.

use documents::form::{Answer as ByPen, Field, Section};
use documents::register::{Align, Column};
use documents::{BlankForm, Register};
use kernel::spec::FieldType;
use kernel::{FieldSpec, Lang, RecordSpec, Refusal, day, phrase};

use super::list::{Asked, columns};
use super::shown::Names;
use super::spec_of;
use crate::answer::Answer;
use crate::call::Call;
use crate::form::is_asked;
use crate::layout::region_of;
use crate::words;

/// The most rows of one register.
const MOST_ROWS: usize = 2_000;

const TITLE: kernel::Phrase = phrase("Buku Register", "Register of");
const FORM: kernel::Phrase = phrase("Formulir", "Form");
const PLACE: kernel::Phrase = phrase("…………………, ………………… 20……", "…………………, ………………… 20……");

pub(super) fn register(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let asked = Asked::of(call, spec);
    let fields: Vec<&'static FieldSpec> = spec
        .fields
        .iter()
        .filter(|field| field.title && call.actor.sees(spec, field))
        .chain(columns(call, spec))
        .collect();
    let rows = call.read(|read| {
        let names = Names::new(read, call.lang);
        let mut lines = Vec::new();
        let mut after = String::new();
        loop {
            let (rows, next) = asked.rows(read, spec, &after, 200)?;
            for row in &rows {
                let cells = fields.iter().map(|field| Ok(names.cell(field, row.cell(field.name), false)?.text));
                lines.push(cells.collect::<Result<Vec<String>, Refusal>>()?);
            }
            match next {
                Some(cursor) if lines.len() < MOST_ROWS => after = cursor,
                _ => return Ok(lines),
            }
        }
    })?;
    let register = Register {
        title: format!("{} {}", call.say(TITLE), call.say(spec.label)),
        office: vec![region_of(call)],
        period: Some(day::long(call.today, call.lang)),
        columns: fields.iter().map(|field| column(field, call.lang)).collect(),
        empty_rows: if rows.is_empty() { 20 } else { 0 },
        rows,
        watermark: call.site.settings.demo.then(|| call.say(words::SAMPLE_PAPER).to_owned()),
        lang: call.lang,
        ..Register::default()
    };
    let pdf = documents::register::render(&register).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", format!("buku-{}.pdf", spec.path), true))
}

fn column(field: &FieldSpec, lang: Lang) -> Column {
    let (share, align) = match field.kind {
        FieldType::Rupiah | FieldType::Integer | FieldType::Percent => (2, Align::End),
        FieldType::LongText => (5, Align::Start),
        FieldType::Date | FieldType::Month | FieldType::Year | FieldType::YesNo => (2, Align::Start),
        _ => (3, Align::Start),
    };
    Column::new(field.label.say(lang), share).aligned(align)
}

pub(super) fn blank_form(call: &Call) -> Result<Answer, Refusal> {
    let spec = spec_of(call)?;
    let form = BlankForm {
        title: format!("{} {}", call.say(FORM), call.say(spec.label)),
        office: vec![region_of(call)],
        code: spec.name.to_uppercase(),
        intro: spec.source.to_owned(),
        sections: sections(spec, call.lang),
        place_and_date: call.say(PLACE).to_owned(),
        lang: call.lang,
        ..BlankForm::default()
    };
    let pdf = documents::form::render(&form).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", format!("formulir-{}.pdf", spec.path), true))
}

fn sections(spec: &'static RecordSpec, lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for field in spec.fields.iter().filter(|field| is_asked(field)) {
        let heading = field.section.say(lang);
        if sections.is_empty() || !heading.is_empty() {
            sections.push(Section { title: heading.to_owned(), fields: Vec::new() });
        }
        let help = field.help.say(lang);
        let line = Field {
            label: field.label.say(lang).to_owned(),
            help: (!help.is_empty()).then(|| help.to_owned()),
            required: field.required,
            answer: by_pen(field, lang),
        };
        if let Some(section) = sections.last_mut() {
            section.fields.push(line);
        }
    }
    sections
}

fn by_pen(field: &FieldSpec, lang: Lang) -> ByPen {
    match field.kind {
        FieldType::Nik | FieldType::Kk => ByPen::Nik,
        FieldType::Date => ByPen::Date,
        FieldType::Month => ByPen::Month,
        FieldType::Rupiah => ByPen::Rupiah,
        FieldType::LongText => ByPen::Lines(3),
        FieldType::Year => ByPen::Boxes(4),
        FieldType::YesNo => ByPen::Choices(vec![words::YES.say(lang).to_owned(), words::NO.say(lang).to_owned()]),
        FieldType::Choice(choices) if choices.len() <= 40 => {
            ByPen::Choices(choices.iter().map(|choice| choice.label.say(lang).to_owned()).collect())
        }
        _ => ByPen::Line,
    }
}

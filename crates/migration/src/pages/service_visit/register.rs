//! The printed book of a month: number, day, purpose, visitor, what was done. Who complained stands in no line.

use documents::Register;
use documents::register::{Align, Column};
use jiff::civil::Date;
use kernel::{Refusal, day};
use people::records::Office;
use web::{Answer, Call};

use super::desk::who_came;
use crate::office::service_visit::between;
use crate::words::service_visit as words;

pub(super) fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let first = format!("{}-01", call.query("bulan")).parse::<Date>().unwrap_or(call.today).first_of_month();
    let last = first.last_of_month();
    let (rows, office) = call.read(|read| {
        let visits = between(read, read.actor().office, first, last)?;
        let mut rows = Vec::with_capacity(visits.len());
        for (number, visit) in (1..).zip(&visits) {
            let done = if visit.purpose.is_closed() { None } else { visit.done.given().cloned() };
            rows.push(vec![
                number.to_string(),
                day::short(visit.date, call.lang),
                call.say(visit.purpose.label()).to_owned(),
                who_came(read, visit, call.lang)?,
                done.unwrap_or_default(),
            ]);
        }
        let office = read.maybe::<Office>(read.actor().office)?.map(|office| office.name.clone());
        Ok((rows, office))
    })?;
    let columns = [
        (words::NUMBER, 1, Align::End),
        (words::DATE, 2, Align::Start),
        (words::PURPOSE, 3, Align::Start),
        (words::VISITOR, 4, Align::Start),
        (words::WHAT_DONE, 6, Align::Start),
    ];
    let register = Register {
        title: call.say(words::BOOK).to_owned(),
        office: office.into_iter().collect(),
        period: Some(format!("{} {}", day::month_name(first.month(), call.lang), first.year())),
        columns: columns
            .iter()
            .map(|(title, share, align)| Column::new(call.say(*title), *share).aligned(*align))
            .collect(),
        empty_rows: if rows.is_empty() { 20 } else { 0 },
        rows,
        watermark: call.site.settings.demo.then(|| call.say(web::words::SAMPLE_PAPER).to_owned()),
        lang: call.lang,
        ..Register::default()
    };
    let pdf = documents::register::render(&register).map_err(Refusal::fault)?;
    let name = format!("buku-layanan-{}.pdf", first.strftime("%Y-%m"));
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", name, true))
}

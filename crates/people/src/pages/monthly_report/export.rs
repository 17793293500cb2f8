//! The report as PDF and as a sheet, and a region's reports of one month as a sheet. Not here: what a paper says.

use documents::sheet::{Cell, Column, Dictionary, XlsxWriter};
use kernel::{Record, Refusal, Stored};
use web::{Answer, Call};

use super::{list, show};
use crate::office::monthly_report::told::{self, Told};
use crate::office::monthly_report::{paper, region};
use crate::papers::monthly_report::capital;
use crate::records::MonthlyReport;
use crate::records::monthly_obstacle::NeededAgency;
use crate::rules::monthly_report::frozen::{PLAN, SUMMARY};
use crate::rules::monthly_report::{SECTIONS, adds_up};
use crate::words::monthly_report as words;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A sending that was asked for with `?kiriman=`.
fn asked(call: &Call) -> Option<i64> {
    call.query("kiriman").parse().ok()
}

/// The paper: the kept bytes of a sent report, an earlier sending with `?kiriman=`, otherwise what is so now as a draft.
pub(super) fn pdf(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let report = call.read(|read| read.get::<MonthlyReport>(id))?;
    let sample = call.site.settings.demo;
    let at = (call.now, sample);
    let bytes = match asked(call).filter(|number| Some(*number) != report.sending || !report.state.is_locked()) {
        Some(number) => {
            let version = call.read(|read| show::find(read, id, number))?;
            paper::rendered(&call.store, &report, &version.told, Some((number, version.moment)), at)?
        }
        None if report.state.is_locked() => paper::sent(&call.store, &report, call.now, sample)?,
        None => {
            let told = call.read(|read| told::now(read, &call.site.rooms, &report))?;
            paper::rendered(&call.store, &report, &told, None, at)?
        }
    };
    Ok(Answer::file(bytes, "application/pdf", file_name(&report, "pdf"), true))
}

fn file_name(report: &Stored<MonthlyReport>, ending: &str) -> String {
    format!("laporan-{}-{}.{ending}", report.row.region.replace('.', ""), report.month)
}

/// The report as a sheet: its numbers, and beside them everything that was written.
pub(super) fn sheet(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (report, told) = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        let told = match asked(call) {
            Some(number) => show::find(read, id, number)?.told,
            None => match told::sent(&report)?.filter(|_| report.state.is_locked()) {
                Some(told) => told,
                None => told::now(read, &call.site.rooms, &report)?,
            },
        };
        Ok((report, told))
    })?;
    let heading = [words::SECTION, words::NUMBER, words::THIS_MONTH, words::LAST_MONTH, words::DIFFERENCE];
    let columns =
        heading.iter().enumerate().map(|(at, phrase)| column(call.say(*phrase), if at < 2 { 34.0 } else { 12.0 }));
    let dictionary = written(call, &told);
    let name = report.month.show(call.lang);
    let mut writer =
        XlsxWriter::begin(&name, columns.collect(), Some(dictionary), call.store.dir()).map_err(Refusal::fault)?;
    for figure in &told.figures.figures {
        writer
            .row(&[
                Cell::from(call.say(SECTIONS[figure.section.min(SECTIONS.len() - 1)].label)),
                Cell::from(capital(figure.label.say(call.lang)).as_str()),
                number(figure.value),
                number(figure.before),
                number(figure.value - figure.before),
            ])
            .map_err(Refusal::fault)?;
    }
    finished(writer, file_name(&report, "xlsx"))
}

fn column(heading: &str, width: f64) -> Column {
    Column { heading: heading.to_owned(), width, digits: false }
}

fn number(value: i64) -> Cell {
    Cell::Number(value as f64)
}

fn finished(writer: XlsxWriter, name: String) -> Result<Answer, Refusal> {
    let mut bytes = Vec::new();
    writer.finish(std::io::Cursor::new(&mut bytes)).map_err(Refusal::fault)?;
    Ok(Answer::file(bytes, XLSX, name, false))
}

/// The second sheet: sentences, activities, obstacles, the plan.
fn written(call: &Call, told: &Told) -> Dictionary {
    let written = told.written.clone().unwrap_or_default();
    let say = |phrase: kernel::Phrase| call.say(phrase).to_owned();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut text = |what: String, text: Option<&String>| {
        if let Some(text) = text {
            rows.push(vec![what, String::new(), text.clone(), String::new()]);
        }
    };
    text(say(words::SUMMARY), written.sentences.get(SUMMARY));
    for section in SECTIONS {
        text(say(section.label), written.sentences.get(section.name));
    }
    text(say(words::PLAN), written.sentences.get(PLAN));
    for one in &written.activities {
        let people = one.people.map_or_else(String::new, |people| people.to_string());
        let place = format!("{} · {} {people}", one.place, call.say(words::ATTENDED));
        rows.push(vec![say(words::ACTIVITY), one.date.clone(), one.title.clone(), place]);
    }
    for one in &written.obstacles {
        let agency = NeededAgency::from_name(&one.agency).map_or_else(String::new, |agency| say(agency.label()));
        rows.push(vec![say(words::OBSTACLE), one.since.clone(), one.what.clone(), agency]);
    }
    Dictionary {
        name: say(words::WORDS_SHEET),
        heading: [words::WHAT, words::DATE, words::TEXT, words::MORE].map(say).to_vec(),
        rows,
    }
}

/// The reports of a region for one month: a village a row, a number a column, the sum of what was sent below.
pub(super) fn region(call: &Call) -> Result<Answer, Refusal> {
    let month = list::chosen(call);
    let (villages, reported) = call.read(|read| {
        let (villages, _) = region::villages(read, "", month, month)?;
        Ok((villages, region::reported(read, month)?))
    })?;
    let mut keys: Vec<(String, String)> = Vec::new();
    for figure in reported.iter().flat_map(|one| &one.figures.figures) {
        if !keys.iter().any(|(key, _)| *key == figure.key) {
            keys.push((figure.key.clone(), capital(figure.label.say(call.lang))));
        }
    }
    let fixed = [words::VILLAGE, words::VILLAGE_CODE, words::STATE].map(|phrase| column(call.say(phrase), 22.0));
    let columns = fixed.into_iter().chain(keys.iter().map(|(_, label)| column(label, 14.0))).collect();
    let name = month.show(call.lang);
    let mut writer = XlsxWriter::begin(&name, columns, None, call.store.dir()).map_err(Refusal::fault)?;
    let mut sums = vec![0; keys.len()];
    for village in &villages {
        let sent = reported.iter().find(|one| one.office == village.office);
        let state = village.reports.get(&month.to_string()).map(|(_, state)| call.say(state.label()));
        let mut cells = vec![
            Cell::from(village.name.as_str()),
            Cell::from(village.region.as_str()),
            Cell::from(state.unwrap_or(call.say(words::NOT_SENT))),
        ];
        for (place, (key, _)) in keys.iter().enumerate() {
            let value = sent.and_then(|one| one.figures.get(key)).map(|figure| figure.value);
            sums[place] += value.filter(|_| adds_up(key)).unwrap_or(0);
            cells.push(value.map_or(Cell::Empty, number));
        }
        writer.row(&cells).map_err(Refusal::fault)?;
    }
    let mut cells = vec![Cell::from(call.say(words::SUM)), Cell::Empty, Cell::Empty];
    let sum = |(sum, (key, _)): (i64, &(String, String))| if adds_up(key) { number(sum) } else { Cell::Empty };
    cells.extend(sums.into_iter().zip(&keys).map(sum));
    writer.row(&cells).map_err(Refusal::fault)?;
    finished(writer, format!("{}-{month}.xlsx", MonthlyReport::SPEC.path))
}

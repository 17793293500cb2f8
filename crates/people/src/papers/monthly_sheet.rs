//! The monthly report as a sheet, and a region's reports of one month: numbers first, what was written beside them.
//! Not here: the paper (`papers::monthly_report`), who may take it along (`pages`).

use std::path::Path;

use documents::sheet::{Cell, Column, Dictionary, SheetError, XlsxWriter};
use kernel::day::Month;
use kernel::{Lang, Phrase};

use super::monthly_report::capital;
use crate::office::monthly_report::region::{Reported, Village};
use crate::office::monthly_report::told::Told;
use crate::records::monthly_obstacle::NeededAgency;
use crate::rules::monthly_report::frozen::{PLAN, SUMMARY};
use crate::rules::monthly_report::{SECTIONS, adds_up};
use crate::words::monthly_report as words;

/// One report: its numbers, and on a second sheet everything that was written. `dir` takes temporary files.
///
/// # Errors
/// `Io`.
pub fn report(told: &Told, month: Month, lang: Lang, dir: &Path) -> Result<Vec<u8>, SheetError> {
    let heading = [words::SECTION, words::NUMBER, words::THIS_MONTH, words::LAST_MONTH, words::DIFFERENCE];
    let width = |at: usize| if at < 2 { 34.0 } else { 12.0 };
    let columns = heading.iter().enumerate().map(|(at, phrase)| column(phrase.say(lang), width(at)));
    let mut writer = XlsxWriter::begin(&month.show(lang), columns.collect(), Some(written(told, lang)), dir)?;
    for figure in &told.figures.figures {
        writer.row(&[
            Cell::from(SECTIONS[figure.section.min(SECTIONS.len() - 1)].label.say(lang)),
            Cell::from(capital(figure.label.say(lang)).as_str()),
            number(figure.value),
            number(figure.before),
            number(figure.value - figure.before),
        ])?;
    }
    finished(writer)
}

fn column(heading: &str, width: f64) -> Column {
    Column { heading: heading.to_owned(), width, digits: false }
}

fn number(value: i64) -> Cell {
    Cell::Number(value as f64)
}

fn finished(writer: XlsxWriter) -> Result<Vec<u8>, SheetError> {
    let mut bytes = Vec::new();
    writer.finish(std::io::Cursor::new(&mut bytes))?;
    Ok(bytes)
}

/// The second sheet: sentences, activities, obstacles, the plan.
fn written(told: &Told, lang: Lang) -> Dictionary {
    let written = told.written.clone().unwrap_or_default();
    let say = |phrase: Phrase| phrase.say(lang).to_owned();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut text = |what: String, text: Option<&String>| {
        rows.extend(text.map(|text| vec![what, String::new(), text.clone(), String::new()]));
    };
    text(say(words::SUMMARY), written.sentences.get(SUMMARY));
    for section in SECTIONS {
        text(say(section.label), written.sentences.get(section.name));
    }
    text(say(words::PLAN), written.sentences.get(PLAN));
    for one in &written.activities {
        let people = one.people.map_or_else(String::new, |people| people.to_string());
        let place = format!("{} · {} {people}", one.place, say(words::ATTENDED));
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
///
/// # Errors
/// `Io`.
pub fn region(
    villages: &[Village],
    reported: &[Reported],
    month: Month,
    lang: Lang,
    dir: &Path,
) -> Result<Vec<u8>, SheetError> {
    let mut keys: Vec<(&str, String)> = Vec::new();
    for figure in reported.iter().flat_map(|one| &one.figures.figures) {
        if !keys.iter().any(|(key, _)| *key == figure.key) {
            keys.push((&figure.key, capital(figure.label.say(lang))));
        }
    }
    let fixed = [words::VILLAGE, words::VILLAGE_CODE, words::STATE].map(|phrase| column(phrase.say(lang), 22.0));
    let columns = fixed.into_iter().chain(keys.iter().map(|(_, label)| column(label, 14.0))).collect();
    let mut writer = XlsxWriter::begin(&month.show(lang), columns, None, dir)?;
    let mut sums = vec![0; keys.len()];
    for village in villages {
        let sent = reported.iter().find(|one| one.office == village.office);
        let state = village.reports.get(&month.to_string()).map(|(_, state)| state.label());
        let mut cells = vec![
            Cell::from(village.name.as_str()),
            Cell::from(village.region.as_str()),
            Cell::from(state.unwrap_or(words::NOT_SENT).say(lang)),
        ];
        for ((key, _), sum) in keys.iter().zip(&mut sums) {
            let value = sent.and_then(|one| one.figures.get(key)).map(|figure| figure.value);
            *sum += value.unwrap_or(0);
            cells.push(value.map_or(Cell::Empty, number));
        }
        writer.row(&cells)?;
    }
    let mut cells = vec![Cell::from(words::SUM.say(lang)), Cell::Empty, Cell::Empty];
    let sum = |(sum, (key, _)): (i64, &(&str, String))| if adds_up(key) { number(sum) } else { Cell::Empty };
    cells.extend(sums.into_iter().zip(&keys).map(sum));
    writer.row(&cells)?;
    finished(writer)
}

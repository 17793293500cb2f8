//! `report`: a village's monthly report as an account may read it, as words, a PDF, a sheet or JSON.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use kernel::day::Month;
use kernel::region::Code;
use kernel::{Refusal, Stored};
use people::office::monthly_report::{paper, told};
use people::office::office_id;
use people::papers::monthly_sheet;
use people::records::MonthlyReport;
use people::rules::monthly_report::{SECTIONS, report_id, sees_figures};
use serde_json::json;
use store::Store;

use super::sheet_account::Authority;
use super::{print_json, say};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::{rooms, world};

/// Print a village's monthly report, or write its paper.
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    authority: Authority,
    /// The code of the village, such as 33.07.10.2004.
    #[arg(long, value_name = "CODE")]
    office: String,
    /// The month, such as 2026-11.
    #[arg(long, value_name = "MONTH")]
    month: String,
    /// Write the paper into this file.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    pdf: Option<PathBuf>,
    /// Write the sheet into this file.
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    xlsx: Option<PathBuf>,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl Report {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let code = Code::parse(&self.office).map_err(|_| Trouble::Other(format!("{} is no region", self.office)))?;
        let month: Month =
            self.month.parse().map_err(|_| Trouble::Other(format!("{} is no month: write 2026-11", self.month)))?;
        let store = world::open_existing(self.place.location()?)?;
        let now = Timestamp::now();
        let actor = self.authority.actor(&store, now)?;
        if !sees_figures(actor.role) {
            return Err(Trouble::Other("this account does not read villages' numbers".to_owned()));
        }
        let (report, told) = store
            .read(&actor, now, |read| {
                let report = read.get::<MonthlyReport>(report_id(office_id(Some(&code)), month))?;
                let sent = told::sent(&report)?.filter(|_| report.state.is_locked());
                let told = sent.map_or_else(|| told::now(read, rooms::ROOMS, &report), Ok)?;
                Ok((report, told))
            })
            .map_err(|refusal| match refusal {
                Refusal::NotFound => Trouble::Other(format!("{} has begun no report of {month}", self.office)),
                other => Trouble::refused("reading the report")(other),
            })?;
        if let Some(path) = &self.pdf {
            write(path, &pdf(&store, &report, &told, now)?)?;
        }
        if let Some(path) = &self.xlsx {
            let sheet = monthly_sheet::report(&told, report.month, self.authority.lang(), store.dir());
            write(path, &sheet.map_err(|error| Trouble::Other(error.to_string()))?)?;
        }
        if self.json {
            print_json(&json!({
                "office": self.office, "month": month.to_string(), "state": report.state.name(),
                "sending": report.sending, "figures": told.figures.figures.iter().map(|figure| json!({
                    "key": figure.key, "section": SECTIONS[figure.section.min(SECTIONS.len() - 1)].name,
                    "id": figure.label.id, "en": figure.label.en, "value": figure.value, "before": figure.before,
                })).collect::<Vec<_>>(),
            }));
        } else if self.pdf.is_none() && self.xlsx.is_none() {
            in_words(&self, &report, &told);
        }
        store.close();
        Ok(false)
    }
}

fn pdf(store: &Store, report: &Stored<MonthlyReport>, told: &told::Told, now: Timestamp) -> Result<Vec<u8>, Trouble> {
    let sample = crate::demo::is_sample(store.dir());
    let bytes = if report.state.is_locked() {
        paper::sent(store, report, now, sample)
    } else {
        paper::rendered(store, report, told, None, (now, sample))
    };
    bytes.map_err(Trouble::refused("printing the report"))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    std::fs::write(path, bytes).map_err(Trouble::io(format!("writing {}", path.display())))?;
    say(format_args!("{} written", path.display()));
    Ok(())
}

fn in_words(asked: &Report, report: &Stored<MonthlyReport>, told: &told::Told) {
    let lang = asked.authority.lang();
    say(format_args!("{} {} · {}", asked.office, report.month.show(lang), report.state.label().say(lang)));
    for sentence in &told.figures.changes {
        say(format_args!("  {}", sentence.say(lang)));
    }
    for (place, section) in SECTIONS.iter().enumerate() {
        let mut lines = told.figures.of_section(place).peekable();
        if lines.peek().is_some() {
            say(section.label.say(lang));
        }
        for figure in lines {
            say(format_args!("  {:>8} {:>8}  {}", figure.value, figure.before, figure.label.say(lang)));
        }
    }
}

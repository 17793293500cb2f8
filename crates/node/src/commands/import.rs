//! `import`: a sheet of any length, checked whole before anything is written. Progress goes to standard error.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use documents::sheet::{Source, column_name};
use jiff::Timestamp;
use kernel::{ActionId, RecordId};
use store::{Action, Store};
use web::sheets::{Begin, CellRemark, Checked, Import, look_at, look_at_as};

use super::sheet_account::{Authority, kind, pages};
use super::{print_json, say, tell};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Take up a sheet.
#[derive(Debug, Args)]
pub struct ImportSheet {
    /// The kind, such as resident or household.
    kind: String,
    /// The sheet: .xlsx, .xls or .csv.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    authority: Authority,
    /// Read it as this sheet of another program (opensid, bip, bip2016, …) instead of what it is recognised as.
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    /// Check only.
    #[arg(long)]
    check_only: bool,
    /// Take the good rows even when some are wrong.
    #[arg(long)]
    take_good: bool,
    /// For programs.
    #[arg(long)]
    json: bool,
}

impl ImportSheet {
    /// Runs it. Something wrong was found where a row is wrong.
    pub fn run(self) -> Result<bool, Trouble> {
        let store = world::open_existing(self.place.location()?)?;
        let now = Timestamp::now();
        let actor = self.authority.actor(&store, now)?;
        let spec = kind(&store, &self.kind)?;
        if !actor.is_one_of(spec.write) || actor.office == RecordId::default() {
            return Err(Trouble::Other(format!("this account may not write {}", spec.name)));
        }
        let pages = pages(spec);
        let source = Source::File(self.file.clone());
        let found = match &self.mapping {
            Some(name) => look_at_as(spec, &pages, &source, name),
            None => look_at(spec, &pages, &source),
        };
        let found = found.map_err(Trouble::refused("reading the sheet"))?;
        let (shape, mapping) = found.ok_or_else(|| {
            Trouble::Other("no heading was found, or no such mapping; the first row should name the columns".to_owned())
        })?;
        let lang = self.authority.lang();
        let import = Import { store: &store, actor: &actor, now, lang, spec, pages, source, shape, mapping };
        let started = Instant::now();
        let checked = import.check(&mut |rows| tell(format_args!("{rows} rows checked")));
        let checked = checked.map_err(Trouble::refused("checking"))?;
        let checking = started.elapsed().as_secs_f64();
        let wrong = checked.counts.wrong > 0;
        if !self.json {
            self.report(&checked);
        }
        let counts = checked.counts;
        let mut taken = None;
        let mut writing = 0.0;
        if !self.check_only && checked.has_work() && (!wrong || self.take_good) {
            let started = Instant::now();
            taken = Some(take_up(&store, &import, checked, &self.file)?);
            writing = started.elapsed().as_secs_f64();
        }
        if self.json {
            print_json(&serde_json::json!({
                "rows": counts.rows, "new": counts.new, "changed": counts.changed, "same": counts.same,
                "wrong": counts.wrong, "passed": counts.passed, "import": taken.map(|id| id.to_string()),
                "checking_seconds": checking, "writing_seconds": writing,
            }));
        } else if let Some(id) = taken {
            say(format_args!("taken up in {writing:.1} s; undo it at /impor/{id}"));
        } else if wrong && !self.check_only {
            say("nothing was saved: mend the wrong rows, or say --take-good");
        }
        store.close();
        Ok(wrong)
    }

    fn report(&self, checked: &Checked) {
        checked.remarks.iter().take(100).for_each(|remark| say(line(remark)));
        let counts = checked.counts;
        say(format_args!(
            "{} rows: {} new, {} change something, {} the same already, {} wrong, {} passed over",
            counts.rows, counts.new, counts.changed, counts.same, counts.wrong, counts.passed
        ));
    }
}

/// A remark in one line. What stands in the cell is left out: terminals are kept in logs.
fn line(remark: &CellRemark) -> String {
    let column = remark.column.map_or_else(String::new, column_name);
    let allowed = if remark.allowed.is_empty() { String::new() } else { format!(" ({})", remark.allowed) };
    let mark = if remark.error { "" } else { "look: " };
    format!("{column}{} {}: {mark}{}{allowed}", remark.row, remark.label, remark.message)
}

fn take_up(store: &Store, import: &Import<'_>, checked: Checked, file: &std::path::Path) -> Result<RecordId, Trouble> {
    let mut random = [0u8; 10];
    getrandom::fill(&mut random).map_err(|error| Trouble::Other(error.to_string()))?;
    let id = ActionId(RecordId::v7(import.now.as_millisecond().unsigned_abs(), random));
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let action = Action { id, digest: [0; 32], actor: import.actor.clone(), now: import.now };
    let begin = |case: Begin| store.act(action.clone(), case).map(|done| done.repeated);
    let mut told = 0;
    let mut progress = |rows: u64| {
        if rows >= told + 50_000 {
            told = rows;
            tell(format_args!("{rows} rows written"));
        }
    };
    import.take_up(checked, &begin, id.record(0), &name, &mut progress).map_err(Trouble::refused("taking up"))
}

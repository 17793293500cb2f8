//! `export`: a list as a sheet, as far as an account may see it.

use std::fs::File;
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use kernel::access::Scope;
use kernel::spec::Class;
use store::access_stream::{Circumstances, Look, Outcome};
use web::looked::ExportPurpose;
use web::sheets::{Export, FileFormat, Wanted};

use super::sheet_account::{Authority, kind};
use super::{say, tell};
use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Take a list along as a sheet.
#[derive(Debug, Args)]
pub struct ExportSheet {
    /// The kind, such as resident or household.
    kind: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    authority: Authority,
    /// xlsx for people, csv for programs; without it by the file's ending.
    #[arg(long)]
    format: Option<String>,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What the data are for, where they tell of persons: laporan, pencocokan, pelayanan, pemeriksaan, …
    #[arg(long)]
    purpose: Option<String>,
    /// With the sealed and the specific columns, as far as the account may see them.
    #[arg(long, requires = "purpose")]
    closed: bool,
    /// Only rows in which a listed field holds this: sex=perempuan; may be given several times.
    #[arg(long = "where", value_name = "FIELD=VALUE")]
    filters: Vec<String>,
}

impl ExportSheet {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let store = world::open_existing(self.place.location()?)?;
        let now = Timestamp::now();
        let actor = self.authority.actor(&store, now)?;
        let spec = kind(&store, &self.kind)?;
        if !actor.is_one_of(spec.read) {
            return Err(Trouble::Other(format!("{} may not read {}", self.kind, spec.name)));
        }
        let ending = self.format.clone().or_else(|| Some(self.out.extension()?.to_str()?.to_owned()));
        let format = ending.as_deref().and_then(FileFormat::named);
        let format = format.ok_or_else(|| Trouble::Other("say --format xlsx or --format csv".to_owned()))?;
        let today = kernel::day::Zone::Wib.day(now.as_millisecond());
        let given = |name: &str| {
            let found = self.filters.iter().filter_map(|filter| filter.split_once('='));
            found.filter(|(own, _)| *own == name).map(|(_, value)| value).next().unwrap_or("")
        };
        let wanted = Wanted::from(&actor, spec, today, given);
        let lang = self.authority.lang();
        let export = Export { store: &store, actor: &actor, now, lang, spec, wanted, closed: self.closed };
        let told: Vec<u32> =
            export.fields().iter().filter(|field| field.class >= Class::Personal).map(|field| field.tag).collect();
        let purpose = self.purpose()?;
        if !told.is_empty() && purpose.is_none() {
            return Err(Trouble::Other("this tells of persons: say --purpose".to_owned()));
        }
        let mut file = File::create(&self.out).map_err(Trouble::io(format!("making {}", self.out.display())))?;
        let rows = export.write(format, &mut file).map_err(Trouble::refused("exporting"))?;
        if let Some(purpose) = purpose.filter(|_| !told.is_empty()) {
            let region = match &actor.scope {
                Scope::Regions(prefixes) => prefixes.first().cloned().unwrap_or_default(),
                _ => String::new(),
            };
            let about = Circumstances {
                actor: actor.clone(),
                now,
                request: "command line".to_owned(),
                purpose: purpose.name().to_owned(),
                outcome: Outcome::Exported,
            };
            let recorded = store.record_looks(about, vec![Look::list(spec, &region, rows, told)]);
            if let Err(error) = recorded {
                // What could not be recorded does not leave.
                let _ = std::fs::remove_file(&self.out);
                return Err(error.into());
            }
        }
        file.sync_all().map_err(Trouble::io("writing"))?;
        store.close();
        tell("this file is guarded by nobody: keep it in a safe place and delete it when done");
        say(format_args!("{rows} rows written to {}", self.out.display()));
        Ok(false)
    }

    fn purpose(&self) -> Result<Option<ExportPurpose>, Trouble> {
        let Some(name) = &self.purpose else { return Ok(None) };
        let found = ExportPurpose::from_name(name);
        let names = || ExportPurpose::ALL.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
        found.map(Some).ok_or_else(|| Trouble::Other(format!("there is no purpose {name}; one of: {}", names())))
    }
}

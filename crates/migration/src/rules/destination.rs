//! Is a destination open: dated statements of data/rules/destinations.tsv by country, job and scheme. What the data do not
//! name is never called open. Not here: what an officer makes of it (`check`), the page for visitors.

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::Phrase;
use kernel::checklist::Scheme;

const TABLE: &str = include_str!("../../../../data/rules/destinations.tsv");
const JOBS: &str = include_str!("../../../../data/rules/household_jobs.tsv");

/// What kind of work, as far as the statements tell kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobKind {
    /// For a private household (*pengguna perseorangan*).
    Household,
    /// For a company, on a ship, in a hospital.
    Other,
}

/// What a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// No placement.
    Closed,
    /// Placement is open (with a scheme: by that scheme).
    Open,
    /// Neither open nor closed by decree: people come to harm there.
    Warning,
}

/// How sure the statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// Two sources, or the ministry's own words.
    Verified,
    /// Sources differ; the note says how.
    Conflict,
    /// General knowledge.
    General,
}

/// One dated line of the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its stable key.
    pub key: &'static str,
    /// Of which country, ISO 3166.
    pub country: &'static str,
    /// Of one kind of work only; nothing: of every job.
    pub job: Option<JobKind>,
    /// Of one scheme only; nothing: of all.
    pub scheme: Option<Scheme>,
    /// What it says.
    pub says: Says,
    /// What decrees it.
    pub decree: &'static str,
    /// In words.
    pub note: Phrase,
    /// Where it was read.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// When somebody last held it against its source.
    pub checked: Date,
    from: Option<Date>,
    to: Option<Date>,
}

/// How a destination stands for one job and scheme on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// No placement; the statement that closes it.
    Closed(&'static Statement),
    /// Closed but for one scheme, which is not the one asked for; the statement that opens it.
    OnlyByScheme(&'static Statement),
    /// Open by this statement.
    Open(&'static Statement),
    /// Not closed, but warned of.
    Warned(&'static Statement),
    /// The data say nothing: ask the labour office.
    NoStatement,
}

impl Status {
    /// The statement behind it.
    pub fn statement(self) -> Option<&'static Statement> {
        match self {
            Status::Closed(one) | Status::OnlyByScheme(one) | Status::Open(one) | Status::Warned(one) => Some(one),
            Status::NoStatement => None,
        }
    }
}

impl Statement {
    /// First and last day on which it applies.
    pub fn valid(&self) -> (Option<Date>, Option<Date>) {
        (self.from, self.to)
    }

    /// Does it apply on a day?
    pub fn holds_on(&self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }

    fn holds(&self, country: &str, job: JobKind, on: Date) -> bool {
        self.country == country && self.job.is_none_or(|own| own == job) && self.holds_on(on)
    }
}

/// Every statement of the data, whatever the day.
pub fn all() -> &'static [Statement] {
    static STATEMENTS: OnceLock<Vec<Statement>> = OnceLock::new();
    STATEMENTS.get_or_init(|| rows(TABLE).filter_map(read).collect())
}

/// How a destination stands (UU 18/2017 art. 31 and 32): the statement of the scheme first, then what closes, then what warns.
pub fn status(country: &str, job: JobKind, scheme: Option<Scheme>, on: Date) -> Status {
    let here: Vec<&'static Statement> = all().iter().filter(|one| one.holds(country, job, on)).collect();
    let found =
        |says: Says, scheme: Option<Scheme>| here.iter().copied().find(|one| one.says == says && one.scheme == scheme);
    if let Some(own) = scheme.and_then(|scheme| found(Says::Open, Some(scheme))) {
        return Status::Open(own);
    }
    let by_scheme = here.iter().copied().find(|one| one.says == Says::Open && one.scheme.is_some());
    match (found(Says::Closed, None), by_scheme) {
        (Some(_), Some(exception)) => Status::OnlyByScheme(exception),
        (Some(closed), None) => Status::Closed(closed),
        (None, _) => found(Says::Open, None)
            .map(Status::Open)
            .or_else(|| found(Says::Warning, None).map(Status::Warned))
            .unwrap_or(Status::NoStatement),
    }
}

/// What kind of work a typed job is. Nothing typed is taken for work in a household: that is where the law is strictest.
pub fn job_kind(job: &str) -> JobKind {
    let plain = job.to_lowercase();
    let typed: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let job = format!(" {} ", typed.join(" "));
    let household = rows(JOBS).filter_map(|row| row.split('\t').next()).any(|word| job.contains(&format!(" {word} ")));
    if household || typed.is_empty() { JobKind::Household } else { JobKind::Other }
}

/// The day on which the newest of the statements was held against its source: the date of the list.
pub fn checked() -> Option<Date> {
    all().iter().map(|one| one.checked).max()
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one row; a row that is not whole is left out, and a test counts them.
fn read(row: &'static str) -> Option<Statement> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, country, jobs, scheme, status, decree, id, en, from, to, source, confidence, checked] = parts[..] else {
        return None;
    };
    Some(Statement {
        key,
        country,
        job: match jobs {
            "" => None,
            "household" => Some(JobKind::Household),
            _ => return None,
        },
        scheme: if scheme.is_empty() { None } else { Some(Scheme::from_name(scheme)?) },
        says: match status {
            "closed" => Says::Closed,
            "open" => Says::Open,
            "warning" => Says::Warning,
            _ => return None,
        },
        decree,
        note: Phrase { id, en },
        source,
        confidence: match confidence {
            "verified" => Confidence::Verified,
            "conflict" => Confidence::Conflict,
            "general" => Confidence::General,
            _ => return None,
        },
        checked: checked.parse().ok()?,
        from: day(from)?,
        to: day(to)?,
    })
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn every_row_is_whole_names_a_country_a_source_and_its_decree() {
        assert_eq!(all().len(), rows(TABLE).count());
        for one in all() {
            assert!(kernel::country::get(one.country).is_some(), "{}", one.key);
            assert!(!one.source.is_empty() && !one.decree.is_empty(), "{}", one.key);
            assert!(!one.note.id.is_empty() && !one.note.en.is_empty(), "{}", one.key);
        }
        let mut keys: Vec<&str> = all().iter().map(|one| one.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all().len());
    }

    #[test]
    fn household_work_in_nineteen_states_is_closed_since_july_2015_and_work_for_companies_is_not() {
        for country in ["KW", "AE", "QA", "JO", "OM"] {
            let on = |job, day| status(country, job, Some(Scheme::PToP), day);
            assert!(matches!(on(JobKind::Household, TODAY), Status::Closed(_)), "{country}");
            assert_eq!(on(JobKind::Other, TODAY), Status::NoStatement, "{country}");
            assert_eq!(on(JobKind::Household, date(2015, 6, 30)), Status::NoStatement, "{country}");
        }
    }

    #[test]
    fn household_work_in_saudi_arabia_is_open_by_the_single_channel_only() {
        let on = |scheme| status("SA", JobKind::Household, scheme, TODAY);
        assert!(matches!(on(Some(Scheme::Spsk)), Status::Open(_)));
        assert!(matches!(on(Some(Scheme::PToP)), Status::OnlyByScheme(one) if one.scheme == Some(Scheme::Spsk)));
        assert!(matches!(on(None), Status::OnlyByScheme(_)));
        let before = status("SA", JobKind::Household, Some(Scheme::Spsk), date(2016, 1, 1));
        assert!(matches!(before, Status::Closed(_)), "before the single channel there was none");
    }

    #[test]
    fn a_country_without_a_statement_is_never_called_open() {
        assert_eq!(status("TW", JobKind::Household, Some(Scheme::PToP), TODAY), Status::NoStatement);
        assert!(matches!(status("KH", JobKind::Other, None, TODAY), Status::Warned(_)));
    }

    #[test]
    fn a_job_in_a_household_is_known_by_its_words_and_an_unnamed_one_is_taken_for_it() {
        for job in ["Perawat lansia", "pembantu rumah tangga", "PRT", "Baby sitter", ""] {
            assert_eq!(job_kind(job), JobKind::Household, "{job}");
        }
        for job in ["operator pabrik", "perawat rumah sakit", "awak kapal", "koki restoran", "artis"] {
            assert_eq!(job_kind(job), JobKind::Other, "{job}");
        }
    }
}

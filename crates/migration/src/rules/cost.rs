//! What may not be charged to a worker, and what may be (UU 18/2017 art. 30, Peraturan BP2MI 9/2020 and 02/2020), read from
//! data/rules/costs.tsv and freed_jobs.tsv by day. Not here: who asked for it (a case, a complaint).

use std::sync::OnceLock;

use jiff::civil::Date;
use kernel::Phrase;
use kernel::money::Rupiah;

const COSTS: &str = include_str!("../../../../data/rules/costs.tsv");
const FREED: &str = include_str!("../../../../data/rules/freed_jobs.tsv");

/// Whose cost it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// Never the worker's, whatever the job.
    Never,
    /// Not the worker's in the jobs that are freed of costs; in others the worker or the employer may have to pay it.
    Personal,
}

/// One cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// Its stable key.
    pub key: &'static str,
    /// What it is.
    pub label: Phrase,
    /// Whose it is.
    pub payer: Payer,
    /// Its article.
    pub article: &'static str,
    /// Where it was read.
    pub source: &'static str,
    /// Was it read in a source (`verified`), or is it general knowledge?
    pub verified: bool,
    words: Vec<&'static str>,
    from: Option<Date>,
    to: Option<Date>,
}

/// A job in which the worker pays nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreedJob {
    /// Its stable key.
    pub key: &'static str,
    /// What it is.
    pub label: Phrase,
    /// Its article.
    pub article: &'static str,
    words: Vec<&'static str>,
    from: Option<Date>,
    to: Option<Date>,
}

/// Every cost of the data, whatever the day.
pub fn all() -> &'static [Cost] {
    static LIST: OnceLock<Vec<Cost>> = OnceLock::new();
    LIST.get_or_init(|| rows(COSTS).filter_map(cost).collect())
}

/// Every freed job of the data.
pub fn freed_jobs() -> &'static [FreedJob] {
    static LIST: OnceLock<Vec<FreedJob>> = OnceLock::new();
    LIST.get_or_init(|| rows(FREED).filter_map(freed).collect())
}

/// The costs of one payer on a day.
pub fn on(day: Date, payer: Payer) -> Vec<&'static Cost> {
    all().iter().filter(|cost| cost.payer == payer && within(cost.from, cost.to, day)).collect()
}

/// The freed jobs of a day.
pub fn freed_on(day: Date) -> Vec<&'static FreedJob> {
    freed_jobs().iter().filter(|job| within(job.from, job.to, day)).collect()
}

/// The freed job that is meant by a title, on a day.
pub fn freed_job(title: &str, day: Date) -> Option<&'static FreedJob> {
    let title = folded(title);
    freed_jobs()
        .iter()
        .filter(|job| within(job.from, job.to, day))
        .find(|job| job.words.iter().any(|word| holds(&title, word)))
}

/// A line of what is asked of the worker: what for, and how much where it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedCost {
    /// As it was written.
    pub label: String,
    /// How much.
    pub amount: Option<Rupiah>,
}

/// What is to be said of a cost that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Never the worker's.
    Never(&'static Cost),
    /// Not the worker's in this job.
    Freed(&'static Cost, &'static FreedJob),
    /// May be the worker's own need; ask for it in writing.
    Personal(&'static Cost),
    /// Nobody wrote down what this is: ask.
    Unknown,
}

impl Finding {
    /// Is it something that should not be asked of the worker, or that nobody knows?
    pub fn is_a_question(self) -> bool {
        !matches!(self, Finding::Personal(_))
    }
}

/// What is to be said of a cost for a job on a day.
pub fn look(label: &str, job: &str, day: Date) -> Finding {
    let label = folded(label);
    // The longest word that fits names the cost best: "tiket pulang" before "tiket".
    let found = all()
        .iter()
        .filter(|cost| within(cost.from, cost.to, day))
        .filter_map(|cost| {
            let words = cost.words.iter().filter(|word| holds(&label, word));
            words.map(|word| word.len()).max().map(|length| (length, cost))
        })
        .max_by_key(|(length, _)| *length);
    match found {
        None => Finding::Unknown,
        Some((_, cost)) if cost.payer == Payer::Never => Finding::Never(cost),
        Some((_, cost)) => match freed_job(job, day) {
            Some(job) => Finding::Freed(cost, job),
            None => Finding::Personal(cost),
        },
    }
}

/// Reads lines of "name: amount". The number of a line that cannot be read is the error.
///
/// # Errors
/// The line, counted from 1, whose amount is no amount.
pub fn read_lines(text: &str) -> Result<Vec<AskedCost>, usize> {
    let mut costs = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (label, amount) = match line.rsplit_once(':') {
            Some((label, amount)) => (label.trim(), Some(Rupiah::parse(amount).map_err(|_| index + 1)?)),
            None => (line, None),
        };
        costs.push(AskedCost { label: label.to_owned(), amount });
    }
    Ok(costs)
}

fn within(from: Option<Date>, to: Option<Date>, day: Date) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    format!(" {} ", parts.collect::<Vec<_>>().join(" "))
}

/// Whole words only.
fn holds(folded: &str, words: &str) -> bool {
    folded.contains(&format!(" {words} "))
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn cost(row: &'static str) -> Option<Cost> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, payer, words, article, source, confidence, from, to] = parts[..] else { return None };
    let payer = match payer {
        "never" => Payer::Never,
        "personal" => Payer::Personal,
        _ => return None,
    };
    Some(Cost {
        key,
        label: Phrase { id, en },
        payer,
        article,
        source,
        verified: confidence == "verified",
        words: words.split(", ").collect(),
        from: day(from)?,
        to: day(to)?,
    })
}

fn freed(row: &'static str) -> Option<FreedJob> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, id, en, words, article, _source, _confidence, from, to] = parts[..] else { return None };
    let words = words.split(", ").collect();
    Some(FreedJob { key, label: Phrase { id, en }, article, words, from: day(from)?, to: day(to)? })
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
    fn every_row_of_the_data_is_whole_and_no_key_stands_twice() {
        assert_eq!(all().len(), rows(COSTS).count());
        assert_eq!(freed_jobs().len(), rows(FREED).count());
        let mut keys: Vec<&str> =
            all().iter().map(|cost| cost.key).chain(freed_jobs().iter().map(|job| job.key)).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
        assert!(all().iter().all(|cost| !cost.article.is_empty() && !cost.source.is_empty() && !cost.words.is_empty()));
    }

    #[test]
    fn the_fourteen_costs_of_the_regulation_are_named_and_ten_jobs_are_freed() {
        let verified = all().iter().filter(|cost| cost.verified).count();
        assert_eq!((verified, freed_jobs().len()), (14, 10));
        assert_eq!(on(TODAY, Payer::Personal).len(), 6);
        assert!(on(date(2016, 1, 1), Payer::Never).is_empty());
    }

    #[test]
    fn a_cost_is_known_by_what_people_call_it() {
        let key = |label: &str, job: &str| match look(label, job, TODAY) {
            Finding::Never(cost) => format!("never {}", cost.key),
            Finding::Freed(cost, job) => format!("freed {} {}", cost.key, job.key),
            Finding::Personal(cost) => format!("personal {}", cost.key),
            Finding::Unknown => "unknown".to_owned(),
        };
        assert_eq!(key("Tiket pesawat", "operator pabrik"), "never tiket_berangkat");
        assert_eq!(key("tiket pulang", "operator pabrik"), "never tiket_pulang");
        assert_eq!(key("Uang muka", "operator pabrik"), "never pendaftaran");
        assert_eq!(key("Medical check up / MCU", "Operator pabrik"), "personal kesehatan");
        assert_eq!(key("Medical", "Perawat lansia"), "freed kesehatan pengasuh_lansia");
        assert_eq!(key("Kesehatan tambahan", "Operator"), "never kesehatan_tambahan");
        assert_eq!(key("Buah tangan", "operator"), "unknown");
        assert_eq!(key("paspornya", "operator"), "unknown", "whole words only");
    }

    #[test]
    fn lines_of_costs_are_read_and_a_wrong_amount_is_told_by_its_line() {
        let read = read_lines("Paspor: Rp350.000\n\nMedical: 900000\nSKCK").unwrap();
        assert_eq!(read.len(), 3);
        assert_eq!((read[0].label.as_str(), read[0].amount), ("Paspor", Some(Rupiah(350_000))));
        assert_eq!((read[2].label.as_str(), read[2].amount), ("SKCK", None));
        assert_eq!(read_lines("Paspor: 350.000\nTiket: banyak"), Err(2));
        assert_eq!(read_lines(""), Ok(Vec::new()));
    }
}

//! A koperasi's books as plain text that other programs check: hledger, ledger, beancount. Accounts are named by class, code
//! and name; what is kept by member stands below by the member's number, without any person's name. Pure. Not here: where the
//! postings come from (`office::journal_text`), sheets (`journal_sheet`).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use jiff::civil::Date;
use kernel::RecordId;

use super::statement::Account;
use crate::records::ledger_account::AccountClass;
use crate::records::posting::Event;

/// Which program reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// hledger.
    Hledger,
    /// ledger.
    Ledger,
    /// beancount.
    Beancount,
}

impl Format {
    /// All, with the name and the ending of a file.
    pub const ALL: [(Format, &'static str, &'static str); 3] = [
        (Format::Hledger, "hledger", "journal"),
        (Format::Ledger, "ledger", "ledger"),
        (Format::Beancount, "beancount", "beancount"),
    ];

    /// The format of a name.
    pub fn named(name: &str) -> Option<Format> {
        Self::ALL.iter().find(|(_, own, _)| *own == name).map(|(format, ..)| *format)
    }

    /// The ending of a file.
    pub fn ending(self) -> &'static str {
        Self::ALL.iter().find(|(own, ..)| *own == self).map_or("", |(.., ending)| ending)
    }
}

/// A pair of sides as it stands in the books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its own record.
    pub id: RecordId,
    /// The first pair of its event.
    pub group: RecordId,
    /// `2026-11-24`.
    pub date: String,
    /// What happened.
    pub event: Event,
    /// Number of the paper.
    pub document: String,
    /// It waits for a second person: it is told and counts for nothing.
    pub pending: bool,
    /// Rupiah.
    pub amount: i64,
    /// The account debited.
    pub debit: RecordId,
    /// The account credited.
    pub credit: RecordId,
    /// The savings account or loan under the debit.
    pub debit_part: String,
    /// The same under the credit.
    pub credit_part: String,
}

/// The accounts of some books, and what their parts are called: `A-0001`, `A-0001:PJ-2026-0003`.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The chart, by code.
    pub accounts: Vec<Account>,
    /// Savings accounts and loans by their id's text.
    pub parts: BTreeMap<String, String>,
}

impl Names {
    /// The account of an id.
    pub fn account(&self, id: RecordId) -> Option<&Account> {
        self.accounts.iter().find(|one| one.id == id)
    }

    /// What a part is called. One that nobody knows keeps its id: after a letter, because names begin with a capital.
    pub fn part(&self, part: &str) -> String {
        self.parts.get(part).cloned().unwrap_or_else(|| format!("N-{part}"))
    }
}

/// Days from and to, both counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// The first day; the beginning of the books where none is given.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

impl Period {
    /// Does a day as it is kept (`2026-11-24`) come before it?
    pub fn begins_after(&self, date: &str) -> bool {
        self.from.is_some_and(|from| *date < *from.to_string())
    }

    /// Does it come after it?
    pub fn ended_before(&self, date: &str) -> bool {
        self.to.is_some_and(|to| *date > *to.to_string())
    }
}

/// The journal of a period; `all` in any order. What was posted before the period stands as one entry on its first day, so
/// that balances at its end are those of the books.
pub fn journal(format: Format, names: &Names, mut all: Vec<Written>, period: Period) -> String {
    all.retain(|one| !period.ended_before(&one.date));
    all.sort_by(|a, b| (&a.date, a.group, a.id != a.group, a.id).cmp(&(&b.date, b.group, b.id != b.group, b.id)));
    let (before, all): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| period.begins_after(&one.date));
    let text = Text::of(format, names);
    let carried = text.carried(&before);
    let mut events: BTreeSet<&str> = all.iter().map(|one| one.event.label().id).collect();
    let mut places: BTreeSet<String> = carried.iter().map(|(place, _)| place.clone()).collect();
    for one in &all {
        places.extend([text.place(one.debit, &one.debit_part), text.place(one.credit, &one.credit_part)]);
    }
    let first = period.from.map(|from| from.to_string());
    let first = first.or_else(|| all.first().map(|one| one.date.clone())).unwrap_or_else(|| "1970-01-01".to_owned());
    if !carried.is_empty() {
        events.insert(CARRIED);
    }
    let mut whole = text.heading(&places, &events, &first);
    whole.push_str(&text.opening(&carried, &first));
    let mut next = all.iter().peekable();
    while let Some(head) = next.next() {
        let mut pairs = vec![head];
        while let Some(more) = next.next_if(|one| one.group == head.group && one.date == head.date) {
            pairs.push(more);
        }
        // What waits is told as a remark: every one of these programs would count it otherwise.
        let mark = if head.pending { "; " } else { "" };
        for line in text.entry(head, &pairs).lines() {
            let _ = writeln!(whole, "{mark}{line}");
        }
        whole.push('\n');
    }
    whole
}

/// What the entry is called that carries balances into a period.
const CARRIED: &str = "Saldo pindahan";
/// The remark under each entry that names its record.
const REMARK: &str = "bukti";

struct Text<'n> {
    format: Format,
    names: &'n Names,
    named: BTreeMap<RecordId, String>,
}

impl<'n> Text<'n> {
    fn of(format: Format, names: &'n Names) -> Text<'n> {
        let named = names.accounts.iter().map(|one| (one.id, name(format, one))).collect();
        Text { format, names, named }
    }

    fn place(&self, account: RecordId, part: &str) -> String {
        let own = self.named.get(&account).map_or("Equity:0000", String::as_str);
        if part.is_empty() { own.to_owned() } else { format!("{own}:{}", self.names.part(part)) }
    }

    /// What stands on every place, of what is posted.
    fn carried(&self, before: &[Written]) -> Vec<(String, i64)> {
        let mut sums: BTreeMap<String, i64> = BTreeMap::new();
        for one in before.iter().filter(|one| !one.pending) {
            *sums.entry(self.place(one.debit, &one.debit_part)).or_default() += one.amount;
            *sums.entry(self.place(one.credit, &one.credit_part)).or_default() -= one.amount;
        }
        sums.into_iter().filter(|(_, sum)| *sum != 0).collect()
    }

    fn heading(&self, places: &BTreeSet<String>, events: &BTreeSet<&str>, first: &str) -> String {
        let mut text = match self.format {
            Format::Hledger => format!("commodity 1000. IDR\ntag {REMARK}\n"),
            Format::Ledger => format!("commodity IDR\ntag {REMARK}\n"),
            Format::Beancount => "option \"operating_currency\" \"IDR\"\n1970-01-01 commodity IDR\n".to_owned(),
        };
        if self.format == Format::Hledger {
            for (class, letter) in
                [("Aset", "A"), ("Kewajiban", "L"), ("Ekuitas", "E"), ("Pendapatan", "R"), ("Beban", "X")]
            {
                let _ = writeln!(text, "account {class}  ; type:{letter}");
            }
        }
        if self.format != Format::Beancount {
            for event in events {
                let _ = writeln!(text, "payee {event}");
            }
        }
        for place in places {
            let _ = match self.format {
                Format::Hledger | Format::Ledger => writeln!(text, "account {place}"),
                Format::Beancount => writeln!(text, "{first} open {place} IDR"),
            };
        }
        text.push('\n');
        text
    }

    fn opening(&self, carried: &[(String, i64)], first: &str) -> String {
        if carried.is_empty() {
            return String::new();
        }
        let mut text = match self.format {
            Format::Beancount => format!("{first} * \"{CARRIED}\" \"\"\n"),
            _ => format!("{first} * {CARRIED}\n"),
        };
        for (place, sum) in carried {
            let _ = writeln!(text, "  {place}  {sum} IDR");
        }
        text.push('\n');
        text
    }

    fn entry(&self, head: &Written, pairs: &[&Written]) -> String {
        let mark = if head.pending { '!' } else { '*' };
        let (date, event, paper) = (&head.date, head.event.label().id, plain(&head.document));
        let mut text = match self.format {
            Format::Beancount => format!("{date} {mark} \"{event}\" \"{paper}\"\n  {REMARK}: \"{}\"\n", head.group),
            _ if paper.is_empty() => format!("{date} {mark} {event}\n  ; {REMARK}: {}\n", head.group),
            _ => format!("{date} {mark} ({paper}) {event}\n  ; {REMARK}: {}\n", head.group),
        };
        for pair in pairs {
            let _ = writeln!(text, "  {}  {} IDR", self.place(pair.debit, &pair.debit_part), pair.amount);
            let _ = writeln!(text, "  {}  -{} IDR", self.place(pair.credit, &pair.credit_part), pair.amount);
        }
        text
    }
}

/// `Aset:1101 Kas`; beancount knows its own five roots only, and allows letters, digits and dashes.
fn name(format: Format, account: &Account) -> String {
    let beancount = format == Format::Beancount;
    let root = match account.class {
        AccountClass::Asset if beancount => "Assets",
        AccountClass::Liability if beancount => "Liabilities",
        AccountClass::Equity if beancount => "Equity",
        AccountClass::Income if beancount => "Income",
        AccountClass::Expense if beancount => "Expenses",
        other => other.label().id,
    };
    let words = account.name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let all: Vec<&str> = std::iter::once(account.code.as_str()).chain(words).collect();
    format!("{root}:{}", all.join(if beancount { "-" } else { " " }))
}

/// A paper's number without what these formats would read as their own signs.
fn plain(text: &str) -> String {
    let kept = |letter: &char| letter.is_ascii_alphanumeric() || " ./-".contains(*letter);
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// A member's or a paper's number as part of an account's name: capitals, digits and dashes, a capital first.
pub fn part_name(letter: char, number: &str) -> String {
    let kept = number.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_uppercase() } else { '-' });
    let kept: String = kept.collect();
    format!("{letter}-{}", kept.trim_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_becomes_a_name_that_every_program_reads() {
        assert_eq!(part_name('A', "0012"), "A-0012");
        assert_eq!(part_name('A', "12/kop b"), "A-12-KOP-B");
    }

    #[test]
    fn a_paper_cannot_write_lines_of_its_own() {
        assert_eq!(plain("K-1 \"x\"\n; (a)"), "K-1 x a");
    }

    #[test]
    fn an_empty_book_is_still_a_book() {
        for (format, ..) in Format::ALL {
            assert!(journal(format, &Names::default(), Vec::new(), Period::default()).contains("IDR"));
        }
    }
}

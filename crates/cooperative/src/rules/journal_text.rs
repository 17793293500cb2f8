//! A koperasi's books as plain text that other programs check: hledger, ledger, beancount. Accounts are named by class, code
//! and name; what is kept by member stands below by its number, without any person's name. Pure.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

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

/// The whole journal; `all` in any order.
pub fn journal(format: Format, accounts: &[Account], mut all: Vec<Written>) -> String {
    all.sort_by(|a, b| (&a.date, a.group, a.id != a.group, a.id).cmp(&(&b.date, b.group, b.id != b.group, b.id)));
    let named: BTreeMap<RecordId, String> = accounts.iter().map(|one| (one.id, name(format, one))).collect();
    let place = |account: &RecordId, part: &str| {
        let own = named.get(account).map_or("Equity:0000", String::as_str);
        // A name in beancount begins with a capital or a digit; an id may begin with a small letter.
        let letter = if format == Format::Beancount { "N-" } else { "" };
        if part.is_empty() { own.to_owned() } else { format!("{own}:{letter}{part}") }
    };
    let mut places: BTreeSet<String> = BTreeSet::new();
    for one in &all {
        places.insert(place(&one.debit, &one.debit_part));
        places.insert(place(&one.credit, &one.credit_part));
    }
    let first = all.first().map_or("1970-01-01", |one| one.date.as_str());
    let mut text = heading(format, &places, first);
    let mut next = all.iter().peekable();
    while let Some(head) = next.next() {
        let mut pairs = vec![head];
        while let Some(more) = next.next_if(|one| one.group == head.group && one.date == head.date) {
            pairs.push(more);
        }
        let entry = entry(format, head, &pairs, &place);
        // What waits is told as a remark: every one of these programs would count it otherwise.
        let mark = if head.pending { "; " } else { "" };
        for line in entry.lines() {
            let _ = writeln!(text, "{mark}{line}");
        }
        text.push('\n');
    }
    text
}

fn heading(format: Format, places: &BTreeSet<String>, first: &str) -> String {
    let mut text = String::new();
    match format {
        Format::Hledger => text.push_str("commodity 1000. IDR\n"),
        Format::Ledger => text.push_str("commodity IDR\n"),
        Format::Beancount => text.push_str("option \"operating_currency\" \"IDR\"\n"),
    }
    for place in places {
        let _ = match format {
            Format::Hledger | Format::Ledger => writeln!(text, "account {place}"),
            Format::Beancount => writeln!(text, "{first} open {place} IDR"),
        };
    }
    text.push('\n');
    text
}

fn entry(format: Format, head: &Written, pairs: &[&Written], place: &dyn Fn(&RecordId, &str) -> String) -> String {
    let mark = if head.pending { '!' } else { '*' };
    let (date, event, paper) = (&head.date, head.event.label().id, plain(&head.document));
    let mut text = match format {
        Format::Beancount => format!("{date} {mark} \"{event}\" \"{paper}\"\n"),
        _ if paper.is_empty() => format!("{date} {mark} {event}\n"),
        _ => format!("{date} {mark} ({paper}) {event}\n"),
    };
    for pair in pairs {
        let _ = writeln!(text, "  {}  {} IDR", place(&pair.debit, &pair.debit_part), pair.amount);
        let _ = writeln!(text, "  {}  -{} IDR", place(&pair.credit, &pair.credit_part), pair.amount);
    }
    text
}

/// `Assets:1101 Kas`; beancount allows letters, digits and dashes only.
fn name(format: Format, account: &Account) -> String {
    let root = match account.class {
        AccountClass::Asset => "Assets",
        AccountClass::Liability => "Liabilities",
        AccountClass::Equity => "Equity",
        AccountClass::Income => "Income",
        AccountClass::Expense => "Expenses",
    };
    let words: Vec<String> = account
        .name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let between = if format == Format::Beancount { "-" } else { " " };
    let all: Vec<String> = std::iter::once(account.code.clone()).chain(words).collect();
    format!("{root}:{}", all.join(between))
}

/// A paper's number without what these formats would read as their own signs.
fn plain(text: &str) -> String {
    let kept = |letter: &char| letter.is_ascii_alphanumeric() || " ./-".contains(*letter);
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

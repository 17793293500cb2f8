//! What a verification found: which promise is broken, where, and what helps. Its words hold no personal data.
//! Not here: looking for it.

use std::fmt;

use kernel::fold::StreamId;
use kernel::id::RecordId;

/// Which promise is broken. The codes are stable (PIN).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// An entry that was here is gone.
    EntryMissing,
    /// An entry has not arrived yet; others wait behind it.
    EntryWaiting,
    /// An entry's bytes are not those that were kept.
    EntryChanged,
    /// An entry is whole and cannot be read: a newer edition wrote it, or nobody honest.
    EntryUnreadable,
    /// An entry does not follow the one before it.
    EntryUnlinked,
    /// An entry stands in a place that is not its own.
    EntryMisplaced,
    /// The columns beside an entry are not what it says.
    EntryColumns,
    /// What an entry sealed does not open under the key that is here.
    EntrySealed,
    /// The last entries of a stream are gone.
    StreamEnd,
    /// The line of a stream is not what its entries say.
    StreamLine,
    /// Which entries touched a record is not what the entries say.
    Touched,
    /// A record has no row.
    RowMissing,
    /// A row that no entry wrote.
    RowExtra,
    /// A row is not what its entries say.
    RowChanged,
    /// The words by which a name is found.
    Names,
    /// The keyed look-up.
    Lookups,
    /// The list of whom a record seals under.
    Subjects,
    /// Where offices lie.
    Homes,
    /// Which person's record goes on in another's.
    Redirects,
    /// Sums.
    Indicators,
    /// A wrapped key does not open.
    KeyUnreadable,
    /// A file that a record names is gone.
    FileMissing,
    /// A file is not what its name promises.
    FileChanged,
    /// The stream of who looked at what.
    AccessStream,
    /// Work that was answered is gone from the database.
    AnsweredLost,
    /// The engine finds its own file damaged.
    Engine,
}

/// What helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// `desmigratif rebuild`.
    Rebuild,
    /// `desmigratif journal import` of a file or stick that has the entries.
    Import,
    /// `desmigratif restore` of a backup.
    Restore,
    /// Nothing that the operator can do alone.
    Tell,
}

impl Class {
    /// For programs.
    pub const fn code(self) -> &'static str {
        match self {
            Class::EntryMissing => "entry.missing",
            Class::EntryWaiting => "entry.waiting",
            Class::EntryChanged => "entry.changed",
            Class::EntryUnreadable => "entry.unreadable",
            Class::EntryUnlinked => "entry.unlinked",
            Class::EntryMisplaced => "entry.misplaced",
            Class::EntryColumns => "entry.columns",
            Class::EntrySealed => "entry.sealed",
            Class::StreamEnd => "stream.end",
            Class::StreamLine => "stream.line",
            Class::Touched => "journal.touched",
            Class::RowMissing => "row.missing",
            Class::RowExtra => "row.extra",
            Class::RowChanged => "row.changed",
            Class::Names => "fold.names",
            Class::Lookups => "fold.lookups",
            Class::Subjects => "fold.subjects",
            Class::Homes => "fold.homes",
            Class::Redirects => "fold.redirects",
            Class::Indicators => "fold.indicators",
            Class::KeyUnreadable => "key.unreadable",
            Class::FileMissing => "file.missing",
            Class::FileChanged => "file.changed",
            Class::AccessStream => "access",
            Class::AnsweredLost => "answered.lost",
            Class::Engine => "engine",
        }
    }

    /// What helps.
    pub const fn remedy(self) -> Remedy {
        match self {
            Class::EntryColumns | Class::StreamLine | Class::Touched => Remedy::Rebuild,
            Class::RowMissing | Class::RowExtra | Class::RowChanged => Remedy::Rebuild,
            Class::Names | Class::Lookups | Class::Subjects | Class::Homes => Remedy::Rebuild,
            Class::Redirects | Class::Indicators => Remedy::Rebuild,
            Class::EntryMissing | Class::EntryWaiting | Class::StreamEnd => Remedy::Import,
            Class::EntryChanged | Class::KeyUnreadable | Class::Engine => Remedy::Restore,
            Class::FileMissing | Class::FileChanged | Class::AnsweredLost => Remedy::Restore,
            Class::EntryUnreadable | Class::EntryUnlinked | Class::EntryMisplaced | Class::EntrySealed => Remedy::Tell,
            Class::AccessStream => Remedy::Tell,
        }
    }
}

impl Remedy {
    /// In a word, for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Remedy::Rebuild => "rebuild",
            Remedy::Import => "import",
            Remedy::Restore => "restore",
            Remedy::Tell => "tell",
        }
    }

    /// In words, for whoever runs the node.
    pub const fn words(self) -> &'static str {
        match self {
            Remedy::Rebuild => "`rebuild` mends it",
            Remedy::Import => "`journal import` of a later export, or a backup, brings it back",
            Remedy::Restore => "restore a backup",
            Remedy::Tell => "nothing here mends it: keep a copy of the folder and tell who looks after this program",
        }
    }
}

/// Where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The table, for what has one.
    pub table: Option<&'static str>,
    /// The record.
    pub record: Option<RecordId>,
    /// The stream.
    pub stream: Option<StreamId>,
    /// The entry's number in it.
    pub sequence: Option<u64>,
}

impl Place {
    /// An entry.
    pub fn entry(stream: StreamId, sequence: i64) -> Place {
        Place { stream: Some(stream), sequence: u64::try_from(sequence).ok(), ..Place::default() }
    }

    /// A record in a table.
    pub fn record(table: &'static str, record: RecordId) -> Place {
        Place { table: Some(table), record: Some(record), ..Place::default() }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which promise.
    pub class: Class,
    /// Where.
    pub place: Place,
    /// What, in words.
    pub words: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { table, record, stream, sequence } = self.place;
        if let Some(table) = table {
            write!(out, "{table} ")?;
        }
        if let Some(record) = record {
            write!(out, "{record} ")?;
        }
        if let Some(stream) = stream {
            write!(out, "stream of node {} for office {} ", stream.node, stream.home)?;
        }
        if let Some(sequence) = sequence {
            write!(out, "entry {sequence} ")?;
        }
        write!(out, "[{}]: {}; {}", self.class.code(), self.words, self.class.remedy().words())
    }
}

/// Findings of one class that are told one by one.
const TOLD: usize = 100;

/// What was found so far.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    list: Vec<Finding>,
    counts: std::collections::BTreeMap<Class, usize>,
}

impl Findings {
    /// Adds one.
    pub fn add(&mut self, class: Class, place: Place, words: impl Into<String>) {
        self.push(Finding { class, place, words: words.into() });
    }

    fn push(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.class).or_default();
        *count += 1;
        if *count <= TOLD {
            self.list.push(finding);
        }
    }

    /// Adds what another thread found.
    pub fn join(&mut self, other: Findings) {
        for (class, count) in &other.counts {
            let told = other.list.iter().filter(|one| one.class == *class).count();
            *self.counts.entry(*class).or_default() += count - told;
        }
        other.list.into_iter().for_each(|finding| self.push(finding));
    }

    /// The first of what says that entries are gone or damaged.
    pub fn lost(&self) -> Option<String> {
        let lost = |class| matches!(class, Class::EntryMissing | Class::StreamEnd | Class::EntryChanged);
        let unread = |class| matches!(class, Class::EntryUnreadable | Class::EntryMisplaced);
        self.list.iter().find(|one| lost(one.class) || unread(one.class)).map(ToString::to_string)
    }

    /// Everything in order, and how many more there are of each class than are told.
    pub fn finish(mut self) -> (Vec<Finding>, Vec<(Class, usize)>) {
        self.list.sort_by(|one, other| {
            let key = |finding: &Finding| {
                let Place { table, record, stream, sequence } = finding.place;
                (finding.class, table, record, stream, sequence)
            };
            key(one).cmp(&key(other)).then_with(|| one.words.cmp(&other.words))
        });
        let more = self.counts.into_iter().filter_map(|(class, count)| {
            let told = self.list.iter().filter(|one| one.class == class).count();
            (count > told).then_some((class, count - told))
        });
        let more = more.collect();
        (self.list, more)
    }
}

//! What this binary declares: every kind of record and every sum over them.
//! Not here: the list of rooms, which the binary owns and turns into one registry.

use crate::balance::Balancer;
use crate::id::RecordId;
use crate::indicator::Contributor;
use crate::row::Row;
use crate::spec::RecordSpec;

/// Kinds and sums of all rooms.
#[derive(Debug, Default, Clone)]
pub struct Registry {
    /// Every declared kind.
    pub specs: Vec<&'static RecordSpec>,
    /// Every sum.
    pub contributors: Vec<Contributor>,
    /// Everything that moves balances.
    pub balancers: Vec<Balancer>,
    /// The kind whose records are offices, and its region field: it decides where a home lies.
    pub office: Option<OfficeKind>,
    /// The kind whose records are persons: scope 'own person' and the `person` column mean it.
    pub person: Option<u32>,
    /// The kind whose records say which node has custody of a home (fields `epoch` and `node`).
    pub custody: Option<u32>,
    /// The kind whose records say that one person's record goes on in another's.
    pub redirect: Option<RedirectKind>,
}

/// How the store finds out where a home lies.
#[derive(Debug, Clone, Copy)]
pub struct OfficeKind {
    /// The kind.
    pub kind: u32,
    /// The tag of its region field.
    pub region_tag: u32,
}

/// How the store finds out that one person's record goes on in another's.
#[derive(Debug, Clone, Copy)]
pub struct RedirectKind {
    /// The kind.
    pub kind: u32,
    /// What a record of it redirects now. A pure function of its clear fields: levels above fold it too.
    pub redirects: fn(&Row) -> Option<Redirect>,
}

/// One person's record goes on in another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redirect {
    /// Whose record goes on elsewhere.
    pub from: RecordId,
    /// Where.
    pub to: RecordId,
    /// When it was decided, in milliseconds UTC as written: of redirects that exclude each other the earlier holds.
    pub moment: i64,
}

/// Columns that every table has.
const RESERVED: [&str; 7] = ["id", "home", "region_now", "person_now", "heads", "conflict", "withdrawn"];

impl Registry {
    /// The declaration of a kind.
    pub fn spec(&self, kind: u32) -> Option<&'static RecordSpec> {
        self.specs.iter().copied().find(|spec| spec.kind == kind)
    }

    /// The declaration of the kind with this name.
    pub fn named(&self, name: &str) -> Option<&'static RecordSpec> {
        self.specs.iter().copied().find(|spec| spec.name == name)
    }

    /// The declaration served under this path.
    pub fn at_path(&self, path: &str) -> Option<&'static RecordSpec> {
        self.specs.iter().copied().find(|spec| spec.path == path)
    }

    /// What is wrong with the declarations themselves, in words for their author; empty when they are sound.
    pub fn flaws(&self) -> Vec<String> {
        let mut flaws = Vec::new();
        for (index, spec) in self.specs.iter().enumerate() {
            for other in &self.specs[..index] {
                if other.kind == spec.kind || other.name == spec.name || other.path == spec.path {
                    flaws.push(format!("{} and {} share a number, name or path", other.name, spec.name));
                }
            }
            let mut tags: Vec<u32> =
                spec.fields.iter().map(|field| field.tag).chain(spec.retired.iter().copied()).collect();
            tags.sort_unstable();
            if tags.first() == Some(&0) || tags.windows(2).any(|pair| pair[0] == pair[1]) {
                flaws.push(format!("{} uses a tag twice, or tag 0", spec.name));
            }
            for field in spec.fields {
                if RESERVED.contains(&field.name) {
                    flaws.push(format!("{}.{}: every table has a column of that name already", spec.name, field.name));
                }
                if field.class.is_sealed() != (field.subject != crate::spec::Subject::None) {
                    flaws.push(format!(
                        "{}.{}: personal and specific fields, and only they, name a subject",
                        spec.name, field.name
                    ));
                }
                if field.sealed && (field.find || field.list && field.class == crate::spec::Class::Specific) {
                    flaws.push(format!("{}.{}: a sealed field is neither searched nor sorted", spec.name, field.name));
                }
            }
            if let Some(machine) = spec.states {
                flaws.extend(machine.flaws().into_iter().map(|flaw| format!("{}: {flaw}", spec.name)));
            }
        }
        flaws
    }
}

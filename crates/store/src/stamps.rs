//! Whether anything of a kind was written since: so that an answer that was worked out once may be given again without
//! asking the database. Numbers that only grow, in memory alone. Not here: what is remembered (whoever asked).

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::registry::Registry;

/// A number for each kind of record, and one for what is local to this node.
pub struct Stamps {
    kinds: HashMap<u32, AtomicU64>,
    local: AtomicU64,
}

/// What a transaction wrote.
#[derive(Debug, Default)]
pub struct Touched {
    /// Kinds of records.
    pub kinds: Vec<u32>,
    /// Local tables, or anything at all.
    pub all: bool,
}

impl Touched {
    /// Notes kinds, each once.
    pub fn note(&mut self, kinds: impl Iterator<Item = u32>) {
        for kind in kinds {
            if !self.kinds.contains(&kind) {
                self.kinds.push(kind);
            }
        }
    }
}

impl Stamps {
    /// One for each declared kind.
    pub fn of(registry: &Registry) -> Stamps {
        let kinds = registry.specs.iter().map(|spec| (spec.kind, AtomicU64::new(0))).collect();
        Stamps { kinds, local: AtomicU64::new(0) }
    }

    /// To be called after the commit and before anybody is answered: who then still reads the moment before remembers it
    /// under the number before.
    pub fn written(&self, touched: &Touched) {
        if touched.all {
            // What is local counts for everybody.
            self.local.fetch_add(1, Ordering::Release);
            return;
        }
        for kind in &touched.kinds {
            if let Some(stamp) = self.kinds.get(kind) {
                stamp.fetch_add(1, Ordering::Release);
            }
        }
    }

    /// The number of what is local and of these kinds together. To be asked before the database is.
    pub fn now(&self, kinds: &[u32]) -> u64 {
        let of = |kind: &u32| self.kinds.get(kind).map_or(0, |stamp| stamp.load(Ordering::Acquire));
        self.local.load(Ordering::Acquire) + kinds.iter().map(of).sum::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use super::{Stamps, Touched};
    use kernel::registry::Registry;

    #[test]
    fn what_was_written_locally_counts_for_everybody() {
        let stamps = Stamps::of(&Registry::default());
        let before = stamps.now(&[12]);
        stamps.written(&Touched { kinds: vec![12], all: false });
        assert_eq!(stamps.now(&[12]), before, "a kind that is not declared has no number");
        stamps.written(&Touched { kinds: Vec::new(), all: true });
        assert_ne!(stamps.now(&[]), before);
    }
}

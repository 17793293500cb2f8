//! What was decided of two cards that may be of one person: one record for each pair. Merging is a redirect and can be
//! undone; nothing that refers to either card is rewritten. Not here: whom to compare (`office::same_person`).

use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::registry::{Redirect, RedirectKind};
use kernel::value::Ref;
use kernel::{Held, Id, Record, RecordId, Row, choices};
use record_derive::Record;

use super::Resident;

choices! {
    /// What was decided of a pair.
    pub enum Decision {
        /// The first card goes on in the second.
        IntoOther = 1, "ke_kedua", "Orang yang sama: digabung ke kartu kedua", "One person: merged into the second card";
        /// The second card goes on in the first.
        IntoOne = 2, "ke_pertama", "Orang yang sama: digabung ke kartu pertama", "One person: merged into the first card";
        /// Two persons; the pair is not shown again.
        Different = 3, "berbeda", "Bukan orang yang sama", "Not one person";
        /// A merge was taken back; the pair may be looked at again.
        Undone = 4, "dibatalkan", "Penggabungan dibatalkan", "Merge undone";
        /// One person in two villages: both keep their own record.
        TwoVillages = 5, "dua_desa", "Orang yang sama, tercatat di dua desa", "One person, recorded in two villages";
    }
}

/// A pair of cards. The first is the one with the lesser id, so that two nodes that decide apart write one record, and
/// deciding it otherwise there is a conflict that is shown.
#[derive(Record, Debug, Clone)]
#[record(kind = 14, path = "orang-sama", id = "Orang yang sama", en = "Same person", home = village,
    read = VILLAGE_AND_REGENCY, write = &[Role::PetugasDesmigratif])]
pub struct SamePerson {
    pub id: Id<SamePerson>,
    #[field(tag = 1, id = "Kartu pertama", en = "First card", fixed)]
    pub one: Ref<Resident>,
    #[field(tag = 2, id = "Kartu kedua", en = "Second card", fixed)]
    pub other: Ref<Resident>,
    #[field(tag = 3, id = "Keputusan", en = "Decision", fixed, list)]
    pub decision: Decision,
    #[field(tag = 4, id = "Diputuskan pada", en = "Decided at", kind = Moment, fixed, list)]
    pub decided: i64,
    #[field(tag = 5, id = "Skor kemiripan", en = "Likeness", fixed, list)]
    pub score: Option<i64>,
    #[field(tag = 6, id = "Alasan kemiripan", en = "Reasons of likeness", kind = LongText, class = personal, subject = one, fixed)]
    pub grounds: Held<Option<String>>,
    #[field(tag = 7, id = "Catatan", en = "Note", kind = LongText, class = personal, subject = one, fixed)]
    pub note: Held<Option<String>>,
}

/// How the store follows it.
pub const REDIRECT: RedirectKind = RedirectKind { kind: SamePerson::KIND, redirects };

/// Where one card goes on in the other now.
fn redirects(row: &Row) -> Option<Redirect> {
    let (one, other) = (row.reference("one")?.record, row.reference("other")?.record);
    let (from, to) = match Decision::from_code(row.integer("decision")?)? {
        Decision::IntoOther => (one, other),
        Decision::IntoOne => (other, one),
        Decision::Different | Decision::Undone | Decision::TwoVillages => return None,
    };
    Some(Redirect { from, to, moment: row.integer("decided")? })
}

impl SamePerson {
    /// The other card of the pair.
    pub fn beside(&self, card: RecordId) -> RecordId {
        if self.one.id.raw() == card { self.other.id.raw() } else { self.one.id.raw() }
    }
}

//! What all rooms share: account, office, resident, household, letter, article, message.
//! Not here: the migration itself, enterprise, parenting, cooperative, programme: each is a room that stands on this.

pub mod records;

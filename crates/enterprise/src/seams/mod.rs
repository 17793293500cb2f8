//! What the room says to others: lines of the monthly report, what the search finds. Not here: *Hari ini* and the person's card,
//! which stand with their nouns (`pages`).

pub mod report;
pub mod search;

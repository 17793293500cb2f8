//! What the room gives to other pages: today's tasks, the card on a person's page, the search, the check of its forms.

pub mod abroad;
pub mod abroad_report;
pub mod agencies;
pub mod check;
pub mod checks;
pub mod complaint;
pub mod own;
pub mod panel;
pub mod report;
pub mod search;
pub mod today;

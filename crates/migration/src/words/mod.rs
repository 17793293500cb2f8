//! Sentences of the room, a module a noun. Labels of fields stand in the declarations only.

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub const $name: kernel::Phrase = kernel::phrase($id, $en);)+
    };
}

pub mod abroad;
pub mod case;
pub mod case_agency;
pub mod cek_agen;
pub mod check;
pub mod complaint;
pub mod contact_log;
pub mod cost;
pub mod counselling;
pub mod destination;
pub mod document;
pub mod emergency;
pub mod employment;
pub mod expiring;
pub mod handout;
pub mod interest;
pub mod job_order;
pub mod needs_assessment;
pub mod own;
pub mod pattern;
pub mod placement_agency;
pub mod pocket_card;
pub mod recruitment;
pub mod remittance_plan;
pub mod report;
pub mod return_outcome;
pub mod screen;
pub mod service_visit;
pub mod side;
pub mod step;

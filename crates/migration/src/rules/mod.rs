//! The rules of the room, pure: no reading, no clock. Each names its article.


pub mod agency_list;
pub mod agency_matching;
pub mod check;
pub mod claims;
pub mod company_name;
pub mod contact_log;
pub mod contributions;
pub mod cost;
pub mod dated;
pub mod destination;
pub mod facts;
pub mod guards;
pub mod handout;
pub mod interest;
pub mod intervals;
pub mod interview;
pub mod job_order;
pub mod machine;
pub mod missions;
pub mod needs_assessment;
pub mod next_step;
pub mod number;
pub mod papers;
pub mod phase;
pub mod placement_agency;
pub mod remittance_plan;
pub mod return_outcome;
pub mod review;
pub mod service_visit;
pub mod topics;
pub mod validity;
pub mod wage;

pub use facts::Facts;
pub use guards::{Link, Missing};
pub use papers::{Paper, Standing};
pub use phase::Phase;

//! The rules of the room, pure: no reading, no clock. Each names its article.

pub mod company_name;
pub mod contributions;
pub mod cost;
pub mod destination;
pub mod facts;
pub mod guards;
pub mod machine;
pub mod next_step;
pub mod number;
pub mod papers;
pub mod phase;
pub mod placement_agency;
pub mod topics;
pub mod wage;

pub use facts::Facts;
pub use guards::{Link, Missing};
pub use papers::{Paper, Standing};
pub use phase::Phase;

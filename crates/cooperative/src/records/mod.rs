//! What the room *Koperasi* keeps. Field labels, classes and checks stand here and nowhere else.
//! Every record lies at the koperasi's own office: whoever has custody of it writes its books.

pub mod koperasi;
pub mod koperasi_setting;
pub mod ledger_account;
pub mod meeting;
pub mod organ_term;
pub mod period;
pub mod posting;
pub mod resolution;
pub mod surplus_distribution;
pub mod surplus_share;

pub use koperasi::Koperasi;
pub use koperasi_setting::KoperasiSetting;
pub use ledger_account::LedgerAccount;
pub use meeting::Meeting;
pub use organ_term::OrganTerm;
pub use period::Period;
pub use posting::Posting;
pub use resolution::Resolution;
pub use surplus_distribution::SurplusDistribution;
pub use surplus_share::SurplusShare;

use kernel::access::Role;
use kernel::{Record, RecordSpec};

/// Every kind that this room declares, a line each.
pub const ALL: &[&RecordSpec] = &[
    Koperasi::SPEC,
    Posting::SPEC,
    LedgerAccount::SPEC,
    Period::SPEC,
    KoperasiSetting::SPEC,
    Meeting::SPEC,
    OrganTerm::SPEC,
    Resolution::SPEC,
    SurplusDistribution::SPEC,
    SurplusShare::SPEC,
];

/// Who keeps the books: the board.
pub const BOARD: &[Role] = &[Role::PengurusKoperasi];
/// Who reads them: board, supervisors, auditors.
pub const BOOK_READERS: &[Role] = &[Role::PengurusKoperasi, Role::PengawasKoperasi, Role::Auditor];
/// Who sees that a koperasi exists, its papers and sums: also the village, and those above it.
pub const KOPERASI_READERS: &[Role] = &[
    Role::PengurusKoperasi,
    Role::PengawasKoperasi,
    Role::Auditor,
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
];
/// Who sees whose account it is (UU 27/2022 art. 4: personal finance is specific): the board and the supervisors.
pub const ACCOUNT_SPECIFIC: &[Role] = &[Role::PengurusKoperasi, Role::PengawasKoperasi];

//! What the room *Koperasi* keeps. Field labels, classes and checks stand here and nowhere else.
//! Every record lies at the koperasi's own office: whoever has custody of it writes its books.

pub mod audit;
pub mod budget_line;
pub mod cash_day;
pub mod collateral;
pub mod koperasi;
pub mod koperasi_setting;
pub mod ledger_account;
pub mod loan;
pub mod loan_product;
pub mod loan_step;
pub mod meeting;
pub mod member;
pub mod opening;
pub mod organ_term;
pub mod paper_book;
pub mod period;
pub mod posting;
pub mod power_of_attorney;
pub mod provision_run;
pub mod receipt;
pub mod resolution;
pub mod savings_account;
pub mod surplus_distribution;
pub mod surplus_share;
pub mod work_plan;

pub use audit::Audit;
pub use budget_line::BudgetLine;
pub use cash_day::CashDay;
pub use collateral::Collateral;
pub use koperasi::Koperasi;
pub use koperasi_setting::KoperasiSetting;
pub use ledger_account::LedgerAccount;
pub use loan::Loan;
pub use loan_product::LoanProduct;
pub use loan_step::LoanStep;
pub use meeting::Meeting;
pub use member::Member;
pub use opening::Opening;
pub use organ_term::OrganTerm;
pub use paper_book::PaperBook;
pub use period::Period;
pub use posting::Posting;
pub use power_of_attorney::PowerOfAttorney;
pub use provision_run::ProvisionRun;
pub use receipt::Receipt;
pub use resolution::Resolution;
pub use savings_account::SavingsAccount;
pub use surplus_distribution::SurplusDistribution;
pub use surplus_share::SurplusShare;
pub use work_plan::WorkPlan;

use kernel::access::Role;
use kernel::{Record, RecordSpec};

/// Every kind that this room declares, a line each.
pub const ALL: &[&RecordSpec] = &[
    Koperasi::SPEC,
    Posting::SPEC,
    LedgerAccount::SPEC,
    Period::SPEC,
    Member::SPEC,
    SavingsAccount::SPEC,
    PowerOfAttorney::SPEC,
    CashDay::SPEC,
    Receipt::SPEC,
    LoanProduct::SPEC,
    Loan::SPEC,
    LoanStep::SPEC,
    Collateral::SPEC,
    ProvisionRun::SPEC,
    KoperasiSetting::SPEC,
    Meeting::SPEC,
    OrganTerm::SPEC,
    Resolution::SPEC,
    SurplusDistribution::SPEC,
    SurplusShare::SPEC,
    Audit::SPEC,
    WorkPlan::SPEC,
    BudgetLine::SPEC,
    Opening::SPEC,
    PaperBook::SPEC,
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

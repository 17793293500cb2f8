//! One review of the things to check of a case: what was found, what was decided about each and why, written once and never
//! edited. Every case is reviewed before the village verifies it, also where nothing was found: that a review is there tells
//! only that somebody looked. The findings stand in one sealed text that is always equally long (`rules::review`).

use jiff::civil::Date;
use kernel::access::VILLAGE_AND_REGENCY;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::{Account, Resident};
use record_derive::Record;

use super::{CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// What a person made of a thing to check. None of them refuses anybody.
    pub enum Decision {
        Explained = 1, "sudah_dijelaskan", "Sudah dijelaskan kepada calon dan keluarga", "Explained to the candidate and the family";
        FollowUp = 2, "tindak_lanjut", "Perlu tindak lanjut", "Needs following up";
        NotSo = 3, "tidak_terbukti", "Tidak terbukti", "Turned out not to be so";
        Referred = 4, "dirujuk", "Dirujuk ke disnaker, BP3MI, atau polisi", "Referred to the labour office, BP3MI or police";
    }
}

/// One review. Scoring people qualifies for an impact assessment (UU 27/2022 art. 34): the machine shows, a person decides.
#[derive(Record, Debug, Clone)]
#[record(kind = 56, path = "pemeriksaan-kasus", id = "Pemeriksaan kasus", en = "Review of a case", home = village, append_only,
    read = VILLAGE_AND_REGENCY, write = CASE_WRITERS, specific = CASE_SPECIFIC,
    source = "UU 18/2017 Pasal 42 huruf b; UU 27/2022 Pasal 34")]
pub struct CheckDecision {
    pub id: Id<CheckDecision>,
    #[field(tag = 1, id = "Kasus", en = "Case")]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Tanggal", en = "Date", title, list)]
    pub date: Date,
    #[field(tag = 4, id = "Diperiksa oleh", en = "Reviewed by")]
    pub reviewed_by: Ref<Account>,
    #[field(tag = 5, id = "Edisi daftar periksa", en = "Edition of the list of checks")]
    pub edition: String,
    #[field(tag = 6, id = "Temuan dan keputusan", en = "Findings and decisions", kind = LongText, class = specific, subject = resident, sealed)]
    pub findings: Held<String>,
}

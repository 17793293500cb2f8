//! A legal hold: what stands against an erasure although the person asked for it, with its ground and its days.

use jiff::civil::Date;
use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::{Account, Resident};

/// Who places and releases a hold, and may read its ground.
pub const HOLDERS: &[Role] = &[Role::KepalaDesa, Role::PelaksanaHarian, Role::Koordinator, Role::PenanggungJawab];

choices! {
    /// Why data must not be erased yet. It tells of lawsuits and complaints, so it is always sealed.
    pub enum HoldGround {
        Court = 1, "pengadilan", "Perkara atau perintah pengadilan", "Lawsuit or order of a court";
        Investigation = 2, "penyidikan", "Permintaan penyidik", "Request of an investigator";
        Complaint = 3, "pengaduan", "Pengaduan yang masih berjalan", "A complaint that is still running";
        Accounting = 4, "pembukuan", "Pembukuan yang wajib disimpan", "Books that must be kept";
        OtherLaw = 5, "aturan_lain", "Aturan lain yang mewajibkan penyimpanan", "Another rule that orders keeping";
    }
}

/// One hold. UU 27/2022 art. 43 to 44: nothing is erased or destroyed that a law or a running matter still needs. That
/// there is a hold is clear; its ground and source are specific, for whoever has to decide on the erasure.
#[derive(Record, Debug, Clone)]
#[record(kind = 6, path = "tahan-hapus", id = "Penahanan penghapusan", en = "Legal hold", home = any,
    read = VILLAGE_AND_REGENCY, write = HOLDERS, specific = HOLDERS, source = "UU 27/2022 Pasal 43–44")]
pub struct LegalHold {
    pub id: Id<LegalHold>,
    #[field(tag = 1, id = "Warga", en = "Resident", fixed, title)]
    pub resident: Ref<Resident>,
    #[field(tag = 2, id = "Dasar", en = "Ground", class = specific, subject = resident, sealed, fixed)]
    pub ground: Held<HoldGround>,
    #[field(tag = 3, id = "Nomor perkara, pasal, atau surat", en = "Number of the case, article or letter", class = specific, subject = resident, sealed, fixed,
        help("Contoh: nomor perkara, nomor pengaduan, pasal yang mewajibkan. Jangan menulis isi perkaranya.", "For example the number of the case or complaint, the article that orders it. Do not write what the case is about."))]
    pub source: Held<String>,
    #[field(tag = 4, id = "Berlaku sejak", en = "Since", fixed)]
    pub from: Date,
    #[field(
        tag = 5,
        id = "Sampai",
        en = "Until",
        fixed,
        help(
            "Kosongkan bila belum diketahui: penahanan berlaku sampai dilepas.",
            "Leave empty while unknown: the hold stands until it is released."
        )
    )]
    pub until: Option<Date>,
    #[field(tag = 6, id = "Ditahan oleh", en = "Placed by", fixed)]
    pub placed_by: Ref<Account>,
    #[field(tag = 7, id = "Dilepas pada", en = "Released on", fixed)]
    pub released_on: Option<Date>,
    #[field(tag = 8, id = "Dilepas oleh", en = "Released by", fixed)]
    pub released_by: Option<Ref<Account>>,
    #[field(tag = 9, id = "Alasan dilepas", en = "Why it was released", class = specific, subject = resident, sealed, fixed)]
    pub release_reason: Held<Option<String>>,
}

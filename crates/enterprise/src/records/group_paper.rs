//! A legal paper of a group: business number, home-industry food permit, halal certificate. Not here: scans (files of the
//! record), which papers a product needs (people decide).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Id, choices};
use record_derive::Record;

use super::{BusinessGroup, ENTERPRISE_READERS, ENTERPRISE_WRITERS};

choices! {
    /// Which paper.
    pub enum PaperKind {
        Nib = 1, "nib", "NIB (Nomor Induk Berusaha)", "NIB (business identification number)";
        Pirt = 2, "pirt", "SPP-IRT (izin pangan rumahan)", "SPP-IRT (home-industry food permit)";
        Halal = 3, "halal", "Sertifikat halal", "Halal certificate";
        Bpom = 4, "bpom", "Izin edar BPOM", "Marketing licence of BPOM";
        Brand = 5, "merek", "Merek terdaftar", "Registered brand";
        Tax = 6, "npwp", "NPWP", "Tax number";
        Deed = 7, "akta", "Akta atau badan hukum", "Deed or legal entity";
        Other = 8, "lain", "Surat lain", "Another paper";
    }
}

/// A paper. How long it is valid stands on the paper itself: no term is assumed here.
#[derive(Record, Debug, Clone)]
#[record(kind = 112, path = "izin-usaha", id = "Izin usaha", en = "Permit of a group", home = village,
    read = ENTERPRISE_READERS, write = ENTERPRISE_WRITERS, source = "NIB, SPP-IRT, sertifikat halal")]
pub struct GroupPaper {
    pub id: Id<GroupPaper>,
    #[field(tag = 1, id = "Kelompok", en = "Group", fixed, list)]
    pub group: Ref<BusinessGroup>,
    #[field(tag = 2, id = "Jenis izin", en = "Kind", title, list)]
    pub kind: PaperKind,
    #[field(tag = 3, id = "Nomor", en = "Number", list)]
    pub number: String,
    #[field(tag = 4, id = "Tanggal terbit", en = "Issued on", list)]
    pub issued_on: Date,
    #[field(
        tag = 5,
        id = "Berlaku sampai",
        en = "Valid until",
        list,
        lookup,
        help(
            "Seperti tertulis pada suratnya. Kosongkan bila tidak ada batas waktu.",
            "As the paper says. Leave empty where it has no end."
        )
    )]
    pub valid_until: Option<Date>,
    #[field(tag = 6, id = "Diterbitkan oleh", en = "Issued by")]
    pub issuer: Option<String>,
}

//! A permit to recruit (SIP2MI): one company, one country, some jobs, so many workers, until a day.

use jiff::civil::Date;
use kernel::Id;
use kernel::access::OFFICES;
use kernel::value::Ref;
use record_derive::Record;

use super::PlacementAgency;
use super::placement_agency::{AGENCY_OFFICES, LicenceStatus};

/// A permit to recruit.
#[derive(Record, Debug, Clone)]
#[record(kind = 58, path = "sip2mi", id = "Izin perekrutan (SIP2MI)", en = "Recruitment permit (SIP2MI)", home = any, pages,
    read = OFFICES, write = AGENCY_OFFICES, source = "UU 18/2017: SIP2MI untuk setiap perekrutan")]
pub struct RecruitmentPermit {
    pub id: Id<RecruitmentPermit>,
    #[field(tag = 1, id = "Perusahaan", en = "Company", class = public, fixed)]
    pub agency: Ref<PlacementAgency>,
    #[field(tag = 2, id = "Nomor SIP2MI", en = "Number of the permit (SIP2MI)", class = public, lookup, title, list)]
    pub number: String,
    #[field(tag = 3, id = "Negara tujuan", en = "Destination", kind = Country, class = public, list)]
    pub country: String,
    #[field(tag = 4, id = "Pekerjaan", en = "Jobs", class = public, list,
        help("Seperti tertulis pada izin. Kosongkan bila izinnya untuk semua pekerjaan.", "As the permit has it. Leave empty where it is for all jobs."))]
    pub job: Option<String>,
    #[field(tag = 5, id = "Berlaku sejak", en = "Valid from", class = public)]
    pub valid_from: Option<Date>,
    #[field(tag = 6, id = "Berlaku sampai", en = "Valid until", class = public, list)]
    pub valid_until: Option<Date>,
    #[field(tag = 7, id = "Jumlah pekerja", en = "Number of workers", class = public)]
    pub quota: Option<i64>,
    #[field(tag = 8, id = "Status", en = "Status", class = public)]
    pub status: Option<LicenceStatus>,
    #[field(tag = 9, id = "Sumber", en = "Source", class = public,
        help("Surat, portal, atau daftar tempat izin ini dibaca, dengan tanggalnya.", "Letter, portal or list where this permit was read, with its day."))]
    pub source: Option<String>,
}

//! A branch office of a company in a regency. Recruiting where it has none is a reason to ask.

use jiff::civil::Date;
use kernel::Id;
use kernel::access::OFFICES;
use kernel::region::Code;
use kernel::value::Ref;
use record_derive::Record;

use super::PlacementAgency;
use super::placement_agency::AGENCY_OFFICES;

/// A branch. The permit is the province's (UU 18/2017 art. 40, as practitioners cite it).
#[derive(Record, Debug, Clone)]
#[record(kind = 73, path = "cabang-p3mi", id = "Kantor cabang P3MI", en = "Branch of an agency", home = any, pages, read = OFFICES,
    write = AGENCY_OFFICES, source = "UU 18/2017 Pasal 40")]
pub struct AgencyBranch {
    pub id: Id<AgencyBranch>,
    #[field(tag = 1, id = "Perusahaan", en = "Company", class = public, fixed)]
    pub agency: Ref<PlacementAgency>,
    #[field(tag = 2, id = "Kabupaten/kota", en = "Regency", class = public, title, list)]
    pub region: Code,
    #[field(tag = 3, id = "Alamat", en = "Address", kind = LongText, class = public)]
    pub address: Option<String>,
    #[field(tag = 4, id = "Telepon", en = "Telephone", kind = Phone, class = public, lookup)]
    pub phone: Option<String>,
    #[field(tag = 5, id = "Nomor izin cabang", en = "Number of the branch's permit", class = public, list)]
    pub permit: Option<String>,
    #[field(tag = 6, id = "Berlaku sampai", en = "Valid until", class = public, list)]
    pub valid_until: Option<Date>,
}

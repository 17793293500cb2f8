//! Offices: founded once for each region with their first custodian, found by region.
//! Not here: their profile, which the generic pages edit.

use kernel::region::{Code, EDITION, Level};
use kernel::{Changes, Id, RecordId, Refusal, Row, Stored};
use store::Reader;

use super::account::software;
use crate::records::{Custody, Office};
use crate::rules::office::{code_of, custody_id, kind_of, name_of, office_id};
use crate::words::office as words;
use kernel::access::Role;

/// A new office of a region (`None`: the ministry) and the custody of its first node, in epoch 0.
///
/// # Errors
/// `Invalid` at `region` for a district and for what is not on the list of regions.
pub fn found(region: Option<&Code>, node: RecordId) -> Result<Changes, Refusal> {
    let kind = kind_of(region).ok_or_else(|| Refusal::invalid("region", "region.district", words::NO_DISTRICT))?;
    let name = name_of(region).ok_or_else(|| Refusal::invalid("region", "region", words::REGION_NEEDED))?;
    let id = office_id(region);
    let office = Office {
        id: Id::new(id),
        name,
        kind,
        region: region.copied().filter(|code| code.level() != Level::Nation),
        region_edition: Some(EDITION.to_owned()),
        address: None,
        phone: None,
        email: None,
        hours: None,
        head_name: None,
        head_number: None,
        acting_name: None,
        letter_code: None,
        meterai: None,
        services: None,
    };
    let custody = Custody { id: Id::new(custody_id(region)), epoch: 0, node: node.to_string() };
    let mut changes = Changes::new();
    changes.create(id, &office).create(id, &custody);
    Ok(changes)
}

/// Somebody founds an office within their region.
///
/// # Errors
/// `Invalid` at `region` where it exists already or lies outside.
pub fn found_for(read: &Reader<'_>, region: Option<&Code>) -> Result<Changes, Refusal> {
    if !read.actor().reaches(code_of(region), None) {
        return Err(Refusal::invalid("region", "region.outside", words::OUTSIDE));
    }
    if read.maybe::<Office>(Id::new(office_id(region)))?.is_some() {
        return Err(Refusal::invalid("region", "office.exists", words::EXISTS));
    }
    found(region, read.node())
}

/// Who may edit a profile: its own people; the coordinators of its regency and whoever looks after the node.
pub fn may_edit(read: &Reader<'_>, office: Option<&Row>) -> Result<(), Refusal> {
    let Some(office) = office else { return Err(Refusal::Forbidden(words::BY_REGION)) };
    let actor = read.actor();
    let above = actor.is_one_of(&[Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode]);
    if office.id == actor.office || above { Ok(()) } else { Err(Refusal::Forbidden(words::NOT_OWN)) }
}

/// An office by its id, for everybody: all of its profile is public.
pub fn public(read: &Reader<'_>, id: RecordId) -> Result<Option<Stored<Office>>, Refusal> {
    read.as_actor(&software()).maybe::<Office>(Id::new(id))
}

/// The office that serves a region: its own, or the nearest above that this node knows, at last the ministry.
pub fn serving(read: &Reader<'_>, region: &Code) -> Result<Option<Stored<Office>>, Refusal> {
    let own = std::iter::once(*region).chain(region.ancestors());
    for code in own.filter(|code| kind_of(Some(code)).is_some()) {
        if let Some(office) = public(read, office_id(Some(&code)))? {
            return Ok(Some(office));
        }
    }
    public(read, office_id(None))
}

/// The office shown where nobody has named one: the reader's own; the only village of a village's computer; the ministry.
pub fn default_for(read: &Reader<'_>) -> Result<Option<Stored<Office>>, Refusal> {
    if let Some(own) = public(read, read.actor().office)? {
        return Ok(Some(own));
    }
    let software = software();
    let read_all = read.as_actor(&software);
    let (tag, village) = (Office::KIND.tag, crate::records::office::OfficeKind::Desa);
    let villages =
        store::ListQuery::of(<Office as kernel::Record>::SPEC).with(tag, kernel::Value::Integer(village.code()));
    let page = read_all.list(&villages.limited(2))?;
    match page.rows.as_slice() {
        [only] => Ok(Some(Stored::from_row(only.clone())?)),
        _ => public(read, office_id(None)),
    }
}

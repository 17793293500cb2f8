//! What a new letter is filled in with: those of household and contacts who may give permission.
//! Not here: who of them is asked for (`rules::letter`), reading the form (`pages`).

use kernel::name::tidied;
use kernel::{Refusal, Stored};
use store::Reader;

use super::facts::{address_of, home_region};
use crate::office::household;
use crate::records::household::Relation;
use crate::records::letter::SignerRelation;
use crate::records::{NextOfKin, Resident};
use crate::rules::household::is_current;
use crate::rules::letter::particulars::{Heir, MOST_ROWS};
use crate::rules::letter::{family, usual_signer};

/// Somebody who may give permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What they are to the resident.
    pub relation: SignerRelation,
    /// Name.
    pub name: String,
    /// NIK, where it is recorded.
    pub nik: Option<String>,
    /// Address.
    pub address: String,
}

/// Those of household and contacts who may give permission, the usual one first.
pub fn candidates(read: &Reader<'_>, resident: &Stored<Resident>) -> Result<Vec<Candidate>, Refusal> {
    let mut found = of_household(read, resident)?;
    let region = home_region(read, resident.home())?;
    for kin in read.referring::<NextOfKin>("resident", resident.row.id)? {
        let (Some(relation), Some(name)) = (family::of_kin(kin.kinship, resident.sex), kin.name.known()) else {
            continue;
        };
        let same = |one: &Candidate| tidied(&one.name).to_lowercase() == tidied(name).to_lowercase();
        if found.iter().any(same) {
            continue;
        }
        // A contact lives with the resident until somebody says otherwise.
        let address = kin.address.given().cloned().unwrap_or_else(|| address_of(resident, region.as_ref()));
        found.push(Candidate { relation, name: name.clone(), nik: None, address });
    }
    let usual = usual_signer(resident.sex, resident.marital_status.given().copied());
    found.sort_by_key(|one| (Some(one.relation) != usual, one.relation));
    Ok(found)
}

/// Those of the household who inherit from a resident: spouse, children, parents.
pub fn heirs(read: &Reader<'_>, resident: &Stored<Resident>) -> Result<Vec<Heir>, Refusal> {
    let heir = |(own, theirs, other): (Relation, Relation, Stored<Resident>)| {
        Some(Heir {
            name: other.name.known()?.clone(),
            nik: other.nik.given().map(|nik| nik.as_str().to_owned()),
            relation: family::heir_of_member(own, theirs, other.sex)?,
        })
    };
    let mut heirs: Vec<Heir> = others(read, resident)?.into_iter().filter_map(heir).take(MOST_ROWS).collect();
    heirs.sort_by_key(|heir| heir.relation);
    Ok(heirs)
}

/// The others who live in the household now: the resident's place in it, theirs, and who they are.
fn others(
    read: &Reader<'_>,
    resident: &Stored<Resident>,
) -> Result<Vec<(Relation, Relation, Stored<Resident>)>, Refusal> {
    let Some((own, Some(home))) = household::current(read, resident.row.id)? else { return Ok(Vec::new()) };
    let today = read.today();
    let members = household::members(read, home.row.id)?.into_iter();
    let living = members.filter(|member| is_current(&member.membership, today)).filter_map(|member| {
        let other = member.resident.filter(|other| other.row.id != resident.row.id)?;
        Some((own.relation, member.membership.relation, other))
    });
    Ok(living.collect())
}

fn of_household(read: &Reader<'_>, resident: &Stored<Resident>) -> Result<Vec<Candidate>, Refusal> {
    let mut found = Vec::new();
    for (own, theirs, other) in others(read, resident)? {
        let relation = family::of_member(own, theirs, other.sex);
        let (Some(relation), Some(name)) = (relation, other.name.known()) else { continue };
        found.push(Candidate {
            relation,
            name: name.clone(),
            nik: other.nik.given().map(|nik| nik.as_str().to_owned()),
            address: address_of(&other, home_region(read, other.home())?.as_ref()),
        });
    }
    Ok(found)
}

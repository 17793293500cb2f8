//! Who may: roles, the actor, scope and the one decision about what is shown of a field.
//! Not here: sessions and passwords (store, web), nor rules of a single room such as who may acknowledge a letter.

use crate::id::RecordId;
use crate::row::Row;
use crate::spec::{Class, FieldSpec, RecordSpec};
use crate::value::Held;

crate::choices! {
    /// The role in which an account acts. Names are the field's own.
    pub enum Role {
        PetugasDesmigratif = 1, "petugas_desmigratif", "Petugas Desmigratif", "Desmigratif village officer";
        KepalaDesa = 2, "kepala_desa", "Kepala Desa", "Village head";
        PelaksanaHarian = 3, "pelaksana_harian", "Pelaksana harian Kepala Desa", "Acting village head";
        PengurusKoperasi = 4, "pengurus_koperasi", "Pengurus koperasi", "Cooperative board";
        PengawasKoperasi = 5, "pengawas_koperasi", "Pengawas koperasi", "Cooperative supervisor";
        PendampingUsaha = 6, "pendamping_usaha", "Pendamping usaha", "Enterprise facilitator";
        FasilitatorPengasuhan = 7, "fasilitator_pengasuhan", "Fasilitator pengasuhan", "Parenting facilitator";
        Koordinator = 8, "koordinator", "Koordinator kabupaten/kota", "Regency coordinator";
        PenanggungJawab = 9, "penanggung_jawab", "Penanggung jawab kabupaten/kota", "Regency person in charge";
        PetugasProvinsi = 10, "petugas_provinsi", "Petugas provinsi", "Province officer";
        PelatihBlm = 11, "pelatih_blm", "Pelatih BLM", "BLM trainer";
        PetugasKementerian = 12, "petugas_kementerian", "Petugas kementerian", "Ministry officer";
        Auditor = 13, "auditor", "Auditor", "Auditor";
        PengelolaNode = 14, "pengelola_node", "Pengelola komputer", "Node manager";
        Warga = 15, "warga", "Warga", "Resident";
    }
}

/// Everybody who works in a village office.
pub const VILLAGE: &[Role] = &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian];
/// Who signs for a village: the head, or the acting head in the head's absence.
pub const HEADS: &[Role] = &[Role::KepalaDesa, Role::PelaksanaHarian];
/// Everybody who works in a village or regency office with the people themselves.
pub const VILLAGE_AND_REGENCY: &[Role] =
    &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian, Role::Koordinator, Role::PenanggungJawab];
/// Everybody with an office, on every level.
pub const OFFICES: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::PengurusKoperasi,
    Role::PengawasKoperasi,
    Role::PendampingUsaha,
    Role::FasilitatorPengasuhan,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PelatihBlm,
    Role::PetugasKementerian,
    Role::Auditor,
    Role::PengelolaNode,
];

impl Role {
    /// May this role see personal data (UU 27/2022 art. 4(3)) within its region? Above the regency only counts are shown.
    pub fn sees_personal(self) -> bool {
        matches!(
            self,
            Role::PetugasDesmigratif
                | Role::KepalaDesa
                | Role::PelaksanaHarian
                | Role::PengurusKoperasi
                | Role::PengawasKoperasi
                | Role::PendampingUsaha
                | Role::FasilitatorPengasuhan
                | Role::Koordinator
                | Role::PenanggungJawab
                | Role::Warga
        )
    }
}

/// Whose rows a statement may return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The regions with these prefixes; `""` is the whole country.
    Regions(Vec<String>),
    /// Only what belongs to this person.
    Person(RecordId),
    /// Only what belongs to this person, opened by an officer in an emergency: its personal and specific fields too,
    /// whatever the role may see otherwise. Made by [`Actor::in_emergency`] alone.
    Emergency(RecordId),
    /// Nothing: a visitor, or an account not yet bound to a person.
    Nothing,
}

/// Who acts: an account in one role.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account; nil for a visitor.
    pub account: RecordId,
    /// The role; `None` for a visitor.
    pub role: Option<Role>,
    /// The office; nil for a visitor or a resident's account.
    pub office: RecordId,
    /// Whose rows it may read.
    pub scope: Scope,
    /// What people call the holder of the account.
    pub name: String,
}

impl Actor {
    /// Somebody who has not signed in.
    pub fn visitor() -> Actor {
        Actor {
            account: RecordId::default(),
            role: None,
            office: RecordId::default(),
            scope: Scope::Nothing,
            name: String::new(),
        }
    }

    /// Is the role one of these?
    pub fn is_one_of(&self, roles: &[Role]) -> bool {
        self.role.is_some_and(|role| roles.contains(&role))
    }

    /// Does a row of this region, about this person, lie within scope?
    pub fn reaches(&self, region: &str, person: Option<RecordId>) -> bool {
        match &self.scope {
            Scope::Regions(prefixes) => prefixes.iter().any(|prefix| within(region, prefix)),
            Scope::Person(own) | Scope::Emergency(own) => person == Some(*own),
            Scope::Nothing => false,
        }
    }

    /// The same account before one person's record in an emergency: nothing else is in reach, and nothing of it is
    /// masked. None for visitors and residents, who never open one.
    pub fn in_emergency(&self, person: RecordId) -> Option<Actor> {
        let officer = self.role.is_some_and(|role| role != Role::Warga);
        officer.then(|| Actor { scope: Scope::Emergency(person), ..self.clone() })
    }

    /// Does it stand before one person's record in an emergency?
    fn is_in_emergency(&self) -> bool {
        matches!(self.scope, Scope::Emergency(_))
    }

    /// The one decision about a field's value: may this actor see it?
    pub fn sees(&self, spec: &RecordSpec, field: &FieldSpec) -> bool {
        match field.class {
            Class::Public => true,
            Class::Internal => self.role.is_some(),
            Class::Personal => self.is_in_emergency() || self.role.is_some_and(Role::sees_personal),
            Class::Specific => self.is_in_emergency() || self.is_one_of(spec.specific),
        }
    }

    /// Replaces by `Sealed` what this actor may not see: the only mask there is.
    pub fn mask(&self, row: &mut Row) {
        let spec = row.spec;
        for (field, cell) in spec.fields.iter().zip(&mut row.cells) {
            if !self.sees(spec, field) {
                *cell = Held::Sealed;
            }
        }
    }
}

/// Is `region` the region `prefix` or part of it? Codes are dotted, so a prefix ends at a dot.
pub fn within(region: &str, prefix: &str) -> bool {
    prefix.is_empty()
        || region == prefix
        || (region.starts_with(prefix) && region.as_bytes().get(prefix.len()) == Some(&b'.'))
}

/// Who may call a route. A route without it does not exist.
#[derive(Debug, Clone, Copy)]
pub enum Access {
    /// Everybody, signed in or not.
    Public,
    /// Whoever has signed in.
    SignedIn,
    /// These roles.
    Roles(&'static [Role]),
    /// Whoever may read records of this kind.
    Read(&'static RecordSpec),
    /// Whoever may write records of this kind.
    Write(&'static RecordSpec),
}

impl Access {
    /// The roles that may call; `None` stands for everybody.
    pub fn roles(&self) -> Option<&'static [Role]> {
        match self {
            Access::Public => None,
            Access::SignedIn => Some(Role::ALL),
            Access::Roles(roles) => Some(roles),
            Access::Read(spec) => Some(spec.read),
            Access::Write(spec) => Some(spec.write),
        }
    }

    /// May this actor call?
    pub fn allows(&self, actor: &Actor) -> bool {
        self.roles().is_none_or(|roles| actor.is_one_of(roles))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_within_itself_and_its_parents_but_not_within_a_namesake_prefix() {
        assert!(within("33.07.05.2003", "33.07"));
        assert!(within("33.07", "33.07"));
        assert!(within("33.07.05.2003", ""));
        assert!(!within("33.07", "33.07.05"));
        assert!(!within("33.071", "33.07"));
    }

    #[test]
    fn an_emergency_reaches_one_person_and_no_region() {
        let (own, other) = (RecordId([1; 16]), RecordId([2; 16]));
        let officer =
            Actor { role: Some(Role::PetugasProvinsi), scope: Scope::Regions(vec!["33".into()]), ..Actor::visitor() };
        let before = officer.in_emergency(own).expect("an officer"); // reason: a test
        assert!(before.reaches("33.07", Some(own)) && !before.reaches("33.07", Some(other)));
        assert!(!before.reaches("33.07", None));
        let resident = Actor { role: Some(Role::Warga), ..Actor::visitor() };
        assert!(resident.in_emergency(own).is_none() && Actor::visitor().in_emergency(own).is_none());
    }

    #[test]
    fn nobody_above_the_regency_sees_personal_data() {
        for role in
            [Role::PetugasProvinsi, Role::PetugasKementerian, Role::Auditor, Role::PengelolaNode, Role::PelatihBlm]
        {
            assert!(!role.sees_personal(), "{role:?}");
        }
    }
}

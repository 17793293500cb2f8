//! Who may call an address, by the names under which the grid says it.

/// Who may call an address: everybody, or these roles.
pub type Who = Option<&'static [&'static str]>;

pub(super) const PUBLIC: Who = None;
pub(super) const SIGNED_IN: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "pengurus_koperasi",
    "pengawas_koperasi",
    "pendamping_usaha",
    "fasilitator_pengasuhan",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "pelatih_blm",
    "petugas_kementerian",
    "auditor",
    "pengelola_node",
    "warga",
]);
pub(super) const STAFF: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "pengurus_koperasi",
    "pengawas_koperasi",
    "pendamping_usaha",
    "fasilitator_pengasuhan",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "pelatih_blm",
    "petugas_kementerian",
    "auditor",
    "pengelola_node",
]);
pub(super) const DESK_AND_REGENCY: Who =
    Some(&["petugas_desmigratif", "kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab"]);
pub(super) const DESK_REGENCY_AND_SELF: Who =
    Some(&["petugas_desmigratif", "kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab", "warga"]);
pub(super) const OFFICER: Who = Some(&["petugas_desmigratif"]);
pub(super) const DECIDERS: Who = Some(&["petugas_desmigratif", "koordinator", "penanggung_jawab"]);
pub(super) const VILLAGE: Who = Some(&["petugas_desmigratif", "kepala_desa", "pelaksana_harian"]);
pub(super) const HEADS: Who = Some(&["kepala_desa", "pelaksana_harian"]);
pub(super) const HEAD: Who = Some(&["kepala_desa"]);
pub(super) const HOLDERS: Who = Some(&["kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab"]);
pub(super) const ACCOUNTS: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "koordinator",
    "penanggung_jawab",
    "pengelola_node",
]);
pub(super) const GIVES_ROLES: Who = Some(&["kepala_desa", "koordinator", "penanggung_jawab", "pengelola_node"]);
pub(super) const OPENS_OFFICES: Who = Some(&["koordinator", "penanggung_jawab", "pengelola_node"]);
pub(super) const EDITORS: Who =
    Some(&["petugas_desmigratif", "koordinator", "penanggung_jawab", "petugas_provinsi", "petugas_kementerian"]);
pub(super) const IMPORTS: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "petugas_kementerian",
    "auditor",
]);
pub(super) const OWN_OFFICE: Who =
    Some(&["petugas_desmigratif", "kepala_desa", "koordinator", "penanggung_jawab", "pengelola_node"]);
pub(super) const MINISTRY: Who = Some(&["petugas_kementerian"]);
pub(super) const COMPUTER: Who = Some(&["petugas_desmigratif", "kepala_desa", "pelaksana_harian", "pengelola_node"]);
pub(super) const SELF: Who = Some(&["warga"]);
pub(super) const EMERGENCIES: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "auditor",
]);
pub(super) const OPENS_IN_EMERGENCY: Who = Some(&["petugas_desmigratif", "koordinator", "petugas_provinsi"]);
pub(super) const REGENCY: Who = Some(&["koordinator", "penanggung_jawab"]);
pub(super) const SUPERVISORS: Who =
    Some(&["kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab", "auditor"]);
/// Whoever may open the file of some record; which one, the record decides.
pub(super) const FILES: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "pengurus_koperasi",
    "pengawas_koperasi",
    "pendamping_usaha",
    "fasilitator_pengasuhan",
    "koordinator",
    "penanggung_jawab",
]);
pub(super) const ACTIVITIES: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "pendamping_usaha",
    "fasilitator_pengasuhan",
    "koordinator",
    "penanggung_jawab",
]);
pub(super) const ACTIVE: Who = Some(&["petugas_desmigratif", "pendamping_usaha", "fasilitator_pengasuhan"]);
pub(super) const ANSWERS_INTEREST: Who = Some(&["petugas_desmigratif", "koordinator"]);
pub(super) const NOBODY: Who = Some(&[]);
pub(super) const REPORTS: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "petugas_kementerian",
    "auditor",
]);
pub(super) const ISSUES: Who =
    Some(&["koordinator", "penanggung_jawab", "petugas_provinsi", "pelatih_blm", "petugas_kementerian", "auditor"]);
pub(super) const AGENCY_OFFICES: Who =
    Some(&["koordinator", "penanggung_jawab", "petugas_provinsi", "petugas_kementerian"]);

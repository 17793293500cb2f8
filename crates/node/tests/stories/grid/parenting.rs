//! The addresses of *Pengasuhan Anak* and who may call them.

use super::who::Who;

const WRITERS: Who = Some(&["petugas_desmigratif", "fasilitator_pengasuhan"]);
const READERS: Who = Some(&[
    "petugas_desmigratif",
    "fasilitator_pengasuhan",
    "kepala_desa",
    "pelaksana_harian",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "petugas_kementerian",
    "auditor",
]);

/// Address by address.
#[rustfmt::skip] // reason: a table is read in columns
pub const PARENTING: &[(&str, &str, Who)] = &[
    ("GET", "/pengasuhan", READERS),
    ("GET", "/anak/baru", WRITERS),
    ("POST", "/anak/baru", WRITERS),
    ("GET", "/anak/{id}", WRITERS),
    ("GET", "/anak/{id}/ubah", WRITERS),
    ("POST", "/anak/{id}/ubah", WRITERS),
    ("GET", "/anak/{id}/selesai", WRITERS),
    ("POST", "/anak/{id}/selesai", WRITERS),
    ("GET", "/anak/{id}/pengasuh/baru", WRITERS),
    ("POST", "/anak/{id}/pengasuh/baru", WRITERS),
    ("GET", "/pengasuhan-anak/{id}/ubah", WRITERS),
    ("POST", "/pengasuhan-anak/{id}/ubah", WRITERS),
];

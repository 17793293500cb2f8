//! The addresses of a koperasi's meetings, organs, settings and surplus, and who may call them.

use super::who::Who;

const BOARD: Who = Some(&["pengurus_koperasi"]);
const ACCOUNT_SPECIFIC: Who = Some(&["pengurus_koperasi", "pengawas_koperasi"]);
const BOOKS: Who = Some(&["pengurus_koperasi", "pengawas_koperasi", "auditor"]);
const READERS: Who = Some(&[
    "pengurus_koperasi",
    "pengawas_koperasi",
    "auditor",
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "petugas_kementerian",
]);

/// Address by address.
#[rustfmt::skip] // reason: a table is read in columns
pub const KOPERASI_BODY: &[(&str, &str, Who)] = &[
    ("GET", "/koperasi/{id}/organ", READERS),
    ("GET", "/koperasi/{id}/organ/baru", BOARD),
    ("POST", "/koperasi/{id}/organ/baru", BOARD),
    ("GET", "/koperasi/{id}/pengaturan", READERS),
    ("GET", "/koperasi/{id}/pemeriksaan", ACCOUNT_SPECIFIC),
    ("POST", "/koperasi/{id}/pemeriksaan", ACCOUNT_SPECIFIC),
    ("GET", "/koperasi/{id}/rapat", READERS),
    ("GET", "/koperasi/{id}/rapat/baru", BOARD),
    ("POST", "/koperasi/{id}/rapat/baru", BOARD),
    ("GET", "/koperasi/{id}/rencana", BOOKS),
    ("GET", "/koperasi/{id}/rencana/susun", BOARD),
    ("POST", "/koperasi/{id}/rencana/susun", BOARD),
    ("GET", "/koperasi/{id}/shu", BOOKS),
    ("POST", "/koperasi/{id}/shu/bayar", BOARD),
    ("POST", "/koperasi/{id}/shu/bayar-semua", BOARD),
    ("POST", "/koperasi/{id}/shu/bukukan", BOARD),
    ("GET", "/koperasi/{id}/shu/daftar.pdf", BOOKS),
    ("GET", "/koperasi/{id}/shu/daftar-bernama.pdf", ACCOUNT_SPECIFIC),
    ("POST", "/koperasi/{id}/shu/sahkan", BOARD),
    ("GET", "/rapat-koperasi/{id}", READERS),
    ("GET", "/rapat-koperasi/{id}/angka", BOARD),
    ("POST", "/rapat-koperasi/{id}/angka", BOARD),
    ("GET", "/rapat-koperasi/{id}/hadir", BOARD),
    ("POST", "/rapat-koperasi/{id}/hadir", BOARD),
    ("GET", "/rapat-koperasi/{id}/keputusan", BOARD),
    ("POST", "/rapat-koperasi/{id}/keputusan", BOARD),
    ("GET", "/rapat-koperasi/{id}/paket.pdf", BOOKS),
    ("GET", "/rapat-koperasi/{id}/undangan.pdf", READERS),
];

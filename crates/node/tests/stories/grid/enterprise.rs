//! The addresses of *Usaha Produktif* and who may call them.

use super::who::Who;

const WRITERS: Who = Some(&["petugas_desmigratif", "pendamping_usaha"]);
const READERS: Who = Some(&[
    "petugas_desmigratif",
    "kepala_desa",
    "pelaksana_harian",
    "pendamping_usaha",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "petugas_kementerian",
    "auditor",
]);

/// Address by address.
#[rustfmt::skip] // reason: a table is read in columns
pub const ENTERPRISE: &[(&str, &str, Who)] = &[
    ("GET", "/usaha", READERS),
    ("GET", "/kelompok-usaha", READERS),
    ("GET", "/kelompok-usaha/baru", WRITERS),
    ("POST", "/kelompok-usaha/baru", WRITERS),
    ("GET", "/kelompok-usaha/buku.pdf", READERS),
    ("GET", "/kelompok-usaha/contoh.xlsx", WRITERS),
    ("GET", "/kelompok-usaha/ekspor", READERS),
    ("POST", "/kelompok-usaha/ekspor", READERS),
    ("GET", "/kelompok-usaha/formulir.pdf", READERS),
    ("GET", "/kelompok-usaha/impor", WRITERS),
    ("POST", "/kelompok-usaha/impor", WRITERS),
    ("GET", "/kelompok-usaha/impor/{berkas}", WRITERS),
    ("POST", "/kelompok-usaha/impor/{berkas}", WRITERS),
    ("GET", "/kelompok-usaha/impor/{berkas}/kolom", WRITERS),
    ("POST", "/kelompok-usaha/impor/{berkas}/kolom", WRITERS),
    ("GET", "/kelompok-usaha/impor/{berkas}/periksa.xlsx", WRITERS),
    ("GET", "/kelompok-usaha/{id}", READERS),
    ("GET", "/kelompok-usaha/{id}/anggota/baru", WRITERS),
    ("POST", "/kelompok-usaha/{id}/anggota/baru", WRITERS),
    ("GET", "/kelompok-usaha/{id}/anggota/pilih", WRITERS),
    ("GET", "/kelompok-usaha/{id}/banding", WRITERS),
    ("POST", "/kelompok-usaha/{id}/banding", WRITERS),
    ("GET", "/kelompok-usaha/{id}/riwayat", READERS),
    ("GET", "/kelompok-usaha/{id}/tarik", WRITERS),
    ("POST", "/kelompok-usaha/{id}/tarik", WRITERS),
    ("GET", "/kelompok-usaha/{id}/ubah", WRITERS),
    ("POST", "/kelompok-usaha/{id}/ubah", WRITERS),
    ("GET", "/anggota-kelompok/{id}/keluar", WRITERS),
    ("POST", "/anggota-kelompok/{id}/keluar", WRITERS),
    ("GET", "/anggota-kelompok/{id}/ubah", WRITERS),
    ("POST", "/anggota-kelompok/{id}/ubah", WRITERS),
];

//! The addresses of the koperasi and who may call them.

use super::who::Who;

const BOARD: Who = Some(&["pengurus_koperasi"]);
const BOOKS: Who = Some(&["pengurus_koperasi", "pengawas_koperasi", "auditor"]);
const FOUNDERS: Who = Some(&["pengurus_koperasi", "petugas_desmigratif"]);
const GIVERS: Who = Some(&["koordinator", "penanggung_jawab"]);
const KOPERASI_READERS: Who = Some(&[
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
pub const KOPERASI: &[(&str, &str, Who)] = &[
    ("GET", "/akun-buku", BOOKS),
    ("GET", "/akun-buku/baru", BOARD),
    ("POST", "/akun-buku/baru", BOARD),
    ("GET", "/akun-buku/buku.pdf", BOOKS),
    ("GET", "/akun-buku/contoh.xlsx", BOARD),
    ("GET", "/akun-buku/ekspor", BOOKS),
    ("POST", "/akun-buku/ekspor", BOOKS),
    ("GET", "/akun-buku/formulir.pdf", BOOKS),
    ("GET", "/akun-buku/impor", BOARD),
    ("POST", "/akun-buku/impor", BOARD),
    ("GET", "/akun-buku/impor/{berkas}", BOARD),
    ("POST", "/akun-buku/impor/{berkas}", BOARD),
    ("GET", "/akun-buku/impor/{berkas}/kolom", BOARD),
    ("POST", "/akun-buku/impor/{berkas}/kolom", BOARD),
    ("GET", "/akun-buku/impor/{berkas}/periksa.xlsx", BOARD),
    ("GET", "/akun-buku/{id}", BOOKS),
    ("GET", "/akun-buku/{id}/banding", BOARD),
    ("POST", "/akun-buku/{id}/banding", BOARD),
    ("GET", "/akun-buku/{id}/riwayat", BOOKS),
    ("GET", "/akun-buku/{id}/tarik", BOARD),
    ("POST", "/akun-buku/{id}/tarik", BOARD),
    ("GET", "/akun-buku/{id}/ubah", BOARD),
    ("POST", "/akun-buku/{id}/ubah", BOARD),
    ("GET", "/koperasi", KOPERASI_READERS),
    ("GET", "/koperasi/baru", FOUNDERS),
    ("POST", "/koperasi/baru", FOUNDERS),
    ("GET", "/koperasi/buku.pdf", KOPERASI_READERS),
    ("GET", "/koperasi/ekspor", KOPERASI_READERS),
    ("POST", "/koperasi/ekspor", KOPERASI_READERS),
    ("GET", "/koperasi/formulir.pdf", KOPERASI_READERS),
    ("GET", "/koperasi/{id}", KOPERASI_READERS),
    ("GET", "/koperasi/{id}/banding", BOARD),
    ("POST", "/koperasi/{id}/banding", BOARD),
    ("GET", "/koperasi/{id}/riwayat", KOPERASI_READERS),
    ("GET", "/koperasi/{id}/tarik", BOARD),
    ("POST", "/koperasi/{id}/tarik", BOARD),
    ("GET", "/koperasi/{id}/ubah", BOARD),
    ("POST", "/koperasi/{id}/ubah", BOARD),
    ("POST", "/koperasi/{id}/peran", GIVERS),
];

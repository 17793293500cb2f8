//! The addresses of a koperasi's loans and who may call them.

use super::who::{SELF, Who};

const BOARD: Who = Some(&["pengurus_koperasi"]);
const ORGANS: Who = Some(&["pengurus_koperasi", "pengawas_koperasi"]);
const BOOKS: Who = Some(&["pengurus_koperasi", "pengawas_koperasi", "auditor"]);

/// Address by address.
#[rustfmt::skip] // reason: a table is read in columns
pub const KOPERASI_LOANS: &[(&str, &str, Who)] = &[
    ("GET", "/agunan/{id}/hapus", BOARD),
    ("POST", "/agunan/{id}/hapus", BOARD),
    ("GET", "/agunan/{id}/kembali", BOARD),
    ("POST", "/agunan/{id}/kembali", BOARD),
    ("GET", "/pinjaman", BOOKS),
    ("GET", "/pinjaman/baru", BOARD),
    ("POST", "/pinjaman/baru", BOARD),
    ("GET", "/pinjaman/jatuh-tempo", ORGANS),
    ("GET", "/pinjaman/kualitas", BOOKS),
    ("POST", "/pinjaman/kualitas", BOARD),
    ("GET", "/pinjaman/saya", SELF),
    ("GET", "/pinjaman/{id}", BOOKS),
    ("GET", "/pinjaman/{id}/agunan", BOARD),
    ("POST", "/pinjaman/{id}/agunan", BOARD),
    ("GET", "/pinjaman/{id}/akad.pdf", ORGANS),
    ("GET", "/pinjaman/{id}/batal", BOARD),
    ("POST", "/pinjaman/{id}/batal", BOARD),
    ("GET", "/pinjaman/{id}/jadwal.pdf", ORGANS),
    ("GET", "/pinjaman/{id}/kartu.pdf", ORGANS),
    ("GET", "/pinjaman/{id}/laba", BOARD),
    ("POST", "/pinjaman/{id}/laba", BOARD),
    ("GET", "/pinjaman/{id}/persetujuan.pdf", ORGANS),
    ("GET", "/pinjaman/{id}/surat", ORGANS),
    ("POST", "/pinjaman/{id}/surat", ORGANS),
    ("GET", "/pinjaman/{id}/angsuran", BOARD),
    ("POST", "/pinjaman/{id}/angsuran", BOARD),
    ("GET", "/pinjaman/{id}/cair", BOARD),
    ("POST", "/pinjaman/{id}/cair", BOARD),
    ("GET", "/pinjaman/{id}/hapus-buku", BOARD),
    ("POST", "/pinjaman/{id}/hapus-buku", BOARD),
    ("GET", "/pinjaman/{id}/ketentuan", BOARD),
    ("POST", "/pinjaman/{id}/ketentuan", BOARD),
    ("GET", "/pinjaman/{id}/nilai", BOARD),
    ("POST", "/pinjaman/{id}/nilai", BOARD),
    ("GET", "/pinjaman/{id}/pemulihan", BOARD),
    ("POST", "/pinjaman/{id}/pemulihan", BOARD),
    ("GET", "/pinjaman/{id}/setujui", ORGANS),
    ("POST", "/pinjaman/{id}/setujui", ORGANS),
    ("GET", "/pinjaman/{id}/tolak", ORGANS),
    ("POST", "/pinjaman/{id}/tolak", ORGANS),
    ("GET", "/produk-pinjaman", BOOKS),
    ("GET", "/produk-pinjaman/baru", BOARD),
    ("POST", "/produk-pinjaman/baru", BOARD),
    ("POST", "/produk-pinjaman/{id}/tawaran", BOARD),
];

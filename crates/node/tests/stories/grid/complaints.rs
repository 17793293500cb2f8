//! The grid's lines about complaints. Which of the handlers opens one, its level decides; here stands who may ask at all.

use super::who::{DECIDERS, PUBLIC, SELF, Who};

const HANDLERS: Who =
    Some(&["petugas_desmigratif", "koordinator", "penanggung_jawab", "petugas_provinsi", "petugas_kementerian"]);

#[rustfmt::skip] // reason: a table is read in columns
pub const COMPLAINTS: &[(&str, &str, Who)] = &[
    ("GET", "/pengaduan", PUBLIC),
    ("GET", "/pengaduan/tulis", PUBLIC),
    ("POST", "/pengaduan/tulis", PUBLIC),
    ("GET", "/pengaduan/cek", PUBLIC),
    ("POST", "/pengaduan/cek", PUBLIC),
    ("GET", "/pengaduan/saya", SELF),
    ("GET", "/pengaduan/daftar", HANDLERS),
    ("GET", "/pengaduan/baru", DECIDERS),
    ("POST", "/pengaduan/baru", DECIDERS),
    ("GET", "/pengaduan/{id}", HANDLERS),
    ("GET", "/pengaduan/{id}/bukti/{file}", HANDLERS),
    ("GET", "/pengaduan/{id}/langkah", HANDLERS),
    ("POST", "/pengaduan/{id}/langkah", HANDLERS),
];

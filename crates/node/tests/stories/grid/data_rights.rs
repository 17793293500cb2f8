//! The grid's lines about letters in the queue, the rights of people over their data, and breaches.

use super::who::{DESK_AND_REGENCY, HEADS, HOLDERS, OFFICER, SELF, VILLAGE, Who};

const BREACH_READERS: Who =
    Some(&["kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab", "pengelola_node", "auditor"]);
const BREACH_WRITERS: Who =
    Some(&["kepala_desa", "pelaksana_harian", "koordinator", "penanggung_jawab", "pengelola_node"]);

#[rustfmt::skip] // reason: a table is read in columns
pub const DATA_RIGHTS: &[(&str, &str, Who)] = &[
    ("GET", "/kebocoran-data", BREACH_READERS),
    ("GET", "/kebocoran-data/baru", BREACH_WRITERS),
    ("POST", "/kebocoran-data/baru", BREACH_WRITERS),
    ("GET", "/kebocoran-data/{id}", BREACH_READERS),
    ("GET", "/kebocoran-data/{id}/beritahu", HOLDERS),
    ("POST", "/kebocoran-data/{id}/beritahu", HOLDERS),
    ("GET", "/kebocoran-data/{id}/orang", HOLDERS),
    ("POST", "/kebocoran-data/{id}/orang", HOLDERS),
    ("GET", "/kebocoran-data/{id}/surat-lembaga.pdf", HOLDERS),
    ("GET", "/kebocoran-data/{id}/surat-orang.pdf", HOLDERS),
    ("POST", "/kebocoran-data/{id}/tutup", HOLDERS),
    ("GET", "/kebocoran-data/{id}/ubah", HOLDERS),
    ("POST", "/kebocoran-data/{id}/ubah", HOLDERS),
    ("GET", "/permintaan-data", DESK_AND_REGENCY),
    ("GET", "/permintaan-data/{id}", DESK_AND_REGENCY),
    ("POST", "/permintaan-data/{id}/batal", OFFICER),
    ("POST", "/permintaan-data/{id}/jawab", DESK_AND_REGENCY),
    ("GET", "/permintaan-data/{id}/salinan.json", DESK_AND_REGENCY),
    ("GET", "/permintaan-data/{id}/salinan.pdf", DESK_AND_REGENCY),
    ("GET", "/permintaan-data/{id}/tolak", HOLDERS),
    ("POST", "/permintaan-data/{id}/tolak", HOLDERS),
    ("GET", "/saya/permintaan-data", SELF),
    ("GET", "/saya/permintaan-data/baru", SELF),
    ("POST", "/saya/permintaan-data/baru", SELF),
    ("POST", "/saya/permintaan-data/{id}/batal", SELF),
    ("GET", "/saya/permintaan-data/{id}/salinan.json", SELF),
    ("GET", "/saya/permintaan-data/{id}/salinan.pdf", SELF),
    ("GET", "/surat/antrean", HEADS),
    ("POST", "/surat/antrean", HEADS),
    ("GET", "/surat/antrean/hasil", HEADS),
    ("GET", "/surat/register", VILLAGE),
    ("GET", "/surat/register.pdf", VILLAGE),
    ("GET", "/warga/{id}/permintaan-data/baru", VILLAGE),
    ("POST", "/warga/{id}/permintaan-data/baru", VILLAGE),
];

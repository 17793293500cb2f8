//! The one table of pages that pictures are taken of under a name of their own. Every other page that a role reaches
//! is taken too, under a name made from its path.

/// Name, path, role (empty for a visitor).
pub const PAGES: [(&str, &str, &str); 3] =
    [("depan", "/", ""), ("masuk", "/masuk", ""), ("beranda", "/", "petugas_desmigratif")];

/// Roles in the order in which a page is looked for: the first who may see it shows it.
pub const ROLES: [&str; 8] = [
    "",
    "petugas_desmigratif",
    "kepala_desa",
    "koordinator",
    "penanggung_jawab",
    "petugas_provinsi",
    "petugas_kementerian",
    "pengelola_node",
];

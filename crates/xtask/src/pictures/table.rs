//! The one table of pages that pictures are taken of under a name of their own. Every other page that a role reaches
//! is taken too, under a name made from its path.

/// Name, path, role (empty for a visitor).
pub const PAGES: [(&str, &str, &str); 3] = [("depan", "/", ""), ("masuk", "/masuk", ""), ("beranda", "/", "petugas")];

/// Roles in the order in which a page is looked for: the first who may see it shows it.
pub const ROLES: [&str; 8] =
    ["", "petugas", "kepala_desa", "koordinator", "penanggung_jawab", "province", "ministry", "node_manager"];

//! The fixed cast of the sample world: one login for each role, printed at the start. Invented people, one known password.

use kernel::RecordId;
use kernel::access::Role;
use kernel::region::Code;
use people::rules::office::name_of;
use serde_json::{Value, json};

/// The password of every sample account.
pub const PASSWORD: &str = "desa-migran-contoh";

/// One who can sign in.
#[derive(Debug, Clone)]
pub struct Player {
    /// The role.
    pub role: Role,
    /// What is typed to sign in.
    pub login: String,
    /// The name.
    pub name: &'static str,
    /// Where the office lies; empty for the ministry.
    pub region: Option<Code>,
    /// The office in words.
    pub office: String,
}

impl Player {
    /// The account's fixed id.
    pub fn account(&self) -> RecordId {
        RecordId::named(&format!("demo account {}", self.login))
    }

    /// The id of the player's role.
    pub fn assignment(&self) -> RecordId {
        RecordId::named(&format!("demo role {}", self.login))
    }

    /// As `demo --json` prints it.
    pub fn json(&self) -> Value {
        json!({
            "role": self.role.name(),
            "account": self.login,
            "password": PASSWORD,
            "name": self.name,
            "office": self.office,
        })
    }
}

/// Everybody, the officer of Kuripan first.
pub fn players(kuripan: Code, second: Option<Code>) -> Vec<Player> {
    let regency = kuripan.at(kernel::region::Level::Regency);
    let province = kuripan.at(kernel::region::Level::Province);
    let mut players = Vec::new();
    let mut add = |role, login: &str, name, region: Option<Code>| {
        let office = name_of(region.as_ref()).unwrap_or_default();
        players.push(Player { role, login: format!("{login}@contoh.id"), name, region, office });
    };
    let desa = Some(kuripan);
    add(Role::PetugasDesmigratif, "siti", "Siti Rahmawati", desa);
    add(Role::PetugasDesmigratif, "joko", "Joko Prasetyo", desa);
    add(Role::KepalaDesa, "kades", "H. Suprapto", desa);
    add(Role::PelaksanaHarian, "plh", "Sri Wahyuningsih", desa);
    add(Role::PengurusKoperasi, "koperasi", "Endang Lestari", desa);
    add(Role::PengurusKoperasi, "bendahara", "Sumiyati", desa);
    add(Role::PengawasKoperasi, "pengawas", "Mulyono", desa);
    add(Role::PendampingUsaha, "usaha", "Dewi Kartika", desa);
    add(Role::FasilitatorPengasuhan, "pengasuhan", "Nur Aini", desa);
    add(Role::Koordinator, "koordinator", "Bambang Hartono", regency);
    add(Role::PenanggungJawab, "penanggungjawab", "Retno Wulandari", regency);
    add(Role::PetugasProvinsi, "provinsi", "Agus Salim", province);
    add(Role::PelatihBlm, "pelatih", "Yusuf Hidayat", province);
    add(Role::PetugasKementerian, "kementerian", "Ratna Dewi", None);
    add(Role::Auditor, "auditor", "Hendra Gunawan", None);
    add(Role::PengelolaNode, "pengelola", "Fajar Nugroho", None);
    add(Role::Warga, "warga", "Wahyuni Lestari", desa);
    if let Some(other) = second {
        add(Role::PetugasDesmigratif, "tetangga", "Yanti Marlina", Some(other));
    }
    players
}

//! The fixed cast of the demo world: who can sign in, with which role, and how `demo --json` tells it.

use serde_json::Value;

use crate::Trouble;

/// Where the sign-in form stands and is sent to.
pub const SIGN_IN_PATH: &str = "/masuk";
/// The name of its first field.
pub const ACCOUNT_FIELD: &str = "account";
/// The name of its second field.
pub const PASSWORD_FIELD: &str = "password";

/// One account of the demo world. These are sample accounts with printed passwords.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The role's key, such as `petugas_desmigratif` or `kepala_desa`.
    pub role: String,
    /// What is typed into the first field of the sign-in form.
    pub account: String,
    /// The printed password.
    pub password: String,
    /// The person's name.
    pub name: String,
    /// The office, such as `Desa Kuripan`.
    pub office: String,
}

/// Everybody who can sign in.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    logins: Vec<Login>,
}

impl Cast {
    /// Reads the `logins` of what `demo --json` prints.
    pub fn from_json(printed: &Value) -> Result<Cast, Trouble> {
        let listed = printed["logins"].as_array().ok_or_else(|| Trouble::new("no `logins` in what demo printed"))?;
        let text = |login: &Value, key: &str| login[key].as_str().unwrap_or_default().to_owned();
        let logins = listed
            .iter()
            .map(|login| Login {
                role: text(login, "role"),
                account: text(login, "account"),
                password: text(login, "password"),
                name: text(login, "name"),
                office: text(login, "office"),
            })
            .collect();
        Ok(Cast { logins })
    }

    /// Everybody, in the order printed.
    pub fn everybody(&self) -> &[Login] {
        &self.logins
    }

    /// The roles, each once, in the order printed.
    pub fn roles(&self) -> Vec<&str> {
        let mut roles: Vec<&str> = Vec::new();
        for login in &self.logins {
            if !roles.contains(&login.role.as_str()) {
                roles.push(&login.role);
            }
        }
        roles
    }

    /// The first with this role (`petugas_desmigratif`), or with this role at an office whose name holds the part after `@`
    /// (`petugas_desmigratif@Kenanga`).
    pub fn try_who(&self, wanted: &str) -> Result<&Login, Trouble> {
        let (role, office) = wanted.split_once('@').unwrap_or((wanted, ""));
        self.logins
            .iter()
            .find(|login| login.role == role && login.office.contains(office))
            .ok_or_else(|| Trouble::new(format!("nobody is `{wanted}`; there are {}", self.roles().join(", "))))
    }
}

#[cfg(test)]
mod tests {
    use super::Cast;

    fn cast() -> Cast {
        let printed = serde_json::json!({"logins": [
            {"role": "petugas", "account": "siti", "password": "p", "name": "Siti", "office": "Desa Kuripan"},
            {"role": "petugas", "account": "dewi", "password": "p", "name": "Dewi", "office": "Desa Kenanga"},
        ]});
        Cast::from_json(&printed).expect("a cast") // reason: a test
    }

    #[test]
    fn a_role_is_found_by_name_and_narrowed_by_office() {
        assert_eq!(cast().try_who("petugas").map(|login| login.account.clone()), Ok("siti".into()));
        assert_eq!(cast().try_who("petugas@Kenanga").map(|login| login.account.clone()), Ok("dewi".into()));
    }

    #[test]
    fn an_unknown_role_is_answered_with_the_roles_there_are() {
        let words = cast().try_who("menteri").map(|_| ()).map_err(|trouble| trouble.to_string());
        assert_eq!(words, Err("nobody is `menteri`; there are petugas".into()));
    }
}

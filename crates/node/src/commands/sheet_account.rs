//! Under whose authority a sheet is taken along or taken up on the command line: an account in one of its roles, with
//! everything that it may and may not see on the pages.

use clap::Args;
use jiff::Timestamp;
use kernel::access::{Actor, Role};
use kernel::{Lang, RecordSpec};
use people::office::account::{by_login, software};
use people::office::role_assignment::{actor_at, current};
use store::Store;
use web::RecordPages;

use crate::rooms::ROOMS;
use crate::trouble::Trouble;

/// An account in one of its roles.
#[derive(Debug, Args)]
pub struct Authority {
    /// The account's email or telephone: it may do here what it may do on the pages, and it stands in the history.
    #[arg(long, value_name = "LOGIN")]
    account: String,
    /// In which role, where the account has several.
    #[arg(long)]
    role: Option<String>,
    /// The language of headings and remarks: id or en.
    #[arg(long, default_value = "id")]
    lang: String,
}

impl Authority {
    /// The actor as it stands now.
    pub fn actor(&self, store: &Store, now: Timestamp) -> Result<Actor, Trouble> {
        let login =
            people::rules::account::login(&self.account).map_err(|words| Trouble::Other(words.en.to_owned()))?;
        let role = match &self.role {
            Some(name) => {
                Some(Role::from_name(name).ok_or_else(|| Trouble::Other(format!("there is no role {name}")))?)
            }
            None => None,
        };
        let posts = store.read(&software(), now, |read| {
            let mut posts = Vec::new();
            for account in by_login(read, &login)? {
                posts.extend(current(read, account.row.id)?.into_iter().map(|post| (account.row.id, post)));
            }
            Ok(posts)
        });
        let mut posts = posts.map_err(Trouble::refused("finding the account"))?;
        posts.retain(|(_, post)| role.is_none_or(|role| role == post.role));
        let found = match posts.as_slice() {
            [(account, post)] => {
                actor_at(store, *account, post.id, now).map_err(Trouble::refused("finding the role"))?
            }
            [] => None,
            several => {
                let names: Vec<&str> = several.iter().map(|(_, post)| post.role.name()).collect();
                return Err(Trouble::Other(format!("say which with --role: {}", names.join(", "))));
            }
        };
        found.ok_or_else(|| Trouble::Other(format!("no account {} with such a role works here", self.account)))
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        Lang::from_code(&self.lang)
    }
}

/// The kind that a person names: by the table's name or by its path (`resident`, `warga`).
pub fn kind(store: &Store, name: &str) -> Result<&'static RecordSpec, Trouble> {
    let registry = store.registry();
    let found = registry.named(name).or_else(|| registry.at_path(name));
    found.ok_or_else(|| {
        let names: Vec<&str> = registry.specs.iter().filter(|spec| spec.pages).map(|spec| spec.name).collect();
        Trouble::Other(format!("there is no kind {name}; one of: {}", names.join(", ")))
    })
}

/// A kind's rules, as its room declares them.
pub fn pages(spec: &'static RecordSpec) -> RecordPages {
    let own = ROOMS.iter().flat_map(|room| room.pages).find(|pages| pages.spec.kind == spec.kind);
    own.copied().unwrap_or(RecordPages::plain(spec))
}

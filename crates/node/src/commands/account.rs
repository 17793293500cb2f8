//! `account`: accounts of officers from the command line: the first one of a node, and a one-time code for one who is
//! locked out. Everything else about accounts is done on the pages.

use std::io::BufRead;

use clap::Subcommand;
use jiff::Timestamp;
use kernel::access::{Role, Scope};
use kernel::id::ActionId;
use kernel::region::Code;
use kernel::{Actor, RecordId};
use people::office::account::Opening;
use people::rules;
use store::local::passwords::Fewest;
use store::{Action, Store};

use crate::settings::Place;
use crate::trouble::Trouble;
use crate::world;

/// Make accounts.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// Make an account in a role at an office; the password is read from standard input.
    Add {
        #[command(flatten)]
        place: Place,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// Email or telephone for signing in.
        #[arg(long)]
        login: String,
        /// The role, such as petugas_desmigratif or kepala_desa.
        #[arg(long)]
        role: String,
        /// The region of the office, such as 33.07.10.2004; without it the ministry.
        #[arg(long)]
        region: Option<String>,
    },
}

impl Account {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let Account::Add { place, name, login, role, region } = self;
        let role = Role::from_name(&role)
            .ok_or_else(|| Trouble::Other(format!("there is no role {role}; one of: {}", role_names())))?;
        let region = match region {
            Some(text) => Some(Code::parse(&text).map_err(|error| Trouble::Other(error.phrase().en.to_owned()))?),
            None => None,
        };
        let login = rules::account::login(&login).map_err(|words| Trouble::Other(words.en.to_owned()))?;
        let password = read_password()?;
        if let Some(problem) = people::office::password::problem("password", &password, &[&name, &login], fewest(role))
        {
            return Err(Trouble::Other(problem.message.en.to_owned()));
        }
        let store = world::open(place.location()?)?;
        let made = add(&store, name, login, role, region, &password);
        store.close();
        made?;
        super::say("account made; sign in at /masuk");
        Ok(false)
    }
}

fn add(
    store: &Store,
    name: String,
    login: String,
    role: Role,
    region: Option<Code>,
    password: &str,
) -> Result<(), Trouble> {
    let now = Timestamp::now();
    let office = rules::office::office_id(region.as_ref());
    let operator = operator();
    let node = store.node();
    let action = || -> Result<Action, Trouble> {
        let mut random = [0u8; 10];
        getrandom::fill(&mut random).map_err(|error| Trouble::Other(error.to_string()))?;
        let id = ActionId(RecordId::v7(now.as_millisecond().max(0) as u64, random));
        Ok(Action { id, digest: [0; 32], actor: operator.clone(), now })
    };
    let there = store
        .read(&operator, now, |read| read.maybe::<people::records::Office>(office))
        .map_err(Trouble::refused("reading"))?;
    if there.is_none() {
        let founded =
            people::office::office::found(region.as_ref(), node).map_err(Trouble::refused("founding the office"))?;
        store.act(action()?, move |_| Ok(founded)).map_err(Trouble::refused("founding the office"))?;
    }
    let opening =
        Opening { name, login, role, office, from: kernel::day::Zone::Wib.day(now.as_millisecond()), until: None };
    let made = action()?;
    let (account, assignment) = (made.id.record(0), made.id.record(1));
    store
        .act(made, move |read| people::office::account::open_for(read, &opening, account, assignment))
        .map_err(Trouble::refused("making the account"))?;
    people::office::password::set_first(store, account, password, now).map_err(Trouble::refused("setting the password"))
}

/// Whoever may type commands on this machine.
fn operator() -> Actor {
    Actor {
        account: RecordId::named("operator"),
        role: Some(Role::PengelolaNode),
        office: rules::office::office_id(None),
        scope: Scope::Regions(vec![String::new()]),
        name: "Operator".to_owned(),
    }
}

/// An officer's password alone opens the data of others.
fn fewest(role: Role) -> Fewest {
    if role == Role::Warga { Fewest::Eight } else { Fewest::Fifteen }
}

fn read_password() -> Result<String, Trouble> {
    eprint!("Password: ");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).map_err(Trouble::io("reading the password"))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn role_names() -> String {
    Role::ALL.iter().map(|role| role.name()).collect::<Vec<_>>().join(", ")
}

//! Every setting once: its name, what it takes, what it is without being set, and what it does. The command line, the
//! environment, the file, `check` and the table of the operator's guide follow from here.
//! Not here: which of them wins (`effective`).

use std::net::{IpAddr, SocketAddr};

use kernel::Role;

/// What a setting takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file or folder.
    Path,
    /// `address:port`
    Address,
    /// `http://…` or `https://…`
    Url,
    /// `postgres://…`
    Database,
    /// Texts, parted by commas; in the file also a list.
    Texts,
    /// Network addresses, parted by commas.
    Addresses,
    /// Roles by their names, parted by commas.
    Roles,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number within these bounds.
    Number(u64, u64),
    /// Anything.
    Text,
}

/// Where a setting may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// On the command line of every command, in the environment; where the file is looked for depends on it.
    Place,
    /// On the command line of every command, in the environment, in the file.
    Everywhere,
    /// On the command line of `serve` and `check`, in the environment, in the file.
    Serving,
    /// In the environment alone: secrets that nobody is to type.
    Environment,
}

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// As it stands in the file; `--like-this` on the command line, `DESMIGRATIF_LIKE_THIS` in the environment.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Where it may stand.
    pub group: Group,
    /// What it is without being set; empty for nothing.
    pub default: &'static str,
    /// Never printed.
    pub secret: bool,
    /// What it does.
    pub help: &'static str,
}

const fn setting(name: &'static str, kind: Kind, group: Group, default: &'static str, help: &'static str) -> Setting {
    Setting { name, kind, group, default, secret: false, help }
}

impl Setting {
    const fn secret(mut self) -> Setting {
        self.secret = true;
        self
    }

    /// The option of the command line, without its dashes.
    pub fn option(&self) -> String {
        self.name.replace('_', "-")
    }

    /// The variable of the environment.
    pub fn variable(&self) -> String {
        format!("DESMIGRATIF_{}", self.name.to_ascii_uppercase())
    }

    /// May it stand in the file?
    pub fn in_file(&self) -> bool {
        matches!(self.group, Group::Everywhere | Group::Serving)
    }
}

/// Every setting, in the order of the guide.
#[rustfmt::skip] // reason: a table is read line by line
pub const SETTINGS: &[Setting] = &[
    setting("dir", Kind::Path, Group::Place, "desmigratif-data",
        "the folder that holds everything of this node"),
    setting("config", Kind::Path, Group::Place, "",
        "the file with settings; without it `desmigratif.toml` in the folder, where there is one"),
    setting("database", Kind::Database, Group::Everywhere, "",
        "PostgreSQL instead of the file inside the folder, which then holds keys and files; an address with a password belongs into the environment or the file").secret(),
    setting("listen", Kind::Address, Group::Serving, "127.0.0.1:8080",
        "where to listen; a village node serves its own machine only"),
    setting("public_url", Kind::Url, Group::Serving, "",
        "the address by which people reach this node: it stands in the QR codes of letters, and HTTPS in it makes cookies secure; without it the address it listens on"),
    setting("hosts", Kind::Texts, Group::Serving, "",
        "further names under which forms are accepted"),
    setting("proxies", Kind::Addresses, Group::Serving, "",
        "proxies that are believed when they say where a call comes from (`X-Forwarded-For`)"),
    setting("second_step", Kind::Roles, Group::Serving, "",
        "roles that must use the second step of signing in (a code from a telephone) before they can do anything else; without it, it is offered to everybody, and asked for on Beranda of roles above the villages"),
    setting("backup_to", Kind::Texts, Group::Serving, "",
        "folders that the page Komputer desa offers for backups beside the sticks that it finds"),
    setting("backup_due_days", Kind::Number(1, 365), Group::Serving, "7",
        "days after which a backup is asked for"),
    setting("backup_late_days", Kind::Number(1, 730), Group::Serving, "30",
        "days after which the light on Beranda is red"),
    setting("metrics_token", Kind::Text, Group::Serving, "",
        "who sends it (`Authorization: Bearer …`) may read /metrics from elsewhere; without it only this machine may").secret(),
    setting("log", Kind::Choice(&["error", "warn", "info", "debug"]), Group::Serving, "info",
        "how much stands in the log"),
    setting("log_format", Kind::Choice(&["text", "json"]), Group::Serving, "text",
        "lines for people, or one JSON object a line for programs"),
    setting("stop_seconds", Kind::Number(1, 300), Group::Serving, "5",
        "how long calls under way may hold up a stop"),
    setting("passphrase", Kind::Text, Group::Environment, "",
        "opens a `node.key` that is locked").secret(),
    setting("node_key", Kind::Text, Group::Environment, "",
        "the node's key itself, hexadecimal or base64, instead of `node.key`").secret(),
    setting("recovery_code", Kind::Text, Group::Environment, "",
        "the recovery code, where the key is lost").secret(),
    setting("backup_passphrase", Kind::Text, Group::Environment, "",
        "the passphrase of `backup` and `restore`, where nobody is to type it").secret(),
];

/// A setting by its name.
pub fn named(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

impl Kind {
    /// What is wrong with a text; the text itself is not repeated, it may be a secret.
    pub fn problem(self, text: &str) -> Option<String> {
        let wrong = match self {
            Kind::Path | Kind::Texts | Kind::Text => text.trim().is_empty(),
            Kind::Address => text.parse::<SocketAddr>().is_err(),
            Kind::Url => !is_url(text),
            Kind::Database => text.parse::<store::engine::Database>().is_err(),
            Kind::Addresses => parts(text).any(|part| part.parse::<IpAddr>().is_err()),
            Kind::Roles => parts(text).any(|part| Role::from_name(part).is_none()),
            Kind::Choice(words) => !words.contains(&text),
            Kind::Number(least, most) => !text.parse().is_ok_and(|number: u64| (least..=most).contains(&number)),
        };
        wrong.then(|| format!("{} is wanted", self.words()))
    }

    /// What is wanted, in words.
    pub fn words(self) -> String {
        match self {
            Kind::Path => "a file or folder".to_owned(),
            Kind::Address => "an address with its port, such as 127.0.0.1:8080,".to_owned(),
            Kind::Url => "an address such as https://desa.contoh.id".to_owned(),
            Kind::Database => "an address such as postgres://user@host/name".to_owned(),
            Kind::Texts => "names parted by commas".to_owned(),
            Kind::Addresses => "network addresses parted by commas".to_owned(),
            Kind::Roles => "roles parted by commas, such as koordinator, pengelola_node,".to_owned(),
            Kind::Choice(words) => format!("one of {}", words.join(", ")),
            Kind::Number(least, most) => format!("a whole number from {least} to {most}"),
            Kind::Text => "a text".to_owned(),
        }
    }
}

fn is_url(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

/// The parts of a list.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// The table of the operator's guide.
#[cfg(test)]
pub fn guide_table() -> String {
    let mut table = "| setting | takes | without it | what it does |\n|---|---|---|---|\n".to_owned();
    for setting in SETTINGS {
        let wanted = setting.kind.words();
        let default = if setting.default.is_empty() { String::new() } else { format!("`{}`", setting.default) };
        let name = match setting.group {
            Group::Environment => format!("`{}` (environment only)", setting.variable()),
            Group::Place => format!("`{}` (not in the file)", setting.name),
            Group::Everywhere | Group::Serving => format!("`{}`", setting.name),
        };
        table.push_str(&format!("| {name} | {} | {default} | {} |\n", wanted.trim_end_matches(','), setting.help));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_what_its_setting_takes_and_no_name_stands_twice() {
        for (index, setting) in SETTINGS.iter().enumerate() {
            assert!(setting.default.is_empty() || setting.kind.problem(setting.default).is_none(), "{}", setting.name);
            assert!(SETTINGS[..index].iter().all(|other| other.name != setting.name), "{}", setting.name);
        }
    }

    #[test]
    fn the_operators_guide_shows_every_setting_as_it_is_declared() {
        let guide = include_str!("../../../../docs/operator.md");
        assert!(guide.contains(&guide_table()), "put this table into docs/operator.md:\n{}", guide_table());
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_without_repeating_it() {
        for (kind, right, wrong) in [
            (Kind::Address, "127.0.0.1:80", "rahasia"),
            (Kind::Url, "https://desa.contoh.id", "desa.rahasia.id"),
            (Kind::Url, "http://127.0.0.1:8080", "https:///rahasia"),
            (Kind::Database, "postgres://a:b@h/n", "mysql://a:rahasia@h/n"),
            (Kind::Addresses, "10.0.0.1, ::1", "10.0.0.1, rahasia"),
            (Kind::Choice(&["text", "json"]), "json", "rahasia"),
            (Kind::Roles, "koordinator, pengelola_node", "koordinator, rahasia"),
            (Kind::Number(1, 9), "9", "10"),
        ] {
            assert_eq!(kind.problem(right), None);
            let told = kind.problem(wrong).expect("wrong"); // reason: a test
            assert!(!told.contains("rahasia"), "{told}");
        }
    }
}

//! A person registered through the public form, again and again: the write that `bench`, `crash` and `leaks` share.

use testkit::planted::Planted;
use testkit::{Client, Form, Trouble};

/// Where a resident is registered.
const NEW_RESIDENT: &str = "/warga/baru";
/// Where a household is registered.
const NEW_HOUSEHOLD: &str = "/keluarga/baru";

/// A resident whom the node said it has registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered {
    /// Where the node says the resident is shown.
    pub path: String,
    /// The name given.
    pub name: String,
}

/// A form for one resident, filled in and not yet sent.
pub fn prepare(client: &Client, name: &str) -> Result<Form, Trouble> {
    let form = client.try_open(NEW_RESIDENT)?.try_form(NEW_RESIDENT)?;
    let values =
        [("name", name), ("sex", "Perempuan"), ("birth_date", "17-08-1995"), ("notice", "Dibacakan oleh petugas")];
    Ok(values.into_iter().fold(form, |form, (field, value)| form.fill_if_asked(field, value)))
}

/// Sends a prepared form. `Err` also when the node answers with a refusal.
pub fn send(form: &Form, name: &str) -> Result<Registered, Trouble> {
    let answer = form.try_submit()?;
    match answer.location() {
        Some(path) => Ok(Registered { path: path.to_owned(), name: name.to_owned() }),
        None => Err(Trouble::new(format!("{name} was not registered ({}): {}", answer.status(), answer.text()))),
    }
}

/// Registers a person, and her household, with every planted secret that the forms have a field for. Returns where
/// the person is shown and the kinds planted.
pub fn plant(client: &Client, planted: &Planted) -> Result<(Registered, Vec<&'static str>), Trouble> {
    let person = prepare(client, &planted.name)?;
    let fields = [("nik", "nik"), ("phone", "phone"), ("passport", "passport"), ("jalur", "notes")];
    let (person, mut kinds) = filled(person, planted, &fields);
    let registered = send(&person, &planted.name)?;
    let card = client.try_open(NEW_HOUSEHOLD).and_then(|page| page.try_form(NEW_HOUSEHOLD));
    if let Ok(card) = card {
        let (card, planted_too) = filled(card, planted, &[("kk", "kk")]);
        let answer = card.try_submit()?;
        if answer.location().is_none() {
            return Err(Trouble::new(format!("the household was not registered: {}", answer.text())));
        }
        kinds.extend(planted_too);
    }
    Ok((registered, kinds))
}

/// The form with the secrets that it asks for, given as (kind, field).
fn filled(form: Form, planted: &Planted, fields: &[(&'static str, &str)]) -> (Form, Vec<&'static str>) {
    let asked: Vec<_> = fields.iter().filter(|(_, field)| form.asks_for(field)).collect();
    let kinds = asked.iter().map(|(kind, _)| *kind).collect();
    (asked.iter().fold(form, |form, (kind, field)| form.fill(field, planted.value(kind))), kinds)
}

//! A person registered through the public form, again and again: the write that `bench`, `crash` and `leaks` share.

use testkit::planted::Planted;
use testkit::{Client, Form, Trouble};

/// Where a resident is registered.
const NEW_RESIDENT: &str = "/warga/baru";

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
    Ok(only_known(form, &[("name", name), ("sex", "f"), ("birth_date", "17-08-1995"), ("told", "1")]))
}

/// Sends a prepared form. `Err` also when the node answers with a refusal.
pub fn send(form: &Form, name: &str) -> Result<Registered, Trouble> {
    let answer = form.try_submit()?;
    match answer.location() {
        Some(path) => Ok(Registered { path: path.to_owned(), name: name.to_owned() }),
        None => Err(Trouble::new(format!("{name} was not registered ({}): {}", answer.status(), answer.text()))),
    }
}

/// Registers a person who carries every planted secret that the form has a field for. Returns the kinds planted.
pub fn plant(client: &Client, planted: &Planted) -> Result<(Registered, Vec<&'static str>), Trouble> {
    let form = prepare(client, &planted.name)?;
    let fields: Vec<String> = form.names().into_iter().map(str::to_owned).collect();
    let mut kinds = Vec::new();
    let mut filled = form;
    for (kind, field) in [("nik", "nik"), ("kk", "kk"), ("phone", "phone"), ("passport", "passport")] {
        if fields.iter().any(|own| own == field) {
            filled = filled.fill(field, planted.value(kind));
            kinds.push(kind);
        }
    }
    Ok((send(&filled, &planted.name)?, kinds))
}

/// Fills in those of the fields that the form has: what a form asks for changes, and the load only needs a name.
fn only_known(form: Form, values: &[(&str, &str)]) -> Form {
    let names: Vec<String> = form.names().into_iter().map(str::to_owned).collect();
    let known = values.iter().filter(|(field, _)| names.iter().any(|own| own == field));
    known.fold(form, |form, (field, value)| form.force(field, value))
}

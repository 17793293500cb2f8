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

/// A form for one resident, filled in and not yet sent. Whoever sounds like another of the same birthday is asked about
/// first, so numbers in the name become sounds and the birthday follows from the name.
pub fn prepare(client: &Client, name: &str) -> Result<Form, Trouble> {
    let form = client.try_open(NEW_RESIDENT)?.try_form(NEW_RESIDENT)?;
    let (spoken, born) = (spoken(name), birthday(name));
    let values =
        [("name", spoken.as_str()), ("sex", "Perempuan"), ("birth_date", &born), ("notice", "Dibacakan oleh petugas")];
    Ok(values.into_iter().fold(form, |form, (field, value)| form.fill_if_asked(field, value)))
}

fn spoken(name: &str) -> String {
    const SOUNDS: [&str; 10] = ["ba", "ci", "du", "ge", "ho", "ka", "li", "mu", "ne", "ro"];
    let sound =
        |sign: char| sign.to_digit(10).map_or_else(|| sign.to_string(), |digit| SOUNDS[digit as usize].to_owned());
    name.chars().map(sound).collect()
}

fn birthday(name: &str) -> String {
    if !name.contains(|sign: char| sign.is_ascii_digit()) {
        return "17-08-1995".to_owned();
    }
    let sum = name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    format!("{:02}-{:02}-{}", 1 + sum % 28, 1 + (sum / 28) % 12, 1960 + (sum / 336) % 40)
}

/// Sends a prepared form. `Err` also when the node answers with a refusal.
pub fn send(form: &Form, name: &str) -> Result<Registered, Trouble> {
    let answer = form.try_submit()?;
    match answer.location() {
        // Sent back to sign in, as when the database is away: nothing was promised.
        Some(path) if !path.starts_with("/masuk") => Ok(Registered { path: path.to_owned(), name: spoken(name) }),
        _ => Err(Trouble::new(format!("{name} was not registered ({}): {}", answer.status(), answer.text()))),
    }
}

/// Registers a person with her household, found already abroad, with every planted secret that the forms have a field
/// for. Returns where the person is shown and the kinds planted.
pub fn plant(client: &Client, planted: &Planted) -> Result<(Registered, Vec<&'static str>), Trouble> {
    let person = prepare(client, &planted.name)?.fill_if_asked("relation", "kepala_keluarga");
    let fields = [("nik", "nik"), ("phone", "phone"), ("passport", "passport"), ("kk", "kk")];
    let (person, mut kinds) = filled(person, planted, &fields);
    let registered = send(&person, &planted.name)?;
    let address = format!("{}/kasus/baru", registered.path);
    let case = client.try_open(&address)?.try_form(&address)?;
    let values = [
        ("keadaan", "di_luar"),
        ("route_taken", "belum_prosedural"),
        ("country", "Malaysia"),
        ("departed_on", "05-01-2025"),
    ];
    let case = values.into_iter().fold(case, |form, (field, value)| form.fill_if_asked(field, value));
    let (case, planted_too) = filled(case, planted, &[("jalur", "told_by")]);
    let answer = case.try_submit()?;
    if answer.location().is_none() {
        return Err(Trouble::new(format!("the case was not opened: {}", answer.text())));
    }
    kinds.extend(planted_too);
    Ok((registered, kinds))
}

/// The form with the secrets that it asks for, given as (kind, field).
fn filled(form: Form, planted: &Planted, fields: &[(&'static str, &str)]) -> (Form, Vec<&'static str>) {
    let asked: Vec<_> = fields.iter().filter(|(_, field)| form.asks_for(field)).collect();
    let kinds = asked.iter().map(|(kind, _)| *kind).collect();
    (asked.iter().fold(form, |form, (kind, field)| form.fill(field, planted.value(kind))), kinds)
}

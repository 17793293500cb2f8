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
/// first, so a name with a number in it becomes words of its own, and the birthday follows from it.
pub fn prepare(client: &Client, name: &str) -> Result<Form, Trouble> {
    let form = client.try_open(NEW_RESIDENT)?.try_form(NEW_RESIDENT)?;
    let (spoken, born) = (spoken(name), birthday(name));
    let values =
        [("name", spoken.as_str()), ("sex", "Perempuan"), ("birth_date", &born), ("notice", "Dibacakan oleh petugas")];
    Ok(values.into_iter().fold(form, |form, (field, value)| form.fill_if_asked(field, value)))
}

/// A name with a number in it becomes three words that sound like nobody else's: whoever sounds like another is asked about.
fn spoken(name: &str) -> String {
    const SOUNDS: [&str; 16] =
        ["ba", "ci", "du", "ge", "ho", "ka", "li", "mu", "ne", "ro", "sa", "ti", "wu", "ye", "po", "ja"];
    if !name.contains(|sign: char| sign.is_ascii_digit()) {
        return name.to_owned();
    }
    let mut mixed = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mut word = || {
        let sounds: String = (0..4)
            .map(|_| {
                mixed = mixed.rotate_left(13).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                SOUNDS[(mixed >> 60) as usize]
            })
            .collect();
        sounds[..1].to_uppercase() + &sounds[1..]
    };
    [word(), word(), word()].join(" ")
}

fn birthday(name: &str) -> String {
    if !name.contains(|sign: char| sign.is_ascii_digit()) {
        return "17-08-1995".to_owned();
    }
    let sum = name.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(16_777_619).wrapping_add(u32::from(byte)));
    let sum = sum ^ (sum >> 15);
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

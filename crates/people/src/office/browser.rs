//! Browsers in which accounts have signed in before: a random name and a mark for each account, kept by the browser itself.
//! Who shows a mark is only not kept waiting for what strangers guess elsewhere; it opens nothing. A new password makes all
//! marks of the account worthless. Not here: the cookie (web), the mark's making (store).

use kernel::{RecordId, Refusal};
use store::Store;
use store::local::{gate, passwords};

/// The most accounts that one browser is known for: two officers share a village's computer, and one is new.
const MOST: usize = 5;

/// The two parts of what a browser was told.
fn parts(told: &str) -> Option<(&str, Vec<&str>)> {
    let (name, marks) = told.split_once('-')?;
    let hex = |text: &&str| text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex(&name).then(|| (name, marks.split('.').filter(hex).take(MOST).collect()))
}

fn mark(store: &Store, name: &str, account: RecordId) -> Result<Option<String>, Refusal> {
    let changed = store.local_read(|db| Ok(passwords::changed(db, account)?))?;
    Ok(changed.map(|changed| gate::browser_mark(store.keys(), name, account, changed)))
}

/// The browser's name, where it has signed in to this account with its present password.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn known(store: &Store, told: Option<&str>, account: RecordId) -> Result<Option<String>, Refusal> {
    let Some((name, marks)) = told.and_then(parts) else { return Ok(None) };
    let mark = mark(store, name, account)?;
    Ok(mark.filter(|mark| marks.contains(&mark.as_str())).map(|_| name.to_owned()))
}

/// What the browser is told once an account has signed in: its name, and the marks with this account's first.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn told(store: &Store, before: Option<&str>, account: RecordId) -> Result<String, Refusal> {
    let fresh: [u8; 16] = store::keys::random().map_err(Refusal::fault)?;
    let fresh: String = fresh.iter().map(|byte| format!("{byte:02x}")).collect();
    let (name, marks) = before.and_then(parts).unwrap_or((&fresh, Vec::new()));
    let own = mark(store, name, account)?;
    let others = marks.into_iter().map(str::to_owned).filter(|mark| Some(mark) != own.as_ref());
    let all: Vec<String> = own.clone().into_iter().chain(others).take(MOST).collect();
    Ok(format!("{name}-{}", all.join(".")))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn what_a_browser_sends_is_read_only_in_the_shape_in_which_it_was_told() {
        let (name, mark) = ("0123456789abcdef0123456789abcdef", "f".repeat(32));
        assert_eq!(parts(&format!("{name}-{mark}.{mark}")).map(|(own, marks)| (own, marks.len())), Some((name, 2)));
        assert_eq!(parts(&format!("{name}-")).map(|(_, marks)| marks.len()), Some(0));
        assert_eq!(parts(&format!("{name}-x.{mark}")).map(|(_, marks)| marks.len()), Some(1));
        assert!(["", "x-y", name].iter().all(|text| parts(text).is_none()));
        let many = vec![mark; 50].join(".");
        assert_eq!(parts(&format!("{name}-{many}")).map(|(_, marks)| marks.len()), Some(5));
    }
}

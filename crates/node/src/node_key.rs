//! How the operator gives the node's key: from the environment, by a passphrase, by the recovery code, or as its file.
//! Not here: what a key opens (store), typing (`passphrase`), changing it (`commands::keys`).

use std::io::IsTerminal;

use jiff::Timestamp;
use store::Store;
use store::keys::{RecoveryCode, Unlock};

use crate::commands::{say, tell};
use crate::passphrase;
use crate::trouble::Trouble;

/// The passphrase of the node's key, where it is locked.
pub const PASSPHRASE: &str = "DESMIGRATIF_PASSPHRASE";
/// The key itself, in hexadecimal or base64.
pub const KEY: &str = "DESMIGRATIF_NODE_KEY";
/// The recovery code, for a command that is to read what nobody else can open any more.
pub const RECOVERY: &str = "DESMIGRATIF_RECOVERY_CODE";

/// How this node's key is opened. Where the environment says nothing and the file is locked, a person at the terminal is
/// asked; without a terminal it is refused in words.
///
/// # Errors
/// A variable that cannot be read as what it is. Its content is never repeated.
pub fn unlock() -> Result<Unlock, Trouble> {
    if let Some(text) = variable(KEY)? {
        return Ok(Unlock::Key(key(KEY, &text)?));
    }
    if let Some(text) = variable(RECOVERY)? {
        return Ok(Unlock::Recovery(code(&text)?));
    }
    Ok(match variable(PASSPHRASE)? {
        Some(words) => Unlock::Passphrase(words),
        None if std::io::stdin().is_terminal() => Unlock::Asked(ask),
        None => Unlock::KeyFile,
    })
}

fn ask() -> Option<String> {
    passphrase::hidden("Passphrase of this node's key:").ok().filter(|words| !words.is_empty())
}

/// A variable of the environment; an empty one counts as none.
///
/// # Errors
/// Where it is no text.
pub fn variable(name: &str) -> Result<Option<String>, Trouble> {
    match std::env::var(name) {
        Ok(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Trouble::Other(format!("{name} is no text"))),
    }
}

/// A key of 32 bytes as a variable holds it.
///
/// # Errors
/// Where it is neither 64 hexadecimal digits nor 43 or 44 signs of base64.
pub fn key(name: &str, text: &str) -> Result<[u8; 32], Trouble> {
    let wrong = || Trouble::Other(format!("{name} holds no key: 32 bytes as 64 hexadecimal digits, or as base64"));
    let text = text.trim();
    let bytes = if text.len() == 64 { from_hex(text) } else { from_base64(text) };
    bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(wrong)
}

/// A recovery code as it was typed.
///
/// # Errors
/// The group that is mistyped.
pub fn code(typed: &str) -> Result<RecoveryCode, Trouble> {
    RecoveryCode::parse(typed).map_err(|error| Trouble::Other(error.to_string()))
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |sign: u8| char::from(sign).to_digit(16);
    text.as_bytes().chunks(2).map(|pair| Some((digit(pair[0])? * 16 + digit(*pair.get(1)?)?) as u8)).collect()
}

/// Both alphabets, with or without padding.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digit = |sign: u8| -> Option<u32> {
        Some(u32::from(match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        }))
    };
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in text.trim_end_matches('=').bytes() {
        held = (held << 6 | digit(sign)?) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    // What is left over of the last sign must be nothing: otherwise signs are missing.
    (held & ((1 << bits) - 1) == 0).then_some(bytes)
}

/// Tells an operator who believes the key to be locked that it is not.
pub fn warn_where_open(store: &Store) {
    if matches!(variable(PASSPHRASE), Ok(Some(_))) && store.keys().lies_open() {
        tell("node.key is not locked, though a passphrase is given: `desmigratif keys set --passphrase` locks it");
    }
}

/// Prints a recovery code once, at the first start in front of a person, and makes it good. A sample world needs none.
/// Without a terminal nothing is printed: whatever keeps the output (a system's journal) must not keep the code.
pub fn first_recovery_code(store: &Store) -> Result<(), Trouble> {
    let made = store.local_read(|db| Ok(store.keys().recovery_made(db)?))?;
    if made.is_some() || crate::demo::is_sample(store.dir()) {
        return Ok(());
    }
    if !std::io::stdout().is_terminal() {
        tell("this node has no recovery code yet: stop it and run `desmigratif keys recovery`");
        return Ok(());
    }
    let code = RecoveryCode::fresh().map_err(store::StoreError::from)?;
    print_code(&code);
    store.local_write(move |db, keys| Ok(keys.keep_recovery(db, &code, Timestamp::now())?))?;
    Ok(())
}

/// The code with what to do with it, on standard output.
pub fn print_code(code: &RecoveryCode) {
    say(format_args!(
        "\n  KODE PEMULIHAN. Tulis di kertas dan simpan jauh dari komputer ini; hanya ditampilkan sekali ini.\n  \
         RECOVERY CODE. Write it on paper and keep it away from this computer; it is shown this once.\n\n      {}\n\n  \
         It opens this node when node.key is lost or its passphrase forgotten: `desmigratif keys recover`.\n  \
         Who has it and a copy of the data reads everything.\n",
        code.written().as_str()
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_from_hexadecimal_and_from_either_base64() {
        let hex: String = (0..32).map(|byte| format!("{byte:02x}")).collect();
        let expected: [u8; 32] = std::array::from_fn(|index| index as u8);
        assert_eq!(key(KEY, &hex).ok(), Some(expected));
        assert_eq!(key(KEY, &hex.to_uppercase()).ok(), Some(expected));
        assert_eq!(key(KEY, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n").ok(), Some(expected));
        assert_eq!(key(KEY, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8").ok(), Some(expected));
        let high = [0xfb_u8; 32];
        assert_eq!(key(KEY, "-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_v7-_s").ok(), Some(high));
        assert_eq!(key(KEY, "+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/v7+/s=").ok(), Some(high));
    }

    #[test]
    fn anything_else_is_refused_without_repeating_it() {
        let short: String = "ab".repeat(31);
        for text in ["", "rahasia", &short, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9"] {
            let words = key(KEY, text).unwrap_err().to_string();
            assert!(text.is_empty() || !words.contains(text), "{words}");
        }
    }
}

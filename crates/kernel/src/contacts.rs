//! Numbers to call, read from data/contacts.tsv: each with its source and the day on which it was last confirmed.
//! Numbers change; a change is a line of data, not of the program. Not here: the offices' own
//! numbers (people), those of missions abroad (migration).

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::claims::Confidence;
use crate::words::{Phrase, phrase};

const TABLE: &str = include_str!("../../../data/contacts.tsv");

/// How a number is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// One calls.
    Phone,
    /// One writes a text message.
    Sms,
    /// One writes by WhatsApp.
    WhatsApp,
}

impl Way {
    /// The word before the number.
    pub const fn phrase(self) -> Phrase {
        match self {
            Way::Phone => phrase("Telepon", "Call"),
            Way::Sms => phrase("SMS", "Text message"),
            Way::WhatsApp => phrase("WhatsApp", "WhatsApp"),
        }
    }
}

/// One number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// Stable name.
    pub key: &'static str,
    /// How it is used.
    pub way: Way,
    /// As people read it.
    pub number: &'static str,
    /// As a telephone dials it.
    pub dial: &'static str,
    /// Who answers.
    pub name: Phrase,
    /// What for.
    pub about: Phrase,
    /// What it costs and when it is answered.
    pub cost: Phrase,
    /// Where it was read.
    pub source: &'static str,
    /// When it was last confirmed.
    pub checked: Date,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Contact {
    /// The address behind the number: it dials, writes a text message, or opens a chat.
    pub fn link(&self) -> String {
        match self.way {
            Way::Phone => format!("tel:{}", self.dial),
            Way::Sms => format!("sms:{}", self.dial),
            Way::WhatsApp => format!("https://wa.me/{}", self.dial.trim_start_matches('+')),
        }
    }
}

/// Every number, the most urgent first.
pub fn all() -> &'static [Contact] {
    static LIST: OnceLock<Vec<Contact>> = OnceLock::new();
    LIST.get_or_init(|| rows().filter_map(read).collect())
}

/// The number of this stable name.
pub fn by_key(key: &str) -> Option<&'static Contact> {
    all().iter().find(|contact| contact.key == key)
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one row; a row that is not whole is left out, and a test counts them.
fn read(row: &'static str) -> Option<Contact> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [key, way, number, dial, id, en, about_id, about_en, cost_id, cost_en, source, checked, confidence] = parts[..]
    else {
        return None;
    };
    Some(Contact {
        key,
        way: match way {
            "phone" => Way::Phone,
            "sms" => Way::Sms,
            "whatsapp" => Way::WhatsApp,
            _ => return None,
        },
        number,
        dial,
        name: Phrase { id, en },
        about: Phrase { id: about_id, en: about_en },
        cost: Phrase { id: cost_id, en: cost_en },
        source,
        checked: checked.parse().ok()?,
        confidence: match confidence {
            "verified" => Confidence::Verified,
            "general" => Confidence::General,
            _ => return None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_and_can_be_dialled() {
        assert_eq!(all().len(), rows().count());
        for contact in all() {
            assert!(contact.dial.chars().all(|one| one.is_ascii_digit() || one == '+'), "{}", contact.key);
            let national = |text: &str| {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                digits.trim_start_matches("62").trim_start_matches('0').to_owned()
            };
            assert_eq!(national(contact.number), national(contact.dial), "{}", contact.key);
        }
    }
}

//! A cell as a page shows it: words, where they lead, and whether they are closed to the reader. References get the
//! name of what they point to.

use std::cell::RefCell;
use std::collections::HashMap;

use kernel::spec::FieldType;
use kernel::{FieldSpec, Held, Lang, RecordId, RecordSpec, Reference, Refusal, Row, Value};
use store::Reader;

use crate::words;

/// A cell in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The words; empty where nothing was given.
    pub text: String,
    /// Where they lead; empty for nowhere.
    pub path: String,
    /// Sealed or erased: the words say so.
    pub shut: bool,
}

/// Looks up names behind references, each once a page.
pub struct Names<'r, 'd> {
    read: &'r Reader<'d>,
    lang: Lang,
    known: RefCell<HashMap<RecordId, (String, String)>>,
}

impl<'r, 'd> Names<'r, 'd> {
    /// For one page.
    pub fn new(read: &'r Reader<'d>, lang: Lang) -> Self {
        Names { read, lang, known: RefCell::default() }
    }

    /// A cell in words, numbers of persons masked where `masked`.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn cell(&self, field: &'static FieldSpec, cell: &Held<Value>, masked: bool) -> Result<Shown, Refusal> {
        if let (FieldType::Reference(kind), Held::Known(Value::Reference(to))) = (field.kind, cell) {
            let (text, path) = self.name(kind, *to)?;
            return Ok(Shown { text, path, shut: false });
        }
        if let (FieldType::Phone, Held::Known(Value::Text(number)), false) = (field.kind, cell, masked)
            && let Ok(phone) = kernel::phone::parse(number)
        {
            return Ok(Shown { text: phone.shown(), path: phone.tel_link(), shut: false });
        }
        let text = if masked { field.show_masked(cell, self.lang) } else { field.show(cell, self.lang) };
        Ok(Shown { text, path: String::new(), shut: !matches!(cell, Held::Known(_)) })
    }

    /// What a referred record is called, and its page where the reader may open it.
    fn name(&self, kind: u32, to: Reference) -> Result<(String, String), Refusal> {
        if let Some(known) = self.known.borrow().get(&to.record) {
            return Ok(known.clone());
        }
        let elsewhere = || (words::KEPT_ELSEWHERE.say(self.lang).to_owned(), String::new());
        let found = match self.read.registry().spec(kind) {
            None => elsewhere(),
            Some(spec) => match self.read.row(spec, to.record) {
                Ok(row) => (self.title(&row)?, path_of(spec, to.record, self.read)),
                Err(Refusal::NotFound) => elsewhere(),
                Err(other) => return Err(other),
            },
        };
        self.known.borrow_mut().insert(to.record, found.clone());
        Ok(found)
    }

    /// What a record is called: its title fields, with the names behind references.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn title(&self, row: &Row) -> Result<String, Refusal> {
        let mut parts = Vec::new();
        for (field, cell) in row.spec.fields.iter().zip(&row.cells).filter(|(field, _)| field.title) {
            let shown = self.cell(field, cell, true)?;
            if !shown.text.is_empty() {
                parts.push(shown.text);
            }
        }
        Ok(if parts.is_empty() { row.spec.label.say(self.lang).to_owned() } else { parts.join(" · ") })
    }

    /// The name of the holder of an account, for histories.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn account(
        &self,
        account: RecordId,
        of: fn(&Reader<'_>, RecordId) -> Option<String>,
    ) -> Result<String, Refusal> {
        if let Some((known, _)) = self.known.borrow().get(&account) {
            return Ok(known.clone());
        }
        let name = of(self.read, account).unwrap_or_else(|| words::UNKNOWN_ACCOUNT.say(self.lang).to_owned());
        self.known.borrow_mut().insert(account, (name.clone(), String::new()));
        Ok(name)
    }
}

fn path_of(spec: &RecordSpec, id: RecordId, read: &Reader<'_>) -> String {
    if read.actor().is_one_of(spec.read) && spec.pages { format!("/{}/{id}", spec.path) } else { String::new() }
}

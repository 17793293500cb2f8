//! What a declaration says of a record and its fields. The derive macro emits these values; everything else reads them.
//! Not here: the macro (record-derive), and what table, form or sheet is made of them (store, web, documents).

use crate::access::Role;
use crate::choice::Choice;
use crate::row::Row;
use crate::states::Machine;
use crate::words::{Lang, Phrase};

/// A kind of record, said once.
#[derive(Debug)]
pub struct RecordSpec {
    /// Stable number, never used again (PIN).
    pub kind: u32,
    /// The noun: table, file and struct carry it.
    pub name: &'static str,
    /// The first part of its addresses, such as `warga`.
    pub path: &'static str,
    /// The noun for people.
    pub label: Phrase,
    /// On which level its home office stands.
    pub home: HomeLevel,
    /// Whether all of its fields are under the custody of one node.
    pub custody: Custody,
    /// Append-only records are created once and never edited.
    pub append_only: bool,
    /// Whether the generic pages (list, form, show, register) serve it.
    pub pages: bool,
    /// Who may read it (within their region).
    pub read: &'static [Role],
    /// Who may create and edit it through the generic form.
    pub write: &'static [Role],
    /// Who may see its fields of class `specific`.
    pub specific: &'static [Role],
    /// Where in the law or which form it comes from.
    pub source: &'static str,
    /// The state machine, where it has one.
    pub states: Option<&'static Machine>,
    /// Its fields in the order of the form.
    pub fields: &'static [FieldSpec],
    /// Tags that were used once.
    pub retired: &'static [u32],
    /// Its indexes as lists of columns (`home, date, id`) where there are so many records that only those that a statement
    /// uses are worth their writing; empty for the usual ones.
    pub indexes: &'static [&'static str],
}

impl RecordSpec {
    /// The field with this tag and its place.
    pub fn field(&self, tag: u32) -> Option<(usize, &'static FieldSpec)> {
        self.fields.iter().enumerate().find(|(_, field)| field.tag == tag)
    }

    /// The field of this name and its place.
    pub fn field_named(&self, name: &str) -> Option<(usize, &'static FieldSpec)> {
        self.fields.iter().enumerate().find(|(_, field)| field.name == name)
    }

    /// The field that holds the state, where there is one.
    pub fn state_field(&self) -> Option<(usize, &'static FieldSpec)> {
        self.fields.iter().enumerate().find(|(_, field)| field.state)
    }

    /// What a person calls one record: the fields marked `title`, joined.
    pub fn title(&self, row: &Row, lang: Lang) -> String {
        let parts: Vec<String> = self
            .fields
            .iter()
            .zip(&row.cells)
            .filter(|(field, _)| field.title)
            .map(|(field, cell)| field.show(cell, lang))
            .filter(|text| !text.is_empty())
            .collect();
        if parts.is_empty() { self.label.say(lang).to_owned() } else { parts.join(" · ") }
    }
}

/// On which level of government a record's home office stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeLevel {
    /// A village office.
    Village,
    /// A regency office.
    Regency,
    /// The national office.
    Nation,
    /// Any office.
    Any,
}

/// Whether a record may be written by several nodes at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Custody {
    /// Any node that has it may write; differing values are kept and shown.
    Free,
    /// One node at a time, for the whole home office.
    Office,
}

/// Data classes after UU 27/2022 art. 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// For everybody.
    Public,
    /// For those who work in the programme.
    Internal,
    /// Names, addresses, numbers of persons.
    Personal,
    /// Health, children, finance, jalur, suspicion.
    Specific,
}

impl Class {
    /// Sealed in the journal?
    pub const fn is_sealed(self) -> bool {
        matches!(self, Class::Personal | Class::Specific)
    }
}

/// Whose key seals a field in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Nobody's: the value stands in clear.
    None,
    /// The record is its own subject.
    Own,
    /// The record named by the reference field with this tag.
    Field(u32),
}

/// One field of a record.
#[derive(Debug)]
pub struct FieldSpec {
    /// Stable number within the record, never used again (PIN).
    pub tag: u32,
    /// Name in Rust, in the table and in exports.
    pub name: &'static str,
    /// Words for people.
    pub label: Phrase,
    /// A sentence under the field, empty where none is needed.
    pub help: Phrase,
    /// What it holds.
    pub kind: FieldType,
    /// Must it be given?
    pub required: bool,
    /// Data class.
    pub class: Class,
    /// Whose key seals it.
    pub subject: Subject,
    /// Also sealed in the tables; only exact look-up.
    pub sealed: bool,
    /// No two records of one home may share it.
    pub unique: bool,
    /// Kept in a keyed look-up (sealed fields) or an index.
    pub lookup: bool,
    /// Found by phonetic name.
    pub find: bool,
    /// Shown in lists.
    pub list: bool,
    /// Part of what a person calls the record.
    pub title: bool,
    /// Holds the state; moved only by use cases.
    pub state: bool,
    /// Set by use cases only, never by the generic form.
    pub fixed: bool,
    /// Under custody of one node even where the record is free.
    pub custody: bool,
    /// Heading in the form.
    pub section: Phrase,
    /// Article or form it comes from.
    pub source: &'static str,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum FieldType {
    /// A line, at most 200 characters.
    Text,
    /// Some paragraphs, at most 10,000 characters.
    LongText,
    /// Identity number.
    Nik,
    /// Family card number.
    Kk,
    /// A day.
    Date,
    /// A moment in UTC milliseconds.
    Moment,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Whole rupiah.
    Rupiah,
    /// Currency and amount as text, `TWD 1234.50`.
    ForeignMoney,
    /// A whole number.
    Integer,
    /// A decimal as text.
    Decimal,
    /// Basis points.
    Percent,
    /// Yes or no.
    YesNo,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// Another record of this kind.
    Reference(u32),
    /// A code of Kemendagri.
    Region,
    /// A country code of two letters.
    Country,
    /// A telephone number, E.164.
    Phone,
    /// An email address.
    Email,
    /// The hash of a stored file.
    File,
    /// Latitude and longitude as text.
    Point,
    /// A drawn signature, the hash of a stored file.
    Signature,
    /// Bytes that only programs read.
    Bytes,
}

//! One subject's secret and what is sealed under it: entries of the journal, cells of tables, files.
//! Not here: where secrets are kept.

use std::sync::Arc;

use kernel::RecordId;
use kernel::journal::padded;
use zeroize::Zeroizing;

use super::KeyError;
use super::cipher::{self, KeyBytes, NONCE};

/// The class of name, birth date, address, numbers (PIN).
pub const PERSONAL: u8 = 1;
/// The class of health, children, debts, jalur, suspicion (PIN).
pub const SPECIFIC: u8 = 2;

/// Contexts of derivation (PIN): entries and tables have keys of their own, so that a table's bytes can never be taken
/// for a journal's.
const PERSONAL_ENTRY: &str = "desmigratif 2026 subject: personal, journal";
const SPECIFIC_ENTRY: &str = "desmigratif 2026 subject: specific, journal";
const PERSONAL_TABLE: &str = "desmigratif 2026 subject: personal, table";
const SPECIFIC_TABLE: &str = "desmigratif 2026 subject: specific, table";
const FILE: &str = "desmigratif 2026 subject: personal, file";

/// The secret of one subject. Clones share the bytes, which are cleared when the last is dropped.
#[derive(Clone)]
pub struct SubjectSecret(Arc<KeyBytes>);

impl SubjectSecret {
    pub(crate) fn fresh() -> Result<SubjectSecret, KeyError> {
        Ok(SubjectSecret(Arc::new(cipher::random_key()?)))
    }

    pub(super) fn from_key(key: KeyBytes) -> SubjectSecret {
        SubjectSecret(Arc::new(key))
    }

    pub(super) fn bytes(&self) -> &KeyBytes {
        &self.0
    }

    fn key(&self, context: &str) -> KeyBytes {
        cipher::derive(context, &self.0[..])
    }

    fn entry_key(&self, class: u8) -> Result<KeyBytes, KeyError> {
        match class {
            PERSONAL => Ok(self.key(PERSONAL_ENTRY)),
            SPECIFIC => Ok(self.key(SPECIFIC_ENTRY)),
            other => Err(KeyError::Class(other)),
        }
    }

    fn table_key(&self, class: u8) -> Result<KeyBytes, KeyError> {
        match class {
            PERSONAL => Ok(self.key(PERSONAL_TABLE)),
            SPECIFIC => Ok(self.key(SPECIFIC_TABLE)),
            other => Err(KeyError::Class(other)),
        }
    }

    /// Seals a part of a journal entry, bound to its place by `binding`.
    pub fn seal(&self, class: u8, nonce: &[u8; NONCE], binding: &[u8], clear: &[u8]) -> Result<Vec<u8>, KeyError> {
        cipher::encrypt(&self.entry_key(class)?, nonce, binding, clear)
    }

    /// Opens a part of a journal entry. Bytes, class, nonce or binding other than those that were sealed: `Altered`.
    pub fn open(&self, class: u8, nonce: &[u8], binding: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        cipher::decrypt(&self.entry_key(class)?, nonce, binding, sealed)
    }

    /// Seals one cell of a table, bound to kind, record and tag; its nonce stands before it. A specific one is padded: its
    /// length tells nothing.
    pub fn seal_cell(
        &self,
        class: u8,
        kind: u32,
        record: RecordId,
        tag: u32,
        clear: &[u8],
    ) -> Result<Vec<u8>, KeyError> {
        let (key, binding) = (self.table_key(class)?, cell_binding(kind, record, tag));
        if class == SPECIFIC {
            return cipher::wrap(&key, &binding, &Zeroizing::new(padded(clear.to_vec())));
        }
        cipher::wrap(&key, &binding, clear)
    }

    /// Opens one cell of a table; a cell that was moved from another place is `Altered`. What was padded comes back with
    /// the zeros behind it.
    pub fn open_cell(
        &self,
        class: u8,
        kind: u32,
        record: RecordId,
        tag: u32,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        cipher::unwrap(&self.table_key(class)?, &cell_binding(kind, record, tag), sealed)
    }

    pub(crate) fn seal_file(&self, clear: &[u8]) -> Result<Vec<u8>, KeyError> {
        cipher::wrap(&self.key(FILE), FILE.as_bytes(), clear)
    }

    pub(crate) fn open_file(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        cipher::unwrap(&self.key(FILE), FILE.as_bytes(), sealed)
    }
}

fn cell_binding(kind: u32, record: RecordId, tag: u32) -> [u8; 24] {
    let mut binding = [0u8; 24];
    binding[..4].copy_from_slice(&kind.to_be_bytes());
    binding[4..20].copy_from_slice(&record.0);
    binding[20..].copy_from_slice(&tag.to_be_bytes());
    binding
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: RecordId = RecordId([3; 16]);

    #[test]
    fn the_two_classes_do_not_open_each_others_parts() {
        let secret = SubjectSecret::fresh().unwrap();
        let nonce = [9; NONCE];
        let sealed = secret.seal(PERSONAL, &nonce, b"stream 1, 4711", b"Siti").unwrap();
        assert_eq!(secret.open(PERSONAL, &nonce, b"stream 1, 4711", &sealed).unwrap().as_slice(), b"Siti");
        assert!(matches!(secret.open(SPECIFIC, &nonce, b"stream 1, 4711", &sealed), Err(KeyError::Altered)));
        assert!(matches!(secret.open(PERSONAL, &nonce, b"stream 1, 4712", &sealed), Err(KeyError::Altered)));
        assert!(matches!(secret.seal(3, &nonce, b"", b""), Err(KeyError::Class(3))));
    }

    #[test]
    fn a_cell_opens_only_where_it_was_sealed_and_looks_different_each_time() {
        let secret = SubjectSecret::fresh().unwrap();
        let seal = || secret.seal_cell(PERSONAL, 12, RECORD, 2, b"3321").unwrap();
        let sealed = seal();
        assert_ne!(sealed, seal());
        assert_eq!(secret.open_cell(PERSONAL, 12, RECORD, 2, &sealed).unwrap().as_slice(), b"3321");
        assert!(secret.open_cell(PERSONAL, 12, RECORD, 3, &sealed).is_err());
        assert!(secret.open_cell(PERSONAL, 13, RECORD, 2, &sealed).is_err());
        assert!(secret.open_cell(PERSONAL, 12, RecordId([4; 16]), 2, &sealed).is_err());
        assert!(SubjectSecret::fresh().unwrap().open_cell(PERSONAL, 12, RECORD, 2, &sealed).is_err());
    }

    #[test]
    fn a_specific_cell_is_as_long_whatever_short_text_it_holds() {
        let secret = SubjectSecret::fresh().unwrap();
        let length = |class, clear: &[u8]| secret.seal_cell(class, 50, RECORD, 17, clear).unwrap().len();
        assert_eq!(length(SPECIFIC, b""), length(SPECIFIC, &[7; 64]));
        assert_eq!(length(SPECIFIC, &[7; 65]), length(SPECIFIC, &[7; 128]));
        assert_ne!(length(SPECIFIC, &[7; 64]), length(SPECIFIC, &[7; 65]));
        let opened =
            secret.open_cell(SPECIFIC, 50, RECORD, 17, &secret.seal_cell(SPECIFIC, 50, RECORD, 17, b"x").unwrap());
        assert_eq!(opened.unwrap().trim_ascii_end().len(), 64, "zeros are left to who reads it");
    }

    /// These bytes stand in journals and must open for ever (PIN).
    #[test]
    fn the_keys_of_a_subject_are_derived_as_they_always_were() {
        let secret = SubjectSecret::from_key(Zeroizing::new([7; 32]));
        let sealed = secret.seal(PERSONAL, &[1; NONCE], b"binding", b"Siti Aminah").unwrap();
        assert_eq!(hex(&sealed), "327cb1e0dcfb2f784083f91d6c8beedb1432aa7f400782c4863520");
        let sealed = secret.seal(SPECIFIC, &[1; NONCE], b"binding", b"Siti Aminah").unwrap();
        assert_eq!(hex(&sealed), "363fcfb7bda22bbf87139dfe981d1d97d7db4fba77e7f4da81ab39");
    }

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

//! The passphrase of backups, kept sealed under the node's key when the head of the office wanted it so: then a backup is
//! one tap. Whoever has the node's key has the data anyway; who finds the stick has neither.
//! Not here: typing it.

use zeroize::Zeroizing;

use crate::Store;
use crate::engine::Cell;
use crate::error::StoreError;

const NAME: &str = "backup passphrase";
const BINDING: &[u8] = b"desmigratif 2026 node: kept passphrase of backups";

impl Store {
    /// Keeps a passphrase; `None` forgets it.
    pub fn keep_backup_passphrase(&self, passphrase: Option<&str>) -> Result<(), StoreError> {
        let words = passphrase.map(|words| Zeroizing::new(words.to_owned()));
        self.local_write(move |db, keys| {
            db.execute("DELETE FROM local_node WHERE name = $1", &[Cell::from(NAME)])?;
            if let Some(words) = words {
                let sealed = keys.seal_local(BINDING, words.as_bytes())?;
                let row = [Cell::from(NAME), Cell::from(sealed)];
                db.execute("INSERT INTO local_node (name, value) VALUES ($1, $2)", &row)?;
            }
            Ok(())
        })
    }

    /// The passphrase that was kept. One that does not open any more counts as none.
    pub fn backup_passphrase(&self) -> Result<Option<Zeroizing<String>>, StoreError> {
        let sql = "SELECT value FROM local_node WHERE name = $1";
        let sealed = self.local_read(|db| Ok(db.first(sql, &[Cell::from(NAME)], |row| row.bytes(0).to_vec())?))?;
        let clear = sealed.and_then(|sealed| self.keys().open_local(BINDING, &sealed).ok());
        Ok(clear.and_then(|clear| String::from_utf8(clear.to_vec()).ok()).map(Zeroizing::new))
    }
}

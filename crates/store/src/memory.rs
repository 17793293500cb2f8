//! What one run of folding remembers of tables that hardly change: heads of streams, custodians, where offices lie, SQL of
//! kinds. The writer forgets all of it whenever something is rolled back or work ran that does not keep it up to date.
//! Not here: anything that is not in the database as well.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use kernel::id::RecordId;
use kernel::spec::RecordSpec;

use crate::error::StoreError;
use crate::journal::Head;

/// See the module. Empty at first; every question not asked before goes to the database.
#[derive(Default)]
pub struct Memory {
    heads: RefCell<HashMap<i64, Head>>,
    custodians: RefCell<HashMap<(RecordId, u64), Option<RecordId>>>,
    epochs: RefCell<HashMap<RecordId, u64>>,
    regions: RefCell<HashMap<RecordId, String>>,
    statements: RefCell<HashMap<(u32, &'static str), Arc<str>>>,
}

impl Memory {
    /// Forgets everything that a rollback may have undone; SQL stays.
    pub fn forget(&self) {
        self.heads.borrow_mut().clear();
        self.custodians.borrow_mut().clear();
        self.epochs.borrow_mut().clear();
        self.regions.borrow_mut().clear();
    }

    /// The end of a stream to which this node appends.
    pub fn head(&self, number: i64) -> Option<Head> {
        self.heads.borrow().get(&number).copied()
    }

    /// Remembers the end of a stream.
    pub fn keep_head(&self, head: Head) {
        self.heads.borrow_mut().insert(head.number, head);
    }

    /// The custodian of a home in an epoch, asked for once.
    pub fn custodian(
        &self,
        home: RecordId,
        epoch: u64,
        ask: impl FnOnce() -> Result<Option<RecordId>, StoreError>,
    ) -> Result<Option<RecordId>, StoreError> {
        if let Some(known) = self.custodians.borrow().get(&(home, epoch)) {
            return Ok(*known);
        }
        let custodian = ask()?;
        self.custodians.borrow_mut().insert((home, epoch), custodian);
        Ok(custodian)
    }

    /// The epoch of a home, asked for once.
    pub fn epoch(&self, home: RecordId, ask: impl FnOnce() -> Result<u64, StoreError>) -> Result<u64, StoreError> {
        if let Some(known) = self.epochs.borrow().get(&home) {
            return Ok(*known);
        }
        let epoch = ask()?;
        self.epochs.borrow_mut().insert(home, epoch);
        Ok(epoch)
    }

    /// Who has custody of a home changed.
    pub fn forget_custody(&self, home: RecordId) {
        self.custodians.borrow_mut().retain(|(known, _), _| *known != home);
        self.epochs.borrow_mut().remove(&home);
    }

    /// Where an office lies, asked for once.
    pub fn region(
        &self,
        home: RecordId,
        ask: impl FnOnce() -> Result<String, StoreError>,
    ) -> Result<String, StoreError> {
        if let Some(known) = self.regions.borrow().get(&home) {
            return Ok(known.clone());
        }
        let region = ask()?;
        self.regions.borrow_mut().insert(home, region.clone());
        Ok(region)
    }

    /// An office lies elsewhere now.
    pub fn keep_region(&self, home: RecordId, region: &str) {
        self.regions.borrow_mut().insert(home, region.to_owned());
    }

    /// SQL that depends on the kind alone, written once.
    pub fn statement(&self, spec: &RecordSpec, name: &'static str, write: impl FnOnce() -> String) -> Arc<str> {
        Arc::clone(self.statements.borrow_mut().entry((spec.kind, name)).or_insert_with(|| write().into()))
    }
}

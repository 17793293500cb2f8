//! The digest that tells two nodes with the same entries that their tables agree.

use kernel::fold::StreamId;
use kernel::spec::RecordSpec;
use kernel::value::Held;
use sha2::{Digest, Sha256};

use super::tables::{kept_balances, kept_sums};
use crate::engine::Cell;
use crate::error::StoreError;
use crate::folding::Folder;
use crate::kept::{self, Kept, value_column};

/// The digest of what the set of entries decides: for each record the versions that stand and the clear values, and the
/// sums. Sealed values are named by the version that set them, so nodes with and without a person's key agree.
pub fn digest(folder: &Folder<'_>) -> Result<[u8; 32], StoreError> {
    let mut hasher = Sha256::new();
    let mut specs = folder.registry.specs.clone();
    specs.sort_by_key(|spec| spec.kind);
    for spec in specs {
        each_row(folder, spec, |kept| hash_row(&mut hasher, &kept))?;
    }
    for ((indicator, home, month), amount) in kept_sums(folder.db)? {
        hash_part(&mut hasher, indicator.as_bytes());
        hash_part(&mut hasher, &home.0);
        hash_part(&mut hasher, month.as_bytes());
        hash_part(&mut hasher, &amount.to_be_bytes());
    }
    for ((home, account, month), turnover) in kept_balances(folder.db)? {
        hash_part(&mut hasher, &home.0);
        hash_part(&mut hasher, &account.0);
        hash_part(&mut hasher, month.as_bytes());
        hash_part(&mut hasher, &turnover.debit.to_be_bytes());
        hash_part(&mut hasher, &turnover.credit.to_be_bytes());
    }
    Ok(hasher.finalize().into())
}

fn hash_row(hasher: &mut Sha256, kept: &Kept) {
    hash_part(hasher, &kept.spec.kind.to_be_bytes());
    hash_part(hasher, &kept.id.0);
    hash_part(hasher, &kept.home.0);
    for one in &kept.heads {
        hash_part(hasher, &one.heads.tag.to_be_bytes());
        for version in &one.heads.versions {
            let StreamId { node, home } = version.stream;
            hash_part(hasher, &node.0);
            hash_part(hasher, &home.0);
            hash_part(hasher, &version.sequence.to_be_bytes());
        }
        let clear = kept.spec.field(one.heads.tag).filter(|(_, field)| !field.class.is_sealed());
        if let Some(Held::Known(value)) = clear.map(|(index, _)| &kept.cells[index]) {
            match value_column(value) {
                Cell::Null => hash_part(hasher, &[]),
                Cell::Integer(number) => hash_part(hasher, &number.to_be_bytes()),
                Cell::Text(text) => hash_part(hasher, text.as_bytes()),
                Cell::Bytes(bytes) => hash_part(hasher, &bytes),
            }
        }
    }
}

/// Length first, so that no two sequences of parts look alike.
fn hash_part(hasher: &mut Sha256, part: &[u8]) {
    hasher.update((part.len() as u64).to_be_bytes());
    hasher.update(part);
}

fn each_row(folder: &Folder<'_>, spec: &'static RecordSpec, mut each: impl FnMut(Kept)) -> Result<(), StoreError> {
    let opener = folder.opener();
    let sql = format!("SELECT {} FROM \"{}\" ORDER BY id", kept::columns(spec, ""), spec.name);
    let mut result = Ok(());
    folder.db.scan(&sql, &[], |row| match kept::read(&opener, spec, row, |_| false) {
        Ok(kept) => each(kept),
        Err(error) => result = Err(error),
    })?;
    result
}

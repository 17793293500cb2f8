//! Whose word counts for what must not fork: the custodian of a home office by epoch.
//! Not here: asking another node to act (the issue on nodes).

use kernel::RecordId;
use kernel::registry::Registry;

use crate::engine::{Cell, Db};
use crate::error::StoreError;

/// The node that holds custody of a home in an epoch, as far as is known here.
pub fn custodian(db: &Db, registry: &Registry, home: RecordId, epoch: u64) -> Result<Option<RecordId>, StoreError> {
    let Some(custody) = registry.custody.and_then(|kind| registry.spec(kind)) else { return Ok(None) };
    let sql = format!("SELECT node FROM \"{}\" WHERE home = $1 AND epoch = $2 ORDER BY id LIMIT 1", custody.name);
    let nodes = db.query(&sql, &[Cell::from(home), Cell::from(epoch as i64)], |row| row.text(0).to_owned())?;
    Ok(nodes.first().and_then(|node| node.parse().ok()))
}

/// The epoch in which this node writes for a home: the highest that is known.
pub fn epoch(db: &Db, registry: &Registry, home: RecordId) -> Result<u64, StoreError> {
    let Some(custody) = registry.custody.and_then(|kind| registry.spec(kind)) else { return Ok(0) };
    let sql = format!("SELECT coalesce(max(epoch), 0) FROM \"{}\" WHERE home = $1", custody.name);
    let epochs = db.query(&sql, &[Cell::from(home)], |row| row.integer(0))?;
    Ok(epochs.first().copied().unwrap_or(0).max(0) as u64)
}

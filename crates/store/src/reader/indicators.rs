//! Sums: what the fold keeps, added up over regions and months. Sums name no person, so they are open to whoever asks.

use kernel::RecordId;
use kernel::refusal::Refusal;
use kernel::region::Level;

use super::Reader;
use crate::engine::Cell;
use crate::error::StoreError;
use crate::statement::range_end;

impl Reader<'_> {
    /// The sum of an indicator over a region (`""` is the nation). Months are inclusive; `None` reads what is so now.
    pub fn indicator(&self, key: &str, region: &str, months: Option<(&str, &str)>) -> Result<i64, Refusal> {
        let (from, to) = months.unwrap_or(("", ""));
        let sums = self.db.query(
            "SELECT CAST(coalesce(sum(i.amount), 0) AS bigint) FROM fold_indicator i JOIN fold_home h ON h.home = i.home \
             WHERE i.indicator = $1 AND h.region >= $2 AND h.region < $3 AND i.month >= $4 AND i.month <= $5",
            &[Cell::from(key), Cell::from(region), Cell::from(range_end(region)), Cell::from(from), Cell::from(to)],
            |row| row.integer(0),
        );
        Ok(sums.map_err(StoreError::from)?.first().copied().unwrap_or(0))
    }

    /// The same at one office.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn indicator_at(&self, key: &str, home: RecordId, months: Option<(&str, &str)>) -> Result<i64, Refusal> {
        let (from, to) = months.unwrap_or(("", ""));
        let sums = self.db.query(
            "SELECT CAST(coalesce(sum(amount), 0) AS bigint) FROM fold_indicator \
             WHERE indicator = $1 AND home = $2 AND month >= $3 AND month <= $4",
            &[Cell::from(key), Cell::from(home), Cell::from(from), Cell::from(to)],
            |row| row.integer(0),
        );
        Ok(sums.map_err(StoreError::from)?.first().copied().unwrap_or(0))
    }

    /// The same for each region of one level within `region`, as (code, sum), by code.
    pub fn indicator_by_region(
        &self,
        key: &str,
        region: &str,
        level: Level,
        months: Option<(&str, &str)>,
    ) -> Result<Vec<(String, i64)>, Refusal> {
        let (from, to) = months.unwrap_or(("", ""));
        let length = match level {
            Level::Nation => 0,
            Level::Province => 2,
            Level::Regency => 5,
            Level::District => 8,
            Level::Village => 13,
        };
        let rows = self.db.query(
            "SELECT substr(h.region, 1, $6) AS part, CAST(sum(i.amount) AS bigint) FROM fold_indicator i \
             JOIN fold_home h ON h.home = i.home \
             WHERE i.indicator = $1 AND h.region >= $2 AND h.region < $3 AND i.month >= $4 AND i.month <= $5 \
             GROUP BY 1 ORDER BY 1",
            &[
                Cell::from(key),
                Cell::from(region),
                Cell::from(range_end(region)),
                Cell::from(from),
                Cell::from(to),
                Cell::from(i64::from(length)),
            ],
            |row| (row.text(0).to_owned(), row.integer(1)),
        );
        let rows = rows.map_err(StoreError::from)?;
        Ok(rows.into_iter().filter(|(code, _)| code.len() == length as usize).collect())
    }

    /// The sum month by month within a region, as (month, sum), oldest first.
    pub fn indicator_by_month(
        &self,
        key: &str,
        region: &str,
        from: &str,
        to: &str,
    ) -> Result<Vec<(String, i64)>, Refusal> {
        let rows = self.db.query(
            "SELECT i.month, CAST(sum(i.amount) AS bigint) FROM fold_indicator i JOIN fold_home h ON h.home = i.home \
             WHERE i.indicator = $1 AND h.region >= $2 AND h.region < $3 AND i.month >= $4 AND i.month <= $5 \
             GROUP BY i.month ORDER BY i.month",
            &[Cell::from(key), Cell::from(region), Cell::from(range_end(region)), Cell::from(from), Cell::from(to)],
            |row| (row.text(0).to_owned(), row.integer(1)),
        );
        Ok(rows.map_err(StoreError::from)?)
    }
}

//! The registered statements of cases and papers; each names clear columns only and carries the reader's scope. Those of
//! other nouns stand beside their use cases; `room::STATEMENTS` lists all.

use store::Statement;

/// The last place used in a year's series of an office: $1 office, $2 year. Withdrawn cases keep their number.
pub static LAST_SERIAL: Statement = Statement::scoped(
    "migration.last_serial",
    2,
    "SELECT coalesce(max(c.serial), 0) FROM migration_case c WHERE c.home = $1 AND c.year = $2 AND {scope c}",
);

/// Cases, newest first: $1 and $2 first and last state, $3 country or empty, $4 the id after which the page begins.
pub static CASES: Statement = Statement::scoped(
    "migration.cases",
    4,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.state >= $1 AND c.state <= $2 \
     AND ($3 = '' OR c.country = $3) AND c.id < $4 AND {scope c} ORDER BY c.id DESC LIMIT 51",
);

/// Cases that have not moved since $3, longest first: $1 and $2 first and last state, $4 how many.
pub static CASES_WAITING: Statement = Statement::scoped(
    "migration.cases_waiting",
    4,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.state >= $1 AND c.state <= $2 AND c.since <= $3 \
     AND {scope c} ORDER BY c.since, c.id LIMIT $4",
);

/// Papers of cases before the departure that run out by $1 or before the planned departure: $2 is the last state that counts,
/// $3 how many, $4 the last day that is looked at (who leaves later has time).
pub static PAPERS_RUNNING_OUT: Statement = Statement::scoped(
    "migration.papers_running_out",
    4,
    "SELECT d.id, c.id FROM document d JOIN migration_case c ON c.id = substr(d.\"case\", 1, 16) \
     WHERE d.withdrawn = 0 AND c.withdrawn = 0 AND d.status <= 2 AND d.valid_until <= $4 AND c.state <= $2 \
     AND (d.valid_until <= $1 OR d.valid_until < c.planned_departure) AND {scope d} ORDER BY d.valid_until, d.id LIMIT $3",
);

/// Papers of running cases that run out from $1 on, soonest first, from the place after ($1, $2) on: $3 and $4 the first and
/// the last state of their cases, $5 one line of the checklist or empty.
pub static PAPERS_BY_DAY: Statement = Statement::scoped(
    "migration.papers_by_day",
    5,
    "SELECT d.id, c.id FROM document d JOIN migration_case c ON c.id = substr(d.\"case\", 1, 16) \
     WHERE d.withdrawn = 0 AND c.withdrawn = 0 AND d.status <= 2 AND d.valid_until IS NOT NULL \
     AND (d.valid_until > $1 OR (d.valid_until = $1 AND d.id > $2)) AND c.state >= $3 AND c.state <= $4 \
     AND ($5 = '' OR d.line = $5) AND {scope d} ORDER BY d.valid_until, d.id LIMIT 61",
);

/// Cases in one state, longest first: $1 the state, $2 how many.
pub static CASES_IN_STATE: Statement = Statement::scoped(
    "migration.cases_in_state",
    2,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.state = $1 AND {scope c} ORDER BY c.since, c.id LIMIT $2",
);

/// Cases at work whose contract ends by $3, soonest first: $1 and $2 first and last state, $4 how many.
pub static CONTRACTS_ENDING: Statement = Statement::scoped(
    "migration.contracts_ending",
    4,
    "SELECT c.id FROM migration_case c WHERE c.withdrawn = 0 AND c.state >= $1 AND c.state <= $2 AND c.contract_end <= $3 \
     AND {scope c} ORDER BY c.contract_end, c.id LIMIT $4",
);

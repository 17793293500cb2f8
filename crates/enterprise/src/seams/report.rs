//! The lines of the monthly report: groups, sales, aid handed over, things looked at, what stands unused. Rows hold groups, codes
//! and days, never names of people.

use jiff::civil::Date;
use kernel::{Lang, Phrase, RecordId, Refusal, day};
use people::rules::monthly_report::MOST_ROWS;
use people::words::monthly_report::SECTION_OTHERS;
use store::engine::Cell;
use store::{Reader, Statement};
use web::{ReportLine, ReportMonth};

use crate::records::asset::AssetState;
use crate::records::business_group::GroupState;
use crate::words::{aid_package, asset, business_group, business_record, condition_check};

/// Groups of an office ($1) in a state ($2) that were founded by a day ($3): group, name, day.
pub static GROUPS: Statement = Statement::scoped(
    "enterprise.report_groups",
    3,
    "SELECT g.id, g.name, g.founded_on FROM business_group g WHERE g.withdrawn = 0 AND g.home = $1 AND g.state = $2 \
     AND g.founded_on <= $3 AND {scope g} ORDER BY g.founded_on, g.id LIMIT 1000",
);

/// Packages of an office ($1) handed over in a span of days ($2, $3): package, name, day.
pub static HANDED: Statement = Statement::scoped(
    "enterprise.report_handed",
    3,
    "SELECT p.id, p.name, p.handed_over_on FROM aid_package p WHERE p.withdrawn = 0 AND p.home = $1 \
     AND p.handed_over_on >= $2 AND p.handed_over_on <= $3 AND {scope p} ORDER BY p.handed_over_on, p.id LIMIT 1000",
);

/// Looks at assets of an office ($1) in a span of days ($2, $3): asset, code, day.
pub static CHECKED: Statement = Statement::scoped(
    "enterprise.report_checked",
    3,
    "SELECT a.id, a.code, c.checked_on FROM condition_check c JOIN asset a ON a.id = substr(c.asset, 1, 16) \
     WHERE c.withdrawn = 0 AND c.home = $1 AND c.checked_on >= $2 AND c.checked_on <= $3 AND {scope c} \
     ORDER BY c.checked_on, c.id LIMIT 1000",
);

/// Assets of an office ($1) that stand unused since a day ($2) or earlier, in the states $3, $4 and $5: asset, code, day.
pub static UNUSED: Statement = Statement::scoped(
    "enterprise.report_unused",
    5,
    "SELECT a.id, a.code, a.since FROM asset a WHERE a.withdrawn = 0 AND a.home = $1 AND a.since <= $2 \
     AND (a.state = $3 OR a.state = $4 OR a.state = $5) AND {scope a} ORDER BY a.since, a.id LIMIT 1000",
);

type Rows = Vec<Vec<Cell>>;

/// The lines. Groups and what stands unused are judged by the present records also for a month that is past.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn report(read: &Reader<'_>, month: &ReportMonth, lang: Lang) -> Result<Vec<ReportLine>, Refusal> {
    let before = month.first.yesterday().unwrap_or(month.first);
    let office = || Cell::from(month.office);
    let by = |day: Date| Cell::from(day.to_string());
    let groups = |day: Date| -> Result<Rows, Refusal> {
        read.select(&GROUPS, &[office(), Cell::from(GroupState::Active.code()), by(day)])
    };
    let spanned = |statement: &'static Statement, first: Date, last: Date| -> Result<Rows, Refusal> {
        read.select(statement, &[office(), by(first), by(last)])
    };
    let unused = |day: Date| -> Result<Rows, Refusal> {
        let [idle, broken, lost] =
            [AssetState::Idle, AssetState::Broken, AssetState::Lost].map(|one| Cell::from(one.code()));
        read.select(&UNUSED, &[office(), by(day), idle, broken, lost])
    };
    let (first, last) = (before.first_of_month(), before);
    let line = |key: &'static str, label: Phrase, rows: &Rows, earlier: &Rows, page: &str| ReportLine {
        key,
        section: SECTION_OTHERS,
        label,
        value: count(rows.len()),
        before: count(earlier.len()),
        rows: rows.iter().filter_map(|row| shown(row, page, lang)).take(MOST_ROWS).collect(),
    };
    let handed = (spanned(&HANDED, month.first, month.last)?, spanned(&HANDED, first, last)?);
    let checked = (spanned(&CHECKED, month.first, month.last)?, spanned(&CHECKED, first, last)?);
    Ok(vec![
        line(
            "enterprise.groups",
            business_group::ACTIVE_GROUPS,
            &groups(month.last)?,
            &groups(before)?,
            "kelompok-usaha",
        ),
        sales(read, month, before)?,
        line("enterprise.handed_over", aid_package::HANDED_COUNT, &handed.0, &handed.1, "bantuan-usaha"),
        line("enterprise.checked", condition_check::COUNT, &checked.0, &checked.1, "aset-usaha"),
        line("enterprise.unused", asset::NOT_USED, &unused(month.last)?, &unused(before)?, "aset-usaha"),
    ])
}

fn sales(read: &Reader<'_>, month: &ReportMonth, before: Date) -> Result<ReportLine, Refusal> {
    let of = |month: &str, region: &str| read.indicator("enterprise.sales", region, Some((month, month)));
    let earlier = before.to_string();
    Ok(ReportLine {
        key: "enterprise.sales",
        section: SECTION_OTHERS,
        label: business_record::SALES_COUNT,
        value: of(&month.month, &month.region)?,
        before: of(earlier.get(..7).unwrap_or_default(), &month.region)?,
        rows: Vec::new(),
    })
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

fn shown(row: &[Cell], page: &str, lang: Lang) -> Option<(String, String)> {
    let id = RecordId::from_slice(row.first()?.bytes()?).ok()?;
    let on: Date = row.get(2)?.text()?.parse().ok()?;
    Some((format!("{} · {}", row.get(1)?.text()?, day::short(on, lang)), format!("/{page}/{id}")))
}

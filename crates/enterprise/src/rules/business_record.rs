//! What a cash book says of a month: sales, costs, margin, cash, growth, and how that stands beside the plan.

use kernel::day::Month;
use kernel::indicator::{Contribution, Contributor};
use kernel::{Record, Row};

use crate::records::BusinessRecord;
use crate::records::business_record::CashKind;

/// Sales and costs by month.
pub const CONTRIBUTOR: Contributor = Contributor { kind: <BusinessRecord as Record>::KIND, contributions };

fn contributions(row: &Row) -> Vec<Contribution> {
    let line = (row.integer("kind").and_then(CashKind::from_code), row.integer("amount"), row.text("on"));
    let (Some(kind), Some(amount), Some(on)) = line else { return Vec::new() };
    let indicator = match kind {
        CashKind::Sale => "enterprise.sales",
        kind if kind.is_cost() => "enterprise.costs",
        _ => return Vec::new(),
    };
    if row.withdrawn {
        return Vec::new();
    }
    let month = on.get(..7).unwrap_or_default().to_owned();
    vec![Contribution { indicator, home: row.home, month, amount }]
}

/// A month of a book, in rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BookMonth {
    /// Which.
    pub month: Month,
    /// Sold for.
    pub sales: i64,
    /// Spent on making and selling.
    pub costs: i64,
    /// All that came in less all that went out.
    pub flow: i64,
}

impl BookMonth {
    /// What is left of the sales.
    pub const fn margin(&self) -> i64 {
        self.sales - self.costs
    }
}

/// The months from the first line to the last, without gaps: an empty month is a month without sales.
pub fn months(lines: impl IntoIterator<Item = (jiff::civil::Date, CashKind, i64)>) -> Vec<BookMonth> {
    let lines: Vec<_> = lines.into_iter().map(|(on, kind, amount)| (Month::of(on), kind, amount)).collect();
    let (Some(first), Some(last)) = (lines.iter().map(|line| line.0).min(), lines.iter().map(|line| line.0).max())
    else {
        return Vec::new();
    };
    let mut months = Vec::new();
    let mut month = first;
    while month <= last {
        let mut sum = BookMonth { month, sales: 0, costs: 0, flow: 0 };
        for (_, kind, amount) in lines.iter().filter(|line| line.0 == month) {
            sum.sales += if *kind == CashKind::Sale { *amount } else { 0 };
            sum.costs += if kind.is_cost() { *amount } else { 0 };
            sum.flow += if kind.comes_in() { *amount } else { -*amount };
        }
        months.push(sum);
        month = month.next();
    }
    months
}

/// Growth of sales from the three months before the last three to the last three, in hundredths of a percent; none while there
/// are fewer than six months or nothing was sold before.
pub fn growth(months: &[BookMonth]) -> Option<i64> {
    let last = months.len().checked_sub(6)?;
    let sum = |months: &[BookMonth]| months.iter().map(|month| i128::from(month.sales)).sum::<i128>();
    let (before, now) = (sum(&months[last..last + 3]), sum(&months[last + 3..]));
    (before > 0).then(|| i64::try_from((now - before) * 10_000 / before).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_without_a_line_is_a_month_without_sales() {
        let months = months([
            (date(2026, 9, 3), CashKind::PutIn, 500_000),
            (date(2026, 9, 4), CashKind::Material, 200_000),
            (date(2026, 11, 1), CashKind::Sale, 900_000),
            (date(2026, 11, 9), CashKind::Wages, 300_000),
            (date(2026, 11, 9), CashKind::TakenOut, 100_000),
        ]);
        let told: Vec<_> = months.iter().map(|month| (month.sales, month.costs, month.margin(), month.flow)).collect();
        assert_eq!(told, [(0, 200_000, -200_000, 300_000), (0, 0, 0, 0), (900_000, 300_000, 600_000, 500_000)]);
    }

    #[test]
    fn growth_compares_three_months_with_the_three_before() {
        let of = |sales: &[i64]| -> Vec<BookMonth> {
            let month = Month::of(date(2026, 1, 1));
            sales.iter().map(|sales| BookMonth { month, sales: *sales, costs: 0, flow: 0 }).collect()
        };
        assert_eq!(growth(&of(&[7, 100, 100, 100, 150, 150, 150])), Some(5_000));
        assert_eq!(growth(&of(&[0, 0, 0, 1, 1, 1])), None);
        assert_eq!(growth(&of(&[1, 1, 1, 1, 1])), None);
        assert_eq!(growth(&of(&[100, 100, 100, 50, 50, 50])), Some(-5_000));
    }
}

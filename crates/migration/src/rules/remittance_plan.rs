//! A remittance plan worked out month by month (UU 18/2017 art. 35): what comes in, what goes out, what is left, and where it
//! does not add up. Whole rupiah; a foreign wage is turned into rupiah at the rate of the plan, rounded down. No reading.

use jiff::civil::Date;
use kernel::day::{Month, days_between};
use kernel::money::{Currency, ForeignMoney, Rupiah};

use crate::records::remittance_plan::TransferRoute;

/// The longest plan, in months.
pub const MOST_MONTHS: i64 = 60;
/// A rate older than so many days is asked for again. A setting of the house.
const RATE_DAYS: i32 = 30;

/// A plan as numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Wage a month.
    pub wage: ForeignMoney,
    /// Living cost and deductions a month, in the same currency.
    pub living: ForeignMoney,
    /// Hundredths of a rupiah for one unit of the currency.
    pub rate: i64,
    /// Of which day the rate is.
    pub rate_date: Option<Date>,
    /// The first month with a wage.
    pub first_month: Month,
    /// How many months, 1 to [`MOST_MONTHS`].
    pub months: i64,
    /// Debt at the beginning.
    pub debt: Rupiah,
    /// Paid on it each month, until it is gone.
    pub instalment: Rupiah,
    /// What is sent home for something each month, by purpose.
    pub purposes: Vec<(Purpose, Rupiah)>,
    /// Cost of one transfer a month.
    pub transfer_cost: Rupiah,
    /// How the money travels.
    pub route: Option<TransferRoute>,
}

/// What money is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Food and daily needs.
    Family,
    /// The children's school.
    School,
    /// Savings, in the worker's own name.
    Savings,
    /// Building a house.
    Building,
    /// Capital for a business.
    Capital,
}

/// One month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub month: Month,
    /// Wage without living cost, in rupiah; less than nothing where living costs more than it earns.
    pub income: i64,
    /// Paid on the debt.
    pub instalment: i64,
    /// Debt left at the end of the month.
    pub debt: i64,
    /// Sent home for all purposes, with the cost of the transfer.
    pub sent: i64,
    /// Saved from the beginning to the end of this month, by the plan.
    pub saved: i64,
    /// What is left; less than nothing where the plan does not add up.
    pub left: i64,
}

/// Where a plan does not add up, or should be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Living costs more than the wage.
    LivingAboveWage,
    /// In so many months more goes out than comes in; the worst of them is short of so much.
    Short {
        /// In how many months.
        months: usize,
        /// Rupiah, more than nothing.
        worst: i64,
    },
    /// There is a debt and nothing is paid on it.
    DebtUnpaid,
    /// So much of the debt is left at the end.
    DebtLeft(i64),
    /// Nothing is saved.
    NothingSaved,
    /// The rate is so many days old.
    OldRate(i32),
    /// Money that somebody carries has no receipt.
    Carried,
}

impl Flaw {
    /// Does the plan not add up (otherwise it is only worth a look)?
    pub fn breaks(self) -> bool {
        matches!(self, Flaw::LivingAboveWage | Flaw::Short { .. } | Flaw::DebtUnpaid | Flaw::DebtLeft(_))
    }
}

impl Plan {
    /// An amount of the plan's currency in whole rupiah, rounded down.
    fn rupiah(&self, amount: ForeignMoney) -> i64 {
        let unit = 10i128.pow(u32::from(amount.currency.decimals())) * 100;
        let whole = (i128::from(amount.minor) * i128::from(self.rate)).div_euclid(unit);
        i64::try_from(whole).unwrap_or(i64::MAX)
    }

    /// Wage without living cost, in rupiah.
    pub fn income(&self) -> i64 {
        self.rupiah(self.wage).saturating_sub(self.rupiah(self.living))
    }

    /// Sent home each month for all purposes, with the cost of the transfer.
    pub fn sent(&self) -> i64 {
        let purposes = self.purposes.iter().fold(0i64, |sum, (_, amount)| sum.saturating_add(amount.0));
        let cost = if purposes > 0 { self.transfer_cost.0 } else { 0 };
        purposes.saturating_add(cost)
    }

    fn saved_a_month(&self) -> i64 {
        self.purposes.iter().filter(|(purpose, _)| *purpose == Purpose::Savings).map(|(_, amount)| amount.0).sum()
    }

    /// The table, a line a month.
    pub fn table(&self) -> Vec<Line> {
        let (income, sent, saved) = (self.income(), self.sent(), self.saved_a_month());
        let mut debt = self.debt.0;
        let months = self.months.clamp(1, MOST_MONTHS);
        (0..months)
            .map(|index| {
                let instalment = self.instalment.0.min(debt);
                debt -= instalment;
                Line {
                    month: self.first_month.plus(i32::try_from(index).unwrap_or_default()),
                    income,
                    instalment,
                    debt,
                    sent,
                    saved: saved.saturating_mul(index + 1),
                    left: income.saturating_sub(sent).saturating_sub(instalment),
                }
            })
            .collect()
    }

    /// Where it does not add up, the worst first.
    pub fn flaws(&self, today: Date) -> Vec<Flaw> {
        let table = self.table();
        let mut flaws = Vec::new();
        if self.income() < 0 {
            flaws.push(Flaw::LivingAboveWage);
        }
        let short: Vec<i64> = table.iter().map(|line| line.left).filter(|left| *left < 0).collect();
        if let Some(worst) = short.iter().min() {
            flaws.push(Flaw::Short { months: short.len(), worst: worst.saturating_neg() });
        }
        if self.debt.0 > 0 && self.instalment.0 == 0 {
            flaws.push(Flaw::DebtUnpaid);
        } else if let Some(last) = table.last().filter(|line| line.debt > 0) {
            flaws.push(Flaw::DebtLeft(last.debt));
        }
        if self.saved_a_month() == 0 {
            flaws.push(Flaw::NothingSaved);
        }
        if let Some(days) = self.rate_date.map(|day| days_between(day, today)).filter(|days| *days > RATE_DAYS) {
            flaws.push(Flaw::OldRate(days));
        }
        if self.route == Some(TransferRoute::Carried) {
            flaws.push(Flaw::Carried);
        }
        flaws
    }
}

/// How a foreign amount is kept: `TWD 27470.00`, whatever the language.
pub fn stored(amount: ForeignMoney) -> String {
    let unit = 10u64.pow(u32::from(amount.currency.decimals()));
    let (whole, rest) = (amount.minor.unsigned_abs() / unit, amount.minor.unsigned_abs() % unit);
    match usize::from(amount.currency.decimals()) {
        0 => format!("{} {whole}", amount.currency.as_str()),
        decimals => format!("{} {whole}.{rest:0decimals$}", amount.currency.as_str()),
    }
}

/// Reads what [`stored`] wrote.
pub fn read(text: &str) -> Option<ForeignMoney> {
    let (currency, amount) = text.split_once(' ')?;
    ForeignMoney::parse(&amount.replace('.', ","), Currency::parse(currency).ok()?).ok()
}

/// How a rate is kept: `512.50`, from hundredths of a rupiah.
pub fn stored_rate(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, (hundredths % 100).abs())
}

/// Reads what [`stored_rate`] wrote.
pub fn read_rate(text: &str) -> Option<i64> {
    let (whole, rest) = text.split_once('.')?;
    let hundredths = (rest.len() == 2).then(|| rest.parse::<i64>().ok()).flatten()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(hundredths)
}

/// Reads a rate as people type it: `512`, `512,50`, `16.250`, `16.250,5`.
pub fn typed_rate(typed: &str) -> Option<i64> {
    // A currency of two decimals reads the same way.
    let two = Currency::parse("USD").ok()?;
    ForeignMoney::parse(typed.trim().trim_start_matches("Rp").trim(), two).ok().map(|amount| amount.minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn money(text: &str) -> ForeignMoney {
        read(text).expect("an amount")
    }

    fn plan() -> Plan {
        Plan {
            wage: money("TWD 27470.00"),
            living: money("TWD 7470.00"),
            rate: 51_250,
            rate_date: Some(date(2026, 11, 20)),
            first_month: Month::new(2027, 3).expect("a month"),
            months: 12,
            debt: Rupiah(9_000_000),
            instalment: Rupiah(2_000_000),
            purposes: vec![(Purpose::Family, Rupiah(3_000_000)), (Purpose::Savings, Rupiah(2_500_000))],
            transfer_cost: Rupiah(50_000),
            route: Some(TransferRoute::Bank),
        }
    }

    #[test]
    fn a_month_is_income_without_what_is_sent_and_the_debt_ends_with_its_last_part() {
        let table = plan().table();
        assert_eq!(table.len(), 12);
        assert_eq!(table[0].income, 10_250_000, "20,000 at 512.50");
        assert_eq!((table[0].sent, table[0].instalment, table[0].left), (5_550_000, 2_000_000, 2_700_000));
        assert_eq!((table[4].instalment, table[4].debt, table[4].left), (1_000_000, 0, 3_700_000));
        assert_eq!((table[5].instalment, table[11].saved), (0, 30_000_000));
        assert_eq!(table[11].month.to_string(), "2028-02");
        assert_eq!(plan().flaws(date(2026, 11, 24)), []);
    }

    #[test]
    fn a_plan_that_spends_a_rupiah_too_much_says_so_and_one_that_spends_all_does_not() {
        let with =
            |needs| Plan { purposes: vec![(Purpose::Savings, Rupiah(1)), (Purpose::Family, Rupiah(needs))], ..plan() };
        let all = 10_250_000 - 2_000_000 - 50_000 - 1;
        assert_eq!(with(all).flaws(date(2026, 11, 24)), []);
        assert_eq!(with(all + 1).flaws(date(2026, 11, 24)), [Flaw::Short { months: 4, worst: 1 }]);
    }

    #[test]
    fn a_debt_that_is_not_paid_or_not_paid_off_is_told() {
        let today = date(2026, 11, 24);
        assert_eq!(Plan { instalment: Rupiah(0), ..plan() }.flaws(today), [Flaw::DebtUnpaid]);
        assert_eq!(Plan { months: 3, ..plan() }.flaws(today), [Flaw::DebtLeft(3_000_000)]);
        assert!(Flaw::DebtUnpaid.breaks() && !Flaw::NothingSaved.breaks());
    }

    #[test]
    fn living_above_the_wage_an_old_rate_and_money_in_a_pocket_are_told() {
        let plan = Plan {
            living: money("TWD 27470.01"),
            rate_date: Some(date(2026, 10, 1)),
            route: Some(TransferRoute::Carried),
            purposes: Vec::new(),
            debt: Rupiah(0),
            ..plan()
        };
        let flaws = plan.flaws(date(2026, 11, 24));
        assert!(flaws.contains(&Flaw::LivingAboveWage) && flaws.contains(&Flaw::NothingSaved));
        assert!(flaws.contains(&Flaw::OldRate(54)) && flaws.contains(&Flaw::Carried));
    }

    #[test]
    fn what_is_kept_is_read_again_whatever_the_decimals() {
        for text in ["TWD 27470.00", "JPY 180000", "KWD 120.500"] {
            assert_eq!(stored(money(text)), text);
        }
        assert_eq!(read("TWD"), None);
    }

    #[test]
    fn a_rate_is_read_as_people_type_it_and_kept_to_the_hundredth() {
        for (typed, hundredths) in [("512", 51_200), ("512,5", 51_250), ("16.250", 1_625_000), ("Rp 0,65", 65)] {
            assert_eq!(typed_rate(typed), Some(hundredths), "{typed}");
            assert_eq!(read_rate(&stored_rate(hundredths)), Some(hundredths));
        }
        for wrong in ["", "lima ratus", "512.5", "1,234"] {
            assert_eq!(typed_rate(wrong), None, "{wrong}");
        }
    }
}

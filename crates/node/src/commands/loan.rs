//! `loan schedule`: any schedule of instalments, without a node. Not here: how it is reckoned (the room of cooperatives).

use clap::{Args, Subcommand, ValueEnum};
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::rules::effective_rate::{YearlyRate, effective, within_cap};
use cooperative::rules::koperasi_setting;
use cooperative::rules::schedule::{Instalment, MOST_MONTHS, MOST_PRINCIPAL, MOST_RATE, Method, MonthlyRate, schedule};
use kernel::Lang;
use kernel::money::{Rupiah, decimal};

use super::say;
use crate::trouble::Trouble;

/// Loans of a cooperative.
#[derive(Debug, Subcommand)]
pub enum Loan {
    /// Print a schedule of instalments.
    Schedule(Schedule),
}

impl Loan {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let Loan::Schedule(schedule) = self;
        schedule.run()
    }
}

/// The methods, under the names that the field uses.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum MethodName {
    Anuitas,
    Menurun,
    Flat,
}

/// Print a schedule of instalments, in words or as CSV. Each instalment's service and the annuity are rounded half up to the
/// rupiah; the last instalment settles the rest. In words it also says
/// whether the yearly effective rate keeps to the cap of 24 %.
#[derive(Debug, Args)]
pub struct Schedule {
    /// How service is reckoned.
    #[arg(long)]
    method: MethodName,
    /// Rupiah that are lent, such as 12000000 or 12.000.000.
    #[arg(long, value_parser = rupiah)]
    principal: i64,
    /// Months.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_MONTHS)))]
    months: u32,
    /// Percent a month with up to four decimals, such as 1,5 or 1.5.
    #[arg(long, value_parser = rate)]
    rate_percent_month: u32,
    /// For a sheet: number,principal,service,total,balance.
    #[arg(long)]
    csv: bool,
}

impl Schedule {
    /// Runs it.
    pub fn run(self) -> Result<bool, Trouble> {
        let method = match self.method {
            MethodName::Anuitas => Method::Annuity,
            MethodName::Menurun => Method::Declining,
            MethodName::Flat => Method::Flat,
        };
        let all = schedule(method, self.principal, self.months, MonthlyRate(self.rate_percent_month));
        if self.csv {
            say(csv(&all));
        } else {
            say(words(method, &all));
            let yearly = effective(self.principal, &all).map_or(0, |rate| i64::try_from(rate.0).unwrap_or(i64::MAX));
            let cap = koperasi_setting::of(SettingKey::MostLoanRate).map_or(0, |declared| declared.most);
            let within = within_cap(self.principal, &all, YearlyRate::from_percent(cap));
            let judged = if within { "dalam batas" } else { "melebihi batas" };
            let cap = decimal(cap, 2, Lang::Id);
            say(format_args!("Efektif setahun: {}% ({judged} {cap}% setahun)", decimal(yearly / 100, 2, Lang::Id)));
        }
        Ok(false)
    }
}

fn csv(all: &[Instalment]) -> String {
    let mut text = String::from("number,principal,service,total,balance");
    for one in all {
        text.push_str(&format!("\n{},{},{},{},{}", one.number, one.principal, one.service, one.total(), one.balance));
    }
    text
}

fn words(method: Method, all: &[Instalment]) -> String {
    let mut text =
        format!("{}\n{:>4} {:>17} {:>17} {:>17} {:>17}", method.label().id, "Ke", "Pokok", "Jasa", "Angsuran", "Sisa");
    let money = |amount: i64| Rupiah(amount).plain();
    let mut line = |name: &str, principal, service, balance: String| {
        let total = money(principal + service);
        text.push_str(&format!(
            "\n{name:>4} {:>17} {:>17} {total:>17} {balance:>17}",
            money(principal),
            money(service)
        ));
    };
    for one in all {
        line(&one.number.to_string(), one.principal, one.service, money(one.balance));
    }
    let sum = |of: fn(&Instalment) -> i64| all.iter().map(of).sum::<i64>();
    line("", sum(|one| one.principal), sum(|one| one.service), String::new());
    text
}

fn rupiah(typed: &str) -> Result<i64, String> {
    let amount = Rupiah::parse(typed).map_err(|error| error.phrase().en.to_owned())?.0;
    if (1..=MOST_PRINCIPAL).contains(&amount) { Ok(amount) } else { Err(format!("between 1 and {MOST_PRINCIPAL}")) }
}

fn rate(typed: &str) -> Result<u32, String> {
    let read = koperasi_setting::of(SettingKey::PenaltyPerDay).and_then(|like| like.read(typed));
    let most = MOST_RATE.0;
    read.and_then(|rate| u32::try_from(rate).ok())
        .filter(|rate| *rate <= most)
        .ok_or_else(|| "a percentage from 0 to 10 with up to four decimals".to_owned())
}

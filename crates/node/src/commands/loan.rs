//! `loan schedule`: any schedule of instalments, without a node. Not here: how it is reckoned (the room of cooperatives).

use clap::{Args, Subcommand, ValueEnum};
use cooperative::office::loan_product::fee_of;
use cooperative::records::koperasi::Principle;
use cooperative::records::koperasi_setting::SettingKey;
use cooperative::records::loan_product::Contract;
use cooperative::rules::effective_rate::{YearlyRate, effective, within_cap};
use cooperative::rules::koperasi_setting;
use cooperative::rules::schedule::{Instalment, MOST_MONTHS, MOST_PRINCIPAL, MOST_RATE, Method, MonthlyRate, schedule};
use cooperative::words::loan as words;
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

/// The contracts that have a schedule by a rate, or by none.
#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum AkadName {
    Pinjaman,
    Qardh,
    Murabahah,
}

impl AkadName {
    const fn contract(self) -> Contract {
        match self {
            AkadName::Pinjaman => Contract::Loan,
            AkadName::Qardh => Contract::Qardh,
            AkadName::Murabahah => Contract::Murabahah,
        }
    }

    const fn principle(self) -> Principle {
        match self {
            AkadName::Pinjaman => Principle::Conventional,
            AkadName::Qardh | AkadName::Murabahah => Principle::Sharia,
        }
    }
}

/// Print a schedule of instalments, in words or as CSV. What is added to each instalment and the annuity are rounded half up
/// to the rupiah; the last instalment settles the rest. For a conventional loan it also says in words whether the yearly
/// effective rate, the fee counted, keeps to the cap of 24 %.
#[derive(Debug, Args)]
pub struct Schedule {
    /// How what is added is reckoned.
    #[arg(long)]
    method: MethodName,
    /// What is agreed on: its words are used, and only a loan has a cap.
    #[arg(long, default_value = "pinjaman")]
    akad: AkadName,
    /// Rupiah that are lent, such as 12000000 or 12.000.000.
    #[arg(long, value_parser = rupiah)]
    principal: i64,
    /// Months.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_MONTHS)))]
    months: u32,
    /// Percent a month with up to four decimals, such as 1,5 or 1.5.
    #[arg(long, value_parser = rate)]
    rate_percent_month: u32,
    /// Percent of the principal that is taken off at the payout, such as 1.
    #[arg(long, value_parser = rate, default_value = "0")]
    fee_percent: u32,
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
        if self.akad == AkadName::Qardh && self.rate_percent_month != 0 {
            return Err(Trouble::Other("a qardh adds nothing: give --rate-percent-month 0".to_owned()));
        }
        let all = schedule(method, self.principal, self.months, MonthlyRate(self.rate_percent_month));
        if self.csv {
            say(csv(&all));
            return Ok(false);
        }
        say(table(self.akad, method, &all));
        let fee = fee_of(self.principal, i64::from(self.fee_percent));
        if fee > 0 {
            say(format_args!("Biaya administrasi: {}", Rupiah(fee)));
        }
        if self.akad == AkadName::Pinjaman {
            say(judged(self.principal - fee, &all));
        }
        Ok(false)
    }
}

/// The yearly effective rate, held against the cap.
fn judged(received: i64, all: &[Instalment]) -> String {
    let yearly = effective(received, all).map_or(0, |rate| i64::try_from(rate.0).unwrap_or(i64::MAX));
    let cap = koperasi_setting::of(SettingKey::MostLoanRate).map_or(0, |declared| declared.most);
    let judged =
        if within_cap(received, all, YearlyRate::from_percent(cap)) { "dalam batas" } else { "melebihi batas" };
    let cap = decimal(cap, 2, Lang::Id);
    format!("Efektif setahun: {}% ({judged} {cap}% setahun)", decimal(yearly / 100, 2, Lang::Id))
}

fn csv(all: &[Instalment]) -> String {
    let mut text = String::from("number,principal,service,total,balance");
    for one in all {
        text.push_str(&format!("\n{},{},{},{},{}", one.number, one.principal, one.service, one.total(), one.balance));
    }
    text
}

fn table(akad: AkadName, method: Method, all: &[Instalment]) -> String {
    let principal = words::principal(akad.contract()).id;
    let service = words::service(akad.contract()).id;
    let mut text = format!(
        "{}\n{:>4} {principal:>17} {service:>17} {:>17} {:>17}",
        words::method(akad.principle(), method).id,
        "Ke",
        "Angsuran",
        "Sisa"
    );
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

//! The months of a village, and for a region which village sent what, with the sums of what was accepted.

use askama::Template;
use kernel::day::Month;
use kernel::{Refusal, money};
use store::Reader;
use web::{Answer, Call, Html};

use super::{path, state_tag};
use crate::office::monthly_report::{in_village, receives, region};
use crate::papers::monthly_report::{capital, difference};
use crate::records::MonthlyReport;
use crate::records::monthly_report::ReportState;
use crate::rules::monthly_report::{WRITERS, due, report_id};
use crate::words::monthly_report as words;

/// Months that a village's list shows.
const MONTHS: i32 = 12;
/// Months beside each village of a region.
const COLUMNS: i32 = 6;

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    if call.read(|read| Ok(in_village(read)))? {
        let content = call.read(|read| village(call, read))?;
        return Ok(call.page(call.say(words::TITLE), &content));
    }
    let content = call.read(|read| of_region(call, read))?;
    Ok(call.page(call.say(words::TITLE), &content))
}

#[derive(Template)]
#[template(path = "monthly_report_list.html")]
struct VillagePage<'c> {
    call: &'c Call,
    lines: Vec<MonthLine>,
    writes: bool,
}

struct MonthLine {
    month: String,
    value: String,
    /// Where the report is; empty where it was not begun.
    path: String,
    state: Html,
    detail: String,
}

fn village<'c>(call: &'c Call, read: &Reader<'_>) -> Result<VillagePage<'c>, Refusal> {
    let writes = read.actor().is_one_of(WRITERS);
    let now = Month::of(call.today);
    let mut lines = Vec::new();
    for back in 0..MONTHS {
        let month = now.plus(-back);
        let report = read.maybe::<MonthlyReport>(report_id(read.actor().office, month))?;
        if report.is_none() && (back > 2 || !writes) {
            continue;
        }
        let by = format!("{} {}", call.say(words::TASK_DUE), kernel::day::short(due(month), call.lang));
        let open = report.as_ref().is_none_or(|one| one.state == ReportState::Draft);
        lines.push(MonthLine {
            month: month.show(call.lang),
            value: month.to_string(),
            path: report.as_ref().map_or_else(String::new, |one| path(one.row.id)),
            state: report.as_ref().map_or_else(Html::default, |one| state_tag(call, one.state)),
            detail: if open { by } else { String::new() },
        });
    }
    Ok(VillagePage { call, lines, writes })
}

#[derive(Template)]
#[template(path = "monthly_report_region.html")]
struct RegionPage<'c> {
    call: &'c Call,
    months: Vec<(String, String, bool)>,
    chosen_name: String,
    villages: Vec<VillageLine>,
    more: bool,
    missing: i64,
    accepted: usize,
    sums: Vec<SumLine>,
    sheet: String,
}

struct VillageLine {
    name: String,
    cells: Vec<(String, Html)>,
}

struct SumLine {
    label: String,
    value: String,
    before: String,
    difference: String,
}

/// The month that was asked for, or the one before this.
pub(super) fn chosen(call: &Call) -> Month {
    let last = Month::of(call.today).previous();
    call.query("bulan").parse().ok().filter(|month| *month <= last.next()).unwrap_or(last)
}

fn of_region<'c>(call: &'c Call, read: &Reader<'_>) -> Result<RegionPage<'c>, Refusal> {
    let month = chosen(call);
    let last = month.max(Month::of(call.today).previous());
    let first = last.plus(1 - COLUMNS).min(month);
    let months: Vec<Month> = (0..=first.months_until(last)).map(|at| first.plus(at)).take(COLUMNS as usize).collect();
    let within = call.query("wilayah");
    let (villages, more) = region::villages(read, within, first, last)?;
    let lines = villages.into_iter().map(|village| VillageLine {
        name: village.name,
        cells: months
            .iter()
            .map(|month| match village.reports.get(&month.to_string()) {
                Some((id, state)) => (path(*id), state_tag(call, *state)),
                None => (String::new(), Html::default()),
            })
            .collect(),
    });
    let sums_shown = receives(read);
    // Above the regency sums stand on the programme's page, where small ones are covered.
    let reported = if sums_shown { region::reported(read, month)? } else { Vec::new() };
    Ok(RegionPage {
        call,
        months: months.iter().map(|one| (one.to_string(), one.short(call.lang), *one == month)).collect(),

        chosen_name: month.show(call.lang),
        villages: lines.collect(),
        more,
        missing: region::missing(read, month)?,
        accepted: reported.iter().filter(|one| one.state == ReportState::Accepted).count(),
        sums: region::sums(&reported).iter().map(|sum| sum_line(call, sum)).collect(),
        sheet: if sums_shown { format!("/laporan-bulanan/wilayah.xlsx?bulan={month}") } else { String::new() },
    })
}

fn sum_line(call: &Call, sum: &crate::rules::monthly_report::frozen::Figure) -> SumLine {
    SumLine {
        label: capital(sum.label.say(call.lang)),
        value: money::whole(sum.value, call.lang),
        before: money::whole(sum.before, call.lang),
        difference: difference(sum.value - sum.before),
    }
}

//! The rows behind one number of a report: numbers, kinds and days, never names. Each leads to its record for who may open it.

use askama::Template;
use kernel::{Record, Refusal};
use web::{Answer, Call};

use super::path;
use crate::office::monthly_report::told;
use crate::papers::monthly_report::capital;
use crate::records::MonthlyReport;
use crate::words::monthly_report as words;

#[derive(Template)]
#[template(path = "monthly_report_rows.html")]
struct RowsPage<'c> {
    call: &'c Call,
    back: String,
    title: String,
    month: String,
    value: String,
    count: usize,
    cut: bool,
    sent: bool,
    rows: Vec<(String, String)>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let key = call.param_text("key");
    let content = call.read(|read| {
        let report = read.get::<MonthlyReport>(id)?;
        let kept = told::sent(&report)?.filter(|_| report.state.is_locked());
        let sent = kept.is_some();
        let (figures, rows) = match kept {
            Some(kept) => (kept.figures, kept.rows),
            None => told::figures_now(read, &call.site.rooms, &report)?,
        };
        let figure = figures.get(key).ok_or(Refusal::NotFound)?;
        let rows = rows.get(key).cloned().unwrap_or_default();
        let open = |(text, path): (String, String)| {
            let open = !path.is_empty() && call.may_get(&path);
            (text, if open { path } else { String::new() })
        };
        Ok(RowsPage {
            call,
            back: path(report.row.id),
            title: capital(figure.label.say(call.lang)),
            month: report.month.show(call.lang),
            value: kernel::money::whole(figure.value, call.lang),
            count: rows.len(),
            cut: i64::try_from(rows.len()).unwrap_or(i64::MAX) < figure.value,
            sent,
            rows: rows.into_iter().map(open).collect(),
        })
    })?;
    let title = format!("{} · {}", content.title, MonthlyReport::SPEC.label.say(call.lang));
    Ok(call.page(&title, &content))
}

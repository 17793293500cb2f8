//! `/metrics` in the text format of Prometheus: what the node did and how it stands, in numbers. A line names routes by
//! their pattern, never an address, a person or an account. Read on this machine, or with the operator's token.
//! Not here: what the store counts (`store::measured`).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use kernel::{Refusal, phrase};
use sha2::{Digest, Sha256};
use store::measured::{BATCHES, Measures, Sizes};

use crate::answer::Answer;
use crate::call::Call;
use crate::site::Site;

/// Upper bounds of the time that an answer takes, in seconds.
const SECONDS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// How long sizes on disk are good for: every file is looked at.
const FRESH: Duration = Duration::from_secs(60);

/// What the shell counts of itself.
#[derive(Debug)]
pub(crate) struct Metrics {
    started: Instant,
    under_way: AtomicU64,
    counted: Mutex<Counted>,
    sizes: Mutex<Option<(Instant, Sizes)>>,
}

#[derive(Debug, Default)]
struct Counted {
    answers: BTreeMap<(&'static str, &'static str, u16), u64>,
    times: BTreeMap<&'static str, Times>,
    refusals: BTreeMap<&'static str, u64>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Times {
    buckets: [u64; SECONDS.len()],
    sum: f64,
    count: u64,
}

impl Default for Metrics {
    fn default() -> Metrics {
        Metrics {
            started: Instant::now(),
            under_way: AtomicU64::new(0),
            counted: Mutex::default(),
            sizes: Mutex::default(),
        }
    }
}

impl Metrics {
    fn counted(&self) -> MutexGuard<'_, Counted> {
        // Counters alone: a panic elsewhere leaves them usable.
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A request has begun.
    pub(crate) fn begun(&self) {
        self.under_way.fetch_add(1, Ordering::Relaxed);
    }

    /// A request was answered. A method that is none of ours is counted as one.
    pub(crate) fn answered(&self, method: &str, pattern: &'static str, status: u16, took: Duration) {
        self.under_way.fetch_sub(1, Ordering::Relaxed);
        let method = ["GET", "HEAD", "POST"].into_iter().find(|own| *own == method).unwrap_or("other");
        let mut counted = self.counted();
        *counted.answers.entry((method, pattern, status)).or_default() += 1;
        let times = counted.times.entry(pattern).or_default();
        let seconds = took.as_secs_f64();
        for (_, bucket) in SECONDS.iter().zip(&mut times.buckets).filter(|(most, _)| seconds <= **most) {
            *bucket += 1;
        }
        times.sum += seconds;
        times.count += 1;
    }

    /// A call was refused.
    pub(crate) fn refused(&self, refusal: &Refusal) {
        *self.counted().refusals.entry(refusal.code()).or_default() += 1;
    }

    fn sizes(&self, site: &Site) -> Sizes {
        let mut kept = self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.is_none_or(|(when, _)| when.elapsed() > FRESH) {
            // What cannot be measured now is told as before, or as nothing.
            *kept = site.store.sizes().ok().map(|sizes| (Instant::now(), sizes)).or(*kept);
        }
        kept.map(|(_, sizes)| sizes).unwrap_or_default()
    }
}

/// The numbers, for this machine or for who has the token.
pub(crate) fn page(call: &Call) -> Result<Answer, Refusal> {
    if !may_read(call) {
        return Err(Refusal::Forbidden(phrase(
            "Hanya untuk komputer ini, atau dengan token pengelola.",
            "For this machine only, or with the operator's token.",
        )));
    }
    let text = text(call)?;
    Ok(Answer::file(text.into_bytes(), "text/plain; version=0.0.4; charset=utf-8", "metrics.txt", true))
}

fn may_read(call: &Call) -> bool {
    // A proxy on this machine is no reader of this machine: it asks for a public name, or says that it passes on.
    let own = call.is_local() && call.own_host;
    let token = call.site.settings.metrics_token.as_deref().zip(call.bearer.as_deref());
    // Digests are compared, so that the time tells nothing of the token.
    own || token.is_some_and(|(own, shown)| Sha256::digest(own) == Sha256::digest(shown))
}

fn text(call: &Call) -> Result<String, Refusal> {
    let site = &call.site;
    let metrics = &site.metrics;
    let mut out = String::new();
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    let gauge = |out: &mut String, name: &str, help: &str, value: f64| {
        family(out, name, "gauge", help);
        sample(out, name, &[], value);
    };
    family(&mut out, "desmigratif_build_info", "gauge", "Which edition runs.");
    sample(&mut out, "desmigratif_build_info", &version, 1.0);
    gauge(&mut out, "desmigratif_uptime_seconds", "Since the start.", metrics.started.elapsed().as_secs_f64());
    requests(&mut out, metrics);
    writer(&mut out, &site.store.measures());
    let sizes = metrics.sizes(site);
    family(&mut out, "desmigratif_size_bytes", "gauge", "What the node takes on disk.");
    for (what, bytes) in [("database", sizes.database), ("log", sizes.log), ("files", sizes.files)] {
        sample(&mut out, "desmigratif_size_bytes", &[("what", what)], bytes as f64);
    }
    gauge(&mut out, "desmigratif_files", "Scans and photos.", sizes.files_count as f64);
    gauge(&mut out, "desmigratif_journal_entries", "Entries of the journal.", sizes.entries as f64);
    let sessions = site.store.local_read(|db| Ok(store::local::sessions::count(db, call.now)?))?;
    gauge(&mut out, "desmigratif_sessions", "Sessions that have not run out.", sessions as f64);
    if let Some(time) = (site.seams.last_backup)(&site.store) {
        let age = (call.now.as_millisecond() - time).max(0) as f64 / 1000.0;
        gauge(&mut out, "desmigratif_backup_age_seconds", "Since the last backup; absent where there is none.", age);
    }
    Ok(out)
}

fn requests(out: &mut String, metrics: &Metrics) {
    // Copied, so that nobody waits for the writing.
    let (answers, times, refusals) = {
        let counted = metrics.counted();
        (counted.answers.clone(), counted.times.clone(), counted.refusals.clone())
    };
    family(out, "desmigratif_requests_under_way", "gauge", "Requests that are being answered.");
    sample(out, "desmigratif_requests_under_way", &[], metrics.under_way.load(Ordering::Relaxed) as f64);
    family(out, "desmigratif_requests_total", "counter", "Requests answered, by route and status.");
    for ((method, route, status), count) in answers {
        let labels = [("method", method), ("route", route), ("status", &status.to_string())];
        sample(out, "desmigratif_requests_total", &labels, count as f64);
    }
    let name = "desmigratif_request_seconds";
    family(out, name, "histogram", "How long answers took, by route.");
    for (route, times) in times {
        let bounds = SECONDS.iter().map(f64::to_string).chain(["+Inf".to_owned()]);
        for (bound, count) in bounds.zip(times.buckets.into_iter().chain([times.count])) {
            sample(out, &format!("{name}_bucket"), &[("route", route), ("le", &bound)], count as f64);
        }
        sample(out, &format!("{name}_sum"), &[("route", route)], times.sum);
        sample(out, &format!("{name}_count"), &[("route", route)], times.count as f64);
    }
    family(out, "desmigratif_refusals_total", "counter", "Calls that were refused, by code.");
    for (code, count) in refusals {
        sample(out, "desmigratif_refusals_total", &[("code", code)], count as f64);
    }
}

fn writer(out: &mut String, measures: &Measures) {
    for (name, kind, help, value) in [
        ("desmigratif_commits_total", "counter", "Batches that are on disk.", measures.commits),
        ("desmigratif_commits_failed_total", "counter", "Batches that were taken back.", measures.failed),
        ("desmigratif_writer_waiting", "gauge", "Calls that wait for their commit.", measures.waiting),
        ("desmigratif_readers", "gauge", "Reading connections that are lent.", measures.readers),
    ] {
        family(out, name, kind, help);
        sample(out, name, &[], value as f64);
    }
    family(out, "desmigratif_writer_seconds_total", "counter", "Time that the writer worked.");
    sample(out, "desmigratif_writer_seconds_total", &[], measures.microseconds as f64 / 1e6);
    let name = "desmigratif_batch_jobs";
    family(out, name, "histogram", "How much shared one durable commit.");
    let batches = measures.commits + measures.failed;
    let bounds = BATCHES.iter().map(u64::to_string).chain(["+Inf".to_owned()]);
    for (bound, count) in bounds.zip(measures.batches.into_iter().chain([batches])) {
        sample(out, &format!("{name}_bucket"), &[("le", &bound)], count as f64);
    }
    sample(out, &format!("{name}_sum"), &[], measures.jobs as f64);
    sample(out, &format!("{name}_count"), &[], batches as f64);
}

fn family(out: &mut String, name: &str, kind: &str, help: &str) {
    // Writing into a text cannot fail.
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn sample(out: &mut String, name: &str, labels: &[(&str, &str)], value: f64) {
    let labels: Vec<String> = labels.iter().map(|(name, value)| format!("{name}=\"{}\"", escaped(value))).collect();
    let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
    let _ = writeln!(out, "{name}{labels} {value}");
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_pattern_status_and_time_and_unknown_methods_as_one() {
        let metrics = Metrics::default();
        for (method, status, milliseconds) in [("GET", 200, 4), ("GET", 200, 30), ("BREW", 405, 20_000)] {
            metrics.begun();
            metrics.answered(method, "/warga/{id}", status, Duration::from_millis(milliseconds));
        }
        metrics.begun();
        metrics.refused(&Refusal::NotFound);
        let mut out = String::new();
        requests(&mut out, &metrics);
        for line in [
            "desmigratif_requests_under_way 1",
            "desmigratif_requests_total{method=\"GET\",route=\"/warga/{id}\",status=\"200\"} 2",
            "desmigratif_requests_total{method=\"other\",route=\"/warga/{id}\",status=\"405\"} 1",
            "desmigratif_request_seconds_bucket{route=\"/warga/{id}\",le=\"0.005\"} 1",
            "desmigratif_request_seconds_bucket{route=\"/warga/{id}\",le=\"10\"} 2",
            "desmigratif_request_seconds_bucket{route=\"/warga/{id}\",le=\"+Inf\"} 3",
            "desmigratif_request_seconds_count{route=\"/warga/{id}\"} 3",
            "desmigratif_refusals_total{code=\"not_found\"} 1",
        ] {
            assert!(out.lines().any(|own| own == line), "{line}\n{out}");
        }
    }
}

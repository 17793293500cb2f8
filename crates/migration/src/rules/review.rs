//! A review of the things to check: a decision and a reason for each that was found, the one text in which they are kept, and
//! what has changed since. Not here: what is looked for (`check`), reading and writing (`office::check`).

use kernel::{Phrase, phrase};

use super::check::Fired;
use super::interview::{even, one_line};
use crate::records::check_decision::Decision;

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 240;
/// Findings are kept in so many bytes, always: a review that found nothing is as long as one that found much.
pub const EVEN: usize = 3_900;

/// What was decided about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The key of the rule.
    pub rule: String,
    /// What was decided.
    pub decision: Decision,
    /// By what a change is noticed.
    pub mark: String,
    /// What was seen, in Indonesian.
    pub evidence: String,
    /// Why it was decided so.
    pub reason: String,
}

/// Where the review of a case stands, as far as the reader may know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReviewStanding {
    /// Not looked at: the move at hand does not ask for it.
    #[default]
    NotAsked,
    /// The interview has not taken place.
    NoInterview,
    /// Nobody has reviewed the case.
    NoReview,
    /// Reviewed, but something is there now that was not decided.
    Changed,
    /// Reviewed, as far as the reader may know.
    Reviewed,
}

/// The text that is kept: always equally long.
pub fn to_text(findings: &[Finding]) -> String {
    even(plain(findings), EVEN)
}

/// Does it fit into that length? Otherwise reasons must be shorter: a longer text would tell that much was found.
pub fn fits(findings: &[Finding]) -> bool {
    plain(findings).len() <= EVEN
}

fn plain(findings: &[Finding]) -> String {
    let mut text = String::new();
    for one in findings {
        let parts = [&one.rule, one.decision.name(), &one.mark, &one.evidence, &one.reason].map(one_line);
        text.push_str(&parts.join("\t"));
        text.push('\n');
    }
    text
}

/// Reads what is kept; a line that is not whole is left out.
pub fn from_text(text: &str) -> Vec<Finding> {
    let read = |line: &str| {
        let parts: Vec<&str> = line.trim_end().split('\t').collect();
        let [rule, decision, mark, evidence, reason] = parts[..] else { return None };
        Some(Finding {
            rule: rule.to_owned(),
            decision: Decision::from_name(decision)?,
            mark: mark.to_owned(),
            evidence: evidence.to_owned(),
            reason: reason.to_owned(),
        })
    };
    text.lines().filter_map(read).collect()
}

/// What fired and was not decided in this review, or looks otherwise now.
pub fn changed<'f>(fired: &'f [Fired], decided: &[Finding]) -> Vec<&'f Fired> {
    let is_decided = |one: &Fired| {
        decided.iter().any(|finding| finding.rule == one.rule.key && finding.mark == one_line(&one.evidence.mark))
    };
    fired.iter().filter(|one| !is_decided(one)).collect()
}

/// What is still to be followed up by this review.
pub fn open(decided: &[Finding]) -> usize {
    decided.iter().filter(|finding| finding.decision == Decision::FollowUp).count()
}

/// Says why, in a sentence: one word is no reason (DOMAIN B: a person decides and says why).
pub fn is_a_reason(text: &str) -> bool {
    text.trim().chars().count() >= 8
}

/// What the form says where a reason is too short.
pub const REASON_SHORT: Phrase =
    phrase("Tulis alasannya dalam satu kalimat pendek.", "Write the reason in a short sentence.");
/// What it says where all reasons together are too long.
pub const REASONS_LONG: Phrase =
    phrase("Semua alasan bersama terlalu panjang. Persingkat.", "All reasons together are too long. Shorten them.");

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &str, reason: &str) -> Finding {
        Finding {
            rule: rule.into(),
            decision: Decision::FollowUp,
            mark: "3".into(),
            evidence: "Nomor perekrut ini juga ada pada 3 kasus lain".into(),
            reason: reason.into(),
        }
    }

    #[test]
    fn a_review_is_read_back_and_equally_long_whatever_was_found() {
        let found = [finding("satu_nomor", "Menunggu jawaban BP3MI"), finding("visa", "Ditanyakan ke kedutaan")];
        assert_eq!(from_text(&to_text(&found)), found);
        assert!(from_text(&to_text(&[])).is_empty());
        assert_eq!(to_text(&[]).len(), to_text(&found).len());
    }

    #[test]
    fn ten_findings_with_full_reasons_fit_and_twenty_do_not() {
        let many = |number| vec![finding("satu_nomor", &"a".repeat(LONGEST_REASON)); number];
        assert!(fits(&many(10)) && !fits(&many(20)));
    }

    #[test]
    fn what_looks_otherwise_now_is_changed_and_what_looks_the_same_is_not() {
        use crate::rules::check::{self, Evidence};
        let rule = check::all().iter().find(|rule| rule.key == "satu_nomor").unwrap();
        let seen =
            |mark: &str| Fired { rule, evidence: Evidence { mark: mark.into(), id: "a".into(), en: "b".into() } };
        let decided = [finding("satu_nomor", "Sudah ditanyakan")];
        assert!(changed(&[seen("3")], &decided).is_empty());
        assert_eq!(changed(&[seen("4")], &decided).len(), 1);
        assert_eq!(changed(&[seen("3")], &[]).len(), 1);
    }
}

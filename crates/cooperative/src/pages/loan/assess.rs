//! Assessing an application: what is asked of the member, and beside it what the system reckons: capacity, savings and
//! security, arrears, related party. A person decides, with a reason. Not here: approving (`approve`).

use kernel::money::decimal;
use kernel::refusal::Problem;
use kernel::value::FieldValue;
use kernel::{Held, Record, Refusal, Value};
use people::pages::form_page::problems_of;
use store::Reader;
use web::pieces::{self, Check};
use web::{Answer, Call, Html, Input, Tone};

use super::collateral;
use super::second::{done, form, opened};
use super::{money, rupiah_input};
use crate::office::loan::LoanFile;
use crate::office::loan::approval::{self, Assessment};
use crate::office::loan::related::{self, Reach, Relation};
use crate::pages::typed::Typed;
use crate::records::Loan;
use crate::rules::capacity::{Figures, USUAL_SHARE};
use crate::words::loan as words;

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    again(call, Vec::new())
}

fn again(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let file = opened(call)?;
    let (figures, found, given) = call.read(|read| {
        let found = related::found(read, &file.books, file.loan.member.id.raw())?;
        Ok((approval::figures(read, &file)?, found, collateral::panel(read, call, &file)?))
    })?;
    let mut inputs = vec![
        rupiah_input(call, "income", words::INCOME),
        rupiah_input(call, "spending", words::SPENDING),
        rupiah_input(call, "elsewhere", words::ELSEWHERE).value("0"),
        Input::tick("kin", call.say(words::RELATED_ASK)),
    ];
    if found.iter().any(|one| !one.certain) {
        inputs.push(Input::tick("somebody_else", call.say(words::SOMEBODY_ELSE)));
    }
    inputs.push(Input::lines("note", call.say(words::NOTE)).help(call.say(words::NOTE_HELP)).required());
    let mut lead = vec![call.say(words::ASSESS_LEAD).to_owned()];
    if !found.is_empty() {
        lead.push(format!(
            "{}: {}. {}",
            call.say(words::RELATED_FOUND),
            told(call, &found),
            call.say(words::RELATED_SAID)
        ));
    }
    let beside = Html::joined([pieces::card(words::HINTS, call.lang, &hints(call, &file, &figures, false)), given]);
    let form = form(call, &file, (words::ASSESS, "nilai"), problems);
    let shown = people::pages::form_page::FormPage { lead, inputs, aside: beside, ..form };
    Ok(shown.answer_for(call, &file.loan.row))
}

/// What the system found, in a line.
fn told(call: &Call, found: &[Relation]) -> String {
    let one = |one: &Relation| format!("{} ({})", call.say(one.basis), call.say(one.office).to_lowercase());
    found.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What the system reckons, line by line. Before the assessment nothing is said about income.
pub(super) fn hints(call: &Call, file: &LoanFile, figures: &Figures, assessed: bool) -> Html {
    let good = |yes: bool| if yes { Tone::Good } else { Tone::Attention };
    let line = |tone, title: String, detail: String| {
        let state = match tone {
            Tone::Good => words::LOOKS_GOOD,
            Tone::Plain => words::LOOKS_PLAIN,
            _ => words::LOOKS_DOUBTFUL,
        };
        Check { tone, title, detail, state: call.say(state).to_owned(), ..Check::default() }
    };
    let mut lines = vec![line(Tone::Plain, call.say(words::INSTALMENT).to_owned(), money(figures.instalment))];
    if assessed {
        let enough = figures.can_pay();
        let title = if enough { words::ENOUGH } else { words::CAPACITY_NOTE };
        let left = format!("{}: {}", call.say(words::LEFT_OVER), money(figures.left_over()));
        lines.push(line(good(enough), call.say(title).to_owned(), left));
        if let Some(share) = figures.share() {
            let title = format!("{}: {}%", call.say(words::SHARE_OF_INCOME), decimal(share, 2, call.lang));
            lines.push(line(good(share <= USUAL_SHARE), title, call.say(words::SHARE_USUAL).to_owned()));
        }
    }
    let secured = if figures.is_secured() { words::SECURED } else { words::NOT_SECURED };
    let detail = format!(
        "{} {} · {} {}",
        call.say(words::SAVINGS),
        money(figures.savings),
        call.say(words::COLLATERAL).to_lowercase(),
        money(figures.collateral)
    );
    lines.push(line(good(figures.is_secured()), call.say(secured).to_owned(), detail));
    if figures.here > 0 {
        lines.push(line(Tone::Plain, call.say(words::OTHER_LOANS).to_owned(), money(figures.here)));
    }
    lines.push(line(good(figures.arrears == 0), call.say(words::OTHER_LATE).to_owned(), money(figures.arrears)));
    if file.loan.related {
        lines.push(line(Tone::Attention, call.say(words::RELATED).to_owned(), relation_of(file)));
    }
    pieces::checks(&lines)
}

/// Why the loan's member counts as related.
pub(super) fn relation_of(file: &LoanFile) -> String {
    file.assessment().and_then(|step| step.relation.given().cloned()).unwrap_or_default()
}

/// How far loans to related parties reach, in a line; nothing for others.
pub(super) fn reach_line(read: &Reader<'_>, call: &Call, file: &LoanFile) -> Result<Option<(String, bool)>, Refusal> {
    if !file.loan.related {
        return Ok(None);
    }
    let reach = related::reach(read, file)?;
    let Reach { capital, limit, others, this } = reach;
    let parts =
        [(words::CAPITAL, capital), (words::LIMIT, limit), (words::OTHERS_OWE, others), (words::THIS_ONE, this)];
    let parts = parts.map(|(phrase, amount)| format!("{} {}", call.say(phrase), money(amount)));
    Ok(Some((format!("{}: {}.", call.say(words::RELATED), parts.join(", ")), reach.is_kept())))
}

pub(super) fn save(call: &Call) -> Result<Answer, Refusal> {
    match try_save(call) {
        Ok(()) => done(call, words::ASSESSED),
        Err(refusal) => again(call, problems_of(refusal)?),
    }
}

fn try_save(call: &Call) -> Result<(), Refusal> {
    let (id, seen, action) = (call.param("id")?, call.seen()?, call.action);
    let mut form = Typed::of(call);
    let [income, spending, elsewhere] = ["income", "spending", "elsewhere"].map(|name| rupiah(&mut form, name));
    let input = form.done(Assessment {
        income,
        spending,
        elsewhere,
        kin: call.form.ticked("kin"),
        somebody_else: call.form.ticked("somebody_else"),
        note: call.form.text("note").to_owned(),
    })?;
    call.act(move |read| approval::assess(read, action, id, &seen, &input))?;
    Ok(())
}

/// Rupiah that must be there; nothing is a mistake, zero is not.
pub(super) fn rupiah(form: &mut Typed<'_>, name: &str) -> i64 {
    match form.value(name, Loan::SPEC, "principal") {
        Value::Null => {
            form.problem(name, "required", words::NEEDED);
            0
        }
        value => i64::from_cell(&Held::Known(value)).unwrap_or(0),
    }
}

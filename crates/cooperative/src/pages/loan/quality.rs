//! The health of the koperasi: classes, ratio and band, arrears by age, liquidity, related parties, growth, each chart with the
//! table behind it; and the month's run. Not here: the figures (`office::health`, `office::provision`).

use askama::Template;
use kernel::money::decimal;
use kernel::refusal::Problem;
use kernel::{Phrase, Refusal};
use people::pages::form_page::problems_of;
use web::charts::{self, Point};
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Input};

use super::{money, state_tag};
use crate::office::health::{Health, MonthEnd};
use crate::office::member;
use crate::office::provision::{self, Quality};
use crate::records::{BOARD, ProvisionRun};
use crate::rules::collectability::{Band, Class, band};
use crate::words::health as health_words;
use crate::words::loan as words;

const AGES: [Phrase; 6] =
    [words::AGE_NONE, words::AGE_30, words::AGE_90, words::AGE_180, words::AGE_270, words::AGE_MORE];

#[derive(Template)]
#[template(path = "loan/quality.html")]
struct QualityPage<'c> {
    call: &'c Call,
    hidden: Html,
    loans: &'static str,
    problems: Html,
    tiles: Html,
    classes: Vec<(&'static str, String, String)>,
    sums: Vec<(&'static str, String)>,
    chart: Html,
    ages: Vec<(&'static str, usize, String, String)>,
    late: Vec<(String, String, Html, String, String)>,
    figures: Vec<(&'static str, String)>,
    growth: Html,
    runs: Vec<(String, String, String)>,
    month: Option<Input>,
}

pub(super) fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, Vec::new())
}

fn show(call: &Call, problems: Vec<Problem>) -> Result<Answer, Refusal> {
    let (books, quality, figures, runs) = call.read(|read| {
        let books = member::books(read)?;
        let quality = provision::quality(read, &books, call.today)?;
        let figures = Health::of(read, &books, &quality, call.today)?;
        let runs = provision::runs(read, books.row.id)?;
        Ok((books, quality, figures, runs))
    })?;
    let month = Input::text("month", call.say(words::MONTH)).value(last_month(call)).required();
    let writes = call.actor.is_one_of(BOARD) && call.actor.office == books.home();
    let points: Vec<Point> =
        AGES[1..].iter().zip(&quality.ages[1..]).map(|(age, group)| Point::new(call.say(*age), group.2)).collect();
    let content = QualityPage {
        call,
        hidden: call.hidden(),
        loans: call.say(words::of(books.principle).loans),
        problems: pieces::problems(&problems, call.lang, |_| call.say(words::MONTH).to_owned()),
        tiles: tiles(call, &quality),
        classes: classes(call, &quality),
        sums: sums(call, &quality, &figures),
        chart: charts::bars(call.say(words::AGES), call.say(words::FROM_BOOKS), &points, call.lang),
        ages: ages(call, &quality),
        late: late(call, &quality),
        figures: measures(call, &figures),
        growth: growth(call, call.say(words::of(books.principle).loans), &figures),
        runs: runs.iter().map(|run| run_line(call, run)).collect(),
        month: writes.then(|| month.filled(&call.form, &problems, call.lang)),
    };
    let answer = call.page(call.say(health_words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn last_month(call: &Call) -> String {
    let first = call.today.first_of_month();
    first.yesterday().map_or_else(|_| String::new(), |day| day.to_string()[..7].to_owned())
}

fn tiles(call: &Call, quality: &Quality) -> Html {
    let ratio = quality.exposure.ratio();
    let reached = band(ratio);
    let tile =
        |number: String, label: &str, attention| Tile { number, label: label.to_owned(), attention, ..Tile::default() };
    pieces::tiles(&[
        tile(format!("{}%", decimal(ratio, 2, call.lang)), call.say(words::RATIO), reached != Band::Sound),
        tile(call.say(reached.label()).to_owned(), call.say(words::BAND), reached != Band::Sound),
        tile(money(quality.exposure.total()), call.say(words::OWED), false),
    ])
}

fn classes(call: &Call, quality: &Quality) -> Vec<(&'static str, String, String)> {
    let all = Class::ALL.iter().zip(quality.exposure.0).zip(quality.allowance);
    all.map(|((class, owed), allowance)| (call.say(class.label()), money(owed), money(allowance))).collect()
}

fn sums(call: &Call, quality: &Quality, figures: &Health) -> Vec<(&'static str, String)> {
    let needed: i64 = quality.allowance.iter().sum();
    let all = [(words::ALLOWANCE, needed), (words::HELD, figures.held), (words::WEIGHTED, quality.exposure.weighted())];
    all.into_iter().map(|(label, amount)| (call.say(label), money(amount))).collect()
}

fn ages(call: &Call, quality: &Quality) -> Vec<(&'static str, usize, String, String)> {
    let all = AGES.iter().zip(quality.ages);
    all.map(|(age, (count, owed, arrears))| (call.say(*age), count, money(owed), money(arrears))).collect()
}

/// Loans that are overdue, the longest first; by number, without names.
fn late(call: &Call, quality: &Quality) -> Vec<(String, String, Html, String, String)> {
    let overdue = quality.loans.iter().filter(|(_, _, days)| *days > 0);
    overdue
        .map(|(file, class, days)| {
            let standing = file.standing(call.today);
            (
                format!("/pinjaman/{}", file.loan.row.id),
                file.loan.number.clone(),
                state_tag(file.loan.state, *days, call.lang),
                format!("{days} {} · {}", call.say(words::DAYS), call.say(class.label())),
                money(standing.due()),
            )
        })
        .collect()
}

/// Hundredths of a percent as people read them.
fn percent(call: &Call, hundredths: Option<i64>) -> String {
    hundredths.map_or_else(|| "–".to_owned(), |share| format!("{}%", decimal(share, 2, call.lang)))
}

fn measures(call: &Call, health: &Health) -> Vec<(&'static str, String)> {
    vec![
        (call.say(words::LIQUIDITY), percent(call, health.liquidity())),
        (call.say(words::TO_SAVINGS), percent(call, health.lent())),
        (call.say(words::RELATED_SHARE), percent(call, health.related_share())),
        (call.say(health_words::GREW_SAVINGS), percent(call, health.growth(|end| end.savings))),
        (call.say(health_words::GREW_LOANS), percent(call, health.growth(|end| end.loans))),
        (call.say(health_words::GREW_CASH), percent(call, health.growth(|end| end.cash))),
    ]
}

/// Savings, loans and cash at the ends of twelve months, as lines with the table behind them.
fn growth(call: &Call, loans: &str, health: &Health) -> Html {
    let line = |title: &str, of: &dyn Fn(&MonthEnd) -> i64| {
        let point = |end: &MonthEnd| {
            let (year, month) = (end.month.year() % 100, end.month.to_string());
            Point::new(format!("{}/{year:02}", month.get(5..).unwrap_or_default()), of(end))
        };
        let points: Vec<Point> = health.months.iter().map(point).collect();
        charts::line(title, call.say(words::FROM_BOOKS), &points, call.lang)
    };
    let drawn = Html::joined([
        line(call.say(health_words::SAVINGS), &|end| end.savings),
        line(loans, &|end| end.loans),
        line(call.say(health_words::CASH), &|end| end.cash),
    ]);
    pieces::card(health_words::GROWTH, call.lang, &drawn)
}

fn run_line(call: &Call, run: &ProvisionRun) -> (String, String, String) {
    let total = run.current + run.substandard + run.doubtful + run.loss;
    let problem = total - run.current;
    let ratio = if total > 0 { i128::from(problem) * 10_000 / i128::from(total) } else { 0 };
    let ratio = decimal(i64::try_from(ratio).unwrap_or(0), 2, call.lang);
    (run.month.clone(), format!("{ratio}%"), money(run.allowance))
}

pub(super) fn run(call: &Call) -> Result<Answer, Refusal> {
    let (month, action) = (call.form.text("month").to_owned(), call.action);
    let done = call.act(move |read| {
        let books = member::books(read)?.row.id;
        provision::run(read, action, books, &month)
    });
    match done {
        Ok(_) => Ok(Answer::redirect("/pinjaman/kualitas".to_owned()).saying(call.say(words::RUN_DONE))),
        Err(refusal) => {
            let mut problems = problems_of(refusal)?;
            for problem in &mut problems {
                "month".clone_into(&mut problem.field);
            }
            show(call, problems)
        }
    }
}

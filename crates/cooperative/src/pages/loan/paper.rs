//! Papers of a loan: agreement, schedule, instalment card, approval to be signed. Papers are Indonesian and bear the member's
//! name, so only board and supervisors print them. Not here: their sentences (`words::loan_paper`), receipts (`pages::cash`).

use documents::leaflet::{self, Leaflet, Section, SmallTable};
use documents::letter::{Pair, Signer};
use documents::register::{Align, Column};
use kernel::money::{Rupiah, decimal};
use kernel::{Lang, Phrase, Refusal, day};
use store::Reader;
use web::{Answer, Call};

use super::{hundredths, money, number_of, percent};
use crate::office::loan::{LoanFile, collateral, money as loan_money};
use crate::office::loan_product::rate_cap;
use crate::office::member;
use crate::records::koperasi_setting::SettingKey;
use crate::records::loan_product::Contract;
use crate::records::loan_step::LoanStepKind;
use crate::records::{Collateral, Member};
use crate::rules::effective_rate::effective;
use crate::rules::schedule::Instalment;
use crate::words::loan as words;
use crate::words::loan_paper as papers;

const PAPER: Lang = Lang::Id;
/// Rows of a table on one paper.
const ROWS: usize = 150;

/// What a paper is about.
struct Told {
    file: LoanFile,
    number: String,
    name: String,
    given: Vec<kernel::Stored<Collateral>>,
    cap: i64,
}

fn told(read: &Reader<'_>, call: &Call) -> Result<Told, Refusal> {
    let file = LoanFile::of(read, call.param("id")?)?;
    let holder = read.get::<Member>(file.loan.member.id)?;
    let person = member::person(read, &holder)?;
    Ok(Told {
        number: number_of(&holder),
        name: person.and_then(|person| person.name.known().cloned()).unwrap_or_default(),
        given: collateral::of_loan(read, file.loan.row.id)?,
        cap: rate_cap(read, &file.books)?,
        file,
    })
}

fn pair(label: Phrase, value: String) -> Pair {
    Pair::new(label.say(PAPER), value)
}

fn facts(told: &Told) -> Vec<Pair> {
    let loan = &told.file.loan;
    vec![
        pair(words::NUMBER, loan.number.clone()),
        pair(words::MEMBER, format!("{} ({})", told.name, told.number)),
        pair(words::CONTRACT, loan.contract.label().say(PAPER).to_owned()),
        pair(words::principal(loan.contract), money(loan.principal)),
        pair(words::TERM, loan.months.to_string()),
    ]
}

fn signer(heading: Phrase, name: &str, own: bool) -> Signer {
    Signer {
        heading: heading.say(PAPER).to_owned(),
        name: name.to_owned(),
        id_line: None,
        meterai: own.then(|| papers::METERAI.say(PAPER).to_owned()),
        stamp: !own,
    }
}

fn frame(call: &Call, told: &Told, title: Phrase) -> Leaflet {
    let day = told.file.loan.began.unwrap_or(call.today);
    Leaflet {
        title: title.say(PAPER).to_owned(),
        subtitle: told.file.loan.number.clone(),
        office: vec![told.file.books.name.clone()],
        facts: facts(told),
        place_and_date: day::full(day, PAPER),
        watermark: call.site.settings.demo.then(|| papers::SAMPLE.say(PAPER).to_owned()),
        date: Some(call.today),
        lang: PAPER,
        ..Leaflet::default()
    }
}

fn answer(leaflet: &Leaflet, name: &'static str) -> Result<Answer, Refusal> {
    let pdf = leaflet::render(leaflet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", name, true))
}

/// The agreement, with the schedule attached.
pub(super) fn contract(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let contract = told.file.loan.contract;
    let blanks = blanks(&told);
    let filled = |phrase: &Phrase| {
        blanks.iter().fold(phrase.say(PAPER).to_owned(), |text, (blank, value)| text.replace(blank, value))
    };
    let fee = told.file.loan.fee > 0;
    let sentences = |all: &[Phrase]| {
        let asked = |one: &&Phrase| fee || !one.id.contains("{fee}");
        all.iter().filter(asked).map(filled).collect::<Vec<String>>()
    };
    let mut sections = vec![Section { sentences: vec![papers::BETWEEN.say(PAPER).to_owned()], ..Section::default() }];
    sections.extend(papers::articles(contract).iter().zip(1..).map(|((heading, all), number)| Section {
        title: format!("{number}. {}", heading.say(PAPER)),
        sentences: sentences(all),
        ..Section::default()
    }));
    sections.extend(schedule_sections(&told));
    let mut leaflet = frame(call, &told, papers::title(contract));
    if told.file.loan.began.is_none() && leaflet.watermark.is_none() {
        leaflet.watermark = Some(papers::DRAFT.say(PAPER).to_owned());
    }
    leaflet.sections = sections;
    leaflet.signers = vec![signer(papers::MEMBER_SIGNS, &told.name, true), signer(papers::FOR_KOPERASI, "", false)];
    answer(&leaflet, "perjanjian.pdf")
}

/// What fills the blanks of the sentences.
fn blanks(told: &Told) -> Vec<(&'static str, String)> {
    let (file, loan) = (&told.file, &told.file.loan);
    let all = file.schedule();
    let service: i64 = all.iter().map(|one| one.service).sum();
    let effective = effective(file.received(), &all).map_or(0, |rate| i64::try_from(rate.0 / 100).unwrap_or(i64::MAX));
    let share = loan.share.unwrap_or(0);
    let purpose = loan.purpose.given().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let object = loan.contract == Contract::Murabahah;
    let no_purpose = if object { papers::NO_OBJECT } else { papers::NO_PURPOSE };
    let rate = |key| percent(file.settings.get(key), PAPER);
    vec![
        ("{principal}", money(loan.principal)),
        ("{words}", Rupiah(loan.principal).in_words()),
        ("{purpose}", purpose.unwrap_or_else(|| no_purpose.say(PAPER).to_owned())),
        ("{months}", loan.months.to_string()),
        ("{rate}", percent(loan.rate, PAPER)),
        ("{method}", words::method(file.books.principle, loan.method).say(PAPER).to_lowercase()),
        ("{service}", money(service)),
        ("{total}", money(loan.principal + service)),
        ("{effective}", format!("{}%", decimal(effective, 2, PAPER))),
        ("{late_most}", hundredths(file.settings.get(SettingKey::MostPenalty), PAPER)),
        ("{cap}", hundredths(told.cap, PAPER)),
        ("{fee}", money(loan.fee)),
        ("{received}", money(file.received())),
        ("{order}", loan_money::order_words(file, PAPER)),
        ("{late_rate}", rate(SettingKey::PenaltyPerDay)),
        ("{share}", hundredths(share, PAPER)),
        ("{member_share}", hundredths(10_000 - share, PAPER)),
        ("{collateral}", given(told)),
    ]
}

fn given(told: &Told) -> String {
    if told.given.is_empty() {
        return papers::NO_COLLATERAL.say(PAPER).to_owned();
    }
    let one = |one: &kernel::Stored<Collateral>| {
        let what = one.description.known().map_or("", String::as_str);
        format!("{} ({what}), taksiran {}", one.kind.label().say(PAPER).to_lowercase(), money(one.value))
    };
    let list = told.given.iter().map(one).collect::<Vec<_>>().join("; ");
    papers::GIVEN.say(PAPER).replace("{list}", &list)
}

fn end(title: impl Into<String>, share: u8) -> Column {
    Column::new(title, share).aligned(Align::End)
}

/// The schedule, in as many tables as it needs.
fn schedule_sections(told: &Told) -> Vec<Section> {
    let file = &told.file;
    let agreed = file.agreed(jiff::civil::Date::MAX);
    let row = |one: &Instalment| {
        vec![
            one.number.to_string(),
            agreed.due_on(one.number).map_or_else(|| "…".to_owned(), |due| day::short(due, PAPER)),
            money(one.principal),
            money(one.service),
            money(one.total()),
            money(one.balance),
        ]
    };
    let columns = vec![
        Column::new("Ke", 1),
        Column::new(words::DUE.say(PAPER), 3),
        end(words::principal(file.loan.contract).say(PAPER), 3),
        end(words::service(file.loan.contract).say(PAPER), 3),
        end(words::TOTAL.say(PAPER), 3),
        end(words::BALANCE.say(PAPER), 3),
    ];
    let all = file.schedule();
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let sum = |of: fn(&Instalment) -> i64| money(all.iter().map(of).sum());
    let mut sections: Vec<Section> = rows
        .chunks(ROWS)
        .map(|rows| Section {
            table: Some(SmallTable { columns: columns.clone(), rows: rows.to_vec() }),
            ..Section::default()
        })
        .collect();
    if let Some(first) = sections.first_mut() {
        first.title = papers::TITLE_SCHEDULE.say(PAPER).to_owned();
    }
    let total = format!(
        "{}: {} {}, {} {}, {} {}.",
        words::TOTAL_ALL.say(PAPER),
        words::principal(file.loan.contract).say(PAPER).to_lowercase(),
        sum(|one| one.principal),
        words::service(file.loan.contract).say(PAPER).to_lowercase(),
        sum(|one| one.service),
        words::TOTAL.say(PAPER).to_lowercase(),
        sum(Instalment::total)
    );
    sections.push(Section { sentences: vec![total], ..Section::default() });
    sections
}

pub(super) fn schedule(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let mut leaflet = frame(call, &told, papers::TITLE_SCHEDULE);
    leaflet.sections = schedule_sections(&told);
    if let Some(first) = leaflet.sections.first_mut() {
        first.title.clear();
    }
    answer(&leaflet, "jadwal.pdf")
}

/// The card to be kept by the member: what is due when, with room to write; what is paid already stands in it.
pub(super) fn card(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let standing = told.file.standing(call.today);
    let began = told.file.loan.began.is_some();
    let columns = vec![
        Column::new("Ke", 1),
        Column::new(words::DUE.say(PAPER), 3),
        end(words::TOTAL.say(PAPER), 3),
        Column::new(papers::PAID_ON.say(PAPER), 3),
        end(papers::PAID_AMOUNT.say(PAPER), 3),
        Column::new(papers::INITIALS.say(PAPER), 2),
    ];
    let row = |line: &crate::rules::loan_account::Line| {
        let paid = if began && line.unpaid() == 0 { words::PAID.say(PAPER) } else { "" };
        let due = if began { day::short(line.due_on, PAPER) } else { "…".to_owned() };
        let number = line.instalment.number.to_string();
        vec![number, due, money(line.instalment.total()), paid.to_owned(), String::new(), String::new()]
    };
    let rows: Vec<Vec<String>> = standing.lines.iter().map(row).collect();
    let mut leaflet = frame(call, &told, papers::TITLE_CARD);
    leaflet.sections = rows
        .chunks(ROWS)
        .map(|rows| Section {
            table: Some(SmallTable { columns: columns.clone(), rows: rows.to_vec() }),
            ..Section::default()
        })
        .collect();
    leaflet.sections.extend(payments(&told));
    answer(&leaflet, "kartu-angsuran.pdf")
}

fn payments(told: &Told) -> Option<Section> {
    let paid: Vec<Vec<String>> = told
        .file
        .counted()
        .filter(|step| step.kind == LoanStepKind::Payment)
        .map(|step| {
            let parts = [step.amount, step.principal, step.service, step.penalty].map(money);
            std::iter::once(day::short(step.on, PAPER)).chain(parts).collect()
        })
        .collect();
    let own = words::of(told.file.books.principle);
    let columns = vec![
        Column::new(words::DAY.say(PAPER), 3),
        end(words::AMOUNT.say(PAPER), 3),
        end(words::principal(told.file.loan.contract).say(PAPER), 3),
        end(words::service(told.file.loan.contract).say(PAPER), 3),
        end(own.penalty.say(PAPER), 3),
    ];
    (!paid.is_empty()).then(|| Section {
        title: papers::PAYMENTS.say(PAPER).to_owned(),
        table: Some(SmallTable { columns, rows: paid.into_iter().rev().take(ROWS).rev().collect() }),
        ..Section::default()
    })
}

/// The paper that somebody without an account signs to approve.
pub(super) fn approval(call: &Call) -> Result<Answer, Refusal> {
    let told = call.read(|read| told(read, call))?;
    let mut leaflet = frame(call, &told, papers::TITLE_APPROVAL);
    let largest = told.file.schedule().iter().map(Instalment::total).max().unwrap_or(0);
    leaflet.facts.push(pair(words::INSTALMENT, money(largest)));
    if told.file.loan.related {
        leaflet.facts.push(pair(words::RELATED, words::YES.say(PAPER).to_owned()));
    }
    leaflet.facts.push(pair(words::COLLATERAL, given(&told)));
    let sentences = vec![papers::APPROVAL_SENTENCE.say(PAPER).to_owned()];
    leaflet.sections = vec![Section { sentences, ..Section::default() }];
    leaflet.place_and_date = String::new();
    let signer = |_| Signer {
        id_line: Some(format!("{} ……………………", papers::OFFICE_LINE.say(PAPER))),
        ..signer(papers::APPROVES, "", false)
    };
    leaflet.signers = (0..told.file.needed()).map(signer).collect();
    answer(&leaflet, "persetujuan.pdf")
}

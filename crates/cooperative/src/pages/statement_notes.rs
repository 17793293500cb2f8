//! The notes to a year's statements (*catatan atas laporan keuangan*), as parts for screen, paper and sheet. Not here: what they
//! are made from (`office::statement_notes`).

use documents::booklet::Part;
use documents::leaflet::SmallTable;
use documents::register::{Align, Column};
use kernel::money::{Percent, whole};
use kernel::{Lang, Phrase, Record, Stored, day};

use super::statement_table::{Table, Years};
use crate::office::statement_notes::Facts;
use crate::records::Koperasi;
use crate::records::koperasi::{Form, Principle};
use crate::records::koperasi_setting::SettingKey;
use crate::rules::collectability::Class;
use crate::rules::koperasi_setting::{self as settings, SURPLUS_KEYS};
use crate::words::statement_notes as words;
use crate::words::{audit as audit_words, body};

/// All notes.
pub fn notes(books: &Stored<Koperasi>, facts: &Facts, years: &Years<'_>) -> Vec<Part> {
    let lang = years.lang;
    let details = [
        (words::CAPITAL, vec![years.detail("ekuitas", "modal"), years.detail("ekuitas", "cadangan")]),
        (words::SAVINGS, vec![years.detail("kewajiban", "simpanan")]),
    ];
    let mut all = vec![general(books, facts, lang), basis(books, lang)];
    all.extend(policy(books, facts, lang));
    all.extend(details.into_iter().map(|(title, tables)| detail(title, tables, lang)));
    all.extend(loans(facts, years));
    all.push(detail(words::ASSETS, vec![years.detail("aset", "aset_tetap")], lang));
    let funds = vec![years.detail("kewajiban", "dana"), years.detail("kewajiban", "utang")];
    all.push(detail(words::FUNDS, funds, lang));
    all.push(related(facts, lang));
    all.push(commitments(facts, lang));
    all.push(after(facts, lang));
    all
}

/// Who examined the year's statements, in one line.
pub fn audit_line(facts: &Facts, lang: Lang) -> String {
    facts.audit.as_ref().map_or_else(
        || audit_words::NOT_AUDITED.say(lang).to_owned(),
        |audit| {
            let day = day::full(audit.report_on, lang);
            let number = audit.number.as_ref().map_or_else(String::new, |number| format!(" {number}"));
            format!(
                "{} {}: {} ({}{number} {day})",
                audit_words::BY.say(lang),
                audit.auditor,
                audit.opinion.label().say(lang),
                audit_words::OF_DAY.say(lang),
            )
        },
    )
}

fn say(phrase: Phrase, lang: Lang) -> String {
    phrase.say(lang).to_owned()
}

fn rupiah(amount: i64, lang: Lang) -> String {
    format!("Rp{}", whole(amount, lang))
}

fn part(title: Phrase, lang: Lang) -> Part {
    Part { title: say(title, lang), ..Part::default() }
}

fn general(books: &Stored<Koperasi>, facts: &Facts, lang: Lang) -> Part {
    let label = |name: &str| Koperasi::SPEC.field_named(name).map_or("", |(_, field)| field.label.say(lang));
    let day = |date: Option<jiff::civil::Date>| date.map(|date| day::full(date, lang));
    let facts_of = [
        ("name", Some(books.name.clone())),
        ("form", Some(say(books.form.label(), lang))),
        ("principle", Some(say(books.principle.label(), lang))),
        ("parent", books.parent.clone()),
        ("registry_number", books.registry_number.clone()),
        ("deed", books.deed.clone()),
        ("deed_date", day(books.deed_date)),
        ("licence", books.licence.clone()),
        ("licence_until", day(books.licence_until)),
        ("founded_on", day(books.founded_on)),
        ("books_from", day(Some(books.books_from))),
    ];
    let known = facts_of.into_iter().filter_map(|(name, value)| Some(format!("{}: {}", label(name), value?)));
    let organs = facts.terms.iter().map(|term| {
        let name = term.name.known().cloned().unwrap_or_else(|| "–".to_owned());
        let office = format!("{}, {}", say(term.organ.label(), lang), say(term.office.label(), lang).to_lowercase());
        format!("{office}: {name}, {} {}", words::TERM_UNTIL.say(lang), day::short(term.until, lang))
    });
    let members = format!("{}: {}", words::MEMBERS_ON.say(lang), facts.members);
    Part { points: known.chain(organs).chain([members]).collect(), ..part(words::GENERAL, lang) }
}

fn basis(books: &Koperasi, lang: Lang) -> Part {
    let sharia = books.principle == Principle::Sharia;
    let accrual = if sharia { words::BASIS_ACCRUAL_SHARIA } else { words::BASIS_ACCRUAL };
    let all = [words::BASIS_SAK, accrual, words::BASIS_CASH_FLOW, words::BASIS_APART];
    Part { sentences: all.map(|sentence| say(sentence, lang)).to_vec(), ..part(words::BASIS, lang) }
}

/// Settings that the notes name, where the koperasi has them.
const RATES: [SettingKey; 7] = [
    SettingKey::PrincipalSavings,
    SettingKey::CompulsorySavings,
    SettingKey::VoluntaryService,
    SettingKey::TermService,
    SettingKey::LeastLoanRate,
    SettingKey::MostLoanRate,
    SettingKey::PenaltyPerDay,
];

fn setting_line(books: &Koperasi, facts: &Facts, key: SettingKey, lang: Lang) -> Option<String> {
    let declared = settings::of(key).filter(|one| one.is_of(books.form, books.principle))?;
    let label = declared.label_for(books.form, books.principle).say(lang);
    Some(format!("{label}: {}", declared.say(facts.settings.get(key), lang)))
}

fn policy(books: &Koperasi, facts: &Facts, lang: Lang) -> Vec<Part> {
    let (bumdes, sharia) = (books.form == Form::Bumdes, books.principle == Principle::Sharia);
    let all = [
        if bumdes { words::POLICY_SAVINGS_BUMDES } else { words::POLICY_SAVINGS },
        if sharia { words::POLICY_LOANS_SHARIA } else { words::POLICY_LOANS },
        words::POLICY_ASSETS,
        words::POLICY_TAX,
    ];
    let days = [0, facts.table.days[0], facts.table.days[1], facts.table.days[2]];
    let row = |((class, days), rate): ((&Class, i64), i64)| {
        vec![say(class.label(), lang), days.to_string(), Percent(rate).say(lang)]
    };
    let rows = Class::ALL.iter().zip(days).zip(facts.table.allowance).map(row).collect();
    let columns = vec![
        Column::new(words::CLASS.say(lang), 3),
        Column::new(words::OVERDUE.say(lang), 2).aligned(Align::End),
        Column::new(words::RATE.say(lang), 2).aligned(Align::End),
    ];
    let line = |key: SettingKey| setting_line(books, facts, key, lang);
    let parts = body::of(books.form, books.principle).parts;
    let shares = SURPLUS_KEYS
        .iter()
        .zip(parts)
        .map(|(key, label)| format!("{} {}", label.say(lang), Percent(facts.settings.get(*key)).say(lang)));
    let shares: Vec<String> = shares.collect();
    vec![
        Part {
            sentences: all.map(|sentence| say(sentence, lang)).to_vec(),
            table: Some(SmallTable { columns, rows }),
            ..part(words::POLICY, lang)
        },
        Part {
            sentences: vec![format!("{}:", words::POLICY_RATES.say(lang))],
            points: RATES.into_iter().filter_map(line).collect(),
            ..Part::default()
        },
        Part { sentences: vec![format!("{}: {}.", words::POLICY_SHU.say(lang), shares.join("; "))], ..Part::default() },
    ]
}

/// Groups of the position one after the other; a sentence where nothing stands in them.
fn detail(title: Phrase, tables: Vec<Option<Table>>, lang: Lang) -> Part {
    let mut tables = tables.into_iter().flatten().map(|table| table.figures());
    let Some(mut first) = tables.next() else {
        return Part { sentences: vec![say(words::NOTHING, lang)], ..part(title, lang) };
    };
    tables.for_each(|more| first.rows.extend(more.rows));
    Part { figures: Some(first), ..part(title, lang) }
}

fn loans(facts: &Facts, years: &Years<'_>) -> Vec<Part> {
    let lang = years.lang;
    let receivables = detail(words::LOANS, vec![years.detail("aset", "piutang")], lang);
    if facts.exposure.total() == 0 {
        return vec![receivables];
    }
    let row = |((class, owed), needed): ((&Class, i64), i64)| {
        vec![say(class.label(), lang), whole(owed, lang), whole(needed, lang)]
    };
    let mut rows: Vec<Vec<String>> = Class::ALL.iter().zip(facts.exposure.0).zip(facts.allowance).map(row).collect();
    let needed: i64 = facts.allowance.iter().sum();
    let total = crate::words::statement::TOTAL.say(lang).to_owned();
    rows.push(vec![total, whole(facts.exposure.total(), lang), whole(needed, lang)]);
    let columns = vec![
        Column::new(words::CLASS.say(lang), 3),
        Column::new(words::OWED.say(lang), 3).aligned(Align::End),
        Column::new(words::NEEDED.say(lang), 3).aligned(Align::End),
    ];
    let ratio = format!("{}: {}.", words::RATIO.say(lang), Percent(facts.exposure.ratio()).say(lang));
    let classes = Part { sentences: vec![ratio], table: Some(SmallTable { columns, rows }), ..Part::default() };
    vec![receivables, classes]
}

fn related(facts: &Facts, lang: Lang) -> Part {
    let (count, owed) = facts.related;
    let limit = Percent(facts.settings.get(SettingKey::RelatedLimit)).say(lang);
    let share = if facts.capital > 0 { i128::from(owed) * 10_000 / i128::from(facts.capital) } else { 0 };
    let share = Percent(i64::try_from(share).unwrap_or(i64::MAX)).say(lang);
    let sentence = if count == 0 {
        say(words::NOTHING, lang)
    } else {
        let of = words::OF_CAPITAL.say(lang);
        format!("{}: {count}, {}, {share} {of} {limit}.", words::RELATED_SENTENCE.say(lang), rupiah(owed, lang))
    };
    Part { sentences: vec![sentence], ..part(words::RELATED, lang) }
}

fn commitments(facts: &Facts, lang: Lang) -> Part {
    let (count, sum) = facts.commitments;
    let sentence = if count == 0 {
        say(words::NOTHING, lang)
    } else {
        format!("{}: {count}, {}.", words::COMMITMENT_SENTENCE.say(lang), rupiah(sum, lang))
    };
    Part { sentences: vec![sentence], ..part(words::COMMITMENTS, lang) }
}

fn after(facts: &Facts, lang: Lang) -> Part {
    let closed = if facts.closed { words::CLOSED } else { words::OPEN };
    Part { sentences: vec![say(closed, lang), format!("{}.", audit_line(facts, lang))], ..part(words::AFTER, lang) }
}

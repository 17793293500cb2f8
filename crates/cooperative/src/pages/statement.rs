//! The statements of a year on the screen, on paper and as sheets, with last year beside and the notes. Not here: the trial
//! balance and accounts' postings (`general_ledger`), writing in the books (`journal`).

use askama::Template;
use documents::booklet::{self, Booklet, Part};
use documents::letter::Signer;
use documents::sheet::{Leaf, workbook};
use kernel::day::{self, Month};
use kernel::{Access, Lang, Phrase, Refusal, Stored};
use store::Reader;
use web::{Answer, Call, Html, Input, Route, Tone, link, pieces};

use super::statement_notes;
use super::statement_table::{Row, Table, Years};
use crate::office::statement as office;
use crate::office::statement_notes::Facts;
use crate::records::{BOOK_READERS, Koperasi, Posting};
use crate::rules::statement::Span;
use crate::words::audit as audit_words;
use crate::words::statement as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(BOOK_READERS);
    let get = |path, page| Route::get(path, readers, page).of(<Posting as kernel::Record>::SPEC);
    vec![
        get("/koperasi/{id}/buku/laporan", statements_page).help("koperasi-buku#laporan"),
        get("/koperasi/{id}/buku/laporan.pdf", statements_pdf).help("koperasi-buku#laporan"),
        get("/koperasi/{id}/buku/laporan.xlsx", statements_xlsx).help("koperasi-buku#laporan"),
    ]
}

#[derive(Template)]
#[template(path = "books/tables.html")]
pub(super) struct TablesPage<'c> {
    pub call: &'c Call,
    pub own: String,
    pub path: String,
    pub name: String,
    pub title: &'static str,
    pub period: String,
    pub state: Html,
    pub filters: Vec<Input>,
    pub tables: Vec<Table>,
    pub notes: Vec<Part>,
    pub links: Vec<(String, String)>,
}

impl TablesPage<'_> {
    /// An amount as statements show it.
    fn rupiah(&self, amount: &i64) -> String {
        booklet::amount(*amount, self.call.lang)
    }

    /// Where an amount leads; empty for nowhere. Nothing opens nothing.
    fn opens(&self, row: &Row, at: &usize) -> String {
        if row.amounts.get(*at) == Some(&0) {
            return String::new();
        }
        row.opens.get(*at).map_or_else(String::new, |path| format!("{}/buku{path}", self.own))
    }
}

pub(super) fn books(call: &Call) -> Result<Stored<Koperasi>, Refusal> {
    let id = call.param("id")?;
    call.read(|read| read.get::<Koperasi>(id))
}

/// Sound, or a warning that cannot be overlooked.
pub(super) fn state(call: &Call, span: &Span) -> Html {
    soundness(call, span.broken().is_empty())
}

/// The same for what was looked at otherwise.
pub(super) fn soundness(call: &Call, sound: bool) -> Html {
    if sound { pieces::tag(Tone::Good, call.say(words::SOUND)) } else { pieces::note("", call.say(words::BROKEN)) }
}

/// A year of the books until now, the year before, and what the notes say.
pub(super) struct Wanted {
    pub books: Stored<Koperasi>,
    pub year: i16,
    /// First and last month of the year and of the one before.
    pub months: [(Month, Month); 2],
    now: Span,
    before: Span,
    pub facts: Facts,
}

impl Wanted {
    /// Reads a year; until this month where it runs.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn of(read: &Reader<'_>, books: Stored<Koperasi>, year: i16) -> Result<Wanted, Refusal> {
        let month = |year, month| Month::new(year, month).map_err(Refusal::fault);
        let to = if year == read.today().year() { Month::of(read.today()) } else { month(year, 12)? };
        let months = [(month(year, 1)?, to), (month(year - 1, 1)?, month(year - 1, 12)?)];
        let span = |(from, to)| office::span(read, &books, from, to);
        let (now, before) = (span(months[0])?, span(months[1])?);
        let facts = Facts::of(read, &books, year)?;
        Ok(Wanted { books, year, months, now, before, facts })
    }

    fn asked(call: &Call) -> Result<Wanted, Refusal> {
        let books = books(call)?;
        let this = call.today.year();
        let year = call.query("tahun").parse().ok().filter(|year| (2000..=this).contains(year)).unwrap_or(this);
        call.read(|read| Wanted::of(read, books, year))
    }

    fn years(&self, lang: Lang) -> Years<'_> {
        Years {
            now: &self.now,
            before: &self.before,
            months: self.months,
            heading: [self.year.to_string(), (self.year - 1).to_string()],
            principle: self.books.principle,
            lang,
        }
    }

    /// The statements.
    pub fn tables(&self, lang: Lang) -> Vec<Table> {
        self.years(lang).all()
    }

    /// The notes.
    pub fn notes(&self, lang: Lang) -> Vec<Part> {
        statement_notes::notes(&self.books, &self.facts, &self.years(lang))
    }

    /// "Per 31 Desember 2025"; the last day of the month that runs.
    pub fn period(&self, lang: Lang) -> String {
        let last = self.months[0].1.last_day().min(self.facts.today);
        format!("{} {}", words::AS_OF.say(lang), day::full(last, lang))
    }

    /// The statements and notes as parts of a booklet, each statement on a page of its own.
    pub fn parts(&self, lang: Lang) -> Vec<Part> {
        let statement = |table: Table| Part {
            title: table.title.say(lang).to_owned(),
            subtitle: self.period(lang),
            new_page: true,
            figures: Some(table.figures()),
            ..Part::default()
        };
        let mut parts: Vec<Part> = self.tables(lang).into_iter().map(statement).collect();
        parts.push(Part { title: words::NOTES.say(lang).to_owned(), new_page: true, ..Part::default() });
        parts.extend(self.notes(lang).into_iter().map(|note| Part { small: true, ..note }));
        parts
    }

    fn audit(&self, lang: Lang) -> String {
        statement_notes::audit_line(&self.facts, lang)
    }
}

fn statements_page(call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::asked(call)?;
    let own = format!("/koperasi/{}", wanted.books.row.id);
    let year = wanted.year.to_string();
    let file = |label: Phrase, ending: &str| {
        (call.say(label).to_owned(), link(&format!("{own}/buku/laporan.{ending}"), &[("tahun", &year)]))
    };
    let audited = wanted.facts.audit.is_some();
    let tone = if audited { Tone::Good } else { Tone::Attention };
    let tag = pieces::tag(tone, call.say(if audited { audit_words::BY } else { audit_words::NOT_AUDITED }));
    let mut links = vec![
        file(words::PDF, "pdf"),
        file(words::XLSX, "xlsx"),
        (call.say(words::TRIAL).to_owned(), format!("{own}/buku")),
        (call.say(audit_words::TITLE).to_owned(), format!("{own}/pemeriksaan")),
    ];
    links.retain(|(_, path)| call.may_get(path.split('?').next().unwrap_or_default()));
    let content = TablesPage {
        call,
        path: format!("{own}/buku/laporan"),
        name: wanted.books.name.clone(),
        title: call.say(words::STATEMENTS),
        period: wanted.period(call.lang),
        state: Html::joined([state(call, &wanted.now), tag]),
        filters: vec![Input::text("tahun", call.say(words::YEAR)).value(&*year).digits(4)],
        tables: wanted.tables(call.lang),
        notes: wanted.notes(call.lang),
        links,
        own,
    };
    Ok(call.page(call.say(words::STATEMENTS), &content))
}

/// Who signs for a koperasi.
pub(super) fn signers(facts: &Facts, lang: Lang) -> Vec<Signer> {
    let signer = |(heading, name): (Phrase, String)| Signer {
        heading: heading.say(lang).to_owned(),
        name,
        id_line: None,
        meterai: None,
        stamp: false,
    };
    facts.signers().into_iter().map(signer).collect()
}

fn statements_pdf(call: &Call) -> Result<Answer, Refusal> {
    let wanted = Wanted::asked(call)?;
    let lang = call.lang;
    let printed = Booklet {
        title: words::STATEMENTS.say(lang).to_owned(),
        subtitle: format!("{}. {}", wanted.period(lang), wanted.audit(lang)),
        office: vec![wanted.books.name.clone()],
        parts: first_on_title_page(wanted.parts(lang)),
        footer: format!("{} · {}", wanted.books.name, wanted.audit(lang)),
        place_and_date: day::full(call.today, lang),
        signers: signers(&wanted.facts, lang),
        watermark: call.site.settings.demo.then(|| call.say(web::words::SAMPLE_PAPER).to_owned()),
        date: Some(call.today),
        lang,
        ..Booklet::default()
    };
    let pdf = booklet::render(&printed).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", format!("laporan-{}.pdf", wanted.year), true))
}

fn first_on_title_page(mut parts: Vec<Part>) -> Vec<Part> {
    if let Some(first) = parts.first_mut() {
        first.new_page = false;
        first.subtitle.clear();
    }
    parts
}

fn statements_xlsx(call: &Call) -> Result<Answer, Refusal> {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let wanted = Wanted::asked(call)?;
    let head = |title: &str| vec![wanted.books.name.clone(), title.to_owned(), wanted.period(call.lang)];
    let mut leaves: Vec<Leaf> = Vec::new();
    for table in wanted.tables(call.lang) {
        let name = call.say(table.title);
        let (head, figures) = (head(name), Some(table.figures()));
        leaves.push(Leaf { name: name.to_owned(), head, figures, notes: Vec::new() });
    }
    let title = call.say(words::NOTES);
    let mut notes = Vec::new();
    for note in wanted.notes(call.lang) {
        notes.push(note.title.to_uppercase());
        notes.extend(note.sentences);
        notes.extend(note.points.into_iter().map(|point| format!("• {point}")));
        let rows = note.table.map(|table| table.rows).unwrap_or_default();
        notes.extend(rows.into_iter().map(|row| row.join(" · ")));
        for row in note.figures.map(|figures| figures.rows).unwrap_or_default() {
            let amounts: Vec<String> = row.amounts.iter().map(|one| booklet::amount(*one, call.lang)).collect();
            notes.push(format!("{}: {}", row.label, amounts.join(" · ")));
        }
    }
    leaves.push(Leaf { name: title.to_owned(), head: head(title), figures: None, notes });
    let bytes = workbook(&leaves).map_err(Refusal::fault)?;
    Ok(Answer::file(bytes, XLSX, format!("laporan-{}.xlsx", wanted.year), false))
}

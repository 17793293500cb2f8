//! The list of a year's sharing on paper: by number, and with names to sign on being paid, which is opened for that task alone.

use documents::booklet::{self, Booklet, Part};
use documents::leaflet::SmallTable;
use documents::register::{Align, Column};
use kernel::money::whole;
use kernel::{Access, Lang, Record, RecordId, Refusal, day};
use web::{Answer, Call, Route};

use super::member::{PURPOSE, name_of};
use super::surplus::{Seen, part_rows, year};
use crate::records::{ACCOUNT_SPECIFIC, BOOK_READERS, Member, SurplusDistribution};
use crate::words::surplus as words;

const PAPER: Lang = Lang::Id;
/// Members in one table; a booklet breaks it over pages by itself.
const MOST_MEMBERS: usize = 3_000;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(SurplusDistribution::SPEC).help("koperasi#shu");
    let named = Route::get("/koperasi/{id}/shu/daftar-bernama.pdf", Access::Roles(ACCOUNT_SPECIFIC), named);
    vec![
        about(Route::get("/koperasi/{id}/shu/daftar.pdf", Access::Roles(BOOK_READERS), numbered)),
        about(named).purpose(PURPOSE).opens(&[Member::SPEC]),
    ]
}

fn numbered(call: &Call) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let seen = call.read(|read| Seen::of(read, id, year))?;
    answer(call, &seen, shares(&seen), "daftar-hasil-usaha.pdf")
}

/// The parts and, below them, what each member gets; numbers only.
pub(super) fn parts(seen: &Seen) -> Vec<Part> {
    let Some((pot, parts)) = seen.pot() else { return Vec::new() };
    let columns = vec![
        Column::new(words::PART.say(PAPER), 5),
        Column::new(words::PERCENT.say(PAPER), 2).aligned(Align::End),
        Column::new(words::AMOUNT.say(PAPER), 3).aligned(Align::End),
    ];
    let table = Some(SmallTable { columns, rows: part_rows(seen, pot, &parts, PAPER) });
    let mut all = vec![Part { title: seen.words().sharing.say(PAPER).to_owned(), table, ..Part::default() }];
    all.extend(shares(seen));
    all
}

fn shares(seen: &Seen) -> Option<Part> {
    let members = seen.members();
    let own = seen.words();
    let heads = [words::NUMBER, own.saved, own.paid, own.parts[1], own.parts[2], words::TOTAL];
    let column = |(index, head): (usize, kernel::Phrase)| {
        let align = if index == 0 { Align::Start } else { Align::End };
        Column::new(head.say(PAPER), 2).aligned(align)
    };
    let mut sums = [0; 4];
    let mut row = |(number, amounts): &(String, [i64; 4])| {
        sums.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        line(number.clone(), *amounts)
    };
    let mut rows: Vec<Vec<String>> = members.iter().take(MOST_MEMBERS).map(&mut row).collect();
    rows.push(line(words::TOTAL.say(PAPER).to_owned(), sums));
    let table = SmallTable { columns: heads.into_iter().enumerate().map(column).collect(), rows };
    let part = Part { title: words::MEMBERS.say(PAPER).to_owned(), small: true, table: Some(table), ..Part::default() };
    (!members.is_empty()).then_some(part)
}

fn line(first: String, amounts: [i64; 4]) -> Vec<String> {
    let [.., capital, usage] = amounts;
    let shown = amounts.into_iter().chain([capital + usage]).map(|amount| whole(amount, PAPER));
    std::iter::once(first).chain(shown).collect()
}

/// With names, for the signature on being paid.
fn named(call: &Call) -> Result<Answer, Refusal> {
    let (id, year) = (call.param("id")?, year(call));
    let (seen, rows) = call.read(|read| {
        let seen = Seen::of(read, id, year)?;
        let mut rows = Vec::new();
        for share in seen.shares.iter().filter(|share| share.total() > 0).take(MOST_MEMBERS) {
            let member: RecordId = share.member.parse().map_err(Refusal::fault)?;
            let name = name_of(read, &read.get::<Member>(member)?)?;
            rows.push(vec![share.number.clone(), name, whole(share.total(), PAPER), String::new()]);
        }
        Ok((seen, rows))
    })?;
    let columns = vec![
        Column::new(words::NUMBER.say(PAPER), 2),
        Column::new(words::NAME.say(PAPER), 5),
        Column::new(words::TOTAL.say(PAPER), 3).aligned(Align::End),
        Column::new(words::SIGN.say(PAPER), 4),
    ];
    let part = (!rows.is_empty()).then(|| Part { table: Some(SmallTable { columns, rows }), ..Part::default() });
    answer(call, &seen, part, "tanda-terima-hasil-usaha.pdf")
}

fn answer(call: &Call, seen: &Seen, part: Option<Part>, name: &'static str) -> Result<Answer, Refusal> {
    let none = || Part { sentences: vec![words::NOBODY.say(PAPER).to_owned()], ..Part::default() };
    let booklet = Booklet {
        title: format!("{} {}", words::SHEET_TITLE.say(PAPER), year(call)),
        office: vec![seen.books.name.clone()],
        parts: vec![part.unwrap_or_else(none)],
        place_and_date: day::full(call.today, PAPER),
        watermark: call.site.settings.demo.then(|| web::words::SAMPLE_PAPER.say(PAPER).to_owned()),
        date: Some(call.today),
        lang: PAPER,
        ..Booklet::default()
    };
    let pdf = booklet::render(&booklet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", name, true))
}

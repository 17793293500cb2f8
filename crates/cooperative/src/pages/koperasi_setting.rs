//! What counts in a koperasi, number by number, with its bounds, basis and since when. Changing is a meeting's affair
//! (`meeting`).

use kernel::{Access, Phrase, Record, Refusal, day};
use web::{Answer, Call, Html, Route};

use super::meeting::crumbs;
use super::plain::{PlainPage, Table};
use crate::office::koperasi_setting::{Settings, all_on};
use crate::records::koperasi::Principle;
use crate::records::{KOPERASI_READERS, Koperasi, KoperasiSetting};
use crate::rules::koperasi_setting::{self as rules, Declared};
use crate::words::koperasi_setting as words;
use crate::words::meeting as meeting_words;

const GROUPS: [(&str, Phrase); 5] = [
    ("simpanan", words::GROUP_SIMPANAN),
    ("pinjaman", words::GROUP_PINJAMAN),
    ("shu", words::GROUP_SHU),
    ("kualitas", words::GROUP_KUALITAS),
    ("rapat", words::GROUP_RAPAT),
];

/// The addresses.
pub fn routes() -> Vec<Route> {
    let readers = Access::Roles(KOPERASI_READERS);
    vec![Route::get("/koperasi/{id}/pengaturan", readers, page).of(KoperasiSetting::SPEC).help("koperasi#pengaturan")]
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let (books, standing) = call.read(|read| {
        let books = read.get::<Koperasi>(id)?;
        let standing = all_on(read, &books, call.today)?;
        Ok((books, standing))
    })?;
    let group = |(key, label): &(&str, Phrase)| {
        let of_group = rules::all().iter().filter(|one| one.group == *key && one.is_of(books.form, books.principle));
        let label = match (*key, books.principle) {
            ("pinjaman", Principle::Sharia) => &words::GROUP_FINANCING,
            ("kualitas", Principle::Sharia) => &words::GROUP_QUALITY_SHARIA,
            _ => label,
        };
        let columns = [words::SETTING, words::VALUE, words::BOUNDS, words::SOURCE];
        let table = Table {
            title: call.say(label).to_owned(),
            columns: columns.map(|column| call.say(column).to_owned()).into(),
            numbers_from: usize::MAX,
            rows: of_group.map(|one| row(call, one, &standing)).collect(),
        };
        table.card()
    };
    let page = PlainPage {
        crumbs: crumbs(call, &books),
        title: call.say(words::TITLE).to_owned(),
        lead: vec![call.say(words::LEAD).to_owned()],
        buttons: vec![(call.say(meeting_words::TITLE).to_owned(), format!("/koperasi/{id}/rapat"))],
        main: Html::joined(GROUPS.iter().map(group)),
        ..PlainPage::default()
    };
    Ok(page.answer(call))
}

fn row(call: &Call, one: &Declared, standing: &Settings) -> Vec<String> {
    let say = |value| one.say_for(value, standing.principle(), call.lang);
    let value = say(standing.get(one.key));
    let value = match standing.decided(one.key) {
        Some((_, from)) => format!("{value} ({} {})", call.say(words::SINCE), day::short(from, call.lang)),
        None => format!("{value} ({})", call.say(words::DEFAULT)),
    };
    let bounds = format!("{} – {}", say(one.least), say(one.most));
    vec![
        call.say(one.label_for(standing.form(), standing.principle())).to_owned(),
        value,
        bounds,
        one.source.to_owned(),
    ]
}

//! Residents: the list, registering, the card, one's own data, finding as one types. The generic pages serve editing,
//! comparing two values, history, withdrawing and papers. Not here: erasing (`pages::erasure`).

mod list;
mod own;
mod reading;
mod register;
mod show;

pub(crate) use list::{detail, village};
pub(crate) use reading::offer;

use kernel::access::{Access, Role, VILLAGE_AND_REGENCY};
use kernel::indicator::{Contribution, Contributor};
use kernel::{ActionId, FieldSpec, Lang, Record, Refusal, Row, Value, phrase};
use store::{Reader, Statement};
use web::{Hit, Indicator, MenuItem, RecordPages, Route, Values, Warning};

use crate::office::resident::{Card, card_warnings, find};
use crate::records::{Household, Resident};
use crate::rules::resident::{birth_problem, name_problem};
use crate::words::resident as words;

/// The addresses.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/warga", Access::Roles(VILLAGE_AND_REGENCY), list::page).of(Resident::SPEC).help("warga"),
        Route::get("/warga/cari", Access::Roles(VILLAGE_AND_REGENCY), list::offers).of(Resident::SPEC),
        Route::get("/warga/baru", Access::Write(Resident::SPEC), register::new_page).of(Resident::SPEC).help("warga"),
        Route::post("/warga/baru", Access::Write(Resident::SPEC), register::create).of(Resident::SPEC).help("warga"),
        Route::get("/warga/{id}", Access::Read(Resident::SPEC), show::page)
            .of(Resident::SPEC)
            .purpose("kartu warga")
            .help("warga"),
        Route::get("/saya/data", Access::Roles(&[Role::Warga]), own::page).of(Resident::SPEC).help("warga"),
    ]
}

/// The entry of the navigation for offices.
pub const MENU: MenuItem = MenuItem {
    label: words::RESIDENTS,
    short: words::RESIDENTS,
    icon: "people",
    path: "/warga",
    access: Access::Roles(VILLAGE_AND_REGENCY),
    order: 5,
};

/// What an officer begins here.
pub const BEGIN: MenuItem = MenuItem {
    label: words::NEW,
    short: words::NEW,
    icon: "people",
    path: "/warga/baru",
    access: Access::Write(Resident::SPEC),
    order: 5,
};

/// The entry of the navigation for the person themself.
pub const OWN_MENU: MenuItem = MenuItem {
    label: words::MY_DATA,
    short: words::MY_DATA,
    icon: "person",
    path: "/saya/data",
    access: Access::Roles(&[Role::Warga]),
    order: 5,
};

/// Rules of the generic form, with which residents are edited.
pub const PAGES: RecordPages = RecordPages {
    check,
    before_save: Some(as_kept),
    empty: Some(words::NO_RESIDENTS),
    sheet: Some(&crate::imports::RESIDENT_SHEETS),
    ..RecordPages::plain(Resident::SPEC)
};

/// Names without stray spaces, passports as they are looked up. What was withdrawn or erased is edited no more.
fn as_kept(_: &Reader<'_>, row: Option<&Row>, values: &mut Values, _: ActionId) -> Result<(), Refusal> {
    if row.is_some_and(|row| row.withdrawn) {
        return Err(Refusal::Forbidden(words::WITHDRAWN));
    }
    for (tag, value) in values.items().to_vec() {
        if let Some((_, field)) = Resident::SPEC.field(tag) {
            values.put(tag, reading::kept_as(field, value));
        }
    }
    Ok(())
}

/// The same warnings as at registering; the birth date's own mistakes stand at the field.
fn check(read: &Reader<'_>, values: &Values, lang: Lang) -> Result<Vec<Warning>, Refusal> {
    let birth = values.text("birth_date").and_then(|text| text.parse().ok());
    let problems = birth.and_then(|birth| birth_problem(birth, read.today())).into_iter();
    let problems: Vec<_> = problems.chain(values.text("name").and_then(name_problem)).collect();
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let nik = values.text("nik").and_then(|text| kernel::nik::Nik::parse(text).ok());
    let sex = values.integer("sex").and_then(crate::records::resident::Sex::from_code);
    let card = Card { name: values.text("name").unwrap_or_default(), nik: nik.as_ref(), birth, sex };
    let warnings = card_warnings(read, &card)?.into_iter();
    Ok(warnings
        .map(|one| Warning { field: one.field().to_owned(), code: one.code(), message: one.say(lang) })
        .collect())
}

/// The hamlets of the reader's region, for the filter of the list.
pub static DUSUN: Statement = Statement::scoped(
    "resident_dusun",
    0,
    "SELECT dusun, count(*) AS people FROM resident WHERE withdrawn = 0 AND dusun IS NOT NULL AND {scope} \
     GROUP BY dusun ORDER BY dusun LIMIT 60",
);

/// How many residents are recorded now.
pub const RESIDENTS_COUNTED: Contributor =
    Contributor { kind: Resident::SPEC.kind, contributions: |row| one(row, "people.resident") };
/// How many households are recorded now.
pub const HOUSEHOLDS_COUNTED: Contributor =
    Contributor { kind: Household::SPEC.kind, contributions: |row| one(row, "people.household") };

fn one(row: &Row, indicator: &'static str) -> Vec<Contribution> {
    vec![Contribution { indicator, home: row.home, month: String::new(), amount: 1 }]
}

/// What the sum of residents is called.
pub const RESIDENTS_SUM: Indicator =
    Indicator::stock("people.resident", phrase("warga tercatat", "residents registered")).tile("/warga");
/// What the sum of households is called.
pub const HOUSEHOLDS_SUM: Indicator =
    Indicator::stock("people.household", phrase("keluarga tercatat", "households recorded"));

/// Residents and households by name, NIK, KK or telephone.
pub fn search(read: &Reader<'_>, typed: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    if !read.actor().is_one_of(VILLAGE_AND_REGENCY) {
        return Ok(Vec::new());
    }
    let mut hits: Vec<Hit> = find(read, typed, 20)?.iter().map(|(score, row)| hit(*score, row, lang)).collect();
    for (score, row) in crate::office::household::find(read, typed, 5)? {
        hits.push(Hit {
            kind: Household::SPEC.label.say(lang).to_owned(),
            title: row.spec.title(&row, lang),
            detail: row.text("dusun").unwrap_or_default().to_owned(),
            path: format!("/keluarga/{}", row.id),
            // A person stands before the household that bears the same name.
            score: score.saturating_sub(1),
        });
    }
    Ok(hits)
}

fn hit(score: u8, row: &Row, lang: Lang) -> Hit {
    Hit {
        kind: words::RESIDENT.say(lang).to_owned(),
        title: row.spec.title(row, lang),
        detail: list::detail(row, lang),
        path: format!("/warga/{}", row.id),
        score,
    }
}

/// The known value of a field in words; empty where there is none.
fn shown(row: &Row, name: &str, lang: Lang) -> String {
    let field: Option<(usize, &'static FieldSpec)> = row.spec.field_named(name);
    field.map_or_else(String::new, |(index, field)| match row.cells[index].known() {
        Some(Value::Null) | None => String::new(),
        Some(_) => field.show(&row.cells[index], lang),
    })
}

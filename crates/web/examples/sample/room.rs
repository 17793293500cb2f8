//! A whole room in a few lines: one declared record with generic pages, one page by hand, one task on *Hari ini*.

use askama::Template;
use jiff::civil::Date;
use kernel::access::{Role, VILLAGE};
use kernel::refusal::Problem;
use kernel::{Access, Held, Id, Lang, Phrase, Record, Refusal, phrase};
use record_derive::Record;
use store::{ListQuery, Reader};
use web::{Answer, Call, Hit, Indicator, Input, MenuItem, RecordPages, Room, Route, Task, Tone, Values, Warning};

kernel::choices! {
    /// How a visit went.
    pub enum Outcome {
        Good = 1, "baik", "Baik", "Good";
        Again = 2, "ulang", "Perlu datang lagi", "Another visit is needed";
    }
}

/// The office that keeps the records of a village.
#[derive(Record, Debug, Clone)]
#[record(kind = 1, path = "kantor", id = "Kantor", en = "Office", home = any, read = VILLAGE, write = &[])]
pub struct Office {
    pub id: Id<Office>,
    #[field(tag = 1, id = "Wilayah", en = "Region")]
    pub region: kernel::region::Code,
    #[field(tag = 2, id = "Nama", en = "Name", title, list)]
    pub name: String,
}

/// A person, to show sealed fields and references.
#[derive(Record, Debug, Clone)]
#[record(kind = 2, path = "orang", id = "Orang", en = "Person", home = village, pages, read = READERS, write = VILLAGE, specific = VILLAGE)]
pub struct Person {
    pub id: Id<Person>,
    #[field(tag = 1, id = "Nama", en = "Name", class = personal, subject = own, find, title, list, section("Jati diri", "Identity"),
        help("Seperti pada KTP.", "As on the identity card."))]
    pub name: Held<String>,
    #[field(tag = 2, id = "NIK", en = "NIK", class = personal, subject = own, sealed, unique, lookup)]
    pub nik: Held<Option<kernel::nik::Nik>>,
    #[field(tag = 3, id = "Tanggal lahir", en = "Date of birth", class = personal, subject = own, list)]
    pub born: Held<Option<Date>>,
    #[field(tag = 4, id = "Wilayah asal", en = "Region of origin", section("Tempat", "Place"))]
    pub origin: Option<kernel::region::Code>,
    #[field(tag = 5, id = "Telepon", en = "Telephone", kind = Phone, class = personal, subject = own, sealed)]
    pub phone: Held<Option<String>>,
    #[field(tag = 6, id = "Keadaan khusus", en = "Special circumstances", class = specific, subject = own, sealed)]
    pub circumstances: Held<Option<String>>,
}

/// A visit to a person's house.
#[derive(Record, Debug, Clone)]
#[record(kind = 3, path = "kunjungan", id = "Kunjungan", en = "Visit", home = village, pages, read = READERS, write = VILLAGE)]
pub struct Visit {
    pub id: Id<Visit>,
    #[field(tag = 1, id = "Tanggal", en = "Date", title, list)]
    pub date: Date,
    #[field(tag = 2, id = "Orang", en = "Person", list)]
    pub person: kernel::value::Ref<Person>,
    #[field(tag = 3, id = "Hasil", en = "Outcome", list)]
    pub outcome: Outcome,
    #[field(tag = 4, id = "Biaya perjalanan", en = "Cost of travel")]
    pub cost: Option<kernel::money::Rupiah>,
    #[field(tag = 5, id = "Catatan", en = "Notes", kind = LongText)]
    pub notes: Option<String>,
}

/// The village, and the ministry to show what it does not see.
pub const READERS: &[Role] =
    &[Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian, Role::PetugasKementerian];

const VISITS: Phrase = phrase("Kunjungan", "Visits");

/// The room.
pub static ROOM: Room = Room {
    key: "kunjungan",
    label: VISITS,
    icon: "house",
    path: "/kunjungan",
    menu: &[
        MenuItem {
            label: phrase("Orang", "People"),
            short: phrase("Orang", "People"),
            icon: "people",
            path: "/orang",
            access: Access::Read(Person::SPEC),
            order: 10,
        },
        MenuItem {
            label: VISITS,
            short: VISITS,
            icon: "house",
            path: "/kunjungan",
            access: Access::Read(Visit::SPEC),
            order: 60,
        },
    ],
    records: &[Office::SPEC, Person::SPEC, Visit::SPEC],
    pages: &[RecordPages { check: check_person, ..RecordPages::plain(Person::SPEC) }],
    routes: || {
        vec![
            Route::get("/salam", Access::Roles(VILLAGE), greeting),
            Route::post("/salam", Access::Roles(VILLAGE), greet),
        ]
    },
    today,
    search,
    indicators: &[Indicator::stock("sample.people", phrase("orang tercatat", "people recorded")).tile("/orang")],
    office: Some(kernel::registry::OfficeKind { kind: Office::KIND, region_tag: 1 }),
    person: Some(Person::KIND),
    ..Room::EMPTY
};

/// A warning, not a refusal: somebody born before 1930 may be alive.
fn check_person(_: &Reader<'_>, values: &Values, lang: Lang) -> Result<Vec<Warning>, Refusal> {
    let old = values.text("born").is_some_and(|born| born < "1930");
    let message = phrase("Tanggal lahir sebelum 1930: periksa tahunnya.", "Born before 1930: check the year.");
    let warning = Warning { field: "born".into(), code: "born.old", message: message.say(lang).to_owned() };
    Ok(if old { vec![warning] } else { Vec::new() })
}

fn today(read: &Reader<'_>, lang: Lang) -> Result<Vec<Task>, Refusal> {
    if !read.actor().is_one_of(VILLAGE) {
        return Ok(Vec::new());
    }
    let again = ListQuery::of(Visit::SPEC).with(Visit::OUTCOME.tag, kernel::Value::Integer(Outcome::Again.code()));
    let task = |row: &kernel::Row| Task {
        tone: Tone::Attention,
        tag: VISITS.say(lang).to_owned(),
        title: Outcome::Again.label().say(lang).to_owned(),
        detail: Visit::SPEC.title(row, lang),
        path: format!("/kunjungan/{}", row.id),
        ..Task::default()
    };
    Ok(read.list(&again)?.rows.iter().map(task).collect())
}

fn search(read: &Reader<'_>, words: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let hit = |(score, row): (u8, kernel::Row)| Hit {
        kind: Person::SPEC.label.say(lang).to_owned(),
        title: Person::SPEC.title(&row, lang),
        path: format!("/orang/{}", row.id),
        score,
        ..Hit::default()
    };
    Ok(read.named(Person::SPEC, words, 20)?.into_iter().map(hit).collect())
}

#[derive(Template)]
#[template(
    source = r#"<h1>Salam</h1>{{ problems }}<form class="sheetform" method="post" action="/salam">{{ hidden }}<section class="section">{{ name }}</section><button class="btn">Kirim</button></form>"#,
    ext = "html"
)]
struct Greeting {
    hidden: web::Html,
    problems: web::Html,
    name: Input,
}

fn greeting(call: &Call) -> Result<Answer, Refusal> {
    form(call, &[])
}

fn form(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let name = Input::text("name", "Nama").required().filled(&call.form, problems, call.lang);
    let summary = web::pieces::problems(problems, call.lang, |_| "Nama".to_owned());
    Ok(call.page("Salam", &Greeting { hidden: call.hidden(), problems: summary, name }))
}

fn greet(call: &Call) -> Result<Answer, Refusal> {
    if call.form.text("name").is_empty() {
        let problem =
            Problem { field: "name".into(), code: "required", message: phrase("Tulis nama.", "Write a name.") };
        return Ok(form(call, &[problem])?.invalid());
    }
    Ok(Answer::redirect("/beranda").saying(call.say(phrase("Salam terkirim.", "Greeting sent."))))
}

//! An article for everybody: title, text, author, editor, time.

use jiff::Timestamp;
use kernel::access::{OFFICES, Role};
use kernel::states::{Edge, Machine, State};
use kernel::{Id, choices, phrase};
use record_derive::Record;

choices! {
    /// Where an article stands.
    pub enum ArticleState {
        Draft = 1, "draf", "Draf", "Draft";
        Published = 2, "terbit", "Terbit", "Published";
        Retired = 3, "ditarik", "Ditarik", "Retired";
    }
}

choices! {
    /// The language an article is written in.
    pub enum ArticleLanguage {
        Indonesian = 1, "id", "Bahasa Indonesia", "Indonesian";
        English = 2, "en", "Bahasa Inggris", "English";
    }
}

/// Who writes and publishes: the offices that speak to the public.
pub const EDITORS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PetugasProvinsi,
    Role::PetugasKementerian,
];

/// The life of an article.
pub static ARTICLE_MACHINE: Machine = Machine {
    initial: 1,
    states: &[
        State { code: 1, name: "draf", label: ArticleState::Draft.label(), phase: "", terminal: false },
        State { code: 2, name: "terbit", label: ArticleState::Published.label(), phase: "", terminal: false },
        State { code: 3, name: "ditarik", label: ArticleState::Retired.label(), phase: "", terminal: false },
    ],
    edges: &[
        Edge {
            from: 1,
            to: 2,
            label: phrase("Terbitkan", "Publish"),
            roles: EDITORS,
            guard: "",
            reason: false,
            source: "",
        },
        Edge { from: 2, to: 3, label: phrase("Tarik", "Retire"), roles: EDITORS, guard: "", reason: false, source: "" },
        Edge {
            from: 3,
            to: 2,
            label: phrase("Terbitkan lagi", "Publish again"),
            roles: EDITORS,
            guard: "",
            reason: false,
            source: "",
        },
    ],
};

/// An article.
#[derive(Record, Debug, Clone)]
#[record(kind = 30, path = "kelola-artikel", id = "Artikel", en = "Article", home = any, pages, read = OFFICES, write = EDITORS,
    states = ARTICLE_MACHINE)]
pub struct Article {
    pub id: Id<Article>,
    #[field(tag = 1, id = "Judul", en = "Title", class = public, title, list)]
    pub title: String,
    #[field(tag = 2, id = "Alamat singkat", en = "Short address", class = public, unique,
        help("Huruf kecil dan tanda hubung, contoh: berangkat-dengan-aman.", "Small letters and hyphens, example: berangkat-dengan-aman."))]
    pub slug: String,
    #[field(tag = 3, id = "Ringkasan", en = "Summary", class = public)]
    pub summary: Option<String>,
    #[field(tag = 4, id = "Isi", en = "Text", kind = LongText, class = public, help("Baris kosong memisahkan paragraf. ## di awal baris menjadi judul bagian.", "An empty line begins a paragraph. ## at the start of a line makes a heading."))]
    pub body: String,
    #[field(tag = 5, id = "Penulis", en = "Author", class = public, list)]
    pub author: String,
    #[field(tag = 6, id = "Penyunting", en = "Editor", class = public)]
    pub editor: Option<String>,
    #[field(tag = 7, id = "Bahasa", en = "Language", class = public)]
    pub language: Option<ArticleLanguage>,
    #[field(tag = 8, id = "Keadaan", en = "State", state, list)]
    pub state: ArticleState,
    #[field(tag = 9, id = "Terbit pada", en = "Published on", class = public, fixed, list)]
    pub published_at: Option<Timestamp>,
}

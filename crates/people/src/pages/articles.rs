//! Articles for everybody, and publishing them. Not here: writing them (the generic pages).

use askama::Template;
use kernel::access::Access;
use kernel::day::{self, Zone};
use kernel::refusal::Problem;
use kernel::{ActionId, Id, Lang, Phrase, Record, Refusal, Row, Stored, Value};
use store::Reader;
use web::{Answer, Call, Hit, Html, MenuItem, PublicPage, RecordPages, Route, Values, Warning, markdown, pieces};

use super::form_page::problem;
use crate::office::article;
use crate::records::Article;
use crate::records::article::{ArticleState, EDITORS};
use crate::rules::article as rules;
use crate::words::article as words;

/// Rules and buttons of the generic pages.
pub const PAGES: RecordPages =
    RecordPages { check, before_save: Some(before_save), actions: Some(actions), ..RecordPages::plain(Article::SPEC) };

/// Its entry of the navigation.
pub const MENU: MenuItem = MenuItem {
    label: words::ARTICLES,
    short: words::ARTICLES_SHORT,
    icon: "article",
    path: "/kelola-artikel",
    access: Access::Write(Article::SPEC),
    order: 84,
};

/// Its page for visitors.
pub const PUBLIC: PublicPage = PublicPage { label: words::ARTICLES, path: "/artikel", top: true, order: 4 };

/// The addresses.
pub fn routes() -> Vec<Route> {
    let editors = Access::Roles(EDITORS);
    vec![
        Route::get("/artikel", Access::Public, list).help("artikel"),
        Route::get("/artikel/{slug}", Access::Public, page).help("artikel"),
        Route::get("/kelola-artikel/{id}/keadaan", editors, state_page).of(Article::SPEC).help("artikel"),
        Route::post("/kelola-artikel/{id}/keadaan", editors, set_state).of(Article::SPEC).help("artikel"),
    ]
}

fn check(_: &Reader<'_>, values: &Values, _: Lang) -> Result<Vec<Warning>, Refusal> {
    let mut problems: Vec<Problem> = Vec::new();
    if values.text("slug").is_some_and(|slug| !rules::is_slug(slug)) {
        problems.push(problem("slug", "slug", words::SLUG_SHAPE));
    }
    if problems.is_empty() { Ok(Vec::new()) } else { Err(Refusal::Invalid(problems)) }
}

/// A new article is a draft. Short addresses are unique among all offices, since they all stand on one page.
fn before_save(read: &Reader<'_>, row: Option<&Row>, values: &mut Values, _: ActionId) -> Result<(), Refusal> {
    if let Some(slug) = values.text("slug")
        && !article::slug_is_free(read, slug, row)?
    {
        return Err(Refusal::invalid("slug", "slug.taken", words::SLUG_TAKEN));
    }
    if row.is_none() {
        values.put(Article::STATE.tag, Value::Integer(ArticleState::Draft.code()));
    }
    Ok(())
}

fn actions(read: &Reader<'_>, row: &Row) -> Result<Vec<(Phrase, String)>, Refusal> {
    if !read.actor().is_one_of(EDITORS) || row.withdrawn {
        return Ok(Vec::new());
    }
    let mut actions = vec![(words::STATE, format!("/kelola-artikel/{}/keadaan", row.id))];
    if row.integer("state") == Some(ArticleState::Published.code())
        && let Some(slug) = row.text("slug")
    {
        actions.push((words::READ_IT, format!("/artikel/{slug}")));
    }
    Ok(actions)
}

#[derive(Template)]
#[template(path = "article_list.html")]
struct ListPage<'c> {
    call: &'c Call,
    /// So many are in the reader's language; the others are folded.
    own: usize,
    articles: Vec<Line>,
}

struct Line {
    path: String,
    title: String,
    summary: String,
    detail: String,
    lang: &'static str,
}

/// The language of an article; without one it is Indonesian.
fn lang_of(article: &Article) -> Lang {
    article.language.map_or(Lang::Id, |language| Lang::from_code(language.name()))
}

fn published_on(article: &Article, lang: Lang) -> String {
    article.published_at.map_or_else(String::new, |at| day::full(Zone::Wib.day(at.as_millisecond()), lang))
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let mut articles = call.read(article::published)?;
    // The reader's own language first; within it the newest.
    articles.sort_by_key(|article| lang_of(article) != call.lang);
    let own = articles.iter().filter(|article| lang_of(article) == call.lang).count();
    let line = |article: &Stored<Article>| {
        let other = match lang_of(article) {
            own if own == call.lang => "",
            Lang::Id => call.say(words::IN_INDONESIAN),
            Lang::En => call.say(words::IN_ENGLISH),
        };
        let parts = [article.author.as_str(), &published_on(article, call.lang), other].map(str::to_owned);
        Line {
            path: format!("/artikel/{}", article.slug),
            title: article.title.clone(),
            summary: article.summary.clone().unwrap_or_default(),
            detail: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            lang: lang_of(article).code(),
        }
    };
    let articles = articles.iter().map(line).collect();
    Ok(call.page(call.say(words::ARTICLES), &ListPage { call, own, articles }))
}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage<'c> {
    call: &'c Call,
    article: &'c Article,
    lang: &'static str,
    body: Html,
    published: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let article = call.read(|read| article::by_slug(read, call.param_text("slug")))?;
    let content = ArticlePage {
        call,
        article: &article,
        lang: lang_of(&article).code(),
        body: markdown(&article.body, 1),
        published: article
            .published_at
            .map_or_else(String::new, |at| day::moment(at.as_millisecond(), Zone::Wib, call.lang)),
    };
    Ok(call.page(&article.title, &content))
}

#[derive(Template)]
#[template(path = "article_state.html")]
struct StatePage<'c> {
    call: &'c Call,
    id: String,
    article: &'c Article,
    state: &'static str,
    steps: Vec<(&'static str, &'static str)>,
    hidden: Html,
    body: Html,
    problems: Html,
}

fn state_page(call: &Call) -> Result<Answer, Refusal> {
    show_state(call, &[])
}

fn show_state(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let article = call.read(|read| read.get::<Article>(Id::new(id)))?;
    let role = call.actor.role.ok_or(Refusal::NotFound)?;
    let step = |edge: &&'static kernel::states::Edge| {
        ArticleState::from_code(edge.to).map(|to| (to.name(), call.say(edge.label)))
    };
    let content = StatePage {
        call,
        id: id.to_string(),
        article: &article,
        state: call.say(article.state.label()),
        steps: rules::steps(role, article.state).iter().filter_map(step).collect(),
        hidden: call.hidden_for(&article.row),
        body: markdown(&article.body, 2),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
    };
    let answer = call.page(call.say(words::STATE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn set_state(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let seen = call.seen()?;
    let to = ArticleState::from_name(call.form.text("keadaan")).ok_or(Refusal::NotFound)?;
    match call.act(move |read| article::set_state(read, id, &seen, to)) {
        Ok(_) => {
            let said = if to == ArticleState::Published { words::PUBLISHED_NOW } else { words::RETIRED_NOW };
            Ok(Answer::redirect(format!("/kelola-artikel/{id}")).saying(call.say(said)))
        }
        Err(Refusal::Invalid(problems)) => show_state(call, &problems),
        Err(other) => Err(other),
    }
}

/// Published articles that hold every word; those in the reader's own language come first.
pub fn search(read: &Reader<'_>, query: &str, lang: Lang) -> Result<Vec<Hit>, Refusal> {
    let wanted: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut hits = Vec::new();
    for article in article::published(read)? {
        let title = article.title.to_lowercase();
        let whole = format!("{title} {} {}", article.summary.as_deref().unwrap_or(""), article.body).to_lowercase();
        if !wanted.iter().all(|word| whole.contains(word.as_str())) {
            continue;
        }
        hits.push(Hit {
            kind: words::ARTICLE.say(lang).to_owned(),
            title: article.title.clone(),
            detail: article.summary.clone().unwrap_or_default(),
            path: format!("/artikel/{}", article.slug),
            score: match (lang_of(&article) == lang, wanted.iter().all(|word| title.contains(word.as_str()))) {
                (true, true) => 50,
                (true, false) => 30,
                (false, _) => 10,
            },
        });
    }
    hits.truncate(10);
    Ok(hits)
}

//! `/`: the first page for visitors. Who has signed in goes on to *Hari ini*.

use askama::Template;
use kernel::region::{Code, Level};
use kernel::{Access, Lang, Phrase, Refusal, day, money};
use web::pieces::{self, Tile};
use web::{Answer, Call, Html, Route};

use super::{answers, filled, pocket_villages};
use crate::roll::Roll;
use crate::words::about as words;
use crate::words::shared;

/// How many articles are shown.
const MOST_ARTICLES: usize = 3;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/", Access::Public, page)]
}

#[derive(Template)]
#[template(path = "landing_page.html")]
struct Landing<'c> {
    call: &'c Call,
    tiles: Html,
    pillars: Vec<(Html, Phrase, Phrase)>,
    articles: Vec<Headline>,
    check: bool,
    all_articles: bool,
}

/// An article as the list shows it.
struct Headline {
    title: String,
    summary: String,
    told: String,
    path: String,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    if call.is_signed_in() {
        return Ok(Answer::redirect("/beranda"));
    }
    let (roll, articles) = call.read(|read| Ok((Roll::read(read)?, people::office::article::published(read)?)))?;
    let own = |language: Option<&str>| language.is_none_or(|language| language == call.lang.code());
    let headlines = articles
        .iter()
        .filter(|article| own(article.language.map(people::records::article::ArticleLanguage::name)))
        .take(MOST_ARTICLES);
    let headlines = headlines.map(|article| Headline {
        title: article.title.clone(),
        summary: article.summary.clone().unwrap_or_default(),
        told: told(article, call.lang),
        path: format!("/artikel/{}", article.slug),
    });
    let content = Landing {
        call,
        tiles: tiles(&roll, call.lang),
        pillars: words::PILLAR_LIST.iter().map(|(name, tell, icon)| (pieces::icon(icon), *name, *tell)).collect(),
        articles: headlines.collect(),
        check: answers(call, "/cek"),
        all_articles: answers(call, "/artikel"),
    };
    Ok(call.page(call.say(shared::PROGRAMME), &content))
}

fn told(article: &people::records::Article, lang: Lang) -> String {
    let zone = day::Zone::Wib;
    let when = article.published_at.map(|moment| day::full(zone.day(moment.as_millisecond()), lang));
    [Some(article.author.clone()), when].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The programme in numbers that anybody may see: villages, regencies, provinces, share of the pocket villages.
pub(super) fn tiles(roll: &Roll, lang: Lang) -> Html {
    let villages = roll.running_within(&Code::NATION).len() as i64;
    if villages == 0 {
        return Html::default();
    }
    let tile = |number: String, label: String| Tile { number, label, path: "/angka".to_owned(), attention: false };
    let count = |number: i64, label: Phrase| tile(money::whole(number, lang), label.say(lang).to_owned());
    let pockets = pocket_villages();
    let mut tiles = vec![
        count(villages, words::RUNNING),
        count(roll.regions_of(Level::Regency), words::IN_REGENCIES),
        count(roll.regions_of(Level::Province), words::IN_PROVINCES),
    ];
    if pockets > 0 {
        let label = filled(words::OF_POCKETS.say(lang), &[&money::whole(pockets, lang)]);
        tiles.push(tile(share(villages, pockets, lang), label));
    }
    pieces::tiles(&tiles)
}

/// A share in percent with one digit, rounded half up: "6,3 %".
pub(super) fn share(part: i64, whole: i64, lang: Lang) -> String {
    let tenths = (part * 2000 + whole) / (whole * 2).max(1);
    format!("{} %", money::decimal(tenths, 1, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_rounded_half_up_to_a_tenth() {
        assert_eq!(share(252, 4000, Lang::Id), "6,3 %");
        assert_eq!(share(1, 3, Lang::En), "33.3 %");
        assert_eq!(share(2, 3, Lang::En), "66.7 %");
    }
}

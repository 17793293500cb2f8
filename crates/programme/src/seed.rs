//! What a new world begins with: articles in both languages, from data/articles. The demo publishes them at the ministry.
//! Not here: publishing (people).

use jiff::civil::Date;

const FILES: [&str; 10] = [
    include_str!("../../../data/articles/lima-pertanyaan-sebelum-tanda-tangan.md"),
    include_str!("../../../data/articles/five-questions-before-you-sign.md"),
    include_str!("../../../data/articles/mengapa-ada-surat-izin-keluarga.md"),
    include_str!("../../../data/articles/why-a-letter-from-the-family.md"),
    include_str!("../../../data/articles/biaya-yang-tidak-boleh-diminta.md"),
    include_str!("../../../data/articles/what-you-may-not-be-charged.md"),
    include_str!("../../../data/articles/bila-lama-tidak-ada-kabar.md"),
    include_str!("../../../data/articles/when-no-news-comes.md"),
    include_str!("../../../data/articles/pulang-lalu-membangun-usaha.md"),
    include_str!("../../../data/articles/coming-home-to-a-business.md"),
];

/// An article to be published when a world is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeedArticle {
    /// Short address.
    pub slug: &'static str,
    /// `id` or `en`.
    pub language: &'static str,
    /// The short address of the same in the other language.
    pub twin: &'static str,
    /// Title.
    pub title: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Text, in the small Markdown of articles.
    pub body: &'static str,
    /// Who wrote it.
    pub author: &'static str,
    /// Who looked it through.
    pub editor: &'static str,
    /// When it is published.
    pub published: Date,
}

/// The articles, each followed by its twin. A file that is not whole is left out, and a test counts them.
pub fn articles() -> Vec<SeedArticle> {
    FILES.iter().filter_map(|file| read(file)).collect()
}

fn read(file: &'static str) -> Option<SeedArticle> {
    let (head, body) = file.split_once("\n\n")?;
    let value = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).map(str::trim);
    Some(SeedArticle {
        slug: value("slug")?,
        language: value("language")?,
        twin: value("twin")?,
        title: value("title")?,
        summary: value("summary")?,
        body: body.trim(),
        author: value("author")?,
        editor: value("editor")?,
        published: value("published")?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_is_whole_and_has_its_twin_in_the_other_language() {
        let articles = articles();
        assert_eq!(articles.len(), FILES.len());
        for article in &articles {
            let twin = articles.iter().find(|other| other.slug == article.twin).unwrap();
            assert!(twin.twin == article.slug && twin.language != article.language, "{}", article.slug);
            assert!(article.slug.chars().all(|one| one.is_ascii_lowercase() || one == '-'), "{}", article.slug);
            assert!(article.body.len() > 600 && article.summary.len() <= 200, "{}", article.slug);
        }
    }
}

//! The small part of Markdown that guide and articles use: headings, paragraphs, lists, quotes, bold, italic, code,
//! links; in the guide also its own pictures. Every letter is escaped first; links lead to our own pages, http(s) or
//! mail. Not here: which pictures there are (`guide_pictures`).

use crate::answer::is_own;
use crate::html::{Html, escaped};

/// Where a picture of the guide lies and how large it is, in CSS pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) address: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// What a text may show beside its words.
struct Frame<'f> {
    level: u8,
    picture: &'f dyn Fn(&str) -> Option<Picture>,
}

/// Renders a text. Headings begin at `level` (2 leaves `h1` to the page). Pictures stay text.
pub fn markdown(text: &str, level: u8) -> Html {
    illustrated(text, level, &|_| None)
}

/// Renders a text with the pictures that `picture` knows by their file names, each alone on a line:
/// `![What it shows](gambar/name.png)`. Every other form of a picture stays text.
pub(crate) fn illustrated(text: &str, level: u8, picture: &dyn Fn(&str) -> Option<Picture>) -> Html {
    let frame = Frame { level, picture };
    let mut out = String::new();
    let mut block: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let begins =
            starts_block(line) && block.first().is_some_and(|first| kind(first) != kind(line) || is_single(line));
        if line.trim().is_empty() || begins {
            flush(&mut out, &block, &frame);
            block.clear();
        }
        if !line.trim().is_empty() {
            block.push(line);
        }
    }
    flush(&mut out, &block, &frame);
    Html::drawn(out)
}

/// The first heading of a text, for titles.
pub fn heading(text: &str) -> Option<&str> {
    text.lines().find_map(|line| line.strip_prefix("# ")).map(str::trim)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Bullets,
    Numbers,
    Quote,
    Rule,
    Picture,
    Paragraph,
}

fn kind(line: &str) -> Kind {
    let line = line.trim_start();
    if line.starts_with('#') && line.trim_start_matches('#').starts_with(' ') {
        Kind::Heading
    } else if line.starts_with("- ") || line.starts_with("* ") {
        Kind::Bullets
    } else if numbered(line).is_some() {
        Kind::Numbers
    } else if line.starts_with('>') {
        Kind::Quote
    } else if line == "---" {
        Kind::Rule
    } else if picture_line(line).is_some() {
        Kind::Picture
    } else {
        Kind::Paragraph
    }
}

fn starts_block(line: &str) -> bool {
    kind(line) != Kind::Paragraph
}

fn is_single(line: &str) -> bool {
    matches!(kind(line), Kind::Heading | Kind::Rule | Kind::Picture)
}

fn numbered(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once(". ")?;
    (!number.is_empty() && number.len() < 4 && number.chars().all(|c| c.is_ascii_digit())).then_some(rest)
}

/// The words and the file name of a picture that stands alone on a line; `None` for whatever else stands there.
pub(crate) fn picture_line(line: &str) -> Option<(&str, &str)> {
    let (words, target, after) = bracketed(line.trim().strip_prefix('!')?)?;
    let file = target.strip_prefix("gambar/")?;
    let stem = file.strip_suffix(".png")?;
    let plain = !stem.is_empty() && stem.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (plain && after.is_empty() && !words.trim().is_empty()).then_some((words.trim(), file))
}

fn flush(out: &mut String, block: &[&str], frame: &Frame) {
    let Some(first) = block.first() else { return };
    match kind(first) {
        Kind::Heading => {
            let line = first.trim_start();
            let depth = line.bytes().take_while(|byte| *byte == b'#').count().min(6) as u8;
            let words = line.trim_start_matches('#').trim();
            let tag = (depth - 1 + frame.level).min(6);
            out.push_str(&format!("<h{tag} id=\"{}\">{}</h{tag}>", anchor(words), inline(words)));
            flush(out, &block[1..], frame);
        }
        Kind::Rule => {
            out.push_str("<hr>");
            flush(out, &block[1..], frame);
        }
        Kind::Picture => {
            out.push_str(&figure(first, frame));
            flush(out, &block[1..], frame);
        }
        Kind::Bullets => list(out, block, "ul", |line| line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))),
        Kind::Numbers => list(out, block, "ol", numbered),
        Kind::Quote => {
            let words: Vec<&str> = block.iter().map(|line| line.trim_start().trim_start_matches('>').trim()).collect();
            out.push_str(&format!("<blockquote><p>{}</p></blockquote>", inline(&words.join(" "))));
        }
        Kind::Paragraph => out.push_str(&format!("<p>{}</p>", inline(&block.join(" ")))),
    }
}

/// A picture with its words below; a picture that is not there stays the text that was written.
fn figure(line: &str, frame: &Frame) -> String {
    let known = picture_line(line).and_then(|(words, file)| Some((words, (frame.picture)(file)?)));
    let Some((words, Picture { address, width, height })) = known else {
        return format!("<p>{}</p>", inline(line.trim()));
    };
    let (address, words) = (escaped(&address), escaped(words));
    format!(
        "<figure><img src=\"{address}\" alt=\"{words}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\">\
         <figcaption>{words}</figcaption></figure>"
    )
}

/// Lines that do not begin a point go on with the one before.
fn list(out: &mut String, block: &[&str], tag: &str, point: impl Fn(&str) -> Option<&str>) {
    let mut points: Vec<String> = Vec::new();
    for line in block {
        match (point(line.trim_start()), points.last_mut()) {
            (Some(words), _) => points.push(words.to_owned()),
            (None, Some(last)) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            (None, None) => {}
        }
    }
    let points: String = points.iter().map(|words| format!("<li>{}</li>", inline(words))).collect();
    out.push_str(&format!("<{tag}>{points}</{tag}>"));
}

/// The name by which a heading is reached.
pub fn anchor(words: &str) -> String {
    let mut out = String::new();
    for letter in words.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Bold, italic, code and links within a line.
fn inline(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '`', '[', '!', '_']) {
        out.push_str(&escaped(&rest[..at]));
        rest = &rest[at..];
        let taken = span(rest, "**", "strong")
            .or_else(|| span(rest, "*", "em"))
            .or_else(|| span(rest, "__", "strong"))
            .or_else(|| code(rest))
            .or_else(|| picture(rest))
            .or_else(|| link(rest));
        match taken {
            Some((html, after)) => {
                out.push_str(&html);
                rest = after;
            }
            None => {
                out.push_str(&escaped(&rest[..1]));
                rest = &rest[1..];
            }
        }
    }
    out.push_str(&escaped(rest));
    out
}

fn span<'t>(text: &'t str, mark: &str, tag: &str) -> Option<(String, &'t str)> {
    let inside = text.strip_prefix(mark)?;
    let end = inside.find(mark).filter(|end| *end > 0)?;
    let after = &inside[end + mark.len()..];
    Some((format!("<{tag}>{}</{tag}>", inline(&inside[..end])), after))
}

fn code(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('`')?;
    let (words, after) = inside.split_once('`')?;
    Some((format!("<code>{}</code>", escaped(words)), after))
}

fn bracketed(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    Some((words, target.trim(), after))
}

fn link(text: &str) -> Option<(String, &str)> {
    let (words, target, after) = bracketed(text)?;
    let outside = target.starts_with("https://") || target.starts_with("http://");
    let guide = target.strip_suffix(".md").filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
    let target = match guide {
        Some(name) => format!("/bantuan/{name}"),
        None if outside || is_own(target) || target.starts_with('#') || target.starts_with("mailto:") => {
            target.to_owned()
        }
        None => return Some((inline(words), after)),
    };
    let attributes = if outside { " rel=\"noopener noreferrer\"" } else { "" };
    Some((format!("<a href=\"{}\"{attributes}>{}</a>", escaped(&target), inline(words)), after))
}

/// A picture within a line, or of another place, is left as it was written, never fetched nor linked.
fn picture(text: &str) -> Option<(String, &str)> {
    let (_, _, after) = bracketed(text.strip_prefix('!')?)?;
    Some((escaped(&text[..text.len() - after.len()]), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_that_we_use_are_rendered() {
        let html = markdown("# Judul\n\nSatu **tebal** dan `kode`.\n\n- a\n- b\n  lanjut\n\n1. x\n2. y\n\n> kata", 1)
            .to_string();
        assert_eq!(
            html,
            "<h1 id=\"judul\">Judul</h1><p>Satu <strong>tebal</strong> dan <code>kode</code>.</p><ul><li>a</li>\
             <li>b lanjut</li></ul><ol><li>x</li><li>y</li></ol><blockquote><p>kata</p></blockquote>"
        );
    }

    #[test]
    fn what_somebody_writes_never_becomes_markup_or_a_script() {
        let html = markdown("<script>x</script> [a](javascript:alert(1)) ![b](https://contoh.id/x.png) **<i>**", 2)
            .to_string();
        assert!(
            !html.contains("<script")
                && !html.contains("javascript")
                && !html.contains("<img")
                && !html.contains("<i>")
        );
    }

    #[test]
    fn a_link_to_another_page_of_the_guide_leads_to_help() {
        assert_eq!(markdown("[Surat](surat.md)", 2).to_string(), "<p><a href=\"/bantuan/surat\">Surat</a></p>");
    }

    #[test]
    fn a_heading_of_any_depth_is_a_heading() {
        for depth in [6, 255, 256, 257] {
            let html = markdown(&format!("{} Judul", "#".repeat(depth)), 2).to_string();
            assert_eq!(html, "<h6 id=\"judul\">Judul</h6>", "{depth}");
        }
    }

    fn guide(text: &str) -> String {
        let here = Picture { address: "/bantuan/gambar/a-1.png".to_owned(), width: 360, height: 420 };
        illustrated(text, 1, &|file| (file == "a.png").then(|| here.clone())).to_string()
    }

    #[test]
    fn a_picture_of_the_guide_alone_on_its_line_is_shown_with_its_words_and_size() {
        let shown = "<figure><img src=\"/bantuan/gambar/a-1.png\" alt=\"Halaman &lt;b&gt;\" width=\"360\" height=\"420\" \
                     loading=\"lazy\"><figcaption>Halaman &lt;b&gt;</figcaption></figure>";
        assert_eq!(guide("![Halaman <b>](gambar/a.png)"), shown);
        let among = guide("- satu\n![Halaman <b>](gambar/a.png)\ndua");
        assert_eq!(among, format!("<ul><li>satu</li></ul>{shown}<p>dua</p>"));
    }

    #[test]
    fn every_other_form_of_a_picture_stays_text() {
        for text in [
            "![](gambar/a.png)",
            "![ ](gambar/a.png)",
            "![a](gambar/b.png)",
            "![a](gambar/../a.png)",
            "![a](gambar/A.PNG)",
            "![a](gambar/.png)",
            "![a](/bantuan/gambar/a.png)",
            "![a](lain/a.png)",
            "![a](https://contoh.id/a.png)",
            "![a](gambar/a.png) lalu",
            "lihat ![a](gambar/a.png)",
        ] {
            assert_eq!(guide(text), format!("<p>{}</p>", text.trim()), "{text}");
        }
    }

    #[test]
    fn an_article_shows_no_picture() {
        assert_eq!(markdown("![a](gambar/a.png)", 2).to_string(), "<p>![a](gambar/a.png)</p>");
        assert_eq!(markdown("![a](/keluar)", 2).to_string(), "<p>![a](/keluar)</p>");
    }

    #[test]
    fn a_lone_mark_stays_what_it_is() {
        assert_eq!(markdown("5 * 3 [x] a_b !", 2).to_string(), "<p>5 * 3 [x] a_b !</p>");
    }
}

//! Finished HTML that may stand in a template without being escaped again. It is made by templates and by our own
//! drawings only, never from what a person typed.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

/// A piece of finished HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Renders a template. What cannot be rendered is left out and logged: our own mistake, without data.
    pub fn of(template: &impl Template) -> Html {
        match template.render() {
            Ok(text) => Html(text),
            Err(error) => {
                tracing::error!(%error, "a piece of a page could not be rendered");
                Html::default()
            }
        }
    }

    /// HTML that this crate drew itself, every text in it escaped.
    pub(crate) fn drawn(text: String) -> Html {
        Html(text)
    }

    /// Nothing at all?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One after the other.
    pub fn joined(pieces: impl IntoIterator<Item = Html>) -> Html {
        Html(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Escapes a text for content and attributes.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(escaped("<b a='1' c=\"2\">&"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;");
    }
}

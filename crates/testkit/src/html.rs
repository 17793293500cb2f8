//! An HTML page as a tree, just enough to find forms, labels, links and text as a reader would. The tokens come
//! from html5gum; what a browser repairs (missing `</li>`, `</option>`, `</td>` …) is repaired here in a few lines.
//! Not a full HTML5 tree builder: misnested markup is closed at the first matching ancestor.

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};

/// A parsed page.
#[derive(Debug, Clone)]
pub struct Document {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    tag: String,
    attributes: Vec<(String, String)>,
    text: String,
    parent: usize,
    children: Vec<usize>,
}

/// One element of a [`Document`].
#[derive(Debug, Clone, Copy)]
pub struct Element<'a> {
    document: &'a Document,
    index: usize,
}

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose end tag may be left out, with those that end them.
const ENDED_BY: [(&str, &[&str]); 7] = [
    ("li", &["li"]),
    ("option", &["option", "optgroup"]),
    ("tr", &["tr", "tbody", "tfoot"]),
    ("td", &["td", "th", "tr"]),
    ("th", &["td", "th", "tr"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
];

impl Document {
    /// Reads a page; never fails, as a browser never does.
    pub fn parse(source: &str) -> Document {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut builder = Builder { nodes: vec![Node::default()], open: vec![0] };
        for token in Tokenizer::new_with_emitter(source, emitter) {
            match token {
                Ok(Token::StartTag(tag)) => {
                    let attributes =
                        tag.attributes.iter().map(|(name, value)| (words(name), words(&value.value))).collect();
                    builder.start(words(&tag.name), attributes, tag.self_closing);
                }
                Ok(Token::EndTag(tag)) => builder.end(&words(&tag.name)),
                Ok(Token::String(text)) => builder.text(words(&text.value)),
                Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) | Err(_) => {}
            }
        }
        Document { nodes: builder.nodes }
    }

    /// Every element in the order of the page.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (1..self.nodes.len()).map(|index| Element { document: self, index }).filter(|element| !element.tag().is_empty())
    }

    /// Every element of one tag, in the order of the page.
    pub fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = Element<'a>> {
        self.elements().filter(move |element| element.tag() == tag)
    }

    /// The element with this id.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.elements().find(|element| element.attribute("id") == Some(id))
    }

    /// All that a reader sees, with single spaces.
    pub fn text(&self) -> String {
        Element { document: self, index: 0 }.text()
    }
}

impl<'a> Element<'a> {
    /// The tag in small letters.
    pub fn tag(&self) -> &'a str {
        &self.node().tag
    }

    /// An attribute's value; an attribute without a value is the empty text.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let found = self.node().attributes.iter().find(|(own, _)| own == name)?;
        Some(&found.1)
    }

    /// Whether the class list holds this class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|list| list.split_whitespace().any(|own| own == class))
    }

    /// What a reader sees of it, with single spaces; scripts and styles are not read.
    pub fn text(&self) -> String {
        let mut raw = String::new();
        self.gather(&mut raw);
        raw.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The text as it stands in the source, which matters in a `textarea`.
    pub fn raw_text(&self) -> String {
        let mut raw = String::new();
        self.gather(&mut raw);
        raw
    }

    /// Every element inside it, in the order of the page.
    pub fn inside(&self) -> Vec<Element<'a>> {
        let mut found = Vec::new();
        for &child in &self.node().children {
            let element = Element { document: self.document, index: child };
            if !element.tag().is_empty() {
                found.push(element);
            }
            found.extend(element.inside());
        }
        found
    }

    /// The nearest element around it that has this tag.
    pub fn around(&self, tag: &str) -> Option<Element<'a>> {
        let mut index = self.node().parent;
        while index != 0 {
            let element = Element { document: self.document, index };
            if element.tag() == tag {
                return Some(element);
            }
            index = element.node().parent;
        }
        None
    }

    fn node(&self) -> &'a Node {
        &self.document.nodes[self.index]
    }

    fn gather(&self, into: &mut String) {
        let node = self.node();
        if node.tag == "script" || node.tag == "style" || node.tag == "template" {
            return;
        }
        into.push_str(&node.text);
        let inline = ["", "b", "i", "em", "strong", "span", "a", "small", "abbr", "bdi", "code", "sup", "sub"];
        for &child in &node.children {
            let spaced = !inline.contains(&self.document.nodes[child].tag.as_str());
            if spaced {
                into.push(' ');
            }
            Element { document: self.document, index: child }.gather(into);
            if spaced {
                into.push(' ');
            }
        }
    }
}

struct Builder {
    nodes: Vec<Node>,
    open: Vec<usize>,
}

impl Builder {
    fn top(&self) -> usize {
        self.open.last().copied().unwrap_or(0)
    }

    fn add(&mut self, node: Node) -> usize {
        let parent = self.top();
        self.nodes.push(Node { parent, ..node });
        let index = self.nodes.len() - 1;
        self.nodes[parent].children.push(index);
        index
    }

    fn start(&mut self, tag: String, attributes: Vec<(String, String)>, closed: bool) {
        while ENDED_BY.iter().any(|(open, by)| *open == self.nodes[self.top()].tag && by.contains(&tag.as_str())) {
            self.open.pop();
        }
        let leaf = closed || VOID.contains(&tag.as_str());
        let index = self.add(Node { tag, attributes, ..Node::default() });
        if !leaf {
            self.open.push(index);
        }
    }

    fn end(&mut self, tag: &str) {
        if let Some(depth) = self.open.iter().rposition(|&index| self.nodes[index].tag == tag) {
            self.open.truncate(depth.max(1));
        }
    }

    fn text(&mut self, text: String) {
        self.add(Node { text, ..Node::default() });
    }
}

fn words(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn text_joins_inline_parts_and_parts_blocks() {
        let page =
            Document::parse("<main><h1>Warga</h1><p>Siti <b>Amin</b>ah &amp; anak</p><script>no()</script></main>");
        assert_eq!(page.text(), "Warga Siti Aminah & anak");
    }

    #[test]
    fn left_out_end_tags_do_not_nest_options() {
        let page = Document::parse("<select name=s><option value=1>Satu<option value=2 selected>Dua</select><p>x");
        let options: Vec<_> = page.all("option").map(|option| option.text()).collect();
        assert_eq!(options, ["Satu", "Dua"]);
    }

    #[test]
    fn a_textarea_keeps_its_lines_and_its_markup_as_text() {
        let page = Document::parse("<textarea name=t>a\n<b>b</textarea><input name=u>");
        let area = page.all("textarea").next().map(|area| area.raw_text());
        assert_eq!(area.as_deref(), Some("a\n<b>b"));
        assert_eq!(page.all("input").count(), 1);
    }
}

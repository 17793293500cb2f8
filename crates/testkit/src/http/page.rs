//! What the server answered, with the questions a story asks of it.

use ureq::http::HeaderMap;

use super::client::Client;
use super::form::Form;
use crate::Trouble;
use crate::html::Document;
use crate::trouble::must;

/// How many redirects are followed before it is called a circle.
const MOST_REDIRECTS: usize = 8;

/// One answer.
#[derive(Debug, Clone)]
pub struct Page {
    client: Client,
    path: String,
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Page {
    pub(crate) fn new(client: Client, path: String, status: u16, headers: HeaderMap, bytes: Vec<u8>) -> Page {
        Page { client, path, status, headers, bytes }
    }

    /// The path with its query, as asked for.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The body as it came (compressed, if that was asked for by hand).
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The body as text; what is not UTF-8 is replaced.
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The page as a tree.
    pub fn document(&self) -> Document {
        Document::parse(&self.source())
    }

    /// What a reader sees, with single spaces.
    pub fn text(&self) -> String {
        self.document().text()
    }

    /// Whether a reader sees these words.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Fails the test with the page's text unless a reader sees these words.
    #[track_caller]
    pub fn must_say(&self, words: &str) -> &Page {
        assert!(self.says(words), "`{words}` is not on {}: {}", self.described(), self.text());
        self
    }

    /// Fails the test unless the status is this one.
    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Page {
        assert_eq!(self.status, status, "{}: {}", self.described(), self.text());
        self
    }

    /// Where it redirects to, if it does.
    pub fn location(&self) -> Option<&str> {
        self.header("location").filter(|_| (300..400).contains(&self.status))
    }

    /// Follows one redirect.
    ///
    /// # Panics
    /// When this is none.
    #[track_caller]
    pub fn follow(&self) -> Page {
        must(self.try_follow())
    }

    /// As [`Page::follow`], with the trouble returned.
    pub fn try_follow(&self) -> Result<Page, Trouble> {
        let to = self.location().ok_or_else(|| Trouble::new(format!("{} is no redirect", self.described())))?;
        self.client.try_get(to)
    }

    /// Follows redirects until there is a page.
    #[track_caller]
    pub fn arrive(self) -> Page {
        must(self.try_arrive())
    }

    /// As [`Page::arrive`], with the trouble returned.
    pub fn try_arrive(self) -> Result<Page, Trouble> {
        let mut page = self;
        for _ in 0..MOST_REDIRECTS {
            if page.location().is_none() {
                return Ok(page);
            }
            page = page.try_follow()?;
        }
        Err(Trouble::new(format!("redirects go in a circle at {}", page.path)))
    }

    /// Opens the first link with this text (or that holds it).
    #[track_caller]
    pub fn click(&self, text: &str) -> Page {
        must(self.try_click(text))
    }

    /// As [`Page::click`], with the trouble returned.
    pub fn try_click(&self, text: &str) -> Result<Page, Trouble> {
        let document = self.document();
        let links: Vec<_> = document.all("a").filter(|link| link.attribute("href").is_some()).collect();
        let exact = links.iter().find(|link| link.text() == text);
        let found = exact.or_else(|| links.iter().find(|link| link.text().contains(text)));
        let Some(target) = found.and_then(|link| link.attribute("href")) else {
            let there: Vec<String> = links.iter().map(|link| link.text()).collect();
            return Err(Trouble::new(format!("no link `{text}` on {}; there are {there:?}", self.described())));
        };
        self.client.try_open(&self.resolve(target))
    }

    /// The targets of all links, in the order of the page.
    pub fn links(&self) -> Vec<String> {
        let document = self.document();
        document.all("a").filter_map(|link| link.attribute("href")).map(str::to_owned).collect()
    }

    /// The form that is sent to this path (the query does not count).
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        must(self.try_form(action))
    }

    /// As [`Page::form`], with the trouble returned.
    pub fn try_form(&self, action: &str) -> Result<Form, Trouble> {
        let document = self.document();
        let forms: Vec<_> = document.all("form").collect();
        let goes = |target: &str| target.split('?').next().unwrap_or_default().to_owned();
        let of = |form: &crate::html::Element<'_>| self.resolve(form.attribute("action").unwrap_or(""));
        let found = forms.iter().find(|form| goes(&of(form)) == action);
        let Some(form) = found else {
            let there: Vec<String> = forms.iter().map(of).collect();
            return Err(Trouble::new(format!("no form to `{action}` on {}; there are {there:?}", self.described())));
        };
        Ok(Form::read(self.client.clone(), of(form), &document, form))
    }

    /// The form that holds a button with this text.
    #[track_caller]
    pub fn form_with_button(&self, text: &str) -> Form {
        let document = self.document();
        let button = document.all("button").find(|button| button.text() == text);
        let form = button.and_then(|button| button.around("form"));
        let Some(form) = form else {
            let there: Vec<String> = document.all("button").map(|button| button.text()).collect();
            panic!("no form with a button `{text}` on {}; there are {there:?}", self.described());
        };
        let action = self.resolve(form.attribute("action").unwrap_or(""));
        Form::read(self.client.clone(), action, &document, &form)
    }

    /// The client that asked.
    pub fn client(&self) -> &Client {
        &self.client
    }

    fn described(&self) -> String {
        format!("{} ({})", self.path, self.status)
    }

    /// A link of this page made a path of this server: empty means the page itself, `?x` its own path with
    /// another query, a name without a slash stands beside the page.
    fn resolve(&self, link: &str) -> String {
        let own = self.path.split('?').next().unwrap_or_default();
        if link.is_empty() || link.starts_with('#') {
            return self.path.clone();
        }
        if link.starts_with('?') {
            return format!("{own}{link}");
        }
        if link.starts_with('/') || link.contains(':') {
            return link.to_owned();
        }
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{folder}/{link}")
    }
}

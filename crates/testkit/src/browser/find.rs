//! Finding by what a person reads, and acting on it: click, type, choose, tick, attach.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::wire::Handle;
use super::{Browser, PATIENCE};
use crate::Trouble;
use crate::trouble::must;

impl Browser {
    /// Clicks the first visible link, button, summary or label with this text; if there is none, the first that
    /// holds it.
    #[track_caller]
    pub fn click(&self, text: &str) -> &Browser {
        must(self.try_click(text));
        self
    }

    /// As [`Browser::click`], with the trouble returned.
    pub fn try_click(&self, text: &str) -> Result<(), Trouble> {
        let quoted = quote(text);
        let kinds = "self::a or self::button or self::summary or self::label or @role='button' or @role='tab'";
        let exact = format!("//*[{kinds}][normalize-space(.)={quoted}]|//input[@type='submit'][@value={quoted}]");
        let loose = format!("//*[{kinds}][contains(normalize-space(.),{quoted})]");
        let element = self.first_shown(&[&exact, &loose], text)?;
        // A person moves the page until nothing covers what they press (the bar at the bottom of a phone).
        self.try_script("arguments[0].scrollIntoView({block: 'center'})", &[element.argument()])?;
        self.session.on(&element, "/click", &json!({}))?;
        Ok(())
    }

    /// Types into the field with this label (or name), replacing what stands there.
    #[track_caller]
    pub fn fill(&self, field: &str, value: &str) -> &Browser {
        must(self.try_fill(field, value));
        self
    }

    /// As [`Browser::fill`], with the trouble returned.
    pub fn try_fill(&self, field: &str, value: &str) -> Result<(), Trouble> {
        let element = self.field(field)?;
        let kind = self.session.of(&element, "/property/type")?;
        if matches!(kind.as_str(), Some("date" | "month" | "time")) {
            // A date field takes keys in the order of the browser's locale; its value is always the same.
            let body = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true})); arguments[0].dispatchEvent(new Event('change', {bubbles: true}))";
            self.try_script(body, &[element.argument(), json!(value)])?;
            return Ok(());
        }
        self.session.on(&element, "/clear", &json!({}))?;
        self.session.on(&element, "/value", &json!({"text": value}))?;
        Ok(())
    }

    /// Chooses in the list with this label (or name) by what is read.
    #[track_caller]
    pub fn choose(&self, field: &str, text: &str) -> &Browser {
        must(self.try_choose(field, text));
        self
    }

    /// As [`Browser::choose`], with the trouble returned.
    pub fn try_choose(&self, field: &str, text: &str) -> Result<(), Trouble> {
        let list = self.field(field)?;
        let id = self.session.of(&list, "/attribute/name")?;
        let name = quote(id.as_str().unwrap_or_default());
        let option = format!("//select[@name={name}]//option[normalize-space(.)={}]", quote(text));
        let found = self.session.by_xpath(&option)?;
        let option = found.first().ok_or_else(|| Trouble::new(format!("`{field}` has no `{text}`")))?;
        self.session.on(option, "/click", &json!({}))?;
        Ok(())
    }

    /// Attaches a file to the field with this label (or name).
    #[track_caller]
    pub fn attach(&self, field: &str, file: &Path) -> &Browser {
        let attached = self
            .field(field)
            .and_then(|element| self.session.on(&element, "/value", &json!({"text": file.display().to_string()})));
        must(attached);
        self
    }

    /// What the field with this label (or name) holds.
    #[track_caller]
    pub fn value(&self, field: &str) -> String {
        let value = self.field(field).and_then(|element| self.session.of(&element, "/property/value"));
        must(value).as_str().unwrap_or_default().to_owned()
    }

    /// How many elements a CSS selector finds.
    #[track_caller]
    pub fn count(&self, selector: &str) -> usize {
        must(self.session.by_css(selector)).len()
    }

    /// The field of this name, or the one whose label has this text or begins with it.
    fn field(&self, field: &str) -> Result<Handle, Trouble> {
        let quoted = quote(field);
        let input = "(self::input[not(@type='hidden')] or self::select or self::textarea)";
        let named = format!("//*[{input}][@name={quoted}]");
        let labelled =
            |matching: &str| format!("//*[{input}][@id=//label[{matching}]/@for]|//label[{matching}]//*[{input}]");
        let exact = labelled(&format!("normalize-space(.)={quoted}"));
        let longer = labelled(&format!("starts-with(normalize-space(.),{quoted})"));
        let spoken = format!("//*[{input}][@aria-label={quoted}]");
        self.first_shown(&[&named, &exact, &longer, &spoken], field)
    }

    /// The first element that a CSS selector (`css`) or an XPath (`xpath`) finds; waits for it.
    pub(super) fn first(&self, using: &str, what: &str) -> Result<Handle, Trouble> {
        let start = Instant::now();
        loop {
            let found = if using == "css" { self.session.by_css(what)? } else { self.session.by_xpath(what)? };
            if let Some(first) = found.into_iter().next() {
                return Ok(first);
            }
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!("nothing is `{what}` on the page: {}", self.try_text()?)));
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// The first shown element that any of the paths finds, in their order; waits for it.
    fn first_shown(&self, paths: &[&str], what: &str) -> Result<Handle, Trouble> {
        let start = Instant::now();
        loop {
            for path in paths {
                for element in self.session.by_xpath(path)? {
                    // A file field may be hidden behind its label; everything else has to be seen to be used.
                    let shown = self.session.of(&element, "/displayed");
                    if shown.is_ok_and(|shown| shown == json!(true)) {
                        return Ok(element);
                    }
                }
            }
            if start.elapsed() > PATIENCE {
                return Err(Trouble::new(format!("`{what}` is not on the page: {}", self.try_text()?)));
            }
            std::thread::sleep(Duration::from_millis(40));
        }
    }
}

/// A text as XPath writes it, which knows no escapes.
fn quote(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(",\"'\","))
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn an_apostrophe_survives_xpath() {
        assert_eq!(quote("Jum'at"), "concat('Jum',\"'\",'at')");
        assert_eq!(quote("Simpan"), "'Simpan'");
    }
}

//! Reads a form's fields as a browser would send them: hidden inputs, defaults, the chosen option, boxes that are
//! ticked. Fields outside the form that name it by id count too.

use crate::html::{Document, Element};

/// One field of a form.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) kind: Kind,
}

/// What kind of field it is, with what it holds.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// Anything typed or hidden.
    Text(String),
    /// A tick box or one of a group of radio buttons: its value, and whether it is on.
    Box { value: String, on: bool, radio: bool },
    /// A list to choose from: values with what is read, and the chosen one.
    List { options: Vec<(String, String)>, chosen: Option<String> },
    /// A file.
    File,
    /// A button with what is read on it.
    Button { value: String, text: String, action: Option<String> },
}

/// Every field that belongs to this form, in the order of the page.
pub(super) fn read(document: &Document, form: &Element<'_>) -> Vec<Field> {
    let mut elements = form.inside();
    if let Some(id) = form.attribute("id") {
        elements.extend(document.elements().filter(|element| element.attribute("form") == Some(id)));
    }
    elements.iter().filter_map(|element| field(document, element)).collect()
}

fn field(document: &Document, element: &Element<'_>) -> Option<Field> {
    if element.attribute("disabled").is_some() {
        return None;
    }
    let value = element.attribute("value").unwrap_or_default().to_owned();
    let kind = match element.tag() {
        "textarea" => Kind::Text(element.raw_text().trim_start_matches('\n').to_owned()),
        "select" => list(element),
        "button" if element.attribute("type").unwrap_or("submit") == "submit" => {
            Kind::Button { value, text: element.text(), action: element.attribute("formaction").map(str::to_owned) }
        }
        "input" => input(element, value),
        _ => return None,
    };
    let name = element.attribute("name").unwrap_or_default().to_owned();
    if name.is_empty() && !matches!(kind, Kind::Button { .. }) {
        return None;
    }
    Some(Field { name, label: label(document, element), kind })
}

fn input(element: &Element<'_>, value: String) -> Kind {
    let on = element.attribute("checked").is_some();
    match element.attribute("type").unwrap_or("text") {
        "checkbox" | "radio" => {
            let value = if element.attribute("value").is_some() { value } else { "on".to_owned() };
            Kind::Box { value, on, radio: element.attribute("type") == Some("radio") }
        }
        "file" => Kind::File,
        "submit" | "image" => Kind::Button { text: value.clone(), value, action: None },
        _ => Kind::Text(value),
    }
}

fn list(element: &Element<'_>) -> Kind {
    let mut options = Vec::new();
    let mut chosen = None;
    for option in element.inside().iter().filter(|inner| inner.tag() == "option") {
        let text = option.text();
        let value = option.attribute("value").map_or_else(|| text.clone(), str::to_owned);
        if option.attribute("selected").is_some() {
            chosen = Some(value.clone());
        }
        options.push((value, text));
    }
    let chosen = chosen.or_else(|| options.first().map(|(value, _)| value.clone()));
    Kind::List { options, chosen }
}

/// What is read beside the field: its `label for`, the label around it, or its `aria-label`.
fn label(document: &Document, element: &Element<'_>) -> String {
    let pointed = element
        .attribute("id")
        .and_then(|id| document.all("label").find(|label| label.attribute("for") == Some(id)))
        .or_else(|| element.around("label"));
    pointed.map(|label| label.text()).or_else(|| element.attribute("aria-label").map(str::to_owned)).unwrap_or_default()
}

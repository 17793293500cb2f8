//! A form filled in as a person fills it: by the field's name or by the label that is read beside it. What the page
//! hides in it (`_csrf`, `_action`, the versions shown) goes along untouched.

use ureq::http::Method;

use super::client::Client;
use super::fields::{self, Field, Kind};
use super::multipart::{self, Attachment};
use super::page::Page;
use super::urlencoded;
use crate::Trouble;
use crate::html::{Document, Element};
use crate::trouble::must;

/// A form of a page, filled in step by step and sent with [`Form::submit`].
#[derive(Debug, Clone)]
pub struct Form {
    client: Client,
    action: String,
    post: bool,
    multipart: bool,
    fields: Vec<Field>,
    extra: Vec<(String, String)>,
    files: Vec<Attachment>,
    button: Option<String>,
}

impl Form {
    pub(super) fn read(client: Client, action: String, document: &Document, form: &Element<'_>) -> Form {
        let is = |name: &str, value: &str| form.attribute(name).is_some_and(|own| own.eq_ignore_ascii_case(value));
        Form {
            client,
            action,
            post: is("method", "post"),
            multipart: is("enctype", "multipart/form-data"),
            fields: fields::read(document, form),
            extra: Vec::new(),
            files: Vec::new(),
            button: None,
        }
    }

    /// Types into a field, or chooses in a list by what is read or by its value.
    #[must_use]
    #[track_caller]
    pub fn fill(mut self, field: &str, value: &str) -> Form {
        let known = self.known();
        let Some(position) = self.position(field, Field::is_filled) else {
            panic!("no field `{field}`; there are {known}");
        };
        let found = &mut self.fields[position];
        match &mut found.kind {
            Kind::Text(text) => value.clone_into(text),
            Kind::List { options, chosen } => {
                let option = options.iter().find(|(own, text)| own == value || text == value);
                let Some((own, _)) = option else { panic!("`{field}` has no `{value}`; it has {options:?}") };
                *chosen = Some(own.clone());
            }
            Kind::Box { .. } | Kind::File | Kind::Button { .. } => {}
        }
        self
    }

    /// Ticks a box by its name or label.
    #[must_use]
    #[track_caller]
    pub fn tick(self, field: &str) -> Form {
        self.set_box(field, None, true)
    }

    /// Takes the tick away.
    #[must_use]
    #[track_caller]
    pub fn untick(self, field: &str) -> Form {
        self.set_box(field, None, false)
    }

    /// Presses the radio button (or ticks the box) of this name that has this value or label.
    #[must_use]
    #[track_caller]
    pub fn choose(self, name: &str, value: &str) -> Form {
        self.set_box(name, Some(value), true)
    }

    /// Fills in a field of any kind if the form has it, and else does nothing: for loads that only need a record,
    /// whatever the form asks for.
    #[must_use]
    pub fn fill_if_asked(self, field: &str, value: &str) -> Form {
        if self.position(field, Field::is_filled).is_some() {
            self.fill(field, value)
        } else if self.fields.iter().any(|own| own.is_box(field, value)) {
            self.choose(field, value)
        } else {
            self
        }
    }

    /// Whether the form has a field of this name or label.
    pub fn asks_for(&self, field: &str) -> bool {
        self.position(field, |_| true).is_some()
    }

    /// Attaches a file to a file field.
    #[must_use]
    #[track_caller]
    pub fn attach(mut self, field: &str, file_name: &str, media_type: &str, bytes: &[u8]) -> Form {
        let known = self.known();
        let found = self.position(field, |own| matches!(own.kind, Kind::File));
        let Some(found) = found.map(|position| &self.fields[position]) else {
            panic!("no file field `{field}`; there are {known}")
        };
        self.files.push(Attachment {
            field: found.name.clone(),
            file_name: file_name.to_owned(),
            media_type: media_type.to_owned(),
            bytes: bytes.to_vec(),
        });
        self
    }

    /// Sets a field whatever the form holds: for tests of what a browser would never send.
    #[must_use]
    pub fn force(mut self, name: &str, value: &str) -> Form {
        self.fields.retain(|field| field.name != name);
        self.extra.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Leaves a field out: for tests of what a browser would never leave out.
    #[must_use]
    pub fn without(mut self, name: &str) -> Form {
        self.fields.retain(|field| field.name != name);
        self
    }

    /// Chooses the button to press, by what is read on it. Without this, the first one.
    #[must_use]
    pub fn press(mut self, text: &str) -> Form {
        self.button = Some(text.to_owned());
        self
    }

    /// What a field holds now.
    pub fn value(&self, field: &str) -> Option<String> {
        let position = self.position(field, |_| true)?;
        match &self.fields[position].kind {
            Kind::Text(text) => Some(text.clone()),
            Kind::List { chosen, .. } => chosen.clone(),
            Kind::Box { value, on, .. } => on.then(|| value.clone()),
            Kind::Button { value, .. } => Some(value.clone()),
            Kind::File => None,
        }
    }

    /// The names of all fields, in the order of the page.
    pub fn names(&self) -> Vec<&str> {
        self.fields.iter().map(|field| field.name.as_str()).collect()
    }

    /// Sends it. Redirects are not followed: see [`Page::follow`] and [`Form::send`].
    #[track_caller]
    pub fn submit(self) -> Page {
        must(self.try_submit())
    }

    /// Sends it and follows where it leads, as a browser does.
    #[track_caller]
    pub fn send(self) -> Page {
        must(self.try_submit().and_then(Page::try_arrive))
    }

    /// As [`Form::submit`], with the trouble returned.
    pub fn try_submit(&self) -> Result<Page, Trouble> {
        let pressed = self.pressed()?;
        let pairs = self.pairs(pressed);
        let formaction = match pressed.map(|field| &field.kind) {
            Some(Kind::Button { action, .. }) => action.clone(),
            _ => None,
        };
        let action = formaction.unwrap_or_else(|| self.action.clone());
        if !self.post {
            let path = action.split('?').next().unwrap_or_default();
            return self.client.try_get(&format!("{path}?{}", urlencoded::encode(&pairs)));
        }
        if self.multipart {
            let kind = multipart::content_type();
            let body = multipart::encode(&pairs, &self.files);
            return self.client.send(Method::POST, &action, &[], Some((&kind, body)));
        }
        let body = urlencoded::encode(&pairs).into_bytes();
        self.client.send(Method::POST, &action, &[], Some(("application/x-www-form-urlencoded", body)))
    }

    fn pressed(&self) -> Result<Option<&Field>, Trouble> {
        let mut buttons = self.fields.iter().filter(|field| matches!(field.kind, Kind::Button { .. }));
        let Some(wanted) = &self.button else { return Ok(buttons.next()) };
        let found = buttons.find(|field| matches!(&field.kind, Kind::Button { text, .. } if text == wanted));
        found.map(Some).ok_or_else(|| Trouble::new(format!("no button `{wanted}` in the form to {}", self.action)))
    }

    fn pairs(&self, pressed: Option<&Field>) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for field in &self.fields {
            match &field.kind {
                Kind::Text(text) => pairs.push((field.name.clone(), text.clone())),
                Kind::List { chosen: Some(chosen), .. } => pairs.push((field.name.clone(), chosen.clone())),
                Kind::Box { value, on: true, .. } => pairs.push((field.name.clone(), value.clone())),
                Kind::List { .. } | Kind::Box { .. } | Kind::File | Kind::Button { .. } => {}
            }
        }
        if let Some(Field { name, kind: Kind::Button { value, .. }, .. }) =
            pressed.filter(|field| !field.name.is_empty())
        {
            pairs.push((name.clone(), value.clone()));
        }
        pairs.extend(self.extra.iter().cloned());
        pairs
    }

    #[track_caller]
    fn set_box(mut self, field: &str, wanted: Option<&str>, state: bool) -> Form {
        let known = self.known();
        let chosen = match wanted {
            None => self.position(field, |own| matches!(own.kind, Kind::Box { .. })),
            Some(wanted) => self.fields.iter().position(|own| own.is_box(field, wanted)),
        };
        let Some(position) = chosen else { panic!("no box `{field}` {wanted:?}; there are {known}") };
        let group = self.fields[position].name.clone();
        for (index, own) in self.fields.iter_mut().enumerate() {
            if let Kind::Box { on, radio, .. } = &mut own.kind {
                if index == position {
                    *on = state;
                } else if *radio && own.name == group {
                    *on = false;
                }
            }
        }
        self
    }

    /// The field of this name; else the one with exactly this label; else one whose label goes on after it
    /// (`Nama *`, `Nama (wajib)`).
    fn position(&self, wanted: &str, fits: impl Fn(&Field) -> bool) -> Option<usize> {
        let first = |called: &dyn Fn(&Field) -> bool| self.fields.iter().position(|own| called(own) && fits(own));
        let longer = |own: &Field| own.label.strip_prefix(wanted).is_some_and(|rest| rest.starts_with([' ', '*', ':']));
        first(&|own| own.name == wanted).or_else(|| first(&|own| own.label == wanted)).or_else(|| first(&longer))
    }

    fn known(&self) -> String {
        let words = |field: &Field| format!("{} ({})", field.name, field.label);
        self.fields.iter().map(words).collect::<Vec<_>>().join(", ")
    }
}

impl Field {
    fn is_filled(&self) -> bool {
        matches!(self.kind, Kind::Text(_) | Kind::List { .. })
    }

    fn is_box(&self, name: &str, wanted: &str) -> bool {
        let Kind::Box { value, .. } = &self.kind else { return false };
        self.name == name && (value == wanted || self.label == wanted)
    }
}

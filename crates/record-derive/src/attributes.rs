//! Reads the attributes `#[record(…)]` and `#[field(…)]`. What they turn into stands in `lib.rs`.

use quote::format_ident;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{DeriveInput, Error, Expr, Ident, LitInt, LitStr, Path, Token, parenthesized, parse_quote};

/// What `#[record(…)]` says.
pub struct RecordAttributes {
    pub kind: u32,
    pub path: String,
    pub indonesian: String,
    pub english: String,
    pub home: Ident,
    pub custody: Ident,
    pub append_only: bool,
    pub pages: bool,
    pub read: Expr,
    pub write: Expr,
    pub specific: Expr,
    pub source: String,
    pub states: Option<Path>,
    pub retired: Vec<u32>,
    pub indexes: Expr,
}

impl RecordAttributes {
    /// Reads the attribute of a struct.
    pub fn read(input: &DeriveInput) -> Result<Self, Error> {
        let mut record = RecordAttributes {
            kind: 0,
            path: String::new(),
            indonesian: String::new(),
            english: String::new(),
            home: format_ident!("Village"),
            custody: format_ident!("Free"),
            append_only: false,
            pages: false,
            read: parse_quote!(&[]),
            write: parse_quote!(&[]),
            specific: parse_quote!(&[]),
            source: String::new(),
            states: None,
            retired: Vec::new(),
            indexes: parse_quote!(&[]),
        };
        for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("record")) {
            attribute.parse_nested_meta(|meta| record.take(&meta))?;
        }
        if record.kind == 0 || record.path.is_empty() || record.indonesian.is_empty() || record.english.is_empty() {
            return Err(Error::new(input.span(), "a record names kind, path, id and en"));
        }
        Ok(record)
    }

    fn take(&mut self, meta: &ParseNestedMeta<'_>) -> Result<(), Error> {
        match key(meta)?.as_str() {
            "kind" => self.kind = number(meta)?,
            "path" => self.path = text(meta)?,
            "id" => self.indonesian = text(meta)?,
            "en" => self.english = text(meta)?,
            "home" => self.home = variant(meta)?,
            "custody" => self.custody = variant(meta)?,
            "append_only" => self.append_only = true,
            "pages" => self.pages = true,
            "read" => self.read = meta.value()?.parse()?,
            "write" => self.write = meta.value()?.parse()?,
            "specific" => self.specific = meta.value()?.parse()?,
            "source" => self.source = text(meta)?,
            "indexes" => self.indexes = meta.value()?.parse()?,
            "states" => self.states = Some(meta.value()?.parse()?),
            "retired" => {
                let content;
                parenthesized!(content in meta.input);
                let tags = Punctuated::<LitInt, Token![,]>::parse_terminated(&content)?;
                self.retired = tags.iter().map(LitInt::base10_parse).collect::<Result<_, _>>()?;
            }
            _ => return Err(meta.error("a record has no such attribute")),
        }
        Ok(())
    }
}

/// What `#[field(…)]` says.
pub struct FieldAttributes {
    pub tag: u32,
    pub indonesian: String,
    pub english: String,
    pub help: (String, String),
    pub section: (String, String),
    pub kind: Option<Ident>,
    pub class: Ident,
    pub subject: Option<Ident>,
    pub source: String,
    pub sealed: bool,
    pub unique: bool,
    pub lookup: bool,
    pub find: bool,
    pub list: bool,
    pub title: bool,
    pub state: bool,
    pub fixed: bool,
    pub custody: bool,
    pub optional: bool,
}

impl FieldAttributes {
    /// Reads the attribute of a field.
    pub fn read(declared: &syn::Field) -> Result<Self, Error> {
        let mut field = FieldAttributes {
            tag: 0,
            indonesian: String::new(),
            english: String::new(),
            help: Default::default(),
            section: Default::default(),
            kind: None,
            class: format_ident!("Internal"),
            subject: None,
            source: String::new(),
            sealed: false,
            unique: false,
            lookup: false,
            find: false,
            list: false,
            title: false,
            state: false,
            fixed: false,
            custody: false,
            optional: false,
        };
        for attribute in declared.attrs.iter().filter(|attribute| attribute.path().is_ident("field")) {
            attribute.parse_nested_meta(|meta| field.take(&meta))?;
        }
        if field.tag == 0 || field.indonesian.is_empty() || field.english.is_empty() {
            return Err(Error::new(declared.span(), "a field names tag (from 1), id and en"));
        }
        Ok(field)
    }

    fn take(&mut self, meta: &ParseNestedMeta<'_>) -> Result<(), Error> {
        match key(meta)?.as_str() {
            "tag" => self.tag = number(meta)?,
            "id" => self.indonesian = text(meta)?,
            "en" => self.english = text(meta)?,
            "help" => self.help = pair(meta)?,
            "section" => self.section = pair(meta)?,
            "kind" => self.kind = Some(meta.value()?.parse()?),
            "class" => self.class = variant(meta)?,
            "subject" => self.subject = Some(meta.value()?.parse()?),
            "source" => self.source = text(meta)?,
            "sealed" => self.sealed = true,
            "unique" => self.unique = true,
            "lookup" => self.lookup = true,
            "find" => self.find = true,
            "list" => self.list = true,
            "title" => self.title = true,
            "state" => self.state = true,
            "fixed" => self.fixed = true,
            "custody" => self.custody = true,
            "optional" => self.optional = true,
            _ => return Err(meta.error("a field has no such attribute")),
        }
        Ok(())
    }
}

fn key(meta: &ParseNestedMeta<'_>) -> Result<String, Error> {
    meta.path.get_ident().map(Ident::to_string).ok_or_else(|| meta.error("a plain word belongs here"))
}

fn number(meta: &ParseNestedMeta<'_>) -> Result<u32, Error> {
    meta.value()?.parse::<LitInt>()?.base10_parse()
}

fn text(meta: &ParseNestedMeta<'_>) -> Result<String, Error> {
    Ok(meta.value()?.parse::<LitStr>()?.value())
}

/// `class = personal` names the variant `Personal`.
fn variant(meta: &ParseNestedMeta<'_>) -> Result<Ident, Error> {
    let word: Ident = meta.value()?.parse()?;
    let text = word.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase()).into_iter();
    Ok(Ident::new(&first.chain(letters).collect::<String>(), word.span()))
}

/// `help("Indonesian", "English")`.
fn pair(meta: &ParseNestedMeta<'_>) -> Result<(String, String), Error> {
    let content;
    parenthesized!(content in meta.input);
    let texts = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
    match texts.iter().collect::<Vec<_>>().as_slice() {
        [indonesian, english] => Ok((indonesian.value(), english.value())),
        _ => Err(meta.error("two texts belong here: Indonesian, English")),
    }
}

//! What came with a request: the fields of a form or of the query, and attached files.
//! Not here: reading the body from the network (`serve`), the shape of single values (`kernel::check`).

use jiff::civil::Date;
use kernel::check;
use kernel::refusal::Problem;
use kernel::spec::FieldType;
use kernel::{FieldSpec, RecordSpec, Refusal, Value};
use sha2::{Digest, Sha256};
use store::files::FileKind;

use crate::values::Values;

/// Names that the shell uses for itself in every form.
pub mod hidden {
    /// The token that proves that our own page sent the form.
    pub const CSRF: &str = "_csrf";
    /// The id of the action, minted when the form was made.
    pub const ACTION: &str = "_action";
    /// The versions that the form showed.
    pub const SEEN: &str = "_seen";
    /// "I have checked this": the warnings that were shown and confirmed.
    pub const CHECKED: &str = "_checked";
}

/// Fields by name, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    /// From decoded pairs.
    pub fn new(fields: Vec<(String, String)>) -> Form {
        Form { fields }
    }

    /// From `a=1&b=two`. What is not UTF-8 after decoding is refused.
    pub fn parse(encoded: &str) -> Option<Form> {
        let pairs = encoded.split('&').filter(|pair| !pair.is_empty());
        let fields = pairs.map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((percent_decoded(name, true)?, percent_decoded(value, true)?))
        });
        fields.collect::<Option<Vec<_>>>().map(Form::new)
    }

    /// What was typed into a field, trimmed; empty where there is no such field.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).map_or("", str::trim)
    }

    /// What was typed into a field as it came, for passwords. Where a list of found answers stood beside a line to
    /// search again (`name.lagi`), what was typed there counts.
    pub fn raw(&self, name: &str) -> Option<&str> {
        let again = |own: &str, value: &str| own.strip_suffix(".lagi") == Some(name) && !value.trim().is_empty();
        let fields = || self.fields.iter();
        let found = fields().find(|(own, value)| again(own, value)).or_else(|| fields().find(|(own, _)| own == name));
        found.map(|(_, value)| value.as_str())
    }

    /// Was the field sent at all?
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// Is the box ticked?
    pub fn ticked(&self, name: &str) -> bool {
        matches!(self.text(name), "1" | "on" | "ya" | "true")
    }

    /// Every value of a name that may come several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Every field.
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Reads the fields of a declaration that the form sent. Fields that only use cases set (`state`, `fixed`) are never
    /// taken from a form, nor are files.
    ///
    /// # Errors
    /// `Invalid` with every mistake, each at its field.
    pub fn values(&self, spec: &'static RecordSpec, today: Date) -> Result<Values, Refusal> {
        let mut values = Values::new(spec);
        let mut problems: Vec<Problem> = Vec::new();
        for field in spec.fields.iter().filter(|field| is_asked(field)) {
            let Some(typed) = self.raw(field.name) else { continue };
            match read(field, typed, today) {
                Ok(value) => values.put(field.tag, value),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(values) } else { Err(Refusal::Invalid(problems)) }
    }

    /// One field read by the declaration of a spec, for forms made by hand.
    ///
    /// # Errors
    /// The mistake at its field; a field that the declaration does not know is our fault.
    pub fn value(&self, spec: &'static RecordSpec, name: &str, today: Date) -> Result<Value, Refusal> {
        let (_, field) = spec.field_named(name).ok_or_else(|| Refusal::fault(format!("no field {name}")))?;
        read(field, self.raw(name).unwrap_or(""), today).map_err(|problem| Refusal::Invalid(vec![problem]))
    }

    /// The digest that tells whether the same form was sent again: all fields but the token.
    pub fn digest(&self, path: &str, files: &Files) -> [u8; 32] {
        let mut hasher = Sha256::new();
        let mut part = |text: &[u8]| {
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        };
        part(path.as_bytes());
        for (name, value) in self.fields.iter().filter(|(name, _)| name != hidden::CSRF) {
            part(name.as_bytes());
            part(value.as_bytes());
        }
        for upload in &files.uploads {
            part(upload.field.as_bytes());
            part(&upload.bytes);
        }
        hasher.finalize().into()
    }
}

/// Reads one typed field as the kernel does, and a date also from eight digits, as a phone's number pad gives it.
///
/// # Errors
/// The mistake at its field.
pub fn read(field: &FieldSpec, typed: &str, today: Date) -> Result<Value, Problem> {
    let digits = typed.trim();
    let bare = field.kind == FieldType::Date && digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if bare {
        return check::parse(field, &format!("{}-{}-{}", &digits[..2], &digits[2..4], &digits[4..]), today);
    }
    check::parse(field, typed, today)
}

/// May the field be filled in by a person in a form? Neither states nor what only use cases set; files go their own way.
pub fn is_asked(field: &FieldSpec) -> bool {
    let file = matches!(field.kind, FieldType::File | FieldType::Signature | FieldType::Bytes | FieldType::Moment);
    !field.state && !field.fixed && !file
}

/// Decodes `%41`; with `plus`, a plus sign is a space. `None` where it is no UTF-8.
pub(crate) fn percent_decoded(text: &str, plus: bool) -> Option<String> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) if plus => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8(out).ok()
}

/// Encodes a text for one value of a query or a cookie.
pub fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// Attached files.
#[derive(Debug, Clone, Default)]
pub struct Files {
    uploads: Vec<Upload>,
}

/// One attached file.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The field it was attached to.
    pub field: String,
    /// The name that the sender's machine gave it; only for showing.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Upload {
    /// Its kind by its content; `None` for what we do not keep.
    pub fn kind(&self) -> Option<FileKind> {
        FileKind::of(&self.bytes)
    }
}

impl Files {
    /// From what a request carried; empty file fields are left out.
    pub fn new(uploads: Vec<Upload>) -> Files {
        Files { uploads: uploads.into_iter().filter(|upload| !upload.bytes.is_empty()).collect() }
    }

    /// The file attached to a field.
    pub fn get(&self, field: &str) -> Option<&Upload> {
        self.uploads.iter().find(|upload| upload.field == field)
    }

    /// Every file attached to a field that takes several, in their order.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Upload> {
        self.uploads.iter().filter(move |upload| upload.field == field)
    }

    /// The file attached to a field, which must be one of these kinds.
    ///
    /// # Errors
    /// `Invalid` at the field when nothing was attached or the content is of another kind.
    pub fn need(&self, field: &str, kinds: &[FileKind]) -> Result<&Upload, Refusal> {
        let upload = self.get(field).ok_or_else(|| Refusal::invalid(field, "required", crate::words::ATTACH_FILE))?;
        match upload.kind() {
            Some(kind) if kinds.contains(&kind) => Ok(upload),
            _ => Err(Refusal::invalid(field, "file.kind", crate::words::FILE_KIND)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_spaces_and_repeated_names_are_read() {
        let form = Form::parse("nama=Siti+%26+anak&pilih=a&pilih=b&kosong=&_csrf=x").expect("readable");
        assert_eq!(form.text("nama"), "Siti & anak");
        assert_eq!(form.all("pilih").collect::<Vec<_>>(), ["a", "b"]);
        assert!(form.has("kosong") && !form.has("tidak_ada"));
        assert!(Form::parse("nama=%FF").is_none(), "not UTF-8");
        assert_eq!(Form::parse("a=100%").expect("a lone sign stays").text("a"), "100%");
    }

    #[test]
    fn the_digest_changes_with_a_value_and_not_with_the_token() {
        let digest = |encoded: &str| Form::parse(encoded).expect("readable").digest("/warga", &Files::default());
        assert_eq!(digest("nama=Siti&_csrf=1"), digest("nama=Siti&_csrf=2"));
        assert_ne!(digest("nama=Siti&_csrf=1"), digest("nama=Sita&_csrf=1"));
        assert_ne!(digest("a=bc&d=e"), digest("a=b&cd=e"), "parts are told apart");
    }

    #[test]
    fn a_file_is_known_by_its_content_and_not_by_its_name() {
        let upload = |bytes: &[u8]| Upload { field: "scan".into(), name: "surat.pdf".into(), bytes: bytes.to_vec() };
        let files = Files::new(vec![upload(b"MZ not a paper")]);
        let refused = files.need("scan", &[FileKind::Pdf]).map(|_| ()).map_err(|refusal| refusal.code());
        assert_eq!(refused, Err("invalid"));
        assert!(Files::new(vec![upload(b"%PDF-1.7")]).need("scan", &[FileKind::Pdf]).is_ok());
        assert!(Files::new(vec![upload(b"")]).get("scan").is_none());
    }

    #[test]
    fn encoding_and_decoding_give_the_same_text() {
        let text = "Ülu / 1+1=2 & \"x\"";
        assert_eq!(percent_decoded(&percent_encoded(text), false).as_deref(), Some(text));
    }
}

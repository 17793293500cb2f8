//! `multipart/form-data`, writing only.

/// A file that a form carries.
#[derive(Debug, Clone)]
pub(crate) struct Attachment {
    pub(crate) field: String,
    pub(crate) file_name: String,
    pub(crate) media_type: String,
    pub(crate) bytes: Vec<u8>,
}

/// The boundary. Random enough: a test that planted it in a file would have meant to.
const BOUNDARY: &str = "----desmigratif-8a1f2c7e5b";

/// The value of the content type header.
pub(crate) fn content_type() -> String {
    format!("multipart/form-data; boundary={BOUNDARY}")
}

/// Fields first, files after.
pub(crate) fn encode(fields: &[(String, String)], files: &[Attachment]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n", quoted(name));
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(value.as_bytes());
        body.extend_from_slice(b"\r\n");
    }
    for file in files {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
            quoted(&file.field),
            quoted(&file.file_name),
            file.media_type
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(&file.bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn quoted(text: &str) -> String {
    text.replace('"', "%22").replace(['\r', '\n'], " ")
}

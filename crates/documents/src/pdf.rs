//! The finished paper.

/// A PDF with what its maker needs to know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: usize,
    pub(crate) archival: bool,
    pub(crate) missing: Vec<char>,
}

impl Pdf {
    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The file, given away.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Number of pages, at least 1.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Whether the file keeps to PDF/A-2a and PDF/UA-1. It is false when the paper has no date (then it is
    /// PDF/UA-1 alone), when a character had no shape in our fonts, or when the crest broke a rule of the
    /// standards (then it is an ordinary tagged PDF).
    pub fn archival(&self) -> bool {
        self.archival
    }

    /// Characters that no embedded font can draw, each once; they stand as empty boxes on the paper.
    pub fn missing(&self) -> &[char] {
        &self.missing
    }
}

//! QR codes: error correction level M, four modules of quiet zone, for a page (SVG) and for paper.
//!
//! A text in capitals, digits and `$%*+-./: ` alone is stored a third denser than any other.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder, Version};

use crate::DocumentError;

/// Light modules that must stand around the code.
pub const QUIET_ZONE: usize = 4;

/// Bytes that always fit. Version 20 (97 modules) is the densest code that a cheap phone reads from a
/// 40 mm square on office paper; capitals and digits may be half as many again.
pub const CAPACITY: usize = 666;

/// Side of the densest code allowed, in modules.
const LARGEST_SIDE: usize = Version::V20 as usize * 4 + 21;

/// A QR on a paper with the words beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrContent {
    /// What the code says, usually an address.
    pub url: String,
    /// Short text beside it: what the code is for, and the address to type by hand.
    pub caption: String,
}

/// The dark and light squares of a code, without the quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    side: usize,
    dark: Vec<bool>,
}

/// Makes the code for `text`.
///
/// # Errors
/// [`DocumentError::QrTooLong`] when the text does not fit; [`DocumentError::Missing`] when it is empty.
pub fn encode(text: &str) -> Result<Matrix, DocumentError> {
    if text.is_empty() {
        return Err(DocumentError::Missing { what: "text for the QR code" });
    }
    let too_long = DocumentError::QrTooLong { bytes: text.len(), limit: CAPACITY };
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else {
        return Err(too_long);
    };
    if code.size > LARGEST_SIDE {
        return Err(too_long);
    }
    let dark = (0..code.size).flat_map(|row| code[row].iter().map(|module| module.value())).collect();
    Ok(Matrix { side: code.size, dark })
}

impl Matrix {
    /// Modules along one side, without the quiet zone.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module is dark; outside the code everything is light.
    pub fn is_dark(&self, row: usize, column: usize) -> bool {
        row < self.side && column < self.side && self.dark[row * self.side + column]
    }

    /// An SVG with quiet zone, scaled by its surroundings; `label` is read aloud by a screen reader.
    /// It has no style attribute and no script, so a strict content policy lets it pass.
    pub fn svg(&self, label: &str) -> String {
        let whole = self.side + 2 * QUIET_ZONE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" role=\"img\" \
             aria-label=\"{}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/>\
             <path d=\"{}\"/></svg>",
            escaped(label),
            self.outline()
        )
    }

    /// One rectangle for each run of dark modules in a row, as SVG path data.
    pub(crate) fn outline(&self) -> String {
        let mut path = String::with_capacity(self.side * self.side * 4);
        for row in 0..self.side {
            let mut column = 0;
            while column < self.side {
                let start = column;
                while self.is_dark(row, column) {
                    column += 1;
                }
                let run = column - start;
                if run > 0 {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{} {}h{run}v1h-{run}z", start + QUIET_ZONE, row + QUIET_ZONE);
                }
                column += 1;
            }
        }
        path
    }
}

fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            other if other.is_control() => {}
            other => result.push(other),
        }
    }
    result
}

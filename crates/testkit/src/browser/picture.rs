//! Pictures of whole pages as PNG.

use serde_json::json;

use super::Browser;
use crate::Trouble;

/// No picture is higher than this, in CSS pixels: longer pages are cut.
const HIGHEST: u64 = 12_000;

impl Browser {
    /// The whole page, also below the fold, as PNG.
    pub fn try_picture(&self) -> Result<Vec<u8>, Trouble> {
        let height = self.try_page_height()?.clamp(u64::from(self.setup().height), HIGHEST);
        self.try_part(0, height)
    }

    /// The page in its full width from a line on, in CSS pixels, as PNG; not beyond the end of the page.
    pub fn try_picture_from(&self, top: u64, height: u64) -> Result<Vec<u8>, Trouble> {
        let left = self.try_page_height()?.saturating_sub(top);
        self.try_part(top, height.min(left).max(1))
    }

    fn try_page_height(&self) -> Result<u64, Trouble> {
        let height = self.try_script("return document.documentElement.scrollHeight", &[])?;
        Ok(height.as_u64().unwrap_or(0))
    }

    fn try_part(&self, top: u64, height: u64) -> Result<Vec<u8>, Trouble> {
        let clip = json!({"x": 0, "y": top, "width": self.setup().width, "height": height, "scale": 1});
        let wanted = json!({"format": "png", "captureBeyondViewport": true, "clip": clip});
        let shot = self.session.chromium("Page.captureScreenshot", &wanted)?;
        from_base64(shot["data"].as_str().unwrap_or_default())
    }
}

/// Decodes standard base64, as the browser sends pictures.
fn from_base64(text: &str) -> Result<Vec<u8>, Trouble> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return Err(Trouble::new("the picture is not base64")),
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::from_base64;

    #[test]
    fn base64_of_every_length_is_read() {
        assert_eq!(from_base64("TQ=="), Ok(b"M".to_vec()));
        assert_eq!(from_base64("TWE="), Ok(b"Ma".to_vec()));
        assert_eq!(from_base64("TWFu"), Ok(b"Man".to_vec()));
        assert!(from_base64("TW n").is_err());
    }
}

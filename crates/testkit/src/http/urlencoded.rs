//! `application/x-www-form-urlencoded`, both ways.

/// Encodes fields in their order.
pub(crate) fn encode(fields: &[(String, String)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&")
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => out.push(byte as char),
            b' ' => out.push('+'),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn spaces_signs_and_accents_survive() {
        let fields = [("nama".to_owned(), "Siti & anak".to_owned()), ("kota".to_owned(), "Ülu+1".to_owned())];
        assert_eq!(encode(&fields), "nama=Siti+%26+anak&kota=%C3%9Clu%2B1");
    }
}

//! Comma-separated values for open data: UTF-8 with a mark, so that spreadsheets read the letters right; RFC 4180
//! quoting; and no cell that a spreadsheet would run as a formula.

/// A table as the bytes of a file.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    line(&mut text, head.iter().copied());
    for row in rows {
        line(&mut text, row.iter().map(String::as_str));
    }
    text.into_bytes()
}

fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&quoted(cell));
    }
    text.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    let plain = cell.strip_prefix('-').unwrap_or(cell);
    let number = !plain.is_empty() && plain.chars().all(|one| one.is_ascii_digit() || one == '.');
    let cell = if !number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_quotes_and_formulas_come_out_as_text() {
        let file =
            table(&["a", "b"], [vec!["1,5 \"x\"".into(), "=HYPERLINK(1)".into()], vec!["-12".into(), "".into()]]);
        assert_eq!(String::from_utf8(file).unwrap(), "\u{feff}a,b\r\n\"1,5 \"\"x\"\"\",'=HYPERLINK(1)\r\n-12,\r\n");
    }
}

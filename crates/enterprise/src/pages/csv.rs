//! A table as CSV, with a mark at its beginning so that spreadsheets read it as UTF-8. A cell that a spreadsheet would take for a
//! formula begins with an apostrophe.

use web::Answer;

/// The file.
pub fn answer(heads: &[String], rows: impl Iterator<Item = Vec<String>>, name: &str) -> Answer {
    let mut out = String::from('\u{feff}');
    line(&mut out, heads);
    for row in rows {
        line(&mut out, &row);
    }
    Answer::file(out.into_bytes(), "text/csv; charset=utf-8", name, false)
}

fn line(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_neither_breaks_the_table_nor_runs_as_a_formula() {
        assert_eq!(quoted("Batik, tulis"), "\"Batik, tulis\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(quoted("Kuripan"), "Kuripan");
    }
}

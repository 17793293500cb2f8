//! Links between the project's own papers lead somewhere.

use std::path::Path;

use testkit::Trouble;

use super::findings::Finding;

/// Checks one Markdown file. Addresses of the world are not asked for.
pub fn check(root: &Path, file: &Path, findings: &mut Vec<Finding>) -> Result<(), Trouble> {
    let text = std::fs::read_to_string(file)?;
    let folder = file.parent().unwrap_or(root);
    for (line, target) in local_links(&text) {
        if !folder.join(target).exists() {
            findings.push(Finding::new(root, file, line, format!("the link to {target} leads nowhere")));
        }
    }
    Ok(())
}

/// Lines and targets of links to files; code blocks are left out.
fn local_links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut in_code = false;
    for (index, line) in text.lines().enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        if in_code || line.starts_with("    ") {
            continue;
        }
        for part in line.split("](").skip(1) {
            let target = part.split([')', '#', ' ']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains(':') && !target.starts_with('/') {
                found.push((index + 1, target));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::local_links;

    #[test]
    fn files_are_links_to_check_and_addresses_and_code_are_not() {
        let text = "[a](A.md#x) and [b](https://example.org)\n    [c](C.md)\n```\n[d](D.md)\n```\n![e](e.png)";
        assert_eq!(local_links(text), [(1, "A.md"), (6, "e.png")]);
    }
}

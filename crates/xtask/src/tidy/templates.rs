//! The rules for templates, which the content security policy would refuse anyway, but only in a browser: no script
//! or style in the page, no handlers in attributes, nothing marked safe without saying why.

use std::path::Path;

use testkit::Trouble;

use super::findings::Finding;

/// Checks one template.
pub fn check(root: &Path, file: &Path, findings: &mut Vec<Finding>) -> Result<(), Trouble> {
    let text = std::fs::read_to_string(file)?;
    for (line, words) in wrong_in(&text) {
        findings.push(Finding::new(root, file, line, words));
    }
    Ok(())
}

fn wrong_in(text: &str) -> Vec<(usize, &'static str)> {
    let mut wrong = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let small = line.to_ascii_lowercase();
        let number = index + 1;
        if small.contains("<style") || attributes(&small).any(|name| name == "style") {
            wrong.push((number, "style stands in the style sheet, not in the page"));
        }
        if attributes(&small).any(|name| name.len() > 3 && name.starts_with("on")) {
            wrong.push((number, "a handler in an attribute is code in the page: put it in a script file"));
        }
        if small.contains("javascript:") {
            wrong.push((number, "an address that is code is refused by the policy"));
        }
        if small.replace(' ', "").contains("|safe") && !is_explained(&lines, index) {
            wrong.push((number, "`|safe` wants a comment {# … #} on its line or the one above: why is it safe?"));
        }
    }
    wrong.extend(scripts_with_code(text));
    wrong
}

/// The names that stand before `=` after a space, as attributes do.
fn attributes(line: &str) -> impl Iterator<Item = &str> {
    line.split('=').filter_map(|part| {
        let name = part.rsplit([' ', '\t', '"', '\'']).next().unwrap_or_default();
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        let inside_tag = part.len() > name.len() || part == name;
        (is_name && inside_tag).then_some(name)
    })
}

fn is_explained(lines: &[&str], index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|above| lines.get(above));
    lines[index].contains("{#") || above.is_some_and(|line| line.contains("{#"))
}

fn scripts_with_code(text: &str) -> Vec<(usize, &'static str)> {
    let small = text.to_ascii_lowercase();
    let mut wrong = Vec::new();
    for (start, _) in small.match_indices("<script") {
        let rest = &small[start..];
        let Some(open) = rest.find('>') else { continue };
        let body = rest[open + 1..].split("</script").next().unwrap_or_default();
        if !rest[..open].contains(" src=") || !body.trim().is_empty() {
            let line = small[..start].matches('\n').count() + 1;
            wrong.push((line, "a script is a file with `src`, and nothing between its tags"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::wrong_in;

    #[test]
    fn code_and_style_in_the_page_are_found_with_their_lines() {
        let page = "<p>\n<script>go()</script>\n<b style=\"x\">\n<a onclick=\"y\">\n{{ text|safe }}\n";
        let lines: Vec<usize> = wrong_in(page).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [3, 4, 5, 2]);
    }

    #[test]
    fn files_classes_and_explained_marks_are_fine() {
        let page = "<script src=\"/a.js\" defer></script>\n<p class=\"on style\" data-once=\"1\">on a = b</p>\n{# built by us #}{{ chart|safe }}";
        assert_eq!(wrong_in(page), []);
    }
}

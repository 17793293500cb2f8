//! Charts as SVG from the server, each with the table behind it one click away. Numbers come in, a figure comes out.
//! Not here: where numbers come from (rooms), maps.

use std::fmt::Write;

use kernel::{Lang, money};

use crate::html::{Html, escaped};
use crate::words;

/// Width of every drawing; it scales with the page.
const WIDTH: f64 = 640.0;
/// The most bars or points that can be read.
const MOST: usize = 60;

/// One number with its words, and where it leads (empty for nowhere).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// Words.
    pub label: String,
    /// How much; negative is drawn as nothing and stands in the table.
    pub value: i64,
    /// Where it leads.
    pub path: String,
}

impl Point {
    /// A number with its words.
    pub fn new(label: impl Into<String>, value: i64) -> Point {
        Point { label: label.into(), value, path: String::new() }
    }

    /// The same, leading somewhere.
    pub fn leading(self, path: impl Into<String>) -> Point {
        Point { path: path.into(), ..self }
    }
}

/// Lying bars, for parts of a whole or a ranking: long words have room.
pub fn bars(title: &str, source: &str, points: &[Point], lang: Lang) -> Html {
    const ROW: f64 = 30.0;
    let top = points.iter().map(|point| point.value).max().unwrap_or(0).max(1);
    let shown = &points[..points.len().min(MOST)];
    let mut drawing = String::new();
    for (index, point) in shown.iter().enumerate() {
        let y = index as f64 * ROW;
        let length = share(point.value, top) * (WIDTH - 290.0);
        let number = money::whole(point.value, lang);
        let text = format!(
            r#"<text x="0" y="{:.0}">{}</text><rect class="mass" x="210" y="{:.0}" width="{:.1}" height="18" rx="3"/><text class="v" x="{:.1}" y="{:.0}">{number}</text>"#,
            y + 19.0,
            escaped(&shortened(&point.label, 32)),
            y + 5.0,
            length.max(1.0),
            218.0 + length,
            y + 19.0,
        );
        drawing.push_str(&linked(&point.path, &text));
    }
    figure(title, source, &drawing, shown.len() as f64 * ROW + 4.0, points, lang)
}

/// Standing columns over time. With `running`, each column holds all before it too.
pub fn columns(title: &str, source: &str, points: &[Point], running: bool, lang: Lang) -> Html {
    const HEIGHT: f64 = 190.0;
    let shown = &points[points.len().saturating_sub(MOST)..];
    let mut sum: i64 = 0;
    let heights: Vec<i64> = shown
        .iter()
        .map(|point| {
            sum = sum.saturating_add(point.value);
            if running { sum } else { point.value }
        })
        .collect();
    let top = heights.iter().copied().max().unwrap_or(0).max(1);
    let step = WIDTH / shown.len().max(1) as f64;
    let mut drawing = grid(HEIGHT);
    for (index, (point, height)) in shown.iter().zip(&heights).enumerate() {
        let tall = share(*height, top) * (HEIGHT - 24.0);
        let x = index as f64 * step;
        let own = if running { share(point.value, top) * (HEIGHT - 24.0) } else { 0.0 };
        let _ = write!(
            drawing,
            r#"<rect class="mass" x="{:.1}" y="{:.1}" width="{:.1}" height="{tall:.1}"/><rect class="mass b" x="{:.1}" y="{:.1}" width="{:.1}" height="{own:.1}"/>"#,
            x + step * 0.15,
            HEIGHT - tall,
            step * 0.7,
            x + step * 0.15,
            HEIGHT - tall,
            step * 0.7,
        );
        if shown.len() <= 14 {
            let middle = x + step / 2.0;
            let number = money::whole(*height, lang);
            let _ = write!(
                drawing,
                r#"<text class="v" text-anchor="middle" x="{middle:.1}" y="{:.1}">{number}</text>"#,
                HEIGHT - tall - 5.0
            );
        }
    }
    drawing.push_str(&axis(shown, step, HEIGHT));
    figure(title, source, &drawing, HEIGHT + 24.0, points, lang)
}

/// A line over time.
pub fn line(title: &str, source: &str, points: &[Point], lang: Lang) -> Html {
    const HEIGHT: f64 = 190.0;
    let shown = &points[points.len().saturating_sub(MOST)..];
    let top = shown.iter().map(|point| point.value).max().unwrap_or(0).max(1);
    let step = WIDTH / shown.len().max(1) as f64;
    let place =
        |index: usize, value: i64| (index as f64 * step + step / 2.0, HEIGHT - share(value, top) * (HEIGHT - 24.0));
    let places: Vec<(f64, f64)> = shown.iter().enumerate().map(|(index, point)| place(index, point.value)).collect();
    let path: Vec<String> = places.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let mut drawing = grid(HEIGHT);
    let _ = write!(drawing, r#"<polyline class="path" points="{}"/>"#, path.join(" "));
    if let (Some((x, y)), Some(last)) = (places.last(), shown.last()) {
        let number = money::whole(last.value, lang);
        let _ = write!(
            drawing,
            r#"<circle class="mass" cx="{x:.1}" cy="{y:.1}" r="4"/><text class="v" text-anchor="end" x="{x:.1}" y="{:.1}">{number}</text>"#,
            y - 9.0
        );
    }
    drawing.push_str(&axis(shown, step, HEIGHT));
    figure(title, source, &drawing, HEIGHT + 24.0, points, lang)
}

fn share(value: i64, top: i64) -> f64 {
    (value.max(0) as f64 / top as f64).min(1.0)
}

fn grid(height: f64) -> String {
    [0.0, 0.5, 1.0]
        .iter()
        .map(|part| {
            let y = height - part * (height - 24.0);
            format!(r#"<line class="grid" x1="0" x2="{WIDTH}" y1="{y:.1}" y2="{y:.1}"/>"#)
        })
        .collect()
}

/// Words under the columns; where there are many, only some of them.
fn axis(points: &[Point], step: f64, height: f64) -> String {
    let every = (points.len() / 12).max(1);
    let mut text = String::new();
    for (index, point) in points.iter().enumerate().filter(|(index, _)| index % every == 0) {
        let middle = index as f64 * step + step / 2.0;
        let words = escaped(&shortened(&point.label, 9));
        let _ = write!(text, r#"<text text-anchor="middle" x="{middle:.1}" y="{:.1}">{words}</text>"#, height + 18.0);
    }
    text
}

fn linked(path: &str, drawing: &str) -> String {
    if path.is_empty() { drawing.to_owned() } else { format!(r#"<a href="{}">{drawing}</a>"#, escaped(path)) }
}

fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The figure with its table. The drawing is one picture to a screen reader; the table says every number.
fn figure(title: &str, source: &str, drawing: &str, height: f64, points: &[Point], lang: Lang) -> Html {
    let title = escaped(title);
    let mut rows = String::new();
    for point in points {
        let label = linked(&point.path, &escaped(&point.label));
        let _ = write!(rows, r#"<tr><td>{label}</td><td class="r">{}</td></tr>"#, money::whole(point.value, lang));
    }
    let source = if source.is_empty() { String::new() } else { format!(r#"<p class="small">{}</p>"#, escaped(source)) };
    let role = if points.iter().any(|point| !point.path.is_empty()) { "group" } else { "img" };
    Html::drawn(format!(
        r#"<figure class="chart"><figcaption>{title}</figcaption><svg role="{role}" aria-label="{title}" viewBox="0 0 {WIDTH} {height:.0}">{drawing}</svg>{source}<details><summary>{}</summary><table><thead><tr><th scope="col">{}</th><th scope="col" class="r">{}</th></tr></thead><tbody>{rows}</tbody></table></details></figure>"#,
        words::TABLE_BEHIND.say(lang),
        words::CHART_LABEL.say(lang),
        words::CHART_COUNT.say(lang),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> Vec<Point> {
        vec![Point::new("2016", 2), Point::new("2017 <b>", 120), Point::new("2018", 130)]
    }

    #[test]
    fn every_number_stands_in_the_table_behind_the_drawing() {
        for drawn in [
            bars("A", "", &points(), Lang::Id),
            columns("A", "", &points(), true, Lang::Id),
            line("A", "", &points(), Lang::Id),
        ] {
            let html = drawn.to_string();
            for number in ["<td class=\"r\">2</td>", "<td class=\"r\">120</td>", "<td class=\"r\">130</td>"] {
                assert!(html.contains(number), "{number} in {html}");
            }
            assert!(!html.contains("<b>") && !html.contains("style="), "{html}");
        }
    }

    #[test]
    fn running_columns_end_at_the_sum() {
        let html = columns("Desa", "", &points(), true, Lang::Id).to_string();
        assert!(html.contains(">252</text>"), "{html}");
    }

    #[test]
    fn nothing_and_less_than_nothing_can_be_drawn() {
        for values in [vec![], vec![Point::new("a", 0)], vec![Point::new("a", -5), Point::new("b", i64::MAX)]] {
            for drawn in [
                bars("A", "", &values, Lang::Id),
                columns("A", "", &values, false, Lang::Id),
                line("A", "", &values, Lang::Id),
            ] {
                assert!(!drawn.as_str().contains("NaN") && !drawn.as_str().contains("width=\"-"), "{drawn}");
            }
        }
    }
}

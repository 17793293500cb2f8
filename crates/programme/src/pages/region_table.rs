//! The table of the regions within a region, with their counts, sorted as the reader likes.
//! Not here: reading the counts (`counts`).

use askama::Template;
use kernel::{Actor, Lang, money};
use web::{Call, Html, Indicator};

use super::{filled, short};
use crate::counts::{Child, capital};
use crate::rules::small;
use crate::words::national as words;
use crate::words::shared;

#[derive(Template)]
#[template(path = "region_table.html")]
struct Table<'c> {
    call: &'c Call,
    heading: &'c str,
    columns: Vec<Heading>,
    rows: Vec<Line>,
    note: &'static str,
}

/// A column's words, its link for sorting, and whether it is sorted by.
struct Heading {
    label: String,
    path: String,
    hint: String,
    sorted: bool,
}

struct Line {
    name: String,
    path: String,
    cells: Vec<(String, String)>,
}

/// Draws the table; nothing where there are no regions to show. `path` is the page's own address.
pub(super) fn table(
    call: &Call,
    path: &str,
    heading: &str,
    mut children: Vec<Child>,
    columns: &[&'static Indicator],
) -> Html {
    if children.is_empty() {
        return Html::default();
    }
    let asked = call.query("urut");
    let place = columns.iter().position(|column| column.key == asked);
    match place {
        Some(place) => children.sort_by_key(|child| (-child.counts[place], child.code)),
        None if asked == "nama" => children.sort_by_key(|child| child.code),
        None => children.sort_by_key(|child| (-child.villages, child.code)),
    }
    let (cells, any_hidden) = cells(&children, &call.actor, call.lang);
    let mut labels = vec![(call.say(shared::VILLAGES).to_owned(), "desa".to_owned())];
    labels.extend(columns.iter().map(|column| (capital(column.label.say(call.lang)), column.key.to_owned())));
    let rows = children.iter().zip(cells).map(|(child, cells)| Line {
        name: short(&child.code),
        path: format!("/program/wilayah/{}", child.code),
        cells: labels.iter().map(|(label, _)| label.clone()).zip(cells).collect(),
    });
    let rows = rows.collect();
    let current = if place.is_some() || asked == "nama" { asked } else { "desa" };
    let mut headings = vec![head(call, path, call.say(shared::PLACE), "nama", current)];
    headings.extend(labels.iter().map(|(label, key)| head(call, path, label, key, current)));
    let note = if any_hidden { call.say(words::SMALL) } else { "" };
    Html::of(&Table { call, heading, columns: headings, rows, note })
}

fn head(call: &Call, path: &str, label: &str, key: &str, current: &str) -> Heading {
    let hint = filled(call.say(words::SORTED_BY), &[label]);
    Heading { label: label.to_owned(), path: web::link(path, &[("urut", key)]), hint, sorted: key == current }
}

/// The cells of each row: villages, then the columns, small ones as this reader may see them; and whether any is hidden.
fn cells(children: &[Child], actor: &Actor, lang: Lang) -> (Vec<Vec<String>>, bool) {
    let mut rows: Vec<Vec<String>> = children.iter().map(|child| vec![money::whole(child.villages, lang)]).collect();
    let mut any = false;
    let columns = children.first().map_or(0, |child| child.counts.len());
    for column in 0..columns {
        let counts: Vec<i64> = children.iter().map(|child| child.counts[column]).collect();
        let hidden = if small::hides_small(actor) { small::hidden(&counts) } else { vec![false; counts.len()] };
        any |= hidden.contains(&true);
        for (row, (count, hidden)) in rows.iter_mut().zip(counts.into_iter().zip(hidden)) {
            row.push(small::shown(count, hidden, lang));
        }
    }
    (rows, any)
}

//! Symbols as inline SVG: one stroke, 24 by 24, coloured by the text around them.

use crate::html::Html;

/// The drawing of a symbol; an unknown name is a dot.
fn drawing(name: &str) -> &'static str {
    match name {
        "home" => r#"<path d="M3 11 12 4l9 7"/><path d="M5 10v10h14V10"/>"#,
        "people" => {
            r#"<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-4 3-6 6.5-6s5.9 2 6.5 6"/><path d="M16 5.2a3.2 3.2 0 0 1 0 5.8M18.5 14.5c1.8.9 2.8 2.7 3 5.5"/>"#
        }
        "person" => r#"<circle cx="12" cy="8" r="4"/><path d="M4 21c.8-4.500 3.800-7 8-7s7.200 2.500 8 7"/>"#,
        "plane" => r#"<path d="M3 18h18"/><path d="m5 14 3-1 3-6 2 .5-1 4.8 5-1.6c1.5-.4 2.600.9 1.400 1.900L6 16z"/>"#,
        "shop" => r#"<path d="M4 9h16l-1-5H5z"/><path d="M5 9v11h14V9M9 20v-6h6v6"/>"#,
        "child" => r#"<circle cx="12" cy="7" r="3"/><path d="M12 10v6m-5-4 5 1 5-1M9 21l3-5 3 5"/>"#,
        "bank" => r#"<path d="M3 9 12 4l9 5"/><path d="M5 10v8m5-8v8m4-8v8m5-8v8M3 20h18"/>"#,
        "map" => r#"<path d="m3 6 6-2 6 2 6-2v14l-6 2-6-2-6 2z"/><path d="M9 4v14m6-12v14"/>"#,
        "agencies" => {
            r#"<circle cx="6" cy="7" r="2.5"/><circle cx="18" cy="7" r="2.5"/><circle cx="12" cy="18" r="2.5"/><path d="m7.500 9 3.500 7m5.500-7-3.500 7M8.500 7h7"/>"#
        }
        "report" => r#"<path d="M6 3h9l4 4v14H6z"/><path d="M14 3v5h5M9 13h7m-7 4h7"/>"#,
        "letter" => r#"<path d="M3 6h18v12H3z"/><path d="m3 7 9 7 9-7"/>"#,
        "seal" => r#"<circle cx="12" cy="10" r="6"/><path d="m9.500 10 2 2 3.500-4M8.500 15 7 21l5-2 5 2-1.500-6"/>"#,
        "house" => r#"<path d="M4 11 12 5l8 6v9H4z"/><path d="M10 20v-5h4v5"/>"#,
        "message" => r#"<path d="M4 5h16v11H10l-5 4v-4H4z"/>"#,
        "article" => r#"<path d="M4 5h16v14H4z"/><path d="M8 9h8M8 12h8M8 15h5"/>"#,
        "key" => r#"<circle cx="8" cy="15" r="4"/><path d="m11 12 8-8m-3 3 3 3"/>"#,
        "search" => r#"<circle cx="10.500" cy="10.500" r="6"/><path d="m15 15 6 6"/>"#,
        "hide" => {
            r#"<path d="M3 3l18 18"/><path d="M10 6.300A9 9 0 0 1 12 6c5 0 8.500 4 9.500 6a15 15 0 0 1-3 3.800M6.500 7.600A15 15 0 0 0 2.500 12c1 2 4.500 6 9.500 6a9 9 0 0 0 3.800-.8"/>"#
        }
        "help" => {
            r#"<circle cx="12" cy="12" r="9"/><path d="M9.500 9.500a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.9-1.100 1.800M12 17v.1"/>"#
        }
        "menu" => r#"<path d="M4 6h16M4 12h16M4 18h16"/>"#,
        "plus" => r#"<path d="M12 5v14M5 12h14"/>"#,
        "clock" => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>"#,
        "computer" => r#"<path d="M4 5h16v10H4z"/><path d="M2 19h20M9 15v4m6-4v4"/>"#,
        "phone" => r#"<path d="M7 3h10v18H7z"/><path d="M11 18h2"/>"#,
        "shield" => r#"<path d="M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6z"/><path d="m9 12 2 2 4-4"/>"#,
        "brand" => {
            r#"<ellipse cx="8" cy="8" rx="5" ry="2.300" transform="rotate(45 8 8)"/><ellipse cx="16" cy="8" rx="5" ry="2.300" transform="rotate(-45 16 8)"/><ellipse cx="8" cy="16" rx="5" ry="2.300" transform="rotate(-45 8 16)"/><ellipse cx="16" cy="16" rx="5" ry="2.300" transform="rotate(45 16 16)"/>"#
        }
        _ => r#"<circle cx="12" cy="12" r="2"/>"#,
    }
}

/// A symbol. It says nothing to a screen reader: words stand beside it.
pub fn icon(name: &str) -> Html {
    Html::drawn(format!(r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>"#, drawing(name)))
}

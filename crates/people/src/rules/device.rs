//! What a device is called in the list of one's devices: "Chrome di Android" instead of what the browser says of itself.

use kernel::{Lang, Phrase, phrase};

const IN: Phrase = phrase("di", "on");
const BROWSER: Phrase = phrase("Peramban", "Browser");
const UNKNOWN: Phrase = phrase("Perangkat tanpa nama", "Device without a name");

/// Marks of browsers, the more particular before those that they imitate.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari/", "Safari"),
];
/// Marks of systems.
const SYSTEMS: &[(&str, &str)] = &[
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
];

/// The name of a device from what its browser said, as far as that was kept.
pub fn name(said: &str, lang: Lang) -> String {
    let known =
        |marks: &[(&str, &'static str)]| marks.iter().find(|(mark, _)| said.contains(mark)).map(|(_, name)| *name);
    match (known(BROWSERS), known(SYSTEMS)) {
        (None, None) if said.is_empty() => UNKNOWN.say(lang).to_owned(),
        (None, None) => said.chars().take(40).collect(),
        (Some(browser), None) => browser.to_owned(),
        (browser, Some(system)) => format!("{} {} {system}", browser.unwrap_or(BROWSER.say(lang)), IN.say(lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_browser_and_system_and_never_left_blank() {
        for (said, called) in [
            (
                "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
                "Chrome di Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
                "Edge di Windows",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0", "Firefox di Linux"),
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)", "Peramban di Linux"),
            ("ureq/3", "ureq/3"),
            ("", "Perangkat tanpa nama"),
        ] {
            assert_eq!(name(said, Lang::Id), called);
        }
    }
}

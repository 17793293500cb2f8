//! The pictures of the user's guide: parts of pages of the sample world on a cheap phone, into docs/panduan/gambar.
//! Not here: which ones (`guide_table`), and how they are made small (`palette`).

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::json;
use testkit::browser::Setup;
use testkit::{Browser, Node, Trouble, World, places};

use super::guide_table::{Look, PICTURES};
use super::palette;
use crate::options::Options;
use crate::{binary, tools};

/// What one picture and what all of them may weigh, in bytes.
const ONE: usize = 40_000;
const ALL: u64 = 600_000;

/// Finds the first link of the page that a pattern such as `/kasus/{id}/layar` describes; `{id}` is an identifier.
const FIRST_LINK: &str = "
    const parts = arguments[0].split('/');
    const fits = path => {
        const own = path.split(/[?#]/)[0].split('/');
        return own.length === parts.length
            && parts.every((part, at) => part === '{id}' ? own[at].length === 36 : part === own[at]);
    };
    const links = [...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href'));
    return links.find(fits) || '';
";

/// Takes away what floats above the page, such as the bar at the foot of a phone. Then:
/// where the card or section begins whose heading starts with these words; without words, the page's own content.
const TOP: &str = "
    const floats = one => ['fixed', 'sticky'].includes(getComputedStyle(one).position);
    [...document.querySelectorAll('body *')].filter(floats).forEach(one => one.remove());
    const headings = [...document.querySelectorAll('main h1, main h2, main h3, main legend, main summary')];
    const heading = headings.find(one => one.innerText.trim().startsWith(arguments[0]));
    const place = arguments[0] ? heading && (heading.closest('.card, .section, fieldset') || heading)
        : document.querySelector('main');
    return place ? Math.max(0, Math.floor(place.getBoundingClientRect().top + window.scrollY)) : -1;
";

/// Takes the pictures of the table; `Ok(false)` when one could not be taken or they weigh too much.
pub fn run(options: &Options) -> Result<bool, Trouble> {
    if !tools::install()? {
        return Ok(false);
    }
    let node = Node::try_start(&World::small().on_binary(binary::built(false)?))?;
    let folder = places::workspace()?.join("docs/panduan/gambar");
    std::fs::create_dir_all(&folder)?;
    let only = options.word("--only").unwrap_or_default();
    let browser = Browser::try_open(node.address(), &Setup::phone())?;
    let mut well = true;
    for role in PICTURES.iter().map(|look| look.role).collect::<BTreeSet<&str>>() {
        browser.try_sign_out()?;
        if !role.is_empty() {
            browser.try_sign_in(node.cast().try_who(role)?)?;
        }
        for look in PICTURES.iter().filter(|look| look.role == role && look.name.contains(only)) {
            match take(&browser, look, &folder) {
                Ok(size) => {
                    well &= size <= ONE;
                    println!("{size:>7}  {}{}", look.name, if size > ONE { "  too heavy" } else { "" });
                }
                Err(trouble) => {
                    well = false;
                    println!("      -  {}: {trouble}", look.name);
                }
            }
        }
    }
    let all = weight(&folder)?;
    println!("{all:>7}  all together, of {ALL}");
    Ok(well && all <= ALL)
}

/// One picture; the answer is its size in bytes.
fn take(browser: &Browser, look: &Look, folder: &Path) -> Result<usize, Trouble> {
    let mut id = String::new();
    for step in look.way {
        let mut path = (*step).to_owned();
        if step.contains("{id}") {
            let found = browser.try_script(FIRST_LINK, &[json!(step)])?;
            match found.as_str().filter(|link| !link.is_empty()) {
                Some(link) => path = link.to_owned(),
                None if id.is_empty() => return Err(Trouble::new(format!("no link leads to {step}"))),
                None => path = step.replace("{id}", &id),
            }
            id = path.split('/').find(|part| part.len() == 36).unwrap_or_default().to_owned();
        }
        browser.try_go(&path)?;
    }
    let top = browser.try_script(TOP, &[json!(look.from)])?;
    let top = top.as_u64().ok_or_else(|| Trouble::new(format!("no heading says `{}`", look.from)))?;
    let small = palette::reduced(&browser.try_picture_from(top, look.height)?)?;
    std::fs::write(folder.join(format!("{}.png", look.name)), &small)?;
    Ok(small.len())
}

/// What the pictures of the folder weigh together, in bytes.
fn weight(folder: &Path) -> Result<u64, Trouble> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        sum += entry?.metadata()?.len();
    }
    Ok(sum)
}

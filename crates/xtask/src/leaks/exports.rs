//! Taking along every list as a sheet, with every column that can be ticked, as whoever is signed in.
//! Not here: what may stand in it (`leaks`).

use testkit::routes::Route;
use testkit::{Client, Trouble};

/// Exports every kind as CSV (a workbook is packed, so that nothing could be found in it) and shows each answer to `each`:
/// also the refusals. Answers in words how many there were.
pub(super) fn all(client: &Client, routes: &[Route], mut each: impl FnMut(&str, &[u8])) -> String {
    let (mut tried, mut exported) = (0, 0);
    let is_export = |route: &&Route| route.method == "POST" && route.path.ends_with("/ekspor");
    for route in routes.iter().filter(is_export) {
        tried += 1;
        // A person who may not is sent away: by the page, or by the form that was typed into the address all the same.
        let answered = through_form(client, &route.path).or_else(|_| forced(client, &route.path));
        if let Ok((status, bytes)) = answered {
            exported += usize::from(status == 200);
            each(&route.path, &bytes);
        }
    }
    format!("{exported} of {tried} lists exported")
}

fn through_form(client: &Client, path: &str) -> Result<(u16, Vec<u8>), Trouble> {
    let form = client.try_open(path)?.try_form(path)?;
    let form = form.fill_if_asked("bentuk", "csv").fill_if_asked("tertutup", "1").fill_if_asked("tujuan", "laporan");
    let page = form.try_submit()?;
    Ok((page.status(), page.bytes().to_vec()))
}

fn forced(client: &Client, path: &str) -> Result<(u16, Vec<u8>), Trouble> {
    let menu = client.try_get("/menu")?;
    let token = menu.try_form("/keluar").ok().and_then(|form| form.value("_csrf")).unwrap_or_default();
    let fields = [("_csrf", token.as_str()), ("bentuk", "csv"), ("tertutup", "1"), ("tujuan", "laporan")];
    let page = client.post(path, &fields);
    Ok((page.status(), page.bytes().to_vec()))
}

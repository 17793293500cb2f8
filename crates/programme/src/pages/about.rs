//! `/tentang`: what the programme is, its pillars, how it began, who works together, some figures with their sources.

use askama::Template;
use kernel::claims::{self, Claim};
use kernel::region::Regions;
use kernel::{Access, Lang, Phrase, Refusal, day, money};
use web::pieces;
use web::{Answer, Call, Html, Route};

use super::filled;
use crate::agencies::{self, Agency};
use crate::words::about as words;
use crate::words::shared;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::get("/tentang", Access::Public, page)]
}

#[derive(Template)]
#[template(path = "about.html")]
struct About<'c> {
    call: &'c Call,
    pillars: Vec<(Html, Phrase, Phrase)>,
    pilots: Vec<Pilot>,
    ministries: String,
    agencies: Vec<&'static Agency>,
    partners: String,
    figures: Vec<&'static Claim>,
}

struct Pilot {
    name: String,
    path: String,
    date: String,
    source: &'static str,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    let (partners, named): (Vec<&Agency>, Vec<&Agency>) = agencies::all().iter().partition(|one| one.partner);
    let partners: Vec<&str> = partners.iter().map(|one| one.name.say(call.lang)).collect();
    let content = About {
        call,
        pillars: words::PILLAR_LIST.iter().map(|(name, tell, icon)| (pieces::icon(icon), *name, *tell)).collect(),
        pilots: pilots(call.lang),
        ministries: ministries(call),
        agencies: named,
        partners: filled(call.say(words::PARTNERS), &[&partners.join(", ")]),
        figures: ["villages_total", "pocket_villages", "officers_per_village"]
            .into_iter()
            .flat_map(claims::about)
            .collect(),
    };
    Ok(call.page(call.say(shared::ABOUT), &content))
}

fn pilots(lang: Lang) -> Vec<Pilot> {
    let pilot = |pilot: &claims::Pilot| Pilot {
        name: Regions::get().full_name(&pilot.village).unwrap_or_default(),
        path: format!("/desa/{}", pilot.village),
        date: day::full(pilot.date, lang),
        source: pilot.source,
    };
    claims::pilots().iter().map(pilot).collect()
}

/// The sentence with both numbers that sources give.
fn ministries(call: &Call) -> String {
    let given: Vec<String> =
        claims::in_year("ministries", 2017).iter().map(|claim| money::whole(claim.value, call.lang)).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    filled(call.say(words::MINISTRIES_TELL), &given)
}

/// A claim as a table shows it.
impl About<'_> {
    fn year(&self, claim: &Claim) -> String {
        claim.year.map_or_else(String::new, |year| year.to_string())
    }

    fn value(&self, claim: &Claim) -> String {
        money::whole(claim.value, self.call.lang)
    }
}

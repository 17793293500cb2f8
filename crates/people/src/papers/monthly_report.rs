//! The words of a monthly report on paper: everything that is printed comes from what the report tells, so that the same
//! sending can be printed again for ever. Not here: what it tells (`office::monthly_report::told`).

use documents::letter::{Pair, Signer};
use documents::monthly::{Activity, Labels, Line, MOST_PHOTOS, Monthly, Obstacle, Section};
use jiff::civil::Date;
use kernel::day::{self, Month};
use kernel::{Lang, money};

use crate::office::monthly_report::told::Told;
use crate::records::monthly_obstacle::NeededAgency;
use crate::rules::monthly_report::SECTIONS;
use crate::rules::monthly_report::frozen::{Figures, PLAN, SUMMARY, Written};
use crate::rules::monthly_report::sentences::{Sentence, small};
use crate::words::monthly_report as words;

/// What is printed beside what the report tells.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// From the widest authority to the office.
    pub levels: Vec<String>,
    /// Where it is signed.
    pub place: String,
    /// The code of the village.
    pub code: String,
    /// The day on which it was sent; none for a draft.
    pub sent_on: Option<Date>,
    /// Which sending it is; 0 for a draft.
    pub sending: i64,
    /// A mark across the sheet.
    pub watermark: Option<&'static str>,
}

const LANG: Lang = Lang::Id;

/// The paper, in Indonesian. `photos` are those of the activities in their order, as small JPEGs.
pub fn paper(facts: &Facts, month: Month, told: &Told, photos: Vec<Vec<u8>>) -> Monthly {
    let empty = Written::default();
    let written = told.written.as_ref().unwrap_or(&empty);
    let own = |name: &str| written.sentences.get(name).cloned().unwrap_or_default();
    Monthly {
        office: facts.levels.clone(),
        title: words::PAPER_TITLE.say(LANG).to_owned(),
        period: month.show(LANG),
        facts: pairs(facts, month, written),
        changes: told.figures.changes.iter().map(said).collect(),
        summary: own(SUMMARY),
        sections: sections(told, &own),
        activities: activities(written, photos.len()),
        photos,
        obstacles: written.obstacles.iter().map(obstacle).collect(),
        plan: own(PLAN),
        labels: labels(),
        note: words::PAPER_NOTE.say(LANG).to_owned(),
        place_and_date: match facts.sent_on {
            Some(date) => format!("{}, {}", facts.place, day::full(date, LANG)),
            None => format!("{}, ……………………………", facts.place),
        },
        signers: signers(facts, written),
        watermark: facts.watermark.map(str::to_owned),
        date: facts.sent_on,
        lang: LANG,
    }
}

fn said(sentence: &Sentence) -> String {
    sentence.say(LANG).to_owned()
}

fn pairs(facts: &Facts, month: Month, written: &Written) -> Vec<Pair> {
    let period = format!("{} – {}", day::full(month.first_day(), LANG), day::full(month.last_day(), LANG));
    let mut pairs = vec![
        Pair::new(words::VILLAGE_CODE.say(LANG), &facts.code),
        Pair::new(words::PERIOD.say(LANG), period),
        Pair::new(words::OFFICERS.say(LANG), written.officers.join("\n")),
        Pair::new(words::HEAD.say(LANG), &written.head),
    ];
    if let Some(date) = facts.sent_on {
        let known = if written.known_by_head { words::KNOWN_YES } else { words::KNOWN_NO };
        pairs.push(Pair::new(words::KNOWN_BY_HEAD.say(LANG), known.say(LANG)));
        let sent = format!("{} ({} {})", day::full(date, LANG), words::SENDING.say(LANG), facts.sending);
        pairs.push(Pair::new(words::SENT_ON.say(LANG), sent));
    }
    pairs
}

fn sections(told: &Told, own: &impl Fn(&str) -> String) -> Vec<Section> {
    let section = |(place, section): (usize, &crate::rules::monthly_report::Section)| {
        let lines: Vec<Line> = told.figures.of_section(place).filter(|figure| !figure.is_nothing()).map(line).collect();
        let sentences = told.figures.sentences.get(place).into_iter().flatten().map(said);
        let sentences: Vec<String> = sentences.chain(nothing(&told.figures, place, LANG)).collect();
        let own = own(section.name);
        let shown = !lines.is_empty() || !own.is_empty() || !sentences.is_empty();
        shown.then(|| Section { title: section.label.say(LANG).to_owned(), sentences, own, lines })
    };
    SECTIONS.iter().enumerate().filter_map(section).collect()
}

/// The numbers of a section that were nothing in both months, in one sentence; none where there are none.
pub fn nothing(figures: &Figures, section: usize, lang: Lang) -> Option<String> {
    let nothing = figures.of_section(section).filter(|one| one.is_nothing());
    let labels: Vec<String> = nothing.map(|one| small(one.label.say(lang))).collect();
    (!labels.is_empty()).then(|| format!("{}: {}.", words::NOTHING_AT_ALL.say(lang), labels.join(", ")))
}

fn line(figure: &crate::rules::monthly_report::frozen::Figure) -> Line {
    let number = |value: i64| money::whole(value, LANG);
    Line {
        label: capital(figure.label.say(LANG)),
        now: number(figure.value),
        before: number(figure.before),
        difference: difference(figure.value - figure.before),
    }
}

/// "+2", "−1", or nothing.
pub fn difference(value: i64) -> String {
    match value {
        0 => String::new(),
        value if value > 0 => format!("+{}", money::whole(value, LANG)),
        value => format!("−{}", money::whole(value.abs(), LANG)),
    }
}

/// A label as it begins a line.
pub fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn activities(written: &Written, photos: usize) -> Vec<Activity> {
    let mut next = 0;
    let activity = |one: &crate::rules::monthly_report::frozen::ActivityLine| {
        let own = one.photos.len().min(photos.min(MOST_PHOTOS) - next);
        let places = (next..next + own).collect();
        next += own;
        Activity {
            date: day_of(&one.date),
            title: one.title.clone(),
            place: one.place.clone(),
            people: one.people.map_or_else(String::new, |people| money::whole(people, LANG)),
            photos: places,
        }
    };
    written.activities.iter().map(activity).collect()
}

fn obstacle(one: &crate::rules::monthly_report::frozen::ObstacleLine) -> Obstacle {
    let agency = NeededAgency::from_name(&one.agency).map_or("", |agency| agency.label().say(LANG));
    let over = if one.over { format!(" ({})", words::OBSTACLE_OVER.say(LANG)) } else { String::new() };
    Obstacle {
        what: format!("{}{over}", one.what),
        agency: agency.to_owned(),
        since: day_of(&one.since),
        detail: one.detail.clone(),
    }
}

fn day_of(iso: &str) -> String {
    iso.parse().map_or_else(|_| iso.to_owned(), |date| day::full(date, LANG))
}

fn labels() -> Labels {
    let say = |phrase: kernel::Phrase| phrase.say(LANG);
    Labels {
        changes: say(words::CHANGES),
        summary: say(words::SUMMARY),
        number: say(words::NUMBER),
        now: say(words::THIS_MONTH),
        before: say(words::LAST_MONTH),
        difference: say(words::DIFFERENCE),
        activities: say(words::ACTIVITIES),
        date: say(words::DATE),
        activity: say(words::ACTIVITY),
        place: say(words::PLACE),
        people: say(words::ATTENDED),
        photo: say(words::PHOTO),
        obstacles: say(words::OBSTACLES),
        agency: say(words::AGENCY),
        since: say(words::SINCE),
        plan: say(words::PLAN),
        none: say(words::NOTHING),
    }
}

fn signers(facts: &Facts, written: &Written) -> Vec<Signer> {
    let officer = if facts.sent_on.is_some() { written.sender.clone() } else { written.officers.join(" / ") };
    let village = facts.levels.last().cloned().unwrap_or_default();
    vec![
        Signer { heading: words::SIGN_OFFICER.say(LANG).to_owned(), name: officer, ..Signer::default() },
        Signer {
            heading: format!("{}\nKepala {village}", words::SIGN_KNOWN.say(LANG)),
            name: written.head.clone(),
            stamp: true,
            ..Signer::default()
        },
        Signer { heading: words::SIGN_COORDINATOR.say(LANG).to_owned(), ..Signer::default() },
    ]
}

//! Papers of a meeting: its notice, and the packet of an annual meeting (agenda, attendance, statements with notes, the sharing
//! of the surplus by number, plan and budget, health, decisions) as one file. Papers are Indonesian.

use documents::booklet::{self, Booklet, Part};
use documents::leaflet::{self, Leaflet, Section, SmallTable};
use documents::letter::{Pair, Signer};
use documents::register::{Align, Column};
use kernel::money::{Percent, whole};
use kernel::{Access, Lang, Record, Refusal, day};
use web::{Answer, Call, Route};

use super::statement::{Wanted, signers};
use super::surplus::Seen;
use super::surplus_paper;
use super::work_plan::YearPlan;
use crate::office::health::Health;
use crate::office::koperasi_setting;
use crate::office::meeting::MeetingFile;
use crate::office::provision;
use crate::records::koperasi_setting::SettingKey;
use crate::records::{BOOK_READERS, KOPERASI_READERS, Meeting};
use crate::rules::collectability::band;
use crate::words::body::{self, BodyWords};
use crate::words::loan as loan_words;
use crate::words::meeting as words;

const PAPER: Lang = Lang::Id;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let about = |route: Route| route.of(Meeting::SPEC).help("koperasi#rat");
    vec![
        about(Route::get("/rapat-koperasi/{id}/undangan.pdf", Access::Roles(KOPERASI_READERS), notice)),
        about(Route::get("/rapat-koperasi/{id}/paket.pdf", Access::Roles(BOOK_READERS), packet)),
    ]
}

fn words_of(file: &MeetingFile) -> BodyWords {
    body::of(file.books.form, file.books.principle)
}

fn facts(file: &MeetingFile) -> Vec<Pair> {
    let (meeting, own) = (&file.meeting, words_of(file));
    let label = |name: &str| Meeting::SPEC.field_named(name).map_or("", |(_, field)| field.label.say(PAPER));
    let pair = |label: &str, value: String| Pair { label: label.to_owned(), value };
    let number =
        |label: kernel::Phrase, number: Option<i64>| number.map(|number| pair(label.say(PAPER), number.to_string()));
    let all = [
        Some(pair(label("kind"), body::meeting(file.books.form, meeting.kind).say(PAPER).to_owned())),
        meeting.year.map(|year| pair(label("year"), year.to_string())),
        Some(pair(label("held_on"), day::full(meeting.held_on, PAPER))),
        meeting.time.clone().map(|time| pair(label("time"), time)),
        Some(pair(label("place"), meeting.place.clone())),
        number(own.roll, meeting.members),
        number(own.present, meeting.present),
    ];
    all.into_iter().flatten().collect()
}

fn agenda(meeting: &Meeting) -> Vec<String> {
    let lines = meeting.agenda.as_deref().unwrap_or_default().lines();
    lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn watermark(call: &Call) -> Option<String> {
    call.site.settings.demo.then(|| web::words::SAMPLE_PAPER.say(PAPER).to_owned())
}

fn notice(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let file = call.read(|read| MeetingFile::of(read, id))?;
    let own = words_of(&file);
    let invited = [words::WITH_RESPECT, own.invited, words::NOTICE_WORDS].map(|one| one.say(PAPER)).join(" ");
    let points = agenda(&file.meeting);
    let signer = Signer {
        heading: own.board.say(PAPER).to_owned(),
        name: String::new(),
        id_line: None,
        meterai: None,
        stamp: true,
    };
    let leaflet = Leaflet {
        title: words::NOTICE_TITLE.say(PAPER).to_owned(),
        office: vec![file.books.name.clone()],
        facts: facts(&file),
        sections: vec![
            Section { sentences: vec![invited], ..Section::default() },
            Section { title: words::AGENDA.say(PAPER).to_owned(), points, ..Section::default() },
        ],
        signers: vec![signer],
        place_and_date: day::full(file.meeting.notice_on, PAPER),
        watermark: watermark(call),
        date: Some(call.today),
        lang: PAPER,
        ..Leaflet::default()
    };
    let pdf = leaflet::render(&leaflet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "undangan-rapat.pdf", true))
}

/// What the packet holds besides the meeting itself.
struct Gathered {
    file: MeetingFile,
    wanted: Wanted,
    seen: Seen,
    plan: YearPlan,
    health: Part,
    quorum: i64,
}

fn packet(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let gathered = call.read(|read| {
        let file = MeetingFile::of(read, id)?;
        let year = file.meeting.year.unwrap_or(i64::from(file.meeting.held_on.year()) - 1);
        let year = i16::try_from(year).map_err(Refusal::fault)?;
        let wanted = Wanted::of(read, file.books.clone(), year)?;
        let seen = Seen::of(read, file.books.row.id, year)?;
        let plan = YearPlan::of(read, &file.books, year + 1)?;
        let last = wanted.facts.last;
        let quality = provision::quality(read, &file.books, last)?;
        let health = health(&Health::of(read, &file.books, &quality, last)?, quality.exposure.ratio());
        let quorum = koperasi_setting::on(read, &file.books, SettingKey::Quorum, file.meeting.held_on)?;
        Ok(Gathered { file, wanted, seen, plan, health, quorum })
    })?;
    let file = &gathered.file;
    let booklet = Booklet {
        title: words::PACKET_TITLE.say(PAPER).to_owned(),
        subtitle: body::meeting(file.books.form, file.meeting.kind).say(PAPER).to_owned(),
        office: vec![file.books.name.clone()],
        facts: facts(file),
        parts: parts(&gathered),
        footer: file.books.name.clone(),
        place_and_date: day::full(file.meeting.held_on, PAPER),
        signers: signers(&gathered.wanted.facts, PAPER),
        watermark: watermark(call),
        date: Some(call.today),
        lang: PAPER,
    };
    let pdf = booklet::render(&booklet).map_err(Refusal::fault)?;
    Ok(Answer::file(pdf.into_bytes(), "application/pdf", "paket-rapat.pdf", true))
}

fn parts(gathered: &Gathered) -> Vec<Part> {
    let file = &gathered.file;
    let own = words_of(file);
    let mut all = vec![
        Part { sentences: vec![words::PACKET_LEAD.say(PAPER).to_owned()], ..Part::default() },
        Part { title: words::AGENDA.say(PAPER).to_owned(), points: agenda(&file.meeting), ..Part::default() },
        attendance(file, gathered.quorum, &own),
    ];
    all.extend(decisions(file));
    all.extend(gathered.wanted.parts(PAPER));
    all.extend(
        surplus_paper::parts(&gathered.seen)
            .into_iter()
            .enumerate()
            .map(|(index, part)| Part { new_page: index == 0, ..part }),
    );
    if !gathered.plan.is_empty() {
        all.extend(gathered.plan.parts(PAPER));
    }
    all.push(gathered.health.clone());
    all
}

fn attendance(file: &MeetingFile, quorum: i64, own: &BodyWords) -> Part {
    let rule = [words::QUORUM_RULE.say(PAPER), &Percent(quorum).say(PAPER), words::OF_ROLL.say(PAPER)].join(" ");
    let counted = match (file.meeting.present, file.meeting.members, file.meeting.quorum) {
        (Some(present), Some(members), Some(reached)) => {
            let word = if reached { words::QUORUM } else { words::QUORUM_NOT };
            format!(
                "{}: {present} {} {members}. {}.",
                own.present.say(PAPER),
                words::PRESENT_OF.say(PAPER),
                word.say(PAPER)
            )
        }
        _ => words::NOT_COUNTED.say(PAPER).to_owned(),
    };
    Part { title: words::ATTENDANCE_PART.say(PAPER).to_owned(), sentences: vec![rule, counted], ..Part::default() }
}

fn decisions(file: &MeetingFile) -> Option<Part> {
    let line = |one: &kernel::Stored<crate::records::Resolution>| {
        let result = if one.carried { words::CARRIED } else { words::LOST };
        let votes = format!("{} / {} / {}", one.yes, one.no, one.abstain);
        format!("{} ({votes} {}; {})", one.decision, words::VOTES_LABEL.say(PAPER), result.say(PAPER))
    };
    let points: Vec<String> = file.resolutions.iter().map(line).collect();
    let title = words::DECISIONS.say(PAPER).to_owned();
    (!points.is_empty()).then(|| Part { title, points, ..Part::default() })
}

/// Figures of health with their names.
fn health(health: &Health, ratio: i64) -> Part {
    let percent = |share: Option<i64>| share.map_or_else(|| "–".to_owned(), |share| Percent(share).say(PAPER));
    let reached = format!("{} ({})", Percent(ratio).say(PAPER), band(ratio).label().say(PAPER));
    let rows = [
        (loan_words::RATIO, reached),
        (loan_words::OWED, whole(health.owed, PAPER)),
        (loan_words::HELD, whole(health.held, PAPER)),
        (loan_words::LIQUIDITY, percent(health.liquidity())),
        (loan_words::TO_SAVINGS, percent(health.lent())),
        (loan_words::RELATED_SHARE, percent(health.related_share())),
        (crate::words::health::GREW_SAVINGS, percent(health.growth(|end| end.savings))),
    ];
    let rows = rows.map(|(label, value)| vec![label.say(PAPER).to_owned(), value]).into();
    let columns = vec![Column::new(words::HEALTH.say(PAPER), 6), Column::new("", 4).aligned(Align::End)];
    Part {
        title: words::HEALTH.say(PAPER).to_owned(),
        new_page: true,
        table: Some(SmallTable { columns, rows }),
        ..Part::default()
    }
}

//! The form of a letter with facts of its own: its fields, its rows of heirs or goods, and reading them back.
//! Not here: the page around it (`draft`), what may be written (`rules::letter::particulars`).

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;
use kernel::name::tidied;
use kernel::nik::Nik;
use kernel::refusal::Problem;
use kernel::{Lang, Phrase, country, day};
use web::{Call, Html, Input};

use crate::pages::form_page::problem;
use crate::records::letter::{HeirRelation, LetterKind, ReturnCondition};
use crate::rules::letter::particulars::{
    Domicile, Goods, Heir, Heirs, Introduction, MOST_ROWS, Particulars, Return, WITNESSES, Witness,
};
use crate::words::letter_kinds as words;

/// Rows that stand open; the others are folded until they are needed.
const OPEN_ROWS: usize = 4;
/// The longest line.
const LONGEST: usize = 200;

/// What stands in the fields, by their names.
pub(super) type Typed = BTreeMap<String, String>;

/// The fields above the rows.
pub(super) fn inputs(call: &Call, kind: LetterKind, typed: &Typed, confirm: bool) -> Vec<Input> {
    let value = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let line = |name: &str, label: Phrase| Input::text(name, call.say(label)).value(value(name));
    let date = |name: &str, label: Phrase| line(name, label).help(call.say(words::DATE_HELP)).required();
    let purpose = || line("purpose", words::PURPOSE).help(call.say(words::PURPOSE_HELP)).required();
    let mut inputs = match kind {
        LetterKind::Introduction => {
            vec![line("office", words::OFFICE).help(call.say(words::OFFICE_HELP)).required(), purpose()]
        }
        LetterKind::Domicile => vec![
            line("since", words::SINCE).help(call.say(words::SINCE_HELP)).required(),
            line("confirmed_by", words::CONFIRMED_BY),
            purpose(),
        ],
        LetterKind::HeirStatement => vec![
            date("died", words::DIED),
            line("died_place", words::DIED_PLACE).required(),
            line("died_paper", words::DIED_PAPER),
            Input::lines("purpose", call.say(words::PURPOSE)).value(value("purpose")).required(),
        ],
        LetterKind::ReturnHandover => vec![
            date("day", words::DAY),
            line("place", words::PLACE).required(),
            Input::find("country", call.say(words::COUNTRY), "/negara/cari").value(value("country")),
            line("giver_name", words::GIVER).required(),
            line("giver_office", words::GIVER_OFFICE).required(),
            Input::choice("condition", call.say(words::CONDITION), options(ReturnCondition::CHOICES, call.lang))
                .help(call.say(words::CONDITION_HELP))
                .value(value("condition"))
                .required(),
            line("receiver_name", words::RECEIVER).help(call.say(words::RECEIVER_HELP)),
            line("receiver_nik", words::HEIR_NIK).digits(20),
            Input::choice(
                "receiver_relation",
                call.say(words::HEIR_RELATION),
                options(HeirRelation::CHOICES, call.lang),
            )
            .value(value("receiver_relation")),
        ],
        LetterKind::FamilyPermission | LetterKind::MaritalStatus => Vec::new(),
    };
    if confirm {
        inputs.push(Input::tick("confirmed", call.say(words::CONFIRM_TWICE)));
    }
    inputs
}

fn options(choices: &[kernel::choice::Choice], lang: Lang) -> Vec<(String, String)> {
    choices.iter().map(|one| (one.name.to_owned(), one.label.say(lang).to_owned())).collect()
}

/// Rows under the fields: heirs with their witnesses, or goods.
pub(super) fn rows(call: &Call, kind: LetterKind, typed: &Typed, problems: &[Problem]) -> Html {
    match kind {
        LetterKind::HeirStatement => Html::joined([
            folded(call, words::HEIRS, words::HEIRS_HELP, words::MORE_HEIRS, problems, |at| heir_row(call, at, typed)),
            witnesses(call, typed, problems),
        ]),
        LetterKind::ReturnHandover => {
            let none = kernel::phrase("", "");
            folded(call, words::GOODS, none, words::MORE_GOODS, problems, |at| goods_row(call, at, typed))
        }
        _ => Html::default(),
    }
}

fn heir_row(call: &Call, at: usize, typed: &Typed) -> Vec<Input> {
    let label = |phrase: Phrase| format!("{at}. {}", call.say(phrase));
    let value = |name: &str| typed.get(&format!("{name}_{at}")).cloned().unwrap_or_default();
    vec![
        Input::text(format!("heir_name_{at}"), label(words::HEIR_NAME)).value(value("heir_name")),
        Input::text(format!("heir_nik_{at}"), label(words::HEIR_NIK)).digits(20).value(value("heir_nik")),
        Input::choice(
            format!("heir_relation_{at}"),
            label(words::HEIR_RELATION),
            options(HeirRelation::CHOICES, call.lang),
        )
        .value(value("heir_relation")),
    ]
}

fn goods_row(call: &Call, at: usize, typed: &Typed) -> Vec<Input> {
    let label = |phrase: Phrase| format!("{at}. {}", call.say(phrase));
    let value = |name: &str| typed.get(&format!("{name}_{at}")).cloned().unwrap_or_default();
    vec![
        Input::text(format!("goods_{at}"), label(words::GOODS_WHAT)).value(value("goods")),
        Input::text(format!("amount_{at}"), label(words::GOODS_AMOUNT)).value(value("amount")),
    ]
}

#[derive(Template)]
#[template(
    source = r#"<h2>{{ heading }}</h2>{% if !help.is_empty() %}<p class="help">{{ help }}</p>{% endif %}
{% for row in open %}<div class="fields">{% for input in row %}{{ input }}{% endfor %}</div>{% endfor %}
{% if !folded.is_empty() %}<details{% if unfold %} open{% endif %}><summary>{{ more }}</summary>{% for row in folded %}<div class="fields">{% for input in row %}{{ input }}{% endfor %}</div>{% endfor %}</details>{% endif %}"#,
    ext = "html"
)]
struct Rows<'r> {
    heading: &'r str,
    help: &'r str,
    more: &'r str,
    open: Vec<Vec<Input>>,
    folded: Vec<Vec<Input>>,
    unfold: bool,
}

/// Some rows open, the others folded; they unfold where one of them is filled in or wrong. Works without script.
fn folded(
    call: &Call,
    heading: Phrase,
    help: Phrase,
    more: Phrase,
    problems: &[Problem],
    row: impl Fn(usize) -> Vec<Input>,
) -> Html {
    let filled = |at| row(at).into_iter().map(|input| input.filled(&call.form, problems, call.lang)).collect();
    let mut open: Vec<Vec<Input>> = (1..=MOST_ROWS).map(filled).collect();
    let folded = open.split_off(OPEN_ROWS);
    let needed = |input: &Input| {
        !input.typed().trim().is_empty() || problems.iter().any(|problem| problem.field == input.name())
    };
    let unfold = folded.iter().flatten().any(needed);
    Html::of(&Rows { heading: call.say(heading), help: call.say(help), more: call.say(more), open, folded, unfold })
}

fn witnesses(call: &Call, typed: &Typed, problems: &[Problem]) -> Html {
    let row = |at: usize| {
        let label = |phrase: Phrase| format!("{} {at}: {}", call.say(words::WITNESS), call.say(phrase).to_lowercase());
        let value = |name: &str| typed.get(&format!("{name}_{at}")).cloned().unwrap_or_default();
        [
            Input::text(format!("witness_name_{at}"), label(words::HEIR_NAME)).value(value("witness_name")),
            Input::text(format!("witness_position_{at}"), label(words::POSITION)).value(value("witness_position")),
        ]
        .map(|input| input.required().filled(&call.form, problems, call.lang))
        .to_vec()
    };
    Html::of(&Rows {
        heading: call.say(words::WITNESSES),
        help: "",
        more: "",
        open: (1..=WITNESSES).map(row).collect(),
        folded: Vec::new(),
        unfold: false,
    })
}

/// The facts as the fields show them.
pub(super) fn shown(particulars: &Particulars, lang: Lang) -> Typed {
    let mut typed = Typed::new();
    let mut set = |name: &str, value: &str| drop(typed.insert(name.to_owned(), value.to_owned()));
    match particulars {
        Particulars::Introduction(one) => {
            set("office", &one.office);
            set("purpose", &one.purpose);
        }
        Particulars::Domicile(one) => {
            let since = one.since.parse::<Date>().map_or_else(|_| one.since.clone(), day::numeric);
            set("since", &since);
            set("confirmed_by", one.confirmed_by.as_deref().unwrap_or_default());
            set("purpose", &one.purpose);
        }
        Particulars::Heirs(one) => {
            set("died", &day::numeric(one.died));
            set("died_place", &one.place);
            set("died_paper", one.paper.as_deref().unwrap_or_default());
            set("purpose", &one.purpose);
            show_heirs(&one.heirs, &mut set);
            for (at, witness) in (1..).zip(&one.witnesses) {
                set(&format!("witness_name_{at}"), &witness.name);
                set(&format!("witness_position_{at}"), &witness.position);
            }
        }
        Particulars::Return(one) => {
            set("day", &day::numeric(one.day));
            set("place", &one.place);
            let country = one.country.as_deref().map(|code| super::country_name(code, lang));
            set("country", &country.unwrap_or_default());
            set("giver_name", &one.giver.name);
            set("giver_office", &one.giver.position);
            set("condition", one.condition.name());
            if let Some(receiver) = &one.receiver {
                set("receiver_name", &receiver.name);
                set("receiver_nik", receiver.nik.as_deref().unwrap_or_default());
                set("receiver_relation", receiver.relation.name());
            }
            for (at, goods) in (1..).zip(&one.goods) {
                set(&format!("goods_{at}"), &goods.what);
                set(&format!("amount_{at}"), &goods.amount);
            }
        }
    }
    typed
}

/// Heirs as their rows show them.
pub(super) fn show_heirs(heirs: &[Heir], set: &mut impl FnMut(&str, &str)) {
    for (at, heir) in (1..).zip(heirs) {
        set(&format!("heir_name_{at}"), &heir.name);
        set(&format!("heir_nik_{at}"), heir.nik.as_deref().unwrap_or_default());
        set(&format!("heir_relation_{at}"), heir.relation.name());
    }
}

/// The facts as label and value, to read.
pub(super) fn lines(particulars: &Particulars, lang: Lang) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut add = |label: Phrase, value: String| {
        if !value.is_empty() {
            lines.push((label.say(lang).to_owned(), value));
        }
    };
    match particulars {
        Particulars::Introduction(one) => {
            add(words::OFFICE, one.office.clone());
            add(words::PURPOSE, one.purpose.clone());
        }
        Particulars::Domicile(one) => {
            add(
                words::SINCE,
                one.since.parse::<Date>().map_or_else(|_| one.since.clone(), |date| day::full(date, lang)),
            );
            add(words::CONFIRMED_BY, one.confirmed_by.clone().unwrap_or_default());
            add(words::PURPOSE, one.purpose.clone());
        }
        Particulars::Heirs(one) => {
            add(words::DIED, day::full(one.died, lang));
            add(words::DIED_PLACE, one.place.clone());
            add(words::DIED_PAPER, one.paper.clone().unwrap_or_default());
            for (at, heir) in (1..).zip(&one.heirs) {
                add(words::HEIR, format!("{at}. {}", person_line(heir, lang)));
            }
            for witness in &one.witnesses {
                add(words::WITNESS, format!("{} ({})", witness.name, witness.position));
            }
            add(words::PURPOSE, one.purpose.clone());
        }
        Particulars::Return(one) => {
            add(words::DAY, day::full(one.day, lang));
            add(words::PLACE, one.place.clone());
            add(words::COUNTRY, one.country.as_deref().map(|code| super::country_name(code, lang)).unwrap_or_default());
            add(words::GIVER, format!("{} ({})", one.giver.name, one.giver.position));
            add(words::RECEIVER, one.receiver.as_ref().map(|heir| person_line(heir, lang)).unwrap_or_default());
            add(words::CONDITION, one.condition.label().say(lang).to_owned());
            for goods in &one.goods {
                add(words::GOODS_WHAT, format!("{} {}", goods.what, goods.amount).trim().to_owned());
            }
        }
    }
    lines
}

fn person_line(heir: &Heir, lang: Lang) -> String {
    let relation = heir.relation.label().say(lang).to_lowercase();
    match &heir.nik {
        Some(nik) => format!("{} ({relation}), NIK {nik}", heir.name),
        None => format!("{} ({relation})", heir.name),
    }
}

/// Reads the form.
///
/// # Errors
/// What cannot be read, each at its field.
pub(super) fn typed(call: &Call, kind: LetterKind) -> Result<Option<Particulars>, Vec<Problem>> {
    let mut reading = Reading { call, problems: Vec::new() };
    let particulars = match kind {
        LetterKind::FamilyPermission | LetterKind::MaritalStatus => return Ok(None),
        LetterKind::Introduction => Some(Particulars::Introduction(Introduction {
            office: reading.text("office"),
            purpose: reading.text("purpose"),
        })),
        LetterKind::Domicile => Some(Particulars::Domicile(Domicile {
            since: reading.since("since"),
            confirmed_by: reading.given("confirmed_by"),
            purpose: reading.text("purpose"),
        })),
        LetterKind::HeirStatement => reading.heirs().map(Particulars::Heirs),
        LetterKind::ReturnHandover => reading.returned().map(Particulars::Return),
    };
    match particulars {
        Some(particulars) if reading.problems.is_empty() => Ok(Some(particulars)),
        _ => Err(reading.problems),
    }
}

struct Reading<'c> {
    call: &'c Call,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn text(&self, name: &str) -> String {
        tidied(self.call.form.text(name)).chars().take(LONGEST).collect()
    }

    fn given(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    fn wrong(&mut self, name: &str, code: &'static str, message: Phrase) {
        self.problems.push(problem(name, code, message));
    }

    fn date(&mut self, name: &str) -> Option<Date> {
        let found = date_typed(self.call.form.text(name));
        if found.is_none() {
            self.wrong(name, "date", words::DATE_NEEDED);
        }
        found
    }

    /// A day or a year that is not ahead; empty is said by the rule.
    fn since(&mut self, name: &str) -> String {
        let text = self.text(name);
        let today = self.call.today;
        let year = text.parse::<i16>().ok().filter(|year| (1900..=today.year()).contains(year));
        match (year, date_typed(&text)) {
            (Some(year), _) => year.to_string(),
            (None, Some(date)) if date <= today => date.to_string(),
            _ if text.is_empty() => text,
            _ => {
                self.wrong(name, "letter.since", words::SINCE_WRONG);
                text
            }
        }
    }

    fn nik(&mut self, name: &str) -> Option<String> {
        let typed = self.given(name)?;
        match Nik::parse(&typed) {
            Ok(nik) => Some(nik.as_str().to_owned()),
            Err(_) => {
                self.wrong(name, "nik", words::NIK_WRONG);
                None
            }
        }
    }

    /// A person in a row; an empty row is nobody.
    fn heir(&mut self, name: &str, nik: &str, relation: &str) -> Option<Heir> {
        let (written, number) = (self.text(name), self.nik(nik));
        let chosen = HeirRelation::from_name(self.call.form.text(relation));
        if written.is_empty() && number.is_none() && chosen.is_none() {
            return None;
        }
        if written.is_empty() {
            self.wrong(name, "letter.missing", words::NEEDS_HEIR_NAME);
        }
        if chosen.is_none() {
            self.wrong(relation, "letter.missing", words::NEEDS_HEIR_RELATION);
        }
        Some(Heir { name: written, nik: number, relation: chosen? })
    }

    fn heirs(&mut self) -> Option<Heirs> {
        let died = self.date("died");
        let row = |at: usize| [format!("heir_name_{at}"), format!("heir_nik_{at}"), format!("heir_relation_{at}")];
        let heirs =
            (1..=MOST_ROWS).map(row).filter_map(|[name, nik, relation]| self.heir(&name, &nik, &relation)).collect();
        let witness = |at: usize| Witness {
            name: self.text(&format!("witness_name_{at}")),
            position: self.text(&format!("witness_position_{at}")),
        };
        let witnesses = (1..=WITNESSES).map(witness).collect();
        Some(Heirs {
            died: died?,
            place: self.text("died_place"),
            paper: self.given("died_paper"),
            purpose: self.text("purpose"),
            heirs,
            witnesses,
        })
    }

    fn returned(&mut self) -> Option<Return> {
        let day = self.date("day");
        let condition = ReturnCondition::from_name(self.call.form.text("condition"));
        if condition.is_none() {
            self.wrong("condition", "letter.missing", words::NEEDS_CONDITION);
        }
        let receiver = self.heir("receiver_name", "receiver_nik", "receiver_relation");
        let goods =
            |at: usize| Goods { what: self.text(&format!("goods_{at}")), amount: self.text(&format!("amount_{at}")) };
        let goods = (1..=MOST_ROWS).map(goods).filter(|one| !one.what.is_empty()).collect();
        Some(Return {
            day: day?,
            place: self.text("place"),
            country: country::find(self.call.form.text("country")).map(|country| country.code.to_owned()),
            giver: Witness { name: self.text("giver_name"), position: self.text("giver_office") },
            receiver,
            condition: condition?,
            goods,
        })
    }
}

/// A date as people write it, also as eight digits.
fn date_typed(text: &str) -> Option<Date> {
    let digits = text.trim();
    if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return day::parse(&format!("{}-{}-{}", &digits[..2], &digits[2..4], &digits[4..])).ok();
    }
    day::parse(digits).ok()
}

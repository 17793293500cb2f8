//! Members: the list with search, an application, the page of one with accounts and what is done with them. Not here: what
//! is decided (`office::member`), the passbook and the month's service (`saving`), receipts (`cash`).

use askama::Template;
use kernel::money::{MoneyError, Rupiah};
use kernel::refusal::Problem;
use kernel::{Access, Record, RecordId, Refusal, Stored, day, phone};
use people::records::Resident;
use store::Reader;
use web::{Answer, Call, Html, Input, Route, Tone, pieces};

use crate::office::leaver;
use crate::office::member::{self as office, Application, Leaving};
use crate::office::power_of_attorney::{self, Given};
use crate::office::saving::{self, Term};
use crate::records::koperasi::Principle;
use crate::records::member::MemberState;
use crate::records::savings_account::{AccountState, Product};
use crate::records::{ACCOUNT_SPECIFIC, BOARD, Koperasi, Member, PowerOfAttorney, Receipt};
use crate::words::{member as words, saving as saving_words};

/// For which task it is opened whose savings they are.
pub(super) const PURPOSE: &str = "melayani anggota koperasi";
/// Names that a search offers.
const OFFERED: usize = 12;

/// The addresses.
pub fn routes() -> Vec<Route> {
    let (read, board) = (Access::Read(Member::SPEC), Access::Roles(BOARD));
    let about = |route: Route| {
        route.of(Member::SPEC).purpose(PURPOSE).opens(&[PowerOfAttorney::SPEC]).help("koperasi-simpanan#anggota")
    };
    vec![
        about(Route::get("/anggota-koperasi", read, list)),
        about(Route::get("/anggota-koperasi/baru", board, new)),
        about(Route::post("/anggota-koperasi/baru", board, apply)),
        about(Route::get("/anggota-koperasi/{id}", read, page)),
        about(Route::post("/anggota-koperasi/{id}/putusan", board, decide)),
        about(Route::post("/anggota-koperasi/{id}/kas", board, super::cash::at_desk))
            .help("koperasi-simpanan#setor-dan-tarik"),
        about(Route::post("/anggota-koperasi/{id}/berjangka", board, term)).help("koperasi-simpanan#berjangka"),
        about(Route::post("/anggota-koperasi/{id}/kuasa", board, power)).help("koperasi-simpanan#surat-kuasa"),
        about(Route::post("/anggota-koperasi/{id}/keluar", board, leave)).help("koperasi-simpanan#keluar"),
        about(Route::post("/kuasa-simpanan/{id}/cabut", board, revoke)).help("koperasi-simpanan#surat-kuasa"),
    ]
}

/// The page of a member.
pub(super) fn member_path(member: RecordId) -> String {
    format!("/anggota-koperasi/{member}")
}

/// An amount as typed, above nothing.
///
/// # Errors
/// `Invalid` at its field for what is none.
pub(super) fn rupiah(call: &Call, name: &str) -> Result<i64, Refusal> {
    let wrong = |message| Refusal::invalid(name, "ledger.nothing", message);
    match Rupiah::parse(call.form.text(name)) {
        Ok(Rupiah(amount)) if amount > 0 => Ok(amount),
        Ok(_) | Err(MoneyError::Empty) => Err(wrong(saving_words::AMOUNT_WRONG)),
        Err(other) => Err(wrong(other.phrase())),
    }
}

/// A day as typed; today where none was.
pub(super) fn date(call: &Call, name: &str) -> Result<jiff::civil::Date, Refusal> {
    match call.form.text(name) {
        "" => Ok(call.today),
        typed => day::parse(typed).map_err(|_| Refusal::invalid(name, "date", saving_words::DATE_WRONG)),
    }
}

/// What a member is called, where the reader may know.
pub(super) fn name_of(read: &Reader<'_>, member: &Stored<Member>) -> Result<String, Refusal> {
    let person = office::person(read, member)?;
    Ok(person.and_then(|person| person.name.known().cloned()).unwrap_or_else(|| "–".to_owned()))
}

fn state_tag(call: &Call, state: MemberState) -> Html {
    let tone = match state {
        MemberState::Member => Tone::Good,
        MemberState::Applied => Tone::Attention,
        MemberState::Left | MemberState::Refused => Tone::Plain,
    };
    pieces::tag(tone, call.say(state.label()))
}

struct Line {
    path: String,
    number: String,
    name: String,
    state: Html,
}

#[derive(Template)]
#[template(path = "member/list.html")]
struct ListPage<'c> {
    call: &'c Call,
    body: String,
    board: bool,
    find: Option<Input>,
    rows: Vec<Line>,
    empty: Html,
}

fn list(call: &Call) -> Result<Answer, Refusal> {
    let named = call.actor.is_one_of(ACCOUNT_SPECIFIC);
    let typed = if named { call.query("q") } else { "" };
    let (body, rows) = call.read(|read| {
        let books = office::books(read)?;
        let members = if typed.is_empty() { office::all(read, &books)? } else { found(read, &books, typed)? };
        let mut rows = Vec::with_capacity(members.len());
        for one in &members {
            rows.push(Line {
                path: member_path(one.row.id),
                number: one.number.clone().unwrap_or_else(|| "–".to_owned()),
                name: if named { name_of(read, one)? } else { String::new() },
                state: state_tag(call, one.state),
            });
        }
        Ok((books.name.clone(), rows))
    })?;
    let content = ListPage {
        call,
        body,
        board: call.actor.is_one_of(BOARD),
        find: named.then(|| Input::text("q", call.say(words::FIND)).value(typed)),
        rows,
        empty: pieces::empty(call.say(words::NONE), None),
    };
    Ok(call.page(call.say(words::TITLE), &content))
}

fn found(read: &Reader<'_>, books: &Stored<Koperasi>, typed: &str) -> Result<Vec<Stored<Member>>, Refusal> {
    let mut all = Vec::new();
    for (_, row) in read.named_so_far(Resident::SPEC, typed, 4 * OFFERED)? {
        let held = office::held_by(read, row.id)?;
        all.extend(held.into_iter().filter(|one| one.books.id.raw() == books.row.id));
    }
    Ok(all)
}

struct Offer {
    id: String,
    name: String,
    detail: String,
}

#[derive(Template)]
#[template(path = "member/new.html")]
struct NewPage<'c> {
    call: &'c Call,
    problems: Html,
    hidden: Html,
    find: Input,
    typed: String,
    offers: Vec<Offer>,
}

fn new(call: &Call) -> Result<Answer, Refusal> {
    choose(call, &[])
}

/// Residents by name: name, year of birth and hamlet only.
fn choose(call: &Call, problems: &[Problem]) -> Result<Answer, Refusal> {
    let typed = call.query("q").to_owned();
    let rows = call.read(|read| read.named_so_far(Resident::SPEC, &typed, OFFERED))?;
    let mut offers = Vec::new();
    for (_, row) in rows {
        let resident = Stored::<Resident>::from_row(row).map_err(Refusal::fault)?;
        let born = resident.birth_date.given().map(|date| format!("{} {}", call.say(words::BORN), date.year()));
        let detail: Vec<String> = born.into_iter().chain(resident.dusun.clone()).collect();
        offers.push(Offer {
            id: resident.row.id.to_string(),
            name: resident.name.known().cloned().unwrap_or_default(),
            detail: detail.join(" · "),
        });
    }
    let content = NewPage {
        call,
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        find: Input::text("q", call.say(words::FIND_RESIDENT)).value(typed.clone()),
        typed,
        offers,
    };
    let answer = call.page(call.say(words::ADD), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

fn apply(call: &Call) -> Result<Answer, Refusal> {
    let resident: RecordId = call.form.text("resident").parse().map_err(|_| Refusal::NotFound)?;
    let books = call.read(office::books)?.row.id;
    let (action, input) = (call.action, Application { books, resident, date: call.today });
    match call.act(move |read| office::apply(read, action, &input)) {
        Ok(_) => {
            let path = member_path(action.record(office::place::FIRST));
            Ok(Answer::redirect(path).saying(call.say(words::APPLIED)))
        }
        Err(Refusal::Invalid(problems)) => choose(call, &problems),
        Err(other) => Err(other),
    }
}

struct AccountLine {
    path: String,
    end: String,
    label: String,
    detail: String,
    balance: String,
}

struct PowerLine {
    attorney: String,
    detail: String,
    revoke: String,
}

#[derive(Template)]
#[template(path = "member/show.html")]
struct ShowPage<'c> {
    call: &'c Call,
    own: String,
    title: String,
    state: Html,
    problems: Html,
    hidden: Html,
    waits: bool,
    works: bool,
    standing: Html,
    remind: String,
    accounts: Vec<AccountLine>,
    total: String,
    cash: Vec<Input>,
    term: Vec<Input>,
    powers: Vec<PowerLine>,
    power: Vec<Input>,
    leave: Input,
    owed: String,
    pay: Vec<Input>,
}

fn page(call: &Call) -> Result<Answer, Refusal> {
    show(call, call.param("id")?, &[])
}

/// The page of a member, with what was wrong.
pub(super) fn show(call: &Call, id: RecordId, problems: &[Problem]) -> Result<Answer, Refusal> {
    let seen = call.read(|read| Seen::of(read, call, id))?;
    let board = call.actor.is_one_of(BOARD) && call.actor.office == seen.member.home();
    let works = board && seen.member.state == MemberState::Member;
    let number = seen.member.number.clone().unwrap_or_default();
    let inputs = inputs(call, &seen);
    let fill = |inputs: Vec<Input>| -> Vec<Input> {
        inputs.into_iter().map(|input| input.filled(&call.form, problems, call.lang)).collect()
    };
    let content = ShowPage {
        call,
        own: member_path(id),
        title: format!("{number} {}", seen.name).trim().to_owned(),
        state: state_tag(call, seen.member.state),
        problems: pieces::problems(problems, call.lang, |_| String::new()),
        hidden: call.hidden(),
        waits: board && seen.member.state == MemberState::Applied,
        works,
        standing: seen.standing,
        remind: if works { seen.remind } else { String::new() },
        accounts: seen.lines,
        total: Rupiah(seen.total).to_string(),
        cash: fill(inputs.0),
        term: fill(inputs.1),
        powers: seen.powers,
        power: fill(inputs.2),
        leave: Input::tick("paid", call.say(words::PAY_NOW)),
        owed: if seen.owed > 0 { Rupiah(seen.owed).to_string() } else { String::new() },
        pay: if board && seen.owed > 0 { fill(super::leaver::inputs(call, seen.owed)) } else { Vec::new() },
    };
    let answer = call.page(call.say(words::TITLE), &content);
    Ok(if problems.is_empty() { answer } else { answer.invalid() })
}

/// What the page of a member tells.
struct Seen {
    member: Stored<Member>,
    name: String,
    lines: Vec<AccountLine>,
    options: Vec<(String, String)>,
    total: i64,
    standing: Html,
    remind: String,
    powers: Vec<PowerLine>,
    attorneys: Vec<(String, String)>,
    owed: i64,
    principle: Principle,
}

impl Seen {
    fn of(read: &Reader<'_>, call: &Call, id: RecordId) -> Result<Seen, Refusal> {
        let member = read.get::<Member>(id)?;
        let books = read.get::<Koperasi>(member.books.id)?;
        let (mut lines, mut options, mut total) = (Vec::new(), Vec::new(), 0);
        for account in office::accounts(read, id)? {
            let balance = office::balance(read, &account)?;
            total += balance;
            let label = call.say(saving_words::product(account.product, books.principle)).to_owned();
            let due = account
                .matures_on
                .map(|on| format!("{} {}", call.say(saving_words::MATURES), day::short(on, call.lang)));
            if account.state == AccountState::Open && account.product != Product::Term {
                let more = due.as_deref().map_or(String::new(), |due| format!(" · {due}"));
                options.push((account.row.id.to_string(), format!("{label}{more} · {}", Rupiah(balance))));
            }
            let closed = (account.state == AccountState::Closed).then(|| call.say(account.state.label()).to_owned());
            let own = format!("/rekening-simpanan/{}", account.row.id);
            let ends = account.product == Product::Term && account.state == AccountState::Open;
            lines.push(AccountLine {
                end: if ends { format!("{own}/cairkan") } else { String::new() },
                path: own,
                label,
                detail: closed.or(due).unwrap_or_default(),
                balance: Rupiah(balance).to_string(),
            });
        }
        let (standing, remind) = standing(read, call, &books, &member)?;
        let (mut powers, mut attorneys) = (Vec::new(), Vec::new());
        for power in power_of_attorney::of_member(read, id)? {
            let attorney = power.attorney.known().cloned().unwrap_or_else(|| "–".to_owned());
            let until = day::short(power.until, call.lang);
            let mut limit = format!("{} {}", Rupiah(power.limit), call.say(words::A_MONTH));
            if let Some(each) = power.each {
                limit = format!("{limit} · {} {}", Rupiah(each), call.say(saving_words::EACH));
            }
            let open = power.revoked_on.is_none();
            if open && power.until >= call.today {
                attorneys.push((power.row.id.to_string(), attorney.clone()));
            }
            let end = if open { until } else { call.say(words::REVOKED).to_owned() };
            let revoke = if open { format!("/kuasa-simpanan/{}/cabut", power.row.id) } else { String::new() };
            powers.push(PowerLine { attorney, detail: format!("{limit} · {end}"), revoke });
        }
        let name = name_of(read, &member)?;
        let owed = if member.state == MemberState::Left { leaver::owed(read, &member)? } else { 0 };
        Ok(Seen {
            member,
            name,
            lines,
            options,
            total,
            standing,
            remind,
            powers,
            attorneys,
            owed,
            principle: books.principle,
        })
    }
}

/// Where the member stands with simpanan wajib, and a message that is ready to be sent.
fn standing(
    read: &Reader<'_>,
    call: &Call,
    books: &Stored<Koperasi>,
    member: &Stored<Member>,
) -> Result<(Html, String), Refusal> {
    let Some(standing) = saving::compulsory(read, books, member, call.today)? else { return Ok(Default::default()) };
    let until = standing.paid_until.map(|month| format!("{} {}", call.say(words::PAID_UNTIL), month.show(call.lang)));
    if standing.arrears == 0 {
        return Ok((
            pieces::tag(Tone::Good, &until.unwrap_or_else(|| call.say(words::UP_TO_DATE).to_owned())),
            String::new(),
        ));
    }
    let owes = format!("{} ({} {})", Rupiah(standing.arrears), standing.months, call.say(words::MONTHS));
    let note = pieces::note(call.say(words::ARREARS), &owes);
    Ok((note, reminder(read, books, member, &owes)?))
}

/// The address that opens a message to the member; empty where no number is known or may be seen.
pub(super) fn reminder(
    read: &Reader<'_>,
    books: &Stored<Koperasi>,
    member: &Stored<Member>,
    owes: &str,
) -> Result<String, Refusal> {
    let person = office::person(read, member)?;
    let number = person.and_then(|person| person.phone.given().and_then(|number| phone::parse(number).ok()));
    let text = saving_words::REMIND_TEXT.id.replacen("{}", &books.name, 1).replacen("{}", owes, 1);
    Ok(number.map_or_else(String::new, |number| web::link(&number.wa_me_link(), &[("text", &text)])))
}

fn inputs(call: &Call, seen: &Seen) -> (Vec<Input>, Vec<Input>, Vec<Input>) {
    let amount = || Input::text("amount", call.say(saving_words::AMOUNT)).digits(18).required();
    let day = Receipt::SPEC.field_named("date").map(|(_, field)| Input::of(field, call.lang));
    let mut cash =
        vec![Input::choice("account", call.say(saving_words::ACCOUNT), seen.options.clone()).required(), amount()];
    cash.extend(day.map(|input| input.value(call.today.to_string())));
    if !seen.attorneys.is_empty() {
        let mut options = vec![("-".to_owned(), call.say(saving_words::BY_SELF).to_owned())];
        options.extend(seen.attorneys.iter().cloned());
        cash.push(Input::choice("attorney", call.say(saving_words::BY_POWER), options).value("-"));
    }
    cash.push(Input::tick("bank", call.say(saving_words::BANK)));
    let term = vec![
        amount(),
        Input::text("months", call.say(saving_words::TERM_MONTHS)).digits(3).required(),
        Input::tick("voluntary", call.say(saving_words::from_voluntary(seen.principle))),
    ];
    let of = |name: &str| PowerOfAttorney::SPEC.field_named(name).map(|(_, field)| Input::of(field, call.lang));
    let power = ["attorney", "limit", "each", "from", "until"].iter().filter_map(|name| of(name)).collect();
    (cash, term, power)
}

/// After something was done on a member's page: the page again with a word, or with what was wrong.
pub(super) fn back(
    call: &Call,
    member: RecordId,
    done: Result<store::Done, Refusal>,
    (path, word): (String, kernel::Phrase),
) -> Result<Answer, Refusal> {
    match done {
        Ok(_) => Ok(Answer::redirect(path).saying(call.say(word))),
        Err(Refusal::Invalid(problems)) => show(call, member, &problems),
        Err(other) => Err(other),
    }
}

fn decide(call: &Call) -> Result<Answer, Refusal> {
    let (id, today, accept) = (call.param("id")?, call.today, call.form.has("accept"));
    let done =
        call.act(move |read| if accept { office::accept(read, id, today) } else { office::refuse(read, id, today) });
    back(call, id, done, (member_path(id), words::DECIDED))
}

fn term(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let input = rupiah(call, "amount").map(|amount| Term {
        member: id,
        date: call.today,
        amount,
        months: call.form.text("months").parse().unwrap_or(0),
        from_voluntary: call.form.ticked("voluntary"),
    });
    let done = input.and_then(|input| call.act(move |read| saving::open_term(read, action, &input)));
    back(call, id, done, (member_path(id), saving_words::TERM_OPENED))
}

fn power(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let read = date(call, "from").and_then(|from| Ok((from, date(call, "until")?)));
    let done = read.and_then(|(from, until)| {
        let attorney = call.form.text("attorney").to_owned();
        let each = if call.form.text("each").is_empty() { None } else { Some(rupiah(call, "each")?) };
        let input = Given { member: id, attorney, limit: rupiah(call, "limit")?, each, from, until };
        call.act(move |read| power_of_attorney::give(read, action, &input))
    });
    back(call, id, done, (member_path(id), words::POWER_SAVED))
}

fn revoke(call: &Call) -> Result<Answer, Refusal> {
    let id = call.param("id")?;
    let member = call.read(|read| Ok(read.get::<PowerOfAttorney>(id)?.member.id.raw()))?;
    let done = call.act(move |read| power_of_attorney::revoke(read, id));
    back(call, member, done, (member_path(member), words::POWER_SAVED))
}

fn leave(call: &Call) -> Result<Answer, Refusal> {
    let (id, action) = (call.param("id")?, call.action);
    let input = Leaving { member: id, date: call.today, paid: call.form.ticked("paid") };
    let done = call.act(move |read| office::leave(read, action, &input));
    back(call, id, done, (member_path(id), words::LEFT))
}

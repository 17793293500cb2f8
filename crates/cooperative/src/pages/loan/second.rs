//! The second person at the same device: who can be one, and the proof of their password, asked before the writer is, because
//! it is slow. Also the frame that the forms about one loan share. Not here: what is decided (`office::loan`).

use kernel::refusal::Problem;
use kernel::{Phrase, RecordId, Refusal};
use people::office::password::{self, Change};
use people::office::role_assignment::posts;
use people::office::{account_name, software};
use people::pages::form_page::FormPage;
use people::records::RoleAssignment;
use store::Reader;
use web::{Answer, Call, Input};

use crate::office::loan::LoanFile;
use crate::records::ACCOUNT_SPECIFIC;
use crate::words::loan as words;

/// The loan of the address.
pub(super) fn opened(call: &Call) -> Result<LoanFile, Refusal> {
    let id = call.param("id")?;
    call.read(|read| LoanFile::of(read, id))
}

pub(super) fn own_path(file: &LoanFile) -> String {
    format!("/pinjaman/{}", file.loan.row.id)
}

/// A form about one loan.
pub(super) fn form(call: &Call, file: &LoanFile, (title, step): (Phrase, &str), problems: Vec<Problem>) -> FormPage {
    FormPage {
        title: format!("{} · {}", call.say(title), file.loan.number),
        problems,
        action: format!("{}/{step}", own_path(file)),
        button: call.say(title).to_owned(),
        links: vec![(file.loan.number.clone(), own_path(file))],
        ..FormPage::default()
    }
}

/// Back to the loan, with what was done.
pub(super) fn done(call: &Call, said: Phrase) -> Result<Answer, Refusal> {
    Ok(Answer::redirect(format!("/pinjaman/{}", call.param("id")?)).saying(call.say(said)))
}

/// A problem at a field.
pub(super) fn at(field: &str, message: Phrase) -> Problem {
    Problem { field: field.to_owned(), code: "loan.forbidden", message }
}

/// Who may decide besides: board and supervisors with a role today.
fn others(read: &Reader<'_>, home: RecordId) -> Result<Vec<(String, String)>, Refusal> {
    let (software, today) = (software(), read.today());
    let mut accounts: Vec<RecordId> = Vec::new();
    for assignment in read.as_actor(&software).referring::<RoleAssignment>("office", home)? {
        let account = assignment.account.id.raw();
        let counts = posts(read, account)?
            .iter()
            .any(|post| post.office == home && post.is_current(today) && ACCOUNT_SPECIFIC.contains(&post.role));
        if counts && account != read.actor().account && !accounts.contains(&account) {
            accounts.push(account);
        }
    }
    Ok(accounts
        .into_iter()
        .map(|account| (account.to_string(), account_name(read, account).unwrap_or_default()))
        .collect())
}

/// The second person, proved. An empty choice is the reader.
pub(super) fn approver(call: &Call) -> Result<RecordId, Refusal> {
    let chosen = call.form.text("approver");
    if chosen.is_empty() || chosen == "saya" {
        return Ok(call.actor.account);
    }
    let account: RecordId =
        chosen.parse().map_err(|_| Refusal::invalid("approver", "required", words::SECOND_PERSON))?;
    let typed = call.form.raw("password").unwrap_or_default();
    match password::prove(&call.store, account, typed, call.now)? {
        Change::Done => Ok(account),
        Change::Wait(_) => Err(Refusal::invalid("password", "loan.wait", words::PASSWORD_WAIT)),
        _ => Err(Refusal::invalid("password", "loan.password", words::PASSWORD_WRONG)),
    }
}

/// The choice of the second person and their password. `alone`: the reader may be it too.
pub(super) fn inputs(call: &Call, file: &LoanFile, alone: bool) -> Result<Vec<Input>, Refusal> {
    let mut people = call.read(|read| others(read, file.books.home()))?;
    if alone {
        people.insert(0, ("saya".to_owned(), call.say(words::MYSELF).to_owned()));
    }
    let label = if alone { words::APPROVER } else { words::SECOND };
    let password = Input::password("password", call.say(words::PASSWORD)).autocomplete("off");
    let password = if alone { password.help(call.say(words::PASSWORD_HELP)) } else { password.required() };
    Ok(vec![Input::choice("approver", call.say(label), people).required(), password])
}

//! Accounts that a koperasi adds to its chart. The id of an account follows from its code, so they are made here and by no
//! generic form. Not here: the standard chart (`rules::chart`).

use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, RecordId, Refusal, Row};
use store::Reader;
use web::Values;

use super::own_office;
use crate::records::{BOARD, Koperasi, LedgerAccount};
use crate::rules::chart;
use crate::words::journal as words;

/// Adds an account under a standard one, whose class, side and line it shares.
///
/// # Errors
/// `Forbidden` for who does not keep these books; `Invalid` at `code`, `name` and `stands_under`.
pub fn add(read: &Reader<'_>, koperasi: RecordId, (code, name, under): (&str, &str, &str)) -> Result<Changes, Refusal> {
    let books = read.get::<Koperasi>(koperasi)?;
    own_office(read, books.home(), BOARD)?;
    let standard = chart::by_code(under).filter(|standard| standard.is_for(books.principle));
    let standard = standard.filter(|standard| standard.part == chart::Part::None);
    let Some(standard) = standard else {
        return Err(Refusal::invalid("stands_under", "ledger.under", words::UNDER));
    };
    let four_digits = code.len() == 4 && code.bytes().all(|sign| sign.is_ascii_digit());
    if !four_digits || code.as_bytes()[0] != standard.code.as_bytes()[0] {
        return Err(Refusal::invalid("code", "ledger.code", words::CODE));
    }
    let id = Id::<LedgerAccount>::new(chart::account_id(koperasi, code));
    if chart::by_code(code).is_some() || read.maybe(id)?.is_some() {
        return Err(Refusal::invalid("code", "ledger.twice", words::CODE_TWICE));
    }
    if name.trim().is_empty() {
        return Err(Refusal::invalid("name", "required", words::NAME));
    }
    let account = LedgerAccount {
        id,
        books: Ref::new(Id::new(koperasi), books.home()),
        code: code.to_owned(),
        name: name.trim().to_owned(),
        class: standard.class,
        side: standard.side,
        stands_under: Some(standard.code.to_owned()),
        in_use: Some(true),
    };
    let mut changes = Changes::new();
    changes.create(books.home(), &account);
    Ok(changes)
}

/// The generic form changes names only; a new account is made by [`add`].
///
/// # Errors
/// `Invalid` for a new record.
pub fn not_by_form(_: &Reader<'_>, row: Option<&Row>, _: &mut Values, _: ActionId) -> Result<(), Refusal> {
    if row.is_some() { Ok(()) } else { Err(Refusal::invalid("code", "ledger.by_books", words::BY_BOOKS)) }
}

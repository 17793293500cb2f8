//! Founding a koperasi: its office, the custody of its books, the body and the chart it begins with, as one action.
//! Not here: its deed and licence, which the generic pages edit.

use jiff::civil::Date;
use kernel::region::{Code, EDITION};
use kernel::value::Ref;
use kernel::{ActionId, Changes, Id, Lang, RecordId, Refusal};
use people::records::office::OfficeKind;
use people::records::{Custody, Office};
use store::Reader;

use crate::records::koperasi::{Form, KoperasiState, Principle};
use crate::records::{Koperasi, LedgerAccount};
use crate::rules::chart;

/// Which record of the action is which.
pub mod place {
    /// The office.
    pub const OFFICE: u32 = 0;
    /// The custody of its books.
    pub const CUSTODY: u32 = 1;
    /// The body.
    pub const KOPERASI: u32 = 2;
}

/// What the form gave.
#[derive(Debug, Clone)]
pub struct Founding {
    /// What it is called.
    pub name: String,
    /// What it is in law.
    pub form: Form,
    /// After which principle it works.
    pub principle: Principle,
    /// Its parent body.
    pub parent: Option<String>,
    /// The village.
    pub village: Code,
    /// From when there are books.
    pub books_from: Date,
}

/// Founds a koperasi. Whether the reader may is asked by the page's route and the village's office.
///
/// # Errors
/// `Busy`, `Fault`.
pub fn found(read: &Reader<'_>, action: ActionId, input: &Founding) -> Result<Changes, Refusal> {
    let home = action.record(place::OFFICE);
    let office = Office {
        id: Id::new(home),
        name: input.name.clone(),
        kind: OfficeKind::Koperasi,
        region: Some(input.village),
        region_edition: Some(EDITION.to_owned()),
        address: None,
        phone: None,
        email: None,
        hours: None,
        head_name: None,
        head_number: None,
        acting_name: None,
        letter_code: None,
        meterai: None,
        services: None,
    };
    let custody = Custody { id: Id::new(action.record(place::CUSTODY)), epoch: 0, node: read.node().to_string() };
    let id = Id::new(action.record(place::KOPERASI));
    let koperasi = Koperasi {
        id,
        name: input.name.clone(),
        form: input.form,
        principle: input.principle,
        state: KoperasiState::Running,
        parent: input.parent.clone(),
        registry_number: None,
        deed: None,
        deed_date: None,
        licence: None,
        founded_on: None,
        books_from: input.books_from,
    };
    let mut changes = Changes::new();
    changes.create(home, &office).create(home, &custody).create(home, &koperasi);
    for account in chart::all().iter().filter(|account| account.is_for(input.principle)) {
        changes.create(home, &standard(account, id, home, input.principle));
    }
    Ok(changes)
}

fn standard(account: &chart::Standard, koperasi: Id<Koperasi>, home: RecordId, principle: Principle) -> LedgerAccount {
    LedgerAccount {
        id: Id::new(chart::account_id(koperasi.raw(), account.code)),
        books: Ref::new(koperasi, home),
        code: account.code.to_owned(),
        name: account.name_for(principle).say(Lang::Id).to_owned(),
        class: account.class,
        side: account.side,
        stands_under: None,
        in_use: Some(true),
    }
}

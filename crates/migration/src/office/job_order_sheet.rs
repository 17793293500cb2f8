//! Sheets of job orders: what their headings mean, and the company that each row belongs to, matched by licence number, then
//! by the very name. A row of a company that nobody knows is not taken: it is told at its cell. New orders are drafts.
//! Not here: reading and writing sheets (web), rules of a job order (its form's).

use std::collections::HashMap;

use kernel::changes::Set;
use kernel::{Changes, Lang, Phrase, Record, RecordId, Reference, Refusal, Value, phrase};
use store::Reader;
use web::Warning;
use web::sheets::{Companions, Minted, ReadRow, Remark, Same, SheetRules};

use super::placement_agency as agencies;
use crate::records::{JobOrder, PlacementAgency};

/// Places of the company's fields among the companions.
const NAME: usize = 0;
const LICENCE: usize = 1;

const UNKNOWN: Phrase = phrase(
    "Perusahaan ini belum tercatat. Impor daftarnya dahulu, atau catat perusahaannya.",
    "This company is not recorded. Import its list first, or record the company.",
);

/// What sheets of job orders mean.
pub static JOB_ORDER_SHEETS: SheetRules = SheetRules {
    companions: &[&PlacementAgency::SPEC.fields[0], &PlacementAgency::SPEC.fields[1]],
    synonyms: SYNONYMS,
    answers: ANSWERS,
    defaults: &[("source", "Lembar yang diimpor")],
    begin: Some(begin),
    ..SheetRules::PLAIN
};

/// Words above columns as lists of job orders have them.
const SYNONYMS: &[(&str, &str)] = &[
    ("nama p3mi", "name"),
    ("p3mi", "name"),
    ("nama pt", "name"),
    ("perusahaan", "name"),
    ("sip3mi", "licence"),
    ("no sip3mi", "licence"),
    ("jabatan", "job"),
    ("posisi", "job"),
    ("negara", "country"),
    ("negara penempatan", "country"),
    ("job order", "number"),
    ("no job order", "number"),
    ("nomor jo", "number"),
    ("kuota", "wanted"),
    ("jumlah", "wanted"),
    ("kebutuhan", "wanted"),
    ("jenis kelamin", "sex"),
    ("usia minimal", "age_from"),
    ("usia maksimal", "age_to"),
    ("syarat", "requirements"),
    ("persyaratan", "requirements"),
    ("gaji", "wage_from"),
    ("upah", "wage_from"),
    ("gaji minimal", "wage_from"),
    ("gaji maksimal", "wage_to"),
    ("kurs", "rate"),
    ("tanggal kurs", "rate_on"),
    ("jam kerja", "hours"),
    ("lama kontrak", "months"),
    ("fasilitas", "provided"),
    ("biaya", "costs"),
    ("tanggal tutup", "closing"),
    ("berlaku sampai", "closing"),
    ("batas pendaftaran", "closing"),
];

const ANSWERS: &[(&str, &str, &str)] = &[
    ("sex", "l", "laki_laki"),
    ("sex", "pria", "laki_laki"),
    ("sex", "p", "perempuan"),
    ("sex", "wanita", "perempuan"),
    ("sex", "l p", "semua"),
    ("sex", "semua", "semua"),
];

/// The company of each row that was found good.
struct Owners {
    by_row: HashMap<u32, Reference>,
}

fn begin(_: &Reader<'_>) -> Result<Box<dyn Companions>, Refusal> {
    Ok(Box::new(Owners { by_row: HashMap::new() }))
}

/// The company that a row names: by its licence, else by its very name; none where nobody or more than one bears it.
fn company(read: &Reader<'_>, row: &ReadRow) -> Result<Option<Reference>, Refusal> {
    let given = |place: usize| row.companions.get(place).and_then(Value::as_text).unwrap_or_default().to_owned();
    let (name, licence) = (given(NAME), given(LICENCE));
    let mut found = if licence.is_empty() { Vec::new() } else { agencies::find(read, &licence)?.same };
    if found.is_empty() {
        found = agencies::by_exact_name(read, &name)?;
    }
    Ok(match found.as_slice() {
        [only] => Some(only.row.reference_to()),
        _ => None,
    })
}

impl Companions for Owners {
    fn warnings(&mut self, _: &ReadRow, _: Lang) -> Vec<Warning> {
        Vec::new()
    }

    fn look(
        &mut self,
        read: &Reader<'_>,
        row: &ReadRow,
        existing: Option<RecordId>,
    ) -> Result<Result<Same, Vec<Remark>>, Refusal> {
        if existing.is_none() {
            match company(read, row)? {
                Some(owner) => self.by_row.insert(row.row, owner),
                None => {
                    let (key, code, message) = ("name".to_owned(), "company", UNKNOWN);
                    return Ok(Err(vec![Remark { key, code, message }]));
                }
            };
        }
        match crate::pages::job_order::check(read, &row.values, Lang::Id) {
            Ok(_) => Ok(Ok(Same::Yes)),
            Err(Refusal::Invalid(problems)) => Ok(Err(problems
                .into_iter()
                .map(|one| Remark { key: one.field, code: one.code, message: one.message })
                .collect())),
            Err(other) => Err(other),
        }
    }

    fn write(
        &mut self,
        _: &Reader<'_>,
        row: &ReadRow,
        own: Reference,
        _: &Minted<'_>,
        changes: &mut Changes,
    ) -> Result<(), Refusal> {
        let made = changes.records.iter_mut().find(|change| change.record == own.record && change.created);
        if let (Some(change), Some(owner)) = (made, self.by_row.get(&row.row)) {
            let value = Value::Reference(*owner);
            change.sets.push(Set { tag: JobOrder::AGENCY.tag, value, replaced: Vec::new() });
        }
        Ok(())
    }
}

//! Rules of letters that need no reader: whose statement it is, what is complete, the number, the sums.
//! Not here: moving a letter along (`office::letter`), the printed words (`papers::letter`), the facts (`content`).

mod allowance;
mod bytes;
mod code;
mod content;
pub mod family;
mod heirs;
pub mod particulars;
mod particulars_bytes;

pub use allowance::Allowance;
pub use bytes::{BadContent, decode, encode};
pub use code::{check_code, code_typed, key_name, shown_code};
pub use content::{Checked, Content, Head, Person, Statement};
pub use heirs::HeirProblem;
pub use particulars::Particulars;
pub use particulars_bytes::{decode as decode_particulars, encode as encode_particulars};

/// The code of a problem that a confirmation ("I have checked") settles.
pub const CONFIRM: &str = "letter.confirm";

use jiff::civil::Date;
use kernel::indicator::{Contribution, Contributor};
use kernel::refusal::Problem;
use kernel::{Phrase, Record, Row};
use web::Indicator;

use crate::records::letter::{CheckedHow, Letter, LetterKind, LetterState, SignerRelation};
use crate::records::resident::{MaritalStatus, Sex};
use crate::words::{letter as words, letter_kinds as kinds};

/// The heading of a letter: it says who gives permission.
pub const fn title(kind: LetterKind, relation: Option<SignerRelation>) -> Phrase {
    match (kind, relation) {
        (LetterKind::MaritalStatus, _) => words::TITLE_MARITAL,
        (LetterKind::FamilyPermission, Some(SignerRelation::Husband)) => words::TITLE_HUSBAND,
        (LetterKind::FamilyPermission, Some(SignerRelation::Wife)) => words::TITLE_WIFE,
        (LetterKind::FamilyPermission, Some(SignerRelation::Father | SignerRelation::Mother)) => words::TITLE_PARENT,
        (LetterKind::FamilyPermission, Some(SignerRelation::Guardian)) => words::TITLE_GUARDIAN,
        (LetterKind::FamilyPermission, None) => words::TITLE_FAMILY,
        (LetterKind::Introduction, _) => kinds::TITLE_INTRODUCTION,
        (LetterKind::Domicile, _) => kinds::TITLE_DOMICILE,
        (LetterKind::HeirStatement, _) => kinds::TITLE_HEIRS,
        (LetterKind::ReturnHandover, _) => kinds::TITLE_RETURN,
    }
}

/// What a rule says of who gives permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing speaks against it.
    Fits,
    /// It cannot be: say so at the field.
    Cannot(Phrase),
    /// Unusual: a person confirms it.
    Ask(Phrase),
}

/// Who may give permission (UU 18/2017 art. 13(b)): the spouse of somebody married, otherwise a parent or guardian.
/// A spouse who cannot be found must not stop anybody for ever, so the other way round is asked, not refused.
pub fn signer_fits(sex: Sex, marital: Option<MaritalStatus>, relation: SignerRelation) -> Verdict {
    let spouse = matches!(relation, SignerRelation::Husband | SignerRelation::Wife);
    match (sex, relation) {
        (Sex::Female, SignerRelation::Wife) => return Verdict::Cannot(words::WIFE_OF_WOMAN),
        (Sex::Male, SignerRelation::Husband) => return Verdict::Cannot(words::HUSBAND_OF_MAN),
        _ => {}
    }
    match marital {
        Some(MaritalStatus::Married) if !spouse => Verdict::Ask(words::MARRIED_NOT_SPOUSE),
        Some(MaritalStatus::Married) | None => Verdict::Fits,
        Some(_) if spouse => Verdict::Cannot(words::SPOUSE_NOT_MARRIED),
        Some(_) => Verdict::Fits,
    }
}

/// Who usually gives permission for a resident.
pub fn usual_signer(sex: Sex, marital: Option<MaritalStatus>) -> Option<SignerRelation> {
    match (marital?, sex) {
        (MaritalStatus::Married, Sex::Female) => Some(SignerRelation::Husband),
        (MaritalStatus::Married, Sex::Male) => Some(SignerRelation::Wife),
        _ => Some(SignerRelation::Father),
    }
}

/// The guard `letter_is_complete`: what is missing before a letter can be checked. Empty is complete.
pub fn missing(letter: &Letter, marital: Option<MaritalStatus>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut need = |given: bool, field: &str, message: Phrase| {
        if !given {
            problems.push(Problem { field: field.to_owned(), code: "letter.missing", message });
        }
    };
    if has_particulars(letter.kind) {
        need(letter.particulars.given().is_some(), "", kinds::NEEDS_FACTS);
    } else {
        need(marital.is_some(), "", words::NEEDS_MARITAL);
    }
    if letter.kind == LetterKind::FamilyPermission {
        need(letter.signer_relation.is_some(), "signer_relation", words::NEEDS_RELATION);
        need(letter.signer_name.given().is_some(), "signer_name", words::NEEDS_SIGNER);
        need(letter.signer_address.given().is_some(), "signer_address", words::NEEDS_ADDRESS);
        need(letter.country.is_some(), "country", words::NEEDS_COUNTRY);
        need(letter.job.is_some(), "job", words::NEEDS_JOB);
    }
    problems
}

/// Does a letter of this kind have facts of its own ([`Particulars`])?
pub const fn has_particulars(kind: LetterKind) -> bool {
    !matches!(kind, LetterKind::FamilyPermission | LetterKind::MaritalStatus)
}

/// Do people beside the head declare or sign in it, so that their free will is asked about?
pub const fn asks_free_will(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::FamilyPermission | LetterKind::HeirStatement)
}

/// Must a note say how it was checked? What nobody saw with their own eyes needs words.
pub const fn needs_note(how: CheckedHow) -> bool {
    !matches!(how, CheckedHow::Present)
}

/// The number in the register: classification code, place in the year's series, year: `474/031/2026`.
pub fn number(code: Option<&str>, serial: i64, year: i64) -> String {
    let code = code.map(str::trim).filter(|code| !code.is_empty()).unwrap_or(USUAL_CODE);
    format!("{code}/{serial:03}/{year}")
}

/// The classification of letters about residents where the office has not set another.
const USUAL_CODE: &str = "474";

/// The sums over letters.
pub const CONTRIBUTOR: Contributor = Contributor { kind: Letter::SPEC.kind, contributions };

/// Letters acknowledged in a month.
pub const ACKNOWLEDGED: Indicator = Indicator::flow("people.letter.acknowledged", words::COUNT_ALL);
/// Of them, permissions of the family.
pub const ACKNOWLEDGED_PERMISSION: Indicator =
    Indicator::flow("people.letter.acknowledged.surat_izin_keluarga", words::COUNT_PERMISSION);
/// Of them, statements of marital status.
pub const ACKNOWLEDGED_MARITAL: Indicator =
    Indicator::flow("people.letter.acknowledged.surat_keterangan_status_perkawinan", words::COUNT_MARITAL);
/// Of them, introductions to other offices.
pub const ACKNOWLEDGED_INTRODUCTION: Indicator =
    Indicator::flow("people.letter.acknowledged.surat_pengantar", kinds::COUNT_INTRODUCTION);
/// Of them, statements of domicile.
pub const ACKNOWLEDGED_DOMICILE: Indicator =
    Indicator::flow("people.letter.acknowledged.surat_keterangan_domisili", kinds::COUNT_DOMICILE);
/// Of them, statements of heirs.
pub const ACKNOWLEDGED_HEIRS: Indicator =
    Indicator::flow("people.letter.acknowledged.surat_pernyataan_ahli_waris", kinds::COUNT_HEIRS);
/// Of them, handover records of a return.
pub const ACKNOWLEDGED_RETURN: Indicator =
    Indicator::flow("people.letter.acknowledged.bast_kepulangan", kinds::COUNT_RETURN);

/// The sum that counts the acknowledged letters of a kind.
pub const fn of_kind(kind: LetterKind) -> Indicator {
    match kind {
        LetterKind::FamilyPermission => ACKNOWLEDGED_PERMISSION,
        LetterKind::MaritalStatus => ACKNOWLEDGED_MARITAL,
        LetterKind::Introduction => ACKNOWLEDGED_INTRODUCTION,
        LetterKind::Domicile => ACKNOWLEDGED_DOMICILE,
        LetterKind::HeirStatement => ACKNOWLEDGED_HEIRS,
        LetterKind::ReturnHandover => ACKNOWLEDGED_RETURN,
    }
}

/// Letters that wait for the head now.
pub const WAITING: Indicator =
    Indicator::stock("people.letter.waiting", words::COUNT_WAITING).tile("/surat?state=diperiksa").attention();

/// A letter counts in the month of its date and stays counted when it is withdrawn: it was acknowledged then.
fn contributions(row: &Row) -> Vec<Contribution> {
    let add = |indicator, month: String| Contribution { indicator, home: row.home, month, amount: 1 };
    if row.integer("state") == Some(LetterState::Checked.code()) {
        return vec![add(WAITING.key, String::new())];
    }
    let month = row.text("date").and_then(|date| date.get(..7)).map(str::to_owned);
    let kind = row.integer("kind").and_then(LetterKind::from_code);
    let (Some(month), Some(kind)) = (month, kind) else { return Vec::new() };
    vec![add(ACKNOWLEDGED.key, month.clone()), add(of_kind(kind).key, month)]
}

/// The register's year of a letter's date.
pub fn register_year(date: Date) -> i64 {
    i64::from(date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_married_person_is_permitted_by_the_spouse_and_another_is_asked_about() {
        use SignerRelation::{Father, Guardian, Husband, Mother, Wife};
        let married = Some(MaritalStatus::Married);
        assert_eq!(signer_fits(Sex::Female, married, Husband), Verdict::Fits);
        assert_eq!(signer_fits(Sex::Male, married, Wife), Verdict::Fits);
        assert!(matches!(signer_fits(Sex::Female, married, Mother), Verdict::Ask(_)));
        assert!(matches!(signer_fits(Sex::Female, married, Wife), Verdict::Cannot(_)));
        for single in [MaritalStatus::Single, MaritalStatus::Divorced, MaritalStatus::Widowed] {
            assert!(matches!(signer_fits(Sex::Female, Some(single), Husband), Verdict::Cannot(_)), "{single:?}");
            for relation in [Father, Mother, Guardian] {
                assert_eq!(signer_fits(Sex::Female, Some(single), relation), Verdict::Fits);
            }
        }
        assert_eq!(usual_signer(Sex::Female, married), Some(Husband));
        assert_eq!(usual_signer(Sex::Male, None), None);
    }

    #[test]
    fn a_number_keeps_its_three_places_and_grows_beyond() {
        assert_eq!(number(Some("474"), 31, 2026), "474/031/2026");
        assert_eq!(number(None, 1, 2026), "474/001/2026");
        assert_eq!(number(Some(" 470.2 "), 1234, 2027), "470.2/1234/2027");
    }
}

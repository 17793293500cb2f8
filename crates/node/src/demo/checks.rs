//! The interview about the recruitment and the village's review in the sample world: most recruiters are agencies, one broker
//! with one telephone stands behind cases of several villages.

use jiff::civil::Date;
use kernel::{ActionId, Changes, RecordId, Refusal};
use migration::office::CaseFile;
use migration::office::check::{self, Interview, Look, Review};
use migration::records::check_decision::Decision;
use migration::rules::check as rules;
use migration::rules::interview::{Answers, FamilyWord, Holder, HowMet, RecruiterKind, Travel, VisaOffered, YesNo};
use store::Reader;

/// Of five cases of the last half year so many are the broker's, so that the regency sees a pattern.
const BROKER: u8 = 3;
/// The broker's number.
const NUMBER: &str = "+6281270001234";

/// The interview of a case, lately or long ago.
pub fn interview(
    read: &Reader<'_>,
    action: ActionId,
    case: RecordId,
    on: Date,
    lately: bool,
) -> Result<Changes, Refusal> {
    let number = case.0[15];
    let input = if lately && number % 5 < BROKER { of_broker(case, on) } else { of_agency(case, number) };
    check::interview(read, action, None, &input)
}

fn of_agency(case: RecordId, number: u8) -> Interview {
    Interview {
        case,
        recruiter: Some("Bagian perekrutan".to_owned()),
        phone: Some(format!("+62811260{number:04}")),
        agency: None,
        answers: Answers {
            recruiter: Some(RecruiterKind::Agency),
            met: Some(HowMet::Office),
            visa: Some(VisaOffered::Work),
            travel: Some(Travel::Official),
            holder: Some(Holder::Family),
            family: Some(FamilyWord::Agrees),
            advance: Some(0),
            fee: Some(0),
            debt: Some(YesNo::No),
            all_paid: Some(YesNo::No),
            same_age: Some(YesNo::Yes),
            ..Answers::default()
        },
    }
}

fn of_broker(case: RecordId, on: Date) -> Interview {
    Interview {
        case,
        recruiter: Some("Pak Darso".to_owned()),
        phone: Some(NUMBER.to_owned()),
        agency: None,
        answers: Answers {
            recruiter: Some(RecruiterKind::Individual),
            met: Some(HowMet::Visit),
            visa: Some(VisaOffered::NotTold),
            travel: Some(Travel::NotTold),
            holder: Some(Holder::Broker),
            family: Some(FamilyWord::Agrees),
            advance: Some(5_000_000),
            fee: Some(0),
            announced_on: Some(on),
            note: Some("Datang ke rumah bersama tetangga, menyebut berangkat bulan depan.".to_owned()),
            ..Answers::default()
        },
    }
}

/// The village's review: something is said to each thing that is to be checked.
pub fn review(read: &Reader<'_>, action: ActionId, case: RecordId) -> Result<Changes, Refusal> {
    let look = Look::of(read, &CaseFile::of(read, case)?)?;
    let decisions = look.fired.unwrap_or_default().iter().map(|one| decided(one.rule)).collect();
    check::review(read, action, &Review { case, decisions, looked: true })
}

fn decided(rule: &rules::Rule) -> (String, Option<Decision>, String) {
    let (decision, reason) = match rule.key {
        "satu_nomor" | "perekrut_perseorangan" => {
            (Decision::FollowUp, "Surat tugas diminta; koordinator kabupaten sudah diberi tahu.")
        }
        "berkas_ditahan" => (Decision::Explained, "Berkas dikembalikan hari itu juga, salinan dibuat."),
        _ => (Decision::Explained, "Dibicarakan bersama suami dan orang tua di kantor desa."),
    };
    (rule.key.to_owned(), Some(decision), reason.to_owned())
}

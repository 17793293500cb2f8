//! What a candidate is asked about the recruitment, and the one text in which the answers are kept. Everybody is asked the
//! same questions; what was not asked stays open. Not here: what the answers point to (`check`), the form (pages).

use jiff::civil::Date;
use kernel::choices;
use kernel::money::{Currency, ForeignMoney};

choices! {
    /// Who offers the job.
    pub enum RecruiterKind {
        Agency = 1, "p3mi", "P3MI atau kantor cabangnya", "A licensed agency or its branch";
        Individual = 2, "perseorangan", "Perseorangan (sponsor, calo)", "An individual (sponsor, broker)";
        Centre = 3, "lpk", "Lembaga pelatihan (LPK, BLK)", "A training centre";
        Relative = 4, "keluarga", "Keluarga atau teman di sana", "Family or friends over there";
        Government = 5, "pemerintah", "Disnaker, BP3MI, atau pemerintah", "Labour office, BP3MI or government";
        Nobody = 6, "belum_ada", "Belum ada yang menawarkan", "Nobody yet";
    }
}

choices! {
    /// How they came to know each other.
    pub enum HowMet {
        Office = 1, "kantor", "Di kantor, bursa kerja, atau sosialisasi", "At an office, job fair or meeting";
        Visit = 2, "rumah", "Datang ke rumah", "Came to the house";
        Acquaintance = 3, "kenalan", "Lewat kenalan atau tetangga", "Through acquaintances or neighbours";
        Online = 4, "media_sosial", "Hanya lewat media sosial atau pesan", "Only on social media or by message";
    }
}

choices! {
    /// Which visa is offered.
    pub enum VisaOffered {
        Work = 1, "kerja", "Visa kerja", "Work visa";
        Visit = 2, "kunjungan", "Visa wisata atau kunjungan", "Tourist or visit visa";
        Pilgrimage = 3, "ziarah", "Visa ziarah atau umrah", "Pilgrimage or umrah visa";
        Student = 4, "pelajar", "Visa pelajar atau magang", "Student or trainee visa";
        NotTold = 5, "belum", "Belum dibicarakan", "Not spoken of yet";
    }
}

choices! {
    /// Which way the person is to travel.
    pub enum Travel {
        Official = 1, "resmi", "Bandara atau pelabuhan resmi", "Airport or official port";
        Border = 2, "perbatasan", "Lewat perbatasan atau laut tanpa pemeriksaan", "Over the border or sea without control";
        NotTold = 3, "belum", "Belum dibicarakan", "Not spoken of yet";
    }
}

choices! {
    /// Who holds the papers.
    pub enum Holder {
        Oneself = 1, "sendiri", "Calon sendiri", "The candidate";
        Family = 2, "keluarga", "Keluarga", "The family";
        Agency = 3, "p3mi", "P3MI, dengan tanda terima", "The agency, against a receipt";
        Broker = 4, "perantara", "Perantara atau orang lain", "A broker or somebody else";
        None = 5, "belum_ada", "Belum ada berkas", "There are no papers yet";
    }
}

choices! {
    /// What the family says of its permission.
    pub enum FamilyWord {
        Agrees = 1, "setuju", "Keluarga setuju dan mengaku menandatangani", "The family agrees and owns the signature";
        Denies = 2, "menyangkal", "Keluarga menyangkal atau tidak setuju", "The family denies it or does not agree";
        Unregistered = 3, "tidak_tercatat", "Ditunjukkan surat izin yang tidak ada di register desa", "A permission was shown that is not in the village register";
        NotYet = 4, "belum", "Izin belum dibicarakan", "Permission not spoken of yet";
    }
}

choices! {
    /// Yes or no; not asked is no answer.
    pub enum YesNo {
        Yes = 1, "ya", "Ya", "Yes";
        No = 2, "tidak", "Tidak", "No";
    }
}

/// What was answered; `None` was not asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// Who offers.
    pub recruiter: Option<RecruiterKind>,
    /// How they met.
    pub met: Option<HowMet>,
    /// Which visa.
    pub visa: Option<VisaOffered>,
    /// Which way.
    pub travel: Option<Travel>,
    /// Who holds the papers.
    pub holder: Option<Holder>,
    /// What the family says.
    pub family: Option<FamilyWord>,
    /// Cash advance (*uang panjar*) given or offered, in rupiah; 0 is none.
    pub advance: Option<i64>,
    /// Placement fee asked of the person, in rupiah; 0 is none.
    pub fee: Option<i64>,
    /// Is there a debt to the recruiter?
    pub debt: Option<YesNo>,
    /// Are all costs paid by the recruiter?
    pub all_paid: Option<YesNo>,
    /// The promised wage a month.
    pub wage: Option<ForeignMoney>,
    /// On which day the person was told when the departure is.
    pub announced_on: Option<Date>,
    /// Does a training centre also promise the placement?
    pub centre_places: Option<YesNo>,
    /// Which one.
    pub centre: Option<String>,
    /// Was the contract seen?
    pub contract_seen: Option<YesNo>,
    /// Is there a recommendation of the labour office?
    pub recommendation: Option<YesNo>,
    /// Is the age the same on all papers and the family card?
    pub same_age: Option<YesNo>,
    /// Where the conversation led; not judged by any rule.
    pub note: Option<String>,
}

/// The longest note and name, in characters: what is kept must not outgrow its even length.
pub const LONGEST_NOTE: usize = 500;
/// The longest name of a training centre.
pub const LONGEST_NAME: usize = 80;
/// Answers are kept in so many bytes, always.
const EVEN: usize = 3_000;

impl Answers {
    /// The text that is kept: always equally long.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                text.push_str(&format!("{key}={}\n", one_line(&value)));
            }
        };
        line("recruiter", self.recruiter.map(|one| one.name().to_owned()));
        line("met", self.met.map(|one| one.name().to_owned()));
        line("visa", self.visa.map(|one| one.name().to_owned()));
        line("travel", self.travel.map(|one| one.name().to_owned()));
        line("holder", self.holder.map(|one| one.name().to_owned()));
        line("family", self.family.map(|one| one.name().to_owned()));
        line("advance", self.advance.map(|one| one.to_string()));
        line("fee", self.fee.map(|one| one.to_string()));
        line("debt", self.debt.map(|one| one.name().to_owned()));
        line("all_paid", self.all_paid.map(|one| one.name().to_owned()));
        line("wage", self.wage.map(|one| format!("{} {}", one.currency.as_str(), one.minor)));
        line("announced_on", self.announced_on.map(|one| one.to_string()));
        line("centre_places", self.centre_places.map(|one| one.name().to_owned()));
        line("centre", self.centre.clone());
        line("contract_seen", self.contract_seen.map(|one| one.name().to_owned()));
        line("recommendation", self.recommendation.map(|one| one.name().to_owned()));
        line("same_age", self.same_age.map(|one| one.name().to_owned()));
        line("note", self.note.clone());
        even(text, EVEN)
    }

    /// Reads what is kept. A line that a later edition wrote is passed over.
    pub fn from_text(text: &str) -> Answers {
        let value = |key: &str| {
            text.lines().find_map(|line| line.split_once('=').filter(|(own, _)| *own == key)).map(|(_, value)| value)
        };
        let words = |key: &str| value(key).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let yes_no = |key: &str| value(key).and_then(YesNo::from_name);
        let rupiah = |key: &str| value(key).and_then(|amount| amount.parse().ok());
        Answers {
            recruiter: value("recruiter").and_then(RecruiterKind::from_name),
            met: value("met").and_then(HowMet::from_name),
            visa: value("visa").and_then(VisaOffered::from_name),
            travel: value("travel").and_then(Travel::from_name),
            holder: value("holder").and_then(Holder::from_name),
            family: value("family").and_then(FamilyWord::from_name),
            advance: rupiah("advance"),
            fee: rupiah("fee"),
            debt: yes_no("debt"),
            all_paid: yes_no("all_paid"),
            wage: value("wage").and_then(wage),
            announced_on: value("announced_on").and_then(|day| day.parse().ok()),
            centre_places: yes_no("centre_places"),
            centre: words("centre"),
            contract_seen: yes_no("contract_seen"),
            recommendation: yes_no("recommendation"),
            same_age: yes_no("same_age"),
            note: words("note"),
        }
    }
}

fn wage(text: &str) -> Option<ForeignMoney> {
    let (currency, minor) = text.split_once(' ')?;
    Some(ForeignMoney { currency: Currency::parse(currency).ok()?, minor: minor.parse().ok()? })
}

/// Line breaks part the answers, so none stands within one.
pub fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A text with blanks behind it, so that whatever was written is equally long; a longer one fills the next such length.
pub fn even(mut text: String, bytes: usize) -> String {
    let missing = text.len().max(1).div_ceil(bytes) * bytes - text.len();
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn full() -> Answers {
        Answers {
            recruiter: Some(RecruiterKind::Individual),
            met: Some(HowMet::Online),
            visa: Some(VisaOffered::Pilgrimage),
            travel: Some(Travel::Border),
            holder: Some(Holder::Broker),
            family: Some(FamilyWord::Unregistered),
            advance: Some(7_500_000),
            fee: Some(12_000_000),
            debt: Some(YesNo::Yes),
            all_paid: Some(YesNo::No),
            wage: Some(ForeignMoney { currency: Currency::parse("TWD").unwrap(), minor: 2_800_000 }),
            announced_on: Some(date(2026, 11, 20)),
            centre_places: Some(YesNo::Yes),
            centre: Some("LPK Harapan Bersama".into()),
            contract_seen: Some(YesNo::No),
            recommendation: Some(YesNo::No),
            same_age: Some(YesNo::Yes),
            note: Some("Datang\nbersama adiknya = tetangga".into()),
        }
    }

    #[test]
    fn what_was_answered_is_read_back_and_what_was_not_asked_stays_open() {
        let mut expected = full();
        expected.note = Some("Datang · bersama adiknya = tetangga".into());
        assert_eq!(Answers::from_text(&full().to_text()), expected);
        assert_eq!(Answers::from_text(&Answers::default().to_text()), Answers::default());
    }

    #[test]
    fn answers_are_equally_long_whatever_was_said() {
        let longest =
            Answers { note: Some("ā".repeat(LONGEST_NOTE)), centre: Some("x".repeat(LONGEST_NAME)), ..full() };
        let lengths = [Answers::default(), full(), longest].map(|answers| answers.to_text().len());
        assert_eq!(lengths, [EVEN; 3]);
    }

    #[test]
    fn a_line_of_a_later_edition_is_passed_over() {
        let text = format!("asked_twice=yes\n{}", full().to_text());
        assert_eq!(Answers::from_text(&text).visa, Some(VisaOffered::Pilgrimage));
    }
}

//! Which documents a case needs, read from data/rules/documents.tsv by scheme, destination, day and marital status.
//! No requirement stands in code. Whether a case has a document is the migration room's business.

use crate::words::{Phrase, phrase};
use jiff::civil::Date;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../data/rules/documents.tsv");

/// In a list of schemes or of marital status: the line applies also while that is not known.
const UNKNOWN: &str = "?";

crate::choices! {
    /// The way in which a worker is placed.
    pub enum Scheme {
        GToG = 1, "g_to_g", "G to G (antarpemerintah)", "G to G (between governments)";
        GToP = 2, "g_to_p", "G to P (pemerintah ke swasta)", "G to P (government to company)";
        PToP = 3, "p_to_p", "P to P (melalui P3MI)", "P to P (through a licensed agency)";
        Ukps = 4, "ukps", "UKPS (untuk kepentingan perusahaan sendiri)", "UKPS (for the company's own work)";
        Mandiri = 5, "mandiri", "Perseorangan (mandiri)", "Individual";
        Spsk = 6, "spsk", "SPSK (Arab Saudi, satu kanal)", "SPSK (Saudi single channel)";
        ReEntry = 7, "re_entry", "Re-entry (kembali ke pemberi kerja yang sama)", "Re-entry (back to the same employer)";
        Ssw = 8, "ssw", "SSW Jepang (tokutei ginou)", "SSW Japan (specified skilled worker)";
    }
}

crate::choices! {
    /// Marital status as the family card has it.
    pub enum Marital {
        BelumKawin = 1, "belum_kawin", "Belum kawin", "Not married";
        Kawin = 2, "kawin", "Kawin", "Married";
        CeraiHidup = 3, "cerai_hidup", "Cerai hidup", "Divorced";
        CeraiMati = 4, "cerai_mati", "Cerai mati", "Widowed";
    }
}

/// Why a document is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// UU 18/2017 art. 13 names it.
    Article13,
    /// Another article demands it.
    OtherLaw,
    /// Offices ask for it; art. 13 does not.
    Practice,
}

impl Basis {
    /// The words beside the document.
    pub const fn phrase(self) -> Phrase {
        match self {
            Basis::Article13 => phrase("Wajib menurut UU 18/2017 pasal 13", "Demanded by UU 18/2017 art. 13"),
            Basis::OtherLaw => phrase("Wajib menurut aturan lain", "Demanded by another rule"),
            Basis::Practice => phrase("Diminta dalam praktik", "Asked for in practice"),
        }
    }
}

/// One document that some cases need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Stable name of the document, such as `paspor`; once in each case's list.
    pub key: &'static str,
    /// What people call it.
    pub label: Phrase,
    /// Why it is asked for.
    pub basis: Basis,
    /// The article, as shown to people.
    pub article: &'static str,
    /// Where the rule was read.
    pub source: &'static str,
    /// Who issues it.
    pub issuer: Phrase,
    /// The kind of village letter that fulfils it.
    pub letter: Option<&'static str>,
    /// Whether an expiry date belongs to it.
    pub expires: bool,
    /// Whether the case cannot depart without it; otherwise an officer may tick it off as not needed.
    pub required: bool,
    /// Name of the case's state that it must be there for, such as `izin_desa`.
    pub needed_by: &'static str,
    schemes: &'static str,
    countries: &'static str,
    marital: &'static str,
    from: Option<Date>,
    to: Option<Date>,
}

/// The dated list of documents.
pub struct Checklist;

impl Checklist {
    /// All lines of the data, in its order: art. 13 first, then other law, then practice.
    pub fn lines() -> &'static [Line] {
        static LINES: OnceLock<Vec<Line>> = OnceLock::new();
        LINES.get_or_init(|| rows().filter_map(read).collect())
    }

    /// What a case needs on a day. What is not known yet (`None`) brings in only lines that apply to all, or say so.
    pub fn for_case(
        scheme: Option<Scheme>,
        country: Option<&str>,
        date: Date,
        marital: Option<Marital>,
    ) -> Vec<&'static Line> {
        Checklist::lines()
            .iter()
            .filter(|line| line.from.is_none_or(|from| from <= date))
            .filter(|line| line.to.is_none_or(|to| date <= to))
            .filter(|line| applies(line.schemes, scheme.map(Scheme::name)))
            .filter(|line| applies(line.countries, country))
            .filter(|line| applies(line.marital, marital.map(Marital::name)))
            .collect()
    }

    /// The line of a document on a day, however the case is; for the label of what is kept already.
    pub fn by_key(key: &str) -> Option<&'static Line> {
        Checklist::lines().iter().find(|line| line.key == key)
    }
}

impl Line {
    /// First and last day on which the line applies, where there are such.
    pub fn valid(&self) -> (Option<Date>, Option<Date>) {
        (self.from, self.to)
    }
}

fn applies(list: &str, known: Option<&str>) -> bool {
    list.is_empty() || list.split(", ").any(|one| one == known.unwrap_or(UNKNOWN))
}

fn rows() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Reads one row; a row that is not whole is left out, and a test counts them.
fn read(row: &'static str) -> Option<Line> {
    let parts: Vec<&'static str> = row.split('\t').collect();
    let [
        key,
        id,
        en,
        basis,
        article,
        source,
        schemes,
        countries,
        marital,
        letter,
        expires,
        demand,
        needed_by,
        issuer_id,
        issuer_en,
        from,
        to,
    ] = parts[..]
    else {
        return None;
    };
    Some(Line {
        key,
        label: Phrase { id, en },
        basis: match basis {
            "law" => Basis::Article13,
            "other_law" => Basis::OtherLaw,
            "practice" => Basis::Practice,
            _ => return None,
        },
        article,
        source,
        issuer: Phrase { id: issuer_id, en: issuer_en },
        letter: (!letter.is_empty()).then_some(letter),
        expires: flag(expires, "yes", "no")?,
        required: flag(demand, "required", "if_applicable")?,
        needed_by,
        schemes,
        countries,
        marital,
        from: day(from)?,
        to: day(to)?,
    })
}

fn flag(text: &str, yes: &str, no: &str) -> Option<bool> {
    match text {
        text if text == yes => Some(true),
        text if text == no => Some(false),
        _ => None,
    }
}

/// An empty date is no limit; a wrong one spoils the row.
fn day(text: &str) -> Option<Option<Date>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::HashSet;

    const TODAY: Date = date(2026, 11, 24);

    fn keys(lines: &[&Line]) -> Vec<&'static str> {
        lines.iter().map(|line| line.key).collect()
    }

    #[test]
    fn every_row_is_whole_and_names_only_what_exists() {
        assert_eq!(Checklist::lines().len(), rows().count());
        let schemes: HashSet<&str> = Scheme::ALL.iter().map(|one| one.name()).chain([UNKNOWN]).collect();
        let marital: HashSet<&str> = Marital::ALL.iter().map(|one| one.name()).chain([UNKNOWN]).collect();
        let split = |list: &'static str| list.split(", ").filter(|one| !one.is_empty());
        for line in Checklist::lines() {
            assert!(split(line.schemes).all(|one| schemes.contains(one)), "{}", line.key);
            assert!(split(line.marital).all(|one| marital.contains(one)), "{}", line.key);
            assert!(split(line.countries).all(|one| crate::country::get(one).is_some()), "{}", line.key);
            for text in [line.label.id, line.label.en, line.article, line.source, line.needed_by, line.issuer.id] {
                assert!(!text.trim().is_empty(), "{}", line.key);
            }
        }
    }

    #[test]
    fn a_married_worker_through_an_agency_needs_all_of_article_13() {
        let list = Checklist::for_case(Some(Scheme::PToP), Some("MY"), TODAY, Some(Marital::Kawin));
        let law: Vec<&str> = list.iter().filter(|line| line.basis == Basis::Article13).map(|line| line.key).collect();
        assert_eq!(
            law,
            [
                "status_perkawinan",
                "buku_nikah",
                "izin_keluarga",
                "sertifikat_kompetensi",
                "surat_sehat",
                "paspor",
                "visa_kerja",
                "perjanjian_penempatan",
                "perjanjian_kerja"
            ]
        );
        let letters: Vec<&str> = list.iter().filter_map(|line| line.letter).collect();
        assert_eq!(letters, ["status_perkawinan", "izin_keluarga"]);
        assert!(list.iter().all(|line| line.basis != Basis::Article13 || line.article.contains("ps. 13")));
    }

    #[test]
    fn who_is_not_married_needs_no_marriage_book_and_the_parents_permission() {
        let list = Checklist::for_case(Some(Scheme::PToP), Some("TW"), TODAY, Some(Marital::BelumKawin));
        assert!(!keys(&list).contains(&"buku_nikah"));
        let permission = list.iter().find(|line| line.key == "izin_keluarga").unwrap();
        assert!(permission.label.id.contains("orang tua"));
    }

    #[test]
    fn scheme_and_country_add_and_spare_documents() {
        let list = |scheme, country| keys(&Checklist::for_case(Some(scheme), Some(country), TODAY, None));
        assert!(list(Scheme::GToG, "KR").contains(&"eps_topik"));
        assert!(!list(Scheme::GToG, "JP").contains(&"eps_topik"));
        assert!(list(Scheme::Ssw, "JP").contains(&"ujian_ssw"));
        let individual = Checklist::for_case(Some(Scheme::Mandiri), Some("AU"), TODAY, None);
        let placement = individual.iter().find(|line| line.key == "perjanjian_penempatan").unwrap();
        assert!(!placement.required);
    }

    #[test]
    fn no_document_is_asked_for_twice_in_any_case_on_any_day() {
        let schemes: Vec<Option<Scheme>> = Scheme::ALL.iter().copied().map(Some).chain([None]).collect();
        let marital: Vec<Option<Marital>> = Marital::ALL.iter().copied().map(Some).chain([None]).collect();
        for day in [date(2016, 1, 1), date(2019, 6, 1), date(2023, 2, 21), date(2023, 2, 22), TODAY] {
            for scheme in &schemes {
                for status in &marital {
                    for country in [None, Some("KR"), Some("JP"), Some("SA")] {
                        let list = Checklist::for_case(*scheme, country, day, *status);
                        let unique: HashSet<&str> = list.iter().map(|line| line.key).collect();
                        assert_eq!(unique.len(), list.len(), "{scheme:?} {country:?} {day} {status:?}");
                        let asked = list.iter().any(|line| line.key == "izin_keluarga");
                        assert_eq!(asked, day >= date(2017, 11, 22));
                    }
                }
            }
        }
    }

    #[test]
    fn a_rule_that_was_replaced_stays_with_the_cases_of_its_time() {
        let article = |day| {
            let list = Checklist::for_case(None, None, day, None);
            list.iter().find(|line| line.key == "nomor_jaminan_sosial").unwrap().article
        };
        assert_ne!(article(date(2020, 1, 1)), article(TODAY));
    }
}

//! The words of a letter around its facts. Everything that is printed comes from the content and its seal alone, so that
//! the same letter can be printed again for ever. Not here: which facts (`rules::letter::Content`).

use documents::letter::{Block, Letter, Letterhead, Pair, Paper, Signer};
use documents::qr::QrContent;
use kernel::seal::Seal;
use kernel::{Lang, country, day};

use super::letter_kinds;
use crate::records::letter::{CheckedHow, LetterKind, SignerRelation};
use crate::records::resident::MaritalStatus;
use crate::rules::letter::{Checked, Content, Person, Statement, check_code, shown_code, title};

const LAW: &str = "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia";

/// A mark across the sheet, beside that of a sample world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A paper to sign.
    None,
    /// A look at the letter that is no print of it.
    Copy,
    /// No longer valid.
    Withdrawn,
}

/// The paper of a letter. Without a seal it is the draft that the family signs: a dotted line stands for the number.
pub fn paper(content: &Content, seal: Option<&Seal>, mark: Mark) -> Letter {
    let relation = content.signer.as_ref().map(|signer| signer.relation);
    let watermark = match mark {
        Mark::Withdrawn => Some("DITARIK"),
        Mark::Copy => Some("SALINAN"),
        Mark::None => content.sample.then_some("CONTOH"),
    };
    Letter {
        letterhead: Letterhead {
            levels: content.levels.clone(),
            address: content.address.clone(),
            phone: content.phone.clone(),
            email: content.email.clone(),
            crest: None,
        },
        title: printed_title(content.kind, relation),
        number: content.number.clone(),
        body: match (&content.particulars, &content.signer) {
            (Some(particulars), _) => letter_kinds::body(content, particulars),
            (None, Some(signer)) if content.kind == LetterKind::FamilyPermission => permission(content, signer),
            (None, _) => marital(content),
        },
        place_and_date: match content.date {
            Some(date) => format!("{}, {}", content.place, day::full(date, Lang::Id)),
            None => format!("{}, ……………………………", content.place),
        },
        signers: signers(content),
        qr: seal.map(|seal| code(content, seal)),
        footer: if seal.is_some() { documents::GENUINENESS_NOTE.say(Lang::Id).to_owned() } else { String::new() },
        watermark: watermark.map(str::to_owned),
        date: content.date,
        paper: Paper::A4,
        lang: Lang::Id,
    }
}

/// The heading on paper; a handover record has a longer one there.
fn printed_title(kind: LetterKind, relation: Option<SignerRelation>) -> String {
    match kind {
        LetterKind::ReturnHandover => "Berita Acara Serah Terima Kepulangan".to_owned(),
        _ => title(kind, relation).say(Lang::Id).to_owned(),
    }
}

/// The family's own statement (UU 18/2017 art. 13(b)).
fn permission(content: &Content, signer: &Statement) -> Vec<Block> {
    let (own, other) = match signer.relation {
        SignerRelation::Husband => ("suami", "istri saya"),
        SignerRelation::Wife => ("istri", "suami saya"),
        SignerRelation::Father => ("ayah", "anak saya"),
        SignerRelation::Mother => ("ibu", "anak saya"),
        SignerRelation::Guardian => ("wali", "orang yang berada dalam perwalian saya"),
    };
    let mut body = vec![
        Block::Paragraph("Yang bertanda tangan di bawah ini:".to_owned()),
        Block::Parties(vec![
            Pair::new("Nama", &signer.name),
            Pair::new("NIK", signer.nik.as_deref().unwrap_or(NONE)),
            Pair::new("Alamat", &signer.address),
        ]),
        Block::Paragraph(format!("sebagai {own}, dengan ini")),
        Block::Statement("MEMBERI IZIN".to_owned()),
        Block::Paragraph(format!("kepada {other}:")),
        Block::Parties(about(&content.resident)),
        Block::Paragraph(format!("untuk bekerja{}, sesuai Pasal 13 huruf b {LAW}.", purpose(content))),
        Block::Paragraph(
            "Surat izin ini saya buat dengan sadar dan tanpa paksaan dari pihak mana pun, untuk dipergunakan sebagaimana \
             mestinya."
                .to_owned(),
        ),
    ];
    body.extend(content.check.map(|check| {
        Block::Check(format!(
            "Jati diri dan kehendak bebas pembuat pernyataan diperiksa Petugas Desmigratif pada {}.",
            checked(check)
        ))
    }));
    body
}

/// The village's statement after the resident's own words and the papers shown (UU 18/2017 art. 13(a)).
fn marital(content: &Content) -> Vec<Block> {
    let status = content.resident.marital.map_or("", |status| status.label().say(Lang::Id));
    let attached = match content.resident.marital {
        Some(MaritalStatus::Married) => " Fotokopi buku nikah dilampirkan.",
        _ => "",
    };
    let mut body = vec![
        Block::Paragraph(format!("Yang bertanda tangan di bawah ini, {}, menerangkan bahwa:", content.head.title)),
        Block::Parties(about(&content.resident)),
        Block::Paragraph(
            "menurut pernyataan yang bersangkutan dan surat-surat kependudukan yang diperlihatkan, berstatus"
                .to_owned(),
        ),
        Block::Statement(status.to_uppercase()),
        Block::Paragraph(format!(
            "Surat keterangan ini dibuat untuk melengkapi dokumen calon pekerja migran Indonesia menurut Pasal 13 huruf a \
             {LAW}, untuk dipergunakan sebagaimana mestinya.{attached}"
        )),
    ];
    body.extend(content.check.map(|check| {
        Block::Check(format!("Jati diri dan status diperiksa Petugas Desmigratif pada {}.", checked(check)))
    }));
    body
}

/// What stands where a number is not there yet.
pub(super) const NONE: &str = "belum ada";
/// What stands in the place of the duty stamp.
pub(super) const METERAI: &str = "Meterai\nRp10.000";

pub(super) fn about(person: &Person) -> Vec<Pair> {
    let born = match (&person.birth_place, person.birth_date) {
        (Some(place), Some(date)) => format!("{place}, {}", day::full(date, Lang::Id)),
        (Some(place), None) => place.clone(),
        (None, Some(date)) => day::full(date, Lang::Id),
        (None, None) => String::new(),
    };
    let mut pairs = vec![
        Pair::new("Nama", &person.name),
        Pair::new("NIK", person.nik.as_deref().unwrap_or(NONE)),
        Pair::new("Tempat, tanggal lahir", born),
    ];
    pairs.extend(person.occupation.as_ref().map(|occupation| Pair::new("Pekerjaan", occupation)));
    pairs.push(Pair::new("Alamat", &person.address));
    pairs
}

fn purpose(content: &Content) -> String {
    let job = content.job.as_ref().map_or_else(String::new, |job| format!(" sebagai {job}"));
    let place = content.country.as_deref().map_or_else(String::new, |code| {
        let name = country::get(code).map_or(code, |country| country.name.say(Lang::Id));
        format!(" di {name}")
    });
    format!("{job}{place}")
}

pub(super) fn checked(check: Checked) -> String {
    let how = match check.how {
        CheckedHow::Present => "hadir sendiri di hadapan petugas",
        CheckedHow::VideoCall => "melalui panggilan video",
        CheckedHow::ThroughRt => "melalui ketua RT",
    };
    format!("{}: {how}", day::full(check.date, Lang::Id))
}

/// The head's place, with what stands before the title: "Mengetahui,".
pub(super) fn head(content: &Content, before: &str) -> Signer {
    let head = &content.head;
    Signer {
        heading: format!("{before}{}", head.title),
        name: head.name.clone(),
        id_line: head.number.as_ref().map(|number| format!("NIP {number}")),
        meterai: None,
        stamp: true,
    }
}

fn signers(content: &Content) -> Vec<Signer> {
    if let Some(particulars) = &content.particulars {
        return letter_kinds::signers(content, particulars);
    }
    match &content.signer {
        Some(signer) => vec![
            Signer {
                heading: "Yang membuat pernyataan,".to_owned(),
                name: signer.name.clone(),
                meterai: content.meterai.then(|| METERAI.to_owned()),
                ..Signer::default()
            },
            head(content, "Mengetahui,\n"),
        ],
        None => vec![
            Signer {
                heading: "Yang bersangkutan,".to_owned(),
                name: content.resident.name.clone(),
                ..Signer::default()
            },
            head(content, ""),
        ],
    }
}

/// The QR with the address of the check, and the code for whoever cannot scan.
fn code(content: &Content, seal: &Seal) -> QrContent {
    let address = content.check_address.trim_end_matches('/');
    let plain = address.split_once("://").map_or(address, |(_, rest)| rest);
    let short = shown_code(&check_code(&seal.payload.digest));
    QrContent {
        url: check_url(address, &seal.to_text()),
        caption: format!("Periksa keaslian surat ini: pindai kode, atau buka\n{plain}/cek dan ketik {short}"),
    }
}

/// The address in the QR. Scheme and host know no capitals and small letters, and capitals make a coarser code that
/// cheap cameras read; a path before it stays as it is.
pub fn check_url(address: &str, text: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
    match rest.split_once('/') {
        None => format!("{}://{}/CEK/{text}", scheme.to_uppercase(), rest.to_uppercase()),
        Some((host, path)) => format!("{scheme}://{host}/{path}/CEK/{text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_in_capitals_where_that_means_the_same() {
        assert_eq!(check_url("https://desa.example:8443", "AB"), "HTTPS://DESA.EXAMPLE:8443/CEK/AB");
        assert_eq!(check_url("https://desa.example/desmigratif", "AB"), "https://desa.example/desmigratif/CEK/AB");
    }
}

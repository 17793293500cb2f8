//! What the later kinds of letters say around their facts: introduction, domicile, heirs, a return. Not here: letterhead,
//! number, QR and the first two kinds (`papers::letter`).

use documents::letter::{Block, Pair, Signer, Table};
use jiff::civil::Date;
use kernel::{Lang, country, day};

use super::letter::{METERAI, NONE, about, checked, head};
use crate::records::letter::ReturnCondition;
use crate::rules::letter::Content;
use crate::rules::letter::particulars::{Domicile, Heir, Heirs, Introduction, Particulars, Return, Witness};

const CONSEQUENCE: &str = "Bila di kemudian hari pernyataan ini ternyata tidak benar, kami bersedia menanggung akibatnya \
                           menurut hukum. Pembagian warisan tidak dinyatakan dalam surat ini.";

/// The body of a letter with facts of its own.
pub fn body(content: &Content, particulars: &Particulars) -> Vec<Block> {
    match particulars {
        Particulars::Introduction(one) => introduction(content, one),
        Particulars::Domicile(one) => domicile(content, one),
        Particulars::Heirs(one) => heirs(content, one),
        Particulars::Return(one) => returned(content, one),
    }
}

/// Who signs under the last line.
pub fn signers(content: &Content, particulars: &Particulars) -> Vec<Signer> {
    match particulars {
        Particulars::Introduction(_) | Particulars::Domicile(_) => vec![
            Signer {
                heading: "Yang bersangkutan,".to_owned(),
                name: content.resident.name.clone(),
                ..Signer::default()
            },
            head(content, ""),
        ],
        Particulars::Heirs(one) => {
            let mut all: Vec<Signer> = one.witnesses.iter().enumerate().map(witness).collect();
            all.push(head(content, "Mengetahui,\n"));
            all
        }
        Particulars::Return(one) => vec![
            Signer {
                heading: "Yang menyerahkan,".to_owned(),
                name: one.giver.name.clone(),
                id_line: Some(one.giver.position.clone()),
                ..Signer::default()
            },
            Signer {
                heading: "Yang menerima,".to_owned(),
                name: one.receiver.as_ref().map_or_else(|| content.resident.name.clone(), |heir| heir.name.clone()),
                id_line: one.receiver.as_ref().map(|heir| heir.relation.label().say(Lang::Id).to_owned()),
                ..Signer::default()
            },
            head(content, "Saksi dari pemerintah desa,\n"),
        ],
    }
}

fn introduction(content: &Content, one: &Introduction) -> Vec<Block> {
    let mut body = vec![
        Block::Paragraph(format!("Yang bertanda tangan di bawah ini, {}, menerangkan bahwa:", content.head.title)),
        Block::Parties(about(&content.resident)),
        Block::Paragraph("adalah warga desa kami, dan diberi pengantar ini untuk menghadap:".to_owned()),
        Block::Parties(vec![Pair::new("Kepada", &one.office), Pair::new("Keperluan", &one.purpose)]),
        Block::Paragraph(
            "Mohon bantuan Saudara seperlunya. Surat pengantar ini dibuat untuk dipergunakan sebagaimana mestinya."
                .to_owned(),
        ),
    ];
    body.extend(identity(content));
    body
}

fn domicile(content: &Content, one: &Domicile) -> Vec<Block> {
    let confirmed = one.confirmed_by.as_ref().map_or_else(String::new, |who| format!(", dibenarkan oleh {who}"));
    let mut body = vec![
        Block::Paragraph(format!("Yang bertanda tangan di bawah ini, {}, menerangkan bahwa:", content.head.title)),
        Block::Parties(about(&content.resident)),
        Block::Paragraph(format!("bertempat tinggal di alamat tersebut sejak {}{confirmed}.", since(&one.since))),
        Block::Paragraph(format!(
            "Surat keterangan ini dibuat untuk keperluan {}, dan dipergunakan sebagaimana mestinya.",
            one.purpose
        )),
    ];
    body.extend(identity(content));
    body
}

/// A day in words, or the year as it is.
pub fn since(text: &str) -> String {
    text.parse::<Date>().map_or_else(|_| format!("tahun {text}"), |date| day::full(date, Lang::Id))
}

fn identity(content: &Content) -> Option<Block> {
    let check = content.check?;
    Some(Block::Check(format!("Jati diri dan isi surat diperiksa Petugas Desmigratif pada {}.", checked(check))))
}

fn heirs(content: &Content, one: &Heirs) -> Vec<Block> {
    let alone = one.heirs.len() == 1;
    let (we, our) = if alone { ("Saya", "saya") } else { ("Kami", "kami") };
    let mut deceased = about(&content.resident);
    deceased.push(Pair::new("Meninggal pada", day::full(one.died, Lang::Id)));
    deceased.push(Pair::new("Meninggal di", &one.place));
    deceased.extend(one.paper.as_ref().map(|paper| Pair::new("Surat kematian", paper)));
    let mut body = vec![
        Block::Paragraph(format!("{we} yang bertanda tangan di bawah ini menyatakan dengan sebenarnya bahwa:")),
        Block::Parties(deceased),
        Block::Paragraph(format!("telah meninggal dunia, dan bahwa ahli warisnya adalah {our}:")),
        Block::Table(heir_table(&one.heirs)),
    ];
    body.extend(content.check.map(|check| {
        Block::Check(format!(
            "Jati diri setiap ahli waris dan kehendak bebasnya diperiksa Petugas Desmigratif pada {}.",
            checked(check)
        ))
    }));
    // Last, so that it stands on the page where the first of them sign.
    body.push(Block::Paragraph(format!(
        "Surat pernyataan ini {our} buat dengan sadar dan tanpa paksaan dari pihak mana pun, untuk {}. {}",
        one.purpose,
        if alone { CONSEQUENCE.replace("kami", "saya") } else { CONSEQUENCE.to_owned() }
    )));
    body.push(Block::Signers(one.heirs.iter().enumerate().map(|(at, heir)| signing(content, at, heir)).collect()));
    body
}

fn witness((at, one): (usize, &Witness)) -> Signer {
    Signer {
        heading: format!("Saksi {},", at + 1),
        name: one.name.clone(),
        id_line: Some(one.position.clone()),
        ..Signer::default()
    }
}

fn heir_table(heirs: &[Heir]) -> Table {
    let row = |(at, heir): (usize, &Heir)| {
        vec![
            (at + 1).to_string(),
            heir.name.clone(),
            heir.nik.clone().unwrap_or_else(|| NONE.to_owned()),
            heir.relation.label().say(Lang::Id).to_owned(),
        ]
    };
    Table {
        heads: ["No.", "Nama", "NIK", "Hubungan"].map(str::to_owned).to_vec(),
        shares: vec![2, 12, 8, 7],
        rows: heirs.iter().enumerate().map(row).collect(),
    }
}

fn signing(content: &Content, at: usize, heir: &Heir) -> Signer {
    Signer {
        heading: format!("Ahli waris {},", at + 1),
        name: heir.name.clone(),
        id_line: Some(heir.relation.label().say(Lang::Id).to_owned()),
        meterai: content.meterai.then(|| METERAI.to_owned()),
        stamp: false,
    }
}

fn returned(content: &Content, one: &Return) -> Vec<Block> {
    let whom = match one.condition {
        ReturnCondition::Remains => "jenazah pekerja migran Indonesia",
        ReturnCondition::Alone | ReturnCondition::Accompanied => "pekerja migran Indonesia",
    };
    let from = one.country.as_deref().map_or_else(String::new, |code| {
        format!(" yang pulang dari {}", country::get(code).map_or(code, |country| country.name.say(Lang::Id)))
    });
    let receiver = match &one.receiver {
        Some(heir) => vec![
            Pair::new("Nama", &heir.name),
            Pair::new("NIK", heir.nik.as_deref().unwrap_or(NONE)),
            Pair::new("Hubungan", heir.relation.label().say(Lang::Id)),
        ],
        None => vec![Pair::new("Nama", &content.resident.name), Pair::new("Hubungan", "Yang bersangkutan sendiri")],
    };
    let mut body = vec![
        Block::Paragraph(format!(
            "Pada hari {} tanggal {}, bertempat di {}, telah dilakukan serah terima {whom}{from}:",
            day::weekday(one.day, Lang::Id),
            day::full(one.day, Lang::Id),
            one.place
        )),
        Block::Parties(about(&content.resident)),
        Block::Paragraph("Yang menyerahkan:".to_owned()),
        Block::Parties(vec![Pair::new("Nama", &one.giver.name), Pair::new("Kantor", &one.giver.position)]),
        Block::Paragraph("Yang menerima:".to_owned()),
        Block::Parties(receiver),
    ];
    if one.condition != ReturnCondition::Remains {
        body.push(Block::Paragraph(format!(
            "Ketika diserahterimakan, yang bersangkutan {}.",
            one.condition.label().say(Lang::Id).to_lowercase()
        )));
    }
    body.extend(goods(one));
    body.extend(identity(content));
    body.push(Block::Paragraph(
        "Serah terima ini disaksikan pemerintah desa menurut Pasal 13 Peraturan Menteri Pelindungan Pekerja Migran \
         Indonesia Nomor 32 Tahun 2025. Berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."
            .to_owned(),
    ));
    body
}

fn goods(one: &Return) -> Vec<Block> {
    if one.goods.is_empty() {
        return vec![Block::Paragraph("Tidak ada barang atau berkas yang diserahkan.".to_owned())];
    }
    let row = |(at, goods): (usize, &crate::rules::letter::particulars::Goods)| {
        vec![(at + 1).to_string(), goods.what.clone(), goods.amount.clone()]
    };
    vec![
        Block::Paragraph("Barang dan berkas yang diserahkan:".to_owned()),
        Block::Table(Table {
            heads: ["No.", "Barang atau berkas", "Jumlah"].map(str::to_owned).to_vec(),
            shares: vec![1, 10, 4],
            rows: one.goods.iter().enumerate().map(row).collect(),
        }),
    ]
}

//! The bytes of a letter's own facts, within the content (key 18) and alone in the draft (PIN, as `bytes`).
//!
//! | key | introduction | domicile | heirs | return |
//! |---|---|---|---|---|
//! | 1 | kind of letter | kind | kind | kind |
//! | 2 | office | since | day of death | day |
//! | 3 | purpose | purpose | purpose | place |
//! | 4 | | confirmed by | place of death | country |
//! | 5 | | | paper | giver (1 name, 2 office) |
//! | 6 | | | heirs (1 name, 2 NIK, 3 relation) | receiver (as an heir), a list of none or one |
//! | 7 | | | witnesses (1 name, 2 position) | condition |
//! | 8 | | | | goods (1 what, 2 how much) |

use minicbor::Decoder;

use super::bytes::{BadContent, Map, Read};
use super::particulars::{Domicile, Goods, Heir, Heirs, Introduction, Particulars, Return, Witness};
use crate::records::letter::{HeirRelation, LetterKind, ReturnCondition};

/// The bytes of a draft's facts.
pub fn encode(particulars: &Particulars) -> Vec<u8> {
    map(particulars).into_bytes()
}

/// Reads them back.
///
/// # Errors
/// [`BadContent`] where the bytes are none.
pub fn decode(bytes: &[u8]) -> Result<Particulars, BadContent> {
    read(&Read::of(&mut Decoder::new(bytes))?)
}

pub(super) fn map(particulars: &Particulars) -> Map {
    let mut map = Map::default();
    map.number(1, particulars.kind().code() as u32);
    match particulars {
        Particulars::Introduction(one) => {
            map.text(2, Some(&one.office));
            map.text(3, Some(&one.purpose));
        }
        Particulars::Domicile(one) => {
            map.text(2, Some(&one.since));
            map.text(3, Some(&one.purpose));
            map.text(4, one.confirmed_by.as_deref());
        }
        Particulars::Heirs(one) => {
            map.text(2, Some(&one.died.to_string()));
            map.text(3, Some(&one.purpose));
            map.text(4, Some(&one.place));
            map.text(5, one.paper.as_deref());
            map.list(6, one.heirs.iter().map(heir).collect());
            map.list(7, one.witnesses.iter().map(witness).collect());
        }
        Particulars::Return(one) => {
            map.text(2, Some(&one.day.to_string()));
            map.text(3, Some(&one.place));
            map.text(4, one.country.as_deref());
            map.list(5, vec![witness(&one.giver)]);
            map.list(6, one.receiver.iter().map(heir).collect());
            map.number(7, one.condition.code() as u32);
            map.list(8, one.goods.iter().map(goods).collect());
        }
    }
    map
}

fn heir(heir: &Heir) -> Map {
    let mut map = Map::default();
    map.text(1, Some(&heir.name));
    map.text(2, heir.nik.as_deref());
    map.number(3, heir.relation.code() as u32);
    map
}

fn witness(witness: &Witness) -> Map {
    let mut map = Map::default();
    map.text(1, Some(&witness.name));
    map.text(2, Some(&witness.position));
    map
}

fn goods(goods: &Goods) -> Map {
    let mut map = Map::default();
    map.text(1, Some(&goods.what));
    map.text(2, Some(&goods.amount));
    map
}

pub(super) fn read(part: &Read) -> Result<Particulars, BadContent> {
    let text = |key| part.text(key).unwrap_or_default();
    let date = |key| part.date(key).ok_or(BadContent::Lacks("a day"));
    match part.number(1).and_then(|code| LetterKind::from_code(code.into())) {
        Some(LetterKind::Introduction) => {
            Ok(Particulars::Introduction(Introduction { office: text(2), purpose: text(3) }))
        }
        Some(LetterKind::Domicile) => {
            Ok(Particulars::Domicile(Domicile { since: text(2), purpose: text(3), confirmed_by: part.text(4) }))
        }
        Some(LetterKind::HeirStatement) => Ok(Particulars::Heirs(Heirs {
            died: date(2)?,
            purpose: text(3),
            place: text(4),
            paper: part.text(5),
            heirs: part.list(6).iter().map(heir_read).collect::<Result<_, _>>()?,
            witnesses: part.list(7).iter().map(witness_read).collect(),
        })),
        Some(LetterKind::ReturnHandover) => Ok(Particulars::Return(Return {
            day: date(2)?,
            place: text(3),
            country: part.text(4),
            giver: part.list(5).first().map(witness_read).ok_or(BadContent::Lacks("who handed over"))?,
            receiver: part.list(6).first().map(heir_read).transpose()?,
            condition: part
                .number(7)
                .and_then(|code| ReturnCondition::from_code(code.into()))
                .ok_or(BadContent::Lacks("condition"))?,
            goods: part.list(8).iter().map(goods_read).collect(),
        })),
        _ => Err(BadContent::Lacks("the kind of its facts")),
    }
}

fn heir_read(part: &Read) -> Result<Heir, BadContent> {
    let relation = part.number(3).and_then(|code| HeirRelation::from_code(code.into()));
    Ok(Heir {
        name: part.text(1).unwrap_or_default(),
        nik: part.text(2),
        relation: relation.ok_or(BadContent::Lacks("relation"))?,
    })
}

fn witness_read(part: &Read) -> Witness {
    Witness { name: part.text(1).unwrap_or_default(), position: part.text(2).unwrap_or_default() }
}

fn goods_read(part: &Read) -> Goods {
    Goods { what: part.text(1).unwrap_or_default(), amount: part.text(2).unwrap_or_default() }
}

#[cfg(test)]
pub(super) fn examples() -> Vec<Particulars> {
    use jiff::civil::date;
    let heir = |name: &str, nik: Option<&str>| Heir {
        name: name.into(),
        nik: nik.map(str::to_owned),
        relation: HeirRelation::Child,
    };
    let witness = |name: &str| Witness { name: name.into(), position: "Ketua RT 02".into() };
    vec![
        Particulars::Introduction(Introduction {
            office: "Kantor Imigrasi Wonosobo".into(),
            purpose: "pembuatan paspor".into(),
        }),
        Particulars::Domicile(Domicile {
            since: "2015".into(),
            confirmed_by: Some("Ketua RT 02".into()),
            purpose: "membuka rekening".into(),
        }),
        Particulars::Heirs(Heirs {
            died: date(2026, 11, 2),
            place: "Taipei".into(),
            paper: None,
            purpose: "Jaminan Kematian".into(),
            heirs: vec![heir("Ani", Some("3307104403970003")), heir("Budi", None)],
            witnesses: vec![witness("Darto"), witness("Eko")],
        }),
        Particulars::Return(Return {
            day: date(2026, 11, 20),
            place: "Balai Desa Kuripan".into(),
            country: Some("TW".into()),
            giver: witness("Rini"),
            receiver: Some(heir("Ani", None)),
            condition: ReturnCondition::Accompanied,
            goods: vec![Goods { what: "Paspor".into(), amount: "1".into() }],
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_golden_facts_are_written_and_read_byte_for_byte() {
        let golden = include_str!("../../../tests/golden/letter-particulars-1.txt");
        let lines: Vec<&str> = golden.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines.len(), examples().len());
        for (particulars, line) in examples().iter().zip(lines) {
            let bytes = encode(particulars);
            assert_eq!(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), line);
            assert_eq!(decode(&bytes).unwrap(), *particulars);
        }
    }

    #[test]
    fn bytes_that_are_none_are_refused_and_never_a_panic() {
        for particulars in examples() {
            let own = encode(&particulars);
            for length in 0..own.len() {
                assert!(decode(&own[..length]).is_err(), "{length}");
            }
        }
        assert!(decode(&[0xa1, 0x06].repeat(4000)).is_err());
        assert!(decode(&[0xa1, 0x06, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).is_err());
    }
}

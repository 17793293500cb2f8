//! The family book as civil registries hand it out since 2012: blocks of one family each, its card and address at the head,
//! its members below. Three shapes are known; facts about them are taken from the readers of OpenSID (see data/sheets).

use documents::sheet::Cell;
use kernel::phrase;
use web::sheets::Layout;

use super::resident::two_digits;

/// The shapes, told apart by their first rows.
pub(super) const LAYOUTS: &[Layout] = &[
    Layout {
        name: "bip2016",
        label: phrase("BIP per keluarga, bentuk 2016", "BIP by family, shape of 2016"),
        format: "bip",
        columns: &[
            ("kk", None),
            ("address", None),
            ("dusun", None),
            ("rt_rw", None),
            ("name", Some(1)),
            ("nik", Some(2)),
            ("birth_place", Some(3)),
            ("birth_date", Some(4)),
            ("sex", Some(5)),
            ("relation", Some(6)),
            ("occupation", Some(9)),
        ],
        fits: |rows| rows.iter().any(|(_, cells)| starts(cells, 0, "no. kk")),
        next: next_2016,
    },
    Layout {
        name: "bip2012",
        label: phrase("BIP per keluarga, bentuk 2012", "BIP by family, shape of 2012"),
        format: "bip",
        columns: &[
            ("kk", None),
            ("address", None),
            ("dusun", None),
            ("rt_rw", None),
            ("nik", Some(2)),
            ("name", Some(3)),
            ("sex", Some(4)),
            ("birth_place", Some(5)),
            ("birth_date", Some(6)),
            ("marital_status", Some(9)),
            ("relation", Some(10)),
            ("occupation", Some(12)),
        ],
        fits: |rows| rows.iter().any(|(_, cells)| starts(cells, 1, "no.kk")),
        next: next_2012,
    },
    Layout {
        name: "bip-ektp",
        label: phrase("BIP per keluarga, bentuk KTP-el", "BIP by family, shape with KTP-el"),
        format: "bip",
        columns: &[
            ("kk", None),
            ("address", None),
            ("dusun", None),
            ("rt_rw", None),
            ("name", Some(1)),
            ("nik", Some(2)),
            ("birth_place", Some(3)),
            ("birth_date", Some(4)),
            ("sex", Some(5)),
            ("marital_status", Some(6)),
            ("relation", Some(8)),
            ("occupation", Some(12)),
        ],
        fits: |rows| rows.windows(2).any(|pair| is_ektp_head(&pair[0].1) && digits(&pair[1].1, 2).len() == 16),
        next: next_ektp,
    },
];

fn text(cells: &[Cell], index: usize) -> String {
    cells.get(index).map_or_else(String::new, |cell| cell.text().trim().to_owned())
}

fn starts(cells: &[Cell], index: usize, word: &str) -> bool {
    text(cells, index).to_lowercase().replace(' ', "").starts_with(&word.replace(' ', ""))
}

fn digits(cells: &[Cell], index: usize) -> String {
    text(cells, index).chars().filter(char::is_ascii_digit).collect()
}

/// Card, address, hamlet, RT/RW, and then the member's cells at these places.
fn member(head: &[Cell], cells: &[Cell], places: &[usize]) -> Option<Vec<Cell>> {
    let own = places.iter().map(|place| cells.get(*place).cloned().unwrap_or_default());
    (head.len() == 4).then(|| head.iter().cloned().chain(own).collect())
}

/// What stands between a word and the next of these signs.
fn after(text: &str, word: &str, until: &[char]) -> String {
    let Some(at) = text.to_lowercase().find(&word.to_lowercase()) else { return String::new() };
    let Some(rest) = text.get(at + word.len()..) else { return String::new() };
    let rest = rest.trim_start_matches([' ', ':']);
    rest.split(until).next().unwrap_or_default().trim().to_owned()
}

fn head(kk: String, address: &str, dusun: &str, rt: &str, rw: &str) -> Vec<Cell> {
    let (rt, rw) = (two_digits(rt), two_digits(rw));
    let joined = if rw.is_empty() { rt } else { format!("{rt}/{rw}") };
    vec![Cell::Text(kk), Cell::from(address), Cell::from(dusun), Cell::from(joined.as_str())]
}

/// Head: `No. KK : 5202…` and `Alamat : …, Nama Dusun : …, RT/RW : 001/002`; members are numbered in the first column.
fn next_2016(carried: &mut Vec<Cell>, cells: &[Cell]) -> Option<Vec<Cell>> {
    if starts(cells, 0, "no. kk") {
        let place = (1..cells.len()).map(|index| text(cells, index)).find(|text| text.contains("Alamat"));
        let place = place.unwrap_or_default();
        let rt_rw = after(&place, "RT/RW", &[',']);
        let (rt, rw) = rt_rw.split_once('/').unwrap_or((&rt_rw, ""));
        *carried =
            head(digits(cells, 0), &after(&place, "Alamat", &[',']), &after(&place, "Nama Dusun", &[',']), rt, rw);
        return None;
    }
    if text(cells, 0).parse::<f64>().is_err() {
        return None;
    }
    member(carried, cells, &[1, 2, 3, 4, 5, 6, 9])
}

/// Heading `NO.KK` in the second column, the card and the address below it, a heading, then the members.
fn next_2012(carried: &mut Vec<Cell>, cells: &[Cell]) -> Option<Vec<Cell>> {
    if starts(cells, 1, "no.kk") {
        carried.clear();
        return None;
    }
    if carried.is_empty() && digits(cells, 1).len() == 16 {
        let place = text(cells, 6);
        let street = place.split("DUSUN").next().unwrap_or_default().trim_matches([' ', ',', '-']);
        let dusun = after(&place, "DUSUN", &[',']);
        *carried = head(digits(cells, 1), street, &dusun, &after(&place, "RT:", &[',']), &after(&place, "RW:", &[',']));
        return None;
    }
    if digits(cells, 2).len() < 10 {
        return None;
    }
    member(carried, cells, &[2, 3, 4, 5, 6, 9, 10, 12])
}

fn is_ektp_head(cells: &[Cell]) -> bool {
    digits(cells, 0).len() == 16 && text(cells, 1).is_empty()
}

/// Head: the card alone in the first column, and somewhere `DESA … RT/RW : 002/000 DUSUN : …`.
fn next_ektp(carried: &mut Vec<Cell>, cells: &[Cell]) -> Option<Vec<Cell>> {
    if is_ektp_head(cells) {
        let place = (2..cells.len()).map(|index| text(cells, index)).find(|text| text.contains("RT/RW"));
        let place = place.unwrap_or_default();
        let rt_rw = after(&place, "RT/RW", &['D', ',']);
        let (rt, rw) = rt_rw.split_once('/').unwrap_or((&rt_rw, ""));
        *carried = head(digits(cells, 0), "", &after(&place, "DUSUN", &[',']), rt, rw);
        return None;
    }
    if text(cells, 0).parse::<f64>().is_err() || text(cells, 1).is_empty() {
        return None;
    }
    member(carried, cells, &[1, 2, 3, 4, 5, 6, 8, 12])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&[&str]]) -> Vec<(u32, Vec<Cell>)> {
        let cells = |row: &&[&str]| row.iter().map(|text| Cell::from(*text)).collect();
        texts.iter().zip(1..).map(|(row, number)| (number, cells(row))).collect()
    }

    fn read(layout: &str, texts: &[&[&str]]) -> Vec<Vec<String>> {
        let rows = rows(texts);
        let layout = LAYOUTS.iter().find(|one| (one.fits)(&rows)).filter(|one| one.name == layout).unwrap();
        let mut carried = Vec::new();
        let members = rows.iter().filter_map(|(_, cells)| (layout.next)(&mut carried, cells));
        let members: Vec<Vec<String>> = members.map(|cells| cells.iter().map(Cell::text).collect()).collect();
        assert!(members.iter().all(|cells| cells.len() == layout.columns.len()));
        members
    }

    #[test]
    fn families_of_the_shape_of_2016_are_carried_down_to_their_members() {
        let found = read(
            "bip2016",
            &[
                &["BUKU INDUK PENDUDUK"],
                &["No. KK : 3307102001100001", "", "Alamat : JL. MAWAR 3, Nama Dusun : KRAJAN, RT/RW : 001/002"],
                &[
                    "1",
                    "SITI CONTOH",
                    "3307105205900001",
                    "WONOSOBO",
                    "12-05-1990",
                    "P",
                    "KEPALA KELUARGA",
                    "ISLAM",
                    "SD",
                    "PETANI",
                ],
                &["No. KK : 3307102001100002", "", "Alamat : -, Nama Dusun : NGADISONO, RT/RW : -/-"],
                &[
                    "1",
                    "ALI CONTOH",
                    "3307101205800002",
                    "WONOSOBO",
                    "12-05-1980",
                    "L",
                    "KEPALA KELUARGA",
                    "ISLAM",
                    "SD",
                    "BURUH",
                ],
                &["Keterangan: dicetak dari contoh"],
            ],
        );
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0][..6],
            ["3307102001100001", "JL. MAWAR 3", "KRAJAN", "01/02", "SITI CONTOH", "3307105205900001"]
        );
        assert_eq!(found[1][..4], ["3307102001100002", "-", "NGADISONO", ""]);
        assert_eq!(found[1][10], "BURUH");
    }

    #[test]
    fn families_of_the_shape_of_2012_are_carried_down_to_their_members() {
        let found = read(
            "bip2012",
            &[
                &["", "NO.KK", "", "NAMA KEPALA KELUARGA", "", "", "ALAMAT"],
                &["", "3307102001100001", "", "SITI", "", "", "DUSUN KRAJAN, RT:001, RW:002, Kodepos:56371,-"],
                &["NO", "", "NIK", "NAMA"],
                &[
                    "1",
                    "",
                    "3307105205900001",
                    "SITI CONTOH",
                    "Pr",
                    "WONOSOBO",
                    "12-05-1990",
                    "",
                    "ISLAM",
                    "KAWIN",
                    "KEPALA KELUARGA",
                    "SD",
                    "PETANI",
                ],
                &["", "NO.KK"],
                &["", "3307102001100002", "", "ALI", "", "", "JL. MELATI 1, DUSUN LOR, RT:003, RW:001, -"],
                &[
                    "2",
                    "",
                    "3307101205800002",
                    "ALI CONTOH",
                    "Lk",
                    "WONOSOBO",
                    "12-05-1980",
                    "",
                    "ISLAM",
                    "KAWIN",
                    "KEPALA KELUARGA",
                    "SD",
                    "BURUH",
                ],
            ],
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0][..5], ["3307102001100001", "", "KRAJAN", "01/02", "3307105205900001"]);
        assert_eq!(found[1][..4], ["3307102001100002", "JL. MELATI 1", "LOR", "03/01"]);
    }

    #[test]
    fn families_of_the_shape_with_ktp_el_are_carried_down_to_their_members() {
        let found = read(
            "bip-ektp",
            &[
                &["NO", "Nama Lengkap", "NIK"],
                &[
                    "3307102001100001",
                    "",
                    "SITI",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "DESA CONTOH RT/RW : 002/000 DUSUN : KRAJAN",
                ],
                &[
                    "1",
                    "SITI CONTOH",
                    "3307105205900001",
                    "WONOSOBO",
                    "12-05-1990",
                    "Pr",
                    "CM",
                    "-",
                    "KEPALA KELUARGA",
                    "ISLAM",
                    "SD",
                    "",
                    "PETANI",
                ],
            ],
        );
        assert_eq!(
            found,
            [[
                "3307102001100001",
                "",
                "KRAJAN",
                "02",
                "SITI CONTOH",
                "3307105205900001",
                "WONOSOBO",
                "12-05-1990",
                "Pr",
                "CM",
                "KEPALA KELUARGA",
                "PETANI"
            ]]
        );
    }
}

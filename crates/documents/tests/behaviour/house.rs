//! What sheets for listing houses must keep to: a page a house, names where they are known, room for a pen, a code.

use documents::HouseSheets;
use documents::house::{House, Labels, Member, render};
use jiff::civil::date;

fn sheets(houses: Vec<House>) -> HouseSheets {
    HouseSheets {
        title: "Lembar Pendataan Rumah".into(),
        office: vec!["Desa Kuripan".into()],
        area: "Dusun Krajan · RT 02/01".into(),
        walker: "Bu Darmi".into(),
        intro: "Bacakan dulu.".into(),
        labels: Labels { house: "Rumah nomor", members: "Orang serumah", scan: "Pindai", ..Labels::default() },
        outcomes: vec!["Didata".into(), "Menolak didata".into()],
        informants: vec!["Tetangga".into()],
        answers: vec!["Tidak".into(), "Tidak tahu".into()],
        houses,
        date: Some(date(2026, 11, 24)),
        ..HouseSheets::default()
    }
}

fn member(name: &str) -> Member {
    Member { name: name.into(), sex: "P".into(), born: "1990".into(), relation: "Anak".into() }
}

#[test]
fn each_house_has_a_page_of_its_own_with_number_names_and_area() {
    let houses = vec![
        House {
            number: "1".into(),
            head: "Slamet Riyadi".into(),
            members: vec![member("Siti Aminah"), member("Bagas")],
            address: "https://contoh.id/pendataan-rumah/01a20d85-b6e9-72b8-8aea-a92dc6c3cadc".into(),
        },
        House { number: "2".into(), ..House::default() },
    ];
    let pdf = render(&sheets(houses)).unwrap();
    assert_eq!((pdf.pages(), pdf.archival()), (2, true));
    let text = crate::reading::flat(&pdf);
    for wanted in ["Slamet Riyadi", "Siti Aminah", "Bagas", "Krajan", "Menolak didata", "Tidak tahu", "Bu Darmi"] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[test]
fn a_large_household_goes_on_on_the_next_page_and_nothing_without_houses_is_printed() {
    let many = House {
        number: "7".into(),
        members: (0..40).map(|at| member(&format!("Orang {at}"))).collect(),
        ..House::default()
    };
    let pdf = render(&sheets(vec![many])).unwrap();
    assert!(pdf.pages() >= 2 && crate::reading::flat(&pdf).contains("Orang 39"));
    assert!(render(&sheets(Vec::new())).is_err());
}

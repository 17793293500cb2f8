//! What a village's monthly report must keep to: numbers beside those of the month before, sentences, small photos.

use documents::letter::{Pair, Signer};
use documents::monthly::{Activity, Labels, Line, MOST_PHOTOS, Monthly, Obstacle, Section, render};
use jiff::civil::date;

const PHOTO: &[u8] = include_bytes!("../../../node/tests/stories/photo.jpg");

fn report() -> Monthly {
    let line = |label: &str, now: &str, before: &str, difference: &str| Line {
        label: label.into(),
        now: now.into(),
        before: before.into(),
        difference: difference.into(),
    };
    Monthly {
        office: vec!["Kabupaten Wonosobo".into(), "Desa Kuripan".into()],
        title: "Laporan Bulanan Desa Migran Produktif".into(),
        period: "Oktober 2026".into(),
        facts: vec![
            Pair::new("Kode desa", "33.07.05.2003"),
            Pair::new("Petugas Desmigratif", "Siti Rahmawati\nJoko Prasetyo"),
        ],
        changes: vec!["Bulan ini 4 warga berangkat, 2 lebih banyak daripada September.".into()],
        summary: "Bulan yang tenang.".into(),
        sections: vec![Section {
            title: "Di luar negeri".into(),
            sentences: vec!["Bulan ini 4 warga berangkat.".into()],
            own: "Semua berangkat melalui BP3MI Semarang.".into(),
            lines: vec![
                line("Warga berangkat", "4", "2", "+2"),
                line("Warga bekerja di luar negeri", "61", "57", "+4"),
            ],
        }],
        activities: vec![Activity {
            date: "12 Oktober 2026".into(),
            title: "Penyuluhan migrasi aman".into(),
            place: "Balai desa".into(),
            people: "34".into(),
            photos: vec![0, 1],
        }],
        photos: vec![PHOTO.to_vec(), PHOTO.to_vec()],
        obstacles: vec![Obstacle {
            what: "Antrean paspor enam minggu".into(),
            agency: "Imigrasi".into(),
            since: "1 September 2026".into(),
            detail: String::new(),
        }],
        plan: "Sosialisasi di Dusun Krajan".into(),
        labels: Labels {
            changes: "Yang berubah",
            summary: "Ringkasan",
            number: "Angka",
            now: "Bulan ini",
            before: "Bulan lalu",
            difference: "Selisih",
            activities: "Kegiatan",
            date: "Tanggal",
            activity: "Kegiatan",
            place: "Tempat",
            people: "Hadir",
            photo: "Foto kegiatan",
            obstacles: "Hambatan",
            agency: "Instansi yang dibutuhkan",
            since: "sejak",
            plan: "Rencana",
            none: "Tidak ada.",
        },
        signers: vec![Signer {
            heading: "Petugas Desmigratif,".into(),
            name: "Siti Rahmawati".into(),
            ..Signer::default()
        }],
        place_and_date: "Kuripan, 2 November 2026".into(),
        date: Some(date(2026, 11, 2)),
        ..Monthly::default()
    }
}

#[test]
fn a_report_shows_numbers_words_activities_and_obstacles_and_is_archival_with_photos() {
    let pdf = render(&report()).unwrap();
    assert!(pdf.archival(), "a report is kept for years");
    assert!(pdf.pages() <= 2, "{}", pdf.pages());
    let text = crate::reading::flat(&pdf);
    for wanted in [
        "Oktober 2026",
        "33.07.05.2003",
        "lebih banyak daripada September",
        "Warga berangkat",
        "+2",
        "Semarang",
        "Balai desa",
        "Antrean paspor",
        "Krajan",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[test]
fn too_many_photos_and_no_period_are_refused_and_a_photo_that_is_none_stops_nothing_else() {
    let many = Monthly { photos: vec![PHOTO.to_vec(); MOST_PHOTOS + 1], ..report() };
    assert!(render(&many).is_err());
    assert!(render(&Monthly { period: String::new(), ..report() }).is_err());
    assert!(render(&Monthly { photos: vec![b"none".to_vec(), PHOTO.to_vec()], ..report() }).is_err());
    assert!(render(&report()).is_ok(), "the press goes on");
}

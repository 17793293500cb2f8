//! Sample register, blank book, form and slips.

use documents::form::{Answer, BlankForm, Field, Section};
use documents::letter::{Pair, Signer};
use documents::qr::QrContent;
use documents::register::{Align, Column, Register};
use documents::slip::{Slip, SlipPaper};
use jiff::civil::date;
use kernel::words::Lang;

fn office() -> Vec<String> {
    vec!["Pemerintah Kabupaten Wonosobo".into(), "Kecamatan Watumalang".into(), "Desa Kuripan".into()]
}

fn columns() -> Vec<Column> {
    vec![
        Column::new("No.", 4).aligned(Align::Center),
        Column::new("Tanggal", 9).aligned(Align::Center),
        Column::new("Nomor surat", 14),
        Column::new("Jenis surat", 16),
        Column::new("Nama pemohon", 18),
        Column::new("Keperluan", 24),
        Column::new("Penanda tangan", 14),
        Column::new("Keterangan", 12),
    ]
}

fn signers() -> Vec<Signer> {
    vec![
        Signer { heading: "Petugas Desmigratif,".into(), name: "Retno Wulandari".into(), ..Signer::default() },
        Signer {
            heading: "Mengetahui,\nKepala Desa Kuripan".into(),
            name: "Bambang Sutrisno".into(),
            stamp: true,
            ..Signer::default()
        },
    ]
}

pub fn register() -> Register {
    let people = ["Siti Nur'aini", "Kasmini", "Agus Prasetyo", "Dewi Lestari Wahyuningsih binti Sukarno", "Moh. Yusuf"];
    let rows = (1..=38)
        .map(|index: usize| {
            vec![
                index.to_string(),
                format!("{:02}-11-2026", index % 28 + 1),
                format!("470/{index:03}/KRP/XI/2026"),
                if index.is_multiple_of(3) { "Surat Keterangan Status Perkawinan" } else { "Surat Izin Suami" }.into(),
                people[index % people.len()].into(),
                if index.is_multiple_of(4) {
                    "Bekerja di Taiwan sebagai perawat lansia, perpanjangan perjanjian kerja kedua"
                } else {
                    "Bekerja di Hong Kong"
                }
                .into(),
                "Bambang Sutrisno".into(),
                if index == 7 { "Ditarik 20-11-2026".into() } else { String::new() },
            ]
        })
        .collect();
    Register {
        title: "Buku Register Surat".into(),
        office: office(),
        period: Some("November 2026".into()),
        columns: columns(),
        rows,
        empty_rows: 3,
        note: "Buku ini memuat data pribadi. Simpan di lemari terkunci.".into(),
        place_and_date: "Kuripan, 30 November 2026".into(),
        signers: signers(),
        watermark: None,
        date: Some(date(2026, 11, 24)),
        lang: Lang::Id,
    }
}

pub fn blank_book() -> Register {
    Register {
        rows: Vec::new(),
        empty_rows: 30,
        period: None,
        signers: Vec::new(),
        watermark: Some("CONTOH".into()),
        ..register()
    }
}

pub fn form() -> BlankForm {
    let choices = |list: &[&str]| Answer::Choices(list.iter().map(|choice| (*choice).into()).collect());
    BlankForm {
        title: "Formulir Pendaftaran Warga".into(),
        office: office(),
        code: "F-WARGA · desmigratif".into(),
        intro: "Data ini dilihat Petugas Desmigratif dan kepala desa. Tulis dengan huruf cetak. Yang tidak punya NIK tetap dapat didaftar.".into(),
        sections: vec![
            Section {
                title: "Identitas".into(),
                fields: vec![
                    Field::new("Nama", Answer::Line).required().help("Seperti pada KTP atau akta lahir"),
                    Field::new("NIK", Answer::Nik).help("16 angka; kosongkan bila belum punya"),
                    Field::new("Nomor KK", Answer::Nik),
                    Field::new("Tempat lahir", Answer::Line),
                    Field::new("Tanggal lahir", Answer::Date).required(),
                    Field::new("Jenis kelamin", choices(&["Laki-laki", "Perempuan"])).required(),
                    Field::new("Status perkawinan", choices(&["Belum kawin", "Kawin", "Cerai hidup", "Cerai mati"])),
                    Field::new("Nomor paspor", Answer::Boxes(9)),
                    Field::new("Alamat", Answer::Lines(2)).required(),
                ],
            },
            Section {
                title: "Rencana bekerja".into(),
                fields: vec![
                    Field::new("Negara tujuan", choices(&["Taiwan", "Hong Kong", "Malaysia", "Singapura", "Arab Saudi", "Korea Selatan", "Jepang", "Lainnya"])),
                    Field::new("Cara berangkat", choices(&["Melalui P3MI", "Penempatan pemerintah (G to G)", "Perseorangan", "Untuk kepentingan perusahaan sendiri"])),
                    Field::new("Rencana berangkat", Answer::Month),
                    Field::new("Biaya yang sudah dibayar", Answer::Rupiah).help("Kepada siapa pun, juga sponsor"),
                    Field::new("Catatan", Answer::Lines(4)),
                ],
            },
        ],
        place_and_date: "Kuripan, ......................... 20....".into(),
        signers: vec![
            Signer { heading: "Warga,".into(), ..Signer::default() },
            Signer { heading: "Petugas Desmigratif,".into(), ..Signer::default() },
        ],
        date: Some(date(2026, 11, 24)),
        lang: Lang::Id,
    }
}

pub fn code_slip() -> Slip {
    Slip {
        office: "Desa Kuripan, Kabupaten Wonosobo".into(),
        title: "Kode Akun".into(),
        code_label: "Kode sekali pakai".into(),
        code: Some("K7QD 4MHX".into()),
        lines: vec![Pair::new("Nama", "Siti Nur'aini"), Pair::new("Berlaku sampai", "1 Desember 2026")],
        instructions: vec![
            "Buka desmigratif.example dan pilih Daftar.".into(),
            "Ketik kode di atas, lalu buat kata sandi sendiri.".into(),
            "Jangan berikan kode ini kepada orang lain, juga kepada petugas.".into(),
        ],
        qr: Some(QrContent {
            url: "https://desmigratif.example/daftar".into(),
            caption: "Pindai untuk mendaftar".into(),
        }),
        footer: "Kode hangus setelah dipakai sekali.".into(),
        paper: SlipPaper::A6,
        date: Some(date(2026, 11, 24)),
        lang: Lang::Id,
    }
}

pub fn pocket_card() -> Slip {
    Slip {
        office: "Desa Kuripan, Kabupaten Wonosobo".into(),
        title: "Kartu Saku".into(),
        code_label: String::new(),
        code: None,
        lines: vec![
            Pair::new("Desa", "(0286) 555 0142"),
            Pair::new("Keluarga", "0812 5550 0133"),
            Pair::new("KP2MI", "0800 000 0000"),
            Pair::new("KDEI Taipei", "+886 900 000 000"),
        ],
        instructions: vec![
            "Paspor dan perjanjian kerja adalah milik Anda. Simpan sendiri, foto salinannya.".into(),
            "Bila upah ditahan, dipukul, atau dilarang keluar: telepon perwakilan RI.".into(),
            "Beri kabar keluarga paling sedikit sebulan sekali.".into(),
        ],
        qr: Some(QrContent { url: "https://desmigratif.example/aduan".into(), caption: "Aduan".into() }),
        footer: "Nomor pada contoh ini tidak nyata.".into(),
        paper: SlipPaper::A5,
        date: Some(date(2026, 11, 24)),
        lang: Lang::Id,
    }
}

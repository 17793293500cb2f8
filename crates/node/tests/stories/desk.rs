//! What is done at the desk again and again, as an officer does it: people who exist nowhere else, registered through the
//! form, with a case and a letter.

use std::sync::atomic::{AtomicU32, Ordering};

use testkit::{Client, Form, Page};

use crate::world::World;

/// The password of every account of the cast, which the start of the sample world prints.
pub fn password(world: &World) -> String {
    world.who(crate::world::OFFICER).password.clone()
}

/// A woman of Kuripan whom no other test knows.
#[derive(Debug, Clone)]
pub struct Person {
    pub name: String,
    pub nik: String,
    /// As an officer types it: day first.
    pub born: String,
    pub kk: String,
    pub husband: String,
    pub phone: String,
}

static PEOPLE: AtomicU32 = AtomicU32::new(1);

const FIRST: [&str; 12] = [
    "Wigrahati",
    "Lokesmara",
    "Purwandhani",
    "Gendhisari",
    "Bremanika",
    "Cintrawati",
    "Dyahtami",
    "Ngesthiwidya",
    "Rukmagiri",
    "Tejasulung",
    "Umbulharti",
    "Yogiswara",
];
const SECOND: [&str; 12] = [
    "Kembangsore",
    "Mlatiputih",
    "Ronggeswari",
    "Sekarpethak",
    "Turangganis",
    "Banjarwulan",
    "Dewandaru",
    "Gumilang",
    "Jentremyati",
    "Lembayungan",
    "Pramugari",
    "Wijilutami",
];

impl Person {
    /// The next one.
    pub fn next() -> Person {
        let number = PEOPLE.fetch_add(1, Ordering::Relaxed);
        let (day, month, year) = (1 + number % 28, 1 + (number / 28) % 12, 80 + number % 20);
        let index = number as usize;
        let (first, second) = (FIRST[index % 12], SECOND[(index / 12 + index * 5) % 12]);
        Person {
            name: format!("{first} {second}"),
            nik: format!("330710{:02}{month:02}{year:02}{:04}", day + 40, 7000 + number),
            born: format!("{day:02}-{month:02}-19{year:02}"),
            kk: format!("330710010112{:04}", 7000 + number),
            husband: format!("Slamet {second}"),
            phone: format!("08579{:07}", 1_000_000 + number * 37),
        }
    }

    /// The form of a new resident with what is always asked; the notice has been read out.
    pub fn form(&self, officer: &Client) -> Form {
        let form = officer.get("/warga/baru").form("/warga/baru");
        form.fill("Nama", &self.name).choose("notice", "Dibacakan oleh petugas").choose("sex", "Perempuan")
    }

    /// The same with everything that the desk asks: numbers, home, household and whom to call.
    pub fn whole_form(&self, officer: &Client) -> Form {
        self.form(officer)
            .fill("NIK", &self.nik)
            .fill("Tanggal lahir", &self.born)
            .fill("Tempat lahir", "Wonosobo")
            .choose("marital_status", "Kawin")
            .fill("Dusun", "Krajan")
            .fill("RT/RW", "02/01")
            .fill("Telepon", &self.phone)
            .fill("Keluarga baru: nomor KK", &self.kk)
            .fill("Keluarga baru: nama kepala keluarga", &self.husband)
            .fill("Hubungan dengan kepala keluarga", "Suami/istri")
            .fill("Nama yang dihubungi", &self.husband)
            .fill("Hubungan dengan warga", "Suami/istri")
            .fill("Telepon yang dihubungi", "0813 9876 5432")
    }

    /// Registered with everything; the page of the resident.
    pub fn register(&self, officer: &Client) -> Page {
        let page = self.whole_form(officer).send();
        page.must_be(200).must_say("Warga sudah dicatat.").must_say(&self.name);
        page
    }
}

/// A registered woman and the path of her page.
pub fn somebody(world: &World) -> (Person, String) {
    let person = Person::next();
    let path = person.register(&world.officer()).path().to_owned();
    (person, path)
}

/// Opens a case for a resident who wants to leave; the page of the case.
pub fn open_case(officer: &Client, resident: &str) -> Page {
    let address = format!("{resident}/kasus/baru");
    let form = officer.get(&address).form(&address).choose("keadaan", "Masih di sini, ingin berangkat");
    let form = form.fill("Skema penempatan", "P to P (melalui P3MI)").fill("Negara tujuan", "Taiwan");
    let page = form.fill("Pekerjaan yang dituju", "Perawat lansia").send();
    page.must_be(200).must_say("Taiwan");
    assert!(page.path().starts_with("/kasus/"), "{}", page.path());
    page
}

/// Leads the interview about the recruitment; these fields by name, the rest stays unasked.
pub fn interview(officer: &Client, case: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("{case}/perekrutan");
    let form = officer.get(&address).form(&address);
    let page = fields.iter().fold(form, |form, (name, value)| form.fill(name, value)).send();
    page.must_be(200).must_say("Wawancara tersimpan.");
    page
}

/// Reviews a case: the same decision and reason to each thing that is to be checked.
pub fn review(officer: &Client, case: &str) -> Page {
    let address = format!("{case}/periksa");
    let page = officer.get(&address);
    let document = page.document();
    let named = |kind: &str| -> Vec<String> {
        let names = document.all(kind).filter_map(|one| one.attribute("name").map(str::to_owned));
        names.filter(|name| name.starts_with("keputusan.") || name.starts_with("alasan.")).collect()
    };
    let mut form = page.form(&address).tick("reviewed");
    for name in named("input").into_iter().chain(named("select")) {
        form = match name.starts_with("keputusan.") {
            true => form.choose(&name, "tindak_lanjut"),
            false => form.fill(&name, "Ditanyakan kepada keluarga"),
        };
    }
    let page = form.send();
    page.must_be(200).must_say("Pemeriksaan tersimpan.");
    page
}

/// Interviewed and reviewed, as the village's verification asks.
pub fn reviewed(officer: &Client, case: &str) {
    interview(officer, case, &[]);
    review(officer, case);
}

/// The draft of the family's permission; the page of the letter.
pub fn draft(officer: &Client, resident: &str) -> Page {
    let address = format!("{resident}/surat/baru");
    let page = officer.get(&format!("{address}?jenis=surat_izin_keluarga&negara=Taiwan"));
    page.must_be(200);
    let page = page.form(&address).fill("job", "Perawat lansia").send();
    page.must_be(200).must_say("Draf disimpan.");
    page
}

/// Records that identity and free will were checked in the signer's presence.
pub fn check(officer: &Client, letter: &str) -> Page {
    let address = format!("{letter}/periksa");
    let form = officer.get(&address).form(&address).choose("checked_how", "hadir").tick("free_will");
    let page = form.send();
    page.must_be(200).must_say("Pemeriksaan dicatat");
    page
}

/// The head acknowledges with their own password.
pub fn acknowledge(world: &World, letter: &str) -> Page {
    let address = format!("{letter}/mengetahui");
    let page = world.head().get(&address).form(&address).fill("password", &password(world)).send();
    page.must_be(200).must_say("Surat sudah diketahui");
    page
}

/// The address under which anybody checks an acknowledged letter, read from the code on its paper.
pub fn check_address(letter: &Page) -> String {
    let printed = letter.form(&format!("{}/cetak", letter.path())).send();
    let codes = crate::paper::codes(printed.bytes());
    codes.into_iter().next().unwrap_or_else(|| panic!("no code is read from the paper of {}", letter.path()))
}

//! A child whose parent works abroad, with the least that has to be known. How the child fares is told by screenings, who looks
//! after it by `care`. Not here: a condition, which never stands beside a name.

use jiff::civil::Date;
use kernel::{Held, Id, choices};
use people::records::resident::Sex;
use record_derive::Record;

use super::PARENTING_WRITERS;

choices! {
    /// Which parent is away: children fare worse where the mother or both are.
    pub enum AwayParent {
        Mother = 1, "ibu", "Ibu", "Mother";
        Father = 2, "ayah", "Ayah", "Father";
        Both = 3, "keduanya", "Ibu dan ayah", "Mother and father";
        Guardian = 4, "wali", "Wali yang mengasuh", "The guardian who brought the child up";
    }
}

choices! {
    /// Where the child learns.
    pub enum School {
        TooYoung = 1, "belum", "Belum sekolah", "Not at school yet";
        Kindergarten = 2, "paud", "PAUD atau TK", "Kindergarten";
        Primary = 3, "sd", "SD atau MI", "Primary school";
        LowerSecondary = 4, "smp", "SMP atau MTs", "Lower secondary school";
        UpperSecondary = 5, "sma", "SMA, SMK, atau MA", "Upper secondary school";
        Boarding = 6, "pesantren", "Pesantren tanpa sekolah umum", "Boarding school of religion only";
        Course = 7, "kejar_paket", "Kejar Paket atau kursus", "Equivalency course";
        Left = 8, "putus", "Tidak sekolah lagi", "Left school";
    }
}

choices! {
    /// How often the child hears from the parent.
    pub enum ContactRhythm {
        Daily = 1, "tiap_hari", "Hampir tiap hari", "Nearly every day";
        Weekly = 2, "tiap_minggu", "Tiap minggu", "Every week";
        Monthly = 3, "tiap_bulan", "Tiap bulan", "Every month";
        Seldom = 4, "jarang", "Jarang", "Seldom";
        Never = 5, "tidak_pernah", "Tidak ada kabar", "No news";
    }
}

choices! {
    /// Whether the programme goes on for the child.
    pub enum ChildState {
        Present = 1, "ikut", "Didampingi", "Accompanied";
        ParentHome = 2, "orang_tua_pulang", "Selesai: orang tua sudah pulang", "Ended: the parent is home";
        Grown = 3, "dewasa", "Selesai: sudah dewasa", "Ended: grown up";
        Moved = 4, "pindah", "Selesai: pindah dari desa", "Ended: moved away";
        Declined = 5, "tidak_bersedia", "Selesai: keluarga tidak bersedia lagi", "Ended: the family does not wish it any more";
    }
}

/// A child. The minimum of DOMAIN E: no prose, no diagnosis, no address.
#[derive(Record, Debug, Clone)]
#[record(kind = 140, path = "anak", id = "Anak", en = "Child", home = village, read = PARENTING_WRITERS,
    write = PARENTING_WRITERS, specific = PARENTING_WRITERS, source = "UU 18/2017 Pasal 42 huruf e; UU 35/2014")]
pub struct Child {
    pub id: Id<Child>,
    #[field(tag = 1, id = "Nama anak", en = "Name of the child", class = personal, subject = own, find, title, list,
        section("Anak", "The child"), help("Nama panggilan boleh.", "A nickname will do."))]
    pub name: Held<String>,
    #[field(tag = 2, id = "Jenis kelamin", en = "Sex")]
    pub sex: Sex,
    #[field(tag = 3, id = "Tahun lahir", en = "Year of birth", class = personal, subject = own,
        help("Tahun saja, misalnya 2016.", "Only the year, such as 2016."))]
    pub birth_year: Held<i64>,
    #[field(tag = 4, id = "Dusun", en = "Hamlet", list)]
    pub dusun: Option<String>,
    #[field(tag = 5, id = "Akta kelahiran", en = "Birth certificate", class = personal, subject = own,
        help("Bila belum ada, petugas desa membantu mengurusnya.", "If there is none, the village officer helps to get one."))]
    pub birth_certificate: Held<bool>,
    #[field(tag = 6, id = "Orang tua yang pergi", en = "Parent who is away", class = personal, subject = own, sealed,
        section("Orang tua", "The parents"))]
    pub away: Held<AwayParent>,
    #[field(tag = 7, id = "Pergi sejak", en = "Away since", class = personal, subject = own, sealed)]
    pub away_since: Held<Option<Date>>,
    #[field(tag = 8, id = "Kabar dari orang tua", en = "News from the parent", class = personal, subject = own, sealed)]
    pub contact: Held<ContactRhythm>,
    #[field(tag = 9, id = "Sekolah", en = "School", class = personal, subject = own, section("Sekolah", "School"))]
    pub school: Held<School>,
    #[field(tag = 10, id = "Kelas", en = "Grade", class = personal, subject = own, help("Misalnya 4.", "Such as 4."))]
    pub grade: Held<Option<String>>,
    #[field(tag = 11, id = "Warga", en = "Resident", class = personal, subject = own, sealed, lookup, fixed)]
    pub resident: Held<Option<String>>,
    #[field(tag = 12, id = "Keadaan", en = "State", list, fixed)]
    pub state: ChildState,
    #[field(tag = 13, id = "Mulai didampingi", en = "Accompanied since", list, fixed)]
    pub since: Date,
    #[field(tag = 14, id = "Selesai pada", en = "Ended on", fixed)]
    pub ended_on: Option<Date>,
}

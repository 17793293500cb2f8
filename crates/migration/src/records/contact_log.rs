//! One contact about a worker abroad, successful or not: written once and never edited. The day is clear, so that contacts
//! can be counted; with whom, how it went and what was said are the worker's and sealed.

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// In which way somebody was contacted.
    pub enum ContactWay {
        Phone = 1, "telepon", "Telepon", "Telephone";
        WhatsApp = 2, "whatsapp", "WhatsApp", "WhatsApp";
        Video = 3, "panggilan_video", "Panggilan video", "Video call";
        Sms = 4, "sms", "SMS", "Text message";
        SocialMedia = 5, "media_sosial", "Media sosial", "Social media";
        Visit = 6, "bertemu", "Bertemu langsung", "In person";
        Letter = 7, "surat", "Surat atau email", "Letter or email";
    }
}

choices! {
    /// With whom.
    pub enum ContactWith {
        Worker = 1, "pekerja", "Pekerja sendiri", "The worker";
        Family = 2, "keluarga", "Keluarga", "The family";
        Mission = 3, "perwakilan_ri", "Perwakilan RI (KBRI, KJRI, KDEI)", "Indonesian mission";
        Agency = 4, "p3mi", "P3MI atau agensi", "The agency";
        Protection = 5, "bp3mi", "BP3MI atau KP2MI", "BP3MI or the ministry";
        Employer = 6, "pemberi_kerja", "Pemberi kerja", "The employer";
        Other = 7, "lainnya", "Lainnya", "Somebody else";
    }
}

choices! {
    /// How it went.
    pub enum ContactOutcome {
        Reached = 1, "tersambung", "Tersambung, sudah berbicara atau dibalas", "Reached, spoke or was answered";
        Left = 2, "pesan_dikirim", "Pesan dikirim, menunggu jawaban", "Message sent, no answer yet";
        NoAnswer = 3, "tidak_dijawab", "Tidak dijawab", "No answer";
        Unreachable = 4, "nomor_mati", "Nomor tidak aktif atau salah", "Number dead or wrong";
    }
}

choices! {
    /// The worker's own wish: when there has been no news for long, may the family be told and asked?
    pub enum FamilyMayKnow {
        Yes = 1, "ya", "Ya, keluarga boleh dihubungi", "Yes, the family may be contacted";
        No = 2, "tidak", "Tidak, jangan hubungi keluarga", "No, do not contact the family";
    }
}

impl ContactOutcome {
    /// Did the attempt fail? A message that waits for its answer has not failed yet.
    pub fn failed(self) -> bool {
        matches!(self, ContactOutcome::NoAnswer | ContactOutcome::Unreachable)
    }
}

/// One contact. UU 18/2017 art. 42(d): the village monitors departure and return.
#[derive(Record, Debug, Clone)]
#[record(kind = 60, path = "kabar", id = "Kabar", en = "Contact", home = village, append_only, read = CASE_READERS,
    write = CASE_WRITERS, specific = CASE_SPECIFIC, source = "UU 18/2017 Pasal 42 huruf d")]
pub struct ContactLog {
    pub id: Id<ContactLog>,
    #[field(tag = 1, id = "Kasus", en = "Case")]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident")]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Tanggal", en = "Date", list)]
    pub date: Date,
    #[field(tag = 4, id = "Dengan siapa", en = "With whom", class = specific, subject = resident, sealed)]
    pub with: Held<ContactWith>,
    #[field(tag = 5, id = "Lewat", en = "By", class = specific, subject = resident, sealed)]
    pub way: Held<ContactWay>,
    #[field(tag = 6, id = "Hasil", en = "How it went", class = specific, subject = resident, sealed)]
    pub outcome: Held<ContactOutcome>,
    #[field(tag = 7, id = "Yang disampaikan", en = "What was said", kind = LongText, class = specific, subject = resident, sealed,
        help("Disimpan tertutup: hanya petugas desa ini yang dapat membaca.", "Kept sealed: only this village's officer can read it."))]
    pub said: Held<Option<String>>,
    #[field(tag = 8, id = "Terakhir ada kabar dari pekerja", en = "Last heard of the worker", class = specific, subject = resident, sealed,
        help("Bila keluarga atau pihak lain yang berbicara: kapan mereka terakhir mendapat kabar.", "Where the family or somebody else spoke: when they last heard."))]
    pub heard_on: Held<Option<Date>>,
    #[field(tag = 9, id = "Hubungi lagi pada", en = "Next contact", class = specific, subject = resident, sealed,
        help("Kosongkan: dihitung dari jarak waktu kabar desa ini.", "Leave empty: counted from this village's interval."))]
    pub next: Held<Option<Date>>,
}

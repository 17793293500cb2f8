//! An emergency, or trouble abroad that somebody works on. Whom it is about is part of what is sealed, under the key of the
//! record itself: that a person has one is told by no clear column. What was done about it are its steps.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::Role;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

/// Who may know of an emergency: the officer of the village whom it was told. Others learn of it by a referral.
pub const HANDLERS: &[Role] = &[Role::PetugasDesmigratif];

choices! {
    /// What happened.
    pub enum EmergencyKind {
        Death = 1, "meninggal", "Meninggal dunia", "Died";
        Accident = 2, "kecelakaan", "Kecelakaan atau sakit berat", "Accident or grave illness";
        Missing = 3, "hilang", "Hilang, tidak dapat ditemukan", "Missing";
        Violence = 4, "kekerasan", "Disekap, kekerasan, atau ancaman", "Locked in, violence or threats";
        Detained = 5, "ditahan", "Ditahan atau berhadapan dengan hukum", "Detained or before a court";
        Unpaid = 11, "upah", "Upah tidak dibayar", "Wages not paid";
        PapersHeld = 12, "dokumen_ditahan", "Dokumen ditahan", "Papers are withheld";
        OtherWork = 13, "tidak_sesuai", "Pekerjaan tidak sesuai perjanjian", "Work is not as agreed";
        OtherTrouble = 19, "lainnya", "Masalah lain", "Other trouble";
    }
}

impl EmergencyKind {
    /// Does somebody have to act today?
    pub fn is_urgent(self) -> bool {
        self.code() < 10
    }
}

choices! {
    /// Who told it.
    pub enum Reporter {
        Worker = 1, "pekerja", "Pekerja sendiri", "The worker";
        Family = 2, "keluarga", "Keluarga", "The family";
        Mission = 3, "perwakilan_ri", "Perwakilan RI", "The Indonesian mission";
        Protection = 4, "bp3mi", "BP3MI atau KP2MI", "BP3MI or the ministry";
        Agency = 5, "p3mi", "P3MI atau agensi", "The agency";
        Friend = 6, "teman", "Teman atau tetangga", "A friend or neighbour";
        Police = 7, "polisi", "Polisi", "The police";
        Other = 8, "lainnya", "Lainnya", "Somebody else";
    }
}

choices! {
    /// Is somebody still working on it?
    pub enum EmergencyState {
        Open = 1, "berjalan", "Sedang ditangani", "Being worked on";
        Closed = 2, "selesai", "Selesai", "Closed";
    }
}

/// One emergency. UU 18/2017 art. 7, 21, 24; Permenaker 4/2023.
#[derive(Record, Debug, Clone)]
#[record(kind = 68, path = "darurat", id = "Keadaan darurat", en = "Emergency", home = village, read = HANDLERS,
    write = HANDLERS, specific = HANDLERS, source = "UU 18/2017 Pasal 7, 21, dan 24")]
pub struct Emergency {
    pub id: Id<Emergency>,
    #[field(tag = 1, id = "Kasus", en = "Case", class = personal, subject = own, sealed, lookup, fixed)]
    pub case: Held<String>,
    #[field(tag = 2, id = "Apa yang terjadi", en = "What happened", class = specific, subject = own, sealed)]
    pub what: Held<EmergencyKind>,
    #[field(tag = 3, id = "Siapa yang memberi tahu", en = "Who told it", class = specific, subject = own, sealed)]
    pub reporter: Held<Reporter>,
    #[field(tag = 4, id = "Diketahui pada", en = "Known since", class = specific, subject = own, sealed)]
    pub known_on: Held<Date>,
    #[field(tag = 5, id = "Di mana", en = "Where", class = specific, subject = own, sealed,
        help("Kota, rumah sakit, alamat, atau yang diketahui.", "Town, hospital, address, or what is known."))]
    pub place: Held<Option<String>>,
    #[field(tag = 6, id = "Yang diketahui", en = "What is known", kind = LongText, class = specific, subject = own, sealed)]
    pub told: Held<Option<String>>,
    #[field(tag = 7, id = "Jenazah dibawa ke", en = "The remains go to", class = specific, subject = own, sealed)]
    pub remains_to: Held<Option<String>>,
    #[field(
        tag = 8,
        id = "Harus hari ini",
        en = "To be done today",
        fixed,
        help("Didahulukan pada Hari ini.", "Comes first on Today.")
    )]
    pub urgent: bool,
    #[field(tag = 9, id = "Keadaan", en = "State", fixed, list)]
    pub state: EmergencyState,
    #[field(tag = 10, id = "Dibuka pada", en = "Opened on", fixed, list)]
    pub opened_on: Date,
    #[field(tag = 11, id = "Tindak lanjut berikutnya", en = "Next follow-up", list)]
    pub next_on: Option<Date>,
    #[field(tag = 12, id = "Selesai pada", en = "Closed on", fixed, list)]
    pub closed_on: Option<Date>,
    #[field(tag = 13, id = "Hasil", en = "Outcome", kind = LongText, class = specific, subject = own, sealed)]
    pub outcome: Held<Option<String>>,
}

choices! {
    /// What a step is.
    pub enum EmergencyAct {
        Done = 1, "langkah", "Langkah", "Step";
        PaperThere = 2, "syarat_ada", "Syarat ada", "Paper is there";
        PaperMissing = 3, "syarat_belum", "Syarat belum ada", "Paper is not there";
        Opened = 4, "dibuka", "Dicatat", "Recorded";
        Closed = 5, "selesai", "Selesai", "Closed";
        Reopened = 6, "dibuka_lagi", "Dibuka lagi", "Opened again";
    }
}

/// One thing that was done, at a moment; written once. Sealed under the key of its emergency.
#[derive(Record, Debug, Clone)]
#[record(kind = 66, path = "langkah-darurat", id = "Langkah darurat", en = "Step of an emergency", home = village,
    append_only, read = HANDLERS, write = HANDLERS, specific = HANDLERS, source = "UU 18/2017 Pasal 21")]
pub struct EmergencyStep {
    pub id: Id<EmergencyStep>,
    #[field(tag = 1, id = "Keadaan darurat", en = "Emergency")]
    pub emergency: Ref<Emergency>,
    #[field(tag = 2, id = "Waktu", en = "When", list)]
    pub at: Timestamp,
    #[field(tag = 3, id = "Jenis langkah", en = "Kind of step", class = specific, subject = emergency, sealed)]
    pub act: Held<EmergencyAct>,
    #[field(tag = 4, id = "Syarat klaim", en = "Paper of the claim", class = specific, subject = emergency, sealed)]
    pub paper: Held<Option<String>>,
    #[field(tag = 5, id = "Apa yang dilakukan", en = "What was done", kind = LongText, class = specific, subject = emergency, sealed)]
    pub what: Held<Option<String>>,
}

//! What the same thing is called in each kind of body: a koperasi, conventional or sharia, and a BUMDes, whose highest organ is
//! the village's deliberation and which has no members' savings as capital (UU 6/2014 art. 87-90; PP 11/2021). They are chosen
//! here and nowhere else.

use kernel::{Phrase, phrase};

use crate::records::koperasi::{Form, Principle};
use crate::records::meeting::MeetingKind;

/// Words that differ by body.
#[derive(Debug, Clone, Copy)]
pub struct BodyWords {
    /// Meeting of the highest organ.
    pub meeting: Phrase,
    /// The yearly one.
    pub annual: Phrase,
    /// The same in short.
    pub annual_short: Phrase,
    /// Who is invited.
    pub invited: Phrase,
    /// Those who may vote.
    pub roll: Phrase,
    /// Those who came.
    pub present: Phrase,
    /// The surplus.
    pub surplus: Phrase,
    /// Heading of the plan of sharing it.
    pub sharing: Phrase,
    /// The seven parts of it, in the order of `SURPLUS_KEYS`.
    pub parts: [Phrase; 7],
    /// What members saved, as the base of the second part.
    pub saved: Phrase,
    /// What members paid, as the base of the third part.
    pub paid: Phrase,
    /// The board.
    pub board: Phrase,
}

const RESERVE: Phrase = phrase("Cadangan", "Reserve");
const STAFF: Phrase = phrase("Dana karyawan", "Staff");
const EDUCATION: Phrase = phrase("Dana pendidikan", "Education");
const SOCIAL: Phrase = phrase("Dana sosial", "Social");
const BOARD: Phrase = phrase("Dana pengurus", "Board");

const CONVENTIONAL: BodyWords = BodyWords {
    meeting: phrase("Rapat anggota", "Members' meeting"),
    annual: phrase("Rapat anggota tahunan (RAT)", "Annual members' meeting"),
    annual_short: phrase("RAT", "Annual meeting"),
    invited: phrase("anggota koperasi", "the members"),
    roll: phrase("Anggota terdaftar", "Members on the roll"),
    present: phrase("Anggota hadir", "Members present"),
    surplus: phrase("SHU", "Surplus (SHU)"),
    sharing: phrase("Pembagian SHU", "Sharing of the surplus"),
    parts: [
        RESERVE,
        phrase("Jasa modal anggota", "Members' capital"),
        phrase("Jasa usaha anggota", "Members' use of services"),
        BOARD,
        STAFF,
        EDUCATION,
        SOCIAL,
    ],
    saved: phrase("Simpanan pokok dan wajib", "Principal and compulsory savings"),
    paid: phrase("Jasa dibayar", "Service paid"),
    board: phrase("Pengurus", "Board"),
};

const SHARIA: BodyWords = BodyWords {
    parts: [
        RESERVE,
        phrase("Bagi hasil atas simpanan anggota", "Profit share on members' savings"),
        phrase("Bagi hasil atas transaksi anggota", "Profit share on members' dealings"),
        BOARD,
        STAFF,
        EDUCATION,
        phrase("Dana sosial, zakat, infak, dan sedekah", "Social fund, zakat and alms"),
    ],
    paid: phrase("Margin dan bagi hasil dibayar", "Margin and profit share paid"),
    ..CONVENTIONAL
};

const BUMDES: BodyWords = BodyWords {
    meeting: phrase("Musyawarah desa", "Village deliberation"),
    annual: phrase("Musyawarah desa pertanggungjawaban", "Annual village deliberation"),
    annual_short: phrase("Musyawarah desa", "Village deliberation"),
    invited: phrase("peserta musyawarah desa", "the participants"),
    roll: phrase("Peserta yang diundang", "Participants invited"),
    present: phrase("Peserta hadir", "Participants present"),
    surplus: phrase("Hasil usaha", "Result"),
    sharing: phrase("Pembagian hasil usaha", "Sharing of the result"),
    parts: [
        phrase("Pemupukan modal", "Capital that stays"),
        phrase("Pendapatan asli desa (PADes)", "The village's own revenue"),
        phrase("Penyerta modal masyarakat", "People who put in capital"),
        phrase("Pelaksana operasional", "Managers"),
        STAFF,
        EDUCATION,
        SOCIAL,
    ],
    saved: phrase("Penyertaan modal", "Capital put in"),
    board: phrase("Pelaksana operasional", "Managers"),
    ..CONVENTIONAL
};

/// The words of a body.
pub const fn of(form: Form, principle: Principle) -> BodyWords {
    match (form, principle) {
        (Form::Bumdes, _) => BUMDES,
        (_, Principle::Sharia) => SHARIA,
        (_, Principle::Conventional) => CONVENTIONAL,
    }
}

/// What a meeting is called there.
pub const fn meeting(form: Form, kind: MeetingKind) -> Phrase {
    let words = of(form, Principle::Conventional);
    match kind {
        MeetingKind::Board => match form {
            Form::Bumdes => phrase("Rapat pelaksana operasional", "Managers' meeting"),
            _ => kind.label(),
        },
        MeetingKind::Members => words.meeting,
        MeetingKind::Annual => words.annual,
    }
}

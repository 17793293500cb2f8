//! Words of the monthly report (*laporan bulanan*): its sections, which every room uses for its lines, and its pages.

use kernel::{Phrase, phrase};

/// The desk: who was registered, served, counselled.
pub const SECTION_DESK: Phrase = phrase("Layanan", "Services");
/// The way to a departure.
pub const SECTION_BEFORE: Phrase = phrase("Persiapan", "Preparation");
/// Who works abroad.
pub const SECTION_ABROAD: Phrase = phrase("Di luar negeri", "Abroad");
/// Who came home, and what follows.
pub const SECTION_RETURN: Phrase = phrase("Kepulangan", "Returns");
/// Complaints and referrals, as numbers without persons.
pub const SECTION_COMPLAINTS: Phrase = phrase("Pengaduan", "Complaints");
/// Letters that the village acknowledged.
pub const SECTION_LETTERS: Phrase = phrase("Surat", "Letters");
/// What the officers did, with day, place and attendance.
pub const SECTION_ACTIVITIES: Phrase = phrase("Kegiatan", "Activities");

/// The sections in the order in which a report shows them; a section of a later room comes after these.
pub const SECTIONS: [Phrase; 7] = [
    SECTION_DESK,
    SECTION_BEFORE,
    SECTION_ABROAD,
    SECTION_RETURN,
    SECTION_COMPLAINTS,
    SECTION_LETTERS,
    SECTION_ACTIVITIES,
];

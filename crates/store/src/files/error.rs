//! Why a file was not taken or not given, and what the person who sent it is told.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use kernel::{Phrase, Refusal, phrase};

use crate::keys::KeyError;

const EMPTY: Phrase = phrase("Berkas kosong. Pilih berkas lain.", "The file is empty. Choose another one.");
const TOO_LARGE: Phrase = phrase(
    "Berkas terlalu besar: PDF paling besar 5 MB, foto paling besar 12 MB. Perkecil foto atau pindai ulang dengan mutu lebih rendah.",
    "The file is too large: a PDF may have 5 MB, a photo 12 MB. Make the photo smaller or scan it again at a lower quality.",
);
const OTHER_KIND: Phrase = phrase(
    "Berkas harus berupa PDF atau foto JPG, PNG, atau WebP.",
    "The file must be a PDF or a JPG, PNG or WebP photo.",
);
const HEIC: Phrase = phrase(
    "Foto iPhone (HEIC) tidak dapat dibuka di komputer ini. Di iPhone pilih Pengaturan › Kamera › Format › Paling Kompatibel lalu foto lagi, atau kirim tangkapan layar foto itu.",
    "An iPhone's photo (HEIC) cannot be opened on this computer. On the iPhone choose Settings › Camera › Formats › Most Compatible and take it again, or send a screenshot of it.",
);
const OFFICE: Phrase = phrase(
    "Dokumen Word atau Excel tidak diterima. Simpan sebagai PDF, lalu lampirkan PDF-nya.",
    "Word and Excel documents are not taken. Save it as a PDF and attach that.",
);
const CUT_PICTURE: Phrase = phrase(
    "Foto ini rusak atau terpotong. Buka di ponsel untuk memeriksanya, lalu kirim ulang.",
    "This photo is damaged or cut off. Open it on the phone to check, then send it again.",
);
const TOO_MANY_PIXELS: Phrase = phrase(
    "Foto ini terlalu besar untuk dibuka (paling banyak 50 megapiksel). Foto lagi dengan mutu biasa.",
    "This photo is too large to be opened (50 megapixels at most). Take it again at normal quality.",
);
const CUT_PDF: Phrase = phrase(
    "PDF ini terpotong atau bukan PDF yang utuh. Simpan atau pindai ulang, lalu kirim lagi.",
    "This PDF is cut off or not whole. Save or scan it again and send it.",
);
const ACTIVE_PDF: Phrase = phrase(
    "PDF ini berisi program atau berkas lain di dalamnya. Cetak ulang ke PDF (Cetak › Simpan sebagai PDF), lalu kirim lagi.",
    "This PDF carries a program or other files. Print it to a new PDF (Print › Save as PDF) and send that.",
);
const LOCKED_PDF: Phrase = phrase(
    "PDF ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu kirim lagi.",
    "This PDF is locked by a password. Save it without one and send it again.",
);

/// Why a file was not taken or not given.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than [`super::MOST_PDF`] or [`super::MOST_PICTURE`] bytes.
    #[error("the file is too large")]
    TooLarge,
    /// Neither PDF nor a picture that is taken.
    #[error("the file is of a kind that is not taken")]
    OtherKind,
    /// A photo in a format that is not decoded here.
    #[error("HEIC photos are not taken")]
    Heic,
    /// A document of an office program.
    #[error("office documents are not taken")]
    Office,
    /// A picture that does not decode to its end.
    #[error("the picture is damaged or cut off")]
    CutPicture,
    /// A picture that would take more memory than one may.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// A PDF without its end.
    #[error("the PDF is cut off")]
    CutPdf,
    /// A PDF that would run something, carries files, or hides what it holds.
    #[error("the PDF holds {0}")]
    ActivePdf(&'static str),
    /// A PDF under a password.
    #[error("the PDF is locked")]
    LockedPdf,
    /// Too many pictures at once; trying again helps.
    #[error("too many pictures at once")]
    Busy,
    /// It is not on this node.
    #[error("the file is not here")]
    Missing,
    /// Its bytes are not those that its name promises.
    #[error("the file is damaged")]
    Damaged,
    /// It does not open under this key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// The disk.
    #[error("{path}: {error}")]
    Path {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl FileError {
    /// The refusal for a form: what the person can change is said at the field, the rest is a fault of ours.
    pub fn refusal(self, field: &str) -> Refusal {
        let (code, words) = match self {
            FileError::Empty => ("file.empty", EMPTY),
            FileError::TooLarge => ("file.size", TOO_LARGE),
            FileError::OtherKind => ("file.kind", OTHER_KIND),
            FileError::Heic => ("file.heic", HEIC),
            FileError::Office => ("file.office", OFFICE),
            FileError::CutPicture => ("file.picture", CUT_PICTURE),
            FileError::TooManyPixels => ("file.pixels", TOO_MANY_PIXELS),
            FileError::CutPdf => ("file.pdf", CUT_PDF),
            FileError::ActivePdf(_) => ("file.active", ACTIVE_PDF),
            FileError::LockedPdf => ("file.locked", LOCKED_PDF),
            FileError::Busy => return Refusal::Busy,
            FileError::Missing => return Refusal::NotFound,
            FileError::Damaged | FileError::Key(_) | FileError::Path { .. } => return Refusal::fault(self),
        };
        Refusal::invalid(field, code, words)
    }

    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> FileError {
        let path = path.to_owned();
        move |error| match error.kind() {
            ErrorKind::NotFound => FileError::Missing,
            _ => FileError::Path { path, error },
        }
    }
}

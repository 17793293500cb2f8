//! What the page *Komputer desa* says.

use kernel::{Phrase, phrase};
use store::backup::{BackupError, Stage};

macro_rules! phrases {
    ($($name:ident: $id:literal, $en:literal;)+) => {
        $(#[doc = $en] pub(super) const $name: Phrase = phrase($id, $en);)+
    };
}

phrases! {
    BACKUP: "Cadangan", "Backup";
    LEAD: "Salinan tersegel dari semua catatan, foto, dan kunci di komputer ini. Orang yang menemukan flashdisk tidak dapat membacanya; tanpa kata sandi, Anda pun tidak.",
        "A sealed copy of all records, photos and keys of this computer. Who finds the stick cannot read it; without the passphrase, neither can you.";
    WHERE_TO: "Simpan ke", "Save to";
    NO_STICK: "Belum ada flashdisk. Pasang, tunggu sebentar, lalu tekan Cari lagi.",
        "No stick yet. Plug one in, wait a moment, and press Look again.";
    AGAIN: "Cari lagi", "Look again";
    FREE: "bebas", "free";
    PASSPHRASE: "Kata sandi cadangan", "Passphrase of the backup";
    PASSPHRASE_HELP: "Paling sedikit 12 huruf; beberapa kata yang mudah diingat. Tulis di kertas dan simpan jauh dari flashdisk dan laptop.",
        "At least 12 characters; some words that are easy to remember. Write it on paper, away from stick and computer.";
    REPEATED: "Ulangi kata sandi cadangan", "The passphrase again";
    DIFFERENT: "Kedua kata sandi berbeda.", "The two passphrases differ.";
    KEPT: "Kata sandi cadangan tersimpan tersegel di komputer ini.", "The passphrase of backups is kept sealed on this computer.";
    KEEP: "Simpan kata sandi ini tersegel di komputer ini, supaya lain kali cukup satu ketukan", "Keep this passphrase sealed on this computer, so that next time one tap is enough";
    FORGET: "Lupakan kata sandi yang tersimpan", "Forget the kept passphrase";
    FORGOTTEN: "Kata sandi yang tersimpan sudah dilupakan.", "The kept passphrase is forgotten.";
    START: "Buat cadangan sekarang", "Back up now";
    STARTED: "Cadangan sedang dibuat. Jangan cabut flashdisk.", "The backup is being made. Leave the stick in.";
    UNDER_WAY: "Sedang dibuat", "Being made";
    LOOK: "Lihat kemajuan", "Look how far it is";
    LEAVE_IN: "Jangan cabut flashdisk sampai selesai. Halaman lain boleh dipakai.", "Leave the stick in until it is done. You can go on with other pages.";
    DONE: "Cadangan selesai", "Backup done";
    DONE_TEXT: "Sekarang cabut flashdisk dengan aman dan simpan jauh dari komputer ini.", "Now remove the stick safely and keep it away from this computer.";
    FAILED: "Cadangan gagal", "The backup failed";
    OLD_STAYS: "Cadangan sebelumnya di flashdisk itu tetap utuh.", "The backups that were on the stick are still whole.";
    CHOOSE: "Pilih tempat menyimpan.", "Choose where to save.";
    GONE: "Tempat itu tidak ada lagi. Pasang lagi flashdisknya.", "That place is gone. Plug the stick in again.";
    SHORT: "Paling sedikit 12 huruf.", "At least 12 characters.";
    ONLY_MANAGER: "Di komputer bersama ini hanya pengelola yang membuat cadangan.", "On this shared computer only its manager backs up.";
    CHECKS: "Keadaan komputer", "State of the computer";
    FOLDER: "Folder", "Folder";
    STICK: "Flashdisk", "Stick";
}

/// What is being done.
pub(super) fn stage(stage: Stage) -> Phrase {
    match stage {
        Stage::Copying => phrase("Menyalin dan menyegel catatan", "Copying and sealing records"),
        Stage::Files => phrase("Menyalin foto dan berkas", "Copying photos and files"),
        // Stages of the way back; a backup has none of them.
        Stage::Checking | Stage::Opening | Stage::Folding | Stage::Erasing | Stage::Verifying => UNDER_WAY,
    }
}

/// Why it failed, for whoever holds the stick.
pub(super) fn failure(error: &BackupError) -> Phrase {
    use std::io::ErrorKind;
    match error {
        BackupError::WeakPassphrase => SHORT,
        BackupError::Running => phrase(
            "Cadangan lain sedang dibuat. Tunggu sampai selesai.",
            "Another backup is being made. Wait until it is done.",
        ),
        BackupError::OtherNode(_) => phrase(
            "Folder ini berisi cadangan komputer lain. Pakai flashdisk lain.",
            "This folder holds backups of another computer. Use another stick.",
        ),
        BackupError::NodeFolder(_) => phrase(
            "Ini folder data komputer ini sendiri. Cadangan harus di tempat lain, misalnya di flashdisk.",
            "This is a folder with this program's own data. A backup lies elsewhere, such as on a stick.",
        ),
        BackupError::Full(_) => phrase(
            "Flashdisk penuh. Hapus berkas lain di situ, atau pakai yang lebih besar.",
            "The stick is full. Remove other files from it, or use a larger one.",
        ),
        BackupError::TooLarge(_) => phrase(
            "Format flashdisk (FAT32) tidak menerima berkas lebih dari 4 GB. Format ulang sebagai exFAT.",
            "The stick's format (FAT32) takes no file above 4 GB. Format it as exFAT.",
        ),
        BackupError::Path { error, .. }
            if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) =>
        {
            phrase(
                "Flashdisk ini tidak dapat ditulisi. Geser kuncinya, atau pakai yang lain.",
                "This stick cannot be written. Move its lock, or use another.",
            )
        }
        BackupError::Path { .. } | BackupError::Missing(_) => phrase(
            "Flashdisk tercabut atau rusak. Pasang lagi dan ulangi.",
            "The stick was pulled out or is damaged. Plug it in and try again.",
        ),
        _ => phrase(
            "Cadangan tidak jadi dibuat. Ulangi; bila terulang, panggil pengelola.",
            "No backup was made. Try again; if it happens again, call the manager.",
        ),
    }
}

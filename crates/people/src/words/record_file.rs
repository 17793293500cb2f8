//! Sentences about files of records.

phrases! {
    TITLE: "Foto dan berkas", "Photos and files";
    NONE: "Belum ada foto atau berkas.", "No photo or file yet.";
    ADD: "Tambah foto atau berkas", "Add a photo or file";
    FILE: "Berkas (foto JPG, PNG, WebP sampai 12 MB, atau PDF sampai 5 MB)",
        "File (a JPG, PNG or WebP photo up to 12 MB, or a PDF up to 5 MB)";
    PART: "Berkas ini", "This file is";
    NEEDED: "Pilih berkasnya dulu.", "Choose a file first.";
    PART_NEEDED: "Pilih apa berkas ini.", "Choose what the file is.";
    SAVE: "Simpan berkas", "Save the file";
    CANCEL: "Batal", "Cancel";
    SAVED: "Berkas tersimpan.", "The file is saved.";
    TAKE_OFF: "Hapus berkas ini", "Delete this file";
    TAKE_OFF_ASK: "Berkas ini dihapus untuk selamanya, juga dari salinan data. Bahwa pernah ada berkas tetap tercatat.",
        "The file is deleted for good, also from copies of the data. That there was one stays on record.";
    TAKEN_OFF: "Berkas sudah dihapus.", "The file is deleted.";
    SEALED: "Disimpan tersegel. Foto ditegakkan dan dikecilkan; tempat dan waktu pengambilannya tidak ikut disimpan.",
        "Kept sealed. Photos are turned upright and made smaller; where and when they were taken is not kept.";
    NOT_YOURS: "Berkas catatan ini hanya diubah oleh kantor yang mencatatnya.",
        "Only the office that keeps this record changes its files.";
    WITHDRAWN_OWNER: "Catatan ini sudah ditarik, jadi tidak menerima berkas lagi.",
        "This record was withdrawn and takes no more files.";
    TOO_MANY: "Catatan ini sudah berisi 30 berkas. Hapus yang tidak perlu dulu.",
        "This record has 30 files already. Delete some first.";
}

//! Sentences about attached files.

phrases! {
    TITLE: "Lampiran", "Attachments";
    NONE: "Belum ada lampiran. Pindaian KTP, KK, atau surat bertanda tangan dapat disimpan di sini.",
        "Nothing attached yet. Scans of the KTP, family card or a signed letter can be kept here.";
    ADD: "Lampirkan berkas", "Attach a file";
    FILE: "Berkas (PDF sampai 5 MB, atau foto JPG, PNG, WebP sampai 12 MB)", "File (PDF up to 5 MB, or a JPG, PNG or WebP photo up to 12 MB)";
    NAME: "Nama berkas", "Name of the file";
    NAME_HELP: "Contoh: KTP Siti, halaman depan.", "Example: KTP of Siti, front.";
    NEEDED: "Pilih berkasnya dulu.", "Choose a file first.";
    SAVE: "Lampirkan", "Attach";
    CANCEL: "Batal", "Cancel";
    SAVED: "Berkas sudah dilampirkan.", "The file was attached.";
    DOWNLOAD: "Unduh", "Download";
    UNNAMED: "Berkas tanpa nama", "File without a name";
    SEALED: "Disimpan tersegel dengan kunci warga ini. Foto ditegakkan dan dikecilkan; tempat dan waktu pengambilannya tidak ikut disimpan.",
        "Kept sealed under this resident's key. Photos are turned upright and made smaller; where and when they were taken is not kept.";
}

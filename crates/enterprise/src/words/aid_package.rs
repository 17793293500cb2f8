//! Sentences about packages, their payment and their handover.

use kernel::{Phrase, phrase};

use crate::rules::acceptance_test::Obstacle;

phrases! {
    TITLE: "Bantuan", "Aid";
    NONE: "Belum ada bantuan.", "No aid yet.";
    ADD: "Siapkan bantuan", "Prepare aid";
    EDIT: "Ubah paket", "Edit the package";
    SAVED: "Paket tersimpan.", "The package is saved.";
    NO_PLAN: "Rencana usaha kelompok ini belum disetujui. Bantuan disiapkan setelah rencana disetujui.",
        "The group's business plan is not approved yet. Aid is prepared after it is.";
    VALUE: "Tulis nilai paket menurut dokumen anggaran.", "Write the value as the budget document says.";
    HANDED_OVER_ALREADY: "Paket ini sudah diserahkan. Yang sudah diserahkan tidak diserahkan lagi.",
        "This package is handed over already. What was handed over is not handed over again.";
    CANCELLED_ALREADY: "Paket ini dibatalkan.", "This package was cancelled.";
    ORDERED_ALREADY: "Paket ini sudah dipesan.", "This package was ordered already.";
    EMPTY: "Belum ada barang di paket ini. Tambah barang dengan spesifikasinya dulu.",
        "There is nothing in this package yet. Add its things with their specification first.";
    NOT_ORDERED: "Paket ini belum dipesan.", "This package is not ordered yet.";
    AMOUNT: "Tulis jumlah lebih dari 0.", "Write an amount above 0.";
    MORE_THAN_LEFT: "Lebih dari sisa nilai paket.", "More than is left of the package's value.";
    AHEAD: "Tanggal ini belum terjadi.", "This day has not come yet.";
    REASON_NEEDED: "Tulis mengapa dibatalkan.", "Write why it is cancelled.";
    PAID_ALREADY: "Sudah ada pembayaran. Paket yang dibayar tidak dibatalkan.",
        "Money was paid. A package that is paid for is not cancelled.";
    HEAD_ONLY: "Serah terima disegel kepala desa atau pelaksana harian desa ini.",
        "The handover is sealed by this village's head or acting head.";
    RECEIVER_NEEDED: "Pilih anggota kelompok yang menerima.", "Choose the member who receives it.";
    TOO_MANY: "Terlalu banyak barang untuk satu serah terima. Bagi menjadi dua paket.",
        "Too many things for one handover. Make two packages of it.";
    ORDER: "Pesan", "Order";
    ORDERED: "Pesanan tercatat.", "The order is recorded.";
    PAY: "Catat pembayaran", "Record a payment";
    PAID: "Pembayaran tercatat.", "The payment is recorded.";
    PAY_AMOUNT: "Jumlah yang dibayar", "Amount paid";
    PAY_DAY: "Tanggal bayar", "Day of payment";
    LEFT_TO_PAY: "Sisa", "Left";
    CANCEL: "Batalkan paket", "Cancel the package";
    CANCELLED: "Paket dibatalkan.", "The package is cancelled.";
    REASON: "Mengapa dibatalkan", "Why it is cancelled";
    HAND_OVER: "Serahkan dengan BAST", "Hand over with a record";
    HAND_OVER_LEAD: "Semua barang sudah lulus uji terima. BAST disegel dengan kata sandi Anda dan dicetak untuk ditandatangani.",
        "Every thing has passed its test. The record is sealed with your password and printed to be signed.";
    RECEIVER: "Yang menerima", "Who receives it";
    HANDED_OVER: "Bantuan diserahkan. Cetak BAST untuk ditandatangani.", "The aid is handed over. Print the record to be signed.";
    PRINT: "Cetak BAST", "Print the record";
    THINGS: "Barang", "Things";
    NO_THINGS: "Belum ada barang.", "No things yet.";
    ADD_THING: "Tambah barang", "Add a thing";
    SPECIFIED: "Jumlah menurut spesifikasi", "Sum as specified";
    DIFFERS: "Jumlah harga barang (%1) berbeda dari nilai paket (%2).", "The things' prices (%1) differ from the package's value (%2).";
    OBSTACLE: "Belum dapat dibayar atau diserahkan", "Cannot be paid or handed over yet";
    NEXT: "Langkah", "Steps";
    ABOUT: "Tentang paket", "About the package";
    ASSETS: "Aset kelompok", "The group's assets";
    FAILED: "Masih ada barang yang gagal uji terima. Perbaiki dan uji lagi, atau minta pengganti.",
        "A thing has failed its test. Have it mended and test it again, or ask for a replacement.";
    UNTESTED: "Masih ada barang yang belum diuji.", "A thing has not been tested yet.";
    MISSING: "Masih ada barang yang belum datang.", "A thing has not come yet.";
    TASK: "Bantuan", "Aid";
    TASK_LATE: "dijanjikan tiba", "was promised by";
    TASK_FAILED: "gagal uji terima", "failed its test";
    TASK_UNTESTED: "datang, belum diuji", "has come, not tested yet";
    OPEN: "Buka", "Open";
    PAPER_TITLE: "Berita Acara Serah Terima Bantuan Usaha", "Record of handover of business aid";
    PAPER_FIRST: "Pada hari ini, %1, telah diserahkan bantuan usaha dengan keterangan sebagai berikut:",
        "Today, %1, business aid was handed over as follows:";
    PAPER_PACKAGE: "Paket", "Package";
    PAPER_SOURCE: "Sumber dan pemberi", "Source and giver";
    PAPER_BUDGET: "Mata anggaran", "Budget line";
    PAPER_VALUE: "Nilai", "Value";
    PAPER_GROUP: "Kelompok penerima", "Receiving group";
    PAPER_RECEIVER: "Diterima oleh", "Received by";
    PAPER_TESTED: "Setiap barang di bawah ini sudah diuji di tempat usaha: bekerja, daya listriknya cukup, bahan bakunya tersedia, dan ada anggota yang dilatih memakainya.",
        "Every thing below was tested at the workplace: it works, the power is enough, raw material is at hand, and a member has been trained to use it.";
    PAPER_THING: "Barang", "Thing";
    PAPER_QUANTITY: "Jumlah", "Quantity";
    PAPER_CAME: "Yang diterima", "What came";
    PAPER_LAST: "Barang menjadi aset kelompok, dipakai bersama, dan diperiksa pada bulan ke-1, 3, 6, 12, dan 24. Barang tidak dijual atau dipindahkan tanpa keputusan rapat kelompok.",
        "The things are the group's assets, used together, and looked at in the 1st, 3rd, 6th, 12th and 24th month. They are not sold or passed on without a decision of the group.";
    PAPER_GIVES: "Yang menyerahkan,", "Who hands over,";
    PAPER_RECEIVES: "Yang menerima,", "Who receives,";
    PAPER_WITNESS: "Mengetahui,", "Acknowledged by,";
    HANDED_COUNT: "bantuan diserahkan", "aid packages handed over";
}

/// Why nothing is paid.
pub const fn unpaid(obstacle: Obstacle) -> Phrase {
    match obstacle {
        Obstacle::Empty => EMPTY,
        Obstacle::Failed => phrase(
            "Pembayaran ditahan: masih ada barang yang gagal uji terima. Perbaiki dan uji lagi, atau minta pengganti.",
            "Payment is held back: a thing has failed its test. Have it mended and test it again, or ask for a replacement.",
        ),
        Obstacle::Untested => phrase(
            "Pembayaran ditahan: masih ada barang yang belum diuji.",
            "Payment is held back: a thing has not been tested yet.",
        ),
        Obstacle::Missing => phrase(
            "Pembayaran ditahan: masih ada barang yang belum datang.",
            "Payment is held back: a thing has not come yet.",
        ),
    }
}

/// Why nothing is handed over.
pub const fn not_handed(obstacle: Obstacle) -> Phrase {
    match obstacle {
        Obstacle::Empty => EMPTY,
        Obstacle::Failed => FAILED,
        Obstacle::Untested => UNTESTED,
        Obstacle::Missing => MISSING,
    }
}

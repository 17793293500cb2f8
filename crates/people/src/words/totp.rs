//! Sentences of the second step of signing in.

phrases! {
    TITLE: "Langkah kedua", "Second step";
    WHAT: "Dengan langkah kedua, kata sandi saja tidak cukup untuk masuk: telepon Anda memberi kode enam angka yang berganti setiap setengah menit. Tidak perlu internet atau pulsa.",
        "With the second step a password alone is not enough: your telephone gives a code of six digits that changes every half minute. It needs neither internet nor credit.";
    WHY: "Siapa yang melihat kata sandi Anda diketik tetap tidak dapat masuk. Dengan langkah kedua kata sandi cukup 8 huruf.",
        "Whoever sees your password being typed still cannot come in. With the second step a password of 8 letters is enough.";
    NEED_APP: "Yang diperlukan: aplikasi kode di telepon, misalnya Aegis, FreeOTP, atau Google Authenticator.",
        "You need an app for codes on your telephone, such as Aegis, FreeOTP or Google Authenticator.";
    BEGIN: "Pasang langkah kedua", "Set up the second step";
    PASSWORD_FIRST: "Ketik kata sandi Anda dulu.", "Type your password first.";

    // Setting up
    SET_UP: "Pasang langkah kedua", "Set up the second step";
    SCAN: "1. Buka aplikasi kode di telepon dan pindai gambar ini.", "1. Open the app on your telephone and scan this picture.";
    OR_TYPE: "Tidak dapat memindai? Ketik kunci ini di aplikasi (jenis: berdasarkan waktu):",
        "Cannot scan? Type this key into the app (kind: time based):";
    THEN_CODE: "2. Ketik kode enam angka yang ditunjukkan telepon.", "2. Type the code of six digits that the telephone shows.";
    CODE: "Kode enam angka", "Code of six digits";
    QR_LABEL: "Gambar QR untuk aplikasi kode", "QR picture for the app";
    CONFIRM: "Nyalakan", "Switch on";
    CODE_NEEDED: "Ketik kode dari telepon.", "Type the code from your telephone.";
    CLOCK: "Jam komputer ini sekarang:", "This computer's clock now:";
    CLOCK_HELP: "Bila jam telepon berbeda lebih dari setengah menit, samakan dulu.",
        "If the telephone's clock differs by more than half a minute, set it right first.";
    CODE_WRONG_SET_UP: "Kode ini tidak cocok. Tunggu kode berikutnya dan ketik lagi.", "This code does not fit. Wait for the next one and type it.";
    PHONE_AHEAD: "Kode ini cocok untuk waktu lain: jam telepon lebih cepat daripada jam komputer ini, kira-kira",
        "This code fits another time: the telephone's clock is ahead of this computer's by some";
    PHONE_BEHIND: "Kode ini cocok untuk waktu lain: jam telepon lebih lambat daripada jam komputer ini, kira-kira",
        "This code fits another time: the telephone's clock is behind this computer's by some";
    MINUTES: "menit. Samakan jamnya, lalu ketik kode yang baru.", "minutes. Set the clock right, then type the new code.";

    // Recovery codes
    CODES_TITLE: "Kode cadangan", "Recovery codes";
    ON_NOW: "Langkah kedua sudah menyala.", "The second step is on.";
    CODES_LEAD: "Bila telepon hilang atau rusak, setiap kode ini menggantikan kode telepon satu kali. Cetak atau salin sekarang: sesudah halaman ini ditutup kodenya tidak dapat dilihat lagi.",
        "If the telephone is lost or broken, each of these codes stands in for the telephone once. Print or copy them now: when this page is closed they cannot be seen again.";
    CODES_KEEP: "Simpan kertasnya di tempat terkunci, jauh dari komputer ini.", "Keep the paper locked away, far from this computer.";
    CODES_DONE: "Sudah saya simpan", "I have kept them";
    NEW_CODES: "Buat kode cadangan baru", "Make new recovery codes";
    NEW_CODES_LEAD: "Kode cadangan yang lama tidak berlaku lagi.", "Earlier recovery codes work no more.";

    // State
    IS_ON: "Langkah kedua menyala sejak", "The second step has been on since";
    IS_OFF: "Langkah kedua belum dipasang.", "The second step is not set up.";
    LEFT: "Kode cadangan yang belum dipakai:", "Recovery codes not used yet:";
    FEW_LEFT: "Kode cadangan hampir habis. Buat yang baru.", "Hardly any recovery codes are left. Make new ones.";
    OFF: "Matikan langkah kedua", "Switch the second step off";
    OFF_LEAD: "Sesudah itu kata sandi saja cukup untuk masuk.", "After that the password alone is enough to sign in.";
    OFF_NOW: "Langkah kedua sudah dimatikan.", "The second step was switched off.";
    OFF_SHORT: "Kata sandi Anda terlalu pendek untuk masuk tanpa langkah kedua (paling sedikit 15 huruf). Ganti dulu kata sandi.",
        "Your password is too short for signing in without the second step (at least 15 letters). Change the password first.";
    ALREADY_ON: "Langkah kedua sudah menyala.", "The second step is on already.";
    CODE_OR_RECOVERY: "Kode dari telepon, atau kode cadangan", "Code from the telephone, or a recovery code";
    WRONG: "Kode ini tidak cocok, atau sudah dipakai. Tunggu kode berikutnya, dan periksa jam telepon.",
        "This code does not fit, or was used already. Wait for the next one, and check the telephone's clock.";

    // Signing in
    SIGN_IN_TITLE: "Masuk: langkah kedua", "Sign in: second step";
    SIGN_IN_LEAD: "Buka aplikasi kode di telepon dan ketik enam angka yang tampil. Kode cadangan dari kertas juga boleh.",
        "Open the app on your telephone and type the six digits it shows. A recovery code from paper will do too.";
    TOO_LATE: "Langkah kedua terlalu lama ditunggu. Masuk lagi dengan kata sandi.", "The second step took too long. Sign in with your password again.";
    RECOVERY_USED: "Kode cadangan sudah dipakai. Yang tersisa:", "A recovery code was used. Left:";
    LOST: "Telepon dan kode cadangan hilang? Yang mengatur akun Anda (koordinator atau pengelola komputer) dapat melepas langkah kedua sesudah memeriksa siapa Anda.",
        "Telephone and recovery codes lost? Whoever looks after your account (coordinator or node manager) can remove the second step after checking who you are.";
    START_AGAIN: "Masuk dengan akun lain", "Sign in with another account";

    // Removed by whoever looks after the account
    REMOVE: "Lepas langkah kedua", "Remove the second step";
    REMOVE_LEAD: "Hanya bila telepon dan kode cadangannya hilang. Periksa dulu siapa orangnya: ia sendiri di depan Anda dengan KTP, atau Anda kenal betul. Pelepasan ini tercatat dengan nama Anda dan ditunjukkan kepada pemilik akun.",
        "Only where telephone and recovery codes are lost. First check who the person is: present with an identity card, or well known to you. The removal is recorded under your name and shown to the account's owner.";
    REMOVED_NOW: "Langkah kedua sudah dilepas. Pemilik akun dapat masuk dengan kata sandi.", "The second step was removed. The account's owner can sign in with the password.";
    NONE_HERE: "Akun ini tidak memakai langkah kedua.", "This account has no second step.";
    REMOVED_BY: "Terakhir dilepas oleh", "Last removed by";
    ON_TAG: "dengan langkah kedua", "with second step";

    // Beranda
    TASK_TAG: "Akun", "Account";
    TASK_TITLE: "Pasang langkah kedua untuk akun Anda", "Set up the second step for your account";
    TASK_DETAIL: "Peran Anda membuka data atau akun banyak desa; kata sandi saja terlalu sedikit.",
        "Your role opens data or accounts of many villages; a password alone is too little.";
    TASK_DO: "Pasang", "Set up";
}

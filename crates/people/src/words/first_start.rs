//! Sentences of the first start of a node.

phrases! {
    TITLE: "Mulai memakai komputer ini", "Begin to use this computer";
    LEAD: "Komputer ini belum punya akun. Di jendela tempat program dijalankan tertulis sebuah kode sekali pakai; ketik di sini bersama akun pertama.",
        "This computer has no account yet. The window in which the program was started shows a one-time code; type it here with the first account.";
    LEAD_ROLES: "Akun pertama bekerja sebagai petugas kantor ini dan sekaligus pengelola komputer. Akun lain dibuat sesudahnya.",
        "The first account works as an officer of this office and also as the node manager. Other accounts are made afterwards.";
    CODE: "Kode dari jendela program", "Code from the program's window";
    CODE_HELP: "Delapan huruf dan angka, contoh: K7MQ-3XTR.", "Eight letters and digits, example: K7MQ-3XTR.";
    CODE_NEEDED: "Ketik kode dari jendela program.", "Type the code from the program's window.";
    CODE_WRONG: "Kode ini tidak cocok atau sudah lewat waktunya. Sesudah sepuluh kali salah kode tidak berlaku lagi: hentikan program (Ctrl-C), jalankan lagi, dan pakai kode yang baru.",
        "This code does not fit or has run out. After ten wrong attempts it works no more: stop the program (Ctrl-C), start it again and use the new code.";
    REGION: "Wilayah kantor ini", "Region of this office";
    REGION_HELP: "Ketik sebagian nama desa, kabupaten/kota, atau provinsi, lalu pilih.",
        "Type part of the name of the village, regency or province, then choose.";
    REGION_NEEDED: "Pilih wilayah kantor ini, atau centang kementerian.", "Choose the region of this office, or tick ministry.";
    REGION_SEVERAL: "Ada beberapa wilayah dengan nama itu. Pilih satu.", "There are several regions of that name. Choose one.";
    REGION_UNKNOWN: "Tidak ada wilayah dengan nama itu.", "There is no region of that name.";
    MINISTRY: "Ini komputer kementerian, untuk seluruh Indonesia", "This is the ministry's computer, for all of Indonesia";
    NAME: "Nama Anda", "Your name";
    BEGIN: "Mulai", "Begin";
    BEGUN: "Akun pertama sudah jadi. Untuk membuat akun orang lain: Akun saya, Ganti peran, Pengelola komputer, lalu menu Akun.",
        "The first account is ready. To make accounts for others: My account, Switch role, Node manager, then Accounts.";
    BEGUN_BEFORE: "Akun pertama sudah jadi. Silakan masuk.", "The first account is ready. Please sign in.";
}

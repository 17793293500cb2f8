//! Sentences about signing in, accounts, roles and codes.

phrases! {
    // Signing in
    SIGN_IN: "Masuk", "Sign in";
    SIGN_IN_LEAD: "Untuk petugas desa, kepala desa, koordinator, dan warga yang sudah mendaftar.",
        "For village officers, village heads, coordinators, and residents who have registered.";
    LOGIN: "Email atau nomor telepon", "Email or phone number";
    LOGIN_HELP: "Contoh: 0812 3456 7890 atau siti@contoh.id.", "Example: 0812 3456 7890 or siti@contoh.id.";
    LOGIN_SHAPE: "Tulis alamat email atau nomor telepon, contoh: 0812 3456 7890.",
        "Write an email address or a phone number, example: 0812 3456 7890.";
    PASSWORD: "Kata sandi", "Password";
    WRONG: "Email atau telepon dan kata sandi ini tidak cocok. Periksa ejaannya, juga huruf besar dan kecil.",
        "This email or phone and this password do not fit together. Check the spelling, also capital letters.";
    STOPPED: "Akun ini sudah dihentikan. Tanyakan kepada koordinator atau kantor desa.",
        "This account was stopped. Ask the coordinator or the village office.";
    NO_ROLE: "Akun ini sedang tidak mempunyai tugas: masa tugasnya sudah berakhir atau belum mulai. Hubungi koordinator.",
        "This account has no role at present: its term has ended or not begun. Ask the coordinator.";
    WAIT_BEFORE: "Terlalu banyak percobaan yang salah. Coba lagi sesudah pukul", "Too many wrong attempts. Try again after";
    WAIT_MANY: "Terlalu banyak pendaftaran dari jaringan ini. Coba lagi sesudah pukul", "Too many registrations from this network. Try again after";
    OTHER_WAYS: "Belum bisa masuk?", "Cannot sign in yet?";
    FORGOTTEN: "Lupa kata sandi?", "Forgotten your password?";
    NOT_YET: "Belum punya akun? Daftar", "No account yet? Register";
    HAVE_CODE: "Punya kode sekali pakai dari petugas", "I have a one-time code from an officer";
    SAMPLES: "Akun contoh", "Sample accounts";
    SAMPLES_LEAD: "Dunia contoh ini boleh dicoba siapa saja. Pilih satu akun, lalu ketik.",
        "Anybody may try this sample world. Pick one account and type it in.";
    SAMPLES_MORE: "Akun contoh lain", "More sample accounts";
    ROLE: "Peran", "Role";

    // Choosing a role
    CHOOSE_ROLE: "Pilih peran", "Choose a role";
    CHOOSE_ROLE_LEAD: "Akun Anda mempunyai beberapa tugas. Bekerja sebagai siapa sekarang?",
        "Your account has several roles. In which one do you work now?";
    WORK_AS: "Bekerja sebagai ini", "Work in this role";
    ROLE_ENDED: "Peran ini sudah berakhir atau bukan milik akun Anda.", "This role has ended or is not yours.";

    // Registering
    REGISTER: "Daftar", "Register";
    REGISTER_LEAD: "Akun ini untuk warga. Petugas dan kepala desa mendapat akunnya dari koordinator.",
        "This account is for residents. Officers and village heads get theirs from the coordinator.";
    NAME: "Nama", "Name";
    NAME_NEEDED: "Tulis nama Anda.", "Write your name.";
    NAME_SHAPE: "Nama paling banyak 100 huruf, tanpa tanda khusus.", "A name has at most 100 letters and no special signs.";
    PASSWORD_HELP: "Paling sedikit 8 huruf atau angka. Tiga atau empat kata lebih mudah diingat. Spasi dan tanda apa pun boleh.",
        "At least 8 letters or digits. Three or four words are easier to remember. Spaces and any signs may be used.";
    PASSWORD_HELP_CODE: "Warga paling sedikit 8 huruf atau angka, petugas 15. Tiga atau empat kata mudah diingat. Spasi dan tanda apa pun boleh.",
        "Residents at least 8 letters or digits, officers 15. Three or four words are easy to remember. Spaces and any signs may be used.";
    PASSWORD_HELP_LONG: "Paling sedikit 15 huruf, misalnya tiga atau empat kata yang tidak berhubungan. Spasi dan tanda apa pun boleh.",
        "At least 15 letters, three or four words that have nothing to do with each other, say. Spaces and any signs may be used.";
    PASSWORD_AGAIN: "Ulangi kata sandi", "Repeat the password";
    NOT_EQUAL: "Kedua kata sandi tidak sama. Ketik lagi keduanya.", "The two passwords differ. Type both again.";
    PASSWORD_NEEDED: "Tulis kata sandi.", "Write a password.";
    REGISTER_NOT_NOW: "Pendaftaran dengan alamat atau nomor ini belum dapat diterima. Tanyakan kepada kantor desa.",
        "Registering with this address or number is not possible now. Ask your village office.";
    REGISTERED: "Akun Anda sudah jadi.", "Your account is ready.";
    HAVE_ACCOUNT: "Sudah punya akun? Masuk", "Have an account? Sign in";

    // Own account
    MY_ACCOUNT: "Akun saya", "My account";
    SIGNED_IN_AS: "Masuk sebagai", "Signed in as";
    TERM: "Masa tugas", "Term";
    OPEN_TERM: "sampai ditentukan lain", "until further notice";
    OFFICE: "Kantor", "Office";
    NOT_BOUND: "Akun ini belum terhubung dengan data warga.", "This account is not linked to a resident's data yet.";
    NOT_BOUND_TELL: "Supaya tidak ada orang lain yang dapat membaca data Anda, petugas desa memeriksa dulu siapa Anda. Datanglah ke kantor desa dengan KTP atau surat pengenal lain, lalu minta kode akun. Kode itu hanya dapat dipakai sekali.",
        "So that nobody else can read your data, a village officer first checks who you are. Come to the village office with your identity card or another paper and ask for an account code. The code works only once.";
    BIND_CODE: "Kode akun dari petugas", "Account code from the officer";
    BIND_CODE_HELP: "Delapan huruf dan angka pada kertas, contoh: K7MQ-3XTR.", "Eight letters and digits on the paper, example: K7MQ-3XTR.";
    BIND: "Hubungkan akun", "Link the account";
    BOUND: "Akun ini terhubung dengan data", "This account is linked to the data of";
    BOUND_NOW: "Akun Anda sekarang terhubung dengan data Anda.", "Your account is now linked to your data.";
    BOUND_ALREADY: "Akun ini sudah terhubung dengan data warga.", "This account is linked to a resident already.";
    NOT_FOR_OFFICERS: "Kode ini hanya untuk akun warga.", "This code is for residents' accounts only.";
    CODE_WRONG: "Kode ini tidak dikenal, sudah dipakai, atau sudah lewat waktunya. Minta kode baru kepada petugas.",
        "This code is not known, was used already, or has run out. Ask the officer for a new one.";
    MY_DATA: "Lihat data saya", "See my data";
    CHANGE_PASSWORD: "Ganti kata sandi", "Change the password";
    DEVICES: "Perangkat yang masuk", "Devices signed in";
    SECOND_STEP: "Langkah kedua (kode dari telepon)", "Second step (code from a telephone)";
    SWITCH_ROLE: "Ganti peran", "Switch role";

    // Own password and devices
    PASSWORD_NOW: "Kata sandi sekarang", "Present password";
    PASSWORD_NEW: "Kata sandi baru", "New password";
    PASSWORD_NOW_WRONG: "Kata sandi sekarang tidak cocok.", "The present password does not fit.";
    PASSWORD_CHANGED: "Kata sandi sudah diganti. Perangkat lain harus masuk lagi.",
        "The password was changed. Other devices have to sign in again.";
    SAVE: "Simpan", "Save";
    DEVICES_LEAD: "Bila ada perangkat yang tidak Anda kenal, keluarkan, lalu ganti kata sandi.",
        "If there is a device you do not know, sign it out, then change the password.";
    SINCE: "Masuk sejak", "Signed in since";
    LAST_USED: "Terakhir dipakai", "Last used";
    SIGN_OUT_THIS: "Keluarkan", "Sign out";
    SIGN_OUT_OTHERS: "Keluarkan semua perangkat lain", "Sign out all other devices";
    OTHERS_OUT: "Perangkat lain sudah dikeluarkan.", "Other devices were signed out.";
    DEVICE_OUT: "Perangkat itu sudah dikeluarkan.", "That device was signed out.";
    THIS_DEVICE: "perangkat ini", "this device";
    NO_OTHERS: "Tidak ada perangkat lain.", "There is no other device.";

    // Forgotten password
    FORGOTTEN_TITLE: "Lupa kata sandi", "Forgotten password";
    FORGOTTEN_LEAD: "Tidak perlu internet atau email. Tinggalkan pesan kepada kantor desa Anda. Petugas memeriksa siapa Anda, lalu memberi kode sekali pakai di kertas.",
        "No internet and no email are needed. Leave a message for your village office. An officer checks who you are and gives you a one-time code on paper.";
    FORGOTTEN_VILLAGE: "Desa Anda", "Your village";
    FORGOTTEN_VILLAGE_HELP: "Ketik sebagian nama desa, lalu pilih.", "Type part of the village's name, then choose.";
    FORGOTTEN_LOGIN: "Email atau telepon yang dipakai untuk masuk", "Email or phone used for signing in";
    FORGOTTEN_TEXT: "Saya lupa kata sandi dan meminta kode sekali pakai.", "I forgot my password and ask for a one-time code.";
    FORGOTTEN_NOTE: "Pesan untuk petugas", "Message to the officer";
    FORGOTTEN_NOTE_HELP: "Boleh kosong. Misalnya kapan Anda dapat datang.", "May be empty. For example when you can come.";
    SEND: "Kirim", "Send";
    SET_PASSWORD: "Pasang kata sandi baru", "Set a new password";
    SET_PASSWORD_LEAD: "Ketik kode dari kertas yang diberikan petugas, lalu kata sandi baru dua kali.",
        "Type the code from the paper the officer gave you, then the new password twice.";
    CODE: "Kode sekali pakai", "One-time code";
    CODE_NEEDED: "Ketik kode dari kertas.", "Type the code from the paper.";
    PASSWORD_SET: "Kata sandi baru sudah dipasang. Silakan masuk.", "The new password is set. Please sign in.";

    // Accounts that one looks after
    ACCOUNTS: "Akun", "Accounts";
    ACCOUNTS_LEAD: "Siapa bekerja di kantor mana, dalam peran apa, sampai kapan.", "Who works at which office, in which role, until when.";
    NEW_ACCOUNT: "Akun baru", "New account";
    NEW_ACCOUNT_LEAD: "Kata sandi tidak dibuat di sini: sesudah disimpan, cetak kode sekali pakai dan berikan kepada orangnya.",
        "No password is made here: after saving, print a one-time code and give it to the person.";
    NO_ACCOUNTS: "Belum ada akun di wilayah ini.", "There are no accounts in this region yet.";
    FIND_ACCOUNT: "Cari akun dengan email atau telepon", "Find an account by email or phone";
    FIND: "Cari", "Find";
    NONE_FOUND: "Tidak ada akun dengan email atau telepon itu yang dapat Anda layani.",
        "There is no account of that email or phone that you may look after.";
    STATE: "Keadaan", "State";
    ROLES: "Peran dan masa tugas", "Roles and terms";
    FROM: "Mulai", "From";
    UNTIL: "Sampai", "Until";
    UNTIL_HELP: "Kosongkan bila belum ditentukan. Pelaksana harian harus ada tanggalnya.",
        "Leave empty where it is open. An acting head needs a date.";
    UNTIL_NEEDED: "Tulis sampai tanggal berapa pelaksana harian bertugas.", "Write until when the acting head serves.";
    UNTIL_EARLIER: "Tanggal akhir lebih awal daripada tanggal mulai.", "The last day comes before the first.";
    UNTIL_PAST: "Tanggal akhir sudah lewat.", "The last day has passed already.";
    ROLE_NEEDED: "Pilih peran.", "Choose a role.";
    ROLE_NOT_YOURS: "Peran ini diberikan oleh orang lain: pelaksana harian oleh kepala desa atau koordinator, peran desa oleh koordinator, peran lain oleh pengelola komputer.",
        "This role is given by others: acting head by the village head or coordinator, village roles by the coordinator, others by the node manager.";
    ROLE_NOT_HERE: "Peran ini tidak ada di kantor jenis ini.", "There is no such role at this kind of office.";
    ROLE_TWICE: "Akun ini sudah mempunyai peran itu di kantor ini.", "The account has that role at this office already.";
    REGION: "Wilayah kantor", "Region of the office";
    REGION_HELP: "Ketik sebagian nama, lalu pilih. Kosong berarti kementerian.", "Type part of the name, then choose. Empty means the ministry.";
    NO_OFFICE: "Belum ada kantor untuk wilayah ini. Buat dulu kantornya.", "There is no office for this region yet. Make the office first.";
    LOGIN_TAKEN: "Sudah ada akun petugas atau warga yang terhubung dengan email atau telepon ini. Buka akun itu dan tambahkan peran.",
        "There is an officer's or a linked resident's account of this email or phone. Open it and add a role.";
    ACCOUNT_MADE: "Akun sudah dibuat. Sekarang cetak kode sekali pakai.", "The account was made. Now print a one-time code.";
    ADD_ROLE: "Tambah peran", "Add a role";
    ADD_ROLE_LEAD: "Masa tugas pelaksana harian mulai dan berakhir sendiri pada tanggalnya.", "The term of an acting head begins and ends by itself on its dates.";
    ROLE_ADDED: "Peran sudah diberikan.", "The role was given.";
    END_ROLE: "Akhiri", "End";
    ROLE_ENDED_NOW: "Peran itu sudah diakhiri.", "That role was ended.";
    STOP: "Hentikan akun", "Stop the account";
    STOP_TELL: "Pemiliknya langsung keluar dan tidak dapat masuk lagi. Riwayatnya tetap ada.", "Its owner is signed out at once and cannot sign in again. The history stays.";
    RESTART: "Aktifkan lagi", "Activate again";
    STOPPED_NOW: "Akun dihentikan.", "The account was stopped.";
    RESTARTED_NOW: "Akun aktif lagi.", "The account is active again.";
    SAME_LOGIN: "Akun lain dengan email atau telepon yang sama", "Other accounts of the same email or phone";
    OWN_ACCOUNT: "Ini akun Anda sendiri; orang lain yang mengaturnya.", "This is your own account; somebody else looks after it.";
    NOT_YOURS: "Akun ini diatur oleh koordinator atau pengelola komputer.", "This account is looked after by the coordinator or the node manager.";
    ENDED: "berakhir", "ended";
    LATER: "belum mulai", "not begun";
    CURRENT: "berlaku", "current";

    // Codes on paper
    MAKE_CODE: "Buat kode sekali pakai", "Make a one-time code";
    MAKE_CODE_LEAD: "Periksa dulu siapa orangnya: ia sendiri di depan Anda dengan KTP, atau Anda kenal betul. Kode sebelumnya tidak berlaku lagi.",
        "First check who the person is: present with an identity card, or well known to you. Any earlier code stops working.";
    CHECKED_PERSON: "Saya sudah memeriksa orangnya", "I have checked the person";
    CHECKED_NEEDED: "Centang setelah Anda memeriksa orangnya.", "Tick this after you have checked the person.";
    PRINT_CODE: "Cetak kode", "Print the code";
    SLIP_RESET: "Kode Kata Sandi", "Password Code";
    SLIP_BIND: "Kode Akun Warga", "Resident's Account Code";
    SLIP_CODE: "Kode sekali pakai", "One-time code";
    SLIP_FOR: "Untuk", "For";
    SLIP_UNTIL: "Berlaku sampai", "Good until";
    SLIP_SITE: "Alamat", "Address";
    SLIP_RESET_1: "Buka alamat di atas, pilih Masuk, lalu \"Punya kode sekali pakai dari petugas\".",
        "Open the address above, choose Sign in, then \"I have a one-time code from an officer\".";
    SLIP_RESET_2: "Ketik email atau telepon Anda, kode ini, dan kata sandi baru dua kali.", "Type your email or phone, this code, and a new password twice.";
    SLIP_RESET_3: "Sobek kertas ini sesudah dipakai. Kode hanya dapat dipakai sekali.", "Tear up this paper after use. The code works only once.";
    SLIP_BIND_1: "Buka alamat di atas dan pilih Daftar. Bila sudah punya akun, pilih Masuk.", "Open the address above and choose Register. If you have an account, choose Sign in.";
    SLIP_BIND_2: "Buka Akun saya dan ketik kode ini.", "Open My account and type this code.";
    SLIP_BIND_3: "Jangan berikan kode ini kepada siapa pun, juga calo atau perantara.", "Do not give this code to anybody, nor to a broker.";
    SLIP_FOOTER: "Petugas tidak pernah meminta kata sandi Anda.", "Officers never ask for your password.";
    BIND_TITLE: "Kode akun untuk warga", "Account code for a resident";
    BIND_LEAD: "Dengan kode ini warga menghubungkan akunnya sendiri dengan data dirinya, lalu dapat membacanya. Serahkan kertasnya langsung kepada orangnya, bukan kepada keluarga atau perantara.",
        "With this code the resident links an account of their own to their data and can read it. Hand the paper to the person, not to family or a broker.";
}

//! Sentences about handing over a desk.

phrases! {
    TITLE: "Serah terima tugas", "Handover of duties";
    LEAD: "Yang berhenti atau cuti menyerahkan tugas yang masih terbuka kepada rekannya. Tidak ada yang tertinggal tanpa pemilik.",
        "Whoever leaves or goes on leave hands what is still open to a colleague. Nothing is left without an owner.";
    NONE: "Belum ada serah terima.", "No handover so far.";
    START: "Serahkan tugas", "Hand over";
    FOR_OTHER: "Serahkan tugas seorang petugas", "Hand over for an officer";
    NEW_TITLE: "Serahkan tugas", "Hand over duties";
    NEW_LEAD: "Sesudah diterima, peran ini berakhir sehari sebelum tanggal mulai, dan sejak hari itu tugasnya tampil pada yang menerima.",
        "Once accepted, the role ends the day before the date, and from that day on its tasks show to the receiver.";
    RECEIVER: "Yang menerima", "Who takes over";
    RECEIVER_HELP: "Hanya rekan sekantor dengan peran yang sama. Belum ada? Minta koordinator memberi peran itu lebih dulu.",
        "Only a colleague of the office with the same role. None yet? Ask the coordinator to give the role first.";
    RECEIVER_NONE: "Belum ada rekan di kantor ini dengan peran yang sama. Minta koordinator memberi peran itu kepada penggantinya lebih dulu, lalu kembali ke sini.",
        "No colleague of this office has the same role yet. Ask the coordinator to give it to the successor first, then come back here.";
    RECEIVER_NEEDED: "Pilih siapa yang menerima.", "Choose who takes over.";
    RECEIVER_WRONG: "Orang ini tidak memegang peran yang sama di kantor ini pada tanggal itu.", "This person does not hold the same role at this office on that day.";
    REASON: "Sebab", "Reason";
    REASON_NEEDED: "Pilih sebabnya.", "Choose the reason.";
    BEGINS: "Mulai tanggal", "From";
    BEGINS_HELP: "Sejak hari ini tugasnya ada pada yang menerima.", "From this day on the tasks are the receiver's.";
    BEGINS_WRONG: "Pilih hari ini atau paling lama 90 hari lagi.", "Choose today or a day within 90 days.";
    BACK: "Kembali bertugas", "Back on";
    BACK_HELP: "Hanya untuk cuti: hari pertama bertugas kembali.", "For leave only: the first day back.";
    BACK_NEEDED: "Tulis kapan kembali bertugas.", "Write when the person is back.";
    BACK_WRONG: "Harus sesudah tanggal mulai.", "It must be after the first day.";
    BACK_NONE: "Kosongkan: yang berhenti tidak kembali.", "Leave it empty: who leaves does not come back.";
    DATE_WRONG: "Tulis tanggal seperti 24-11-2026.", "Write a date such as 24-11-2026.";
    NOTE: "Yang perlu diketahui", "What one should know";
    NOTE_HELP: "Misalnya di mana kunci lemari dan siapa yang sedang ditunggu. Tanpa kata sandi.", "Such as where the key of the cabinet is. No passwords.";
    SEND: "Usulkan", "Propose";
    TWICE: "Sudah ada usulan serah terima untuk peran ini.", "A handover of this role is already proposed.";
    PROPOSED: "Usulan terkirim; menunggu yang menerima.", "Proposed; waiting for the receiver.";
    OPEN_ITEMS: "Yang masih terbuka", "Still open";
    OPEN_NONE: "Tidak ada tugas yang terbuka.", "No task is open.";
    ITEM_DONE: "Tidak lagi menunggu", "No longer waiting";
    ITEM_CLOSED: "Hal yang hanya dibaca pemegang tugas", "Something that only who holds the desk reads";
    STILL_OPEN: "belum selesai", "not finished";
    DRAFTS: "Isian yang belum dikirim", "Drafts not sent yet";
    DRAFTS_TELL: "Kirim atau hapus sebelum hari itu; sesudahnya yang menerima dapat mengambilnya di sini.", "Send or discard them before that day; afterwards the receiver can take them over here.";
    DRAFTS_TAKE: "Ambil isian yang belum dikirim", "Take over the drafts";
    DRAFTS_TAKEN: "Isian yang belum dikirim sudah dipindahkan kepada Anda.", "The drafts are yours now.";
    FROM: "Yang menyerahkan", "Who hands over";
    PROPOSER: "Diusulkan oleh", "Proposed by";
    ROLE: "Peran", "Role";
    OFFICE: "Kantor", "Office";
    STATE: "Keadaan", "State";
    IN_FORCE: "Berlaku", "In force";
    ACCEPT: "Terima tugas", "Take over";
    DECLINE: "Tidak dapat menerima", "Decline";
    CANCEL: "Batalkan usulan", "Take back";
    ACCEPTED: "Tugas diterima.", "Taken over.";
    DECLINED: "Usulan tidak diterima.", "Declined.";
    CANCELLED: "Usulan dibatalkan.", "Taken back.";
    ANSWERED: "Usulan ini sudah dijawab.", "This proposal has been answered.";
    KNOW: "Saya mengetahui", "I have taken note";
    KNOWN: "Sudah dicatat bahwa Anda mengetahui.", "Noted that you know.";
    KNOWN_BY: "Diketahui oleh", "Known to";
    PAPER: "Cetak berita acara", "Print the record";
    TASK_TAG: "Serah terima", "Handover";
    TASK_RECEIVE: "meminta Anda menerima tugasnya", "asks you to take over";
    TASK_KNOW: "menerima tugas dari", "takes over from";
    TASK_ANSWER: "Jawab", "Answer";
    TASK_READ: "Baca", "Read";
}

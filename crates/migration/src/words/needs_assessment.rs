//! Sentences about needs after the return and the plan that answers them.

phrases! {
    TITLE: "Kebutuhan setelah pulang", "Needs after the return";
    LEAD: "Bicarakan setiap bidang. Jawaban hanya dilihat petugas desa ini; yang belum mau dibicarakan boleh dilewati.",
        "Talk over each area. Only this village's officer sees the answers; what is not to be talked about may be left.";
    DATE: "Tanggal", "Date";
    WISH: "Keinginannya", "The wish";
    ANSWER_ALL: "Pilih satu jawaban untuk setiap bidang.", "Choose an answer for each area.";
    SAVE: "Simpan kebutuhan", "Save the needs";
    SAVED: "Kebutuhan tersimpan. Pilih langkah yang disepakati.", "The needs are saved. Choose the steps that were agreed on.";
    ASK: "Tanyakan kebutuhan", "Ask for needs";
    ASK_AGAIN: "Tanyakan lagi", "Ask again";
    NONE: "Kebutuhan belum ditanyakan.", "Needs were not asked yet.";
    LAST: "Ditanyakan pada", "Asked on";
    SEALED: "tertutup", "closed";

    PLAN: "Rencana reintegrasi", "Reintegration plan";
    PLAN_NONE: "Belum ada langkah.", "No steps yet.";
    PROPOSED: "Usulan dari kebutuhan", "Proposed from the needs";
    PROPOSED_LEAD: "Usulan saja: orangnya yang memutuskan. Tandai yang disepakati.", "Proposals only: the person decides. Tick what was agreed on.";
    TAKE: "Masukkan ke rencana", "Take into the plan";
    TAKEN: "Langkah masuk ke rencana.", "The steps are in the plan.";
    CHOOSE_ONE: "Tandai sekurangnya satu usulan.", "Tick at least one proposal.";
    URGENT: "mendesak", "urgent";
    HOUSE: "dalam program ini", "within this programme";
    OUTSIDE: "instansi di luar program ini", "an agency outside this programme";
    ADD_STEP: "Tambah langkah", "Add a step";
    EDIT_STEP: "Ubah langkah", "Change the step";
    STEP_SAVED: "Langkah tersimpan.", "The step is saved.";
    END_STEP: "Catat hasil", "Record the outcome";
    END_TITLE: "Hasil langkah", "Outcome of the step";
    ENDED: "Hasil langkah tersimpan.", "The outcome is saved.";
    END_STATE: "Bagaimana akhirnya?", "How did it end?";
    END_CHOOSE: "Pilih selesai atau tidak jadi.", "Choose done or dropped.";
    END_WRITE: "Tulis hasilnya, satu kalimat cukup.", "Write what came of it; a sentence will do.";
    DONE_ON: "Pada tanggal", "On";
    BY: "paling lambat", "by";
    OVERDUE: "terlambat", "overdue";
    DUE_PAST: "Pilih hari ini atau sesudahnya.", "Choose today or later.";
    CLOSED_STEP: "Langkah ini sudah berakhir.", "This step has ended.";
    TASK: "Tindak lanjut", "Follow-up";
    TASK_DETAIL: "langkah rencana setelah pulang", "a step of the plan after the return";
}

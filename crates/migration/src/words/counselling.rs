//! Sentences about counselling.

phrases! {
    TITLE: "Konseling", "Counselling";
    TELL: "Bicarakan setiap topik dengan calon dan keluarganya. Pertanyaan di bawah topik menunjukkan apakah sudah dipahami.",
        "Talk over each topic with the candidate and the family. The question below shows whether it was understood.";
    TOPICS: "Topik yang dibicarakan", "Topics talked over";
    WHO: "Keluarga lain yang hadir", "Other family who was there";
    WHO_HELP: "Yang belum tercatat sebagai keluarga yang dihubungi.", "Those who are not recorded as contacts yet.";
    KIN: "Keluarga yang hadir", "Family who was there";
    NOT_ALONE: "Ada keluarga yang ditandai hadir. Kosongkan pilihan ini, atau hapus tandanya.",
        "Somebody of the family is ticked. Leave this empty, or take the tick away.";
    MEANWHILE: "%1 mencatat konseling untuk kasus ini %2, setelah Anda membuka formulir. Belum disimpan. Periksa topiknya, lalu simpan lagi.",
        "%1 recorded a counselling of this case %2, after you opened the form. Not saved yet. Look at the topics and save again.";
    HANDOUT: "Lembar untuk dibawa pulang", "Hand-out";
    DATE: "Tanggal", "Date";
    TOLD: "Sudah dibicarakan", "Talked over on";
    SAVE: "Simpan konseling", "Save the counselling";
    SAVED: "Konseling tersimpan.", "The counselling is saved.";
    ALL_TOLD: "Semua topik sudah dibicarakan. Topik yang dibicarakan lagi dapat ditandai lagi.",
        "All topics were talked over. A topic that is told again may be ticked again.";
    CHOOSE_FAMILY: "Pilih siapa yang hadir.", "Choose who was there.";
}

//! Sentences about counselling.

phrases! {
    TITLE: "Konseling", "Counselling";
    TELL: "Bicarakan setiap topik dengan calon dan keluarganya. Pertanyaan di bawah topik menunjukkan apakah sudah dipahami.",
        "Talk over each topic with the candidate and the family. The question below shows whether it was understood.";
    TOPICS: "Topik yang dibicarakan", "Topics talked over";
    WHO: "Siapa dari keluarga yang hadir", "Who of the family was there";
    DATE: "Tanggal", "Date";
    TOLD: "Sudah dibicarakan", "Talked over on";
    SAVE: "Simpan konseling", "Save the counselling";
    SAVED: "Konseling tersimpan.", "The counselling is saved.";
    ALL_TOLD: "Semua topik sudah dibicarakan. Topik yang dibicarakan lagi dapat ditandai lagi.",
        "All topics were talked over. A topic that is told again may be ticked again.";
    CHOOSE_FAMILY: "Pilih siapa yang hadir.", "Choose who was there.";
}

//! Words of the monthly report that no sum of this room has.

phrases! {
    TALKS: "konseling diberikan", "counselling talks";
    PAPERS: "dokumen dicatat", "documents recorded";
    CORRECTION: "koreksi: dihitung pada bulan sebelumnya", "correction: was counted in an earlier month";
    UNNAMED: "lainnya", "other";
}

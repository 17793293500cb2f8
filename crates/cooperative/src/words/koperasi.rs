//! Sentences about the body.

phrases! {
    ROOM: "Koperasi Desmigratif", "Desmigratif cooperative";
    ROOM_SHORT: "Koperasi", "Cooperative";
    NONE: "Belum ada koperasi di desa ini.", "There is no cooperative in this village yet.";
    NOT_OWN: "Buku koperasi ini dipegang pengurusnya sendiri.", "The books of this cooperative are kept by its own board.";
}

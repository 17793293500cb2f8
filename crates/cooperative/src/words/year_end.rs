//! Sentences of closing a year.

phrases! {
    NOT_OVER: "Yang ditutup adalah tahun yang sudah lewat, sejak mulai pembukuan.", "What is closed is a year that is over, since the books began.";
    CLOSED_ALREADY: "Tahun ini sudah ditutup.", "This year is closed already.";
    EARLIER_FIRST: "Tutup tahun sebelumnya lebih dulu.", "Close the year before it first.";
}

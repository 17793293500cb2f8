//! Sentences for a worker who looks at the own case.

phrases! {
    MY_CASE: "Kasus saya", "My case";
    NEXT: "Berikutnya", "Next";
    BRING: "Bawa", "Bring";
    FROM: "Dari", "From";
    RUNS_OUT: "Habis masa berlakunya", "Runs out";
}

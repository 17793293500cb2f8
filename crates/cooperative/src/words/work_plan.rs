//! Sentences about a year's plan and budget.

phrases! {
    TITLE: "Rencana kerja dan anggaran", "Work plan and budget";
    LEAD: "Rencana disusun pengurus dan disahkan rapat. Di sebelah anggaran tampil yang terjadi menurut buku.", "The board makes the plan, the meeting approves it. Beside the budget stands what happened after the books.";
    EDIT: "Susun rencana", "Make the plan";
    SAVE: "Simpan rencana", "Save the plan";
    SAVED: "Rencana disimpan.", "The plan is saved.";
    YEAR: "Isi tahun sejak mulai pembukuan sampai tahun depan.", "Fill in a year from the beginning of the books until next year.";
    AMOUNT_WRONG: "Isi jumlah rupiah, nol atau lebih.", "Fill in rupiah, zero or more.";
    PLAN: "Rencana kerja", "Work plan";
    BUDGET: "Anggaran", "Budget";
    HAPPENED: "Terjadi", "Happened";
    INCOME: "Pendapatan", "Income";
    INCOME_TOTAL: "Jumlah pendapatan", "Total income";
    COSTS: "Beban", "Costs";
    COSTS_TOTAL: "Jumlah beban", "Total costs";
    LEFT: "Hasil usaha yang direncanakan", "Planned result";
    NONE: "Rencana tahun ini belum disusun.", "There is no plan for this year yet.";
    SHOW_YEAR: "Tahun", "Year";
}

//! Sentences about plans.

phrases! {
    TITLE: "Rencana usaha", "Business plan";
    VERSION: "versi", "version";
    NONE: "Belum ada rencana usaha. Bantuan baru dibeli setelah rencana disetujui.",
        "No business plan yet. Aid is bought only after a plan is approved.";
    ADD: "Tulis rencana usaha", "Write a business plan";
    EDIT: "Ubah rencana", "Edit the plan";
    AGAIN: "Tulis versi baru", "Write a new version";
    LEAD: "Kata kelompok sendiri, ditulis sebelum apa pun dibeli. Alat yang tidak terpakai biasanya dibeli tanpa langkah ini.",
        "The group's own words, written before anything is bought. Tools that stand unused were mostly bought without this step.";
    SAVED: "Rencana tersimpan.", "The plan is saved.";
    RESULT: "Hasil hitungan", "What comes out";
    MARGIN: "rupiah sisa satu satuan", "rupiah left of one unit";
    BREAK_EVEN: "Titik impas sebulan", "Break-even a month";
    PROFIT: "rupiah laba sebulan bila penuh", "rupiah of profit a month at full production";
    PAYBACK: "Bantuan kembali dalam", "The aid is earned back in";
    MONTHS: "bulan", "months";
    NEVER: "tidak pernah", "never";
    LOOK: "Perhatikan", "Look at this";
    GOOD: "Baik", "Good";
    ADDS_UP: "Hitungannya masuk akal.", "The numbers add up.";
    LOSS: "Biaya satu satuan sama dengan harganya atau lebih: setiap penjualan rugi.",
        "One unit costs as much as its price or more: every sale is a loss.";
    BELOW: "Jumlah penjualan di bawah titik impas (%1 satuan sebulan): usaha rugi setiap bulan.",
        "Sales lie below the break-even (%1 units a month): the business loses money each month.";
    RUNS_OUT: "Kas kosong: pada %1 kurang %2.", "Cash runs out: in %1 %2 is missing.";
    SLOW: "Nilai bantuan baru kembali setelah %1 bulan.", "The aid is earned back only after %1 months.";
    CHART: "Kas pada akhir bulan (rupiah)", "Cash at the end of each month (rupiah)";
    CHART_NOTE: "Di bawah nol berarti kelompok tidak dapat membayar.", "Below zero the group cannot pay.";
    TABLE: "Kas bulan demi bulan", "Cash month by month";
    MONTH: "Bulan", "Month";
    UNITS: "Terjual", "Sold";
    INCOME: "Masuk", "In";
    COST: "Keluar", "Out";
    CASH: "Kas akhir", "Cash";
    NUMBERS: "Angka rencana", "Numbers of the plan";
    STEPS: "Langkah berikutnya", "Next step";
    WAY: "Perjalanan rencana", "The plan's way";
    SUBMIT: "Ajukan: kelompok sudah sepakat", "Submit: the group agrees";
    CHECK: "Sudah diperiksa", "Checked";
    APPROVE: "Setujui", "Approve";
    RETURN: "Kembalikan untuk diperbaiki", "Return for mending";
    REASON: "Apa yang harus diperbaiki", "What is to be mended";
    REASON_NEEDED: "Tulis apa yang harus diperbaiki.", "Write what is to be mended.";
    MOVED: "Langkah tercatat.", "The step is recorded.";
    NOT_NOW: "Rencana tidak lagi pada langkah itu. Muat ulang halaman.", "The plan is no longer at that step. Load the page again.";
    NOT_OPEN: "Rencana yang sudah diajukan tidak diubah. Minta dikembalikan, atau tulis versi baru.",
        "A plan that was submitted is not changed. Ask for its return, or write a new version.";
    SAME_HANDS_CHECK: "Yang mengajukan tidak memeriksa rencananya sendiri. Minta petugas atau pendamping lain.",
        "Who submitted a plan does not check it. Ask the other officer or facilitator.";
    SAME_HANDS_APPROVE: "Yang mengajukan atau memeriksa tidak menyetujui. Kepala desa atau kabupaten yang menyetujui.",
        "Who submitted or checked a plan does not approve it. The village head or the regency does.";
    STOPS: "Rencana ini rugi pada setiap penjualan. Perbaiki harga atau biaya dulu.",
        "This plan loses money on every sale. Mend price or costs first.";
    THERE_IS_ONE: "Ada versi yang belum selesai. Teruskan versi itu.", "There is a version under way. Go on with it.";
    WHO_APPROVES: "Hanya kepala desa, pelaksana harian, atau petugas kabupaten yang menyetujui.",
        "Only the village head, the acting head or an officer of the regency approves.";
    NEGATIVE: "Tulis angka mulai dari 0.", "Write a number from 0.";
    POSITIVE: "Tulis angka lebih dari 0.", "Write a number above 0.";
    TOO_MUCH: "Angka ini terlalu besar. Periksa nolnya.", "This number is too large. Check the zeros.";
    RAMP: "Tulis 1 sampai 12 bulan.", "Write 1 to 12 months.";
    DELAY: "Tulis 0 sampai 12 bulan.", "Write 0 to 12 months.";
    BY: "oleh", "by";
    TASK: "Rencana usaha", "Business plan";
    TASK_CHECK: "menunggu diperiksa", "waits to be checked";
    TASK_APPROVE: "menunggu persetujuan Anda", "waits for your approval";
    TASK_MEND: "perlu diperbaiki", "is to be mended";
    OPEN: "Buka", "Open";
    COUNT: "rencana usaha disetujui", "business plans approved";
}

//! Sentences about the remittance plan.

phrases! {
    TITLE: "Rencana kiriman uang", "Remittance plan";
    LEAD: "Isi bersama pekerja, sebaiknya juga keluarga. Semua angka tertutup: hanya petugas desa ini yang melihatnya, dan keluarga hanya bila pekerja menghendakinya.",
        "Fill in with the worker, better with the family too. Every number is closed: only this village's officer sees it, and the family only where the worker wants it.";
    CURRENCY: "Mata uang", "Currency";
    CURRENCY_HELP: "Tiga huruf, seperti TWD, MYR, HKD.", "Three letters, such as TWD, MYR, HKD.";
    SAVE: "Hitung dan simpan", "Work out and save";
    SAVED: "Rencana tersimpan.", "The plan is saved.";
    RESULT: "Hasil hitungan", "What comes out";
    MONTH: "Bulan", "Month";
    INCOME: "Gaji bersih", "Net income";
    SENT: "Kiriman", "Sent home";
    INSTALMENT: "Cicilan", "Instalment";
    DEBT: "Sisa utang", "Debt left";
    SAVED_SO_FAR: "Tabungan", "Savings";
    LEFT: "Sisa", "Left";
    MORE: "Bulan-bulan berikutnya", "The months after";
    ADDS_UP: "Rencana ini cukup setiap bulan.", "This plan adds up in every month.";
    DOES_NOT: "Rencana ini belum cukup.", "This plan does not add up.";
    LOOK_AGAIN: "Periksa lagi.", "Look again.";
    FLAW_LIVING: "Biaya hidup lebih besar daripada gaji.", "Living costs more than the wage.";
    FLAW_SHORT: "Pengeluaran lebih besar daripada gaji bersih selama %1 bulan; paling banyak kurang %2 sebulan.",
        "More goes out than comes in during %1 months; at worst %2 a month is missing.";
    FLAW_UNPAID: "Ada utang, tetapi cicilannya belum diisi.", "There is a debt, but no instalment.";
    FLAW_DEBT_LEFT: "Pada akhir rencana masih ada utang %1.", "At the end a debt of %1 is left.";
    FLAW_NOTHING_SAVED: "Belum ada yang ditabung atas nama pekerja.", "Nothing is saved in the worker's name.";
    FLAW_OLD_RATE: "Kurs ini sudah %1 hari. Tanyakan kurs terbaru.", "This rate is %1 days old. Ask for the newest.";
    FLAW_CARRIED: "Uang yang dititipkan kepada orang tidak punya bukti. Pakai bank, kantor pos, atau jasa berizin.",
        "Money carried by somebody has no receipt. Use a bank, the post office or a licensed service.";
    PRINT: "Cetak untuk keluarga", "Print for the family";
    NOT_FOR_FAMILY: "Salinan untuk keluarga hanya dicetak bila pekerja menghendakinya: tandai pada formulir.",
        "A copy for the family is printed only where the worker wants it: tick it in the form.";
    OPEN: "Buka", "Open";
    MADE: "Rencana sudah dibuat.", "There is a plan.";
    NOT_MADE: "Belum ada rencana.", "No plan yet.";
    PLAN_WAGE: "Isi gaji, mata uang, kurs, bulan pertama, dan lamanya supaya rencana dapat dihitung.",
        "Fill in wage, currency, rate, first month and length, so that the plan can be worked out.";
    NEGATIVE: "Jumlah tidak boleh kurang dari nol.", "An amount cannot be less than nothing.";
    RATE: "Tulis kurs dengan angka, misalnya 512,50.", "Write the rate in digits, such as 512,50.";
    MONTHS: "Isi 1 sampai 60 bulan.", "Write 1 to 60 months.";
    CURRENCY_WRONG: "Tulis tiga huruf mata uang, misalnya TWD.", "Write the three letters of the currency, such as TWD.";
    SCHOOL: "Sekolah anak", "The children's school";
    FAMILY: "Kebutuhan keluarga", "The family's needs";
    SAVINGS: "Tabungan pekerja", "The worker's savings";
    BUILDING: "Bangunan rumah", "Building a house";
    CAPITAL: "Modal usaha", "Capital for a business";
    COST: "Biaya kirim", "Cost of the transfer";
    RATE_OF: "Kurs", "Rate";
    OF_DAY: "tanggal", "of";
    RECEIVER: "Penerima", "Receiver";
    WAY: "Jalan kiriman", "Way of the transfer";
    WAGE: "Gaji sebulan", "Wage a month";
    LIVING: "Biaya hidup sebulan", "Living cost a month";
    EACH_MONTH: "Setiap bulan", "Each month";
    PURPOSE: "Untuk", "For";
    AMOUNT: "Jumlah", "Amount";
    TABLE: "Bulan demi bulan", "Month by month";
    TIP_1: "Catat setiap kiriman yang diterima: tanggal, jumlah, dipakai untuk apa.", "Write down every transfer received: day, amount, what it was used for.";
    TIP_2: "Tabungan pekerja tidak dipakai tanpa persetujuannya.", "The worker's savings are not used without asking.";
    TIP_3: "Bila rencana berubah, hitung lagi bersama di kantor desa.", "When the plan changes, work it out again at the village office.";
    WITH_CONSENT: "Dicetak atas kehendak pekerja.", "Printed because the worker wants it.";
    SIGN_WORKER: "Pekerja,", "Worker,";
    SIGN_FAMILY: "Keluarga,", "Family,";
}

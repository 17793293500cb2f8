//! Sentences of the health page.

phrases! {
    TITLE: "Kesehatan koperasi", "Health of the cooperative";
    LEAD: "Kualitas piutang, likuiditas, pihak terkait, dan pertumbuhan dua belas bulan, semuanya dari buku.", "Quality of receivables, liquidity, related parties and the growth of twelve months, all from the books.";
    SAVINGS: "Simpanan pada akhir bulan (rupiah)", "Savings at the end of the month (rupiah)";
    CASH: "Kas dan bank pada akhir bulan (rupiah)", "Cash and bank at the end of the month (rupiah)";
    GROWTH: "Pertumbuhan 12 bulan", "Growth over 12 months";
    GREW_SAVINGS: "Simpanan tumbuh", "Savings grew by";
    GREW_CASH: "Kas dan bank tumbuh", "Cash and bank grew by";
    BAND_RULE: "Golongan menurut lembar kesehatan KSP 2021: sampai 5% sehat, sampai 10% cukup, sampai 15% kurang, di atasnya tidak sehat.", "Bands after the health sheet of 2021: up to 5% sound, up to 10% fair, up to 15% weak, above that unsound.";
}

//! Sentences of the health page.

phrases! {
    TITLE: "Kesehatan koperasi", "Health of the cooperative";
    LEAD: "Kualitas piutang, likuiditas, pihak terkait, dan pertumbuhan dua belas bulan, semuanya dari buku.", "Quality of receivables, liquidity, related parties and the growth of twelve months, all from the books.";
    SAVINGS: "Simpanan", "Savings";
    CASH: "Kas dan bank", "Cash and bank";
    GROWTH: "Akhir bulan, dalam rupiah", "At the end of the month, in rupiah";
    GREW_SAVINGS: "Simpanan tumbuh dalam 12 bulan", "Savings grew in 12 months by";
    GREW_LOANS: "Piutang tumbuh dalam 12 bulan", "Loans grew in 12 months by";
    GREW_CASH: "Kas dan bank tumbuh dalam 12 bulan", "Cash and bank grew in 12 months by";
    BAND_RULE: "Golongan menurut lembar kesehatan KSP 2021: sampai 5% sehat, sampai 10% cukup, sampai 15% kurang, di atasnya tidak sehat.", "Bands after the health sheet of 2021: up to 5% sound, up to 10% fair, up to 15% weak, above that unsound.";
}

//! Sentences of a loan's papers: agreement, schedule, card, approval. Papers are Indonesian; English stands beside for those
//! who work on them. A blank `{…}` is filled in by `pages::loan::paper`. A sharia paper has its own sentences, without
//! interest and its words (DSN-MUI 4, 7, 17, 19, 23 and 47 in substance).

use kernel::Phrase;

use crate::records::loan_product::Contract;

/// An article of the agreement: heading and sentences.
pub type Article = (Phrase, &'static [Phrase]);

/// The articles by contract.
pub const fn articles(contract: Contract) -> &'static [Article] {
    match contract {
        Contract::Loan => &[
            (AMOUNT, &[LOAN_AMOUNT]),
            (PRICE, &[LOAN_SERVICE, LOAN_FEE]),
            (INSTALMENTS, &[INSTALMENTS_PAID, ORDER]),
            (LATE, &[LOAN_LATE]),
            (EARLY, &[LOAN_EARLY]),
            (SECURITY, &[SECURITY_HELD]),
            (TROUBLE, &[TROUBLE_TALK]),
        ],
        Contract::Qardh => &[
            (AMOUNT, &[QARDH_AMOUNT]),
            (PRICE, &[QARDH_NOTHING, SHARIA_FEE]),
            (INSTALMENTS, &[INSTALMENTS_PAID, ORDER]),
            (LATE, &[SHARIA_LATE]),
            (EARLY, &[QARDH_EARLY]),
            (SECURITY, &[SECURITY_HELD]),
            (TROUBLE, &[TROUBLE_TALK]),
        ],
        Contract::Murabahah => &[
            (OBJECT, &[MURABAHAH_OBJECT]),
            (PRICE, &[MURABAHAH_PRICE, SHARIA_FEE]),
            (INSTALMENTS, &[INSTALMENTS_PAID, ORDER]),
            (LATE, &[SHARIA_LATE]),
            (EARLY, &[MURABAHAH_EARLY]),
            (SECURITY, &[SECURITY_HELD]),
            (TROUBLE, &[TROUBLE_TALK]),
        ],
        Contract::ProfitShare => &[
            (AMOUNT, &[PROFIT_CAPITAL]),
            (PRICE, &[PROFIT_SHARE, PROFIT_REPORT, PROFIT_LOSS, SHARIA_FEE]),
            (INSTALMENTS, &[PROFIT_INSTALMENTS, ORDER]),
            (LATE, &[SHARIA_LATE]),
            (EARLY, &[PROFIT_EARLY]),
            (SECURITY, &[SECURITY_HELD]),
            (TROUBLE, &[TROUBLE_TALK]),
        ],
    }
}

phrases! {
    AMOUNT: "Jumlah dan keperluan", "Amount and purpose";
    OBJECT: "Barang dan harga beli", "Object and cost";
    PRICE: "Biaya", "Price";
    INSTALMENTS: "Angsuran", "Instalments";
    LATE: "Keterlambatan", "Lateness";
    EARLY: "Pelunasan lebih awal", "Settling early";
    SECURITY: "Agunan", "Security";
    TROUBLE: "Kesulitan dan perselisihan", "Difficulties and disputes";
    BETWEEN: "Koperasi dan anggota di bawah ini sepakat sebagai berikut.", "The cooperative and the member below agree as follows.";
    LOAN_AMOUNT: "Koperasi meminjamkan {principal} ({words}) kepada anggota untuk {purpose}, dan anggota mengembalikannya dalam {months} bulan.", "The cooperative lends {principal} ({words}) to the member for {purpose}, to be paid back within {months} months.";
    LOAN_SERVICE: "Jasa {rate} sebulan, dihitung secara {method}; seluruh jasa {service}. Setara {effective} efektif setahun bersama biaya administrasi, tidak melebihi batas {cap} setahun (PermenKopUKM 8/2023).", "Service of {rate} a month, by {method}; {service} in all. As much as {effective} a year with the fee, within the cap of {cap} (PermenKopUKM 8/2023).";
    LOAN_FEE: "Biaya administrasi {fee} dipotong saat pencairan; anggota menerima {received}.", "The fee of {fee} is taken off at the payout; the member receives {received}.";
    INSTALMENTS_PAID: "Anggota membayar menurut jadwal terlampir, jatuh tempo setiap bulan pada tanggal pencairan.", "The member pays by the schedule attached, due each month on the day of the payout.";
    ORDER: "Pembayaran dipakai untuk {order}, yang tertua dulu. Setiap pembayaran mendapat bukti bernomor.", "A payment is used for {order}, the oldest first. Each payment gets a numbered receipt.";
    LOAN_LATE: "Denda {late_rate} sehari dari angsuran yang terlambat, paling banyak {late_most} dari angsuran itu.", "A penalty of {late_rate} a day of the instalment that is late, at most {late_most} of it.";
    LOAN_EARLY: "Anggota boleh melunasi kapan saja. Jasa untuk bulan yang belum berjalan tidak ditagih.", "The member may settle at any time. Service of months that have not begun is not asked for.";
    SECURITY_HELD: "{collateral} Surat agunan yang disimpan koperasi dikembalikan setelah lunas.", "{collateral} A paper that the cooperative keeps is given back once all is settled.";
    TROUBLE_TALK: "Bila anggota mengalami kesulitan, kedua pihak mencari jalan bersama, termasuk jadwal baru. Perselisihan diselesaikan dengan musyawarah, lalu menurut hukum yang berlaku.", "Where the member meets with difficulty, both seek a way together, a new schedule with it. Disputes are settled by talking, then by law.";
    QARDH_AMOUNT: "Koperasi memberikan qardh {principal} ({words}) kepada anggota untuk {purpose}, dan anggota mengembalikan jumlah yang sama dalam {months} bulan.", "The cooperative gives a qardh of {principal} ({words}) to the member for {purpose}; the same amount is given back within {months} months.";
    QARDH_NOTHING: "Tidak ada tambahan apa pun yang disyaratkan.", "No addition of any kind is asked for.";
    SHARIA_FEE: "Biaya administrasi {fee} menurut biaya yang nyata; anggota menerima {received}.", "A fee of {fee} after actual cost; the member receives {received}.";
    SHARIA_LATE: "Anggota yang mampu tetapi menunda pembayaran dikenai ta'zir {late_rate} sehari dari angsuran, paling banyak {late_most}. Seluruhnya masuk dana sosial dan bukan pendapatan koperasi. Anggota yang tidak mampu diberi kelonggaran.", "Who can pay and delays owes ta'zir of {late_rate} a day of the instalment, at most {late_most}. All of it goes to the social fund and is no income. Who cannot pay is given time.";
    QARDH_EARLY: "Anggota boleh mengembalikan lebih awal.", "The member may give back earlier.";
    MURABAHAH_OBJECT: "Koperasi membeli {purpose} seharga {principal} ({words}) lalu menjualnya kepada anggota. Barang telah menjadi milik koperasi sebelum dijual.", "The cooperative buys {purpose} for {principal} ({words}) and sells it to the member. It was the cooperative's own before the sale.";
    MURABAHAH_PRICE: "Harga beli {principal}, margin yang disepakati {service}, harga jual {total}. Harga jual tetap dan tidak bertambah karena waktu.", "Cost {principal}, agreed margin {service}, price {total}. The price is fixed and does not grow with time.";
    MURABAHAH_EARLY: "Bila dilunasi lebih awal, koperasi boleh memberi potongan (muqasah) menurut kebijakannya; potongan tidak diperjanjikan.", "On settling early the cooperative may give a discount (muqasah) as it decides; it is not promised.";
    PROFIT_CAPITAL: "Koperasi menyerahkan modal {principal} ({words}) kepada anggota untuk {purpose}, dikembalikan dalam {months} bulan.", "The cooperative entrusts {principal} ({words}) to the member for {purpose}, given back within {months} months.";
    PROFIT_SHARE: "Nisbah: {share} untuk koperasi dan {member_share} untuk anggota, dari laba usaha yang nyata.", "The shares: {share} for the cooperative and {member_share} for the member, of actual profit.";
    PROFIT_REPORT: "Anggota melaporkan laba setiap bulan. Bagian koperasi dihitung dari laporan itu; tidak ada jumlah tetap yang dijanjikan.", "The member reports the profit each month. The cooperative's part is reckoned from it; no fixed amount is promised.";
    PROFIT_LOSS: "Rugi usaha ditanggung menurut modal, kecuali karena kelalaian atau pelanggaran.", "A loss is borne by the capital, unless from neglect or breach.";
    PROFIT_INSTALMENTS: "Modal dikembalikan menurut jadwal terlampir; bagi hasil dibayar bersama angsuran setelah laba dilaporkan.", "The capital is given back by the schedule attached; the share is paid with the instalment after the profit is reported.";
    PROFIT_EARLY: "Modal boleh dikembalikan lebih awal; bagi hasil dihitung sampai hari itu.", "The capital may be given back earlier; the share is reckoned until that day.";
    NO_COLLATERAL: "Tanpa agunan.", "Without security.";
    GIVEN: "Anggota menyerahkan: {list}.", "The member gives: {list}.";
    NO_PURPOSE: "keperluan anggota", "the member's own purpose";
    NO_OBJECT: "barang yang disepakati", "the object agreed on";
    FOR_KOPERASI: "Untuk koperasi,", "For the cooperative,";
    MEMBER_SIGNS: "Anggota,", "The member,";
    METERAI: "Meterai Rp10.000", "Duty stamp Rp10,000";
    TITLE_LOAN: "Perjanjian Pinjaman", "Loan Agreement";
    TITLE_QARDH: "Akad Qardh", "Qardh Agreement";
    TITLE_MURABAHAH: "Akad Murabahah", "Murabahah Agreement";
    TITLE_PROFIT: "Akad Bagi Hasil", "Profit-Share Agreement";
    TITLE_SCHEDULE: "Jadwal Angsuran", "Schedule of Instalments";
    TITLE_CARD: "Kartu Angsuran", "Instalment Card";
    TITLE_APPROVAL: "Surat Persetujuan", "Approval";
    DRAFT: "RANCANGAN", "DRAFT";
    APPROVAL_SENTENCE: "Setelah membaca pengajuan dan penilaiannya, yang bertanda tangan di bawah ini menyetujui pencairan. Yang mencatat dan yang menilai tidak ikut menyetujui.", "Having read the application and its assessment, the signer approves the payout. Who recorded or assessed it does not approve.";
    APPROVES: "Menyetujui,", "Approves,";
    OFFICE_LINE: "Jabatan:", "Office:";
    PAID_ON: "Dibayar tanggal", "Paid on";
    PAID_AMOUNT: "Jumlah dibayar", "Amount paid";
    INITIALS: "Paraf", "Initials";
    PAYMENTS: "Pembayaran yang sudah tercatat", "Payments on record";
    SAMPLE: "CONTOH", "SAMPLE";
}

/// The title of the agreement.
pub const fn title(contract: Contract) -> Phrase {
    match contract {
        Contract::Loan => TITLE_LOAN,
        Contract::Qardh => TITLE_QARDH,
        Contract::Murabahah => TITLE_MURABAHAH,
        Contract::ProfitShare => TITLE_PROFIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sharia_agreement_says_a_word_of_interest() {
        let sharia = [Contract::Qardh, Contract::Murabahah, Contract::ProfitShare];
        for contract in sharia {
            let all = articles(contract).iter().flat_map(|(heading, all)| std::iter::once(heading).chain(all.iter()));
            for phrase in all.chain([&title(contract)]) {
                for word in ["jasa", "bunga", "denda", "pinjam", "interest", "penalty"] {
                    let said = [phrase.id, phrase.en].join(" ").to_lowercase();
                    assert!(!said.contains(word), "{contract:?}: {said}");
                }
            }
        }
    }

    #[test]
    fn every_contract_says_what_is_paid_when_it_is_late_and_what_settling_early_means() {
        for contract in Contract::ALL {
            let headings: Vec<Phrase> = articles(*contract).iter().map(|(heading, _)| *heading).collect();
            for needed in [PRICE, INSTALMENTS, LATE, EARLY, SECURITY] {
                assert!(headings.contains(&needed), "{contract:?} lacks {}", needed.en);
            }
        }
    }
}

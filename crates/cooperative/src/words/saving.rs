//! Sentences about savings, and the one place where a sharia koperasi's savings get their own words. Not here: cash (`cash`).

use kernel::{Phrase, phrase};

use crate::records::koperasi::Principle;
use crate::records::posting::Event;
use crate::records::savings_account::Product;

/// What a product of savings is called in a koperasi of this principle.
pub const fn product(product: Product, principle: Principle) -> Phrase {
    match (principle, product) {
        (Principle::Sharia, Product::Voluntary) => phrase("Simpanan wadiah", "Wadiah savings"),
        (Principle::Sharia, Product::Term) => phrase("Simpanan mudharabah berjangka", "Mudharabah term savings"),
        _ => product.label(),
    }
}

/// What an event is called in a passbook of a koperasi of this principle.
pub const fn event(event: Event, principle: Principle) -> Phrase {
    match (principle, event) {
        (_, Event::Reversal) => phrase("Pembatalan", "Taken back"),
        (Principle::Sharia, Event::SavingService) => phrase("Bonus atau bagi hasil", "Bonus or profit share"),
        _ => event.label(),
    }
}

/// The choice by which a term comes out of the member's other savings.
pub const fn from_voluntary(principle: Principle) -> Phrase {
    match principle {
        Principle::Sharia => phrase("Ambil dari simpanan wadiah", "Take it from wadiah savings"),
        Principle::Conventional => FROM_VOLUNTARY,
    }
}

/// Where the money of a term goes that stays with the koperasi.
pub const fn to_voluntary(principle: Principle) -> Phrase {
    match principle {
        Principle::Sharia => phrase("Ke simpanan wadiah", "To wadiah savings"),
        Principle::Conventional => TO_VOLUNTARY,
    }
}

/// What savings earn, as a heading.
pub const fn service(principle: Principle) -> Phrase {
    match principle {
        Principle::Sharia => phrase("Bonus dan bagi hasil sebulan", "A month's bonus and profit share"),
        Principle::Conventional => SERVICE,
    }
}

phrases! {
    PRINCIPAL_ONCE: "Simpanan pokok dibayar sekali, tepat sebesar yang ditetapkan rapat.", "Principal savings are paid once, exactly as the meeting decided.";
    NOT_WHILE_MEMBER: "Simpanan pokok dan wajib tidak ditarik selama menjadi anggota.", "Principal and compulsory savings are not withdrawn while a member.";
    NOT_MATURE: "Simpanan berjangka ini belum jatuh tempo.", "This term account has not matured yet.";
    CLOSED: "Rekening ini sudah ditutup.", "This account is closed.";
    TERM: "Isi jangka 1 sampai 120 bulan.", "Fill in a term of 1 to 120 months.";
    CAP: "Jasa simpanan paling tinggi 9% setahun.", "Service on savings is 9% a year at most.";
    NO_RATE: "Koperasi syariah tidak menjanjikan imbalan tetap.", "A sharia cooperative promises no fixed return.";
    TERM_WHOLE: "Simpanan berjangka dicairkan seluruhnya.", "A term account is paid out as a whole.";
    TERM_DEPOSIT: "Setoran berjangka dibuka sebagai rekening baru.", "A term deposit is opened as a new account.";
    POSTED: "Jasa bulan ini sudah dibukukan.", "The service of this month was posted already.";
    EARLIER_FIRST: "Jasa bulan sebelumnya belum dibukukan. Bukukan dulu bulan itu, lalu bulan ini.",
        "The service of the month before was not posted. Post that month first, then this one.";
    NO_MONTH: "Pilih bulannya dengan tautan di halaman ini.", "Choose the month by the links of this page.";
    NOT_OVER: "Bulan ini belum berakhir.", "This month is not over yet.";
    POWER_DAYS: "Surat kuasa ini tidak berlaku pada hari itu.", "This power of attorney is not valid on that day.";
    POWER_REVOKED: "Surat kuasa ini sudah dicabut.", "This power of attorney was revoked.";
    POWER_LIMIT: "Melebihi batas surat kuasa bulan ini.", "Above this month's limit of the power of attorney.";
    POWER_OTHER: "Surat kuasa ini milik anggota lain.", "This power of attorney is another member's.";
    POWER_ORDER: "Berlaku sampai harus setelah berlaku mulai.", "The last day must come after the first.";
    NOTHING: "Isi jumlah lebih dari nol.", "Fill in an amount above zero.";
    NAME: "Isi nama penerima kuasa.", "Fill in the name of the attorney.";
    DAY_THERE: "Kas hari ini sudah dibuka.", "The cash of this day was opened already.";
    DAY_LEFT_OPEN: "Kas hari sebelumnya belum ditutup. Tutup dulu.", "The cash of an earlier day was not closed. Close it first.";
    DAY_CLOSED: "Kas hari ini sudah ditutup.", "The cash of this day was closed already.";
    SAVINGS: "Simpanan", "Savings";
    AMOUNT: "Jumlah (rupiah)", "Amount (rupiah)";
    DATE: "Tanggal", "Date";
    BANK: "Lewat bank", "Through the bank";
    IN: "Setor", "Pay in";
    OUT: "Tarik", "Withdraw";
    BY_POWER: "Ditarik penerima kuasa", "Withdrawn by the attorney";
    BY_SELF: "Anggota sendiri", "The member";
    ACCOUNT: "Rekening", "Account";
    BALANCE: "Saldo", "Balance";
    TOTAL: "Jumlah simpanan", "All savings";
    STATEMENT: "Buku simpanan", "Passbook";
    PRINT: "Cetak", "Print";
    WHAT: "Uraian", "What";
    DOCUMENT: "Bukti", "Receipt";
    CAME: "Masuk", "In";
    WENT: "Keluar", "Out";
    NO_LINES: "Belum ada transaksi.", "No transactions yet.";
    OPEN_TERM: "Buka simpanan berjangka", "Open a term account";
    TERM_MONTHS: "Jangka (bulan)", "Term (months)";
    FROM_VOLUNTARY: "Ambil dari simpanan sukarela", "Take it from voluntary savings";
    TERM_OPENED: "Simpanan berjangka dibuka.", "Term account opened.";
    MATURES: "jatuh tempo", "matures";
    ARREARS: "Tunggakan simpanan wajib", "Arrears of compulsory savings";
    ARREARS_NONE: "Tidak ada anggota yang menunggak.", "No member is in arrears.";
    REMIND: "Ingatkan lewat WhatsApp", "Remind by WhatsApp";
    NO_PHONE: "tanpa nomor telepon", "no telephone number";
    REMIND_TEXT: "Salam dari pengurus {}. Simpanan wajib Anda yang belum dibayar: {}. Silakan bayar di kantor koperasi atau lewat keluarga. Terima kasih.", "Greetings from the board of {}. Your compulsory savings not paid yet: {}. Please pay at the office or through your family. Thank you.";
    SERVICE: "Jasa simpanan sebulan", "A month's service on savings";
    SERVICE_LEAD: "Dihitung per hari dari saldo: saldo x tarif setahun / 365, dibulatkan sekali per rekening. Dibukukan sekali sebulan.", "By the day on the balance: balance x rate a year / 365, rounded once an account. Posted once a month.";
    RETURN_SHARIA: "Koperasi syariah tidak menjanjikan imbalan. Bonus atau bagi hasil diputuskan pengurus setiap bulan.", "A sharia cooperative promises no return. A bonus or profit share is decided by the board each month.";
    POST: "Bukukan", "Post";
    SERVICE_DONE: "Jasa bulan itu dibukukan.", "That month's service was posted.";
    MONTH: "Bulan", "Month";
    ACCOUNTS: "rekening", "accounts";
    CASH: "Kas harian", "Cash of the day";
    CASH_LEAD: "Hitung uang di kotak saat buka dan saat tutup. Selisih dengan buku langsung dibukukan.", "Count the money in the box at opening and at closing. A difference with the books is posted at once.";
    COUNTED: "Uang yang dihitung (rupiah)", "Money counted (rupiah)";
    IN_BOOKS: "Menurut buku", "After the books";
    OPENED: "Saat buka", "At opening";
    CLOSED_WITH: "Saat tutup", "At closing";
    DIFFERENCE: "Selisih", "Difference";
    OPEN_DAY: "Buka kas", "Open the cash";
    CLOSE_DAY: "Tutup kas", "Close the cash";
    DAY_SAVED: "Kas dicatat.", "Cash recorded.";
    RECEIPTS: "Bukti kas terakhir", "Latest receipts";
    RECEIPT: "Bukti kas", "Receipt";
    NO_RECEIPTS: "Belum ada bukti.", "No receipts yet.";
    NUMBER: "Nomor bukti", "Receipt number";
    IN_WORDS: "Terbilang", "In words";
    MEMBER: "Anggota", "Member";
    CODE: "Kode periksa", "Check code";
    SEAL: "Pengurus dan cap koperasi:\n\n\n……………………………………", "Board and stamp of the cooperative:\n\n\n……………………………………";
    PAYER: "Yang menyetor atau menerima:\n\n\n……………………………………", "Who pays or receives:\n\n\n……………………………………";
    BACK: "Kembali ke anggota", "Back to the member";
    OWN: "Simpanan saya", "My savings";
    OWN_NONE: "Anda belum menjadi anggota koperasi, atau akun ini belum terhubung ke data warga.", "You are not a member of a cooperative yet, or this account is not bound to a resident.";
    OWN_LEAD: "Hanya Anda yang melihat halaman ini. Bila ada yang tidak cocok dengan buku Anda, tanyakan kepada pengurus.", "Only you see this page. If something differs from your passbook, ask the board.";
    ACCOUNT_MISSING: "Pilih rekening.", "Choose an account.";
    COUNT_MISSING: "Isi uang yang dihitung. Contoh: 1.250.000", "Fill in the money counted. Example: 1.250.000";
    TOTAL_SERVICE: "Jumlah jasa", "Service in all";
    RETURN: "Imbalan simpanan sebulan", "A month's return on savings";
    NOBODY_SAVED: "Bulan itu tidak ada simpanan semacam ini. Kosongkan jumlahnya.", "Nobody saved this way in that month. Leave the amount empty.";
    BY_RATE: "Koperasi konvensional membukukan menurut tarif yang ditetapkan rapat.", "A conventional cooperative posts by the rate that the meeting decided.";
    SHARE_LEAD: "Pengurus memutuskan jumlahnya setelah bulan berakhir. Dibagi menurut saldo dan hari, masuk ke simpanan wadiah anggota. Sebulan hanya sekali.", "The board decides the sum after the month is over. It is shared by balance and days and goes to the members' wadiah savings. Once a month.";
    BONUS: "Bonus simpanan wadiah (rupiah)", "Bonus on wadiah savings (rupiah)";
    SHARE: "Bagi hasil simpanan berjangka (rupiah)", "Profit share of term savings (rupiah)";
    SHARED_NONE: "Isi paling sedikit satu jumlah.", "Fill in at least one sum.";
    NO_TERM: "Rekening ini bukan simpanan berjangka.", "This account is no term account.";
    BEFORE_OPENED: "Tanggal ini sebelum rekening dibuka.", "This day lies before the account was opened.";
    END_TERM: "Cairkan simpanan berjangka", "End the term";
    END_LEAD_RIPE: "Sudah jatuh tempo: dicairkan seluruhnya.", "It has matured: all of it is paid.";
    END_LEAD_EARLY: "Belum jatuh tempo. Jasa yang tetap dibayar menurut pengaturan rapat:", "It has not matured. The part of the service that is kept, by the meeting's settings:";
    END_LEAD_EARLY_SHARIA: "Belum jatuh tempo. Pokok dikembalikan seluruhnya; bagi hasil hanya untuk bulan yang sudah dibagikan.", "It has not matured. All of the principal is returned; profit is shared only for months that were shared already.";
    PRINCIPAL: "Pokok", "Principal";
    WITHHELD: "Jasa yang ditarik kembali", "Service kept back";
    ON_TOP: "Jasa yang ditambahkan", "Service on top";
    PAYS: "Diterima anggota", "The member gets";
    TO: "Ke mana", "To where";
    TO_CASH: "Tunai", "Cash";
    TO_BANK: "Lewat bank", "Through the bank";
    TO_VOLUNTARY: "Ke simpanan sukarela", "To voluntary savings";
    TO_AGAIN: "Perpanjang dengan jangka yang sama", "Again for as many months";
    TO_MISSING: "Pilih ke mana uangnya.", "Choose where the money goes.";
    ENDED: "Simpanan berjangka diselesaikan.", "The term was ended.";
    MATURED: "Simpanan berjangka jatuh tempo", "Matured term savings";
    MATURED_SHORT: "Jatuh tempo", "Matured";
    MATURED_NONE: "Tidak ada simpanan berjangka yang jatuh tempo.", "No term has matured.";
    MATURED_TASK: "simpanan berjangka jatuh tempo", "terms have matured";
    MATURED_LEAD: "Tanyakan kepada anggota, lalu tekan satu tombol.", "Ask the member, then press one button.";
    PAYOUT: "Cairkan", "End";
    PAY_OUT: "Cairkan tunai", "Pay in cash";
    AGAIN: "Perpanjang", "Renew";
    KEEP: "Ke tabungan", "To savings";
    WHY: "Alasan pembatalan", "Reason";
    WHY_MISSING: "Isi alasannya.", "Fill in the reason.";
    REVERSE: "Batalkan transaksi ini", "Take this back";
    REVERSE_LEAD: "Untuk transaksi yang salah catat. Dibukukan jurnal pembalik; keduanya tetap terlihat di buku simpanan. Pada hari yang sama boleh oleh yang mencatat selama kas belum ditutup; sesudahnya oleh pengurus lain.", "For what was typed wrongly. A reversal is posted; both stay visible in the passbook. Who typed it may do so the same day until the cash is closed; afterwards another board member does.";
    REVERSE_OTHER: "Transaksi ini dibatalkan oleh pengurus lain daripada yang mencatatnya.", "This is taken back by another board member than who typed it.";
    REVERSED: "Dibatalkan", "Taken back";
    REVERSED_DONE: "Transaksi dibatalkan dengan jurnal pembalik.", "Taken back by a reversal.";
    BEFORE_EVENT: "Tanggal pembatalan tidak boleh sebelum transaksinya.", "It cannot be taken back before it happened.";
    LATER_FIRST: "Rekening ini sudah berubah sesudahnya. Batalkan dulu transaksi yang lebih baru.", "This account changed since. Take back the later event first.";
    POWER_EACH: "Melebihi batas sekali tarik menurut surat kuasa.", "Above what one withdrawal by this power of attorney may be.";
    POWER_EACH_WRONG: "Batas sekali tarik di atas nol dan tidak lebih dari batas sebulan.", "The limit of a withdrawal is above zero and no more than the month's.";
    EACH: "sekali tarik", "a withdrawal";
    TAKEN_BY: "Diterima oleh penerima kuasa", "Taken by the attorney";
    FROM_DAY: "Dari tanggal", "From";
    UNTIL_DAY: "Sampai tanggal", "Until";
    SHOW: "Tampilkan", "Show";
    STOOD: "Saldo sebelumnya", "Balance before";
    WHOLE: "Seluruhnya", "All of it";
    DAYS_WRONG: "Tanggal tidak terbaca. Contoh: 01-11-2026", "This is no day. Example: 01-11-2026";
    OWN_LOANS: "Pinjaman saya", "My loans";
    OWED_LEAVER: "Simpanan yang belum dibayarkan", "Savings not paid yet";
    AMOUNT_WRONG: "Isi jumlah rupiah di atas nol. Contoh: 50.000", "Fill in an amount of rupiah above zero. Example: 50.000";
    DATE_WRONG: "Tanggal tidak terbaca. Contoh: 24-11-2026", "This is no day. Example: 24-11-2026";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sharia_koperasi_reads_no_word_of_interest_about_its_savings() {
        let sharia = Principle::Sharia;
        let mut all = vec![from_voluntary(sharia), to_voluntary(sharia), service(sharia), END_LEAD_EARLY_SHARIA];
        all.extend([RETURN_SHARIA, SHARE_LEAD, BONUS, SHARE, SHARED_NONE]);
        all.extend(Product::ALL.iter().map(|one| product(*one, sharia)));
        let of_savings = [Event::SavingPaid, Event::SavingWithdrawn, Event::SavingService, Event::SavingMoved];
        all.extend(of_savings.iter().map(|one| event(*one, sharia)));
        for phrase in all {
            let said = format!("{} {}", phrase.id, phrase.en).to_lowercase();
            for word in ["jasa", "bunga", "interest", "service"] {
                assert!(!said.contains(word), "{said}");
            }
        }
        assert_eq!(product(Product::Voluntary, Principle::Conventional), Product::Voluntary.label());
    }
}

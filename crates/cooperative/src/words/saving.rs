//! Sentences about savings.

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
    NOT_OVER: "Bulan ini belum berakhir.", "This month is not over yet.";
    POWER_DAYS: "Surat kuasa ini tidak berlaku pada hari itu.", "This power of attorney is not valid on that day.";
    POWER_REVOKED: "Surat kuasa ini sudah dicabut.", "This power of attorney was revoked.";
    POWER_LIMIT: "Melebihi batas surat kuasa bulan ini.", "Above this month's limit of the power of attorney.";
    POWER_OTHER: "Surat kuasa ini milik anggota lain.", "This power of attorney is another member's.";
    POWER_ORDER: "Berlaku sampai harus setelah berlaku mulai.", "The last day must come after the first.";
    NOTHING: "Isi jumlah lebih dari nol.", "Fill in an amount above zero.";
    NAME: "Isi nama penerima kuasa.", "Fill in the name of the attorney.";
    DAY_THERE: "Kas hari ini sudah dibuka.", "The cash of this day was opened already.";
    DAY_CLOSED: "Kas hari ini sudah ditutup.", "The cash of this day was closed already.";
}

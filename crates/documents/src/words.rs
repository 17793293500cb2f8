//! Words that the papers say by themselves, whatever is written on them.

use kernel::words::{Lang, Phrase, phrase};
use serde_json::{Value, json};

/// The standing sentence under a seal: what the QR proves and what it does not (PP 71/2019 art. 60).
pub const GENUINENESS_NOTE: Phrase = phrase(
    "Kode QR ini untuk pemeriksaan keaslian surat, bukan tanda tangan elektronik tersertifikasi \
     menurut PP 71/2019. Surat sah dengan tanda tangan dan cap basah.",
    "This QR code is for checking that the letter is genuine; it is not a certified electronic signature \
     under PP 71/2019. The letter is valid with ink signature and stamp.",
);

const PAGE: Phrase = phrase("Halaman", "Page");
const OF: Phrase = phrase("dari", "of");
const NUMBER: Phrase = phrase("Nomor", "Number");
const STAMP: Phrase = phrase("cap dinas", "office stamp");
const CREST: Phrase = phrase("Lambang daerah", "Regional crest");
const PHONE: Phrase = phrase("Telepon", "Telephone");
const EMAIL: Phrase = phrase("Surel", "Email");
const DAY: Phrase = phrase("tanggal", "day");
const MONTH: Phrase = phrase("bulan", "month");
const YEAR: Phrase = phrase("tahun", "year");
const REQUIRED: Phrase = phrase("wajib diisi", "must be filled in");
const PERIOD: Phrase = phrase("Periode", "Period");

/// The words as the templates read them.
pub(crate) fn words(lang: Lang) -> Value {
    json!({
        "page": PAGE.say(lang),
        "of": OF.say(lang),
        "number": NUMBER.say(lang),
        "stamp": STAMP.say(lang),
        "crest": CREST.say(lang),
        "phone": PHONE.say(lang),
        "email": EMAIL.say(lang),
        "day": DAY.say(lang),
        "month": MONTH.say(lang),
        "year": YEAR.say(lang),
        "required": REQUIRED.say(lang),
        "period": PERIOD.say(lang),
    })
}

//! What a worker plans to do with the wage (UU 18/2017 art. 35): income, living cost, debts, what is sent home and for what,
//! who receives it, by which way. Money of a person is specific (UU 27/2022): every amount is sealed, and no clear column
//! tells more than that there is a plan.

use jiff::civil::Date;
use kernel::day::Month;
use kernel::money::Rupiah;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use people::records::Resident;
use record_derive::Record;

use super::{CASE_READERS, CASE_SPECIFIC, CASE_WRITERS, MigrationCase};

choices! {
    /// How the money travels.
    pub enum TransferRoute {
        Bank = 1, "bank", "Bank ke bank", "Bank to bank";
        Operator = 2, "pengiriman_resmi", "Jasa pengiriman uang berizin", "Licensed money transfer";
        Post = 3, "pos", "Kantor pos", "Post office";
        Wallet = 4, "dompet_digital", "Dompet digital", "Digital wallet";
        Carried = 5, "dibawa_orang", "Dititipkan kepada orang", "Carried by somebody";
        NotYet = 6, "belum_tahu", "Belum tahu", "Not known yet";
    }
}

/// A plan; one a case. Amounts at home are whole rupiah a month; those abroad are texts such as `TWD 27470.00`.
#[derive(Record, Debug, Clone)]
#[record(kind = 67, path = "rencana-kiriman", id = "Rencana kiriman uang", en = "Remittance plan", home = village,
    read = CASE_READERS, write = CASE_WRITERS, specific = CASE_SPECIFIC, source = "UU 18/2017 Pasal 35; UU 27/2022 Pasal 4")]
pub struct RemittancePlan {
    pub id: Id<RemittancePlan>,
    #[field(tag = 1, id = "Kasus", en = "Case", fixed)]
    pub case: Ref<MigrationCase>,
    #[field(tag = 2, id = "Warga", en = "Resident", fixed)]
    pub resident: Ref<Resident>,
    #[field(tag = 3, id = "Gaji sebulan", en = "Wage a month", kind = ForeignMoney, class = specific, subject = resident, sealed,
        section("Pendapatan di luar negeri", "Income abroad"),
        help("Menurut perjanjian kerja, sebelum lembur. Contoh: 27.470.", "As the contract says, without overtime. Example: 27.470."))]
    pub wage: Held<Option<String>>,
    #[field(tag = 4, id = "Biaya hidup dan potongan sebulan", en = "Living cost and deductions a month", kind = ForeignMoney,
        class = specific, subject = resident, sealed,
        help("Makan, tempat tinggal, asuransi, pulsa, dan potongan gaji.", "Food, lodging, insurance, telephone, and what is deducted."))]
    pub living: Held<Option<String>>,
    #[field(tag = 5, id = "Kurs: satu unit mata uang dalam rupiah", en = "Rate: one unit of the currency in rupiah", kind = Decimal,
        class = specific, subject = resident, sealed,
        help("Kurs beli di bank atau tempat pengiriman. Contoh: 512,50.", "The bank's buying rate. Example: 512,50."))]
    pub rate: Held<Option<String>>,
    #[field(tag = 6, id = "Tanggal kurs", en = "Day of the rate", class = specific, subject = resident, sealed)]
    pub rate_date: Held<Option<Date>>,
    #[field(tag = 7, id = "Bulan pertama menerima gaji", en = "First month of wages", class = specific, subject = resident, sealed)]
    pub first_month: Held<Option<Month>>,
    #[field(tag = 8, id = "Berapa bulan", en = "How many months", class = specific, subject = resident, sealed,
        help("Lama kontrak, paling lama 60 bulan.", "The length of the contract, at most 60 months."))]
    pub months: Held<Option<i64>>,
    #[field(tag = 9, id = "Sisa utang keberangkatan", en = "Debt from leaving, still owed", class = specific, subject = resident, sealed,
        section("Utang dan cicilan", "Debts and instalments"),
        help("Semua utang untuk berangkat. Biaya penempatan tidak boleh dibebankan (UU 18/2017 Pasal 30).", "All debts made for leaving. The cost of placement may not be charged (UU 18/2017 art. 30)."))]
    pub debt: Held<Option<Rupiah>>,
    #[field(tag = 10, id = "Cicilan utang sebulan", en = "Instalment a month", class = specific, subject = resident, sealed)]
    pub instalment: Held<Option<Rupiah>>,
    #[field(tag = 11, id = "Kebutuhan keluarga sebulan", en = "The family's needs a month", class = specific, subject = resident, sealed,
        section("Kiriman setiap bulan", "Sent home each month"))]
    pub family_needs: Held<Option<Rupiah>>,
    #[field(tag = 12, id = "Sekolah anak sebulan", en = "The children's school a month", class = specific, subject = resident, sealed)]
    pub school: Held<Option<Rupiah>>,
    #[field(tag = 13, id = "Tabungan sebulan", en = "Savings a month", class = specific, subject = resident, sealed,
        help("Di rekening atas nama pekerja sendiri.", "On an account in the worker's own name."))]
    pub savings: Held<Option<Rupiah>>,
    #[field(tag = 14, id = "Bangunan rumah sebulan", en = "Building a house, a month", class = specific, subject = resident, sealed)]
    pub building: Held<Option<Rupiah>>,
    #[field(tag = 15, id = "Modal usaha sebulan", en = "Capital for a business, a month", class = specific, subject = resident, sealed)]
    pub capital: Held<Option<Rupiah>>,
    #[field(tag = 16, id = "Siapa yang menerima", en = "Who receives it", class = specific, subject = resident, sealed,
        section("Cara mengirim", "How it is sent"), help("Nama dan hubungan.", "Name and relation."))]
    pub receiver: Held<Option<String>>,
    #[field(tag = 17, id = "Jalan kiriman", en = "Way of the transfer", class = specific, subject = resident, sealed, optional)]
    pub route: Held<Option<TransferRoute>>,
    #[field(tag = 18, id = "Biaya sekali kirim", en = "Cost of one transfer", class = specific, subject = resident, sealed)]
    pub transfer_cost: Held<Option<Rupiah>>,
    #[field(tag = 19, id = "Keluarga boleh menerima salinan", en = "The family may have a copy", class = specific, subject = resident, sealed,
        help("Hanya bila pekerja sendiri menghendakinya.", "Only where the worker wants it."))]
    pub for_family: Held<Option<bool>>,
}

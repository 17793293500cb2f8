//! The one table of the guide's pictures. The guide names each of them, which a test of the pages holds it to.

/// One picture: who looks, the way there, and which part of the page.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The file's name in docs/panduan/gambar, without its ending.
    pub name: &'static str,
    /// Who looks; empty for a visitor.
    pub role: &'static str,
    /// Addresses one after the other. One with `{id}` is the first such link of the page before, or, where there is
    /// none, of the same record.
    pub way: &'static [&'static str],
    /// How the heading of the part begins; empty for the top of the page.
    pub from: &'static str,
    /// How much of it, in CSS pixels.
    pub height: u64,
}

const OFFICER: &str = "petugas_desmigratif";
const HEAD: &str = "kepala_desa";
const BOARD: &str = "pengurus_koperasi";

const fn look(
    name: &'static str,
    role: &'static str,
    way: &'static [&'static str],
    from: &'static str,
    height: u64,
) -> Look {
    Look { name, role, way, from, height }
}

/// All of them, in the order of the guide's chapters.
pub const PICTURES: [Look; 28] = [
    look("layanan", OFFICER, &["/layanan"], "", 620),
    look("penilaian", OFFICER, &["/layanan", "/layanan/{id}", "/layanan/{id}/layar"], "", 560),
    look("kegiatan", OFFICER, &["/kegiatan", "/kegiatan/{id}"], "", 620),
    look("minat", "", &["/minat"], "", 620),
    look("kasus", OFFICER, &["/kasus?tahap=persiapan", "/kasus/{id}"], "", 720),
    look("kasus-layar", OFFICER, &["/kasus?tahap=persiapan", "/kasus/{id}", "/kasus/{id}/layar"], "", 620),
    look("periksa", OFFICER, &["/kasus?tahap=persiapan", "/kasus/{id}", "/kasus/{id}/periksa"], "", 620),
    look("kabar", OFFICER, &["/kasus?tahap=bekerja", "/kasus/{id}", "/kasus/{id}/kabar"], "", 620),
    look("kebutuhan", OFFICER, &["/kasus?tahap=pulang", "/kasus/{id}", "/kasus/{id}/kebutuhan"], "", 620),
    look("pengaduan", "", &["/pengaduan"], "", 720),
    look("pengaduan-daftar", OFFICER, &["/pengaduan/daftar", "/pengaduan/{id}"], "", 620),
    look("rujukan", OFFICER, &["/rujukan", "/rujukan/{id}"], "", 620),
    look("antrean", HEAD, &["/surat/antrean"], "", 620),
    look("laporan", OFFICER, &["/laporan-bulanan", "/laporan-bulanan/{id}"], "", 720),
    look("cek-agen", "", &["/cek-agen?q=pt"], "", 620),
    look("hak-data", "koordinator", &["/permintaan-data", "/permintaan-data/{id}"], "", 620),
    look("koperasi", BOARD, &["/koperasi"], "", 720),
    look("koperasi-rapat", BOARD, &["/koperasi", "/koperasi/{id}/rapat", "/rapat-koperasi/{id}"], "", 620),
    look("koperasi-shu", BOARD, &["/koperasi", "/koperasi/{id}/shu"], "", 620),
    look("koperasi-anggota", BOARD, &["/anggota-koperasi", "/anggota-koperasi/{id}"], "", 980),
    look("koperasi-bukti", BOARD, &["/kas-harian", "/bukti-kas/{id}"], "", 620),
    look("koperasi-kas", BOARD, &["/kas-harian"], "", 560),
    look("simpanan-saya", "warga", &["/simpanan-saya"], "", 560),
    look("koperasi-jatuh-tempo", BOARD, &["/pinjaman/jatuh-tempo"], "", 480),
    look("koperasi-pinjaman", BOARD, &["/pinjaman", "/pinjaman/{id}"], "", 720),
    look("koperasi-kesehatan", BOARD, &["/pinjaman/kualitas"], "", 620),
    look("koperasi-neraca", BOARD, &["/koperasi", "/koperasi/{id}/buku"], "", 720),
    look("koperasi-laporan", BOARD, &["/koperasi", "/koperasi/{id}/buku/laporan"], "", 720),
];

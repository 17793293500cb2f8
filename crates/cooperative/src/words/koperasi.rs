//! Sentences about the body.

phrases! {
    ROOM: "Koperasi Desmigratif", "Desmigratif cooperative";
    ROOM_SHORT: "Koperasi", "Cooperative";
    NONE: "Belum ada koperasi di desa ini.", "There is no cooperative in this village yet.";
    NOT_OWN: "Buku koperasi ini dipegang pengurusnya sendiri.", "The books of this cooperative are kept by its own board.";
    VILLAGE_ONLY: "Koperasi didirikan dari kantor desanya: oleh pengurus koperasi atau Petugas Desmigratif.", "A cooperative is founded from its village's office: by its board or the Desmigratif officer.";
    NOT_GIVER: "Peran pengurus dan pengawas diberikan koordinator atau penanggung jawab kabupaten.", "Roles of the board and the supervisors are given by the regency.";
    NOBODY_TO_BRING: "Tidak ada pengurus atau pengawas di kantor desa yang perlu dibawa.", "There is no board member or supervisor at the village's office to bring.";
    NAME_NEEDED: "Isi nama koperasi.", "Fill in the name.";
    NAME_TWICE: "Sudah ada koperasi dengan nama ini di desa.", "There is a cooperative of this name in the village.";
    BOOKS_AHEAD: "Pembukuan paling lambat mulai hari ini.", "Books begin today at the latest.";
    PARENT_NEEDED: "Isi badan yang membawahi unit ini.", "Fill in the body to which this unit belongs.";
    FOUND: "Dirikan koperasi", "Found a cooperative";
    FOUND_LEAD: "Pendirian membuat kantor koperasi dan buku dengan akun baku. Pengurus dan pengawas yang sudah diangkat di kantor desa pindah ke kantor koperasi.", "Founding makes the cooperative's office and its books with the standard chart. Board and supervisors appointed at the village's office move to it.";
    WHO_GIVES: "Peran pengurus dan pengawas diberikan koordinator atau penanggung jawab kabupaten: dicatat di kantor desa, lalu dibawa ke koperasi dari halaman koperasi. Tidak ada yang memberi peran kepada dirinya sendiri.", "Roles of the board and the supervisors are given by the regency: recorded at the village's office, then brought to the cooperative from its page. Nobody gives themselves a role.";
    ROLES: "Peran", "Roles";
    BRING: "Bawa pengurus dan pengawas dari kantor desa", "Bring board and supervisors from the village's office";
    BROUGHT: "Peran dibawa ke koperasi.", "Roles were brought to the cooperative.";
    FOUNDED: "Koperasi didirikan. Buku siap dipakai.", "The cooperative is founded. Its books are ready.";
    LIST: "Koperasi", "Cooperatives";
    CASH: "rupiah kas dan bank", "rupiah in cash and bank";
    SAVINGS: "rupiah simpanan anggota", "rupiah of members' savings";
    LOANS: "rupiah pinjaman anggota", "rupiah lent to members";
    CAPITAL: "rupiah modal sendiri", "rupiah of own capital";
    WORK: "Pekerjaan", "Work";
    BODY: "Badan", "Body";
    EDIT: "Ubah akta dan izin", "Edit deed and licence";
    HISTORY: "Riwayat", "History";
    CHART: "Daftar akun", "Chart of accounts";
    SHEETS: "Ekspor dan buku", "Export and register";
}

//! Who looks after a child while the parent is away, and for how long. The carer stands under the child's key: without the child
//! nobody needs to know who cares for it. Not here: the household as the family card has it (people).

use jiff::civil::Date;
use kernel::value::Ref;
use kernel::{Held, Id, choices};
use record_derive::Record;

use super::{Child, PARENTING_WRITERS};

choices! {
    /// What the carer is to the child.
    pub enum CarerRelation {
        Mother = 1, "ibu", "Ibu", "Mother";
        Father = 2, "ayah", "Ayah", "Father";
        Grandparent = 3, "kakek_nenek", "Kakek atau nenek", "Grandparent";
        AuntUncle = 4, "paman_bibi", "Paman atau bibi", "Uncle or aunt";
        Sibling = 5, "kakak", "Kakak", "Older brother or sister";
        OtherKin = 6, "keluarga_lain", "Keluarga lain", "Other kin";
        Neighbour = 7, "tetangga", "Tetangga atau kenalan", "Neighbour or acquaintance";
        Home = 8, "panti_pesantren", "Panti atau pesantren", "Children's home or boarding school";
        Nobody = 9, "tidak_ada", "Tidak ada yang mengasuh", "Nobody";
    }
}

/// One time of care; it ends by a day, never by deletion.
#[derive(Record, Debug, Clone)]
#[record(kind = 141, path = "pengasuhan-anak", id = "Pengasuh", en = "Carer", home = village, read = PARENTING_WRITERS,
    write = PARENTING_WRITERS, specific = PARENTING_WRITERS, source = "UU 18/2017 Pasal 42 huruf e")]
pub struct Care {
    pub id: Id<Care>,
    #[field(tag = 1, id = "Anak", en = "Child", fixed)]
    pub child: Ref<Child>,
    #[field(tag = 2, id = "Nama pengasuh", en = "Name of the carer", class = personal, subject = child, sealed,
        help("Kosongkan bila tidak ada yang mengasuh.", "Leave empty where nobody does."))]
    pub name: Held<Option<String>>,
    #[field(tag = 3, id = "Hubungan dengan anak", en = "Relation to the child", class = personal, subject = child, sealed)]
    pub relation: Held<CarerRelation>,
    #[field(tag = 4, id = "Tahun lahir pengasuh", en = "Carer's year of birth", class = personal, subject = child, sealed,
        help("Tahun saja, misalnya 1968. Kosongkan bila tidak tahu.", "Only the year, such as 1968. Leave empty if not known."))]
    pub birth_year: Held<Option<i64>>,
    #[field(tag = 5, id = "Telepon pengasuh", en = "Carer's telephone", kind = Phone, class = personal, subject = child, sealed)]
    pub phone: Held<Option<String>>,
    #[field(tag = 6, id = "Mengasuh sejak", en = "Cares since")]
    pub since: Date,
    #[field(tag = 7, id = "Sampai", en = "Until", fixed)]
    pub until: Option<Date>,
}

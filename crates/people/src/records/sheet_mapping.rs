//! What the columns of a sheet mean, as an office chose it once: the next sheet with the same headings is read by itself.

use kernel::Id;
use kernel::access::{OFFICES, Role};
use record_derive::Record;

/// The meaning of the columns of sheets with certain headings. It holds headings and names of fields, nothing of persons.
#[derive(Record, Debug, Clone)]
#[record(kind = 24, path = "arti-kolom", id = "Arti kolom lembar", en = "Meaning of sheet columns", home = any,
    read = OFFICES, write = &[] as &[Role])]
pub struct SheetMapping {
    pub id: Id<SheetMapping>,
    #[field(tag = 1, id = "Jenis catatan", en = "Kind of record", title)]
    pub record: String,
    #[field(tag = 2, id = "Tanda judul", en = "Mark of the headings", lookup)]
    pub fingerprint: String,
    #[field(tag = 3, id = "Arti kolom", en = "Meaning of columns", kind = LongText)]
    pub columns: String,
}

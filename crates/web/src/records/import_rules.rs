//! What a room says about sheets of its kinds: further columns, words that stand above columns, sheets that other programs
//! write, and the records that one row makes beside its own. A kind without such rules is imported from its declaration.
//! Not here: reading (`import_shape`, `import_cell`), checking (`import_check`), writing (`import_write`).

use documents::sheet::Cell;
use kernel::changes::Changes;
use kernel::{FieldSpec, Lang, Phrase, RecordId, RecordSpec, Reference, Refusal, Value};
use store::Reader;

use super::Warning;
use crate::values::Values;

/// A row of a sheet: its number as the spreadsheet shows it, and its cells.
pub type SheetRow = (u32, Vec<Cell>);
/// Begins a sheet: what the room keeps in mind until its end.
pub type BeginSheet = fn(&Reader<'_>) -> Result<Box<dyn Companions>, Refusal>;

/// A column that is no field: it is put together with others, or taken apart, before fields are read.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Its key among the columns.
    pub key: &'static str,
    /// What people call it.
    pub label: Phrase,
}

/// The reading of a sheet that another program writes, as text of three columns a line, tab separated:
/// `kolom`, heading, key · `isi`, key, what stands there, what it means here · `lewati`, key, what stands there.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What people call it.
    pub label: Phrase,
    /// The text, from `data/sheets`.
    pub text: &'static str,
}

/// A sheet in which a block of rows belongs together: what stands at its head is carried down to the rows of persons.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// Its name on the command line.
    pub name: &'static str,
    /// What people call it.
    pub label: Phrase,
    /// The format whose meanings it uses; empty for none.
    pub format: &'static str,
    /// Key of each column and where it stands in the sheet; `None` for what is carried down from the head of the block.
    pub columns: &'static [(&'static str, Option<usize>)],
    /// Do these first rows of a sheet have this shape?
    pub fits: fn(&[SheetRow]) -> bool,
    /// Takes the next row: `Some` is a row with one cell for each column. What is carried down lives in `Vec<Cell>`.
    pub next: fn(&mut Vec<Cell>, &[Cell]) -> Option<Vec<Cell>>,
}

/// One row by the keys of its columns.
#[derive(Debug, Clone)]
pub struct RawRow<'k> {
    keys: &'k [&'static str],
    cells: Vec<Cell>,
}

impl<'k> RawRow<'k> {
    /// An empty row over these keys.
    pub fn new(keys: &'k [&'static str]) -> RawRow<'k> {
        RawRow { keys, cells: vec![Cell::Empty; keys.len()] }
    }

    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|own| *own == key)
    }

    pub(super) fn at(&self, index: usize) -> &Cell {
        &self.cells[index]
    }

    pub(super) fn put(&mut self, index: usize, cell: Cell) {
        self.cells[index] = cell;
    }

    /// What stands under a key; empty where there is no such column.
    pub fn get(&self, key: &str) -> &Cell {
        self.place(key).map_or(&Cell::Empty, |index| &self.cells[index])
    }

    /// The same as text without blanks at its ends.
    pub fn text(&self, key: &str) -> String {
        self.get(key).text().trim().to_owned()
    }

    /// Puts a cell under a key that the kind has; others are left alone.
    pub fn set(&mut self, key: &str, cell: Cell) {
        if let Some(index) = self.place(key) {
            self.cells[index] = cell;
        }
    }
}

/// A row that is read: the values of its own record, and of its companions by the place of their field.
#[derive(Debug, Clone)]
pub struct ReadRow {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// Its own record's values. A field that the sheet leaves empty is not among them.
    pub values: Values,
    /// One value a companion field of the rules, `Null` where nothing was given.
    pub companions: Vec<Value>,
}

/// Something said about one cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The key of the column.
    pub key: String,
    /// Stable code.
    pub code: &'static str,
    /// Words.
    pub message: Phrase,
}

/// Gives out ids of an import: the same for the same import and number.
pub struct Minted<'m>(pub &'m dyn Fn(u64) -> RecordId);

impl Minted<'_> {
    /// The id for a number that no other record of this kind of companion has.
    pub fn id(&self, number: u64) -> RecordId {
        (self.0)(number)
    }
}

/// What a room keeps in mind while one sheet is checked and taken up.
pub trait Companions: Send {
    /// Rules across fields of one row: what is probably wrong. Called for every row that could be read.
    fn warnings(&mut self, row: &ReadRow, lang: Lang) -> Vec<Warning>;

    /// Looks at a good row while checking, in the order of the sheet. `existing` is the record that it changes.
    /// Remarks are errors: the row is not taken.
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    fn look(
        &mut self,
        read: &Reader<'_>,
        row: &ReadRow,
        existing: Option<RecordId>,
    ) -> Result<Result<Same, Vec<Remark>>, Refusal>;

    /// The changes beside the row's own record. Runs on the writer, for rows that are taken, in the order of the sheet.
    ///
    /// # Errors
    /// Whatever refuses the whole import.
    fn write(
        &mut self,
        read: &Reader<'_>,
        row: &ReadRow,
        own: Reference,
        minted: &Minted<'_>,
        changes: &mut Changes,
    ) -> Result<(), Refusal>;
}

/// Whether the companions of a row stand already as the sheet says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// Nothing would change beside the row's own record.
    Yes,
    /// Something would.
    No,
}

/// Everything that a room says about sheets of one kind.
#[derive(Debug, Clone, Copy)]
pub struct SheetRules {
    /// Fields of other kinds that stand in the same row; their names are keys of columns.
    pub companions: &'static [&'static FieldSpec],
    /// Columns that are no fields.
    pub parts: &'static [Part],
    /// Words above columns, besides labels and names: (word, key).
    pub synonyms: &'static [(&'static str, &'static str)],
    /// Words in cells of closed lists, besides labels and names: (key, word, name of the answer).
    pub answers: &'static [(&'static str, &'static str, &'static str)],
    /// What stands in a field that the sheet does not have: (key, as typed).
    pub defaults: &'static [(&'static str, &'static str)],
    /// Sheets of other programs.
    pub formats: &'static [Format],
    /// Sheets of blocks.
    pub layouts: &'static [Layout],
    /// Puts together and takes apart.
    pub assemble: fn(&mut RawRow<'_>),
    /// Begins a sheet; `None` where a row makes nothing beside its own record and the rules of the form hold.
    pub begin: Option<BeginSheet>,
    /// How many records one row may touch, its own included.
    pub records_a_row: usize,
}

impl SheetRules {
    /// No rules: the declaration alone.
    pub const PLAIN: SheetRules = SheetRules {
        companions: &[],
        parts: &[],
        synonyms: &[],
        answers: &[],
        defaults: &[],
        formats: &[],
        layouts: &[],
        assemble: |_| {},
        begin: None,
        records_a_row: 1,
    };
}

/// The column of a record's own id.
pub(super) const ID: &str = "id";

/// Every column that a kind's sheet may have, in the order of the form.
pub(super) struct Columns {
    /// Keys: fields, companions, parts, and the id.
    pub keys: Vec<&'static str>,
    /// The field behind a key; none for parts and the id.
    pub fields: Vec<Option<&'static FieldSpec>>,
    /// How many keys are the kind's own fields; companions follow.
    pub own: usize,
    /// The rules.
    pub rules: SheetRules,
}

impl Columns {
    /// For a kind.
    pub fn of(spec: &'static RecordSpec, rules: SheetRules) -> Columns {
        let own: Vec<&'static FieldSpec> = spec.fields.iter().filter(|field| crate::form::is_asked(field)).collect();
        let fields = own.iter().copied().chain(rules.companions.iter().copied());
        let named = fields.map(|field| (field.name, Some(field)));
        let parts = rules.parts.iter().map(|part| (part.key, None));
        let (keys, fields) = named.chain(parts).chain([(ID, None)]).unzip();
        Columns { keys, fields, own: own.len(), rules }
    }

    /// What people call the column of a key.
    pub fn label(&self, index: usize, lang: Lang) -> String {
        let key = self.keys[index];
        match self.fields[index] {
            Some(field) => field.label.say(lang).to_owned(),
            None => {
                let part = self.rules.parts.iter().find(|part| part.key == key);
                part.map_or_else(|| key.to_uppercase(), |part| part.label.say(lang).to_owned())
            }
        }
    }

    /// The place of a key.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|own| *own == key)
    }
}

//! Form and saving of a noun that belongs to a group and is written field by field: its pages differ in words alone.
//! Not here: what is decided (`office`), how a form looks (`sheet`).

use kernel::{ActionId, Changes, Phrase, RecordId, RecordSpec, Refusal, Stored};
use store::{Reader, Seen};
use web::{Answer, Call, Values};

use super::business_group::path;
use super::sheet::{Sheet, typed};
use crate::records::BusinessGroup;

/// A noun of a group.
pub struct Noun {
    /// Its declaration.
    pub spec: &'static RecordSpec,
    /// The part of a group's address under which it is made.
    pub part: &'static str,
    /// What making one is called.
    pub add: Phrase,
    /// What changing one is called.
    pub edit: Phrase,
    /// What is said afterwards.
    pub saved: Phrase,
    /// A sentence over the form.
    pub lead: Option<Phrase>,
    /// Has it a page of its own, or does it stand on its group's?
    pub own_page: bool,
    /// What stands in a new form.
    pub preset: fn(&Call) -> Vec<(&'static str, String)>,
    /// Makes one of a group.
    pub create: fn(&Reader<'_>, ActionId, RecordId, Values) -> Result<Changes, Refusal>,
    /// Changes one.
    pub change: fn(&Reader<'_>, RecordId, &Seen, Values) -> Result<Changes, Refusal>,
}

impl Noun {
    fn page_of(&self, group: RecordId, record: RecordId) -> String {
        if self.own_page { format!("/{}/{record}", self.spec.path) } else { path(group) }
    }

    fn lead(&self, call: &Call, group: &BusinessGroup) -> Vec<String> {
        let lead = self.lead.map(|lead| call.say(lead).to_owned());
        std::iter::once(group.name.clone()).chain(lead).collect()
    }

    fn new_sheet(&self, call: &Call) -> Result<Sheet, Refusal> {
        let id = call.param("id")?;
        let group = call.read(|read| read.get::<BusinessGroup>(id))?;
        let action = format!("{}/{}/baru", path(id), self.part);
        let title = call.say(self.add).to_owned();
        Ok(Sheet {
            lead: self.lead(call, &group),
            preset: (self.preset)(call),
            ..Sheet::of(self.spec, title, action, web::words::SAVE, path(id))
        })
    }

    /// The empty form.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn empty(&self, call: &Call) -> Result<Answer, Refusal> {
        Ok(self.new_sheet(call)?.answer(call, None))
    }

    /// Saves a new one, or shows the form again with what is wrong.
    ///
    /// # Errors
    /// Whatever is no mistake in the form.
    pub fn save(&self, call: &Call) -> Result<Answer, Refusal> {
        let (group, action, create) = (call.param("id")?, call.action, self.create);
        let done =
            typed(call, self.spec, &[]).and_then(|values| call.act(move |read| create(read, action, group, values)));
        match done {
            Ok(_) => Ok(Answer::redirect(self.page_of(group, action.record(0))).saying(call.say(self.saved))),
            Err(refusal) => Ok(self.new_sheet(call)?.refused(refusal)?.answer(call, None)),
        }
    }

    fn edit_sheet(&self, call: &Call) -> Result<(Sheet, kernel::Row), Refusal> {
        let id = call.param("id")?;
        let (row, group) = call.read(|read| {
            let row = read.row(self.spec, id)?;
            let group = row.reference("group").ok_or(Refusal::NotFound)?;
            Ok((row, read.get::<BusinessGroup>(group.record)?))
        })?;
        let group: Stored<BusinessGroup> = group;
        let action = format!("/{}/{id}/ubah", self.spec.path);
        let title = call.say(self.edit).to_owned();
        let back = self.page_of(group.row.id, id);
        let sheet =
            Sheet { lead: self.lead(call, &group), ..Sheet::of(self.spec, title, action, web::words::SAVE, back) };
        Ok((sheet, row))
    }

    /// The form of one that stands.
    ///
    /// # Errors
    /// `NotFound`, `Busy`, `Fault`.
    pub fn edit(&self, call: &Call) -> Result<Answer, Refusal> {
        let (sheet, row) = self.edit_sheet(call)?;
        Ok(sheet.answer(call, Some(&row)))
    }

    /// Saves what was changed, or shows the form again with what is wrong.
    ///
    /// # Errors
    /// Whatever is no mistake in the form.
    pub fn change(&self, call: &Call) -> Result<Answer, Refusal> {
        let (id, seen, change) = (call.param("id")?, call.seen()?, self.change);
        let done = typed(call, self.spec, &[]).and_then(|values| call.act(move |read| change(read, id, &seen, values)));
        let (sheet, row) = self.edit_sheet(call)?;
        match done {
            Ok(_) => Ok(Answer::redirect(sheet.back).saying(call.say(self.saved))),
            Err(refusal) => Ok(sheet.refused(refusal)?.answer(call, Some(&row))),
        }
    }
}

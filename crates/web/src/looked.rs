//! What a call has opened of specific fields, on its way into the access stream before the page leaves; and the purposes
//! that are asked for where there is no task in hand. Not here: the stream itself (store), who may see what (kernel).

use kernel::access::Scope;
use kernel::{RecordId, RecordSpec, Refusal, Row};
use store::Reader;
use store::access_stream::{Circumstances, Look, Outcome, Sight};

use crate::answer::{Answer, Body};
use crate::call::Call;
use crate::refusals;
use crate::route::Route;

kernel::choices! {
    /// For what a list leaves as a file. Asked at every export of personal or specific fields: there is no task in hand.
    pub enum ExportPurpose {
        Report = 1, "laporan", "Laporan resmi", "Official report";
        Matching = 2, "pencocokan", "Pencocokan data desa", "Matching the village's data";
        Service = 3, "pelayanan", "Pelayanan dan penanganan kasus", "Serving people, handling cases";
        Audit = 4, "pemeriksaan", "Pemeriksaan (audit)", "Audit";
        OwnData = 5, "permintaan_warga", "Permintaan warga atas datanya sendiri", "Request of the person for their own data";
        Handover = 6, "serah_terima", "Serah terima tugas", "Handing over duties";
    }
}

/// The purpose written down for a record that is opened in an emergency.
pub const EMERGENCY: &str = "keadaan darurat";

/// What a route may open: nothing specific unless it says for what, then its own kind and those that it names besides.
pub(crate) fn sight_of(route: &Route) -> Sight {
    if route.purpose.is_empty() {
        return Sight::closed();
    }
    Sight::of(route.spec.into_iter().chain(route.opens.iter().copied()))
}

/// The answer, once everything it shows is on record; otherwise a refusal, and nothing is shown.
pub(crate) fn recorded(call: &Call, answer: Answer) -> Answer {
    let looks = call.sight.take();
    // A redirect shows nothing of what the handler has read.
    if looks.is_empty() || matches!(answer.body, Body::Redirect(_)) {
        return answer;
    }
    let outcome = if matches!(answer.body, Body::File { .. }) { Outcome::Exported } else { Outcome::Shown };
    match record(call, call.route.purpose, outcome, looks) {
        Ok(()) => answer,
        Err(refusal) => refusals::page(call, &refusal),
    }
}

/// Writes down what was opened; `Busy` where that fails, whatever the reason.
fn record(call: &Call, purpose: &str, outcome: Outcome, looks: Vec<Look>) -> Result<(), Refusal> {
    let about = Circumstances {
        actor: call.actor.clone(),
        now: call.now,
        request: call.request.clone(),
        purpose: purpose.to_owned(),
        outcome,
    };
    call.store.record_looks(about, looks).map_err(|error| {
        tracing::error!(request = %call.request, %error, "what a page opened could not be recorded; it was not shown");
        Refusal::Busy
    })
}

impl Call {
    /// Writes down that a list leaves as a file: how many records of a kind, of which region, which fields. To be called
    /// before the first byte leaves, and only then.
    ///
    /// # Errors
    /// `Busy` where it cannot be recorded: then nothing may leave.
    pub fn exporting(
        &self,
        spec: &RecordSpec,
        region: &str,
        count: u64,
        tags: impl IntoIterator<Item = u32>,
        purpose: ExportPurpose,
    ) -> Result<(), Refusal> {
        let mut look = Look::list(spec, region, count, tags);
        // A person's own list is about nobody else.
        if let Scope::Person(own) = self.actor.scope {
            look.person = Some(own);
        }
        record(self, purpose.name(), Outcome::Exported, vec![look])
    }

    /// Writes down that a file about a person is opened: what a picture shows nobody has classed, so it counts as specific.
    /// `tag` is the field that names its bytes; `person` is none where the record hides whom it is about. To be called
    /// before the first byte leaves.
    ///
    /// # Errors
    /// `Busy` where it cannot be recorded: then nothing may leave.
    pub fn opening_file(&self, row: &Row, tag: u32, person: impl Into<Option<RecordId>>) -> Result<(), Refusal> {
        let look = Look {
            record: Some(row.id),
            person: person.into(),
            count: 1,
            ..Look::list(row.spec, &row.region, 1, [tag])
        };
        record(self, self.route.purpose, Outcome::Shown, vec![look])
    }

    /// The same for entries of the access stream itself.
    ///
    /// # Errors
    /// `Busy` where it cannot be recorded: then nothing may leave.
    pub fn exporting_looks(&self, region: &str, count: u64, purpose: ExportPurpose) -> Result<(), Refusal> {
        record(self, purpose.name(), Outcome::Exported, vec![Look::stream(region, count)])
    }

    /// Reads everything about one person in an emergency, within no other scope; what was opened is on record when this
    /// answers. Whether the caller has been granted that is the use case's affair.
    ///
    /// # Errors
    /// Whatever the closure refuses; `Forbidden` for a visitor or a resident; `Busy` where it cannot be recorded.
    pub fn read_in_emergency<T>(
        &self,
        person: RecordId,
        reading: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let actor = self.actor.in_emergency(person).ok_or(Refusal::Forbidden(kernel::phrase("", "")))?;
        let sight = Sight::emergency();
        let read = self.store.read_noting(&actor, self.now, &sight, reading)?;
        record(self, EMERGENCY, Outcome::Emergency, sight.take())?;
        Ok(read)
    }
}

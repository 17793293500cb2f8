//! One call of a route: who calls, what came, and the ways to read, to act and to answer with a page.
//! Not here: the network (`serve`), the frame around a page (`layout`).

use std::borrow::Borrow;
use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::changes::Changes;
use kernel::{ActionId, Actor, Lang, Phrase, RecordId, Refusal, Row};
use sha2::{Digest, Sha256};
use store::access_stream::Sight;
use store::local::sessions::Session;
use store::{Action, Done, Reader, Seen, Store};

use crate::answer::Answer;
use crate::csrf::Seed;
use crate::form::{Files, Form, hidden};
use crate::html::{Html, escaped};
use crate::layout;
use crate::limits::Limit;
use crate::network::Caller;
use crate::route::{Found, Method, Route};
use crate::site::Site;

/// One call. Handlers get it by reference, on a blocking thread.
pub struct Call {
    /// Who calls.
    pub actor: Actor,
    /// In which language.
    pub lang: Lang,
    /// When.
    pub now: Timestamp,
    /// The day in western Indonesia (WIB).
    pub today: Date,
    /// The store.
    pub store: Store,
    /// Rooms, settings, routes.
    pub site: Arc<Site>,
    /// The fields of the form that was sent; empty for a page.
    pub form: Form,
    /// The files that were attached.
    pub files: Files,
    /// The action's id: from the form (`_action`), or new. A form made by this call carries it.
    pub action: ActionId,
    /// The route.
    pub route: Route,
    /// The path as it was called, without the query.
    pub path: String,
    /// The number by which people report trouble; it stands in the log.
    pub request: String,
    pub(crate) query: Form,
    pub(crate) params: Vec<(&'static str, String)>,
    pub(crate) seed: Seed,
    pub(crate) sight: Sight,
    pub(crate) seed_used: Cell<bool>,
    pub(crate) session: Option<Session>,
    pub(crate) device: String,
    pub(crate) caller: Caller,
    /// Asked for under a name of this machine itself.
    pub(crate) own_host: bool,
    /// What came as `Authorization: Bearer`.
    pub(crate) bearer: Option<String>,
    pub(crate) notice: Option<String>,
    /// Whose session it was, where a form of ours came after it had ended by itself.
    pub(crate) ended: Option<RecordId>,
    /// Does the browser say that a page of this very site sent it?
    pub(crate) from_own_page: bool,
    pub(crate) halfway: Option<String>,
    pub(crate) known: Option<String>,
}

impl Call {
    /// A phrase in the reader's language.
    pub fn say(&self, phrase: impl Borrow<Phrase>) -> &'static str {
        phrase.borrow().say(self.lang)
    }

    /// A parameter of the path that is an id.
    ///
    /// # Errors
    /// `NotFound` where it is none: an address that nobody made.
    pub fn param(&self, name: &str) -> Result<RecordId, Refusal> {
        self.param_text(name).parse().map_err(|_| Refusal::NotFound)
    }

    /// A parameter of the path as text; empty where the route has none of this name.
    pub fn param_text(&self, name: &str) -> &str {
        self.params.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value.as_str())
    }

    /// A value of the query, trimmed; empty where it was not given.
    pub fn query(&self, name: &str) -> &str {
        self.query.text(name)
    }

    /// The whole query.
    pub fn query_fields(&self) -> &Form {
        &self.query
    }

    /// The versions that the form showed (`_seen`).
    ///
    /// # Errors
    /// `Invalid` where the text was tampered with or is missing.
    pub fn seen(&self) -> Result<Seen, Refusal> {
        Seen::parse(self.form.text(hidden::SEEN))
            .ok_or_else(|| Refusal::invalid("", "seen", crate::words::FORM_INCOMPLETE))
    }

    /// Reads, as the caller, within the caller's scope. Specific fields are open where the route says for what
    /// ([`Route::purpose`]); what was opened is on record before the answer leaves.
    ///
    /// # Errors
    /// Whatever the closure refuses, `Busy`, `Fault`.
    pub fn read<T>(&self, reading: impl FnOnce(&Reader<'_>) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.store.read_noting(&self.actor, self.now, &self.sight, reading)
    }

    /// Acts once: the same form sent again gives `Done { repeated: true }` and the closure is not run.
    ///
    /// # Errors
    /// Whatever the use case refuses; `Reused` where the form was sent before with other content.
    pub fn act(
        &self,
        use_case: impl FnOnce(&Reader<'_>) -> Result<Changes, Refusal> + Send + 'static,
    ) -> Result<Done, Refusal> {
        let action = Action {
            id: self.action,
            digest: self.form.digest(&self.path, &self.files),
            actor: self.actor.clone(),
            now: self.now,
        };
        self.store.act(action, use_case)
    }

    /// A page: the content within the frame (navigation, search, language, help). A visitor gets the visitor's frame.
    pub fn page(&self, title: &str, content: &impl Template) -> Answer {
        layout::page(self, title, content)
    }

    /// The hidden fields that every form needs (`_csrf`, `_action`). In a template: `{{ hidden }}`.
    pub fn hidden(&self) -> Html {
        let csrf = escaped(&self.csrf());
        Html::drawn(format!(
            r#"<input type="hidden" name="{}" value="{csrf}"><input type="hidden" name="{}" value="{}">"#,
            hidden::CSRF,
            hidden::ACTION,
            self.action,
        ))
    }

    /// The same for a form that edits a row: the versions shown go along, so that the second of two saves notices.
    pub fn hidden_for(&self, row: &Row) -> Html {
        let seen = escaped(&Seen::of(row).to_string());
        let seen = format!(r#"<input type="hidden" name="{}" value="{seen}">"#, hidden::SEEN);
        Html::joined([self.hidden(), Html::drawn(seen)])
    }

    /// The token that a form of this caller must carry.
    pub fn csrf(&self) -> String {
        self.seed_used.set(true);
        self.seed.token()
    }

    /// What the kind of record that the route serves is called.
    pub(crate) fn route_label(&self) -> Phrase {
        self.route.spec.map_or(crate::words::DETAILS, |spec| spec.label)
    }

    /// What tells this browser from others, for limits: the same while its cookie lasts, and good for nothing else.
    pub fn browser(&self) -> String {
        let name = Sha256::digest(format!("browser of desmigratif\0{}", self.seed.cookie()));
        crate::csrf::hex(&name[..16])
    }

    /// Does the call come from a browser on this very machine?
    pub fn is_local(&self) -> bool {
        self.caller.local
    }

    /// Counts one attempt for the network address that calls.
    ///
    /// # Errors
    /// How long to wait, where the address has used up its room.
    pub fn limited(&self, limit: Limit) -> Result<(), Duration> {
        self.site.limits.take(limit, self.caller.address, self.now)
    }

    /// Takes the attempt back that [`Call::limited`] counted, because it was right.
    pub fn forgiven(&self, limit: Limit) {
        self.site.limits.give_back(limit, self.caller.address);
    }

    /// May the caller open the page at this path (its query does not count)?
    pub fn may_get(&self, path: &str) -> bool {
        let path = path.split('?').next().unwrap_or_default();
        let route = match self.site.table().find(Method::Get, path) {
            Found::Route(route, _) => route,
            Found::OtherMethod | Found::Nothing => return false,
        };
        route.access.allows(&self.actor)
    }

    /// May somebody in this role open the page at this path? For papers that others read than who prints them.
    pub fn opens_to(&self, role: kernel::Role, path: &str) -> bool {
        let path = path.split('?').next().unwrap_or_default();
        match self.site.table().find(Method::Get, path) {
            Found::Route(route, _) => route.access.roles().is_none_or(|roles| roles.contains(&role)),
            Found::OtherMethod | Found::Nothing => false,
        }
    }

    /// Has the caller signed in?
    pub fn is_signed_in(&self) -> bool {
        self.actor.role.is_some()
    }

    /// The whole address of a path, for papers and messages.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.site.settings.public_url)
    }

    /// Begins a session for an account in one of its roles (a role assignment; none for an account without a role), and
    /// ends the one there was. The token goes into
    /// [`Answer::with_session`].
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn sign_in(&self, account: RecordId, role: Option<RecordId>) -> Result<String, Refusal> {
        self.sign_out()?;
        crate::sessions::begin(&self.store, account, role, &self.device, self.now)
    }

    /// Goes on in another role of the same account.
    ///
    /// # Errors
    /// `NotFound` without a session, `Busy`, `Fault`.
    pub fn change_role(&self, role: Option<RecordId>) -> Result<(), Refusal> {
        let session = self.session.as_ref().ok_or(Refusal::NotFound)?;
        crate::sessions::change_role(&self.store, session, role)
    }

    /// The session that is under way, for the list of one's devices.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// What a visitor who has shown the password holds for the second step (`store::local::halfway`).
    pub fn halfway(&self) -> Option<&str> {
        self.halfway.as_deref()
    }

    /// The mark of a browser in which accounts have signed in before, as [`Answer::known_as`] left it. It proves nothing
    /// by itself: whoever made it can tell.
    pub fn known_browser(&self) -> Option<&str> {
        self.known.as_deref()
    }

    /// Ends the caller's session. The answer should also be [`Answer::signed_out`].
    ///
    /// # Errors
    /// `Busy`, `Fault`.
    pub fn sign_out(&self) -> Result<(), Refusal> {
        self.session.as_ref().map_or(Ok(()), |session| crate::sessions::end(&self.store, session))
    }
}

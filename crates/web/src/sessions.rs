//! Sessions: from the cookie's token to who acts. The table itself is local to the node (store).

use jiff::Timestamp;
use kernel::{Actor, RecordId, Refusal};
use store::local::sessions::{self, Session};
use store::{Store, StoreError};

use crate::site::Site;

/// A session that is under way.
pub(crate) struct Current {
    pub(crate) token: String,
    pub(crate) actor: Actor,
    pub(crate) session: Session,
}

/// The session of a cookie, where there is one and account and role still stand. Trouble of the store is logged and
/// counts as no session: the page then asks to sign in.
pub(crate) fn of(site: &Site, token: Option<&str>, now: Timestamp) -> Option<Current> {
    let token = token?;
    match find(&site.store, token, now) {
        Ok(session) => {
            let session = session?;
            let actor = (site.seams.find_actor)(&site.store, session.account, session.role)?;
            Some(Current { token: token.to_owned(), actor, session })
        }
        Err(error) => {
            tracing::error!(%error, "a session could not be read");
            None
        }
    }
}

/// Whose session a cookie was that ended by itself a short while ago. Trouble of the store counts as nobody's.
pub(crate) fn ended(site: &Site, token: &str, now: Timestamp) -> Option<RecordId> {
    site.store.local_read(|db| Ok(sessions::ended(db, token, now)?)).ok().flatten()
}

fn find(store: &Store, token: &str, now: Timestamp) -> Result<Option<Session>, StoreError> {
    let found = store.local_read(|db| Ok(sessions::lookup(db, token, now)?))?;
    if let Some(session) = found.clone().filter(|session| session.is_touch_due(now)) {
        store.local_write(move |db, _| Ok(sessions::touch(db, &session, now)?))?;
    }
    Ok(found)
}

/// Begins a session and answers the cookie's value.
pub(crate) fn begin(
    store: &Store,
    account: RecordId,
    role: Option<RecordId>,
    device: &str,
    now: Timestamp,
) -> Result<String, Refusal> {
    let device = device.to_owned();
    let token = store.local_write(move |db, _| {
        // Somebody signs in every day: a good moment to forget what has run out.
        store::local::expire(db, now)?;
        Ok(sessions::create(db, account, role, &device, now)?)
    })?;
    Ok(token)
}

/// Ends a session.
pub(crate) fn end(store: &Store, session: &Session) -> Result<(), Refusal> {
    let key = session.key;
    Ok(store.local_write(move |db, _| Ok(sessions::delete(db, &key)?))?)
}

/// Lets a session go on in another role.
pub(crate) fn change_role(store: &Store, session: &Session, role: Option<RecordId>) -> Result<(), Refusal> {
    let session = session.clone();
    Ok(store.local_write(move |db, _| Ok(sessions::set_role(db, &session, role)?))?)
}

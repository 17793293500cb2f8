//! Sessions: from the cookie's token to who acts. The table itself is local to the node (store). Who acts is remembered as
//! long as nothing was written that could say otherwise.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::access::Scope;
use kernel::day::Zone;
use kernel::{Actor, RecordId, Refusal};
use store::local::sessions::{self, Session};
use store::{Store, StoreError};

use crate::site::Site;

/// Sessions remembered at most; when they are more all are forgotten and read again.
const MOST_REMEMBERED: usize = 10_000;

/// Who acts in which session, by the session's key: the cookie's token itself is kept nowhere.
#[derive(Default)]
pub(crate) struct Remembered {
    sessions: Mutex<HashMap<[u8; 32], Seen>>,
}

struct Seen {
    /// The store's stamp before it was read.
    stamp: u64,
    /// Roles begin and end with a day.
    day: Date,
    session: Session,
    actor: Actor,
}

impl Remembered {
    fn sessions(&self) -> MutexGuard<'_, HashMap<[u8; 32], Seen>> {
        // Every change of it is one call on a map: a panic elsewhere leaves it whole.
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, key: &[u8; 32], stamp: u64, now: Timestamp) -> Option<(Session, Actor)> {
        let sessions = self.sessions();
        let seen = sessions.get(key)?;
        let counts = seen.stamp == stamp
            && seen.day == Zone::Wib.day(now.as_millisecond())
            && seen.session.expires > now.as_millisecond()
            && !seen.session.is_touch_due(now);
        counts.then(|| (seen.session.clone(), seen.actor.clone()))
    }

    fn keep(&self, stamp: u64, now: Timestamp, session: &Session, actor: &Actor) {
        // Whose scope is a person's own may be led on to another card by a record of any office.
        if !matches!(actor.scope, Scope::Regions(_)) {
            return;
        }
        let mut sessions = self.sessions();
        if sessions.len() >= MOST_REMEMBERED {
            sessions.clear();
        }
        let day = Zone::Wib.day(now.as_millisecond());
        let seen = Seen { stamp, day, session: session.clone(), actor: actor.clone() };
        sessions.insert(session.key, seen);
    }
}

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
    let key = sessions::key_of(token)?;
    // Asked before anything is read: what is written meanwhile makes it another one.
    let stamp = site.store.stamp(site.seams.actor_kinds);
    if let Some((session, actor)) = site.remembered.find(&key, stamp, now) {
        return Some(Current { token: token.to_owned(), actor, session });
    }
    match find(&site.store, token, now) {
        Ok(session) => {
            let session = session?;
            let actor = (site.seams.find_actor)(&site.store, session.account, session.role)?;
            if !site.seams.actor_kinds.is_empty() {
                site.remembered.keep(stamp, now, &session, &actor);
            }
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

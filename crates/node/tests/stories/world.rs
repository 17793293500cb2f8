//! The node that the stories of one run share: started by the first test that asks, ended when the last one has let go.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use testkit::{Client, Node};

/// Roles of the cast, by the names that `demo --json` prints.
pub const OFFICER: &str = "petugas_desmigratif@Kuripan";
/// The village head.
pub const HEAD: &str = "kepala_desa@Kuripan";
/// The officer of another village.
pub const NEIGHBOUR: &str = "petugas_desmigratif@Kenanga";
/// The coordinator of the regency.
pub const COORDINATOR: &str = "koordinator";
/// The ministry.
pub const MINISTRY: &str = "petugas_kementerian";

static SHARED: Mutex<Weak<World>> = Mutex::new(Weak::new());

/// A running node and who has signed in so far.
pub struct World {
    node: Node,
    signed_in: Mutex<HashMap<String, Client>>,
}

/// The shared node. Stories add to it and never rely on what is not theirs.
pub fn world() -> Arc<World> {
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(world) = shared.upgrade() {
        return world;
    }
    let world = Arc::new(World::over(Node::start()));
    *shared = Arc::downgrade(&world);
    world
}

impl World {
    /// A world of one's own.
    pub fn over(node: Node) -> World {
        World { node, signed_in: Mutex::default() }
    }

    /// The node alone, when the pages have done their part.
    pub fn into_node(self) -> Node {
        self.node
    }

    /// Somebody of the cast, signed in once and then used by many: for stories that leave session and language alone.
    pub fn as_(&self, wanted: &str) -> Client {
        let mut known = self.signed_in.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(wanted.to_owned()).or_insert_with(|| self.node.sign_in(wanted)).twin()
    }

    /// The officer at the desk of Kuripan.
    pub fn officer(&self) -> Client {
        self.as_(OFFICER)
    }

    /// The head of Kuripan.
    pub fn head(&self) -> Client {
        self.as_(HEAD)
    }

    /// Signs in with what somebody has chosen for themselves.
    pub fn try_sign_in(&self, account: &str, password: &str) -> testkit::Page {
        let form = self.node.visitor().get("/masuk").form("/masuk");
        form.fill("account", account).fill("password", password).send()
    }
}

impl Deref for World {
    type Target = Node;

    fn deref(&self) -> &Node {
        &self.node
    }
}

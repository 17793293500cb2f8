//! The dozen calls of W3C WebDriver (<https://www.w3.org/TR/webdriver2/>) that the browser needs, as JSON over ureq.
//! Written here because the usual client brings an asynchronous HTTP stack for what is a dozen small requests.

use std::time::Duration;

use serde_json::{Value, json};

use crate::Trouble;

/// The longest a single call may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// A WebDriver session.
#[derive(Debug)]
pub(super) struct Session {
    agent: ureq::Agent,
    base: String,
}

/// An element, as WebDriver names it. It goes stale when the page changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Handle(pub(super) String);

/// The key under which WebDriver writes an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Session {
    /// Opens a session with these capabilities.
    pub(super) fn open(driver: &str, capabilities: &Value) -> Result<Session, Trouble> {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .build()
            .new_agent();
        let mut session = Session { agent, base: format!("{driver}/session") };
        let answer = session.post("", &json!({"capabilities": {"alwaysMatch": capabilities}}))?;
        let id = answer["sessionId"].as_str().ok_or_else(|| Trouble::new(format!("no session: {answer}")))?;
        session.base = format!("{driver}/session/{id}");
        Ok(session)
    }

    pub(super) fn close(&self) {
        // reason: nothing is left to do about a browser that is already gone
        let _ = self.agent.delete(&self.base).call();
    }

    pub(super) fn post(&self, call: &str, body: &Value) -> Result<Value, Trouble> {
        let text = serde_json::to_string(body)?;
        let mut response = self
            .agent
            .post(format!("{}{call}", self.base))
            .header("content-type", "application/json")
            .send(text.as_bytes())?;
        value(call, &response.body_mut().with_config().limit(1 << 28).read_to_string()?)
    }

    pub(super) fn get(&self, call: &str) -> Result<Value, Trouble> {
        let mut response = self.agent.get(format!("{}{call}", self.base)).call()?;
        value(call, &response.body_mut().with_config().limit(1 << 28).read_to_string()?)
    }

    /// Runs a script's body in the page. `arguments[0]` and so on are the values given.
    pub(super) fn script(&self, body: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post("/execute/sync", &json!({"script": body, "args": arguments}))
    }

    /// As [`Session::script`], for a script that calls its last argument when it is done.
    pub(super) fn script_later(&self, body: &str, arguments: &[Value]) -> Result<Value, Trouble> {
        self.post("/execute/async", &json!({"script": body, "args": arguments}))
    }

    /// A command of Chromium's own protocol.
    pub(super) fn chromium(&self, command: &str, parameters: &Value) -> Result<Value, Trouble> {
        self.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))
    }

    /// Every element that an XPath finds.
    pub(super) fn by_xpath(&self, path: &str) -> Result<Vec<Handle>, Trouble> {
        self.elements("xpath", path)
    }

    /// Every element that a CSS selector finds.
    pub(super) fn by_css(&self, selector: &str) -> Result<Vec<Handle>, Trouble> {
        self.elements("css selector", selector)
    }

    fn elements(&self, using: &str, value: &str) -> Result<Vec<Handle>, Trouble> {
        let found = self.post("/elements", &json!({"using": using, "value": value}))?;
        let listed = found.as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(listed.iter().filter_map(|one| one[ELEMENT].as_str()).map(|id| Handle(id.to_owned())).collect())
    }

    pub(super) fn on(&self, element: &Handle, call: &str, body: &Value) -> Result<Value, Trouble> {
        self.post(&format!("/element/{}{call}", element.0), body)
    }

    pub(super) fn of(&self, element: &Handle, question: &str) -> Result<Value, Trouble> {
        self.get(&format!("/element/{}{question}", element.0))
    }
}

impl Handle {
    /// The element as an argument of a script.
    pub(super) fn argument(&self) -> Value {
        json!({ELEMENT: self.0})
    }
}

fn value(call: &str, text: &str) -> Result<Value, Trouble> {
    let mut answer: Value = serde_json::from_str(text)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => {
            let words = value["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned();
            Err(Trouble::new(format!("browser, {call}: {error}: {words}")))
        }
        None => Ok(value),
    }
}

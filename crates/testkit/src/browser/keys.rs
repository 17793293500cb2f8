//! The keyboard alone: pressing keys where the focus is, and asking where it is.

use serde_json::{Value, json};

use super::Browser;
use crate::Trouble;
use crate::trouble::must;

/// How many times Tab is pressed before an element counts as unreachable.
const MOST_TABS: usize = 300;

/// A key that is not a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the next element.
    Tab,
    /// To the element before.
    ShiftTab,
    /// Follows, sends, presses.
    Enter,
    /// Ticks, presses.
    Space,
    /// Closes.
    Escape,
    /// One down in a list.
    Down,
    /// One up in a list.
    Up,
}

impl Browser {
    /// Presses one key.
    #[track_caller]
    pub fn press(&self, key: Key) -> &Browser {
        must(self.try_press(key));
        self
    }

    /// As [`Browser::press`], with the trouble returned.
    pub fn try_press(&self, key: Key) -> Result<(), Trouble> {
        let text = match key {
            Key::Tab => "\u{e004}",
            Key::ShiftTab => "\u{e008}\u{e004}",
            Key::Enter => "\u{e007}",
            Key::Space => " ",
            Key::Escape => "\u{e00c}",
            Key::Down => "\u{e015}",
            Key::Up => "\u{e013}",
        };
        let keys: Vec<char> = text.chars().collect();
        let down = keys.iter().map(|key| json!({"type": "keyDown", "value": key}));
        let up = keys.iter().rev().map(|key| json!({"type": "keyUp", "value": key}));
        self.act(down.chain(up).collect())
    }

    /// Types letters where the focus is.
    #[track_caller]
    pub fn write(&self, text: &str) -> &Browser {
        let strokes = text.chars().flat_map(|letter| {
            [json!({"type": "keyDown", "value": letter}), json!({"type": "keyUp", "value": letter})]
        });
        must(self.act(strokes.collect()));
        self
    }

    /// What has the focus: its label, text or name.
    #[track_caller]
    pub fn focused(&self) -> String {
        must(self.try_focused())
    }

    /// As [`Browser::focused`], with the trouble returned.
    pub fn try_focused(&self) -> Result<String, Trouble> {
        let body = "const e = document.activeElement; if (!e || e === document.body) return '';
            const l = e.labels && e.labels.length ? e.labels[0].innerText : '';
            return (l || e.getAttribute('aria-label') || e.innerText || e.value || e.name || '').trim().replace(/\\s+/g, ' ')";
        Ok(self.try_script(body, &[])?.as_str().unwrap_or_default().to_owned())
    }

    /// Presses Tab until the element with this text or label has the focus.
    ///
    /// # Panics
    /// When the keyboard cannot get there.
    #[track_caller]
    pub fn tab_to(&self, words: &str) -> &Browser {
        let mut passed = Vec::new();
        for _ in 0..MOST_TABS {
            self.press(Key::Tab);
            let focused = self.focused();
            if focused == words || focused.starts_with(words) {
                return self;
            }
            passed.push(focused);
        }
        panic!("the keyboard does not reach `{words}` on {}; it passed {passed:?}", self.path());
    }

    fn act(&self, actions: Vec<Value>) -> Result<(), Trouble> {
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": actions});
        self.session.post("/actions", &json!({"actions": [keyboard]}))?;
        Ok(())
    }
}

//! A message that a visitor leaves for an office. The message is its own subject, so that it can be erased.

use kernel::access::{Role, VILLAGE_AND_REGENCY};
use kernel::{Held, Id, choices};
use record_derive::Record;

choices! {
    /// Whether somebody took care of it.
    pub enum MessageState {
        New = 1, "baru", "Baru", "New";
        Answered = 2, "dijawab", "Sudah dijawab", "Answered";
    }
}

choices! {
    /// What the message is about.
    pub enum MessageTopic {
        Question = 1, "pertanyaan", "Pertanyaan", "Question";
        Password = 2, "kata_sandi", "Lupa kata sandi", "Forgotten password";
        Correction = 3, "perbaikan", "Data saya perlu diperbaiki", "My data need mending";
        Other = 4, "lainnya", "Lainnya", "Other";
    }
}

/// Who reads messages: the office they were sent to and those above it that see personal data.
pub const MESSAGE_READERS: &[Role] = VILLAGE_AND_REGENCY;

/// A message.
#[derive(Record, Debug, Clone)]
#[record(kind = 31, path = "pesan", id = "Pesan", en = "Message", home = any, pages, read = MESSAGE_READERS, write = &[])]
pub struct Message {
    pub id: Id<Message>,
    #[field(tag = 1, id = "Tentang", en = "About", list)]
    pub topic: MessageTopic,
    #[field(tag = 2, id = "Nama", en = "Name", class = personal, subject = own, title, list)]
    pub name: Held<String>,
    #[field(tag = 3, id = "Telepon atau email", en = "Telephone or email", class = personal, subject = own, sealed)]
    pub contact: Held<String>,
    #[field(tag = 4, id = "Pesan", en = "Message", kind = LongText, class = personal, subject = own)]
    pub text: Held<String>,
    #[field(tag = 5, id = "Keadaan", en = "State", fixed, list)]
    pub state: MessageState,
    #[field(tag = 6, id = "Jawaban", en = "Answer", kind = LongText, class = personal, subject = own, fixed)]
    pub answer: Held<Option<String>>,
}

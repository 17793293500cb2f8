//! Browser journeys by role: the desk's story with a person's eyes on a cheap phone, by the keyboard alone, without scripts
//! and in English. On every page on the way axe-core finds nothing and nothing is wider than the window.
//! Not here: what is written and refused (`stories`); these are few because they are slow.

mod abroad;
mod complaint;
mod desk_day;
mod english;
mod keyboard;
mod koperasi;
mod koperasi_sharia;
mod month;
mod phone;
mod plain;
mod visitor;
mod walk;

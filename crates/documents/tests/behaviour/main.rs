//! The papers, read back as people read them: one binary (linking the typesetter takes 150 MB and half a minute each).

mod house;
mod letter;
mod monthly;
mod papers;
mod reading;
mod sheets;
mod take_home;

//! What the shell does around every page: one binary (linking the typesetter takes 150 MB and half a minute each).

mod late_forms;
mod looked;
mod running;
mod shell;

//! Figures and pages above the villages: one binary (linking the typesetter takes 150 MB and half a minute each).

mod figures;
mod pages;
mod world;

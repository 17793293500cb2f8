//! What the service centre does, told by use cases and pages: one binary (linking the typesetter takes 150 MB and half a minute each).

mod abroad;
mod checks;
mod complaints;
mod desk;
mod every_pair;
mod house;
mod middle;
mod pages;
mod papers;
mod remittance_plan;
mod review;
mod rules;
mod side;
mod two_worlds;
mod way;
mod world;

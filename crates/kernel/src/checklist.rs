//! Placeholder until its author puts it here.

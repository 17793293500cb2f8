//! Sentences for people in both languages, a module a noun. Labels of fields stand in the declarations, not here.


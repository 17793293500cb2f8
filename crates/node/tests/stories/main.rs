//! Stories: what people do with the real binary, through HTTP and the command line. One module a room or concern; the
//! world (one node) is shared by the tests of a run, and every test makes the people it needs.
//! Not here: the same with a browser's eyes and a keyboard (`journeys`).

mod abroad;
mod accounts;
mod agencies;
mod backup;
mod bad_input;
mod before_departure;
mod break_glass;
mod cases;
mod checks;
mod complaints;
mod crash;
mod data_rights;
mod desk;
mod desk_day;
mod earlier_worlds;
mod emergency;
mod erasure;
mod figures;
mod files;
mod grid;
mod handover;
mod headers;
mod journal;
mod keys;
mod koperasi_books;
mod koperasi_savings;
mod language;
mod letter_kinds;
mod letters;
mod looked;
mod merge;
mod monthly_report;
mod operations;
mod own_case;
mod paper;
mod pendataan;
mod public;
mod residents;
mod return_home;
mod secrets;
mod sheets;
mod sign_in;
mod weight;
mod world;

//! Registered statements of the room, and the reader of public things.
//! Not here: what is made of the rows (`roll`).

use kernel::Actor;
use kernel::access::Scope;
use store::Statement;

/// Every designation that was not withdrawn, with the office that keeps it.
pub static DESIGNATIONS: Statement = Statement::unscoped(
    "programme_designations",
    0,
    "which village is in which programme is public: the decree is",
    "SELECT d.village, d.programme, d.other_programme, d.year, d.date, d.decree, d.status, d.ended_on, d.source, d.home \
     FROM designation d WHERE d.withdrawn = 0 ORDER BY d.year, d.village, d.id",
);

/// All of them, for the registry.
pub const ALL: &[&Statement] = &[&DESIGNATIONS];

/// Who reads for a visitor: every region, no role. Without a role only fields of class `public` come out, so a page
/// made with it cannot hold personal data, whatever its template asks for.
pub fn public_reader() -> Actor {
    Actor { scope: Scope::Regions(vec![String::new()]), ..Actor::visitor() }
}

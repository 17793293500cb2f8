//! Rules of accounts: how a login is written, who gives which role, whom one may help back in, when a role counts.
//! Not here: passwords and codes themselves (store), reading accounts (`office`).

use jiff::civil::Date;
use kernel::access::Role;
use kernel::refusal::Problem;
use kernel::{Phrase, phone};

use crate::records::office::OfficeKind;
use crate::words::account as words;

/// The longest login and name that we keep, in characters.
const LONGEST_LOGIN: usize = 120;
const LONGEST_NAME: usize = 100;

/// Roles that a village office has.
pub const VILLAGE_ROLES: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::PengurusKoperasi,
    Role::PengawasKoperasi,
    Role::PendampingUsaha,
    Role::FasilitatorPengasuhan,
];

/// Who looks after accounts at all; the others see only their own.
pub const MANAGERS: &[Role] = &[
    Role::PetugasDesmigratif,
    Role::KepalaDesa,
    Role::PelaksanaHarian,
    Role::Koordinator,
    Role::PenanggungJawab,
    Role::PengelolaNode,
];

/// Who may give somebody a role.
pub const GIVERS: &[Role] = &[Role::KepalaDesa, Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode];

/// Who may make a new account.
pub const OPENERS: &[Role] = &[Role::Koordinator, Role::PenanggungJawab, Role::PengelolaNode];

/// How a login is kept: email in small letters, phone as E.164. The words say what is wrong.
pub fn login(typed: &str) -> Result<String, Phrase> {
    let typed = typed.trim();
    if typed.contains('@') {
        return email(&typed.to_lowercase()).ok_or(words::LOGIN_SHAPE);
    }
    phone::parse(typed).map(|number| number.as_str().to_owned()).map_err(|_| words::LOGIN_SHAPE)
}

/// The same for looking up: what is neither finds nothing.
pub fn login_to_find(typed: &str) -> String {
    login(typed).unwrap_or_else(|_| typed.trim().to_lowercase())
}

fn email(typed: &str) -> Option<String> {
    let (user, host) = typed.split_once('@')?;
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "._%+-".contains(c));
    let dotted = host.split('.').count() >= 2 && host.split('.').all(|part| plain(part) && !part.contains('_'));
    (plain(user) && dotted && typed.chars().count() <= LONGEST_LOGIN).then(|| typed.to_owned())
}

/// A person's name for an account, with single spaces.
pub fn name(typed: &str) -> Result<String, Phrase> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(words::NAME_NEEDED);
    }
    let strange = |c: char| c.is_control() || "<>{}[]\\|^~=".contains(c);
    if name.chars().count() > LONGEST_NAME || name.chars().any(strange) {
        return Err(words::NAME_SHAPE);
    }
    Ok(name)
}

/// Two passwords typed alike. `field` and `again` name the fields.
pub fn same_twice(field: &str, first: &str, again_field: &str, again: &str) -> Option<Problem> {
    if first.is_empty() {
        return Some(Problem { field: field.to_owned(), code: "password.empty", message: words::PASSWORD_NEEDED });
    }
    (first != again).then(|| Problem {
        field: again_field.to_owned(),
        code: "password.differs",
        message: words::NOT_EQUAL,
    })
}

/// Does a role count on this day? Both ends belong to the term.
pub fn is_current(from: Date, until: Option<Date>, today: Date) -> bool {
    from <= today && until.is_none_or(|until| today <= until)
}

/// What is wrong with a term that is given on `today`.
pub fn term_problem(role: Role, from: Date, until: Option<Date>, today: Date) -> Option<Problem> {
    let at = |code, message| Some(Problem { field: "until".to_owned(), code, message });
    match until {
        // An acting head stands in for a head who comes back: without a day there would be two heads.
        None if role == Role::PelaksanaHarian => at("until.needed", words::UNTIL_NEEDED),
        Some(until) if until < from => at("until.earlier", words::UNTIL_EARLIER),
        Some(until) if until < today => at("until.past", words::UNTIL_PAST),
        _ => None,
    }
}

/// Which roles somebody may give.
pub fn gives(giver: Role) -> &'static [Role] {
    match giver {
        Role::KepalaDesa => &[Role::PelaksanaHarian],
        Role::Koordinator | Role::PenanggungJawab => VILLAGE_ROLES,
        Role::PengelolaNode => kernel::access::OFFICES,
        _ => &[],
    }
}

/// May this role make a one-time code for, or stop, an account that holds these roles?
pub fn looks_after(manager: Role, held: &[Role]) -> bool {
    let may = |role: &Role| match manager {
        Role::PetugasDesmigratif | Role::KepalaDesa | Role::PelaksanaHarian => *role == Role::Warga,
        Role::Koordinator | Role::PenanggungJawab => *role == Role::Warga || VILLAGE_ROLES.contains(role),
        Role::PengelolaNode => true,
        _ => false,
    };
    !held.is_empty() && held.iter().all(may)
}

/// Does this kind of office have this role?
pub fn fits(role: Role, office: OfficeKind) -> bool {
    match role {
        Role::Koordinator | Role::PenanggungJawab => office == OfficeKind::Kabupaten,
        Role::PetugasProvinsi => office == OfficeKind::Provinsi,
        Role::PetugasKementerian => office == OfficeKind::Pusat,
        Role::PelatihBlm => office != OfficeKind::Desa,
        // A machine is looked after wherever it stands; an auditor is sent to any office.
        Role::PengelolaNode | Role::Auditor | Role::Warga => true,
        // A village's board works at the village until its koperasi is an office of its own.
        Role::PengurusKoperasi | Role::PengawasKoperasi => matches!(office, OfficeKind::Koperasi | OfficeKind::Desa),
        _ => office == OfficeKind::Desa,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a date") // reason: a test's own text
    }

    #[test]
    fn one_login_is_kept_in_one_way_however_it_is_typed() {
        for typed in ["0812-3456-7890", "+62 812 3456 7890", " 6281234567890 "] {
            assert_eq!(login(typed).as_deref(), Ok("+6281234567890"), "{typed}");
        }
        assert_eq!(login(" Siti@Contoh.ID ").as_deref(), Ok("siti@contoh.id"));
    }

    #[test]
    fn what_is_neither_email_nor_phone_is_refused_with_an_example() {
        for typed in ["", "siti", "siti@", "@contoh.id", "siti@contoh", "a b@contoh.id", "si<ti@contoh.id", "12"] {
            assert_eq!(login(typed), Err(words::LOGIN_SHAPE), "{typed}");
        }
        assert_eq!(login_to_find(" SITI "), "siti");
    }

    #[test]
    fn a_name_loses_double_spaces_and_signs_are_refused() {
        assert_eq!(name("  Siti   Rahmawati ").as_deref(), Ok("Siti Rahmawati"));
        assert_eq!(name("H. Moh. Nu'man, S.Pd").as_deref(), Ok("H. Moh. Nu'man, S.Pd"));
        assert_eq!(name("  "), Err(words::NAME_NEEDED));
        assert_eq!(name("<b>Siti</b>"), Err(words::NAME_SHAPE));
    }

    #[test]
    fn a_term_counts_from_its_first_to_its_last_day() {
        let (from, until) = (day("2026-11-10"), Some(day("2026-11-20")));
        for (today, counts) in
            [("2026-11-09", false), ("2026-11-10", true), ("2026-11-20", true), ("2026-11-21", false)]
        {
            assert_eq!(is_current(from, until, day(today)), counts, "{today}");
        }
        assert!(is_current(from, None, day("2030-01-01")));
    }

    #[test]
    fn an_acting_head_needs_a_last_day_and_no_term_ends_before_it_begins() {
        let today = day("2026-11-24");
        let code =
            |role, from, until: Option<&str>| term_problem(role, day(from), until.map(day), today).map(|p| p.code);
        assert_eq!(code(Role::PelaksanaHarian, "2026-11-24", None), Some("until.needed"));
        assert_eq!(code(Role::PelaksanaHarian, "2026-11-24", Some("2026-11-30")), None);
        assert_eq!(code(Role::PetugasDesmigratif, "2026-11-24", None), None);
        assert_eq!(code(Role::PetugasDesmigratif, "2026-12-24", Some("2026-12-01")), Some("until.earlier"));
        assert_eq!(code(Role::PetugasDesmigratif, "2026-01-01", Some("2026-02-01")), Some("until.past"));
    }

    #[test]
    fn a_village_head_gives_only_the_acting_term_and_a_coordinator_only_village_roles() {
        assert_eq!(gives(Role::KepalaDesa), [Role::PelaksanaHarian]);
        assert!(!gives(Role::Koordinator).contains(&Role::Koordinator));
        assert!(gives(Role::PengelolaNode).contains(&Role::Koordinator));
        assert!(!gives(Role::PengelolaNode).contains(&Role::Warga), "residents register themselves");
        for role in [Role::PetugasDesmigratif, Role::PelaksanaHarian, Role::Auditor, Role::Warga] {
            assert!(gives(role).is_empty(), "{role:?}");
        }
    }

    #[test]
    fn no_village_office_lets_itself_into_another_officers_account() {
        for role in [Role::PetugasDesmigratif, Role::KepalaDesa, Role::PelaksanaHarian] {
            assert!(looks_after(role, &[Role::Warga]));
            assert!(!looks_after(role, &[Role::Warga, Role::KepalaDesa]), "{role:?}");
            assert!(!looks_after(role, &[Role::PetugasDesmigratif]), "{role:?}");
        }
        assert!(looks_after(Role::Koordinator, &[Role::KepalaDesa, Role::Warga]));
        assert!(!looks_after(Role::Koordinator, &[Role::PetugasKementerian]));
        assert!(!looks_after(Role::PengelolaNode, &[]), "an account without a role is nobody's");
    }

    #[test]
    fn a_role_stands_only_at_its_kind_of_office() {
        assert!(fits(Role::KepalaDesa, OfficeKind::Desa) && !fits(Role::KepalaDesa, OfficeKind::Kabupaten));
        assert!(fits(Role::Koordinator, OfficeKind::Kabupaten) && !fits(Role::Koordinator, OfficeKind::Desa));
        assert!(OfficeKind::ALL.iter().all(|kind| fits(Role::PengelolaNode, *kind)));
    }
}

//! Who may not stand in an heirs' statement as they are written: the dead person, one person twice, a witness who inherits.
//! Not here: the words and the fields at which they are said (`particulars`).

use kernel::name::tidied;

use super::particulars::{Heir, Witness};

/// Something about the people of a statement; places count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeirProblem {
    /// This heir's NIK is that of who died.
    IsDeceased(usize),
    /// This heir's NIK stands further up already. It may be a slip of a digit, or one person under two names: a question.
    SameNik(usize),
    /// This witness inherits.
    WitnessInherits(usize),
    /// Both witnesses are one person.
    SameWitness,
}

/// Everything that is wrong, in the order of the rows.
pub fn problems(heirs: &[Heir], witnesses: &[Witness], deceased_nik: Option<&str>) -> Vec<HeirProblem> {
    let mut found = Vec::new();
    for (at, heir) in heirs.iter().enumerate() {
        let Some(nik) = heir.nik.as_deref() else { continue };
        if Some(nik) == deceased_nik {
            found.push(HeirProblem::IsDeceased(at));
        } else if heirs[..at].iter().any(|other| other.nik.as_deref() == Some(nik)) {
            found.push(HeirProblem::SameNik(at));
        }
    }
    let named = |name: &str| tidied(name).to_lowercase();
    for (at, witness) in witnesses.iter().enumerate().filter(|(_, one)| !one.name.trim().is_empty()) {
        if heirs.iter().any(|heir| named(&heir.name) == named(&witness.name)) {
            found.push(HeirProblem::WitnessInherits(at));
        }
    }
    if let [first, second, ..] = witnesses
        && !first.name.trim().is_empty()
        && named(&first.name) == named(&second.name)
    {
        found.push(HeirProblem::SameWitness);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::letter::HeirRelation;

    fn heir(name: &str, nik: Option<&str>) -> Heir {
        Heir { name: name.into(), nik: nik.map(str::to_owned), relation: HeirRelation::Child }
    }

    fn witness(name: &str) -> Witness {
        Witness { name: name.into(), position: "Ketua RT 02".into() }
    }

    #[test]
    fn the_dead_inherit_nothing_and_one_number_twice_is_asked_about() {
        let heirs = [heir("Ani", Some("1")), heir("Budi", Some("9")), heir("Cici", None), heir("Anik", Some("1"))];
        let found = problems(&heirs, &[], Some("9"));
        assert_eq!(found, [HeirProblem::IsDeceased(1), HeirProblem::SameNik(3)]);
        assert_eq!(problems(&[heir("Cici", None), heir("Didi", None)], &[], None), [], "no number is no clash");
    }

    #[test]
    fn a_witness_neither_inherits_nor_stands_there_twice() {
        let heirs = [heir("Ani Lestari", None)];
        assert_eq!(problems(&heirs, &[witness(" ani  lestari ")], None), [HeirProblem::WitnessInherits(0)]);
        assert_eq!(problems(&heirs, &[witness("Darto"), witness("darto")], None), [HeirProblem::SameWitness]);
        assert_eq!(problems(&heirs, &[witness("Darto"), witness("Eko")], None), []);
        assert_eq!(problems(&heirs, &[witness(""), witness("")], None), [], "what is missing is said elsewhere");
    }
}

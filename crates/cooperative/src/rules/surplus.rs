//! Sharing a year's surplus (SHU): by parts that come to exactly the whole, then to members by what they saved and by the
//! service they paid, to the rupiah (UU 25/1992 art. 45; DOMAIN F, worked examples G3, G4).
//! Not here: what the parts are (`rules::koperasi_setting`), what members saved and paid (`office::surplus`).

use kernel::money::Percent;

/// The pot in its seven parts, rupiah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// Reserve.
    pub reserve: i64,
    /// For what members saved.
    pub capital: i64,
    /// For the service that members paid.
    pub usage: i64,
    /// Board.
    pub board: i64,
    /// Staff.
    pub staff: i64,
    /// Education.
    pub education: i64,
    /// Social.
    pub social: i64,
}

impl Parts {
    /// All of them together.
    pub const fn sum(&self) -> i64 {
        self.reserve + self.capital + self.usage + self.board + self.staff + self.education + self.social
    }
}

/// Why a surplus cannot be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SurplusError {
    /// The parts do not come to 100 %.
    #[error("the parts come to {0} hundredths of a percent")]
    NotWhole(i64),
    /// There is no surplus.
    #[error("there is nothing to share")]
    Nothing,
    /// What is to be shared by has no weight at all: nobody saved, or nobody paid service.
    #[error("nobody has a share")]
    Nobody,
}

/// Splits a pot by seven shares in hundredths of a percent. What rounding leaves goes to the largest remainders, the
/// earlier part first.
///
/// # Errors
/// `NotWhole` unless the shares come to exactly 100 % and none is below nothing; `Nothing` for a pot that is not above nothing.
pub fn split(pot: i64, shares: [i64; 7]) -> Result<Parts, SurplusError> {
    let sum: i64 = shares.iter().fold(0, |sum: i64, share| sum.saturating_add(*share));
    if sum != Percent::WHOLE.0 || shares.iter().any(|share| *share < 0) {
        return Err(SurplusError::NotWhole(sum));
    }
    if pot <= 0 {
        return Err(SurplusError::Nothing);
    }
    let parts = by_weight(pot, &shares);
    let [reserve, capital, usage, board, staff, education, social] = parts[..] else {
        return Err(SurplusError::Nothing);
    };
    Ok(Parts { reserve, capital, usage, board, staff, education, social })
}

/// What a member brings into the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// What was saved, rupiah.
    pub savings: i64,
    /// The service paid, rupiah.
    pub service: i64,
}

/// What a member gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// For savings.
    pub capital: i64,
    /// For service.
    pub usage: i64,
}

impl Share {
    /// Both.
    pub const fn total(&self) -> i64 {
        self.capital + self.usage
    }
}

/// Shares the two pots among members, given in the order of their numbers.
///
/// # Errors
/// `Nobody` where a pot is above nothing and nobody has a weight in it.
pub fn to_members(parts: &Parts, members: &[Weights]) -> Result<Vec<Share>, SurplusError> {
    let capital = among(parts.capital, members.iter().map(|member| member.savings))?;
    let usage = among(parts.usage, members.iter().map(|member| member.service))?;
    Ok(capital.into_iter().zip(usage).map(|(capital, usage)| Share { capital, usage }).collect())
}

fn among(pot: i64, weights: impl Iterator<Item = i64>) -> Result<Vec<i64>, SurplusError> {
    let weights: Vec<i64> = weights.map(|weight| weight.max(0)).collect();
    if pot > 0 && weights.iter().all(|weight| *weight == 0) {
        return Err(SurplusError::Nobody);
    }
    Ok(by_weight(pot.max(0), &weights))
}

/// Largest remainder; ties go to the earlier one. The parts always come to the pot, unless there is no weight at all.
fn by_weight(pot: i64, weights: &[i64]) -> Vec<i64> {
    let whole: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &i64| i128::from(pot) * i128::from(*weight);
    let mut parts: Vec<i64> = weights.iter().map(|weight| (exact(weight) / whole) as i64).collect();
    let left = usize::try_from(pot - parts.iter().sum::<i64>()).unwrap_or(0);
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| (std::cmp::Reverse(exact(&weights[*index]) % whole), *index));
    for index in order.into_iter().take(left) {
        parts[index] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARES: [i64; 7] = [4000, 1500, 2500, 500, 500, 500, 500];

    /// G3.
    #[test]
    fn the_worked_example_comes_out_to_the_rupiah() {
        let parts = split(18_500_000, SHARES).unwrap();
        assert_eq!((parts.reserve, parts.capital, parts.usage), (7_400_000, 2_775_000, 4_625_000));
        assert_eq!([parts.board, parts.staff, parts.education, parts.social], [925_000; 4]);
        let member = |savings, service| Weights { savings, service };
        let members = [member(1_200_000, 640_000), member(850_000, 1_155_000), member(2_450_000, 205_000)];
        let shares = to_members(&parts, &members).unwrap();
        let of = |index: usize| (shares[index].capital, shares[index].usage, shares[index].total());
        assert_eq!(of(0), (740_000, 1_480_000, 2_220_000));
        assert_eq!(of(1), (524_167, 2_670_938, 3_195_105));
        assert_eq!(of(2), (1_510_833, 474_062, 1_984_895));
    }

    /// G4: a widely copied example adds up to 105 %.
    #[test]
    fn a_split_that_is_not_exactly_the_whole_is_refused() {
        assert_eq!(split(1_000, [4000, 4000, 500, 500, 500, 500, 500]), Err(SurplusError::NotWhole(10_500)));
        assert_eq!(split(1_000, [9999, 0, 0, 0, 0, 0, 0]), Err(SurplusError::NotWhole(9_999)));
        assert_eq!(split(1_000, [10_500, -500, 0, 0, 0, 0, 0]), Err(SurplusError::NotWhole(10_000)));
        assert_eq!(split(0, SHARES), Err(SurplusError::Nothing));
        assert_eq!(split(-5, SHARES), Err(SurplusError::Nothing));
    }

    #[test]
    fn what_rounding_leaves_goes_to_the_lower_number_where_remainders_are_equal() {
        assert_eq!(by_weight(10, &[1, 1, 1]), vec![4, 3, 3]);
        assert_eq!(by_weight(11, &[1, 1, 1]), vec![4, 4, 3]);
    }

    #[test]
    fn shares_always_come_to_the_pot() {
        let mut seed: u64 = 20_261_124;
        let mut next = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        for round in 0..500 {
            let pot = 1 + next(1_000_000_000) as i64;
            let parts = split(pot, SHARES).unwrap();
            assert_eq!(parts.sum(), pot, "round {round}");
            let members: Vec<Weights> = (0..1 + next(60))
                .map(|_| Weights { savings: 1 + next(50_000_000) as i64, service: 1 + next(9_000_000) as i64 })
                .collect();
            let shares = to_members(&parts, &members).unwrap();
            assert_eq!(shares.iter().map(|one| one.capital).sum::<i64>(), parts.capital, "round {round}");
            assert_eq!(shares.iter().map(|one| one.usage).sum::<i64>(), parts.usage, "round {round}");
        }
    }

    #[test]
    fn a_pot_without_anybody_to_share_it_is_said_to_be_so() {
        let parts = split(1_000_000, SHARES).unwrap();
        assert_eq!(to_members(&parts, &[Weights { savings: 10, service: 0 }]), Err(SurplusError::Nobody));
        assert_eq!(to_members(&parts, &[]), Err(SurplusError::Nobody));
    }
}

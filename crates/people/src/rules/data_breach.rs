//! The people whom a breach affects, kept as one sealed list: who, and whether they were told. Not here: the clock
//! (`rules::data_request`), recording it (`office::data_breach`).

use kernel::RecordId;

/// The most people that are listed one by one; a larger breach is announced publicly (UU 27/2022 art. 46(3)).
pub const MOST: usize = 500;
const LENGTH: usize = 17;

/// One person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Affected {
    /// The resident.
    pub resident: RecordId,
    /// Were they told?
    pub told: bool,
}

/// The bytes of the list: 16 of the id, one that says whether the person was told.
pub fn encode(all: &[Affected]) -> Vec<u8> {
    all.iter().flat_map(|one| one.resident.0.iter().copied().chain([u8::from(one.told)])).collect()
}

/// Reads the list; what is no whole line is passed over.
pub fn decode(bytes: &[u8]) -> Vec<Affected> {
    let line = |line: &[u8]| {
        let resident = RecordId::from_slice(&line[..LENGTH - 1]).ok()?;
        Some(Affected { resident, told: line[LENGTH - 1] == 1 })
    };
    bytes.chunks_exact(LENGTH).filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_back_and_half_a_line_is_none() {
        let all = [
            Affected { resident: RecordId([7; 16]), told: true },
            Affected { resident: RecordId([9; 16]), told: false },
        ];
        let bytes = encode(&all);
        assert_eq!(decode(&bytes), all);
        assert_eq!(decode(&bytes[..bytes.len() - 1]), all[..1]);
        assert_eq!(decode(&[]), []);
    }
}

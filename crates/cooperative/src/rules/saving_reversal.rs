//! Whose hands may take back a savings event. Pure.

/// Who wishes to take back, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hands {
    /// The hands that typed it.
    pub same: bool,
    /// On the day on which it was typed.
    pub same_day: bool,
    /// The cash of that day was counted and closed.
    pub counted: bool,
}

/// A slip of the hand is mended at once by whoever made it; what was counted or slept over, by another.
pub const fn may(hands: Hands) -> bool {
    !hands.same || (hands.same_day && !hands.counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_hands_mend_the_same_day_until_the_cash_is_counted() {
        let slip = Hands { same: true, same_day: true, counted: false };
        assert!(may(slip));
        assert!(!may(Hands { counted: true, ..slip }));
        assert!(!may(Hands { same_day: false, ..slip }));
        assert!(may(Hands { same: false, same_day: false, counted: true }));
    }
}

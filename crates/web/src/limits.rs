//! How often one network address may do what costs us or tempts to guessing: sign in, try codes, leave messages. Kept in
//! memory: a start forgets it, and what guards single accounts stands in the database (`store::local::gate`).
//!
//! This machine itself, and a proxy that the operator has not named, have no limit of their own: behind one address
//! stand many people there.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

/// The most addresses that are remembered at once. More are let through: who has so many is not held up by limits.
const MOST: usize = 20_000;

/// So many at once, and another one each so often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is limited; limits of different names do not touch each other.
    pub name: &'static str,
    /// How many may come at once.
    pub at_once: u32,
    /// After so many seconds there is room for one more.
    pub seconds: u32,
}

impl Limit {
    const fn each(self) -> i64 {
        self.seconds as i64 * 1_000
    }
}

/// The limits of a site. For each address the moment, in milliseconds UTC, at which all its room is free again.
#[derive(Debug, Default)]
pub(crate) struct Limits(Mutex<HashMap<(&'static str, IpAddr), i64>>);

impl Limits {
    /// Takes room for one; or says how long to wait, and takes nothing.
    pub(crate) fn take(&self, limit: Limit, address: Option<IpAddr>, now: Timestamp) -> Result<(), Duration> {
        let Some(address) = address else { return Ok(()) };
        let now = now.as_millisecond();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, free| *free > now);
        }
        let full = known.len() >= MOST;
        let key = (limit.name, whole(address));
        let whole_room = limit.each() * i64::from(limit.at_once);
        // A clock that was set back closes nobody out for longer than the whole room takes.
        let free = known.get(&key).map_or(now, |free| (*free).clamp(now, now + whole_room));
        let wait = free + limit.each() - (now + whole_room);
        if wait > 0 {
            return Err(Duration::from_millis(wait.unsigned_abs()));
        }
        if !full || known.contains_key(&key) {
            known.insert(key, free + limit.each());
        }
        Ok(())
    }

    /// Gives the room of one back, as after an attempt that was right.
    pub(crate) fn give_back(&self, limit: Limit, address: Option<IpAddr>) {
        let Some(address) = address else { return };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(free) = known.get_mut(&(limit.name, whole(address))) {
            *free -= limit.each();
        }
    }
}

/// The part of an address that one subscriber has: a whole IPv4 address, or the first half of an IPv6 one.
fn whole(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !0 << 64)),
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: Limit = Limit { name: "three", at_once: 3, seconds: 10 };

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_795_487_000 + seconds).expect("a moment") // reason: a test's own number
    }

    fn ip(text: &str) -> Option<IpAddr> {
        text.parse().ok()
    }

    #[test]
    fn an_address_has_its_room_and_gets_it_back_with_time() {
        let limits = Limits::default();
        for _ in 0..3 {
            assert_eq!(limits.take(THREE, ip("203.0.113.5"), at(0)), Ok(()));
        }
        assert_eq!(limits.take(THREE, ip("203.0.113.5"), at(4)), Err(Duration::from_secs(6)));
        assert_eq!(limits.take(THREE, ip("203.0.113.5"), at(10)), Ok(()));
        assert_eq!(limits.take(THREE, ip("203.0.113.5"), at(10)), Err(Duration::from_secs(10)));
        assert_eq!(limits.take(THREE, ip("203.0.113.6"), at(10)), Ok(()));
        assert_eq!(limits.take(Limit { name: "other", ..THREE }, ip("203.0.113.5"), at(10)), Ok(()));
    }

    #[test]
    fn an_attempt_that_was_right_costs_nothing() {
        let limits = Limits::default();
        for _ in 0..20 {
            assert_eq!(limits.take(THREE, ip("203.0.113.5"), at(0)), Ok(()));
            limits.give_back(THREE, ip("203.0.113.5"));
        }
    }

    #[test]
    fn one_subscriber_has_one_room_however_many_addresses_of_it_are_used() {
        let limits = Limits::default();
        for last in 1..=3 {
            assert!(limits.take(THREE, ip(&format!("2001:db8:1:1::{last}")), at(0)).is_ok());
        }
        assert!(limits.take(THREE, ip("2001:db8:1:1::9"), at(0)).is_err());
        assert!(limits.take(THREE, ip("2001:db8:1:2::9"), at(0)).is_ok());
        assert!((0..9).all(|_| limits.take(THREE, None, at(0)).is_ok()), "this machine itself");
    }

    #[test]
    fn a_clock_that_is_set_back_closes_nobody_out_for_long() {
        let limits = Limits::default();
        while limits.take(THREE, ip("203.0.113.5"), at(86_400)).is_ok() {}
        assert_eq!(limits.take(THREE, ip("203.0.113.5"), at(0)), Err(Duration::from_secs(10)));
    }

    #[test]
    fn what_is_remembered_does_not_grow_without_end() {
        let limits = Limits::default();
        for number in 0..30_000_u32 {
            assert!(limits.take(THREE, Some(IpAddr::from(number.to_be_bytes())), at(0)).is_ok());
        }
        assert!(limits.0.lock().expect("no panic").len() <= MOST); // reason: a test
    }
}

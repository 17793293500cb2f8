//! Numbers in Indonesian words (*terbilang*), as receipts and letters have them beside the digits.

const ONES: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

const GROUPS: [&str; 7] = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun"];

/// A number in words: 1250 is "seribu dua ratus lima puluh", -3 is "minus tiga".
pub fn terbilang(number: i64) -> String {
    if number == 0 {
        return ONES[0].to_owned();
    }
    let mut words: Vec<&str> = Vec::new();
    let mut rest = number.unsigned_abs();
    let mut groups = Vec::new();
    while rest > 0 {
        groups.push(rest % 1_000);
        rest /= 1_000;
    }
    for (power, group) in groups.iter().enumerate().rev() {
        match (*group, power) {
            (0, _) => {}
            (1, 1) => words.push("seribu"),
            (group, power) => {
                below_thousand(group, &mut words);
                words.extend(GROUPS.get(power).filter(|name| !name.is_empty()));
            }
        }
    }
    let text = words.join(" ");
    if number < 0 { format!("minus {text}") } else { text }
}

fn below_thousand(number: u64, words: &mut Vec<&str>) {
    match number / 100 {
        0 => {}
        1 => words.push("seratus"),
        hundreds => words.extend([ONES[hundreds as usize], "ratus"]),
    }
    match number % 100 {
        0 => {}
        rest @ 1..12 => words.push(ONES[rest as usize]),
        rest @ 12..20 => words.extend([ONES[rest as usize - 10], "belas"]),
        rest => {
            words.extend([ONES[rest as usize / 10], "puluh"]);
            if rest % 10 > 0 {
                words.push(ONES[rest as usize % 10]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn numbers_are_said_as_indonesian_says_them() {
        for (number, words) in [
            (0, "nol"),
            (10, "sepuluh"),
            (11, "sebelas"),
            (12, "dua belas"),
            (19, "sembilan belas"),
            (20, "dua puluh"),
            (21, "dua puluh satu"),
            (100, "seratus"),
            (111, "seratus sebelas"),
            (200, "dua ratus"),
            (1_000, "seribu"),
            (1_001, "seribu satu"),
            (2_000, "dua ribu"),
            (11_000, "sebelas ribu"),
            (101_000, "seratus satu ribu"),
            (1_000_000, "satu juta"),
            (1_001_000, "satu juta seribu"),
            (1_100_160, "satu juta seratus ribu seratus enam puluh"),
            (1_000_000_000, "satu miliar"),
            (999_000_000_000_000, "sembilan ratus sembilan puluh sembilan triliun"),
            (-3, "minus tiga"),
        ] {
            assert_eq!(terbilang(number), words, "{number}");
        }
        assert!(terbilang(i64::MAX).starts_with("sembilan kuintiliun dua ratus"));
        assert!(terbilang(i64::MIN).starts_with("minus sembilan kuintiliun"));
    }

    #[test]
    fn no_two_numbers_share_their_words() {
        let mut seen = HashSet::new();
        for number in (0..20_000).chain((1..9_000).map(|step| step * 1_117_003)) {
            assert!(seen.insert(terbilang(number)), "{number}");
        }
    }
}

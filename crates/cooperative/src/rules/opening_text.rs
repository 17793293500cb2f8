//! Opening balances as the text under which they are kept until they are posted: a line each, parts between tabs. Pure. Not
//! here: sheets (`opening_sheet`).

use jiff::civil::Date;

use super::opening::{AccountLine, Balances, LoanLine, MemberLine, TermLine};
use super::schedule::Method;

impl Balances {
    /// As text.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for one in &self.accounts {
            lines.push(format!("akun\t{}\t{}\t{}\t{}", one.row, one.code, one.debit, one.credit));
        }
        for one in &self.members {
            let person = one.person.map_or_else(String::new, |person| person.to_string());
            let joined = one.joined.map_or_else(String::new, |day| day.to_string());
            let [pokok, wajib, sukarela] = one.saved;
            lines.push(format!(
                "anggota\t{}\t{}\t{person}\t{joined}\t{pokok}\t{wajib}\t{sukarela}",
                one.row,
                plain(&one.number)
            ));
        }
        for one in &self.terms {
            lines.push(format!(
                "berjangka\t{}\t{}\t{}\t{}\t{}\t{}",
                one.row,
                plain(&one.number),
                one.amount,
                one.rate,
                one.from,
                one.months
            ));
        }
        for one in &self.loans {
            let method = one.method.map_or("", Method::name);
            let rate = one.rate.map_or_else(String::new, |rate| rate.to_string());
            lines.push(format!(
                "pinjaman\t{}\t{}\t{}\t{}\t{}\t{}\t{method}\t{rate}\t{}\t{}",
                one.row,
                plain(&one.number),
                plain(&one.product),
                one.principal,
                one.from,
                one.months,
                one.left,
                one.arrears
            ));
        }
        lines.join("\n")
    }

    /// Reads it back; what is no line of this kind is left out.
    pub fn from_text(text: &str) -> Balances {
        let mut all = Balances::default();
        for line in text.lines() {
            let parts: Vec<&str> = line.split('\t').collect();
            match parts[..] {
                ["akun", row, code, debit, credit] => all.accounts.push(AccountLine {
                    row: number(row),
                    code: code.to_owned(),
                    debit: number(debit),
                    credit: number(credit),
                }),
                ["anggota", row, own, person, joined, pokok, wajib, sukarela] => all.members.push(MemberLine {
                    row: number(row),
                    number: own.to_owned(),
                    person: person.parse().ok(),
                    joined: joined.parse().ok(),
                    saved: [number(pokok), number(wajib), number(sukarela)],
                }),
                ["berjangka", row, own, amount, rate, from, months] => all.terms.push(TermLine {
                    row: number(row),
                    number: own.to_owned(),
                    amount: number(amount),
                    rate: number(rate),
                    from: day(from),
                    months: number(months),
                }),
                ["pinjaman", row, own, product, principal, from, months, method, rate, left, arrears] => {
                    all.loans.push(LoanLine {
                        row: number(row),
                        number: own.to_owned(),
                        product: product.to_owned(),
                        principal: number(principal),
                        from: day(from),
                        months: number(months),
                        method: Method::from_name(method),
                        rate: rate.parse().ok(),
                        left: number(left),
                        arrears: number(arrears),
                    });
                }
                _ => {}
            }
        }
        all
    }
}

fn plain(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

fn number<T: std::str::FromStr + Default>(text: &str) -> T {
    text.parse().unwrap_or_default()
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::RecordId;

    #[test]
    fn what_was_typed_is_read_back_as_it_was() {
        let all = Balances {
            accounts: vec![AccountLine { row: 2, code: "1101".into(), debit: 70, credit: 0 }],
            members: vec![MemberLine {
                row: 3,
                number: "0001".into(),
                person: Some(RecordId::named("siti")),
                joined: Some(date(2020, 2, 29)),
                saved: [1, 2, 3],
            }],
            terms: vec![TermLine {
                row: 0,
                number: "0001".into(),
                amount: 9,
                rate: 60_000,
                from: date(2025, 1, 2),
                months: 6,
            }],
            loans: vec![LoanLine {
                row: 9,
                number: "0001".into(),
                product: "Modal usaha".into(),
                principal: 9,
                from: date(2025, 3, 4),
                months: 12,
                method: Some(Method::Flat),
                rate: None,
                left: 5,
                arrears: 1,
            }],
        };
        assert_eq!(Balances::from_text(&all.to_text()), all);
    }
}

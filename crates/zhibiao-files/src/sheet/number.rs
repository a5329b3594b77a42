//! The numbers of a workbook, by their digits and never by way of binary fractions.
//!
//! Excel keeps and shows fifteen significant digits, and stores the seventeen that bring a binary fraction back: 28 % as
//! 0.28000000000000003. What fifteen digits round to with zeros at their end is what was typed.

use std::fmt;

/// The digits that Excel keeps, and the most of them that are told from the rest of a division.
const KEPT: usize = 15;
const MOST_TYPED: usize = 12;

/// The most places that the point of a number is moved.
const MOST_PLACES: i32 = 400;

/// A number: its digits, and how many places the point stands from their end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    negative: bool,
    /// Without zeros at either end; empty for zero.
    digits: Vec<u8>,
    /// The power of ten of the last digit.
    exponent: i32,
    typed: bool,
}

impl Number {
    /// Reads `-12.5`, `1.2E-3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = || whole.bytes().chain(part.bytes());
        if all().next().is_none() || !all().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let places = i32::try_from(part.len()).ok()?;
        let exponent = exponent.checked_sub(places)?;
        if exponent.abs() > MOST_PLACES {
            return None;
        }
        let digits = all()
            .map(|byte| byte - b'0')
            .skip_while(|digit| *digit == 0)
            .collect();
        let mut number = Self {
            negative,
            digits,
            exponent,
            typed: true,
        };
        number.trim();
        if number.digits.len() > KEPT {
            let rounded = number.rounded();
            number = if rounded.digits.len() <= MOST_TYPED {
                rounded
            } else {
                Self {
                    typed: false,
                    ..number
                }
            };
        }
        Some(number)
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
            self.exponent += 1;
        }
        if self.digits.is_empty() {
            self.exponent = 0;
            self.negative = false;
        }
    }

    /// To the digits that Excel keeps.
    fn rounded(&self) -> Self {
        let dropped = self.digits.len().saturating_sub(KEPT);
        let mut digits: Vec<u8> = self.digits.iter().take(KEPT).copied().collect();
        let up = self.digits.get(KEPT).is_some_and(|digit| *digit >= 5);
        let mut carry = u8::from(up);
        for digit in digits.iter_mut().rev() {
            *digit += carry;
            carry = *digit / 10;
            *digit %= 10;
        }
        if carry > 0 {
            digits.insert(0, carry);
        }
        let mut number = Self {
            negative: self.negative,
            digits,
            exponent: self
                .exponent
                .saturating_add(i32::try_from(dropped).unwrap_or(i32::MAX)),
            typed: true,
        };
        number.trim();
        number
    }

    /// Whether somebody may have typed it.
    pub(crate) const fn is_typed(&self) -> bool {
        self.typed
    }

    /// A hundred times the number: a percentage is stored as its hundredth.
    pub(crate) fn times_hundred(&self) -> Self {
        let exponent = if self.digits.is_empty() {
            0
        } else {
            self.exponent + 2
        };
        Self {
            exponent,
            ..self.clone()
        }
    }

    /// The day that a number of days stands for: 46325 is 2026年10月31日.
    pub(crate) fn date(&self, since_1904: bool) -> Option<String> {
        let text = self.to_string();
        let days: i64 = text.split('.').next()?.parse().ok()?;
        // From 1 March 1900 on Excel counts from 30 December 1899; before, a day more, which nobody plans for.
        let days = days + if since_1904 { 1462 } else { 0 };
        if !(61..2_958_466).contains(&days) {
            return None;
        }
        let (year, month, day) = civil(days - 25_569);
        Some(format!("{year}年{month}月{day}日"))
    }
}

/// The day so many days after 1 January 1970 (after Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.digits.is_empty() {
            return f.write_str("0");
        }
        let digits: String = self
            .digits
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .collect();
        let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
        let point = length.saturating_add(self.exponent);
        if self.negative {
            f.write_str("-")?;
        }
        let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
        if point <= 0 {
            write!(f, "0.{}{digits}", zeros(-point))
        } else if point >= length {
            write!(f, "{digits}{}", zeros(point - length))
        } else {
            let (whole, part) = digits.split_at(usize::try_from(point).unwrap_or(0));
            write!(f, "{whole}.{part}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_they_were_typed() {
        for (stored, typed) in [
            ("12", "12"),
            ("-0.50", "-0.5"),
            ("1.2E+3", "1200"),
            ("5.8E-2", "0.058"),
            ("0.28000000000000003", "0.28"),
            ("0.30000000000000004", "0.3"),
            ("1234567.8899999999", "1234567.89"),
            ("0", "0"),
            ("-0", "0"),
        ] {
            let number = Number::parse(stored).unwrap();
            assert_eq!(
                (number.to_string().as_str(), number.is_typed()),
                (typed, true),
                "{stored}"
            );
        }
        // A third is the rest of a division.
        let third = Number::parse("0.33333333333333331").unwrap();
        assert_eq!(
            (third.to_string().as_str(), third.is_typed()),
            ("0.33333333333333331", false)
        );
        assert_eq!(
            Number::parse("0.583").unwrap().times_hundred().to_string(),
            "58.3"
        );
        for refused in ["", ".", "1,5", "NaN", "1E999999999", "--1"] {
            assert_eq!(Number::parse(refused), None, "{refused}");
        }
    }

    #[test]
    fn days_are_dates() {
        for (days, date) in [
            ("46326", "2026年10月31日"),
            ("45292", "2024年1月1日"),
            ("45350.75", "2024年2月28日"),
            ("45351", "2024年2月29日"),
        ] {
            assert_eq!(
                Number::parse(days).unwrap().date(false).as_deref(),
                Some(date),
                "{days}"
            );
        }
        assert_eq!(Number::parse("1").unwrap().date(false), None);
    }
}

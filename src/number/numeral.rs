//! Reading numerals, the number and its scale apart.

use std::iter::Peekable;
use std::str::{CharIndices, FromStr};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::chinese::{Sign, sign};
use super::digits::Digits;
use super::exact::{decimal, shift};
use super::places::Places;
use super::plain_chinese;
use super::wide::power;
use super::{NumberError, quoted};

/// A numeral as written: its digits and, apart from them, the power of ten of its scale.
///
/// `1.2万` is 1.2 and 4, `三千万` is 3000 and 4, `3千万` is 3 and 7, `百分之五` is 5 and -2: in an Arabic numeral all of
/// 十百千万亿 belong to the scale, in a Chinese one only the 万, 亿 or 万亿 it ends with.
///
/// It reads 2500, `2,500`, `２５００`, 1.2, −6.5, +5, 负六点五, 三百二十, 两千, 二百五 (250), 二〇二四, 壹仟 and 3亿5000万.
/// Decimal places are kept as written, so that `15.20` shows its two.
///
/// ```
/// use zhibiao::number::{Decimal, NumberError, Numeral};
/// let numeral: Numeral = "十五亿".parse()?;
/// assert_eq!((numeral.digits(), numeral.exponent()), (Decimal::from(15), 8));
/// assert!(matches!("二十百".parse::<Numeral>(), Err(NumberError::Misplaced { found: '百', at: 6, .. })));
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numeral {
    #[serde(with = "super::text")]
    digits: Decimal,
    exponent: i8,
}

impl Numeral {
    /// The number in front of the scale.
    #[must_use]
    pub const fn digits(&self) -> Decimal {
        self.digits
    }

    /// The power of ten of the scale: 4 for 万, 8 for 亿, -2 for 百分之.
    #[must_use]
    pub const fn exponent(&self) -> i8 {
        self.exponent
    }

    /// The whole value: digits × 10^exponent.
    ///
    /// # Errors
    /// [`NumberError::TooManyDigits`] where it does not fit a [`Decimal`].
    pub fn value(&self) -> Result<Decimal, NumberError> {
        shift(self.digits, i32::from(self.exponent)).ok_or_else(|| NumberError::TooManyDigits {
            text: format!("{}×10^{}", self.digits, self.exponent),
        })
    }
}

impl FromStr for Numeral {
    type Err = NumberError;

    /// Reads one numeral and nothing else.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        if let Some(digits) = plain(text) {
            return Ok(Self {
                digits,
                exponent: 0,
            });
        }
        if let Some((digits, exponent)) = plain_chinese::read(text) {
            return Ok(Self {
                digits: Decimal::new(digits, 0),
                exponent,
            });
        }
        Self::read(text)
    }
}

impl Numeral {
    /// Reads a numeral of any form.
    fn read(text: &str) -> Result<Self, NumberError> {
        let mut reader = Reader {
            text,
            chars: text.char_indices().peekable(),
        };
        if text.is_empty() {
            return Err(NumberError::Empty);
        }
        let mut negative = reader.minus();
        let part = PARTS.into_iter().find_map(|(name, exponent)| {
            let (start, rest) = (reader.position(), reader.rest());
            rest.starts_with(name)
                .then_some((start + name.len(), exponent))
        });
        let (digits, exponent) = if let Some((end, exponent)) = part {
            reader.skip_to(end);
            negative |= reader.minus();
            let (digits, scale) = reader.number()?;
            (digits, scale + exponent)
        } else {
            reader.number()?
        };
        if let Some((at, found)) = reader.chars.next() {
            return Err(reader.unexpected(
                found,
                at,
                "expected digits, one decimal point, or 十百千万亿",
            ));
        }
        let digits = if negative && !digits.is_zero() {
            -digits
        } else {
            digits
        };
        Ok(Self {
            digits,
            exponent: i8::try_from(exponent).map_err(|_| reader.too_many())?,
        })
    }
}

/// Digits with at most one point between them, as nearly all numbers are written, and few enough to fit.
pub(crate) fn plain(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    if bytes.len() > 18 || !bytes.first()?.is_ascii_digit() || !bytes.last()?.is_ascii_digit() {
        return None;
    }
    let mut number = 0_i64;
    let mut places = None;
    for &byte in bytes {
        match byte {
            b'0'..=b'9' => {
                number = number * 10 + i64::from(byte - b'0');
                places = places.map(|places: u32| places + 1);
            }
            b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    Some(Decimal::new(number, places.unwrap_or(0)))
}

/// Fractions that are said before their number.
const PARTS: [(&str, i32); 4] = [
    ("百分之", -2),
    ("千分之", -3),
    ("万分之", -4),
    ("萬分之", -4),
];

struct Reader<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
}

impl<'a> Reader<'a> {
    fn peek(&mut self) -> Option<Sign> {
        self.chars.peek().map(|&(_, c)| sign(c))
    }

    fn position(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |&(at, _)| at)
    }

    fn rest(&mut self) -> &'a str {
        let at = self.position();
        self.text.get(at..).unwrap_or_default()
    }

    fn skip_to(&mut self, end: usize) {
        while self.chars.next_if(|&(at, _)| at < end).is_some() {}
    }

    fn minus(&mut self) -> bool {
        match self.peek() {
            Some(Sign::Minus) => self.chars.next().is_some(),
            Some(Sign::Plus) => self.chars.next().is_none(),
            _ => false,
        }
    }

    fn unexpected(&self, found: char, at: usize, expected: &'static str) -> NumberError {
        NumberError::Unexpected {
            found,
            at,
            text: quoted(self.text),
            expected,
        }
    }

    fn misplaced(&self, found: char, at: usize, expected: &'static str) -> NumberError {
        NumberError::Misplaced {
            found,
            at,
            text: quoted(self.text),
            expected,
        }
    }

    fn incomplete(&self, expected: &'static str) -> NumberError {
        NumberError::Incomplete {
            text: quoted(self.text),
            expected,
        }
    }

    fn ambiguous(&self, expected: &'static str) -> NumberError {
        NumberError::Ambiguous {
            text: quoted(self.text),
            expected,
        }
    }

    fn too_many(&self) -> NumberError {
        NumberError::TooManyDigits {
            text: quoted(self.text),
        }
    }

    fn number(&mut self) -> Result<(Decimal, i32), NumberError> {
        let Some(&(at, c)) = self.chars.peek() else {
            return Err(self.incomplete("a digit must follow"));
        };
        match sign(c) {
            Sign::Arabic(_) => self.arabic(),
            Sign::Chinese(_) | Sign::Place(1) => self.chinese(),
            Sign::Place(_) | Sign::Group(_) => {
                Err(self.misplaced(c, at, "a digit must stand before it, as in 三百万"))
            }
            _ => Err(self.unexpected(c, at, "a number begins with a digit")),
        }
    }

    /// Arabic digits with their scale, and further members below it: 3亿5000万.
    fn arabic(&mut self) -> Result<(Decimal, i32), NumberError> {
        let (mut total, mut exponent) = self.arabic_member()?;
        while exponent > 0 && matches!(self.peek(), Some(Sign::Arabic(_))) {
            let start = self.position();
            let (member, below) = self.arabic_member()?;
            let digits = self
                .text
                .get(start..self.position())
                .unwrap_or_default()
                .chars()
                .count();
            let room = exponent - below;
            // 1万2000 is clear, 3万5 is not.
            if room <= 0 || (below == 0 && i32::try_from(digits) != Ok(room)) {
                return Err(self.ambiguous("write 3.5万, or 1万2000 with all its digits"));
            }
            let limit = power(room.unsigned_abs()).unwrap_or(u128::MAX);
            if total.scale() > 0 || member.scale() > 0 || member.mantissa().unsigned_abs() >= limit
            {
                return Err(
                    self.ambiguous("only whole members of falling scale add up, as in 3亿5000万")
                );
            }
            total = shift(total, room)
                .and_then(|total| super::add(total, member).ok())
                .ok_or_else(|| self.too_many())?;
            exponent = below;
        }
        Ok((total, exponent))
    }

    fn arabic_member(&mut self) -> Result<(Decimal, i32), NumberError> {
        let mut digits = Digits::default();
        let mut group = 0;
        let mut separator = None;
        let mut fraction = false;
        while let Some(&(at, c)) = self.chars.peek() {
            match sign(c) {
                Sign::Arabic(digit) => {
                    digits.push(digit, fraction);
                    group += 1;
                }
                Sign::Separator if !fraction => {
                    if group > 3 || group == 0 || (separator.is_some() && group != 3) {
                        return Err(NumberError::Grouping {
                            at,
                            text: quoted(self.text),
                        });
                    }
                    separator = Some(at);
                    group = 0;
                }
                Sign::Point if !fraction => {
                    self.grouped(separator, group)?;
                    (fraction, separator, group) = (true, None, 0);
                }
                Sign::Point | Sign::Separator => {
                    return Err(self.unexpected(
                        c,
                        at,
                        "a number has one decimal point and no separator behind it",
                    ));
                }
                _ => break,
            }
            self.chars.next();
        }
        if fraction && group == 0 {
            return Err(self.incomplete("a digit must follow the decimal point"));
        }
        self.grouped(separator, group)?;
        let value = digits.value().ok_or_else(|| self.too_many())?;
        Ok((value, self.scale(true)?))
    }

    fn grouped(&self, separator: Option<usize>, group: usize) -> Result<(), NumberError> {
        match separator {
            Some(at) if group != 3 => Err(NumberError::Grouping {
                at,
                text: quoted(self.text),
            }),
            _ => Ok(()),
        }
    }

    /// The scale behind a number: 万, 亿, 万亿, and behind Arabic digits also 十 to 千 with one of these.
    fn scale(&mut self, places: bool) -> Result<i32, NumberError> {
        let (mut exponent, mut last) = (0, 0);
        while let Some(&(at, c)) = self.chars.peek() {
            let step = match sign(c) {
                Sign::Place(step) if places => step,
                Sign::Group(step) => step,
                Sign::Place(_) => {
                    return Err(self.misplaced(c, at, "only 万, 亿 or 万亿 may follow"));
                }
                _ => break,
            };
            if step <= last {
                return Err(self.misplaced(
                    c,
                    at,
                    "scales are 十 百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿",
                ));
            }
            last = step;
            exponent += step.cast_signed();
            self.chars.next();
        }
        Ok(exponent)
    }

    /// A Chinese numeral: digits one by one (二〇二四), or by places and groups, or with a decimal part.
    fn chinese(&mut self) -> Result<(Decimal, i32), NumberError> {
        let ahead = self.rest();
        let run = ahead
            .chars()
            .take_while(|&c| matches!(sign(c), Sign::Chinese(_)))
            .count();
        let next = ahead.chars().nth(run).map(sign);
        if run < 2
            || (run == 2
                && ahead.starts_with(['零', '〇', '○'])
                && matches!(next, Some(Sign::Place(_))))
        {
            if run == 1 && next == Some(Sign::Dian) {
                return self.one_by_one(run);
            }
            return self.by_places();
        }
        self.one_by_one(run)
    }

    fn one_by_one(&mut self, run: usize) -> Result<(Decimal, i32), NumberError> {
        let zero = self
            .rest()
            .chars()
            .take(run)
            .any(|c| sign(c) == Sign::Chinese(0));
        if run == 2 && !zero {
            return Err(self.ambiguous("write 三十五 for 35; 三五 is also said for three to five"));
        }
        let mut digits = Digits::default();
        for _ in 0..run {
            if let Some((at, c)) = self.chars.next()
                && let Sign::Chinese(digit) = sign(c)
            {
                if run > 1 && matches!(c, '两' | '兩') {
                    return Err(self.unexpected(c, at, "digits said one by one use 二"));
                }
                digits.push(digit, false);
            }
        }
        let point = self.peek() == Some(Sign::Dian);
        if point {
            self.decimals(&mut digits)?;
        }
        let value = digits.value().ok_or_else(|| self.too_many())?;
        match self.chars.peek() {
            Some(&(at, c)) if !point && matches!(sign(c), Sign::Place(_) | Sign::Group(_)) => {
                Err(self.misplaced(c, at, "digits said one by one take no 十百千万亿"))
            }
            _ => Ok((value, self.scale(false)?)),
        }
    }

    /// 点 and the digits behind it.
    fn decimals(&mut self, digits: &mut Digits) -> Result<(), NumberError> {
        self.chars.next();
        let mut any = false;
        while let Some(Sign::Chinese(digit)) = self.peek() {
            digits.push(digit, true);
            self.chars.next();
            any = true;
        }
        if any {
            Ok(())
        } else {
            Err(self.incomplete("a digit must follow 点, as in 六点五"))
        }
    }

    /// 三百二十, 一千零五, 十二万三千, 三亿五千万.
    fn by_places(&mut self) -> Result<(Decimal, i32), NumberError> {
        let mut places = Places::default();
        while let Some(&(at, c)) = self.chars.peek() {
            match sign(c) {
                Sign::Chinese(0) => places
                    .zero()
                    .map_err(|expected| self.misplaced(c, at, expected))?,
                Sign::Chinese(digit) => {
                    places
                        .digit(digit)
                        .map_err(|expected| self.unexpected(c, at, expected))?;
                }
                Sign::Place(step) => places
                    .place(step)
                    .map_err(|expected| self.misplaced(c, at, expected))?,
                Sign::Group(step) => places
                    .group(step)
                    .map_err(|expected| self.misplaced(c, at, expected))?,
                _ => break,
            }
            self.chars.next();
        }
        if places.is_ambiguous() {
            return Err(self.ambiguous("write 三亿五千万 or 三亿零五千"));
        }
        let whole = self.peek() != Some(Sign::Dian);
        let (total, exponent) = places
            .finish(whole)
            .map_err(|expected| self.incomplete(expected))?;
        if whole {
            let digits = decimal(false, total, 0).ok_or_else(|| self.too_many())?;
            return Ok((digits, exponent));
        }
        let mut digits = Digits::of(total);
        if exponent > 0 {
            return Err(self.ambiguous("the scale stands behind the decimals, as in 一点二万"));
        }
        self.decimals(&mut digits)?;
        let value = digits.value().ok_or_else(|| self.too_many())?;
        Ok((value, self.scale(false)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of up to six of these characters: what the short way reads, the long way reads the same.
    #[test]
    fn the_short_way_reads_as_the_long_one() {
        const CHARACTERS: [char; 7] = ['一', '五', '十', '百', '千', '零', '万'];
        let mut texts = vec![String::new()];
        let (mut begin, mut short) = (0, 0);
        for _ in 0..6 {
            let end = texts.len();
            for place in begin..end {
                for c in CHARACTERS {
                    let text = format!("{}{c}", texts[place]);
                    if let Some((digits, exponent)) = plain_chinese::read(&text) {
                        let read = Numeral::read(&text).unwrap();
                        let expected = (Decimal::from(digits), exponent);
                        assert_eq!((read.digits, read.exponent), expected, "{text}");
                        short += 1;
                    }
                    texts.push(text);
                }
            }
            begin = end;
        }
        assert!(short > 200, "{short}");
    }
}

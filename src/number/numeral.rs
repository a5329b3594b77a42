//! Reading numerals, the number and its scale apart.

use std::iter::Peekable;
use std::str::{CharIndices, FromStr};

use rust_decimal::Decimal;

use super::NumberError;
use super::chinese::{Sign, sign};
use super::exact::{decimal, shift};
use super::wide::{LIMIT, power};

/// A numeral as written: its digits and, apart from them, the power of ten of its scale.
///
/// `1.2万` is 1.2 and 4, `三千万` is 3000 and 4, `3千万` is 3 and 7, `百分之五` is 5 and -2: in an Arabic numeral all of
/// 十百千万亿 belong to the scale, in a Chinese one only the 万, 亿 or 万亿 it ends with.
///
/// It reads 2500, `2,500`, `２５００`, 1.2, −6.5, 负六点五, 三百二十, 两千, 二百五 (250), 二〇二四, 壹仟 and 3亿5000万.
/// Decimal places are kept as written, so that `15.20` shows its two.
///
/// ```
/// use zhibiao::number::{Decimal, NumberError, Numeral};
/// let numeral: Numeral = "十五亿".parse()?;
/// assert_eq!((numeral.digits(), numeral.exponent()), (Decimal::from(15), 8));
/// assert!(matches!("二十百".parse::<Numeral>(), Err(NumberError::Misplaced { found: '百', at: 6, .. })));
/// # Ok::<(), NumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Numeral {
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
            return Err(reader.unexpected(found, at, "a number ends before it"));
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
            text: self.text.into(),
            expected,
        }
    }

    fn misplaced(&self, found: char, at: usize, expected: &'static str) -> NumberError {
        NumberError::Misplaced {
            found,
            at,
            text: self.text.into(),
            expected,
        }
    }

    fn incomplete(&self, expected: &'static str) -> NumberError {
        NumberError::Incomplete {
            text: self.text.into(),
            expected,
        }
    }

    fn ambiguous(&self, expected: &'static str) -> NumberError {
        NumberError::Ambiguous {
            text: self.text.into(),
            expected,
        }
    }

    fn too_many(&self) -> NumberError {
        NumberError::TooManyDigits {
            text: self.text.into(),
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
                            text: self.text.into(),
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
                text: self.text.into(),
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
        let whole = self.peek() != Some(Sign::Dian);
        let (total, exponent) = places
            .finish(whole)
            .map_err(|expected| self.incomplete(expected))?;
        if whole {
            let digits = decimal(false, total, 0).ok_or_else(|| self.too_many())?;
            return Ok((digits, exponent));
        }
        let mut digits = Digits {
            mantissa: Some(total),
            ..Digits::default()
        };
        if exponent > 0 {
            return Err(self.ambiguous("the scale stands behind the decimals, as in 一点二万"));
        }
        self.decimals(&mut digits)?;
        let value = digits.value().ok_or_else(|| self.too_many())?;
        Ok((value, self.scale(false)?))
    }
}

/// Decimal digits as they come, without rounding: zeros at the end wait until a digit needs them.
struct Digits {
    mantissa: Option<u128>,
    scale: u32,
    zeros: u32,
}

impl Default for Digits {
    fn default() -> Self {
        Self {
            mantissa: Some(0),
            scale: 0,
            zeros: 0,
        }
    }
}

impl Digits {
    fn push(&mut self, digit: u8, fraction: bool) {
        if fraction && digit == 0 {
            self.zeros = self.zeros.saturating_add(1);
            return;
        }
        let step = if fraction {
            self.zeros.saturating_add(1)
        } else {
            1
        };
        self.mantissa = self
            .mantissa
            .filter(|&mantissa| mantissa < LIMIT)
            .and_then(|mantissa| {
                if mantissa == 0 {
                    return Some(u128::from(digit));
                }
                mantissa
                    .checked_mul(power(step)?)?
                    .checked_add(u128::from(digit))
            });
        if fraction {
            self.scale = self.scale.saturating_add(step);
            self.zeros = 0;
        }
    }

    /// The value, with as many of its last zeros as fit.
    fn value(&self) -> Option<Decimal> {
        let mantissa = self.mantissa.filter(|&mantissa| mantissa < LIMIT)?;
        let scale = self.scale;
        let (mut mantissa, mut places) = (mantissa, scale);
        for _ in 0..self.zeros.min(28) {
            match mantissa
                .checked_mul(10)
                .filter(|&longer| longer < LIMIT && places < 28)
            {
                Some(longer) => (mantissa, places) = (longer, places + 1),
                None => break,
            }
        }
        if mantissa == 0 {
            return Some(Decimal::ZERO);
        }
        Decimal::try_from_i128_with_scale(mantissa.cast_signed(), places).ok()
    }
}

/// A Chinese integer as it is read, from high places to low.
#[derive(Default)]
struct Places {
    /// What 亿 closed.
    above: u128,
    /// What 万 closed since.
    middle: u128,
    /// The open group of four, and the digit that waits for its place.
    open: u128,
    waiting: Option<u8>,
    /// The lowest place of the open group so far, if any.
    lowest: Option<u32>,
    /// A 零 stands before the waiting digit.
    gap: bool,
    /// Groups closed so far: the last one's power, and whether 万 stands right before the 亿.
    closed: Option<u32>,
    yi: bool,
    wan: bool,
    /// The power of ten of the group that ends the numeral here.
    ending: i32,
}

impl Places {
    fn zero(&mut self) -> Result<(), &'static str> {
        let started = self.lowest.is_some() || self.closed.is_some();
        let alone = !started && self.waiting.is_none();
        if self.gap || self.waiting.is_some() || (started && self.lowest == Some(1)) {
            return Err("零 stands for skipped places, as in 一百零五");
        }
        if alone {
            self.waiting = Some(0);
        } else {
            self.gap = true;
        }
        self.ending = 0;
        Ok(())
    }

    fn digit(&mut self, digit: u8) -> Result<(), &'static str> {
        if self.waiting.is_some() {
            return Err("a place such as 十 or 百 must stand between two digits");
        }
        self.waiting = Some(digit);
        self.ending = 0;
        Ok(())
    }

    fn place(&mut self, step: u32) -> Result<(), &'static str> {
        if self.lowest.is_some_and(|lowest| step >= lowest) {
            return Err("places fall from 千 over 百 to 十, as in 一千二百三十");
        }
        if self.gap && self.lowest.is_some_and(|lowest| step + 1 >= lowest) {
            return Err("零 stands for skipped places, as in 一千零五十");
        }
        let digit = match self.waiting.take() {
            Some(0) => return Err("no place follows 零"),
            Some(digit) => u128::from(digit),
            // 十二, 一百十二
            None if step == 1 => 1,
            None => return Err("a digit must stand before it, as in 三百"),
        };
        self.open += digit * power(step).unwrap_or(1);
        self.lowest = Some(step);
        self.gap = false;
        self.ending = 0;
        Ok(())
    }

    fn group(&mut self, step: u32) -> Result<(), &'static str> {
        // 三百五万 could be 350 or 305.
        if self.waiting.is_some() && !self.gap && self.lowest.is_some_and(|lowest| lowest > 1) {
            return Err("write 三百五十万 or 三百零五万");
        }
        if self.waiting == Some(0) {
            return Err("a digit other than 零 must stand before it");
        }
        let empty = self.waiting.is_none() && self.lowest.is_none();
        if step == 4 {
            if self.wan {
                return Err("after 万 only 亿, or smaller places, may follow");
            }
            if empty {
                return Err("a digit must stand before it, as in 三万");
            }
            self.middle = self.take() * 10_000;
            self.wan = true;
            self.ending = 4;
        } else {
            if self.yi {
                return Err("亿 can stand only once");
            }
            if empty && !self.wan {
                return Err("a digit must stand before it, as in 三亿");
            }
            if empty && self.gap {
                return Err("no scale follows 零");
            }
            self.ending = if empty { 12 } else { 8 };
            self.above = (self.middle + self.take()) * 100_000_000;
            self.middle = 0;
            self.yi = true;
            self.wan = false;
        }
        self.closed = Some(step);
        Ok(())
    }

    /// The open group, closed.
    fn take(&mut self) -> u128 {
        let value = self.open + u128::from(self.waiting.take().unwrap_or(0));
        (self.open, self.lowest, self.gap) = (0, None, false);
        value
    }

    /// The value in its ending scale, and that scale.
    fn finish(mut self, shorthand: bool) -> Result<(u128, i32), &'static str> {
        if self.gap && self.waiting.is_none() {
            return Err("a digit must follow 零");
        }
        // 二百五 is 250, 一万二 is 12000.
        if let Some(digit) = self.waiting
            && !self.gap
            && shorthand
        {
            let below = self.lowest.or(self.closed).unwrap_or(1);
            self.open += u128::from(digit) * power(below - 1).unwrap_or(1);
            self.waiting = None;
        }
        let total = self.above + self.middle + self.take();
        Ok((
            total / power(self.ending.unsigned_abs()).unwrap_or(1),
            self.ending,
        ))
    }
}

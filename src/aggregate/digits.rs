//! Exact sums of decimals of any size: one integer per decimal place, carried only at the end.

use std::fmt;

use bnum::cast::CastFrom;

use crate::number::Decimal;

/// An integer of 1024 bits; see [`Digits`] for why that is enough.
pub(super) type Big = bnum::Int<128>;

/// Zero.
pub(super) const ZERO: Big = Big::from_bytes([0; 128]);

/// One.
pub(super) const ONE: Big = {
    let mut bytes = [0; 128];
    #[allow(clippy::indexing_slicing)] // while compiling
    let first = &mut bytes[0];
    *first = 1;
    Big::from_bytes(bytes)
};

/// No lane grows past this many bits.
const LANE_BITS: u32 = 512;

/// The decimal places there are. A quantity has -28 to 12, a product of two of them -56 to 24.
const PLACES: std::ops::RangeInclusive<i16> = -96..=48;

/// The digits before the point that are read: below 2^479, where a sum of 2^64 products has 101.
const WHOLE_DIGITS: usize = 144;

/// More digits than even the wide integers hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// A sum `Σ mantissa × 10^place`, a lane for each place that occurs.
///
/// Lanes are below 2^512 and lie between 10^-96 and 10^48, 478 bits; so whatever they are, their total is below 2^1000.
/// Counted in 64 bits, numbers of 96 bits and products of 192 leave half of a lane empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Digits {
    /// In order of place; most sums have one to four.
    lanes: Vec<Lane>,
}

/// `(low + high) × 10^place`. What no longer fits the low part is moved to the high one.
#[derive(Debug, Clone)]
struct Lane {
    place: i16,
    low: i128,
    high: Option<Box<Big>>,
}

impl Lane {
    #[inline]
    fn add(&mut self, mantissa: i128) -> Result<(), TooLarge> {
        if let Some(low) = self.low.checked_add(mantissa) {
            self.low = low;
            return Ok(());
        }
        self.lift(Big::cast_from(self.low))?;
        self.low = mantissa;
        Ok(())
    }

    #[cold]
    fn lift(&mut self, value: Big) -> Result<(), TooLarge> {
        let high = self.high.as_deref().copied().unwrap_or(ZERO);
        let high = high
            .checked_add(value)
            .filter(within_lane)
            .ok_or(TooLarge)?;
        self.high = Some(Box::new(high));
        Ok(())
    }

    fn value(&self) -> Big {
        let high = self.high.as_deref().copied().unwrap_or(ZERO);
        high.wrapping_add(Big::cast_from(self.low))
    }
}

#[allow(clippy::trivially_copy_pass_by_ref)] // for `filter`
fn within_lane(value: &Big) -> bool {
    value.unsigned_abs().bit_width() <= LANE_BITS
}

impl Digits {
    /// Adds `mantissa × 10^place`.
    #[inline]
    pub(super) fn add(&mut self, mantissa: i128, place: i16) -> Result<(), TooLarge> {
        self.lane(place)?.add(mantissa)
    }

    /// Adds `mantissa × 10^place`, where the mantissa may leave 128 bits.
    pub(super) fn add_big(&mut self, mantissa: Big, place: i16) -> Result<(), TooLarge> {
        match narrow(mantissa) {
            Some(mantissa) => self.add(mantissa, place),
            None => self.lane(place)?.lift(mantissa),
        }
    }

    #[inline]
    fn lane(&mut self, place: i16) -> Result<&mut Lane, TooLarge> {
        let index = match self.lanes.iter().position(|lane| lane.place >= place) {
            Some(index) => index,
            None => self.lanes.len(),
        };
        if self.lanes.get(index).is_none_or(|lane| lane.place != place) {
            if !PLACES.contains(&place) {
                return Err(TooLarge);
            }
            self.lanes.insert(
                index,
                Lane {
                    place,
                    low: 0,
                    high: None,
                },
            );
        }
        self.lanes.get_mut(index).ok_or(TooLarge)
    }

    /// Adds all that another sum holds; on an error nothing is added.
    pub(super) fn merge(&mut self, other: &Self) -> Result<(), TooLarge> {
        // Only lanes that left 128 bits can grow too large.
        let may_fail = other.lanes.iter().any(|lane| lane.high.is_some())
            || self.lanes.iter().any(|lane| lane.high.is_some());
        let before = may_fail.then(|| self.clone());
        for lane in &other.lanes {
            let mut add = || {
                if let Some(high) = &lane.high {
                    self.lane(lane.place)?.lift(**high)?;
                }
                self.add(lane.low, lane.place)
            };
            if let Err(error) = add() {
                if let Some(before) = before {
                    *self = before;
                }
                return Err(error);
            }
        }
        Ok(())
    }

    /// The sum as one number.
    pub(super) fn total(&self) -> Total {
        let lowest = self.lanes.first().map_or(0, |lane| lane.place);
        let mantissa = self.lanes.iter().fold(ZERO, |total, lane| {
            let power = ten_to((lane.place - lowest).unsigned_abs());
            total.wrapping_add(lane.value().wrapping_mul(power))
        });
        Total::new(mantissa, lowest)
    }
}

impl From<Total> for Digits {
    /// For a total that was read, whose whole part and fraction are each within the bounds of a lane.
    fn from(total: Total) -> Self {
        let power = ten_to(total.place.unsigned_abs());
        let parts = if total.place < 0 {
            [
                (total.mantissa / power, 0),
                (total.mantissa % power, total.place),
            ]
        } else {
            [(total.mantissa.wrapping_mul(power), 0), (ZERO, 0)]
        };
        let mut digits = Self::default();
        for (mantissa, place) in parts {
            let _ = digits.add_big(mantissa, place);
        }
        digits
    }
}

/// `10^exponent`; the caller keeps within 1024 bits.
pub(super) fn ten_to(exponent: u16) -> Big {
    Big::cast_from(10_u8).wrapping_pow(exponent.into())
}

/// The value as 128 bits, if it fits.
fn narrow(value: Big) -> Option<i128> {
    let low = i128::cast_from(value);
    (Big::cast_from(low) == value).then_some(low)
}

/// A number `mantissa × 10^place` without trailing zeros, so that equal numbers are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) mantissa: Big,
    pub(super) place: i16,
}

impl Total {
    pub(super) fn new(mut mantissa: Big, mut place: i16) -> Self {
        if mantissa.is_zero() {
            return Self { mantissa, place: 0 };
        }
        let ten = Big::cast_from(10_u8);
        while (mantissa % ten).is_zero() {
            mantissa /= ten;
            place += 1;
        }
        Self { mantissa, place }
    }

    /// The number as a decimal, if it is one.
    pub(super) fn decimal(self) -> Option<Decimal> {
        let (mantissa, scale) = if self.place > 0 {
            (
                self.mantissa
                    .checked_mul(ten_to(self.place.unsigned_abs()))?,
                0,
            )
        } else {
            (self.mantissa, u32::from(self.place.unsigned_abs()))
        };
        Decimal::try_from_i128_with_scale(narrow(mantissa)?, scale).ok()
    }

    /// Whether it can be the sum of so many numbers, each below 2^bits, whose last digits lie at places in this range.
    pub(super) fn is_sum_of(
        &self,
        count: u64,
        bits: u32,
        places: std::ops::RangeInclusive<i16>,
    ) -> bool {
        if self.mantissa.is_zero() {
            return true;
        }
        let (lowest, highest) = (*places.start(), *places.end());
        if self.place < lowest {
            return false;
        }
        // At most 10^240, for a total that was read; on the other side 64 bits, 192 and 10^104.
        let value = self.mantissa.wrapping_abs();
        let value = value.wrapping_mul(ten_to(self.place.abs_diff(lowest)));
        let most = (Big::cast_from(count) << bits).wrapping_mul(ten_to(highest.abs_diff(lowest)));
        value < most
    }

    /// Whether it can be the sum of parts of `whole`, which is not below zero, each times a number below `2^bits × 10^place`.
    /// The caller asks for totals that are sums ([`is_sum_of`](Self::is_sum_of)), so that all is within 800 bits.
    pub(super) fn is_within(&self, whole: &Self, bits: u32, place: i16) -> bool {
        if self.mantissa.is_zero() {
            return true;
        }
        let place = whole.place.saturating_add(place);
        let lowest = self.place.min(place);
        let raised = |value: Big, place: i16| value.wrapping_mul(ten_to(place.abs_diff(lowest)));
        raised(self.mantissa.wrapping_abs(), self.place) < raised(whole.mantissa << bits, place)
    }

    /// Reads what [`Display`](fmt::Display) writes; `None` for anything else, and for more digits than any sum has.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || (fraction.is_empty() && digits.contains('.'))
            || !all_digits(whole)
            || !all_digits(fraction)
            || whole.len() > WHOLE_DIGITS
            || fraction.len() > usize::from(PLACES.start().unsigned_abs())
        {
            return None;
        }
        let mantissa: Big = format!("{whole}{fraction}").parse().ok()?;
        let mantissa = if digits.len() < text.len() {
            mantissa.checked_neg()?
        } else {
            mantissa
        };
        let place = i16::try_from(fraction.len()).ok()?.checked_neg()?;
        Some(Self::new(mantissa, place))
    }
}

/// In plain digits: `-362.33`, `125000000`.
impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.mantissa.is_negative() {
            f.write_str("-")?;
        }
        let digits = self.mantissa.unsigned_abs().to_string();
        let places = usize::from(self.place.min(0).unsigned_abs());
        if places == 0 {
            f.write_str(&digits)?;
            return (0..self.place).try_for_each(|_| f.write_str("0"));
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded
            .split_at_checked(padded.len() - places)
            .unwrap_or((&padded, ""));
        write!(f, "{whole}.{fraction}")
    }
}

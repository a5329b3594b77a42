//! Decimal digits, taken without rounding.

use rust_decimal::Decimal;

use super::wide::{LIMIT, power};

/// Decimal digits as they come, without rounding: zeros at the end wait until a digit needs them.
pub(super) struct Digits {
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
    /// An integer that decimals may follow.
    pub(super) fn of(integer: u128) -> Self {
        Self {
            mantissa: Some(integer),
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, digit: u8, fraction: bool) {
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
    pub(super) fn value(&self) -> Option<Decimal> {
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
            // As written: 0.00 was rounded to two places.
            return Some(Decimal::new(0, self.zeros.min(28)));
        }
        Decimal::try_from_i128_with_scale(mantissa.cast_signed(), places).ok()
    }
}

//! How a rate prints.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::PolicyError;
use crate::number::{Decimal, Plain, Ratio, RoundingStrategy};

/// How rates print for people: rounded half up to so many places, without trailing zeros.
///
/// With two places, 34/20 is `170%`, 570.5/540 is `105.65%` and 889.09/850 is `104.6%`, as the notices of Ya'an and
/// Suining (2015) print them; with one, 11/12 is `91.7%`, as Xuancheng's of 2020 does. Rounding is for reading only: every
/// comparison uses the exact fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct PercentFormat {
    places: u32,
}

impl PercentFormat {
    /// Two places.
    pub const TWO_PLACES: Self = Self { places: 2 };
    /// One place.
    pub const ONE_PLACE: Self = Self { places: 1 };

    const STRATEGY: RoundingStrategy = RoundingStrategy::MidpointAwayFromZero;

    /// With at most so many places.
    ///
    /// # Errors
    /// [`PolicyError::Places`] above 10 places.
    pub const fn new(places: u32) -> Result<Self, PolicyError> {
        if places > 10 {
            return Err(PolicyError::Places { places });
        }
        Ok(Self { places })
    }

    /// How many places at most.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.places
    }

    /// The ratio in percent: `91.67%`.
    ///
    /// ```
    /// use zhibiao::completion::PercentFormat;
    /// use zhibiao::number::Ratio;
    /// let rate = Ratio::new(11.into(), 12.into())?;
    /// assert_eq!(PercentFormat::ONE_PLACE.percent(rate).to_string(), "91.7%");
    /// # Ok::<(), zhibiao::number::NumberError>(())
    /// ```
    #[must_use]
    pub const fn percent(self, ratio: Ratio) -> impl fmt::Display {
        Percent {
            ratio,
            format: self,
            sign: "%",
        }
    }

    /// A rate in percent, with as many more places, up to 10, as it takes that it does not read as 100% or 0% where it is not: 899.99
    /// of 900 is `99.999%`.
    ///
    /// ```
    /// use zhibiao::completion::PercentFormat;
    /// use zhibiao::number::Ratio;
    /// let rate = Ratio::new(89_999.into(), 90_000.into())?;
    /// assert_eq!(PercentFormat::ONE_PLACE.rate(rate).to_string(), "99.999%");
    /// # Ok::<(), zhibiao::number::NumberError>(())
    /// ```
    #[must_use]
    pub fn rate(self, ratio: Ratio) -> impl fmt::Display {
        let misleads = |places: &u32| {
            let printed = ratio.to_percent(*places, Self::STRATEGY);
            let exact = |whole: Decimal, share: Ratio| {
                printed.as_ref().is_ok_and(|printed| *printed == whole) && ratio != share
            };
            exact(Decimal::ONE_HUNDRED, Ratio::ONE) || exact(Decimal::ZERO, Ratio::ZERO)
        };
        let places = (self.places..=10).find(|places| !misleads(places));
        Percent {
            ratio,
            format: Self {
                places: places.unwrap_or(self.places),
            },
            sign: "%",
        }
    }

    /// The ratio in percentage points, without a unit: `11.67`.
    #[must_use]
    pub const fn points(self, ratio: Ratio) -> impl fmt::Display {
        Percent {
            ratio,
            format: self,
            sign: "",
        }
    }

    /// A plain number of the same places.
    #[must_use]
    pub const fn number(self, ratio: Ratio) -> impl fmt::Display {
        Number {
            ratio,
            format: self,
        }
    }
}

impl Default for PercentFormat {
    fn default() -> Self {
        Self::TWO_PLACES
    }
}

impl TryFrom<u32> for PercentFormat {
    type Error = PolicyError;

    fn try_from(places: u32) -> Result<Self, PolicyError> {
        Self::new(places)
    }
}

impl From<PercentFormat> for u32 {
    fn from(format: PercentFormat) -> Self {
        format.places
    }
}

struct Percent {
    ratio: Ratio,
    format: PercentFormat,
    sign: &'static str,
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let PercentFormat { places } = self.format;
        match self.ratio.to_percent(places, PercentFormat::STRATEGY) {
            Ok(percent) => write!(f, "{}{}", Plain(percent), self.sign),
            // Beyond what a decimal holds, the fraction itself is still exact.
            Err(_) => self.ratio.fmt(f),
        }
    }
}

struct Number {
    ratio: Ratio,
    format: PercentFormat,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self
            .ratio
            .round(self.format.places, PercentFormat::STRATEGY)
        {
            Ok(number) => Plain(number).fmt(f),
            Err(_) => self.ratio.fmt(f),
        }
    }
}

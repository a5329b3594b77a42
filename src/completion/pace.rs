//! Pace (序时进度): the share of a target that is to be expected on a day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PolicyError;
use crate::number::{Decimal, NumberError, Ratio, RoundingStrategy};
use crate::period::Period;

/// How the elapsed share of a period is counted.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Clock {
    /// By finished months: January to November is 11/12.
    #[default]
    Months,
    /// By days.
    Days,
}

impl Clock {
    /// The share of the period that is over at the end of the day.
    #[must_use]
    pub fn elapsed(self, period: &Period, as_of: NaiveDate) -> Ratio {
        match self {
            Self::Months => period.elapsed_by_months(as_of),
            Self::Days => period.elapsed_by_days(as_of),
        }
    }
}

/// How the work is spread over the period.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Curve {
    /// 均衡: of an elapsed share t, t is expected.
    #[default]
    Even,
    /// 前快后慢: 1 − (1 − t)² is expected, 3/4 at half time.
    FrontLoaded,
    /// 前慢后快: t² is expected, 1/4 at half time.
    BackLoaded,
    /// A table for equal parts of the period.
    Schedule(Schedule),
}

/// The shares expected at the end of each of equally long parts of the period: four for the quarters of a year, five for
/// the years of a five-year plan. Between them, that of the last finished part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Percent>", into = "Vec<Percent>")]
pub struct Schedule {
    shares: Vec<Ratio>,
}

#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Percent(#[serde(with = "crate::number::text")] Decimal);

impl Schedule {
    /// From cumulative percentages, such as 20, 50, 75, 100.
    ///
    /// # Errors
    /// [`PolicyError::Schedule`] where they are none or more than 1000, fall, leave 0 to 100, have more than 10 places, or
    /// do not end with 100.
    ///
    /// ```
    /// use zhibiao::completion::Schedule;
    /// use zhibiao::number::Decimal;
    /// assert!(Schedule::new([20, 50, 75, 100].map(Decimal::from)).is_ok());
    /// assert!(Schedule::new([50, 20, 100].map(Decimal::from)).is_err());
    /// ```
    pub fn new(percentages: impl IntoIterator<Item = Decimal>) -> Result<Self, PolicyError> {
        let mut shares = Vec::new();
        let mut last = Decimal::ZERO;
        for percentage in percentages {
            let fits = percentage >= last
                && percentage <= Decimal::ONE_HUNDRED
                && percentage.scale() <= 10
                && shares.len() < 1000;
            let share = Ratio::new(percentage, Decimal::ONE_HUNDRED).ok();
            shares.push(share.filter(|_| fits).ok_or(PolicyError::Schedule)?);
            last = percentage;
        }
        if last == Decimal::ONE_HUNDRED {
            Ok(Self { shares })
        } else {
            Err(PolicyError::Schedule)
        }
    }

    fn expected(&self, elapsed: Ratio) -> Result<Ratio, NumberError> {
        let parts = Ratio::from(Decimal::from(self.shares.len()));
        let finished = elapsed
            .checked_mul(&parts)?
            .round(0, RoundingStrategy::ToZero)?;
        let finished = usize::try_from(finished.mantissa()).unwrap_or(0);
        Ok(match finished.checked_sub(1) {
            Some(index) => self.shares.get(index).copied().unwrap_or(Ratio::ONE),
            None => Ratio::ZERO,
        })
    }
}

impl TryFrom<Vec<Percent>> for Schedule {
    type Error = PolicyError;

    fn try_from(percentages: Vec<Percent>) -> Result<Self, PolicyError> {
        Self::new(
            percentages
                .into_iter()
                .map(|Percent(percentage)| percentage),
        )
    }
}

impl From<Schedule> for Vec<Percent> {
    fn from(schedule: Schedule) -> Self {
        let percent = |share: &Ratio| Percent(share.numerator());
        schedule.shares.iter().map(percent).collect()
    }
}

/// How the expected share follows from the day: the target's own path where it has one, or else the curve over the elapsed
/// share of its period.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// How the elapsed share is counted.
    #[serde(default)]
    pub clock: Clock,
    /// How the work is spread over the period.
    #[serde(default)]
    pub curve: Curve,
}

impl Pace {
    /// The share that is to be expected at the end of the day.
    ///
    /// # Errors
    /// Where it does not fit, which needs a period of more days than there are.
    pub fn expected(&self, period: &Period, as_of: NaiveDate) -> Result<Ratio, NumberError> {
        let elapsed = self.clock.elapsed(period, as_of);
        match &self.curve {
            Curve::Even => Ok(elapsed),
            Curve::BackLoaded => elapsed.checked_mul(&elapsed),
            Curve::FrontLoaded => {
                let rest = Ratio::ONE.checked_sub(&elapsed)?;
                Ratio::ONE.checked_sub(&rest.checked_mul(&rest)?)
            }
            Curve::Schedule(schedule) => schedule.expected(elapsed),
        }
    }
}

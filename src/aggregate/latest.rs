//! The latest of values to date.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::quantity::Quantity;

use super::{Aggregate, AggregateError, Greatest, Least};

/// A value and the day it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The day (截止日期).
    pub as_of: NaiveDate,
    /// The value.
    pub value: Quantity,
}

/// The last of values to date or of states (取最后): what [`Combination::Last`](super::Combination::Last) asks for.
///
/// The values for the last day must all be as much; of these the one in the finer unit is kept.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::aggregate::{Aggregate, Dated, Latest};
///
/// let mut latest = Latest::default();
/// for (month, value) in [(11, "31公里"), (3, "8公里"), (6, "15公里")] {
///     let as_of = NaiveDate::from_ymd_opt(2024, month, 30).ok_or("no such day")?;
///     latest.push(&Dated { as_of, value: value.parse()? })?;
/// }
/// assert_eq!(latest.finish()?.map(|last| last.value), Some("31公里".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "Option<LastDay>", into = "Option<LastDay>")]
pub struct Latest(Option<LastDay>);

/// What is known of the last day. A contradiction is for `finish` to tell: a later day may still settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LastDay {
    as_of: NaiveDate,
    least: Least,
    greatest: Greatest,
}

impl LastDay {
    fn of(item: &Dated) -> Result<Self, AggregateError> {
        let (mut least, mut greatest) = (Least::default(), Greatest::default());
        least.push(&item.value)?;
        greatest.push(&item.value)?;
        Ok(Self {
            as_of: item.as_of,
            least,
            greatest,
        })
    }

    /// The least and the greatest value of the day.
    fn values(&self) -> Result<Option<(Quantity, Quantity)>, AggregateError> {
        Ok(self.least.finish()?.zip(self.greatest.finish()?))
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut both = *self;
        both.least.merge(&other.least)?;
        both.greatest.merge(&other.greatest)?;
        *self = match self.as_of.cmp(&other.as_of) {
            Ordering::Less => *other,
            Ordering::Equal => both,
            Ordering::Greater => *self,
        };
        Ok(())
    }
}

impl Aggregate for Latest {
    type Item = Dated;
    type Output = Option<Dated>;

    fn push(&mut self, item: &Dated) -> Result<(), AggregateError> {
        self.merge(&Self(Some(LastDay::of(item)?)))
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        match (&mut self.0, &other.0) {
            (Some(last), Some(other)) => last.merge(other)?,
            (None, other) => self.0 = *other,
            (Some(_), None) => {}
        }
        Ok(())
    }

    /// # Errors
    /// [`AggregateError::Contradiction`] where the values for the last day differ.
    fn finish(&self) -> Result<Option<Dated>, AggregateError> {
        let Some(last) = &self.0 else {
            return Ok(None);
        };
        let Some((first, other)) = last.values()? else {
            return Ok(None);
        };
        if first.compare(&other)?.is_ne() {
            return Err(AggregateError::Contradiction {
                as_of: last.as_of,
                first: Box::new(first),
                other: Box::new(other),
            });
        }
        Ok(Some(Dated {
            as_of: last.as_of,
            value: first,
        }))
    }
}

impl TryFrom<Option<LastDay>> for Latest {
    type Error = &'static str;

    fn try_from(state: Option<LastDay>) -> Result<Self, Self::Error> {
        let is_in_order = |day: &LastDay| match day.values() {
            Ok(Some((least, greatest))) => least.compare(&greatest).is_ok_and(Ordering::is_le),
            _ => false,
        };
        if state.as_ref().is_none_or(is_in_order) {
            Ok(Self(state))
        } else {
            Err("the least and the greatest value of the day must be in order")
        }
    }
}

impl From<Latest> for Option<LastDay> {
    fn from(latest: Latest) -> Self {
        latest.0
    }
}

//! Two values held against the order they were to have: 居民收入增长与经济增长同步.

use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;

use super::english::Amount;
use super::goal::NoExact;
use super::outcome::NotAssessable;
use super::policy::Policy;
use crate::finding::Language;
use crate::number::Ratio;
use crate::quantity::{Quantity, QuantityError, Said};
use crate::target::Relation;

/// Two values held against the order they were to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RelativeVerdict {
    /// The value.
    pub value: Quantity,
    /// The value it was to stand to.
    pub reference: Quantity,
    /// How they were to stand.
    pub relation: Relation,
    /// Whether they do.
    pub achieved: bool,
    /// How far apart they are, not negative; of two shares in 百分点.
    pub difference: Quantity,
}

/// Holds a value against another, both as reported: 居民收入增长6.1% beside 经济增长5.2%. 基本同步 leaves what the policy leaves to 左右.
///
/// # Errors
/// [`NotAssessable::OtherUnit`] where the two cannot be compared; [`NotAssessable::TooManyDigits`].
///
/// ```
/// use zhibiao::completion::{Policy, compare_values};
/// use zhibiao::finding::Language;
/// use zhibiao::target::Relation;
///
/// // As reported of 2022: 2.9 % beside 3.0 % is 基本同步.
/// let (income, growth) = ("2.9%".parse()?, "3.0%".parse()?);
/// let policy = Policy::default();
/// let verdict = compare_values(&income, &growth, Relation::RoughlyInStep, &policy)?;
/// assert!(verdict.achieved);
/// assert_eq!(verdict.explanation(Language::Chinese).to_string(), "2.9%比3%低0.1个百分点，应基本同步：达到");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn compare_values(
    value: &Quantity,
    reference: &Quantity,
    relation: Relation,
    policy: &Policy,
) -> Result<RelativeVerdict, NotAssessable> {
    let side = value
        .compare(reference)
        .map_err(|_| NotAssessable::OtherUnit)?;
    let achieved = match relation {
        Relation::RoughlyInStep => {
            side.is_ge()
                || is_within(value, reference, policy).map_err(|_| NotAssessable::TooManyDigits)?
        }
        Relation::Above => side.is_gt(),
        Relation::InStep | Relation::AtLeast => side.is_ge(),
        Relation::Below => side.is_lt(),
        Relation::AtMost => side.is_le(),
    };
    let (more, less) = match side {
        Ordering::Less => (reference, value),
        _ => (value, reference),
    };
    let difference = more.checked_sub(less).map_err(|error| match error {
        QuantityError::NotAdditive { .. } | QuantityError::Dimension { .. } => {
            NotAssessable::OtherUnit
        }
        _ => NotAssessable::TooManyDigits,
    })?;
    Ok(RelativeVerdict {
        value: *value,
        reference: *reference,
        relation,
        achieved,
        difference,
    })
}

/// Whether a value falls short of another by no more than the tolerance.
fn is_within(value: &Quantity, reference: &Quantity, policy: &Policy) -> Result<bool, NoExact> {
    if reference.is_zero() {
        return Ok(false);
    }
    let share = value.ratio(reference)?;
    let (low, high) = (
        Ratio::ONE.checked_sub(&policy.tolerance())?,
        Ratio::ONE.checked_add(&policy.tolerance())?,
    );
    Ok(if reference.is_negative() {
        share <= high
    } else {
        share >= low
    })
}

impl RelativeVerdict {
    /// On which side of the reference the value is.
    pub(super) fn side(&self) -> Ordering {
        // They have been compared before.
        self.value
            .compare(&self.reference)
            .unwrap_or(Ordering::Equal)
    }

    /// Whether it holds only by the tolerance.
    pub(super) fn is_tolerated(&self) -> bool {
        self.achieved && self.relation == Relation::RoughlyInStep && self.side().is_lt()
    }

    /// The two values, how far they are apart, and whether that is as it was to be.
    #[must_use]
    pub const fn explanation(&self, language: Language) -> impl fmt::Display + use<> {
        Words {
            verdict: *self,
            language,
        }
    }
}

struct Words {
    verdict: RelativeVerdict,
    language: Language,
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RelativeVerdict {
            value,
            reference,
            relation,
            achieved,
            difference,
        } = &self.verdict;
        let (value, reference) = (Said(value), Said(reference));
        let (relation, by) = (relation.label(self.language), Said(difference));
        let points = Amount(difference);
        match (self.language, self.verdict.side()) {
            (Language::Chinese, Ordering::Less) => write!(f, "{value}比{reference}低{by}")?,
            (Language::Chinese, Ordering::Greater) => write!(f, "{value}比{reference}高{by}")?,
            (Language::Chinese, Ordering::Equal) => write!(f, "{value}与{reference}持平")?,
            (Language::English, Ordering::Less) => {
                write!(f, "{value} is {points} below {reference}")?;
            }
            (Language::English, Ordering::Greater) => {
                write!(f, "{value} is {points} above {reference}")?;
            }
            (Language::English, Ordering::Equal) => {
                write!(f, "{value} is as much as {reference}")?;
            }
        }
        match (self.language, achieved) {
            (Language::Chinese, true) => write!(f, "，应{relation}：达到"),
            (Language::Chinese, false) => write!(f, "，应{relation}：未达到"),
            (Language::English, true) => write!(f, ", to be {relation} it: achieved"),
            (Language::English, false) => write!(f, ", to be {relation} it: not achieved"),
        }
    }
}

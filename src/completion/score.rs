//! Scores (得分): how many points a completion earns.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use super::assess::Assessment;
use super::evidence::Actual;
use super::outcome::NotAssessable;
use crate::number::{self, Decimal, NumberError, Ratio, RoundingStrategy};
use crate::quantity::Quantity;

/// How a completion becomes a score (计分办法). Percentages are of the full marks.
///
/// Where a target has no rate, its rate from the baseline counts if it is held against the pace; else what is achieved counts as a rate of 100 % and what is not as 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "function", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ScoreFunction {
    /// 完成得满分，未完成不得分: 0 or 100 %.
    AllOrNothing {},
    /// 按完成率计分: the rate, from 0 to 100 %.
    Proportional {},
    /// 超额加分，封顶: the rate, from 0 to the cap.
    CappedBonus {
        /// The highest score in percent, 100 or more.
        #[serde(with = "number::text")]
        cap: Decimal,
    },
    /// 每低若干个百分点扣分，扣至底线为止: for every step begun below 100 %, so much is taken off.
    Deduction {
        /// A step, in percentage points of the rate; above 0.
        #[serde(with = "number::text")]
        step: Decimal,
        /// What each takes off, in percent of the full marks; not negative.
        #[serde(with = "number::text")]
        points: Decimal,
        /// The lowest score in percent, 0 to 100.
        #[serde(with = "number::text")]
        floor: Decimal,
    },
    /// 功效系数: 60 + 40 × (actual − unacceptable) ÷ (satisfactory − unacceptable) percent, from 0 to 100.
    Efficacy {
        /// 不允许值: what earns 60 percent.
        unacceptable: Quantity,
        /// 满意值: what earns all.
        satisfactory: Quantity,
    },
    /// 名次分档: the percentage of the first rung whose place is not passed; beyond the last rung, nothing.
    RankLadder {
        /// The rungs, places rising and percentages falling.
        rungs: Vec<Rung>,
    },
}

/// A rung of a [`ScoreFunction::RankLadder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    /// The last place of the rung.
    pub within: NonZeroU32,
    /// Its score in percent of the full marks, 0 to 100.
    #[serde(with = "number::text")]
    pub percent: Decimal,
}

/// A scoring rule: full marks and a function.
///
/// ```
/// use zhibiao::completion::{ScoreFunction, Scoring};
/// use zhibiao::number::Decimal;
///
/// let deduction = ScoreFunction::Deduction { step: 1.into(), points: 2.into(), floor: 60.into() };
/// let scoring = Scoring::new(Decimal::TEN, deduction)?;
/// let (least, most) = scoring.range()?;
/// assert_eq!((least.to_decimal()?, most.to_decimal()?), (Decimal::from(6), Decimal::TEN));
/// assert!(Scoring::new(Decimal::ZERO, ScoreFunction::Proportional {}).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireScoring", into = "WireScoring")]
pub struct Scoring {
    full: Decimal,
    function: ScoreFunction,
    places: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct WireScoring {
    #[serde(with = "number::text")]
    full: Decimal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    places: Option<u32>,
    #[serde(flatten)]
    function: ScoreFunction,
}

/// Why a scoring rule is refused, or gives no score.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// Full marks that are none.
    #[error("the full marks are {full}; they are above 0")]
    FullMarks {
        /// As given.
        full: Decimal,
    },
    /// A parameter of the function is out of place.
    #[error("this scoring function cannot be: {reason}")]
    Function {
        /// What is wrong.
        reason: &'static str,
    },
    /// The target cannot be judged, so it has no score.
    #[error("no score: {}", .0.label(crate::finding::Language::English))]
    NotAssessable(NotAssessable),
    /// The function needs a rank or an amount that the target does not have.
    #[error("no score: the function needs {needs}, which the report does not give")]
    OtherKind {
        /// What it needs.
        needs: &'static str,
    },
    /// The exact score does not fit.
    #[error(transparent)]
    Number(#[from] NumberError),
}

impl Scoring {
    /// Full marks above 0, and a function.
    ///
    /// # Errors
    /// [`ScoreError::FullMarks`], [`ScoreError::Function`].
    pub fn new(full: Decimal, function: ScoreFunction) -> Result<Self, ScoreError> {
        if full <= Decimal::ZERO {
            return Err(ScoreError::FullMarks { full });
        }
        match fault(&function) {
            Some(reason) => Err(ScoreError::Function { reason }),
            None => Ok(Self {
                full,
                function,
                places: None,
            }),
        }
    }

    /// Rounds scores half up to so many places, at most 10; without it they are exact fractions.
    #[must_use]
    pub fn rounded_to(mut self, places: u32) -> Self {
        self.places = Some(places.min(10));
        self
    }

    /// The full marks.
    #[must_use]
    pub const fn full(&self) -> Decimal {
        self.full
    }

    /// The function.
    #[must_use]
    pub const fn function(&self) -> &ScoreFunction {
        &self.function
    }

    /// The lowest and the highest score.
    ///
    /// # Errors
    /// [`ScoreError::Number`] where they do not fit.
    pub fn range(&self) -> Result<(Ratio, Ratio), ScoreError> {
        let (least, most) = match &self.function {
            ScoreFunction::CappedBonus { cap } => (Decimal::ZERO, *cap),
            ScoreFunction::Deduction { floor, .. } => (*floor, Decimal::ONE_HUNDRED),
            _ => (Decimal::ZERO, Decimal::ONE_HUNDRED),
        };
        Ok((self.marks(percent(least)?)?, self.marks(percent(most)?)?))
    }

    /// The score of a target.
    ///
    /// # Errors
    /// Where the target cannot be judged, or lacks what the function needs; [`ScoreError::Number`] where the exact score
    /// does not fit.
    pub fn score(&self, assessment: &Assessment) -> Result<Ratio, ScoreError> {
        let found = assessment.outcome().map_err(ScoreError::NotAssessable)?;
        let unrated = if found.achieved {
            Ratio::ONE
        } else {
            Ratio::ZERO
        };
        // Where the plain rate says nothing, the one from the baseline may.
        let rate = found.rate.or_else(|_| found.progress()).unwrap_or(unrated);
        let actual = assessment.evidence().map(super::Evidence::actual);
        let share = match &self.function {
            ScoreFunction::AllOrNothing {} => unrated,
            ScoreFunction::Proportional {} => rate.clamp(Ratio::ZERO, Ratio::ONE),
            ScoreFunction::CappedBonus { cap } => rate.clamp(Ratio::ZERO, percent(*cap)?),
            ScoreFunction::Deduction {
                step,
                points,
                floor,
            } => deducted(&rate, *step, *points, *floor)?,
            ScoreFunction::Efficacy {
                unacceptable,
                satisfactory,
            } => match actual {
                Some(Actual::Amount(amount)) => efficacy(&amount, unacceptable, satisfactory)?,
                _ => return Err(ScoreError::OtherKind { needs: "an amount" }),
            },
            ScoreFunction::RankLadder { rungs } => match actual {
                Some(Actual::Rank(rank)) => {
                    let rung = rungs.iter().find(|rung| rank <= rung.within);
                    percent(rung.map_or(Decimal::ZERO, |rung| rung.percent))?
                }
                _ => return Err(ScoreError::OtherKind { needs: "a rank" }),
            },
        };
        self.marks(share)
    }

    /// A share of the full marks, rounded where that was asked for.
    fn marks(&self, share: Ratio) -> Result<Ratio, ScoreError> {
        let marks = share.checked_mul(&self.full.into())?;
        Ok(match self.places {
            Some(places) => marks
                .round(places, RoundingStrategy::MidpointAwayFromZero)?
                .into(),
            None => marks,
        })
    }
}

/// What is wrong with the parameters of a function.
fn fault(function: &ScoreFunction) -> Option<&'static str> {
    let in_range = |percent: &Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(percent);
    let fits = match function {
        ScoreFunction::AllOrNothing {} | ScoreFunction::Proportional {} => return None,
        ScoreFunction::CappedBonus { cap } => {
            return (*cap < Decimal::ONE_HUNDRED).then_some("the cap is 100 or more");
        }
        ScoreFunction::Deduction {
            step,
            points,
            floor,
        } => *step > Decimal::ZERO && *points >= Decimal::ZERO && in_range(floor),
        ScoreFunction::Efficacy {
            unacceptable,
            satisfactory,
        } => {
            let order = satisfactory.compare(unacceptable);
            return match order {
                Ok(order) if order.is_ne() => None,
                Ok(_) => Some("the satisfactory value is not the unacceptable one"),
                Err(_) => Some("the two values can be compared"),
            };
        }
        ScoreFunction::RankLadder { rungs } => {
            let falls = |(upper, lower): (&Rung, &Rung)| {
                upper.within < lower.within && upper.percent >= lower.percent
            };
            let in_order = rungs.iter().zip(rungs.iter().skip(1)).all(falls);
            let sound = in_order && rungs.iter().all(|rung| in_range(&rung.percent));
            return (!sound || rungs.is_empty()).then_some(
                "there are rungs; their places rise, their percentages fall from 100 to 0",
            );
        }
    };
    (!fits).then_some("the step is above 0, the points not negative, the floor from 0 to 100")
}

fn percent(percent: Decimal) -> Result<Ratio, NumberError> {
    Ratio::new(percent, Decimal::ONE_HUNDRED)
}

fn deducted(
    rate: &Ratio,
    step: Decimal,
    points: Decimal,
    floor: Decimal,
) -> Result<Ratio, NumberError> {
    if *rate >= Ratio::ONE {
        return Ok(Ratio::ONE);
    }
    let short = Ratio::ONE.checked_sub(rate)?;
    let steps = short
        .checked_div(&percent(step)?)?
        .round(0, RoundingStrategy::AwayFromZero)?;
    let off = percent(points)?.checked_mul(&steps.into())?;
    Ok(Ratio::ONE.checked_sub(&off)?.max(percent(floor)?))
}

fn efficacy(
    actual: &Quantity,
    unacceptable: &Quantity,
    satisfactory: &Quantity,
) -> Result<Ratio, ScoreError> {
    let unit = unacceptable.unit();
    let in_unit = |value: &Quantity| {
        value
            .convert(unit)
            .map(|value| Ratio::from(value.magnitude()))
            .map_err(|_| ScoreError::OtherKind {
                needs: "an amount in the unit of the function",
            })
    };
    let low = in_unit(unacceptable)?;
    let gone = in_unit(actual)?.checked_sub(&low)?;
    let way = in_unit(satisfactory)?.checked_sub(&low)?;
    let share = gone
        .checked_div(&way)?
        .checked_mul(&percent(Decimal::from(40))?)?
        .checked_add(&percent(Decimal::from(60))?)?;
    Ok(share.clamp(Ratio::ZERO, Ratio::ONE))
}

impl TryFrom<WireScoring> for Scoring {
    type Error = ScoreError;

    fn try_from(wire: WireScoring) -> Result<Self, ScoreError> {
        let scoring = Self::new(wire.full, wire.function)?;
        Ok(match wire.places {
            Some(places) => scoring.rounded_to(places),
            None => scoring,
        })
    }
}

impl From<Scoring> for WireScoring {
    fn from(scoring: Scoring) -> Self {
        Self {
            full: scoring.full,
            places: scoring.places,
            function: scoring.function,
        }
    }
}

//! The composite index (综合指数): weighted scores, level by level, and what each contributed.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::completion::PercentFormat;
use crate::number::{Decimal, FractionSum, NumberError, Ratio, RoundingStrategy, Shown};
use crate::target::TargetId;

/// An indicator, or a group of them, with its weight among its siblings.
///
/// ```
/// use zhibiao::completion::{MissingScores, IndexNode};
/// use zhibiao::number::{Decimal, Ratio};
///
/// let tree = IndexNode::group("综合", 1, [
///     IndexNode::target("经济", 60, "gdp".parse()?),
///     IndexNode::target("民生", 40, "beds".parse()?),
/// ])?;
/// let score = |id: &zhibiao::target::TargetId| Some(Ratio::from(Decimal::from(if id.as_str() == "gdp" { 90 } else { 80 })));
/// let index = tree.index(score, MissingScores::Fail, Ratio::ONE)?;
/// assert_eq!(index.value()?.to_decimal()?, Decimal::from(86)); // 0.6 × 90 + 0.4 × 80
/// assert_eq!(index.contributions[0].points.to_decimal()?, Decimal::from(54));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WireWeighted", into = "WireWeighted")]
pub struct IndexNode {
    name: String,
    weight: Decimal,
    content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Target(TargetId),
    /// 一票否决: it earns nothing, and the index is zero where its score is.
    Veto(TargetId),
    Group(Vec<IndexNode>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireWeighted {
    name: String,
    #[serde(with = "crate::number::text")]
    weight: Decimal,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<TargetId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    veto: Option<TargetId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    group: Option<Vec<IndexNode>>,
}

/// What happens where an indicator has no score.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum MissingScores {
    /// There is no index.
    Fail,
    /// It is left out, and its siblings share its weight.
    Skip,
    /// It counts as zero.
    Zero,
}

/// Why there is no such tree, or no index.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// A negative weight.
    #[error("the weight of `{name}` is {weight}, which is negative", name = Shown(name))]
    NegativeWeight {
        /// What has it.
        name: String,
        /// As given.
        weight: Decimal,
    },
    /// A group whose weights sum to zero.
    #[error("the weights in the group `{name}` sum to zero", name = Shown(name))]
    NoWeight {
        /// The group.
        name: String,
    },
    /// Neither a target nor a veto nor a group, or several of them.
    #[error("`{name}` must be exactly one of `target`, `veto` and `group`", name = Shown(name))]
    Content {
        /// What is.
        name: String,
    },
    /// More than 64 levels.
    #[error("the group `{name}` stands more than 64 levels deep", name = Shown(name))]
    TooDeep {
        /// The group.
        name: String,
    },
    /// An indicator without score where that is not allowed.
    #[error("`{name}` has no score", name = Shown(name))]
    Missing {
        /// The indicator.
        name: String,
    },
    /// Too few scores.
    #[error(
        "scores are available for {} of the weight, which is less than {}",
        PercentFormat::TWO_PLACES.percent(*available), PercentFormat::TWO_PLACES.percent(*needed)
    )]
    Availability {
        /// The share of the weight that has scores.
        available: Ratio,
        /// The threshold.
        needed: Ratio,
    },
    /// A weight, a contribution or the index does not fit, which takes hundreds of indicators; scores rounded to a few places
    /// always have room.
    #[error("{0}; round the scores to a few places, or the index")]
    Number(#[from] NumberError),
}

/// What an indicator contributed to an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Contribution<'a> {
    /// Its name.
    pub name: &'a str,
    /// The target.
    pub target: &'a TargetId,
    /// Its share of the whole weight, as counted; of what was left out, zero.
    pub weight: Ratio,
    /// Its score; `None` where there is none.
    pub score: Option<Ratio>,
    /// Weight × score, the part of the index that is its own.
    pub points: Ratio,
}

/// A composite index, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Index<'a> {
    /// The share of the weight that has scores.
    pub availability: Ratio,
    /// What each indicator contributed, in the order of the tree.
    pub contributions: Vec<Contribution<'a>>,
    /// The indicator that vetoed it (一票否决).
    pub vetoed_by: Option<&'a str>,
    #[serde(rename = "value")]
    sum: FractionSum,
}

impl Index<'_> {
    /// The index: the sum of the contributions, exactly; zero where it was vetoed.
    ///
    /// # Errors
    /// [`IndexError::Number`] where the fraction has more digits than a [`Ratio`] holds, as that of many unrounded scores
    /// does; [`round`](Self::round) has room then.
    pub fn value(&self) -> Result<Ratio, IndexError> {
        Ok(self.sum.to_ratio()?)
    }

    /// The index rounded, once, from the exact sum to `places` decimal places.
    ///
    /// # Errors
    /// [`IndexError::Number`] above 28 places, or where the rounded index does not fit.
    pub fn round(&self, places: u32, strategy: RoundingStrategy) -> Result<Decimal, IndexError> {
        Ok(self.sum.round(places, strategy)?)
    }

    /// Which of two indices is higher, exactly: for a ranking without ties that rounding makes.
    #[must_use]
    pub fn compare(&self, other: &Index) -> Ordering {
        self.sum.compare(&other.sum)
    }
}

const DEEPEST: usize = 64;

impl IndexNode {
    /// An indicator that is scored. Whether its weight is negative is checked by its group.
    pub fn target(name: impl Into<String>, weight: impl Into<Decimal>, target: TargetId) -> Self {
        Self {
            name: name.into(),
            weight: weight.into(),
            content: Content::Target(target),
        }
    }

    /// An indicator that vetoes the index where its score is zero (一票否决); it has no weight.
    pub fn veto(name: impl Into<String>, target: TargetId) -> Self {
        Self {
            name: name.into(),
            weight: Decimal::ZERO,
            content: Content::Veto(target),
        }
    }

    /// A group of indicators or groups.
    ///
    /// # Errors
    /// [`IndexError::NegativeWeight`], [`IndexError::NoWeight`], [`IndexError::TooDeep`].
    pub fn group(
        name: impl Into<String>,
        weight: impl Into<Decimal>,
        members: impl IntoIterator<Item = Self>,
    ) -> Result<Self, IndexError> {
        let (name, members) = (name.into(), members.into_iter().collect::<Vec<_>>());
        if let Some(member) = members.iter().find(|member| member.weight < Decimal::ZERO) {
            return Err(IndexError::NegativeWeight {
                name: member.name.clone(),
                weight: member.weight,
            });
        }
        if members.iter().all(|member| member.weight.is_zero()) {
            return Err(IndexError::NoWeight { name });
        }
        let group = Self {
            name,
            weight: weight.into(),
            content: Content::Group(members),
        };
        if group.depth() > DEEPEST {
            return Err(IndexError::TooDeep { name: group.name });
        }
        Ok(group)
    }

    fn depth(&self) -> usize {
        match &self.content {
            Content::Group(members) => 1 + members.iter().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The weight among its siblings.
    #[must_use]
    pub const fn weight(&self) -> Decimal {
        self.weight
    }

    /// The index: weighted scores, the weights of each group scaled to one.
    ///
    /// `availability` is the share of the weight that must have scores, whatever the rule for missing ones.
    ///
    /// # Errors
    /// [`IndexError::Missing`] under [`MissingScores::Fail`]; [`IndexError::Availability`]; [`IndexError::Number`].
    pub fn index(
        &self,
        score: impl Fn(&TargetId) -> Option<Ratio>,
        missing: MissingScores,
        availability: Ratio,
    ) -> Result<Index<'_>, IndexError> {
        let mut walk = Walk {
            score: &score,
            missing,
            index: Index {
                sum: FractionSum::ZERO,
                availability: self.available(&score)?,
                contributions: Vec::new(),
                vetoed_by: None,
            },
        };
        if walk.index.availability < availability {
            return Err(IndexError::Availability {
                available: walk.index.availability,
                needed: availability,
            });
        }
        walk.enter(self, Ratio::ONE)?;
        let mut index = walk.index;
        if index.vetoed_by.is_some() {
            for contribution in &mut index.contributions {
                contribution.points = Ratio::ZERO;
            }
        }
        for contribution in &index.contributions {
            index.sum.add(&contribution.points)?;
        }
        Ok(index)
    }

    /// The share of its weight that has scores.
    fn available(&self, score: &dyn Fn(&TargetId) -> Option<Ratio>) -> Result<Ratio, NumberError> {
        match &self.content {
            Content::Target(target) | Content::Veto(target) => {
                Ok(score(target).map_or(Ratio::ZERO, |_| Ratio::ONE))
            }
            Content::Group(members) => {
                let (mut total, mut have) = (Ratio::ZERO, Ratio::ZERO);
                for member in members {
                    let weight = Ratio::from(member.weight);
                    total = total.checked_add(&weight)?;
                    have = have.checked_add(&weight.checked_mul(&member.available(score)?)?)?;
                }
                have.checked_div(&total)
            }
        }
    }
}

struct Walk<'a, 's> {
    score: &'s dyn Fn(&TargetId) -> Option<Ratio>,
    missing: MissingScores,
    index: Index<'a>,
}

impl<'a> Walk<'a, '_> {
    /// Adds the contributions of a node that has this share of the whole weight.
    fn enter(&mut self, node: &'a IndexNode, share: Ratio) -> Result<(), IndexError> {
        match &node.content {
            Content::Target(target) => {
                let score = (self.score)(target);
                if score.is_none() && self.missing == MissingScores::Fail {
                    return Err(IndexError::Missing {
                        name: node.name.clone(),
                    });
                }
                let points = share.checked_mul(&score.unwrap_or(Ratio::ZERO))?;
                self.index.contributions.push(Contribution {
                    name: &node.name,
                    target,
                    weight: share,
                    score,
                    points,
                });
            }
            Content::Veto(target) => match (self.score)(target) {
                None if self.missing == MissingScores::Fail => {
                    return Err(IndexError::Missing {
                        name: node.name.clone(),
                    });
                }
                Some(score) if score.is_zero() => self.index.vetoed_by = Some(&node.name),
                _ => {}
            },
            Content::Group(members) => {
                let mut total = Ratio::ZERO;
                for member in members.iter().filter(|member| self.counts(member)) {
                    total = total.checked_add(&member.weight.into())?;
                }
                for member in members {
                    let part = if !self.counts(member) || total.is_zero() {
                        Ratio::ZERO
                    } else {
                        Ratio::from(member.weight).checked_div(&total)?
                    };
                    self.enter(member, share.checked_mul(&part)?)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a node keeps its weight: under `Skip`, only where something of weight in it has a score.
    fn counts(&self, node: &IndexNode) -> bool {
        self.missing != MissingScores::Skip
            || match &node.content {
                Content::Target(target) => (self.score)(target).is_some(),
                Content::Veto(_) => false,
                Content::Group(members) => members
                    .iter()
                    .any(|member| !member.weight.is_zero() && self.counts(member)),
            }
    }
}

impl TryFrom<WireWeighted> for IndexNode {
    type Error = IndexError;

    fn try_from(wire: WireWeighted) -> Result<Self, IndexError> {
        match (wire.target, wire.veto, wire.group) {
            (Some(target), None, None) => Ok(Self::target(wire.name, wire.weight, target)),
            (None, Some(target), None) if wire.weight.is_zero() => {
                Ok(Self::veto(wire.name, target))
            }
            (None, None, Some(members)) => Self::group(wire.name, wire.weight, members),
            _ => Err(IndexError::Content { name: wire.name }),
        }
    }
}

impl From<IndexNode> for WireWeighted {
    fn from(node: IndexNode) -> Self {
        let mut wire = Self {
            name: node.name,
            weight: node.weight,
            target: None,
            veto: None,
            group: None,
        };
        match node.content {
            Content::Target(target) => wire.target = Some(target),
            Content::Veto(target) => wire.veto = Some(target),
            Content::Group(members) => wire.group = Some(members),
        }
        wire
    }
}

//! Plans (计划): the document that holds the targets.

mod builder;
mod parts;
mod wire;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::number::Shown;
use crate::period::Period;
use crate::region::Region;
use crate::source::Document;
use crate::target::{Target, TargetId};

#[cfg(feature = "csv")]
pub(crate) use parts::{BrokenLink, broken_links};

pub use builder::PlanBuilder;

/// The version of the JSON form of a [`Plan`], written into its `schema` field.
///
/// A later minor version adds fields; it is read as long as it does not use them. Another major version is refused, and
/// the error says so.
pub const SCHEMA: &str = "1.0";

/// The JSON Schema (draft 2020-12) of a [`Plan`]'s JSON form, for programs in other languages.
pub const JSON_SCHEMA: &str = include_str!("../schema/plan-1.0.json");

/// The targets of a report, a plan or a list of livelihood projects (计划).
///
/// Ids are unique, and the whole of every part (其中) is in the plan.
///
/// ```
/// use zhibiao::indicator::Indicator;
/// use zhibiao::period::Period;
/// use zhibiao::plan::Plan;
/// use zhibiao::region::Region;
/// use zhibiao::target::{Bound, Target};
///
/// let plan = Plan::builder("2024年永嘉县政府工作报告")
///     .region(Region::new("永嘉县")?.with_code("330324".parse()?))
///     .period(Period::year(2024)?)
///     .target(
///         Target::builder(Indicator::new("公办学位")?, Bound::Plain("1650个".parse()?))
///             .action("新增")
///             .theme(["教育"])
///             .build()?,
///     )
///     .build()?;
///
/// let target = &plan.targets()[0];
/// assert_eq!(plan.get(target.id()), Some(target));
/// assert_eq!(plan.period_of(target), Some(Period::year(2024)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "wire::WirePlan", into = "wire::WirePlan")]
pub struct Plan {
    title: String,
    region: Option<Region>,
    period: Option<Period>,
    document: Option<Document>,
    targets: Vec<Target>,
    // Where each id stands in `targets`.
    places: BTreeMap<TargetId, usize>,
}

/// Why a plan is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The title is blank, or nothing of it can be seen.
    #[error("a plan needs a title that can be seen")]
    NoTitle,
    /// The title holds a line break or another control character.
    #[error("the plan title {title:?} holds a control character", title = Shown(title))]
    ControlCharacter {
        /// The title as given.
        title: String,
    },
    /// Two targets have the same id.
    #[error("the id {id} is given to two targets: `{first}` and `{second}`", first = Shown(first), second = Shown(second), id = Shown(id))]
    DuplicateId {
        /// The id.
        id: TargetId,
        /// The indicator of the first target.
        first: String,
        /// The indicator of the second target.
        second: String,
    },
    /// A part of a target that is not in the plan.
    #[error("the target {id} is a part of {whole}, which is not in the plan", id = Shown(id), whole = Shown(whole))]
    NoSuchWhole {
        /// The part.
        id: TargetId,
        /// The whole that is missing.
        whole: TargetId,
    },
    /// A target that is a part of its own parts.
    #[error("the target {id} is a part of itself, by way of its parts", id = Shown(id))]
    CircularParts {
        /// The target.
        id: TargetId,
    },
    /// A plan in a form that this version does not read.
    #[error(
        "the plan has schema {found:?}; this version reads schema {SCHEMA} and later minor versions of it", found = Shown(found)
    )]
    UnknownSchema {
        /// What the plan says.
        found: String,
    },
}

impl PlanError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::NoTitle => "计划须有可见的标题".to_owned(),
            Self::ControlCharacter { title } => {
                format!("计划标题“{title}”含控制字符", title = Shown(title))
            }
            Self::DuplicateId { id, first, second } => {
                format!(
                    "编号“{id}”同时给了“{first}”和“{second}”",
                    first = Shown(first),
                    second = Shown(second),
                    id = Shown(id)
                )
            }
            Self::NoSuchWhole { id, whole } => {
                format!(
                    "指标“{id}”是“{whole}”的一部分，而计划中没有“{whole}”",
                    id = Shown(id),
                    whole = Shown(whole)
                )
            }
            Self::CircularParts { id } => {
                format!("指标“{id}”经由自己的分项成为自己的一部分", id = Shown(id))
            }
            Self::UnknownSchema { found } => {
                format!(
                    "计划的格式版本为“{found}”，能读的是{SCHEMA}及其后的次版本",
                    found = Shown(found)
                )
            }
        }
    }
}

impl Plan {
    /// Starts a plan with this title.
    pub fn builder(title: impl AsRef<str>) -> PlanBuilder {
        PlanBuilder::new(title.as_ref())
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The region it is for.
    #[must_use]
    pub const fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// The period it is for.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        self.period
    }

    /// The document it was read from.
    #[must_use]
    pub const fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    /// The targets, in the order of the document.
    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// The target with this id.
    #[must_use]
    pub fn get(&self, id: &TargetId) -> Option<&Target> {
        self.places
            .get(id)
            .and_then(|place| self.targets.get(*place))
    }

    /// The parts (其中) of a target, in the order of the document.
    pub fn parts<'a>(&'a self, whole: &'a TargetId) -> impl Iterator<Item = &'a Target> {
        self.targets
            .iter()
            .filter(move |target| target.part_of() == Some(whole))
    }

    /// The period of a target: its own, or else the plan's; none where it [is open](Target::has_open_period).
    #[must_use]
    pub fn period_of(&self, target: &Target) -> Option<Period> {
        let of_plan = self.period.filter(|_| !target.has_open_period());
        target.period().or(of_plan)
    }

    /// The region of a target: its own, or else the plan's.
    #[must_use]
    pub fn region_of<'a>(&'a self, target: &'a Target) -> Option<&'a Region> {
        target.region().or(self.region())
    }

    /// The theme paths of the targets, each once, in the order in which they first occur.
    #[must_use]
    pub fn themes(&self) -> Vec<&[String]> {
        let mut seen = std::collections::BTreeSet::new();
        self.targets
            .iter()
            .map(Target::theme)
            .filter(|theme| seen.insert(*theme))
            .collect()
    }
}

//! What the extractor returns: a statement is one number that a text sets as a target or claims as
//! an achievement.

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use strum::{Display, EnumString, IntoStaticStr};

use super::rule::Rule;
use crate::indicator::Measure;
use crate::number::{Decimal, Plain};
use crate::source::Span;
use crate::target::Commitment;
use crate::unit::Unit;

/// Whether the text sets a target (目标) or claims an achievement (完成情况, 预计 included).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// What will be done, in the planned year or later.
    Target,
    /// What was done.
    Achievement,
}

/// How a statement bounds its number; the words are those of the text (Civil Code, art. 1259:
/// 以上, 以下 and 以内 include the number, 超过 and 不满 exclude it).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BoundKind {
    /// The number alone.
    Plain,
    /// 以上, 不少于, 不低于, 至少.
    AtLeast,
    /// 超, 超过, 突破, 逾, 高于, …多, …余.
    MoreThan,
    /// 以内, 以下, 不超过, 不高于, 至多.
    AtMost,
    /// 低于, 不足, 少于, 不满.
    LessThan,
    /// 左右, 约, 上下, 近, 接近.
    About,
    /// 5%—5.5%, 2至3个.
    Between,
    /// 前20名, 第一, 前列.
    Rank,
    /// 零突破.
    Breakthrough,
}

/// The number of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// No number: 零突破, 前列.
    None,
    /// One number.
    One(Decimal),
    /// A range, the lower number first as the text has it.
    Range(Decimal, Decimal),
}

/// `2500`, `5至5.5`; nothing where there is no number.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::One(value) => Plain(*value).fmt(f),
            Self::Range(low, high) => write!(f, "{}至{}", Plain(*low), Plain(*high)),
        }
    }
}

/// One statement of a text, with the place it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'t> {
    /// The byte span of the value expression in the document.
    pub span: Span,
    /// The text of that span.
    pub quote: &'t str,
    /// Target or achievement.
    pub kind: Kind,
    /// The verb that governs the number, as written; empty where there is none.
    pub action: Cow<'t, str>,
    /// What is measured, as written; completed from its neighbours where it is elided.
    pub indicator: Cow<'t, str>,
    /// The number, in `unit`.
    pub value: Value,
    /// The unit as written, with its scale; empty for a bare rank or a breakthrough.
    pub unit: Cow<'t, str>,
    /// The unit as the unit table knows it, where it does.
    pub parsed_unit: Option<Unit>,
    /// How the number is bounded.
    pub bound: BoundKind,
    /// What the number means.
    pub measure: Measure,
    /// How firmly it is meant.
    pub commitment: Commitment,
    /// The stated period where it is not the report's own year; else empty.
    pub period: Cow<'t, str>,
    /// The headings and the lead sentence it stands under, outermost first.
    pub theme: Arc<[&'t str]>,
    /// The rule that produced it.
    pub rule: Rule,
    /// What is said of few; none where nothing of it is said.
    pub(super) rare: Option<Box<Rare<'t>>>,
}

/// What is said of few statements, kept apart so that the many are small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rare<'t> {
    pub(super) baseline: Option<Decimal>,
    pub(super) part_of: Option<Span>,
    pub(super) peers: Cow<'t, str>,
    pub(super) units: Vec<&'t str>,
}

impl<'t> Statement<'t> {
    /// What it starts from (由68%提高到80%), in `unit`; none where the text does not say, or says it in
    /// another unit.
    #[must_use]
    pub fn baseline(&self) -> Option<Decimal> {
        self.rare.as_ref()?.baseline
    }

    /// The statement that it is a part of (其中), by its span; both are counted alike.
    #[must_use]
    pub fn part_of(&self) -> Option<Span> {
        self.rare.as_ref()?.part_of
    }

    /// Who is ranked, where it is a rank among somebody: 全省, 山区26县; else empty.
    #[must_use]
    pub fn peers(&self) -> &str {
        self.rare.as_ref().map_or("", |rare| &rare.peers)
    }

    /// The units responsible for it (责任单位), the lead first.
    #[must_use]
    pub fn units(&self) -> &[&'t str] {
        self.rare.as_ref().map_or(&[], |rare| &rare.units)
    }
}

impl Rare<'_> {
    /// Puts it aside, if it says anything.
    pub(super) fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

//! Floor, target and stretch value: how far up a result comes.

use serde::{Deserialize, Serialize};

use super::assess::Assessment;
use super::goal::{Way, way};
use crate::finding::Language;
use crate::quantity::Quantity;

/// How far up a result comes, where beside the target a floor or a stretch value is set (确保…，力争…). The target decides whether it
/// is met; this is reported beside it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Attainment {
    /// 未达底线: not even the floor.
    BelowFloor,
    /// 达到底线: the floor and not the target.
    Floor,
    /// 未达目标: not the target, and there is no floor.
    BelowTarget,
    /// 达到目标: the target, and no stretch value that is reached.
    Target,
    /// 达到奋斗目标: the stretch value.
    Stretch,
}

impl Attainment {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::BelowFloor, Language::Chinese) => "未达底线",
            (Self::Floor, Language::Chinese) => "达到底线",
            (Self::BelowTarget, Language::Chinese) => "未达目标",
            (Self::Target, Language::Chinese) => "达到目标",
            (Self::Stretch, Language::Chinese) => "达到奋斗目标",
            (Self::BelowFloor, Language::English) => "below the floor",
            (Self::Floor, Language::English) => "floor reached",
            (Self::BelowTarget, Language::English) => "below the target",
            (Self::Target, Language::English) => "target reached",
            (Self::Stretch, Language::English) => "stretch value reached",
        }
    }
}

impl Assessment<'_> {
    /// How far up the result comes; `None` where the target has neither floor nor stretch value, or cannot be judged.
    #[must_use]
    pub fn attainment(&self) -> Option<Attainment> {
        let achieved = self.achieved()?;
        let floor = self.target.floor().map(|floor| self.reaches(floor));
        let stretch = self.target.stretch().map(|stretch| self.reaches(stretch));
        if floor.is_none() && stretch.is_none() {
            return None;
        }
        Some(match (achieved, floor.flatten(), stretch.flatten()) {
            (true, _, Some(true)) => Attainment::Stretch,
            (true, ..) => Attainment::Target,
            (false, Some(true), _) => Attainment::Floor,
            (false, Some(false), _) => Attainment::BelowFloor,
            (false, None, _) => Attainment::BelowTarget,
        })
    }

    /// Whether what is reported is as good as this value or better; `None` where no side is better.
    fn reaches(&self, value: &Quantity) -> Option<bool> {
        let order = self.actual_amount()?.compare(value).ok()?;
        match way(self.target.bound()?, self.target.number_direction()) {
            Way::Up => Some(order.is_ge()),
            Way::Down => Some(order.is_le()),
            Way::Inside => None,
        }
    }
}

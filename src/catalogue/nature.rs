//! Whether an indicator binds a government.

use serde::{Deserialize, Serialize};

use crate::finding::Language;

/// Whether the government binds itself to a target or expects the economy to reach it (指标属性).
///
/// The two natures that indicators have in the national five-year plans since the 11th (2006).
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
pub enum Nature {
    /// 约束性.
    Binding,
    /// 预期性.
    Anticipatory,
}

impl Nature {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Binding, Language::Chinese) => "约束性",
            (Self::Anticipatory, Language::Chinese) => "预期性",
            (Self::Binding, Language::English) => "binding",
            (Self::Anticipatory, Language::English) => "anticipatory",
        }
    }
}

//! How firmly a target is promised.

use serde::{Deserialize, Serialize};

use crate::finding::Language;

/// How firmly a target is promised (承诺).
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Default,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Commitment {
    /// 确保, 必保, 保证, 坚决.
    Ensure,
    /// 力争, 争取, 努力, 奋力, 争创, 冲刺.
    Strive,
    /// Neither of them.
    #[default]
    Plan,
}

impl Commitment {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Ensure, Language::Chinese) => "确保",
            (Self::Strive, Language::Chinese) => "力争",
            (Self::Plan, Language::Chinese) => "计划",
            (Self::Ensure, Language::English) => "ensure",
            (Self::Strive, Language::English) => "strive",
            (Self::Plan, Language::English) => "plan",
        }
    }
}

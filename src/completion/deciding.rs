//! Which of two numbers of one indicator decides.

use serde::{Deserialize, Serialize};

use crate::finding::Language;

/// Which number decides where a level or a total and a growth are set for one indicator.
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
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Deciding {
    /// 以增速为准: the growth, as official practice has it, since prices revise levels.
    #[default]
    Growth,
    /// 以总量为准: the level or the total.
    Amount,
    /// 两项都要达到: both have to be met.
    Both,
}

impl Deciding {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Growth, Language::Chinese) => "以增速为准",
            (Self::Amount, Language::Chinese) => "以总量为准",
            (Self::Both, Language::Chinese) => "两项都要达到",
            (Self::Growth, Language::English) => "the growth decides",
            (Self::Amount, Language::English) => "the amount decides",
            (Self::Both, Language::English) => "both have to be met",
        }
    }
}

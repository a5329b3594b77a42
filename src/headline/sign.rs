//! Targets that set only the way an indicator goes.

use super::{HeadlineGoal, cut_end, indicator};
use crate::indicator::Measure;
use crate::target::{Aim, Sign};

/// Ways to say it, by what a clause ends with.
const SIGNS: &[(&str, Sign)] = &[
    ("正增长", Sign::Rising),
    ("由负转正", Sign::Rising),
    ("保持增长", Sign::Rising),
    ("实现增长", Sign::Rising),
    ("止跌回升", Sign::Rising),
    ("持续增长", Sign::Rising),
    ("继续增长", Sign::Rising),
    ("持续增加", Sign::Rising),
    ("持续上升", Sign::Rising),
    ("只增不减", Sign::NotFalling),
    ("只升不降", Sign::NotFalling),
    ("不减少", Sign::NotFalling),
    ("不降低", Sign::NotFalling),
    ("不下降", Sign::NotFalling),
    ("只减不增", Sign::NotRising),
    ("只降不升", Sign::NotRising),
    ("零增长", Sign::NotRising),
    ("不增加", Sign::NotRising),
    ("不上升", Sign::NotRising),
    ("不反弹", Sign::NotRising),
    ("继续下降", Sign::Falling),
    ("持续下降", Sign::Falling),
    ("稳步下降", Sign::Falling),
    ("逐步下降", Sign::Falling),
    ("进一步下降", Sign::Falling),
    ("继续减少", Sign::Falling),
    ("持续减少", Sign::Falling),
    ("继续降低", Sign::Falling),
    ("持续降低", Sign::Falling),
    ("双下降", Sign::Falling),
    ("负增长", Sign::Falling),
];

/// Verbs before it.
const VERBS: &[&str] = &[
    "实现",
    "保持",
    "力争",
    "争取",
    "努力",
    "确保",
    "继续",
    "要",
    "增速",
    "增长",
    "同比",
    "平稳",
    "总体",
    "均",
    "力争实现",
];

pub(super) fn read(clause: &str) -> Vec<HeadlineGoal<'_>> {
    let found = SIGNS
        .iter()
        .filter(|(words, _)| clause.ends_with(words))
        .max_by_key(|(words, _)| words.len());
    let Some((words, sign)) = found else {
        return Vec::new();
    };
    let mut rest = clause.strip_suffix(words).unwrap_or(clause);
    let mut action = "";
    while let Some((shorter, verb)) = cut_end(rest, VERBS) {
        action = verb;
        rest = shorter;
    }
    let indicator = indicator(rest);
    if indicator.is_empty() {
        return Vec::new();
    }
    vec![HeadlineGoal {
        indicator,
        action,
        measure: Measure::Growth,
        aim: Aim::Sign(*sign),
    }]
}

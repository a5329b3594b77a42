//! Clauses that leave a target open: more than it without a number, or none at all.

use super::{HeadlineGoal, cut_end, indicator};
use crate::indicator::Measure;
use crate::target::Aim;

/// Verbs before 更好结果.
const STRIVING: &[&str] = &[
    "争取", "取得", "力争", "努力", "实现", "达到", "追求", "谋求", "创造",
];

/// What is better than the target.
const BETTER: &[&str] = &[
    "更好结果",
    "更好的结果",
    "更好成绩",
    "更好的成绩",
    "更好成效",
    "更好的成效",
    "更优结果",
    "更好效果",
    "更好表现",
    "更高增速",
    "更快增长",
];

/// Whether a clause strives for more than the target before it, without a number (在实际工作中争取更好结果).
///
/// ```
/// use zhibiao::headline::strives_for_more;
///
/// assert!(strives_for_more("在实际工作中尽力争取更好的结果"));
/// assert!(!strives_for_more("取得新成效"));
/// ```
#[must_use]
pub fn strives_for_more(clause: &str) -> bool {
    let clause = super::trimmed(clause);
    // 在实际工作中力争高于全国平均水平: the target stands, and more is striven for.
    if PRACTICE.iter().any(|word| clause.contains(word)) && super::relative::compares(clause) {
        return true;
    }
    let better = cut_end(clause, BETTER).or_else(|| cut_end(clause, &["更好", "更优", "更高"]));
    better.is_some_and(|(before, _)| STRIVING.iter().any(|verb| before.ends_with(verb)))
}

/// What is done rather than set: what stands behind it is no target of its own.
pub(super) const PRACTICE: &[&str] = &["实际工作中", "实际执行中", "具体工作中"];

/// Ways to say that there is no target.
const NO_TARGET: &[&str] = &[
    "不设定",
    "不设置",
    "不再设定",
    "不再设",
    "暂不设",
    "不设",
    "没有提出",
    "未提出",
    "不提出",
    "没有设定",
    "未设定",
    "没有设",
    "未设",
];

/// Words around the indicator in 不设…目标.
const PLAIN: &[&str] = &[
    "具体的",
    "具体",
    "量化的",
    "量化",
    "硬性",
    "年度",
    "预期",
    "全年",
    "数值",
    "总量",
    "的",
];

/// 不设具体增长目标, 没有提出全年经济增速具体目标.
pub(super) fn none(clause: &str) -> Vec<HeadlineGoal<'_>> {
    let Some((at, verb)) = NO_TARGET
        .iter()
        .filter_map(|verb| Some((clause.find(verb)?, *verb)))
        .min_by_key(|(at, verb)| (*at, usize::MAX - verb.len()))
    else {
        return Vec::new();
    };
    let (before, rest) = clause.split_at_checked(at).unwrap_or((clause, ""));
    let rest = rest.strip_prefix(verb).unwrap_or(rest);
    let Some((inside, _)) = cut_end(rest, &["目标", "指标", "目标值", "预期目标", "要求"])
    else {
        return Vec::new();
    };
    let mut inside = inside;
    while let Some(shorter) = PLAIN.iter().find_map(|word| {
        inside
            .strip_prefix(word)
            .or_else(|| inside.strip_suffix(word))
    }) {
        inside = shorter;
    }
    // 对经济增长不设目标 names it before.
    let before = indicator(before);
    let before = before.strip_prefix('对').unwrap_or(before);
    // 固定资产投资不设增长目标 names only the sort of target behind it.
    let is_growth = ["增长", "增速", "增幅"].contains(&inside);
    let is_named = !inside.is_empty() && (!is_growth || before.is_empty());
    vec![HeadlineGoal {
        indicator: if is_named { inside } else { before },
        action: "",
        measure: if is_growth && !is_named {
            Measure::Growth
        } else {
            Measure::Level
        },
        aim: Aim::NoTarget,
    }]
}

//! Targets that are set by another indicator, or by the same one elsewhere.

use super::{HeadlineGoal, cut_end, indicator, trimmed};
use crate::indicator::Measure;
use crate::target::{Aim, Relation, Relative};

/// Verbs of comparison; one that another begins with stands after it.
const COMPARING: &[(&str, Relation)] = &[
    ("不低于", Relation::AtLeast),
    ("不慢于", Relation::AtLeast),
    ("不少于", Relation::AtLeast),
    ("不高于", Relation::AtMost),
    ("不超过", Relation::AtMost),
    ("高于", Relation::Above),
    ("快于", Relation::Above),
    ("好于", Relation::Above),
    ("优于", Relation::Above),
    ("超过", Relation::Above),
    ("高出", Relation::Above),
    ("跑赢", Relation::Above),
    ("低于", Relation::Below),
    ("慢于", Relation::Below),
];

/// Ways to say that one keeps pace with the other.
const IN_STEP: &[&str] = &[
    "同步",
    "同步增长",
    "同步提高",
    "同步提升",
    "同步增加",
    "相同步",
    "相适应",
    "相匹配",
    "匹配",
    "一致",
    "持平",
];

/// Words between the reference and 同步.
const KEEPING: &[&str] = &["保持", "实现", "大体", "基本", "总体", "要", "更加"];

/// Words at the end of what is compared that say nothing of it.
const ADVERBS: &[&str] = &[
    "力争", "努力", "争取", "保持", "继续", "总体", "略", "均", "都", "明显", "持续", "要", "稳定",
    "确保", "达到", "增幅",
];

/// Verbs and nouns of change at the end of an indicator.
const CHANGES: &[&str] = &[
    "增长速度",
    "增长",
    "增速",
    "增幅",
    "涨幅",
    "提高",
    "提升",
    "增长率",
];

pub(super) fn read(clause: &str) -> Vec<HeadlineGoal<'_>> {
    // 居民收入增长与经济增长同步、劳动报酬提高与劳动生产率提高同步: each member is whole.
    let apart: Option<Vec<_>> = clause.split('、').map(in_step).collect();
    if let Some(goals) = apart {
        return goals.iter().flat_map(each).collect();
    }
    if let Some(goal) = in_step(clause) {
        return each(&goal);
    }
    // 居民收入增速高于经济增速、高于全国平均水平: the first member names the indicator.
    let mut goals: Vec<HeadlineGoal<'_>> = Vec::new();
    for member in clause.split('、') {
        let Some(mut goal) = compared(member).or_else(|| within(member)) else {
            return Vec::new();
        };
        if let Some(first) = goals.first()
            && goal.indicator.is_empty()
        {
            (goal.indicator, goal.action) = (first.indicator, first.action);
            goal.measure = first.measure;
        }
        goals.push(goal);
    }
    goals
}

/// Whether a clause compares with something (力争高于全国平均水平).
pub(super) fn compares(clause: &str) -> bool {
    compared(clause).or_else(|| within(clause)).is_some()
}

/// 居民收入增长与经济增长基本同步, 居民收入和经济同步增长.
fn in_step(clause: &str) -> Option<HeadlineGoal<'_>> {
    let (before, end) = cut_end(clause, IN_STEP)?;
    let mut rest = before;
    let mut roughly = false;
    while let Some((shorter, word)) = cut_end(rest, KEEPING) {
        roughly |= matches!(word, "基本" | "大体");
        rest = shorter;
    }
    let (at, joint) = ["与", "和", "同", "跟"]
        .into_iter()
        .filter_map(|joint| Some((rest.rfind(joint)?, joint)))
        .max()?;
    let (named, reference) = rest.split_at_checked(at)?;
    let reference = trimmed(reference.strip_prefix(joint)?);
    let relation = if roughly {
        Relation::RoughlyInStep
    } else {
        Relation::InStep
    };
    let mut goal = goal(named, relation, reference)?;
    if end != "同步" {
        goal.measure = Measure::Growth;
    }
    Some(goal)
}

/// A goal for each member of a list (城镇居民收入、农村居民收入). A member that is cut short (城镇、农村居民收入) stays with the others.
fn each<'t>(goal: &HeadlineGoal<'t>) -> Vec<HeadlineGoal<'t>> {
    let members: Vec<&str> = goal.indicator.split('、').collect();
    if members.iter().any(|member| member.chars().nth(2).is_none()) {
        return vec![goal.clone()];
    }
    let of = |indicator| HeadlineGoal {
        indicator,
        ..goal.clone()
    };
    members.into_iter().map(of).collect()
}

/// 居民收入增速高于经济增速, 涨幅低于全国平均.
fn compared(member: &str) -> Option<HeadlineGoal<'_>> {
    let (at, verb, relation) = COMPARING
        .iter()
        .filter_map(|(verb, relation)| Some((member.find(verb)?, *verb, *relation)))
        .min_by_key(|(at, verb, _)| (*at, usize::MAX - verb.len()))?;
    let (named, reference) = member.split_at_checked(at)?;
    let reference = trimmed(reference.strip_prefix(verb)?);
    is_reference(reference).then(|| goal(named, relation, reference))?
}

/// 固定资产投资增速保持在全国平均水平以上, 达到全省平均水平.
fn within(member: &str) -> Option<HeadlineGoal<'_>> {
    let (rest, relation) = match cut_end(member, &["以上", "以下", "以内", "之上"]) {
        Some((rest, "以上" | "之上")) => (rest, Relation::AtLeast),
        Some((rest, _)) => (rest, Relation::AtMost),
        None => (member, Relation::AtLeast),
    };
    let verbs = ["保持在", "稳定在", "控制在", "处于", "达到", "高出", "位于"];
    let (at, verb) = verbs
        .into_iter()
        .filter_map(|verb| Some((rest.find(verb)?, verb)))
        .min()?;
    let (named, reference) = rest.split_at_checked(at)?;
    let reference = reference.strip_prefix(verb)?;
    is_mean(reference).then(|| goal(named, relation, reference))?
}

/// What a comparison may be with: a mean, another growth, the year before, another place.
fn is_reference(text: &str) -> bool {
    let places = [
        "全国",
        "全省",
        "全市",
        "全区",
        "上年",
        "去年",
        "上年同期",
        "预期",
    ];
    is_mean(text)
        || places.contains(&text)
        || ["全国", "全省", "全市", "上年", "去年", "经济", "GDP"]
            .iter()
            .any(|start| text.starts_with(start))
        || CHANGES.iter().any(|change| text.ends_with(change))
        || ["居民", "收入", "城镇", "农村"]
            .iter()
            .any(|end| text.ends_with(end))
}

fn is_mean(text: &str) -> bool {
    ["平均", "平均水平", "平均增速", "平均值", "平均数", "均值"]
        .iter()
        .any(|end| text.ends_with(end))
}

fn goal<'t>(named: &'t str, relation: Relation, reference: &str) -> Option<HeadlineGoal<'t>> {
    if reference.is_empty() {
        return None;
    }
    let mut rest = indicator(named);
    while let Some((shorter, _)) = cut_end(rest, ADVERBS) {
        rest = trimmed(shorter);
    }
    let (indicator, action) = match cut_end(rest, CHANGES) {
        Some((indicator, action)) if !indicator.is_empty() => (indicator, action),
        _ => (rest, ""),
    };
    let is_growth = !action.is_empty() || CHANGES.iter().any(|change| reference.ends_with(change));
    Some(HeadlineGoal {
        indicator: trimmed(indicator),
        action,
        measure: if is_growth {
            Measure::Growth
        } else {
            Measure::Level
        },
        aim: Aim::Relative(Relative {
            relation,
            reference: reference.to_owned(),
        }),
    })
}

//! Targets whose number somebody above sets: 完成国家下达的减排目标.

use super::{HeadlineGoal, cut_end, indicator};
use crate::indicator::Measure;
use crate::target::{Aim, Delegated};

/// Verbs of meeting what is set.
const MEETING: &[&str] = &[
    "完成",
    "达到",
    "实现",
    "落实",
    "控制在",
    "控制到",
    "达成",
    "按照",
    "满足",
];

/// Verbs of setting it.
const SETTING: &[&str] = &[
    "下达", "确定", "核定", "分解", "审定", "批复", "规定", "安排", "交办", "要求", "考核",
];

/// What is set.
const SET: &[&str] = &[
    "目标任务",
    "任务目标",
    "目标要求",
    "控制目标",
    "控制指标",
    "考核目标",
    "考核任务",
    "年度目标",
    "年度任务",
    "目标",
    "任务",
    "指标",
    "要求",
    "计划",
    "控制数",
    "范围",
    "目标以内",
    "目标之内",
    "指标以内",
    "指标之内",
    "范围以内",
    "范围之内",
    "范围内",
    "目标内",
    "指标内",
    "控制数以内",
];

/// Words before 目标 that name no indicator.
const ANY_GOALS: &[&str] = &["计划", "年度计划", "年度", "各项", "约束性", "预期", "控制"];

/// Words before 完成 that name no indicator.
const BEFORE_MEETING: &[&str] = &[
    "全面", "如期", "圆满", "坚决", "按期", "按时", "切实", "全省", "全市", "全县", "全区", "全州",
    "全旗",
];

/// Words in front of who sets it.
const BY: &[&str] = &["经", "由", "好", "了"];

/// Steps between who sets it and the setting: 经国家审核衔接后确定.
const STEPS: &[&str] = &["审核", "衔接", "核定", "批准", "最终", "后"];

pub(super) fn read(clause: &str) -> Vec<HeadlineGoal<'_>> {
    parts(clause).or_else(|| set_by(clause)).unwrap_or_default()
}

/// 能耗强度完成省定目标: who sets it stands before 定.
fn set_by(clause: &str) -> Option<Vec<HeadlineGoal<'_>>> {
    let (rest, _) = cut_end(clause, SET)?;
    let rest = rest.strip_suffix('定')?;
    let (rest, by) = cut_end(rest, &["国家", "省", "市", "州", "县", "上级", "区"])?;
    let (named, _) = cut_end(rest, MEETING)?;
    Some(vec![HeadlineGoal {
        indicator: indicator(named.strip_suffix("全面").unwrap_or(named)),
        action: "",
        measure: Measure::Level,
        aim: Aim::Delegated(Delegated {
            by: Some(by.to_owned()),
        }),
    }])
}

fn parts(clause: &str) -> Option<Vec<HeadlineGoal<'_>>> {
    // The setting first; the verb of meeting is the last one before it.
    let (set_at, setting) = first(clause, SETTING)?;
    let (before, after) = clause.split_at_checked(set_at)?;
    let (meet_at, meeting) = MEETING
        .iter()
        .filter_map(|verb| Some((before.rfind(verb)?, *verb)))
        .max()?;
    let (named, by) = before.split_at_checked(meet_at)?;
    let by = who(by.strip_prefix(meeting)?);
    let tail = after.strip_prefix(setting)?;
    let inside = match cut_end(tail, SET) {
        Some((inside, _)) => inside,
        // 达到国家要求: the setting is what is set.
        None if tail.is_empty() && setting == "要求" && by.is_some() => "",
        None => return None,
    };
    let inside = inside.trim_start_matches('的').trim_end_matches('的');
    let is_named = !inside.is_empty() && !ANY_GOALS.contains(&inside);
    // 主要污染物排放量完成省下达的减排目标: what is set says it again.
    let own = indicator(named);
    let is_named_before = !own.is_empty() && !BEFORE_MEETING.contains(&own);
    let about = if is_named && !is_named_before {
        inside
    } else {
        named
    };
    let aim = Aim::Delegated(Delegated {
        by: by.map(str::to_owned),
    });
    let goals = about.split(['、', '和', '及']).map(|name| HeadlineGoal {
        indicator: indicator(name),
        action: "",
        measure: Measure::Level,
        aim: aim.clone(),
    });
    Some(goals.collect())
}

fn first(text: &str, words: &[&'static str]) -> Option<(usize, &'static str)> {
    let found = words
        .iter()
        .filter_map(|word| Some((text.find(word)?, *word)));
    found.min_by_key(|(at, _)| *at)
}

/// Who sets it: 国家 of 经国家审核衔接后.
fn who(text: &str) -> Option<&str> {
    let mut by = text;
    while let Some(shorter) = BY.iter().find_map(|word| by.strip_prefix(word)) {
        by = shorter;
    }
    if let Some((at, _)) = first(by, &["审核", "衔接", "核定", "批准", "最终"]) {
        by = by.get(..at).unwrap_or(by);
    }
    while let Some(shorter) = STEPS.iter().find_map(|word| by.strip_suffix(word)) {
        by = shorter;
    }
    (!by.is_empty()).then_some(by)
}

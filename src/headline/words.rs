//! Targets that put the state of an indicator in words.

use super::{HeadlineGoal, cut_end, indicator};
use crate::indicator::Measure;
use crate::target::Aim;

/// Words for a state, by what a clause ends with. Source: the headline paragraphs of national and provincial reports.
const STATES: &[&str] = &[
    "基本平衡",
    "保持平衡",
    "总体平衡",
    "基本稳定",
    "总体稳定",
    "保持稳定",
    "稳定向好",
    "总体平稳",
    "基本平稳",
    "平稳运行",
    "合理水平",
    "合理区间",
    "合理适度",
    "合理稳定",
    "合理增长",
    "合理充裕",
    "稳中提质",
    "稳中向好",
    "稳中有进",
    "稳中有升",
    "稳中有增",
    "稳中有降",
    "稳中有好",
    "回稳向好",
    "回升向好",
    "稳步回升",
    "企稳回升",
    "促稳提质",
    "保稳提质",
    "稳量提质",
    "稳定增长",
    "平稳增长",
    "稳步增长",
    "较快增长",
    "平稳较快增长",
    "稳步提高",
    "稳步提升",
    "稳步改善",
    "稳步推进",
    "持续提高",
    "持续提升",
    "持续改善",
    "持续优化",
    "持续向好",
    "持续扩大",
    "持续好转",
    "持续巩固",
    "不断提高",
    "不断提升",
    "不断改善",
    "不断优化",
    "进一步改善",
    "进一步提高",
    "进一步提升",
    "进一步优化",
    "进一步好转",
    "进一步缩小",
    "明显改善",
    "明显提高",
    "明显提升",
    "明显好转",
    "有效改善",
    "有效防控",
    "有效防范",
    "有序有效防控",
    "得到有效控制",
    "有效化解",
    "逐步缩小",
    "实质性进展",
    "取得实质性进展",
    "取得新进展",
    "取得新成效",
    "取得明显成效",
    "总体可控",
    "安全可控",
    "较高水平",
    "较低水平",
    "适度水平",
    "温和上涨",
    "温和回升",
    "合理回升",
    "丰收",
    "稳产增产",
    "稳定发展",
    "止跌回稳",
    "止跌企稳",
    "健康发展",
    "稳定",
    "平稳",
];

/// Verbs before a state; the words of the target begin with them.
const VERBS: &[&str] = &[
    "保持在",
    "维持在",
    "运行在",
    "稳定在",
    "控制在",
    "处在",
    "处于",
    "保持",
    "维持",
    "实现",
    "达到",
    "得到",
    "取得",
    "继续",
    "总体",
    "持续",
    "不断",
    "更加",
    "力争",
];

/// What a schedule asks for, where nobody above is named: 完成年度目标.
const SCHEDULED: &[&str] = &[
    "年度目标",
    "年度任务",
    "年度目标任务",
    "规划目标",
    "进度目标",
    "进度要求",
    "序时进度",
    "时序进度要求",
];

pub(super) fn read(clause: &str) -> Vec<HeadlineGoal<'_>> {
    let scheduled = || {
        let (rest, _) = cut_end(clause, SCHEDULED)?;
        let at = rest.find("完成").or_else(|| rest.find("达到"))?;
        rest.get(..at)
    };
    let Some(before) = cut_end(clause, STATES)
        .map(|(before, _)| before)
        .or_else(scheduled)
    else {
        return Vec::new();
    };
    let mut rest = before;
    let mut action = "";
    while let Some((shorter, verb)) = cut_end(rest, VERBS) {
        action = verb;
        rest = shorter;
    }
    let indicator = indicator(rest);
    let words = clause.get(rest.len()..).unwrap_or(clause);
    if indicator.is_empty() || words.is_empty() {
        return Vec::new();
    }
    vec![HeadlineGoal {
        indicator,
        action,
        measure: Measure::Level,
        aim: Aim::Worded(words.to_owned()),
    }]
}

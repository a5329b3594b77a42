//! The words around a stated rate, and what they say of it.

use super::figure::is_mark;

/// Words that tie an amount to what it is a share of.
pub(super) const SHARE: &[&str] = &["占", "相当于"];

/// Words that do so before a plan.
pub(super) const MEETS: &[&str] = &["为", "是", "完成", "达到", "达"];

/// Words for what was planned.
pub(super) const PLANNED: &[&str] = &["计划", "目标", "任务", "预算"];

/// Adverbs that say nothing about the figures.
pub(super) const ADVERBS: &[&str] = &[
    "已经",
    "累计",
    "实际",
    "截至目前",
    "目前",
    "已",
    "共",
    "仅",
    "现",
    "均",
    "也",
    "全部",
];

/// Words between a rate's name and its number.
pub(super) const COPULAS: &[&str] = &["达到了", "达到", "达", "为", "是", "约为"];

/// Names of a rate of completion, by their ends.
pub(super) const COMPLETIONS: &[&str] = &[
    "完成率",
    "完成比例",
    "完成进度",
    "完成比",
    "达成率",
    "任务完成",
];

/// Verbs before the name of a work that say no more than that it was done.
pub(super) const DONE: &[&str] = &["完成", "实现"];

/// The rates that compare with another time, and are no shares.
pub(super) const CHANGES: &[&str] = &["增长", "下降", "增速", "上升", "变化", "同比"];

/// The most characters between a base and 的, and between 占 and the base.
pub(super) const LONGEST_NAME: usize = 16;

/// What follows the last mark; no further back than a name is long.
pub(super) fn last_clause(words: &str) -> &str {
    let mut start = words.len();
    for (at, c) in words.char_indices().rev().take(2 * LONGEST_NAME) {
        if is_mark(c) {
            break;
        }
        start = at;
    }
    words.get(start..).unwrap_or("").trim()
}

pub(super) fn is_planned(words: &str) -> bool {
    let words = words.replace("公共预算", "");
    PLANNED.iter().any(|word| words.contains(word))
}

/// Whether nothing but a short name stands there.
pub(super) fn is_name(words: &str) -> bool {
    words.chars().count() <= LONGEST_NAME && !words.contains(is_mark)
}

pub(super) fn without_adverbs(mut words: &str) -> &str {
    while let Some(rest) = strip_any(words, ADVERBS) {
        words = rest;
    }
    words
}

pub(super) fn without_copula(words: &str) -> &str {
    COPULAS
        .iter()
        .find_map(|word| words.strip_suffix(word))
        .unwrap_or(words)
}

pub(super) fn strip_any<'a>(words: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes
        .iter()
        .find_map(|prefix| words.strip_prefix(prefix))
}

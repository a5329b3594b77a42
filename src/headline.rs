//! The headline sentence (预期目标): what a clause of it aims at without a number.
//!
//! A headline paragraph sets most of its targets as numbers, and the others by a comparison (居民收入增长与经济增长同步), a sign
//! (进出口实现正增长), what somebody above sets (完成国家下达的减排目标), words (国际收支基本平衡), a stretch without a number
//! (在实际工作中争取更好结果), or by saying that there is none (不设具体目标). [`goals`] reads these of a clause; what has a number is
//! none of them.
//!
//! ```
//! use zhibiao::headline::{goals, strives_for_more};
//! use zhibiao::target::{Aim, Relation, Relative};
//!
//! let read = goals("居民收入增长与经济增长基本同步");
//! assert_eq!((read[0].indicator, read[0].action), ("居民收入", "增长"));
//! let in_step = Relative { relation: Relation::RoughlyInStep, reference: "经济增长".to_owned() };
//! assert_eq!(read[0].aim, Aim::Relative(in_step));
//!
//! assert!(goals("地区生产总值增长5%左右").is_empty());
//! assert!(strives_for_more("在实际工作中努力争取更好结果"));
//! ```

mod delegated;
mod open;
mod passage;
mod relative;
mod sign;
mod words;

use std::borrow::Cow;

use crate::indicator::{IndicatorError, Measure};
use crate::target::{Aim, Target, TargetBuilder};

pub use open::strives_for_more;
pub use passage::{Clause, Passage, is_headline, passages};

/// What a clause aims at without a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineGoal<'t> {
    /// What is measured, as written; empty where the clause leaves it to the one before (高于全国平均水平).
    pub indicator: &'t str,
    /// The verb of change before a comparison (增长), or that of the state (保持, 实现); else empty.
    pub action: &'t str,
    /// Whether the growth of the indicator is meant, or the indicator itself.
    pub measure: Measure,
    /// What is aimed at: relative, sign, delegated, worded or none.
    pub aim: Aim,
}

impl HeadlineGoal<'_> {
    /// Whether it is put in words, which begin with its verb.
    pub(crate) const fn is_worded(&self) -> bool {
        matches!(self.aim, Aim::Worded(_))
    }

    /// Starts the target of a plan.
    ///
    /// # Errors
    /// [`IndicatorError::NoName`] where the clause leaves the indicator to the one before.
    ///
    /// ```
    /// use zhibiao::headline::goals;
    ///
    /// let read = goals("居民收入增长与经济增长基本同步");
    /// let target = read[0].to_target()?.build()?;
    /// assert_eq!(target.to_string(), "居民收入增长与经济增长基本同步");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_target(&self) -> Result<TargetBuilder, IndicatorError> {
        let Self {
            indicator,
            action,
            measure,
            aim,
        } = self;
        let action = if self.is_worded() { "" } else { action };
        Target::stated(indicator, action, *measure, aim.clone())
    }
}

/// Heads of a ratio that the members of a list share.
const SHARED_HEADS: &[&str] = &[
    "单位地区生产总值",
    "单位国内生产总值",
    "单位生产总值",
    "单位GDP",
    "万元地区生产总值",
    "万元国内生产总值",
    "万元生产总值",
    "万元GDP",
];

/// What is measured per unit of output, and does not say so behind another.
const PER_OUTPUT: &[&str] = &[
    "能耗",
    "能源消耗",
    "碳排放",
    "二氧化碳",
    "水耗",
    "用水量",
    "电耗",
];

/// The whole name of a member of a list, where it shares the head of the first: 单位地区生产总值能耗和碳排放.
pub(crate) fn with_shared_head<'t>(first: &str, member: &'t str) -> Cow<'t, str> {
    let head = SHARED_HEADS.iter().find(|head| first.starts_with(**head));
    let shares = PER_OUTPUT.iter().any(|word| member.starts_with(word));
    match head {
        Some(head) if shares => Cow::Owned(format!("{head}{member}")),
        _ => Cow::Borrowed(member),
    }
}

/// Characters of the longest clause that is read.
const LONGEST: usize = 120;

/// The goals without a number of a clause, in its order: mostly one; of a list (增速高于经济增速、高于全国平均水平) one for each member.
///
/// The clause is what stands between two marks (，；。), without line breaks; 、 may be inside. Of anything else nothing is read.
#[must_use]
pub fn goals(clause: &str) -> Vec<HeadlineGoal<'_>> {
    let clause = trimmed(clause);
    let is_practice = || open::PRACTICE.iter().any(|word| clause.contains(word));
    if clause.chars().nth(LONGEST).is_some() || has_number(clause) || is_practice() {
        return Vec::new();
    }
    let readers = [
        open::none,
        delegated::read,
        relative::read,
        sign::read,
        words::read,
    ];
    readers
        .into_iter()
        .map(|read| read(clause))
        .find(|goals| !goals.is_empty())
        .unwrap_or_default()
}

/// Without blanks and marks around it.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '，' | '；' | '。' | '、' | '：' | ',' | ';' | ':' | '.' | '—' | '-' | '●' | '·'
            )
    })
}

/// Whether a digit stands in it that is not part of a name.
fn has_number(clause: &str) -> bool {
    /// Names with a digit in them.
    const NAMES: [&str; 8] = [
        "PM2.5",
        "PM10",
        "pm2.5",
        "PM₂.₅",
        "CO2",
        "M2",
        "二氧化碳",
        "三次产业",
    ];
    let mut rest = clause.to_owned();
    for name in NAMES {
        rest = rest.replace(name, "");
    }
    rest.chars()
        .any(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
        || ["百分之", "千分之", "个百分点"]
            .iter()
            .any(|word| rest.contains(word))
}

/// Words before an indicator that commit to it or set it in motion, and are no part of it.
const OPENINGS: &[&str] = &[
    "确保",
    "保证",
    "力争",
    "争取",
    "努力",
    "实现",
    "保持",
    "推动",
    "促进",
    "继续",
    "进一步",
    "着力",
    "全力",
    "奋力",
    "使",
    "今年",
    "全年",
    "其中",
    "同时",
    "以及",
];

/// The indicator in what stands before a predicate: without words of commitment before it.
fn indicator(text: &str) -> &str {
    let mut rest = trimmed(text);
    while let Some(shorter) = OPENINGS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = trimmed(shorter);
    }
    rest
}

/// What stands before one of the words at the end of the text, and the word, the longest first.
fn cut_end<'t>(text: &'t str, words: &[&'static str]) -> Option<(&'t str, &'t str)> {
    let word = words
        .iter()
        .filter(|word| text.ends_with(**word))
        .max_by_key(|word| word.len())?;
    text.len()
        .checked_sub(word.len())
        .and_then(|at| text.split_at_checked(at))
}

//! Where a text lists what a year or several are to bring: its headline sentences, clause by clause.

use std::borrow::Cow;
use std::ops::Range;

use super::{HeadlineGoal, goals, strives_for_more, trimmed};
use crate::source::Span;

/// A headline sentence of a text (预期目标是：…).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'t> {
    text: &'t str,
    list: Range<usize>,
    end: usize,
}

/// A clause of a headline sentence, without the marks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause<'t> {
    start: usize,
    words: &'t str,
    /// The same on one line.
    joined: Cow<'t, str>,
}

/// What targets are called that stand in a headline.
const CALLED: &[&str] = &["预期", "主要", "发展"];

/// Words between 目标 and the list.
const JOINING: &[&str] = &[
    "是", "为", "有", "建议", "安排", "考虑", "初步", "拟", "定", "如下", "值", "，", ",",
];

/// Whether a heading is that of the headline targets.
///
/// ```
/// use zhibiao::headline::is_headline;
/// assert!(is_headline("（一）2026年主要预期目标") && !is_headline("（二）重点工作"));
/// ```
#[must_use]
pub fn is_headline(heading: &str) -> bool {
    ["预期目标", "主要目标"]
        .iter()
        .any(|words| heading.contains(words))
}

/// The headline sentences of a text, in its order.
///
/// ```
/// use zhibiao::headline::passages;
///
/// let text = "今年主要预期目标是：地区生产总值增长5%左右；居民收入增长与经济增长同步。做好以下工作：…";
/// let found = passages(text);
/// let goals: Vec<String> = found[0]
///     .clauses()
///     .flat_map(|clause| clause.goals().into_iter().map(|(goal, _)| goal.aim.to_string()).collect::<Vec<_>>())
///     .collect();
/// assert_eq!(goals, ["与经济增长同步"]);
/// ```
#[must_use]
pub fn passages(text: &str) -> Vec<Passage<'_>> {
    let mut found: Vec<Passage<'_>> = Vec::new();
    for (at, word) in text.match_indices("目标") {
        if found.last().is_some_and(|last| at < last.list.end) {
            continue;
        }
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at + word.len()..)) else {
            continue;
        };
        let mut list = rest;
        while let Some(shorter) = JOINING.iter().find_map(|word| list.strip_prefix(word)) {
            list = shorter;
        }
        let Some(list) = list.strip_prefix(['：', ':']) else {
            continue;
        };
        if !CALLED.iter().any(|word| before.ends_with(word)) {
            continue;
        }
        let start = text.len() - list.len();
        let end = list.find('。').map_or(text.len(), |end| start + end);
        let after = text.get(end..).unwrap_or("");
        found.push(Passage {
            text,
            list: start..end,
            end: after.find('\n').map_or(text.len(), |line| end + line),
        });
    }
    found
}

impl<'t> Passage<'t> {
    /// Whether a place of the text stands in its paragraph, from the list on.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.list.start <= span.start() && span.end() <= self.end
    }

    /// Whether a place of the text stands in the list itself.
    #[must_use]
    pub fn lists(&self, span: Span) -> bool {
        self.list.start <= span.start() && span.end() <= self.list.end
    }

    /// The clauses of the list, in its order.
    pub fn clauses(&self) -> impl Iterator<Item = Clause<'t>> + use<'t> {
        let text = self.text;
        let words = text.get(self.list.clone()).unwrap_or("");
        let mut start = self.list.start;
        let mut clauses = Vec::new();
        let marks = words.match_indices(['，', '；', '：', ',', ';', ':']);
        let marks = marks.map(|(at, mark)| (self.list.start + at, mark.len()));
        for (end, mark) in marks.chain([(self.list.end, 0)]) {
            clauses.extend(Clause::new(text, start..end));
            // 居民消费价格涨幅2%左右、单位能耗完成国家下达任务: what has no number stands behind what has.
            if let Some(rest) = text.get(start..end).and_then(behind_numbers) {
                clauses.extend(Clause::new(text, end - rest.len()..end));
            }
            start = end + mark;
        }
        clauses.into_iter()
    }
}

impl<'t> Clause<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Option<Self> {
        let whole = text.get(range.clone())?;
        let words = trimmed(whole);
        if words.is_empty() {
            return None;
        }
        let start = range.start + whole.find(words)?;
        let joined = if words.contains(char::is_whitespace) {
            Cow::Owned(words.split_whitespace().collect())
        } else {
            Cow::Borrowed(words)
        };
        Some(Self {
            start,
            words,
            joined,
        })
    }

    /// Where it begins.
    #[must_use]
    pub const fn start(&self) -> usize {
        self.start
    }

    /// Where it ends.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.start + self.words.len()
    }

    /// Whether it strives for more than the target before it (争取更好结果), or in it (增长6%并力争更好结果).
    #[must_use]
    pub fn strives_for_more(&self) -> bool {
        strives_for_more(&self.joined)
    }

    /// Its goals without a number, each with its place in the text: of a list (A、B) that of the member, where there is a goal for each.
    #[must_use]
    pub fn goals(&self) -> Vec<(HeadlineGoal<'_>, Span)> {
        let read = goals(&self.joined);
        let members = members(self.words, read.len());
        let placed = read.into_iter().zip(members).filter_map(|(goal, member)| {
            let span = Span::new(self.start + member.start, self.start + member.end).ok()?;
            Some((goal, span))
        });
        placed.collect()
    }
}

/// The members of a list that stand behind all its numbers; `None` where no number stands before them.
fn behind_numbers(clause: &str) -> Option<&str> {
    let last = clause.rfind(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'))?;
    let rest = clause.get(last..)?;
    rest.split_once('、').map(|(_, rest)| rest)
}

/// The members of a list (…、…), by their bytes, where there are so many of them; else the whole for each.
fn members(words: &str, count: usize) -> Vec<Range<usize>> {
    let mut members = Vec::new();
    let mut start = 0;
    for (at, mark) in words.match_indices('、') {
        members.push(start..at);
        start = at + mark.len();
    }
    members.push(start..words.len());
    if members.len() != count {
        members = vec![0..words.len(); count];
    }
    members
}

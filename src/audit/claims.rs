//! What words say of the figures beside them: that all was done (全部完成), more than planned (超额完成), or that each reached a mark
//! (均超过95%).

use std::ops::Range;

use super::figure::{Figure, Figures, is_mark};
use super::relation::MOST_BEFORE;
use super::words::{is_planned, last_clause};
use crate::extract::sentences;
use crate::finding::{Code, Finding, Place};
use crate::source::Span;

/// Words that say that nothing is left.
const ALL: &[&str] = &[
    "已全部完成",
    "已全部整改",
    "已全部办结",
    "已全部建成",
    "已全部销号",
    "已全部竣工",
    "已全部开工",
    "全部完成",
    "全面完成",
    "均已完成",
    "全部办结",
    "全部整改",
    "全部销号",
    "如数完成",
];
/// Words that say that more was done than planned.
const BEYOND: &[&str] = &["超额完成", "超额实现", "超计划完成"];
/// Words that take back what they stand beside.
const BUT: &[&str] = &[
    "其余", "除", "剩余", "未", "没有", "将", "确保", "力争", "计划",
];
/// Words before a task, and before what was done of it.
const TASKS: &[&str] = &["需", "应", "须", "共", "纳入", "摸排", "排查", "梳理"];
const DONE: &[&str] = &["已", "累计", "实际", "完成"];

/// Words that say that each member reaches a mark, and whether the mark itself is enough.
const EACH: &[(&str, bool)] = &[
    ("均超过", false),
    ("均高于", false),
    ("均突破", false),
    ("均达到", true),
    ("均达", true),
    ("均不低于", true),
    ("均在", true),
    ("都超过", false),
    ("都达到", true),
];

/// How many sentences of a line are looked at together.
const LOOK_BACK: usize = 2;

/// Every claim that the figures beside it contradict.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut line: Vec<Range<usize>> = Vec::new();
    for sentence in sentences(text) {
        if sentence.starts_line {
            line.clear();
        }
        if line.len() >= LOOK_BACK {
            line.remove(0);
        }
        line.push(sentence.body.clone());
        found.extend(of_task(text, &line, &sentence.body));
        let body = text.get(sentence.body.clone()).unwrap_or("");
        if body.contains(['均', '都']) {
            let figures = Figures::of(text, sentence.body);
            found.extend((0..figures.all.len()).filter_map(|at| of_each(&figures, at)));
        }
    }
    found
}

/// 需整改3260座,累计整改3206座,已全部完成; 目标500个,已建成480个,超额完成全年任务
fn of_task(text: &str, line: &[Range<usize>], body: &Range<usize>) -> Option<Finding> {
    let words = text.get(body.clone())?;
    let claims = ALL
        .iter()
        .map(|word| (*word, false))
        .chain(BEYOND.iter().map(|word| (*word, true)));
    let (at, claim, beyond) = claims
        .filter_map(|(word, beyond)| Some((words.find(word)?, word, beyond)))
        .min_by_key(|(at, ..)| *at)?;
    // The clause of the claim tells nothing else.
    let before = last_clause(words.get(..at)?);
    let behind = words.get(at..)?.split(is_mark).next()?;
    let takes_back = |words: &str| {
        words.contains(|c: char| c.is_ascii_digit()) || BUT.iter().any(|word| words.contains(word))
    };
    if takes_back(before) || takes_back(behind) {
        return None;
    }
    let all: Vec<(Figure, &str)> = line
        .iter()
        .flat_map(|body| {
            let figures = Figures::of(text, body.clone());
            let leads: Vec<&str> = (0..figures.all.len())
                .map(|at| last_clause(figures.before(at)))
                .collect();
            figures.all.into_iter().zip(leads)
        })
        .take_while(|(figure, _)| figure.span.start < body.start + at)
        .collect();
    let [.., (task, of_task), (done, of_done)] = all.as_slice() else {
        return None;
    };
    let is_task = is_planned(of_task) || TASKS.iter().any(|word| of_task.contains(word));
    let is_done = DONE.iter().any(|word| of_done.contains(word)) && !is_planned(of_done);
    let alike = task.dimension() == done.dimension() && !task.is_percent();
    if !is_task || !is_done || !alike || task.inexact || done.inexact {
        return None;
    }
    let less = compare(done, task)?;
    if less.is_gt() || !beyond && less.is_eq() {
        return None;
    }
    let span = Span::new(body.start + at, body.start + at + claim.len()).ok()?;
    contradiction(text, Place::Span(span), claim, done, task, beyond)
}

/// 参保率均超过95%,其中甲镇98.1%、乙镇93.8%; 甲镇98.1%、乙镇93.8%,均超过95%
fn of_each(figures: &Figures<'_>, at: usize) -> Option<Finding> {
    let mark = figures.get(at)?;
    let words = figures.before(at);
    let (claim, reaches) = EACH.iter().find(|(word, _)| words.ends_with(word))?;
    let above = |figure: &Figure| {
        let order = compare(figure, mark)?;
        Some(order.is_gt() || *reaches && order.is_eq())
    };
    let is_member = |figure: &Figure| figure.unit == mark.unit && !figure.inexact;
    let named = |gap: &str| gap.chars().count() <= 12 && !gap.contains(['。', '；', ';']);
    // The list behind it.
    let opens = ["其中", "分别", "：", ":"]
        .iter()
        .any(|word| figures.after(at).contains(word));
    let behind: Vec<&Figure> = figures
        .all
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(MOST_BEFORE)
        .take_while(|(place, figure)| {
            let gap = figures.before(*place);
            is_member(figure)
                && named(gap)
                && (*place == at + 1 || gap.starts_with(['、', '和', ',', '，']))
        })
        .map(|(_, figure)| figure)
        .collect();
    let listed = if opens && behind.len() > 1 {
        behind
    } else {
        // The list before it.
        let before = figures
            .all
            .get(..at)?
            .iter()
            .enumerate()
            .rev()
            .take(MOST_BEFORE);
        let mut joined = words
            .trim_end_matches(claim)
            .trim_matches(is_mark)
            .is_empty();
        before
            .take_while(|(place, figure)| {
                let goes_on = joined && is_member(figure);
                joined = figures.before(*place).starts_with(['、', '和']);
                goes_on
            })
            .map(|(_, figure)| figure)
            .collect()
    };
    if listed.len() < 2 {
        return None;
    }
    let below = listed
        .into_iter()
        .find(|figure| above(figure) == Some(false))?;
    contradiction(figures.text, mark.place()?, claim, below, mark, !reaches)
}

fn compare(one: &Figure, other: &Figure) -> Option<std::cmp::Ordering> {
    one.amount()?.compare(&other.amount()?).ok()
}

fn contradiction(
    text: &str,
    place: Place,
    claim: &str,
    one: &Figure,
    other: &Figure,
    beyond: bool,
) -> Option<Finding> {
    let words = |figure: &Figure| text.get(figure.span.clone());
    let (chinese, english) = if beyond {
        ("没有超过", "is no more than")
    } else {
        ("不到", "is less than")
    };
    Some(
        Finding::new(Code::ClaimContradiction, place)
            .with_value("claim", claim)
            .with_value("one", words(one)?)
            .with_value("other", words(other)?)
            .with_words("relation", chinese, english)
            .with_related(one.place()?)
            .with_related(other.place()?),
    )
}

//! The year of a mid-term evaluation (中期评估) of a five-year plan: the latest year that it tells as done.

use std::ops::Range;

use super::document::Lines;
use super::line::plain;
use super::parts::{Part, Sort};
use super::years::{Mention, Named, mentions};

/// The lines at the head that may say what is evaluated, where no title does.
const HEAD: usize = 3;
/// The most bytes of them that are looked at.
const LOOKED_AT: usize = 240;

/// Words of a clause whose years are aimed at.
const AIMED: &[&str] = &[
    "目标", "规划", "预期", "要求", "预计", "力争", "确保", "建议", "将", "要", "提出", "计划",
];

/// The plan that a document evaluates half way, and where it says so.
fn evaluated(
    all: &Lines<'_>,
    part: &Part,
    buffer: &mut String,
) -> Option<((i32, i32), Range<usize>)> {
    let head = all.of(part.lines.clone()).take(HEAD).map(|(line, _, _)| {
        let end = line.body.end.min(line.body.start + LOOKED_AT);
        let end = (line.body.start..=end)
            .rev()
            .find(|end| all.text.is_char_boundary(*end));
        line.body.start..end.unwrap_or(line.body.start)
    });
    let title = part.title.clone();
    let places = title
        .iter()
        .cloned()
        .chain(head.filter(|_| part.title.is_none()));
    places.into_iter().find_map(|place| {
        let words = all.text.get(place.clone())?;
        if !words.contains("中期") {
            return None;
        }
        plain(words, buffer);
        let evaluates = buffer.contains("中期评估") || buffer.contains("中期评价");
        let plan = |mention: Mention| match mention.named {
            Named::Plan(first, last) => Some((first, last)),
            _ => None,
        };
        let plan = mentions(buffer).into_iter().find_map(plan);
        plan.filter(|_| evaluates).map(|plan| (plan, place))
    })
}

/// The year of a mid-term evaluation, and where it is told.
pub(super) fn mid_term(
    all: &Lines<'_>,
    part: &Part,
    buffer: &mut String,
) -> Option<(i32, Range<usize>)> {
    let ((first, last), place) = evaluated(all, part, buffer)?;
    let mut latest: Option<(i32, Range<usize>)> = None;
    for (line, sort, _) in all.of(part.lines.clone()) {
        if !matches!(sort, Sort::Text(_) | Sort::Heading(_)) {
            continue;
        }
        let body = all.text.get(line.body.clone()).unwrap_or("");
        plain(body, buffer);
        for clause in buffer.split(['。', ';', ',']) {
            if AIMED.iter().any(|word| clause.contains(word)) {
                continue;
            }
            for mention in mentions(clause) {
                let due = clause
                    .get(..mention.start)
                    .is_some_and(|before| before.ends_with(['到', '至']));
                let year = match mention.named {
                    Named::Year(year) | Named::Span(_, year) if !due => year,
                    _ => continue,
                };
                // What is evaluated half way is not over.
                if (first..last).contains(&year)
                    && latest.as_ref().is_none_or(|(known, _)| *known < year)
                {
                    latest = Some((year, line.body.clone()));
                }
            }
        }
    }
    // Half way is the third year.
    latest.or(Some((first + 2, place)))
}

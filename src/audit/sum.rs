//! Terms of a sum against the sum, with the values that each published figure stands for.

use std::ops::Range;

use super::figure::{Figure, figures, is_mark};
use super::interval::{Interval, Loss, is_count};
use crate::extract::sentences;
use crate::finding::{Code, Finding, Place};
use crate::quantity::{Quantity, QuantityError};
use crate::source::Span;
use crate::unit::{Dimension, UnitDimension};

/// An amount of the text that adds up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term<'a> {
    pub(super) span: Span,
    pub(super) quote: &'a str,
    pub(super) quantity: Quantity,
}

/// Words for a sum of what stands before it in its sentence: 合计100公里.
const SUM: &[&str] = &["合计", "共计", "总计"];

/// Letters without which no sentence has one.
const SIGNS: &[char] = &['共', '总', '合'];

/// Every 合计 that is not the sum of the list before it: 建成A60公里、B30公里,合计100公里.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let body = text.get(sentence.body.clone()).unwrap_or("");
        if body.contains(SIGNS) {
            found.extend(sum_of_list(text, sentence.body));
        }
    }
    found
}

fn sum_of_list(text: &str, body: Range<usize>) -> Option<Finding> {
    let (mut list, mut verbs): (Vec<Term<'_>>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut start = body.start;
    for figure in figures(text, body) {
        let gap = text.get(start..figure.span.start)?;
        start = figure.span.end;
        let term = Term::of(text, &figure)?;
        let alike = list
            .first()
            .is_none_or(|first| first.dimension() == term.dimension());
        if figure.inexact || !adds_up(term.dimension()) || !alike || gap.contains("其中") {
            return None;
        }
        let words = gap.trim_matches(|c| is_mark(c) || c == ' ');
        if list.len() > 1 && (SUM.contains(&words) || is_total_of(words, &verbs)) {
            return contradiction(&term, &list, true);
        }
        verbs.push(words);
        list.push(term);
    }
    None
}

/// 县级投入2000万元、市级投入3000万元,共投入5000万元: 共 and the verb that all of the list have.
fn is_total_of(words: &str, list: &[&str]) -> bool {
    let verb = ["共", "一共", "总共", "合计", "共计"]
        .iter()
        .find_map(|word| words.strip_prefix(word));
    verb.is_some_and(|verb| {
        verb.chars().count() >= 2 && list.iter().all(|words| words.ends_with(verb))
    })
}

/// Whether amounts of this dimension make a sum.
pub(super) fn adds_up(dimension: UnitDimension) -> bool {
    dimension.per.is_none()
        && dimension.numerator.is_additive()
        && dimension.numerator != Dimension::ShareChange
}

impl<'a> Term<'a> {
    /// A figure of the text, where it is an amount.
    pub(super) fn of(text: &'a str, figure: &Figure) -> Option<Self> {
        Some(Self {
            span: Span::new(figure.span.start, figure.span.end).ok()?,
            quote: text.get(figure.span.clone())?,
            quantity: figure.amount()?,
        })
    }

    pub(super) fn dimension(&self) -> UnitDimension {
        self.quantity.unit().dimension()
    }

    fn place(&self) -> Place {
        Place::Span(self.span)
    }

    /// The least and the most that it stands for.
    fn ends(&self, loss: Loss) -> Result<(Quantity, Quantity), QuantityError> {
        let unit = self.quantity.unit();
        let loss = if is_count(&self.quantity) {
            Loss::Exact
        } else {
            loss
        };
        let Interval { low, high } = Interval::of(self.quantity.magnitude(), loss)?;
        Ok((Quantity::new(low, unit)?, Quantity::new(high, unit)?))
    }
}

/// The finding for parts of a whole; `complete` where they are said to be all of it.
pub(super) fn contradiction(
    whole: &Term<'_>,
    parts: &[Term<'_>],
    complete: bool,
) -> Option<Finding> {
    let above = parts
        .iter()
        .find(|part| exceeds(whole, &[**part]) == Ok(true));
    if let Some(part) = above {
        return Some(
            Finding::new(Code::PartExceedsWhole, part.place())
                .with_value("part", part.quote)
                .with_value("whole", whole.quote)
                .with_related(whole.place()),
        );
    }
    let (code, off) = if complete {
        (Code::PartsDoNotAddUp, differs(whole, parts))
    } else {
        (Code::PartsExceedWhole, exceeds(whole, parts))
    };
    if parts.len() < 2 || off != Ok(true) {
        return None;
    }
    let (first, others) = parts.split_first()?;
    let sum = others
        .iter()
        .try_fold(first.quantity, |sum, part| sum.checked_add(&part.quantity))
        .ok()?;
    let finding = Finding::new(code, whole.place())
        .with_value("whole", whole.quote)
        .with_value("sum", sum);
    Some(
        parts
            .iter()
            .fold(finding, |finding, part| finding.with_related(part.place())),
    )
}

/// Whether the parts are more than the whole, whichever way the figures were rounded.
fn exceeds(whole: &Term<'_>, parts: &[Term<'_>]) -> Result<bool, QuantityError> {
    for loss in [Loss::Rounded, Loss::Truncated] {
        let (low, _) = sum_ends(parts, loss)?;
        if low.compare(&whole.ends(loss)?.1)?.is_le() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether the parts cannot be the whole, whichever way the figures were rounded.
fn differs(whole: &Term<'_>, parts: &[Term<'_>]) -> Result<bool, QuantityError> {
    for loss in [Loss::Rounded, Loss::Truncated] {
        let (low, high) = sum_ends(parts, loss)?;
        let (least, most) = whole.ends(loss)?;
        if low.compare(&most)?.is_le() && least.compare(&high)?.is_le() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn sum_ends(parts: &[Term<'_>], loss: Loss) -> Result<(Quantity, Quantity), QuantityError> {
    let mut ends: Option<(Quantity, Quantity)> = None;
    for part in parts {
        let (low, high) = part.ends(loss)?;
        ends = Some(match ends {
            None => (low, high),
            Some((lower, higher)) => (lower.checked_add(&low)?, higher.checked_add(&high)?),
        });
    }
    ends.ok_or(QuantityError::Empty)
}

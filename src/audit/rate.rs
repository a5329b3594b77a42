//! Stated shares and rates, computed again.

use std::ops::Range;

use super::figure::{Figure, figures};
use super::interval::{Fit, Loss, fit_of_share};
use super::relation::{Context, MOST_BEFORE, ROWS, Relation};
use crate::extract::{Statement, sentences};
use crate::finding::{Code, Finding, Place};
use crate::number::{Decimal, Plain, RoundingStrategy};
use crate::quantity::Quantity;
use crate::target::Bound;
use crate::unit::Unit;

/// How many sentences of a line, cells of a table among them, a rate may look back over.
const LOOK_BACK: usize = 2;

/// Every rate that contradicts its figures.
pub(super) fn findings(text: &str, statements: &[Statement<'_>]) -> Vec<Finding> {
    let mut found = Vec::new();
    // The bodies of the sentence before in the same line.
    let mut line: Vec<Range<usize>> = Vec::new();
    for sentence in sentences(text) {
        if sentence.starts_line {
            line.clear();
        }
        if line.len() > LOOK_BACK {
            line.remove(0);
        }
        line.push(sentence.body.clone());
        let body = text.get(sentence.body.clone()).unwrap_or("");
        if !body.contains(['%', '％']) {
            continue;
        }
        let figures: Vec<Figure> = line
            .iter()
            .flat_map(|body| figures(text, body.clone()))
            .collect();
        for (at, rate) in figures.iter().enumerate() {
            if !rate.is_percent() || rate.inexact || rate.span.start < sentence.body.start {
                continue;
            }
            let context = Context {
                text,
                before: figures.get(..at).unwrap_or(&[]),
                sentence: sentence.body.start,
                rate,
                after: figures.get(at + 1..).unwrap_or(&[]),
                statements,
            };
            let relation = ROWS.iter().find_map(|row| (row.read)(&context));
            found.extend(relation.and_then(|relation| contradiction(&context, relation)));
        }
    }
    found
}

/// The finding, where the rate cannot be the share of the one figure in the other.
fn contradiction(context: &Context<'_>, relation: Relation<'_>) -> Option<Finding> {
    let Relation { part, base } = relation;
    if part.inexact || base.inexact {
        return None;
    }
    // Where the whole is told before the rate, one that is the part's share of any other figure there says nothing wrong.
    let others = context.before.iter().rev().take(MOST_BEFORE);
    let is_other = |figure: &&Figure| figure.span != part.span && figure.span != base.span;
    let mut others = others.filter(is_other);
    let is_explained = others.any(|base| {
        base.dimension() == part.dimension() && Relation { part, base }.is_consistent(context)
    });
    if is_explained && base.span.start < context.rate.span.start {
        return None;
    }
    let told = |figure: &Figure| {
        Some(Told {
            words: context.text.get(figure.span.clone())?,
            place: figure.place()?,
        })
    };
    let rate = (context.rate.value, told(context.rate)?);
    let (part, base) = ((part.amount()?, told(part)?), (base.amount()?, told(base)?));
    finding(relation.fit(context), rate, part, base)
}

/// A figure of a finding.
struct Told<'a> {
    words: &'a str,
    place: Place,
}

/// 城镇化率65% of 常住人口87.5万人 and 城镇人口52.5万人: the rate and both amounts by their statements.
pub(super) fn of_statements(
    rate: &Statement<'_>,
    part: &Statement<'_>,
    base: &Statement<'_>,
) -> Option<Finding> {
    let amount = |statement: &Statement<'_>| match statement.bound()? {
        Bound::Plain(amount) => Some(amount),
        _ => None,
    };
    let (share, part_amount, base_amount) = (amount(rate)?, amount(part)?, amount(base)?);
    if share.unit() != Unit::PERCENT {
        return None;
    }
    let rounded = |amount| (amount, Loss::Rounded);
    let fit = fit_of_share(
        share.magnitude(),
        rounded(&part_amount),
        rounded(&base_amount),
    )
    .ok()?;
    let (part, base) = ((part_amount, Told::of(part)), (base_amount, Told::of(base)));
    finding(fit, (share.magnitude(), Told::of(rate)), part, base)
}

impl<'a> Told<'a> {
    fn of(statement: &Statement<'a>) -> Self {
        Self {
            words: statement.quote,
            place: Place::Span(statement.span),
        }
    }
}

fn finding(
    fit: Fit,
    (value, rate): (Decimal, Told<'_>),
    (numerator, part): (Quantity, Told<'_>),
    (denominator, base): (Quantity, Told<'_>),
) -> Option<Finding> {
    let code = match fit {
        Fit::Rounded => return None,
        Fit::Truncated => Code::RateTruncated,
        Fit::None => Code::RateContradiction,
    };
    let share = numerator.ratio(&denominator).ok()?;
    let percent = |places: u32| share.to_percent(places, RoundingStrategy::MidpointAwayFromZero);
    // Two places more than stated show how far off it is.
    let computed = percent((value.scale() + 2).min(28)).ok()?;
    let rounded = percent(value.scale()).ok()?;
    Some(
        Finding::new(code, rate.place)
            .with_value("rate", rate.words)
            .with_value("part", part.words)
            .with_value("base", base.words)
            .with_value("computed", format_args!("{}%", Plain(computed)))
            .with_value("rounded", format_args!("{rounded}%"))
            .with_related(part.place)
            .with_related(base.place),
    )
}

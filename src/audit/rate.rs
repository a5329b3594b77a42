//! Stated shares and rates, computed again.

use std::ops::Range;

use super::figure::{Figure, figures};
use super::interval::Fit;
use super::relation::{Context, ROWS, Relation};
use crate::extract::{Statement, sentences};
use crate::finding::{Code, Finding, Place};
use crate::number::{Plain, RoundingStrategy};
use crate::source::Span;

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
    let fit = relation.fit(context);
    if fit == Fit::Rounded {
        return None;
    }
    let (numerator, denominator) = (part.amount()?, base.amount()?);
    // Two places more than stated show how far off it is.
    let places = (context.rate.value.scale() + 2).min(28);
    let computed = numerator
        .ratio(&denominator)
        .ok()?
        .to_percent(places, RoundingStrategy::MidpointAwayFromZero)
        .ok()?;
    let rounded = numerator
        .ratio(&denominator)
        .ok()?
        .to_percent(
            context.rate.value.scale(),
            RoundingStrategy::MidpointAwayFromZero,
        )
        .ok()?;
    let code = match fit {
        Fit::Truncated => Code::RateTruncated,
        _ => Code::RateContradiction,
    };
    let words = |figure: &Figure| context.text.get(figure.span.clone()).unwrap_or("");
    let place = |figure: &Figure| {
        Span::new(figure.span.start, figure.span.end)
            .ok()
            .map(Place::Span)
    };
    Some(
        Finding::new(code, place(context.rate)?)
            .with_value("rate", words(context.rate))
            .with_value("part", words(part))
            .with_value("base", words(base))
            .with_value("computed", format_args!("{}%", Plain(computed)))
            .with_value("rounded", format_args!("{rounded}%"))
            .with_related(place(part)?)
            .with_related(place(base)?),
    )
}

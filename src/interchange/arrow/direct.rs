//! Statements into cells without the way over JSON: they are most of what is written, and a test holds that the batch is that of
//! their JSON.

use std::borrow::Cow;

use super::cell::Cell;
use crate::extract::{Statement, Value};
use crate::number::Decimal;
use crate::source::Span;

/// The cells of a statement, in the order of its columns.
pub(super) fn statement<'a>(statement: &'a Statement<'_>) -> Vec<Cell<'a>> {
    let word = |word: &'a str| Cell::Text(Cow::Borrowed(word));
    let maybe = |text: &'a str| {
        if text.is_empty() {
            Cell::None
        } else {
            word(text)
        }
    };
    let years = statement.years();
    vec![
        count(statement.span.start()),
        count(statement.span.end()),
        word(statement.quote),
        span(statement.sentence),
        word(statement.kind.into()),
        word(&statement.action),
        word(&statement.indicator),
        match statement.value {
            Value::None => Cell::None,
            Value::One(number) => Cell::Numbers(plain(number), None),
            Value::Range(low, high) => Cell::Numbers(plain(low), Some(plain(high))),
        },
        statement
            .baseline()
            .map_or(Cell::None, |number| Cell::Numbers(plain(number), None)),
        maybe(&statement.unit),
        word(statement.bound.into()),
        owned(&statement.measure),
        owned(&statement.commitment),
        word(&statement.period),
        years.map_or(Cell::None, |years| {
            Cell::Years(years.years().first(), years.years().last())
        }),
        years.map_or(Cell::None, |years| owned(&years.from())),
        Cell::Flag(years.is_some_and(|years| years.is_yearly_average())),
        Cell::Flag(statement.kind_is_assumed()),
        statement.part_of().map_or(Cell::None, span),
        words(statement.units()),
        maybe(statement.deadline()),
        words(&statement.theme),
        word(statement.rule.into()),
    ]
}

/// Whether the JSON of a statement has what no column takes: years that are not known are an empty string there.
pub(super) fn other(statement: &Statement<'_>) -> Option<String> {
    let is_open = statement.years().is_none();
    is_open.then(|| r#"{"years":""}"#.to_owned())
}

fn count(number: usize) -> Cell<'static> {
    Cell::Count(number as u64)
}

fn span(span: Span) -> Cell<'static> {
    Cell::Span(span.start() as u64, span.end() as u64)
}

fn owned(name: &impl ToString) -> Cell<'static> {
    Cell::Text(Cow::Owned(name.to_string()))
}

fn words<'a>(words: &[&'a str]) -> Cell<'a> {
    Cell::Words(words.iter().map(|word| Cow::Borrowed(*word)).collect())
}

/// The number without the zeros at its end, as the JSON has it.
fn plain(number: Decimal) -> Decimal {
    if number.is_zero() {
        Decimal::ZERO
    } else {
        number.normalize()
    }
}

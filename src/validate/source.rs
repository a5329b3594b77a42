//! The place that a target gives for its number.

use rust_decimal::Decimal;

use super::at;
use crate::finding::{Code, Finding};
use crate::number;
use crate::quantity::Quantity;
use crate::target::Target;
use crate::unit::Scale;

pub(super) fn findings(target: &Target, text: &str) -> Option<Finding> {
    let source = target.source()?;
    if !source.matches(text) {
        let span = source.span();
        return Some(
            at(Code::SourceMismatch, target, "source")
                .with_value("quote", source.quote())
                .with_value("span", format_args!("{}..{}", span.start(), span.end())),
        );
    }
    let bound = target.bound()?;
    let ends = [Some(bound.value()), bound.high()];
    let missing = ends
        .into_iter()
        .flatten()
        .find(|value| !holds(source.quote(), value))?;
    Some(
        at(Code::ValueNotInSource, target, "source")
            .with_value("quote", source.quote())
            .with_value("value", missing),
    )
}

const NUMERALS: &str = "0123456789０１２３４５６７８９.,．，零〇一二两三四五六七八九十百千万亿";

/// Whether a text holds a number; one without any number at all (翻番) contradicts none.
fn holds(quote: &str, value: &Quantity) -> bool {
    let mut any = false;
    for numeral in quote.split(|c| !NUMERALS.contains(c)) {
        let numeral = numeral.trim_matches(['.', ',', '，', '．']);
        let numeral = numeral.trim_start_matches(['百', '千', '万', '亿']);
        let Some(number) = read(numeral) else {
            continue;
        };
        any = true;
        if is_value(number, numeral, value) {
            return true;
        }
    }
    !any
}

/// The number of a numeral, with its scale: 1.2万 is 12000.
fn read(numeral: &str) -> Option<Decimal> {
    if numeral.is_empty() {
        return None;
    }
    number::parse(numeral).ok()
}

/// Where the numeral shows a scale, the number is exactly the value; else it may share one (3、5万元), so that only the
/// digits are compared.
fn is_value(number: Decimal, numeral: &str, value: &Quantity) -> bool {
    let digits = |number: Decimal| {
        let mut mantissa = number.mantissa().unsigned_abs();
        while mantissa != 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
        }
        mantissa
    };
    let same_digits = digits(number) == digits(value.magnitude());
    if !numeral.ends_with(['万', '亿']) {
        return same_digits;
    }
    let exact = value
        .convert(value.unit().with_scale(Scale::One))
        .map(|value| value.magnitude());
    same_digits && exact.map_or(true, |exact| exact.abs() == number.abs())
}

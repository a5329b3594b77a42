//! Laws of the exact sum, against a big-integer oracle.

use num_bigint::BigInt;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use zhibiao::aggregate::{AggregateError, Sum};
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
use zhibiao::quantity::Quantity;
use zhibiao::unit::Unit;

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn u(text: &str) -> Unit {
    text.parse().unwrap()
}

/// Units of one dimension, with atoms whose factors are not powers of ten.
const FAMILIES: [&[&str]; 4] = [
    &["元", "万元", "亿元", "百万元"],
    &["亩", "平方米", "公顷", "平方公里", "万亩", "万平方米"],
    &["米", "公里", "里"],
    &["斤", "公斤", "吨", "万吨"],
];

fn any_decimal() -> impl Strategy<Value = Decimal> {
    let limit = (1_i128 << 96) - 1;
    prop_oneof![
        4 => (-1_000_000_000_i64..=1_000_000_000, 0_u32..=6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
        1 => (-limit..=limit, 0_u32..=28).prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale)),
        1 => select(vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::new(1, 28)]),
    ]
}

fn quantities() -> impl Strategy<Value = Vec<Quantity>> {
    select(FAMILIES.to_vec()).prop_flat_map(|family| {
        proptest::collection::vec((any_decimal(), select(family.to_vec())), 0..40).prop_map(
            |items| {
                items
                    .into_iter()
                    .map(|(magnitude, unit)| Quantity::new(magnitude, u(unit)).unwrap())
                    .collect()
            },
        )
    })
}

fn sum(quantities: &[Quantity]) -> Sum {
    let mut sum = Sum::new();
    for quantity in quantities {
        sum.push(quantity).unwrap();
    }
    sum
}

fn json(sum: &Sum) -> String {
    serde_json::to_string(sum).unwrap()
}

/// A factor between units as integers.
fn factor(from: Unit, to: Unit) -> (BigInt, BigInt) {
    let factor = from.factor_to(to).unwrap();
    assert_eq!(
        (factor.numerator().scale(), factor.denominator().scale()),
        (0, 0)
    );
    (
        factor.numerator().mantissa().into(),
        factor.denominator().mantissa().into(),
    )
}

fn ten_to(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

/// The sum in a unit, as a fraction of big integers.
fn oracle(quantities: &[Quantity], unit: Unit) -> (BigInt, BigInt) {
    let (mut numerator, mut denominator) = (BigInt::from(0), BigInt::from(1));
    for quantity in quantities {
        let (up, down) = factor(quantity.unit(), unit);
        let up = up * quantity.magnitude().mantissa();
        let down = down * ten_to(quantity.magnitude().scale());
        numerator = numerator * &down + up * &denominator;
        denominator *= down;
    }
    (numerator, denominator)
}

/// Whether the decimal is exactly the fraction.
fn is(value: Decimal, (numerator, denominator): &(BigInt, BigInt)) -> bool {
    BigInt::from(value.mantissa()) * denominator == numerator * ten_to(value.scale())
}

/// Whether the fraction is a decimal of at most 28 places and 96 bits.
fn fits((numerator, denominator): &(BigInt, BigInt)) -> bool {
    (0..=28_u32).any(|scale| {
        let scaled = numerator * ten_to(scale);
        (&scaled % denominator) == BigInt::from(0) && (scaled / denominator).bits() <= 96
    })
}

proptest! {
    #[test]
    fn equals_the_big_integer_sum(items in quantities()) {
        let total = sum(&items);
        prop_assert_eq!(total.count(), items.len() as u64);
        let Some(unit) = total.unit() else {
            prop_assert!(items.is_empty());
            prop_assert_eq!(total.finish(), Ok(None));
            return Ok(());
        };
        let expected = oracle(&items, unit);
        match total.finish() {
            Ok(Some(found)) => {
                prop_assert_eq!(found.unit(), unit);
                prop_assert!(is(found.magnitude(), &expected), "{} is not the sum", found);
            }
            Ok(None) => prop_assert!(false, "items but no sum"),
            Err(error) => {
                prop_assert!(!fits(&expected), "{error}, but the sum fits");
                prop_assert_eq!(error, AggregateError::Overflow { what: "sum" });
            }
        }
    }

    #[test]
    fn order_and_split_do_not_matter(items in quantities(), keys in proptest::collection::vec(any::<u32>(), 40), cut in any::<Index>()) {
        let whole = sum(&items);
        let mut keyed: Vec<_> = keys.into_iter().zip(&items).collect();
        keyed.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Quantity> = keyed.into_iter().map(|(_, item)| *item).collect();
        prop_assert_eq!(json(&whole), json(&sum(&shuffled)));
        let (left, right) = shuffled.split_at(cut.index(shuffled.len() + 1));
        let (left, right) = (sum(left), sum(right));
        let (mut there, mut back) = (left.clone(), right.clone());
        there.merge(&right).unwrap();
        back.merge(&left).unwrap();
        prop_assert_eq!(&there, &whole);
        prop_assert_eq!(&back, &whole);
        prop_assert_eq!(there.finish(), whole.finish());
        prop_assert_eq!(json(&back), json(&whole));
    }

    #[test]
    fn merging_nothing_changes_nothing(items in quantities()) {
        let whole = sum(&items);
        let (mut left, mut right) = (whole.clone(), Sum::new());
        left.merge(&Sum::new()).unwrap();
        right.merge(&whole).unwrap();
        prop_assert_eq!(json(&left), json(&whole));
        prop_assert_eq!(json(&right), json(&whole));
    }

    #[test]
    fn a_state_merges_in_another_process(items in quantities(), cut in any::<Index>()) {
        let (left, right) = items.split_at(cut.index(items.len() + 1));
        let mut sent: Sum = serde_json::from_str(&json(&sum(left))).unwrap();
        let other: Sum = serde_json::from_str(&json(&sum(right))).unwrap();
        sent.merge(&other).unwrap();
        prop_assert_eq!(&sent, &sum(&items));
        prop_assert_eq!(sent.finish(), sum(&items).finish());
    }

    #[test]
    fn a_slice_at_once_is_one_by_one(items in quantities()) {
        let mut at_once = Sum::new();
        at_once.extend_from_slice(&items).unwrap();
        prop_assert_eq!(json(&at_once), json(&sum(&items)));
    }

    #[test]
    fn sum_then_convert_is_convert_then_sum(items in quantities()) {
        for to in FAMILIES.iter().flat_map(|family| family.iter()).map(|label| u(label)) {
            let converted: Result<Vec<_>, _> = items.iter().map(|item| item.convert(to)).collect();
            let Ok(converted) = converted else { continue };
            prop_assert_eq!(sum(&items).finish_in(to), sum(&converted).finish_in(to));
        }
    }

    #[test]
    fn agrees_with_checked_add(items in quantities()) {
        let folded = items.iter().skip(1).try_fold(items.first().copied(), |sum, item| {
            sum.map(|sum| sum.checked_add(item)).transpose()
        });
        if let Ok(Some(folded)) = folded {
            prop_assert_eq!(sum(&items).finish(), Ok(Some(folded)));
        }
    }

    #[test]
    fn a_refused_quantity_leaves_the_sum_as_it_was(items in quantities()) {
        let mut total = sum(&items);
        for wrong in ["5%", "3元/人", "第2名", "12摄氏度", "7家"] {
            let Ok(wrong) = wrong.parse::<Quantity>() else { continue };
            if items.is_empty() && wrong.unit() == Unit::ENTERPRISE {
                continue;
            }
            prop_assert!(total.push(&wrong).is_err());
            prop_assert!(total.extend_from_slice(&[wrong]).is_err());
        }
        prop_assert_eq!(json(&total), json(&sum(&items)));
    }

    #[test]
    fn rounding_happens_once(items in quantities(), places in 0_u32..6) {
        let total = sum(&items);
        let Some(unit) = total.unit() else { return Ok(()) };
        if let (Ok(exact), Ok(rounded)) = (
            total.finish_in(unit),
            total.round_in(unit, places, RoundingStrategy::MidpointAwayFromZero),
        ) {
            let once = Ratio::from(exact.magnitude()).round(places, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(Ok(rounded.magnitude()), once);
        }
    }
}

#[test]
fn digits_that_leave_a_decimal_on_the_way_come_back() {
    let huge = Quantity::new(Decimal::MAX, u("万亿元")).unwrap();
    let minus = Quantity::new(Decimal::MIN, u("万亿元")).unwrap();
    let tiny = Quantity::new(Decimal::new(1, 28), Unit::YUAN).unwrap();
    let mut total = sum(&[huge, tiny, huge, huge]);
    assert_eq!(
        total.finish(),
        Err(AggregateError::Overflow { what: "sum" })
    );
    total.extend_from_slice(&[minus, minus, minus]).unwrap();
    assert_eq!(total.finish(), Ok(Some(tiny)));
}

/// Doubling sixty times is more items than anyone has; each lane leaves 128 bits on the way.
#[test]
fn the_largest_decimals_never_wrap() {
    let max = Quantity::new(Decimal::MAX, Unit::YUAN).unwrap();
    let mut total = sum(&[max]);
    for _ in 0..60 {
        let other = total.clone();
        total.merge(&other).unwrap();
    }
    let expected = ((BigInt::from(1) << 96) - 1) << 60;
    assert_eq!(
        json(&total),
        format!(
            r#"{{"count":{},"parts":[{{"unit":"元","value":"{expected}"}}]}}"#,
            1_u64 << 60
        )
    );
    assert!(total.finish().is_err());
    let back: Sum = serde_json::from_str(&json(&total)).unwrap();
    assert_eq!(back, total);
}

proptest! {
    /// What serializes reads back equal, however many states were merged, and however far apart the digits lie.
    #[test]
    fn merged_states_of_any_size_read_back(
        items in quantities(),
        largest in proptest::collection::vec(select(vec!["10000000000000000000000000000", "-1", "0.0000000000000000000000000001"]), 0..3),
        doublings in 0_u32..=57,
    ) {
        let unit = items.first().map_or(Unit::YUAN, Quantity::unit);
        let unit = Unit::new("万亿元".parse::<Unit>().unwrap().scale(), unit.atom());
        let mut total = sum(&items);
        for number in largest {
            if let Ok(quantity) = Quantity::new(number.parse().unwrap(), unit) {
                total.push(&quantity).unwrap();
            }
        }
        for _ in 0..doublings {
            total.merge(&total.clone()).unwrap();
        }
        let mut back: Sum = serde_json::from_str(&json(&total)).unwrap();
        prop_assert_eq!(&back, &total);
        prop_assert_eq!(json(&back), json(&total));
        // And it goes on from there.
        back.merge(&total).unwrap();
        total.merge(&total.clone()).unwrap();
        prop_assert_eq!(json(&back), json(&total));
    }
}

/// 10^28 × 10^12 × 10^9, all zeros but the first.
#[test]
fn more_zeros_than_a_quantity_has_read_back() {
    let one = sum(&[q("10000000000000000000000000000万亿元")]);
    let mut total = Sum::new();
    let mut power = one;
    let mut left = 1_000_000_000_u32;
    while left > 0 {
        if left & 1 == 1 {
            total.merge(&power).unwrap();
        }
        power.merge(&power.clone()).unwrap();
        left >>= 1;
    }
    assert_eq!(
        json(&total),
        format!(
            r#"{{"count":1000000000,"parts":[{{"unit":"万亿元","value":"1{}"}}]}}"#,
            "0".repeat(49)
        )
    );
    assert_eq!(serde_json::from_str::<Sum>(&json(&total)).unwrap(), total);
}

#[test]
fn counting_past_the_end_is_an_error() {
    let mut full: Sum = serde_json::from_str(
        r#"{"count":18446744073709551615,"parts":[{"unit":"元","value":"1"}]}"#,
    )
    .unwrap();
    let before = full.clone();
    assert!(full.push(&q("1元")).is_err());
    assert!(full.merge(&sum(&[q("1元")])).is_err());
    assert_eq!(full, before);
}

#[test]
fn states_that_no_sum_has_are_refused() {
    for (text, reason) in [
        (r#"{"count":1,"parts":[{"unit":"元","value":1}]}"#, "string"),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"1e5"}]}"#,
            "plain digits",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"NaN"}]}"#,
            "plain digits",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"--1"}]}"#,
            "plain digits",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"+1"}]}"#,
            "plain digits",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"1."}]}"#,
            "plain digits",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":""}]}"#,
            "plain digits",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"%","value":"1"}]}"#,
            "do not add up",
        ),
        (
            r#"{"count":2,"parts":[{"unit":"元","value":"1"},{"unit":"万元","value":"1"}]}"#,
            "already",
        ),
        (
            r#"{"count":2,"parts":[{"unit":"元","value":"1"},{"unit":"家","value":"1"}]}"#,
            "group by dimension",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"亩","value":"1"},{"unit":"公顷","value":"1"}]}"#,
            "does not go with",
        ),
        (r#"{"count":1}"#, "does not go with"),
        // 2^96 万亿元 are more than one quantity holds; so are 29 places.
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"79228162514264337593543950336000000000000"}]}"#,
            "does not go with",
        ),
        (
            r#"{"count":1,"parts":[{"unit":"元","value":"0.00000000000000000000000000001"}]}"#,
            "does not go with",
        ),
        (r#"{"count":0,"sum":"1"}"#, "unknown field"),
    ] {
        let error = serde_json::from_str::<Sum>(text).unwrap_err().to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
    let long = format!(
        r#"{{"count":1,"parts":[{{"unit":"元","value":"{}"}}]}}"#,
        "9".repeat(1_000_000)
    );
    assert!(serde_json::from_str::<Sum>(&long).is_err());
}

#[test]
fn the_answer_is_in_the_finest_unit_met() {
    for (items, expected) in [
        (&["1亿元", "1万元"][..], "10001万元"),
        (&["1公里", "1米"], "1001米"),
        (&["1公顷", "1亩"], "16亩"),
        (&["3亩", "1平方米"], "3.0015亩"),
        (&["1.50元"], "1.5元"),
    ] {
        let items: Vec<_> = items.iter().map(|text| q(text)).collect();
        assert_eq!(
            sum(&items).finish().unwrap(),
            Some(q(expected)),
            "{items:?}"
        );
    }
    let plot = sum(&[q("1亩")]);
    assert_eq!(
        plot.finish_in(Unit::SQUARE_METRE),
        Err(AggregateError::Inexact {
            what: "sum",
            unit: Unit::SQUARE_METRE
        })
    );
    assert_eq!(
        plot.round_in(
            Unit::SQUARE_METRE,
            2,
            RoundingStrategy::MidpointAwayFromZero
        ),
        Ok(q("666.67平方米"))
    );
    // Three of them are whole again.
    assert_eq!(
        sum(&[q("1亩"); 3]).finish_in(Unit::SQUARE_METRE),
        Ok(q("2000平方米"))
    );
    assert_eq!(Sum::new().finish_in(Unit::YUAN), Ok(q("0元")));
}

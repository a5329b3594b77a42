//! Laws of `number`, checked against big integers.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};

use num_bigint::BigInt;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use zhibiao::number::{self, Decimal, NumberError, Numeral, Ratio, RoundingStrategy};

const STRATEGIES: [RoundingStrategy; 7] = [
    RoundingStrategy::MidpointNearestEven,
    RoundingStrategy::MidpointAwayFromZero,
    RoundingStrategy::MidpointTowardZero,
    RoundingStrategy::ToZero,
    RoundingStrategy::AwayFromZero,
    RoundingStrategy::ToNegativeInfinity,
    RoundingStrategy::ToPositiveInfinity,
];

fn decimals() -> impl Strategy<Value = Decimal> {
    let limit = (1_i128 << 96) - 1;
    let mantissa = prop_oneof![
        -1000_i128..=1000,
        -1_000_000_000_000_i128..=1_000_000_000_000,
        -limit..=limit,
        Just(limit),
        (0_u32..29).prop_map(|exponent| 10_i128.pow(exponent)),
        (0_u32..96).prop_map(|exponent| 1_i128 << exponent),
        (0_u32..41).prop_map(|exponent| 5_i128.pow(exponent)),
    ];
    (mantissa, prop_oneof![Just(0), 0_u32..5, 0_u32..=28])
        .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

fn ratios() -> impl Strategy<Value = Ratio> {
    (decimals(), decimals()).prop_filter_map("zero denominator", |(a, b)| Ratio::new(a, b).ok())
}

/// Ratios whose sums mostly fit: of few digits, or of many that they have in common.
fn near_ratios() -> impl Strategy<Value = Ratio> {
    let small = (-1000_i64..1000, 1_i64..1000).prop_map(|(a, b)| (a.into(), b.into()));
    let shared = (0_u32..9, -40_i64..40, 1_i64..40).prop_map(|(digits, a, b)| {
        let long = Decimal::from(99_999_999_977_i64 + i64::from(digits) * 30);
        (long * Decimal::from(a), long * Decimal::from(b))
    });
    // Over one long denominator; the numerators take nearly all the room.
    let long = Decimal::from_i128_with_scale(79_228_162_514_264_337_593_543_950_319, 0);
    let over_long = (any::<i64>(), any::<bool>()).prop_map(move |(a, is_long)| {
        let other = Decimal::from(a);
        (if is_long { long - other.abs() } else { other }, long)
    });
    let pairs = prop_oneof![small, shared, over_long];
    prop_oneof![
        2 => pairs.prop_map(|(a, b)| Ratio::new(a, b).unwrap()),
        1 => ratios()
    ]
}

/// Numerator and positive denominator, in lowest terms.
type Rational = (BigInt, BigInt);

fn ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

fn rational(numerator: BigInt, denominator: BigInt) -> Rational {
    let (mut a, mut b) = (numerator.clone(), denominator.clone());
    while b != BigInt::ZERO {
        (a, b) = (b.clone(), a % b);
    }
    if (a < BigInt::ZERO) != (denominator < BigInt::ZERO) {
        a = -a;
    }
    (numerator / &a, denominator / a)
}

fn of(value: Decimal) -> Rational {
    rational(BigInt::from(value.mantissa()), ten(value.scale()))
}

fn of_ratio(value: Ratio) -> Rational {
    let ((a, b), (c, d)) = (of(value.numerator()), of(value.denominator()));
    rational(a * d, b * c)
}

/// The decimal of a rational, `Err(true)` where it is infinite, `Err(false)` where it does not fit.
fn decimal((numerator, denominator): &Rational) -> Result<Rational, bool> {
    let mut rest = denominator.clone();
    for prime in [2, 5] {
        while (&rest % prime) == BigInt::ZERO {
            rest /= prime;
        }
    }
    if rest != BigInt::from(1) {
        return Err(true);
    }
    let limit = BigInt::from(1_u128 << 96);
    let fits = (0..=28).any(|scale| {
        let scaled = numerator * ten(scale);
        (&scaled % denominator) == BigInt::ZERO
            && (scaled / denominator).magnitude() < limit.magnitude()
    });
    if fits {
        Ok((numerator.clone(), denominator.clone()))
    } else {
        Err(false)
    }
}

fn outcome(result: Result<Decimal, NumberError>) -> Result<Rational, bool> {
    match result {
        Ok(value) => Ok(of(value)),
        Err(NumberError::NoFiniteDecimal { .. }) => Err(true),
        Err(NumberError::OutOfRange { .. }) => Err(false),
        Err(other) => panic!("{other}"),
    }
}

fn rounded(
    (numerator, denominator): &Rational,
    places: u32,
    strategy: RoundingStrategy,
) -> Rational {
    let scaled = numerator.magnitude() * ten(places).magnitude();
    let (floor, rest) = (
        &scaled / denominator.magnitude(),
        &scaled % denominator.magnitude(),
    );
    let zero = BigInt::ZERO;
    let negative = *numerator < zero;
    let half = (&rest * 2_u32).cmp(denominator.magnitude());
    let odd = &floor % 2_u32 == BigInt::from(1).magnitude().clone();
    let up = rest != zero.magnitude().clone()
        && match strategy {
            RoundingStrategy::MidpointNearestEven => {
                half == Ordering::Greater || (half == Ordering::Equal && odd)
            }
            RoundingStrategy::MidpointAwayFromZero => half != Ordering::Less,
            RoundingStrategy::MidpointTowardZero => half == Ordering::Greater,
            RoundingStrategy::AwayFromZero => true,
            RoundingStrategy::ToNegativeInfinity => negative,
            RoundingStrategy::ToPositiveInfinity => !negative,
            _ => false,
        };
    let magnitude = BigInt::from(floor + u32::from(up));
    rational(if negative { -magnitude } else { magnitude }, ten(places))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

#[test]
fn numerals_read_as_the_table_says() {
    for row in rows(include_str!("data/numerals.tsv")) {
        let [text, digits, exponent, value] = row[..] else {
            panic!("{row:?}")
        };
        let numeral: Numeral = text
            .parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"));
        // As strings, so that the decimal places count.
        assert_eq!(numeral.digits().to_string(), digits, "{text}");
        assert_eq!(numeral.exponent().to_string(), exponent, "{text}");
        assert_eq!(
            number::parse(text).unwrap(),
            Decimal::from_str_exact(value).unwrap(),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_number_is_refused_with_its_reason() {
    for row in rows(include_str!("data/numerals-refused.tsv")) {
        let [text, reason] = row[..] else {
            panic!("{row:?}")
        };
        let error = text.parse::<Numeral>().expect_err(text).to_string();
        assert!(error.contains(reason), "{text:?}: {error}");
    }
}

#[test]
fn a_value_beyond_the_decimal_is_refused_and_its_numeral_is_not() {
    let numeral: Numeral = "9999999999999999999999999999万亿".parse().unwrap();
    assert_eq!(numeral.exponent(), 12);
    assert!(matches!(
        numeral.value(),
        Err(NumberError::TooManyDigits { .. })
    ));
}

#[test]
fn long_input_is_read_in_one_pass() {
    for pattern in ["1", "一百", "零五", "万", "1万", ",", ".", "负", "一亿"] {
        assert!(
            pattern.repeat(300_000).parse::<Numeral>().is_err(),
            "{pattern}"
        );
    }
}

#[test]
fn decimal_operators_that_round_are_not_trusted() {
    let (max, tenth, tiny) = (
        Decimal::MAX,
        Decimal::new(1, 1),
        Decimal::from_i128_with_scale(1, 28),
    );
    assert!(number::add(max, tenth).is_err());
    assert!(number::mul(tiny, tenth).is_err());
    assert!(number::sub(max, tiny).is_err());
    assert_eq!(number::sub(max, max).unwrap(), Decimal::ZERO);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Fields {
    #[serde(with = "number::text")]
    value: Decimal,
    #[serde(default, with = "number::text::option")]
    maybe: Option<Decimal>,
}

#[test]
fn numbers_travel_as_strings() {
    let read: Fields = serde_json::from_str(r#"{"value":"-0.50","maybe":"2500"}"#).unwrap();
    assert_eq!(
        read,
        Fields {
            value: Decimal::new(-5, 1),
            maybe: Some(Decimal::from(2500))
        }
    );
    assert_eq!(
        serde_json::to_string(&read).unwrap(),
        r#"{"value":"-0.5","maybe":"2500"}"#
    );
    let none: Fields = serde_json::from_str(r#"{"value":"-0","maybe":null}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&none).unwrap(),
        r#"{"value":"0","maybe":null}"#
    );
    for (text, reason) in [
        (
            r#"{"value":2500}"#,
            r#"integer `2500`, expected a number written as a string: "2500", not 2500"#,
        ),
        (
            r#"{"value":-3}"#,
            "integer `-3`, expected a number written as a string",
        ),
        (
            r#"{"value":6.5}"#,
            "floating point `6.5`, expected a number written as a string",
        ),
        (
            r#"{"value":"1","maybe":7}"#,
            "integer `7`, expected a number written as a string",
        ),
        (
            r#"{"value":"1e5"}"#,
            r#"string "1e5", expected a number written as a string"#,
        ),
        (
            r#"{"value":"二"}"#,
            r#"string "二", expected a number written as a string"#,
        ),
        (r#"{"value":""}"#, "found nothing"),
        (r#"{"value":"1.2.3"}"#, "'.' at byte 3"),
        (
            r#"{"value":"100000000000000000000000000000"}"#,
            "more digits than fit",
        ),
        (r#"{"value":null}"#, "a number written as a string"),
        (r#"{"value":true}"#, "a number written as a string"),
    ] {
        let error = serde_json::from_str::<Fields>(text)
            .expect_err(text)
            .to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

#[test]
fn a_ratio_travels_as_its_two_numbers() {
    let ratio = Ratio::new(Decimal::from(34), Decimal::from(20)).unwrap();
    let json = r#"{"numerator":"34","denominator":"20"}"#;
    assert_eq!(serde_json::to_string(&ratio).unwrap(), json);
    assert_eq!(
        serde_json::from_str::<Ratio>(json).unwrap().to_string(),
        "34/20"
    );
    for (text, reason) in [
        (r#"{"numerator":"1","denominator":"0"}"#, "divided by zero"),
        (
            r#"{"numerator":1,"denominator":"2"}"#,
            "expected a number written as a string",
        ),
        (
            r#"{"numerator":"1","denominator":"2","x":"3"}"#,
            "unknown field",
        ),
    ] {
        let error = serde_json::from_str::<Ratio>(text)
            .expect_err(text)
            .to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}

/// By the rules of writing: 零 stands once for places that are skipped, and 十 begins without 一.
#[test]
fn numbers_are_written_as_they_are_said() {
    for (value, written) in [
        (0_i64, "零"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (10_010, "一万零一十"),
        (11_000, "一万一千"),
        (100_000, "十万"),
        (100_000_001, "一亿零一"),
        (100_001_000, "一亿零一千"),
        (100_010_000, "一亿零一万"),
        (100_010_005, "一亿零一万零五"),
        (110_000_000, "一亿一千万"),
        (1_000_000_000_000, "一万亿"),
        (1_000_000_000_001, "一万亿零一"),
        (1_000_000_010_000, "一万亿零一万"),
        (20_000_000_000_000, "二十万亿"),
    ] {
        assert_eq!(number::to_chinese(value.into()), written);
        assert_eq!(number::parse(written).unwrap(), Decimal::from(value));
    }
}

/// Ratios that differ in any part hash apart, wide ones too; which way they were found does not matter.
#[test]
fn ratios_that_differ_hash_apart() {
    let limit = (1_i128 << 96) - 1;
    let whole = |mantissa| Decimal::from_i128_with_scale(mantissa, 0);
    let long = |mantissa, scale| Decimal::from_i128_with_scale(mantissa, scale);
    let ratios = [
        Ratio::new(whole(1), whole(2)),
        Ratio::new(whole(-1), whole(2)),
        Ratio::new(whole(1), whole(3)),
        Ratio::new(whole(2), whole(3)),
        Ratio::new(whole(limit), whole(2)),
        Ratio::new(whole(limit), whole(4)),
        // Over ever longer denominators: each differs above the 128th bit.
        Ratio::new(whole(limit), long(limit - 2, 28)),
        Ratio::new(whole(limit), long(limit - 4, 28)),
        Ratio::new(long(limit - 2, 28), whole(limit)),
        Ratio::new(long(limit - 4, 28), whole(limit)),
    ]
    .map(Result::unwrap);
    for (at, one) in ratios.iter().enumerate() {
        for (place, other) in ratios.iter().enumerate() {
            assert_eq!(one == other, at == place, "{one} {other}");
            assert_eq!(hash(one) == hash(other), at == place, "{one} {other}");
        }
    }
}

#[test]
fn published_rates_round_as_printed() {
    for (done, target, places, printed) in [
        (34, 20, 0, "170"),
        (11, 12, 1, "91.7"),
        (13741, 11000, 2, "124.92"),
        (19, 132, 1, "14.4"),
        (1, 3, 2, "33.33"),
    ] {
        let ratio = Ratio::new(Decimal::from(done), Decimal::from(target)).unwrap();
        let percent = ratio
            .to_percent(places, RoundingStrategy::MidpointAwayFromZero)
            .unwrap();
        assert_eq!(percent.to_string(), printed, "{done}/{target}");
    }
    let third = Ratio::new(Decimal::ONE, Decimal::from(3)).unwrap();
    assert_eq!(
        third.round(29, RoundingStrategy::ToZero),
        Err(NumberError::Places { places: 29 })
    );
}

proptest! {
    #[test]
    fn parse_undoes_print(value in decimals()) {
        prop_assert_eq!(number::parse(&value.to_string()).unwrap(), value);
        prop_assert_eq!(number::parse(&number::to_chinese(value)).unwrap(), value);
    }

    #[test]
    fn decimal_places_are_kept_as_written(mantissa in 0_i128..1 << 90, scale in 0_u32..=28) {
        let value = Decimal::from_i128_with_scale(mantissa, scale);
        let read = value.to_string().parse::<Numeral>().unwrap().digits();
        prop_assert_eq!(read, value);
        if mantissa != 0 {
            prop_assert_eq!(read.scale(), scale);
        }
    }

    #[test]
    fn width_and_separators_change_no_value(value in decimals()) {
        let plain = value.to_string();
        let wide: String = plain
            .chars()
            .map(|c| match c {
                '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap(),
                '.' => '．',
                _ => '−',
            })
            .collect();
        prop_assert_eq!(number::parse(&wide).unwrap(), value);
        let point = plain.find('.').unwrap_or(plain.len());
        let start = usize::from(plain.starts_with('-'));
        let mut grouped = plain.clone();
        let mut at = point;
        while at > start + 3 {
            at -= 3;
            grouped.insert(at, ',');
        }
        prop_assert_eq!(number::parse(&grouped).unwrap(), value);
    }

    #[test]
    fn a_scale_is_only_a_power_of_ten(digits in 1_u32..10_000, scale in 0_usize..4) {
        let (label, exponent) = [("", 0), ("万", 4), ("亿", 8), ("万亿", 12)][scale];
        for text in [format!("{digits}{label}"), format!("{}{label}", number::to_chinese(digits.into()))] {
            let numeral: Numeral = text.parse().unwrap();
            let expected = Decimal::from(digits) * Decimal::from(10_u64.pow(exponent));
            prop_assert_eq!(numeral.value().unwrap(), expected);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,40}") {
        let _ = number::parse(&text);
    }

    #[test]
    fn what_looks_like_a_numeral_is_read_or_refused(
        text in "[负-]?[0-9０-９,，.．一二三五九十百千万亿零〇两点]{0,12}",
    ) {
        match number::parse(&text) {
            Ok(value) => prop_assert_eq!(number::parse(&number::to_chinese(value)).unwrap(), value),
            // What would be right stands behind a semicolon.
            Err(
                error @ (NumberError::Unexpected { .. }
                | NumberError::Misplaced { .. }
                | NumberError::Incomplete { .. }
                | NumberError::Ambiguous { .. }),
            ) => prop_assert!(error.chinese().contains('；'), "{}", error.chinese()),
            Err(_) => {}
        }
    }

    #[test]
    fn sums_and_products_are_exact_or_refused(a in decimals(), b in decimals()) {
        let ((an, ad), (bn, bd)) = (of(a), of(b));
        let sum = rational(&an * &bd + &bn * &ad, &ad * &bd);
        prop_assert_eq!(outcome(number::add(a, b)), decimal(&sum));
        prop_assert_eq!(number::add(a, b).ok(), number::add(b, a).ok());
        let difference = rational(&an * &bd - &bn * &ad, &ad * &bd);
        prop_assert_eq!(outcome(number::sub(a, b)), decimal(&difference));
        let product = rational(&an * &bn, &ad * &bd);
        prop_assert_eq!(outcome(number::mul(a, b)), decimal(&product));
    }

    #[test]
    fn quotients_are_exact_or_refused(a in decimals(), b in decimals()) {
        if b.is_zero() {
            prop_assert_eq!(number::div(a, b), Err(NumberError::DivisionByZero { numerator: a }));
        } else {
            let ((an, ad), (bn, bd)) = (of(a), of(b));
            prop_assert_eq!(outcome(number::div(a, b)), decimal(&rational(an * bd, ad * bn)));
        }
    }

    #[test]
    fn division_undoes_multiplication(a in decimals(), b in decimals()) {
        if let Ok(product) = number::mul(a, b) && !b.is_zero() {
            prop_assert_eq!(number::div(product, b).unwrap(), a);
        }
    }

    #[test]
    fn rounding_rounds_as_named(value in decimals(), places in 0_u32..=28, strategy in 0_usize..7) {
        let strategy = STRATEGIES[strategy];
        prop_assert_eq!(of(number::round(value, places, strategy)), rounded(&of(value), places, strategy));
    }

    #[test]
    fn the_order_of_decimals_is_that_of_rationals(a in decimals(), b in decimals()) {
        let ((an, ad), (bn, bd)) = (of(a), of(b));
        prop_assert_eq!(a.cmp(&b), (an * bd).cmp(&(bn * ad)));
    }

    #[test]
    fn the_order_of_ratios_is_that_of_rationals(a in ratios(), b in ratios()) {
        let ((an, ad), (bn, bd)) = (of_ratio(a), of_ratio(b));
        prop_assert_eq!(a.cmp(&b), (an * bd).cmp(&(bn * ad)));
        prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
    }

    #[test]
    fn equal_ratios_hash_alike(a in ratios(), factor in decimals()) {
        let scaled = number::mul(a.numerator(), factor).ok().zip(number::mul(a.denominator(), factor).ok());
        if let Some((numerator, denominator)) = scaled && !factor.is_zero() {
            let b = Ratio::new(numerator, denominator).unwrap();
            prop_assert_eq!(a, b);
            prop_assert_eq!(hash(&a), hash(&b));
        }
    }

    #[test]
    fn a_ratio_rounds_once(ratio in ratios(), places in 0_u32..=28, strategy in 0_usize..7) {
        let strategy = STRATEGIES[strategy];
        let exact = of_ratio(ratio);
        let expected = rounded(&exact, places, strategy);
        prop_assert_eq!(outcome(ratio.round(places, strategy)), decimal(&expected));
        let hundredfold = rational(exact.0 * 100, exact.1);
        let expected = rounded(&hundredfold, places, strategy);
        prop_assert_eq!(outcome(ratio.to_percent(places, strategy)), decimal(&expected));
    }

    #[test]
    fn a_ratio_applies_exactly(ratio in ratios(), value in decimals(), places in 0_u32..=28, strategy in 0_usize..7) {
        let strategy = STRATEGIES[strategy];
        let ((rn, rd), (vn, vd)) = (of_ratio(ratio), of(value));
        let exact = rational(rn * vn, rd * vd);
        prop_assert_eq!(outcome(ratio.apply(value)), decimal(&exact));
        prop_assert_eq!(outcome(ratio.to_decimal()), decimal(&of_ratio(ratio)));
        let expected = rounded(&exact, places, strategy);
        prop_assert_eq!(outcome(ratio.apply_rounded(value, places, strategy)), decimal(&expected));
    }

    /// Exact, or refused where not even the lowest terms fit.
    #[test]
    fn sums_and_products_of_ratios_are_exact_or_refused(a in near_ratios(), b in near_ratios()) {
        let ((an, ad), (bn, bd)) = (of_ratio(a), of_ratio(b));
        let limit = BigInt::from(1_u128 << 96);
        let check = |found: Result<Ratio, NumberError>, expected: Rational| {
            let fits = expected.0.magnitude() < limit.magnitude() && expected.1 < limit;
            match found {
                Ok(found) => prop_assert_eq!(of_ratio(found), expected),
                Err(error) => {
                    prop_assert!(matches!(error, NumberError::OutOfRange { .. }), "{}", error);
                    prop_assert!(!fits, "{:?}", expected);
                }
            }
            Ok(())
        };
        check(a.checked_add(&b), rational(&an * &bd + &bn * &ad, &ad * &bd))?;
        check(a.checked_sub(&b), rational(&an * &bd - &bn * &ad, &ad * &bd))?;
        check(a.checked_mul(&b), rational(&an * &bn, &ad * &bd))?;
        if bn == BigInt::ZERO {
            let refused = matches!(a.checked_div(&b), Err(NumberError::DivisionByZero { .. }));
            prop_assert!(refused);
        } else {
            check(a.checked_div(&b), rational(&an * &bd, &ad * &bn))?;
        }
        prop_assert_eq!(a.is_zero(), an == BigInt::ZERO);
        prop_assert_eq!(a.is_negative(), an < BigInt::ZERO);
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
    }

    /// What stands half way, which chance never hits: to the even digit, away from zero, towards it.
    #[test]
    fn a_ratio_half_way_rounds_as_named(
        whole in 0_i64..1_000_000_000_000, negative in any::<bool>(), factor in 1_u32..1000, places in 0_u32..=8, strategy in 0_usize..7
    ) {
        // (2·whole + 1)/2 of the last place, in any terms.
        let sign = if negative { -1 } else { 1 };
        let numerator = Decimal::from(sign * (2 * whole + 1)) * Decimal::from(factor);
        let half = Ratio::new(numerator, Decimal::from(2 * factor) * Decimal::from(10_u64.pow(places))).unwrap();
        let found = half.round(places, STRATEGIES[strategy]).unwrap();
        prop_assert_eq!(of(found), rounded(&of_ratio(half), places, STRATEGIES[strategy]));
    }

    #[test]
    fn a_ratio_reads_back(ratio in ratios()) {
        let json = serde_json::to_string(&ratio).unwrap();
        let read: Ratio = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read, ratio);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }
}

//! Laws of `quantity`.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;
use zhibiao::number::{self, Decimal, Ratio, RoundingStrategy};
use zhibiao::quantity::{ExchangeRate, Operation, Quantity, QuantityError};
use zhibiao::unit::{ATOMS, Atom, Counters, Dimension, Scale, Unit};

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn u(text: &str) -> Unit {
    text.parse().unwrap()
}

fn atoms() -> Vec<Atom> {
    ATOMS.iter().map(|row| u(row.label).atom()).collect()
}

/// Scales of reports: up to 亿.
fn scale() -> impl Strategy<Value = Scale> {
    select(Scale::ALL[..=8].to_vec())
}

/// Amounts of reports: up to 100000 with four places.
fn amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-1_000_000_000_i64..=1_000_000_000).prop_map(|mantissa| Decimal::new(mantissa, 4)),
        (-1000_i64..=1000).prop_map(Decimal::from),
    ]
}

fn any_amount() -> impl Strategy<Value = Decimal> {
    let limit = (1_i128 << 96) - 1;
    (-limit..=limit, 0_u32..=28)
        .prop_map(|(mantissa, scale)| Decimal::from_i128_with_scale(mantissa, scale))
}

fn unit() -> impl Strategy<Value = Unit> {
    let per = proptest::option::weighted(0.3, (scale(), select(atoms())));
    (scale(), select(atoms()), per).prop_map(|(scale, atom, per)| {
        let unit = Unit::new(scale, atom);
        per.map_or(unit, |(scale, atom)| unit.per(scale, atom))
    })
}

/// A quantity of the unit; made whole where it has to be.
fn of(amount: Decimal, unit: Unit) -> Quantity {
    Quantity::new(amount, unit).unwrap_or_else(|_| Quantity::new(amount.trunc(), unit).unwrap())
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (amount(), unit()).prop_map(|(amount, unit)| of(amount, unit))
}

/// Units of one dimension.
fn family(of: Atom) -> Vec<Atom> {
    atoms()
        .into_iter()
        .filter(|atom| atom.dimension() == of.dimension())
        .collect()
}

/// Three units of one dimension, in scales up to `limit`.
fn relatives(limit: usize) -> impl Strategy<Value = [Unit; 3]> {
    let convertible: Vec<Atom> = atoms()
        .into_iter()
        .filter(|&atom| family(atom).len() > 1)
        .collect();
    let atom = prop_oneof![4 => select(convertible), 1 => select(atoms())];
    let pick = (0..=limit, any::<proptest::sample::Index>());
    (atom, proptest::array::uniform3(pick)).prop_map(|(atom, picks)| {
        let family = family(atom);
        picks.map(|(scale, index)| Unit::new(Scale::ALL[scale], *index.get(&family)))
    })
}

/// Three quantities of one dimension, in scales up to 万: from 1微克 to a milliard 吨, sums of which fit in any unit.
fn three() -> impl Strategy<Value = [Quantity; 3]> {
    (relatives(4), proptest::array::uniform3(amount()))
        .prop_map(|(units, amounts)| [0, 1, 2].map(|i| of(amounts[i], units[i])))
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// How an operation failed: no answer in principle, or no room for it.
#[derive(Debug, PartialEq)]
enum Failure {
    Meaningless,
    Inexact,
}

fn failure(error: &QuantityError) -> Failure {
    match error {
        QuantityError::Dimension { .. } | QuantityError::NotAdditive { .. } => Failure::Meaningless,
        QuantityError::Inexact { .. } => Failure::Inexact,
        other => panic!("{other}"),
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

#[test]
fn quantities_read_and_print_as_the_table_says() {
    for row in rows(include_str!("data/quantities.tsv")) {
        let [text, printed] = row[..] else {
            panic!("{row:?}")
        };
        assert_eq!(q(text).to_string(), printed, "{text}");
    }
}

#[test]
fn what_is_no_quantity_is_refused_with_its_reason() {
    for row in rows(include_str!("data/quantities-refused.tsv")) {
        let [text, reason] = row[..] else {
            panic!("{row:?}")
        };
        let error = text.parse::<Quantity>().expect_err(text).to_string();
        assert!(error.contains(reason), "{text:?}: {error}");
    }
}

#[test]
fn sums_and_differences_are_those_written_by_hand() {
    for (left, sign, right, result) in [
        ("1.2亿元", '+', "500万元", "12500万元"),
        ("500万元", '+', "1.2亿元", "12500万元"),
        ("5%", '+', "0.5个百分点", "5.5%"),
        ("0.5个百分点", '+', "5%", "5.5%"),
        ("5%", '-', "0.5个百分点", "4.5%"),
        ("5‰", '+', "0.1个百分点", "6‰"),
        ("5%", '+', "25个基点", "5.25%"),
        ("1个百分点", '+', "25个基点", "125基点"),
        ("5.5%", '-', "5%", "0.5百分点"),
        ("5%", '-', "3‰", "4.7百分点"),
        ("1亩", '+', "1平方米", "1.0015亩"),
        ("1公顷", '+', "1亩", "16亩"),
        ("1公顷", '+', "1平方米", "10001平方米"),
        ("1.5公里", '-', "600米", "900米"),
        ("1.2万人", '+', "3人", "12003人"),
        ("1吨", '+', "1斤", "2001斤"),
        ("1度", '+', "1焦耳", "3600001焦耳"),
        ("1年", '-', "1个月", "11个月"),
        ("500元/人", '+', "1万元/人", "10500元/人"),
        ("3家", '-', "5家", "-2家"),
    ] {
        let (left, right) = (q(left), q(right));
        let sum = if sign == '+' {
            left.checked_add(&right)
        } else {
            left.checked_sub(&right)
        };
        assert_eq!(sum.unwrap().to_string(), result, "{left} {sign} {right}");
    }
}

#[test]
fn what_does_not_add_says_so_and_names_both_units() {
    for (left, right) in [
        ("3家", "2个"),
        ("5元", "5美元"),
        ("1年", "365天"),
        ("1吨", "1吨标准煤"),
        ("5%", "1倍"),
        ("1万元/人", "1万元"),
        ("5百分点", "5个"),
        ("1个/千人", "1个/千户"),
    ] {
        let (left, right) = (q(left), q(right));
        for (operation, error) in [
            (Operation::Add, left.checked_add(&right).unwrap_err()),
            (Operation::Subtract, left.checked_sub(&right).unwrap_err()),
            (Operation::Compare, left.compare(&right).unwrap_err()),
            (Operation::Ratio, left.ratio(&right).unwrap_err()),
        ] {
            assert_eq!(
                error,
                QuantityError::Dimension {
                    operation,
                    left: left.unit(),
                    right: right.unit()
                }
            );
            let message = error.to_string();
            assert!(
                message.contains(&left.unit().to_string())
                    && message.contains(&right.unit().to_string())
            );
        }
        assert!(matches!(
            left.convert(right.unit()),
            Err(QuantityError::Unit(_))
        ));
    }
    for (left, right) in [
        ("5%", "0.5%"),
        ("3名次", "5名次"),
        ("102点", "3点"),
        ("2倍", "3倍"),
        ("5%", "5‰"),
    ] {
        let (left, right) = (q(left), q(right));
        let error = left.checked_add(&right).unwrap_err();
        let (left, right) = (left.unit(), right.unit());
        assert_eq!(
            error,
            QuantityError::NotAdditive {
                operation: Operation::Add,
                left,
                right
            }
        );
    }
    assert!(q("0.5百分点").checked_sub(&q("5%")).is_err());
    assert!(q("3名次").checked_sub(&q("5名次")).is_err());
}

#[test]
fn conversions_are_exact_or_refused() {
    for (from, to, result) in [
        ("15亩", "公顷", "1公顷"),
        ("3亩", "平方米", "2000平方米"),
        ("1.5公里", "米", "1500米"),
        ("0.25亿元", "万元", "2500万元"),
        ("2500万元", "亿元", "0.25亿元"),
        ("1度", "兆焦", "3.6兆焦"),
        ("30个基点", "百分点", "0.3百分点"),
        ("3万元/亩", "万元/公顷", "45万元/公顷"),
        ("12003人", "万人", "1.2003万人"),
        ("1.2万人", "人", "12000人"),
    ] {
        assert_eq!(
            q(from).convert(u(to)).unwrap().to_string(),
            result,
            "{from}"
        );
    }
    for (from, to) in [("1亩", "平方米"), ("1秒", "小时"), ("1焦耳", "千瓦时")] {
        let error = q(from).convert(u(to)).unwrap_err();
        assert!(
            matches!(error, QuantityError::Inexact { from: f, to: t, .. } if f == q(from).unit() && t == u(to))
        );
        assert!(error.to_string().contains(&u(to).to_string()), "{error}");
    }
    let half = RoundingStrategy::MidpointAwayFromZero;
    assert_eq!(
        q("1亩").round_to(u("平方米"), 2, half).unwrap().to_string(),
        "666.67平方米"
    );
    assert_eq!(
        q("12003人")
            .round_to(u("万人"), 1, half)
            .unwrap()
            .to_string(),
        "1.2万人"
    );
    assert!(q("1亩").round_to(u("米"), 2, half).is_err());
}

#[test]
fn equality_is_of_what_is_written_and_comparison_of_amounts() {
    assert_ne!(q("1亿元"), q("10000万元"));
    assert_eq!(
        q("1亿元").compare(&q("10000万元")).unwrap(),
        Ordering::Equal
    );
    assert_eq!(
        q("1亩").compare(&q("666.66平方米")).unwrap(),
        Ordering::Greater
    );
    assert_eq!(
        q("1亩").compare(&q("666.67平方米")).unwrap(),
        Ordering::Less
    );
    assert_eq!(q("5%").compare(&q("50‰")).unwrap(), Ordering::Equal);
    assert_eq!(q("34套").ratio(&q("20套")).unwrap().to_string(), "34/20");
    let rate = q("0.25亿元").ratio(&q("2500万元")).unwrap();
    assert_eq!(rate, Ratio::ONE);
    assert!(matches!(
        q("3家").ratio(&q("0家")),
        Err(QuantityError::ZeroBase { .. })
    ));
    assert_eq!(q("3家").checked_mul(Decimal::TWO).unwrap(), q("6家"));
    assert!(matches!(
        q("3家").checked_mul(Decimal::new(5, 1)),
        Err(QuantityError::Fraction { .. })
    ));
}

/// Either part alone tells two quantities apart, equal or hashed; zero is neither below nor above.
#[test]
fn what_differs_in_one_part_is_another_quantity() {
    for other in ["6个", "-5个", "5家", "5万个"] {
        assert_ne!(q("5个"), q(other));
        assert_ne!(hash(&q("5个")), hash(&q(other)), "{other}");
    }
    for (text, is_zero, is_negative) in [
        ("0元", true, false),
        ("0.00亿元", true, false),
        ("-0元", true, false),
        ("79228162514264337593543950335元", false, false),
        ("-0.01元", false, true),
        ("0.01元", false, false),
    ] {
        let amount = q(text);
        assert_eq!(
            (amount.is_zero(), amount.is_negative()),
            (is_zero, is_negative),
            "{text}"
        );
        if is_zero {
            let other = amount.convert(u("万元")).unwrap();
            assert!(other.is_zero() && !other.is_negative(), "{text}");
        }
    }
}

/// A rate may be quoted for any scale of either currency: 100美元 or 亿元 change nothing.
#[test]
fn a_rate_is_the_same_in_every_scale() {
    let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let rate = |from: &str, to: &str, rate: &str| {
        ExchangeRate::new(
            u(from),
            u(to),
            rate.parse().unwrap(),
            day,
            "中国外汇交易中心",
        )
        .unwrap()
    };
    let rates = [
        rate("美元", "元", "7.2"),
        rate("万美元", "元", "72000"),
        rate("美元", "万元", "0.00072"),
        rate("亿美元", "万元", "72000"),
        rate("万美元", "亿元", "0.00072"),
    ];
    for rate in rates {
        for (amount, to, expected) in [
            ("5亿美元", "亿元", "36亿元"),
            ("5万美元", "元", "360000元"),
            ("36亿元", "万美元", "50000万美元"),
            ("36万元", "美元", "50000美元"),
        ] {
            let found = rate.convert(&q(amount), u(to)).unwrap();
            assert_eq!(
                found.compare(&q(expected)),
                Ok(Ordering::Equal),
                "{amount} {to}: {found}"
            );
        }
    }
}

#[test]
fn currencies_exchange_at_a_dated_rate_only() {
    let day = NaiveDate::from_ymd_opt(2023, 12, 29).unwrap();
    let dollar = ExchangeRate::new(
        u("美元"),
        u("元"),
        Decimal::new(70827, 4),
        day,
        "中国外汇交易中心",
    )
    .unwrap();
    assert_eq!(
        dollar
            .convert(&q("2500万美元"), u("万元"))
            .unwrap()
            .to_string(),
        "17706.75万元"
    );
    assert_eq!(
        dollar
            .convert(&q("7.0827亿元"), u("亿美元"))
            .unwrap()
            .to_string(),
        "1亿美元"
    );
    assert!(matches!(
        dollar.convert(&q("1元"), u("美元")),
        Err(QuantityError::Inexact { .. })
    ));
    let half = RoundingStrategy::MidpointAwayFromZero;
    // 1 ÷ 7.0827 = 0.14118…
    assert_eq!(
        dollar
            .round_to(&q("1元"), u("美元"), 4, half)
            .unwrap()
            .to_string(),
        "0.1412美元"
    );
    assert!(matches!(
        dollar.convert(&q("1欧元"), u("元")),
        Err(QuantityError::Rate { .. })
    ));
    assert!(matches!(
        dollar.convert(&q("1美元"), u("美元")),
        Err(QuantityError::Rate { .. })
    ));
    let yen = ExchangeRate::new(
        u("百日元"),
        u("元"),
        Decimal::new(50213, 4),
        day,
        "中国外汇交易中心",
    )
    .unwrap();
    assert_eq!(
        yen.convert(&q("1亿日元"), u("万元")).unwrap().to_string(),
        "502.13万元"
    );

    let json = serde_json::to_string(&yen).unwrap();
    let written = r#"{"from":"百日元","to":"元","rate":"5.0213","date":"2023-12-29","source":"中国外汇交易中心"}"#;
    assert_eq!(json, written);
    assert_eq!(serde_json::from_str::<ExchangeRate>(&json).unwrap(), yen);
    for (was, becomes, reason) in [
        ("百日元", "公里", "must be currencies"),
        ("百日元", "万元", "must differ"),
        ("5.0213", "0", "above zero"),
        ("5.0213", "-1", "above zero"),
        ("中国外汇交易中心", " ", "name its source"),
        ("2023-12-29", "2023-13-29", "out of range"),
        ("\"5.0213\"", "5.0213", "written as a string"),
    ] {
        let error = serde_json::from_str::<ExchangeRate>(&json.replace(was, becomes))
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{becomes}: {error}");
    }
}

proptest! {
    #[test]
    fn the_places_it_is_written_with_travel(digits in -10_000_i64..10_000, places in 0_u32..=6) {
        let written = Quantity::new(Decimal::new(digits, places), Unit::YUAN).unwrap();
        let json = serde_json::to_string(&written).unwrap();
        let read: Quantity = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(read, written);
        prop_assert_eq!(read.magnitude().scale(), places);
    }
}

#[test]
fn quantities_travel_as_strings() {
    assert_eq!(
        serde_json::to_string(&q("2500.0万美元")).unwrap(),
        r#""2500.0万美元""#,
        "the places say how far it was rounded"
    );
    assert_eq!(
        serde_json::to_string(&q("3万{咪}")).unwrap(),
        r#""3万{咪}""#
    );
    for (json, reason) in [
        ("2500", "string"),
        (r#""0.5个""#, "not whole"),
        (r#""2500""#, "no unit"),
    ] {
        let error = serde_json::from_str::<Quantity>(json)
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{json}: {error}");
    }
}

#[test]
fn long_input_is_refused_in_one_pass_and_quoted_in_part() {
    for pattern in [
        "1", "一", "万", "元", "元/", "{", "}", "1元", "％", "a", "每",
    ] {
        let error = pattern
            .repeat(300_000)
            .parse::<Quantity>()
            .expect_err(pattern);
        assert!(error.to_string().len() < 1000, "{pattern}");
    }
}

#[test]
fn a_callers_counter_counts() {
    let mut counters = Counters::new();
    counters.register("咪").unwrap();
    let five = Quantity::parse_with("5万咪", &counters).unwrap();
    assert_eq!(
        five.checked_add(&q("3{咪}")).unwrap().to_string(),
        "50003咪"
    );
    assert!(Quantity::parse_with("0.5咪", &counters).is_err());
}

#[test]
fn a_quantity_is_small() {
    assert!(size_of::<Quantity>() <= 56);
}

proptest! {
    #[test]
    fn parse_undoes_print(quantity in quantity(), wild in any_amount(), unit in unit()) {
        prop_assert_eq!(quantity.to_string().parse::<Quantity>().unwrap(), quantity);
        if let Ok(wild) = Quantity::new(wild, unit) {
            prop_assert_eq!(wild.to_string().parse::<Quantity>().unwrap(), wild);
        }
    }

    #[test]
    fn chinese_numerals_change_no_value(amount in 0_u32..1_000_000, atom in select(atoms())) {
        let quantity = Quantity::new(amount.into(), Unit::new(Scale::One, atom)).unwrap();
        match format!("{}{atom}", number::to_chinese(amount.into())).parse::<Quantity>() {
            Ok(chinese) => {
                prop_assert_eq!(chinese.compare(&quantity).unwrap(), Ordering::Equal);
                if amount % 1000 != 0 {
                    prop_assert_eq!(chinese, quantity);
                }
            }
            // 三万五千 before 克, 零一 before 千焦: whose the 千 is cannot be told.
            Err(error) => {
                let shares_a_sign = amount % 1000 == 0 || atom.label().starts_with(['十', '百', '千', '万']);
                prop_assert!(shares_a_sign && error.to_string().contains("two ways"), "{error}");
            }
        }
    }

    #[test]
    fn json_reads_back(quantity in quantity()) {
        let json = serde_json::to_string(&quantity).unwrap();
        prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), quantity);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,20}", near in "[0-9一二十百千万亿.,零负-]{0,6}[个元%米/每人{}咪千瓦]{0,4}") {
        let _ = text.parse::<Quantity>();
        if let Ok(quantity) = near.parse::<Quantity>() {
            prop_assert_eq!(format!("{quantity:#}").parse::<Quantity>().unwrap(), quantity);
        }
    }

    #[test]
    fn equal_quantities_hash_alike(quantity in quantity(), zeros in 0_u32..10) {
        let mut magnitude = quantity.magnitude();
        magnitude.rescale(magnitude.scale() + zeros);
        let longer = Quantity::new(magnitude, quantity.unit()).unwrap();
        prop_assert_eq!(longer, quantity);
        prop_assert_eq!(hash(&longer), hash(&quantity));
        prop_assert_eq!(longer.to_string(), quantity.to_string());
    }

    #[test]
    fn conversion_there_and_back_is_the_identity([a, b, _] in three()) {
        if let Ok(there) = a.convert(b.unit()) {
            prop_assert_eq!(there.convert(a.unit()).unwrap(), a);
            prop_assert_eq!(there.compare(&a).unwrap(), Ordering::Equal);
        }
    }

    #[test]
    fn conversion_respects_addition([a, b, c] in three()) {
        if let (Ok(x), Ok(y), Ok(sum)) = (a.convert(c.unit()), b.convert(c.unit()), a.checked_add(&b)) {
            let converted = sum.convert(c.unit()).unwrap();
            prop_assert_eq!(converted, x.checked_add(&y).unwrap());
        }
    }

    #[test]
    fn conversion_respects_order([a, b, c] in three()) {
        let order = a.compare(&b).unwrap();
        prop_assert_eq!(b.compare(&a).unwrap(), order.reverse());
        if let (Ok(x), Ok(y)) = (a.convert(c.unit()), b.convert(c.unit())) {
            prop_assert_eq!(x.compare(&y).unwrap(), order);
        }
        if let Ok(ratio) = a.ratio(&b) && !b.is_negative() {
            prop_assert_eq!(ratio.cmp(&Ratio::ONE), order);
        }
    }

    #[test]
    fn order_is_transitive([a, b, c] in three()) {
        if a.compare(&b).unwrap().is_le() && b.compare(&c).unwrap().is_le() {
            prop_assert!(a.compare(&c).unwrap().is_le());
        }
    }

    #[test]
    fn addition_commutes_and_associates([a, b, c] in three()) {
        let additive = a.unit().dimension().numerator.is_additive();
        prop_assert_eq!(a.checked_add(&b).is_ok(), additive);
        if additive {
            let left = a.checked_add(&b).unwrap();
            prop_assert_eq!(left, b.checked_add(&a).unwrap());
            let right = b.checked_add(&c).unwrap();
            prop_assert_eq!(left.checked_add(&c).unwrap(), a.checked_add(&right).unwrap());
            let back = left.checked_sub(&b).unwrap();
            prop_assert_eq!(back.compare(&a).unwrap(), Ordering::Equal);
        }
    }

    #[test]
    fn sums_that_fail_fail_on_both_sides(a in quantity(), b in quantity(), c in quantity()) {
        let commuted = (a.checked_add(&b), b.checked_add(&a));
        prop_assert_eq!(commuted.0.map_err(|e| failure(&e)), commuted.1.map_err(|e| failure(&e)));
        let left = a.checked_add(&b).and_then(|sum| sum.checked_add(&c)).map_err(|e| failure(&e));
        let right = b.checked_add(&c).and_then(|sum| a.checked_add(&sum)).map_err(|e| failure(&e));
        if left != Err(Failure::Inexact) && right != Err(Failure::Inexact) {
            prop_assert_eq!(left, right);
        }
    }

    #[test]
    fn shares_and_their_changes_add_in_any_order(
        amounts in proptest::array::uniform3(amount()),
        picks in proptest::array::uniform3(select(vec!["%", "‰", "百分点", "基点"])),
    ) {
        let [a, b, c] = [0, 1, 2].map(|i| of(amounts[i], u(picks[i])));
        let left = a.checked_add(&b).and_then(|sum| sum.checked_add(&c));
        let right = b.checked_add(&c).and_then(|sum| a.checked_add(&sum));
        prop_assert_eq!(left.map_err(|e| failure(&e)), right.map_err(|e| failure(&e)));
        if let Ok(change) = a.checked_sub(&b) && a.unit().dimension() == b.unit().dimension() {
            let back = b.checked_add(&change).unwrap();
            prop_assert_eq!(back.compare(&a).unwrap(), Ordering::Equal);
        }
    }

    #[test]
    fn wild_sums_are_exact_or_refused(a in any_amount(), b in any_amount(), c in any_amount(), [x, y, z] in relatives(12)) {
        let wild = |amount, unit| Quantity::new(amount, unit).ok();
        if let (Some(a), Some(b), Some(c)) = (wild(a, x), wild(b, y), wild(c, z)) {
            let sums = (a.checked_add(&b), b.checked_add(&a));
            if let (Ok(left), Ok(right)) = &sums {
                prop_assert_eq!(left, right);
            }
            prop_assert_eq!(sums.0.is_ok(), sums.1.is_ok());
            let left = sums.0.and_then(|sum| sum.checked_add(&c));
            let right = b.checked_add(&c).and_then(|sum| a.checked_add(&sum));
            if let (Ok(left), Ok(right)) = (left, right) {
                prop_assert_eq!(left, right);
            }
            let _ = (a.compare(&b).unwrap(), a.ratio(&b), a.convert(z), a.checked_mul(b.magnitude()));
        }
    }

    #[test]
    fn across_dimensions_every_operation_is_an_error(a in quantity(), b in quantity()) {
        if a.unit().dimension() == b.unit().dimension() {
            return Ok(());
        }
        prop_assert!(a.compare(&b).is_err());
        prop_assert!(a.ratio(&b).is_err());
        prop_assert!(a.convert(b.unit()).is_err());
        prop_assert!(a.round_to(b.unit(), 2, RoundingStrategy::ToZero).is_err());
        let kinds = [a, b].map(|quantity| quantity.unit().dimension().numerator);
        if !(kinds.contains(&Dimension::Share) && kinds.contains(&Dimension::ShareChange)) {
            prop_assert!(a.checked_add(&b).is_err());
            prop_assert!(a.checked_sub(&b).is_err());
        }
    }

    #[test]
    fn a_scale_changes_nothing_but_the_number(quantity in quantity(), scale in scale()) {
        let unit = quantity.unit().with_scale(scale);
        let scaled = quantity.convert(unit).unwrap();
        prop_assert_eq!(scaled.unit(), unit);
        prop_assert_eq!(scaled.compare(&quantity).unwrap(), Ordering::Equal);
        if unit.atom() != quantity.unit().atom() {
            // 千 × 米 is 公里.
            return Ok(());
        }
        let (from, to) = (quantity.unit().code().unit_mult, unit.code().unit_mult);
        let power = |exponent: i8| Decimal::from(10_u64.pow(u32::from(exponent.unsigned_abs())));
        let shift = from - to;
        let expected = if shift >= 0 {
            number::mul(quantity.magnitude(), power(shift))
        } else {
            number::div(quantity.magnitude(), power(shift))
        };
        prop_assert_eq!(scaled.magnitude(), expected.unwrap());
    }

    #[test]
    fn explicit_rounding_is_off_by_half_a_step_at_most([a, b, _] in three(), places in 0_u32..=6) {
        let unit = b.unit();
        if unit.is_whole_only() {
            return Ok(());
        }
        // A milliard 吨 has no six decimal places of 微克.
        let Ok(rounded) = a.round_to(unit, places, RoundingStrategy::MidpointAwayFromZero) else {
            return Ok(());
        };
        let half = Decimal::new(5, places + 1);
        let within = |bound| Quantity::new(bound, unit).unwrap().compare(&a).unwrap();
        if let (Ok(low), Ok(high)) = (number::sub(rounded.magnitude(), half), number::add(rounded.magnitude(), half)) {
            prop_assert!(within(low).is_le() && within(high).is_ge());
        }
    }
}

/// Digits and a unit of the table are read the short way, and as the long way reads them.
#[test]
fn the_short_way_of_reading_is_the_long_one() {
    use zhibiao::unit::{ATOMS, Counters, Scale};
    let none = Counters::new();
    let labels = ATOMS
        .iter()
        .flat_map(|row| std::iter::once(row.label).chain(row.aliases.iter().copied()));
    for label in labels {
        for scale in Scale::ALL {
            for number in [
                "5",
                "12.50",
                "-3",
                "0.00",
                "-0",
                "1234567890123456789",
                "1.2.3",
                "5.",
            ] {
                let text = format!("{number}{scale}{label}");
                let short = text.parse::<Quantity>();
                let long = Quantity::parse_with(&text, &none);
                assert_eq!(short, long, "{text}");
                if let (Ok(short), Ok(long)) = (short, long) {
                    assert_eq!(
                        short.magnitude().to_string(),
                        long.magnitude().to_string(),
                        "{text}"
                    );
                }
            }
        }
    }
}

//! Laws of all aggregates: identity, order, split, and states that travel.

use chrono::NaiveDate;
use num_bigint::BigInt;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhibiao::aggregate::{
    Aggregate, AggregateError, Average, Count, Coverage, Dated, Distribution, Greatest, Groups,
    Latest, Least, Mean, Portion, RatioOfSums, ShareAchieved, Sum, WeightedMean, WeightedValue,
};
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
use zhibiao::quantity::Quantity;

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn quantity(units: &'static [&'static str]) -> impl Strategy<Value = Quantity> {
    (0_i64..=100_000_000, 0_u32..=4, select(units.to_vec())).prop_map(|(mantissa, scale, unit)| {
        Quantity::new(Decimal::new(mantissa, scale), unit.parse().unwrap()).unwrap()
    })
}

const MONEY: &[&str] = &["元", "万元", "亿元"];
const AREA: &[&str] = &["亩", "平方米", "公顷"];
const SHARES: &[&str] = &["%", "‰"];
const GRAINS: &[&str] = &["斤", "公斤", "吨"];

/// Amounts that are often as much as one another.
fn ties(amounts: &'static [&'static str]) -> impl Strategy<Value = Vec<Quantity>> {
    list(select(amounts).prop_map(q))
}

fn list<T: std::fmt::Debug>(item: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    proptest::collection::vec(item, 0..20)
}

fn state<A: Aggregate<Item = T>, T>(items: &[T]) -> A {
    let mut state = A::default();
    for item in items {
        state.push(item).unwrap();
    }
    state
}

/// Where items are split, and in which order they come: that of the keys.
type Ways = (Index, Vec<u32>);

fn ways() -> impl Strategy<Value = Ways> {
    (any::<Index>(), proptest::collection::vec(any::<u32>(), 20))
}

fn shuffled<T: Clone>(items: &[T], keys: &[u32]) -> Vec<T> {
    assert!(items.len() <= keys.len());
    let mut keyed: Vec<_> = keys.iter().zip(items).collect();
    keyed.sort_by_key(|(key, _)| **key);
    keyed.into_iter().map(|(_, item)| item.clone()).collect()
}

/// Any order, any split, either way round, with the identity on either side, and by way of another process, is the whole.
fn laws<A, T>(items: &[T], (cut, order): &Ways)
where
    T: Clone,
    A: Aggregate<Item = T> + Clone + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned,
    A::Output: PartialEq + std::fmt::Debug,
{
    let whole: A = state(items);
    let items = shuffled(items, order);
    let (left, right) = items.split_at(cut.index(items.len() + 1));
    let (left, right): (A, A) = (state(left), state(right));
    let sent = |state: &A| -> A {
        let text = serde_json::to_string(state).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
    };
    let merged = |first: &A, second: &A| {
        let mut merged = first.clone();
        merged.merge(second).unwrap();
        merged
    };
    for found in [
        state(&items),
        merged(&left, &right),
        merged(&right, &left),
        merged(&A::default(), &whole),
        merged(&whole, &A::default()),
        merged(&sent(&right), &sent(&left)),
        sent(&whole),
    ] {
        assert_eq!(found, whole);
        assert_eq!(found.finish(), whole.finish());
        assert_eq!(
            serde_json::to_string(&found).unwrap(),
            serde_json::to_string(&whole).unwrap()
        );
    }
}

fn big(value: Decimal, scale: u32) -> BigInt {
    BigInt::from(value.mantissa()) * BigInt::from(10).pow(scale - value.scale())
}

/// Whether the ratio is the fraction of big integers.
fn is(ratio: Ratio, numerator: &BigInt, denominator: &BigInt) -> bool {
    big(ratio.numerator(), 28) * denominator == big(ratio.denominator(), 28) * numerator
}

proptest! {
    #[test]
    fn every_aggregate_is_a_commutative_monoid(
        money in list(quantity(MONEY)),
        areas in list(quantity(AREA)),
        shares in list((quantity(SHARES), quantity(GRAINS))),
        flags in list(any::<Option<bool>>()),
        words in list(select(vec!["已完成", "未完成", "缺报"])),
        ways in ways(),
    ) {
        laws::<Sum, _>(&money, &ways);
        laws::<Sum, _>(&areas, &ways);
        laws::<Mean, _>(&areas, &ways);
        laws::<Least, _>(&areas, &ways);
        laws::<Greatest, _>(&money, &ways);
        laws::<Count, _>(&money, &ways);
        laws::<ShareAchieved, _>(&flags, &ways);
        let reported: Vec<bool> = flags.iter().map(Option::is_some).collect();
        laws::<Coverage, _>(&reported, &ways);
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        laws::<Distribution<String>, _>(&words, &ways);
        let pairs: Vec<(u8, Option<bool>)> = flags.iter().map(|flag| (u8::from(flag.is_some()), *flag)).collect();
        laws::<Distribution<(u8, Option<bool>)>, _>(&pairs, &ways);
        let portions: Vec<Portion> = money.iter().zip(&areas).map(|(numerator, denominator)| Portion {
            numerator: *numerator,
            denominator: *denominator,
        }).filter(|portion| !portion.denominator.is_zero()).collect();
        laws::<RatioOfSums, _>(&portions, &ways);
        let weighted: Vec<WeightedValue> = shares.iter().map(|(value, weight)| WeightedValue { value: *value, weight: *weight }).collect();
        laws::<WeightedMean, _>(&weighted, &ways);
        laws::<(Sum, Greatest), _>(&money, &ways);
        let dated: Vec<Dated> = money.iter().zip(0..).map(|(value, days)| Dated {
            as_of: NaiveDate::default() + chrono::Days::new(days * 7 % 20),
            value: *value,
        }).collect();
        laws::<Latest, _>(&dated, &ways);
    }

    /// Equal amounts are written alike in the end, whichever came first.
    #[test]
    fn of_equal_amounts_the_extremes_keep_one_in_any_order(
        money in ties(&["1亿元", "10000万元", "100000000元", "1.0亿元", "1.00亿元", "100百万元", "2亿元"]),
        areas in ties(&["15亩", "1公顷", "10000平方米", "0.01平方公里", "1.000公顷", "15.00亩"]),
        nothing in ties(&["0元", "0万元", "0.00元", "-0元", "0.0亿元"]),
        ways in ways(),
    ) {
        for items in [&money, &areas, &nothing] {
            laws::<Least, _>(items, &ways);
            laws::<Greatest, _>(items, &ways);
            laws::<(Least, Greatest), _>(items, &ways);
            let dated: Vec<Dated> = items.iter().map(|value| Dated { as_of: NaiveDate::default(), value: *value }).collect();
            laws::<Latest, _>(&dated, &ways);
        }
    }

    #[test]
    fn extremes_are_among_the_items_and_beyond_none(items in list(quantity(AREA))) {
        let least = state::<Least, _>(&items).finish().unwrap();
        let greatest = state::<Greatest, _>(&items).finish().unwrap();
        prop_assert_eq!(least.is_none(), items.is_empty());
        for item in &items {
            prop_assert!(least.unwrap().compare(item).unwrap().is_le());
            prop_assert!(greatest.unwrap().compare(item).unwrap().is_ge());
        }
        prop_assert!(least.is_none_or(|least| items.contains(&least)));
        prop_assert!(greatest.is_none_or(|greatest| items.contains(&greatest)));
    }

    #[test]
    fn the_mean_times_the_count_is_the_sum(items in list(quantity(MONEY))) {
        let mean: Mean = state(&items);
        let Some(average) = mean.finish().unwrap() else {
            prop_assert!(items.is_empty());
            return Ok(());
        };
        let sum = mean.sum().finish_in(average.unit).unwrap().magnitude();
        prop_assert!(is(average.value, &big(sum, 28), &(BigInt::from(items.len()) * BigInt::from(10).pow(28))));
    }

    #[test]
    fn the_weighted_mean_equals_the_oracle(items in list((quantity(&["%"]), quantity(&["公斤"])))) {
        let items: Vec<WeightedValue> = items.into_iter().map(|(value, weight)| WeightedValue { value, weight }).collect();
        let mean: WeightedMean = state(&items);
        let zero = BigInt::from(0);
        let weights = items.iter().fold(zero.clone(), |sum, item| sum + big(item.weight.magnitude(), 4));
        let products = items.iter().fold(zero.clone(), |sum, item| {
            sum + big(item.weight.magnitude(), 4) * big(item.value.magnitude(), 4)
        });
        match mean.finish() {
            Ok(Some(average)) => prop_assert!(is(average.value, &products, &(weights * 10_000))),
            Ok(None) => prop_assert!(items.is_empty()),
            Err(error) => {
                prop_assert_eq!(&weights, &zero);
                let is_zero_weight = matches!(error, AggregateError::ZeroWeight { .. });
                prop_assert!(is_zero_weight);
            }
        }
    }

    #[test]
    fn weights_scaled_together_change_nothing(items in list((quantity(SHARES), quantity(GRAINS))), factor in 1_i64..=1000) {
        let factor = Decimal::new(factor, 1);
        let weighted = |factor: Decimal| -> WeightedMean {
            let items: Vec<WeightedValue> = items.iter().map(|(value, weight)| WeightedValue {
                value: *value,
                weight: weight.checked_mul(factor).unwrap(),
            }).collect();
            state(&items)
        };
        prop_assert_eq!(weighted(factor).finish().ok(), weighted(Decimal::ONE).finish().ok());
    }

    #[test]
    fn equal_weights_give_the_mean(items in list(quantity(AREA))) {
        let mean: Mean = state(&items);
        let weighted: Vec<WeightedValue> = items.iter().map(|value| WeightedValue { value: *value, weight: q("3人") }).collect();
        prop_assert_eq!(state::<WeightedMean, _>(&weighted).finish(), mean.finish());
    }

    #[test]
    fn groups_add_up_to_the_whole(items in list((0_u8..4, quantity(MONEY))), cut in any::<Index>()) {
        let all: Vec<Quantity> = items.iter().map(|(_, item)| *item).collect();
        let grouped = |items: &[(u8, Quantity)]| {
            let mut groups = Groups::<u8, Sum>::default();
            for (key, item) in items {
                let before = groups.clone();
                groups.push_to(key, item).unwrap();
                for (other, sum) in before.iter().filter(|(other, _)| *other != key) {
                    assert_eq!(groups.get(other), Some(sum));
                }
            }
            groups
        };
        let groups = grouped(&items);
        prop_assert_eq!(groups.whole().unwrap(), state::<Sum, _>(&all));
        let (left, right) = items.split_at(cut.index(items.len() + 1));
        let sent = serde_json::to_string(&grouped(right)).unwrap();
        let mut merged = grouped(left);
        merged.merge(&serde_json::from_str(&sent).unwrap()).unwrap();
        prop_assert_eq!(merged, groups);
    }
}

#[test]
fn averages_by_hand() {
    let growth = |items: &[(&str, &str)]| -> Result<Option<Average>, AggregateError> {
        let mut mean = WeightedMean::new("2023年地区生产总值");
        for (value, weight) in items {
            mean.push(&WeightedValue {
                value: q(value),
                weight: q(weight),
            })?;
        }
        mean.finish()
    };
    // (5 × 300 + 9 × 100) ÷ 400 = 6
    let average = growth(&[("5%", "300亿元"), ("9%", "1000000万元")])
        .unwrap()
        .unwrap();
    assert_eq!(average.exact(), Ok(q("6%")));
    assert_eq!(growth(&[]), Ok(None));
    assert!(matches!(
        growth(&[("5%", "0元")]),
        Err(AggregateError::ZeroWeight { .. })
    ));
    assert!(matches!(
        growth(&[("5%", "-1元")]),
        Err(AggregateError::NegativeWeight { .. })
    ));
    assert!(matches!(
        growth(&[("5%", "1元"), ("5元", "1元")]),
        Err(AggregateError::Mixed { .. })
    ));
    assert!(matches!(
        growth(&[("5%", "1元"), ("5%", "1人")]),
        Err(AggregateError::Mixed { .. })
    ));
    assert!(matches!(
        growth(&[("3名次", "1元")]),
        Err(AggregateError::NotAdditive { .. })
    ));
    assert!(matches!(
        growth(&[("5%", "1%")]),
        Err(AggregateError::NotAdditive { .. })
    ));

    // (3亿 + 1亿) ÷ (1万 + 3万人): not the mean of 3 and 1/3.
    let mut income = RatioOfSums::default();
    for (numerator, denominator) in [("3亿元", "1万人"), ("1亿元", "3万人")] {
        let portion = Portion {
            numerator: q(numerator),
            denominator: q(denominator),
        };
        income.push(&portion).unwrap();
    }
    let average = income.finish().unwrap().unwrap();
    assert_eq!(average.exact(), Ok(q("1亿元/万人")));

    // A denominator cannot be below zero; a numerator can, as a loss.
    let before = income.clone();
    let refused = income.push(&Portion {
        numerator: q("3亿元"),
        denominator: q("-1万人"),
    });
    assert!(matches!(
        refused,
        Err(AggregateError::NegativeDenominator { .. })
    ));
    assert_eq!(income, before);
    assert_eq!(
        (income.numerator().count(), income.denominator().count()),
        (2, 2)
    );
    let loss = Portion {
        numerator: q("-4亿元"),
        denominator: q("0万人"),
    };
    income.push(&loss).unwrap();
    assert_eq!(
        income.finish().unwrap().unwrap().exact(),
        Ok(q("0亿元/万人"))
    );

    // 19 of 132 and 6 of 11: 25 of 143.
    let mut share = RatioOfSums::default();
    for (numerator, denominator) in [("19个", "132个"), ("6个", "11个")] {
        share
            .push(&Portion {
                numerator: q(numerator),
                denominator: q(denominator),
            })
            .unwrap();
    }
    let average = share.finish().unwrap().unwrap();
    assert!(average.exact().is_err());
    assert_eq!(
        average.round(2, RoundingStrategy::MidpointAwayFromZero),
        Ok(Decimal::new(1748, 2))
    );
}

#[test]
fn of_equal_amounts_the_plainest_in_the_finest_unit_is_kept() {
    let amounts = [
        q("1亿元"),
        q("10000.0万元"),
        q("10000万元"),
        q("10000.00万元"),
    ];
    for place in 0..24 {
        // Each order once: the place in the list of the first, of the second among the rest, and so on.
        let mut rest = amounts.to_vec();
        let items = [place / 6, place / 2 % 3, place % 2, 0].map(|place| rest.remove(place));
        let (least, greatest): (Least, Greatest) = (state(&items), state(&items));
        assert_eq!(serde_json::to_string(&least).unwrap(), r#""10000万元""#);
        assert_eq!(serde_json::to_string(&greatest).unwrap(), r#""10000万元""#);
    }
}

#[test]
fn the_last_value_to_date_stands_for_all() {
    let dated = |day, value: &str| Dated {
        as_of: NaiveDate::from_ymd_opt(2024, 6, day).unwrap(),
        value: q(value),
    };
    let latest: Latest = state(&[
        dated(3, "9家"),
        dated(20, "7家"),
        dated(11, "8家"),
        dated(20, "7家"),
    ]);
    assert_eq!(latest.finish(), Ok(Some(dated(20, "7家"))));
    let mut contradicted = latest;
    contradicted.push(&dated(20, "6家")).unwrap();
    let error = contradicted.finish().unwrap_err();
    assert_eq!(
        error.to_string(),
        "6家 and 7家 contradict each other, both as of 2024-06-20"
    );
    // A later value settles it, in whatever order they come.
    contradicted.push(&dated(21, "8家")).unwrap();
    assert_eq!(contradicted.finish(), Ok(Some(dated(21, "8家"))));
    let mut mixed = latest;
    assert!(mixed.push(&dated(1, "6个")).is_err());
    assert_eq!(mixed, latest);
    let upside_down = r#"{"as_of":"2024-06-20","least":"7家","greatest":"6家"}"#;
    assert!(serde_json::from_str::<Latest>(upside_down).is_err());
}

/// Products of the largest and the finest numbers lie 138 decimal places apart and read back all the same.
#[test]
fn products_of_any_size_read_back() {
    let largest = "79228162514264337593543950335";
    let finest = "0.0000000000000000000000000001";
    let mut mean = WeightedMean::new("产值");
    for (value, weight) in [
        (format!("{largest}万亿元"), format!("{largest}万亿元")),
        (format!("{finest}元"), format!("{finest}元")),
    ] {
        mean.push(&WeightedValue {
            value: q(&value),
            weight: q(&weight),
        })
        .unwrap();
    }
    for _ in 0..61 {
        mean.merge(&mean.clone()).unwrap();
    }
    let text = serde_json::to_string(&mean).unwrap();
    let mut back: WeightedMean = serde_json::from_str(&text).unwrap();
    assert_eq!(back, mean);
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
    assert!(back.merge(&mean).is_ok());
}

#[test]
fn means_by_other_weights_do_not_merge() {
    let item = WeightedValue {
        value: q("5%"),
        weight: q("1人"),
    };
    let mut population = WeightedMean::new("常住人口");
    population.push(&item).unwrap();
    let mut registered = WeightedMean::new("户籍人口");
    registered.push(&item).unwrap();
    let error = population.merge(&registered).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a mean weighted by 常住人口 cannot be merged with one weighted by 户籍人口"
    );
}

/// The groups of a mean have its weight, and those of another weight, or of none, are not merged with them.
#[test]
fn groups_keep_the_weight_of_their_mean() {
    let item = WeightedValue {
        value: q("5%"),
        weight: q("1人"),
    };
    let groups = |template: WeightedMean, keys: &[u8]| {
        let mut groups = Groups::of(template);
        for key in keys {
            groups.push_to(key, &item).unwrap();
        }
        groups
    };
    let named = |name: &str, keys: &[u8]| groups(WeightedMean::new(name), keys);
    let residents = named("常住人口", &[1, 2]);
    assert_eq!(residents.get(&1).unwrap().weight(), "常住人口");
    assert_eq!(residents.whole().unwrap().weight(), "常住人口");
    let mut unnamed: Groups<u8, WeightedMean> = Groups::default();
    unnamed.push_to(&3, &item).unwrap();
    let registered = [
        named("户籍人口", &[1]),
        named("户籍人口", &[3]),
        named("户籍人口", &[]),
        unnamed,
    ];
    for other in &registered {
        for (into, from) in [(&residents, other), (other, &residents)] {
            let mut merged = into.clone();
            let error = merged.merge(from).unwrap_err();
            assert!(
                matches!(error, AggregateError::OtherWeight { .. }),
                "{error}"
            );
            assert_eq!(&merged, into);
        }
    }
    let mut mean = residents.get(&1).unwrap().clone();
    assert!(mean.merge(registered[3].get(&3).unwrap()).is_err());
    // A template that has taken something in gives groups that have not.
    assert_eq!(groups(mean, &[1, 2]), residents);
    // Groups of nothing take the name of what is merged into them, and send it on.
    let mut empty: Groups<u8, WeightedMean> = Groups::default();
    empty.merge(&named("常住人口", &[])).unwrap();
    let sent = serde_json::to_string(&empty).unwrap();
    let mut empty: Groups<u8, WeightedMean> = serde_json::from_str(&sent).unwrap();
    assert_eq!(empty, named("常住人口", &[]));
    empty.merge(&residents).unwrap();
    assert_eq!(empty, residents);
    let error = empty.merge(&registered[3]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a mean weighted by 常住人口 cannot be merged with one weighted by a weight without a name"
    );
    assert_eq!(
        error.chinese(),
        "以常住人口加权的平均数与以未命名的权重加权的不能合并"
    );
}

/// A mean of another dimension is refused, and the state is as before.
#[test]
fn means_of_other_dimensions_do_not_merge() {
    let mean = |value: &str, weight: &str| {
        let mut mean = WeightedMean::new("从业人员");
        mean.push(&WeightedValue {
            value: q(value),
            weight: q(weight),
        })
        .unwrap();
        mean
    };
    let share = mean("5%", "2人");
    for other in [mean("5元", "2人"), mean("5%", "2元")] {
        let mut merged = share.clone();
        let error = merged.merge(&other).unwrap_err();
        assert!(matches!(error, AggregateError::Mixed { .. }), "{error}");
        assert_eq!(merged, share);
    }
}

#[test]
fn states_that_no_aggregate_has_are_refused() {
    assert!(serde_json::from_str::<Coverage>(r#"{"reported":3,"expected":2}"#).is_err());
    for text in [r#"[["a",3],["a",5]]"#, r#"[["a",0]]"#, r#"{"a":3,"a":5}"#] {
        assert!(
            serde_json::from_str::<Distribution<String>>(text).is_err(),
            "{text}"
        );
    }
    for (text, reason) in [
        (
            r#"{"template":{"count":0},"groups":[[1,{"count":0}],[1,{"count":0}]]}"#,
            "two groups",
        ),
        (
            r#"{"template":{"count":1,"parts":[{"unit":"元","value":"1"}]},"groups":[]}"#,
            "template",
        ),
        (r#"[[1,{"count":0}]]"#, "invalid type"),
    ] {
        let error = serde_json::from_str::<Groups<u8, Sum>>(text).unwrap_err();
        assert!(error.to_string().contains(reason), "{text}: {error}");
    }
    let state = r#"{"weights":{"count":1,"parts":[{"unit":"人","value":"1"}]},"products":[{"value_unit":"%","weight_unit":"人","product":"5"}],"weight":"#;
    for (template, name) in [("常住人口", "户籍人口"), ("常住人口", ""), ("", "户籍人口")]
    {
        let text = format!(
            r#"{{"template":{{"weight":"{template}","weights":{{"count":0}}}},"groups":[[1,{state}"{name}"}}]]}}"#
        );
        let read = serde_json::from_str::<Groups<u8, WeightedMean>>(&text);
        let error = read.unwrap_err().to_string();
        assert!(
            error.contains("does not start from the template"),
            "{text}: {error}"
        );
    }
    for text in [
        r#"{"weight":"人口","weights":{"count":0},"products":[{"value_unit":"%","weight_unit":"人","product":"1"}]}"#,
        r#"{"weight":"人口","weights":{"count":1,"parts":[{"unit":"人","value":"1"}]}}"#,
        r#"{"weight":"人口","weights":{"count":1,"parts":[{"unit":"人","value":"1"}]},"products":[{"value_unit":"%","weight_unit":"元","product":"1"}]}"#,
        r#"{"weight":"人口","weights":{"count":1,"parts":[{"unit":"人","value":"1"}]},"products":[{"value_unit":"%","weight_unit":"人","product":"1e3"}]}"#,
        // Below zero; nothing times something; more than the largest quantity times the weight.
        r#"{"weight":"人口","weights":{"count":1,"parts":[{"unit":"人","value":"-1"}]},"products":[{"value_unit":"%","weight_unit":"人","product":"5"}]}"#,
        r#"{"weight":"人口","weights":{"count":1,"parts":[{"unit":"人","value":"0"}]},"products":[{"value_unit":"%","weight_unit":"人","product":"5"}]}"#,
        r#"{"weight":"人口","weights":{"count":1,"parts":[{"unit":"人","value":"1"}]},"products":[{"value_unit":"%","weight_unit":"人","product":"-79228162514264337593543950336000000000000"}]}"#,
        // More pairs of units than items, and weights of an atom without a value.
        r#"{"weight":"产量","weights":{"count":1,"parts":[{"unit":"吨","value":"1"}]},"products":[{"value_unit":"%","weight_unit":"吨","product":"1"},{"value_unit":"‰","weight_unit":"吨","product":"1"}]}"#,
        r#"{"weight":"产量","weights":{"count":2,"parts":[{"unit":"斤","value":"1"},{"unit":"吨","value":"1"}]},"products":[{"value_unit":"%","weight_unit":"吨","product":"1"}]}"#,
    ] {
        assert!(
            serde_json::from_str::<WeightedMean>(text).is_err(),
            "{text}"
        );
    }
    for (text, reason) in [
        (
            r#"{"numerator":{"count":3,"parts":[{"unit":"元","value":"1"}]},"denominator":{"count":1,"parts":[{"unit":"人","value":"1"}]}}"#,
            "each numerator goes with one denominator",
        ),
        (
            r#"{"numerator":{"count":1,"parts":[{"unit":"元","value":"1"}]},"denominator":{"count":0}}"#,
            "each numerator goes with one denominator",
        ),
        (
            r#"{"numerator":{"count":1,"parts":[{"unit":"元","value":"1"}]},"denominator":{"count":1,"parts":[{"unit":"人","value":"-1"}]}}"#,
            "not below zero",
        ),
        (
            r#"{"numerator":{"count":1,"parts":[{"unit":"元","value":"1"}]}}"#,
            "missing field",
        ),
    ] {
        let error = serde_json::from_str::<RatioOfSums>(text).unwrap_err();
        assert!(error.to_string().contains(reason), "{text}: {error}");
    }
}

#[test]
fn not_assessable_is_held_against_nobody() {
    let share: ShareAchieved = state(&[Some(true), None, Some(false), Some(true)]);
    assert_eq!(share.finish().unwrap().unwrap().to_string(), "2/3");
    assert_eq!(state::<ShareAchieved, _>(&[None]).finish(), Ok(None));
}

#[test]
fn two_aggregates_at_once_are_each_as_alone() {
    let items = [q("3公里"), q("5公里"), q("4公里")];
    let mut both: (Sum, Greatest) = state(&items);
    let (sum, greatest) = both.finish().unwrap();
    assert_eq!(sum, state::<Sum, _>(&items).finish().unwrap());
    assert_eq!(greatest, state::<Greatest, _>(&items).finish().unwrap());
    // What one of them refuses neither takes in.
    let before = both.clone();
    assert!(both.push(&q("1个")).is_err());
    assert_eq!(both, before);
    // What is told beforehand is told of nothing too.
    let named = (
        WeightedMean::new("地区生产总值"),
        WeightedMean::new("常住人口"),
    );
    assert_eq!(named.identity(), named);
    assert_ne!(named.identity(), Default::default());
}

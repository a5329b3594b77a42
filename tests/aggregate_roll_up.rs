//! Trees, roll-up over them, and reported beside computed totals, on the published tables too.

use std::collections::BTreeMap;

use proptest::prelude::*;
use zhibiao::aggregate::{
    Axis, Missing, PublishedFigure, RollUpError, RolledUp, Shortening, Sum, Tree, TreeError,
    allocation_balance, compare_total, is_stated_share, roll_up, roll_up_table,
};
use zhibiao::indicator::Measure;
use zhibiao::number::Decimal;
use zhibiao::quantity::Quantity;
use zhibiao::region::RegionCode;

const ALLOCATIONS: &str = include_str!("data/county-allocations.csv");

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn codes(codes: &[&str]) -> Vec<RegionCode> {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

fn node<'a>(nodes: &'a [RolledUp<&'static str>], key: &str) -> &'a RolledUp<&'static str> {
    nodes.iter().find(|node| node.key == key).unwrap()
}

fn by_regions<K: Ord + Clone + std::fmt::Display>(
    tree: &Tree<K>,
    values: Vec<(K, Quantity)>,
    missing: Missing,
) -> Result<Vec<RolledUp<K>>, RollUpError> {
    roll_up(tree, values, Measure::Total, Axis::Regions, missing)
}

#[test]
fn trees_that_are_none() {
    let two = Tree::new([("永嘉县", "温州市"), ("永嘉县", "杭州市")]).unwrap_err();
    assert_eq!(
        two.to_string(),
        "永嘉县 has two parents, 温州市 and 杭州市, and would be counted in both"
    );
    assert!(matches!(
        Tree::new([("a", "b"), ("a", "b")]),
        Err(TreeError::Repeated { .. })
    ));
    assert_eq!(
        Tree::new([("z", "a"), ("a", "b"), ("b", "c"), ("c", "a")])
            .unwrap_err()
            .to_string(),
        "a is a part of itself: a → b → c → a"
    );
    assert!(matches!(
        Tree::new([("a", "a")]),
        Err(TreeError::Cycle { .. })
    ));
    let pairs = |pairs: &[(&str, &str)]| {
        let pairs: Vec<(RegionCode, RegionCode)> = pairs
            .iter()
            .map(|(child, parent)| (child.parse().unwrap(), parent.parse().unwrap()))
            .collect();
        Tree::of_regions(pairs)
    };
    // A county run by the province is within it by its code, where its prefecture is not in the tree; under another province it is not.
    assert!(pairs(&[("330324", "33"), ("3302", "33")]).is_ok());
    assert!(matches!(
        pairs(&[("330324", "33"), ("330324", "34")]),
        Err(TreeError::TwoParents { .. })
    ));
    for (listed, inner, outer) in [
        (&[("330324", "33"), ("3303", "33")][..], "330324", "3303"),
        // Also where one of them is a root, or only a parent, or the way up is longer.
        (&[("330324", "3303"), ("3302", "33")], "3303", "33"),
        (
            &[("330324", "33"), ("330302", "3303"), ("3303", "33")],
            "330324",
            "3303",
        ),
        (&[("330324100", "3303"), ("330324", "33")], "3303", "33"),
        (
            &[("330324100001", "33"), ("330324", "33")],
            "330324100001",
            "330324",
        ),
    ] {
        let (inner, outer) = (inner.to_owned(), outer.to_owned());
        assert_eq!(
            pairs(listed),
            Err(TreeError::Beside { inner, outer }),
            "{listed:?}"
        );
    }
    for (child, parent, region) in [
        ("330324", "34", "3303"),
        ("330324", "3302", "3303"),
        ("330324100", "330302", "330324"),
        ("33", "34", "浙江省"),
    ] {
        assert_eq!(
            pairs(&[(child, parent)]),
            Err(TreeError::ForeignParent {
                child: child.to_owned(),
                parent: parent.to_owned(),
                region: region.to_owned(),
            })
        );
    }
    assert!(matches!(
        pairs(&[("33", "330324")]),
        Err(TreeError::Inverted { .. })
    ));
    assert!(Tree::of_codes(codes(&["330324", "330324"])).is_err());
    assert!("990000".parse::<RegionCode>().is_err());
}

#[test]
fn a_tree_of_codes_reaches_up_to_the_provinces() {
    let tree = Tree::of_codes(codes(&["330324", "3302", "33", "110101", "82"])).unwrap();
    let lines: Vec<String> = tree
        .iter()
        .map(|(depth, code)| format!("{depth} {code}"))
        .collect();
    assert_eq!(
        lines,
        [
            "0 33", "1 3303", "2 330324", "1 3302", "0 11", "1 1101", "2 110101", "0 82"
        ]
    );
    assert!(Tree::of_codes([]).unwrap().iter().next().is_none());
}

/// As the notice lists them, not as their names or codes sort.
#[test]
fn a_roll_up_keeps_the_order_given() {
    let pairs = [
        ("雨城区", "雅安市"),
        ("东区", "攀枝花市"),
        ("名山区", "雅安市"),
        ("雅安市", "四川省"),
        ("攀枝花市", "四川省"),
    ];
    let tree = Tree::new(pairs).unwrap();
    let listed: Vec<&str> = tree.iter().map(|(_, key)| *key).collect();
    assert_eq!(
        listed,
        ["四川省", "雅安市", "雨城区", "名山区", "攀枝花市", "东区"]
    );
    let forest = Tree::new([("乙", "丙"), ("甲", "丁"), ("戊", "丙")]).unwrap();
    let listed: Vec<&str> = forest.iter().map(|(_, key)| *key).collect();
    assert_eq!(listed, ["丙", "乙", "戊", "丁", "甲"]);
    let values = [
        ("名山区", q("3公里")),
        ("雨城区", q("2公里")),
        ("东区", q("1公里")),
    ];
    let nodes = roll_up(&tree, values, Measure::Total, Axis::Regions, Missing::Fail).unwrap();
    let order: Vec<&str> = nodes.iter().map(|node| node.key).collect();
    assert_eq!(
        order,
        ["四川省", "雅安市", "雨城区", "名山区", "攀枝花市", "东区"]
    );
}

#[test]
fn a_long_chain_is_no_burden() {
    let pairs = (0..50_000_u32).map(|number| (number, number + 1));
    let tree = Tree::new(pairs).unwrap();
    let nodes = roll_up(
        &tree,
        [(0, q("1元"))],
        Measure::Total,
        Axis::Parts,
        Missing::Fail,
    )
    .unwrap();
    assert_eq!(nodes.len(), 50_001);
    assert_eq!(nodes[0].computed, Some(q("1元")));
    // Its table is no wider for it: two blanks for each of 16 levels, the key, three columns.
    let table = roll_up_table(&nodes);
    assert!(table.lines().all(|line| line.chars().count() < 70));
}

fn province() -> Tree<RegionCode> {
    Tree::of_codes(codes(&["330102", "330106", "330302", "330303", "330324"])).unwrap()
}

#[test]
fn the_three_ways_with_what_is_missing() {
    let values = || {
        vec![
            ("330302".parse().unwrap(), q("3公里")),
            ("330303".parse().unwrap(), q("500米")),
            ("330102".parse().unwrap(), q("1公里")),
        ]
    };
    let top = |missing| by_regions(&province(), values(), missing).map(|nodes| nodes[0].clone());
    let skipped = top(Missing::Skip).unwrap();
    assert_eq!(
        (skipped.computed, skipped.coverage.to_string()),
        (Some(q("4500米")), "3/5".to_owned())
    );
    assert_eq!(top(Missing::AsZero).unwrap().computed, Some(q("4500米")));
    assert_eq!(
        top(Missing::Fail),
        Err(RollUpError::Missing {
            keys: vec!["330106".to_owned(), "330324".to_owned()]
        })
    );
    // A county that was not reported has no value, or zero.
    for (missing, expected) in [(Missing::Skip, None), (Missing::AsZero, Some(q("0公里")))] {
        let nodes = by_regions(&province(), values(), missing).unwrap();
        let county = nodes
            .iter()
            .find(|node| node.key.to_string() == "330324")
            .unwrap();
        assert_eq!((county.computed, county.coverage.reported()), (expected, 0));
    }
    // Of nothing there is no unit to have zero of.
    for missing in [Missing::Skip, Missing::AsZero] {
        let nothing = by_regions(&province(), Vec::new(), missing).unwrap();
        assert!(nothing.iter().all(|node| node.computed.is_none()));
        assert_eq!(nothing[0].coverage.to_string(), "0/5");
    }
    // A city all of whose counties are missing is zero, unless its own value stands for them.
    let node = |values: &[(&str, &str)], key: &str| {
        let values = values
            .iter()
            .map(|(key, value)| (key.parse().unwrap(), q(value)))
            .collect();
        let nodes = by_regions(&province(), values, Missing::AsZero).unwrap();
        let found = nodes.iter().find(|node| node.key.to_string() == key);
        let found = found.unwrap();
        (
            found.computed,
            found.coverage.to_string(),
            found.sum().count(),
        )
    };
    let wenzhou = [("330302", "3公里"), ("330324", "-3公里")];
    assert_eq!(
        node(&wenzhou, "3301"),
        (Some(q("0公里")), "0/2".to_owned(), 0)
    );
    assert_eq!(
        node(&wenzhou, "330303"),
        (Some(q("0公里")), "0/1".to_owned(), 0)
    );
    // Three and minus three were reported: that zero is a sum.
    assert_eq!(
        node(&wenzhou, "33"),
        (Some(q("0公里")), "2/5".to_owned(), 2)
    );
    let with_city = [("330302", "3公里"), ("3301", "9公里")];
    assert_eq!(
        node(&with_city, "3301"),
        (Some(q("9公里")), "2/2".to_owned(), 1)
    );
    assert_eq!(
        node(&with_city, "330102"),
        (Some(q("0公里")), "0/1".to_owned(), 0)
    );
    assert_eq!(
        node(&with_city, "33"),
        (Some(q("12公里")), "3/5".to_owned(), 2)
    );
}

#[test]
fn an_own_value_stands_beside_the_parts_or_for_them() {
    let tree = Tree::new([
        ("甲区", "甲市"),
        ("乙县", "甲市"),
        ("丙县", "丁市"),
        ("甲市", "省"),
        ("丁市", "省"),
    ])
    .unwrap();
    let values = vec![
        ("甲区", q("2家")),
        ("乙县", q("3家")),
        ("甲市", q("6家")),
        ("丁市", q("10家")),
    ];
    let nodes = by_regions(&tree, values, Missing::Fail).unwrap();
    let city = node(&nodes, "甲市");
    assert_eq!(
        (city.reported, city.computed),
        (Some(q("6家")), Some(q("5家")))
    );
    let other = node(&nodes, "丁市");
    assert_eq!(
        (other.computed, other.coverage.to_string()),
        (Some(q("10家")), "1/1".to_owned())
    );
    assert_eq!(node(&nodes, "省").computed, Some(q("15家")));
    assert_eq!(node(&nodes, "省").coverage.to_string(), "3/3");
}

#[test]
fn a_roll_up_prints_and_travels() {
    let values = vec![
        ("330302".parse().unwrap(), q("1.5公里")),
        ("3301".parse().unwrap(), q("900米")),
        ("330324".parse().unwrap(), q("2公里")),
        ("3303".parse().unwrap(), q("4公里")),
    ];
    let nodes = by_regions(&province(), values, Missing::Skip).unwrap();
    assert_eq!(
        roll_up_table(&nodes),
        "\
名称         上报数   汇总数  填报
33                —   4400米   4/5
  3301        900米    900米   2/2
    330102        —        —   0/1
    330106        —        —   0/1
  3303        4公里  3.5公里   2/3
    330302  1.5公里  1.5公里   1/1
    330303        —        —   0/1
    330324    2公里    2公里   1/1"
    );
    assert_eq!(roll_up_table::<&str>(&[]), "名称  上报数  汇总数  填报");
    assert_eq!(
        serde_json::to_value(&nodes[4]).unwrap(),
        serde_json::json!({
            "key": "3303",
            "depth": 1,
            "reported": "4公里",
            "computed": "3.5公里",
            "coverage": {"reported": 2, "expected": 3},
            "sum": {"count": 2, "parts": [{"unit": "公里", "value": "3.5"}]},
        })
    );
    let missing = serde_json::to_value(&nodes[2]).unwrap();
    assert_eq!(
        missing,
        serde_json::json!({
            "key": "330102", "depth": 2, "coverage": {"reported": 0, "expected": 1}, "sum": {"count": 0},
        })
    );
}

#[test]
fn values_that_do_not_roll_up() {
    let tree = || Tree::new([("甲区", "甲市"), ("乙县", "甲市")]).unwrap();
    let value = |key, text| (key, q(text));
    for (values, reason) in [
        (vec![value("丙县", "1元")], "丙县 is not in the tree"),
        (
            vec![value("甲区", "1元"), value("甲区", "2元")],
            "甲区 has two values, 1元 and 2元",
        ),
        (
            vec![value("甲区", "1元"), value("乙县", "2家")],
            "group by dimension",
        ),
        (vec![value("甲区", "5%")], "does not add up over regions"),
        (vec![value("甲区", "5元/人")], "denominator"),
    ] {
        let error = by_regions(&tree(), values, Missing::Skip)
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{error}");
    }
    let growth = roll_up(
        &tree(),
        [value("甲区", "5%")],
        Measure::Growth,
        Axis::Regions,
        Missing::Skip,
    );
    assert!(
        growth
            .unwrap_err()
            .to_string()
            .contains("weighted by the values of the base period")
    );
    let points = roll_up(
        &tree(),
        [value("甲区", "5百分点")],
        Measure::Increase,
        Axis::Regions,
        Missing::Skip,
    );
    let error = points.unwrap_err().to_string();
    assert!(error.starts_with("an increase in 百分点"), "{error}");
    let level = |axis| {
        roll_up(
            &tree(),
            [value("甲区", "5张")],
            Measure::Level,
            axis,
            Missing::Skip,
        )
    };
    assert!(level(Axis::Regions).is_ok());
    assert!(
        level(Axis::Periods)
            .unwrap_err()
            .to_string()
            .contains("take the last")
    );
}

/// What a place has to reach, by indicator and the place it is a part of.
fn published() -> Vec<(String, String, String, Quantity)> {
    ALLOCATIONS
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let target = q(&format!("{}{}", cells[4], cells[3]));
            (
                cells[2].to_owned(),
                cells[0].to_owned(),
                cells[1].to_owned(),
                target,
            )
        })
        .collect()
}

#[test]
fn the_published_allocations_add_up() {
    let mut tables: BTreeMap<String, Vec<(String, String, Quantity)>> = BTreeMap::new();
    for (indicator, place, parent, target) in published() {
        tables
            .entry(indicator)
            .or_default()
            .push((place, parent, target));
    }
    let mut checked = Vec::new();
    for (indicator, rows) in tables {
        let pairs = rows.iter().filter(|(_, parent, _)| !parent.is_empty());
        let tree =
            Tree::new(pairs.map(|(place, parent, _)| (place.clone(), parent.clone()))).unwrap();
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|(place, ..)| tree.contains(place))
            .collect();
        let Some((city, _, parent)) = rows.iter().find(|(_, parent, _)| parent.is_empty()) else {
            continue; // targets of a city alone
        };
        let values = rows
            .iter()
            .map(|(place, _, value)| (place.clone(), *value))
            .collect();
        let nodes = by_regions(&tree, values, Missing::Fail).unwrap();
        assert_eq!(nodes[0].key, *city);
        assert_eq!(nodes[0].reported, nodes[0].computed, "{indicator}");
        let counties: Vec<Quantity> = rows
            .iter()
            .filter(|(_, parent, _)| !parent.is_empty())
            .map(|row| row.2)
            .collect();
        let balance = allocation_balance(parent, &counties).unwrap();
        assert!(balance.surplus.is_zero());
        // A kilometre more in one county is 加码 of one kilometre.
        let more: Vec<Quantity> = counties.iter().copied().chain([q("1公里")]).collect();
        assert_eq!(
            allocation_balance(parent, &more).unwrap().surplus,
            q("1公里")
        );
        checked.push((indicator, counties.len()));
    }
    let expected = [
        ("农村公路改善工程", 5),
        ("建成农村通村公路", 8),
        ("通村公路", 5),
    ];
    assert_eq!(
        checked,
        expected.map(|(indicator, counties)| (indicator.to_owned(), counties))
    );
}

/// The rates of the notices are their own numbers, to the digits they print.
#[test]
fn the_published_rates_are_what_their_numbers_give() {
    let mut checked = 0;
    for line in ALLOCATIONS.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        if cells[6].is_empty() {
            continue;
        }
        let (target, actual) = (
            q(&format!("{}{}", cells[4], cells[3])),
            q(&format!("{}{}", cells[5], cells[3])),
        );
        let stated = q(&format!("{}%", cells[6]));
        let rounded = is_stated_share(&stated, &actual, &target, Shortening::Rounded).unwrap();
        let truncated = is_stated_share(&stated, &actual, &target, Shortening::Truncated).unwrap();
        assert!(rounded || truncated, "{line}");
        // A point more is not.
        let wrong = q(&format!(
            "{}%",
            cells[6].parse::<Decimal>().unwrap() + Decimal::ONE
        ));
        assert!(
            !is_stated_share(&wrong, &actual, &target, Shortening::Rounded).unwrap(),
            "{line}"
        );
        checked += 1;
    }
    assert_eq!(checked, 15);
}

fn compare(total: &str, parts: &[&str], shortening: Shortening) -> bool {
    let parts: Vec<PublishedFigure> = parts
        .iter()
        .map(|part| PublishedFigure::as_written(q(part)))
        .collect();
    compare_total(&PublishedFigure::as_written(q(total)), &parts, shortening)
        .unwrap()
        .is_consistent
}

#[test]
fn totals_under_rounding() {
    use Shortening::{Rounded, Truncated};
    for (total, parts, shortening, expected) in [
        (
            "362.32亿元",
            &["235.8亿元", "101.97亿元", "24.56亿元"][..],
            Rounded,
            true,
        ),
        // 235.75 + 101.965 + 24.555 = 362.27 to 235.85 + 101.975 + 24.565 = 362.39, each ± 0.005
        (
            "362.26亿元",
            &["235.8亿元", "101.97亿元", "24.56亿元"],
            Rounded,
            false,
        ),
        (
            "362.39亿元",
            &["235.8亿元", "101.97亿元", "24.56亿元"],
            Rounded,
            true,
        ),
        (
            "362.4亿元",
            &["235.8亿元", "101.97亿元", "24.56亿元"],
            Rounded,
            true,
        ),
        (
            "362.5亿元",
            &["235.8亿元", "101.97亿元", "24.56亿元"],
            Rounded,
            false,
        ),
        // Counts are exact.
        ("5家", &["2家", "3家"], Rounded, true),
        ("6家", &["2家", "3家"], Rounded, false),
        ("1.2万家", &["5678家", "6823家"], Rounded, false),
        ("1.2万家", &["5678家", "6321家"], Rounded, true),
        // 1.9 + 1.9 truncated may be 3.98; rounded at most 3.9.
        ("3.9亿元", &["1.9亿元", "1.9亿元"], Truncated, true),
        ("4.0亿元", &["1.9亿元", "1.9亿元"], Truncated, false),
        ("3.7亿元", &["1.9亿元", "1.9亿元"], Truncated, false),
        ("3.7亿元", &["1.9亿元", "1.9亿元"], Rounded, true),
        ("3.6亿元", &["1.9亿元", "1.9亿元"], Rounded, false),
        ("-3.9亿元", &["-1.9亿元", "-1.9亿元"], Truncated, true),
        ("0亿元", &[], Rounded, true),
        ("1亿元", &[], Rounded, false),
        ("12345万元", &["1.2亿元", "345万元"], Rounded, true),
    ] {
        assert_eq!(
            compare(total, parts, shortening),
            expected,
            "{total} {parts:?} {shortening}"
        );
    }
    let share =
        |stated: &str| is_stated_share(&q(stated), &q("19个"), &q("132个"), Rounded).unwrap();
    // 19 / 132 = 14.3939…%
    assert!(share("14.4%") && share("14.39%") && share("14%") && share("143.9‰"));
    assert!(!share("15.2%") && !share("14.3%"));
    assert!(is_stated_share(&q("1.5倍"), &q("3家"), &q("2家"), Rounded).unwrap());
    assert!(is_stated_share(&q("5%"), &q("3家"), &q("0家"), Rounded).is_err());
    assert!(is_stated_share(&q("5%"), &q("3家"), &q("5个"), Rounded).is_err());
    assert!(is_stated_share(&q("5元"), &q("3家"), &q("5家"), Rounded).is_err());
}

#[test]
fn surplus_by_hand() {
    let balance = allocation_balance(&q("10亿元"), &[q("6亿元"), q("50000万元")]).unwrap();
    assert_eq!(
        (balance.allocated, balance.surplus),
        (q("110000万元"), q("10000万元"))
    );
    assert_eq!(balance.surplus_rate.unwrap().to_string(), "10000/100000");
    assert_eq!(
        allocation_balance(&q("10亿元"), &[]).unwrap().surplus,
        q("-10亿元")
    );
    assert!(
        allocation_balance(&q("0元"), &[q("1元")])
            .unwrap()
            .surplus_rate
            .is_none()
    );
    assert!(allocation_balance(&q("5%"), &[]).is_err());
    assert!(allocation_balance(&q("5元"), &[q("5家")]).is_err());
}

fn county_values() -> impl Strategy<Value = Vec<(u8, u8, Option<i64>)>> {
    proptest::collection::btree_map(
        (0_u8..4, 0_u8..6),
        proptest::option::weighted(0.8, 0_i64..1_000_000),
        1..20,
    )
    .prop_map(|values| {
        values
            .into_iter()
            .map(|((city, county), value)| (city, county, value))
            .collect()
    })
}

proptest! {
    #[test]
    fn by_steps_is_at_once(values in county_values()) {
        let city_of = |city: u8| format!("市{city}");
        let county_of = |city: u8, county: u8| format!("县{city}-{county}");
        let mut pairs: Vec<(String, String)> = values.iter().map(|(city, county, _)| (county_of(*city, *county), city_of(*city))).collect();
        let lower = Tree::new(pairs.clone()).unwrap();
        let mut cities: Vec<String> = values.iter().map(|(city, ..)| city_of(*city)).collect();
        cities.dedup();
        let upper: Vec<(String, String)> = cities.iter().map(|city| (city.clone(), "省".to_owned())).collect();
        pairs.extend(upper.clone());
        let (upper, whole) = (Tree::new(upper).unwrap(), Tree::new(pairs).unwrap());
        let reported: Vec<(String, Quantity)> = values.iter()
            .filter_map(|(city, county, value)| {
                let value = Decimal::new((*value)?, 2);
                Some((county_of(*city, *county), Quantity::new(value, "万元".parse().unwrap()).unwrap()))
            })
            .collect();
        let at_once = by_regions(&whole, reported.clone(), Missing::Skip).unwrap();
        let first = by_regions(&lower, reported.clone(), Missing::Skip).unwrap();
        let cities: Vec<(String, Quantity)> = first.iter()
            .filter(|node| node.depth == 0)
            .filter_map(|node| Some((node.key.clone(), node.computed?)))
            .collect();
        let second = by_regions(&upper, cities, Missing::Skip).unwrap();
        prop_assert_eq!(&at_once[0].key, "省");
        prop_assert_eq!(at_once[0].computed, second[0].computed);
        let mut sum = Sum::new();
        for (_, value) in &reported {
            sum.push(value).unwrap();
        }
        prop_assert_eq!(at_once[0].computed, sum.finish().unwrap());
        prop_assert_eq!(at_once[0].sum(), &sum);
        prop_assert_eq!(at_once[0].coverage.reported(), reported.len() as u64);
        prop_assert_eq!(at_once[0].coverage.expected(), values.len() as u64);
        // What fails names just what is missing.
        let all = by_regions(&whole, reported.clone(), Missing::Fail);
        match all {
            Ok(_) => prop_assert_eq!(reported.len(), values.len()),
            Err(RollUpError::Missing { keys }) => prop_assert_eq!(keys.len(), values.len() - reported.len()),
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    /// Rounding the parts and the total of the same numbers never makes them inconsistent.
    #[test]
    fn true_totals_are_consistent_whatever_the_rounding(parts in proptest::collection::vec((-10_000_000_i64..10_000_000, 0_u32..=3), 1..12), places in 0_u32..=3) {
        let reported = |value: Decimal, places: u32, shortening: Shortening| {
            let short = match shortening {
                Shortening::Rounded => value.round_dp_with_strategy(places, zhibiao::number::RoundingStrategy::MidpointAwayFromZero),
                Shortening::Truncated => value.trunc_with_scale(places),
                Shortening::Exact => value,
            };
            PublishedFigure { value: Quantity::new(short, "亿元".parse().unwrap()).unwrap(), places: Some(places) }
        };
        let total: Decimal = parts.iter().map(|(mantissa, _)| Decimal::new(*mantissa, 4)).sum();
        for shortening in [Shortening::Rounded, Shortening::Truncated, Shortening::Exact] {
            let parts: Vec<PublishedFigure> = parts.iter().map(|(mantissa, places)| reported(Decimal::new(*mantissa, 4), *places, shortening)).collect();
            let total = reported(total, places, shortening);
            let comparison = compare_total(&total, &parts, shortening).unwrap();
            prop_assert!(comparison.is_consistent, "{comparison:?}");
        }
    }
}

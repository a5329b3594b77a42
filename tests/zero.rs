//! Zero keeps the places it is written with, as every other number does.

use zhibiao::aggregate::Sum;
use zhibiao::number::{Decimal, RoundingStrategy};
use zhibiao::quantity::Quantity;
use zhibiao::unit::Unit;

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn magnitude(quantity: &Quantity) -> String {
    quantity.magnitude().to_string()
}

#[test]
fn zero_is_read_with_its_places() {
    for (text, expected) in [
        ("0.00亿元", "0.00"),
        ("0.00元", "0.00"),
        ("-0.00亿元", "0.00"),
        ("０．０亿元", "0.0"),
        ("零点零亿元", "0.0"),
        ("百分之零点零零", "0.00"),
        ("0.000000000000000000亿元", "0.000000000000000000"),
        ("0亿元", "0"),
    ] {
        let read = quantity(text);
        assert_eq!(magnitude(&read), expected, "{text}");
        let by_hand = Quantity::new(expected.parse::<Decimal>().unwrap(), read.unit()).unwrap();
        assert_eq!(read, by_hand);
        let json = serde_json::to_string(&read).unwrap();
        assert_eq!(json, serde_json::to_string(&by_hand).unwrap());
        let again: Quantity = serde_json::from_str(&json).unwrap();
        assert_eq!(magnitude(&again), expected, "{text}");
    }
}

#[test]
fn zero_is_computed_with_its_places() {
    let same = quantity("1.50亿元")
        .checked_sub(&quantity("1.50亿元"))
        .unwrap();
    assert_eq!(magnitude(&same), "0.00");
    let wan = quantity("0.00000亿元")
        .convert("万元".parse().unwrap())
        .unwrap();
    let like = quantity("1.00000亿元")
        .convert("万元".parse().unwrap())
        .unwrap();
    assert_eq!(
        (magnitude(&wan).as_str(), magnitude(&like).as_str()),
        ("0.0", "10000.0")
    );
    let rounded = quantity("0.00亿元")
        .round_to("亿元".parse::<Unit>().unwrap(), 1, RoundingStrategy::ToZero)
        .unwrap();
    assert!(rounded.is_zero());
}

#[test]
fn a_sum_with_zero_in_it_is_read_back() {
    for text in ["0.00亿元", "0.0%", "0.000公里"] {
        let read = quantity(text);
        let mut sum = Sum::default();
        if sum.push(&read).is_err() {
            continue;
        }
        let json = serde_json::to_string(&sum).unwrap();
        let again: Sum = serde_json::from_str(&json).unwrap();
        assert_eq!(again, sum, "{json}");
    }
}

#[test]
fn zero_is_as_exact_as_it_is_written() {
    use zhibiao::aggregate::{PublishedFigure, Shortening, compare_total};
    let parts = ["0.004亿元", "-0.001亿元"].map(|text| PublishedFigure::as_written(quantity(text)));
    for (text, places, consistent) in [("0.00亿元", 2, true), ("0.000亿元", 3, false)] {
        let built = Quantity::new(Decimal::new(0, places), "亿元".parse().unwrap()).unwrap();
        for total in [quantity(text), built] {
            let total = PublishedFigure::as_written(total);
            let found = compare_total(&total, &parts, Shortening::Rounded).unwrap();
            assert_eq!(found.is_consistent, consistent, "{text}");
        }
    }
}

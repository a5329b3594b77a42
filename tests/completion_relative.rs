//! Goals without a number of their own: in which order two indicators stand, on which side of zero one ends.

use zhibiao::completion::{NotAssessable, Policy, RelativeOrder, SignGoal, compare_values};
use zhibiao::finding::Language;
use zhibiao::number::Decimal;
use zhibiao::quantity::Quantity;

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

#[test]
fn both_values_are_told() {
    use RelativeOrder::{Above, Below, InStep, NotAbove, NotBelow};
    let policy = Policy::default();
    // As official reports put it: of 2022 基本同步; above of 2023.
    for (value, reference, order, achieved) in [
        ("2.9%", "3.0%", InStep, true),
        ("6.1%", "5.2%", InStep, true),
        ("2.8%", "3.0%", InStep, false),
        ("3%", "3.0%", InStep, true),
        ("-1.02%", "-1%", InStep, true),
        ("-1.06%", "-1%", InStep, false),
        ("0.1%", "0%", InStep, true),
        ("-0.1%", "0%", InStep, false),
        ("5.3%", "5.2%", Above, true),
        ("5.2%", "5.2%", Above, false),
        ("5.2%", "5.2%", NotBelow, true),
        ("5.1%", "5.2%", NotBelow, false),
        ("5.1%", "5.2%", Below, true),
        ("5.2%", "5.2%", Below, false),
        ("5.2%", "5.2%", NotAbove, true),
        ("5.3%", "5.2%", NotAbove, false),
        ("5.2万元", "51000元", Above, true),
    ] {
        let verdict = compare_values(&q(value), &q(reference), order, &policy).unwrap();
        assert_eq!(verdict.achieved, achieved, "{value} {order} {reference}");
        for language in [Language::Chinese, Language::English] {
            let words = verdict.explanation(language).to_string();
            for told in [verdict.value, verdict.reference] {
                assert!(words.contains(&told.to_string()), "{words}");
            }
        }
    }
    let exact = policy.clone().with_tolerance(Decimal::ZERO).unwrap();
    assert!(
        !compare_values(&q("2.9%"), &q("3%"), InStep, &exact)
            .unwrap()
            .achieved
    );
    let verdict = compare_values(&q("6.1%"), &q("5.2%"), Above, &policy).unwrap();
    assert_eq!(
        verdict.explanation(Language::Chinese).to_string(),
        "6.1%比5.2%高0.9个百分点，应高于：达到"
    );
    assert_eq!(
        verdict.explanation(Language::English).to_string(),
        "6.1% is 0.9 points above 5.2%, to be above it: achieved"
    );
    assert_eq!(
        compare_values(&q("6.1%"), &q("5亿元"), Above, &policy),
        Err(NotAssessable::OtherUnit)
    );
}

#[test]
fn the_side_of_zero_is_exact() {
    use SignGoal::{Negative, NotNegative, NotPositive, Positive};
    for (value, met) in [
        ("0.1%", [true, true, false, false]),
        ("0.0%", [false, true, true, false]),
        ("-0.1%", [false, false, true, true]),
        ("-3亿元", [false, false, true, true]),
    ] {
        let goals = [Positive, NotNegative, NotPositive, Negative];
        assert_eq!(goals.map(|goal| goal.is_met(&q(value))), met, "{value}");
    }
}

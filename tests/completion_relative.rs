//! Two values held against the order they were to have.

use zhibiao::completion::{NotAssessable, Policy, compare_values};
use zhibiao::finding::Language;
use zhibiao::number::Decimal;
use zhibiao::quantity::Quantity;
use zhibiao::target::Relation;

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

#[test]
fn both_values_are_told() {
    use Relation::{Above, AtLeast, AtMost, Below, InStep, RoughlyInStep};
    let policy = Policy::default();
    // As official reports put it: of 2022 基本同步; above of 2023.
    for (value, reference, relation, achieved) in [
        ("2.9%", "3.0%", RoughlyInStep, true),
        ("6.1%", "5.2%", RoughlyInStep, true),
        ("2.8%", "3.0%", RoughlyInStep, false),
        ("3%", "3.0%", RoughlyInStep, true),
        ("-1.03%", "-1%", RoughlyInStep, true),
        ("-1.04%", "-1%", RoughlyInStep, false),
        ("0.1%", "0%", RoughlyInStep, true),
        ("-0.1%", "0%", RoughlyInStep, false),
        ("2.9%", "3.0%", InStep, false),
        ("3.0%", "3%", InStep, true),
        ("3.1%", "3%", InStep, true),
        ("5.3%", "5.2%", Above, true),
        ("5.2%", "5.2%", Above, false),
        ("5.2%", "5.2%", AtLeast, true),
        ("5.1%", "5.2%", AtLeast, false),
        ("5.1%", "5.2%", Below, true),
        ("5.2%", "5.2%", Below, false),
        ("5.2%", "5.2%", AtMost, true),
        ("5.3%", "5.2%", AtMost, false),
        ("5.2万元", "51000元", Above, true),
    ] {
        let verdict = compare_values(&q(value), &q(reference), relation, &policy).unwrap();
        assert_eq!(verdict.achieved, achieved, "{value} {relation} {reference}");
        for language in [Language::Chinese, Language::English] {
            let words = verdict.explanation(language).to_string();
            for told in [verdict.value, verdict.reference] {
                assert!(words.contains(&told.to_string()), "{words}");
            }
        }
    }
    let exact = policy.clone().with_tolerance(Decimal::ZERO).unwrap();
    assert!(
        !compare_values(&q("2.9%"), &q("3%"), RoughlyInStep, &exact)
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

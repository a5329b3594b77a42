//! Laws of validation: the same plan has the same findings, however its targets are arranged; without its cause a finding is gone.

use proptest::prelude::*;
use zhibiao::finding::{Code, Finding, Language, Place};
use zhibiao::indicator::{Indicator, Measure};
use zhibiao::number::{Decimal, RoundingStrategy};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::Region;
use zhibiao::target::{Baseline, Bound, Target};
use zhibiao::validate;

fn amount() -> impl Strategy<Value = Quantity> {
    (
        -3_i64..120,
        prop::sample::select(vec!["公里", "米", "%", "亿元", "万元", "个"]),
    )
        .prop_filter_map("no such quantity", |(number, unit)| {
            format!("{number}{unit}").parse().ok()
        })
}

fn bound() -> impl Strategy<Value = Bound> {
    (amount(), 0..4).prop_map(|(amount, kind)| match kind {
        0 => Bound::Plain(amount),
        1 => Bound::AtLeast(amount),
        2 => Bound::LessThan(amount),
        _ => Bound::AtMost(amount),
    })
}

/// Targets of few names, so that they meet.
fn target() -> impl Strategy<Value = Target> {
    let period = prop::sample::select(vec![
        Period::year(2024).unwrap(),
        Period::year(2025).unwrap(),
        Period::half(2024, 2).unwrap(),
        "2024年1-8月".parse().unwrap(),
    ]);
    let measure = prop::sample::select(vec![Measure::Total, Measure::Level, Measure::Growth]);
    let name = prop::sample::select(vec!["绿道", "城镇化率", "税收"]);
    (
        name,
        bound(),
        measure,
        period,
        prop::option::of(amount()),
        prop::collection::vec(amount(), 0..3),
    )
        .prop_filter_map(
            "no such target",
            |(name, bound, measure, period, baseline, shares)| {
                let baseline = baseline.map(|value| Baseline {
                    value,
                    period: None,
                });
                let mut target = Target::builder(Indicator::new(name).unwrap(), bound)
                    .measure(measure)
                    .period(period)
                    .baseline(baseline);
                for (place, share) in shares.into_iter().enumerate() {
                    target = target.allocate(Region::new(format!("第{place}区")).unwrap(), share);
                }
                target.build().ok()
            },
        )
}

fn targets() -> impl Strategy<Value = Vec<Target>> {
    prop::collection::vec(target(), 1..10).prop_map(|targets| {
        let named = targets.into_iter().enumerate().map(|(place, target)| {
            target
                .to_builder()
                .id(Some(format!("t{place}").parse().unwrap()))
                .build()
                .unwrap()
        });
        named.collect()
    })
}

fn plan(targets: impl IntoIterator<Item = Target>) -> Plan {
    Plan::builder("计划").targets(targets).build().unwrap()
}

fn names(finding: &Finding, target: &Target) -> bool {
    std::iter::once(finding.place())
        .chain(finding.related())
        .any(|place| matches!(place, Place::Target { id, .. } if *id == target.id().to_string()))
}

/// A whole and its parts (其中), as amounts of a plan.
fn whole_and_parts(whole: &str, parts: &[String]) -> Plan {
    let target = |name: &str, amount: &str| {
        Target::builder(
            Indicator::new(name).unwrap(),
            Bound::Plain(amount.parse().unwrap()),
        )
    };
    let whole = target("总数", whole).id(Some("whole".parse().unwrap()));
    let parts = parts.iter().enumerate().map(|(place, part)| {
        target(&format!("第{place}项"), part)
            .part_of(Some("whole".parse().unwrap()))
            .build()
            .unwrap()
    });
    plan(std::iter::once(whole.build().unwrap()).chain(parts))
}

fn codes(plan: &Plan) -> Vec<Code> {
    validate::plan(plan).iter().map(Finding::code).collect()
}

/// A part that is more than its whole says all there is to say of their sum.
#[test]
fn a_part_above_its_whole_is_found_once() {
    let found = |parts: [&str; 2]| codes(&whole_and_parts("1650个", &parts.map(str::to_owned)));
    assert_eq!(found(["1651个", "0个"]), [Code::PartExceedsWhole]);
    assert_eq!(found(["1650个", "1个"]), [Code::PartsExceedWhole]);
    assert_eq!(found(["1649个", "1个"]), []);
}

/// Whichever way all the figures of a sum were shortened, they do not contradict it; by more than all of them can have lost, they do.
#[test]
fn parts_of_a_rounded_whole() {
    let found = |whole: &str, parts: &[&str]| {
        codes(&whole_and_parts(
            whole,
            &parts
                .iter()
                .map(|part| (*part).to_owned())
                .collect::<Vec<_>>(),
        ))
    };
    // 1.25 is 1.2 where it is rounded down, and 1.250 may stand for 1.2495.
    assert_eq!(found("1.2亿元", &["1.250亿元"]), []);
    assert_eq!(found("1.2亿元", &["1.2505亿元"]), []);
    // Cut off, 1.2 may be all but 1.3.
    assert_eq!(found("1.2亿元", &["12999万元"]), []);
    assert_eq!(found("1.2亿元", &["13000万元"]), [Code::PartExceedsWhole]);
    assert_eq!(
        found("362.32亿元", &["235.8亿元", "101.97亿元", "24.76亿元"]),
        [Code::PartsExceedWhole]
    );
    // What is counted is not rounded, but where a scale stands before it.
    assert_eq!(found("3万人", &["1.2万人", "2.2万人"]), []);
    assert_eq!(
        found("30000人", &["12000人", "18001人"]),
        [Code::PartsExceedWhole]
    );
}

proptest! {
    #[test]
    fn parts_shortened_with_their_whole_are_consistent(
        exact in prop::collection::vec((0_i64..1_000_000_000, 0_u32..5), 1..6), places in 0_u32..5, truncated in any::<bool>()
    ) {
        let strategy = if truncated { RoundingStrategy::ToZero } else { RoundingStrategy::MidpointAwayFromZero };
        let shortened = |value: Decimal, places| {
            let mut value = value.round_dp_with_strategy(places, strategy);
            value.rescale(places);
            format!("{value}亿元")
        };
        let amounts = || exact.iter().map(|(number, _)| Decimal::new(*number, 5));
        let parts: Vec<String> = amounts().zip(&exact).map(|(amount, (_, places))| shortened(amount, *places)).collect();
        let whole = shortened(amounts().sum(), places);
        prop_assert_eq!(codes(&whole_and_parts(&whole, &parts)), [], "{} of {}", parts.join("、"), whole);
    }

    #[test]
    fn order_does_not_matter(targets in targets().prop_flat_map(|targets| (Just(targets.clone()), Just(targets).prop_shuffle()))) {
        let (targets, shuffled) = targets;
        let found = validate::plan(&plan(targets.clone()));
        prop_assert_eq!(&found, &validate::plan(&plan(targets)));
        prop_assert_eq!(found, validate::plan(&plan(shuffled)));
    }

    /// Without a target nothing is found about it, and what is found of a target by itself stays as it was.
    #[test]
    fn without_the_cause_the_finding_is_gone(targets in targets(), removed in any::<prop::sample::Index>()) {
        let removed = removed.get(&targets).clone();
        let before = validate::plan(&plan(targets.clone()));
        let rest = targets.into_iter().filter(|target| target.id() != removed.id());
        let after = validate::plan(&plan(rest));
        prop_assert!(after.iter().all(|finding| !names(finding, &removed)));
        for finding in before.iter().filter(|finding| finding.related().is_empty() && !names(finding, &removed)) {
            prop_assert!(after.contains(finding), "{}", finding);
        }
    }

    #[test]
    fn a_target_for_something_else_changes_nothing(targets in targets()) {
        let other = Target::builder(Indicator::new("水厂").unwrap(), Bound::Plain("3座".parse().unwrap())).build().unwrap();
        let before = validate::plan(&plan(targets.clone()));
        prop_assert_eq!(before, validate::plan(&plan(targets.into_iter().chain([other]))));
    }

    /// Every finding says all it means, in both languages and in the table.
    #[test]
    fn messages_are_complete(targets in targets()) {
        let found = validate::plan(&plan(targets));
        for language in [Language::Chinese, Language::English] {
            let filled = found.iter().all(|finding| !finding.message(language).contains('{'));
            prop_assert!(filled);
            prop_assert_eq!(validate::table(&found, language).lines().count(), found.len() + 1);
        }
    }
}

//! Laws of validation: the same plan has the same findings, however its targets are arranged; without its cause a finding is gone.

use proptest::prelude::*;
use zhibiao::finding::{Finding, Language, Place};
use zhibiao::indicator::{Indicator, Measure};
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

proptest! {
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

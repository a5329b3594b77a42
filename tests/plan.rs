//! Plans: ids, parts, lookup.

use proptest::prelude::*;
use zhibiao::indicator::Indicator;
use zhibiao::period::Period;
use zhibiao::plan::{Plan, PlanError};
use zhibiao::region::Region;
use zhibiao::target::{Bound, Target, TargetBuilder, TargetId};

mod strategies;

fn target(name: &str, value: &str) -> TargetBuilder {
    Target::builder(
        Indicator::new(name).unwrap(),
        Bound::Plain(value.parse().unwrap()),
    )
}

fn id(text: &str) -> TargetId {
    text.parse().unwrap()
}

#[test]
fn ids_given_by_hand_must_differ() {
    let twice = Plan::builder("计划")
        .target(target("学位", "1个").id(id("a")).build().unwrap())
        .target(target("车位", "1个").id(id("a")).build().unwrap())
        .build();
    assert_eq!(
        twice.unwrap_err().to_string(),
        "the id a is given to two targets: `学位` and `车位`"
    );
}

#[test]
fn derived_ids_are_numbered_in_the_order_of_the_plan() {
    let mut plan = Plan::builder("计划");
    let first = plan.add(target("学位", "1个").build().unwrap());
    let taken = plan.add(
        target("车位", "1个")
            .id(id(&format!("{first}-2")))
            .build()
            .unwrap(),
    );
    let second = plan.add(target("学位", "2个").build().unwrap());
    let third = plan.add(target("学位", "3个").build().unwrap());
    assert_eq!(
        [taken, second, third].map(|id| id.to_string()),
        [2, 3, 4].map(|n| format!("{first}-{n}"))
    );
    assert_eq!(plan.build().unwrap().targets().len(), 4);
}

#[test]
fn a_part_may_be_called_like_its_whole() {
    let mut plan = Plan::builder("计划");
    let whole = plan.add(target("学位", "10个").build().unwrap());
    let part = plan.add(
        target("学位", "4个")
            .part_of(whole.clone())
            .build()
            .unwrap(),
    );
    assert_eq!(part.to_string(), format!("{whole}-2"));
    let plan = plan.build().unwrap();
    let parts: Vec<&TargetId> = plan.parts(&whole).map(Target::id).collect();
    assert_eq!(parts, [&part]);
}

#[test]
fn parts_need_their_whole_and_do_not_go_in_circles() {
    let part = |name: &str, whole: &str| {
        target(name, "1个")
            .id(id(name))
            .part_of(id(whole))
            .build()
            .unwrap()
    };
    let build = |targets: Vec<Target>| Plan::builder("计划").targets(targets).build();
    assert!(matches!(
        build(vec![part("a", "z")]),
        Err(PlanError::NoSuchWhole { .. })
    ));
    assert!(matches!(
        build(vec![part("a", "b"), part("b", "a")]),
        Err(PlanError::CircularParts { .. })
    ));
    // A part may stand before its whole, and a whole may be a part.
    let whole = target("c", "1个").id(id("c")).build().unwrap();
    assert!(build(vec![part("a", "b"), part("b", "c"), whole]).is_ok());
    assert!(
        matches!(target("a", "1个").id(id("a")).part_of(id("a")).build(), Err(error) if error.to_string() == "the target a is a part of itself")
    );
}

#[test]
fn a_long_chain_of_parts_is_walked_once() {
    let chain = (0..50_000).map(|number| {
        let builder = target("学位", "1个").id(id(&format!("t{number}")));
        if number == 0 {
            builder
        } else {
            builder.part_of(id(&format!("t{}", number - 1)))
        }
        .build()
        .unwrap()
    });
    let mut targets: Vec<Target> = chain.collect();
    assert!(
        Plan::builder("计划")
            .targets(targets.clone())
            .build()
            .is_ok()
    );
    targets.reverse();
    assert!(Plan::builder("计划").targets(targets).build().is_ok());
}

#[test]
fn period_and_region_of_the_plan_stand_in_for_the_targets_own() {
    let year = Period::year(2024).unwrap();
    let county = Region::new("永嘉县").unwrap();
    let half = Period::half(2024, 1).unwrap();
    let plan = Plan::builder("计划")
        .period(year)
        .region(county.clone())
        .target(target("学位", "1个").build().unwrap())
        .target(
            target("车位", "1个")
                .period(half)
                .region(Region::new("桥头镇").unwrap())
                .build()
                .unwrap(),
        )
        .build()
        .unwrap();
    let [first, second] = plan.targets() else {
        panic!("two targets")
    };
    assert_eq!(
        (plan.period_of(first), plan.region_of(first)),
        (Some(year), Some(&county))
    );
    assert_eq!(
        (
            plan.period_of(second),
            plan.region_of(second).map(Region::name)
        ),
        (Some(half), Some("桥头镇"))
    );
}

#[test]
fn themes_come_in_the_order_of_the_plan() {
    let themed = |name: &str, theme: &[&str]| target(name, "1个").theme(theme).build().unwrap();
    let plan = Plan::builder("计划")
        .targets([
            themed("a", &["乙", "丙"]),
            themed("b", &["甲"]),
            themed("c", &["乙", "丙"]),
            themed("d", &[]),
        ])
        .build()
        .unwrap();
    assert_eq!(plan.themes(), [vec!["乙", "丙"], vec!["甲"], vec![]]);
}

proptest! {
    #[test]
    fn every_target_is_found_by_its_id(plan in strategies::plan_of(strategies::target())) {
        for target in plan.targets() {
            prop_assert_eq!(plan.get(target.id()), Some(target));
        }
        prop_assert_eq!(plan.get(&id("no-such-id-of-seven-or-more")), None);
    }

    #[test]
    fn building_twice_gives_the_same_ids(targets in prop::collection::vec(strategies::target(), 0..6)) {
        let derived = || targets.iter().map(|target| target.to_builder().id(None).build().unwrap());
        let plan = || Plan::builder("计划").targets(derived()).build().unwrap();
        prop_assert_eq!(plan(), plan());
        prop_assert_eq!(plan().targets().len(), targets.len());
    }
}

//! Summaries of a plan by group.

use chrono::NaiveDate;
use proptest::prelude::*;
use zhibiao::aggregate::{
    AggregateError, Group, Key, Reported, Shortening, Summary, summarize, summarize_by,
};
use zhibiao::completion::{Assessment, Policy, Status, assess_plan};
use zhibiao::indicator::{Indicator, Measure};
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::Region;
use zhibiao::target::{Aim, Bound, Target, TargetBuilder, TargetId};

fn q(text: &str) -> Quantity {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn target(id: &str, theme: &str, name: &str, value: &str, departments: &[&str]) -> TargetBuilder {
    let target = Target::builder(Indicator::new(name).unwrap(), Bound::Plain(q(value)))
        .id(id.parse::<TargetId>().unwrap())
        .measure(Measure::Total)
        .theme([theme]);
    let mut departments = departments.iter();
    let target = departments
        .next()
        .into_iter()
        .fold(target, TargetBuilder::lead);
    departments.fold(target, TargetBuilder::co_responsible)
}

fn plan_of(targets: impl IntoIterator<Item = TargetBuilder>) -> Plan {
    let builder = Plan::builder("2024年计划").period(Period::year(2024).unwrap());
    targets
        .into_iter()
        .fold(builder, |builder, target| {
            builder.target(target.build().unwrap())
        })
        .build()
        .unwrap()
}

fn plan() -> Plan {
    plan_of([
        target("road", "交通", "县道", "12公里", &["交通局", "住建局"]),
        target("path", "交通", "绿道", "500米", &["住建局"]),
        target("hill", "交通", "山区绿道", "200米", &["住建局"])
            .part_of("path".parse::<TargetId>().unwrap()),
        target("desk", "教育", "公办学位", "1650个", &["教育局"]),
        target("gdp", "经济", "地区生产总值", "6%", &["发改局"]).measure(Measure::Growth),
        target("tax", "经济", "税收", "5%", &["税务局"]).measure(Measure::Growth),
        Target::builder(Indicator::new("文明城市").unwrap(), Aim::Accreditation)
            .id("city".parse::<TargetId>().unwrap())
            .theme(["社会"]),
    ])
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()
}

fn observed(id: &str, month: u32, value: &str) -> Observation {
    let end = Period::month(2024, month).unwrap().end();
    Observation::to_date(id.parse().unwrap(), end, q(value)).unwrap()
}

fn log() -> Log {
    let in_quarter = |quarter, value: &str| {
        let period = Period::quarter(2024, quarter).unwrap();
        Observation::in_period("desk".parse().unwrap(), period, q(value)).unwrap()
    };
    [
        // Values to date: the last counts.
        observed("road", 6, "5公里"),
        observed("road", 12, "13公里"),
        observed("path", 12, "400米"),
        observed("hill", 12, "200米"),
        // Values in periods add up.
        in_quarter(1, "600个"),
        in_quarter(2, "500个"),
        in_quarter(3, "300个"),
        in_quarter(4, "300个"),
    ]
    .into_iter()
    .collect()
}

fn by(plan: &Plan, keys: &[Key]) -> Summary {
    let (log, policy) = (log(), Policy::default());
    summarize(plan, assess_plan(plan, &log, day(), &policy), keys).unwrap()
}

fn group<'a>(summary: &'a Summary, values: &[&str]) -> &'a Group {
    summary
        .groups
        .iter()
        .find(|group| group.values == values)
        .unwrap_or_else(|| panic!("no group {values:?}"))
}

#[test]
fn by_theme() {
    let summary = by(&plan(), &[Key::Theme]);
    let names: Vec<&str> = summary
        .groups
        .iter()
        .map(|group| group.values[0].as_str())
        .collect();
    assert_eq!(names, ["交通", "教育", "经济", "社会"]);
    let roads = group(&summary, &["交通"]);
    // The part is counted as a target, and not added to its whole.
    assert_eq!(roads.targets, 3);
    assert_eq!(roads.planned(), Ok(Some(q("12500米"))));
    assert_eq!(roads.reported(), Ok(Some(q("13400米"))));
    assert_eq!(roads.coverage.to_string(), "3/3");
    assert_eq!((roads.achieved.achieved, roads.achieved.missed), (2, 1));
    assert_eq!(roads.statuses.get(&Status::Achieved), 2);
    assert_eq!(roads.statuses.get(&Status::Missed), 1);
    let school = group(&summary, &["教育"]);
    assert_eq!(school.reported(), Ok(Some(q("1700个"))));
    // Rates of two indicators have no sum, and it says what to do.
    let economy = group(&summary, &["经济"]);
    let error = economy.planned().unwrap_err();
    assert!(
        matches!(error, AggregateError::Meaningless { .. }),
        "{error}"
    );
    assert!(error.to_string().contains("weighted"), "{error}");
    assert_eq!(
        (economy.coverage.to_string(), economy.reported()),
        ("0/2".to_owned(), Ok(None))
    );
    assert_eq!(economy.achieved.not_assessable, 2);
    assert_eq!(group(&summary, &["社会"]).planned(), Ok(None));
}

#[test]
fn a_joint_task_counts_once_in_the_whole_and_once_in_each_department() {
    let summary = by(&plan(), &[Key::Department]);
    assert_eq!(
        group(&summary, &["交通局"]).planned(),
        Ok(Some(q("12公里")))
    );
    assert_eq!(
        group(&summary, &["住建局"]).planned(),
        Ok(Some(q("12500米")))
    );
    assert_eq!(group(&summary, &["住建局"]).targets, 3);
    assert_eq!(summary.whole.targets, 7);
    let by_lead = by(&plan(), &[Key::Lead]);
    assert_eq!(group(&by_lead, &["住建局"]).planned(), Ok(Some(q("500米"))));
    assert_eq!(group(&by_lead, &["—"]).targets, 1);
    // Named as leader and as partner, it is one department.
    let twice = plan_of([target("a", "交通", "县道", "1公里", &["交通局", "交通局"])]);
    assert_eq!(by(&twice, &[Key::Department]).groups[0].targets, 1);
}

#[test]
fn every_target_is_in_one_group_of_every_single_key() {
    let plan = plan();
    for key in [
        Key::Theme,
        Key::ThemePath,
        Key::Indicator,
        Key::Dimension,
        Key::Measure,
        Key::Region,
        Key::Period,
        Key::Status,
        Key::Commitment,
    ] {
        let summary = by(&plan, &[key]);
        let targets: u64 = summary.groups.iter().map(|group| group.targets).sum();
        assert_eq!(targets, summary.whole.targets, "{key}");
        let reported: u64 = summary
            .groups
            .iter()
            .map(|group| group.coverage.reported())
            .sum();
        assert_eq!(reported, summary.whole.coverage.reported(), "{key}");
        assert_eq!(summary.whole, by(&plan, &[]).whole);
    }
    assert!(by(&plan, &[]).groups.is_empty());
}

#[test]
fn what_may_not_be_added() {
    let refused = |targets: Vec<TargetBuilder>| by(&plan_of(targets), &[]).whole.planned();
    let road = |id: &str, value: &str| target(id, "交通", "县道", value, &[]);
    let level = |id: &str, name: &str, value: &str| {
        target(id, "社会", name, value, &[]).measure(Measure::Level)
    };
    assert!(matches!(
        refused(vec![road("a", "1公里"), road("b", "1个")]),
        Err(AggregateError::Mixed { .. })
    ));
    assert!(matches!(
        refused(vec![road("a", "1公里"), level("b", "县道", "2公里")]),
        Err(AggregateError::MixedMeasures {
            first: Measure::Total,
            other: Measure::Level
        })
    ));
    assert!(matches!(
        refused(vec![
            level("a", "地区生产总值", "500亿元"),
            level("b", "财政收入", "40亿元")
        ]),
        Err(AggregateError::MixedIndicators { .. })
    ));
    // The beds of two regions add up, those of two years do not.
    let beds = |id: &str| level(id, "床位", "100张");
    let region = |name: &str| Region::new(name).unwrap();
    assert_eq!(
        refused(vec![
            beds("a").region(region("甲县")),
            beds("b").region(region("乙县"))
        ]),
        Ok(Some(q("200张")))
    );
    let years = refused(vec![
        beds("a"),
        beds("b").period(Period::year(2025).unwrap()),
    ]);
    assert!(years.unwrap_err().to_string().contains("take the last"));
    // One alone needs no adding.
    assert_eq!(refused(vec![level("a", "失业率", "5%")]), Ok(Some(q("5%"))));
    assert_eq!(refused(Vec::new()), Ok(None));
}

#[test]
fn adding_a_target_changes_one_group_only() {
    let before = by(&plan(), &[Key::Theme]);
    let more = plan()
        .targets()
        .iter()
        .map(Target::to_builder)
        .chain([target("new", "教育", "幼儿园学位", "50个", &[])])
        .collect::<Vec<_>>();
    let after = by(&plan_of(more), &[Key::Theme]);
    for (old, new) in before.groups.iter().zip(&after.groups) {
        assert_eq!(old == new, old.values != ["教育"]);
    }
    assert_eq!(group(&after, &["教育"]).planned(), Ok(Some(q("1700个"))));
}

#[test]
fn by_a_key_of_the_callers_own() {
    let plan = plan();
    let (log, policy) = (log(), Policy::default());
    let size = |assessment: &Assessment<'_>| {
        let has_number = assessment.target().bound().is_some();
        let group = if has_number { "有数" } else { "无数" };
        vec![vec![group.to_owned()], vec![group.to_owned()]]
    };
    let assessments = assess_plan(&plan, &log, day(), &policy);
    let summary = summarize_by(&plan, assessments, ["数".to_owned()], size).unwrap();
    assert_eq!(group(&summary, &["有数"]).targets, 6);
    assert_eq!(group(&summary, &["无数"]).targets, 1);
}

#[test]
fn it_prints_as_a_table() {
    let expected = "\
主题  量纲     项数     计划     完成  填报  达成  达成率
交通  长度        3  12500米  13400米   3/3   2/3   66.7%
教育  计数·个     1   1650个   1700个   1/1   1/1    100%
经济  比例        2   不可加        —   0/2   0/0       —
社会  —           1        —        —   0/1   0/0       —
合计              7   不可加   不可加   4/7   3/4     75%";
    assert_eq!(
        by(&plan(), &[Key::Theme, Key::Dimension]).to_string(),
        expected
    );
}

/// The plan in two, summarized apart, one of them in another process.
fn merged(plan: &Plan, cut: usize, keys: &[Key]) -> Summary {
    let (log, policy) = (log(), Policy::default());
    let assessments: Vec<Assessment> = assess_plan(plan, &log, day(), &policy).collect();
    let (left, right) = assessments.split_at(cut);
    let mut left = summarize(plan, left.to_vec(), keys).unwrap();
    let right = summarize(plan, right.to_vec(), keys).unwrap();
    let sent = serde_json::to_string(&right).unwrap();
    let received: Summary = serde_json::from_str(&sent).unwrap();
    assert_eq!(received, right);
    left.merge(&received).unwrap();
    left
}

fn any_target() -> impl Strategy<Value = TargetBuilder> {
    let name = prop::sample::select(vec!["县道", "绿道", "公办学位", "税收"]);
    let value = prop::sample::select(vec!["12公里", "500米", "1.25公里", "30个", "5%", "2.5亿元"]);
    let region = prop::sample::select(vec![None, Some("甲县"), Some("乙县"), Some("丙县")]);
    (name, value, region, any::<bool>(), 2023_i32..2026).prop_map(
        |(name, value, region, is_level, year)| {
            let measure = if value.ends_with('%') || is_level {
                Measure::Level
            } else {
                Measure::Total
            };
            let target = Target::builder(Indicator::new(name).unwrap(), Bound::Plain(q(value)))
                .measure(measure)
                .theme([name])
                .period(Period::year(year).unwrap());
            match region {
                Some(name) => target.region(Region::new(name).unwrap()),
                None => target,
            }
        },
    )
}

proptest! {
    /// Whatever can or cannot be added: a merged serialized summary is that of the whole, and the answers too.
    #[test]
    fn summaries_merge_in_another_process(targets in prop::collection::vec(any_target(), 0..8), cut in any::<prop::sample::Index>()) {
        let plan = plan_of(targets);
        for keys in [&[][..], &[Key::Region], &[Key::Theme, Key::Measure]] {
            let whole = by(&plan, keys);
            let merged = merged(&plan, cut.index(plan.targets().len() + 1), keys);
            prop_assert_eq!(&merged, &whole);
            prop_assert_eq!(merged.to_string(), whole.to_string());
            prop_assert_eq!(merged.whole.planned(), whole.whole.planned());
        }
    }

    /// Whether there is a sum does not hang on the order of the targets.
    #[test]
    fn the_order_of_the_targets_does_not_matter((targets, shuffled) in prop::collection::vec(any_target(), 0..8).prop_flat_map(|targets| {
        let targets: Vec<Target> = targets.into_iter().zip(0..).map(|(target, place)| target.id(format!("t{place}").parse::<TargetId>().unwrap()).build().unwrap()).collect();
        (Just(targets.clone()), Just(targets).prop_shuffle())
    })) {
        let whole = |targets: Vec<Target>| {
            let plan = targets.into_iter().fold(Plan::builder("计划"), |plan, target| plan.target(target)).build().unwrap();
            by(&plan, &[]).whole
        };
        prop_assert_eq!(whole(targets), whole(shuffled));
    }
}

#[test]
fn summaries_that_are_none_are_refused() {
    let plan = plan();
    let mut summary = by(&plan, &[Key::Theme]);
    let error = summary.merge(&by(&plan, &[Key::Region])).unwrap_err();
    assert!(matches!(error, AggregateError::OtherKeys { .. }), "{error}");
    let json = serde_json::to_value(&summary).unwrap();
    let refused = |change: fn(&mut serde_json::Value)| {
        let mut json = json.clone();
        change(&mut json);
        serde_json::from_value::<Summary>(json)
            .unwrap_err()
            .to_string()
    };
    let twice = refused(|json| {
        let first = json["groups"][0].clone();
        json["groups"].as_array_mut().unwrap().push(first);
    });
    assert!(twice.contains("same values"), "{twice}");
    let count = refused(|json| json["whole"]["planned"]["count"] = 1.into());
    assert!(count.contains("number of amounts"), "{count}");
    let sum = refused(|json| json["groups"][0]["planned"]["count"] = 5.into());
    assert!(sum.contains("sum"), "{sum}");
}

/// XBRL Calculations 1.1: each amount has its own interval.
#[test]
fn a_total_is_held_against_amounts_as_they_were_shortened() {
    let road = |id: &str| target(id, "交通", id, "1亿元", &[]);
    let plan = plan_of([road("a"), road("b"), road("c")]);
    let log: Log = ["a", "b", "c"]
        .map(|id| observed(id, 12, "1.6亿元"))
        .into_iter()
        .collect();
    let policy = Policy::default();
    let summary = summarize(&plan, assess_plan(&plan, &log, day(), &policy), &[]).unwrap();
    let agrees = |total: &str, shortening| {
        let total = Reported::as_written(q(total));
        let compared = summary.whole.compare(&total, shortening).unwrap().unwrap();
        assert_eq!(
            compared.computed.compare(&q("4.8亿元")),
            Ok(std::cmp::Ordering::Equal)
        );
        compared.is_consistent
    };
    // Rounded, each is 1.55 to 1.65, and all 4.65 to 4.95; truncated, 1.6 to less than 1.7, and all 4.8 to less than 5.1.
    for (total, rounded, truncated) in [
        ("4.80亿元", true, true),
        ("4.66亿元", true, false),
        ("5.04亿元", false, true),
        ("5亿元", true, true),
        ("4.64亿元", false, false),
        ("5.10亿元", false, false),
    ] {
        assert_eq!(agrees(total, Shortening::Rounded), rounded, "{total}");
        assert_eq!(agrees(total, Shortening::Truncated), truncated, "{total}");
    }
}

//! Summaries of a plan by group.

use chrono::NaiveDate;
use proptest::prelude::*;
use zhibiao::aggregate::{
    AggregateError, Group, Key, PublishedFigure, Shortening, Sum, Summary, summarize, summarize_by,
};
use zhibiao::completion::{Assessment, Policy, ProgressStatus, assess_plan};
use zhibiao::indicator::{Indicator, Measure};
use zhibiao::number::Decimal;
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::region::Region;
use zhibiao::target::{Aim, Bound, BoundKind, Target, TargetBuilder, TargetId};

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
    assert_eq!(roads.statuses.get(&ProgressStatus::Achieved), 2);
    assert_eq!(roads.statuses.get(&ProgressStatus::Missed), 1);
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
        Key::Action,
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
主题  量纲     项数     计划     完成        截至  填报  达成  达成率
交通  长度        3  12500米  13400米  2024-12-31   3/3   2/3   66.7%
教育  计数·个     1   1650个   1700个  2024-12-31   1/1   1/1    100%
经济  比例        2   不可加        —           —   0/2   0/0       —
社会  —           1        —        —           —   0/1   0/0       —
合计              7   不可加   不可加  2024-12-31   4/7   3/4     75%";
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
    let value = prop::sample::select(vec![
        "12公里",
        "500米",
        "1.25公里",
        "30个",
        "5%",
        "2.5亿元",
        "0.00亿元",
        "0.0公里",
    ]);
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
    let sum = refused(|json| json["groups"][0]["planned"]["count"] = 3.into());
    assert!(sum.contains("sum"), "{sum}");
    // What no targets come to.
    let counts = "counts of a group";
    for (change, reason) in [
        (
            (|json| json["groups"][0]["targets"] = 1.into()) as fn(&mut serde_json::Value),
            counts,
        ),
        (
            |json| json["whole"]["coverage"]["expected"] = 9.into(),
            counts,
        ),
        (
            |json| json["whole"]["achieved"]["achieved"] = 100.into(),
            counts,
        ),
        (
            |json| json["groups"][0]["statuses"][0][1] = 9.into(),
            counts,
        ),
        (
            |json| json["groups"][0]["coverage"]["reported"] = 1.into(),
            counts,
        ),
        (
            |json| json["groups"][0]["values"] = serde_json::json!(["交通", "更多"]),
            "keys",
        ),
        (|json| json["keys"] = serde_json::json!([]), "keys"),
        (|json| json["whole"] = json["groups"][0].clone(), "keys"),
        (
            |json| json["groups"][1]["planned"]["only"] = "1000个".into(),
            "sum",
        ),
        (
            |json| json["groups"][0]["planned"]["units"] = serde_json::json!(["个"]),
            "sum",
        ),
        (
            |json| json["groups"][0]["planned"]["scopes"] = serde_json::json!([]),
            "number of amounts",
        ),
        (
            |json| {
                json["groups"][1]["planned"]["ends"]["rounded"]["low"]["parts"][0]["value"] =
                    "999".into()
            },
            "sum",
        ),
        (
            |json| {
                json["groups"][0]["planned"]["ends"]["rounded"]["low"]["parts"][0]["value"] =
                    "99999".into()
            },
            "sum",
        ),
        (
            |json| {
                json["groups"][0]["reported"]["days"] =
                    serde_json::json!(["2024-12-31", "2024-01-01"])
            },
            "number of amounts",
        ),
        // One amount is of one day; and the sum is of as many amounts as there are.
        (
            |json| {
                json["groups"][1]["reported"]["days"] =
                    serde_json::json!(["2024-01-01", "2024-12-31"])
            },
            "number of amounts",
        ),
        (
            |json| json["groups"][0]["planned"]["sum"]["count"] = 1.into(),
            "sum",
        ),
    ] {
        let error = refused(change);
        assert!(error.contains(reason), "{error}");
    }
}

fn planned(
    targets: impl IntoIterator<Item = TargetBuilder>,
) -> Result<Option<Quantity>, AggregateError> {
    by(&plan_of(targets), &[]).whole.planned()
}

fn road(id: &str, value: &str) -> TargetBuilder {
    target(id, "交通", "公路", value, &[])
}

#[test]
fn what_lies_in_one_another_is_not_added() {
    let of = |name: &str, code: &str| Region::new(name).unwrap().with_code(code.parse().unwrap());
    let in_region = |id: &str, name: &str, code: &str| road(id, "10公里").region(of(name, code));
    let in_period =
        |id: &str, period: &str| road(id, "10公里").period(period.parse::<Period>().unwrap());
    let overlap = |result| match result {
        Err(AggregateError::Overlap { first, other, .. }) => (first, other),
        other => panic!("{other:?}"),
    };
    let named = |first: &str, other: &str| (first.to_owned(), other.to_owned());
    assert_eq!(
        overlap(planned([
            in_region("a", "浙江省", "33"),
            in_region("b", "永嘉县", "330324")
        ])),
        named("浙江省 2024年", "永嘉县 2024年")
    );
    assert_eq!(
        overlap(planned([
            in_period("a", "2024-Q1"),
            in_period("b", "2024"),
            in_period("c", "2024-S1")
        ])),
        named("2024年第一季度", "2024年上半年")
    );
    // A county's year in its province's five-year plan.
    let plan_of_province =
        in_region("a", "浙江省", "33").period("FYP14".parse::<Period>().unwrap());
    overlap(planned([
        plan_of_province,
        in_region("b", "永嘉县", "330324"),
    ]));
    // Next to one another, or of different things, they add.
    let sum = |targets: Vec<TargetBuilder>| planned(targets).unwrap().unwrap().to_string();
    assert_eq!(
        sum(vec![
            in_region("a", "永嘉县", "330324"),
            in_region("b", "瑞安市", "330381")
        ]),
        "20公里"
    );
    assert_eq!(
        sum(vec![
            in_region("a", "江苏省", "32"),
            in_region("b", "永嘉县", "330324")
        ]),
        "20公里"
    );
    assert_eq!(
        sum(vec![
            in_period("a", "2024-Q1"),
            in_period("b", "2024-Q2"),
            in_period("c", "2024-S2")
        ]),
        "30公里"
    );
    let path = target("b", "交通", "绿道", "10公里", &[]).region(of("永嘉县", "330324"));
    assert_eq!(sum(vec![in_region("a", "浙江省", "33"), path]), "20公里");
    // Another year of the county is not in this year of the province.
    let next = in_region("b", "永嘉县", "330324").period(Period::year(2025).unwrap());
    assert_eq!(sum(vec![in_region("a", "浙江省", "33"), next]), "20公里");
}

/// 50个 teams and 1650个 school places are counted alike and are no 1700个 of anything.
#[test]
fn things_of_different_classes_are_not_added() {
    let sum = |amounts: &[(&str, &str)]| {
        let ids = (0..).map(|number| format!("t{number}"));
        let targets = amounts.iter().zip(ids);
        planned(targets.map(|((name, value), id)| target(&id, "社会", name, value, &[])))
    };
    let refused = sum(&[("公办学位", "1650个"), ("孵化团队", "50个")]).unwrap_err();
    let AggregateError::MixedClasses {
        first_class,
        other_class,
        ..
    } = refused
    else {
        panic!("{refused}");
    };
    let mut classes = [first_class, other_class].map(|class| class.unwrap().name());
    classes.sort_unstable();
    assert_eq!(classes, ["团队", "学位"]);
    // What has no class is of one only with its like.
    let unknown = [("第一梯队", "3个"), ("第一方阵", "4个")];
    assert!(matches!(
        sum(&unknown),
        Err(AggregateError::MixedClasses {
            first_class: None,
            ..
        })
    ));
    assert_eq!(sum(&[unknown[0]]), Ok(Some(q("3个"))));

    for (amounts, expected) in [
        ([("规上企业", "40家"), ("专精特新企业", "60家")], "100家"),
        ([("公办幼儿园", "3所"), ("小学", "2所")], "5所"),
        ([("燃气管网", "10公里"), ("污水管网", "16公里")], "26公里"),
    ] {
        assert_eq!(sum(&amounts), Ok(Some(q(expected))));
    }
    // Lengths and money add over classes where that is asked for, counts never.
    let both = |amounts: [(&str, &str); 2]| {
        let ids = ["a", "b"].into_iter();
        let targets = amounts.into_iter().zip(ids);
        let targets: Vec<_> = targets
            .map(|((name, value), id)| target(id, "社会", name, value, &[]))
            .collect();
        by(&plan_of(targets), &[]).whole
    };
    let works = both([("铁路", "10公里"), ("污水管网", "16公里")]);
    assert!(matches!(
        works.planned(),
        Err(AggregateError::MixedClasses { .. })
    ));
    assert_eq!(works.planned_over_classes(), Ok(Some(q("26公里"))));
    assert_eq!(works.reported_over_classes(), Ok(None));
    let counted = both([("公办学位", "1650个"), ("孵化团队", "50个")]);
    assert_eq!(counted.planned_over_classes(), counted.planned());

    let plan = plan_of([
        target("a", "社会", "公办学位", "1650个", &[]),
        target("b", "社会", "孵化团队", "50个", &[]),
        target("c", "社会", "普惠性学位", "350个", &[]),
    ]);
    let by_class = by(&plan, &[Key::Class]);
    assert_eq!(group(&by_class, &["学位"]).planned(), Ok(Some(q("2000个"))));
}

#[test]
fn stages_of_the_same_projects_are_not_added() {
    let projects =
        |id: &str, action: &str, value: &str| target(id, "工业", "项目", value, &[]).action(action);
    let plan = || {
        [
            projects("a", "开工", "20个"),
            projects("b", "竣工", "10个"),
            projects("c", "开工", "5个"),
        ]
    };
    assert_eq!(
        planned(plan()),
        Err(AggregateError::MixedStages {
            first: "开工",
            other: "竣工"
        })
    );
    let by_action = by(&plan_of(plan()), &[Key::Action]);
    assert_eq!(group(&by_action, &["开工"]).planned(), Ok(Some(q("25个"))));
    // 新建 and 改造 are different work, and no stages.
    let work = [projects("a", "新建", "20个"), projects("b", "改造", "10个")];
    assert_eq!(planned(work), Ok(Some(q("30个"))));
}

#[test]
fn an_upper_limit_adds_to_upper_limits_only() {
    let spent = |id: &str, bound: fn(Quantity) -> Bound| road(id, "1公里").aim(bound(q("3亿元")));
    assert_eq!(
        planned([spent("a", Bound::AtMost), spent("b", Bound::LessThan)]),
        Ok(Some(q("6亿元")))
    );
    assert_eq!(
        planned([spent("a", Bound::AtMost), spent("b", Bound::AtLeast)]),
        Err(AggregateError::MixedBounds {
            first: BoundKind::AtMost,
            other: BoundKind::AtLeast
        })
    );
    assert_eq!(
        planned([spent("a", Bound::Plain), spent("b", Bound::AtLeast)]),
        Ok(Some(q("6亿元")))
    );
}

#[test]
fn a_part_is_left_out_only_beside_its_whole() {
    let part_of =
        |part: TargetBuilder, whole: &str| part.part_of(whole.parse::<TargetId>().unwrap());
    let plan = plan_of([
        target("whole", "交通", "公路", "100公里", &["交通局"]),
        part_of(
            target("part", "交通", "农村公路", "40公里", &["农业局"]),
            "whole",
        ),
        part_of(
            target("money", "交通", "公路投资", "2亿元", &["交通局"]),
            "whole",
        ),
        part_of(
            target("lane", "交通", "机耕路", "5公里", &["农业局"]),
            "part",
        ),
        part_of(
            target("link", "交通", "连接线", "1公里", &["交通局"]),
            "part",
        ),
    ]);
    let by_department = by(&plan, &[Key::Department, Key::Dimension]);
    let of = |department: &str, dimension: &str| {
        group(&by_department, &[department, dimension]).planned()
    };
    // 农村公路 is no part of what 农业局 has beside; 机耕路 is one of 农村公路, and 连接线 by way of it one of 公路.
    assert_eq!(of("农业局", "长度"), Ok(Some(q("40公里"))));
    assert_eq!(of("交通局", "长度"), Ok(Some(q("100公里"))));
    assert_eq!(of("交通局", "货币·元"), Ok(Some(q("2亿元"))));
}

#[test]
fn reports_of_several_days_and_of_few() {
    let beds = |id: &str| target(id, "卫生", "床位", "100张", &[]).measure(Measure::Level);
    let plan = plan_of([beds("a"), beds("b").region(Region::new("乙县").unwrap())]);
    let summary = |log: &Log| {
        let policy = Policy::default();
        summarize(&plan, assess_plan(&plan, log, day(), &policy), &[])
            .unwrap()
            .whole
    };
    let reports = |months: [u32; 2]| -> Log {
        ["a", "b"]
            .iter()
            .zip(months)
            .map(|(id, month)| {
                let end = Period::month(2024, month).unwrap().end();
                Observation::at_date(id.parse().unwrap(), end, q("50张")).unwrap()
            })
            .collect()
    };
    assert_eq!(summary(&reports([12, 12])).reported(), Ok(Some(q("100张"))));
    let error = summary(&reports([3, 12])).reported().unwrap_err();
    assert!(matches!(error, AggregateError::OtherTime { .. }), "{error}");
    // Work done adds, and the days are told.
    let plan = plan_of([
        road("a", "5公里"),
        road("b", "5公里").region(Region::new("乙县").unwrap()),
    ]);
    let log: Log = [observed("a", 6, "1公里"), observed("b", 12, "2公里")]
        .into_iter()
        .collect();
    let policy = Policy::default();
    let whole = summarize(&plan, assess_plan(&plan, &log, day(), &policy), &[])
        .unwrap()
        .whole;
    assert_eq!(whole.reported(), Ok(Some(q("3公里"))));
    let june = Period::month(2024, 6).unwrap().end();
    assert_eq!(whole.reported_as_of(), Some((june, day())));
    // One rate of two is not the rate of both.
    let growth = |id: &str| target(id, "经济", id, "6%", &[]).measure(Measure::Growth);
    let plan = plan_of([growth("税收"), growth("投资")]);
    let log: Log = [observed("税收", 12, "7%")].into_iter().collect();
    let whole = summarize(&plan, assess_plan(&plan, &log, day(), &policy), &[])
        .unwrap()
        .whole;
    assert!(matches!(
        whole.reported(),
        Err(AggregateError::Meaningless { .. })
    ));
}

#[test]
fn an_amount_at_the_end_of_what_fits_spoils_its_own_sum_only() {
    let largest = "79228162514264337593543950335公里";
    let plan = plan_of([
        road("a", largest),
        road("b", "1公里"),
        target("c", "教育", "公办学位", "1650个", &[]),
    ]);
    let summary = by(&plan, &[Key::Theme]);
    assert_eq!(group(&summary, &["教育"]).planned(), Ok(Some(q("1650个"))));
    assert!(matches!(
        group(&summary, &["交通"]).planned(),
        Err(AggregateError::Overflow { .. })
    ));
    assert!(summary.to_string().contains("位数过多"), "{summary}");
    let sent = serde_json::to_string(&summary).unwrap();
    assert_eq!(serde_json::from_str::<Summary>(&sent).unwrap(), summary);
}

fn any_scope() -> impl Strategy<Value = (&'static str, &'static str)> {
    let region = prop::sample::select(vec!["", "33", "3303", "330324", "330381", "32", "3205"]);
    let period = prop::sample::select(vec![
        "2024",
        "2025",
        "2024-S1",
        "2024-Q1",
        "2024-Q3",
        "2024-03",
        "FYP14",
        "2024-02-01/2024-05-31",
    ]);
    (region, period)
}

proptest! {
    /// By every pair, as one would check it by hand.
    #[test]
    fn a_sum_counts_no_place_and_day_twice(scopes in prop::collection::vec(any_scope(), 2..7)) {
        let targets = scopes.iter().zip(0..).map(|((region, period), number)| {
            let road = road(&format!("t{number}"), "1公里").period(period.parse::<Period>().unwrap());
            match *region {
                "" => road,
                code => road.region(Region::new(code).unwrap().with_code(code.parse().unwrap())),
            }
        });
        let counts_twice = |(region, period): (&str, &str), (other, second): (&str, &str)| {
            let nested = if region.is_empty() || other.is_empty() {
                region == other
            } else {
                region.starts_with(other) || other.starts_with(region)
            };
            let of = |period: &str| period.parse::<Period>().unwrap();
            nested && of(period).overlaps(&of(second)) && (region, period) != (other, second)
        };
        let expected = scopes.iter().any(|left| scopes.iter().any(|right| counts_twice(*left, *right)));
        let found = matches!(planned(targets), Err(AggregateError::Overlap { .. }));
        prop_assert_eq!(found, expected);
    }
}

/// XBRL Calculations 1.1: each amount has its own interval.
#[test]
fn a_total_is_held_against_amounts_as_they_were_shortened() {
    let road = |id: &str| target(id, "交通", &format!("{id}段公路"), "1亿元", &[]);
    let plan = plan_of([road("a"), road("b"), road("c")]);
    let log: Log = ["a", "b", "c"]
        .map(|id| observed(id, 12, "1.6亿元"))
        .into_iter()
        .collect();
    let policy = Policy::default();
    let summary = summarize(&plan, assess_plan(&plan, &log, day(), &policy), &[]).unwrap();
    let agrees = |total: &str, shortening| {
        let total = PublishedFigure::as_written(q(total));
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
        assert_eq!(
            agrees(total, Shortening::Exact),
            total == "4.80亿元",
            "{total}"
        );
    }
}

proptest! {
    /// Parts of parts of parts, across departments and units, by a look at all wholes of each target.
    #[test]
    fn no_part_is_added_beside_a_whole_of_it(tree in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, 0..2_usize), 1..14)) {
        let (departments, units) = (["甲局", "乙局", "丙局"], ["公里", "亿元"]);
        let mut wholes: Vec<Option<usize>> = Vec::new();
        let targets: Vec<TargetBuilder> = tree.iter().enumerate().map(|(number, (whole, department, unit))| {
            let whole = (number > 0).then(|| whole.index(number + 1)).filter(|whole| *whole < number);
            wholes.push(whole);
            let amount = format!("{}{}", 1_u64 << number, units[*unit]);
            let builder = target(&format!("t{number}"), "交通", &format!("第{number}段公路"), &amount, &[departments[*department]]);
            builder.part_of(whole.map(|whole| format!("t{whole}").parse::<TargetId>().unwrap()))
        }).collect();
        let above = |number: usize| std::iter::successors(wholes[number], |whole| wholes[*whole]);
        let summary = by(&plan_of(targets), &[Key::Lead, Key::Dimension]);
        for (department, name) in departments.iter().enumerate() {
            for (unit, dimension) in ["长度", "货币·元"].iter().enumerate() {
                let is_in = |number: usize| (tree[number].1, tree[number].2) == (department, unit);
                let members: Vec<usize> = (0..tree.len()).filter(|number| is_in(*number)).collect();
                if members.is_empty() {
                    continue;
                }
                let expected: u64 = members.iter().filter(|number| !above(**number).any(is_in)).map(|number| 1 << number).sum();
                let found = group(&summary, &[name, dimension]).planned().unwrap().unwrap();
                prop_assert_eq!(found, q(&format!("{expected}{}", units[unit])));
            }
        }
    }

    #[test]
    fn groups_add_up_to_the_whole(amounts in prop::collection::vec((0_u64..100_000, 0_u32..=3, 0..4_usize, 0..3_usize, any::<bool>()), 1..12)) {
        let themes = ["交通", "水利", "农业", "能源"];
        let targets: Vec<TargetBuilder> = amounts.iter().zip(0..).map(|((digits, places, theme, unit, _), number)| {
            let value = Decimal::new(i64::try_from(*digits).unwrap(), *places);
            let amount = Quantity::new(value, ["公里", "米", "里"][*unit].parse().unwrap()).unwrap();
            let id = format!("t{number}");
            target(&id, themes[*theme], &format!("{id}公路"), "1公里", &[]).aim(Bound::Plain(amount))
        }).collect();
        let reports: Log = amounts.iter().zip(0..).filter(|((.., is_reported), _)| *is_reported)
            .map(|(_, number)| observed(&format!("t{number}"), 12, "1.5公里")).collect();
        let (plan, policy) = (plan_of(targets), Policy::default());
        let summary = summarize(&plan, assess_plan(&plan, &reports, day(), &policy), &[Key::Theme]).unwrap();
        let added = |of: fn(&Group) -> Result<Option<Quantity>, AggregateError>| {
            let mut sum = Sum::new();
            for amount in summary.groups.iter().filter_map(|group| of(group).unwrap()) {
                sum.push(&amount).unwrap();
            }
            sum.finish().unwrap()
        };
        let same = |left: Option<Quantity>, right: Option<Quantity>| match (left, right) {
            (Some(left), Some(right)) => left.compare(&right).unwrap().is_eq(),
            (left, right) => left.is_none() && right.is_none(),
        };
        prop_assert!(same(added(Group::planned), summary.whole.planned().unwrap()));
        prop_assert!(same(added(Group::reported), summary.whole.reported().unwrap()));
    }
}

/// 人均可支配收入 is written in 元, and is no amount to add up for all that.
#[test]
fn an_average_over_people_does_not_add_whatever_it_is_written_in() {
    for (unit, name) in [
        ("元", "居民人均可支配收入"),
        ("平方米", "人均公园绿地面积"),
        ("张", "每千人口床位"),
    ] {
        let amount = format!("5{unit}");
        let plan = plan_of(
            ["a", "b"].map(|id| target(id, "民生", name, &amount, &[]).measure(Measure::Level)),
        );
        let log: Log = ["a", "b"]
            .map(|id| observed(id, 12, &amount))
            .into_iter()
            .collect();
        let policy = Policy::default();
        let summary = summarize(&plan, assess_plan(&plan, &log, day(), &policy), &[]).unwrap();
        let refused = summary.whole.planned().unwrap_err().to_string();
        assert!(refused.contains("not add up"), "{refused}");
    }
}

/// An end that no number reaches stays open, whichever number left it open, and however the summaries were merged. Of numbers below
/// zero that is the low end.
#[test]
fn an_open_end_stays_open() {
    let profit = |id: &str| target(id, "经济", &format!("{id}公司利润"), "1亿元", &[]);
    let plan = plan_of(["a", "b", "c"].map(profit));
    let policy = Policy::default();
    for (values, total, interval) in [
        (
            &["1.6亿元", "1.6亿元", "1.6亿元"][..],
            "5.10亿元",
            "[4.8, 5.1)",
        ),
        (&["1.6亿元", "1.6亿元"], "3.40亿元", "[3.2, 3.4)"),
        (
            &["-1.6亿元", "-1.6亿元", "-1.6亿元"],
            "-5.10亿元",
            "(-5.1, -4.8]",
        ),
        (&["-1.6亿元", "-1.6亿元"], "-3.40亿元", "(-3.4, -3.2]"),
        (&["-1.6亿元", "1.6亿元"], "0.10亿元", "(-0.1, 0.1)"),
        (&["1.6亿元", "-1.6亿元"], "-0.10亿元", "(-0.1, 0.1)"),
    ] {
        let log: Log = ["a", "b", "c"]
            .into_iter()
            .zip(values)
            .map(|(id, value)| observed(id, 12, value))
            .collect();
        let total = PublishedFigure::as_written(q(total));
        let assessments: Vec<Assessment> = assess_plan(&plan, &log, day(), &policy).collect();
        for cut in 0..=3 {
            let (left, right) = assessments.split_at(cut);
            let mut summary = summarize(&plan, left.to_vec(), &[]).unwrap();
            let right = summarize(&plan, right.to_vec(), &[]).unwrap();
            summary.merge(&right).unwrap();
            let compared = summary.whole.compare(&total, Shortening::Truncated);
            let compared = compared.unwrap().unwrap();
            assert!(!compared.is_consistent, "{cut} {total:?}");
            let found = compared.computed_interval.to_string();
            assert!(found.starts_with(interval), "{cut}: {found}");
        }
        let parts: Vec<PublishedFigure> = values
            .iter()
            .map(|value| PublishedFigure::as_written(q(value)))
            .collect();
        let compared =
            zhibiao::aggregate::compare_total(&total, &parts, Shortening::Truncated).unwrap();
        assert!(compared.computed_interval.to_string().starts_with(interval));
        assert!(!compared.is_consistent);
    }
}

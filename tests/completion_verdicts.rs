//! One indicator, two numbers: both are shown, and the policy says which decides.

use chrono::NaiveDate;
use zhibiao::completion::{
    Deciding, Light, NotAssessable, Policy, ProgressStatus, Verdict, assess_indicators,
};
use zhibiao::finding::Language;
use zhibiao::indicator::Measure;
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::target::{Bound, Target};

fn target(id: &str, name: &str, measure: Measure, bound: Bound) -> Target {
    let verb = if measure == Measure::Growth {
        "增长"
    } else {
        ""
    };
    let target = Target::stated(name, verb, measure, bound).unwrap();
    target
        .id(id.parse::<zhibiao::target::TargetId>().unwrap())
        .build()
        .unwrap()
}

fn level(id: &str, name: &str) -> Target {
    target(
        id,
        name,
        Measure::Level,
        Bound::Plain("500亿元".parse().unwrap()),
    )
}

fn growth(id: &str, name: &str) -> Target {
    target(
        id,
        name,
        Measure::Growth,
        Bound::AtLeast("6%".parse().unwrap()),
    )
}

fn plan(targets: impl IntoIterator<Item = Target>) -> Plan {
    Plan::builder("计划")
        .period(Period::year(2024).unwrap())
        .targets(targets)
        .build()
        .unwrap()
}

fn log<'a>(reports: impl IntoIterator<Item = (&'a str, &'a str)>) -> Log {
    let report = |(id, value): (&str, &str)| {
        let value: zhibiao::quantity::Quantity = value.parse().unwrap();
        Observation::to_date(id.parse().unwrap(), end(), value).unwrap()
    };
    reports.into_iter().map(report).collect()
}

fn end() -> NaiveDate {
    Period::year(2024).unwrap().end()
}

#[test]
fn the_policy_says_which_of_two_numbers_decides() {
    let plan = plan([level("a", "地区生产总值"), growth("g", "地区生产总值")]);
    // The level was revised with the prices; the growth was reached.
    let log = log([("a", "490亿元"), ("g", "6.2%")]);
    for (deciding, achieved, by) in [
        (Deciding::Growth, true, Some("g")),
        (Deciding::Amount, false, Some("a")),
        (Deciding::Both, false, None),
    ] {
        let policy = Policy::default().with_deciding(deciding);
        let verdicts = assess_indicators(&plan, &log, end(), &policy);
        let [verdict] = verdicts.as_slice() else {
            panic!("{}", verdicts.len());
        };
        assert_eq!(verdict.achieved(), Some(achieved), "{deciding}");
        let decided = verdict.deciding().map(|one| one.target().id().as_str());
        assert_eq!(decided, by, "{deciding}");
        let (status, light) = if achieved {
            (ProgressStatus::Achieved, Light::Green)
        } else {
            (ProgressStatus::Missed, Light::Yellow)
        };
        assert_eq!(
            (verdict.status(), verdict.light()),
            (Some(status), Some(light))
        );
        let words = verdict.explanation(Language::Chinese).to_string();
        assert!(
            words.contains("490亿元") && words.contains("6.2%"),
            "{words}"
        );
    }
    let policy = Policy::default();
    let verdicts = assess_indicators(&plan, &log, end(), &policy);
    assert_eq!(
        verdicts[0].explanation(Language::Chinese).to_string(),
        "地区生产总值500亿元：截至2024年12月31日为490亿元；完成率490亿元÷500亿元＝98%；差10亿元；未完成，黄灯（规则：实际÷目标；办法：通用）。\
         地区生产总值增长6%以上：截至2024年12月31日累计增长6.2%；超目标0.2个百分点；已完成，绿灯（规则：与目标直接比较；办法：通用）。\
         同一指标两项目标，以增速为准：已完成，绿灯。"
    );
    assert!(
        verdicts[0]
            .explanation(Language::English)
            .to_string()
            .ends_with("Two numbers of one indicator, the growth decides: achieved, green.")
    );
    let json = serde_json::to_value(verdicts[0]).unwrap();
    assert_eq!(
        (&json["achieved"], &json["decided_by"]),
        (&true.into(), &"g".into())
    );
    assert_eq!(json["assessments"].as_array().unwrap().len(), 2);
}

#[test]
fn where_nothing_is_reported_on_what_decides_the_other_does() {
    let plan = plan([growth("g", "财政收入"), level("a", "财政收入")]);
    let policy = Policy::default();
    let amount = log([("a", "510亿元")]);
    let found = assess_indicators(&plan, &amount, end(), &policy);
    assert_eq!((found.len(), found[0].achieved()), (1, Some(true)));
    assert!(
        found[0]
            .explanation(Language::Chinese)
            .to_string()
            .contains("以总量为准")
    );
    // What is reported and cannot be judged is not passed over.
    let wrong = log([("a", "510亿元"), ("g", "5亿元")]);
    let found = assess_indicators(&plan, &wrong, end(), &policy);
    assert_eq!(found[0].outcome(), Err(NotAssessable::OtherUnit));
    let both = policy.with_deciding(Deciding::Both);
    let found = assess_indicators(&plan, &amount, end(), &both);
    assert_eq!(found[0].outcome(), Err(NotAssessable::NoObservation));
}

#[test]
fn only_one_amount_and_one_growth_of_one_name_belong_together() {
    let share = target(
        "s",
        "投资",
        Measure::Level,
        Bound::Plain("20%".parse().unwrap()),
    );
    let plan = plan([
        growth("g1", "投资"),
        share,
        level("a", "消费"),
        growth("g2", "外贸"),
        growth("g3", "消费"),
        level("b1", "出口"),
        level("b2", "出口"),
        growth("g4", "出口"),
    ]);
    let (log, policy) = (Log::new(), Policy::default());
    let found = assess_indicators(&plan, &log, end(), &policy);
    let ids = |verdict: &Verdict| {
        let growth = verdict
            .growth()
            .map(|growth| growth.target().id().to_string());
        (verdict.first().target().id().to_string(), growth)
    };
    let alone = |id: &str| (id.to_owned(), None);
    assert_eq!(
        found.iter().map(ids).collect::<Vec<_>>(),
        [
            alone("g1"),
            alone("s"),
            ("a".to_owned(), Some("g3".to_owned())),
            alone("g2"),
            alone("b1"),
            alone("b2"),
            alone("g4"),
        ]
    );
}

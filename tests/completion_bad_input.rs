//! What is no good: each a finding or a reason, none a wrong number or a red light.

use chrono::NaiveDate;
use zhibiao::completion::{NotAssessable, Policy, ProgressStatus, assess};
use zhibiao::finding::Language;
use zhibiao::indicator::Indicator;
use zhibiao::number::{Decimal, Ratio};
use zhibiao::observation::{Log, Observation, ReportedValue, check};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Bound, Stage, Target, TargetId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn id() -> TargetId {
    "t".parse().unwrap()
}

/// 新增20家 in 2024.
fn target() -> Target {
    Target::builder(
        Indicator::new("企业").unwrap(),
        Bound::Plain(quantity("20家")),
    )
    .id(id())
    .action("新增")
    .period(Period::year(2024).unwrap())
    .build()
    .unwrap()
}

fn to_date(as_of: &str, value: &str) -> Observation {
    Observation::to_date(id(), day(as_of), quantity(value)).unwrap()
}

fn in_period(period: &str, value: &str) -> Observation {
    Observation::in_period(id(), period.parse().unwrap(), quantity(value)).unwrap()
}

const AS_OF: &str = "2024-11-30";

/// What is found, and what is assessed: the amount that counts, or the reason why none does.
#[track_caller]
fn result(observations: Vec<Observation>) -> (Vec<String>, Result<String, NotAssessable>) {
    let plan = Plan::builder("计划").target(target()).build().unwrap();
    let log: Log = observations.into();
    let codes = check(&plan, &log, day(AS_OF))
        .iter()
        .map(|finding| {
            for language in [Language::Chinese, Language::English] {
                let message = finding.message(language);
                assert!(!message.contains(['{', '}']), "{message}");
            }
            finding.code().to_string()
        })
        .collect();
    let policy = Policy::default();
    let target = target();
    let assessment = assess(&target, &log, day(AS_OF), &policy);
    if assessment.outcome().is_err() {
        assert_eq!((assessment.light(), assessment.rate()), (None, None));
        for language in [Language::Chinese, Language::English] {
            let reason = assessment.outcome().unwrap_err().label(language);
            assert!(
                assessment
                    .explanation(language)
                    .to_string()
                    .contains(reason)
            );
        }
    }
    let actual = assessment
        .outcome()
        .map(|_| assessment.evidence().unwrap().actual().to_string());
    (codes, actual)
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn good_reports_are_found_nothing_against() {
    let good = vec![to_date("2024-06-30", "9家"), to_date("2024-10-31", "15家")];
    assert_eq!(result(good), (vec![], Ok("15家".to_owned())));
}

#[test]
fn unknown_targets_are_reported() {
    let plan = Plan::builder("计划").build().unwrap();
    let log = Log::from_iter([to_date("2024-06-30", "9家")]);
    let findings = check(&plan, &log, day(AS_OF));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code().to_string(), "observation-unknown-target");
}

#[test]
fn other_units_are_left_out() {
    for value in ["9个", "9万元", "9%"] {
        let (found, actual) = result(vec![to_date("2024-10-31", value)]);
        assert_eq!(found, codes(&["observation-other-unit"]), "{value}");
        assert_eq!(actual, Err(NotAssessable::OtherUnit));
        // An earlier good value still counts.
        let both = vec![to_date("2024-06-30", "8家"), to_date("2024-10-31", value)];
        assert_eq!(result(both).1, Ok("8家".to_owned()));
    }
}

#[test]
fn other_kinds_are_left_out() {
    let stage = Observation::to_date(id(), day("2024-10-31"), Stage::Started).unwrap();
    let (found, actual) = result(vec![stage]);
    assert_eq!(found, codes(&["observation-other-kind"]));
    assert_eq!(actual, Err(NotAssessable::OtherKind));
    let words = Observation::to_date(
        id(),
        day("2024-10-31"),
        ReportedValue::Text("推进中".into()),
    )
    .unwrap();
    assert_eq!(result(vec![words]), (vec![], Err(NotAssessable::InWords)));
}

#[test]
fn dates_outside_the_period_are_left_out() {
    let early = vec![to_date("2023-12-31", "9家")];
    assert_eq!(
        result(early),
        (
            codes(&["observation-before-period"]),
            Err(NotAssessable::BeforePeriod)
        )
    );
    // Counted from before the period on.
    let across = vec![in_period("2023-10-01/2024-03-31", "9家")];
    assert_eq!(result(across).1, Err(NotAssessable::BeforePeriod));
    let late = vec![to_date("2024-06-30", "9家"), to_date("2024-12-31", "30家")];
    assert_eq!(
        result(late),
        (codes(&["observation-after-as-of"]), Ok("9家".to_owned()))
    );
    assert_eq!(result(vec![]), (vec![], Err(NotAssessable::NoObservation)));

    // After the period: the target was to be met in it.
    let policy = Policy::default();
    let (target, log) = (target(), Log::from_iter([to_date("2025-03-31", "30家")]));
    let assessment = assess(&target, &log, day("2025-12-31"), &policy);
    assert_eq!(assessment.outcome(), Err(NotAssessable::AfterPeriod));
}

#[test]
fn reports_of_one_day_count_once_or_not_at_all() {
    let twice = vec![to_date("2024-10-31", "9家"), to_date("2024-10-31", "9家")];
    assert_eq!(
        result(twice),
        (codes(&["observation-duplicate"]), Ok("9家".to_owned()))
    );
    let conflict = vec![to_date("2024-10-31", "9家"), to_date("2024-10-31", "12家")];
    assert_eq!(
        result(conflict.clone()),
        (
            codes(&["observation-conflict"]),
            Err(NotAssessable::Conflict)
        )
    );
    let earlier = [conflict, vec![to_date("2024-09-30", "8家")]].concat();
    assert_eq!(result(earlier).1, Ok("8家".to_owned()));
    let revised = vec![
        to_date("2024-10-31", "12家").with_revision(1),
        to_date("2024-10-31", "9家"),
    ];
    assert_eq!(result(revised), (vec![], Ok("12家".to_owned())));
    let withdrawn = Observation::missing(id(), day("2024-10-31"), "数据有误，撤回").unwrap();
    let withdrawn = vec![to_date("2024-10-31", "9家"), withdrawn.with_revision(1)];
    assert_eq!(result(withdrawn), (vec![], Err(NotAssessable::Missing)));
}

#[test]
fn falling_totals_are_reported() {
    let falling = vec![to_date("2024-09-30", "12家"), to_date("2024-10-31", "9家")];
    assert_eq!(
        result(falling),
        (codes(&["observation-falling"]), Ok("9家".to_owned()))
    );
    // A revision is no fall.
    let revised = vec![
        to_date("2024-09-30", "12家"),
        to_date("2024-09-30", "8家").with_revision(1),
        to_date("2024-10-31", "9家"),
    ];
    assert_eq!(result(revised).0, codes(&[]));
}

#[test]
fn negative_counts_are_left_out() {
    let (found, actual) = result(vec![to_date("2024-10-31", "-3家")]);
    assert_eq!(found, codes(&["observation-negative-count"]));
    assert_eq!(actual, Err(NotAssessable::NegativeCount));
}

#[test]
fn values_in_periods_add_up() {
    let months = |last: u32| (1..=last).map(|month| in_period(&format!("2024-{month:02}"), "2家"));
    assert_eq!(
        result(months(10).collect()),
        (vec![], Ok("20家".to_owned()))
    );
    // On top of the last value to date.
    let mixed: Vec<_> = months(10).chain([to_date("2024-09-30", "11家")]).collect();
    assert_eq!(result(mixed).1, Ok("13家".to_owned()));
    // Up to the first gap, and not at all where the start is missing.
    let gap: Vec<_> = months(10)
        .filter(|one| one.as_of() != day("2024-05-31"))
        .collect();
    let gap_found = codes(&["observation-gap"]);
    assert_eq!(result(gap), (gap_found.clone(), Ok("8家".to_owned())));
    let no_start: Vec<_> = months(10).skip(1).collect();
    assert_eq!(result(no_start), (gap_found, Err(NotAssessable::Gap)));
    // The quarter with February, and March with the quarter.
    let overlap: Vec<_> = months(3).chain([in_period("2024-Q1", "6家")]).collect();
    assert_eq!(
        result(overlap),
        (
            codes(&["observation-overlap"; 2]),
            Err(NotAssessable::Overlap)
        )
    );
    // A value to date holds all before it, whatever was reported of that.
    let held = vec![
        in_period("2024-02", "2家"),
        in_period("2024-Q1", "6家"),
        to_date("2024-05-31", "11家"),
        in_period("2024-06", "2家"),
    ];
    assert_eq!(result(held), (vec![], Ok("13家".to_owned())));
}

/// What is compared with `target` of this measure, baseline and number, at the end of November.
#[track_caller]
fn level(
    measure: zhibiao::indicator::Measure,
    name: &str,
    goal: &str,
    baseline: Option<&str>,
    actual: &str,
    policy: &Policy,
) -> (Vec<String>, zhibiao::completion::Judgement) {
    let target = target()
        .to_builder()
        .aim(Bound::Plain(quantity(goal)))
        .with_indicator(|_| Indicator::new(name).unwrap())
        .measure(measure)
        .baseline(baseline.map(|value| zhibiao::target::Baseline {
            value: quantity(value),
            period: None,
        }))
        .build()
        .unwrap();
    let log = Log::from_iter([to_date(AS_OF, actual)]);
    let plan = Plan::builder("计划")
        .target(target.clone())
        .build()
        .unwrap();
    let findings = check(&plan, &log, day(AS_OF));
    let judgement = assess(&target, &log, day(AS_OF), policy).outcome().unwrap();
    let codes = findings.iter().map(|finding| finding.code().to_string());
    (codes.collect(), judgement)
}

#[test]
fn beyond_a_natural_limit_is_a_finding() {
    use zhibiao::indicator::Measure::{Growth, Level, Reduction, Total};
    let policy = Policy::default();
    for (measure, name, goal, actual, is_beyond) in [
        (Level, "自来水覆盖率", "95%", "100%", false),
        (Level, "自来水覆盖率", "95%", "100.1%", true),
        (Level, "自来水覆盖率", "95%", "1001‰", true),
        // Ratios to something else than their whole.
        (Level, "拨备覆盖率", "150%", "180%", false),
        (Level, "资产负债率", "60%", "120%", false),
        (Growth, "规上工业增加值", "8%", "120%", false),
        (Reduction, "单位GDP能耗", "3%", "101%", true),
        (Total, "绿道", "30公里", "-1公里", true),
        (Level, "国有企业利润", "3亿元", "-1亿元", false),
        (Level, "森林面积", "30公顷", "-1公顷", true),
    ] {
        let (found, _) = level(measure, name, goal, None, actual, &policy);
        let expected = if is_beyond {
            codes(&["observation-beyond-limit"])
        } else {
            vec![]
        };
        assert_eq!(found, expected, "{name} {actual}");
    }
    // A value in a month may correct those before it.
    let target = target()
        .to_builder()
        .aim(Bound::Plain(quantity("30公里")))
        .build()
        .unwrap();
    let plan = Plan::builder("计划").target(target).build().unwrap();
    let log = Log::from_iter([
        in_period("2024-01", "3公里"),
        in_period("2024-02", "-0.5公里"),
    ]);
    assert_eq!(check(&plan, &log, day(AS_OF)), []);
}

/// A level of 100 % cannot grow: it is met, under policies of growth too; and to fall from it is not on pace.
#[test]
fn at_a_natural_limit_no_growth_is_asked_for() {
    use zhibiao::completion::Light;
    let level = |baseline, actual, policy: &Policy| {
        let measure = zhibiao::indicator::Measure::Level;
        level(measure, "自来水覆盖率", "100%", baseline, actual, policy).1
    };
    for policy in [
        Policy::open_sdg(),
        Policy::un_progress_chart_2023(),
        Policy::xuancheng_2020(),
        Policy::default(),
    ] {
        for baseline in [None, Some("95%"), Some("100%")] {
            let full = level(baseline, "100%", &policy);
            assert_eq!((full.achieved, full.light), (true, Light::Green));
        }
        let fallen = level(Some("100%"), "99%", &policy);
        assert_eq!(
            (fallen.status, fallen.light, fallen.expected),
            (ProgressStatus::Behind, Light::Yellow, Ratio::ONE),
            "{}",
            policy.name()
        );
    }
}

#[test]
fn across_zero_there_is_no_plain_rate() {
    use zhibiao::completion::{Light, NoRate, ScoreFunction, Scoring};
    let ratio = |numerator: i64, denominator: i64| {
        Ratio::new(numerator.into(), denominator.into()).unwrap()
    };
    let level = |goal, baseline, actual, policy: &Policy| {
        let measure = zhibiao::indicator::Measure::Level;
        level(
            measure,
            "国有企业利润",
            goal,
            Some(baseline),
            actual,
            policy,
        )
        .1
    };
    // From a loss of 2 to a profit of 1: of the way of 3, one is gone; 11/12 of the year are over.
    let policy = Policy::default();
    let found = level("1亿元", "-2亿元", "-1亿元", &policy);
    assert_eq!(found.rate, Err(NoRate::SignChange));
    assert_eq!(found.anchored, Ok(ratio(1, 3)));
    assert_eq!(found.gap(), Some(ratio(-7, 12)));
    assert_eq!(found.light, Light::Red);
    let found = level("1亿元", "-2亿元", "0.9亿元", &policy);
    assert_eq!(
        (found.anchored, found.light),
        (Ok(ratio(29, 30)), Light::Green)
    );
    // From nothing, the plain rate is the one from the baseline.
    let found = level("1亿元", "0亿元", "0.5亿元", &policy);
    assert_eq!(
        (found.rate, found.anchored),
        (Ok(ratio(1, 2)), Ok(ratio(1, 2)))
    );
    // Both below zero.
    let found = level("-1亿元", "-2亿元", "-1.5亿元", &policy);
    assert_eq!(
        (found.rate, found.anchored),
        (Err(NoRate::NegativeTarget), Ok(ratio(1, 2)))
    );

    // A total starts from nothing, whatever last year's was.
    let (_, found) = self::level(
        zhibiao::indicator::Measure::Total,
        "国有企业利润",
        "1亿元",
        Some("-2亿元"),
        "0.5亿元",
        &policy,
    );
    assert_eq!((found.rate, found.is_anchored), (Ok(ratio(1, 2)), false));

    // The score follows the rate that there is.
    let target = target()
        .to_builder()
        .aim(Bound::Plain(quantity("1亿元")))
        .measure(zhibiao::indicator::Measure::Level)
        .baseline(zhibiao::target::Baseline {
            value: quantity("-2亿元"),
            period: None,
        })
        .build()
        .unwrap();
    let log = Log::from_iter([to_date(AS_OF, "-1亿元")]);
    let assessment = assess(&target, &log, day(AS_OF), &policy);
    let scoring = Scoring::new(Decimal::from(3), ScoreFunction::Proportional {}).unwrap();
    assert_eq!(scoring.score(&assessment).unwrap(), Ratio::ONE);
    let words = assessment.explanation(Language::Chinese).to_string();
    assert!(
        words.contains("正负不同") && words.contains("33.33%"),
        "{words}"
    );
}

#[test]
fn a_state_is_no_total() {
    let state = Observation::at_date(id(), day("2024-10-31"), quantity("120家")).unwrap();
    assert_eq!(
        result(vec![state]),
        (
            codes(&["observation-other-basis"]),
            Err(NotAssessable::WrongBasis)
        )
    );
}

#[test]
fn the_growth_of_a_quarter_is_not_that_of_the_year() {
    let target = target()
        .to_builder()
        .aim(Bound::Plain(quantity("6%")))
        .measure(zhibiao::indicator::Measure::Growth)
        .build()
        .unwrap();
    let policy = Policy::default();
    let achieved = |observation: Observation| {
        let log = Log::from_iter([observation]);
        assess(&target, &log, day(AS_OF), &policy)
            .outcome()
            .map(|found| found.achieved)
    };
    assert_eq!(
        achieved(in_period("2024-Q3", "7%")),
        Err(NotAssessable::WrongBasis)
    );
    assert_eq!(achieved(in_period("2024-Q1", "7%")), Ok(true));
    assert_eq!(achieved(to_date("2024-09-30", "7%")), Ok(true));
}

#[test]
fn one_amount_in_two_units_is_no_contradiction() {
    let target = target()
        .to_builder()
        .aim(Bound::Plain(quantity("1亿元")))
        .build()
        .unwrap();
    let log = Log::from_iter([
        to_date("2024-10-31", "0.25亿元"),
        to_date("2024-10-31", "2500万元"),
    ]);
    let policy = Policy::default();
    let rate = assess(&target, &log, day(AS_OF), &policy).rate();
    assert_eq!(rate, Some(Ratio::new(1.into(), 4.into()).unwrap()));
}

#[test]
fn a_breakthrough_in_any_period_counts() {
    let target = target()
        .to_builder()
        .aim(zhibiao::target::Aim::Breakthrough)
        .build()
        .unwrap();
    let log = Log::from_iter([in_period("2024-Q1", "1家"), in_period("2024-Q2", "0家")]);
    let policy = Policy::default();
    assert_eq!(
        assess(&target, &log, day(AS_OF), &policy).achieved(),
        Some(true)
    );
}

#[test]
fn a_level_with_an_odd_baseline_is_not_red_on_its_way() {
    for baseline in ["20家", "30家"] {
        let baseline = zhibiao::target::Baseline {
            value: quantity(baseline),
            period: None,
        };
        let target = target()
            .to_builder()
            .measure(zhibiao::indicator::Measure::Level)
            .baseline(baseline)
            .build()
            .unwrap();
        let log = Log::from_iter([to_date("2024-10-31", "1家")]);
        let policy = Policy::default();
        let light = assess(&target, &log, day(AS_OF), &policy).light();
        assert_eq!(light, Some(zhibiao::completion::Light::Yellow));
    }
}

#[test]
fn days_before_and_long_after_the_period() {
    let policy = Policy::default();
    let target = target();
    let log = Log::from_iter([to_date("2024-12-31", "18家")]);
    let early = assess(&target, &log, day("2023-06-30"), &policy);
    assert_eq!(early.outcome(), Err(NotAssessable::NotStarted));
    let late = assess(&target, &log, day("2099-01-01"), &policy);
    assert_eq!(late.rate(), Some(Ratio::new(18.into(), 20.into()).unwrap()));
    assert_eq!(
        (late.expected(), late.status()),
        (Some(Ratio::ONE), Some(ProgressStatus::Missed))
    );
    for extreme in [NaiveDate::MIN, NaiveDate::MAX] {
        let _ = assess(&target, &log, extreme, &policy)
            .explanation(Language::Chinese)
            .to_string();
    }
}

#[test]
fn amounts_that_do_not_fit_are_a_reason() {
    let most = Quantity::new(Decimal::MAX, "吨".parse().unwrap()).unwrap();
    let target = Target::builder(
        Indicator::new("指标").unwrap(),
        Bound::About(quantity("0.0000001吨")),
    )
    .id(id())
    .period(Period::year(2024).unwrap())
    .build()
    .unwrap();
    let observations = [
        Observation::in_period(id(), Period::quarter(2024, 1).unwrap(), most).unwrap(),
        Observation::in_period(id(), Period::quarter(2024, 2).unwrap(), most).unwrap(),
    ];
    let log = Log::from_iter(observations);
    let policy = Policy::default();
    let assessment = assess(&target, &log, day(AS_OF), &policy);
    assert_eq!(assessment.outcome(), Err(NotAssessable::TooManyDigits));
}

#[test]
fn observations_that_cannot_be_are_refused() {
    let refused = [
        (
            r#"{"target": "t", "as_of": "2024-10-31"}"#,
            "exactly one of",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "amount": "9家", "rank": 3}"#,
            "exactly one of",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "amount": "9家", "status": "missing"}"#,
            "cannot be missing",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "reason": "未统计", "status": "final"}"#,
            "exactly one of",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "reason": " "}"#,
            "blank",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "amount": 9}"#,
            "string",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "amount": "9.5家"}"#,
            "whole",
        ),
        (
            r#"{"target": "t", "as_of": "2024-13-31", "amount": "9家"}"#,
            "input",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "basis": "in_period", "amount": "9家"}"#,
            "period",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-30", "basis": "in_period", "period": "2024-10", "amount": "9家"}"#,
            "as of 2024-10-31",
        ),
        (
            r#"{"target": "t", "as_of": "2024-10-31", "amount": "9家", "unit": "家"}"#,
            "unknown field",
        ),
    ];
    for (json, reason) in refused {
        let error = serde_json::from_str::<Observation>(json)
            .unwrap_err()
            .to_string();
        assert!(error.contains(reason), "{json}: {error}");
    }
}

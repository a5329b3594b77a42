//! Every row of the table of cases: rate, whether achieved, status and light, each number checked by hand.

use chrono::NaiveDate;
use zhibiao::completion::{
    Assessment, JudgingRule, Light, LowerFormula, NoRate, NotAssessable, Policy, ProgressStatus,
    assess, assess_plan,
};
use zhibiao::finding::{Code, Language};
use zhibiao::indicator::{Direction, Indicator, Measure};
use zhibiao::number::{Decimal, Ratio};
use zhibiao::observation::{Log, Observation, ReportedValue};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::target::{
    Aim, Baseline, Bound, BoundKind, Delegated, Rank, Relation, Relative, Sign, Stage, Target,
    TargetBuilder, TargetId,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn quantity(text: &str) -> Quantity {
    text.parse().unwrap()
}

fn ratio(numerator: i64, denominator: i64) -> Ratio {
    Ratio::new(numerator.into(), denominator.into()).unwrap()
}

fn id() -> TargetId {
    "t".parse().unwrap()
}

/// A target of 2024 whose indicator is better higher.
fn target(aim: impl Into<Aim>) -> TargetBuilder {
    Target::builder(Indicator::new("指标").unwrap(), aim)
        .id(id())
        .period(Period::year(2024).unwrap())
}

fn bound(kind: BoundKind, value: &str) -> Bound {
    Bound::new(kind, quantity(value), None).unwrap()
}

fn lower(builder: TargetBuilder) -> TargetBuilder {
    builder.with_indicator(|indicator| indicator.with_direction(Direction::LowerIsBetter))
}

fn at(value: impl Into<ReportedValue>, as_of: &str) -> Log {
    Log::from_iter([Observation::to_date(id(), day(as_of), value).unwrap()])
}

struct Seen {
    rule: JudgingRule,
    rate: Result<Ratio, NoRate>,
    anchored: Result<Ratio, NoRate>,
    achieved: bool,
    status: ProgressStatus,
    light: Light,
}

#[track_caller]
fn seen(assessment: &Assessment) -> Seen {
    let found = assessment.outcome().unwrap();
    Seen {
        rule: found.rule,
        rate: found.rate,
        anchored: found.anchored,
        achieved: found.achieved,
        status: found.status,
        light: found.light,
    }
}

#[track_caller]
fn judged(target: &Target, value: impl Into<ReportedValue>, as_of: &str, policy: &Policy) -> Seen {
    let log = at(value, as_of);
    seen(&assess(target, &log, day(as_of), policy))
}

/// What is written, and what it is to a reader of English: exactly the same.
#[test]
fn explanations_in_english_say_what_the_units_are() {
    let explained = |indicator: Indicator, goal: &str, actual: &str| {
        let target = Target::builder(indicator, Bound::AtLeast(quantity(goal)))
            .id("t".parse::<zhibiao::target::TargetId>().unwrap())
            .period(Period::year(2024).unwrap())
            .build()
            .unwrap();
        let day = Period::year(2024).unwrap().end();
        let report = Observation::to_date("t".parse().unwrap(), day, quantity(actual)).unwrap();
        let (log, policy) = (Log::from_iter([report]), Policy::default());
        let words = assess(&target, &log, day, &policy).explanation(Language::English);
        let words = words.to_string();
        let words = words.split(" to date").next().unwrap();
        words.split(" as of").next().unwrap().to_owned()
    };
    let plain = || Indicator::new("指标").unwrap();
    for (goal, actual, expected) in [
        (
            "3亿元",
            "1.2亿元",
            "指标3亿元以上 (CNY 300 million): 1.2亿元 (CNY 120 million)",
        ),
        (
            "2500万美元",
            "12345678.9美元",
            "指标2500万美元以上 (USD 25 million): 12345678.9美元 (USD 12.3456789 million)",
        ),
        (
            "1.5万亿元",
            "99999元",
            "指标1.5万亿元以上 (CNY 1.5 trillion): 99999元 (CNY 99,999)",
        ),
        ("20个", "34个", "指标20个以上: 34个"),
        (
            "1.2万家",
            "0.1万家",
            "指标1.2万家以上 (12,000 家): 0.1万家 (1,000 家)",
        ),
        ("5%", "5.5%", "指标5%以上: 5.5%"),
        (
            "5个百分点",
            "1个百分点",
            "指标5个百分点以上 (5 percentage points): 1个百分点 (1 percentage point)",
        ),
        (
            "2户",
            "1户",
            "指标2户以上 (2 households): 1户 (1 household)",
        ),
        (
            "6万元/人",
            "5.2万元/人",
            "指标6万元/人以上 (CNY 60,000 per person): 5.2万元/人 (CNY 52,000 per person)",
        ),
        (
            "0.5吨标准煤/万元",
            "-0.5吨标准煤/万元",
            "指标0.5吨标准煤/万元以上 (0.5 tce per CNY 10,000): -0.5吨标准煤/万元 (-0.5 tce per CNY 10,000)",
        ),
        (
            "3个/千人",
            "4个/千人",
            "指标3个/千人以上 (3 个 per 1,000 people): 4个/千人 (4 个 per 1,000 people)",
        ),
        (
            "16公里",
            "1600米",
            "指标16公里以上 (16 km): 1600米 (1,600 m)",
        ),
    ] {
        assert_eq!(explained(plain(), goal, actual), expected);
    }
    let labels = |tag: &str| {
        let labels = zhibiao::indicator::Labels::default();
        let labels = labels.with(tag, "foreign investment used").unwrap();
        Indicator::new("外资").unwrap().with_labels(labels)
    };
    for tag in ["en", "en-GB"] {
        assert_eq!(
            explained(labels(tag), "3万美元", "3美元"),
            "foreign investment used (外资3万美元以上, USD 30,000): 3美元 (USD 3)"
        );
    }
    assert_eq!(
        explained(labels("fr"), "20个", "34个"),
        "外资20个以上: 34个"
    );
}

#[test]
fn an_amount_that_is_better_higher_is_actual_by_target() {
    let policy = Policy::default();
    let projects = target(Bound::Plain(quantity("20个"))).build().unwrap();
    let done = judged(&projects, quantity("34个"), "2024-12-31", &policy);
    assert_eq!(done.rule, JudgingRule::Amount);
    assert_eq!(done.rate, Ok(ratio(34, 20)));
    assert_eq!(done.anchored, Err(NoRate::NoBaseline));
    assert_eq!(
        (done.achieved, done.status, done.light),
        (true, ProgressStatus::Achieved, Light::Green)
    );

    // Half the year is over: 10 of 20 are on pace, 9 five points behind, 7 fifteen, 3 thirty-five.
    let half = |count: &str| {
        let seen = judged(&projects, quantity(count), "2024-06-30", &policy);
        (seen.status, seen.light)
    };
    assert_eq!(half("10个"), (ProgressStatus::OnPace, Light::Green));
    assert_eq!(half("9个"), (ProgressStatus::Behind, Light::Yellow));
    assert_eq!(half("7个"), (ProgressStatus::Behind, Light::Yellow));
    assert_eq!(half("4个"), (ProgressStatus::Behind, Light::Yellow)); // exactly 30 points
    assert_eq!(half("3个"), (ProgressStatus::Behind, Light::Red));
    assert_eq!(half("20个"), (ProgressStatus::Achieved, Light::Green));

    let missed = judged(&projects, quantity("19个"), "2024-12-31", &policy);
    assert_eq!(
        (missed.achieved, missed.status, missed.light),
        (false, ProgressStatus::Missed, Light::Yellow)
    );
    // What Yinchuan leaves undefined may be green, but not after the end.
    let lenient = Policy::yinchuan_2025(Light::Green);
    assert_eq!(
        judged(&projects, quantity("9个"), "2024-06-30", &lenient).light,
        Light::Green
    );
    assert_eq!(
        judged(&projects, quantity("19个"), "2024-12-31", &lenient).light,
        Light::Yellow
    );
}

#[test]
fn more_than_is_not_met_by_the_number_itself() {
    let policy = Policy::default();
    let fund = target(bound(BoundKind::MoreThan, "3亿元")).build().unwrap();
    let equal = judged(&fund, quantity("30000万元"), "2024-12-31", &policy);
    assert_eq!((equal.achieved, equal.rate), (false, Ok(Ratio::ONE)));
    assert_eq!(
        (equal.status, equal.light),
        (ProgressStatus::Missed, Light::Yellow)
    );
    assert!(judged(&fund, quantity("30001万元"), "2024-12-31", &policy).achieved);

    let least = target(bound(BoundKind::AtLeast, "3亿元")).build().unwrap();
    assert!(judged(&least, quantity("30000万元"), "2024-12-31", &policy).achieved);
    assert!(!judged(&least, quantity("29999万元"), "2024-12-31", &policy).achieved);
}

#[test]
fn a_baseline_gives_a_second_rate() {
    // From 40 to 60 万人: at 55 three quarters of the way, 55/60 of the level.
    let baseline = Baseline {
        value: quantity("40万人"),
        period: None,
    };
    let people = target(Bound::Plain(quantity("60万人")))
        .measure(Measure::Level)
        .baseline(baseline)
        .build()
        .unwrap();
    let seen = judged(
        &people,
        quantity("55万人"),
        "2024-06-30",
        &Policy::default(),
    );
    assert_eq!(seen.rate, Ok(ratio(55, 60)));
    assert_eq!(seen.anchored, Ok(ratio(3, 4)));
    assert_eq!(seen.status, ProgressStatus::OnPace);
    // It is the way from the baseline that is held against the pace: 45 has gone a quarter of it.
    let late = judged(
        &people,
        quantity("45万人"),
        "2024-06-30",
        &Policy::default(),
    );
    assert_eq!(
        (late.anchored, late.light),
        (Ok(ratio(1, 4)), Light::Yellow)
    );

    for (value, reason) in [
        ("60万人", NoRate::BaselineAtTarget),
        ("70万人", NoRate::BaselineBeyondTarget),
    ] {
        let baseline = Baseline {
            value: quantity(value),
            period: None,
        };
        let odd = people.to_builder().baseline(baseline).build().unwrap();
        let seen = judged(&odd, quantity("55万人"), "2024-06-30", &Policy::default());
        assert_eq!(seen.anchored, Err(reason));
        assert_eq!(seen.rate, Ok(ratio(55, 60)));
        assert_ne!(seen.light, Light::Red);
    }
}

#[test]
fn what_is_better_lower_has_three_formulas() {
    let baseline = Baseline {
        value: quantity("100吨"),
        period: None,
    };
    let emissions = lower(target(Bound::Plain(quantity("90吨"))).baseline(baseline))
        .measure(Measure::Level)
        .build()
        .unwrap();
    for (formula, rate) in [
        (LowerFormula::TargetOverActual, ratio(9, 8)),
        (LowerFormula::TwoMinusActualOverTarget, ratio(10, 9)),
        (LowerFormula::BaselineAnchored, ratio(2, 1)),
    ] {
        let policy = Policy::default().with_lower_formula(formula);
        let seen = judged(&emissions, quantity("80吨"), "2024-12-31", &policy);
        assert_eq!(seen.rule, JudgingRule::LowerIsBetter);
        assert_eq!(seen.rate, Ok(rate), "{formula}");
        assert_eq!(seen.anchored, Ok(ratio(2, 1)));
        assert!(seen.achieved);
        assert!(judged(&emissions, quantity("90吨"), "2024-12-31", &policy).achieved);
        assert!(!judged(&emissions, quantity("90.1吨"), "2024-12-31", &policy).achieved);
    }
    let ceiling = target(bound(BoundKind::LessThan, "90吨")).build().unwrap();
    assert!(!judged(&ceiling, quantity("90吨"), "2024-12-31", &Policy::default()).achieved);
    // A ceiling that is kept so far can still be broken.
    let so_far = judged(&ceiling, quantity("10吨"), "2024-06-30", &Policy::default());
    assert_eq!(
        (so_far.achieved, so_far.status),
        (true, ProgressStatus::OnPace)
    );
    let nothing = judged(&ceiling, quantity("0吨"), "2024-06-30", &Policy::default());
    assert_eq!(nothing.rate, Err(NoRate::ActualNotPositive));
    assert_eq!((nothing.achieved, nothing.light), (true, Light::Green));
}

fn banded(builder: TargetBuilder) -> TargetBuilder {
    builder.with_indicator(|indicator| indicator.with_direction(Direction::WithinBand))
}

/// Name, measure, aim, what came of it, whether it was met: as the plan reports of the years after said of it, and the rows that
/// stand beside those in the table of cases.
#[test]
fn about_and_bands_have_a_direction() {
    use Measure::{Growth, Level};
    let about = |value: &str| bound(BoundKind::About, value);
    let band = |low: &str, high: &str| Bound::between(quantity(low), quantity(high)).unwrap();
    let rows = [
        ("国内生产总值", Growth, about("7.5%"), "7.4%", true),
        ("国内生产总值", Growth, about("7%"), "6.9%", true),
        ("国内生产总值", Growth, about("5.5%"), "3.0%", false),
        ("地区生产总值", Growth, about("5%"), "5.5%", true),
        ("地区生产总值", Growth, about("5%"), "4.825%", true),
        ("地区生产总值", Growth, about("5%"), "4.82%", false),
        ("地区生产总值", Growth, band("4.5%", "5%"), "5.2%", true),
        ("地区生产总值", Growth, band("4.5%", "5%"), "4.5%", true),
        ("地区生产总值", Growth, band("4.5%", "5%"), "4.4%", false),
        ("城镇调查失业率", Level, about("5.5%"), "5.0%", true),
        ("城镇调查失业率", Level, about("5.5%"), "5.6%", true),
        ("城镇调查失业率", Level, about("5.5%"), "5.7%", false),
        ("城镇调查失业率", Level, band("5%", "5.5%"), "4.8%", true),
        ("城镇调查失业率", Level, band("5%", "5.5%"), "5.6%", false),
        ("居民消费价格", Growth, about("3%"), "0.7%", true),
        ("居民消费价格", Growth, about("3%"), "-0.2%", true),
        ("居民消费价格", Growth, about("3%"), "3.2%", false),
        // Of an index it is the growth that has a tolerance: 3 % ± 0.105 points, not 103 ± 3.605.
        ("居民消费价格指数", Level, about("103点"), "100.7点", true),
        ("居民消费价格指数", Level, about("103点"), "103.105点", true),
        ("居民消费价格指数", Level, about("103点"), "103.11点", false),
        ("居民消费价格指数", Level, about("103%"), "103.11%", false),
        // A shrinking that is about so much.
        ("工业用电量", Growth, about("-4%"), "-4.1%", true),
        ("工业用电量", Growth, about("-4%"), "-4.2%", false),
    ];
    let policy = Policy::default();
    for (name, measure, aim, actual, achieved) in rows {
        let target = Target::stated(name, "", measure, aim)
            .unwrap()
            .id(id())
            .period(Period::year(2024).unwrap())
            .build()
            .unwrap();
        let seen = judged(&target, quantity(actual), "2024-12-31", &policy);
        assert_eq!(seen.achieved, achieved, "{target}: {actual}");
        let (status, light) = if achieved {
            (ProgressStatus::Achieved, Light::Green)
        } else {
            (ProgressStatus::Missed, seen.light)
        };
        assert_eq!(
            (seen.status, seen.light),
            (status, light),
            "{target}: {actual}"
        );
        assert!(achieved || seen.light < Light::Green, "{target}: {actual}");
    }
}

/// Rates are of the end that has to be reached: the low one of what is better higher, the upper one of what is better lower.
#[test]
fn rates_of_bands_and_about_are_of_the_end_that_counts() {
    let policy = Policy::default();
    let band = || Bound::between(quantity("80家"), quantity("100家")).unwrap();
    let grown = target(band()).build().unwrap();
    let seen = judged(&grown, quantity("60家"), "2024-06-30", &policy);
    assert_eq!(
        (seen.rule, seen.rate),
        (JudgingRule::Amount, Ok(ratio(60, 80)))
    );
    assert_eq!(
        (seen.status, seen.light),
        (ProgressStatus::OnPace, Light::Green)
    );
    let fewer = lower(target(band())).build().unwrap();
    let seen = judged(&fewer, quantity("125家"), "2024-12-31", &policy);
    assert_eq!(
        (seen.rule, seen.rate),
        (JudgingRule::LowerIsBetter, Ok(ratio(100, 125)))
    );
    // 3.5 % of 40 is no whole number: 38.6 is reached by 39 and by nothing less.
    let about = target(bound(BoundKind::About, "40家")).build().unwrap();
    let seen = judged(&about, quantity("39家"), "2024-12-31", &policy);
    assert_eq!((seen.achieved, seen.rate), (true, Ok(ratio(39, 39))));
    assert!(!judged(&about, quantity("38家"), "2024-12-31", &policy).achieved);
    let few = lower(target(bound(BoundKind::About, "40家")))
        .build()
        .unwrap();
    let seen = judged(&few, quantity("41家"), "2024-12-31", &policy);
    assert_eq!((seen.achieved, seen.rate), (true, Ok(ratio(41, 41))));
    assert!(!judged(&few, quantity("42家"), "2024-12-31", &policy).achieved);
}

#[test]
fn what_is_to_stay_within_a_band_is_met_inside() {
    let policy = Policy::default();
    let growth = banded(target(
        Bound::between(quantity("5%"), quantity("5.5%")).unwrap(),
    ))
    .measure(Measure::Growth)
    .build()
    .unwrap();
    for (value, achieved) in [
        ("4.9%", false),
        ("5%", true),
        ("5.5%", true),
        ("5.6%", false),
    ] {
        let seen = judged(&growth, quantity(value), "2024-12-31", &policy);
        assert_eq!(
            (seen.rule, seen.achieved),
            (JudgingRule::Band, achieved),
            "{value}"
        );
        assert_eq!(seen.rate, Err(NoRate::Band));
    }

    let about = banded(target(bound(BoundKind::About, "100家")))
        .build()
        .unwrap();
    // 3.5 % of 100 to either side: 97 to 103, as whole things.
    for (value, achieved) in [
        ("96家", false),
        ("97家", true),
        ("103家", true),
        ("104家", false),
    ] {
        let seen = judged(&about, quantity(value), "2024-12-31", &policy);
        assert_eq!(
            (seen.rule, seen.achieved),
            (JudgingRule::About, achieved),
            "{value}"
        );
    }
    let exact = Policy::default().with_tolerance(Decimal::ZERO).unwrap();
    assert!(!judged(&about, quantity("101家"), "2024-12-31", &exact).achieved);
    assert_eq!(
        judged(&about, quantity("101家"), "2024-06-30", &exact).light,
        Light::Yellow
    );
}

#[test]
fn growth_and_levels_in_percent_are_compared_directly() {
    let policy = Policy::xuancheng_2020();
    let growth = target(Bound::Plain(quantity("6%")))
        .measure(Measure::Growth)
        .build()
        .unwrap();
    // 5.5 % is 91.67 % of 6 %, as much as the pace to November, and yet short of the growth that is asked for.
    let seen = judged(&growth, quantity("5.5%"), "2024-11-30", &policy);
    assert_eq!(
        (seen.rule, seen.rate),
        (JudgingRule::Direct, Ok(ratio(11, 12)))
    );
    assert_eq!(
        (seen.status, seen.light),
        (ProgressStatus::Behind, Light::Yellow)
    );
    let enough = judged(&growth, quantity("6%"), "2024-11-30", &policy);
    assert_eq!(
        (enough.achieved, enough.status, enough.light),
        (true, ProgressStatus::OnPace, Light::Green)
    );
    let shrunk = judged(&growth, quantity("-2%"), "2024-11-30", &policy);
    assert_eq!(shrunk.rate, Ok(ratio(-1, 3)));

    // An amount at the same share is on pace.
    let amount = target(Bound::Plain(quantity("60家"))).build().unwrap();
    assert_eq!(
        judged(&amount, quantity("55家"), "2024-11-30", &policy).status,
        ProgressStatus::OnPace
    );
    assert_eq!(
        judged(&amount, quantity("54家"), "2024-11-30", &policy).status,
        ProgressStatus::Behind
    );

    let level = target(bound(BoundKind::AtMost, "5.5%"))
        .measure(Measure::Level)
        .build()
        .unwrap();
    assert!(judged(&level, quantity("5.5%"), "2024-11-30", &policy).achieved);
    assert_eq!(
        judged(&level, quantity("5.6%"), "2024-11-30", &policy).light,
        Light::Yellow
    );

    // Of a lower-is-better indicator, a higher reduction is better.
    let energy = lower(target(Bound::Plain(quantity("3%"))).measure(Measure::Reduction))
        .build()
        .unwrap();
    assert!(judged(&energy, quantity("3.2%"), "2024-12-31", &policy).achieved);
    assert!(!judged(&energy, quantity("2.9%"), "2024-12-31", &policy).achieved);
}

#[test]
fn a_rank_is_at_most_the_target_rank() {
    let policy = Policy::default();
    let rank = |within: u32| std::num::NonZeroU32::new(within).unwrap();
    let place = target(Rank {
        within: Some(rank(20)),
        peers: Some("全省".into()),
    })
    .build()
    .unwrap();
    let seen = judged(&place, rank(20), "2024-12-31", &policy);
    assert_eq!(
        (seen.rule, seen.rate, seen.achieved),
        (JudgingRule::Rank, Err(NoRate::NoNumber), true)
    );
    let worse = judged(&place, rank(21), "2024-12-31", &policy);
    assert_eq!(
        (worse.achieved, worse.status, worse.light),
        (false, ProgressStatus::Missed, Light::Red)
    );
    assert_eq!(
        judged(&place, rank(21), "2024-06-30", &policy).light,
        Light::Yellow
    );

    let front = target(Rank::default()).build().unwrap();
    let log = at(rank(3), "2024-12-31");
    let vague = assess(&front, &log, day("2024-12-31"), &policy);
    assert_eq!(vague.outcome(), Err(NotAssessable::NoPlace));
    assert_eq!(vague.light(), None);
}

#[test]
fn a_breakthrough_is_at_least_one() {
    let policy = Policy::default();
    let first = target(Aim::Breakthrough).build().unwrap();
    assert!(judged(&first, quantity("1家"), "2024-06-30", &policy).achieved);
    assert!(!judged(&first, quantity("0家"), "2024-12-31", &policy).achieved);
    let log = at(quantity("0家"), "2024-06-30");
    let early = assess(&first, &log, day("2024-06-30"), &policy);
    assert_eq!(early.outcome(), Err(NotAssessable::NotDue));
}

#[test]
fn a_milestone_counts_the_stages_reached() {
    let policy = Policy::default();
    let road = target(Aim::Milestone(Stage::Completed)).build().unwrap();
    let built = judged(&road, Stage::InUse, "2024-09-30", &policy);
    assert_eq!(
        (built.rule, built.achieved, built.status),
        (JudgingRule::Milestone, true, ProgressStatus::Achieved)
    );
    // 60 of 80 percent, with three quarters of the year gone.
    let on_the_way = judged(&road, Stage::UnderConstruction, "2024-09-30", &policy);
    assert_eq!(
        (on_the_way.rate, on_the_way.status),
        (Ok(ratio(3, 4)), ProgressStatus::OnPace)
    );
    assert_eq!(
        judged(&road, Stage::Started, "2024-09-30", &policy).status,
        ProgressStatus::Behind
    );
}

#[test]
fn a_target_of_zero_has_no_rate() {
    let policy = Policy::default();
    let accidents = lower(target(Bound::Plain(quantity("0起"))))
        .build()
        .unwrap();
    let none = judged(&accidents, quantity("0起"), "2024-12-31", &policy);
    assert_eq!(
        (none.rule, none.rate),
        (JudgingRule::ZeroTarget, Err(NoRate::ZeroTarget))
    );
    assert_eq!((none.achieved, none.light), (true, Light::Green));
    let one = judged(&accidents, quantity("1起"), "2024-12-31", &policy);
    assert_eq!((one.achieved, one.light), (false, Light::Red));

    let profit = target(Bound::Plain(quantity("0亿元"))).build().unwrap();
    assert!(judged(&profit, quantity("0.1亿元"), "2024-12-31", &policy).achieved);
    assert!(!judged(&profit, quantity("-0.1亿元"), "2024-12-31", &policy).achieved);
}

#[test]
fn goals_in_words_are_met_as_reported() {
    let policy = Policy::default();
    let title = target(Aim::Accreditation).build().unwrap();
    assert!(judged(&title, ReportedValue::Done(true), "2024-06-30", &policy).achieved);
    let late = judged(&title, ReportedValue::Done(false), "2024-12-31", &policy);
    assert_eq!(
        (late.rule, late.light),
        (JudgingRule::Statement, Light::Red)
    );
    let log = at(ReportedValue::Text("稳步推进".into()), "2024-12-31");
    let words = assess(&title, &log, day("2024-12-31"), &policy);
    assert_eq!(words.outcome(), Err(NotAssessable::InWords));
    let open = target(Aim::NoTarget).build().unwrap();
    let log = at(quantity("5%"), "2024-12-31");
    let none = assess(&open, &log, day("2024-12-31"), &policy);
    assert_eq!(none.outcome(), Err(NotAssessable::NoTarget));
}

#[test]
fn a_sign_is_met_by_the_way_it_goes() {
    let policy = Policy::default();
    for (sign, met, missed) in [
        (Sign::Rising, vec!["0.1%"], vec!["0%", "-0.1%"]),
        (Sign::NotFalling, vec!["0.1%", "0%"], vec!["-0.1%"]),
        (Sign::NotRising, vec!["-0.1%", "0%"], vec!["0.1%"]),
        (Sign::Falling, vec!["-0.1%"], vec!["0%", "0.1%"]),
    ] {
        let trade = |measure| target(Aim::Sign(sign)).measure(measure).build().unwrap();
        let found = |measure, change: &str| {
            judged(&trade(measure), quantity(change), "2024-12-31", &policy)
        };
        for (changes, is_met) in [(met, true), (missed, false)] {
            for change in changes {
                let seen = found(Measure::Growth, change);
                assert_eq!(
                    (seen.rule, seen.achieved),
                    (JudgingRule::Sign, is_met),
                    "{sign} {change}"
                );
                // A fall of 3% is a growth of -3%.
                let opposite = quantity(change).checked_mul((-1).into()).unwrap();
                let fall = judged(&trade(Measure::Reduction), opposite, "2024-12-31", &policy);
                assert_eq!(fall.achieved, is_met, "{sign} {change}");
            }
        }
    }
}

/// 正增长 is not met by what a level stands at.
#[test]
fn a_level_does_not_tell_how_something_grew() {
    let policy = Policy::default();
    let target = target(Aim::Sign(Sign::Rising))
        .measure(Measure::Growth)
        .build()
        .unwrap();
    let log = at(quantity("45亿元"), "2024-12-31");
    let seen = assess(&target, &log, day("2024-12-31"), &policy);
    assert_eq!(seen.outcome(), Err(NotAssessable::OtherUnit));
    let plan = Plan::builder("计划").target(target).build().unwrap();
    let findings = zhibiao::validate::observations(&plan, &log, day("2024-12-31"));
    assert_eq!(findings[0].code(), Code::ObservationOtherUnit);
}

/// 人均可支配收入 is reported in 元, whether the target says 元 or 元/人.
#[test]
fn heads_that_a_name_says_need_not_be_reported() {
    let policy = Policy::default();
    for goal in ["45000元/人", "45000元"] {
        let target = Target::stated(
            "居民人均可支配收入",
            "",
            Measure::Level,
            bound(BoundKind::Plain, goal),
        )
        .unwrap()
        .id(id())
        .build()
        .unwrap();
        let plan = Plan::builder("计划")
            .target(target.clone())
            .build()
            .unwrap();
        for (reported, achieved) in [("46000元", true), ("4.4万元/人", false), ("4.6万元", true)]
        {
            let log = at(quantity(reported), "2024-12-31");
            let seen = assess(&target, &log, day("2024-12-31"), &policy);
            assert_eq!(seen.achieved(), Some(achieved), "{goal} {reported}");
            let findings = zhibiao::validate::observations(&plan, &log, day("2024-12-31"));
            assert_eq!(findings, [], "{goal} {reported}");
        }
    }
}

/// 居民收入增长与经济增长同步: the two are assessed by what was reported on both.
#[test]
fn a_relative_goal_is_held_against_the_target_it_names() {
    let policy = Policy::default();
    let growth = |id: &str, name: &str, aim: Aim| {
        Target::builder(Indicator::new(name).unwrap(), aim)
            .id(id.parse::<TargetId>().unwrap())
            .measure(Measure::Growth)
            .period(Period::year(2024).unwrap())
    };
    let outcome = |relation, reference: &str, income: Option<&str>, gdp: Option<&str>| {
        let relative = Aim::Relative(Relative {
            relation,
            reference: reference.to_owned(),
        });
        let plan = Plan::builder("计划")
            .target(growth("income", "居民收入", relative).build().unwrap())
            .target(
                growth("gdp", "地区生产总值", Bound::About(quantity("5%")).into())
                    .build()
                    .unwrap(),
            )
            .build()
            .unwrap();
        let reported = [("income", income), ("gdp", gdp)];
        let log: Log = reported
            .into_iter()
            .filter_map(|(id, value)| {
                let id: TargetId = id.parse().unwrap();
                let day = day("2024-12-31");
                Some(Observation::to_date(id, day, quantity(value?)).unwrap())
            })
            .collect();
        let all: Vec<_> = assess_plan(&plan, &log, day("2024-12-31"), &policy)
            .map(|one| one.outcome().map(|found| (found.rule, found.achieved)))
            .collect();
        all[0]
    };
    let met = |relation, income, gdp| {
        outcome(relation, "经济增长", Some(income), Some(gdp)) == Ok((JudgingRule::Relative, true))
    };
    for (relation, income, is_met) in [
        (Relation::InStep, "5.2%", true),
        (Relation::InStep, "5.1%", false),
        (Relation::RoughlyInStep, "5.1%", true),
        (Relation::RoughlyInStep, "4.9%", false),
        (Relation::Above, "5.2%", false),
        (Relation::Above, "5.3%", true),
        (Relation::AtLeast, "5.2%", true),
        (Relation::Below, "5.1%", true),
        (Relation::Below, "5.2%", false),
        (Relation::AtMost, "5.2%", true),
        (Relation::AtMost, "5.3%", false),
    ] {
        assert_eq!(met(relation, income, "5.2%"), is_met, "{relation} {income}");
    }
    let in_step = Relation::InStep;
    let missing = outcome(in_step, "经济增长", Some("5.2%"), None);
    assert_eq!(missing, Err(NotAssessable::NoReference));
    let unreported = outcome(in_step, "经济增长", None, Some("5.2%"));
    assert_eq!(unreported, Err(NotAssessable::NoObservation));
    // What the plan does not hold cannot be compared.
    for reference in ["全国平均水平", "上年", "财政收入增长"] {
        let other = outcome(in_step, reference, Some("5.2%"), Some("5.2%"));
        assert_eq!(other, Err(NotAssessable::NoReference), "{reference}");
    }
    let other_unit = outcome(in_step, "GDP增速", Some("5个百分点"), Some("5.2%"));
    assert_eq!(other_unit, Err(NotAssessable::OtherUnit));
}

#[test]
fn a_relative_goal_tells_both_values() {
    let policy = Policy::default();
    let target = |id: &str, name: &str, aim: Aim| {
        Target::builder(Indicator::new(name).unwrap(), aim)
            .id(id.parse::<TargetId>().unwrap())
            .measure(Measure::Growth)
            .period(Period::year(2024).unwrap())
            .build()
            .unwrap()
    };
    for (relation, income, chinese, english) in [
        (
            Relation::Above,
            "6.1%",
            "；比经济增长（5.2%）高0.9个百分点；",
            "; 0.9 points above 经济增长 (5.2%); ",
        ),
        (
            Relation::InStep,
            "5.2%",
            "；与经济增长（5.2%）持平；",
            "; as much as 经济增长 (5.2%); ",
        ),
        (
            Relation::AtLeast,
            "5.1%",
            "；比经济增长（5.2%）低0.1个百分点；",
            "; 0.1 points below 经济增长 (5.2%); ",
        ),
        (
            Relation::RoughlyInStep,
            "5.1%",
            "；比经济增长（5.2%）低0.1个百分点，在容差内；",
            "; 0.1 points below 经济增长 (5.2%), inside the tolerance; ",
        ),
    ] {
        let relative = Aim::Relative(Relative {
            relation,
            reference: "经济增长".to_owned(),
        });
        let plan = Plan::builder("计划")
            .target(target("income", "居民收入", relative))
            .target(target(
                "gdp",
                "地区生产总值",
                Bound::About(quantity("5%")).into(),
            ))
            .build()
            .unwrap();
        let log: Log = [("income", income), ("gdp", "5.2%")]
            .map(|(id, value)| {
                let id: TargetId = id.parse().unwrap();
                Observation::to_date(id, day("2024-12-31"), quantity(value)).unwrap()
            })
            .into_iter()
            .collect();
        let assessment = assess_plan(&plan, &log, day("2024-12-31"), &policy)
            .next()
            .unwrap();
        let compared = assessment.compared().unwrap();
        assert_eq!(
            (compared.value, compared.reference, compared.relation),
            (quantity(income), quantity("5.2%"), relation)
        );
        assert_eq!(Some(compared.achieved), assessment.achieved());
        for (language, told) in [(Language::Chinese, chinese), (Language::English, english)] {
            let words = assessment.explanation(language).to_string();
            assert!(words.contains(told), "{words}");
        }
        let json = serde_json::to_value(assessment).unwrap();
        assert_eq!(json["compared"]["reference"], "5.2%");
    }
}

#[test]
fn what_is_delegated_or_put_in_words_is_met_as_reported() {
    let policy = Policy::default();
    let delegated = Aim::Delegated(Delegated {
        by: Some("国家".to_owned()),
    });
    let worded = Aim::Worded("保持在合理水平".to_owned());
    for (aim, of_a_number, of_nothing) in [
        (
            delegated,
            NotAssessable::Delegated,
            NotAssessable::Delegated,
        ),
        (
            worded,
            NotAssessable::OtherKind,
            NotAssessable::NoObservation,
        ),
    ] {
        let goal = target(aim).build().unwrap();
        assert!(judged(&goal, ReportedValue::Done(true), "2024-12-31", &policy).achieved);
        let log = at(quantity("5%"), "2024-12-31");
        let number = assess(&goal, &log, day("2024-12-31"), &policy);
        assert_eq!(number.outcome(), Err(of_a_number));
        let log = Log::default();
        let nothing = assess(&goal, &log, day("2024-12-31"), &policy);
        assert_eq!(nothing.outcome(), Err(of_nothing));
        let log = at(ReportedValue::Text("已下达".into()), "2024-12-31");
        let words = assess(&goal, &log, day("2024-12-31"), &policy);
        assert_eq!(words.outcome(), Err(NotAssessable::InWords));
    }
    for text in ["", " 稳", "稳\n定"] {
        assert!(
            target(Aim::Worded(text.to_owned())).build().is_err(),
            "{text:?}"
        );
    }
}

//! Pace, policies, lights, scores and words, each number checked by hand.

use chrono::NaiveDate;
use zhibiao::completion::{
    Clock, Curve, DaysLeft, Escalation, GrowthRatio, IndexError, IndexNode, Light, Lights,
    LowerFormula, MissingScores, NotAssessable, Pace, PercentFormat, PointsBehind, Policy,
    ProgressStatus, Rung, Schedule, ScoreError, ScoreFunction, Scoring, StageWeights, assess,
    assess_plan,
};
use zhibiao::finding::Language;
use zhibiao::indicator::{Direction, Indicator, Measure};
use zhibiao::number::{Decimal, Ratio};
use zhibiao::observation::{Log, Observation};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Baseline, Bound, Rank, Target, TargetId};

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

fn amount(value: &str, period: &str) -> Target {
    Target::builder(
        Indicator::new("公办学位").unwrap(),
        Bound::Plain(quantity(value)),
    )
    .id(id())
    .action("新增")
    .period(period.parse::<Period>().unwrap())
    .build()
    .unwrap()
}

fn to_date(value: &str, as_of: &str) -> Log {
    Log::from_iter([Observation::to_date(id(), day(as_of), quantity(value)).unwrap()])
}

#[test]
fn the_pace_follows_clock_and_curve() {
    let year = Period::year(2024).unwrap();
    let expected =
        |clock, curve, as_of: &str| Pace { clock, curve }.expected(&year, day(as_of)).unwrap();
    assert_eq!(
        expected(Clock::Months, Curve::Even, "2024-11-30"),
        ratio(11, 12)
    );
    assert_eq!(
        expected(Clock::Months, Curve::Even, "2024-11-29"),
        ratio(10, 12)
    );
    // 2024 has 366 days, and 30 November is the 335th.
    assert_eq!(
        expected(Clock::Days, Curve::Even, "2024-11-30"),
        ratio(335, 366)
    );
    assert_eq!(
        expected(Clock::Months, Curve::FrontLoaded, "2024-06-30"),
        ratio(3, 4)
    );
    assert_eq!(
        expected(Clock::Months, Curve::BackLoaded, "2024-06-30"),
        ratio(1, 4)
    );

    let quarters = Schedule::new([20, 50, 75, 100].map(Decimal::from)).unwrap();
    for (as_of, percent) in [
        ("2024-02-29", 0),
        ("2024-03-31", 20),
        ("2024-06-29", 20),
        ("2024-06-30", 50),
        ("2024-09-30", 75),
        ("2024-12-31", 100),
    ] {
        let curve = Curve::Schedule(quarters.clone());
        assert_eq!(
            expected(Clock::Months, curve, as_of),
            ratio(percent, 100),
            "{as_of}"
        );
    }
    let json = serde_json::to_string(&quarters).unwrap();
    assert_eq!(json, r#"["20","50","75","100"]"#);
    assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), quarters);

    // The years of a five-year plan: two of five are over at the end of 2022.
    let plan: Period = "“十四五”时期".parse().unwrap();
    assert_eq!(
        Pace::default().expected(&plan, day("2022-12-31")).unwrap(),
        ratio(2, 5)
    );
}

#[test]
fn a_deadline_inside_the_year_ends_the_pace() {
    let policy = Policy::default();
    let half = amount("100个", "2024年上半年");
    let log = to_date("50个", "2024-03-31");
    let at_quarter = assess(&half, &log, day("2024-03-31"), &policy);
    assert_eq!(
        (at_quarter.expected(), at_quarter.light()),
        (Some(ratio(1, 2)), Some(Light::Green))
    );
    assert_eq!(at_quarter.days_left(), Some(91));
    let after = assess(&half, &log, day("2024-07-31"), &policy);
    assert_eq!(
        (after.status(), after.light()),
        (Some(ProgressStatus::Missed), Some(Light::Red))
    );
    assert_eq!(after.days_left(), Some(-31));
}

#[test]
fn the_path_of_the_target_goes_before_the_clock() {
    let policy = Policy::default();
    let target = amount("100个", "2024")
        .to_builder()
        .path_point("2024年第一季度".parse().unwrap(), quantity("10个"))
        .path_point("2024年上半年".parse().unwrap(), quantity("30个"))
        .build()
        .unwrap();
    let log = to_date("30个", "2024-06-30");
    let on_path = assess(&target, &log, day("2024-06-30"), &policy);
    assert_eq!(
        (on_path.expected(), on_path.status()),
        (Some(ratio(30, 100)), Some(ProgressStatus::OnPace))
    );
    // At half time with 30 of 100: 60 by the clock; by the path, all of it.
    assert_eq!(on_path.projection().unwrap().amount, ratio(60, 1));
    assert_eq!(on_path.projection_by_path().unwrap().amount, ratio(100, 1));
    // Nothing was reported in the two months after: the value is held against the path of its own day.
    let later = assess(&target, &log, day("2024-08-31"), &policy);
    assert_eq!(later.expected(), Some(ratio(30, 100)));
    assert_eq!(later.projection_by_path().unwrap().amount, ratio(100, 1));
    let march = to_date("10个", "2024-03-31");
    let later = assess(&target, &march, day("2024-08-31"), &policy);
    assert_eq!(later.projection_by_path().unwrap().amount, ratio(100, 1));
    let start = to_date("1个", "2024-02-29");
    let before = assess(&target, &start, day("2024-02-29"), &policy);
    assert_eq!(
        (before.expected(), before.light()),
        (Some(Ratio::ZERO), Some(Light::Green))
    );
}

#[test]
fn need_and_projection_follow_from_what_is_left() {
    let policy = Policy::default();
    let (target, log) = (amount("1650个", "2024"), to_date("1100个", "2024-10-31"));
    let assessment = assess(&target, &log, day("2024-10-31"), &policy);
    let need = assessment.need().unwrap();
    assert_eq!((need.missing, need.periods), (quantity("550个"), 2));
    assert_eq!(need.each(), Some(ratio(275, 1)));
    // 1100 in ten months: 1320 in twelve.
    assert_eq!(assessment.projection().unwrap().amount, ratio(1320, 1));
    let words = assessment.explanation(Language::Chinese).to_string();
    assert_eq!(
        words,
        "新增公办学位1650个：截至2024年10月31日累计1100个；完成率1100个÷1650个＝66.67%；序时进度83.33%，落后16.67个百分点；\
         尚差550个，剩余2个月，每月约需275个；照此速度期末约1320个；未达到序时进度，黄灯（规则：实际÷目标；办法：通用）。"
    );
    let words = assessment.explanation(Language::English).to_string();
    assert_eq!(
        words,
        "新增公办学位1650个: 1100个 to date as of 2024-10-31; rate 1100个÷1650个 = 66.67%; pace 83.33%, 16.67 points behind; \
         550个 to go in 2 months, about 275个 a month; about 1320个 at the end at this speed; behind, yellow \
         (rule: actual ÷ target; policy: general)."
    );
    // What is counted whole is needed whole.
    let log = to_date("1101个", "2024-10-31");
    let need = assess(&target, &log, day("2024-10-31"), &policy)
        .need()
        .unwrap();
    assert_eq!(need.each_rounded_up(2), Some(Decimal::from(275)));
}

#[test]
fn the_growth_ratio_has_four_lights() {
    // From 40 to 60 by the end of the year; half the days are over on 1 July 2024, the 183rd of 366.
    let baseline = Baseline {
        value: quantity("40公里"),
        period: None,
    };
    let target = Target::builder(
        Indicator::new("里程").unwrap(),
        Bound::Plain(quantity("60公里")),
    )
    .id(id())
    .measure(Measure::Level)
    .baseline(baseline)
    .period(Period::year(2024).unwrap())
    .build()
    .unwrap();
    let light = |value: &str, policy: &Policy| {
        let log = Log::from_iter([
            Observation::at_date(id(), day("2024-07-01"), quantity(value)).unwrap(),
        ]);
        assess(&target, &log, day("2024-07-01"), policy)
            .light()
            .unwrap()
    };
    let open_sdg = Policy::open_sdg();
    // 10 is required by now: 9.5 is 95 %, 6 is 60 %, 0 is 0 %.
    for (value, expected) in [
        ("49.5公里", Light::Green),
        ("49.4公里", Light::Yellow),
        ("46公里", Light::Yellow),
        ("45.9公里", Light::Orange),
        ("40公里", Light::Orange),
        ("39.9公里", Light::Red),
    ] {
        assert_eq!(light(value, &open_sdg), expected, "{value}");
    }
    let un = Policy::un_progress_chart_2023();
    for (value, expected) in [
        ("49.5公里", Light::Green),
        ("41公里", Light::Yellow),
        ("40.9公里", Light::Red),
    ] {
        assert_eq!(light(value, &un), expected, "{value}");
    }
}

#[test]
fn lights_by_days_left() {
    let lights = Lights::DaysLeft(DaysLeft::new(30, 10).unwrap());
    let policy = Policy::new("限期", lights);
    let target = amount("10个", "2024");
    let light = |as_of: &str| {
        let log = to_date("9个", "2024-10-31");
        assess(&target, &log, day(as_of), &policy).light().unwrap()
    };
    assert_eq!(light("2024-11-30"), Light::Green); // 31 days
    assert_eq!(light("2024-12-01"), Light::Yellow);
    assert_eq!(light("2024-12-20"), Light::Yellow); // 11 days
    assert_eq!(light("2024-12-21"), Light::Red);
}

#[test]
fn policies_that_contradict_themselves_are_refused() {
    let ten = Decimal::TEN;
    assert!(PointsBehind::new(Light::Red, ten, None).is_err());
    assert!(PointsBehind::new(Light::Green, ten, Some(Decimal::ONE)).is_err());
    assert!(PointsBehind::new(Light::Green, -ten, None).is_err());
    assert!(GrowthRatio::new(ten, Decimal::ONE_HUNDRED, None).is_err());
    assert!(DaysLeft::new(10, 30).is_err());
    assert!(StageWeights::new([10, 30, 20, 80, 100].map(Decimal::from)).is_err());
    assert!(Schedule::new([]).is_err());
    assert!(Schedule::new([Decimal::from(101)]).is_err());
    assert!(PercentFormat::new(11).is_err());
    let policy = Policy::default();
    assert!(policy.clone().with_cap(Decimal::from(99)).is_err());
    assert!(policy.clone().with_tolerance(-Decimal::ONE).is_err());
    let json = serde_json::to_value(&policy).unwrap();
    for (field, value) in [
        ("tolerance", serde_json::json!("-1")),
        ("tolerance", serde_json::json!(5)),
        ("cap", serde_json::json!("50")),
        ("places", serde_json::json!(40)),
        ("colour", serde_json::json!("red")),
        ("pace", serde_json::json!({"curve": {"schedule": ["50"]}})),
        (
            "lights",
            serde_json::json!({"by": "points", "slight": "red", "yellow_from": "10"}),
        ),
    ] {
        let mut changed = json.clone();
        changed[field] = value;
        let refused = serde_json::from_value::<Policy>(changed.clone()).is_err();
        assert!(refused, "{changed}");
    }
}

#[test]
fn the_wire_form_of_a_policy_is_plain_data() {
    let policy = Policy::yinchuan_2025(Light::Green).with_escalation(Escalation {
        yellows: 2.try_into().unwrap(),
    });
    let json = serde_json::to_value(&policy).unwrap();
    assert_eq!(
        json["lights"],
        serde_json::json!({"by": "points", "slight": "green", "yellow_from": "10", "red_beyond": "30"})
    );
    assert_eq!(json["escalation"], serde_json::json!({"yellows": 2}));
    assert_eq!(serde_json::from_value::<Policy>(json).unwrap(), policy);
    // What is left out is the usual.
    let short =
        r#"{"name": "本县", "lights": {"by": "growth_ratio", "green": "95", "yellow": "60"}}"#;
    let short: Policy = serde_json::from_str(short).unwrap();
    assert_eq!(short.tolerance(), ratio(35, 1000));
}

#[test]
fn caps_cut_the_rate_and_nothing_else() {
    let (target, log) = (amount("20个", "2024"), to_date("34个", "2024-12-31"));
    let policy = Policy::default().with_cap(Decimal::from(120)).unwrap();
    let assessment = assess(&target, &log, day("2024-12-31"), &policy);
    assert_eq!(assessment.rate(), Some(ratio(34, 20)));
    assert_eq!(assessment.capped_rate(), Some(ratio(120, 100)));
    let words = assessment.explanation(Language::Chinese).to_string();
    assert!(words.contains("170%，封顶120%"), "{words}");
}

#[test]
fn an_assessment_is_written_with_all_it_found() {
    let (target, log) = (amount("20个", "2024"), to_date("34个", "2024-12-31"));
    let policy = Policy::default();
    let json = serde_json::to_value(assess(&target, &log, day("2024-12-31"), &policy)).unwrap();
    assert_eq!(
        json["evidence"]["actual"],
        serde_json::json!({"amount": "34个"})
    );
    assert_eq!(
        json["judgement"]["rate"],
        serde_json::json!({"numerator": "34", "denominator": "20"})
    );
    assert_eq!(json["judgement"]["anchored"], "no_baseline");
    assert_eq!(json["judgement"]["light"], "green");
    assert!(json["explanation"]["zh"].as_str().unwrap().contains("170%"));
    let nothing = Log::new();
    let json = serde_json::to_value(assess(&target, &nothing, day("2024-12-31"), &policy)).unwrap();
    assert_eq!(json["not_assessable"], "no_observation");
    assert_eq!(json.get("judgement"), None);
}

#[test]
fn the_period_of_a_plan_is_that_of_its_targets() {
    let target = amount("20个", "2024")
        .to_builder()
        .period(None)
        .build()
        .unwrap();
    let plan = Plan::builder("计划")
        .period(Period::year(2024).unwrap())
        .target(target.clone())
        .build()
        .unwrap();
    let (log, policy) = (to_date("10个", "2024-06-30"), Policy::default());
    let all: Vec<_> = assess_plan(&plan, &log, day("2024-06-30"), &policy).collect();
    assert_eq!(all[0].status(), Some(ProgressStatus::OnPace));
    // Without a period, the whole target is expected.
    let alone = assess(&target, &log, day("2024-06-30"), &policy);
    assert_eq!(
        (alone.expected(), alone.status()),
        (Some(Ratio::ONE), Some(ProgressStatus::Behind))
    );
}

fn score(function: ScoreFunction, actual: &str) -> Ratio {
    let (target, log) = (amount("100个", "2024"), to_date(actual, "2024-12-31"));
    let policy = Policy::default();
    let assessment = assess(&target, &log, day("2024-12-31"), &policy);
    Scoring::new(Decimal::TEN, function)
        .unwrap()
        .score(&assessment)
        .unwrap()
}

#[test]
fn scores_by_hand() {
    let points = |tenths: i64| ratio(tenths, 10);
    assert_eq!(score(ScoreFunction::AllOrNothing {}, "99个"), points(0));
    assert_eq!(score(ScoreFunction::AllOrNothing {}, "100个"), points(100));
    assert_eq!(score(ScoreFunction::Proportional {}, "85个"), points(85));
    assert_eq!(score(ScoreFunction::Proportional {}, "130个"), points(100));
    let bonus = || ScoreFunction::CappedBonus { cap: 120.into() };
    assert_eq!(score(bonus(), "110个"), points(110));
    assert_eq!(score(bonus(), "130个"), points(120));
    // 2 % for every 5 points begun, down to 60 %.
    let deduction = || ScoreFunction::Deduction {
        step: 5.into(),
        points: 2.into(),
        floor: 60.into(),
    };
    assert_eq!(score(deduction(), "100个"), points(100));
    assert_eq!(score(deduction(), "96个"), points(98));
    assert_eq!(score(deduction(), "95个"), points(98));
    assert_eq!(score(deduction(), "94个"), points(96));
    assert_eq!(score(deduction(), "0个"), points(60));
    // 60 + 40 × (90 − 80) ÷ (120 − 80) = 70.
    let efficacy = || ScoreFunction::Efficacy {
        unacceptable: quantity("80个"),
        satisfactory: quantity("120个"),
    };
    assert_eq!(score(efficacy(), "90个"), points(70));
    assert_eq!(score(efficacy(), "80个"), points(60));
    assert_eq!(score(efficacy(), "200个"), points(100));
    assert_eq!(score(efficacy(), "0个"), points(0)); // −20, but nothing is below nothing

    let rung = |within: u32, percent: i64| Rung {
        within: within.try_into().unwrap(),
        percent: percent.into(),
    };
    let ladder = ScoreFunction::RankLadder {
        rungs: vec![rung(3, 100), rung(10, 80)],
    };
    let scoring = Scoring::new(Decimal::TEN, ladder).unwrap();
    let place = Rank {
        within: Some(5.try_into().unwrap()),
        peers: None,
    };
    let target = Target::builder(Indicator::new("排名").unwrap(), place)
        .id(id())
        .build()
        .unwrap();
    let policy = Policy::default();
    for (rank, points) in [(1_u32, 10), (3, 10), (4, 8), (10, 8), (11, 0)] {
        let rank: std::num::NonZeroU32 = rank.try_into().unwrap();
        let log = Log::from_iter([Observation::at_date(id(), day("2024-12-31"), rank).unwrap()]);
        let assessment = assess(&target, &log, day("2024-12-31"), &policy);
        assert_eq!(
            scoring.score(&assessment).unwrap(),
            ratio(points, 1),
            "{rank}"
        );
    }
    let (amount, log) = (amount("100个", "2024"), to_date("90个", "2024-12-31"));
    let assessment = assess(&amount, &log, day("2024-12-31"), &policy);
    assert!(matches!(
        scoring.score(&assessment),
        Err(ScoreError::OtherKind { .. })
    ));
    let nothing = Log::new();
    let assessment = assess(&amount, &nothing, day("2024-12-31"), &policy);
    assert!(matches!(
        scoring.score(&assessment),
        Err(ScoreError::NotAssessable(_))
    ));
}

#[test]
fn scorings_that_contradict_themselves_are_refused() {
    let refused = [
        r#"{"full": "0", "function": "proportional"}"#,
        r#"{"full": "10", "function": "capped_bonus", "cap": "90"}"#,
        r#"{"full": "10", "function": "deduction", "step": "0", "points": "1", "floor": "0"}"#,
        r#"{"full": "10", "function": "deduction", "step": "1", "points": "1", "floor": "101"}"#,
        r#"{"full": "10", "function": "efficacy", "unacceptable": "80个", "satisfactory": "80个"}"#,
        r#"{"full": "10", "function": "efficacy", "unacceptable": "80个", "satisfactory": "90家"}"#,
        r#"{"full": "10", "function": "rank_ladder", "rungs": []}"#,
        r#"{"full": "10", "function": "rank_ladder", "rungs": [{"within": 3, "percent": "80"}, {"within": 2, "percent": "60"}]}"#,
    ];
    for json in refused {
        assert!(serde_json::from_str::<Scoring>(json).is_err(), "{json}");
    }
    let json = r#"{"full": "10", "places": 2, "function": "capped_bonus", "cap": "120"}"#;
    let scoring: Scoring = serde_json::from_str(json).unwrap();
    let again = serde_json::to_string(&scoring).unwrap();
    assert_eq!(serde_json::from_str::<Scoring>(&again).unwrap(), scoring);
}

fn leaf(name: &str, weight: i64) -> IndexNode {
    IndexNode::target(name, weight, name.parse().unwrap())
}

#[test]
fn an_index_says_what_each_contributed() {
    let tree = IndexNode::group(
        "综合",
        1,
        [
            IndexNode::group("经济", 60, [leaf("a", 1), leaf("b", 3)]).unwrap(),
            leaf("c", 40),
            IndexNode::veto("安全", "v".parse().unwrap()),
        ],
    )
    .unwrap();
    // a: 15 % of 80, b: 45 % of 100, c: 40 % of 90.
    let scores = |missing: Option<&'static str>, veto: i64| {
        move |id: &TargetId| {
            let score = match id.as_str() {
                name if Some(name) == missing => return None,
                "a" => 80,
                "b" => 100,
                "c" => 90,
                _ => veto,
            };
            Some(Ratio::from(Decimal::from(score)))
        }
    };
    let index = tree
        .index(scores(None, 1), MissingScores::Fail, Ratio::ONE)
        .unwrap();
    assert_eq!(index.value().unwrap(), ratio(93, 1));
    let points: Vec<_> = index.contributions.iter().map(|one| one.points).collect();
    assert_eq!(points, [ratio(12, 1), ratio(45, 1), ratio(36, 1)]);
    assert_eq!(index.contributions[1].weight, ratio(45, 100));

    // Without a, b carries all of its group: 60 % of 100.
    let skipped = tree
        .index(scores(Some("a"), 1), MissingScores::Skip, ratio(85, 100))
        .unwrap();
    assert_eq!(
        (skipped.value().unwrap(), skipped.availability),
        (ratio(96, 1), ratio(85, 100))
    );
    let zero = tree
        .index(scores(Some("a"), 1), MissingScores::Zero, Ratio::ZERO)
        .unwrap();
    assert_eq!(zero.value().unwrap(), ratio(81, 1));
    assert_eq!(index.compare(&zero), std::cmp::Ordering::Greater);
    let failed = tree.index(scores(Some("a"), 1), MissingScores::Fail, Ratio::ZERO);
    assert!(matches!(failed, Err(IndexError::Missing { .. })));
    let too_few = tree.index(scores(Some("a"), 1), MissingScores::Skip, ratio(9, 10));
    assert!(matches!(too_few, Err(IndexError::Availability { .. })));

    // Beyond any plan: sixty scores whose denominators have 25 digits each.
    let leaves =
        (0..60).map(|place| IndexNode::target("长", 1, format!("t{place}").parse().unwrap()));
    let long = IndexNode::group("综合", 1, leaves).unwrap();
    let index = long.index(
        |id| {
            let place: i128 = id.as_str()[1..].parse().unwrap();
            let denominator = Decimal::from_i128_with_scale(10_i128.pow(24) + 2 * place + 1, 0);
            Ratio::new(Decimal::ONE, denominator).ok()
        },
        MissingScores::Fail,
        Ratio::ONE,
    );
    let error = index.unwrap_err().to_string();
    assert!(error.contains("more digits than fit"), "{error}");

    let vetoed = tree
        .index(scores(None, 0), MissingScores::Fail, Ratio::ONE)
        .unwrap();
    assert_eq!(
        (vetoed.value().unwrap(), vetoed.vetoed_by),
        (Ratio::ZERO, Some("安全"))
    );

    let json = serde_json::to_string(&tree).unwrap();
    assert_eq!(serde_json::from_str::<IndexNode>(&json).unwrap(), tree);
}

#[test]
fn weights_that_cannot_be_are_refused() {
    let negative = IndexNode::group("组", 1, [leaf("a", -1), leaf("b", 2)]);
    assert!(matches!(negative, Err(IndexError::NegativeWeight { .. })));
    let none = IndexNode::group("组", 1, [leaf("a", 0), leaf("b", 0)]);
    assert!(matches!(none, Err(IndexError::NoWeight { .. })));
    assert!(matches!(
        IndexNode::group("组", 1, []),
        Err(IndexError::NoWeight { .. })
    ));
    let json =
        r#"{"name": "组", "weight": "1", "group": [{"name": "a", "weight": "-1", "target": "a"}]}"#;
    assert!(serde_json::from_str::<IndexNode>(json).is_err());
    let json = r#"{"name": "组", "weight": "1"}"#;
    assert!(serde_json::from_str::<IndexNode>(json).is_err());
    // 64 groups in one another are the most.
    let deep = |groups: usize| {
        (0..groups).try_fold(leaf("a", 1), |inner, _| IndexNode::group("层", 1, [inner]))
    };
    assert_eq!(deep(64).unwrap().name(), "层");
    for groups in [65, 100] {
        assert!(matches!(deep(groups), Err(IndexError::TooDeep { .. })));
    }
}

/// A group keeps its weight only where something that weighs in it has a score.
#[test]
fn a_score_without_weight_keeps_no_group() {
    let group = IndexNode::group("经济", 60, [leaf("a", 0), leaf("b", 1)]).unwrap();
    let tree = IndexNode::group("综合", 1, [group, leaf("c", 40)]).unwrap();
    let scores = |known: &'static [&'static str]| {
        move |id: &TargetId| {
            known
                .contains(&id.as_str())
                .then(|| Ratio::from(Decimal::from(if id.as_str() == "c" { 90 } else { 80 })))
        }
    };
    let index = |known| {
        let found = tree
            .index(scores(known), MissingScores::Skip, Ratio::ZERO)
            .unwrap();
        found.value().unwrap()
    };
    // 60 % of 80 and 40 % of 90; then c alone, for a weighs nothing.
    assert_eq!(index(&["b", "c"]), ratio(84, 1));
    assert_eq!(index(&["a", "c"]), ratio(90, 1));
    assert_eq!(index(&["a", "b"]), ratio(80, 1));
}

/// T = 90, A = 80, B = 100, better lower: the three formulas that are in use, each beside the rate from the baseline.
#[test]
fn an_assessment_tells_its_formula_its_gap_and_the_rate_from_the_baseline() {
    let lower = |baseline: Option<&str>| {
        Target::builder(
            Indicator::new("用水量")
                .unwrap()
                .with_direction(Direction::LowerIsBetter),
            Bound::Plain(quantity("90万立方米")),
        )
        .id(id())
        .measure(Measure::Level)
        .period(Period::year(2024).unwrap())
        .baseline(baseline.map(|value| Baseline {
            value: quantity(value),
            period: None,
        }))
        .build()
        .unwrap()
    };
    let log = to_date("80万立方米", "2024-12-31");
    for (formula, rate) in [
        (LowerFormula::TargetOverActual, ratio(9, 8)),
        (LowerFormula::TwoMinusActualOverTarget, ratio(10, 9)),
        (LowerFormula::BaselineAnchored, ratio(2, 1)),
    ] {
        let policy = Policy::default().with_lower_formula(formula);
        let target = lower(Some("100万立方米"));
        let found = assess(&target, &log, day("2024-12-31"), &policy);
        assert_eq!(found.lower_formula(), Some(formula));
        assert_eq!(
            (found.rate(), found.anchored_rate()),
            (Some(rate), Some(ratio(2, 1)))
        );
    }
    let policy = Policy::default();
    let without = lower(None);
    assert_eq!(
        assess(&without, &log, day("2024-12-31"), &policy).anchored_rate(),
        None
    );
    // 30 of 100 by the middle of the year: 20 points behind; and no formula of what is better lower.
    let target = amount("100个", "2024");
    let log = to_date("30个", "2024-06-30");
    let found = assess(&target, &log, day("2024-06-30"), &policy);
    assert_eq!(found.gap(), Some(ratio(-1, 5)));
    assert_eq!(found.lower_formula(), None);
    // On the first day of its period it has begun; the day before it has not.
    let early = |on: &str| assess(&target, &Log::new(), day(on), &policy).outcome();
    assert_eq!(early("2024-01-01"), Err(NotAssessable::NoObservation));
    assert_eq!(early("2023-12-31"), Err(NotAssessable::NotStarted));
}

//! Laws of assessments, whatever the numbers.

mod strategies;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use zhibiao::completion::{
    Assessment, Clock, Curve, DaysLeft, Escalation, IndexNode, Light, Lights, LowerFormula,
    MissingScores, NotAssessable, PercentageComparison, Policy, Rung, ScoreFunction, Scoring,
    assess,
};
use zhibiao::finding::{Code, Language};
use zhibiao::indicator::{Direction, Indicator, Measure};
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
use zhibiao::observation::{Log, Observation, ReportedValue, check};
use zhibiao::period::Period;
use zhibiao::plan::Plan;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Aim, Baseline, Bound, BoundKind, Rank, Stage, Target, TargetId};

fn id() -> TargetId {
    "t".parse().unwrap()
}

fn new_year() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()
}

/// A day of 2024.
fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..366).prop_map(|days| new_year().checked_add_days(Days::new(days)).unwrap())
}

/// Money up to a hundred thousand 万元, two places.
fn money(cents: i64) -> Quantity {
    Quantity::new(Decimal::new(cents, 2), "万元".parse().unwrap()).unwrap()
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![1_i64..10_000_000, Just(0), 1_i64..100]
}

fn policy() -> impl Strategy<Value = Policy> {
    let presets = vec![
        Policy::default(),
        Policy::xuancheng_2020(),
        Policy::yinchuan_2025(Light::Green),
        Policy::open_sdg(),
        Policy::un_progress_chart_2023(),
        Policy::new("days", Lights::DaysLeft(DaysLeft::new(60, 10).unwrap())),
    ];
    let curves = vec![Curve::Even, Curve::FrontLoaded, Curve::BackLoaded];
    (
        prop::sample::select(presets),
        prop::sample::select(curves),
        prop::sample::select(vec![Clock::Months, Clock::Days]),
        prop::sample::select(vec![
            LowerFormula::TargetOverActual,
            LowerFormula::TwoMinusActualOverTarget,
            LowerFormula::BaselineAnchored,
        ]),
        prop::sample::select(vec![
            PercentageComparison::Direct,
            PercentageComparison::ProRata,
        ]),
        prop::option::of(100_i64..300),
    )
        .prop_map(|(policy, curve, clock, formula, comparison, cap)| {
            policy
                .with_pace(clock, curve)
                .with_lower_formula(formula)
                .with_percentages(comparison)
                .with_cap(cap.map(Decimal::from))
                .unwrap()
        })
}

fn measure() -> impl Strategy<Value = Measure> {
    prop::sample::select(vec![Measure::Total, Measure::Level, Measure::Increase])
}

/// Targets whose number is better higher, with and without baseline and path.
fn higher() -> impl Strategy<Value = Target> {
    let kinds = vec![BoundKind::Plain, BoundKind::AtLeast, BoundKind::MoreThan];
    (
        cents(),
        prop::sample::select(kinds),
        measure(),
        prop::option::of(prop_oneof![cents(), -1_000_000_i64..0]),
        prop::option::of(cents()),
    )
        .prop_map(|(value, kind, measure, baseline, half)| {
            let bound = Bound::new(kind, money(value), None).unwrap();
            let target = Target::builder(Indicator::new("指标").unwrap(), bound)
                .id(id())
                .measure(measure)
                .period(Period::year(2024).unwrap())
                .baseline(baseline.map(|value| Baseline {
                    value: money(value),
                    period: None,
                }));
            match half {
                Some(half) => target.path_point(Period::half(2024, 1).unwrap(), money(half)),
                None => target,
            }
            .build()
            .unwrap()
        })
}

/// Any target for an amount of money.
fn any_target() -> impl Strategy<Value = Target> {
    let kinds = vec![
        BoundKind::Plain,
        BoundKind::AtLeast,
        BoundKind::MoreThan,
        BoundKind::AtMost,
        BoundKind::LessThan,
        BoundKind::About,
    ];
    let directions = vec![
        Direction::HigherIsBetter,
        Direction::LowerIsBetter,
        Direction::WithinBand,
    ];
    (
        higher(),
        prop::sample::select(kinds),
        prop::sample::select(directions),
        prop::option::of(cents()),
    )
        .prop_map(|(target, kind, direction, width)| {
            let low = *target.bound().unwrap().value();
            let bound = match width {
                Some(width) => {
                    let high = low.checked_add(&money(width)).unwrap();
                    Bound::between(low, high).unwrap()
                }
                None => Bound::new(kind, low, None).unwrap(),
            };
            target
                .to_builder()
                .aim(bound)
                .with_indicator(|indicator| indicator.with_direction(direction))
                .build()
                .unwrap()
        })
}

fn basis(measure: Measure, as_of: NaiveDate, value: Quantity) -> Observation {
    if measure == Measure::Level {
        Observation::at_date(id(), as_of, value).unwrap()
    } else {
        Observation::to_date(id(), as_of, value).unwrap()
    }
}

/// All that an assessment says but what it borrows.
fn said(assessment: &Assessment) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {} {}",
        assessment.outcome(),
        assessment.capped_rate(),
        assessment.need(),
        assessment.projection(),
        assessment.explanation(Language::Chinese),
        assessment.explanation(Language::English)
    )
}

proptest! {
    #[test]
    fn more_of_what_is_better_higher_never_looks_worse(
        target in higher(), policy in policy(), low in cents(), more in cents(), reported in day(), days in 0_u64..400
    ) {
        let as_of = reported.checked_add_days(Days::new(days)).unwrap();
        let at = |value| Log::from_iter([basis(target.measure(), reported, money(value))]);
        let (less, greater) = (at(low), at(low + more));
        let (less, greater) = (
            assess(&target, &less, as_of, &policy),
            assess(&target, &greater, as_of, &policy),
        );
        prop_assert!(less.rate() <= greater.rate());
        prop_assert!(less.anchored_rate() <= greater.anchored_rate());
        prop_assert!(less.capped_rate() <= greater.capped_rate());
        prop_assert!(less.achieved() <= greater.achieved());
        prop_assert!(less.light() <= greater.light());
        prop_assert!(less.status() <= greater.status());
        for scoring in scorings() {
            prop_assert!(scoring.score(&less).unwrap() <= scoring.score(&greater).unwrap());
        }
    }

    #[test]
    fn the_unit_of_the_report_does_not_matter(
        target in any_target(), policy in policy(), value in cents(), as_of in day()
    ) {
        let reported = money(value);
        let expected = Log::from_iter([basis(target.measure(), as_of, reported)]);
        let expected = assess(&target, &expected, as_of, &policy);
        for unit in ["亿元", "元", "千元", "万亿元"] {
            let converted = reported.convert(unit.parse().unwrap()).unwrap();
            let log = Log::from_iter([basis(target.measure(), as_of, converted)]);
            let assessment = assess(&target, &log, as_of, &policy);
            prop_assert_eq!(assessment.outcome(), expected.outcome());
            prop_assert_eq!(assessment.need(), expected.need());
            prop_assert_eq!(assessment.projection(), expected.projection());
        }
    }

    #[test]
    fn months_add_up_in_whatever_units_they_are_reported(
        values in prop::collection::vec((cents(), prop::sample::select(vec!["亿元", "万元", "元", "千元"])), 1..=12),
        policy in policy()
    ) {
        let target = Target::builder(Indicator::new("指标").unwrap(), Bound::Plain(money(5_000_000)))
            .id(id())
            .period(Period::year(2024).unwrap())
            .build()
            .unwrap();
        let month = |place: usize| Period::month(2024, u32::try_from(place).unwrap() + 1).unwrap();
        let log: Log = values.iter().enumerate().map(|(place, (value, unit))| {
            let value = money(*value).convert(unit.parse().unwrap()).unwrap();
            Observation::in_period(id(), month(place), value).unwrap()
        }).collect();
        let as_of = month(values.len() - 1).end();
        let all = money(values.iter().map(|(value, _)| value).sum());
        let to_date = Log::from_iter([Observation::to_date(id(), as_of, all).unwrap()]);
        prop_assert_eq!(
            assess(&target, &log, as_of, &policy).outcome(),
            assess(&target, &to_date, as_of, &policy).outcome()
        );
    }

    #[test]
    fn the_order_of_observations_does_not_matter(
        (observations, shuffled) in prop::collection::vec((day(), cents(), 0_u32..3, prop::option::of(1_u32..=12)), 1..8)
            .prop_map(|rows| rows.into_iter().map(|(as_of, value, revision, month)| {
                match month {
                    Some(month) => Observation::in_period(id(), Period::month(2024, month).unwrap(), money(value)),
                    None => Observation::to_date(id(), as_of, money(value)),
                }.unwrap().with_revision(revision)
            }).collect::<Vec<_>>())
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        target in any_target(), policy in policy(), as_of in day()
    ) {
        let (one, mut other) = (Log::from(observations), Log::new());
        for observation in shuffled {
            other.push(observation);
        }
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(
            said(&assess(&target, &one, as_of, &policy)),
            said(&assess(&target, &other, as_of, &policy))
        );
    }

    #[test]
    fn achieved_is_what_the_bound_says(target in any_target(), policy in policy(), by in -1_i64..=1) {
        let bound = *target.bound().unwrap();
        let value = bound.value().checked_add(&money(by)).unwrap();
        let as_of = target.period().unwrap().end();
        let log = Log::from_iter([basis(target.measure(), as_of, value)]);
        let policy = policy.with_tolerance(Decimal::ZERO).unwrap();
        let achieved = assess(&target, &log, as_of, &policy).achieved();
        let direction = target.number_direction();
        let expected = match (bound, direction) {
            (Bound::Plain(_) | Bound::About(_) | Bound::Between(_), Direction::HigherIsBetter) => by >= 0,
            (Bound::Plain(_) | Bound::About(_), Direction::LowerIsBetter) => by <= 0,
            (Bound::Between(band), Direction::LowerIsBetter) => {
                value.compare(band.high()).unwrap().is_le()
            }
            _ => bound.contains(&value).unwrap(),
        };
        prop_assert_eq!(achieved, Some(expected));
    }

    #[test]
    fn assessments_are_sound(
        target in any_target(), policy in policy(), value in cents(), reported in day(), as_of in day()
    ) {
        let log = Log::from_iter([basis(target.measure(), reported, money(value))]);
        let assessment = assess(&target, &log, as_of, &policy);
        // Assessing twice gives the same.
        prop_assert_eq!(said(&assessment), said(&assess(&target, &log, as_of, &policy)));
        prop_assert!(assessment.capped_rate() <= assessment.rate());
        prop_assert_eq!(assessment.capped_rate().is_some(), assessment.rate().is_some());
        prop_assert_eq!(reported <= as_of, assessment.outcome().is_ok());
        let Ok(found) = assessment.outcome() else {
            prop_assert_eq!(assessment.light(), None);
            return Ok(());
        };
        prop_assert!((Ratio::ZERO..=Ratio::ONE).contains(&found.expected) || !target.path().is_empty());
        if found.achieved {
            prop_assert_eq!(found.light, Light::Green);
        }
        // An explanation contains the numbers it used.
        let format = policy.percent_format();
        for language in [Language::Chinese, Language::English] {
            let words = assessment.explanation(language).to_string();
            let mut numbers = vec![
                money(value).to_string(),
                target.bound().unwrap().value().to_string(),
                match language {
                    Language::Chinese => reported.format("%Y年%-m月%-d日").to_string(),
                    Language::English => reported.to_string(),
                },
            ];
            let told = found.rate.ok().filter(|rate| *rate >= Ratio::ZERO);
            if let Some(rate) = told {
                numbers.push(format.rate(rate).to_string());
            }
            let is_over = as_of >= target.period().unwrap().end();
            if found.progress().is_ok() && found.is_paced && !is_over {
                numbers.push(format.percent(found.expected).to_string());
            }
            if let Ok(anchored) = found.anchored && anchored >= Ratio::ZERO {
                numbers.push(format.rate(anchored).to_string());
            }
            if let (Some(need), Some(_)) = (assessment.need(), told) {
                numbers.push(need.missing.to_string());
            }
            for number in numbers {
                prop_assert!(words.contains(&number), "{number} is not in {words}");
            }
            // No rate below zero, and no distance of nothing.
            for wrong in ["＝-", "= -", "落后0个", " 0 points"] {
                prop_assert!(!words.contains(wrong), "{wrong} in {words}");
            }
        }
    }

    /// What an amount is in English is the same amount.
    #[test]
    fn english_amounts_are_exact(hundredths in -10_000_000_000_000_i64..10_000_000_000_000, places in 0_u32..5) {
        let value = Quantity::new(Decimal::new(hundredths, places), "万元".parse().unwrap()).unwrap();
        let target = Target::builder(Indicator::new("指标").unwrap(), Bound::Plain(money(1)))
            .id(id())
            .build()
            .unwrap();
        let log = Log::from_iter([Observation::to_date(id(), new_year(), value).unwrap()]);
        let policy = Policy::default();
        let words = assess(&target, &log, new_year(), &policy).explanation(Language::English).to_string();
        let (_, rest) = words.split_once(&format!("{value} (CNY ")).unwrap();
        let (english, _) = rest.split_once(')').unwrap();
        let (number, scale) = english.split_once(' ').unwrap_or((english, ""));
        let scale = match scale {
            "trillion" => 1_000_000_000_000,
            "billion" => 1_000_000_000,
            "million" => 1_000_000,
            _ => 1_i64,
        };
        let number: Decimal = number.replace(',', "").parse().unwrap();
        let yuan = Quantity::new(number * Decimal::from(scale), "元".parse().unwrap()).unwrap();
        prop_assert_eq!(yuan.compare(&value).unwrap(), std::cmp::Ordering::Equal, "{}", words);
    }

    #[test]
    fn whatever_is_aimed_at_and_reported_is_judged_or_has_a_reason(
        aim in strategies::aim(),
        period in prop::option::of(strategies::period()),
        baseline in prop::option::of(strategies::quantity()),
        reports in prop::collection::vec((strategies::quantity(), strategies::period(), 0_u8..8), 0..6),
        policy in policy(),
        as_of in strategies::date()
    ) {
        let built = Target::builder(Indicator::new("指标").unwrap(), aim)
            .id(id())
            .period(period)
            .baseline(baseline.map(|value| Baseline { value, period: None }))
            .build();
        let Ok(target) = built else { return Ok(()) };
        let own = period.unwrap_or(reports.first().map_or(Period::year(2024).unwrap(), |(_, period, _)| *period));
        let log: Log = reports.into_iter().map(|(value, other, kind)| {
            let (period, day) = if kind % 2 == 0 { (own, own.end()) } else { (other, other.end()) };
            match kind {
                0 | 1 => Observation::to_date(id(), day, value),
                2 | 3 => Observation::in_period(id(), period, value),
                4 => Observation::at_date(id(), day, value),
                5 => Observation::at_date(id(), day, ReportedValue::Done(value.is_negative())),
                6 => Observation::at_date(id(), day, std::num::NonZeroU32::MIN),
                _ => Observation::at_date(id(), day, Stage::Started),
            }.unwrap()
        }).collect();
        let plan = Plan::builder("计划").target(target.clone()).build().unwrap();
        for as_of in [as_of, own.end(), own.start()] {
            for finding in check(&plan, &log, as_of) {
                let message = finding.message(Language::English);
                prop_assert!(!message.contains(['{', '}']), "a value is lacking: {}", message);
            }
            let assessment = assess(&target, &log, as_of, &policy);
            let words = assessment.explanation(Language::Chinese).to_string();
            match assessment.outcome() {
                Ok(found) => {
                    prop_assert!(words.contains(found.light.label(Language::Chinese)));
                    prop_assert!(found.light > Light::Red || !found.achieved);
                }
                Err(reason) => prop_assert!(words.contains(reason.label(Language::Chinese))),
            }
            prop_assert!(serde_json::to_string(&assessment).is_ok());
        }
    }

    /// Whatever is left out of a sum has a finding, and what has none is in it.
    #[test]
    fn values_in_periods_all_count_or_there_is_a_finding(
        months in prop::collection::btree_set(1_u32..=12, 0..12),
        quarters in prop::collection::btree_set(1_u32..=4, 0..2),
        to_date in prop::option::of(1_u32..=4)
    ) {
        let months = months.iter().map(|month| Period::month(2024, *month).unwrap());
        let quarters = quarters.iter().map(|quarter| Period::quarter(2024, *quarter).unwrap());
        let periods: Vec<Period> = months.chain(quarters).collect();
        let to_date = to_date.map(|quarter| Period::quarter(2024, quarter).unwrap().end());
        let log: Log = periods.iter()
            .map(|period| Observation::in_period(id(), *period, money(100)).unwrap())
            .chain(to_date.map(|day| Observation::to_date(id(), day, money(5000)).unwrap()))
            .collect();
        let target = Target::builder(Indicator::new("指标").unwrap(), Bound::Plain(money(9999)))
            .id(id())
            .period(Period::year(2024).unwrap())
            .build()
            .unwrap();
        let year_end = Period::year(2024).unwrap().end();
        let plan = Plan::builder("计划").target(target.clone()).build().unwrap();
        let codes: Vec<Code> = check(&plan, &log, year_end).iter().map(|finding| finding.code()).collect();
        let policy = Policy::default();
        let assessment = assess(&target, &log, year_end, &policy);
        let later = periods.iter().filter(|period| to_date.is_none_or(|day| period.start() > day)).count();
        let all = later + usize::from(to_date.is_some());
        let counted = assessment.evidence().map_or(0, |evidence| evidence.count());
        prop_assert_eq!(codes.is_empty(), counted == all, "{:?} {} of {}", codes, counted, all);
        if assessment.outcome() == Err(NotAssessable::Overlap) {
            prop_assert!(codes.contains(&Code::ObservationOverlap));
        }
        if assessment.outcome() == Err(NotAssessable::Gap) {
            prop_assert!(codes.contains(&Code::ObservationGap));
        }
    }

    #[test]
    fn what_is_needed_is_enough(target in higher(), value in cents(), as_of in day()) {
        let policy = Policy::default();
        let log = Log::from_iter([basis(target.measure(), as_of, money(value))]);
        let assessment = assess(&target, &log, as_of, &policy);
        let Some(need) = assessment.need() else { return Ok(()) };
        let reached = money(value).checked_add(&need.missing).unwrap();
        prop_assert_eq!(reached.compare(target.bound().unwrap().value()).unwrap(), std::cmp::Ordering::Equal);
        if let Some(each) = need.each_rounded_up(2) {
            prop_assert!(each * Decimal::from(need.periods) >= need.missing.magnitude());
        }
    }

    #[test]
    fn scores_stay_in_their_range(
        target in any_target(), policy in policy(), value in cents(), as_of in day(), full in 1_i64..1000
    ) {
        let log = Log::from_iter([basis(target.measure(), as_of, money(value))]);
        let assessment = assess(&target, &log, as_of, &policy);
        for scoring in scorings() {
            let scoring = Scoring::new(full.into(), scoring.function().clone()).unwrap();
            let (least, most) = scoring.range().unwrap();
            let score = scoring.score(&assessment).unwrap();
            prop_assert!(least <= score && score <= most, "{score} of {scoring:?}");
        }
    }

    #[test]
    fn contributions_sum_to_the_index(
        rows in prop::collection::vec((0_i64..100, prop::option::of(0_i64..12_000)), 1..12),
        missing in prop::sample::select(vec![MissingScores::Skip, MissingScores::Zero])
    ) {
        prop_assume!(rows.iter().any(|(weight, _)| *weight > 0));
        let name = |place: usize| -> TargetId { format!("t{place}").parse().unwrap() };
        let leaves: Vec<_> = rows.iter().enumerate()
            .map(|(place, (weight, _))| IndexNode::target(place.to_string(), *weight, name(place)))
            .collect();
        let inner = IndexNode::group("内", 30, leaves.clone()).unwrap();
        let tree = IndexNode::group("外", 1, [inner, IndexNode::target("单项", 70, name(0))]).unwrap();
        let score = |id: &TargetId| {
            let place: usize = id.as_str()[1..].parse().unwrap();
            rows[place].1.map(|score| Ratio::from(Decimal::new(score, 2)))
        };
        let index = tree.index(score, missing, Ratio::ZERO).unwrap();
        let mut sum = Ratio::ZERO;
        let mut weights = Ratio::ZERO;
        for contribution in &index.contributions {
            sum = sum.checked_add(&contribution.points).unwrap();
            weights = weights.checked_add(&contribution.weight).unwrap();
        }
        prop_assert_eq!(sum, index.value().unwrap());
        prop_assert!((Ratio::ZERO..=Ratio::ONE).contains(&index.availability));
        prop_assert!(index.value().unwrap() <= Ratio::from(Decimal::from(120)));
        let counted = index.contributions.iter().any(|one| one.score.is_some() && !one.weight.is_zero());
        if missing == MissingScores::Zero || counted {
            prop_assert_eq!(weights, Ratio::ONE);
        }
    }

    #[test]
    fn a_better_place_never_scores_less(
        steps in prop::collection::vec((1_u32..20, 0_i64..30), 1..6),
        goal in 1_u32..100, place in 1_u32..120, worse in 0_u32..30, full in 1_i64..50
    ) {
        let (mut within, mut percent) = (0, 100);
        let rungs = steps.iter().map(|(further, less)| {
            within += further;
            percent = (percent - less).max(0);
            Rung { within: within.try_into().unwrap(), percent: percent.into() }
        });
        let function = ScoreFunction::RankLadder { rungs: rungs.collect() };
        let scoring = Scoring::new(full.into(), function).unwrap();
        let aim = Aim::Rank(Rank { within: goal.try_into().ok(), peers: None });
        let target = Target::builder(Indicator::new("指标").unwrap(), aim).id(id()).build().unwrap();
        let policy = Policy::default();
        let score = |place: u32| {
            let place = std::num::NonZeroU32::new(place).unwrap();
            let log = Log::from_iter([Observation::at_date(id(), new_year(), place).unwrap()]);
            let assessment = assess(&target, &log, new_year(), &policy);
            (scoring.score(&assessment).unwrap(), assessment.achieved(), assessment.light())
        };
        let (better, worse) = (score(place), score(place + worse));
        prop_assert!(better >= worse);
        let (least, most) = scoring.range().unwrap();
        prop_assert!(least <= worse.0 && better.0 <= most);
        prop_assert_eq!(better.1, Some(place <= goal));
    }

    #[test]
    fn escalation_only_makes_worse(
        lights in prop::collection::vec(prop::sample::select(vec![Light::Red, Light::Orange, Light::Yellow, Light::Green]), 1..8),
        yellows in 1_u32..4
    ) {
        let escalation = Escalation { yellows: std::num::NonZeroU32::new(yellows).unwrap() };
        let light = escalation.light(&lights).unwrap();
        prop_assert!(light <= *lights.last().unwrap());
        prop_assert_eq!(lights.last() == Some(&Light::Green), light == Light::Green);
    }

    #[test]
    fn policies_survive_json(policy in policy()) {
        let json = serde_json::to_string(&policy).unwrap();
        prop_assert_eq!(serde_json::from_str::<Policy>(&json).unwrap(), policy);
    }

    #[test]
    fn fractions_compute_as_decimals_do(
        a in strategies::decimal(), b in strategies::decimal(), c in strategies::decimal(), d in strategies::decimal()
    ) {
        prop_assume!(!b.is_zero() && !d.is_zero());
        let (x, y) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
        // a/b ± c/d = (ad ± cb) / bd, held against big integers.
        use num_bigint::BigInt;
        let big = |value: Decimal| BigInt::from(value.mantissa()) * BigInt::from(10).pow(28 - value.scale());
        let (a, b, c, d) = (big(a), big(b), big(c), big(d));
        let check = |result: Ratio, numerator: BigInt, denominator: BigInt| {
            big(result.numerator()) * denominator == numerator * big(result.denominator())
        };
        if let Ok(sum) = x.checked_add(&y) {
            prop_assert!(check(sum, &a * &d + &c * &b, &b * &d));
        }
        if let Ok(difference) = x.checked_sub(&y) {
            prop_assert!(check(difference, &a * &d - &c * &b, &b * &d));
        }
        if let Ok(product) = x.checked_mul(&y) {
            prop_assert!(check(product, &a * &c, &b * &d));
        }
        match x.checked_div(&y) {
            Ok(quotient) => prop_assert!(check(quotient, &a * &d, &b * &c)),
            Err(error) => prop_assert!(c != BigInt::from(0) || error.to_string().contains("zero")),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// A hundred unrounded rates have an exact index, held against big integers.
    #[test]
    fn many_unrounded_scores_have_an_exact_index(
        rows in prop::collection::vec((1_i64..40, 1_i64..100_000, 1000_i64..100_000, 0_u32..3), 60..=100),
        places in 0_u32..12
    ) {
        use num_bigint::BigInt;
        let name = |place: usize| -> TargetId { format!("t{place}").parse().unwrap() };
        let leaves = rows.iter().enumerate()
            .map(|(place, (weight, ..))| IndexNode::target(place.to_string(), *weight, name(place)));
        let tree = IndexNode::group("综合", 1, leaves).unwrap();
        let score = |id: &TargetId, more: i64| {
            let (_, actual, target, scale) = rows[id.as_str()[1..].parse::<usize>().unwrap()];
            let rate = Ratio::new(Decimal::new(actual + more, scale), Decimal::new(target, scale)).unwrap();
            Some(rate.checked_mul(&Ratio::from(Decimal::ONE_HUNDRED)).unwrap())
        };
        let index = tree.index(|id| score(id, 0), MissingScores::Fail, Ratio::ONE).unwrap();
        // Σ weight × 100 × actual ÷ target, over Σ weight.
        let total = BigInt::from(rows.iter().map(|row| row.0).sum::<i64>());
        let (mut numerator, mut denominator) = (BigInt::from(0), total);
        for (weight, actual, target, _) in &rows {
            numerator *= *target;
            numerator += &denominator / rows.iter().map(|row| row.0).sum::<i64>() * (100 * weight * actual);
            denominator *= *target;
        }
        let power = BigInt::from(10).pow(places);
        let oracle: BigInt = (&numerator * &power * 2 + &denominator) / (&denominator * 2);
        let rounded = index.round(places, RoundingStrategy::MidpointAwayFromZero).unwrap();
        prop_assert_eq!(BigInt::from(rounded.mantissa()) * BigInt::from(10).pow(places - rounded.scale()), oracle);
        let floor = index.round(places, RoundingStrategy::ToZero).unwrap();
        prop_assert_eq!(BigInt::from(floor.mantissa()) * BigInt::from(10).pow(places - floor.scale()), &numerator * &power / &denominator);
        // The least bit more is higher, and not the same.
        let more = |id: &TargetId| score(id, i64::from(id.as_str() == "t0"));
        let higher = tree.index(more, MissingScores::Fail, Ratio::ONE).unwrap();
        prop_assert_eq!(higher.compare(&index), std::cmp::Ordering::Greater);
        prop_assert_eq!(index.compare(&higher), std::cmp::Ordering::Less);
        prop_assert_eq!(index.compare(&index), std::cmp::Ordering::Equal);
        let json = serde_json::to_value(&index).unwrap();
        let part = |name: &str| json["value"][name].as_str().unwrap().parse::<BigInt>().unwrap();
        prop_assert_eq!(part("numerator") * &denominator, part("denominator") * &numerator);
    }
}

/// Functions of an amount, each with full marks of 10.
fn scorings() -> Vec<Scoring> {
    [
        ScoreFunction::AllOrNothing {},
        ScoreFunction::Proportional {},
        ScoreFunction::CappedBonus { cap: 120.into() },
        ScoreFunction::Deduction {
            step: 1.into(),
            points: 2.into(),
            floor: 40.into(),
        },
        ScoreFunction::Efficacy {
            unacceptable: money(1000),
            satisfactory: money(2_000_000),
        },
    ]
    .map(|function| Scoring::new(Decimal::TEN, function).unwrap())
    .to_vec()
}

//! Where two readings of a rule differ in one case only.

use chrono::NaiveDate;
use zhibiao::completion::{JudgingRule, NotAssessable, Policy, ProgressStatus, assess};
use zhibiao::indicator::{Direction, Indicator, Measure};
use zhibiao::number::{Decimal, Ratio, RoundingStrategy};
use zhibiao::observation::{Log, Observation, ReportedValue};
use zhibiao::period::Period;
use zhibiao::quantity::{ExchangeRate, Quantity, QuantityError};
use zhibiao::target::{Aim, Baseline, Bound, Target, TargetBuilder, TargetId};

fn q(text: &str) -> Quantity {
    text.parse().unwrap()
}

/// Half is rounded to the even digit: the last digit kept tells, not the quotient of it.
#[test]
fn half_is_rounded_to_the_even_digit() {
    for (numerator, denominator, places, expected) in [
        (1, 2, 0, "0"),
        (3, 2, 0, "2"),
        (5, 2, 0, "2"),
        (7, 2, 0, "4"),
        (9, 2, 0, "4"),
        (-3, 2, 0, "-2"),
        (-5, 2, 0, "-2"),
        (1, 8, 2, "0.12"),
        (3, 8, 2, "0.38"),
    ] {
        let (numerator, denominator) = (Decimal::from(numerator), Decimal::from(denominator));
        let ratio = Ratio::new(numerator, denominator).unwrap();
        let rounded = ratio
            .round(places, RoundingStrategy::MidpointNearestEven)
            .unwrap();
        assert_eq!(rounded.to_string(), expected, "{ratio}");
    }
    let wide = Decimal::from_str_exact("7922816251426433759354395033").unwrap();
    let ratio = Ratio::new(wide * Decimal::TWO + Decimal::ONE, Decimal::TWO).unwrap();
    let even = |ratio: Ratio| {
        ratio
            .round(0, RoundingStrategy::MidpointNearestEven)
            .unwrap()
    };
    // …033.5 and …034.5 both to …034.
    assert_eq!(even(ratio), wide + Decimal::ONE);
    let next = Ratio::new(wide * Decimal::TWO + Decimal::from(3), Decimal::TWO).unwrap();
    assert_eq!(even(next), wide + Decimal::ONE);
}

/// A share of something per something is not changed by points of nothing, and the other way.
#[test]
fn points_change_shares_of_their_own_kind() {
    for (left, right) in [
        ("5%/人", "0.5个百分点"),
        ("5%", "0.5个百分点/人"),
        ("5%", "3%/人"),
        ("5%/人", "3%"),
        ("5%/人", "3%/人"),
    ] {
        assert!(q(left).checked_sub(&q(right)).is_err(), "{left} − {right}");
        assert!(q(left).checked_add(&q(right)).is_err(), "{left} + {right}");
    }
    assert_eq!(q("5%").checked_sub(&q("3%")).unwrap(), q("2个百分点"));
    assert_eq!(
        q("5%/人").checked_sub(&q("0.5个百分点/人")).unwrap(),
        q("4.5%/人")
    );
    assert!(matches!(
        q("5%").checked_add(&q("3%")),
        Err(QuantityError::NotAdditive { .. })
    ));
}

#[test]
fn a_rate_names_its_source() {
    let day = NaiveDate::from_ymd_opt(2024, 12, 31).unwrap();
    let rate = ExchangeRate::new(
        "美元".parse().unwrap(),
        "元".parse().unwrap(),
        Decimal::new(71_884, 4),
        day,
        "中国外汇交易中心",
    )
    .unwrap();
    assert_eq!((rate.date(), rate.source()), (day, "中国外汇交易中心"));
}

fn id() -> TargetId {
    "t".parse().unwrap()
}

fn target(aim: impl Into<Aim>) -> TargetBuilder {
    Target::builder(Indicator::new("指标").unwrap(), aim)
        .id(id())
        .period(Period::year(2024).unwrap())
}

fn found(
    target: &Target,
    value: impl Into<ReportedValue>,
    day: &str,
) -> Result<(JudgingRule, bool, ProgressStatus, bool, Ratio), NotAssessable> {
    let day: NaiveDate = day.parse().unwrap();
    let log = Log::from_iter([Observation::to_date(id(), day, value).unwrap()]);
    let policy = Policy::default();
    let found = assess(target, &log, day, &policy).outcome()?;
    Ok((
        found.rule,
        found.achieved,
        found.status,
        found.is_paced,
        found.expected,
    ))
}

/// 零突破 is reported as a number or as done.
#[test]
fn a_breakthrough_is_done_or_counted() {
    let target = target(Aim::Breakthrough).build().unwrap();
    for value in [ReportedValue::from(q("1家")), ReportedValue::Done(true)] {
        assert_eq!(
            found(&target, value, "2024-06-30"),
            Ok((
                JudgingRule::Breakthrough,
                true,
                ProgressStatus::Achieved,
                false,
                Ratio::ONE
            ))
        );
    }
    for value in [ReportedValue::from(q("0家")), ReportedValue::Done(false)] {
        assert_eq!(
            found(&target, value.clone(), "2024-06-30"),
            Err(NotAssessable::NotDue)
        );
        assert_eq!(
            found(&target, value, "2024-12-31"),
            Ok((
                JudgingRule::Breakthrough,
                false,
                ProgressStatus::Missed,
                false,
                Ratio::ONE
            ))
        );
    }
}

/// What is held against the pace, and what against the target itself.
#[test]
fn the_pace_is_for_what_is_on_its_way() {
    use Measure::{Level, Total};
    let half = Ratio::new(Decimal::ONE, Decimal::TWO).unwrap();
    let band = || Bound::between(q("40家"), q("60家")).unwrap();
    let plain = |text: &str| Bound::Plain(q(text));
    let higher = Direction::HigherIsBetter;
    let (lower, within) = (Direction::LowerIsBetter, Direction::WithinBand);
    // Measure, direction, baseline, aim, reported at half time; whether it is paced.
    for (measure, direction, baseline, aim, value, is_paced) in [
        (Total, higher, None, plain("40家"), "10家", true),
        (Total, higher, None, band(), "10家", true),
        (Total, within, None, band(), "10家", true),
        (Total, lower, None, plain("40家"), "50家", false),
        (Total, lower, None, band(), "70家", false),
        (Level, higher, None, plain("40家"), "10家", true),
        (Level, higher, None, band(), "10家", true),
        (Level, within, None, band(), "10家", false),
        (Level, lower, None, plain("40家"), "50家", false),
        (Level, higher, Some("20家"), plain("40家"), "25家", true),
        (Level, lower, Some("60家"), plain("40家"), "55家", true),
        (Level, lower, Some("40家"), plain("40家"), "55家", false),
        // Shares are compared with the target itself, with a baseline or without.
        (Level, higher, None, plain("40%"), "10%", false),
        (Level, higher, Some("20%"), plain("40%"), "25%", false),
        (Level, lower, Some("60%"), plain("40%"), "55%", false),
    ] {
        let aimed = target(aim).measure(measure);
        let aimed = aimed.with_indicator(|indicator| indicator.with_direction(direction));
        let aimed = aimed.baseline(baseline.map(|value| Baseline {
            value: q(value),
            period: None,
        }));
        let aimed = aimed.build().unwrap();
        let (_, achieved, status, paced, expected) = found(&aimed, q(value), "2024-06-30").unwrap();
        let what = format!("{aimed} {direction} {measure} {baseline:?}");
        assert!(!achieved && status == ProgressStatus::Behind, "{what}");
        let due = if is_paced { half } else { Ratio::ONE };
        assert_eq!((paced, expected), (is_paced, due), "{what}");
    }
}

/// A better rank than asked for is met, the rank itself too, a worse one is not; a stage likewise.
#[test]
fn places_and_stages_are_met_at_their_edge() {
    use zhibiao::target::{Rank, Stage};
    let within = |place| std::num::NonZeroU32::new(place).unwrap();
    let ranked = target(Rank {
        within: Some(within(20)),
        peers: None,
    })
    .build()
    .unwrap();
    for (place, met) in [(19, true), (20, true), (21, false)] {
        let (rule, achieved, ..) = found(&ranked, within(place), "2024-12-31").unwrap();
        assert_eq!((rule, achieved), (JudgingRule::Rank, met), "{place}");
    }
    let built = target(Aim::Milestone(Stage::Completed)).build().unwrap();
    for (stage, met) in [
        (Stage::UnderConstruction, false),
        (Stage::Completed, true),
        (Stage::InUse, true),
    ] {
        let (rule, achieved, ..) = found(&built, stage, "2024-12-31").unwrap();
        assert_eq!((rule, achieved), (JudgingRule::Milestone, met), "{stage}");
    }
}

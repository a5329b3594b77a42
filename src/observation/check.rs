//! What is wrong with observations: each a finding, and none of them stops the others.

use chrono::NaiveDate;

use super::series::uneven;
use super::slip::slips;
use super::{Basis, Log, Observation, ReportedValue};
use crate::finding::{Code, Finding, Language, Place};
use crate::indicator::Measure;
use crate::period::Period;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::{Aim, NaturalLimit, Target};
use crate::unit::Unit;

/// Checks the observations against the targets of a plan; an assessment leaves out what is found here.
///
/// Observations of unknown targets, of another kind or unit than the target, before or after its period, after `as_of`,
/// reported twice or in contradiction, cumulative values that fall, values in periods with gaps between them or with days
/// in common, negative counts, what lies beyond a [natural limit](Target::limit_passed_by), and amounts whose scale was
/// probably mistaken, 万 for 亿; the last two are counted all the same.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::observation::{Log, Observation, check};
/// use zhibiao::plan::Plan;
/// use zhibiao::quantity::Quantity;
///
/// let day = NaiveDate::from_ymd_opt(2024, 11, 30).ok_or("no such day")?;
/// let log = Log::from_iter([Observation::to_date("a".parse()?, day, "33个".parse::<Quantity>()?)?]);
/// let findings = check(&Plan::builder("计划").build()?, &log, day);
/// assert_eq!(findings[0].code().to_string(), "observation-unknown-target");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn check(plan: &Plan, log: &Log, as_of: NaiveDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut previous: Option<&Observation> = None;
    for observation in log.iter() {
        match plan.get(observation.target()) {
            None => findings.push(finding(Code::ObservationUnknownTarget, observation)),
            Some(target) => {
                let period = plan.period_of(target);
                findings.extend(misfit(target, observation));
                findings.extend(misdated(period, observation, as_of));
                if !has_usable_basis(target, period, observation) {
                    findings.push(
                        finding(Code::ObservationOtherBasis, observation)
                            .with_words(
                                "basis",
                                observation.basis().label(Language::Chinese),
                                observation.basis().label(Language::English),
                            )
                            .with_words(
                                "measure",
                                target.measure().label(Language::Chinese),
                                target.measure().label(Language::English),
                            ),
                    );
                }
            }
        }
        if let Some(previous) = previous {
            findings.extend(repeated(previous, observation));
        }
        previous = Some(observation);
    }
    for target in plan.targets() {
        findings.extend(falling(target, log.of(target.id())));
        findings.extend(slips(target, log.of(target.id())));
        findings.extend(uneven(
            target,
            plan.period_of(target),
            log.of(target.id()),
            as_of,
        ));
    }
    findings.sort();
    findings
}

pub(super) fn finding(code: Code, observation: &Observation) -> Finding {
    let place = Place::Target {
        id: observation.target().to_string(),
        field: None,
    };
    Finding::new(code, place)
        .with_value("target", observation.target())
        .with_value("as_of", observation.as_of())
        .with_value("value", shown(observation))
}

pub(super) fn shown(observation: &Observation) -> String {
    match observation.value() {
        Some(value) => value.to_string(),
        None => observation.reason().unwrap_or_default().to_owned(),
    }
}

/// A value that the target has no use for.
pub(super) fn misfit(target: &Target, observation: &Observation) -> Option<Finding> {
    let value = observation.value()?;
    if let (Some(bound), ReportedValue::Amount(amount)) = (target.bound(), value) {
        let amount = &target.in_its_heads(amount);
        if amount.compare(bound.value()).is_err() {
            return Some(
                finding(Code::ObservationOtherUnit, observation)
                    .with_value("unit", amount.unit())
                    .with_value("expected", bound.value().unit()),
            );
        }
        if is_negative_count(target, amount) {
            return Some(finding(Code::ObservationNegativeCount, observation));
        }
        // Counted in a part of the period only, it may correct earlier ones, and be below zero.
        if let Some(limit) = target.limit_passed_by(amount)
            && !(limit == NaturalLimit::Zero && observation.is_in_period())
        {
            return Some(
                finding(Code::ObservationBeyondLimit, observation).with_value("limit", limit),
            );
        }
    }
    if let (Aim::Sign(_), ReportedValue::Amount(amount)) = (target.aim(), value)
        && !tells_change(target, amount)
    {
        return Some(
            finding(Code::ObservationOtherUnit, observation)
                .with_value("unit", amount.unit())
                .with_value("expected", Unit::PERCENT),
        );
    }
    (!fits(target.aim(), value)).then(|| {
        let kind = target.aim().kind();
        finding(Code::ObservationOtherKind, observation).with_words(
            "aim",
            kind.label(Language::Chinese),
            kind.label(Language::English),
        )
    })
}

/// Whether a value of this kind can be held against the aim.
fn fits(aim: &Aim, value: &ReportedValue) -> bool {
    match (aim, value) {
        (Aim::Breakthrough, ReportedValue::Amount(amount)) => amount.unit().is_whole_only(),
        (_, ReportedValue::Text(_))
        | (Aim::Amount(_) | Aim::Sign(_) | Aim::Relative(_), ReportedValue::Amount(_))
        | (Aim::Rank(_), ReportedValue::Rank(_))
        | (Aim::Milestone(_), ReportedValue::Stage(_))
        | (
            Aim::Breakthrough
            | Aim::Accreditation
            | Aim::Qualitative
            | Aim::Milestone(_)
            | Aim::Relative(_)
            | Aim::Sign(_)
            | Aim::Delegated(_)
            | Aim::Worded(_),
            ReportedValue::Done(_),
        ) => true,
        _ => false,
    }
}

/// Whether an amount tells how something went: growth is told as a rate, and a level is none (正增长 is not met by 45亿元).
pub(crate) fn tells_change(target: &Target, amount: &Quantity) -> bool {
    let is_rate = amount.unit().dimension() == Unit::PERCENT.dimension();
    is_rate || !matches!(target.measure(), Measure::Growth | Measure::Reduction)
}

/// Whether fewer than none are counted; a change may be negative.
pub(crate) fn is_negative_count(target: &Target, amount: &Quantity) -> bool {
    amount.is_negative() && amount.unit().is_whole_only() && !target.measure().is_change()
}

/// Whether the basis of a value suits the target: no state at a date for what accumulates; and for what does not add up, no
/// value in a period that starts later than the target's.
pub(crate) fn has_usable_basis(
    target: &Target,
    period: Option<Period>,
    observation: &Observation,
) -> bool {
    let is_counted = matches!(target.aim(), Aim::Amount(_) | Aim::Breakthrough);
    if !is_counted || observation.value().is_none() {
        return true;
    }
    match (target.measure().accumulates(), observation.basis()) {
        (true, Basis::AtDate) => target.bound().is_none(),
        (false, Basis::InPeriod(counted)) => {
            period.is_none_or(|period| counted.start() <= period.start())
        }
        _ => true,
    }
}

pub(super) fn misdated(
    period: Option<Period>,
    observation: &Observation,
    as_of: NaiveDate,
) -> Option<Finding> {
    let day = observation.as_of();
    if day > as_of {
        return Some(finding(Code::ObservationAfterAsOf, observation).with_value("day", as_of));
    }
    let period = period?;
    let begins = match observation.basis() {
        Basis::InPeriod(counted) => counted.start(),
        Basis::ToDate | Basis::AtDate => day,
    };
    let code = if begins < period.start() {
        Code::ObservationBeforePeriod
    } else if day > period.end() {
        Code::ObservationAfterPeriod
    } else {
        return None;
    };
    Some(finding(code, observation).with_value("period", period))
}

/// One report twice, or two values of one revision.
fn repeated(previous: &Observation, observation: &Observation) -> Option<Finding> {
    if !previous.is_same_report(observation) || previous.revision() != observation.revision() {
        return None;
    }
    let code = if previous.contradicts(observation) {
        Code::ObservationConflict
    } else {
        Code::ObservationDuplicate
    };
    Some(finding(code, observation).with_value("other", shown(previous)))
}

/// To-date values of a total that fall from one day to a later one.
fn falling(target: &Target, observations: &[Observation]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if target.measure() != Measure::Total {
        return findings;
    }
    let mut before: Option<(&Observation, &Quantity)> = None;
    let mut rest = observations.iter().peekable();
    while let Some(observation) = rest.next() {
        if rest
            .peek()
            .is_some_and(|next| next.is_same_report(observation))
        {
            continue; // revised
        }
        let (Basis::ToDate, Some(ReportedValue::Amount(amount))) =
            (observation.basis(), observation.value())
        else {
            continue;
        };
        if let Some((earlier, most)) = before
            && amount.compare(most) == Ok(std::cmp::Ordering::Less)
        {
            findings.push(
                finding(Code::ObservationFalling, observation)
                    .with_value("other", most)
                    .with_value("day", earlier.as_of()),
            );
        }
        before = Some((observation, amount));
    }
    findings
}

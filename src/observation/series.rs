//! Values in periods, one after the other: whether they leave days out, or count days twice.

use chrono::{Days, NaiveDate};

use super::check::{finding, has_usable_basis, misdated, misfit, shown};
use super::{Basis, Observation};
use crate::finding::{Code, Finding};
use crate::period::Period;
use crate::target::{Aim, Target};

/// Gaps and overlaps of the values in periods that would be added up by the day: those after the last value to date, which
/// holds all before it, or from the start of the target's period.
pub(super) fn uneven(
    target: &Target,
    period: Option<Period>,
    observations: &[Observation],
    as_of: NaiveDate,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_counted = matches!(target.aim(), Aim::Amount(_) | Aim::Breakthrough);
    if !is_counted || !target.measure().accumulates() {
        return findings;
    }
    let counted = observations
        .iter()
        .enumerate()
        .filter(|(place, _)| counts(target, period, observations, *place, as_of));
    let counted: Vec<&Observation> = counted.map(|(_, observation)| observation).collect();
    let to_date = counted
        .iter()
        .rev()
        .find(|observation| observation.basis() == Basis::ToDate)
        .map(|observation| observation.as_of());
    // The first day that no value holds yet.
    let mut next = match to_date {
        Some(day) => day.succ_opt(),
        None => period.map(|period| period.start()),
    };
    let mut last: Option<(&Observation, Period)> = None;
    for observation in counted {
        let Basis::InPeriod(counted) = observation.basis() else {
            continue;
        };
        if to_date.is_some_and(|day| counted.start() <= day) {
            continue;
        }
        match (next, last) {
            (Some(next), _) if next < counted.start() => {
                let until = counted.start().checked_sub_days(Days::new(1));
                findings.push(
                    finding(Code::ObservationGap, observation)
                        .with_value("from", next)
                        .with_value("to", until.unwrap_or(next)),
                );
            }
            (Some(next), Some((other, others))) if counted.start() < next => findings.push(
                finding(Code::ObservationOverlap, observation)
                    .with_value("period", counted)
                    .with_value("other", shown(other))
                    .with_value("others", others),
            ),
            _ => {}
        }
        // By their last days in order, so that this one reaches furthest.
        next = counted.end().succ_opt();
        last = Some((observation, counted));
    }
    findings
}

/// Whether a value would be used: the last revision, not contradicted, of the kind, unit and time of the target.
fn counts(
    target: &Target,
    period: Option<Period>,
    observations: &[Observation],
    place: usize,
    as_of: NaiveDate,
) -> bool {
    let Some(observation) = observations.get(place) else {
        return false;
    };
    let next = observations.get(place + 1);
    let earlier = observations.get(..place).unwrap_or_default().iter().rev();
    observation.value().is_some()
        && !next.is_some_and(|next| next.is_same_report(observation))
        && !earlier
            .take_while(|previous| previous.is_same_report(observation))
            .any(|previous| previous.contradicts(observation))
        && misfit(target, observation)
            .is_none_or(|finding| finding.code() == Code::ObservationBeyondLimit)
        && misdated(period, observation, as_of).is_none()
        && has_usable_basis(target, period, observation)
}

//! Observations in order, that may come in any: they are sorted when they are read, not one by one.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::{Observation, ReportedValue};

/// The observations of one target. Either all are in `sorted`, or it is empty and all are in `pending`; what is read before the next
/// one comes is in both.
#[derive(Debug, Clone, Default)]
pub(super) struct Ordered {
    sorted: OnceLock<Vec<Observation>>,
    pending: Vec<Observation>,
}

impl Ordered {
    pub(super) fn push(&mut self, observation: Observation) {
        let Some(sorted) = self.sorted.get_mut() else {
            if self.pending.is_empty() {
                self.sorted = vec![observation].into();
            } else {
                self.pending.push(observation);
            }
            return;
        };
        let is_last = sorted
            .last()
            .is_none_or(|last| order(last, &observation).is_le());
        if is_last {
            sorted.push(observation);
            self.pending = Vec::new();
        } else {
            self.pending = self.sorted.take().unwrap_or_default();
            self.pending.push(observation);
        }
    }

    /// Sorts what is there, so that it is held once.
    pub(super) fn settle(&mut self) {
        if self.sorted.get().is_none() {
            let mut sorted = std::mem::take(&mut self.pending);
            sorted.sort_by(order);
            self.sorted = sorted.into();
        }
    }

    pub(super) fn as_slice(&self) -> &[Observation] {
        self.sorted.get_or_init(|| {
            let mut sorted = self.pending.clone();
            sorted.sort_by(order);
            sorted
        })
    }

    pub(super) fn into_vec(mut self) -> Vec<Observation> {
        self.settle();
        self.sorted.into_inner().unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.sorted.get().map_or(self.pending.len(), Vec::len)
    }
}

impl PartialEq for Ordered {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for Ordered {}

/// By everything that tells two observations of a target apart, so that a log has one order.
fn order(left: &Observation, right: &Observation) -> Ordering {
    // As written: 235.80亿元 says more than 235.8亿元.
    let text = |observation: &Observation| match observation.value() {
        Some(ReportedValue::Amount(amount)) => Some(String::from(*amount)),
        value => value.map(ToString::to_string),
    };
    left.as_of()
        .cmp(&right.as_of())
        .then_with(|| left.basis().cmp(&right.basis()))
        .then_with(|| left.revision().cmp(&right.revision()))
        .then_with(|| left.status().cmp(&right.status()))
        .then_with(|| left.reason().cmp(&right.reason()))
        .then_with(|| text(left).cmp(&text(right)))
        .then_with(|| left.source().cmp(&right.source()))
        .then_with(|| left.evidence().cmp(right.evidence()))
}

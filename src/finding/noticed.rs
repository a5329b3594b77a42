//! What is noticed of a long input, bounded: the first findings, and how many more there were.

use super::{Code, Finding, Place};

/// The findings of one input as they are made; beyond [`MOST`](Self::MOST) of them are only counted, so that memory does not follow
/// the number of faults in what others wrote.
#[derive(Default)]
pub(crate) struct Noticed {
    findings: Vec<Finding>,
    left_out: u64,
}

impl Noticed {
    /// How many findings are kept.
    pub(crate) const MOST: usize = 1000;

    /// Whether further findings are only counted.
    pub(crate) const fn is_full(&self) -> bool {
        self.findings.len() >= Self::MOST
    }

    /// Keeps a finding, or counts it without making it.
    pub(crate) fn push(&mut self, finding: impl FnOnce() -> Finding) {
        if self.is_full() {
            self.left_out = self.left_out.saturating_add(1);
        } else {
            self.findings.push(finding());
        }
    }

    /// The findings in order, and at the end how many were left out.
    #[cfg(feature = "csv")]
    pub(crate) fn sorted(mut self) -> Vec<Finding> {
        self.findings.sort();
        self.finish()
    }

    /// The findings as they came, and at the end how many were left out.
    pub(crate) fn finish(self) -> Vec<Finding> {
        let Self {
            mut findings,
            left_out,
        } = self;
        if left_out > 0 {
            findings.push(
                Finding::new(Code::FindingsLeftOut, Place::Whole).with_value("count", left_out),
            );
        }
        findings
    }
}

//! What the words of the lexicon do.

use std::ops::BitOr;

/// What a word does; a word may do several things. The rows of `words` say what each tag means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Tags(u64);

macro_rules! tags {
    ($($name:ident)*) => { tags!(@ 0; $($name)*); };
    (@ $bit:expr; $name:ident $($rest:ident)*) => {
        impl Tags { pub(in super::super) const $name: Self = Self(1 << ($bit)); }
        tags!(@ $bit + 1; $($rest)*);
    };
    (@ $bit:expr;) => {};
}

tags! {
    VERB UNIT BOUND_BEFORE BOUND_AFTER NAME
    COMMITMENT TIME PERIOD OWN_YEAR FIVE_YEAR_PLAN COMPARISON EVIDENCE FUTURE BREAKTHROUGH FRONT_RANK
    OPENER FIRM ADVERB CAUSATIVE LIGHT COMPOUNDING LEADING_ONLY NON_VERB NOMINAL_TAIL PROJECT_TAIL
    LEVEL_NOUN GROWTH_NOUN REDUCTION_NOUN RELATIONAL SHARED_HEAD ABSTRACT SET_PHRASE TRAILER
    DESCRIPTIVE_START DESCRIPTIVE_END NAME_HEAD FACILITY MONEY_HEAD CAPACITY_HEAD PEER PER
}

impl Tags {
    /// The words that a sentence is searched for wherever they stand.
    pub(in super::super) const SIGNAL: Self = Self(
        Self::COMMITMENT.0
            | Self::TIME.0
            | Self::PERIOD.0
            | Self::OWN_YEAR.0
            | Self::FIVE_YEAR_PLAN.0
            | Self::COMPARISON.0
            | Self::EVIDENCE.0
            | Self::FUTURE.0
            | Self::BREAKTHROUGH.0
            | Self::FRONT_RANK.0,
    );

    pub(in super::super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Tags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

//! What the words of the lexicon do.

use std::ops::BitOr;

/// What a word does; a word may do several things. The rows of `words` say what each tag means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u128);

macro_rules! tags {
    ($($name:ident)*) => { tags!(@ 0; $($name)*); };
    (@ $bit:expr; $name:ident $($rest:ident)*) => {
        impl Tags { pub(crate) const $name: Self = Self(1 << ($bit)); }
        tags!(@ $bit + 1; $($rest)*);
    };
    (@ $bit:expr;) => {};
}

tags! {
    VERB UNIT BOUND_BEFORE BOUND_AFTER NAME
    COMMITMENT PERIOD OWN_YEAR FIVE_YEAR_PLAN COMPARISON EVIDENCE FUTURE BREAKTHROUGH FRONT_RANK
    OPENER FIRM ADVERB CAUSATIVE LIGHT COMPOUNDING LEADING_ONLY NON_VERB NOMINAL_TAIL PROJECT_TAIL
    LEVEL_NOUN GROWTH_NOUN REDUCTION_NOUN RELATIONAL SHARED_HEAD ABSTRACT SET_PHRASE TRAILER
    DESCRIPTIVE_START DESCRIPTIVE_END NAME_HEAD FACILITY MONEY_HEAD CAPACITY_HEAD PEER PER NOUN NEGATION TURN FLOW_NOUN EVENT_NOUN CONCENTRATION DIMINISHING SELF_CONTAINED PREFIX AMONG BOUND_WITHIN SCHEDULE CROSSED
    DONE AHEAD TURNS YEARS AIM_NOUN BUDGET SHARE_OF_PLAN DUE LASTS ACCOUNTS TOWARDS STATE TAKES_NOUN
}

impl Tags {
    /// The words that a sentence is searched for wherever they stand.
    pub(crate) const SIGNAL: Self = Self(
        Self::COMMITMENT.0
            | Self::DONE.0
            | Self::AHEAD.0
            | Self::YEARS.0
            | Self::SHARE_OF_PLAN.0
            | Self::DUE.0
            | Self::AIM_NOUN.0
            | Self::PERIOD.0
            | Self::OWN_YEAR.0
            | Self::FIVE_YEAR_PLAN.0
            | Self::COMPARISON.0
            | Self::EVIDENCE.0
            | Self::FUTURE.0
            | Self::BREAKTHROUGH.0
            | Self::FRONT_RANK.0,
    );

    /// The words of one character that the cut of a sentence knows.
    pub(crate) const SHORT: Self = Self(
        Self::OPENER.0
            | Self::ADVERB.0
            | Self::DONE.0
            | Self::AHEAD.0
            | Self::DUE.0
            | Self::FUTURE.0
            | Self::NEGATION.0
            | Self::PREFIX.0,
    );

    /// The words that the cut of a sentence is made of.
    pub(crate) const NO_UNIT: Self = Self(
        !(Self::UNIT.0
            | Self::BOUND_BEFORE.0
            | Self::BOUND_AFTER.0
            | Self::NAME_HEAD.0
            | Self::PEER.0),
    );

    /// The words that the cut takes for one, however long.
    pub(crate) const WORDS: Self = Self(
        Self::NO_UNIT.0
            & !(Self::DONE.0
                | Self::AHEAD.0
                | Self::TURNS.0
                | Self::DUE.0
                | Self::YEARS.0
                | Self::LASTS.0
                | Self::ACCOUNTS.0
                | Self::SHARE_OF_PLAN.0
                | Self::BOUND_WITHIN.0
                | Self::EVIDENCE.0
                | Self::COMPARISON.0
                | Self::TOWARDS.0
                | Self::PERIOD.0),
    );

    /// The words that stand only where the cut of the sentence has them.
    pub(crate) const CUT: Self = Self(
        Self::VERB.0
            | Self::NON_VERB.0
            | Self::OPENER.0
            | Self::FIRM.0
            | Self::ADVERB.0
            | Self::CAUSATIVE.0
            | Self::LIGHT.0
            | Self::NEGATION.0
            | Self::PEER.0,
    );

    /// Both together.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Tags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

//! Aggregation (汇总): exact sums, means and counts that merge, grouping, and roll-up over a tree of regions.
//!
//! Every aggregate is a commutative monoid: an identity (`new`), [`push`](Aggregate::push), [`merge`](Aggregate::merge) and
//! [`finish`](Aggregate::finish). Any order and any split of the data gives the same exact answer, so that threads, processes
//! and distributed engines may each take a part; a state serializes compactly and merges elsewhere. What does not fit is
//! an error, never a wrong number.
//!
//! What may be added at all is decided in one table, [`RULES`]: by measure, kind of unit and axis.
//!
//! ```
//! use zhibiao::aggregate::{Axis, Sum, require_sum};
//! use zhibiao::indicator::Measure;
//! use zhibiao::quantity::Quantity;
//!
//! let invested: [Quantity; 3] = ["1.2亿元".parse()?, "500万元".parse()?, "0.5元".parse()?];
//! let mut sum = Sum::new();
//! sum.extend_from_slice(&invested)?;
//! assert_eq!(sum.finish()?, Some("125000000.5元".parse()?));
//!
//! let error = require_sum(Measure::Level, "%".parse()?, Axis::Regions).unwrap_err();
//! assert!(error.to_string().contains("denominator"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod additivity;
mod allocation;
mod amounts;
mod bulk;
mod by_group;
mod by_target;
mod columns;
mod count;
mod digits;
mod error;
mod extreme;
mod fraction;
mod groups;
mod interval;
mod key;
mod latest;
mod mean;
mod roll_up;
mod scope;
mod sum;
mod summary;
pub(crate) mod table;
mod tree;
mod weighted_mean;

pub use additivity::{Additivity, AmountKind, Axis, Combination, RULES, additivity, require_sum};
pub use allocation::{AllocationBalance, allocation_balance};
pub use by_group::{Figure, SumsByGroup};
pub use by_target::{Over, ReportsByGroup};
pub use columns::{Columns, ColumnsError};
pub use count::{Count, Coverage, Distribution, ShareAchieved};
pub use error::AggregateError;
pub use extreme::{Greatest, Least};
pub use groups::Groups;
pub use interval::{
    Interval, PublishedFigure, Shortening, TotalComparison, compare_total, is_stated_share,
};
pub use key::Key;
pub use latest::{Dated, Latest};
pub use mean::{Average, Mean, Portion, RatioOfSums};
pub use roll_up::{Missing, RollUpError, RolledUp, roll_up, roll_up_table};
pub use sum::Sum;
pub use summary::{Group, Summary, summarize, summarize_by};
pub use tree::{Tree, TreeError};
pub use weighted_mean::{WeightedMean, WeightedValue};

/// A commutative monoid over items: what [`Groups`] and parallel engines need to know of an aggregate.
///
/// The identity is [`Default`], or [`identity`](Self::identity) where something is told beforehand. Order and split do not
/// matter: merging the states of two halves is the state of the whole.
pub trait Aggregate: Default {
    /// What is taken in.
    type Item: ?Sized;
    /// What comes out.
    type Output;

    /// This state before it took anything in, such as a mean of nothing by the same weight.
    #[must_use]
    fn identity(&self) -> Self {
        Self::default()
    }

    /// Takes one item in.
    ///
    /// # Errors
    /// Where the item cannot be combined with the others; the state is then as before.
    fn push(&mut self, item: &Self::Item) -> Result<(), AggregateError>;

    /// Takes in all that another state has taken in.
    ///
    /// # Errors
    /// Where the two cannot be combined; the state is then as before.
    fn merge(&mut self, other: &Self) -> Result<(), AggregateError>;

    /// The answer so far; the state can go on.
    ///
    /// # Errors
    /// Where there is no exact answer that fits.
    fn finish(&self) -> Result<Self::Output, AggregateError>;
}

/// Two aggregates of the same items at once.
impl<A: Aggregate + Clone, B: Aggregate<Item = A::Item>> Aggregate for (A, B) {
    type Item = A::Item;
    type Output = (A::Output, B::Output);

    fn identity(&self) -> Self {
        (self.0.identity(), self.1.identity())
    }

    fn push(&mut self, item: &A::Item) -> Result<(), AggregateError> {
        let mut first = self.0.clone();
        first.push(item)?;
        self.1.push(item)?;
        self.0 = first;
        Ok(())
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut first = self.0.clone();
        first.merge(&other.0)?;
        self.1.merge(&other.1)?;
        self.0 = first;
        Ok(())
    }

    fn finish(&self) -> Result<Self::Output, AggregateError> {
        Ok((self.0.finish()?, self.1.finish()?))
    }
}

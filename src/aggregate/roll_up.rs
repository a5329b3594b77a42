//! Roll-up over a tree: what the parts of each node add up to, and how many of them were reported.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::indicator::Measure;
use crate::number::{Shown, ShownList};
use crate::quantity::Quantity;

use super::table::Table;
use super::{Aggregate, AggregateError, Axis, Coverage, Sum, Tree, require_sum};

/// What to do where a leaf of the tree was not reported (缺报处理).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, strum::Display,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Missing {
    /// 报错: the roll-up is refused, and all that is missing is named.
    Fail,
    /// 跳过: the others are added; the coverage tells that some are missing.
    Skip,
    /// 按零计: it counts as zero, in the unit of the first value; the coverage tells all the same. Where nothing was reported at all no
    /// unit is known, and there is no zero either.
    AsZero,
}

/// Why there is no roll-up. Keys are given as they print.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RollUpError {
    /// A value for what is not in the tree.
    #[error("{key} is not in the tree", key = Shown(key))]
    Unknown {
        /// The key.
        key: String,
    },
    /// Two values for one key.
    #[error("{key} has two values, {first} and {second}", key = Shown(key))]
    Repeated {
        /// The key.
        key: String,
        /// The value given first.
        first: Box<Quantity>,
        /// The value given then.
        second: Box<Quantity>,
    },
    /// Leaves without a value, where none may be missing.
    #[error("{} not reported: {}", keys.len(), ShownList(keys, "、"))]
    Missing {
        /// The leaves.
        keys: Vec<String>,
    },
    /// The values do not add.
    #[error(transparent)]
    Aggregate(#[from] AggregateError),
}

impl RollUpError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Unknown { key } => format!("“{key}”不在汇总树中", key = Shown(key)),
            Self::Repeated { key, first, second } => {
                format!("“{key}”有{first}和{second}两个数", key = Shown(key))
            }
            Self::Missing { keys } => format!("{}个未报：{}", keys.len(), ShownList(keys, "、")),
            Self::Aggregate(error) => error.chinese(),
        }
    }
}

/// A node of a roll-up. It is written with all that is known of it, and read by whoever adds up anew, from the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RolledUp<K> {
    /// The key.
    pub key: K,
    /// How far below a root it is.
    pub depth: usize,
    /// What was reported for it itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reported: Option<Quantity>,
    /// What its parts add up to; for a leaf, its value. `None` where nothing was reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<Quantity>,
    /// How many of the leaves below it were reported, by themselves or by a value that stands for them.
    pub coverage: Coverage,
    sum: Sum,
}

impl<K> RolledUp<K> {
    /// The exact sum behind [`computed`](Self::computed), which merges.
    #[must_use]
    pub const fn sum(&self) -> &Sum {
        &self.sum
    }
}

/// Adds values up along a tree, over regions, departments or parts; the nodes come with each parent before its children.
///
/// The value of a node that has parts stands beside what they add up to, and is never added to it; only where none of them
/// was reported does it stand for them. So nothing is counted twice.
///
/// # Errors
/// [`RollUpError::Aggregate`] where the measure does not add over the axis or the units do not go together;
/// [`RollUpError::Unknown`], [`RollUpError::Repeated`]; [`RollUpError::Missing`] by [`Missing::Fail`].
///
/// ```
/// use zhibiao::aggregate::{Axis, Missing, Tree, roll_up};
/// use zhibiao::indicator::Measure;
///
/// let tree = Tree::new([("雨城区", "雅安市"), ("名山区", "雅安市"), ("石棉县", "雅安市")])?;
/// let values = [("雨城区", "70公里".parse()?), ("名山区", "32公里".parse()?)];
/// let nodes = roll_up(&tree, values, Measure::Total, Axis::Regions, Missing::Skip)?;
/// assert_eq!(nodes[0].computed, Some("102公里".parse()?));
/// assert_eq!(nodes[0].coverage.to_string(), "2/3");
///
/// let error = roll_up(&tree, values, Measure::Total, Axis::Regions, Missing::Fail).unwrap_err();
/// assert_eq!(error.to_string(), "1 not reported: 石棉县");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn roll_up<K: Ord + Clone + fmt::Display>(
    tree: &Tree<K>,
    values: impl IntoIterator<Item = (K, Quantity)>,
    measure: Measure,
    axis: Axis,
    missing: Missing,
) -> Result<Vec<RolledUp<K>>, RollUpError> {
    let values = checked(tree, values, measure, axis)?;
    let mut states: BTreeMap<&K, State> = BTreeMap::new();
    for key in tree.upwards() {
        let mut state = states.remove(key).unwrap_or_default();
        let is_leaf = tree.is_leaf(key);
        if is_leaf {
            state.leaves = 1;
        }
        if state.sum.count() == 0
            && let Some(value) = values.get(key)
        {
            state.sum.push(value)?;
            state.reported = state.leaves;
            // It stands for the leaves below.
        }
        states.insert(key, state.clone());
        if let Some(parent) = tree.parent(key) {
            states.entry(parent).or_default().merge(&state)?;
        }
    }
    if missing == Missing::Fail {
        let keys = uncovered(tree, &values);
        if !keys.is_empty() {
            return Err(RollUpError::Missing { keys });
        }
    }
    let zero = values
        .values()
        .next()
        .map(|value| Quantity::new(crate::number::Decimal::ZERO, value.unit()))
        .transpose()
        .map_err(AggregateError::from)?
        .filter(|_| missing == Missing::AsZero);
    let mut nodes = Vec::with_capacity(states.len());
    for (depth, key) in tree.iter() {
        let state = states.remove(key).unwrap_or_default();
        nodes.push(RolledUp {
            key: key.clone(),
            depth,
            reported: values.get(key).copied(),
            computed: state.sum.finish()?.or(zero),
            coverage: state.coverage()?,
            sum: state.sum,
        });
    }
    Ok(nodes)
}

/// A roll-up as a table (汇总表), each node set in below its parent: 名称 its key, 上报数 what was reported for it, 汇总数 what its parts
/// add up to, 填报 how many of its leaves were reported.
///
/// ```
/// use zhibiao::aggregate::{Axis, Missing, Tree, roll_up, roll_up_table};
/// use zhibiao::indicator::Measure;
///
/// let tree = Tree::new([("雨城区", "雅安市"), ("名山区", "雅安市"), ("石棉县", "雅安市")])?;
/// let values = [("雅安市", "110公里".parse()?), ("雨城区", "70公里".parse()?), ("名山区", "32公里".parse()?)];
/// let nodes = roll_up(&tree, values, Measure::Total, Axis::Regions, Missing::Skip)?;
/// assert_eq!(
///     roll_up_table(&nodes),
///     "\
/// 名称       上报数   汇总数  填报
/// 雅安市    110公里  102公里   2/3
///   雨城区   70公里   70公里   1/1
///   名山区   32公里   32公里   1/1
///   石棉县        —        —   0/1"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn roll_up_table<K: fmt::Display>(nodes: &[RolledUp<K>]) -> String {
    let mut table = Table::new(["名称", "上报数", "汇总数", "填报"], 1);
    let cell = |value: Option<Quantity>| value.map_or("—".to_owned(), |value| value.to_string());
    for node in nodes {
        let indent = "  ".repeat(node.depth.min(DEEPEST));
        table.push([
            format!("{indent}{}", node.key),
            cell(node.reported),
            cell(node.computed),
            node.coverage.to_string(),
        ]);
    }
    table.to_string()
}

/// Nodes deeper than this stand below one another, so that a long chain makes no wide table.
const DEEPEST: usize = 16;

/// What is known of a node.
#[derive(Debug, Clone, Default)]
struct State {
    sum: Sum,
    leaves: u64,
    reported: u64,
}

impl State {
    fn merge(&mut self, child: &Self) -> Result<(), AggregateError> {
        self.sum.merge(&child.sum)?;
        self.leaves += child.leaves;
        self.reported += child.reported;
        Ok(())
    }

    fn coverage(&self) -> Result<Coverage, AggregateError> {
        let mut coverage = Coverage::default();
        coverage.add(self.reported, self.leaves)?;
        coverage.finish()
    }
}

/// The values by key, each known, once, and of a kind that adds.
fn checked<K: Ord + Clone + fmt::Display>(
    tree: &Tree<K>,
    values: impl IntoIterator<Item = (K, Quantity)>,
    measure: Measure,
    axis: Axis,
) -> Result<BTreeMap<K, Quantity>, RollUpError> {
    let mut known = BTreeMap::new();
    let mut first = None;
    for (key, value) in values {
        if !tree.contains(&key) {
            return Err(RollUpError::Unknown {
                key: key.to_string(),
            });
        }
        let unit = value.unit();
        require_sum(measure, unit, axis)?;
        let first = *first.get_or_insert(unit);
        if first.dimension() != unit.dimension() {
            return Err(AggregateError::Mixed { first, other: unit }.into());
        }
        if let Some(first) = known.insert(key.clone(), value) {
            return Err(RollUpError::Repeated {
                key: key.to_string(),
                first: Box::new(first),
                second: Box::new(value),
            });
        }
    }
    Ok(known)
}

/// The leaves that neither have a value nor lie below one that stands for them, in the order of the tree.
fn uncovered<K: Ord + Clone + fmt::Display>(
    tree: &Tree<K>,
    values: &BTreeMap<K, Quantity>,
) -> Vec<String> {
    // Which keys have a value below them or of their own.
    let mut reported: BTreeMap<&K, bool> = BTreeMap::new();
    for key in tree.upwards() {
        let below = reported.get(key).copied().unwrap_or(false);
        let own = below || values.contains_key(key);
        reported.insert(key, own);
        if let Some(parent) = tree.parent(key)
            && own
        {
            reported.insert(parent, true);
        }
    }
    // Whether the nearest node above with values below it has none of its own parts reported: then its value stands.
    let mut covered: BTreeMap<&K, bool> = BTreeMap::new();
    let mut keys = Vec::new();
    for (_, key) in tree.iter() {
        let above = tree
            .parent(key)
            .and_then(|parent| covered.get(parent))
            .copied()
            .unwrap_or(false);
        let stands = values.contains_key(key)
            && !tree
                .children(key)
                .any(|child| reported.get(child).copied().unwrap_or(false));
        let own = above || stands;
        covered.insert(key, own);
        if tree.is_leaf(key) && !own {
            keys.push(key.to_string());
        }
    }
    keys
}

//! Summaries of a plan: what was promised and reported, by group.

mod group;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::completion::Assessment;
use crate::finding::Language;
use crate::plan::Plan;

use super::table::Table;
use super::{AggregateError, Key};

pub use group::Group;
use group::cells;
use parts::within;

/// A plan by groups (汇总表), in the order of the plan.
///
/// It prints as a table whose columns are aligned for Chinese characters.
///
/// Summaries of parts of the targets by the same keys [merge](Self::merge), in another process too: they serialize. A target and its
/// parts (其中) belong into one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire")]
#[non_exhaustive]
pub struct Summary {
    /// The names of the keys.
    pub keys: Vec<String>,
    /// The groups, in the order in which they first occur in the plan. A joint task is in the group of each department.
    pub groups: Vec<Group>,
    /// All targets, each once.
    pub whole: Group,
}

/// Summarizes a plan by keys; by none, only the whole.
///
/// What was reported is what the assessments rest on: the last of values to date, the sum of values in periods.
///
/// # Errors
/// [`AggregateError::Overflow`] where there are more targets than can be counted. A sum that has no meaning, or does not fit, is an error of
/// its group, not of the summary.
///
/// ```
/// use chrono::NaiveDate;
/// use zhibiao::aggregate::{Key, summarize};
/// use zhibiao::completion::{Policy, assess_plan};
/// use zhibiao::indicator::Indicator;
/// use zhibiao::observation::Log;
/// use zhibiao::plan::Plan;
/// use zhibiao::quantity::Quantity;
/// use zhibiao::target::{Bound, Target};
///
/// let road = |name: &str, length: &str| -> Result<Target, Box<dyn std::error::Error>> {
///     let bound = Bound::Plain(length.parse()?);
///     Ok(Target::builder(Indicator::new(name)?, bound).action("新建").theme(["交通"]).build()?)
/// };
/// let plan = Plan::builder("计划").target(road("县道", "12公里")?).target(road("绿道", "500米")?).build()?;
///
/// let (log, policy) = (Log::new(), Policy::default());
/// let day = NaiveDate::from_ymd_opt(2024, 12, 31).ok_or("no such day")?;
/// let summary = summarize(&plan, assess_plan(&plan, &log, day, &policy), &[Key::Theme, Key::Dimension])?;
/// assert_eq!(summary.groups[0].values, ["交通", "长度"]);
/// assert_eq!(summary.groups[0].planned()?, Some("12500米".parse()?));
/// assert_eq!(summary.groups[0].coverage.to_string(), "0/2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn summarize<'a>(
    plan: &Plan,
    assessments: impl IntoIterator<Item = Assessment<'a>>,
    by: &[Key],
) -> Result<Summary, AggregateError> {
    let names = by.iter().map(|key| key.label(Language::Chinese).to_owned());
    summarize_by(plan, assessments, names, |assessment| {
        by.iter().fold(vec![Vec::new()], |groups, key| {
            let values = key.values(plan, assessment);
            groups
                .iter()
                .flat_map(|group| values.iter().map(move |value| extended(group, value)))
                .collect()
        })
    })
}

/// The keys of a summary, as an error names them.
fn listed(keys: &[String]) -> String {
    if keys.is_empty() {
        "（无）".to_owned()
    } else {
        keys.join("、")
    }
}

fn extended(group: &[String], value: &str) -> Vec<String> {
    let mut group = group.to_vec();
    group.push(value.to_owned());
    group
}

/// Summarizes a plan by a caller's own keys: `groups` names the groups that a target belongs to, each by the values of all
/// keys; a group named twice counts once, and one without values is none.
///
/// # Errors
/// As [`summarize`]; [`AggregateError::KeyValues`] for a group with more or fewer values than there are keys.
pub fn summarize_by<'a>(
    plan: &Plan,
    assessments: impl IntoIterator<Item = Assessment<'a>>,
    keys: impl IntoIterator<Item = String>,
    groups: impl Fn(&Assessment<'a>) -> Vec<Vec<String>>,
) -> Result<Summary, AggregateError> {
    let keys: Vec<String> = keys.into_iter().collect();
    let mut members = Vec::new();
    for assessment in assessments {
        let mut of_target: Vec<Vec<String>> = Vec::new();
        for values in groups(&assessment) {
            if !values.is_empty() && values.len() != keys.len() {
                return Err(AggregateError::KeyValues {
                    expected: keys.len(),
                    values,
                });
            }
            if !values.is_empty() && !of_target.contains(&values) {
                of_target.push(values);
            }
        }
        members.push(Member {
            assessment,
            groups: of_target,
        });
    }
    let mut whole = Group::new(Vec::new());
    let mut places = BTreeMap::new();
    let mut found: Vec<Group> = Vec::new();
    for (member, within) in members.iter().zip(within(plan, &members)) {
        whole.push(plan, &member.assessment, within.summary)?;
        for (values, is_within) in member.groups.iter().zip(within.groups) {
            let place = *places.entry(values).or_insert_with(|| {
                found.push(Group::new(values.clone()));
                found.len() - 1
            });
            if let Some(group) = found.get_mut(place) {
                group.push(plan, &member.assessment, is_within)?;
            }
        }
    }
    Ok(Summary {
        keys,
        groups: found,
        whole,
    })
}

/// A target and the groups that it is in.
struct Member<'a> {
    assessment: Assessment<'a>,
    /// Each by the values of the keys.
    groups: Vec<Vec<String>>,
}

impl Summary {
    /// Takes in the summary of further targets, by the same keys; its new groups come after the others.
    ///
    /// # Errors
    /// [`AggregateError::OtherKeys`] where the keys differ; [`AggregateError::Overflow`]. The summary is then as before.
    pub fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        if self.keys != other.keys {
            return Err(AggregateError::OtherKeys {
                first: listed(&self.keys),
                other: listed(&other.keys),
            });
        }
        let mut whole = self.whole.clone();
        whole.merge(&other.whole)?;
        // Only what the other has is copied: many small summaries merge into one that grows.
        let mut others: BTreeMap<&[String], &Group> = other
            .groups
            .iter()
            .map(|group| (group.values.as_slice(), group))
            .collect();
        let mut merged = Vec::with_capacity(others.len());
        for (place, own) in self.groups.iter().enumerate() {
            if let Some(group) = others.remove(own.values.as_slice()) {
                let mut own = own.clone();
                own.merge(group)?;
                merged.push((place, own));
            }
        }
        self.whole = whole;
        for (place, group) in merged {
            if let Some(own) = self.groups.get_mut(place) {
                *own = group;
            }
        }
        let is_new = |group: &&Group| others.contains_key(group.values.as_slice());
        self.groups
            .extend(other.groups.iter().filter(is_new).cloned());
        Ok(())
    }
}

/// The wire form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    keys: Vec<String>,
    groups: Vec<Group>,
    whole: Group,
}

impl TryFrom<Wire> for Summary {
    type Error = &'static str;

    fn try_from(wire: Wire) -> Result<Self, Self::Error> {
        let mut seen = BTreeSet::new();
        if !wire.groups.iter().all(|group| seen.insert(&group.values)) {
            return Err("two groups have the same values");
        }
        let is_of_the_keys = |group: &Group| {
            !wire.keys.is_empty()
                && group.values.len() == wire.keys.len()
                && group.targets <= wire.whole.targets
        };
        if !wire.whole.values.is_empty() || !wire.groups.iter().all(is_of_the_keys) {
            return Err("a group does not go with the keys, or has more targets than the whole");
        }
        Ok(Self {
            keys: wire.keys,
            groups: wire.groups,
            whole: wire.whole,
        })
    }
}

/// A table in Chinese, the whole in its last line. A sum that has no meaning is shown as 不可加; [`Group::planned`] says why.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["项数", "计划", "完成", "截至", "填报", "达成", "达成率"];
        let mut table = Table::new(
            self.keys.iter().map(String::as_str).chain(heads),
            self.keys.len(),
        );
        for group in &self.groups {
            table.push(group.values.iter().cloned().chain(cells(group)));
        }
        let mut label = vec![String::new(); self.keys.len()];
        if let Some(first) = label.first_mut() {
            "合计".clone_into(first);
        }
        table.push(label.into_iter().chain(cells(&self.whole)));
        table.fmt(f)
    }
}

//! Summaries of a plan: what was promised and reported, by group.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::completion::{Actual, Assessment, Evidence, Status};
use crate::finding::Language;
use crate::number::Ratio;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::target::Aim;

use super::amounts::Amounts;
use super::interval::{Comparison, Reported, Shortening};
use super::table::Table;
use super::{Aggregate, AggregateError, Coverage, Distribution, Key, ShareAchieved};

/// What some targets of a plan come to (小计).
///
/// Amounts are added where that has a meaning, and only those of targets that are no part (其中) of another target of
/// the plan, since the whole contains its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Group {
    /// The values of the keys, in their order; none for the whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// How many targets there are, those without a number and the parts included.
    pub targets: u64,
    /// How many of them have a report that counts.
    pub coverage: Coverage,
    /// How many were achieved, of those that can be assessed.
    pub achieved: ShareAchieved,
    /// Where they stand.
    pub statuses: Distribution<Status>,
    planned: Amounts,
    reported: Amounts,
}

impl Group {
    fn new(values: Vec<String>) -> Self {
        Self {
            values,
            targets: 0,
            coverage: Coverage::default(),
            achieved: ShareAchieved::default(),
            statuses: Distribution::default(),
            planned: Amounts::default(),
            reported: Amounts::default(),
        }
    }

    /// The sum of what was promised; `None` where no target has a number.
    ///
    /// # Errors
    /// Where there is no sum, the reason: several measures or dimensions, or a measure that does not add.
    pub fn planned(&self) -> Result<Option<Quantity>, AggregateError> {
        self.planned.finish()
    }

    /// The sum of what was reported; `None` where nothing was.
    ///
    /// # Errors
    /// As [`planned`](Self::planned).
    pub fn reported(&self) -> Result<Option<Quantity>, AggregateError> {
        self.reported.finish()
    }

    fn push(&mut self, plan: &Plan, assessment: &Assessment<'_>) -> Result<(), AggregateError> {
        let target = assessment.target();
        self.targets = self
            .targets
            .checked_add(1)
            .ok_or(AggregateError::Overflow { what: "count" })?;
        self.coverage.push(&assessment.evidence().is_some())?;
        self.achieved.push(&assessment.achieved())?;
        if let Some(status) = assessment.status() {
            self.statuses.push(&status)?;
        }
        if target.part_of().is_some() {
            return Ok(());
        }
        if let Aim::Amount(bound) = target.aim() {
            self.planned
                .merge(&Amounts::of(plan, target, bound.value())?)?;
        }
        if let Some(Actual::Amount(amount)) = assessment.evidence().map(Evidence::actual) {
            self.reported.merge(&Amounts::of(plan, target, &amount)?)?;
        }
        Ok(())
    }

    /// A total that somebody published beside what was reported in sum, each amount taken for shortened at the places it is
    /// written with; `None` where nothing was reported.
    ///
    /// # Errors
    /// As [`reported`](Self::reported); [`AggregateError::Mixed`] where the total is of another dimension.
    pub fn compare(
        &self,
        total: &Reported,
        shortening: Shortening,
    ) -> Result<Option<Comparison>, AggregateError> {
        self.reported.compare(total, shortening)
    }

    fn merge(&mut self, other: &Self) -> Result<(), AggregateError> {
        let mut merged = self.clone();
        merged.targets = merged
            .targets
            .checked_add(other.targets)
            .ok_or(AggregateError::Overflow { what: "count" })?;
        merged.coverage.merge(&other.coverage)?;
        merged.achieved.merge(&other.achieved)?;
        merged.statuses.merge(&other.statuses)?;
        merged.planned.merge(&other.planned)?;
        merged.reported.merge(&other.reported)?;
        *self = merged;
        Ok(())
    }
}

/// A plan by groups (汇总表), in the order of the plan.
///
/// It prints as a table whose columns are aligned for Chinese characters.
///
/// Summaries of parts of the targets by the same keys [merge](Self::merge), in another process too: they serialize.
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
/// [`AggregateError::Overflow`] where there are more targets than can be counted. A sum that has no meaning is an error of its group, not of the
/// summary.
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
/// keys; a group named twice counts once.
///
/// # Errors
/// As [`summarize`].
pub fn summarize_by<'a>(
    plan: &Plan,
    assessments: impl IntoIterator<Item = Assessment<'a>>,
    keys: impl IntoIterator<Item = String>,
    groups: impl Fn(&Assessment<'a>) -> Vec<Vec<String>>,
) -> Result<Summary, AggregateError> {
    let mut whole = Group::new(Vec::new());
    let mut places = BTreeMap::new();
    let mut found: Vec<Group> = Vec::new();
    for assessment in assessments {
        whole.push(plan, &assessment)?;
        let mut seen = Vec::new();
        for values in groups(&assessment) {
            if values.is_empty() || seen.contains(&values) {
                continue;
            }
            seen.push(values.clone());
            let place = *places.entry(values.clone()).or_insert_with(|| {
                found.push(Group::new(values));
                found.len() - 1
            });
            if let Some(group) = found.get_mut(place) {
                group.push(plan, &assessment)?;
            }
        }
    }
    Ok(Summary {
        keys: keys.into_iter().collect(),
        groups: found,
        whole,
    })
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
        let mut merged = self.clone();
        merged.whole.merge(&other.whole)?;
        let own = merged.groups.iter().enumerate();
        let places: BTreeMap<Vec<String>, usize> = own
            .map(|(place, group)| (group.values.clone(), place))
            .collect();
        for group in &other.groups {
            let place = places.get(&group.values);
            match place.and_then(|place| merged.groups.get_mut(*place)) {
                Some(own) => own.merge(group)?,
                None => merged.groups.push(group.clone()),
            }
        }
        *self = merged;
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
        let heads = ["项数", "计划", "完成", "填报", "达成", "达成率"];
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

fn cells(group: &Group) -> [String; 6] {
    let sum = |sum: Result<Option<Quantity>, AggregateError>| match sum {
        Ok(Some(sum)) => sum.to_string(),
        Ok(None) => "—".to_owned(),
        Err(_) => "不可加".to_owned(),
    };
    let assessed = group
        .achieved
        .achieved
        .saturating_add(group.achieved.missed);
    let share = group.achieved.finish().ok().flatten();
    [
        group.targets.to_string(),
        sum(group.planned()),
        sum(group.reported()),
        group.coverage.to_string(),
        format!("{}/{assessed}", group.achieved.achieved),
        share.map_or("—".to_owned(), percent),
    ]
}

/// To one place, as published notices print rates.
fn percent(share: Ratio) -> String {
    share
        .to_percent(1, crate::number::RoundingStrategy::MidpointAwayFromZero)
        .map_or("—".to_owned(), |percent| {
            format!("{}%", crate::number::Plain(percent))
        })
}

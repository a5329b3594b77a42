//! Summaries of a plan: what was promised and reported, by group.

use std::collections::BTreeMap;
use std::fmt;

use crate::completion::{Actual, Assessment, Evidence, Status};
use crate::finding::Language;
use crate::indicator::Measure;
use crate::number::Ratio;
use crate::period::Period;
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::region::Region;
use crate::target::{Aim, Target};

use super::table::Table;
use super::{
    Aggregate, AggregateError, Axis, Coverage, Distribution, Key, ShareAchieved, Sum, require_sum,
};

/// What some targets of a plan come to (小计).
///
/// Amounts are added where that has a meaning, and only those of targets that are no part (其中) of another target of
/// the plan, since the whole contains its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The values of the keys, in their order; none for the whole.
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

/// A sum, or why there is none. One amount alone stands for itself, whatever it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Amounts {
    first: Option<First>,
    sum: Sum,
    refused: Option<AggregateError>,
}

/// What the others must go with.
#[derive(Debug, Clone, PartialEq, Eq)]
struct First {
    amount: Quantity,
    measure: Measure,
    indicator: String,
    period: Option<Period>,
    region: Option<Region>,
}

impl First {
    /// Whether the amount of another target can be added.
    fn admit(&self, plan: &Plan, target: &Target, amount: &Quantity) -> Result<(), AggregateError> {
        let (measure, unit) = (target.measure(), amount.unit());
        if self.measure != measure {
            return Err(AggregateError::MixedMeasures {
                first: self.measure,
                other: measure,
            });
        }
        require_sum(measure, unit, Axis::Parts)?;
        if self.period != plan.period_of(target) {
            require_sum(measure, unit, Axis::Periods)?;
        }
        if self.region.as_ref() != plan.region_of(target) {
            require_sum(measure, unit, Axis::Regions)?;
        }
        // Amounts of work may be of several sorts; states of different things are no parts of one.
        if measure != Measure::Total && self.indicator != target.indicator().name() {
            return Err(AggregateError::MixedIndicators {
                measure,
                first: self.indicator.clone(),
                other: target.indicator().name().to_owned(),
            });
        }
        Ok(())
    }
}

impl Amounts {
    fn push(&mut self, plan: &Plan, target: &Target, amount: &Quantity) {
        if self.refused.is_none() {
            self.refused = self.try_push(plan, target, amount).err();
        }
    }

    fn try_push(
        &mut self,
        plan: &Plan,
        target: &Target,
        amount: &Quantity,
    ) -> Result<(), AggregateError> {
        let Some(first) = &self.first else {
            self.first = Some(First {
                amount: *amount,
                measure: target.measure(),
                indicator: target.indicator().name().to_owned(),
                period: plan.period_of(target),
                region: plan.region_of(target).cloned(),
            });
            return Ok(());
        };
        first.admit(plan, target, amount)?;
        if self.sum.count() == 0 {
            self.sum.push(&first.amount)?;
        }
        self.sum.push(amount)
    }

    fn finish(&self) -> Result<Option<Quantity>, AggregateError> {
        match (&self.refused, &self.first) {
            (Some(error), _) => Err(error.clone()),
            (None, Some(first)) if self.sum.count() == 0 => Ok(Some(first.amount)),
            _ => self.sum.finish(),
        }
    }
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
            self.planned.push(plan, target, bound.value());
        }
        if let Some(Actual::Amount(amount)) = assessment.evidence().map(Evidence::actual) {
            self.reported.push(plan, target, &amount);
        }
        Ok(())
    }
}

/// A plan by groups (汇总表), in the order of the plan.
///
/// It prints as a table whose columns are aligned for Chinese characters.
#[derive(Debug, Clone, PartialEq, Eq)]
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

//! What an amount of a plan is of, and whether two amounts hold one another.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::catalogue::Class;
use crate::period::Period;
use crate::plan::Plan;
use crate::region::RegionCode;
use crate::target::{Stage, Target};

use super::AggregateError;

/// The indicator, what is done to it, where and in which period.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scope {
    pub(super) indicator: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) action: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<(String, Option<RegionCode>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) period: Option<Period>,
}

impl Scope {
    pub(super) fn of(plan: &Plan, target: &Target) -> Self {
        let region = plan.region_of(target);
        Self {
            indicator: target.indicator().name().to_owned(),
            action: target.action().to_owned(),
            region: region.map(|region| (region.name().to_owned(), region.code())),
            period: plan.period_of(target),
        }
    }

    /// Whether the two are of one thing, as far as its words tell.
    fn is_of_the_same(&self, other: &Self) -> bool {
        self.indicator == other.indicator && self.action == other.action
    }
}

/// Where and when: `浙江省 2024年`.
impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let region = self.region.as_ref().map(|(name, _)| name.as_str());
        match (region, self.period) {
            (Some(region), Some(period)) => write!(f, "{region} {period}"),
            (Some(region), None) => f.write_str(region),
            (None, Some(period)) => period.fmt(f),
            (None, None) => f.write_str("—"),
        }
    }
}

/// Whether amounts of the same thing are for regions and periods that lie in one another, so that a sum counts twice.
///
/// `scopes` are in their order. Regions lie in one another by their codes; of regions without codes nothing is known.
pub(super) fn disjoint<'a>(
    scopes: impl IntoIterator<Item = &'a Scope>,
) -> Result<(), AggregateError> {
    let scopes: Vec<&Scope> = scopes.into_iter().collect();
    for of_one in scopes.chunk_by(|left, right| left.is_of_the_same(right)) {
        let mut by_region: BTreeMap<Region<'_>, Vec<&Scope>> = BTreeMap::new();
        for scope in of_one {
            by_region.entry(Region::of(scope)).or_default().push(scope);
        }
        for scopes in by_region.values_mut() {
            scopes.sort_by_key(|scope| scope.period);
            if let Some((first, other)) = first_overlap(scopes) {
                return Err(overlap(first, other));
            }
        }
        for (region, scopes) in &by_region {
            let Region::Coded(code) = region else {
                continue;
            };
            for within in code
                .ancestors()
                .filter_map(|code| by_region.get(&Region::Coded(code)))
            {
                let overlapping = scopes
                    .iter()
                    .find_map(|scope| Some((meeting(within, scope)?, *scope)));
                if let Some((first, other)) = overlapping {
                    return Err(overlap(first, other));
                }
            }
        }
    }
    Ok(())
}

fn overlap(first: &Scope, other: &Scope) -> AggregateError {
    AggregateError::Overlap {
        indicator: first.indicator.clone(),
        first: first.to_string(),
        other: other.to_string(),
    }
}

/// A region as far as it can be told from others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Region<'a> {
    Unknown,
    Coded(RegionCode),
    Named(&'a str),
}

impl<'a> Region<'a> {
    fn of(scope: &'a Scope) -> Self {
        match &scope.region {
            None => Self::Unknown,
            Some((_, Some(code))) => Self::Coded(*code),
            Some((name, None)) => Self::Named(name),
        }
    }
}

/// The first two scopes whose periods differ and share a day; by their first days, those without a period before all.
fn first_overlap<'a>(scopes: &[&'a Scope]) -> Option<(&'a Scope, &'a Scope)> {
    let mut last: Option<(&Scope, Period)> = None;
    for scope in scopes {
        let Some(period) = scope.period else { continue };
        match last {
            Some((other, before)) if before != period && before.overlaps(&period) => {
                return Some((other, scope));
            }
            Some((_, before)) if before.end() >= period.end() => {}
            _ => last = Some((scope, period)),
        }
    }
    None
}

/// One of the scopes, of which no two overlap, that is for the period of another or shares a day with it.
fn meeting<'a>(scopes: &[&'a Scope], other: &Scope) -> Option<&'a Scope> {
    let Some(period) = other.period else {
        return scopes.iter().copied().find(|scope| scope.period.is_none());
    };
    let begun = scopes.partition_point(|scope| {
        scope
            .period
            .is_none_or(|begun| begun.start() <= period.end())
    });
    let last = scopes.get(begun.checked_sub(1)?).copied()?;
    last.period
        .is_some_and(|last| last.overlaps(&period))
        .then_some(last)
}

/// Whether things of these names add: all of one name, or of one class by their head nouns.
pub(super) fn one_class<'a>(
    names: impl IntoIterator<Item = &'a str>,
) -> Result<(), AggregateError> {
    let mut names = names.into_iter();
    let Some(first) = names.next() else {
        return Ok(());
    };
    let of_first = Class::of(first);
    let mut common = of_first;
    for other in names.filter(|name| *name != first) {
        let of_other = Class::of(other);
        common = common
            .zip(of_other)
            .and_then(|(class, other)| class.common(other));
        if common.is_none() {
            return Err(AggregateError::MixedClasses {
                first: first.to_owned(),
                first_class: of_first,
                other: other.to_owned(),
                other_class: of_other,
            });
        }
    }
    Ok(())
}

/// Actions that the same project goes through one after the other. Source: the stages of a project as reports name them.
const STAGES: [(&str, Stage); 14] = [
    ("签约", Stage::Preparation),
    ("落地", Stage::Preparation),
    ("开工", Stage::Started),
    ("新开工", Stage::Started),
    ("开工建设", Stage::Started),
    ("动工", Stage::Started),
    ("续建", Stage::UnderConstruction),
    ("竣工", Stage::Completed),
    ("完工", Stage::Completed),
    ("建成", Stage::Completed),
    ("投产", Stage::InUse),
    ("投用", Stage::InUse),
    ("投入使用", Stage::InUse),
    ("达产", Stage::InUse),
];

/// Whether the numbers of what has reached different stages are among them: what is 竣工 was 开工 before.
pub(super) fn one_stage<'a>(
    scopes: impl IntoIterator<Item = &'a Scope>,
) -> Result<(), AggregateError> {
    let mut least: Option<(Stage, &str)> = None;
    for scope in scopes {
        let Some((action, stage)) = STAGES
            .into_iter()
            .find(|(action, _)| *action == scope.action)
        else {
            continue;
        };
        match least {
            Some((other, first)) if other != stage => {
                let (first, other) = if other < stage {
                    (first, action)
                } else {
                    (action, first)
                };
                return Err(AggregateError::MixedStages { first, other });
            }
            _ => least = Some((stage, action)),
        }
    }
    Ok(())
}

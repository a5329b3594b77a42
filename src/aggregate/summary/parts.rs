//! Which targets of a group are parts (其中) of others in it.

use std::collections::BTreeMap;

use super::Member;
use crate::plan::Plan;
use crate::target::{Target, TargetId};
use crate::unit::UnitDimension;

/// For each member whether the whole summary, and which of its groups, hold a whole of it in a unit of the same dimension, by way of
/// other parts too.
pub(super) struct Within {
    pub(super) summary: bool,
    /// One for each of the member's groups.
    pub(super) groups: Vec<bool>,
}

/// Goes down from the wholes to their parts, once over the plan, and keeps what is above.
pub(super) fn within(plan: &Plan, members: &[Member<'_>]) -> Vec<Within> {
    let mut within: Vec<Within> = members
        .iter()
        .map(|member| Within {
            summary: false,
            groups: vec![false; member.groups.len()],
        })
        .collect();
    let mut places: BTreeMap<&TargetId, Vec<usize>> = BTreeMap::new();
    for (place, member) in members.iter().enumerate() {
        let id = member.assessment.target().id();
        places.entry(id).or_default().push(place);
    }
    let mut parts: BTreeMap<Option<&TargetId>, Vec<&Target>> = BTreeMap::new();
    for target in plan.targets() {
        parts.entry(target.part_of()).or_default().push(target);
    }

    // How many of the wholes above are in a group; no values stand for the summary.
    let mut above: BTreeMap<(UnitDimension, &[String]), u64> = BTreeMap::new();
    let of = |whole| parts.get(&whole).into_iter().flatten().copied();
    let mut steps: Vec<Step> = of(None).map(Step::Down).collect();
    while let Some(step) = steps.pop() {
        let (Step::Down(target) | Step::Up(target)) = step;
        let places = places.get(target.id()).map_or(&[][..], Vec::as_slice);
        let dimension = target.bound().map(|bound| bound.value().unit().dimension());
        let is_down = matches!(step, Step::Down(_));
        if let Some(dimension) = dimension.filter(|_| is_down) {
            let is_above = |values| {
                above
                    .get(&(dimension, values))
                    .is_some_and(|count| *count > 0)
            };
            for place in places {
                if let (Some(within), Some(member)) = (within.get_mut(*place), members.get(*place))
                {
                    within.summary = is_above(&[]);
                    within.groups = member
                        .groups
                        .iter()
                        .map(|values| is_above(values))
                        .collect();
                }
            }
        }
        if let Some(dimension) = dimension {
            let members = places.iter().filter_map(|place| members.get(*place));
            let groups =
                members.flat_map(|member| member.groups.iter().map(Vec::as_slice).chain([&[][..]]));
            for values in groups {
                let count = above.entry((dimension, values)).or_default();
                *count = if is_down {
                    count.saturating_add(1)
                } else {
                    count.saturating_sub(1)
                };
            }
        }
        if is_down {
            steps.push(Step::Up(target));
            steps.extend(of(Some(target.id())).map(Step::Down));
        }
    }
    within
}

#[derive(Clone, Copy)]
enum Step<'a> {
    /// To a target, before its parts.
    Down(&'a Target),
    /// From a target, after its parts.
    Up(&'a Target),
}

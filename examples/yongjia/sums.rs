//! Which of the figures add up, and which do not.
//!
//! A sum is taken over the totals of one action in one unit (新增 … 公里). Three things have none, although the units
//! would allow it: a counter for anything (个, 项) over different things, projects by size (亿元以上 holds
//! 超10亿元 too), and one thing by different actions (开工 and 竣工 count the same project twice).

use std::collections::BTreeMap;

use zhibiao::indicator::Measure;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Bound, BoundKind, Target};
use zhibiao::unit::{Dimension, Unit};

use crate::table::Table;

pub fn report(targets: &[&Target]) -> String {
    let mut groups: BTreeMap<(String, &str), Vec<(&Target, &Bound)>> = BTreeMap::new();
    let mut refused = Table::new(["不能相加", "原因"]);
    for target in targets {
        match target.bound() {
            Some(bound) if target.measure() == Measure::Total => {
                let dimension = bound.value().unit().dimension().to_string();
                let group = groups.entry((dimension, target.action())).or_default();
                group.push((target, bound));
            }
            Some(_) => refused.row([&target.to_string(), "水平和变化不能在不同指标之间相加"]),
            None => refused.row([&target.to_string(), "没有数"]),
        }
    }

    let mut sums = Table::new(["动作", "合计", "各项"]);
    let mut of_dimension: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ((dimension, action), members) in &groups {
        let listed = members
            .iter()
            .map(|(target, bound)| format!("{}{bound}", target.indicator().name()));
        let listed = listed.collect::<Vec<_>>().join("、");
        of_dimension
            .entry(dimension)
            .or_default()
            .push((*action).to_owned());
        if members.len() < 2 {
            continue;
        }
        match sum(members) {
            Ok(sum) => sums.row([action, &sum, &listed]),
            Err(reason) => refused.row([&format!("{action}{listed}"), &reason]),
        }
    }
    for (dimension, actions) in of_dimension.iter().filter(|(_, actions)| actions.len() > 1) {
        let reason = "动作不同：同一对象可能先后计入，相加则重复";
        refused.row([&format!("{dimension}：{}", actions.join("、")), reason]);
    }
    let counts = |target: &&Target| {
        let value = *target.bound()?.value();
        let dimension = value.unit().dimension().numerator;
        matches!(dimension, Dimension::Count { .. }).then_some(value)
    };
    let counts: Vec<Quantity> = targets.iter().filter_map(counts).collect();
    let other = counts.first().and_then(|first| {
        let other = counts.iter().find(|other| other.unit() != first.unit());
        Some((first, other?))
    });
    if let Some((a, b)) = other
        && let Err(error) = a.checked_add(b)
    {
        refused.row([&format!("{a} + {b}"), &error.to_string()]);
    }
    format!(
        "\n合计（同一动作、同一单位；同一企业可获多个称号，合计是任务数，不是企业数）\n{sums}\n{refused}"
    )
}

/// The sum of a group, as it is bound: one member that is a minimum makes the sum a minimum.
fn sum(members: &[(&Target, &Bound)]) -> Result<String, String> {
    let any_thing = |unit: Unit| [Unit::PIECE.atom(), Unit::ITEM.atom()].contains(&unit.atom());
    let has_size = |name: &str| name.contains("亿元") || name.contains("万元");
    if members
        .iter()
        .any(|(target, _)| has_size(target.indicator().name()))
    {
        return Err("按规模分的项目互相包含".to_owned());
    }
    if let Some((_, bound)) = members
        .iter()
        .find(|(_, bound)| any_thing(bound.value().unit()))
    {
        return Err(format!("“{}”计的是不同的事物", bound.value().unit()));
    }
    let mut kind = BoundKind::Plain;
    let mut values = members.iter().map(|(_, bound)| *bound.value());
    for (_, bound) in members {
        match bound.kind() {
            BoundKind::Plain => {}
            BoundKind::AtLeast => kind = BoundKind::AtLeast,
            other => return Err(format!("界限“{other}”不能相加")),
        }
    }
    let first = values.next().ok_or("没有数")?;
    let sum = values
        .try_fold(first, |sum, value| sum.checked_add(&value))
        .and_then(|sum| sum.convert(first.unit()))
        .map_err(|error| error.to_string())?;
    let sum = Bound::new(kind, sum, None).map_err(|error| error.to_string())?;
    Ok(sum.to_string())
}

//! Which of the figures add up, and which do not.
//!
//! A sum is taken where one action is done to one class of things, told by the head noun of the name, in one unit:
//! 新增市政燃气管网10公里 and 新增污水管网16公里. There is none over different things (社区 and 样板, though both are
//! counted in 个), over projects by size (亿元以上 holds 超10亿元 too), or over different actions (开工 and 竣工 count
//! the same project twice).

use std::collections::BTreeMap;

use zhibiao::catalogue::Class;
use zhibiao::indicator::Measure;
use zhibiao::quantity::Quantity;
use zhibiao::target::{Bound, BoundKind, Target};
use zhibiao::unit::Dimension;

use crate::table::Table;

/// The targets of one action, by the class of what they are about.
type ByThing<'a> = BTreeMap<String, Vec<(&'a Target, &'a Bound)>>;

pub fn report(targets: &[&Target]) -> String {
    let mut sums = Table::new(["动作", "对象", "合计", "各项"]);
    let mut refused = Table::new(["不能相加", "原因"]);
    let mut groups: BTreeMap<String, BTreeMap<&str, ByThing>> = BTreeMap::new();
    for target in targets {
        match target.bound() {
            Some(bound) if target.measure() == Measure::Total => {
                let dimension = bound.value().unit().dimension().to_string();
                let actions = groups.entry(dimension).or_default();
                let things = actions.entry(target.action()).or_default();
                let thing = thing(target.indicator().name());
                things.entry(thing).or_default().push((target, bound));
            }
            Some(_) => refused.row([&target.to_string(), "水平和变化不在指标之间相加"]),
            None => refused.row([&target.to_string(), "没有数"]),
        }
    }

    for (dimension, actions) in &groups {
        for (action, things) in actions {
            for (thing, members) in things.iter().filter(|(_, members)| members.len() > 1) {
                // 100家 and 1家以上 are bound in different ways, and have no sum.
                let mut members = members.clone();
                members.sort_by_key(|(_, bound)| bound.kind());
                let alike = members.chunk_by(|one, other| one.1.kind() == other.1.kind());
                for members in alike.filter(|members| members.len() > 1) {
                    match sum(members) {
                        Ok(sum) => sums.row([action, thing, &sum, &listed(members)]),
                        Err(reason) => {
                            refused.row([&format!("{action}{}", listed(members)), &reason]);
                        }
                    }
                }
            }
            if things.len() > 1 {
                let names: Vec<&str> = things.keys().map(String::as_str).collect();
                refused.row([
                    &format!("{dimension}：{action}{}", names.join("、")),
                    "不是同一类事物",
                ]);
            }
        }
        if actions.len() > 1 {
            let names: Vec<&str> = actions.keys().copied().collect();
            refused.row([
                &format!("{dimension}：{}", names.join("、")),
                "动作不同，同一对象可能计入两次",
            ]);
        }
    }
    if let Some((sum, reason)) = across_units(targets) {
        refused.row([&sum, &reason]);
    }
    format!(
        "\n合计（同一动作、同类对象、同一单位；一家企业可获多个称号，所以合计是任务数，不是企业数）\n{sums}\n{refused}"
    )
}

/// The class of things that a name counts; what has none is a thing of its own.
fn thing(name: &str) -> String {
    Class::of(name).map_or_else(|| name.to_owned(), |class| class.root().to_string())
}

fn listed(members: &[(&Target, &Bound)]) -> String {
    let each = members
        .iter()
        .map(|(target, bound)| format!("{}{bound}", target.indicator().name()));
    each.collect::<Vec<_>>().join("、")
}

/// The sum of what is bound alike: plain numbers, or minimums.
fn sum(members: &[(&Target, &Bound)]) -> Result<String, String> {
    let has_size = |name: &str| name.contains("亿元") || name.contains("万元");
    if members
        .iter()
        .any(|(target, _)| has_size(target.indicator().name()))
    {
        return Err("按规模分的项目互相包含".to_owned());
    }
    let (_, first) = members.first().ok_or("没有数")?;
    if !matches!(first.kind(), BoundKind::Plain | BoundKind::AtLeast) {
        return Err("界限不能相加".to_owned());
    }
    let sum = members
        .iter()
        .skip(1)
        .try_fold(*first.value(), |sum, (_, bound)| {
            sum.checked_add(bound.value())
                .map_err(|error| error.chinese())
        })?;
    let sum = Bound::new(first.kind(), sum, None).map_err(|error| error.chinese())?;
    Ok(sum.to_string())
}

/// What the crate says of adding one counter to another: 20个 + 50家.
fn across_units(targets: &[&Target]) -> Option<(String, String)> {
    let counts = |target: &&Target| {
        let value = *target.bound()?.value();
        let dimension = value.unit().dimension().numerator;
        matches!(dimension, Dimension::Count { .. }).then_some(value)
    };
    let counts: Vec<Quantity> = targets.iter().filter_map(counts).collect();
    let first = counts.first()?;
    let other = counts.iter().find(|other| other.unit() != first.unit())?;
    let error = first.checked_add(other).err()?;
    Some((format!("{first} + {other}"), error.chinese()))
}

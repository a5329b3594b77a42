//! Whether the parts (其中) of a plan have a whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::target::{Target, TargetId};

/// What is wrong with the whole that a part names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BrokenLink {
    /// No target has this id.
    NoSuchWhole,
    /// The whole is a part of the part in turn.
    Circular,
}

/// The targets whose whole cannot be used. Of a circle one link is named, so that the others can stay.
pub(crate) fn broken_links(targets: &[Target]) -> BTreeMap<TargetId, BrokenLink> {
    let by_id: BTreeMap<&TargetId, &Target> =
        targets.iter().map(|target| (target.id(), target)).collect();
    let mut broken = BTreeMap::new();
    // Targets from which the way up is known; each is walked once.
    let mut known: BTreeSet<&TargetId> = BTreeSet::new();
    for target in targets {
        let mut way: BTreeSet<&TargetId> = BTreeSet::new();
        let mut part = target;
        while let Some(whole) = part.part_of() {
            if known.contains(part.id()) {
                break;
            }
            if !way.insert(part.id()) {
                broken.insert(part.id().clone(), BrokenLink::Circular);
                break;
            }
            let Some(found) = by_id.get(whole) else {
                broken.insert(part.id().clone(), BrokenLink::NoSuchWhole);
                break;
            };
            part = found;
        }
        known.extend(way);
    }
    broken
}

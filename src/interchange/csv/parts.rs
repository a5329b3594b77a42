//! Which parts (其中) of a table have no usable whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::target::{Target, TargetId};

/// The targets whose whole is missing, or is a part of them in turn, each with the reason.
///
/// Of a circle, one link is named, so that the others can stay.
pub(super) fn broken_links(targets: &[Target]) -> BTreeMap<TargetId, &'static str> {
    let by_id: BTreeMap<&TargetId, &Target> =
        targets.iter().map(|target| (target.id(), target)).collect();
    let mut broken = BTreeMap::new();
    // Ids from which the way up is known to end; each is walked once.
    let mut ends: BTreeSet<&TargetId> = BTreeSet::new();
    for target in targets {
        let mut way: BTreeSet<&TargetId> = BTreeSet::new();
        let mut part = target;
        while let Some(whole) = part.part_of() {
            if ends.contains(part.id()) {
                break;
            }
            if !way.insert(part.id()) {
                broken.insert(
                    part.id().clone(),
                    "it is a part of itself, by way of its parts",
                );
                break;
            }
            let Some(found) = by_id.get(whole) else {
                broken.insert(part.id().clone(), "no row has this id");
                break;
            };
            part = found;
        }
        ends.append(&mut way);
    }
    broken
}

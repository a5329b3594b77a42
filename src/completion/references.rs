//! Goals that are set by another indicator of the plan: which target that is.

use std::collections::HashMap;

use crate::catalogue::{Catalogue, Mention};
use crate::indicator::Measure;
use crate::plan::Plan;
use crate::target::{Aim, ReferenceKind, Relative, Target};

/// The targets of a plan by the indicators they are of, for those that are compared with others.
pub(crate) struct References<'a> {
    catalogue: Catalogue,
    /// The first target of each indicator and measure that has a number.
    targets: HashMap<(String, Measure), &'a Target>,
}

impl<'a> References<'a> {
    /// Of a plan that compares targets; `None` for any other, which needs none.
    pub(crate) fn of(plan: &'a Plan) -> Option<Self> {
        let targets = plan.targets();
        if !targets
            .iter()
            .any(|one| matches!(one.aim(), Aim::Relative(_)))
        {
            return None;
        }
        let mut references = Self {
            catalogue: Catalogue::standard(),
            targets: HashMap::new(),
        };
        for target in targets.iter().filter(|one| one.bound().is_some()) {
            let name = target.indicator().name();
            let key = references.key(name, target.action(), target.measure());
            references.targets.entry(key).or_insert(target);
        }
        Some(references)
    }

    /// The target that another is compared with; `None` where it is of no indicator of the plan.
    pub(crate) fn find(&self, target: &Target, relative: &Relative) -> Option<&'a Target> {
        if relative.reference_kind() != ReferenceKind::Indicator {
            return None;
        }
        // 居民收入增长与经济增长同步 compares growths, whatever the target itself is taken for.
        [target.measure(), Measure::Growth]
            .into_iter()
            .find_map(|measure| {
                let key = self.key(&relative.reference, "", measure);
                self.targets.get(&key).copied()
            })
    }

    /// Whether a target is compared with its own indicator here and now.
    pub(crate) fn is_itself(&self, target: &Target, relative: &Relative) -> bool {
        let own = self.key(target.indicator().name(), target.action(), Measure::Growth);
        own == self.key(&relative.reference, "", Measure::Growth)
    }

    /// The slug of the indicator, or else its name.
    fn key(&self, name: &str, action: &str, measure: Measure) -> (String, Measure) {
        let mention = Mention::new(name).with_action(action).with_measure(measure);
        let slug = self.catalogue.identify(&mention);
        let key = slug.map_or_else(|| name.to_owned(), |entry| entry.slug().to_string());
        (key, measure)
    }
}

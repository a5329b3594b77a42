//! Putting a plan together.

use std::collections::BTreeMap;

use super::parts::{BrokenLink, broken_links};
use super::{Plan, PlanError};
use crate::period::Period;
use crate::region::Region;
use crate::region::name::{is_name, is_visible};
use crate::source::Document;
use crate::target::{Target, TargetId};

/// Puts a [`Plan`] together; [`build`](Self::build) checks that it is consistent.
#[derive(Debug, Clone)]
#[must_use = "a plan exists only after `build`"]
pub struct PlanBuilder {
    title: String,
    region: Option<Region>,
    period: Option<Period>,
    document: Option<Document>,
    targets: Vec<Target>,
    places: BTreeMap<TargetId, usize>,
    // The number that the next target with this derived id gets.
    next: BTreeMap<TargetId, usize>,
    duplicate: Option<PlanError>,
}

impl PlanBuilder {
    pub(super) fn new(title: &str) -> Self {
        Self {
            title: title.trim().to_owned(),
            region: None,
            period: None,
            document: None,
            targets: Vec::new(),
            places: BTreeMap::new(),
            next: BTreeMap::new(),
            duplicate: None,
        }
    }

    /// The region it is for.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.region = region.into();
        self
    }

    /// The period it is for.
    pub fn period(mut self, period: impl Into<Option<Period>>) -> Self {
        self.period = period.into();
        self
    }

    /// The document it was read from.
    pub fn document(mut self, document: impl Into<Option<Document>>) -> Self {
        self.document = document.into();
        self
    }

    /// Adds a target.
    pub fn target(mut self, target: Target) -> Self {
        self.add(target);
        self
    }

    /// Adds targets, in this order.
    pub fn targets(mut self, targets: impl IntoIterator<Item = Target>) -> Self {
        for target in targets {
            self.add(target);
        }
        self
    }

    /// Adds a target and tells the id that it has in the plan, for its parts to refer to.
    ///
    /// It is the target's own, unless that is a derived one and taken; then a number is put behind it. An id given by
    /// hand that is taken makes [`build`](Self::build) fail.
    ///
    /// ```
    /// use zhibiao::indicator::Indicator;
    /// use zhibiao::plan::Plan;
    /// use zhibiao::target::{Bound, Target};
    ///
    /// let mut plan = Plan::builder("重点项目");
    /// let whole = plan.add(
    ///     Target::builder(Indicator::new("产业项目")?, Bound::Plain("60个".parse()?)).build()?,
    /// );
    /// let part = Target::builder(Indicator::new("亿元以上项目")?, Bound::AtLeast("30个".parse()?));
    /// plan.add(part.part_of(whole.clone()).build()?);
    /// assert_eq!(plan.build()?.parts(&whole).count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn add(&mut self, target: Target) -> TargetId {
        let target = if self.places.contains_key(target.id()) && target.has_derived_id() {
            let id = self.free_id(target.id());
            target.with_id(id)
        } else {
            target
        };
        self.add_as_it_is(target)
    }

    /// Adds a target whose id must not be taken.
    pub(super) fn add_as_it_is(&mut self, target: Target) -> TargetId {
        let id = target.id().clone();
        match self
            .places
            .get(&id)
            .and_then(|place| self.targets.get(*place))
        {
            None => {
                self.places.insert(id.clone(), self.targets.len());
                self.targets.push(target);
            }
            Some(first) => {
                self.duplicate
                    .get_or_insert_with(|| PlanError::DuplicateId {
                        id: id.clone(),
                        first: first.indicator().name().to_owned(),
                        second: target.indicator().name().to_owned(),
                    });
            }
        }
        id
    }

    fn free_id(&mut self, taken: &TargetId) -> TargetId {
        let next = self.next.entry(taken.clone()).or_insert(2);
        loop {
            let id = taken.numbered(*next);
            *next += 1;
            if !self.places.contains_key(&id) {
                return id;
            }
        }
    }

    /// The plan, if it is consistent.
    ///
    /// # Errors
    /// Where the title is blank or holds a control character, an id is given to two targets, or a part has no whole in the plan.
    pub fn build(self) -> Result<Plan, PlanError> {
        if !is_visible(&self.title) {
            return Err(PlanError::NoTitle);
        }
        if !is_name(&self.title) {
            return Err(PlanError::ControlCharacter { title: self.title });
        }
        if let Some(duplicate) = self.duplicate {
            return Err(duplicate);
        }
        let Self {
            title,
            region,
            period,
            document,
            targets,
            places,
            ..
        } = self;
        let broken = broken_links(&targets);
        for target in &targets {
            let id = || target.id().clone();
            match (broken.get(target.id()), target.part_of()) {
                (Some(BrokenLink::NoSuchWhole), Some(whole)) => {
                    return Err(PlanError::NoSuchWhole {
                        id: id(),
                        whole: whole.clone(),
                    });
                }
                (Some(_), _) => return Err(PlanError::CircularParts { id: id() }),
                (None, _) => {}
            }
        }
        Ok(Plan {
            title,
            region,
            period,
            document,
            targets,
            places,
        })
    }
}

//! Putting a target together.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{
    Aim, Allocation, Baseline, Commitment, Nature, PathPoint, Responsible, Revision, Target,
    TargetError, TargetId, Time,
};
use crate::indicator::{Indicator, Measure};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::region::Region;
use crate::source::Source;

/// Puts a [`Target`] together; [`build`](Self::build) checks that it is consistent.
///
/// Only indicator and aim are needed. What may be absent can be given as an `Option` too.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a target exists only after `build`"]
pub struct TargetBuilder {
    pub(super) id: Option<TargetId>,
    pub(super) indicator: Indicator,
    pub(super) action: String,
    pub(super) measure: Option<Measure>,
    pub(super) aim: Aim,
    pub(super) time: Time,
    pub(super) region: Option<Region>,
    pub(super) commitment: Commitment,
    pub(super) nature: Option<Nature>,
    pub(super) baseline: Option<Baseline>,
    pub(super) path: Vec<PathPoint>,
    pub(super) floor: Option<Quantity>,
    pub(super) stretch: Option<Quantity>,
    pub(super) strives_for_more: bool,
    pub(super) responsible: Responsible,
    pub(super) weight: Option<Decimal>,
    pub(super) part_of: Option<TargetId>,
    pub(super) allocation: Vec<Allocation>,
    pub(super) revisions: Vec<Revision>,
    pub(super) theme: Vec<String>,
    pub(super) source: Option<Source>,
    pub(super) note: Option<String>,
}

impl TargetBuilder {
    pub(super) fn new(indicator: Indicator, aim: Aim) -> Self {
        Self {
            id: None,
            indicator,
            action: String::new(),
            measure: None,
            aim,
            time: Time::OfPlan,
            region: None,
            commitment: Commitment::default(),
            nature: None,
            baseline: None,
            path: Vec::new(),
            floor: None,
            stretch: None,
            strives_for_more: false,
            responsible: Responsible::default(),
            weight: None,
            part_of: None,
            allocation: Vec::new(),
            revisions: Vec::new(),
            theme: Vec::new(),
            source: None,
            note: None,
        }
    }

    /// Gives the id; without one it is derived (see [`TargetId`]).
    pub fn id(mut self, id: impl Into<Option<TargetId>>) -> Self {
        self.id = id.into();
        self
    }

    /// Replaces the indicator by what is made of it.
    pub fn with_indicator(mut self, change: impl FnOnce(Indicator) -> Indicator) -> Self {
        self.indicator = change(self.indicator);
        self
    }

    /// Replaces the aim.
    pub fn aim(mut self, aim: impl Into<Aim>) -> Self {
        self.aim = aim.into();
        self
    }

    /// The verb as written (动作): `新增`, `实际利用`.
    pub fn action(mut self, action: impl AsRef<str>) -> Self {
        action.as_ref().trim().clone_into(&mut self.action);
        self
    }

    /// What the number means (计量方式). Without it a share, an index, a rank or an amount per something is a
    /// [`Level`](Measure::Level) and any other amount a [`Total`](Measure::Total).
    pub fn measure(mut self, measure: Measure) -> Self {
        self.measure = Some(measure);
        self
    }

    /// The period or deadline, where it is another than the plan's.
    pub fn period(mut self, period: impl Into<Option<Period>>) -> Self {
        self.time = period.into().into();
        self
    }

    /// Says that the period is open (期限未明): nothing tells it, and it is not taken to be the plan's.
    pub fn open_period(mut self) -> Self {
        self.time = Time::Open;
        self
    }

    /// Its time as it is written; none is the plan's.
    #[cfg(feature = "csv")]
    pub(crate) fn time(mut self, time: Option<Time>) -> Self {
        self.time = time.unwrap_or_default();
        self
    }

    /// The place, where it is another than the plan's.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.region = region.into();
        self
    }

    /// How firmly it was promised.
    pub fn commitment(mut self, commitment: Commitment) -> Self {
        self.commitment = commitment;
        self
    }

    /// Binding or anticipatory.
    pub fn nature(mut self, nature: impl Into<Option<Nature>>) -> Self {
        self.nature = nature.into();
        self
    }

    /// What it starts from.
    pub fn baseline(mut self, baseline: impl Into<Option<Baseline>>) -> Self {
        self.baseline = baseline.into();
        self
    }

    /// Adds a value expected at the end of a period on the way; points are given in order of time.
    pub fn path_point(mut self, period: Period, value: Quantity) -> Self {
        self.path.push(PathPoint { period, value });
        self
    }

    /// The value that must be reached in any case.
    pub fn floor(mut self, floor: impl Into<Option<Quantity>>) -> Self {
        self.floor = floor.into();
        self
    }

    /// The value beyond the target that is striven for.
    pub fn stretch(mut self, stretch: impl Into<Option<Quantity>>) -> Self {
        self.stretch = stretch.into();
        self
    }

    /// Says whether more than the target is striven for, without a number (在实际工作中争取更好结果).
    pub fn strives_for_more(mut self, strives: bool) -> Self {
        self.strives_for_more = strives;
        self
    }

    /// Adds a leading unit (牵头单位).
    pub fn lead(mut self, unit: impl AsRef<str>) -> Self {
        self.responsible.lead.push(unit.as_ref().trim().to_owned());
        self
    }

    /// Adds a unit that works with the leading ones (配合单位, 责任单位).
    pub fn co_responsible(mut self, unit: impl AsRef<str>) -> Self {
        self.responsible
            .co_responsible
            .push(unit.as_ref().trim().to_owned());
        self
    }

    /// The person in charge (责任领导).
    pub fn leader(mut self, leader: impl Into<Option<String>>) -> Self {
        self.responsible.leader = leader.into();
        self
    }

    /// Its weight among the targets of the plan, not negative.
    pub fn weight(mut self, weight: impl Into<Option<Decimal>>) -> Self {
        self.weight = weight.into();
        self
    }

    /// The target that it is a part of (其中); both stand in the same plan.
    pub fn part_of(mut self, whole: impl Into<Option<TargetId>>) -> Self {
        self.part_of = whole.into();
        self
    }

    /// Adds what a region has to contribute.
    pub fn allocate(mut self, region: Region, value: Quantity) -> Self {
        self.allocation.push(Allocation { region, value });
        self
    }

    /// Adds a change of the target; changes are given in order of time.
    pub fn revision(mut self, revision: Revision) -> Self {
        self.revisions.push(revision);
        self
    }

    /// The headings it stands under, from the outermost.
    pub fn theme(mut self, path: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        self.theme = path
            .into_iter()
            .map(|heading| heading.as_ref().trim().to_owned())
            .collect();
        self
    }

    /// Where it was read.
    pub fn source(mut self, source: impl Into<Option<Source>>) -> Self {
        self.source = source.into();
        self
    }

    /// A remark.
    pub fn note(mut self, note: impl Into<Option<String>>) -> Self {
        self.note = note.into();
        self
    }

    /// The target, if it is consistent. A responsible unit that is named twice is kept once, and as leading if it leads.
    ///
    /// # Errors
    /// The first contradiction that is found; see [`TargetError`].
    pub fn build(mut self) -> Result<Target, TargetError> {
        count_once(&mut self.responsible);
        self.check()?;
        // A derived id may be that of the whole; the plan numbers it.
        let id = match self.id.take() {
            Some(id) if self.part_of.as_ref() == Some(&id) => {
                return Err(TargetError::PartOfItself { id });
            }
            Some(id) => id,
            None => TargetId::derived(&self),
        };
        // What the default says is written out, so that two targets that mean the same are equal.
        self.measure = Some(self.measure.unwrap_or_else(|| self.aim.default_measure()));
        Ok(Target { id, inner: self })
    }
}

/// Notices list the leading unit among the responsible ones again, and a unit under several headings; each counts once,
/// and a unit that leads does not also assist.
fn count_once(responsible: &mut Responsible) {
    let mut seen = BTreeSet::new();
    responsible.lead.retain(|unit| seen.insert(unit.clone()));
    responsible
        .co_responsible
        .retain(|unit| seen.insert(unit.clone()));
}

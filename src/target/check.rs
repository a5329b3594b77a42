//! What makes a target inconsistent in itself.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Aim, AimKind, Allocation, Bound, TargetBuilder, TargetId};
use crate::indicator::{Direction, Measure};
use crate::number::Shown;
use crate::period::Period;
use crate::quantity::Quantity;
use crate::region::Region;
use crate::region::name::is_name;
use crate::unit::{Dimension, Unit};

/// Why a target is refused. `field` is the name of the field in JSON.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TargetError {
    /// A text that is blank or holds a control character.
    #[error("`{field}` is blank, has blanks around it or holds a control character: {text:?}", text = Shown(text))]
    MalformedText {
        /// The field.
        field: &'static str,
        /// The text as given.
        text: String,
    },
    /// A growth or a reduction that is no share.
    #[error(
        "a {measure} is given in %, ‰ or 倍, not in {unit}; a change in {unit} is an increase or a decrease"
    )]
    RelativeInUnit {
        /// Growth or reduction.
        measure: Measure,
        /// The unit as given.
        unit: Unit,
    },
    /// An absolute change that is given in percent.
    #[error(
        "{value} is no {measure}: the change of a share is in 百分点, and a relative change is a growth or a reduction"
    )]
    ChangeInPercent {
        /// Increase or decrease.
        measure: Measure,
        /// The value as given.
        value: Box<Quantity>,
    },
    /// A change where there is no number.
    #[error("a {measure} needs an amount; the aim is {aim}")]
    ChangeWithoutAmount {
        /// The measure as given.
        measure: Measure,
        /// The kind of aim.
        aim: AimKind,
    },
    /// Values that only an amount can have.
    #[error("`{field}` needs an amount to refer to; the aim is {aim}")]
    ValueWithoutAmount {
        /// The field.
        field: &'static str,
        /// The kind of aim.
        aim: AimKind,
    },
    /// Values that cannot be compared with the target's.
    #[error("`{field}` is {value}, which cannot be compared with the target's {target}")]
    UnitsDiffer {
        /// The field.
        field: &'static str,
        /// The value as given.
        value: Box<Quantity>,
        /// The target's number.
        target: Box<Quantity>,
    },
    /// Fewer than none of what is counted.
    #[error("`{field}` is {value}: there is no negative count")]
    NegativeCount {
        /// The field.
        field: &'static str,
        /// The value as given.
        value: Box<Quantity>,
    },
    /// A floor that is better than the target.
    #[error("the floor {floor} is beyond the target {target}")]
    FloorBeyondTarget {
        /// The floor as given.
        floor: Box<Quantity>,
        /// The target.
        target: Box<Bound>,
    },
    /// A stretch value that is worse than the target.
    #[error("the stretch value {stretch} falls short of the target {target}")]
    StretchShortOfTarget {
        /// The stretch value as given.
        stretch: Box<Quantity>,
        /// The target.
        target: Box<Bound>,
    },
    /// Points of a path that do not follow each other.
    #[error(
        "the path goes from {previous} to {period}: each point must end later than the one before"
    )]
    PathOutOfOrder {
        /// The point before.
        previous: Period,
        /// The point that does not follow it.
        period: Period,
    },
    /// A point of a path outside the target's period.
    #[error("the path has a point in {point}, outside the target's period {period}")]
    PathOutsidePeriod {
        /// The point.
        point: Period,
        /// The target's period.
        period: Period,
    },
    /// A negative weight.
    #[error("the weight {weight} is negative")]
    NegativeWeight {
        /// The weight as given.
        weight: Decimal,
    },
    /// A region that has two shares of a target.
    #[error("`allocation` names {} twice", Shown(region.to_string()))]
    RegionTwice {
        /// The region.
        region: Region,
    },
    /// Revisions that do not follow each other.
    #[error("the revision of {date} stands after that of {previous}")]
    RevisionsOutOfOrder {
        /// The date of the revision before.
        previous: NaiveDate,
        /// The date of the revision that does not follow it.
        date: NaiveDate,
    },
    /// A target that is a part of itself.
    #[error("the target {id} is a part of itself", id = Shown(id))]
    PartOfItself {
        /// Its id.
        id: TargetId,
    },
}

impl TargetError {
    /// The field that is wrong, by its name in JSON.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::MalformedText { field, .. }
            | Self::ValueWithoutAmount { field, .. }
            | Self::UnitsDiffer { field, .. }
            | Self::NegativeCount { field, .. } => field,
            Self::RelativeInUnit { .. }
            | Self::ChangeInPercent { .. }
            | Self::ChangeWithoutAmount { .. } => "measure",
            Self::FloorBeyondTarget { .. } => "floor",
            Self::StretchShortOfTarget { .. } => "stretch",
            Self::PathOutOfOrder { .. } | Self::PathOutsidePeriod { .. } => "path",
            Self::NegativeWeight { .. } => "weight",
            Self::RegionTwice { .. } => "allocation",
            Self::RevisionsOutOfOrder { .. } => "revisions",
            Self::PartOfItself { .. } => "part_of",
        }
    }
}

impl TargetBuilder {
    pub(super) fn check(&self) -> Result<(), TargetError> {
        self.check_texts()?;
        self.check_measure()?;
        self.check_values()?;
        self.check_floor_and_stretch()?;
        self.check_path()?;
        self.check_lists()?;
        match self.weight {
            Some(weight) if weight < Decimal::ZERO => Err(TargetError::NegativeWeight { weight }),
            _ => Ok(()),
        }
    }

    fn check_texts(&self) -> Result<(), TargetError> {
        let responsible = &self.responsible;
        let of_aim = match &self.aim {
            Aim::Rank(rank) => rank.peers.as_ref().map(|peers| ("peers", peers)),
            Aim::Relative(relative) => Some(("reference", &relative.reference)),
            Aim::Delegated(delegated) => delegated.by.as_ref().map(|by| ("by", by)),
            Aim::Worded(words) => Some(("words", words)),
            _ => None,
        };
        let line = |field, text: &str| {
            if text.trim() != text || !is_name(text) {
                return Err(TargetError::MalformedText {
                    field,
                    text: text.to_owned(),
                });
            }
            Ok(())
        };
        if !self.action.is_empty() {
            line("action", &self.action)?;
        }
        for (field, texts) in [
            ("theme", self.theme.as_slice()),
            ("lead", &responsible.lead),
            ("co_responsible", &responsible.co_responsible),
        ] {
            texts.iter().try_for_each(|text| line(field, text))?;
        }
        let approvers = self
            .revisions
            .iter()
            .filter_map(|revision| revision.approver.as_ref());
        of_aim
            .into_iter()
            .try_for_each(|(field, text)| line(field, text))?;
        responsible
            .leader
            .iter()
            .try_for_each(|text| line("leader", text))?;
        approvers
            .into_iter()
            .try_for_each(|text| line("approver", text))?;
        match &self.note {
            // A remark may have several lines.
            Some(note) if note.trim().is_empty() => Err(TargetError::MalformedText {
                field: "note",
                text: note.clone(),
            }),
            _ => Ok(()),
        }
    }

    fn check_measure(&self) -> Result<(), TargetError> {
        let measure = self.measure.unwrap_or_else(|| self.aim.default_measure());
        let Aim::Amount(bound) = &self.aim else {
            // What is compared, or only signed, may be the change of the indicator.
            let is_of_change = matches!(self.aim, Aim::Relative(_) | Aim::Sign(_));
            if measure.is_change() && !is_of_change {
                return Err(TargetError::ChangeWithoutAmount {
                    measure,
                    aim: self.aim.kind(),
                });
            }
            return Ok(());
        };
        let unit = bound.value().unit();
        let dimension = unit.dimension();
        let is_share = dimension.per.is_none() && dimension.numerator == Dimension::Share;
        let is_multiple = dimension.per.is_none() && dimension.numerator == Dimension::Multiple;
        match measure {
            Measure::Growth | Measure::Reduction if !is_share && !is_multiple => {
                Err(TargetError::RelativeInUnit { measure, unit })
            }
            Measure::Increase | Measure::Decrease if is_share => {
                Err(TargetError::ChangeInPercent {
                    measure,
                    value: Box::new(*bound.value()),
                })
            }
            _ => Ok(()),
        }
    }

    /// Every value is comparable with the target's number, and no count is negative.
    fn check_values(&self) -> Result<(), TargetError> {
        let mut values = Vec::new();
        values.extend(self.floor.map(|value| ("floor", value)));
        values.extend(self.stretch.map(|value| ("stretch", value)));
        values.extend(self.path.iter().map(|point| ("path", point.value)));
        values.extend(
            self.allocation
                .iter()
                .map(|allocation| ("allocation", allocation.value)),
        );
        match &self.aim {
            Aim::Amount(bound) => {
                let target = *bound.value();
                // What a change starts from is a state, in another unit than the change.
                if !self.measure.is_some_and(Measure::is_change) {
                    values.extend(self.baseline.map(|baseline| ("baseline", baseline.value)));
                }
                for (field, value) in &values {
                    if value.unit().dimension() != target.unit().dimension() {
                        return Err(TargetError::UnitsDiffer {
                            field,
                            value: Box::new(*value),
                            target: Box::new(target),
                        });
                    }
                }
                values.push(("aim", target));
            }
            aim => {
                if let Some((field, _)) = values.first() {
                    return Err(TargetError::ValueWithoutAmount {
                        field,
                        aim: aim.kind(),
                    });
                }
                values.extend(self.baseline.map(|baseline| ("baseline", baseline.value)));
            }
        }
        match values
            .into_iter()
            .find(|(_, value)| value.is_negative() && value.unit().is_whole_only())
        {
            Some((field, value)) => Err(TargetError::NegativeCount {
                field,
                value: Box::new(value),
            }),
            None => Ok(()),
        }
    }

    /// The floor is not better than the target, the stretch value not worse; what is better, the direction says.
    fn check_floor_and_stretch(&self) -> Result<(), TargetError> {
        let Aim::Amount(bound) = &self.aim else {
            return Ok(());
        };
        let measure = self.measure.unwrap_or_else(|| self.aim.default_measure());
        let better = match measure.number_direction(self.indicator.direction()) {
            Direction::HigherIsBetter => Ordering::Greater,
            Direction::LowerIsBetter => Ordering::Less,
            Direction::WithinBand => return Ok(()),
        };
        let ends = [Some(bound.value()), bound.high()];
        // Of a band, the floor must be beyond both ends to be wrong, and the stretch value short of both.
        let all_ends = |value: &Quantity, wrong: Ordering| {
            ends.iter()
                .flatten()
                .all(|end| value.compare(end) == Ok(wrong))
        };
        match (self.floor, self.stretch) {
            (Some(floor), _) if all_ends(&floor, better) => Err(TargetError::FloorBeyondTarget {
                floor: Box::new(floor),
                target: Box::new(*bound),
            }),
            (_, Some(stretch)) if all_ends(&stretch, better.reverse()) => {
                Err(TargetError::StretchShortOfTarget {
                    stretch: Box::new(stretch),
                    target: Box::new(*bound),
                })
            }
            _ => Ok(()),
        }
    }

    fn check_path(&self) -> Result<(), TargetError> {
        for (previous, point) in self.path.iter().zip(self.path.iter().skip(1)) {
            if point.period.end() <= previous.period.end() {
                return Err(TargetError::PathOutOfOrder {
                    previous: previous.period,
                    period: point.period,
                });
            }
        }
        let Some(period) = self.time.period() else {
            return Ok(());
        };
        match self
            .path
            .iter()
            .find(|point| !period.includes(&point.period))
        {
            Some(point) => Err(TargetError::PathOutsidePeriod {
                point: point.period,
                period,
            }),
            None => Ok(()),
        }
    }

    fn check_lists(&self) -> Result<(), TargetError> {
        // Two regions may share a name, but not a name and a code.
        let mut seen = BTreeSet::new();
        for Allocation { region, .. } in &self.allocation {
            if !seen.insert((region.name(), region.code())) {
                return Err(TargetError::RegionTwice {
                    region: region.clone(),
                });
            }
        }
        for (previous, revision) in self.revisions.iter().zip(self.revisions.iter().skip(1)) {
            if revision.date < previous.date {
                return Err(TargetError::RevisionsOutOfOrder {
                    previous: previous.date,
                    date: revision.date,
                });
            }
        }
        Ok(())
    }
}

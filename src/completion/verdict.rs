//! One indicator, two numbers (500亿元、增长6%以上): assessed together, with one verdict.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::assess::{Assessment, assess_plan};
use super::deciding::Deciding;
use super::light::Light;
use super::outcome::{NotAssessable, ProgressStatus};
use super::policy::Policy;
use crate::finding::Language;
use crate::indicator::Measure;
use crate::observation::Log;
use crate::plan::Plan;
use crate::target::Target;
use crate::unit::Dimension;

/// What is found of an indicator: of the one number that is set for it, or of the amount and the growth together.
///
/// Where nothing is reported on the number that decides, the other one does.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    first: Assessment<'a>,
    growth: Option<Assessment<'a>>,
}

/// Assesses all targets of a plan, the amount and the growth of one indicator together, in the order of the plan.
///
/// Together are two targets of one name, region and period, one for an amount (a total or a level in no share), one for a growth or
/// a reduction. Where more than two could be meant, each stands alone.
#[must_use]
pub fn assess_indicators<'a>(
    plan: &'a Plan,
    log: &'a Log,
    as_of: NaiveDate,
    policy: &'a Policy,
) -> Vec<Verdict<'a>> {
    let mut verdicts: Vec<Verdict> = Vec::new();
    let mut alike: HashMap<_, Alike> = HashMap::new();
    for (place, assessment) in assess_plan(plan, log, as_of, policy).enumerate() {
        let target = assessment.target();
        let alike = alike.entry(about(plan, target)).or_default();
        match number(target) {
            Some(Number::Amount) => alike.amounts.push(place),
            Some(Number::Growth) => alike.growths.push(place),
            None => {}
        }
        verdicts.push(Verdict {
            first: assessment,
            growth: None,
        });
    }
    let mut taken = vec![false; verdicts.len()];
    for Alike { amounts, growths } in alike.into_values() {
        let ([amount], [growth]) = (amounts.as_slice(), growths.as_slice()) else {
            continue;
        };
        let (earlier, later) = (*amount.min(growth), *amount.max(growth));
        let pair = (
            verdicts.get(*amount).copied(),
            verdicts.get(*growth).copied(),
        );
        if let (Some(amount), Some(growth)) = pair
            && let Some(verdict) = verdicts.get_mut(earlier)
            && let Some(taken) = taken.get_mut(later)
        {
            *verdict = Verdict {
                first: amount.first,
                growth: Some(growth.first),
            };
            *taken = true;
        }
    }
    let mut taken = taken.into_iter();
    verdicts.retain(|_| !taken.next().unwrap_or_default());
    verdicts
}

/// The places of the targets that are about the same.
#[derive(Default)]
struct Alike {
    amounts: Vec<usize>,
    growths: Vec<usize>,
}

enum Number {
    Amount,
    Growth,
}

/// Which of two numbers it could be.
fn number(target: &Target) -> Option<Number> {
    let dimension = target.bound()?.value().unit().dimension();
    match target.measure() {
        Measure::Growth | Measure::Reduction => Some(Number::Growth),
        Measure::Total | Measure::Level if dimension.numerator != Dimension::Share => {
            Some(Number::Amount)
        }
        _ => None,
    }
}

/// What a target is about, its number aside.
fn about<'a>(plan: &'a Plan, target: &'a Target) -> impl std::hash::Hash + Eq + use<'a> {
    (
        target.indicator().name(),
        plan.region_of(target).map(ToString::to_string),
        plan.period_of(target).map(|period| period.code()),
        target.part_of(),
    )
}

impl<'a> Verdict<'a> {
    /// The assessment of the amount, or of the only number.
    #[must_use]
    pub const fn first(&self) -> &Assessment<'a> {
        &self.first
    }

    /// The assessment of the growth that is set beside the amount.
    #[must_use]
    pub const fn growth(&self) -> Option<&Assessment<'a>> {
        self.growth.as_ref()
    }

    /// The assessment that decides; `None` where both have to be met.
    #[must_use]
    pub fn deciding(&self) -> Option<&Assessment<'a>> {
        let Some(growth) = &self.growth else {
            return Some(&self.first);
        };
        let (chosen, other) = match self.first.policy().deciding() {
            Deciding::Growth => (growth, &self.first),
            Deciding::Amount => (&self.first, growth),
            Deciding::Both => return None,
        };
        Some(if is_unreported(chosen) && other.outcome().is_ok() {
            other
        } else {
            chosen
        })
    }

    /// Whether it is met, where it stands, and its light: of what decides; of both, the worse.
    ///
    /// # Errors
    /// Where it cannot be judged, the reason.
    pub fn outcome(&self) -> Result<(bool, ProgressStatus, Light), NotAssessable> {
        let outcome = |assessment: &Assessment| {
            let found = assessment.outcome()?;
            Ok((found.achieved, found.status, found.light))
        };
        match (self.deciding(), &self.growth) {
            (Some(deciding), _) => outcome(deciding),
            (None, None) => outcome(&self.first),
            (None, Some(growth)) => {
                let (one, other) = (outcome(&self.first)?, outcome(growth)?);
                Ok((one.0 && other.0, one.1.min(other.1), one.2.min(other.2)))
            }
        }
    }

    /// Whether it is met; `None` where that cannot be judged.
    #[must_use]
    pub fn achieved(&self) -> Option<bool> {
        self.outcome().ok().map(|(achieved, ..)| achieved)
    }

    /// Where it stands; `None` where that cannot be judged.
    #[must_use]
    pub fn status(&self) -> Option<ProgressStatus> {
        self.outcome().ok().map(|(_, status, _)| status)
    }

    /// Its light; none where it cannot be judged.
    #[must_use]
    pub fn light(&self) -> Option<Light> {
        self.outcome().ok().map(|(.., light)| light)
    }

    /// What was found and how: of both numbers, and which of them decided.
    #[must_use]
    pub const fn explanation(&self, language: Language) -> impl fmt::Display + use<'a> {
        Words {
            verdict: *self,
            language,
        }
    }
}

fn is_unreported(assessment: &Assessment) -> bool {
    matches!(
        assessment.outcome(),
        Err(NotAssessable::NoObservation | NotAssessable::Missing)
    )
}

struct Words<'a> {
    verdict: Verdict<'a>,
    language: Language,
}

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verdict, language } = self;
        let language = *language;
        verdict.first.explanation(language).fmt(f)?;
        let Some(growth) = &verdict.growth else {
            return Ok(());
        };
        if language == Language::English {
            f.write_str(" ")?;
        }
        growth.explanation(language).fmt(f)?;
        let policy = verdict.first.policy().deciding();
        let deciding = verdict.deciding();
        let is_growth = deciding.is_some_and(|one| one.target().id() == growth.target().id());
        // What decides is not what the policy says where nothing is reported on that.
        let told = match (deciding, is_growth) {
            (None, _) => policy,
            (Some(_), true) => Deciding::Growth,
            (Some(_), false) => Deciding::Amount,
        };
        let why = told.label(language);
        match (verdict.outcome(), language) {
            (Ok((_, status, light)), Language::Chinese) => write!(
                f,
                "同一指标两项目标，{why}：{}，{}。",
                status.label(language),
                light.label(language)
            ),
            (Ok((_, status, light)), Language::English) => write!(
                f,
                " Two numbers of one indicator, {why}: {}, {}.",
                status.label(language),
                light.label(language)
            ),
            (Err(reason), Language::Chinese) => {
                write!(
                    f,
                    "同一指标两项目标，{why}：不予评价，{}。",
                    reason.label(language)
                )
            }
            (Err(reason), Language::English) => write!(
                f,
                " Two numbers of one indicator, {why}: not assessed: {}.",
                reason.label(language)
            ),
        }
    }
}

/// The indicator, what was found of it, the id of the target that decided, and the assessments.
impl Serialize for Verdict<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("indicator", self.first.target().indicator().name())?;
        match self.outcome() {
            Ok((achieved, status, light)) => {
                map.serialize_entry("achieved", &achieved)?;
                map.serialize_entry("status", &status)?;
                map.serialize_entry("light", &light)?;
            }
            Err(reason) => map.serialize_entry("not_assessable", &reason)?,
        }
        if let Some(deciding) = self.deciding() {
            map.serialize_entry("decided_by", deciding.target().id())?;
        }
        let assessments: Vec<_> = [Some(&self.first), self.growth.as_ref()]
            .into_iter()
            .flatten()
            .collect();
        map.serialize_entry("assessments", &assessments)?;
        map.end()
    }
}

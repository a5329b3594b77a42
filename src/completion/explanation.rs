//! The judgement in words, with the numbers it rests on.

mod chinese;
mod english;

use std::fmt;

use chrono::Datelike;

use super::assess::Assessment;
use super::english::EnglishAmount;
use super::evidence::Actual;
use super::need::Need;
use super::outcome::{Judgement, JudgingRule, ProgressStatus};
use super::pace::Clock;
use super::policy::LowerFormula;
use crate::finding::Language;
use crate::indicator::{Measure, without_heads};
use crate::number::{Plain, Ratio};
use crate::quantity::Quantity;
use crate::unit::Unit;

/// The explanation of an assessment (说明), written when it is displayed.
///
/// Growth and shares are told in points (超1.3个百分点), amounts by their rate of completion; a rate below zero is not told, but
/// how far the amount is from its target.
#[derive(Debug, Clone, Copy)]
pub struct Explanation<'a> {
    assessment: Assessment<'a>,
    language: Language,
}

impl<'a> Assessment<'a> {
    /// What was found and how, in words that can be checked by hand.
    #[must_use]
    pub const fn explanation(&self, language: Language) -> Explanation<'a> {
        Explanation {
            assessment: *self,
            language,
        }
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::Chinese => self.chinese(f),
            Language::English => self.english(f),
        }
    }
}

impl fmt::Display for Actual {
    /// In Chinese: `34个`, `第3名`, `竣工`, `已完成`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, Language::Chinese)
    }
}

impl Actual {
    fn write(&self, f: &mut fmt::Formatter<'_>, language: Language) -> fmt::Result {
        match (self, language) {
            (Self::Amount(amount), Language::Chinese) => write!(f, "{amount}"),
            (Self::Amount(amount), Language::English) => write!(f, "{}", EnglishAmount(amount)),
            (Self::Rank(rank), Language::Chinese) => write!(f, "第{rank}名"),
            (Self::Rank(rank), Language::English) => write!(f, "rank {rank}"),
            (Self::Stage(stage), _) => f.write_str(stage.label(language)),
            (Self::Done(true), Language::Chinese) => f.write_str("已完成"),
            (Self::Done(false), Language::Chinese) => f.write_str("未完成"),
            (Self::Done(true), Language::English) => f.write_str("done"),
            (Self::Done(false), Language::English) => f.write_str("not done"),
        }
    }
}

impl Explanation<'_> {
    /// Whether it is reported as done or not, of which the status says all.
    fn is_of_deed(&self) -> bool {
        let evidence = self.assessment.evidence();
        evidence.is_some_and(|evidence| matches!(evidence.actual(), Actual::Done(_)))
    }

    /// 34个÷20个, 2−80÷90 …; none of stages.
    fn formula(&self) -> Option<String> {
        let assessment = &self.assessment;
        let (scale, actual) = (assessment.scale()?, assessment.actual_amount()?);
        let said = |amount: &Quantity| assessment.target.said(amount);
        let (actual, goal) = (said(&actual), said(&scale.goal));
        match (scale.lower, scale.baseline) {
            (None, _) => Some(format!("{actual}÷{goal}")),
            (Some(LowerFormula::TargetOverActual), _) => Some(format!("{goal}÷{actual}")),
            (Some(LowerFormula::TwoMinusActualOverTarget), _) => Some(format!("2−{actual}÷{goal}")),
            (Some(LowerFormula::BaselineAnchored), baseline) => {
                let baseline = said(&baseline?);
                Some(format!("({baseline}−{actual})÷({baseline}−{goal})"))
            }
        }
    }

    /// The status; where nothing is expected by the day, no pace is spoken of.
    fn told_status(found: &Judgement, language: Language) -> &'static str {
        match (found.status, expects_share(found), language) {
            (ProgressStatus::OnPace, false, Language::Chinese) => "目前达到目标",
            (ProgressStatus::OnPace, false, Language::English) => "met so far",
            (ProgressStatus::Behind, false, Language::Chinese) => "目前未达目标",
            (ProgressStatus::Behind, false, Language::English) => "not met so far",
            (status, ..) => status.label(language),
        }
    }

    /// Whether the months that are left hold the one that is not over yet.
    fn is_within_month(&self, need: &Need) -> bool {
        let next = self.assessment.as_of.succ_opt();
        need.clock == Clock::Months && next.is_some_and(|next| next.day() != 1)
    }

    /// The rate, where it is one that people tell.
    fn told_rate(&self, found: &Judgement) -> Option<Ratio> {
        let rate = found.rate.ok()?;
        (!self.assessment.is_told_as_difference(found)).then_some(rate)
    }

    /// The share to be expected, where a share of the target is: neither the target itself nor after its period.
    fn told_pace(&self, found: &Judgement) -> Option<Ratio> {
        let is_over = self.assessment.days_left().is_some_and(|days| days <= 0);
        (expects_share(found)
            && !is_over
            && found.rule != JudgingRule::Statement
            && found.progress().is_ok())
        .then_some(found.expected)
    }

    /// How far behind or ahead, and whether behind; none where the progress is below zero.
    fn told_gap(found: &Judgement) -> Option<(Ratio, bool)> {
        let gap = found.gap()?;
        if found.progress().ok()?.is_negative() || gap.is_zero() {
            return None;
        }
        let is_behind = gap.is_negative();
        let size = if is_behind {
            Ratio::ZERO.checked_sub(&gap).ok()?
        } else {
            gap
        };
        Some((size, is_behind))
    }

    /// What a month or a day has to bring, where there are as many things to come as months or days: whole things whole.
    fn told_each(&self) -> Option<String> {
        let need = self.assessment.need()?;
        let each = need.each()?;
        let unit = need.missing.unit();
        if !unit.is_whole_only() {
            return Some(self.number(each, unit));
        }
        if unit.scale() == crate::unit::Scale::One && each < Ratio::ONE {
            return None;
        }
        let places = self.assessment.policy.percent_format().places();
        let each = need.each_rounded_up(places)?.normalize();
        Some(format!("{}{unit}", Plain(each)))
    }

    /// Where it leads if it goes on so, where it is not met and not over.
    fn told_projection(&self, found: &Judgement) -> Option<String> {
        // A growth does not run up over the year.
        let is_relative = matches!(
            self.assessment.target.measure(),
            Measure::Growth | Measure::Reduction
        );
        if found.achieved || found.status == ProgressStatus::Missed || is_relative {
            return None;
        }
        let projection = self.assessment.projection()?;
        // Nothing so far, or less than nothing, leads nowhere that can be told.
        if projection.amount.is_zero() || projection.amount.is_negative() {
            return None;
        }
        Some(self.number(projection.amount, projection.unit))
    }

    /// A rounded number with its unit; what is counted whole is rounded to whole things.
    fn number(&self, number: Ratio, unit: Unit) -> String {
        let format = self.assessment.policy.percent_format();
        let places = if unit.is_whole_only() {
            format.places().min(unit.scale().exponent().into())
        } else {
            format.places()
        };
        let format = super::PercentFormat::new(places).unwrap_or(format);
        let name = self.assessment.target.indicator().name();
        let unit = without_heads(name, unit).unwrap_or(unit);
        format!("{}{unit}", format.number(number))
    }
}

/// Whether a share of the target is expected by the day, and not the target itself.
fn expects_share(found: &Judgement) -> bool {
    found.is_paced || found.expected != Ratio::ONE
}

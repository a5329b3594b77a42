//! The judgement in words, with the numbers it rests on.

use std::fmt;

use super::assess::Assessment;
use super::english::{English, EnglishAmount};
use super::evidence::Actual;
use super::outcome::{Judgement, Rule, Status};
use super::pace::Clock;
use super::policy::LowerFormula;
use crate::finding::Language;
use crate::number::Ratio;
use crate::observation::Basis;

/// The explanation of an assessment (说明), written when it is displayed.
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
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        let language = Language::Chinese;
        write!(f, "{}", assessment.target)?;
        let found = match assessment.outcome {
            Err(reason) => {
                write!(f, "：截至{}不予评价，", assessment.as_of)?;
                self.evidence_of_unassessable(f)?;
                return write!(f, "{}。", reason.label(language));
            }
            Ok(found) => found,
        };
        if let Some(evidence) = assessment.evidence() {
            let latest = evidence.latest();
            let sum = match (latest.basis(), evidence.count()) {
                (Basis::InPeriod(_), count) if count > 1 => "各期合计",
                (basis, _) => basis.label(language),
            };
            write!(f, "：截至{}{sum}{}", latest.as_of(), evidence.actual())?;
        }
        self.rates(f, &found)?;
        self.pace(f, &found)?;
        if let Some(need) = assessment.need() {
            write!(f, "；尚差{}", need.missing)?;
            if let (Some(each), true) = (need.each(), need.periods > 0) {
                let part = match need.clock {
                    Clock::Months => "个月，每月",
                    Clock::Days => "天，每天",
                };
                let each = assessment.policy.percent_format().number(each);
                write!(
                    f,
                    "，剩余{}{part}约需{each}{}",
                    need.periods,
                    need.missing.unit()
                )?;
            }
        }
        if !found.achieved
            && found.status != Status::Missed
            && let Some(projection) = assessment.projection()
        {
            let amount = assessment.policy.percent_format().number(projection.amount);
            write!(f, "；照此速度期末约{amount}{}", projection.unit)?;
        }
        write!(
            f,
            "；{}，{}（规则：{}；办法：{}）。",
            found.status.label(language),
            found.light.label(language),
            found.rule.label(language),
            assessment.policy.name()
        )
    }

    fn english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        let language = Language::English;
        write!(f, "{}", English(assessment.target))?;
        let found = match assessment.outcome {
            Err(reason) => {
                write!(f, ": not assessed as of {}: ", assessment.as_of)?;
                self.evidence_of_unassessable(f)?;
                return write!(f, "{}.", reason.label(language));
            }
            Ok(found) => found,
        };
        if let Some(evidence) = assessment.evidence() {
            let latest = evidence.latest();
            f.write_str(": ")?;
            evidence.actual().write(f, language)?;
            match (latest.basis(), evidence.count()) {
                (Basis::InPeriod(_), count) if count > 1 => {
                    write!(f, " in {count} reports added up to {}", latest.as_of())?;
                }
                (basis, _) => write!(f, " {} as of {}", basis.label(language), latest.as_of())?,
            }
        }
        self.rates(f, &found)?;
        self.pace(f, &found)?;
        if let Some(need) = assessment.need() {
            write!(f, "; {} to go", EnglishAmount(&need.missing))?;
            if let (Some(each), true) = (need.each(), need.periods > 0) {
                let part = match need.clock {
                    Clock::Months => "month",
                    Clock::Days => "day",
                };
                let each = assessment.policy.percent_format().number(each);
                let unit = need.missing.unit();
                write!(
                    f,
                    ", about {each}{unit} in each {part} of {} left",
                    need.periods
                )?;
            }
        }
        if !found.achieved
            && found.status != Status::Missed
            && let Some(projection) = assessment.projection()
        {
            let amount = assessment.policy.percent_format().number(projection.amount);
            write!(
                f,
                "; about {amount}{} at the end at this speed",
                projection.unit
            )?;
        }
        write!(
            f,
            "; {}, {} (rule: {}; policy: {}).",
            found.status.label(language),
            found.light.label(language),
            found.rule.label(language),
            assessment.policy.name()
        )
    }

    /// The evidence where there is some although nothing could be found.
    fn evidence_of_unassessable(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(evidence) = self.assessment.evidence() else {
            return Ok(());
        };
        evidence.actual().write(f, self.language)?;
        f.write_str(match self.language {
            Language::Chinese => "，",
            Language::English => ", ",
        })
    }

    /// 完成率34个÷20个＝170%；自基期100起算完成率…
    fn rates(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let assessment = &self.assessment;
        let format = assessment.policy.percent_format();
        let (separator, rate_word, equals, from_baseline) = match self.language {
            Language::Chinese => ("；", "完成率", "＝", "自基期值"),
            Language::English => ("; ", "rate ", " = ", "from the baseline "),
        };
        if let Ok(rate) = found.rate {
            write!(f, "{separator}{rate_word}")?;
            self.formula(f)?;
            write!(f, "{equals}{}", format.percent(rate))?;
            if let Some(cap) = assessment.policy.cap().filter(|cap| *cap < rate) {
                match self.language {
                    Language::Chinese => write!(f, "，封顶{}", format.percent(cap))?,
                    Language::English => write!(f, ", capped at {}", format.percent(cap))?,
                }
            }
        } else if let Err(reason) = found.rate
            && assessment.target.bound().is_some()
        {
            write!(f, "{separator}{}", reason.label(self.language))?;
        }
        let baseline = assessment.target.baseline();
        if let (Ok(anchored), Some(baseline)) = (found.anchored, baseline) {
            let percent = format.percent(anchored);
            let value = baseline.value;
            match self.language {
                Language::Chinese => {
                    write!(f, "{separator}{from_baseline}{value}起算，完成率{percent}")?;
                }
                Language::English => write!(f, "{separator}rate {from_baseline}{value} {percent}")?,
            }
        }
        Ok(())
    }

    /// 34个÷20个, 2−80÷90 …
    fn formula(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        let (Some(scale), Some(actual)) = (assessment.scale(), assessment.actual_amount()) else {
            return Ok(());
        };
        let goal = scale.goal;
        match (scale.lower, scale.baseline) {
            (None, _) => write!(f, "{actual}÷{goal}"),
            (Some(LowerFormula::TargetOverActual), _) => write!(f, "{goal}÷{actual}"),
            (Some(LowerFormula::TwoMinusActualOverTarget), _) => write!(f, "2−{actual}÷{goal}"),
            (Some(LowerFormula::BaselineAnchored), Some(baseline)) => {
                write!(f, "({baseline}−{actual})÷({baseline}−{goal})")
            }
            (Some(LowerFormula::BaselineAnchored), None) => Ok(()),
        }
    }

    /// 序时进度91.67%，落后11.67个百分点
    fn pace(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        if found.rule == Rule::Statement || found.progress().is_err() {
            return Ok(());
        }
        let format = self.assessment.policy.percent_format();
        let expected = format.percent(found.expected);
        let gap = found.gap();
        let size = gap.map(|gap| if gap.is_negative() { negated(gap) } else { gap });
        match self.language {
            Language::Chinese => {
                let word = if found.is_paced {
                    "序时进度"
                } else {
                    "应达"
                };
                write!(f, "；{word}{expected}")?;
                match (gap, size) {
                    (Some(gap), Some(size)) if gap.is_negative() => {
                        write!(f, "，落后{}个百分点", format.points(size))
                    }
                    (Some(gap), Some(size)) if !gap.is_zero() => {
                        write!(f, "，超前{}个百分点", format.points(size))
                    }
                    _ => Ok(()),
                }
            }
            Language::English => {
                let word = if found.is_paced { "pace" } else { "expected" };
                write!(f, "; {word} {expected}")?;
                match (gap, size) {
                    (Some(gap), Some(size)) if gap.is_negative() => {
                        write!(f, ", {} points behind", format.points(size))
                    }
                    (Some(gap), Some(size)) if !gap.is_zero() => {
                        write!(f, ", {} points ahead", format.points(size))
                    }
                    _ => Ok(()),
                }
            }
        }
    }
}

fn negated(ratio: Ratio) -> Ratio {
    Ratio::ZERO.checked_sub(&ratio).unwrap_or(ratio)
}

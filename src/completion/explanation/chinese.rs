//! In Chinese.

use std::cmp::Ordering;
use std::fmt;

use super::Explanation;
use crate::completion::evidence::{Actual, Evidence};
use crate::completion::goal::Way;
use crate::completion::outcome::Judgement;
use crate::completion::pace::Clock;
use crate::completion::rate::NoRate;
use crate::completion::standing::{Against, Standing, Tolerated};
use crate::finding::Language;
use crate::indicator::Measure;
use crate::number::Shown;
use crate::observation::Basis;
use crate::period::DayInChinese;
use crate::quantity::{Quantity, Said};
use crate::target::{Aim, Target};
use crate::unit::{Dimension, Unit};

const LANGUAGE: Language = Language::Chinese;

impl Explanation<'_> {
    pub(super) fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        write!(f, "{}", assessment.target)?;
        let found = match assessment.outcome {
            Err(reason) => {
                write!(f, "：截至{}", DayInChinese(assessment.as_of))?;
                if let Some(evidence) = assessment.evidence() {
                    write!(f, "填报{}，", evidence.actual())?;
                }
                return write!(f, "不予评价，{}。", reason.label(LANGUAGE));
            }
            Ok(found) => found,
        };
        if let Some(evidence) = assessment.evidence() {
            write!(f, "：截至{}", DayInChinese(evidence.latest().as_of()))?;
        }
        // Of a deed the status says all.
        if let Some(evidence) = assessment.evidence().filter(|_| !self.is_of_deed()) {
            achieved(f, evidence, assessment.target)?;
            self.compared_in_chinese(f)?;
            self.rate_in_chinese(f, &found)?;
            self.pace_in_chinese(f, &found)?;
            self.need_in_chinese(f, &found)?;
            if let Some(projected) = self.told_projection(&found) {
                write!(f, "；照此速度期末约{projected}")?;
            }
            self.attainment_in_chinese(f)?;
            f.write_str("；")?;
        }
        write!(
            f,
            "{}，{}（规则：{}；办法：{}）。",
            Self::told_status(&found, LANGUAGE),
            found.light.label(LANGUAGE),
            found.rule.label(LANGUAGE),
            Shown(assessment.policy.title(LANGUAGE))
        )
    }

    /// 达到底线5.5%，未达目标; 达到目标（奋斗目标6.5%）
    fn attainment_in_chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(attainment) = self.assessment.attainment() else {
            return Ok(());
        };
        write!(f, "；{}", attainment.label(LANGUAGE))?;
        let target = self.assessment.target;
        let floor = target
            .floor()
            .map(|floor| format!("底线{}", target.said(floor)));
        let stretch = target
            .stretch()
            .map(|stretch| format!("奋斗目标{}", target.said(stretch)));
        let values: Vec<String> = floor.into_iter().chain(stretch).collect();
        write!(f, "（{}）", values.join("，"))
    }

    /// 比经济增长（5.2%）高0.9个百分点
    fn compared_in_chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        let (Aim::Relative(relative), Some(found)) =
            (assessment.target.aim(), assessment.compared())
        else {
            return Ok(());
        };
        let (name, value) = (Shown(&relative.reference), Said(&found.reference));
        let by = Said(&found.difference);
        match found.side() {
            Ordering::Less => write!(f, "；比{name}（{value}）低{by}")?,
            Ordering::Equal => write!(f, "；与{name}（{value}）持平")?,
            Ordering::Greater => write!(f, "；比{name}（{value}）高{by}")?,
        }
        if found.is_tolerated() {
            f.write_str("，在容差内")?;
        }
        Ok(())
    }

    /// 完成率34个÷20个＝170%; 超目标1.3个百分点; 自基期值85%起算，完成率50%
    fn rate_in_chinese(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let assessment = &self.assessment;
        let format = assessment.policy.percent_format();
        let standing = assessment.standing(found);
        if let Some(rate) = self.told_rate(found) {
            f.write_str("；完成率")?;
            if let Some(formula) = self.formula() {
                write!(f, "{formula}＝")?;
            }
            write!(f, "{}", format.rate(rate))?;
            if let Some(cap) = assessment.policy.cap().filter(|cap| *cap < rate) {
                write!(f, "，封顶{}", format.percent(cap))?;
            }
            if let Some(standing) = standing {
                // The rate of what is better lower leaves open how much too much it is.
                if standing.way == Way::Down && !found.achieved && assessment.need().is_none() {
                    f.write_str("，")?;
                    told(f, &standing, assessment.target)?;
                }
                if let Some(tolerated) = standing.tolerated {
                    let (bound, end) =
                        (at_least(&tolerated), assessment.target.said(&tolerated.end));
                    write!(f, "（“左右”按{bound}{end}计）")?;
                }
            }
        } else if let Some(standing) = standing {
            f.write_str("；")?;
            told(f, &standing, assessment.target)?;
            tolerance(f, &standing, assessment.target)?;
            if let Err(reason @ NoRate::SignChange) = found.rate {
                write!(f, "；{}", reason.label(LANGUAGE))?;
            }
        } else if let (Err(reason), Some(_)) = (found.rate, assessment.target.bound()) {
            write!(f, "；{}", reason.label(LANGUAGE))?;
        }
        let (Ok(anchored), Some(baseline)) = (found.anchored, assessment.target.baseline()) else {
            return Ok(());
        };
        let value = assessment.target.said(&baseline.value);
        if anchored.is_negative() {
            write!(f, "；较基期值{value}倒退")
        } else {
            write!(f, "；自基期值{value}起算，完成率{}", format.rate(anchored))
        }
    }

    /// 序时进度91.67%，落后11.67个百分点
    fn pace_in_chinese(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let Some(expected) = self.told_pace(found) else {
            return Ok(());
        };
        let format = self.assessment.policy.percent_format();
        let word = if self.assessment.target.path().is_empty() {
            "序时进度"
        } else {
            "进度安排"
        };
        write!(f, "；{word}{}", format.percent(expected))?;
        let Some((size, is_behind)) = Self::told_gap(found) else {
            return Ok(());
        };
        let points = format.points(size).to_string();
        match (points.as_str(), is_behind) {
            ("0", true) => f.write_str("，略有落后"),
            ("0", false) => f.write_str("，略有超前"),
            (points, true) => write!(f, "，落后{points}个百分点"),
            (points, false) => write!(f, "，超前{points}个百分点"),
        }
    }

    /// 尚差550个，剩余2个月，每月约需275个; after the period 差0.1亿元
    fn need_in_chinese(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let Some(need) = self.assessment.need() else {
            return Ok(());
        };
        if self.told_rate(found).is_none() {
            return Ok(());
        }
        let missing = self.assessment.target.said(&need.missing);
        if need.periods == 0 {
            return write!(f, "；差{missing}");
        }
        let (left, each) = match need.clock {
            Clock::Months => ("个月", "每月"),
            Clock::Days => ("天", "每天"),
        };
        write!(f, "；尚差{missing}，剩余{}{left}", need.periods)?;
        if self.is_within_month(&need) {
            f.write_str("（含本月）")?;
        }
        let is_lower = self
            .assessment
            .scale()
            .is_some_and(|scale| scale.lower.is_some());
        let lowered = if is_lower { "降" } else { "" };
        match self.told_each() {
            Some(amount) => write!(f, "，{each}约需{lowered}{amount}"),
            None => Ok(()),
        }
    }
}

/// 累计34个; 各期合计34个; 累计增长6.9%; 累计下降2%; 为92%
fn achieved(f: &mut fmt::Formatter<'_>, evidence: &Evidence, target: &Target) -> fmt::Result {
    let sum = match (evidence.latest().basis(), evidence.count()) {
        (Basis::InPeriod(_), count) if count > 1 => "各期合计",
        (basis, _) => basis.label(LANGUAGE),
    };
    let (sum, amount) = match evidence.actual() {
        Actual::Amount(amount) => (sum, amount),
        // A place, a stage and a deed do not run up.
        actual => return write!(f, "{actual}"),
    };
    let (more, less) = match target.measure() {
        Measure::Growth => ("增长", "下降"),
        Measure::Reduction => ("下降", "上升"),
        Measure::Increase => ("提高", "降低"),
        Measure::Decrease => ("降低", "提高"),
        Measure::Level => return write!(f, "为{}", target.said(&amount)),
        Measure::Total => return write!(f, "{sum}{}", target.said(&amount)),
    };
    let own = CHANGING.contains(&target.action());
    let verb = match (amount.is_negative(), own) {
        (true, _) => less,
        (false, true) => target.action(),
        (false, false) => more,
    };
    let size = Quantity::new(amount.magnitude().abs(), amount.unit()).unwrap_or(amount);
    write!(f, "{sum}{verb}{}", target.said(&size))
}

/// Verbs of a plan that tell of what was achieved too.
const CHANGING: &[&str] = &[
    "增长", "上涨", "提高", "提升", "增加", "上升", "扩大", "下降", "降低", "减少", "压减", "缩短",
    "缩小",
];

/// 超目标1.3个百分点; 比目标低0.5个百分点; 在目标区间内; 比目标多2人
fn told(f: &mut fmt::Formatter<'_>, standing: &Standing, target: &Target) -> fmt::Result {
    let difference = target.said(&standing.difference);
    let (more, less) = match target.measure() {
        Measure::Reduction | Measure::Decrease => ("多降", "少降"),
        _ if is_height(standing.difference.unit()) => ("高", "低"),
        _ => ("多", "少"),
    };
    match (standing.against, standing.side) {
        (Against::Band, _) => f.write_str("在目标区间内"),
        (Against::LowEnd, _) => write!(f, "比区间下限{less}{difference}"),
        (Against::HighEnd, _) => write!(f, "比区间上限{more}{difference}"),
        (Against::Target, Ordering::Equal) => {
            f.write_str("与目标持平")?;
            match (standing.is_achieved, standing.way) {
                (true, _) | (false, Way::Inside) => Ok(()),
                (false, Way::Up) => f.write_str("，没有超过"),
                (false, Way::Down) => f.write_str("，没有低于"),
            }
        }
        (Against::Target, Ordering::Greater) if standing.way == Way::Up && more != "多降" => {
            write!(f, "超目标{difference}")
        }
        (Against::Target, Ordering::Greater) => write!(f, "比目标{more}{difference}"),
        (Against::Target, Ordering::Less) => write!(f, "比目标{less}{difference}"),
    }
}

/// Whether more of it is said to be higher: shares, points, temperatures.
fn is_height(unit: Unit) -> bool {
    let dimension = unit.dimension();
    dimension.per.is_some()
        || matches!(
            dimension.numerator,
            Dimension::Share
                | Dimension::ShareChange
                | Dimension::Index
                | Dimension::Score
                | Dimension::Multiple
                | Dimension::Temperature
                | Dimension::SoundLevel
        )
}

/// ，在“左右”容差内（不低于6.65%）
fn tolerance(f: &mut fmt::Formatter<'_>, standing: &Standing, target: &Target) -> fmt::Result {
    let Some(tolerated) = standing.tolerated.filter(|tolerated| tolerated.is_needed) else {
        return Ok(());
    };
    let word = if standing.is_achieved {
        "在“左右”容差内"
    } else {
        "超出“左右”容差"
    };
    let end = target.said(&tolerated.end);
    write!(f, "，{word}（{}{end}）", at_least(&tolerated))
}

const fn at_least(tolerated: &Tolerated) -> &'static str {
    if tolerated.is_least {
        "不低于"
    } else {
        "不高于"
    }
}

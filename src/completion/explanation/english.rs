//! In English.

use std::cmp::Ordering;
use std::fmt;

use super::Explanation;
use crate::completion::english::{Amount, English};
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
use crate::target::Aim;

const LANGUAGE: Language = Language::English;

impl Explanation<'_> {
    pub(super) fn english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        write!(f, "{}", English(assessment.target))?;
        let found = match assessment.outcome {
            Err(reason) => {
                f.write_str(": ")?;
                if let Some(evidence) = assessment.evidence() {
                    evidence.actual().write(f, LANGUAGE)?;
                    f.write_str(" reported, ")?;
                }
                let (day, reason) = (assessment.as_of, reason.label(LANGUAGE));
                return write!(f, "not assessed as of {day}: {reason}.");
            }
            Ok(found) => found,
        };
        f.write_str(": ")?;
        // Of a deed the status says all.
        if let Some(evidence) = assessment.evidence().filter(|_| !self.is_of_deed()) {
            achieved(f, evidence, assessment.target.measure())?;
            self.compared_in_english(f)?;
            self.rate_in_english(f, &found)?;
            self.pace_in_english(f, &found)?;
            self.need_in_english(f, &found)?;
            if let Some(projected) = self.told_projection(&found) {
                write!(f, "; about {projected} at the end at this speed")?;
            }
            self.attainment_in_english(f)?;
            f.write_str("; ")?;
        }
        f.write_str(Self::told_status(&found, LANGUAGE))?;
        if let Some(evidence) = assessment.evidence().filter(|_| self.is_of_deed()) {
            write!(f, " as of {}", evidence.latest().as_of())?;
        }
        write!(
            f,
            ", {} (rule: {}; policy: {}).",
            found.light.label(LANGUAGE),
            found.rule.label(LANGUAGE),
            Shown(assessment.policy.title(LANGUAGE))
        )
    }

    /// floor reached (floor 5.5%, stretch value 6.5%)
    fn attainment_in_english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(attainment) = self.assessment.attainment() else {
            return Ok(());
        };
        write!(f, "; {}", attainment.label(LANGUAGE))?;
        let target = self.assessment.target;
        let floor = target
            .floor()
            .map(|floor| format!("floor {}", Amount(floor)));
        let stretch = target
            .stretch()
            .map(|stretch| format!("stretch value {}", Amount(stretch)));
        let values: Vec<String> = floor.into_iter().chain(stretch).collect();
        write!(f, " ({})", values.join(", "))
    }

    /// 0.9 points above 经济增长 (5.2%)
    fn compared_in_english(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let assessment = &self.assessment;
        let (Aim::Relative(relative), Some(found)) =
            (assessment.target.aim(), assessment.compared())
        else {
            return Ok(());
        };
        let (name, value) = (Shown(&relative.reference), Amount(&found.reference));
        let by = Amount(&found.difference);
        match found.side() {
            Ordering::Less => write!(f, "; {by} below {name} ({value})")?,
            Ordering::Equal => write!(f, "; as much as {name} ({value})")?,
            Ordering::Greater => write!(f, "; {by} above {name} ({value})")?,
        }
        if found.is_tolerated() {
            f.write_str(", inside the tolerance")?;
        }
        Ok(())
    }

    fn rate_in_english(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let assessment = &self.assessment;
        let format = assessment.policy.percent_format();
        let standing = assessment.standing(found);
        if let Some(rate) = self.told_rate(found) {
            f.write_str("; rate ")?;
            if let Some(formula) = self.formula() {
                write!(f, "{formula} = ")?;
            }
            write!(f, "{}", format.rate(rate))?;
            if let Some(cap) = assessment.policy.cap().filter(|cap| *cap < rate) {
                write!(f, ", capped at {}", format.percent(cap))?;
            }
            if let Some(standing) = standing {
                if standing.way == Way::Down && !found.achieved && assessment.need().is_none() {
                    f.write_str(", ")?;
                    told(f, &standing)?;
                }
                if let Some(tolerated) = standing.tolerated {
                    let (bound, end) = (at_least(&tolerated), Amount(&tolerated.end));
                    write!(f, " (左右 taken as {bound} {end})")?;
                }
            }
        } else if let Some(standing) = standing {
            f.write_str("; ")?;
            told(f, &standing)?;
            tolerance(f, &standing)?;
            if let Err(reason @ NoRate::SignChange) = found.rate {
                write!(f, "; {}", reason.label(LANGUAGE))?;
            }
        } else if let (Err(reason), Some(_)) = (found.rate, assessment.target.bound()) {
            write!(f, "; {}", reason.label(LANGUAGE))?;
        }
        let (Ok(anchored), Some(baseline)) = (found.anchored, assessment.target.baseline()) else {
            return Ok(());
        };
        let value = baseline.value;
        if anchored.is_negative() {
            write!(f, "; further away than the baseline of {value}")
        } else {
            let rate = format.rate(anchored);
            write!(f, "; rate from the baseline {value} {rate}")
        }
    }

    fn pace_in_english(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let Some(expected) = self.told_pace(found) else {
            return Ok(());
        };
        let format = self.assessment.policy.percent_format();
        let word = if self.assessment.target.path().is_empty() {
            "pace"
        } else {
            "planned by now"
        };
        write!(f, "; {word} {}", format.percent(expected))?;
        let Some((size, is_behind)) = Self::told_gap(found) else {
            return Ok(());
        };
        let points = format.points(size).to_string();
        match (points.as_str(), is_behind) {
            ("0", true) => f.write_str(", slightly behind"),
            ("0", false) => f.write_str(", slightly ahead"),
            (points, true) => write!(f, ", {points} points behind"),
            (points, false) => write!(f, ", {points} points ahead"),
        }
    }

    fn need_in_english(&self, f: &mut fmt::Formatter<'_>, found: &Judgement) -> fmt::Result {
        let Some(need) = self.assessment.need() else {
            return Ok(());
        };
        if self.told_rate(found).is_none() {
            return Ok(());
        }
        let missing = Amount(&need.missing);
        if need.periods == 0 {
            return write!(f, "; {missing} short");
        }
        let part = match need.clock {
            Clock::Months => "month",
            Clock::Days => "day",
        };
        let s = if need.periods == 1 { "" } else { "s" };
        write!(f, "; {missing} to go in {} {part}{s}", need.periods)?;
        if self.is_within_month(&need) {
            f.write_str(" with this one")?;
        }
        match self.told_each() {
            Some(amount) => write!(f, ", about {amount} a {part}"),
            None => Ok(()),
        }
    }
}

fn achieved(f: &mut fmt::Formatter<'_>, evidence: &Evidence, measure: Measure) -> fmt::Result {
    let latest = evidence.latest();
    let day = latest.as_of();
    evidence.actual().write(f, LANGUAGE)?;
    let Actual::Amount(_) = evidence.actual() else {
        return write!(f, " as of {day}");
    };
    match measure {
        Measure::Growth => f.write_str(" growth")?,
        Measure::Reduction => f.write_str(" reduction")?,
        Measure::Increase => f.write_str(" more")?,
        Measure::Decrease => f.write_str(" less")?,
        Measure::Level => return write!(f, " as of {day}"),
        Measure::Total => {}
    }
    match (latest.basis(), evidence.count()) {
        (Basis::InPeriod(_), count) if count > 1 => {
            write!(f, " in {count} reports added up to {day}")
        }
        (basis, _) => write!(f, " {} as of {day}", basis.label(LANGUAGE)),
    }
}

fn told(f: &mut fmt::Formatter<'_>, standing: &Standing) -> fmt::Result {
    let difference = Amount(&standing.difference);
    match (standing.against, standing.side) {
        (Against::Band, _) => f.write_str("inside the band"),
        (Against::LowEnd, _) => write!(f, "{difference} below the low end of the band"),
        (Against::HighEnd, _) => write!(f, "{difference} above the upper end of the band"),
        (Against::Target, Ordering::Equal) => {
            f.write_str("exactly the target")?;
            match (standing.is_achieved, standing.way) {
                (true, _) | (false, Way::Inside) => Ok(()),
                (false, Way::Up) => f.write_str(", not more"),
                (false, Way::Down) => f.write_str(", not less"),
            }
        }
        (Against::Target, Ordering::Greater) => write!(f, "{difference} above the target"),
        (Against::Target, Ordering::Less) => write!(f, "{difference} below the target"),
    }
}

fn tolerance(f: &mut fmt::Formatter<'_>, standing: &Standing) -> fmt::Result {
    let Some(tolerated) = standing.tolerated.filter(|tolerated| tolerated.is_needed) else {
        return Ok(());
    };
    let word = if standing.is_achieved {
        "inside"
    } else {
        "outside"
    };
    let (bound, end) = (at_least(&tolerated), Amount(&tolerated.end));
    write!(f, ", {word} the tolerance of 左右 ({bound} {end})")
}

const fn at_least(tolerated: &Tolerated) -> &'static str {
    if tolerated.is_least {
        "at least"
    } else {
        "at most"
    }
}

//! Follow-up (对照): the targets of a plan, and what the following report says was achieved.
//!
//! A target and an achievement are paired by identity, never by a guess: they are of one standard indicator (one slug of the
//! [`catalogue`](crate::catalogue)), or have one name and class; of one sort of measure (涨幅 and 上涨 are one, the growth of an index and its level are not);
//! in units that compare; and of years that meet, so that a five-year figure never answers a one-year target. A wrong pair is worse than
//! none. Where two candidates are close, neither is taken, and the outcome says so. What stays unpaired is listed on both
//! sides, with the reason.

mod identity;
mod name;
mod pairing;
mod sides;
mod time;

use std::fmt;
use std::num::NonZeroU32;

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::extract::{Statement, StatementBound};
use crate::finding::Language;
use crate::number::Ratio;
use crate::observation::{DataStatus, Observation, ReportedValue};
use crate::plan::Plan;
use crate::quantity::Quantity;
use crate::source::{Source, Span};
use crate::target::TargetId;

/// Pairs the targets of `plan` with the achievements among `statements`, which were read in the following report.
///
/// The order of targets and statements changes nothing; the time is that of sorting them. A goal that is set by another indicator or by its sign
/// (居民收入与经济增长同步, 进出口正增长) is paired with the indicator's own value; of a list with one rate (二氧化硫、氮氧化物排放量下降3%) each member with
/// its own. Other targets without a number (milestones, 零突破, goals in words) are not paired.
///
/// ```
/// use zhibiao::extract::{Extractor, PlanDraft};
/// use zhibiao::follow_up::follow_up;
/// use zhibiao::number::Ratio;
/// use zhibiao::period::Period;
/// use zhibiao::source::Document;
///
/// let extractor = Extractor::default().plan_year(2016);
/// let promised = extractor.extract("城镇新增就业1000万人以上,新增公办学位1650个。").statements;
/// let plan = PlanDraft::new(Document::new("政府工作报告")?, Period::year(2016)?)
///     .statements(&promised)
///     .build()?
///     .plan;
/// let next = Extractor::default().plan_year(2017);
/// let reported = next.extract("去年,新增城镇就业1314万人,新增民办学位1700个。").statements;
///
/// let outcome = follow_up(&plan, &reported);
/// assert_eq!(outcome.pairs.len(), 1);
/// let pair = &outcome.pairs[0];
/// assert_eq!(pair.reported.target, *plan.targets()[0].id());
/// assert_eq!(pair.reported.value.to_string(), "1314万人");
/// assert_eq!(pair.score, Ratio::ONE);
/// assert_eq!(outcome.targets.len(), 1);
/// assert_eq!(outcome.statements.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn follow_up(plan: &Plan, statements: &[Statement<'_>]) -> FollowUp {
    follow_up_with(plan, statements, &Catalogue::standard())
}

/// As [`follow_up`], with the indicators that a caller's own catalogue knows.
#[must_use]
pub fn follow_up_with(
    plan: &Plan,
    statements: &[Statement<'_>],
    catalogue: &Catalogue,
) -> FollowUp {
    pairing::pair(plan, statements, catalogue)
}

/// What came of the targets of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FollowUp {
    /// The pairs, in the order of their places in the report.
    pub pairs: Vec<Pair>,
    /// The targets without a pair, by id.
    pub targets: Vec<UnpairedTarget>,
    /// The achievements without a pair, in the order of the report.
    pub statements: Vec<UnpairedStatement>,
}

/// A target and what was achieved of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pair {
    /// What was reported; see [`observation`](Self::observation).
    pub reported: ReportedAchievement,
    /// How alike the wordings of indicator and verb are, from 0 to 1: twice the characters that both have, of all.
    pub score: Ratio,
    /// What is the same in both.
    pub matched: Vec<Aspect>,
    /// What is said otherwise, and does not speak against the pair.
    pub differed: Vec<Aspect>,
    /// How the report bounds the value: of 超600万套 the exact number is not known.
    pub bound: StatementBound,
    /// The member of the target's list that the value is of: 氮氧化物排放量 of 二氧化硫、氮氧化物排放量下降3%; `None` where it is of the whole target.
    pub member: Option<String>,
}

/// A value that was reported for a target.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedAchievement {
    /// The target.
    pub target: TargetId,
    /// The value.
    pub value: Achieved,
    /// Over which time it was counted.
    pub basis: AchievedBasis,
    /// The day that it is known as of, where plan or report tell.
    pub as_of: Option<NaiveDate>,
    /// Where the report says so.
    pub source: Source,
}

/// The value of an achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Achieved {
    /// A number with its unit (数量).
    Amount(Quantity),
    /// A place among the peers of the target (名次).
    Rank(NonZeroU32),
}

/// In Chinese: `34个`, `第3名`.
impl fmt::Display for Achieved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Rank(rank) => write!(f, "第{rank}名"),
        }
    }
}

/// Over which time a reported value was counted (统计口径).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AchievedBasis {
    /// 累计: from the start of the target's period to the day.
    ToDate,
    /// 时点: the state on the day.
    AtDate,
}

/// In what a target and an achievement can agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Aspect {
    /// 指标: the indicator, without verbs and light words. Those that differ in it are not candidates at all.
    Indicator,
    /// 表述: the full wording.
    Wording,
    /// 动作: what was done with what is counted.
    Action,
    /// 计量方式: total, level, growth ….
    Measure,
    /// 单位: what the unit measures, whatever its scale; of a place, the peers.
    Unit,
    /// 期限: the time it is about.
    Period,
}

impl Aspect {
    /// Its name.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Indicator, Language::Chinese) => "指标",
            (Self::Wording, Language::Chinese) => "表述",
            (Self::Action, Language::Chinese) => "动作",
            (Self::Measure, Language::Chinese) => "计量方式",
            (Self::Unit, Language::Chinese) => "单位",
            (Self::Period, Language::Chinese) => "期限",
            (Self::Indicator, Language::English) => "indicator",
            (Self::Wording, Language::English) => "wording",
            (Self::Action, Language::English) => "action",
            (Self::Measure, Language::English) => "measure",
            (Self::Unit, Language::English) => "unit",
            (Self::Period, Language::English) => "period",
        }
    }
}

impl Pair {
    /// What was reported, as an observation (填报) of the target; `None` where neither plan nor report tell the day, and where the value is of
    /// one [member](Self::member) of a list, which tells nothing of the others.
    ///
    /// The words of the report are its evidence. A value that the report bounds (超600万套, 约50亿元) is an
    /// [estimate](DataStatus::Estimated); any other is final.
    ///
    /// ```
    /// use zhibiao::completion::{Policy, assess_plan};
    /// use zhibiao::extract::{Extractor, PlanDraft};
    /// use zhibiao::follow_up::{Pair, follow_up};
    /// use zhibiao::observation::Log;
    /// use zhibiao::period::Period;
    /// use zhibiao::source::Document;
    ///
    /// let (extractor, year) = (Extractor::default().plan_year(2016), Period::year(2016)?);
    /// let plan = PlanDraft::new(Document::new("政府工作报告")?, year)
    ///     .statements(&extractor.extract("新增公办学位1650个。").statements)
    ///     .build()?
    ///     .plan;
    /// let reported = Extractor::default().plan_year(2017).extract("去年,新增公办学位1815个。").statements;
    ///
    /// let log: Log = follow_up(&plan, &reported).pairs.iter().filter_map(Pair::observation).collect();
    /// let policy = Policy::default();
    /// let rates: Vec<_> = assess_plan(&plan, &log, year.end(), &policy).map(|one| one.rate()).collect();
    /// assert_eq!(rates, [Some("1.1".parse::<zhibiao::number::Decimal>()?.into())]); // 110 %
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn observation(&self) -> Option<Observation> {
        let ReportedAchievement {
            target,
            value,
            basis,
            as_of,
            source,
        } = &self.reported;
        if self.member.is_some() {
            return None;
        }
        let value = match value {
            Achieved::Amount(amount) => ReportedValue::Amount(*amount),
            Achieved::Rank(rank) => ReportedValue::Rank(*rank),
        };
        let status = match self.bound {
            StatementBound::Plain | StatementBound::Rank => DataStatus::Final,
            _ => DataStatus::Estimated,
        };
        let (target, day) = (target.clone(), (*as_of)?);
        let observation = match basis {
            AchievedBasis::ToDate => Observation::to_date(target, day, value),
            AchievedBasis::AtDate => Observation::at_date(target, day, value),
        };
        let observation = observation.ok()?.with_status(status).ok()?;
        Some(observation.with_evidence(source.quote()))
    }

    /// Why the two are a pair, in a sentence: `指标、动作、计量方式、单位、期限相同；表述不同`.
    #[must_use]
    pub fn reason(&self, language: Language) -> String {
        let names = |aspects: &[Aspect]| {
            let names: Vec<_> = aspects
                .iter()
                .map(|aspect| aspect.label(language))
                .collect();
            names.join(match language {
                Language::Chinese => "、",
                Language::English => ", ",
            })
        };
        let (same, other) = (names(&self.matched), names(&self.differed));
        match (language, self.differed.is_empty()) {
            (Language::Chinese, true) => format!("{same}相同"),
            (Language::Chinese, false) => format!("{same}相同；{other}不同"),
            (Language::English, true) => format!("same {same}"),
            (Language::English, false) => format!("same {same}; other {other}"),
        }
    }
}

/// A target that nothing was paired with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnpairedTarget {
    /// The target.
    pub target: TargetId,
    /// Why.
    pub reason: Unpaired<Span>,
}

/// An achievement that nothing was paired with.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnpairedStatement {
    /// Where the report says so.
    pub span: Span,
    /// Why.
    pub reason: Unpaired<TargetId>,
}

/// Why something stays unpaired; `T` names the other side.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unpaired<T> {
    /// It is no single amount or place, or has too little of a name.
    NotComparable,
    /// The other side has nothing of this indicator.
    NoCandidate,
    /// The other side has this indicator, but not this.
    Differs(Vec<NearMiss<T>>),
    /// Its candidates have a pair that fits better, or that says the same.
    Taken(Vec<T>),
    /// Several candidates are too close to choose from; of very many, the first.
    Ambiguous(Vec<T>),
}

impl<T> Unpaired<T> {
    /// The reason in a few words.
    #[must_use]
    pub const fn label(&self, language: Language) -> &'static str {
        match (self, language) {
            (Self::NotComparable, Language::Chinese) => "没有可比的数量或名次",
            (Self::NoCandidate, Language::Chinese) => "对方没有这项指标",
            (Self::Differs(_), Language::Chinese) => "对方有这项指标，但口径或年份不同",
            (Self::Taken(_), Language::Chinese) => "对方的同项指标已与更合适的对上",
            (Self::Ambiguous(_), Language::Chinese) => "对方有几个同项指标，无法取舍",
            (Self::NotComparable, Language::English) => "no amount or place to compare",
            (Self::NoCandidate, Language::English) => "nothing of this indicator on the other side",
            (Self::Differs(_), Language::English) => {
                "of the same indicator, but something else of it"
            }
            (Self::Taken(_), Language::English) => "what would fit has a better pair",
            (Self::Ambiguous(_), Language::English) => "several would fit as well",
        }
    }
}

/// A candidate of the same indicator that is something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct NearMiss<T> {
    /// The candidate.
    pub candidate: T,
    /// In what it differs.
    pub differed: Vec<Aspect>,
}

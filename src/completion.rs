//! Completion (完成情况): how far a target is, whether that is enough for the day, what is missing, and why.
//!
//! [`assess`] holds a target against what was reported and answers with an [`Assessment`] that a person can check by hand.
//! Which formula, pace and lights apply is a [`Policy`], which is data. What cannot be judged is
//! [`NotAssessable`], with its reason, and never red.
//!
//! # Which rule, which pace
//!
//! | target | [`JudgingRule`] | rate | achieved | expected by the day |
//! |---|---|---|---|---|
//! | amount, better higher | [`Amount`](JudgingRule::Amount) | actual ÷ target | ≥, or > for 超过 | pro rata by the [`Pace`] |
//! | amount, better lower | [`LowerIsBetter`](JudgingRule::LowerIsBetter) | by the [`LowerFormula`] | ≤, or < for 不满 | the target itself |
//! | 区间, 左右, better higher or lower | as an amount or a growth | against the low end (左右: the target less the tolerance); better lower, against the upper | at the end or beyond it: more than the upper end is met | as the amount or the growth |
//! | 区间 of 适度 ([`WithinBand`](crate::indicator::Direction::WithinBand)) | [`Band`](JudgingRule::Band) | of a total, actual ÷ low end | inside | as the amount |
//! | 左右, or a plain number, of 适度 | [`About`](JudgingRule::About) | actual ÷ target | inside the tolerance | as the amount |
//! | growth, reduction, level in % | [`Direct`](JudgingRule::Direct) | actual ÷ target | ≥ or ≤ | the target itself, unless the policy says [`ProRata`](PercentageComparison::ProRata) |
//! | zero | [`ZeroTarget`](JudgingRule::ZeroTarget) | none | ≥ or ≤ 0 by direction | – |
//! | 名次 | [`Rank`](JudgingRule::Rank) | none | rank ≤ target rank | – |
//! | 零突破 | [`Breakthrough`](JudgingRule::Breakthrough) | none | ≥ 1 | – |
//! | 节点 | [`Milestone`](JudgingRule::Milestone) | weighted stages reached | stage ≥ target stage | pro rata |
//! | 方向 | [`Sign`](JudgingRule::Sign) | none | the change is above, at or below zero | – |
//! | 相对 | [`Relative`](JudgingRule::Relative) | none | stands to the reference as said; 基本同步 within the tolerance | – |
//! | 创建, 下达, 文字, 定性 | [`Statement`](JudgingRule::Statement) | none | as reported | – |
//!
//! A target's own path goes before the pace of the policy, and a level with a baseline is held against it by the way from
//! the baseline. A level without one has only its plain rate, which says little of the pace: give the baseline.
//!
//! A level whose baseline is at the target already, or beyond it, is to be kept: the target itself is expected at any time,
//! and less is yellow until the period is over. What has reached a natural limit that is its target (覆盖率100%) has met it,
//! under every policy; no further growth is asked for. Where a level is to go from below zero to above it there is
//! no plain rate, and the one from the baseline is held against the pace.
//!
//! How far 左右 reaches is the policy's [`tolerance`](Policy::tolerance), a share of the target; of an index it is a share of the
//! growth that the index tells: 103左右 is 3%左右. With 3.5 %, 7.4 % of 7.5%左右 and 6.9 % of 7%左右 are met, as they were reported in
//! 2014 and 2015, and 3.0 % of 5.5%左右 is not, as in 2022; nor is unemployment of 5.7 % against 5.5%左右; consumer prices have a ceiling, so an index of 100.7 meets 103左右.
//!
//! What is met once or not at all is *not due* before the end of its period.
//!
//! A level and a growth that are set for one indicator (500亿元, 增长6%以上) are assessed together by [`assess_indicators`]: both are
//! shown, and one [`Verdict`] is found by what the policy says decides.
//!
//! # Example
//!
//! ```
//! use chrono::NaiveDate;
//! use zhibiao::completion::{Policy, assess};
//! use zhibiao::finding::Language;
//! use zhibiao::indicator::Indicator;
//! use zhibiao::observation::{Log, Observation};
//! use zhibiao::period::Period;
//! use zhibiao::quantity::Quantity;
//! use zhibiao::target::{Bound, Target};
//!
//! let target = Target::builder(Indicator::new("增资扩产项目")?, Bound::Plain("20个".parse()?))
//!     .action("开工")
//!     .period(Period::year(2024)?)
//!     .build()?;
//! let day = NaiveDate::from_ymd_opt(2024, 12, 31).ok_or("no such day")?;
//! let opened: Quantity = "34个".parse()?;
//! let log = Log::from_iter([Observation::to_date(target.id().clone(), day, opened)?]);
//!
//! let policy = Policy::default();
//! let assessment = assess(&target, &log, day, &policy);
//! assert_eq!(assessment.achieved(), Some(true));
//! assert_eq!(assessment.rate().map(|rate| rate.to_string()), Some("34/20".to_owned()));
//! assert!(assessment.explanation(Language::Chinese).to_string().contains("170%"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod assess;
mod attainment;
mod composite;
mod deciding;
mod english;
mod evidence;
mod explanation;
mod goal;
mod judge;
mod light;
mod need;
mod outcome;
mod pace;
mod percent;
mod policy;
mod preset;
mod rate;
mod references;
mod refusal;
mod relative;
mod score;
mod stages;
mod standing;
mod verdict;
mod wire;

pub use assess::{Assessment, assess, assess_over, assess_plan};
pub use attainment::Attainment;
pub use composite::{Contribution, Index, IndexError, IndexNode, MissingScores};
pub use deciding::Deciding;
pub use evidence::{Actual, Evidence};
pub use explanation::Explanation;
pub use light::{DaysLeft, Escalation, GrowthRatio, Light, Lights, PointsBehind};
pub use need::{Need, Projection};
pub use outcome::{Judgement, JudgingRule, NotAssessable, ProgressStatus};
pub use pace::{Clock, Curve, Pace, Schedule};
pub use percent::PercentFormat;
pub use policy::{LowerFormula, PercentageComparison, Policy, PolicyError};
pub use rate::NoRate;
pub(crate) use references::References;
pub use relative::{RelativeVerdict, compare_values};
pub use score::{Rung, ScoreError, ScoreFunction, Scoring};
pub use stages::StageWeights;
pub use verdict::{Verdict, assess_indicators};

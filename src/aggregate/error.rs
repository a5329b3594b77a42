//! Why an aggregate has no answer.

use chrono::NaiveDate;

use super::{Additivity, Axis, ColumnsError, Over};
use crate::catalogue::Class;
use crate::finding::Language;
use crate::indicator::Measure;
use crate::number::{Shown, ShownList};
use crate::quantity::{Quantity, QuantityError};
use crate::target::{BoundKind, TargetId};
use crate::unit::{Unit, UnitError};

/// Why an aggregate has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AggregateError {
    /// Units of different dimensions in one aggregate.
    #[error(
        "an amount in {other} ({}) cannot be combined with amounts in {first} ({}); group by dimension first",
        other.dimension(), first.dimension()
    )]
    Mixed {
        /// A unit that was taken in before.
        first: Unit,
        /// The unit of another dimension.
        other: Unit,
    },
    /// A unit whose amounts never add.
    #[error("amounts in {unit} ({}) do not add up: {}; instead {}", unit.dimension(), rule.reason, rule.instead)]
    NotAdditive {
        /// The unit.
        unit: Unit,
        /// The row of the table that says so.
        rule: &'static Additivity,
    },
    /// A sum that has no meaning for this measure along this axis.
    #[error(
        "{} in {unit} ({}) does not add up over {axis}: {}; instead {}",
        with_article(*measure), unit.dimension(), rule.reason, rule.instead
    )]
    Meaningless {
        /// The measure.
        measure: Measure,
        /// The unit.
        unit: Unit,
        /// Over what it was to be added.
        axis: Axis,
        /// The row of the table that says so.
        rule: &'static Additivity,
    },
    /// Amounts of different measures in one sum.
    #[error("{} cannot be added to {}; group by measure first", with_article(*other), with_article(*first))]
    MixedMeasures {
        /// The measure that was taken in before.
        first: Measure,
        /// The other.
        other: Measure,
    },
    /// States or changes of different indicators in one sum.
    #[error(
        "the {measure} of {other} cannot be added to that of {first}: they are not parts of one whole; group by indicator first",
        first = Shown(first), other = Shown(other)
    )]
    MixedIndicators {
        /// The measure of both.
        measure: Measure,
        /// The indicator that was taken in before.
        first: String,
        /// The other.
        other: String,
    },
    /// Work on things of different classes in one sum.
    #[error(
        "{} ({}) and {} ({}) are not of one class of things, so their sum counts nothing; group by class or indicator first",
        Shown(first), class_of(*first_class, Language::English), Shown(other), class_of(*other_class, Language::English)
    )]
    MixedClasses {
        /// The indicator that was taken in before.
        first: String,
        /// Its class, where it is known.
        first_class: Option<Class>,
        /// The other.
        other: String,
        /// Its class, where it is known.
        other_class: Option<Class>,
    },
    /// Work counted at different stages in one sum.
    #[error(
        "{first} and {other} are stages that the same project goes through, so a sum counts it twice; group by action first"
    )]
    MixedStages {
        /// The action of the earlier stage.
        first: &'static str,
        /// That of the later one.
        other: &'static str,
    },
    /// An amount that holds part of another in one sum.
    #[error(
        "{indicator} for {first} and for {other} overlap, so a sum counts twice; make one a part (其中) of the other, or group by region and period first",
        indicator = Shown(indicator), first = Shown(first), other = Shown(other)
    )]
    Overlap {
        /// The indicator of both.
        indicator: String,
        /// Where and when the one is for.
        first: String,
        /// Where and when the other is for.
        other: String,
    },
    /// Upper limits and other numbers in one sum.
    #[error(
        "a number with the bound `{}` and one with `{}` do not add up to one bound; sum them apart",
        first.label(Language::English), other.label(Language::English)
    )]
    MixedBounds {
        /// The upper limit.
        first: BoundKind,
        /// The other.
        other: BoundKind,
    },
    /// Two values for one day.
    #[error("{first} and {other} contradict each other, both as of {as_of}")]
    Contradiction {
        /// The day.
        as_of: NaiveDate,
        /// The value taken in before.
        first: Box<Quantity>,
        /// The other.
        other: Box<Quantity>,
    },
    /// The exact answer has more digits than a decimal holds.
    #[error("the exact {what} has more digits than fit (28 places, 96 bits); it is not rounded")]
    Overflow {
        /// What was asked for.
        what: &'static str,
    },
    /// The exact answer is no finite decimal in the unit.
    #[error(
        "the exact {what} is no finite decimal in {unit}; ask for it rounded, or in a finer unit"
    )]
    Inexact {
        /// What was asked for.
        what: &'static str,
        /// The unit of the answer.
        unit: Unit,
    },
    /// A report that has no amount to add.
    #[error(
        "the report on {target}, {value}, has no amount to add; leave such targets out, or assess them and take the share achieved",
        target = Shown(target), value = Shown(value)
    )]
    NoAmount {
        /// The target.
        target: TargetId,
        /// What was reported.
        value: String,
    },
    /// Reports over different times in one sum.
    #[error(
        "values {first} and {other} do not add up: a value to date contains those before it, a state replaces the one before; add one day's, or take the last of each target"
    )]
    OtherTime {
        /// Over what the values taken in before were counted.
        first: Over,
        /// The other.
        other: Over,
    },
    /// A group of a summary that does not go with its keys.
    #[error("the group {} has {} values where the number of keys is {expected}", ShownList(values, ", "), values.len())]
    KeyValues {
        /// How many keys there are.
        expected: usize,
        /// The values of the group.
        values: Vec<String>,
    },
    /// Summaries by different keys.
    #[error("a summary by {first} cannot be merged with one by {other}", first = Shown(first), other = Shown(other))]
    OtherKeys {
        /// The keys of the one.
        first: String,
        /// The keys of the other.
        other: String,
    },
    /// Columns that do not hold what they should.
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    /// A weight below zero.
    #[error("a weight must not be below zero, as {weight} is")]
    NegativeWeight {
        /// The weight.
        weight: Box<Quantity>,
    },
    /// A denominator below zero.
    #[error("a denominator must not be below zero, as {denominator} is")]
    NegativeDenominator {
        /// The denominator.
        denominator: Box<Quantity>,
    },
    /// Weights or denominators that add up to zero.
    #[error("the weights or denominators, in {unit}, add up to zero, so there is no mean")]
    ZeroWeight {
        /// Their unit.
        unit: Unit,
    },
    /// Means by different weights.
    #[error(
        "a mean weighted by {} cannot be merged with one weighted by {}",
        Shown(named(first, "a weight without a name")),
        Shown(named(other, "a weight without a name"))
    )]
    OtherWeight {
        /// The weight of the one; empty where it has no name.
        first: String,
        /// The weight of the other; empty where it has no name.
        other: String,
    },
    /// The answer is no quantity.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// A factor between two units does not exist or does not fit.
    #[error(transparent)]
    Unit(#[from] UnitError),
}

/// A measure in English with its article: `a level`, `an increase`.
fn with_article(measure: Measure) -> String {
    let name = measure.to_string();
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// A class, or what stands for none.
fn class_of(class: Option<Class>, language: Language) -> &'static str {
    class.map_or(
        match language {
            Language::Chinese => "类别不明",
            Language::English => "of no class that is known",
        },
        Class::name,
    )
}

/// A name, or what stands for none.
const fn named<'a>(name: &'a str, nameless: &'a str) -> &'a str {
    if name.is_empty() { nameless } else { name }
}

impl AggregateError {
    /// The message in Chinese.
    #[must_use]
    pub fn chinese(&self) -> String {
        match self {
            Self::Mixed { first, other } => format!(
                "{other}（{}）与{first}（{}）量纲不同，不能合并；请先按量纲分组",
                other.dimension(),
                first.dimension()
            ),
            Self::NotAdditive { unit, rule } | Self::Meaningless { unit, rule, .. } => format!(
                "以{unit}（{}）计的数不能相加：{}；{}",
                unit.dimension(),
                rule.reason_zh,
                rule.instead_zh
            ),
            Self::MixedMeasures { first, other } => format!(
                "{}与{}不能相加；请先按计量方式分组",
                other.label(Language::Chinese),
                first.label(Language::Chinese)
            ),
            Self::MixedIndicators { first, other, .. } => {
                format!(
                    "“{}”与“{}”不是同一整体的组成部分，不能相加；请先按指标分组",
                    Shown(other),
                    Shown(first)
                )
            }
            Self::MixedClasses {
                first,
                first_class,
                other,
                other_class,
            } => format!(
                "“{}”（{}）与“{}”（{}）不是同一类事物，相加没有意义；请先按类别或指标分组",
                Shown(first),
                class_of(*first_class, Language::Chinese),
                Shown(other),
                class_of(*other_class, Language::Chinese)
            ),
            Self::MixedStages { first, other } => format!(
                "“{first}”和“{other}”是同一项目先后经过的阶段，相加会重复计算；请先按动作分组"
            ),
            Self::Overlap {
                indicator,
                first,
                other,
            } => format!(
                "“{indicator}”在{first}与在{other}相互重叠，相加会重复计算；请把一个列为另一个的其中数，或先按地区和期限分组",
                indicator = Shown(indicator),
                first = Shown(first),
                other = Shown(other)
            ),
            Self::MixedBounds { first, other } => format!(
                "界限为“{}”的数与界限为“{}”的数不能相加成一个界限；请分别合计",
                first.label(Language::Chinese),
                other.label(Language::Chinese)
            ),
            Self::Contradiction {
                as_of,
                first,
                other,
            } => format!("同为{as_of}的{first}与{other}相互矛盾"),
            Self::NoAmount { target, value } => {
                format!(
                    "指标{}填报的“{}”不是数量，不能相加",
                    Shown(target),
                    Shown(value)
                )
            }
            Self::OtherTime { .. } => {
                "累计值或时点值不能跨日相加，也不能与当期值相加；请取同一天的数，或取各指标最后一期"
                    .to_owned()
            }
            Self::KeyValues { expected, values } => format!(
                "分组“{}”有{}个值，而分组依据有{expected}项",
                ShownList(values, "、"),
                values.len()
            ),
            Self::OtherKeys { first, other } => {
                format!("按{}的汇总与按{}的汇总不能合并", Shown(first), Shown(other))
            }
            Self::Overflow { .. } => "精确结果的位数超出可表示的范围，未作舍入".to_owned(),
            Self::Inexact { unit, .. } => {
                format!("精确结果以{unit}计不是有限小数；请指定舍入，或改用更小的单位")
            }
            Self::NegativeWeight { weight } => format!("权重{weight}不得为负"),
            Self::NegativeDenominator { denominator } => format!("分母{denominator}不得为负"),
            Self::ZeroWeight { unit } => {
                format!("权重或分母（{unit}）合计为零，没有平均数")
            }
            Self::OtherWeight { first, other } => {
                let (first, other) = (named(first, "未命名的权重"), named(other, "未命名的权重"));
                format!(
                    "以{}加权的平均数与以{}加权的不能合并",
                    Shown(first),
                    Shown(other)
                )
            }
            Self::Columns(error) => format!("数据列有误：{}", error.chinese()),
            Self::Quantity(error) => format!("结果不是有效的数量：{}", error.chinese()),
            Self::Unit(error) => error.chinese(),
        }
    }
}

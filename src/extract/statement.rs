//! What the extractor returns: a statement is one number that a text sets as a target or claims as
//! an achievement.

pub(crate) mod aim;
pub(crate) mod role;
pub(crate) mod rule;
mod wire;

use std::borrow::Cow;
use std::sync::Arc;

use serde::Serialize;
use strum::{Display, EnumString, IntoStaticStr};

use crate::extract::outline::Years;
use crate::extract::statement::rule::Rule;
use crate::finding::Finding;
use crate::indicator::Measure;
use crate::number::{Decimal, Plain};
use crate::quantity::Quantity;
use crate::source::Span;
use crate::target::{Aim, Bound, Commitment};
use crate::unit::Unit;

/// Whether the text sets a target (目标) or claims an achievement (完成情况, 预计 included).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// What will be done, in the planned year or later.
    Target,
    /// What was done.
    Achievement,
}

/// How a statement bounds its number; the words are those of the text (Civil Code, art. 1259:
/// 以上, 以下 and 以内 include the number, 超过 and 不满 exclude it).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StatementBound {
    /// The number alone.
    Plain,
    /// 以上, 不少于, 不低于, 至少.
    AtLeast,
    /// 超, 超过, 突破, 逾, 高于, …多, …余.
    MoreThan,
    /// 以内, 以下, 不超过, 不高于, 至多.
    AtMost,
    /// 低于, 不足, 少于, 不满.
    LessThan,
    /// 左右, 约, 上下, 近, 接近.
    About,
    /// 5%—5.5%, 2至3个.
    Between,
    /// 前20名, 第一, 前列.
    Rank,
    /// 零突破.
    Breakthrough,
}

/// What told the years of a statement.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum YearsFrom {
    /// Its own sentence: 到2030年, 去年.
    Sentence,
    /// The sentence that leads its paragraph, or the clause before a semicolon: 五年来.
    Lead,
    /// The heading above, or the header of the column: “十五五”时期, 2025年目标.
    Heading,
    /// The document's own year, as its title or its text tells it.
    Document,
}

/// The calendar years that a statement speaks of (年份): 2026; 2021 to 2025 of what adds up or is averaged over years;
/// of a state the year at whose end it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StatementYears {
    years: Years,
    from: YearsFrom,
    yearly_average: bool,
}

impl StatementYears {
    pub(crate) const fn new(years: Years, from: YearsFrom, yearly_average: bool) -> Self {
        Self {
            years,
            from,
            yearly_average,
        }
    }

    /// The years.
    #[must_use]
    pub const fn years(&self) -> Years {
        self.years
    }

    /// What told them.
    #[must_use]
    pub const fn from(&self) -> YearsFrom {
        self.from
    }

    /// Whether the number is that of each of the years (年均增长6%, 每年新增5万人), and not of all together.
    #[must_use]
    pub const fn is_yearly_average(&self) -> bool {
        self.yearly_average
    }
}

/// The number of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// No number: 零突破, 前列.
    None,
    /// One number.
    One(Decimal),
    /// A range, the lower number first as the text has it.
    Range(Decimal, Decimal),
}

/// `2500`, `5至5.5`; nothing where there is no number.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::One(value) => Plain(*value).fmt(f),
            Self::Range(low, high) => write!(f, "{}至{}", Plain(*low), Plain(*high)),
        }
    }
}

/// One statement of a text, with the place it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'t> {
    /// The byte span of the value expression in the document.
    pub span: Span,
    /// The text of that span.
    pub quote: &'t str,
    /// The byte span of the sentence it stands in, or of the cell of a table.
    pub sentence: Span,
    /// Target or achievement.
    pub kind: Kind,
    /// The verb that governs the number, as written; empty where there is none.
    pub action: Cow<'t, str>,
    /// What is measured, as written; completed from its neighbours where it is elided.
    pub indicator: Cow<'t, str>,
    /// The number, in `unit`.
    pub value: Value,
    /// The unit as written, with its scale; empty for a bare rank or a breakthrough.
    pub unit: Cow<'t, str>,
    /// The unit as the unit table knows it, where it does.
    pub parsed_unit: Option<Unit>,
    /// How the number is bounded.
    pub bound: StatementBound,
    /// What the number means.
    pub measure: Measure,
    /// How firmly it is meant.
    pub commitment: Commitment,
    /// The stated period where it is not the report's own year; else empty.
    pub period: Cow<'t, str>,
    /// The headings and the lead sentence it stands under, outermost first.
    pub theme: Arc<[&'t str]>,
    /// The rule that produced it.
    pub rule: Rule,
    /// The calendar years it speaks of.
    pub(crate) years: Option<StatementYears>,
    /// Whether nothing told its kind.
    pub(crate) kind_assumed: bool,
    /// What is said of few; none where nothing of it is said.
    pub(crate) rare: Option<Box<Rare<'t>>>,
}

/// What is said of few statements, kept apart so that the many are small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rare<'t> {
    pub(crate) baseline: Option<Decimal>,
    pub(crate) part_of: Option<Span>,
    pub(crate) peers: Cow<'t, str>,
    pub(crate) units: Vec<&'t str>,
    pub(crate) deadline: &'t str,
}

impl<'t> Statement<'t> {
    /// The calendar years that it speaks of, with what told them; none where the text gives no ground.
    ///
    /// ```
    /// use zhibiao::extract::{Extractor, YearsFrom};
    ///
    /// let text = "2026年甲县政府工作报告\n一、“十五五”时期主要目标\n生产总值年均增长6%。到2030年，森林覆盖率达到62%。";
    /// let extraction = Extractor::default().extract(text);
    /// let growth = extraction.statements[0].years().unwrap();
    /// assert_eq!((growth.years().to_string().as_str(), growth.from()), ("2026-2030", YearsFrom::Heading));
    /// assert!(growth.is_yearly_average());
    /// let cover = extraction.statements[1].years().unwrap();
    /// assert_eq!((cover.years().to_string().as_str(), cover.from()), ("2030", YearsFrom::Sentence));
    /// ```
    #[must_use]
    pub fn years(&self) -> Option<StatementYears> {
        self.years
    }

    /// Whether nothing in the text tells its [kind](Self::kind): a passage pasted without its document, in which no word
    /// speaks of what was done or will be. It is then taken for a target.
    #[must_use]
    pub fn kind_is_assumed(&self) -> bool {
        self.kind_assumed
    }

    /// What it aims at or reached, typed: an amount within its bound, a rank, a breakthrough.
    ///
    /// # Errors
    /// The finding that says what stands in the way: a unit that the unit table does not have, half a person.
    ///
    /// ```
    /// use zhibiao::extract::Extractor;
    ///
    /// let extraction = Extractor::default().extract("新增就业不少于4500人。总量居全省前3位。新建泵站1.5个。");
    /// let [jobs, rank, half] = &extraction.statements[..] else { panic!() };
    /// assert_eq!(jobs.aim()?.to_string(), "4500人以上");
    /// assert_eq!(rank.aim()?.to_string(), "全省前3名");
    /// assert_eq!(half.aim().unwrap_err().code().to_string(), "fractional-count");
    /// # Ok::<(), zhibiao::finding::Finding>(())
    /// ```
    pub fn aim(&self) -> Result<Aim, Finding> {
        aim::of(self)
    }

    /// The [amount within its bound](Bound); none of a rank, of a breakthrough, and where [`aim`](Self::aim) says why.
    ///
    /// ```
    /// use zhibiao::extract::Extractor;
    /// use zhibiao::target::Bound;
    ///
    /// let extraction = Extractor::default().extract("确保新增就业不少于4500人。");
    /// assert_eq!(extraction.statements[0].bound(), Some(Bound::AtLeast("4500人".parse()?)));
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    #[must_use]
    pub fn bound(&self) -> Option<Bound> {
        match self.aim() {
            Ok(Aim::Amount(bound)) => Some(bound),
            _ => None,
        }
    }

    /// The number with its unit; the lower end of a range. None where [`bound`](Self::bound) is none.
    ///
    /// ```
    /// use zhibiao::extract::Extractor;
    ///
    /// let extraction = Extractor::default().extract("完成固定资产投资1.2亿元。");
    /// assert_eq!(extraction.statements[0].quantity(), Some("1.2亿元".parse()?));
    /// # Ok::<(), zhibiao::quantity::QuantityError>(())
    /// ```
    #[must_use]
    pub fn quantity(&self) -> Option<Quantity> {
        self.bound().map(|bound| *bound.value())
    }

    /// What it starts from (由68%提高到80%), in `unit`; none where the text does not say, or says it in
    /// another unit.
    #[must_use]
    pub fn baseline(&self) -> Option<Decimal> {
        self.rare.as_ref()?.baseline
    }

    /// The statement that it is a part of (其中), by its span; both are counted alike.
    #[must_use]
    pub fn part_of(&self) -> Option<Span> {
        self.rare.as_ref()?.part_of
    }

    /// Who is ranked, where it is a rank among somebody: 全省, 山区26县; else empty.
    #[must_use]
    pub fn peers(&self) -> &str {
        self.rare.as_ref().map_or("", |rare| &rare.peers)
    }

    /// The deadline that the row of its table names for an aim (完成时限); empty where there is none. What its own sentence
    /// names is [`period`](Self::period).
    ///
    /// ```
    /// use zhibiao::extract::Extractor;
    ///
    /// let table = "甲县2026年重点任务表\n任务|目标|牵头单位|完成时限\n新建公办幼儿园|5所|县教育局|10月底前";
    /// let extraction = Extractor::default().extract(table);
    /// let target = &extraction.statements[0];
    /// assert_eq!((&*target.unit, target.units(), target.deadline()), ("所", &["县教育局"][..], "10月底前"));
    /// ```
    #[must_use]
    pub fn deadline(&self) -> &'t str {
        self.rare.as_ref().map_or("", |rare| rare.deadline)
    }

    /// The units responsible for it (责任单位), the lead first.
    #[must_use]
    pub fn units(&self) -> &[&'t str] {
        self.rare.as_ref().map_or(&[], |rare| &rare.units)
    }
}

impl Rare<'_> {
    /// Puts it aside, if it says anything.
    pub(crate) fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

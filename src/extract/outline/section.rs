//! What an outline says of a section, and why.

use serde::Serialize;
use strum::{EnumIter, IntoStaticStr};

use super::table::Table;
use super::years::Years;
use crate::source::Span;

/// Whether something is told as done or as to be done.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum TimeDirection {
    /// Done (回顾): what it counts was achieved.
    Back,
    /// To be done (安排): what it counts is aimed at.
    Ahead,
}

impl TimeDirection {
    /// The other one.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Back => Self::Ahead,
            Self::Ahead => Self::Back,
        }
    }
}

/// What a section is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum SectionKind {
    /// What was done (工作回顾), problems found on the way included.
    Review,
    /// What will be done in the year at hand (工作安排).
    Plan,
    /// What will be done over several years (今后五年, “十五五”时期).
    LongerAims,
    /// What words and figures mean (名词解释, 注).
    Explanation,
    /// What belongs to the page and not to the text (页码, 文号, 来源, 抄送).
    Furniture,
    /// A table; [`Section::table`] has its columns and cells.
    Table,
    /// Nothing tells it, or what is done and to be done stand in one sentence, as in notices (督查通报). See [`Section::lean`].
    Unknown,
}

impl SectionKind {
    /// The direction that the kind itself says.
    ///
    /// ```
    /// use zhibiao::extract::{TimeDirection, SectionKind};
    ///
    /// assert_eq!(SectionKind::LongerAims.direction(), Some(TimeDirection::Ahead));
    /// assert_eq!(SectionKind::Table.direction(), None);
    /// ```
    #[must_use]
    pub const fn direction(self) -> Option<TimeDirection> {
        match self {
            Self::Review => Some(TimeDirection::Back),
            Self::Plan | Self::LongerAims => Some(TimeDirection::Ahead),
            _ => None,
        }
    }
}

/// What a piece of evidence is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
#[non_exhaustive]
pub enum SectionSign {
    /// The caller said so.
    Stated,
    /// Words of the heading: 工作回顾, 主要任务.
    HeadingWord,
    /// Years of the heading against the document's year.
    HeadingYear,
    /// How a paragraph begins: 过去一年, 今年要.
    Lead,
    /// Words of its sentences: 同比, 荣获, 力争, 左右.
    Word,
    /// A figure too fine to be aimed at: 增长3.47%.
    ExactFigure,
    /// The sections and paragraphs before and after it: a review comes before a plan.
    Neighbours,
}

/// A piece of evidence for what a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SectionEvidence {
    /// What it is.
    pub sign: SectionSign,
    /// Where it stands; for [`SectionSign::Neighbours`] and [`SectionSign::Stated`] the section itself.
    pub span: Span,
    /// What it speaks for.
    pub direction: TimeDirection,
    /// How much it weighs; the weights of a section are added up, direction against direction.
    pub weight: u32,
}

/// A section (章节) of a document: a heading and what stands under it, or a run of paragraphs that turns from one
/// thing to another without a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    pub(super) span: Span,
    pub(super) heading: Option<Span>,
    pub(super) level: usize,
    pub(super) parent: Option<usize>,
    pub(super) kind: SectionKind,
    pub(super) lean: Option<TimeDirection>,
    pub(super) years: Option<Years>,
    pub(super) evidence: Vec<SectionEvidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) table: Option<Box<Table>>,
    /// How its heading ranks among the others.
    #[serde(skip)]
    pub(super) rank: u8,
    /// Whether its years are settled: by its heading, or because a paragraph stands in it.
    #[serde(skip)]
    pub(super) settled: bool,
}

impl Section {
    /// The bytes of the section, heading and sections under it included, up to where the next one begins.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// The words of the heading without its number; `None` of a run of paragraphs without a heading.
    #[must_use]
    pub const fn heading(&self) -> Option<Span> {
        self.heading
    }

    /// How deep it stands: 0 under the document itself.
    #[must_use]
    pub const fn level(&self) -> usize {
        self.level
    }

    /// The place of the section it stands in, among the [sections of the outline](super::Outline::sections).
    #[must_use]
    pub const fn parent(&self) -> Option<usize> {
        self.parent
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> SectionKind {
        self.kind
    }

    /// Which way what it counts most likely goes; also where the evidence is too weak for a kind. `None` where there is none,
    /// and in a table, where the column tells.
    #[must_use]
    pub const fn lean(&self) -> Option<TimeDirection> {
        self.lean
    }

    /// The calendar years that it speaks of, where the text gives ground for any.
    #[must_use]
    pub const fn years(&self) -> Option<Years> {
        self.years
    }

    /// Why it is what it is: of each line the strongest word for either side, the first few of them.
    #[must_use]
    pub fn evidence(&self) -> &[SectionEvidence] {
        &self.evidence
    }

    /// Columns and cells, where it is a table.
    #[must_use]
    pub fn table(&self) -> Option<&Table> {
        self.table.as_deref()
    }
}

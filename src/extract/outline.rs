//! The outline (大纲) of a text before any of its sentences is read: documents, sections, tables; of each section what it
//! is and which years it speaks of, judged by everything there is, and why.
//!
//! A text becomes lines ([`line`]); documents, titles, headings and tables are told apart ([`parts`]); what each line speaks for is
//! counted ([`scan`], [`heading`]) and weighed against all others of its document ([`judge`]); the result is put together in [`build`].

mod build;
mod caption;
mod cells;
mod column;
mod cursor;
mod document;
mod evidence;
mod heading;
mod heads;
mod index;
mod judge;
mod labels;
mod lead;
mod line;
mod masthead;
mod midterm;
mod moved;
mod numbering;
mod page;
mod parts;
mod rows;
mod scan;
mod section;
mod sieve;
mod subject;
mod table;
mod tables;
mod title;
mod tree;
mod weigh;
mod words;
mod years;

use serde::Serialize;

pub use column::Column;
pub use cursor::OutlineCursor;
pub use document::{DocumentYear, OutlineDocument, YearSource};
pub use section::{Section, SectionEvidence, SectionKind, SectionSign, TimeDirection};
pub use table::{Cell, Table, TableColumn, TableLayout};
pub use title::Genre;
pub(crate) use words::PREPARES;
pub use years::Years;

use crate::period::{Period, PeriodError};
use crate::source::sort_by_place;

/// What the caller knows of a text, before what the text says itself. All of it holds for every document of the text.
///
/// ```
/// use zhibiao::extract::{TimeDirection, Known, Outline, SectionKind};
///
/// let text = "新增公办学位1650个。";
/// assert_eq!(Outline::of(text, &Known::default()).sections()[0].kind(), SectionKind::Unknown);
///
/// let known = Known::default().with_year(2026)?.with_direction(TimeDirection::Ahead);
/// let outline = Outline::of(text, &known);
/// let section = &outline.sections()[0];
/// assert_eq!(section.kind(), SectionKind::Plan);
/// assert_eq!(section.years().map(|years| years.to_string()).as_deref(), Some("2026"));
/// # Ok::<(), zhibiao::period::PeriodError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    year: Option<i32>,
    genre: Option<Genre>,
    direction: Option<TimeDirection>,
    place: Option<String>,
}

impl Known {
    /// Says of which year the text is: a report given in 2026 plans 2026 and reviews 2025.
    ///
    /// # Errors
    /// [`PeriodError::YearOutOfRange`] where the year is outside 1000 to 9999.
    pub fn with_year(self, year: i32) -> Result<Self, PeriodError> {
        Period::year(year)?;
        Ok(Self {
            year: Some(year),
            ..self
        })
    }

    /// Says what sort of document it is.
    #[must_use]
    pub fn with_genre(self, genre: Genre) -> Self {
        Self {
            genre: Some(genre),
            ..self
        }
    }

    /// Says that everything in it was done, or is to be done.
    #[must_use]
    pub fn with_direction(self, direction: TimeDirection) -> Self {
        Self {
            direction: Some(direction),
            ..self
        }
    }

    /// Says whose it is; a blank name is none.
    #[must_use]
    pub fn with_place(self, place: impl AsRef<str>) -> Self {
        let place = place.as_ref().trim();
        Self {
            place: (!place.is_empty()).then(|| place.to_owned()),
            ..self
        }
    }
}

/// The outline of a text: its documents and their sections, in the order of the text.
///
/// ```
/// use zhibiao::extract::{Genre, Known, Outline, SectionKind};
///
/// let text = "2026年甲县政府工作报告\n各位代表：\n一、爬坡过坎又一程\n全县生产总值增长5.3%，位居全市第二。\n\
///     二、而今迈步从头越\n今年要新增学位800个以上，力争引进企业30家。\n（一）“十五五”时期\n到2030年，建成绿道90公里左右。\n";
/// let outline = Outline::of(text, &Known::default());
///
/// let document = &outline.documents()[0];
/// assert_eq!(document.genre(), Some(Genre::WorkReport));
/// assert_eq!(document.year().map(|year| year.year), Some(2026));
/// assert_eq!(document.place(), Some("甲县"));
///
/// let told: Vec<_> = outline
///     .sections()
///     .iter()
///     .filter_map(|section| Some((section.heading()?.of(text)?, section.kind(), section.years()?.to_string())))
///     .collect();
/// assert_eq!(
///     told,
///     [
///         ("爬坡过坎又一程", SectionKind::Review, "2025".to_owned()),
///         ("而今迈步从头越", SectionKind::Plan, "2026".to_owned()),
///         ("“十五五”时期", SectionKind::LongerAims, "2026-2030".to_owned()),
///     ]
/// );
/// let at = text.find("绿道").unwrap();
/// assert_eq!(outline.section_at(at).unwrap().kind(), SectionKind::LongerAims);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outline {
    documents: Vec<OutlineDocument>,
    sections: Vec<Section>,
    /// From which byte on which section is the innermost.
    #[serde(skip)]
    turns: Vec<(usize, Option<usize>)>,
}

impl Outline {
    /// Reads the outline of a text; what the caller knows goes before what the text says. Takes time linear in the text, and never
    /// fails: where nothing tells, nothing is told.
    #[must_use]
    pub fn of(text: &str, known: &Known) -> Self {
        build::outline(text, known)
    }

    /// The documents; together they are the whole text, unless it is blank.
    #[must_use]
    pub fn documents(&self) -> &[OutlineDocument] {
        &self.documents
    }

    /// The sections of all documents, each before those in it.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The document that holds the byte `offset`.
    #[must_use]
    pub fn document_at(&self, offset: usize) -> Option<&OutlineDocument> {
        let next = self
            .documents
            .partition_point(|document| document.span().start() <= offset);
        let document = self.documents.get(next.checked_sub(1)?)?;
        (offset < document.span().end()).then_some(document)
    }

    /// The innermost section that holds the byte `offset`, in time logarithmic in the sections; [`Outline::cursor`] is faster for
    /// offsets in order. `None` in a title.
    #[must_use]
    pub fn section_at(&self, offset: usize) -> Option<&Section> {
        let next = self.turns.partition_point(|(from, _)| *from <= offset);
        let (_, section) = self.turns.get(next.checked_sub(1)?)?;
        self.sections.get((*section)?)
    }

    /// A section and those that it stands in, from the inside out.
    pub fn path<'o>(&'o self, section: &'o Section) -> impl Iterator<Item = &'o Section> + use<'o> {
        std::iter::successors(Some(section), |section| {
            self.sections.get(section.parent()?)
        })
    }

    /// The cell of a table that holds the byte `offset`, with its table.
    #[must_use]
    pub fn cell_at(&self, offset: usize) -> Option<(&Table, &Cell)> {
        let table = self.section_at(offset)?.table()?;
        Some((table, table.cell_at(offset)?))
    }

    /// Looks places up that come in order.
    #[must_use]
    pub fn cursor(&self) -> OutlineCursor<'_> {
        OutlineCursor::new(self)
    }

    /// Whether a heading stands over a section.
    pub(crate) fn is_headed(&self, section: &Section) -> bool {
        self.path(section)
            .any(|section| section.heading().is_some())
    }

    /// Where cells of tables begin and end, in order.
    pub(crate) fn borders(&self) -> Vec<usize> {
        let tables = self.sections.iter().filter_map(Section::table);
        let cells = tables.flat_map(Table::cells);
        let mut borders: Vec<usize> = cells
            .flat_map(|cell| [cell.span().start(), cell.span().end()])
            .collect();
        sort_by_place(&mut borders, |border| *border);
        borders.dedup();
        borders
    }

    /// From `at` on, `section` is the innermost.
    fn turn(&mut self, at: usize, section: Option<usize>) {
        match self.turns.last_mut() {
            Some(last) if last.0 == at => last.1 = section,
            _ => self.turns.push((at, section)),
        }
    }
}

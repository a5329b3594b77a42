//! Puts headings, paragraphs, tables and evidence together into the tree of sections.

use std::ops::Range;

use super::document::Lines;
use super::heading::Heading;
use super::line::Line;
use super::parts::{Part, Sort};
use super::scan::Scan;
use super::section::{Direction, Evidence, Section, SectionKind, Sign};
use super::title::Genre;
use super::weigh::{Setting, Weighed, direction, weigh};
use super::years::Years;
use super::{Known, Outline};
use crate::source::Span;

/// The rank of a section without a heading.
const RUN: u8 = u8::MAX;
/// The least margin at which a section is told to be of a kind.
const SURE: i64 = 8;
/// And in a passage without title and headings, where a word or two are all there is.
const SURE_ALONE: i64 = 16;
/// The most pieces of evidence of words that a section keeps for each direction.
const KEPT: usize = 4;
/// The margin of what the caller said.
const STATED: i64 = u32::MAX as i64;

/// Ranges of lines are in order; the other way round marks nothing.
pub(super) fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end).unwrap_or(Span::at(range.start))
}

/// Makes the sections of a document.
pub(super) struct Builder<'a> {
    all: &'a Lines<'a>,
    part: &'a Part,
    setting: Setting,
    known: &'a Known,
    /// The bytes of the document.
    range: Range<usize>,
    /// Open sections, outermost first, as places in the outline.
    open: Vec<usize>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        all: &'a Lines<'a>,
        part: &'a Part,
        year: Option<i32>,
        genre: Option<Genre>,
        known: &'a Known,
        range: Range<usize>,
    ) -> Self {
        let rank = |(_, sort, _): (_, &Sort, _)| match sort {
            Sort::Heading(heading) => Some(heading.rank),
            _ => None,
        };
        let top = all
            .of(part.lines.clone())
            .filter_map(rank)
            .min()
            .unwrap_or(RUN);
        Self {
            all,
            part,
            setting: Setting { year, genre, top },
            known,
            range,
            open: Vec::new(),
        }
    }

    /// Adds the sections to the outline.
    pub(super) fn build(mut self, outline: &mut Outline) {
        let mut weighed = weigh(self.all, self.part, self.setting);
        if let Some(stated) = self.known.direction {
            let margin = match stated {
                Direction::Back => STATED,
                Direction::Ahead => -STATED,
            };
            weighed
                .iter_mut()
                .for_each(|weighed| weighed.margin = margin);
        }
        for ((line, sort, scan), weighed) in self.all.of(self.part.lines.clone()).zip(&weighed) {
            match sort {
                Sort::Title => self.close_to(0, line.start, outline),
                Sort::InTable => {}
                Sort::Furniture => self.aside(SectionKind::Furniture, line, outline),
                Sort::Explanation => self.aside(SectionKind::Explanation, line, outline),
                Sort::Table(_) => self.table(line, outline),
                Sort::Heading(heading) => {
                    self.heading(heading, line, weighed, outline);
                    self.words(scan, heading.words.end, outline);
                }
                Sort::Text(number) => {
                    self.text(*number, line, weighed, outline);
                    self.lead_evidence(line, weighed, outline);
                    self.words(scan, line.body.start, outline);
                }
            }
        }
        self.close_to(0, self.range.end, outline);
    }

    /// How many of the open sections, from the outermost, stand further out than `is_outer` asks.
    fn kept(&self, outline: &Outline, is_outer: impl Fn(u8) -> bool) -> usize {
        let rank = |open: &usize| outline.sections.get(*open).map(|section| section.rank);
        self.open
            .iter()
            .take_while(|open| rank(open).is_some_and(&is_outer))
            .count()
    }

    fn heading(
        &mut self,
        heading: &Heading,
        line: &Line,
        weighed: &Weighed,
        outline: &mut Outline,
    ) {
        let keep = self.kept(outline, |rank| rank < heading.rank);
        self.close_to(keep, line.start, outline);
        self.section(
            heading.rank,
            Some(heading.words.clone()),
            line,
            weighed,
            outline,
        );
        self.heading_evidence(&heading.words, weighed, outline);
    }

    /// Ends the open sections but the outermost `keep`.
    fn close_to(&mut self, keep: usize, at: usize, outline: &mut Outline) {
        let mut closed = false;
        while self.open.len() > keep {
            let Some(section) = self
                .open
                .pop()
                .and_then(|place| outline.sections.get_mut(place))
            else {
                break;
            };
            section.span = span(section.span.start()..at);
            closed = true;
        }
        if closed {
            outline.turn(at, self.open.last().copied());
        }
    }

    fn push(&mut self, section: Section, outline: &mut Outline) {
        let start = section.span.start();
        let place = outline.sections.len();
        outline.sections.push(section);
        self.open.push(place);
        outline.turn(start, Some(place));
    }

    fn empty(&self, line: &Line, kind: SectionKind) -> Section {
        Section {
            span: span(line.start..line.start),
            heading: None,
            level: self.open.len(),
            parent: self.open.last().copied(),
            kind,
            lean: None,
            years: None,
            evidence: Vec::new(),
            table: None,
            rank: RUN,
        }
    }

    /// The kind that a last open section of the page or of explanations has; such a section ends with the next line of another kind.
    fn is_aside(&self, outline: &Outline) -> Option<SectionKind> {
        let section = outline.sections.get(*self.open.last()?)?;
        matches!(
            section.kind,
            SectionKind::Furniture | SectionKind::Explanation | SectionKind::Table
        )
        .then_some(section.kind)
    }

    fn end_aside(&mut self, at: usize, outline: &mut Outline) {
        if self.is_aside(outline).is_some() {
            self.close_to(self.open.len() - 1, at, outline);
        }
    }

    fn aside(&mut self, kind: SectionKind, line: &Line, outline: &mut Outline) {
        if self.is_aside(outline) == Some(kind) {
            return;
        }
        self.end_aside(line.start, outline);
        let section = self.empty(line, kind);
        self.push(section, outline);
    }

    fn table(&mut self, line: &Line, outline: &mut Outline) {
        self.end_aside(line.start, outline);
        let years = self.inherited(outline).or_else(|| {
            self.setting
                .year
                .and_then(|year| Years::new(year, year).ok())
        });
        let section = Section {
            years,
            ..self.empty(line, SectionKind::Table)
        };
        self.push(section, outline);
    }

    fn inherited(&self, outline: &Outline) -> Option<Years> {
        outline.sections.get(*self.open.last()?)?.years
    }

    /// The years that a direction means where nothing names any.
    fn usual(&self, direction: Option<Direction>) -> Option<Years> {
        let own = self.setting.year?;
        let year = match (self.setting.genre, direction?) {
            (Some(Genre::WorkReport | Genre::PlanReport), Direction::Back) => own - 1,
            _ => own,
        };
        Years::new(year, year).ok()
    }

    /// Opens a section under the sections that are open.
    fn section(
        &mut self,
        rank: u8,
        heading: Option<Range<usize>>,
        line: &Line,
        weighed: &Weighed,
        outline: &mut Outline,
    ) {
        let lean = direction(weighed.margin);
        let parent = self
            .open
            .last()
            .and_then(|place| outline.sections.get(*place));
        let same = parent.filter(|parent| parent.lean == lean);
        let named = weighed
            .named
            .and_then(|named| named.resolve(self.setting.year));
        let years = named
            .or_else(|| same.and_then(|parent| parent.years))
            .or_else(|| self.usual(lean));
        // In an account, aims and results stand in one sentence: only what a heading or lead says is sure.
        let sure = if self.setting.is_account() && self.known.direction.is_none() {
            let own = direction(i64::from(weighed.own)).filter(|_| {
                i64::from(weighed.own.abs()) >= SURE
                    && Some(weighed.own > 0) == lean.map(|lean| lean == Direction::Back)
            });
            own.is_some()
                || same.is_some_and(|parent| parent.kind.direction() == lean && lean.is_some())
        } else {
            weighed.margin.abs()
                >= if self.setting.genre.is_none() && self.setting.top == RUN {
                    SURE_ALONE
                } else {
                    SURE
                }
        };
        let kind = match lean {
            Some(lean) if sure => self.kind(lean, years),
            _ => SectionKind::Unknown,
        };
        let mut section = Section {
            lean,
            years,
            rank,
            ..self.empty(line, kind)
        };
        section.heading = heading.map(span);
        if let Some(stated) = self.known.direction {
            section.evidence.push(Evidence {
                sign: Sign::Stated,
                span: section.span,
                direction: stated,
                weight: u32::MAX,
            });
        }
        self.push(section, outline);
        let own = weighed.speaks();
        self.note(
            Sign::Neighbours,
            line.body.clone(),
            weighed.margin - 2 * own,
            outline,
        );
    }

    fn kind(&self, lean: Direction, years: Option<Years>) -> SectionKind {
        match (lean, years, self.setting.year) {
            (Direction::Back, _, _) => SectionKind::Review,
            (Direction::Ahead, Some(years), Some(own)) if years.last() > own => {
                SectionKind::LongerAims
            }
            (Direction::Ahead, Some(years), None) if !years.is_one() => SectionKind::LongerAims,
            (Direction::Ahead, _, _) => SectionKind::Plan,
        }
    }

    /// A paragraph: it stands in the section that is open, or in a run of its own where it turns to something else.
    fn text(&mut self, number: Option<u8>, line: &Line, weighed: &Weighed, outline: &mut Outline) {
        self.end_aside(line.start, outline);
        let body = self.all.text.get(line.body.clone()).unwrap_or("");
        if body.starts_with("各位代表") {
            // An address to the house stands in the outermost section.
            let keep = self
                .open
                .iter()
                .take_while(|open| {
                    outline.sections.get(**open).is_some_and(|section| {
                        section.rank <= self.setting.top && section.rank != RUN
                    })
                })
                .count();
            self.close_to(keep, line.start, outline);
        } else if let Some(rank) = number {
            let keep = self
                .open
                .iter()
                .take_while(|open| {
                    outline
                        .sections
                        .get(**open)
                        .is_some_and(|section| section.rank < rank || section.rank == RUN)
                })
                .count();
            self.close_to(keep, line.start, outline);
        }
        let lean = direction(weighed.margin);
        let named = weighed
            .named
            .and_then(|named| named.resolve(self.setting.year));
        // Out of the runs that say something else, into the one that says the same.
        while let Some(place) = self.open.last() {
            let Some(section) = outline.sections.get(*place) else {
                break;
            };
            let agrees =
                section.lean == lean && named.is_none_or(|named| Some(named) == section.years);
            if agrees {
                return;
            }
            if section.rank != RUN {
                break;
            }
            self.close_to(self.open.len() - 1, line.start, outline);
        }
        self.section(RUN, None, line, weighed, outline);
    }

    fn note(&self, sign: Sign, at: Range<usize>, speaks: i64, outline: &mut Outline) {
        let Some(direction) = direction(speaks) else {
            return;
        };
        let weight = u32::try_from(speaks.unsigned_abs()).unwrap_or(u32::MAX);
        if let Some(section) = self
            .open
            .last()
            .and_then(|place| outline.sections.get_mut(*place))
        {
            section.evidence.push(Evidence {
                sign,
                span: span(at),
                direction,
                weight,
            });
        }
    }

    fn heading_evidence(&self, words: &Range<usize>, weighed: &Weighed, outline: &mut Outline) {
        self.note(
            Sign::HeadingWord,
            words.clone(),
            i64::from(weighed.words),
            outline,
        );
        self.note(
            Sign::HeadingYear,
            words.clone(),
            i64::from(weighed.years),
            outline,
        );
    }

    fn lead_evidence(&self, line: &Line, weighed: &Weighed, outline: &mut Outline) {
        if weighed.lead > 0 {
            self.note(
                Sign::Lead,
                line.body.start..line.body.start + weighed.lead,
                i64::from(weighed.own),
                outline,
            );
        }
    }

    /// The strongest words of a line.
    fn words(&self, scan: Option<&Scan>, offset: usize, outline: &mut Outline) {
        let Some(scan) = scan else {
            return;
        };
        let Some(section) = self
            .open
            .last()
            .and_then(|place| outline.sections.get_mut(*place))
        else {
            return;
        };
        for (hit, direction) in scan
            .strongest
            .iter()
            .zip([Direction::Back, Direction::Ahead])
        {
            let Some(hit) = hit else {
                continue;
            };
            let is_word = |evidence: &&Evidence| {
                evidence.direction == direction
                    && matches!(evidence.sign, Sign::Word | Sign::ExactFigure)
            };
            if section.evidence.iter().filter(is_word).count() < KEPT {
                let range = offset + hit.range().start..offset + hit.range().end;
                section.evidence.push(Evidence {
                    sign: if hit.is_figure {
                        Sign::ExactFigure
                    } else {
                        Sign::Word
                    },
                    span: span(range),
                    direction,
                    weight: u32::from(hit.weight),
                });
            }
        }
    }
}

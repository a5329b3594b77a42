//! Puts headings, paragraphs, tables and evidence together into the tree of sections.

use std::ops::Range;

use super::document::Lines;
use super::evidence::span;
use super::heading::Heading;
use super::line::{Line, plain};
use super::parts::{Part, Sort};
use super::scan::Scan;
use super::section::{Section, SectionEvidence, SectionKind, SectionSign, TimeDirection};
use super::title::{Genre, joins_both};
use super::weigh::{Setting, Weighed, direction, weigh};
use super::years::Years;
use super::{Known, Outline};

/// The rank of a section without a heading.
const RUN: u8 = u8::MAX;
/// The least margin at which a section is told to be of a kind.
const SURE: i64 = 8;
/// And in a passage without title and headings, where a word or two are all there is.
const SURE_ALONE: i64 = 16;
/// The margin of what the caller said.
const STATED: i64 = u32::MAX as i64;

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
            setting: Setting {
                year,
                genre,
                top,
                review_first: is_joint(all, part),
            },
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
                TimeDirection::Back => STATED,
                TimeDirection::Ahead => -STATED,
            };
            for weighed in &mut weighed {
                weighed.margin = margin;
            }
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
        if let Some(section) = self.innermost(outline) {
            let words = &heading.words;
            section.note(SectionSign::HeadingWord, words, i64::from(weighed.words));
            section.note(SectionSign::HeadingYear, words, i64::from(weighed.years));
        }
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
            settled: false,
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
    fn usual(&self, direction: Option<TimeDirection>) -> Option<Years> {
        let own = self.setting.year?;
        let year = match (self.setting.genre, direction?) {
            (Some(Genre::WorkReport | Genre::PlanReport), TimeDirection::Back) => own - 1,
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
        let sure = self.is_sure(rank, parent, weighed);
        let kind = match lean {
            Some(lean) if sure => self.kind(lean, years),
            _ => SectionKind::Unknown,
        };
        let mut section = Section {
            lean,
            years,
            rank,
            settled: named.is_some(),
            ..self.empty(line, kind)
        };
        section.heading = heading.map(span);
        if let Some(stated) = self.known.direction {
            section.evidence.push(SectionEvidence {
                sign: SectionSign::Stated,
                span: section.span,
                direction: stated,
                weight: u32::MAX,
            });
        }
        self.push(section, outline);
        let own = weighed.speaks();
        if let Some(section) = self.innermost(outline) {
            section.note(
                SectionSign::Neighbours,
                &line.body,
                weighed.margin - 2 * own,
            );
        }
    }

    /// Whether the evidence is enough to say what a section is that begins with a line.
    fn is_sure(&self, rank: u8, parent: Option<&Section>, weighed: &Weighed) -> bool {
        let lean = direction(weighed.margin);
        if self.known.direction.is_some() {
            return true;
        }
        // 现在，我代表…报告工作: says nothing by itself.
        if rank == RUN && parent.is_none() && weighed.speaks() == 0 {
            return false;
        }
        if self.setting.is_account() {
            // Aims and results stand in one sentence: only what a heading or lead says is sure.
            let own = i64::from(weighed.own);
            let told = own.abs() >= SURE && direction(own) == lean;
            return told
                || lean.is_some() && parent.is_some_and(|parent| parent.kind.direction() == lean);
        }
        let alone = self.setting.genre.is_none() && self.setting.top == RUN;
        weighed.margin.abs() >= if alone { SURE_ALONE } else { SURE }
    }

    fn kind(&self, lean: TimeDirection, years: Option<Years>) -> SectionKind {
        match (lean, years, self.setting.year) {
            (TimeDirection::Back, _, _) => SectionKind::Review,
            (TimeDirection::Ahead, Some(years), Some(own)) if years.last() > own => {
                SectionKind::LongerAims
            }
            (TimeDirection::Ahead, Some(years), None) if !years.is_one() => SectionKind::LongerAims,
            (TimeDirection::Ahead, _, _) => SectionKind::Plan,
        }
    }

    /// A paragraph: it stands in the section that is open, or in a run of its own where it turns to something else.
    fn text(&mut self, number: Option<u8>, line: &Line, weighed: &Weighed, outline: &mut Outline) {
        self.end_aside(line.start, outline);
        let body = self.all.text.get(line.body.clone()).unwrap_or("");
        if body.starts_with("各位代表") {
            // An address to the house stands in the outermost section.
            let top = self.setting.top;
            let keep = self.kept(outline, |rank| rank <= top && rank != RUN);
            self.close_to(keep, line.start, outline);
        } else if let Some(rank) = number {
            let keep = self.kept(outline, |own| own < rank || own == RUN);
            self.close_to(keep, line.start, outline);
        }
        let lean = direction(weighed.margin);
        let named = weighed
            .named
            .and_then(|named| named.resolve(self.setting.year));
        self.settle(lean, named, outline);
        // Out of the runs that say something else, into the one that says the same.
        while let Some(section) = self
            .open
            .last()
            .and_then(|place| outline.sections.get(*place))
        {
            let is_run = section.rank == RUN;
            let says_more = is_run
                && section.parent.is_none()
                && section.kind == SectionKind::Unknown
                && self.is_sure(RUN, None, weighed);
            if section.lean == lean
                && named.is_none_or(|named| Some(named) == section.years)
                && !says_more
            {
                return;
            }
            if !is_run {
                break;
            }
            self.close_to(self.open.len() - 1, line.start, outline);
        }
        self.section(RUN, None, line, weighed, outline);
    }

    /// The first paragraph under a heading that names no years says which it is about.
    fn settle(&self, lean: Option<TimeDirection>, named: Option<Years>, outline: &mut Outline) {
        let Some(section) = self
            .open
            .last()
            .and_then(|place| outline.sections.get_mut(*place))
        else {
            return;
        };
        if section.settled {
            return;
        }
        section.settled = true;
        if let (Some(direction), Some(named)) = (lean, named)
            && section.heading.is_some()
            && section.lean == lean
        {
            section.years = Some(named);
            if section.kind != SectionKind::Unknown {
                section.kind = self.kind(direction, Some(named));
            }
        }
    }

    fn innermost<'o>(&self, outline: &'o mut Outline) -> Option<&'o mut Section> {
        outline.sections.get_mut(*self.open.last()?)
    }

    fn lead_evidence(&self, line: &Line, weighed: &Weighed, outline: &mut Outline) {
        if weighed.lead > 0
            && let Some(section) = self.innermost(outline)
        {
            let looked_at = line.body.start..line.body.start + usize::from(weighed.lead);
            section.note(SectionSign::Lead, &looked_at, i64::from(weighed.own));
        }
    }

    fn words(&self, scan: Option<&Scan>, offset: usize, outline: &mut Outline) {
        if let Some(scan) = scan
            && let Some(section) = self.innermost(outline)
        {
            section.note_words(scan, offset);
        }
    }
}

/// Whether the title joins what was done with what is to be done; what was done comes first then.
fn is_joint(all: &Lines<'_>, part: &Part) -> bool {
    let title = part.title.clone().and_then(|title| all.text.get(title));
    let mut buffer = String::new();
    plain(title.unwrap_or(""), &mut buffer);
    joins_both(&buffer)
}

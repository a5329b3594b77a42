//! Puts documents, headings, evidence and margins together into sections.

use std::ops::Range;

use super::document::{Document, DocumentYear, Lines, YearSource, place_of, year};
use super::heading::{Lead, heading_years, lead, weights, year_weight};
use super::judge::{Unit, margins};
use super::line::{Line, lines, plain};
use super::parts::{Part, Sort, parts};
use super::scan::{Scan, scan};
use super::section::{Direction, Evidence, Section, SectionKind, Sign};
use super::title::Genre;
use super::years::{Named, Years, mentions};
use super::{Known, Outline};
use crate::source::Span;

/// The least margin at which a section is told to be of a kind.
const SURE: i64 = 8;
/// And in a passage without title and headings, where a word or two are all there is.
const SURE_ALONE: i64 = 16;
/// The most pieces of evidence of words that a section keeps for each direction.
const KEPT: usize = 4;

/// Reads the outline of a text.
pub(super) fn outline(text: &str, known: &Known) -> Outline {
    let lines = lines(text);
    let (parts, mut sorts) = parts(text, &lines);
    let scans: Vec<Option<Scan>> = lines
        .iter()
        .zip(&sorts)
        .map(|(line, sort)| {
            let body = match sort {
                Sort::Text(_) => line.body.clone(),
                // What follows a heading on its line; the words of the heading are weighed by themselves.
                Sort::Heading(heading) if !heading.alone => heading.words.end..line.body.end,
                _ => return None,
            };
            text.get(body).map(scan)
        })
        .collect();
    let mut outline = Outline {
        documents: Vec::with_capacity(parts.len()),
        sections: Vec::new(),
        turns: Vec::new(),
    };
    let count = parts.len();
    for (place, part) in parts.iter().enumerate() {
        let start = match place {
            0 => 0,
            _ => lines.get(part.lines.start).map_or(text.len(), |line| line.start),
        };
        let end = match place + 1 == count {
            true => text.len(),
            false => lines.get(part.lines.end).map_or(text.len(), |line| line.start),
        };
        let all = Lines { text, lines: &lines, sorts: &sorts, scans: &scans };
        let facts = facts(&all, part, known);
        let first = outline.sections.len();
        Builder::new(&all, part, &facts, known, start..end).build(&mut outline);
        let tables = sorts.get_mut(part.lines.clone()).unwrap_or(&mut []);
        let mut taken = outline.sections.iter_mut().skip(first).filter(|section| section.kind == SectionKind::Table);
        for sort in tables {
            if matches!(sort, Sort::Table(_))
                && let Sort::Table(mut table) = std::mem::replace(sort, Sort::InTable)
            {
                table.resolve(facts.year.map(|year| year.year));
                if let Some(section) = taken.next() {
                    section.table = Some(table);
                }
            }
        }
        drop(taken);
        let sections = first..outline.sections.len();
        outline.documents.push(Document {
            span: span(start..end),
            title: part.title.clone().map(span),
            genre: facts.genre,
            year: facts.year,
            place: facts.place,
            place_span: facts.place_span,
            sections,
        });
    }
    outline
}

/// Ranges of lines are in order; the other way round marks nothing.
fn span(range: Range<usize>) -> Span {
    // Ranges of lines are in order.
    Span::new(range.start, range.end).unwrap_or(Span::at(range.start))
}

struct Facts {
    genre: Option<Genre>,
    year: Option<DocumentYear>,
    place: Option<String>,
    place_span: Option<Span>,
}

fn facts(all: &Lines<'_>, part: &Part, known: &Known) -> Facts {
    let year = match known.year {
        Some(year) => Some(DocumentYear { year, source: YearSource::Stated, span: None }),
        None => year(all, part),
    };
    let (place, place_span) = match &known.place {
        Some(place) => (Some(place.clone()), None),
        None => {
            let found = place_of(all, part).map(span);
            (found.and_then(|span| span.of(all.text)).map(str::to_owned), found)
        }
    };
    Facts { genre: known.genre.or(part.genre), year, place, place_span }
}

/// What is weighed of a line.
#[derive(Default)]
struct Weighed {
    unit: Unit,
    /// What the heading, or how the paragraph begins, speaks for by itself.
    own: i64,
    words: i64,
    years: i64,
    named: Option<Named>,
    lead: Option<Lead>,
}

struct Builder<'a> {
    all: &'a Lines<'a>,
    part: &'a Part,
    facts: &'a Facts,
    known: &'a Known,
    range: Range<usize>,
    /// The outermost rank of the document's headings.
    top: u8,
    /// Open sections, outermost first, as places in the outline.
    open: Vec<usize>,
}

impl<'a> Builder<'a> {
    fn new(all: &'a Lines<'a>, part: &'a Part, facts: &'a Facts, known: &'a Known, range: Range<usize>) -> Self {
        let ranks = all.of(part.lines.clone()).filter_map(|(_, sort, _)| match sort {
            Sort::Heading(heading) => Some(heading.rank),
            _ => None,
        });
        Self {
            all,
            part,
            facts,
            known,
            range,
            top: ranks.min().unwrap_or(u8::MAX),
            open: Vec::new(),
        }
    }

    fn own(&self) -> Option<i32> {
        self.facts.year.map(|year| year.year)
    }

    fn is_account(&self) -> bool {
        self.facts.genre == Some(Genre::Progress)
    }

    /// What each line that is a heading or text speaks for.
    fn weigh(&self) -> Vec<Weighed> {
        let mut buffer = String::new();
        let mut wrapped = false;
        let mut weighed = Vec::with_capacity(self.part.lines.len());
        for (line, sort, scan) in self.all.of(self.part.lines.clone()) {
            let body = self.all.text.get(line.body.clone()).unwrap_or("");
            let mut found = Weighed::default();
            let text = scan.map_or(0, Scan::balance);
            match sort {
                Sort::Heading(heading) => {
                    plain(self.all.text.get(heading.words.clone()).unwrap_or(""), &mut buffer);
                    let named = mentions(&buffer);
                    let (back, ahead) = weights(&buffer);
                    found.words = (back - ahead).clamp(-40, 40);
                    found.years = year_weight(&buffer, &named, self.own(), self.facts.genre);
                    found.own = found.words + found.years;
                    found.named = heading_years(&buffer, &named, direction(found.own));
                    let (to_back, to_ahead) = match (self.is_account(), heading.rank <= self.top) {
                        (true, _) => (4, 4),
                        (false, true) => (16, 4),
                        (false, false) => (44, 26),
                    };
                    found.unit = Unit { speaks: found.own + text, to_back, to_ahead };
                    wrapped = false;
                }
                Sort::Text(_) => {
                    let lead = if wrapped { None } else { lead(body, self.own(), self.facts.genre, &mut buffer) };
                    found.own = lead.as_ref().map_or(0, |lead| lead.speaks);
                    let (to_back, to_ahead) = match (wrapped, self.is_account(), found.own) {
                        (true, _, _) => (80, 60),
                        (_, true, 0) => (16, 16),
                        (_, true, _) => (8, 8),
                        (_, _, ..-8) if self.facts.genre.is_none() => (16, 6),
                        (_, _, 9..) if self.facts.genre.is_none() => (6, 16),
                        _ if self.facts.genre.is_none() => (16, 16),
                        (_, _, ..-8) => (60, 14),
                        (_, _, 9..) => (26, 40),
                        _ => (60, 40),
                    };
                    found.unit = Unit { speaks: found.own + text, to_back, to_ahead };
                    found.named = lead.as_ref().and_then(|lead| lead.years);
                    found.lead = lead;
                    wrapped = !body.ends_with(['。', '！', '；', '：', '”', ':', '.', '!', '）', ')']) && body.len() > 60;
                }
                _ => {}
            }
            weighed.push(found);
        }
        weighed
    }

    fn build(mut self, outline: &mut Outline) {
        let weighed = self.weigh();
        let judged: Vec<usize> = self
            .all
            .of(self.part.lines.clone())
            .enumerate()
            .filter_map(|(place, (_, sort, _))| matches!(sort, Sort::Heading(_) | Sort::Text(_)).then_some(place))
            .collect();
        let units: Vec<Unit> = judged.iter().filter_map(|place| weighed.get(*place)).map(|weighed| weighed.unit).collect();
        let mut margin_of = vec![0; weighed.len()];
        for (place, margin) in judged.iter().zip(margins(&units)) {
            if let Some(slot) = margin_of.get_mut(*place) {
                *slot = match self.known.direction {
                    Some(Direction::Back) => i64::from(u32::MAX),
                    Some(Direction::Ahead) => -i64::from(u32::MAX),
                    None => margin,
                };
            }
        }
        for ((line, sort, scan), (weighed, margin)) in self.all.of(self.part.lines.clone()).zip(weighed.iter().zip(&margin_of)) {
            match sort {
                Sort::Title => self.close_to(0, line.start, outline),
                Sort::InTable => {}
                Sort::Furniture => self.aside(SectionKind::Furniture, line, outline),
                Sort::Explanation => self.aside(SectionKind::Explanation, line, outline),
                Sort::Table(_) => self.table(line, outline),
                Sort::Heading(heading) => {
                    let keep = self.open.iter().take_while(|open| outline.sections.get(**open).is_some_and(|section| section.rank < heading.rank)).count();
                    self.close_to(keep, line.start, outline);
                    self.section(heading.rank, Some(heading.words.clone()), line, weighed, *margin, outline);
                    self.heading_evidence(&heading.words, weighed, *margin, outline);
                    self.words(scan, heading.words.end, line, outline);
                }
                Sort::Text(number) => {
                    self.text(*number, line, weighed, *margin, outline);
                    self.lead_evidence(line, weighed, outline);
                    self.words(scan, line.body.start, line, outline);
                }
            }
        }
        self.close_to(0, self.range.end, outline);
    }

    /// Ends the open sections but the outermost `keep`.
    fn close_to(&mut self, keep: usize, at: usize, outline: &mut Outline) {
        let mut closed = false;
        while self.open.len() > keep {
            let Some(section) = self.open.pop().and_then(|place| outline.sections.get_mut(place)) else {
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
            rank: u8::MAX,
        }
    }

    /// The kind that a last open section of the page or of explanations has; such a section ends with the next line of another kind.
    fn is_aside(&self, outline: &Outline) -> Option<SectionKind> {
        let section = outline.sections.get(*self.open.last()?)?;
        matches!(section.kind, SectionKind::Furniture | SectionKind::Explanation | SectionKind::Table).then_some(section.kind)
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
        let years = self.inherited(outline).or_else(|| self.own().and_then(|year| Years::new(year, year).ok()));
        let section = Section { years, ..self.empty(line, SectionKind::Table) };
        self.push(section, outline);
    }

    fn inherited(&self, outline: &Outline) -> Option<Years> {
        outline.sections.get(*self.open.last()?)?.years
    }

    /// The years that a direction means where nothing names any.
    fn usual(&self, direction: Option<Direction>) -> Option<Years> {
        let own = self.own()?;
        let year = match (self.facts.genre, direction?) {
            (Some(Genre::WorkReport | Genre::PlanReport), Direction::Back) => own - 1,
            _ => own,
        };
        Years::new(year, year).ok()
    }

    /// Opens a section under the sections that are open.
    fn section(&mut self, rank: u8, heading: Option<Range<usize>>, line: &Line, weighed: &Weighed, margin: i64, outline: &mut Outline) {
        let lean = direction(margin);
        let parent = self.open.last().and_then(|place| outline.sections.get(*place));
        let same = parent.filter(|parent| parent.lean == lean);
        let named = weighed.named.and_then(|named| named.resolve(self.own()));
        let years = named.or_else(|| same.and_then(|parent| parent.years)).or_else(|| self.usual(lean));
        // In an account, aims and results stand in one sentence: only what a heading or lead says is sure.
        let sure = if self.is_account() && self.known.direction.is_none() {
            let own = direction(weighed.own).filter(|_| weighed.own.abs() >= SURE && Some(weighed.own > 0) == lean.map(|lean| lean == Direction::Back));
            own.is_some() || same.is_some_and(|parent| parent.kind.direction() == lean && lean.is_some())
        } else {
            margin.abs() >= if self.facts.genre.is_none() && self.top == u8::MAX { SURE_ALONE } else { SURE }
        };
        let kind = match lean {
            Some(lean) if sure => self.kind(lean, years),
            _ => SectionKind::Unknown,
        };
        let mut section = Section { lean, years, rank, ..self.empty(line, kind) };
        section.heading = heading.map(span);
        if let Some(stated) = self.known.direction {
            section.evidence.push(Evidence { sign: Sign::Stated, span: section.span, direction: stated, weight: u32::MAX });
        }
        self.push(section, outline);
        let own = weighed.unit.speaks;
        self.note(Sign::Neighbours, line.body.clone(), margin - 2 * own, outline);
    }

    fn kind(&self, lean: Direction, years: Option<Years>) -> SectionKind {
        match (lean, years, self.own()) {
            (Direction::Back, _, _) => SectionKind::Review,
            (Direction::Ahead, Some(years), Some(own)) if years.last() > own => SectionKind::LongerAims,
            (Direction::Ahead, Some(years), None) if !years.is_one() => SectionKind::LongerAims,
            (Direction::Ahead, _, _) => SectionKind::Plan,
        }
    }

    /// A paragraph: it stands in the section that is open, or in a run of its own where it turns to something else.
    fn text(&mut self, number: Option<u8>, line: &Line, weighed: &Weighed, margin: i64, outline: &mut Outline) {
        self.end_aside(line.start, outline);
        let body = self.all.text.get(line.body.clone()).unwrap_or("");
        if body.starts_with("各位代表") {
            // An address to the house stands in the outermost section.
            let keep = self.open.iter().take_while(|open| outline.sections.get(**open).is_some_and(|section| section.rank <= self.top && section.rank != u8::MAX)).count();
            self.close_to(keep, line.start, outline);
        } else if let Some(rank) = number {
            let keep = self.open.iter().take_while(|open| outline.sections.get(**open).is_some_and(|section| section.rank < rank || section.rank == u8::MAX)).count();
            self.close_to(keep, line.start, outline);
        }
        let lean = direction(margin);
        let named = weighed.named.and_then(|named| named.resolve(self.own()));
        // Out of the runs that say something else, into the one that says the same.
        while let Some(place) = self.open.last() {
            let Some(section) = outline.sections.get(*place) else {
                break;
            };
            let agrees = section.lean == lean && named.is_none_or(|named| Some(named) == section.years);
            if agrees {
                return;
            }
            if section.rank != u8::MAX {
                break;
            }
            self.close_to(self.open.len() - 1, line.start, outline);
        }
        self.section(u8::MAX, None, line, weighed, margin, outline);
    }

    fn note(&self, sign: Sign, at: Range<usize>, speaks: i64, outline: &mut Outline) {
        let Some(direction) = direction(speaks) else {
            return;
        };
        let weight = u32::try_from(speaks.unsigned_abs()).unwrap_or(u32::MAX);
        if let Some(section) = self.open.last().and_then(|place| outline.sections.get_mut(*place)) {
            section.evidence.push(Evidence { sign, span: span(at), direction, weight });
        }
    }

    fn heading_evidence(&self, words: &Range<usize>, weighed: &Weighed, margin: i64, outline: &mut Outline) {
        let _ = margin;
        self.note(Sign::HeadingWord, words.clone(), weighed.words, outline);
        self.note(Sign::HeadingYear, words.clone(), weighed.years, outline);
    }

    fn lead_evidence(&self, line: &Line, weighed: &Weighed, outline: &mut Outline) {
        if let Some(lead) = &weighed.lead {
            self.note(Sign::Lead, line.body.start..line.body.start + lead.length, lead.speaks, outline);
        }
    }

    /// The strongest words of a line.
    fn words(&self, scan: Option<&Scan>, offset: usize, line: &Line, outline: &mut Outline) {
        let Some(scan) = scan else {
            return;
        };
        let Some(section) = self.open.last().and_then(|place| outline.sections.get_mut(*place)) else {
            return;
        };
        for (hit, direction) in scan.strongest.iter().zip([Direction::Back, Direction::Ahead]) {
            let Some(hit) = hit else {
                continue;
            };
            let is_word = |evidence: &&Evidence| evidence.direction == direction && matches!(evidence.sign, Sign::Word | Sign::ExactFigure);
            if section.evidence.iter().filter(is_word).count() < KEPT {
                let range = offset + hit.range.start..offset + hit.range.end;
                debug_assert!(range.end <= line.body.end);
                section.evidence.push(Evidence {
                    sign: if hit.is_figure { Sign::ExactFigure } else { Sign::Word },
                    span: span(range),
                    direction,
                    weight: hit.weight,
                });
            }
        }
    }
}

/// Positive for done.
fn direction(speaks: i64) -> Option<Direction> {
    match speaks {
        0 => None,
        1.. => Some(Direction::Back),
        _ => Some(Direction::Ahead),
    }
}


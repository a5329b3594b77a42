//! The extractor: sentences → numbers → roles → frames → rules → statements and findings.

use std::borrow::Cow;

use super::absorb;
use super::frame::{self, Frame};
use super::lexer::{self, End};
use super::lexicon::{Lexicon, Sense, Tags, UnitClass};
use super::measure::measure;
use super::memory::Memory;
use super::rank;
use super::responsible;
use super::roles::{self, Role};
use super::rule::{Context, RULES, Reading, Rule};
use super::scope::{self, Times};
use super::sentence::Sentence;
use super::statement::{BoundKind, Kind, Statement, Value};
use super::text::{self, Glyph};
use super::walk::Walk;
use crate::finding::Finding;
use crate::indicator::Measure;
use crate::source::Span;
use crate::target::Commitment;

/// What [`Extractor::extract`] returns.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Extraction<'t> {
    /// The statements, in the order of the text.
    pub statements: Vec<Statement<'t>>,
    /// What was noticed and not understood, in the order of the text.
    pub findings: Vec<Finding>,
}

/// Reads statements out of report text. It keeps nothing between calls: one extractor serves any
/// number of threads.
#[derive(Clone, Debug, Default)]
pub struct Extractor {
    lexicon: Lexicon,
    pub(super) plan_year: Option<i32>,
}

impl Extractor {
    /// An extractor with a lexicon of the caller's.
    #[must_use]
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            plan_year: None,
        }
    }

    /// The year that the text plans for; years before it are then past, itself and later ones to come.
    #[must_use]
    pub fn plan_year(mut self, year: i32) -> Self {
        self.plan_year = Some(year);
        self
    }

    /// The lexicon in use.
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads all statements of a text. It never fails: what it cannot read comes back as a finding.
    #[must_use]
    pub fn extract<'t>(&self, text: &'t str) -> Extraction<'t> {
        let mut reader = Reader {
            extractor: self,
            text,
            extraction: Extraction::default(),
            memory: Memory::default(),
            walk: Walk::default(),
            line_start: 0,
        };
        reader.read();
        reader.extraction
    }
}

struct Reader<'e, 't> {
    extractor: &'e Extractor,
    text: &'t str,
    extraction: Extraction<'t>,
    memory: Memory<'t>,
    walk: Walk<'t>,
    /// The first statement of the line.
    line_start: usize,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self) {
        let mut glyphs = Vec::new();
        for sentence in lexer::sentences(self.text) {
            let body = self.text.get(sentence.body.clone()).unwrap_or("");
            if sentence.starts_line {
                self.line_start = self.extraction.statements.len();
            }
            self.walk.enter(self.text, &sentence);
            self.responsible(body);
            if sentence.may_count {
                text::fold_range(self.text, sentence.body.clone(), &mut glyphs);
                self.sentence(&glyphs);
            } else {
                self.walk.review(body);
            }
            self.walk.leave(sentence.end);
            self.forget(sentence.end);
        }
    }

    /// What the rules remember ends with the paragraph.
    fn forget(&mut self, end: End) {
        match end {
            End::Semicolon | End::Cut => {}
            End::Stop | End::Cell => self.memory.next_sentence(),
            End::Line | End::Blank => self.memory.clear(),
        }
    }

    fn responsible(&mut self, body: &'t str) {
        let units = responsible::units(body);
        if units.is_empty() {
            return;
        }
        for statement in self.extraction.statements.iter_mut().skip(self.line_start) {
            statement.units.clone_from(&units);
        }
    }

    fn sentence(&mut self, glyphs: &[Glyph]) {
        let lexicon = &self.extractor.lexicon;
        let sentence = Sentence::new(self.text, glyphs, lexicon, self.walk.is_footnote);
        if sentence.is_idle() && sentence.signals.is_empty() {
            return;
        }
        let times = Times::new(
            &sentence,
            lexicon,
            &self.walk.scope,
            self.extractor.plan_year,
        );
        let mut roles: Vec<Role> = (0..sentence.expressions.len())
            .map(|at| roles::role_of(&sentence, lexicon, at))
            .collect();
        for at in 0..roles.len() {
            if roles.get(at) == Some(&Role::Statement)
                && let Some(role) = absorb::absorbed(&sentence, lexicon, at)
                && let Some(place) = roles.get_mut(at)
            {
                *place = role;
            }
        }
        baselines(&sentence, lexicon, &mut roles);
        let ranks = rank::find(&sentence, lexicon);
        for rank in &ranks {
            if let Some(role) = rank.expression.and_then(|at| roles.get_mut(at)) {
                *role = Role::Ordinal;
            }
        }
        let frames = frame::frames(&sentence, lexicon, &roles);
        let mut ranks = ranks.into_iter().peekable();
        for index in 0..frames.len() {
            let Some(frame) = frames.get(index) else {
                continue;
            };
            let Some(expression) = frame.expression(&sentence) else {
                continue;
            };
            while let Some(rank) = ranks.next_if(|rank| rank.span.start < expression.whole.start) {
                self.push_rank(&sentence, &times, rank);
            }
            if roles.get(frame.at) == Some(&Role::Baseline) {
                self.memory.baseline = Some(());
                continue;
            }
            if let Some(role) = self.number(&sentence, &times, &frames, index)
                && let Some(place) = roles.get_mut(frame.at)
            {
                *place = role;
            }
            self.memory.baseline = None;
        }
        for rank in ranks {
            self.push_rank(&sentence, &times, rank);
        }
        self.walk.keep(&times);
    }

    /// Reads one number; returns its role where it turned out to be no statement.
    fn number(
        &mut self,
        sentence: &Sentence<'t, '_>,
        times: &Times<'t>,
        frames: &[Frame],
        index: usize,
    ) -> Option<Role> {
        let frame = frames.get(index)?;
        let expression = frame.expression(sentence)?;
        let Some(unit) = expression.unit.as_ref() else {
            return Some(Role::NotUnderstood);
        };
        let Ok(value) = expression.value.clone() else {
            return Some(Role::NotUnderstood);
        };
        let context = Context {
            sentence,
            lexicon: &self.extractor.lexicon,
            frame,
            expression,
            frames,
            index,
            memory: &self.memory,
            class: unit.class,
        };
        let (rule, reading) = RULES
            .iter()
            .find_map(|row| Some((row.rule, (row.read)(&context)?)))?;
        let after_growth = reading.indicator_after_growth(&self.memory);
        let mut bound = expression.bound;
        if rule == Rule::Respectively {
            self.distribute(&reading);
            bound = shared_bound(sentence, frames, index).unwrap_or(bound);
        } else if !frame.linked {
            self.memory.distribution = None;
        }
        let mut measure = measure(
            &self.extractor.lexicon,
            &reading,
            unit.class,
            bound,
            after_growth,
        );
        if rule == Rule::BaselineToTarget {
            measure = Measure::Level;
        }
        // 增长12%、突破30亿元: a bound alone after a growth is the level it leads to.
        let clause = sentence.clause_of(expression.whole.start);
        let commitment = self.commitment(sentence, &reading, frame, clause, expression.whole.start);
        let aspect = has_aspect(sentence, frame);
        let kind = if aspect {
            Kind::Achievement
        } else {
            times.kind(expression.whole.start)
        };
        self.memory
            .push(&reading, unit.class, Some(unit), frame.part, commitment);
        let written = unit.written(self.text, sentence.glyphs);
        self.push(Draft {
            sentence,
            span: expression.whole.clone(),
            kind,
            reading,
            value,
            unit: written,
            parsed_unit: unit.parsed(),
            peers: Cow::Borrowed(""),
            bound,
            measure,
            commitment,
            period: times.period(expression.whole.start),
            rule,
        });
        None
    }

    fn distribute(&mut self, reading: &Reading<'t>) {
        let position = match self.memory.distribution.take() {
            Some((_, position)) if reading.subjects.len() > position => position + 1,
            _ => 1,
        };
        self.memory.distribution = Some((reading.clone(), position));
    }

    /// The commitment of a number: its clause's own word, or that of the statement whose chain it
    /// goes on.
    fn commitment(
        &self,
        sentence: &Sentence<'t, '_>,
        reading: &Reading<'t>,
        frame: &Frame,
        clause: std::ops::Range<usize>,
        at: usize,
    ) -> Commitment {
        if let Some(commitment) = scope::commitment(sentence, clause, at) {
            return commitment;
        }
        let chained = self.memory.in_sentence()
            && (reading.elided && !frame.linked || frame.part || frame.linked);
        let previous = self.memory.last().map(|past| past.commitment);
        previous.filter(|_| chained).unwrap_or(Commitment::Plan)
    }

    fn push_rank(&mut self, sentence: &Sentence<'t, '_>, times: &Times<'t>, rank: rank::Found<'t>) {
        // 优良率达98.6%,位列全省第5位: the rank is that of what was said before.
        let indicator = if rank.indicator.is_empty() {
            self.memory.owner().cloned()
        } else {
            Some(rank.indicator)
        };
        let Some(mut indicator) = indicator else {
            return;
        };
        if self.extractor.lexicon.is(&indicator, Tags::RELATIONAL)
            && let Some(owner) = self.memory.owner()
        {
            indicator = Cow::Owned(format!("{owner}{indicator}"));
        }
        let clause = sentence.clause_of(rank.span.start);
        let commitment =
            scope::commitment(sentence, clause, rank.span.start).unwrap_or(Commitment::Plan);
        let breakthrough = rank.rule == Rule::Breakthrough;
        let reading = Reading {
            action: rank.action,
            indicator,
            sense: Some(Sense::Place),
            ..Reading::default()
        };
        self.memory
            .push(&reading, UnitClass::Counter, None, false, commitment);
        self.push(Draft {
            sentence,
            span: rank.span.clone(),
            kind: times.kind(rank.span.start),
            reading,
            value: rank.value.map_or(Value::None, Value::One),
            unit: rank.unit,
            parsed_unit: None,
            peers: rank.peers,
            bound: if breakthrough {
                BoundKind::Breakthrough
            } else {
                BoundKind::Rank
            },
            measure: if breakthrough {
                Measure::Total
            } else {
                Measure::Level
            },
            commitment,
            period: times.period(rank.span.start),
            rule: rank.rule,
        });
    }

    fn push(&mut self, draft: Draft<'t, '_, '_>) {
        let bytes = draft.sentence.glyphs.bytes(draft.span);
        let Ok(span) = Span::new(bytes.start, bytes.end) else {
            return;
        };
        self.extraction.statements.push(Statement {
            span,
            quote: self.text.get(bytes).unwrap_or(""),
            kind: draft.kind,
            action: draft.reading.action.into(),
            indicator: draft.reading.indicator.into(),
            value: draft.value,
            unit: draft.unit.into(),
            parsed_unit: draft.parsed_unit,
            peers: draft.peers,
            bound: draft.bound,
            measure: draft.measure,
            commitment: draft.commitment,
            period: draft.period.into(),
            theme: self.walk.headings.path(),
            units: Vec::new(),
            rule: draft.rule,
        });
    }
}

struct Draft<'t, 's, 'g> {
    sentence: &'s Sentence<'t, 'g>,
    span: std::ops::Range<usize>,
    kind: Kind,
    reading: Reading<'t>,
    value: Value,
    unit: Cow<'t, str>,
    parsed_unit: Option<crate::unit::Unit>,
    peers: Cow<'t, str>,
    bound: BoundKind,
    measure: Measure,
    commitment: Commitment,
    period: Cow<'t, str>,
    rule: Rule,
}

impl Reading<'_> {
    fn indicator_after_growth(&self, memory: &Memory<'_>) -> bool {
        memory.last().is_some_and(|past| {
            past.indicator == self.indicator
                && matches!(past.sense, Some(Sense::Rise | Sense::Fall))
        })
    }
}

/// The bound that the last number of a 分别 list gives to all.
fn shared_bound(sentence: &Sentence<'_, '_>, frames: &[Frame], index: usize) -> Option<BoundKind> {
    let own = frames.get(index)?.expression(sentence)?;
    if own.bound != BoundKind::Plain {
        return None;
    }
    let last = frames
        .iter()
        .skip(index + 1)
        .take_while(|next| next.linked && next.before.is_empty())
        .last()?;
    let last = last.expression(sentence)?;
    last.bound_after.then_some(last.bound)
}

/// 新增了, 完成了: done.
fn has_aspect(sentence: &Sentence<'_, '_>, frame: &Frame) -> bool {
    let verb_end = frame
        .lead
        .as_ref()
        .or(frame.trail.as_ref())
        .map(|(verb, _)| verb.end);
    verb_end.is_some_and(|end| {
        sentence.glyphs.char(end) == '了' && !sentence.glyphs.starts_with(end, "了解")
    })
}

/// 由68%提高到80%: the first number is where the second starts from.
fn baselines(sentence: &Sentence<'_, '_>, lexicon: &Lexicon, roles: &mut [Role]) {
    let glyphs = sentence.glyphs;
    for at in 1..roles.len() {
        let (Some(first), Some(second)) = (
            sentence.expressions.get(at - 1),
            sentence.expressions.get(at),
        ) else {
            continue;
        };
        let clause = sentence.clause_of(second.whole.start);
        if first.whole.start < clause.start || roles.get(at) != Some(&Role::Statement) {
            continue;
        }
        let gap = first.whole.end..second.whole.start;
        let reaches = lexicon
            .verb_before(glyphs, gap.start, gap.end)
            .is_some_and(|(from, sense)| sense == Sense::Reach && from - gap.start <= 4);
        let from = (clause.start..first.whole.start)
            .rev()
            .any(|at| matches!(glyphs.char(at), '由' | '从'));
        if reaches
            && from
            && let Some(role) = roles.get_mut(at - 1)
            && matches!(
                role,
                Role::Statement | Role::Size | Role::Threshold | Role::Duration
            )
        {
            *role = Role::Baseline;
        }
    }
}

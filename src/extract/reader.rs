//! The reading of a text: sentences → numbers → roles → frames → rules → statements and findings.

use std::borrow::Cow;
use std::ops::Range;

use super::extractor::{Accounted, Extractor};
use super::frame::{self, Frame};
use super::lexer::{End, Lexer};
use super::lexicon::{Sense, Tags, UnitClass};
use super::measure::measure;
use super::memory::Memory;
use super::numeral;
use super::rank;
use super::responsible;
use super::roles::{self, Role};
use super::rule::{self, Context, RULES, Reading, Rule};
use super::scope::{self, Times};
use super::sentence::{Parts, Sentence};
use super::statement::{BoundKind, Kind, Statement, Value};
use super::text::Glyphs;
use super::trouble;
use super::value::{Expression, UnitText};
use super::walk::Walk;
use crate::finding::Finding;
use crate::indicator::Measure;
use crate::number::Decimal;
use crate::source::Span;
use crate::target::Commitment;

/// Reads one text from its first sentence to its last.
pub(super) struct Reader<'e, 't> {
    extractor: &'e Extractor,
    text: &'t str,
    pub(super) statements: Vec<Statement<'t>>,
    pub(super) findings: Vec<Finding>,
    /// Every number with its role, where a caller asks for it.
    pub(super) account: Option<Vec<Accounted>>,
    memory: Memory<'t>,
    walk: Walk<'t>,
    /// The first statement of the line.
    line_start: usize,
}

impl<'e, 't> Reader<'e, 't> {
    pub(super) fn new(extractor: &'e Extractor, text: &'t str) -> Self {
        Self {
            extractor,
            text,
            statements: Vec::new(),
            findings: Vec::new(),
            account: None,
            memory: Memory::default(),
            walk: Walk::default(),
            line_start: 0,
        }
    }

    pub(super) fn read(&mut self) {
        let mut lexer = Lexer::new(self.text, self.extractor.lexicon().plain());
        let mut parts = Parts::default();
        while let Some(sentence) = lexer.next() {
            let glyphs = lexer.folded.glyphs(sentence.body.clone());
            let watched = lexer.folded.watched();
            let body = self.text.get(sentence.body.clone()).unwrap_or("");
            if sentence.starts_line {
                self.line_start = self.statements.len();
                self.memory.clear();
            }
            let contents = sentence.contents;
            let known = self.findings.len();
            self.walk.enter(self.text, &sentence);
            if contents.colon {
                self.responsible(sentence.body.start);
            }
            if contents.control {
                self.findings
                    .extend(trouble::control_character(self.text, sentence.body.clone()));
            }
            if contents.digits || contents.numerals && self.may_count(glyphs, watched) {
                parts = self.sentence(glyphs, watched, parts);
            } else {
                self.walk.review(body);
            }
            if trouble::may_end_with_unit(body) {
                self.findings.extend(trouble::unit_without_number(
                    self.text,
                    glyphs,
                    self.extractor.lexicon(),
                ));
            }
            self.walk.leave(sentence.end);
            self.order(known);
            if !matches!(sentence.end, End::Semicolon | End::Cut) {
                self.memory.next_sentence();
            }
        }
    }

    /// Whether the Chinese numerals of a sentence may count something; most are parts of words (一体, 三农).
    fn may_count(&self, glyphs: Glyphs<'_>, watched: &[u32]) -> bool {
        self.account.is_some() || numeral::may_count(glyphs, watched, self.extractor.lexicon())
    }

    /// Puts the findings of a sentence into the order of the text.
    fn order(&mut self, known: usize) {
        if let Some(new) = self.findings.get_mut(known..).filter(|new| new.len() > 1) {
            new.sort();
        }
    }

    fn responsible(&mut self, from: usize) {
        let units = responsible::units(self.text.get(from..).unwrap_or(""));
        if units.is_empty() {
            return;
        }
        for statement in self.statements.iter_mut().skip(self.line_start) {
            statement.units.clone_from(&units);
        }
    }

    fn sentence(&mut self, glyphs: Glyphs<'_>, watched: &[u32], parts: Parts) -> Parts {
        let lexicon = self.extractor.lexicon();
        let mut sentence = Sentence::new(self.text, glyphs, watched, lexicon, parts);
        sentence.is_footnote = self.walk.is_footnote;
        let idle = sentence.is_idle();
        if idle && sentence.parts.signals.is_empty() && self.account.is_none() {
            return sentence.parts;
        }
        let times = Times::new(
            &sentence,
            lexicon,
            &self.walk.scope,
            self.extractor.plan_year,
        );
        if times.looks_back {
            for statement in self.statements.iter_mut().skip(self.line_start) {
                statement.kind = Kind::Achievement;
            }
        }
        if !idle || self.account.is_some() {
            let mut roles = roles::roles_of(&sentence, lexicon);
            self.numbers(&sentence, &times, &mut roles);
            self.settle(&sentence, &roles);
        }
        self.walk.keep(&times);
        sentence.parts
    }

    /// Reads the numbers of a sentence whose role leaves it open, and its ranks, in order.
    fn numbers(&mut self, sentence: &Sentence<'t, '_>, times: &Times<'t>, roles: &mut [Role]) {
        let lexicon = self.extractor.lexicon();
        let ranks = rank::find(sentence, lexicon);
        for rank in &ranks {
            if let Some(role) = rank.expression.and_then(|at| roles.get_mut(at)) {
                *role = Role::Rank;
            }
        }
        let frames = frame::frames(sentence, lexicon, roles);
        let mut ranks = ranks.into_iter().peekable();
        for (index, frame) in frames.iter().enumerate() {
            let Some(expression) = frame.expression(sentence) else {
                continue;
            };
            while let Some(rank) = ranks.next_if(|rank| rank.span.start < expression.whole.start) {
                self.push_rank(sentence, times, rank);
            }
            let Some(role) = roles.get_mut(frame.at) else {
                continue;
            };
            if *role == Role::Baseline {
                self.memory.baseline = Some(frame.at);
                continue;
            }
            *role = self.number(sentence, times, &frames, index);
            self.memory.baseline = None;
        }
        for rank in ranks {
            self.push_rank(sentence, times, rank);
        }
    }

    /// Reports the numbers that were not understood, and accounts for all.
    fn settle(&mut self, sentence: &Sentence<'t, '_>, roles: &[Role]) {
        for (expression, role) in sentence.parts.expressions.iter().zip(roles) {
            if *role == Role::NotUnderstood {
                self.findings
                    .push(trouble::not_understood(self.text, sentence, expression));
            }
            let bytes = sentence.bytes(expression.digits.clone());
            if let (Some(account), Ok(span)) =
                (&mut self.account, Span::new(bytes.start, bytes.end))
            {
                account.push(Accounted { span, role: *role });
            }
        }
    }

    /// Reads one number; returns the role that it turned out to have.
    fn number(
        &mut self,
        sentence: &Sentence<'t, '_>,
        times: &Times<'t>,
        frames: &[Frame],
        index: usize,
    ) -> Role {
        let Some(frame) = frames.get(index) else {
            return Role::NotUnderstood;
        };
        let Some(expression) = frame.expression(sentence) else {
            return Role::NotUnderstood;
        };
        let (Some(unit), Ok(value)) = (expression.unit.as_ref(), expression.value.clone()) else {
            return Role::NotUnderstood;
        };
        let lexicon = self.extractor.lexicon();
        let memory = &self.memory;
        let context = Context {
            sentence,
            lexicon,
            frame,
            expression,
            frames,
            index,
            memory,
            class: unit.class,
        };
        let read = RULES
            .iter()
            .find_map(|row| Some((row.rule, (row.read)(&context)?)));
        let Some((rule, reading)) = read.filter(|(_, reading)| !reading.indicator.is_empty())
        else {
            let counts = !expression.chinese || expression.digits.len() > 1;
            let alone = frame.before.is_empty() && frame.after.is_empty() && counts;
            let governed = frame.lead.is_some() || frame.trail.is_some() || alone;
            return if governed && !context.describes() {
                Role::NotUnderstood
            } else {
                Role::Description
            };
        };
        let after_growth = reading.follows_change(&self.memory);
        let mut bound = expression.bound;
        if rule == Rule::Respectively {
            self.distribute(&reading);
            bound = rule::shared_bound(sentence, frames, index).unwrap_or(bound);
        } else if !frame.linked {
            self.memory.distribution = None;
        }
        let measure = match rule {
            Rule::BaselineToTarget => Measure::Level,
            // 增长5%,力争达到5.5%: the rate grown, not a level.
            _ if after_growth
                && reading.elided
                && unit.class == UnitClass::Percent
                && self.memory.grew() =>
            {
                Measure::Growth
            }
            _ => measure(lexicon, &reading, unit.class, bound, after_growth),
        };
        let commitment = self.commitment(sentence, &reading, frame, expression.whole.start);
        let done = scope::is_done(sentence, frame);
        let baseline = memory_baseline(&self.memory, sentence, expression);
        let part_of = self.whole_of(unit, frame, &reading);
        self.memory
            .push(&reading, unit.class, Some(unit), frame.part, commitment);
        self.push(
            sentence,
            times,
            Draft {
                span: expression.whole.clone(),
                kind: done.then_some(Kind::Achievement),
                reading,
                value,
                baseline,
                part_of,
                unit: unit.written(self.text, sentence.glyphs),
                parsed_unit: unit.parsed(),
                peers: Cow::Borrowed(""),
                bound,
                measure,
                commitment,
                rule,
            },
        );
        Role::Statement
    }

    /// The statement that a part counted like it is a part of.
    fn whole_of(&self, unit: &UnitText, frame: &Frame, reading: &Reading<'t>) -> Option<Span> {
        let whole = self.memory.whole(unit).filter(|_| frame.part)?;
        let alike = whole.sense == reading.sense && whole.unit.as_ref()?.is_like(unit);
        let adds = !matches!(
            unit.class,
            UnitClass::Percent | UnitClass::PercentagePoint | UnitClass::Rate
        );
        whole.span.filter(|_| alike && adds)
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
        at: usize,
    ) -> Commitment {
        if let Some(commitment) = scope::commitment(sentence, sentence.clause_of(at), at) {
            return commitment;
        }
        let chained = self.memory.in_sentence() && (reading.elided || frame.part || frame.linked);
        let previous = self.memory.last().map(|past| past.commitment);
        previous.filter(|_| chained).unwrap_or(Commitment::Plan)
    }

    fn push_rank(&mut self, sentence: &Sentence<'t, '_>, times: &Times<'t>, rank: rank::Found<'t>) {
        // 优良率达98.6%,位列全省第5位: the rank is that of what was said before.
        let owner = self.memory.owner().cloned();
        let indicator = match owner {
            Some(owner) if rank.indicator.is_empty() => owner,
            Some(owner)
                if self
                    .extractor
                    .lexicon()
                    .is(&rank.indicator, Tags::RELATIONAL) =>
            {
                Cow::Owned(format!("{owner}{}", rank.indicator))
            }
            _ => rank.indicator,
        };
        let bytes = sentence.bytes(rank.span.clone());
        let impossible = rank
            .value
            .is_some_and(|value| value < Decimal::ONE || !value.fract().is_zero());
        if indicator.is_empty() || impossible {
            self.findings.push(trouble::rank(self.text, bytes));
            return;
        }
        let at = rank.span.start;
        let commitment =
            scope::commitment(sentence, sentence.clause_of(at), at).unwrap_or(Commitment::Plan);
        let (bound, measure) = match rank.rule {
            Rule::Breakthrough => (BoundKind::Breakthrough, Measure::Total),
            _ => (BoundKind::Rank, Measure::Level),
        };
        let reading = Reading {
            action: rank.action,
            indicator,
            sense: Some(Sense::Place),
            ..Reading::default()
        };
        self.memory
            .push(&reading, UnitClass::Counter, None, false, commitment);
        self.push(
            sentence,
            times,
            Draft {
                span: rank.span,
                kind: None,
                reading,
                value: rank.value.map_or(Value::None, Value::One),
                baseline: None,
                part_of: None,
                unit: rank.unit,
                parsed_unit: None,
                peers: rank.peers,
                bound,
                measure,
                commitment,
                rule: rank.rule,
            },
        );
    }

    fn push(&mut self, sentence: &Sentence<'t, '_>, times: &Times<'t>, draft: Draft<'t>) {
        let at = draft.span.start;
        let bytes = sentence.bytes(draft.span);
        let Ok(span) = Span::new(bytes.start, bytes.end) else {
            return;
        };
        self.memory.place(span);
        self.statements.push(Statement {
            span,
            quote: self.text.get(bytes).unwrap_or(""),
            kind: draft.kind.unwrap_or_else(|| times.kind(at)),
            action: draft.reading.action,
            indicator: draft.reading.indicator,
            value: draft.value,
            baseline: draft.baseline,
            part_of: draft.part_of,
            unit: draft.unit,
            parsed_unit: draft.parsed_unit,
            peers: draft.peers,
            bound: draft.bound,
            measure: draft.measure,
            commitment: draft.commitment,
            period: times.period(at),
            theme: self.walk.headings.path(),
            units: Vec::new(),
            rule: draft.rule,
        });
    }
}

/// The baseline of a number, where the number before it is one.
fn memory_baseline(
    memory: &Memory<'_>,
    sentence: &Sentence<'_, '_>,
    expression: &Expression,
) -> Option<Decimal> {
    let before = sentence.parts.expressions.get(memory.baseline?)?;
    expression.converted(before)
}

/// A statement before its place in the text is worked out.
struct Draft<'t> {
    span: Range<usize>,
    /// The kind, where the words at the number tell it.
    kind: Option<Kind>,
    reading: Reading<'t>,
    value: Value,
    baseline: Option<Decimal>,
    part_of: Option<Span>,
    unit: Cow<'t, str>,
    parsed_unit: Option<crate::unit::Unit>,
    peers: Cow<'t, str>,
    bound: BoundKind,
    measure: Measure,
    commitment: Commitment,
    rule: Rule,
}

impl Reading<'_> {
    /// 增长12%、突破30亿元: the same indicator's change was just said, so this is what it leads to.
    fn follows_change(&self, memory: &Memory<'_>) -> bool {
        let changed = |sense| matches!(sense, Some(Sense::Rise | Sense::Fall));
        memory
            .last()
            .is_some_and(|past| past.indicator == self.indicator && changed(past.sense))
    }
}

//! The reading of one number: rule, measure, bound and commitment, made into a statement.

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::clause::scope;
use crate::extract::clause::sentence::Sentence;
use crate::extract::frame::{self, Frame};
use crate::extract::reader::Reader;
use crate::extract::reader::trouble;
use crate::extract::rule::RULES;
use crate::extract::rule::context::Context;
use crate::extract::rule::elided;
use crate::extract::rule::header;
use crate::extract::rule::measure::measure;
use crate::extract::rule::memory::Memory;
use crate::extract::rule::rank;
use crate::extract::rule::reading::Reading;
use crate::extract::rule::respectively::shared_bound;
use crate::extract::statement::role::Role;
use crate::extract::statement::rule::Rule;
use crate::extract::statement::{Kind, Rare, Statement, StatementBound, Value};
use crate::extract::times::{self, Times};
use crate::extract::words::sense::{Sense, UnitClass};
use crate::extract::words::tags::Tags;
use crate::extract::words::value::{Expression, UnitText};
use crate::indicator::Measure;
use crate::number::Decimal;
use crate::source::Span;
use crate::target::Commitment;

impl<'t> Reader<'_, 't> {
    /// Reads one number; returns the role that it turned out to have.
    #[expect(
        clippy::too_many_lines,
        reason = "one list of cases, read from top to bottom"
    )]
    pub(crate) fn number(
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
        let Some((rule, mut reading)) = read.filter(|(_, reading)| !reading.indicator.is_empty())
        else {
            let counts = !expression.chinese || expression.digits.len() > 1;
            return if counts && !context.describes() {
                Role::NotUnderstood
            } else {
                Role::Description
            };
        };
        if let Some(indicator) = header::listed(&context, &reading) {
            reading.indicator = indicator;
        }
        let after_growth = reading.follows_change(&self.memory);
        let mut bound = expression.bound;
        if rule == Rule::Respectively || !reading.subjects.is_empty() {
            let first = !(frame.linked && frame.before.is_empty());
            let bytes = sentence.bytes(expression.whole.clone());
            self.findings
                .extend(trouble::uneven_list(bytes, &reading).filter(|_| first));
            if first {
                self.memory.distribution = None;
            }
            self.distribute(&reading);
            bound = shared_bound(sentence, frames, index).unwrap_or(bound);
        } else if !frame.linked {
            self.memory.distribution = None;
        }
        // 好于5.5%左右的预期目标: the aim is about 5.5%.
        if rule == Rule::StatedAim {
            bound = expression.bound_behind.unwrap_or(bound);
        }
        // 分别约为全国平均的70%、60%: what bounds the first bounds the list.
        let listed = |frame: &&Frame| frame.linked && frame.before.is_empty();
        let first = frames.get(..=index).unwrap_or(&[]).iter().rev();
        let first = first.take(32).find(|frame| !listed(frame)).unwrap_or(frame);
        if bound == StatementBound::Plain {
            bound = frame::bound_within(sentence, lexicon, first).unwrap_or(bound);
        }
        let turned = rule == Rule::BaselineToTarget
            && matches!(reading.sense, Some(Sense::Rise | Sense::Fall));
        let measure = match rule {
            // 由下降2.3%转为增长8.5%: a change to another change, and no level.
            Rule::BaselineToTarget if !turned => Measure::Level,
            Rule::NumberNounVerb if unit.class == UnitClass::Counter => Measure::Total,
            // 增长5%,力争达到5.5%: the rate grown, not a level.
            _ if after_growth
                && reading.elided
                && reading.sense != Some(Sense::Fall)
                && unit.class == UnitClass::Percent
                && self.memory.grew() =>
            {
                Measure::Growth
            }
            _ => measure(
                lexicon,
                &reading,
                unit.class,
                bound,
                expression.front < expression.digits.start,
                after_growth,
            ),
        };
        let commitment = self.commitment(sentence, &reading, frame, expression.whole.start);
        let in_account = self.scene.is_account();
        let around = times::kind_around(sentence, lexicon, expression, in_account);
        let baseline = memory_baseline(&self.memory, sentence, expression).filter(|_| !turned);
        let part_of = self.whole_of(unit, frame, &reading);
        self.memory
            .push(&reading, unit.class, Some(unit), frame.part, commitment);
        self.push(
            sentence,
            times,
            Draft {
                span: expression.whole.clone(),
                kind: around,
                reading,
                value,
                rare: Rare {
                    baseline,
                    part_of,
                    ..Rare::default()
                },
                unit: unit.written(self.text, sentence.glyphs),
                parsed_unit: unit.parsed(),
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
        if let Some(commitment) = scope::commitment(sentence, self.extractor.lexicon(), 0..at, at) {
            return commitment;
        }
        let chained = self.memory.in_sentence() && (reading.elided || frame.part || frame.linked);
        let previous = self.memory.last().map(|past| past.commitment);
        previous.filter(|_| chained).unwrap_or(Commitment::Plan)
    }

    pub(crate) fn push_rank(
        &mut self,
        sentence: &Sentence<'t, '_>,
        times: &Times<'t>,
        rank: rank::Found<'t>,
    ) {
        // 优良率达98.6%,位列全省第5位: the rank is that of what was said before.
        let owner = self.memory.owner().cloned();
        // 进出口总额再创历史新高,跃居全区首位: of what the clause before speaks of.
        let owner = owner.or_else(|| {
            let lexicon = self.extractor.lexicon();
            rank.indicator
                .is_empty()
                .then(|| elided::raised_before(sentence, lexicon, rank.span.start))?
        });
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
            let text = self.text;
            self.notice(|| trouble::not_placed(text, bytes));
            return;
        }
        let at = rank.span.start;
        let commitment = scope::commitment(sentence, self.extractor.lexicon(), 0..at, at)
            .unwrap_or(Commitment::Plan);
        let (bound, measure) = match rank.rule {
            Rule::Breakthrough => (StatementBound::Breakthrough, Measure::Total),
            _ => (StatementBound::Rank, Measure::Level),
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
                rare: Rare {
                    peers: rank.peers,
                    ..Rare::default()
                },
                unit: rank.unit,
                parsed_unit: None,
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
        let body = sentence.bytes(0..sentence.glyphs.len());
        let whole = Span::new(body.start, body.end).unwrap_or(span);
        let kind = draft.kind.unwrap_or_else(|| times.kind(at));
        // What was done was not meant any more or less firmly.
        let commitment = match kind {
            Kind::Achievement => Commitment::Plan,
            Kind::Target => draft.commitment,
        };
        self.memory.place(span);
        self.statements.push(Statement {
            span,
            quote: self.text.get(bytes).unwrap_or(""),
            sentence: whole,
            kind,
            action: draft.reading.action,
            indicator: draft.reading.indicator,
            value: draft.value,
            unit: draft.unit,
            parsed_unit: draft.parsed_unit,
            bound: draft.bound,
            measure: draft.measure,
            commitment,
            period: times.period(at),
            theme: self.walk.headings.path(),
            rule: draft.rule,
            years: times.years(sentence, at, kind, draft.measure),
            kind_assumed: draft.kind.is_none() && times.is_assumed(),
            rare: draft.rare.boxed(),
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
    rare: Rare<'t>,
    unit: Cow<'t, str>,
    parsed_unit: Option<crate::unit::Unit>,
    bound: StatementBound,
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

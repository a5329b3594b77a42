//! The reading of a text: sentences → numbers → roles → frames → rules → statements and findings.

mod cell;
pub(crate) mod extraction;
pub(crate) mod extractor;
mod number;
pub(crate) mod restore;
mod row;
mod trouble;

use std::borrow::Cow;

use crate::extract::clause::sentence::{Parts, Sentence};
use crate::extract::frame::{self, Frame};
use crate::extract::layout::Mark;
use crate::extract::outline::{Outline, OutlineCursor};
use crate::extract::reader::extraction::Accounted;
use crate::extract::reader::extractor::Extractor;
use crate::extract::reader::row::Row;
use crate::extract::role;
use crate::extract::rule::memory::Memory;
use crate::extract::rule::rank;
use crate::extract::statement::role::Role;
use crate::extract::statement::{Kind, Statement};
use crate::extract::text::glyphs::Glyphs;
use crate::extract::text::heading;
use crate::extract::text::lexer::{End, Lexer};
use crate::extract::text::responsible;
use crate::extract::text::steps;
use crate::extract::text::walk::Walk;
use crate::extract::times::{Carried, Scene, Times};
use crate::extract::words::cut::Cut;
use crate::extract::words::numeral;
use crate::extract::words::sense::UnitClass;
use crate::extract::words::value::Expression;
use crate::finding::{Code, Finding, Noticed, Place};
use crate::source::{Span, sort_by_place};

/// Reads one text from its first sentence to its last.
pub(crate) struct Reader<'e, 't> {
    extractor: &'e Extractor,
    outline: Option<OutlineCursor<'e>>,
    /// Where sentences end whatever they say.
    borders: Vec<usize>,
    /// The units that the sentence at hand names as responsible.
    responsible: Option<Vec<&'t str>>,
    /// The statements of the line whose kind only their place tells.
    weak: Vec<usize>,
    /// The row of the table at hand.
    row: Row<'t>,
    scene: Scene,
    carried: Carried<'t>,
    text: &'t str,
    pub(crate) statements: Vec<Statement<'t>>,
    pub(crate) findings: Vec<Finding>,
    /// How many more findings there were than are kept.
    left_out: u64,
    /// Every number with its role, where a caller asks for it.
    pub(crate) account: Option<Vec<Accounted>>,
    memory: Memory<'t>,
    walk: Walk<'t>,
    /// The first statement of the line that no responsible unit was named for.
    line_start: usize,
}

impl<'e, 't> Reader<'e, 't> {
    pub(crate) fn new(
        extractor: &'e Extractor,
        text: &'t str,
        outline: &'e Outline,
        marks: &[Mark],
    ) -> Self {
        let mut borders = outline.borders();
        borders.extend(
            marks
                .iter()
                .flat_map(|mark| [mark.range.start, mark.range.end]),
        );
        sort_by_place(&mut borders, |border| *border);
        Self {
            outline: Some(outline.cursor()),
            borders,
            ..Self::bare(extractor, text)
        }
    }

    /// A reader of a sentence that stands in no outline.
    fn bare(extractor: &'e Extractor, text: &'t str) -> Self {
        Self {
            extractor,
            outline: None,
            borders: Vec::new(),
            responsible: None,
            weak: Vec::new(),
            row: Row::default(),
            scene: Scene::default(),
            carried: Carried::default(),
            text,
            statements: Vec::new(),
            findings: Vec::new(),
            left_out: 0,
            account: None,
            memory: Memory::default(),
            walk: Walk::default(),
            line_start: 0,
        }
    }

    pub(crate) fn read(&mut self) {
        let borders = std::mem::take(&mut self.borders);
        let mut lexer = Lexer::new(self.text, self.extractor.lexicon().plain(), &borders);
        let mut parts = Parts::default();
        let mut cut = Cut::default();
        while let Some(sentence) = lexer.next() {
            let glyphs = lexer.folded.glyphs(sentence.body.clone());
            let watched = lexer.folded.watched();
            let body = self.text.get(sentence.body.clone()).unwrap_or("");
            let cell = self
                .outline
                .as_mut()
                .and_then(|outline| outline.cell(sentence.body.start));
            let of_table = self.outline.as_mut().is_some_and(|outline| {
                let section = outline.section(sentence.body.start);
                section.is_some_and(|section| section.table().is_some())
            });
            let in_table = self.row.place.is_some() && of_table;
            if cell.is_none() && !in_table && (sentence.starts_line || self.row.place.is_some()) {
                self.row = Row::default();
                self.line_start = self.statements.len();
                self.memory.clear();
                self.weak.clear();
                self.carried.new_line();
            }
            if let Some(outline) = &mut self.outline {
                self.scene = Scene::at(outline, sentence.body.start);
            }
            let said = self.statements.len();
            let noticed = self.findings.len();
            let mut counts = false;
            if let Some((table, cell)) = cell {
                self.enter_cell(table, cell);
                if let Some(column) = table.column_of(cell)
                    && self.figure(column, &sentence)
                {
                    self.of_row(said);
                    continue;
                }
                counts = table
                    .column_of(cell)
                    .is_none_or(|column| column.column().counts());
            }
            let contents = sentence.contents;
            let known = self.findings.len();
            self.walk.enter(self.text, &sentence);
            if contents.colon {
                self.responsible(body, sentence.body.start);
            }
            if contents.control {
                self.findings
                    .extend(trouble::control_character(self.text, sentence.body.clone()));
            }
            if contents.colon
                && self.memory.topic.is_none()
                && (sentence.starts_line || heading::is_behind_mark(self.text, sentence.body.start))
            {
                self.memory.topic = heading::label(body).map(Cow::Borrowed);
            }
            if self.walk.is_title && self.scene.is_account() && self.row.place.is_none() {
                self.memory.topic = heading::topic(body).map(Cow::Borrowed);
            }
            if contents.digits || contents.numerals && self.may_count(glyphs, watched) {
                parts = self.sentence(glyphs, watched, parts, &mut cut);
            }
            let lexicon = self.extractor.lexicon();
            let ring = trouble::enclosed_number(self.text, sentence.body.clone(), glyphs, lexicon);
            if let Some(ring) = ring {
                self.notice(|| ring);
            }
            // The names of columns have units without numbers: 增长%.
            let is_header = of_table && cell.is_none();
            if !is_header && trouble::may_end_with_unit(body) {
                self.findings.extend(trouble::unit_without_number(
                    self.text,
                    glyphs,
                    self.extractor.lexicon(),
                ));
            }
            // A figure in its column that nothing came of is told, though no unit stands there.
            let silent = self.statements.len() == said && self.findings.len() == noticed;
            if counts && silent && row::is_figure(body.trim()) {
                let text = self.text;
                self.notice(|| trouble::not_placed(text, sentence.body.clone()));
            }
            self.assign();
            self.of_row(said);
            self.order(known);
            if !matches!(sentence.end, End::Semicolon | End::Cut) {
                self.memory.next_sentence();
                self.carried.new_sentence();
            }
        }
    }

    /// Whether the Chinese numerals of a sentence may count something; most are parts of words (一体, 三农).
    fn may_count(&self, glyphs: Glyphs<'_>, watched: &[u32]) -> bool {
        self.account.is_some() || numeral::may_count(glyphs, watched, self.extractor.lexicon())
    }

    /// Keeps a finding; beyond so many they are only counted, so that neither memory nor time follows the faults of a text.
    pub(crate) fn notice(&mut self, make: impl FnOnce() -> Finding) {
        if self.findings.len() < Noticed::MOST {
            self.findings.push(make());
        } else {
            self.left_out = self.left_out.saturating_add(1);
        }
    }

    /// The findings, and at the end how many were left out.
    pub(crate) fn noticed(&mut self) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        let over = findings.len().saturating_sub(Noticed::MOST);
        findings.truncate(Noticed::MOST);
        let left_out = self.left_out.saturating_add(over as u64);
        if left_out > 0 {
            let told = Finding::new(Code::FindingsLeftOut, Place::Whole);
            findings.push(told.with_value("count", left_out));
        }
        findings
    }

    /// Puts the findings of a sentence into the order of the text.
    fn order(&mut self, known: usize) {
        if let Some(new) = self.findings.get_mut(known..).filter(|new| new.len() > 1) {
            new.sort();
        }
    }

    /// Gives the units that a sentence names to the statements of the line since the last that were named.
    fn responsible(&mut self, body: &str, from: usize) {
        if !responsible::may_name(body) {
            return;
        }
        let units = responsible::units(self.text.get(from..).unwrap_or(""));
        if units.is_empty() {
            return;
        }
        self.responsible = Some(units);
    }

    /// Gives the units that were named to the statements before them.
    fn assign(&mut self) {
        let Some(units) = self.responsible.take() else {
            return;
        };
        for statement in self.statements.iter_mut().skip(self.line_start) {
            steps::count(1);
            let rare = statement.rare.get_or_insert_default();
            rare.units.clone_from(&units);
        }
        self.line_start = self.statements.len();
    }

    fn sentence(
        &mut self,
        glyphs: Glyphs<'_>,
        watched: &[u32],
        parts: Parts,
        cut: &mut Cut,
    ) -> Parts {
        let lexicon = self.extractor.lexicon();
        let mut sentence = Sentence::new(self.text, glyphs, watched, lexicon, parts, cut);
        sentence.is_footnote = self.walk.is_footnote;
        sentence.is_title = self.walk.is_title;
        let idle = sentence.is_idle();
        if idle && sentence.parts.signals.is_empty() && self.account.is_none() {
            return sentence.parts;
        }
        let times = Times::new(&sentence, lexicon, self.scene, &self.carried);
        if times.accounts && self.scene.is_account() {
            for at in self.weak.drain(..) {
                if let Some(statement) = self.statements.get_mut(at) {
                    statement.kind = Kind::Target;
                }
            }
        }
        let known = self.statements.len();
        if !idle || self.account.is_some() {
            let mut roles = std::mem::take(&mut sentence.parts.roles);
            role::roles_of(&sentence, lexicon, &mut roles);
            self.numbers(&sentence, &times, &mut roles);
            self.settle(&sentence, &roles);
            sentence.parts.roles = roles;
        }
        if times.is_weak {
            self.weak.extend(known..self.statements.len());
        } else if self.statements.len() > known {
            self.weak.clear();
        }
        self.carried = times.carried();
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
            let read = *role == Role::Statement;
            self.memory.baseline = None;
            // 92个项目已开工51个: how large the set is of which something is told (ANNOTATION, rule 11).
            let set = index.checked_sub(1).and_then(|set| frames.get(set));
            if let Some(set) = set.filter(|set| read && is_set(sentence, set, frame))
                && let Some(role) = roles.get_mut(set.at)
                && *role == Role::NotUnderstood
            {
                *role = Role::Description;
            }
        }
        for rank in ranks {
            self.push_rank(sentence, times, rank);
        }
    }

    /// Whether a number with a unit was taken for a size or a threshold in a clause that says nothing else: it may be what the
    /// clause says after all.
    fn stands_alone(
        sentence: &Sentence<'t, '_>,
        roles: &[Role],
        expression: &Expression,
        role: Role,
    ) -> bool {
        let lasts = role == Role::Duration
            && !expression.chinese
            && sentence.glyphs.char(expression.digits.end) == '天';
        let sized = matches!(role, Role::Size | Role::Threshold) || lasts;
        if !sized || expression.unit.is_none() || sentence.is_title || sentence.is_footnote {
            return false;
        }
        let clause = sentence.clause_of(expression.whole.start);
        let others = sentence.parts.expressions.iter().zip(roles);
        !others
            .filter(|(other, _)| clause.contains(&other.whole.start))
            .any(|(_, role)| matches!(role, Role::Statement | Role::Rank))
    }

    /// Reports the numbers that were not understood, and accounts for all.
    fn settle(&mut self, sentence: &Sentence<'t, '_>, roles: &[Role]) {
        for (expression, role) in sentence.parts.expressions.iter().zip(roles) {
            if *role == Role::NotUnderstood
                || Self::stands_alone(sentence, roles, expression, *role)
            {
                let text = self.text;
                let lexicon = self.extractor.lexicon();
                self.notice(|| trouble::not_understood(text, sentence, lexicon, expression));
            }
            if let Some(account) = &mut self.account {
                let bytes = sentence.bytes(expression.digits.clone());
                let span = Span::new(bytes.start, bytes.end);
                account.extend(span.map(|span| Accounted { span, role: *role }));
            }
        }
    }
}

/// Whether a count at the beginning of its clause is the size of the set that the next number tells of.
fn is_set(sentence: &Sentence<'_, '_>, set: &Frame, next: &Frame) -> bool {
    let counts = set
        .expression(sentence)
        .and_then(|number| number.unit.as_ref())
        .is_some_and(|unit| unit.class == UnitClass::Counter);
    counts && set.before.is_empty() && !set.after.is_empty() && next.same_clause && !next.linked
}

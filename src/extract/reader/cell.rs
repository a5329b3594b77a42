//! The reading of a table's cell: what its row says of it, and figures that stand alone.

use std::borrow::Cow;

use crate::extract::outline::{Cell, Column, Table, TableColumn};
use crate::extract::reader::Reader;
use crate::extract::reader::extraction::Accounted;
use crate::extract::reader::restore::owned;
use crate::extract::reader::row::{Composed, Row};
use crate::extract::reader::trouble;
use crate::extract::statement::role::Role;
use crate::extract::statement::{Kind, Statement};
use crate::extract::text::lexer::Sentence;
use crate::extract::times::Carried;
use crate::finding::{Code, Finding, Place};
use crate::indicator::Measure;
use crate::source::Span;

impl<'t> Reader<'_, 't> {
    /// Comes to a cell: a new row forgets the one before.
    pub(crate) fn enter_cell(&mut self, table: &Table, cell: &Cell) {
        let first = table.cells().first().map_or(0, |cell| cell.span().start());
        if self.row.place != Some((first, cell.row())) {
            let lexicon = self.extractor.lexicon();
            self.row = Row::of(self.text, lexicon, table, cell);
            self.line_start = self.statements.len();
            self.memory.clear();
            self.memory.topic = self.row.topic(lexicon);
        }
        self.carried = Carried::default();
    }

    /// Gives what the row says of all its cells to the statements from `said` on: who answers for them, and until when the aims are
    /// to be reached.
    pub(crate) fn of_row(&mut self, said: usize) {
        if self.row.place.is_none() {
            return;
        }
        for statement in self.statements.iter_mut().skip(said) {
            let is_aim = statement.kind == Kind::Target && !self.row.deadline.is_empty();
            if self.row.responsible.is_empty() && !is_aim {
                continue;
            }
            let rare = statement.rare.get_or_insert_default();
            if rare.units.is_empty() {
                rare.units.clone_from(&self.row.responsible);
            }
            if is_aim {
                rare.deadline = self.row.deadline;
            }
        }
    }

    /// Reads a cell that holds a figure alone, together with the name of its row; tells whether it did.
    pub(crate) fn figure(&mut self, column: &TableColumn, sentence: &Sentence) -> bool {
        let lexicon = self.extractor.lexicon();
        // A unit of measure (亿千瓦时) is no number in words.
        let shown = self.text.get(sentence.body.clone()).unwrap_or("");
        if column.column() == Column::Unit && !shown.contains(|c: char| c.is_ascii_digit()) {
            return true;
        }
        let composed = column
            .column()
            .counts()
            .then(|| Composed::of(self.text, lexicon, &self.row, column, sentence.body.clone()))
            .flatten();
        let Some(composed) = composed else {
            return false;
        };
        let mut reader = Reader::bare(self.extractor, &composed.text);
        reader.scene = self.scene;
        reader.account = self.account.is_some().then(Vec::new);
        reader.read();
        let base = column.column() == Column::Base;
        if let (Some(account), Some(read)) = (&mut self.account, reader.account) {
            for number in read {
                let place = composed.place(number.span.start()..number.span.end());
                if let Some(span) = place.and_then(|place| Span::new(place.start, place.end).ok()) {
                    let role = if base { Role::Baseline } else { number.role };
                    account.push(Accounted { span, role });
                }
            }
        }
        // What a row starts from is no statement (ANNOTATION, rule 19).
        if base {
            return true;
        }
        let cell = Span::new(sentence.body.start, sentence.body.end).unwrap_or(Span::at(0));
        let known = (self.statements.len(), self.findings.len());
        let places = |span: Span| {
            let place = composed.place(span.start()..span.end())?;
            Span::new(place.start, place.end).ok()
        };
        for finding in reader.findings {
            if let Place::Span(span) = *finding.place()
                && let Some(place) = places(span)
            {
                self.notice_in_cell(finding, place);
            }
        }
        for statement in reader.statements {
            let Some(span) = places(statement.span) else {
                continue;
            };
            let mut statement = Statement {
                span,
                quote: span.of(self.text).unwrap_or(""),
                sentence: cell,
                theme: self.walk.headings.path(),
                action: owned(statement.action),
                indicator: owned(statement.indicator),
                // 位 was put in: a rank in its cell has no unit.
                unit: if column.column() == Column::Rank {
                    Cow::Borrowed("")
                } else {
                    owned(statement.unit)
                },
                period: owned(statement.period),
                rare: None,
                value: statement.value,
                kind: statement.kind,
                parsed_unit: statement
                    .parsed_unit
                    .filter(|_| column.column() != Column::Rank),
                bound: statement.bound,
                measure: statement.measure,
                commitment: statement.commitment,
                rule: statement.rule,
                years: statement.years,
                kind_assumed: false,
            };
            if column.column() == Column::Rate {
                self.as_rate(column, &mut statement);
            }
            self.statements.push(statement);
        }
        // What nothing came of is told, like any other number.
        if known == (self.statements.len(), self.findings.len()) {
            let text = self.text;
            self.notice(|| trouble::not_placed(text, sentence.body.clone()));
        }
        true
    }

    /// Makes a statement that of a share of what was planned.
    fn as_rate(&self, column: &TableColumn, statement: &mut Statement<'t>) {
        let header = column.header().and_then(|header| header.of(self.text));
        let shared = header.unwrap_or("").starts_with('占');
        statement.action = Cow::Borrowed(if shared { "占" } else { "" });
        statement.measure = Measure::Level;
        // 财政收入 | 占年度目标（%）.
        if let Some(name) = statement.indicator.strip_suffix('占') {
            statement.indicator = Cow::Owned(name.to_owned());
        }
        if column.subject().is_none() && !statement.indicator.contains(self.row.name) {
            statement.indicator = Cow::Borrowed(self.row.name);
        }
    }

    /// Keeps a finding on a cell, which quotes what stands in it, without the unit that was put in.
    fn notice_in_cell(&mut self, finding: Finding, place: Span) {
        let text = self.text;
        self.notice(|| match finding.code() {
            Code::RoleNotUnderstood => trouble::not_placed(text, place.start()..place.end()),
            _ => finding.moved(|_| Place::Span(place)),
        });
    }
}

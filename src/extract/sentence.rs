//! One sentence, laid out for the rules: folded text, numbers, quotes, clause borders, marks of time
//! and commitment.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{Lexicon, Mark, Tags};
use super::text::{Glyph, Glyphs};
use super::value::{self, Expression};
use crate::target::Commitment;

/// A sentence ready for the rules.
pub(super) struct Sentence<'t, 'g> {
    document: &'t str,
    pub(super) glyphs: Glyphs<'g>,
    pub(super) expressions: Vec<Expression>,
    /// Where clauses end: commas, colons and the brackets that hold numbers, outside quotes.
    pub(super) stops: Vec<usize>,
    quotes: Vec<Range<usize>>,
    /// Words that turn what follows into the past or the future.
    pub(super) marks: Vec<(usize, Mark)>,
    /// Words that say how firmly a number is meant.
    pub(super) commitments: Vec<(Range<usize>, Commitment)>,
    /// Whether the line explains terms (注, [1]).
    pub(super) is_footnote: bool,
}

impl<'t, 'g> Sentence<'t, 'g> {
    /// Lays a folded sentence out.
    pub(super) fn new(
        document: &'t str,
        glyphs: &'g [Glyph],
        lexicon: &Lexicon,
        is_footnote: bool,
    ) -> Self {
        let glyphs = Glyphs(glyphs);
        let expressions = value::expressions(glyphs, lexicon);
        let quotes = quotes(glyphs);
        let mut sentence = Self {
            document,
            glyphs,
            expressions,
            stops: Vec::new(),
            quotes,
            marks: Vec::new(),
            commitments: Vec::new(),
            is_footnote,
        };
        sentence.stops = sentence.find_stops();
        sentence.find_marks(lexicon);
        sentence
    }

    /// The text of a range as a statement shows it.
    pub(super) fn shown(&self, range: Range<usize>) -> Cow<'t, str> {
        self.glyphs.shown(self.document, range)
    }

    /// Whether a stop stands at `at`.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.stops.binary_search(&at).is_ok()
    }

    /// The unit of an expression as written.
    pub(super) fn unit_of(&self, expression: &Expression) -> Cow<'t, str> {
        expression.unit.as_ref().map_or(Cow::Borrowed(""), |unit| {
            unit.written(self.document, self.glyphs)
        })
    }

    /// The character before `at`, or NUL.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1)
            .map_or('\0', |before| self.glyphs.char(before))
    }

    /// Whether the character at `at` stands inside quotation marks.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
        let next = self.quotes.partition_point(|quote| quote.end <= at);
        self.quotes.get(next).is_some_and(|quote| quote.start <= at)
    }

    /// The clause around `at`: from the stop before it to the stop after it.
    pub(super) fn clause_of(&self, at: usize) -> Range<usize> {
        let next = self.stops.partition_point(|&stop| stop < at);
        let start = next
            .checked_sub(1)
            .and_then(|before| self.stops.get(before))
            .map_or(0, |&stop| stop + 1);
        let end = self.stops.get(next).copied().unwrap_or(self.glyphs.len());
        start..end
    }

    /// What follows `at` up to the next stop, list comma or number that is not part of a name.
    pub(super) fn noun_after(&self, at: usize) -> Range<usize> {
        let clause_end = self.clause_of(at).end;
        let next = self
            .expressions
            .partition_point(|expression| expression.whole.start < at);
        let limit = self
            .expressions
            .iter()
            .skip(next)
            .find(|expression| expression.unit.is_some() || expression.whole.start >= clause_end)
            .map_or(clause_end, |next| next.whole.start.min(clause_end));
        let end = (at..limit)
            .find(|&at| self.glyphs.char(at) == '、' && !self.is_quoted(at))
            .unwrap_or(limit);
        at..end
    }

    /// Whether a word speaks of what is to come: 目标, 将, 安排, or a commitment.
    pub(super) fn speaks_of_future(&self) -> bool {
        let all = 0..self.glyphs.len();
        !self.commitments.is_empty()
            || ["目标", "将", "计划", "拟"]
                .iter()
                .any(|word| self.glyphs.find(all.clone(), word).is_some())
    }

    /// Whether a number is written like a year: 2027, 二〇二七, or 2021~2025.
    pub(super) fn is_year(&self, digits: Range<usize>) -> bool {
        let year = |range: Range<usize>| {
            let mut digits = self.glyphs.get(range).iter().map(|glyph| glyph.c);
            digits.len() == 4
                && digits
                    .next()
                    .is_some_and(|c| matches!(c, '1' | '2' | '一' | '二'))
                && digits.all(|c| {
                    c.is_ascii_digit()
                        || matches!(
                            c,
                            '〇' | '零'
                                | '一'
                                | '二'
                                | '三'
                                | '四'
                                | '五'
                                | '六'
                                | '七'
                                | '八'
                                | '九'
                        )
                })
        };
        year(digits.clone())
            || digits.len() > 8
                && year(digits.start..digits.start + 4)
                && year(digits.end - 4..digits.end)
    }

    /// The number whose expression ends at `end`.
    pub(super) fn expression_ending(&self, end: usize) -> Option<usize> {
        self.expressions
            .binary_search_by_key(&end, |expression| expression.whole.end)
            .ok()
    }

    /// The number whose expression starts at `start`.
    pub(super) fn expression_starting(&self, start: usize) -> Option<usize> {
        self.expressions
            .binary_search_by_key(&start, |expression| expression.whole.start)
            .ok()
    }

    fn find_stops(&self) -> Vec<usize> {
        let glyphs = self.glyphs;
        let mut stops = Vec::new();
        let mut numbers = self.expressions.iter().peekable();
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut seen = 0;
        for at in 0..glyphs.len() {
            while let Some(number) = numbers.next_if(|number| number.whole.end <= at) {
                seen += usize::from(number.unit.is_some());
            }
            let inside = numbers
                .peek()
                .is_some_and(|number| number.digits.contains(&at));
            match glyphs.char(at) {
                ',' | ':' if !inside && !self.is_quoted(at) => stops.push(at),
                '(' => open.push((at, seen)),
                ')' => {
                    if let Some((start, before)) = open.pop()
                        && seen > before
                        && !self.is_quoted(at)
                        && at - start > 3
                    {
                        stops.push(start);
                        stops.push(at);
                    }
                }
                _ => {}
            }
        }
        stops.sort_unstable();
        stops
    }

    fn find_marks(&mut self, lexicon: &Lexicon) {
        let glyphs = self.glyphs;
        let wanted = Tags::TIME | Tags::COMMITMENT;
        let mut at = 0;
        while at < glyphs.len() {
            let Some(entry) = lexicon
                .longest(glyphs, at, glyphs.len(), wanted)
                .filter(|_| !self.is_quoted(at))
            else {
                at += 1;
                continue;
            };
            let end = at + entry.len();
            if let Some(mark) = entry.mark {
                self.marks.push((at, mark));
            }
            if let Some(commitment) = entry.commitment {
                self.commitments.push((at..end, commitment));
            }
            at = end;
        }
    }
}

/// The ranges inside quotation marks: “…”, ‘…’, 《…》 and pairs of ". A mark without its partner quotes
/// nothing.
fn quotes(glyphs: Glyphs<'_>) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for at in 0..glyphs.len() {
        let c = glyphs.char(at);
        match open {
            Some((start, close)) if c == close => {
                quotes.push(start..at + 1);
                open = None;
            }
            Some(_) => {}
            None => {
                open = match c {
                    '“' => Some((at, '”')),
                    '‘' => Some((at, '’')),
                    '《' => Some((at, '》')),
                    '"' => Some((at, '"')),
                    _ => None,
                };
            }
        }
    }
    quotes
}

/// Whether a line explains terms instead of setting targets: it starts with a footnote mark.
pub(super) fn is_footnote_line(line: &str) -> bool {
    let line = line.trim_start();
    let starts = ["注:", "注：", "备注", "名词解释", "说明:", "说明："]
        .iter()
        .any(|mark| line.starts_with(mark));
    let bracketed = line
        .strip_prefix(['[', '〔', '【'])
        .and_then(|rest| rest.split_once([']', '〕', '】']))
        .is_some_and(|(mark, _)| {
            !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|c| c.is_ascii_digit())
        });
    starts
        || bracketed
        || line.starts_with(|c: char| ('①'..='⑳').contains(&c)) && line.contains([':', '：'])
}

//! One sentence, laid out for the rules in one pass over its characters: numbers, quotes, clause
//! borders and the words that are looked for wherever they stand.

use std::borrow::Cow;
use std::ops::Range;

use super::lexicon::{Entry, Lexicon, Tags};
use super::text::{Glyph, Glyphs};
use super::value::{self, Expression};

/// A sentence ready for the rules.
pub(super) struct Sentence<'t, 's> {
    document: &'t str,
    pub(super) glyphs: Glyphs<'s>,
    pub(super) expressions: Vec<Expression>,
    /// Where clauses end: commas, colons and the brackets that hold amounts, outside quotes.
    pub(super) stops: Vec<usize>,
    quotes: Vec<Range<usize>>,
    /// Words of time, commitment, rank, each with its place.
    pub(super) signals: Vec<Signal<'s>>,
    /// Whether the line explains terms (注, [1]).
    pub(super) is_footnote: bool,
}

/// A word of the lexicon that the sentence was searched for.
#[derive(Clone, Copy)]
pub(super) struct Signal<'s> {
    pub(super) at: usize,
    pub(super) entry: &'s Entry,
}

impl Signal<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.entry.len()
    }
}

impl<'t, 's> Sentence<'t, 's> {
    /// Lays a folded sentence out.
    pub(super) fn new(
        document: &'t str,
        glyphs: &'s [Glyph],
        lexicon: &'s Lexicon,
        is_footnote: bool,
    ) -> Self {
        let mut layout = Layout::new(Glyphs(glyphs), lexicon);
        layout.run();
        Self {
            document,
            glyphs: layout.glyphs,
            expressions: layout.expressions,
            stops: layout.stops,
            quotes: layout.quotes,
            signals: layout.signals,
            is_footnote,
        }
    }

    /// Whether nothing in the sentence can be a statement.
    pub(super) fn is_idle(&self) -> bool {
        let amount = |expression: &Expression| {
            expression.unit.is_some()
                || !expression.chinese
                || matches!(self.before(expression.digits.start), '前' | '第')
        };
        !self.expressions.iter().any(amount)
            && !self
                .signals
                .iter()
                .any(|signal| signal.entry.is(Tags::BREAKTHROUGH | Tags::FRONT_RANK))
    }

    /// The signals with one of the tags.
    pub(super) fn signals(&self, tags: Tags) -> impl DoubleEndedIterator<Item = Signal<'s>> + '_ {
        self.signals
            .iter()
            .copied()
            .filter(move |signal| signal.entry.is(tags))
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

    /// What follows `at` up to the next stop, list comma or amount.
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

    /// Whether a word speaks of what is to come: 目标, 将, or a commitment.
    pub(super) fn speaks_of_future(&self) -> bool {
        self.signals(Tags::FUTURE | Tags::COMMITMENT)
            .next()
            .is_some()
    }

    /// Whether a number is written like a year: 2027, 二〇二七, or 2021~2025.
    pub(super) fn is_year(&self, digits: Range<usize>) -> bool {
        let year = |range: Range<usize>| {
            let mut digits = self.glyphs.get(range).iter().map(|glyph| glyph.c);
            digits.len() == 4
                && digits
                    .next()
                    .is_some_and(|c| matches!(c, '1' | '2' | '一' | '二'))
                && digits.all(|c| c.is_ascii_digit() || value::is_chinese_digit(c))
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
}

/// The pass over the characters.
struct Layout<'s> {
    glyphs: Glyphs<'s>,
    lexicon: &'s Lexicon,
    expressions: Vec<Expression>,
    stops: Vec<usize>,
    quotes: Vec<Range<usize>>,
    signals: Vec<Signal<'s>>,
    /// The quotation mark that is open, the one that closes it, and how many stops and signals there
    /// were before it.
    open_quote: Option<(usize, char, usize, usize)>,
    /// The brackets that are open, each with the number of stops and amounts before it.
    open_brackets: Vec<(usize, usize, usize)>,
    amounts: usize,
}

impl<'s> Layout<'s> {
    fn new(glyphs: Glyphs<'s>, lexicon: &'s Lexicon) -> Self {
        Self {
            glyphs,
            lexicon,
            expressions: Vec::new(),
            stops: Vec::new(),
            quotes: Vec::new(),
            signals: Vec::new(),
            open_quote: None,
            open_brackets: Vec::new(),
            amounts: 0,
        }
    }

    fn run(&mut self) {
        let glyphs = self.glyphs;
        let mut signalled = 0;
        let mut at = 0;
        while at < glyphs.len() {
            let c = glyphs.char(at);
            // Most characters are neither.
            if self.lexicon.is_plain(c) {
                at += 1;
                continue;
            }
            if at >= signalled
                && let Some(entry) = self.lexicon.longest(glyphs, at, glyphs.len(), Tags::SIGNAL)
            {
                self.signals.push(Signal { at, entry });
                signalled = at + entry.len();
            }
            if let Some(expression) = value::expression_at(glyphs, self.lexicon, at) {
                at = expression.whole.end.max(at + 1);
                self.amounts += usize::from(expression.unit.is_some());
                self.expressions.push(expression);
                continue;
            }
            self.mark(at, c);
            at += 1;
        }
    }

    /// Takes a punctuation mark in.
    fn mark(&mut self, at: usize, c: char) {
        match c {
            ',' | ':' => self.stops.push(at),
            '(' => self
                .open_brackets
                .push((at, self.stops.len(), self.amounts)),
            ')' => {
                if let Some((start, stops, amounts)) = self.open_brackets.pop()
                    && self.amounts > amounts
                    && at - start > 3
                {
                    self.stops.insert(stops.min(self.stops.len()), start);
                    self.stops.push(at);
                }
            }
            '“' | '”' | '‘' | '’' | '《' | '》' | '"' => self.quote(at, c),
            _ => {}
        }
    }

    /// Opens or closes a quotation: “…”, ‘…’, 《…》, "…". What stands inside ends no clause and signals
    /// nothing; a mark without its partner quotes nothing.
    fn quote(&mut self, at: usize, c: char) {
        match self.open_quote {
            Some((start, close, stops, signals)) if c == close => {
                self.quotes.push(start..at + 1);
                self.stops.truncate(stops);
                let mut index = 0;
                self.signals.retain(|signal| {
                    index += 1;
                    index <= signals || signal.entry.is(Tags::FIVE_YEAR_PLAN | Tags::BREAKTHROUGH)
                });
                self.open_quote = None;
            }
            Some(_) => {}
            None => {
                let close = match c {
                    '“' => '”',
                    '‘' => '’',
                    '《' => '》',
                    '"' => '"',
                    _ => return,
                };
                self.open_quote = Some((at, close, self.stops.len(), self.signals.len()));
            }
        }
    }
}

/// Whether a line explains terms instead of setting targets: it starts with a footnote mark.
pub(super) fn is_footnote_line(line: &str) -> bool {
    const STARTS: &[&str] = &["注:", "注：", "备注", "名词解释", "说明:", "说明："];
    let line = line.trim_start();
    let bracketed = line
        .strip_prefix(['[', '〔', '【'])
        .and_then(|rest| rest.split_once([']', '〕', '】']))
        .is_some_and(|(mark, _)| {
            !mark.is_empty() && mark.len() <= 4 && mark.chars().all(|c| c.is_ascii_digit())
        });
    let circled =
        line.starts_with(|c: char| ('①'..='⑳').contains(&c)) && line.contains([':', '：']);
    STARTS.iter().any(|mark| line.starts_with(mark)) || bracketed || circled
}

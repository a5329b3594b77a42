//! One sentence, laid out for the rules in one pass over its characters: numbers, quotes, clause
//! borders and the words that are looked for wherever they stand.

mod quotes;
mod scan;

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::clause::sentence::scan::Layout;
use crate::extract::statement::role::Role;
use crate::extract::text::glyphs::Glyphs;
use crate::extract::words::cut::Cut;
use crate::extract::words::entry::Entry;
use crate::extract::words::lexicon::Lexicon;
use crate::extract::words::numeral;
use crate::extract::words::tags::Tags;
use crate::extract::words::value::Expression;
use crate::target::Commitment;

/// A sentence ready for the rules.
pub(crate) struct Sentence<'t, 's> {
    pub(crate) document: &'t str,
    pub(crate) glyphs: Glyphs<'s>,
    pub(crate) parts: Parts,
    /// Whether the line explains terms (注, [1]).
    pub(crate) is_footnote: bool,
    /// Whether it is a heading.
    pub(crate) is_title: bool,
}

/// What the characters of a sentence make up. One is used for sentence after sentence.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub(crate) expressions: Vec<Expression>,
    /// Where clauses end: commas, colons and the brackets that hold amounts, outside quotes.
    pub(crate) stops: Vec<usize>,
    quotes: Vec<Range<usize>>,
    /// Words of time, commitment, rank, each with its place.
    pub(crate) signals: Vec<Signal>,
    /// The roles of the numbers, as far as they are worked out.
    pub(crate) roles: Vec<Role>,
    /// What the signals are, taken together.
    tags: Tags,
    /// The brackets that are open, each with the number of stops and amounts before it.
    brackets: Vec<(usize, usize, usize)>,
}

impl Parts {
    fn clear(&mut self) {
        self.expressions.clear();
        self.stops.clear();
        self.quotes.clear();
        self.signals.clear();
        self.tags = Tags::default();
        self.brackets.clear();
    }
}

/// A word of the lexicon that the sentence was searched for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signal {
    pub(crate) at: usize,
    length: usize,
    tags: Tags,
    pub(crate) commitment: Option<Commitment>,
}

impl Signal {
    fn new(at: usize, entry: &Entry) -> Self {
        Self {
            at,
            length: entry.len(),
            tags: entry.tags,
            commitment: entry.commitment,
        }
    }

    pub(crate) fn is(&self, tags: Tags) -> bool {
        self.tags.has(tags)
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.at..self.at + self.length
    }
}

impl<'t, 's> Sentence<'t, 's> {
    /// Lays a folded sentence out, in `parts` that were used before; `watched` are the places to look at.
    pub(crate) fn new(
        document: &'t str,
        glyphs: Glyphs<'s>,
        watched: &[u32],
        lexicon: &Lexicon,
        mut parts: Parts,
        cut: &'s mut Cut,
    ) -> Self {
        parts.clear();
        let mut layout = Layout {
            glyphs,
            lexicon,
            parts,
            open_quote: None,
            amounts: 0,
        };
        layout.run(watched);
        layout.share_units();
        cut.cut(glyphs, lexicon, &layout.parts.expressions);
        let cut: &'s Cut = cut;
        let glyphs = glyphs.with_cut(cut.flags());
        let mut layout = Layout { glyphs, ..layout };
        layout.keep_words();
        layout.join();
        Self {
            document,
            glyphs,
            parts: layout.parts,
            is_footnote: false,
            is_title: false,
        }
    }

    /// Whether nothing in the sentence can be a statement.
    pub(crate) fn is_idle(&self) -> bool {
        let amount = |expression: &Expression| {
            expression.unit.is_some()
                || expression.value.is_err()
                || !expression.chinese
                || matches!(self.before(expression.digits.start), '前' | '第')
                // 十几家, 两百来家.
                || matches!(self.glyphs.char(expression.digits.end), '几' | '来')
        };
        !self.parts.expressions.iter().any(amount)
            && !self
                .parts
                .signals
                .iter()
                .any(|signal| signal.is(Tags::BREAKTHROUGH | Tags::FRONT_RANK))
    }

    /// Whether a signal may have one of the tags.
    pub(crate) fn may_signal(&self, tags: Tags) -> bool {
        self.parts.tags.has(tags)
    }

    /// The signals with one of the tags.
    pub(crate) fn signals(&self, tags: Tags) -> impl DoubleEndedIterator<Item = Signal> + '_ {
        let signals: &[Signal] = if self.may_signal(tags) {
            &self.parts.signals
        } else {
            &[]
        };
        let is_asked = move |signal: &Signal| signal.is(tags);
        signals.iter().copied().filter(is_asked)
    }

    /// The bytes of the document that a range covers.
    pub(crate) fn bytes(&self, range: Range<usize>) -> Range<usize> {
        self.glyphs.bytes(self.document, range)
    }

    /// The text of a range as a statement shows it.
    pub(crate) fn shown(&self, range: Range<usize>) -> Cow<'t, str> {
        self.glyphs.shown(self.document, range)
    }

    /// Whether a stop stands at `at`.
    pub(crate) fn is_stop(&self, at: usize) -> bool {
        matches!(self.glyphs.char(at), ',' | ':' | '(' | ')')
            && self.parts.stops.binary_search(&at).is_ok()
    }

    /// The unit of an expression as written.
    pub(crate) fn unit_of(&self, expression: &Expression) -> Cow<'t, str> {
        expression.unit.as_ref().map_or(Cow::Borrowed(""), |unit| {
            unit.written(self.document, self.glyphs)
        })
    }

    /// The character before `at`, or NUL.
    pub(crate) fn before(&self, at: usize) -> char {
        at.checked_sub(1)
            .map_or('\0', |before| self.glyphs.char(before))
    }

    /// Whether the character at `at` stands inside quotation marks.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        let next = self.parts.quotes.partition_point(|quote| quote.end <= at);
        self.parts
            .quotes
            .get(next)
            .is_some_and(|quote| quote.start <= at)
    }

    /// The clause around `at`: from the stop before it to the stop after it.
    pub(crate) fn clause_of(&self, at: usize) -> Range<usize> {
        let next = self.parts.stops.partition_point(|&stop| stop < at);
        let start = next
            .checked_sub(1)
            .and_then(|before| self.parts.stops.get(before))
            .map_or(0, |&stop| stop + 1);
        let end = self
            .parts
            .stops
            .get(next)
            .copied()
            .unwrap_or(self.glyphs.len());
        start..end
    }

    /// What follows `at` up to the next stop, list comma or amount.
    pub(crate) fn noun_after(&self, at: usize) -> Range<usize> {
        let clause_end = self.clause_of(at).end;
        let next = self
            .parts
            .expressions
            .partition_point(|expression| expression.whole.start < at);
        let limit = self
            .parts
            .expressions
            .iter()
            .skip(next)
            .take(8)
            .find(|expression| expression.unit.is_some() || expression.whole.start >= clause_end)
            .map_or(clause_end, |next| next.whole.start.min(clause_end));
        // 县(市、区) is one noun.
        let mut depth = 0_usize;
        let end = (at..limit)
            .find(|&at| {
                match self.glyphs.char(at) {
                    '(' => depth += 1,
                    ')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth == 0 && self.glyphs.char(at) == '、' && !self.is_quoted(at)
            })
            .unwrap_or(limit);
        at..end
    }

    /// Whether a number is written like a year: 2027, 二〇二七, or 2021~2025.
    pub(crate) fn is_year(&self, digits: Range<usize>) -> bool {
        let year = |range: Range<usize>| {
            let mut digits = self.glyphs.get(range).iter().map(|glyph| glyph.c);
            digits.len() == 4
                && digits
                    .next()
                    .is_some_and(|c| matches!(c, '1' | '2' | '一' | '二'))
                && digits.all(|c| c.is_ascii_digit() || numeral::is_chinese_digit(c))
        };
        year(digits.clone())
            || digits.len() > 8
                && year(digits.start..digits.start + 4)
                && year(digits.end - 4..digits.end)
    }

    /// 连续十年: where a number of years in a row stands.
    pub(crate) fn in_a_row(&self, expression: &Expression) -> Option<Range<usize>> {
        let Range { start, end } = expression.digits;
        let start = start.checked_sub(2)?;
        let is_row = self.glyphs.char(end) == '年' && self.glyphs.starts_with(start, "连续");
        is_row.then_some(start..end + 1)
    }

    /// Whether a number begins in the range.
    pub(crate) fn holds_number(&self, range: &Range<usize>) -> bool {
        let expressions = &self.parts.expressions;
        let next = expressions.partition_point(|next| next.whole.start < range.start);
        expressions
            .get(next)
            .is_some_and(|next| next.whole.start < range.end)
    }

    /// The places of a character outside quotes.
    pub(crate) fn glyphs_of(&self, c: char) -> impl Iterator<Item = usize> + '_ {
        (0..self.glyphs.len()).filter(move |&at| self.glyphs.char(at) == c && !self.is_quoted(at))
    }

    /// The number whose expression ends at `end`.
    pub(crate) fn expression_ending(&self, end: usize) -> Option<usize> {
        self.parts
            .expressions
            .binary_search_by_key(&end, |expression| expression.whole.end)
            .ok()
    }

    /// The number whose expression starts at `start`.
    pub(crate) fn expression_starting(&self, start: usize) -> Option<usize> {
        self.parts
            .expressions
            .binary_search_by_key(&start, |expression| expression.whole.start)
            .ok()
    }
}

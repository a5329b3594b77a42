//! The lines of a text, and what each is by its begin and its end.

use std::ops::Range;

use super::characters::{
    closes, is_comma, is_digit, is_full_stop, is_ideograph, is_point, is_punctuation, is_space,
    is_stop, width,
};
use super::page::{self, Furniture};

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Indent {
    None,
    /// As many blanks: a page's margin, or a paragraph.
    Blanks(u16),
    /// A wide blank (U+3000): a paragraph.
    Paragraph,
}

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// The line without the blanks around it.
    pub(super) text: &'t str,
    /// Where `text` begins in the whole text.
    pub(super) start: usize,
    /// How many bytes of blanks stand before `text`.
    margin: usize,
    /// How many bytes of blanks and line ends stand after it.
    after: usize,
    pub(super) indent: Indent,
    pub(super) furniture: Option<Furniture>,
}

impl<'t> Line<'t> {
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) const fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The whole line with its line end.
    pub(super) const fn whole(&self) -> Range<usize> {
        self.start - self.margin..self.end() + self.after
    }

    /// How many characters wide the indent is, and whether they are as wide as an ideograph.
    pub(super) const fn indent_width(&self) -> (usize, bool) {
        match self.indent {
            Indent::None => (0, false),
            Indent::Blanks(blanks) => (blanks as usize, false),
            Indent::Paragraph => (self.margin / 3, true),
        }
    }

    pub(super) fn first(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }

    pub(super) fn last(&self) -> char {
        self.text.chars().next_back().unwrap_or(' ')
    }

    /// Whether a sentence, or what announces the next lines, ends with the line: `。`, `。”`, `：`.
    pub(super) fn is_finished(&self) -> bool {
        let mut last = self
            .text
            .chars()
            .rev()
            .skip_while(|c| closes(*c) || *c == '"');
        match last.next() {
            Some('.') => last.next().is_some_and(is_ideograph),
            Some(c) => is_stop(c),
            None => true,
        }
    }

    /// A row of a table: its cells are parted by bars, tabs or wide gaps.
    pub(super) fn is_row(&self) -> bool {
        const FAR: usize = 150;
        let mut blanks = 0;
        let mut rest = self.text.as_bytes();
        for _ in 0..FAR {
            rest = match rest {
                [] => break,
                [0xe4..=0xe9, _, _, after @ ..] => {
                    blanks = 0;
                    after
                }
                // Bars, and the wide one and the drawn one.
                [b'|' | b'\t', ..] | [0xef, 0xbd, 0x9c, ..] | [0xe2, 0x94, 0x82, ..] => {
                    return true;
                }
                [first, ..] => {
                    blanks = if is_gap(rest) { blanks + 1 } else { 0 };
                    if blanks == 3 {
                        return true;
                    }
                    rest.get(width(*first)..).unwrap_or_default()
                }
            };
        }
        false
    }

    /// Prose: a mark parts clauses, or ends one.
    pub(super) fn has_punctuation(&self) -> bool {
        self.text.chars().any(is_punctuation)
    }

    /// A sentence ends inside the line.
    pub(super) fn has_full_stop(&self) -> bool {
        self.text.chars().any(is_full_stop)
    }

    /// What stands after the line's last mark.
    pub(super) fn last_clause(&self) -> &'t str {
        self.text
            .rsplit(|c| is_punctuation(c) || is_stop(c))
            .next()
            .unwrap_or_default()
    }

    /// Whether the line has at least so many characters.
    pub(super) fn has_characters(&self, least: usize) -> bool {
        self.text.chars().nth(least.saturating_sub(1)).is_some()
    }

    /// Begins a heading, an item or a note of its own: nothing before it runs on into it.
    pub(super) fn begins_item(&self) -> bool {
        begins_item(self.text)
    }

    /// A heading stands at the end of a paragraph: `…成效。（四）自身建设不断加强`.
    pub(super) fn last_sentence_begins_item(&self) -> bool {
        let last = self.text.rsplit(is_full_stop).next().unwrap_or_default();
        last.len() < self.text.len() && !last.contains(is_punctuation) && begins_item(last)
    }

    /// `单位：公里`: a name and what it has.
    pub(super) fn is_key_value(&self) -> bool {
        let mut name = 0;
        for c in self.text.chars().take(11) {
            match c {
                '：' => return name >= 2,
                _ if is_ideograph(c) => name += 1,
                _ => return false,
            }
        }
        false
    }
}

/// Whether a blank begins a text: one that [`super::characters::is_blank`] knows, or the wide one.
const fn is_gap(text: &[u8]) -> bool {
    matches!(
        text,
        [b' ', ..]
            | [0xc2, 0xa0, ..]
            | [0xe2, 0x80, 0x82..=0x8a | 0xaf, ..]
            | [0xe2, 0x81, 0x9f, ..]
            | [0xe3, 0x80, 0x80, ..]
    )
}

const NUMERALS: &str = "一二三四五六七八九十百零〇";
const NOTES: [&str; 12] = [
    "附件",
    "附表",
    "附：",
    "附录",
    "注：",
    "注:",
    "说明：",
    "备注",
    "序号",
    "来源：",
    "责任编辑",
    "——",
];
const BULLETS: &str = "●■◆▲▶►◇□○◎★☆※▪•·➤➢✓√-*>＞▌◼";

fn begins_item(text: &str) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    if first.is_ascii_alphabetic() {
        return false;
    }
    if matches!(first, '①'..='⒛' | '❶'..='❿' | '㈠'..='㈩' | 'Ⅰ'..='Ⅻ' | '【')
        || !is_ideograph(first) && BULLETS.contains(first)
    {
        return true;
    }
    if matches!(first, '（' | '(') {
        let number = text.chars().skip(1).take_while(|c| is_number(*c)).count();
        let close = text.chars().nth(number + 1);
        return (1..=3).contains(&number) && close.is_some_and(|c| matches!(c, '）' | ')'));
    }
    if first == '第' {
        let number = characters.clone().take_while(|c| is_number(*c)).count();
        let what = text.chars().nth(number + 1);
        return number > 0 && what.is_some_and(|c| matches!(c, '章' | '节' | '条' | '编' | '期'));
    }
    if is_number(first) {
        let number = text.chars().take_while(|c| is_number(*c)).count();
        let mut after = text.chars().skip(number);
        let sign = after.next();
        let follows = after.next();
        let digits = is_digit(first);
        return number <= 3
            && match sign {
                Some('、') => true,
                Some(c) if is_point(c) => digits && number <= 2 && !follows.is_some_and(is_digit),
                Some('是') => !digits && number == 1,
                Some('）' | ')') => digits,
                _ => false,
            };
    }
    NOTES.iter().any(|note| text.starts_with(note))
}

fn is_number(c: char) -> bool {
    is_digit(c) || NUMERALS.contains(c)
}

/// `附件2`, `表 3`, `第17`: a name with a number, which stands on a line of its own.
pub(super) fn is_numbered_name(text: &str) -> bool {
    let name = text.trim_end_matches(|c| is_digit(c) || is_space(c));
    [
        "附件", "附表", "附图", "附录", "表", "图", "专栏", "第", "№", "案例",
    ]
    .contains(&name)
}

/// The lines of a text; empty lines that follow each other are one.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut from = 0;
    for whole in text.split_inclusive('\n') {
        let next = from + whole.len();
        let body = whole.trim_end_matches(|c| c == '\n' || is_space(c));
        let inner = body.trim_start_matches(is_space);
        let margin = body.len() - inner.len();
        if inner.is_empty()
            && let Some(last) = lines.last_mut()
            && last.is_empty()
        {
            last.after += whole.len();
        } else {
            lines.push(Line {
                text: inner,
                start: from + margin,
                margin,
                after: next - from - body.len(),
                indent: indent(body.get(..margin).unwrap_or_default()),
                furniture: page::furniture(inner),
            });
        }
        from = next;
    }
    lines
}

fn indent(margin: &str) -> Indent {
    if margin.contains(['\u{3000}', '\t', '\u{2003}']) {
        return Indent::Paragraph;
    }
    match margin.chars().count() {
        0 | 1 => Indent::None,
        blanks => Indent::Blanks(u16::try_from(blanks).unwrap_or(u16::MAX)),
    }
}

/// What a line ends with, read backward.
pub(super) fn ends_with_comma(line: &Line<'_>) -> bool {
    is_comma(line.last())
}

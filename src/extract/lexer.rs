//! The lexer: cuts a text into sentences without losing a byte.
//!
//! A sentence ends at 。！？；, at a table or bullet mark, or at a line end; a line end inside a clause
//! (text copied from a page) is soft and does not. Every byte of the text belongs to exactly one
//! sentence, its end mark included. The lexer never fails.

use std::ops::Range;

use super::block;

/// A run of text between two end marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The bytes before the end mark.
    pub body: Range<usize>,
    /// The bytes of the end mark and the blanks and line ends after it.
    pub mark: Range<usize>,
    /// What ends it.
    pub end: End,
    /// Whether it is the first of its line.
    pub starts_line: bool,
    /// What kinds of characters it holds.
    pub contents: Contents,
}

/// Kinds of characters that a sentence holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are independent of one another"
)]
pub struct Contents {
    /// Arabic digits, full-width ones included.
    pub digits: bool,
    /// Characters that a Chinese numeral or a rank (前列) may begin with.
    pub numerals: bool,
    /// A colon.
    pub colon: bool,
    /// Control characters other than tabs and line ends.
    pub control: bool,
}

/// What ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// 。！？ or their half-width forms.
    Stop,
    /// ；
    Semicolon,
    /// A cell border or bullet: | ▶ ● ■ ◆.
    Cell,
    /// A line end, or the end of the text.
    Line,
    /// A blank line: what follows stands for itself.
    Blank,
    /// The sentence was longer than anybody writes and was cut, so that memory stays bounded.
    Cut,
}

/// The most bytes of one sentence; longer ones are cut at a comma where there is one.
const LONGEST: usize = 3_072;

/// Cuts `text` into sentences.
///
/// ```
/// use zhibiao::extract::sentences;
///
/// let text = "新增学位1650个。改造学校6所;\n\n三、住房";
/// let bodies: Vec<&str> = sentences(text).map(|s| &text[s.body]).collect();
/// assert_eq!(bodies, ["新增学位1650个", "改造学校6所", "三、住房"]);
/// ```
#[must_use]
pub fn sentences(text: &str) -> Sentences<'_> {
    Sentences {
        text,
        at: 0,
        starts_line: true,
    }
}

/// The sentences of a text; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    at: usize,
    starts_line: bool,
}

impl Iterator for Sentences<'_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let Found {
            length,
            end,
            mark,
            contents,
        } = find_end(rest);
        let body = self.at..self.at + length;
        let mut next = body.end + mark;
        let mut end = end;
        // Blanks and line ends after the mark belong to it; a blank line ends more than a sentence.
        let mut lines = usize::from(end == End::Line && mark > 0);
        if end != End::Cut {
            for c in self.text.get(next..).unwrap_or("").chars() {
                match c {
                    '\n' => lines += 1,
                    ' ' | '\t' | '\r' | '\u{3000}' | '\u{a0}' => {}
                    _ => break,
                }
                next += c.len_utf8();
            }
        }
        if lines > 1 {
            end = End::Blank;
        }
        let starts_line = std::mem::replace(&mut self.starts_line, lines > 0);
        self.at = next;
        Some(Sentence {
            mark: body.end..next,
            body,
            end,
            starts_line,
            contents,
        })
    }
}

/// Where the first sentence of a text ends.
struct Found {
    length: usize,
    end: End,
    /// How many bytes the end mark takes.
    mark: usize,
    contents: Contents,
}

/// What a character means to the lexer.
enum Meaning {
    Ends(End),
    Comma,
    Holds(fn(&mut Contents)),
    Nothing,
}

fn find_end(text: &str) -> Found {
    let bytes = text.as_bytes();
    let window = bytes.get(..LONGEST).unwrap_or(bytes);
    let mut contents = Contents::default();
    let mut comma = 0;
    let mut at = 0;
    loop {
        // Most characters are ideographs, and most of them say nothing here.
        let mut numerals = false;
        while let Some(&[first @ 0xe4..=0xe9, second, third]) = window.get(at..at + 3) {
            numerals |= may_begin_numeral(first, second, third);
            at += 3;
        }
        contents.numerals |= numerals;
        let Some(&byte) = window.get(at) else { break };
        let (meaning, length) = match byte {
            b'\n' if is_soft(text, at) => (Meaning::Nothing, 1),
            0..0x80 => (narrow(byte), 1),
            0xe2..=0xef => match bytes.get(at..at + 3) {
                Some(&[first, second, third]) => (wide(block::decode(first, second, third)), 3),
                _ => (Meaning::Nothing, 1),
            },
            _ => (Meaning::Nothing, 1),
        };
        match meaning {
            Meaning::Ends(end) => {
                return Found {
                    length: at,
                    end,
                    mark: length,
                    contents,
                };
            }
            Meaning::Comma => comma = at + length,
            Meaning::Holds(set) => set(&mut contents),
            Meaning::Nothing => {}
        }
        at += length;
    }
    if at < text.len() {
        contents.digits = true;
        return Found {
            length: cut(text, comma),
            end: End::Cut,
            mark: 0,
            contents,
        };
    }
    Found {
        length: text.len(),
        end: End::Line,
        mark: 0,
        contents,
    }
}

/// What a character of one byte means.
fn narrow(byte: u8) -> Meaning {
    match byte {
        b'0'..=b'9' => Meaning::Holds(|contents| contents.digits = true),
        b'\n' => Meaning::Ends(End::Line),
        b'!' | b'?' => Meaning::Ends(End::Stop),
        b';' => Meaning::Ends(End::Semicolon),
        b'|' => Meaning::Ends(End::Cell),
        b',' => Meaning::Comma,
        b':' => Meaning::Holds(|contents| contents.colon = true),
        0..=8 | 11 | 12 | 14..=31 | 127 => Meaning::Holds(|contents| contents.control = true),
        _ => Meaning::Nothing,
    }
}

/// The characters that a Chinese numeral or a rank without a number (前列, 首位, 榜首) begins with.
static COUNTING: [u64; 384] =
    block::bits("零一二三四五六七八九十两兩壹贰貳叁參肆伍陆陸柒捌玖前首榜");

/// Whether a Chinese numeral or a rank without a number may begin with the ideograph.
pub(super) fn may_begin_numeral(first: u8, second: u8, third: u8) -> bool {
    block::is_set(&COUNTING, first, second, third)
}

/// What a character of three bytes beside the ideographs means.
fn wide(code: u32) -> Meaning {
    match char::from_u32(code) {
        Some('０'..='９') => Meaning::Holds(|contents| contents.digits = true),
        Some('〇' | '○') => Meaning::Holds(|contents| contents.numerals = true),
        Some('：') => Meaning::Holds(|contents| contents.colon = true),
        Some('。' | '！' | '？') => Meaning::Ends(End::Stop),
        Some('；') => Meaning::Ends(End::Semicolon),
        Some('，') => Meaning::Comma,
        Some('｜' | '■' | '▲' | '▶' | '►' | '◆' | '●' | '◎' | '★') => {
            Meaning::Ends(End::Cell)
        }
        _ => Meaning::Nothing,
    }
}

/// Cuts an overlong sentence after its last comma, or else before a character that is no part of a
/// number.
fn cut(text: &str, comma: usize) -> usize {
    if comma > 0 {
        return comma;
    }
    let mut cut = None;
    for (at, c) in text.char_indices().skip_while(|&(at, _)| at < LONGEST) {
        cut.get_or_insert(at);
        // No number that a Decimal holds is longer than this.
        if !c.is_ascii_digit() || at > LONGEST + 64 {
            cut = Some(at);
            break;
        }
    }
    cut.unwrap_or(text.len())
}

/// Whether the line end at `at` only wraps a clause: the line breaks off at a comma, a bracket or a
/// verb-like end, or the next line goes on with a number or punctuation.
fn is_soft(text: &str, at: usize) -> bool {
    let before = text
        .get(..at)
        .unwrap_or("")
        .trim_end_matches([' ', '\t', '\r', '\u{3000}']);
    let after = text.get(at + 1..).unwrap_or("");
    let after = after.trim_start_matches([' ', '\t', '\r', '\u{3000}']);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    // A heading ends with its line, whatever the next begins with.
    let is_heading =
        super::heading::enumerated(before.trim_start()).is_some_and(|(level, _)| level < 3);
    if next == '\n' || is_heading {
        return false;
    }
    if matches!(last, ',' | '，' | '、' | '(' | '（') {
        return true;
    }
    if matches!(
        next,
        ',' | '，' | '、' | '。' | '；' | ';' | ')' | '）' | '%' | '％'
    ) {
        return true;
    }
    let is_text = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if is_digit(last) && is_text(next) {
        return true;
    }
    // A number that goes on the line's clause, not the marker of a new item (1. 2、 3|).
    if is_text(last) && is_digit(next) {
        let rest = after.trim_start_matches(is_digit);
        let is_marker = rest.starts_with([
            '.', '、', '|', ')', '）', '．', '｜', ':', '：', '\t', '年', '月',
        ]);
        let decimal = rest
            .strip_prefix(['.', '．'])
            .is_some_and(|rest| rest.starts_with(is_digit));
        return !is_marker || decimal;
    }
    false
}

/// A digit of either width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

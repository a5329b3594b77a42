//! The lexer: cuts a text into sentences without losing a byte.
//!
//! A sentence ends at 。！？；, at a table or bullet mark, or at a line end; a line end inside a clause
//! (text copied from a page) is soft and does not. Every byte of the text belongs to exactly one
//! sentence, its end mark included. The lexer never fails.

use std::ops::Range;

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
    /// Whether it holds a character that a number or a rank may be written with.
    pub may_count: bool,
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
const LONGEST: usize = 12_288;

/// Cuts `text` into sentences.
///
/// ```
/// use zhibiao::extract::sentences;
///
/// let text = "新增学位1650个。改造学校6所;\n\n三、住房";
/// let bodies: Vec<&str> = sentences(text).map(|s| &text[s.body]).collect();
/// assert_eq!(bodies, ["新增学位1650个", "改造学校6所", "三、住房"]);
/// ```
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
            may_count,
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
            may_count,
        })
    }
}

/// Where the first sentence of a text ends.
struct Found {
    length: usize,
    end: End,
    /// How many bytes the end mark takes.
    mark: usize,
    may_count: bool,
}

/// What a character means to the lexer.
enum Meaning {
    Ends(End),
    Counts,
    Comma,
    Nothing,
}

fn find_end(text: &str) -> Found {
    let bytes = text.as_bytes();
    let mut may_count = false;
    let mut comma = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if at >= LONGEST {
            let length = cut(text, comma);
            return Found {
                length,
                end: End::Cut,
                mark: 0,
                may_count: true,
            };
        }
        let (meaning, length) = match byte {
            b'0'..=b'9' => (Meaning::Counts, 1),
            b'\n' if !is_soft(text, at) => (Meaning::Ends(End::Line), 1),
            b'!' | b'?' => (Meaning::Ends(End::Stop), 1),
            b';' => (Meaning::Ends(End::Semicolon), 1),
            b'|' => (Meaning::Ends(End::Cell), 1),
            b',' => (Meaning::Comma, 1),
            0xe2..=0xef => match bytes.get(at..at + 3) {
                Some(&[first, second, third]) => (wide(first, second, third), 3),
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
                    may_count,
                };
            }
            Meaning::Counts => may_count = true,
            Meaning::Comma => comma = at + length,
            Meaning::Nothing => {}
        }
        at += length;
    }
    Found {
        length: text.len(),
        end: End::Line,
        mark: 0,
        may_count,
    }
}

/// What a character of three bytes means.
const fn wide(first: u8, second: u8, third: u8) -> Meaning {
    match (first, second, third) {
        // 一七三两九二五
        (0xe4, 0xb8, 0x80 | 0x83 | 0x89 | 0xa4)
        | (0xe4, 0xb9, 0x9d)
        | (0xe4, 0xba, 0x8c | 0x94) => Meaning::Counts,
        // 八六十四, 前 of 前列
        (0xe5, 0x85, 0xab | 0xad)
        | (0xe5, 0x8d, 0x81)
        | (0xe5, 0x9b, 0x9b)
        | (0xe5, 0x89, 0x8d) => Meaning::Counts,
        // 兩, 零〇, 首位, 榜首
        (0xe5, 0x85, 0xa9)
        | (0xe9, 0x9b, 0xb6)
        | (0xe3, 0x80, 0x87)
        | (0xe9, 0xa6, 0x96)
        | (0xe6, 0xa6, 0x9c) => Meaning::Counts,
        // 壹 is in the e5 block, 贰叁肆伍陆柒捌玖 are rare enough to be looked for by their blocks.
        (0xe5, 0xa3, 0xb9)
        | (0xe8, 0xb4, 0xb0)
        | (0xe5, 0x8f, 0x81)
        | (0xe8, 0x82, 0x86)
        | (0xe4, 0xbc, 0x8d) => Meaning::Counts,
        (0xe9, 0x99, 0x86) | (0xe6, 0x9f, 0x92) | (0xe6, 0x8d, 0x8c) | (0xe7, 0x8e, 0x96) => {
            Meaning::Counts
        }
        // ０ to ９
        (0xef, 0xbc, 0x90..=0x99) => Meaning::Counts,
        (0xe3, 0x80, 0x82) | (0xef, 0xbc, 0x81 | 0x9f) => Meaning::Ends(End::Stop), // 。！？
        (0xef, 0xbc, 0x9b) => Meaning::Ends(End::Semicolon),                        // ；
        (0xef, 0xbc, 0x8c) => Meaning::Comma,                                       // ，
        // ｜■▲▶►◆●◎★
        (0xef, 0xbd, 0x9c)
        | (0xe2, 0x96, 0xa0 | 0xb2 | 0xb6 | 0xba)
        | (0xe2, 0x97, 0x86 | 0x8f | 0x8e)
        | (0xe2, 0x98, 0x85) => Meaning::Ends(End::Cell),
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
    if next == '\n' {
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
    if last.is_ascii_digit() && is_text(next) {
        return true;
    }
    // A number that goes on the line's clause, not the marker of a new item (1. 2、 3|).
    if is_text(last) && next.is_ascii_digit() {
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_marker = rest.starts_with(['.', '、', '|', ')', '）', '．', '｜', ':', '：', '\t']);
        return !is_marker
            || rest.starts_with(".") && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    }
    false
}

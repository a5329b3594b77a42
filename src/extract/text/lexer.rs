//! The lexer: cuts a text into sentences without losing a byte.
//!
//! A sentence ends at 。！？；, at a table or bullet mark, or at a line end; a line end inside a clause
//! (text copied from a page) is soft and does not. Every byte of the text belongs to exactly one
//! sentence, its end mark included. The lexer never fails.
//!
//! Each sentence is folded on the way (see `text`), and the places in it that a number, a signal or a
//! clause border may stand at are noted: most bytes of a report are looked at once.

use std::ops::Range;

use crate::extract::text::block::{self, Bits};
use crate::extract::text::folded::Folded;
use crate::extract::text::glyphs::UNCHANGED;
use crate::extract::text::steps;

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

/// The most digits by which such a cut is put off; no number that a Decimal holds has as many.
const LONGEST_NUMERAL: usize = 64;

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
    Sentences(Lexer::new(text, &PLAIN, &[]))
}

/// The sentences of a text; see [`sentences`].
#[derive(Clone, Debug)]
pub struct Sentences<'t>(Lexer<'t, 'static>);

impl Iterator for Sentences<'_> {
    type Item = Sentence;

    fn next(&mut self) -> Option<Sentence> {
        self.0.next()
    }
}

/// Cuts a text into sentences and folds each on the way, so that every byte is read once.
#[derive(Clone, Debug)]
pub(crate) struct Lexer<'t, 'w> {
    text: &'t str,
    at: usize,
    starts_line: bool,
    /// The ideographs that say nothing by themselves.
    plain: &'w Bits,
    /// Where a sentence ends whatever it says: the borders of cells and list items, in order.
    borders: &'w [usize],
    /// The sentence that was read last.
    pub(crate) folded: Folded,
}

impl<'t, 'w> Lexer<'t, 'w> {
    pub(crate) fn new(text: &'t str, plain: &'w Bits, borders: &'w [usize]) -> Self {
        Self {
            text,
            at: 0,
            starts_line: true,
            plain,
            borders,
            folded: Folded::new(text.len().min(LONGEST + LONGEST_NUMERAL)),
        }
    }

    /// The next sentence; `folded` holds its characters until the one after it is asked for.
    pub(crate) fn next(&mut self) -> Option<Sentence> {
        while let [first, borders @ ..] = self.borders
            && *first <= self.at
        {
            self.borders = borders;
        }
        let limit = self.borders.first().copied().unwrap_or(self.text.len());
        let rest = self
            .text
            .get(self.at..limit)
            .filter(|rest| !rest.is_empty())?;
        let Found {
            length,
            end,
            mark,
            contents,
        } = read(rest, self.plain, &mut self.folded);
        let body = self.at..self.at + length;
        let mut next = body.end + mark;
        let mut end = end;
        // Blanks and line ends after the mark belong to it; a blank line ends more than a sentence.
        let mut lines = usize::from(end == End::Line && mark > 0);
        if end == End::Line && mark == 0 && next < self.text.len() {
            end = End::Cell;
        }
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

/// Reads the first sentence of a text. On its own it has the registers to itself.
#[inline(never)]
fn read(text: &str, plain: &Bits, folded: &mut Folded) -> Found {
    let mut pen = folded.pen();
    let mut contents = Contents::default();
    // A character that begins before the longest sentence's end may end behind it.
    let within = text.as_bytes().get(..LONGEST + 2);
    let within = within.unwrap_or(text.as_bytes());
    let mut bytes = within;
    let mut at = 0;
    let (length, end, mark) = loop {
        // Most characters are ideographs, and most of them say nothing here.
        if let Some((c, rest)) = block::ideograph(bytes) {
            if block::is_set(plain, c) {
                pen.plain(c, at);
            } else if block::is_set(&QUIET, c) {
                pen.watch(c, at);
            } else {
                contents.numerals |= is_numeral(c);
                pen = pen.changed(c, at);
            }
            bytes = rest;
            at += 3;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(c) = rest.chars().next() else {
            break (at, End::Line, 0);
        };
        if at >= LONGEST {
            let length = match pen.last(',') {
                Some(comma) => comma + width(text, comma),
                None => at + digits(rest),
            };
            // The digits that the cut leaves to the sentence.
            for (at, c) in (at..length).zip(rest.chars()) {
                pen = pen.changed(c, at);
            }
            break (length, End::Cut, 0);
        }
        let meaning = meaning(c);
        match meaning {
            Meaning::Ends(End::Line) if is_soft(text, at) => {}
            Meaning::Ends(end) => break (at, end, c.len_utf8()),
            Meaning::Digit | Meaning::WideDigit => contents.digits = true,
            Meaning::Numeral => contents.numerals = true,
            Meaning::Colon => contents.colon = true,
            Meaning::Control => contents.control = true,
            Meaning::Itself | Meaning::Changes => {}
        }
        if matches!(meaning, Meaning::Itself | Meaning::Digit) && !pen.is_blank() {
            pen.watch(c, at);
        } else {
            pen = pen.changed(c, at);
        }
        at += c.len_utf8();
        bytes = within.get(at..).unwrap_or_default();
    };
    contents.digits |= end == End::Cut;
    steps::count(length);
    let written = pen.written();
    folded.keep(written, length);
    Found {
        length,
        end,
        mark,
        contents,
    }
}

/// What a character means to the lexer.
#[derive(Clone, Copy)]
enum Meaning {
    Ends(End),
    Digit,
    WideDigit,
    Numeral,
    Colon,
    Control,
    /// It is folded to itself.
    Itself,
    /// It may be folded to another or to none.
    Changes,
}

#[inline]
fn meaning(c: char) -> Meaning {
    if let Some(&meaning) = NARROW.get(c as usize) {
        return meaning;
    }
    match c {
        '、' | '“' | '”' => Meaning::Itself,
        '０'..='９' => Meaning::WideDigit,
        '。' | '！' | '？' => Meaning::Ends(End::Stop),
        '；' => Meaning::Ends(End::Semicolon),
        '：' => Meaning::Colon,
        '｜' | '■' | '▲' | '▶' | '►' | '◆' | '●' | '◎' | '★' => {
            Meaning::Ends(End::Cell)
        }
        '〇' | '○' => Meaning::Numeral,
        _ => Meaning::Changes,
    }
}

/// What the characters of one byte mean.
static NARROW: [Meaning; 128] = {
    let mut table = [Meaning::Changes; 128];
    let mut rest: &mut [Meaning] = &mut table;
    let mut byte: u8 = 0;
    while let [first, after @ ..] = rest {
        *first = match byte {
            b'0'..=b'9' => Meaning::Digit,
            b':' => Meaning::Colon,
            b'!' | b'?' => Meaning::Ends(End::Stop),
            b';' => Meaning::Ends(End::Semicolon),
            b'|' => Meaning::Ends(End::Cell),
            b'\n' => Meaning::Ends(End::Line),
            b'\t' | b'\r' | b' ' | b'[' => Meaning::Changes,
            b'!'..=b'~' => Meaning::Itself,
            _ => Meaning::Control,
        };
        byte += 1;
        rest = after;
    }
    table
};

/// The ideographs but those that a Chinese numeral, an order of magnitude (百余家) or a rank without a number
/// (前列, 首位, 榜首) begins with.
static PLAIN: Bits =
    block::all_but("零一二三四五六七八九十两兩壹贰貳叁參肆伍陆陸柒捌玖百千万萬亿億前首榜半");

/// Those of them that are folded to themselves.
static QUIET: Bits = block::both(&PLAIN, &UNCHANGED);

/// Whether a Chinese numeral or a rank without a number may begin with an ideograph.
fn is_numeral(c: char) -> bool {
    block::place(c).is_some() && !block::is_set(&PLAIN, c)
}

/// How many digits a text begins with. An overlong sentence without a comma is cut after them, so that no
/// number is cut in two.
fn digits(text: &str) -> usize {
    let bytes = text.bytes().take(LONGEST_NUMERAL);
    bytes.take_while(u8::is_ascii_digit).count()
}

/// How many bytes the character at `at` has.
fn width(text: &str, at: usize) -> usize {
    let first = text.get(at..).and_then(|text| text.chars().next());
    first.map_or(0, char::len_utf8)
}

/// Whether the line end at `at` only wraps a clause: the line breaks off at a comma, a bracket or a
/// verb-like end, or the next line goes on with a number or punctuation.
#[cold]
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
    let is_heading = crate::extract::text::heading::enumerated(before.trim_start())
        .is_some_and(|(level, _)| level < 3);
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
    let scaled = before.trim_end_matches(['万', '亿']).trim_end();
    if (is_digit(last) || matches!(last, '万' | '亿') && scaled.ends_with(is_digit))
        && is_text(next)
    {
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
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

//! Where the items of a list begin inside a line: `1.新增…；2.完成…`, `①…②…`, `● …`.

use std::ops::Range;

use super::characters::{
    closes, is_blank, is_digit, is_ideograph, is_point, is_stop, opens, width,
};
use crate::source::sort_by_place;

/// How an item is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MarkKind {
    /// A number: `1.`, `（2）`, `③`, `4、`, `5)`, `（一）`.
    Number,
    /// A sign: `●`, `■`, `★`, `·`, `>`, `-`.
    Bullet,
}

/// The sign an item of a list begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The sign itself, in bytes of the mended text: `2.` of `；2.完成`.
    pub(crate) range: Range<usize>,
    /// Whether it counts.
    pub(crate) kind: MarkKind,
}

/// Whether a digit may be the last of a mark's number: `2.3` only after a mark or a blank, as a decimal stands after other
/// characters as a rule.
fn may_number(before: u8, rest: &[u8]) -> bool {
    match rest {
        // The last byte of `。`, of `；` and of `：`, or an ASCII one.
        [b'0'..=b'9', b'.', b'0'..=b'9', ..] => {
            before < b'-' || matches!(before, 0x82 | 0x9a | 0x9b)
        }
        // `、`, `）` and `．`.
        [b'0'..=b'9', 0xe3, second, ..] => *second == 0x80,
        [b'0'..=b'9', 0xef, second, ..] => *second == 0xbc,
        _ => true,
    }
}

/// Signs that begin an item wherever they stand before text.
const BULLETS: &str = "●■◆▲▶►◇◎★☆※▪•➤➢✓√◼";
/// Signs that begin an item only at the begin of a line or after a blank.
const WEAK_BULLETS: &str = "·>*-＞○□–";

/// The marks of a text, ascending and apart.
pub(super) fn find(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks: Vec<Mark> = Vec::new();
    let mut last = Last::default();
    let mut dashes = false;
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => break,
            [0xe4..=0xe9, _, _, after @ ..] => after,
            [b'0'..=b'9', b'.' | b')' | 0xe3 | 0xef, ..]
            | [b'(' | b'-' | b'>' | b'*', ..]
            | [0xef, 0xbc, 0x88 | 0x9e, ..]
            | [0xe2, 0x91..=0x9e, ..]
            | [0xe2, 0x80, 0xa2 | 0x93, ..]
            | [0xe3, 0x88, ..]
            | [0xc2, 0xb7, ..] => {
                let at = bytes.len() - rest.len();
                let before = at.checked_sub(1).and_then(|at| bytes.get(at));
                let before = before.copied().unwrap_or(b'\n');
                dashes |= before == b' ' && rest.starts_with(b"- ");
                let found = may_number(before, rest)
                    .then(|| mark_at(text, at, &mut last))
                    .flatten();
                let next = found.map_or(
                    at + rest.first().map_or(1, |first| width(*first)),
                    |(range, kind)| {
                        let end = range.end;
                        marks.push(Mark { range, kind });
                        end
                    },
                );
                bytes.get(next..).unwrap_or_default()
            }
            [0..0x80, ..] => rest.get(1..).unwrap_or_default(),
            [first, ..] => rest.get(width(*first)..).unwrap_or_default(),
        };
    }
    if dashes {
        dashes_in_line(text, &mut marks);
    }
    marks
}

/// The number of the item before, of `1.` and its like, and up to where the text was looked at for its line's end.
#[derive(Clone, Copy, Default)]
struct Last {
    number: u32,
    end: usize,
}

/// The mark at a place; of a number, the place is its last digit.
fn mark_at(text: &str, at: usize, last: &mut Last) -> Option<(Range<usize>, MarkKind)> {
    let c = text.get(at..)?.chars().next()?;
    let (start, found) = match c {
        '0'..='9' => {
            let before = text.get(..at)?.bytes().next_back();
            let start = at - usize::from(before.is_some_and(|byte| byte.is_ascii_digit()));
            let line = text.get(last.end..start)?;
            let before = if line.contains('\n') { 0 } else { last.number };
            let found = numbered(text, start, at + 1, before);
            *last = Last {
                number: found.map_or(before, |(_, number)| number),
                end: at + 1,
            };
            (start, found.map(|(end, _)| (end, MarkKind::Number)))
        }
        '(' => (at, bracketed(text, at, 1)),
        '（' => (at, bracketed(text, at, 3)),
        _ => (at, sign(text, at)),
    };
    found.map(|(end, kind)| (start..end, kind))
}

/// What stands before and after.
fn around(text: &str, at: usize, end: usize) -> (Option<char>, Option<char>) {
    (
        text.get(..at).and_then(|before| before.chars().next_back()),
        text.get(end..).and_then(|after| after.chars().next()),
    )
}

/// An item can begin after this.
fn is_border(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c == '\n'
            || c == '\u{3000}'
            || c == '\t'
            || is_blank(c)
            || is_stop(c)
            || closes(c)
            || matches!(c, '。' | '，' | '、' | ',' | '|')
    })
}

/// Text, and not the rest of a number or the end of a clause.
fn is_text(c: char) -> bool {
    is_ideograph(c) || opens(c) || is_blank(c) || c == '\u{3000}' || c.is_alphabetic() || c == '"'
}

/// `1.新增`, `2、`, `3)`: where the mark ends, and its number.
fn numbered(text: &str, at: usize, end: usize, last: u32) -> Option<(usize, u32)> {
    let number: u32 = text.get(at..end)?.parse().ok()?;
    let (before, sign) = around(text, at, end);
    let sign = sign?;
    if !is_border(before) || number == 0 {
        return None;
    }
    let end = end + sign.len_utf8();
    let after = text.get(end..).and_then(|rest| rest.chars().next());
    let goes_on = number == last + 1;
    let line_begin = before.is_none_or(|c| c == '\n' || c == '\u{3000}' || c == '\t');
    let sentence = line_begin || before.is_some_and(|c| is_stop(c) || is_blank(c) || closes(c));
    let is_mark = match sign {
        _ if is_point(sign) => {
            // `；2.3万人`: a number, unless an item 1 stands before.
            (after.is_some_and(is_text) && (sentence || goes_on))
                || (goes_on && sentence && number > 1 && after.is_some_and(is_digit))
        }
        '、' => after.is_some_and(|c| is_ideograph(c) || opens(c) || is_blank(c)) && sentence,
        ')' | '）' => sentence && after.is_some_and(is_text),
        _ => false,
    };
    is_mark.then_some((end, number))
}

/// `（2）`, `(一)`.
fn bracketed(text: &str, at: usize, open: usize) -> Option<(usize, MarkKind)> {
    const NUMERALS: &str = "一二三四五六七八九十";
    let inside = text.get(at + open..)?;
    let mut end = at + open;
    let (mut figures, mut numerals) = (0, 0);
    for c in inside.chars().take(4) {
        end += c.len_utf8();
        if is_digit(c) {
            figures += 1;
        } else if NUMERALS.contains(c) {
            numerals += 1;
        } else {
            let closed = matches!(c, ')' | '）')
                && (1..=3).contains(&(figures + numerals))
                && figures <= 2
                && (figures == 0 || numerals == 0);
            let (before, after) = around(text, at, end);
            return (closed
                && is_border(before)
                && after.is_some_and(|c| is_text(c) || is_digit(c)))
            .then_some((end, MarkKind::Number));
        }
    }
    None
}

/// `①`, `●`, `·`.
fn sign(text: &str, at: usize) -> Option<(usize, MarkKind)> {
    let c = text.get(at..)?.chars().next()?;
    let end = at + c.len_utf8();
    let (before, after) = around(text, at, end);
    let after = after?;
    let text_follows = is_text(after) || is_digit(after);
    if matches!(c, '①'..='⒛' | '❶'..='❿' | '㈠'..='㈩') {
        return text_follows.then_some((end, MarkKind::Number));
    }
    if BULLETS.contains(c) {
        return text_follows.then_some((end, MarkKind::Bullet));
    }
    let line_begin = before.is_none_or(|c| c == '\n' || c == '\u{3000}' || c == '\t');
    // `-5.2` is a number, `>80` a bound, `二○二五` a year.
    let apart = is_blank(after) || is_ideograph(after) || opens(after);
    let weak = WEAK_BULLETS.contains(c)
        && apart
        && (line_begin || (c == '·' && before.is_some_and(is_blank) && !is_blank(after)))
        && !(matches!(c, '○' | '□') && is_ideograph(after));
    weak.then_some((end, MarkKind::Bullet))
}

/// ` - ` between the items of a line, where it stands there more than once: one alone joins two names.
fn dashes_in_line(text: &str, marks: &mut Vec<Mark>) {
    let mut found = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let first = found.len();
        for (at, dash) in line.match_indices(" - ") {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            let after = line
                .get(at + dash.len()..)
                .and_then(|after| after.chars().next());
            let numbers = before.is_some_and(is_digit) && after.is_some_and(is_digit);
            if before.is_some() && after.is_some_and(|c| is_text(c) || is_digit(c)) && !numbers {
                found.push(Mark {
                    range: from + at + 1..from + at + 2,
                    kind: MarkKind::Bullet,
                });
            }
        }
        if found.len() < first + 2 {
            found.truncate(first);
        }
        from += line.len();
    }
    if !found.is_empty() {
        marks.append(&mut found);
        sort_by_place(marks, |mark| mark.range.start);
        marks.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    }
}

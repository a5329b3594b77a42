//! The lines of a text as a reader sees them: without the blanks, tags and marks around them.

use std::ops::Range;

/// A line with something on it. A tag that breaks the line (`<p>`, `<br>`, `<h2>` …) ends one as a line feed does.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Where the line begins, blanks included.
    pub(super) start: usize,
    /// What stands on it.
    pub(super) body: Range<usize>,
    /// Whether an empty line stands before it.
    pub(super) after_blank: bool,
    /// The level of a heading that is marked as one (`##`, `<h2>`); 0 where it is not.
    pub(super) mark: u8,
}

/// Tags that end a line.
const BREAKS: &[&str] = &[
    "p", "br", "div", "center", "tr", "table", "tbody", "thead", "li", "ul", "ol", "title", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "section", "article",
];

/// The most bytes of a tag.
const LONGEST_TAG: usize = 256;

/// The lines of a text, those left out on which nothing stands.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut after_blank = false;
    for whole in text.split_inclusive('\n') {
        let range = at..at + whole.len();
        at = range.end;
        let before = lines.len();
        if whole.contains('<') {
            tagged(text, range, after_blank, &mut lines);
        } else {
            push(text, range, after_blank, 0, &mut lines);
        }
        after_blank = lines.len() == before;
    }
    // Blank lines before a text part it from nothing.
    if let Some(first) = lines.first_mut() {
        first.after_blank = false;
    }
    lines
}

/// Cuts a line at its tags.
fn tagged(text: &str, range: Range<usize>, after_blank: bool, lines: &mut Vec<Line>) {
    let mut start = range.start;
    let mut from = start;
    let mut mark = 0;
    let mut blank = after_blank;
    while let Some(open) = find(text, from..range.end, '<') {
        let Some(name) = text.get(open + 1..range.end).map(tag_name) else {
            break;
        };
        from = open + 1;
        let closing = name.starts_with('/');
        let bare = name.trim_start_matches('/');
        let known = BREAKS
            .iter()
            .find(|tag| bare.eq_ignore_ascii_case(tag) || is_glued(bare, tag));
        let Some(tag) = known else {
            continue;
        };
        // A tag is short: a text of tags that never close is read once, and none of them is one.
        let window = text.as_bytes().get(open..range.end.min(open + LONGEST_TAG));
        let Some(close) = window.and_then(|bytes| bytes.iter().position(|byte| *byte == b'>'))
        else {
            continue;
        };
        from = open + close + 1;
        let before = lines.len();
        push(text, start..open, blank, mark, lines);
        blank &= lines.len() == before;
        start = open;
        mark = match (closing, tag.as_bytes()) {
            (false, [b'h', level @ b'1'..=b'6']) => level - b'0',
            _ => 0,
        };
    }
    push(text, start..range.end, blank, mark, lines);
}

/// `divclass="title"`: the blank after the name was lost.
fn is_glued(name: &str, tag: &str) -> bool {
    tag.len() > 1
        && name
            .get(..tag.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tag))
        && name
            .get(tag.len()..)
            .is_some_and(|rest| rest.starts_with("class") || rest.starts_with("id"))
}

fn find(text: &str, range: Range<usize>, c: char) -> Option<usize> {
    let start = range.start;
    Some(start + text.get(range)?.find(c)?)
}

/// The name after `<`.
fn tag_name(rest: &str) -> &str {
    let end = rest
        .bytes()
        .take(24)
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'/')
        .unwrap_or(rest.len().min(24));
    rest.get(..end).unwrap_or("")
}

/// Takes a line in, unless nothing stands on it.
fn push(text: &str, range: Range<usize>, after_blank: bool, mark: u8, lines: &mut Vec<Line>) {
    let start = range.start;
    let Some(whole) = text.get(range) else {
        return;
    };
    let (mut body, mut mark) = (trimmed(whole), mark);
    // What is left of a tag at the beginning or end of the line.
    while let Some(rest) = body.strip_prefix('<')
        && let Some(close) = rest.find('>')
        && rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
    {
        body = trimmed(rest.get(close + 1..).unwrap_or(""));
    }
    let level = body.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&level)
        && let Some(rest) = body.get(level..)
        && rest.starts_with([' ', '\t', '\u{3000}'])
    {
        body = trimmed(rest.trim_end_matches('#'));
        mark = u8::try_from(level).unwrap_or(6);
    }
    if let Some(bold) = body.strip_prefix("**") {
        body = trimmed(bold.strip_suffix("**").unwrap_or(bold));
    }
    if body.is_empty() {
        return;
    }
    let at = start + offset(whole, body);
    lines.push(Line {
        start,
        body: at..at + body.len(),
        after_blank,
        mark,
    });
}

/// Where `part`, which is a part of `whole`, begins in it.
pub(super) fn offset(whole: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(whole.as_ptr().addr())
}

/// Blanks of every kind, the mark of byte order and those of no width among them.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{feff}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}'
        )
}

pub(super) fn trimmed(text: &str) -> &str {
    let mut text = text.trim_matches(is_blank);
    while let Some(rest) = text.strip_prefix("&nbsp;").or(text.strip_suffix("&nbsp;")) {
        text = rest.trim_matches(is_blank);
    }
    text
}

/// Writes a short text without its blanks and with its full-width digits, letters and brackets as ASCII.
pub(super) fn plain(text: &str, to: &mut String) {
    to.clear();
    let bytes = text.as_bytes();
    // What stays as it is, most of a text, is copied in runs.
    let (mut run, mut at) = (0, 0);
    while let Some(first) = bytes.get(at) {
        match first {
            0x21..=0x7e => at += 1,
            0xe4..=0xe9 => at += 3,
            _ => {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                    break;
                };
                to.push_str(text.get(run..at).unwrap_or(""));
                match c {
                    _ if is_blank(c) => {}
                    '—' | '－' | '–' | '―' => to.push('-'),
                    '\u{ff01}'..='\u{ff5e}' => to.extend(char::from_u32(u32::from(c) - 0xfee0)),
                    '○' => to.push('〇'),
                    _ => to.push(c),
                }
                at += c.len_utf8();
                run = at;
            }
        }
    }
    to.push_str(text.get(run..).unwrap_or(""));
}

//! Headings: where they stand, and what their words and years speak for.

use std::ops::Range;

use super::index::{Index, index, words};
use super::line::{Line, is_blank, plain};
use super::numbering::{Numbering, numbering, rank};
use super::section::TimeDirection;
use super::sieve::Set;
use super::title::Genre;
use super::words::{HEADING, longest};
use super::years::{Mention, Named, mentions};

static HEADINGS: Index<{ HEADING.len() }> = index!(HEADING);
static FIRSTS: Set = Set::firsts(&words!(HEADING));

/// The heading of a line.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) rank: u8,
    /// The bytes of its words, the number left out.
    pub(super) words: Range<usize>,
    /// Whether nothing else stands on the line.
    pub(super) alone: bool,
}

/// The most characters of a heading.
const LONGEST: usize = 60;

/// The number of a line, if it has one, and its heading, if the line is or begins with one. `opens` says that a paragraph may begin here.
pub(super) fn heading(
    text: &str,
    line: &Line,
    opens: bool,
    buffer: &mut String,
) -> (Option<Numbering>, Option<Heading>) {
    let Some(body) = text.get(line.body.clone()) else {
        return (None, None);
    };
    let number = numbering(body);
    let offset = number.map_or(0, |number| number.length);
    let rest = body.get(offset..).unwrap_or("");
    let Some((words, alone, mark)) = first_sentence(rest) else {
        return (number, None);
    };
    let at = line.body.start + offset;
    let found = |rank: u8, words: &str| Heading {
        rank,
        words: at..at + words.len(),
        alone,
    };
    if line.mark > 0 {
        return (number, Some(found(rank::MARKED + line.mark, words)));
    }
    if let Some(number) = number {
        plain(words, buffer);
        let is_item = counts_things(buffer)
            && (buffer.contains([',', '、']) || number.rank >= rank::DIGITS || mark == Some('：'));
        let is_sentence = alone
            && mark.is_some_and(|mark| mark != '：' && mark != ':')
            && buffer.contains(',')
            && buffer.chars().count() > 30;
        let heading = !words.is_empty() && !is_item && !is_sentence;
        return (Some(number), heading.then(|| found(number.rank, words)));
    }
    if let Some(inside) = body.strip_prefix('【')
        && let Some(end) = inside.find('】')
        && end < 60
    {
        let start = line.body.start + '【'.len_utf8();
        return (
            None,
            Some(Heading {
                rank: rank::IN_LENSES,
                words: start..start + end,
                alone: inside.len() <= end + '】'.len_utf8(),
            }),
        );
    }
    // Without a number: short, alone, and what it says is what headings say.
    if !opens || !alone || mark.is_some() || !(6..=3 * 30).contains(&body.len()) {
        return (None, None);
    }
    plain(body, buffer);
    let bare = buffer.trim_start_matches(['-', '■', '●', '◆', '·', '*']);
    let (back, ahead) = weights(bare);
    let calendar = |mention: &Mention| {
        matches!(
            mention.named,
            Named::Year(_) | Named::Span(..) | Named::Plan(..)
        ) && !after_mark(bare, mention).starts_with(',')
    };
    let dated = mentions(bare).iter().any(calendar);
    // 2025年，全县…: the first line of a paragraph that is wrapped.
    let is_heading =
        !bare.contains(['。', ';', ':', '|']) && (dated || !bare.contains([',', '、']));
    let strong = back.max(ahead) >= if dated { 8 } else { 16 };
    let lead = body.len()
        - body
            .trim_start_matches(|c: char| {
                is_blank(c) || matches!(c, '-' | '—' | '－' | '■' | '●' | '◆' | '·' | '*')
            })
            .len();
    let heading = is_heading && strong && !counts_things(bare);
    (
        None,
        heading.then(|| Heading {
            rank: rank::BARE,
            words: line.body.start + lead..line.body.end,
            alone,
        }),
    )
}

/// What follows the words and the mark that closes them: “十五五”.
fn after_mark<'p>(plain: &'p str, mention: &Mention) -> &'p str {
    plain
        .get(mention.end..)
        .unwrap_or("")
        .trim_start_matches(['”', '"'])
}

/// The first sentence, whether nothing follows it, and the mark that ends it. `None` where it is too long for a heading.
fn first_sentence(rest: &str) -> Option<(&str, bool, Option<char>)> {
    let mut count = 0;
    for (at, c) in rest.char_indices() {
        if matches!(c, '。' | '！' | '？' | '；' | '：' | ':' | ';' | '!') {
            let after = rest.get(at + c.len_utf8()..).unwrap_or("");
            return Some((rest.get(..at)?, after.is_empty(), Some(c)));
        }
        count += 1;
        if count > LONGEST {
            return None;
        }
    }
    Some((rest, true, None))
}

/// Whether a number other than a year or month is counted: 硬化村组道路18公里.
fn counts_things(plain: &str) -> bool {
    let bytes = plain.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(u8::is_ascii_digit))
    {
        let start = at + start;
        let digits = bytes.get(start..).map_or(0, |rest| {
            rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
        });
        at = start + digits;
        let rest = plain.get(at..).unwrap_or("");
        let is_time = ["年", "月", "日", "-", ")", "至", "”"]
            .iter()
            .any(|word| rest.starts_with(word));
        if !is_time
            && !rest.is_empty()
            && rest.starts_with(|c: char| !c.is_ascii_alphanumeric() || c == '%')
        {
            return true;
        }
    }
    false
}

/// How much the words of a heading speak for done and for to be done; a word inside a longer one counts no more.
pub(super) fn weights(plain: &str) -> (i32, i32) {
    let (mut back, mut ahead) = (0, 0);
    let mut at = 0;
    while let Some(rest) = plain.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let best = FIRSTS
            .may_begin(rest)
            .then(|| longest(HEADING, &HEADINGS, rest))
            .flatten();
        at += match best {
            Some((word, direction, weight)) => {
                match direction {
                    TimeDirection::Back => back += i32::from(*weight),
                    TimeDirection::Ahead => ahead += i32::from(*weight),
                }
                word.len()
            }
            None => first.len_utf8(),
        };
    }
    (back, ahead)
}

/// How much years of a heading speak for done, against the document's own; negative for to be done.
pub(super) fn year_weight(
    plain: &str,
    found: &[Mention],
    own: Option<i32>,
    genre: Option<Genre>,
) -> i32 {
    let Some(own) = own else {
        return 0;
    };
    let is_account = genre == Some(Genre::Progress);
    let mut sum = 0;
    for mention in found {
        let after = after_mark(plain, mention);
        sum += match mention.named {
            Named::Year(year) if year < own => {
                if is_account {
                    6
                } else {
                    24
                }
            }
            Named::Year(year) if year > own => -24,
            Named::Year(_) if is_account => 0,
            Named::Year(_) => -18,
            Named::Span(_, last) | Named::Plan(_, last) if last < own => 20,
            // 实现“十二五”良好开局 may be either.
            Named::Plan(..) if after.contains("良好开局") => 0,
            Named::Span(first, _) | Named::Plan(first, _) if first >= own => -16,
            _ => 0,
        };
    }
    sum.clamp(-30, 30)
}

/// The years that a heading is about, of those that it names.
pub(super) fn heading_years(
    plain: &str,
    found: &[Mention],
    direction: Option<TimeDirection>,
) -> Option<Named> {
    let one = |mention: &Mention| {
        let after = after_mark(plain, mention);
        match mention.named {
            // “十五五”开好局: its first year.
            Named::Plan(first, _)
                if [
                    "开好局",
                    "开局",
                    "良好开局",
                    "开门红",
                    "起好步",
                    "首年",
                    "开新局",
                    "起步",
                ]
                .iter()
                .any(|word| after.starts_with(word)) =>
            {
                Named::Year(first)
            }
            Named::Plan(_, last)
                if after.starts_with("收官之年") || after.starts_with("最后一年") =>
            {
                Named::Year(last)
            }
            named => named,
        }
    };
    match direction {
        Some(TimeDirection::Back) => found.last().map(one),
        _ => found.first().map(one),
    }
}

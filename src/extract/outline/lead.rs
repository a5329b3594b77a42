//! Lead sentences: what the beginning of a paragraph says of the whole of it.

use super::index::{Index, index, words};
use super::line::plain;
use super::sieve::{Pairs, glimpse};
use super::title::Genre;
use super::words::{LEAD_PARTS, LEADS, PREPARES, longest, speaks};
use super::years::{Mention, Named, mentions};

static BEGINNINGS: Index<{ LEADS.len() }> = index!(LEADS);
static PARTS: Index<{ LEAD_PARTS.len() }> = index!(LEAD_PARTS);
/// By which it is seen that none of [`LEAD_PARTS`] stands in a text.
static SIEVE: Pairs = Pairs::new(&words!(LEAD_PARTS));

/// How a paragraph begins.
pub(super) struct Lead {
    /// What it speaks for: positive for done.
    pub(super) speaks: i32,
    /// The years that the paragraph is about, where it says so.
    pub(super) years: Option<Named>,
    /// Bytes of the paragraph that were looked at.
    pub(super) length: usize,
}

/// The characters of a paragraph that are looked at.
const LOOKED_AT: usize = 40;

/// The fewest bytes of a paragraph that says anything: 已.
const SHORTEST: usize = 3;

/// And of one without its document, where nothing else says of when it is.
const LOOKED_AT_ALONE: usize = 80;

/// How speakers address the house.
const ADDRESSES: [&str; 5] = [
    "各位代表!",
    "各位代表,",
    "各位代表:",
    "各位代表。",
    "各位委员!",
];

/// A paragraph without blanks, from where the house has been addressed.
pub(super) fn without_address(plain: &str) -> &str {
    let address = ADDRESSES
        .iter()
        .find_map(|address| plain.strip_prefix(address));
    address.unwrap_or(plain)
}

/// The signs that a paragraph begins with before its words.
const SIGNS: [char; 10] = ['-', '·', '“', '"', '【', '(', '●', '■', '*', ','];

/// The characters of a paragraph that are looked at for what it begins with, and the most bytes of that: 与此同时,我们也.
const BEGINNING: usize = 24;
const LONGEST_BEGINNING: usize = 24;

/// Whether a paragraph that has neither years nor [`LEAD_PARTS`] begins with none of [`LEADS`] either.
fn says_nothing(body: &str, buffer: &mut String) -> bool {
    let cut = body.char_indices().nth(BEGINNING);
    plain(
        cut.map_or(body, |(at, _)| body.get(..at).unwrap_or(body)),
        buffer,
    );
    let begin = without_address(buffer).trim_start_matches(SIGNS);
    let is_whole = cut.is_none() || begin.len() >= LONGEST_BEGINNING;
    is_whole && longest(LEADS, &BEGINNINGS, begin).is_none()
}

/// Reads the beginning of a paragraph.
pub(super) fn lead(
    body: &str,
    own: Option<i32>,
    genre: Option<Genre>,
    buffer: &mut String,
) -> Option<Lead> {
    if body.len() < SHORTEST {
        return None;
    }
    let looked_at = if genre.is_some() {
        LOOKED_AT
    } else {
        LOOKED_AT_ALONE
    };
    let seen = glimpse(body, looked_at, &SIEVE);
    if !seen.years && !seen.words && says_nothing(body, buffer) {
        return None;
    }
    let length = seen.length;
    plain(body.get(..length)?, buffer);
    let begin = without_address(buffer).trim_start_matches(SIGNS);
    let is_account = genre == Some(Genre::Progress);
    let mut sum = match longest(LEADS, &BEGINNINGS, begin) {
        // In an account of the year 今年 is as much what was done.
        Some(("今年", _, _)) if is_account => 0,
        // A report may tell how 建议 were answered.
        Some(("建议", _, _)) if !is_account => 0,
        Some(row) => speaks(row),
        None => 0,
    };
    let found = mentions(begin);
    let early = |mention: &&Mention| {
        begin
            .get(..mention.start)
            .is_some_and(|before| before.chars().count() <= 6)
    };
    let mut years = None;
    if let Some(mention) = found.first().filter(early) {
        // In an account, and in a passage of which nothing says what it is, its own year is as much what was done.
        let (weight, about) = opening_years(begin, mention, own, is_account || genre.is_none());
        sum += weight;
        // 到2030年: a deadline, not what the paragraph is about.
        years = (about
            || sum != 0 && matches!(mention.named, Named::Year(_)) && !begin.starts_with('到'))
        .then_some(mention.named);
    }
    let over = |mention: &&Mention| {
        ends_plan(after(begin, mention)) && matches!(mention.named, Named::Plan(..))
    };
    years = found
        .iter()
        .find(over)
        .map(|mention| mention.named)
        .or(years);
    years = widest(begin, &found, years, genre).or(years);
    if sum.abs() < 16 {
        let parts = begin
            .char_indices()
            .take(LOOKED_AT)
            .filter_map(|(at, _)| longest(LEAD_PARTS, &PARTS, begin.get(at..)?));
        sum += parts.map(speaks).sum::<i32>();
    }
    (sum != 0 || years.is_some()).then_some(Lead {
        speaks: sum,
        years,
        length,
    })
}

/// The plan that a lead means by 今后五年, 五年来; in a passage without its document any that it names.
fn widest(
    begin: &str,
    found: &[Mention],
    years: Option<Named>,
    genre: Option<Genre>,
) -> Option<Named> {
    let plan = found.iter().find(|mention| {
        let after = after(begin, mention);
        let before = begin.get(..mention.start).unwrap_or("");
        let before = before.trim_end_matches(['“', '"']);
        matches!(mention.named, Named::Plan(..))
            && !PREPARES.iter().any(|word| before.ends_with(word))
            && !PARTS_OF_PLAN.iter().any(|word| after.starts_with(word))
    })?;
    let by_count = found
        .first()
        .is_some_and(|mention| matches!(mention.named, Named::Past(5) | Named::Coming(5)));
    let open = genre.is_none() && !matches!(years, Some(Named::Year(_) | Named::Relative(_)));
    (by_count || open).then_some(plan.named)
}

/// “十五五”开局之年: a year of the plan.
const PARTS_OF_PLAN: [&str; 8] = [
    "开局",
    "开好局",
    "良好开局",
    "起步",
    "首年",
    "收官之年",
    "规划收官之年",
    "最后一年",
];

fn after<'b>(begin: &'b str, mention: &Mention) -> &'b str {
    begin
        .get(mention.end..)
        .unwrap_or("")
        .trim_start_matches(['”', '"'])
}

/// 标志着“十四五”圆满收官: the years of the plan; 收官之年 is its last.
fn ends_plan(after: &str) -> bool {
    const OVER: [&str; 7] = [
        "收官",
        "圆满收官",
        "顺利收官",
        "胜利收官",
        "完美收官",
        "规划圆满收官",
        "规划收官",
    ];
    OVER.iter().any(|word| after.starts_with(word)) && !after.contains("收官之年")
}

/// What years at the beginning speak for against the document's own, and whether the paragraph is about them.
fn opening_years(
    begin: &str,
    mention: &Mention,
    own: Option<i32>,
    either_way: bool,
) -> (i32, bool) {
    let after = after(begin, mention);
    let opens = mention.start == 0
        && (after.starts_with([',', '是', '全', '我', '-'])
            || after.starts_with("时期")
            || after.starts_with("期间")
            || after.starts_with("以来"));
    match (mention.named, own) {
        (Named::Year(year), own) => {
            let weight = match own.map(|own| year - own) {
                Some(..0) => 16,
                Some(0) if either_way => 0,
                Some(0) => -14,
                Some(_) => -16,
                None => 0,
            };
            let about = opens || after.starts_with("经济") || after.starts_with("主要");
            (if opens { weight } else { 0 }, about)
        }
        (Named::Plan(_, last), Some(own)) if opens && last < own => (16, true),
        (Named::Plan(first, _), Some(own)) if opens && first >= own => (-12, true),
        (Named::Plan(..), _) => (0, opens),
        _ => (0, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_that_paragraphs_begin_with_is_longer_than_what_is_looked_at() {
        for (word, _, _) in LEADS {
            assert!(word.len() <= LONGEST_BEGINNING, "{word}");
        }
    }
}

//! Lines joined where a line end stands inside a sentence.

use super::Damage;
use super::characters::{closes, is_full_stop};
use super::cut::Seam;
use super::lines::{self, Indent, Line};
use super::map::Edit;
use super::markup::Signs;
use super::page::Furniture;
use super::wrap::Widths;

/// A sentence that runs over lines may have so many without a mark in it, such as the words of a link.
const LINES_WITHOUT_MARK: u8 = 3;
/// A line of prose that ends in a comma has at least as many characters; a shorter one may be verse.
const LONGER_THAN_VERSE: usize = 15;
/// So long a line with a comma is prose although no sentence ends in it; headings and cells are shorter.
const LONG_PROSE: usize = 45;
/// A sentence may be interrupted by so many lines: a page number, a rule, empty lines.
const MOST_BETWEEN: usize = 12;

/// The edits that join broken lines and take out page numbers.
pub(super) fn edits(text: &str, _: Signs) -> Vec<Edit> {
    let lines = lines::split(text);
    let ends = sentence_ends(&lines);
    let widths = Widths::new(&lines);
    let mut edits = Vec::new();
    // What the lines joined so far have, the current one included.
    let mut prose = Prose::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.furniture == Some(Furniture::PageNumber) {
            edits.push(Edit::removal(line.whole(), Damage::PageFurniture));
            at += 1;
            continue;
        }
        let next = if line.is_empty() {
            None
        } else {
            continuation(&lines, &ends, &widths, at, &mut prose)
        };
        if let Some((next, lower)) = next.and_then(|next| Some((next, lines.get(next)?))) {
            let between = lines.get(at + 1..next).unwrap_or_default();
            let damage = if between.iter().all(Line::is_empty) {
                Damage::BrokenLine
            } else {
                Damage::PageFurniture
            };
            edits.push(Edit::removal(line.end()..lower.start, damage));
            at = next;
        } else {
            prose = Prose::default();
            at += 1;
        }
    }
    edits
}

/// For each line, how many lines without a mark the sentence at its begin still runs over until it ends; `u8::MAX` where
/// it does not.
fn sentence_ends(lines: &[Line<'_>]) -> Vec<u8> {
    let mut ends = vec![u8::MAX; lines.len()];
    let mut below = u8::MAX;
    let mut lower: Option<&Line<'_>> = None;
    for (line, end) in lines.iter().zip(&mut ends).rev() {
        *end = if line.is_empty() {
            u8::MAX
        } else if (line.is_finished() && !matches!(line.last(), '：' | ':')) || line.has_full_stop()
        {
            0
        } else if below > LINES_WITHOUT_MARK
            || lower.is_none_or(|lower| lower.begins_item() || lower.is_row())
        {
            u8::MAX
        } else if line.has_punctuation() {
            below
        } else {
            below.saturating_add(1)
        };
        below = *end;
        lower = Some(line);
    }
    ends
}

/// What is known of the lines joined so far.
#[derive(Clone, Copy, Default)]
struct Prose {
    /// A sentence ended in them.
    full_stop: bool,
    /// Lines were joined.
    joined: bool,
}

/// Between a line and the line that may go on with its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Nothing but the line end.
    None,
    /// The end of a page.
    Page,
    /// Empty lines.
    Empty,
}

/// The line that goes on with the sentence of a line.
fn continuation(
    lines: &[Line<'_>],
    ends: &[u8],
    widths: &Widths<'_, '_>,
    at: usize,
    prose: &mut Prose,
) -> Option<usize> {
    let line = lines.get(at)?;
    let finished = line.is_finished();
    if finished {
        // The page's width alone says that a paragraph goes on after its sentence.
        let lower = lines.get(at + 1)?;
        if lower.is_empty() || lower.indent != Indent::None || !widths.paragraphs_are_indented(at) {
            return None;
        }
    }
    if line.is_row() {
        return None;
    }
    prose.full_stop = prose.full_stop || line.has_full_stop();
    let (next, gap) = following(lines, at, false)?;
    let goes_on = |next: usize, gap: Gap| {
        let lower = lines.get(next)?;
        let seam = Seam {
            upper: line,
            lower,
            ends: ends.get(next) == Some(&0),
        };
        let loosely_ends = ends.get(next).is_some_and(|end| *end <= LINES_WITHOUT_MARK);
        let full = |at: usize| widths.is_full(at, next);
        let joined = if finished {
            gap == Gap::None
                && line.text.ends_with(['。', '；'])
                && is_lower_part(line, lower)
                && full(at)
        } else {
            is_lower_part(line, lower)
                && (surely(&seam, gap)
                    || (is_margin(line, lower, gap) && runs_on(&seam, gap, *prose, loosely_ends))
                    || (gap != Gap::Empty
                        && (line.has_punctuation() || lower.has_punctuation())
                        && full(at)
                        && !(line.is_key_value() && lower.is_key_value())
                        && (loosely_ends
                            || closes(lower.last())
                            || line.begins_item()
                            || widths.is_as_wide(at, next))))
        };
        joined.then_some(next)
    };
    let found = goes_on(next, gap).or_else(|| {
        // A number or a rule that stands where the sentence goes on after it.
        let furniture = lines.get(next)?.furniture?;
        if finished
            || !(prose.full_stop || is_long_prose(line))
            || furniture == Furniture::PageNumber
        {
            return None;
        }
        let (after, _) = following(lines, at, true)?;
        goes_on(after, Gap::Page)
    });
    prose.joined = found.is_some();
    found
}

/// The next line that has text, and what stands between; a bare number or a rule counts as text unless it is to be passed
/// over.
fn following(lines: &[Line<'_>], at: usize, pass_over: bool) -> Option<(usize, Gap)> {
    let mut gap = Gap::None;
    for (next, line) in lines.iter().enumerate().skip(at + 1).take(MOST_BETWEEN) {
        match line.furniture {
            Some(Furniture::PageNumber) => gap = Gap::Page,
            Some(_) if pass_over => gap = Gap::Page,
            _ if !line.is_empty() => return Some((next, gap)),
            _ if gap == Gap::None => gap = Gap::Empty,
            _ => {}
        }
    }
    None
}

/// Whether the lower line can go on with a sentence at all.
fn is_lower_part(upper: &Line<'_>, lower: &Line<'_>) -> bool {
    let alone = matches!(lower.furniture, Some(Furniture::Rule)) || lower.is_row();
    !alone && upper.furniture.is_none() && lower.indent != Indent::Paragraph && !lower.begins_item()
}

/// Whether the lower line begins where the upper one does: it begins no paragraph.
fn is_margin(upper: &Line<'_>, lower: &Line<'_>, gap: Gap) -> bool {
    match (upper.indent, lower.indent) {
        (_, Indent::None) => true,
        (Indent::Blanks(_) | Indent::Paragraph, Indent::Blanks(_)) => gap != Gap::Empty,
        _ => false,
    }
}

/// By the two lines alone.
fn surely(seam: &Seam<'_, '_>, gap: Gap) -> bool {
    if seam.joins_letters() {
        return false;
    }
    seam.cuts_marks()
        || seam.cuts_number()
        || seam.cuts_word()
        || (gap != Gap::Empty
            && (seam.cuts_phrase()
                || seam.cuts_predicate()
                || seam.cuts_counted_word()
                || seam.cuts_clause()
                || seam.cuts_tail()))
}

/// A sentence of prose has not ended.
fn runs_on(seam: &Seam<'_, '_>, gap: Gap, prose: Prose, loosely_ends: bool) -> bool {
    let upper = seam.upper;
    if seam.joins_letters() || closes(upper.last()) {
        return false;
    }
    if lines::ends_with_comma(upper) {
        return gap != Gap::Empty && (prose.joined || upper.has_characters(LONGER_THAN_VERSE));
    }
    let is_prose = prose.full_stop || is_long_prose(upper);
    is_prose
        && !upper.last_sentence_begins_item()
        && !seam.lower.is_key_value()
        && if gap == Gap::Empty {
            seam.ends && upper.last() != '"' && seam.lower.has_punctuation()
        } else {
            loosely_ends
        }
}

fn is_long_prose(line: &Line<'_>) -> bool {
    line.has_characters(LONG_PROSE)
        && (line.text.contains('，') || line.text.contains(is_full_stop))
}

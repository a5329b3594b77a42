//! Blanks that part nothing: between a number and its unit, and inside the words of prose.

use super::Damage;
use super::characters::{
    begins_unit, closes, is_blank, is_comma, is_digit, is_ideograph, is_stop, opens,
};
use super::map::Edit;
use super::markup::Signs;

/// A single blank between two characters of a line.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// Where the blank stands in the line.
    at: usize,
    len: usize,
    left: char,
    right: char,
    /// How many characters stand before it since the last blank or mark.
    piece: usize,
    /// What stands before that piece, where it is a blank.
    after_digit: bool,
    /// Only digits stand before it in the line, one or two.
    row_number: bool,
    /// Inside quotation marks or a title's brackets.
    quoted: bool,
}

/// The edits that take stray blanks out of a text.
pub(super) fn edits(text: &str, signs: Signs) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (from, line) in signs.lines_with_blanks(text) {
        let (gaps, cells) = gaps(line);
        if gaps.is_empty() {
            continue;
        }
        let prose = !cells && is_prose(line);
        let random = prose && is_random(line, &gaps);
        let stray = gaps.iter().filter(|gap| is_stray(gap, prose, random));
        edits.extend(
            stray.map(|gap| {
                Edit::removal(from + gap.at..from + gap.at + gap.len, Damage::StrayBlank)
            }),
        );
    }
    edits
}

/// The single blanks of a line, and whether bars, tabs or wider gaps part cells in it.
fn gaps(line: &str) -> (Vec<Gap>, bool) {
    let mut gaps = Vec::new();
    let mut cells = false;
    let outer = line.trim_end().len();
    let margin = line.len() - line.trim_start().len();
    let (mut quotes, mut piece, mut after_digit) = (0_u32, 0, false);
    let mut only_digits = true;
    let mut digits = 0;
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        // Most characters are ideographs, and known by their first byte.
        if matches!(first, 0xe5..=0xe9) {
            piece += 1;
            only_digits = false;
            at += 3;
            continue;
        }
        let Some(c) = line.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let len = c.len_utf8();
        if is_blank(c) {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            let right = line.get(at + len..).and_then(|rest| rest.chars().next());
            if let (Some(left), Some(right)) = (before, right)
                && !left.is_whitespace()
                && !right.is_whitespace()
            {
                gaps.push(Gap {
                    at,
                    len,
                    left,
                    right,
                    piece,
                    after_digit,
                    row_number: only_digits && digits <= 2,
                    quoted: quotes > 0,
                });
            }
            after_digit = before.is_some_and(is_digit);
            piece = 0;
            cells |= c == ' ' && right == Some(' ') && at >= margin && at + 1 < outer;
        } else {
            cells |= matches!(c, '|' | '｜') || c == '\t' && at >= margin && at < outer;
            if opens(c) {
                quotes += 1;
            } else if closes(c) {
                quotes = quotes.saturating_sub(1);
            }
            if is_comma(c) || is_stop(c) || opens(c) || closes(c) {
                piece = 0;
                after_digit = false;
            } else {
                piece += 1;
            }
            if is_digit(c) {
                digits += 1;
            } else if !c.is_whitespace() {
                only_digits = false;
            }
        }
        at += len;
    }
    (gaps, cells)
}

/// A line without cells that ends a sentence.
fn is_prose(line: &str) -> bool {
    let text = line.trim();
    let end = text.trim_end_matches(|c| closes(c) || c == '"');
    end.ends_with(['。', '！', '？', '；', '.', ';']) && !begins_with_number(text)
}

/// `1 新建幼儿园 县教育局`: a row with its number.
fn begins_with_number(text: &str) -> bool {
    let rest = text.trim_start_matches(is_digit);
    rest.len() < text.len()
        && rest.starts_with(is_blank)
        && rest.trim_start_matches(is_blank).starts_with(is_ideograph)
}

/// Blanks strewn over the words: one that leaves an ideograph alone, or many in several clauses.
fn is_random(line: &str, gaps: &[Gap]) -> bool {
    let between = |gap: &&Gap| is_ideograph(gap.left) && is_ideograph(gap.right) && !gap.quoted;
    let alone = gaps
        .iter()
        .filter(between)
        .any(|gap| (gap.piece == 1 && !gap.after_digit) || ends_alone(line, gap));
    let clauses = {
        let mut clauses = 0;
        let mut last = None;
        for gap in gaps.iter().filter(between) {
            let since = line.get(last.unwrap_or(0)..gap.at).unwrap_or_default();
            if last.is_none() || since.contains(|c| is_comma(c) || is_stop(c)) {
                clauses += 1;
            }
            last = Some(gap.at);
        }
        clauses
    };
    alone || (clauses >= 2 && gaps.iter().filter(between).count() >= 3)
}

/// Whether the blank leaves one ideograph alone before a mark or another blank.
fn ends_alone(line: &str, gap: &Gap) -> bool {
    let mut after = line
        .get(gap.at + gap.len..)
        .unwrap_or_default()
        .chars()
        .skip(1);
    after
        .next()
        .is_none_or(|c| is_comma(c) || is_stop(c) || is_blank(c) || is_digit(c))
}

fn is_stray(gap: &Gap, prose: bool, random: bool) -> bool {
    let (left, right) = (gap.left, gap.right);
    if is_digit(left) {
        return match right {
            '%' | '％' | '‰' => true,
            _ if gap.row_number => false,
            _ if begins_unit(right) => true,
            _ => prose && !gap.quoted && is_ideograph(right),
        };
    }
    if matches!(left, '万' | '亿') && gap.piece == 1 && gap.after_digit && begins_unit(right) {
        return true;
    }
    if matches!(left, '万' | '亿') && begins_unit(right) && gap.piece > 1 {
        return prose;
    }
    if !prose {
        return false;
    }
    let latin = |c: char| c.is_ascii_alphabetic();
    if is_ideograph(left) {
        return is_digit(right)
            || latin(right)
            || is_comma(right)
            || is_stop(right)
            || (closes(right) && random)
            || (is_ideograph(right) && random && !gap.quoted);
    }
    (latin(left) && is_ideograph(right) && !gap.quoted)
        || (random && (is_comma(left) || opens(left)) && (is_ideograph(right) || is_digit(right)))
        || (random
            && matches!(left, '%' | '％')
            && (is_ideograph(right) || is_comma(right) || is_stop(right)))
}

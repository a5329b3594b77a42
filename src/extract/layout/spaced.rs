//! A blank after every character: `新 增 就 业 5 万 人`.

use super::Damage;
use super::characters::{is_blank, is_digit, is_ideograph, is_point};
use super::map::Edit;
use super::markup::Signs;

/// A line has at least as many ideographs that stand alone; after a line of this kind [`FEW`] are enough.
const MANY: usize = 4;
const FEW: usize = 1;

/// The edits that take the blanks out of lines that have one after every character.
pub(super) fn edits(text: &str, signs: Signs) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut above = false;
    let mut end = 0;
    for (begin, line) in signs.lines_with_blanks(text) {
        // Empty lines between two part them not.
        let mut between = text
            .get(end..begin)
            .unwrap_or_default()
            .split_inclusive('\n');
        above = above && between.all(|line| line.len() <= 2);
        end = begin + line.len();
        let body = line.trim();
        if body.is_empty() {
            continue;
        }
        above = match spacing(body, above, signs.thin_blanks()) {
            None => false,
            Some(digits_too) => {
                take_out(line, begin, digits_too, &mut edits);
                true
            }
        };
    }
    edits
}

/// Whether a line is spaced out, and then whether its figures and letters are too; `thin` where it may have other blanks than
/// that of ASCII.
fn spacing(line: &str, above: bool, thin: bool) -> Option<bool> {
    let least = if above { FEW } else { MANY };
    let mut tally = Tally::default();
    if thin {
        line.split(is_blank).for_each(|piece| tally.take(piece));
    } else {
        let blanks = line.bytes().filter(|byte| *byte == b' ').count();
        if blanks + 1 < least {
            return None;
        }
        line.split(' ').for_each(|piece| tally.take(piece));
    }
    (tally.alone >= least && tally.together * 5 <= tally.alone).then_some(!tally.whole_numbers)
}

/// The pieces between the blanks of a line.
#[derive(Default)]
struct Tally {
    /// Those of one ideograph.
    alone: usize,
    /// Those of more.
    together: usize,
    /// Whether a number or a word has no blanks inside.
    whole_numbers: bool,
}

impl Tally {
    fn take(&mut self, piece: &str) {
        let (mut ideographs, mut others) = (0, 0);
        for c in piece.chars() {
            if is_ideograph(c) {
                ideographs += 1;
            } else if c.is_ascii_alphanumeric() {
                others += 1;
            }
            // What follows does not part them any more.
            if ideographs > 1 || ideographs == 1 && others > 0 {
                break;
            }
        }
        match (ideographs, others) {
            (1, 0) => self.alone += 1,
            (0, others) => self.whole_numbers |= others > 1,
            _ => self.together += 1,
        }
    }
}

/// Takes single blanks out; a wider gap parts words, and between figures a blank goes only where every figure has one.
fn take_out(line: &str, begin: usize, digits_too: bool, edits: &mut Vec<Edit>) {
    let mut characters = line.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = characters.next() {
        if !is_blank(c) {
            before = Some(c);
            continue;
        }
        let Some((_, after)) = characters.peek().copied() else {
            break;
        };
        let Some(left) = before.take() else {
            continue;
        };
        if after.is_whitespace() || is_blank(after) {
            // The rest of the gap is skipped, as nothing stands before it.
            continue;
        }
        let latin = |c: char| c.is_ascii_alphanumeric() || is_point(c) || c == ',' || is_digit(c);
        if digits_too || !(latin(left) && latin(after)) {
            edits.push(Edit::removal(
                begin + at..begin + at + c.len_utf8(),
                Damage::SpacedOut,
            ));
        }
    }
}

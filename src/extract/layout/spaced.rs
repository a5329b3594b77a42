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
    let mut from = 0;
    let mut above = false;
    for line in text.split_inclusive('\n') {
        let begin = from;
        from += line.len();
        if !signs.blank_in(line) {
            above &= line.len() <= 2;
            continue;
        }
        let body = line.trim();
        if body.is_empty() {
            continue;
        }
        above = match spacing(body, above) {
            None => false,
            Some(digits_too) => {
                take_out(line, begin, digits_too, &mut edits);
                true
            }
        };
    }
    edits
}

/// Whether a line is spaced out, and then whether its figures and letters are too.
fn spacing(line: &str, above: bool) -> Option<bool> {
    let (mut alone, mut together, mut whole_numbers) = (0, 0, false);
    for piece in line.split(is_blank).filter(|piece| !piece.is_empty()) {
        let ideographs = piece.chars().filter(|c| is_ideograph(*c)).count();
        let others = piece.chars().filter(char::is_ascii_alphanumeric).count();
        match (ideographs, others) {
            (1, 0) => alone += 1,
            (0, others) => whole_numbers |= others > 1,
            _ => together += 1,
        }
    }
    let least = if above { FEW } else { MANY };
    (alone >= least && together * 5 <= alone).then_some(!whole_numbers)
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

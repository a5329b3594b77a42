//! Tables over the block of CJK ideographs, made at compile time: one look per character.

/// The first character of the block, and how many there are.
const FIRST: u32 = 0x4e00;
pub(super) const SIZE: usize = 0x5200;

/// The place of a character in the tables.
pub(super) const fn place(code: u32) -> Option<usize> {
    match code.checked_sub(FIRST) {
        Some(place) if (place as usize) < SIZE => Some(place as usize),
        _ => None,
    }
}

/// Which characters of the block stand in `text`, which has only such characters.
#[allow(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    reason = "the compiler evaluates it, and refuses an index out of range"
)]
pub(super) const fn marks(text: &str) -> [bool; SIZE] {
    let mut marks = [false; SIZE];
    let mut at = 0;
    while at < text.len() {
        if let Some(place) = place(code(text.as_bytes(), at)) {
            marks[place] = true;
        }
        at += 3;
    }
    marks
}

/// The same as bits: a word for the two leading bytes of a character, a bit in it for the third.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler evaluates it, and refuses an index out of range"
)]
pub(super) const fn bits(text: &str) -> [u64; 384] {
    let mut bits = [0; 384];
    let text = text.as_bytes();
    let mut at = 0;
    while at < text.len() {
        bits[word(text[at], text[at + 1])] |= 1 << (text[at + 2] & 0x3f);
        at += 3;
    }
    bits
}

/// Whether the character of three bytes, the first from E4 to E9, is among the bits.
pub(super) fn is_set(bits: &[u64; 384], first: u8, second: u8, third: u8) -> bool {
    bits.get(word(first, second))
        .is_some_and(|word| word >> (third & 0x3f) & 1 == 1)
}

const fn word(first: u8, second: u8) -> usize {
    ((first.wrapping_sub(0xe4) as usize) << 6) | (second & 0x3f) as usize
}

/// For each character of the block itself, but for those of `from` the one at the same place of `to`.
#[allow(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    reason = "the compiler evaluates it, and refuses an index out of range"
)]
pub(super) const fn map(from: &str, to: &str) -> [char; SIZE] {
    let mut map = ['\0'; SIZE];
    let mut own: u32 = 0;
    while own < 0x5200 {
        if let Some(c) = char::from_u32(FIRST + own) {
            map[own as usize] = c;
        }
        own += 1;
    }
    let mut at = 0;
    while at < from.len() {
        if let Some(place) = place(code(from.as_bytes(), at))
            && let Some(c) = char::from_u32(code(to.as_bytes(), at))
        {
            map[place] = c;
        }
        at += 3;
    }
    map
}

/// The character that three bytes of UTF-8 write.
pub(super) const fn decode(first: u8, second: u8, third: u8) -> u32 {
    ((first as u32 & 0xf) << 12) | ((second as u32 & 0x3f) << 6) | (third as u32 & 0x3f)
}

/// The character of three bytes at `at`.
const fn code(text: &[u8], at: usize) -> u32 {
    match text.split_at(at).1 {
        [first, second, third, ..] => decode(*first, *second, *third),
        _ => 0,
    }
}

//! Tables over the block of CJK ideographs, made at compile time: one look per character.

/// The first character of the block, and how many there are.
const FIRST: u32 = 0x4e00;
pub(crate) const SIZE: usize = 0x5200;

/// The place of a character in the tables.
pub(crate) const fn place(c: char) -> Option<usize> {
    match (c as u32).checked_sub(FIRST) {
        Some(place) if (place as usize) < SIZE => Some(place as usize),
        _ => None,
    }
}

/// A set of characters of two or three bytes, 64 to a word.
pub(crate) type Bits = [u64; 1024];

/// All ideographs but those of `text`, which has only such.
pub(crate) const fn all_but(text: &str) -> Bits {
    let mut bits = [0; 1024];
    let mut own = FIRST;
    while own < FIRST + 0x5200 {
        set(&mut bits, own, true);
        own += 1;
    }
    let mut at = 0;
    while at < text.len() {
        set(&mut bits, code(text.as_bytes(), at), false);
        at += 3;
    }
    bits
}

/// The ideographs of `text`, which has only such.
pub(crate) const fn only(text: &str) -> Bits {
    let mut bits = [0; 1024];
    let mut at = 0;
    while at < text.len() {
        set(&mut bits, code(text.as_bytes(), at), true);
        at += 3;
    }
    bits
}

/// The characters that are in both sets.
#[allow(
    clippy::indexing_slicing,
    reason = "the place was checked, and a constant function cannot use `get`"
)]
pub(crate) const fn both(one: &Bits, other: &Bits) -> Bits {
    let mut bits = [0; 1024];
    let mut word = 0;
    while word < bits.len() {
        bits[word] = one[word] & other[word];
        word += 1;
    }
    bits
}

/// Takes a character in or out; others than those of two or three bytes are passed over.
#[allow(
    clippy::indexing_slicing,
    reason = "the place was checked, and a constant function cannot use `get_mut`"
)]
pub(crate) const fn set(bits: &mut Bits, code: u32, is_in: bool) {
    let word = (code >> 6) as usize;
    if word < bits.len() {
        let bit = 1 << (code & 0x3f);
        bits[word] = if is_in {
            bits[word] | bit
        } else {
            bits[word] & !bit
        };
    }
}

/// Whether the character is in the set.
#[inline]
pub(crate) fn is_set(bits: &Bits, c: char) -> bool {
    has(bits, u32::from(c))
}

/// The place of two characters in a set; others may share it.
pub(crate) const fn pair(first: char, second: char) -> u32 {
    ((first as u32).wrapping_mul(0x9e37) ^ second as u32) & 0xffff
}

/// Whether a place of the set is taken.
#[inline]
pub(crate) fn has(bits: &Bits, code: u32) -> bool {
    bits.get((code >> 6) as usize)
        .is_some_and(|word| word >> (code & 0x3f) & 1 == 1)
}

/// The ideograph that a text begins with, and what is after it; those before the block (㐀) count as such.
#[inline]
pub(crate) fn ideograph(text: &[u8]) -> Option<(char, &[u8])> {
    let [first @ 0xe4..=0xe9, second, third, rest @ ..] = text else {
        return None;
    };
    Some((char::from_u32(decode(*first, *second, *third))?, rest))
}

/// For each character of `from` in which bits the one at the same place of `to` differs from it; of all others none.
#[allow(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    clippy::cast_possible_truncation,
    reason = "the compiler evaluates it, and refuses an index out of range"
)]
pub(crate) const fn differences(from: &str, to: &str) -> [u16; SIZE] {
    let mut map = [0; SIZE];
    let mut at = 0;
    while at < from.len() {
        let (old, new) = (code(from.as_bytes(), at), code(to.as_bytes(), at));
        if let Some(c) = char::from_u32(old)
            && let Some(place) = place(c)
        {
            // Both have three bytes, and so sixteen bits.
            map[place] = (old ^ new) as u16;
        }
        at += 3;
    }
    map
}

/// The character that three bytes of UTF-8 write.
const fn decode(first: u8, second: u8, third: u8) -> u32 {
    ((first as u32 & 0xf) << 12) | ((second as u32 & 0x3f) << 6) | (third as u32 & 0x3f)
}

/// The character of three bytes at `at`.
const fn code(text: &[u8], at: usize) -> u32 {
    match text.split_at(at).1 {
        [first, second, third, ..] => decode(*first, *second, *third),
        _ => 0,
    }
}

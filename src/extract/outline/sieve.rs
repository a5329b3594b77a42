//! Tells in one pass, without writing anything, whether a text may name years or say what is looked for by words; most do not.

/// The ideographs of three bytes from U+4E00 on, as the tables of this module and of [`super::scan`] have them.
pub(super) const SIZE: usize = 0x5200;

/// The place of a character of three bytes in such a table; out of it where the character is no ideograph.
#[inline]
pub(super) const fn place(first: u8, second: u8, third: u8) -> usize {
    // The bits that mark the three bytes as such and the first ideograph are taken away at once.
    const NONE: usize = (0xe0 << 12) + (0x80 << 6) + 0x80 + 0x4e00;
    (((first as usize) << 12) + ((second as usize) << 6) + third as usize).wrapping_sub(NONE)
}

/// How many bytes the character has that begins with a byte.
#[inline]
pub(super) const fn width(first: u8) -> usize {
    // Without a branch: 1 and the lead bytes of two, three and four.
    1 + (first >= 0xc0) as usize + (first >= 0xe0) as usize + (first >= 0xf0) as usize
}

/// Whether a text has 年 or 五: no years are named without.
pub(super) fn may_name_years(text: &str) -> bool {
    SIGNS_OF_YEARS.is_in(text)
}

/// The first characters of a text, `most` of them, where they may name years.
pub(super) fn beginning_with_years(text: &str, most: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    for _ in 0..most {
        let Some(first) = rest.first() else {
            break;
        };
        rest = rest.get(width(*first)..).unwrap_or(&[]);
    }
    text.get(..bytes.len() - rest.len())
        .filter(|beginning| may_name_years(beginning))
}

/// A set of ideographs that costs a few instructions to ask.
pub(super) struct Set {
    /// By the low bits of the last two bytes, a bit for each first byte.
    bits: [u8; 0x4000],
}

impl Set {
    /// The characters that stand in words at a place, counted in characters; all of them, and those before, are ideographs.
    #[allow(
        clippy::indexing_slicing,
        clippy::large_stack_arrays,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn at<const N: usize>(place: usize, words: &[&str; N]) -> Self {
        let mut bits = [0; 0x4000];
        let mut word = 0;
        while word < N {
            let bytes = words[word].as_bytes();
            let at = 3 * place;
            bits[Self::place(bytes[at + 1], bytes[at + 2])] |= 1 << (bytes[at] - 0xe4);
            word += 1;
        }
        Self { bits }
    }

    /// The first characters of words; those that are no ideographs are not in it.
    #[allow(
        clippy::indexing_slicing,
        clippy::large_stack_arrays,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn firsts<const N: usize>(words: &[&str; N]) -> Self {
        let mut bits = [0; 0x4000];
        let mut word = 0;
        while word < N {
            if let [first @ 0xe4..=0xe9, second, third, ..] = words[word].as_bytes() {
                bits[Self::place(*second, *third)] |= 1 << (*first - 0xe4);
            }
            word += 1;
        }
        Self { bits }
    }

    /// Whether one of the words that this is of may begin where a text does: not where it begins with another ideograph.
    pub(super) fn may_begin(&self, text: &str) -> bool {
        match text.as_bytes() {
            [first @ 0xe4..=0xe9, second, third, ..] => self.has(*first, *second, *third),
            _ => true,
        }
    }

    /// The characters of a text of ideographs.
    #[allow(
        clippy::indexing_slicing,
        clippy::large_stack_arrays,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn of(characters: &str) -> Self {
        let mut bits = [0; 0x4000];
        let bytes = characters.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            bits[Self::place(bytes[at + 1], bytes[at + 2])] |= 1 << (bytes[at] - 0xe4);
            at += 3;
        }
        Self { bits }
    }

    /// Whether the last character of a text is in it.
    pub(super) fn ends(&self, text: &str) -> bool {
        matches!(text.as_bytes(), [.., first @ 0xe4..=0xe9, second, third] if self.has(*first, *second, *third))
    }

    /// Whether one of the characters stands in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        loop {
            rest = match rest {
                [] => return false,
                [first @ 0xe4..=0xe9, second, third, after @ ..] => {
                    if self.has(*first, *second, *third) {
                        return true;
                    }
                    after
                }
                [first, ..] => rest.get(width(*first)..).unwrap_or(&[]),
            };
        }
    }

    /// The words of a single ideograph.
    #[allow(
        clippy::indexing_slicing,
        clippy::large_stack_arrays,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn alone<const N: usize>(words: &[&str; N]) -> Self {
        let mut bits = [0; 0x4000];
        let mut word = 0;
        while word < N {
            let bytes = words[word].as_bytes();
            if bytes.len() == 3 {
                bits[Self::place(bytes[1], bytes[2])] |= 1 << (bytes[0] - 0xe4);
            }
            word += 1;
        }
        Self { bits }
    }

    #[inline]
    const fn place(second: u8, third: u8) -> usize {
        (u16::from_le_bytes([second, third]) & 0x3f3f) as usize
    }

    /// Whether a character of three bytes is in it, the first of them from 0xE4 to 0xE9.
    #[inline]
    pub(super) fn has(&self, first: u8, second: u8, third: u8) -> bool {
        let bits = self.bits.get(Self::place(second, third)).copied();
        bits.unwrap_or(0) >> (first.wrapping_sub(0xe4) & 7) & 1 == 1
    }
}

/// The hashes of the first two characters of words: nearly all other texts are refused by them.
pub(super) struct Beginnings {
    bits: [u64; 64],
}

impl Beginnings {
    /// Of those words that have more than one ideograph.
    #[allow(
        clippy::indexing_slicing,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn new<const N: usize>(words: &[&str; N]) -> Self {
        let mut bits = [0; 64];
        let mut word = 0;
        while word < N {
            if let Some(first) = words[word].as_bytes().first_chunk() {
                let hash = Self::hash(*first);
                bits[hash / 64] |= 1 << (hash % 64);
            }
            word += 1;
        }
        Self { bits }
    }

    /// Of all bytes but the first, in which ideographs hardly differ.
    #[inline]
    const fn hash([_, bytes @ .., last]: [u8; 6]) -> usize {
        let [second, third, fourth, fifth] = bytes;
        let low = u32::from_le_bytes([second, third, fifth, last]).wrapping_mul(0x9e37_79b1);
        ((low >> 20) ^ fourth as u32) as usize % 4096
    }

    /// Whether a text may begin with one of the words.
    #[inline]
    pub(super) fn has(&self, text: &[u8]) -> bool {
        text.first_chunk().is_some_and(|first| {
            let hash = Self::hash(*first);
            self.bits
                .get(hash / 64)
                .is_some_and(|bits| bits >> (hash % 64) & 1 == 1)
        })
    }
}

static SIGNS_OF_YEARS: Set = Set::of("年五");

/// The first two characters of words.
pub(super) struct Pairs {
    firsts: Set,
    seconds: Set,
}

impl Pairs {
    /// Of words that each begin with two ideographs.
    pub(super) const fn new<const N: usize>(words: &[&str; N]) -> Self {
        Self {
            firsts: Set::at(0, words),
            seconds: Set::at(1, words),
        }
    }

    /// Whether a text may go on, after a first character, with the second one, blanks not counted.
    fn may_go_on(&self, rest: &[u8]) -> bool {
        match rest {
            [first @ 0xe4..=0xe9, second, third, ..] => self.seconds.has(*first, *second, *third),
            // Blanks other than that of ASCII begin with these.
            [0x21..=0x7e | 0xe4.., ..] | [] => false,
            _ => true,
        }
    }
}

/// What the beginning of a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glimpse {
    /// Its bytes.
    pub(super) length: usize,
    /// Names of years.
    pub(super) years: bool,
    /// One of the words, which may go on beyond.
    pub(super) words: bool,
}

/// Looks at the first characters of a text, `most` of them.
pub(super) fn glimpse(text: &str, most: usize, words: &Pairs) -> Glimpse {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    let (mut years, mut found) = (false, false);
    for _ in 0..most {
        rest = match rest {
            [] => break,
            [first @ 0xe4..=0xe9, second, third, after @ ..] => {
                years |= SIGNS_OF_YEARS.has(*first, *second, *third);
                if words.firsts.has(*first, *second, *third) {
                    found |= words.may_go_on(after);
                }
                after
            }
            [first, ..] => rest.get(width(*first)..).unwrap_or(&[]),
        };
    }
    Glimpse {
        length: bytes.len() - rest.len(),
        years,
        words: found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Pairs = Pairs::new(&["目标", "总体要求"]);

    #[test]
    fn a_glimpse_sees_years_and_words_that_begin_within_it_over_blanks() {
        let seen = |text, most| {
            let seen = glimpse(text, most, &WORDS);
            (seen.length, seen.years, seen.words)
        };
        assert_eq!(seen("新增学位。", 9), (15, false, false));
        assert_eq!(seen("目 \u{3000}标", 9), (10, false, true));
        assert_eq!(seen("目，标", 9), (9, false, false));
        assert_eq!(seen("目的", 9), (6, false, false));
        // A word that begins within may go on beyond.
        assert_eq!(seen("总体", 1), (3, false, true));
        assert_eq!(seen("，总体", 1), (3, false, false));
        assert_eq!(seen("总体2026年", 7), (13, true, true));
        assert_eq!(seen("“十五五”", 9), (15, true, false));
        assert!(may_name_years("去年") && may_name_years("十五"));
        assert!(!may_name_years("1月〇é😀") && !may_name_years(""));
        assert_eq!(beginning_with_years("1é今年来", 4), Some("1é今年"));
        assert_eq!(beginning_with_years("1é今年来", 3), None);
    }

    #[test]
    fn a_set_has_the_characters_of_its_words_and_no_other() {
        let set = Set::at(1, &["目标", "总体要求"]);
        let has = |c: char| {
            let mut bytes = [0; 4];
            match *c.encode_utf8(&mut bytes).as_bytes() {
                [first @ 0xe4..=0xe9, second, third] => set.has(first, second, third),
                _ => false,
            }
        };
        let all: String = ('\u{3400}'..='\u{9fff}').filter(|c| has(*c)).collect();
        assert_eq!(all, "体标");
    }

    #[test]
    fn ideographs_have_places_in_their_order() {
        for (at, c) in ('\u{4e00}'..='\u{9fff}').enumerate() {
            let mut bytes = [0; 3];
            let [first, second, third] = *c.encode_utf8(&mut bytes).as_bytes() else {
                unreachable!("an ideograph has three bytes")
            };
            assert_eq!(place(first, second, third), at);
        }
        assert!(place(0xe4, 0x80, 0x80) >= SIZE);
    }
}

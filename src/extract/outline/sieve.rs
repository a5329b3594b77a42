//! Tells in one pass, without writing anything, whether a text may name years or say what is looked for by words; most do not.

use super::line::is_blank;

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
    match first {
        0..0xc0 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

/// Whether a text has 年 or 五: no years are named without.
pub(super) fn may_name_years(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(first) = rest.first() {
        if matches!(first, 0xe4 | 0xe5) && begins_sign_of_years(rest) {
            return true;
        }
        rest = rest.get(width(*first)..).unwrap_or(&[]);
    }
    false
}

fn begins_sign_of_years(bytes: &[u8]) -> bool {
    bytes.starts_with("年".as_bytes()) || bytes.starts_with("五".as_bytes())
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

/// Words by their first two characters.
pub(super) struct Pairs {
    /// For each ideograph [`FIRST`] and [`SECOND`], where it is one of a word.
    roles: [u8; SIZE],
}

const FIRST: u8 = 1;
const SECOND: u8 = 2;

impl Pairs {
    /// Of words that each begin with two ideographs.
    #[allow(
        clippy::indexing_slicing,
        clippy::large_stack_arrays,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn new<const N: usize>(words: &[&str; N]) -> Self {
        let mut roles = [0; SIZE];
        let mut word = 0;
        while word < N {
            let bytes = words[word].as_bytes();
            roles[place(bytes[0], bytes[1], bytes[2])] |= FIRST;
            roles[place(bytes[3], bytes[4], bytes[5])] |= SECOND;
            word += 1;
        }
        Self { roles }
    }
}

/// What the beginning of a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glimpse {
    /// Its bytes.
    pub(super) length: usize,
    /// Names of years.
    pub(super) years: bool,
    /// One of the words, blanks inside it not counted.
    pub(super) words: bool,
}

/// Looks at the first characters of a text, `most` of them.
pub(super) fn glimpse(text: &str, most: usize, words: &Pairs) -> Glimpse {
    let bytes = text.as_bytes();
    let mut found = Glimpse {
        length: bytes.len(),
        years: false,
        words: false,
    };
    let mut rest = bytes;
    let mut before = 0;
    for _ in 0..most {
        rest = match rest {
            [] => return found,
            [first @ 0xe4..=0xe9, second, third, after @ ..] => {
                let role = words.roles.get(place(*first, *second, *third));
                let role = role.copied().unwrap_or(0);
                found.words |= role & SECOND != 0 && before & FIRST != 0;
                found.years |= matches!(first, 0xe4 | 0xe5) && begins_sign_of_years(rest);
                before = role;
                after
            }
            [0x21..=0x7e, after @ ..] => {
                before = 0;
                after
            }
            [first, ..] => {
                let at = bytes.len() - rest.len();
                let c = text.get(at..).and_then(|rest| rest.chars().next());
                if !c.is_some_and(is_blank) {
                    before = 0;
                }
                rest.get(width(*first)..).unwrap_or(&[])
            }
        };
    }
    found.length = bytes.len() - rest.len();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Pairs = Pairs::new(&["目标", "总体要求"]);

    #[test]
    fn a_glimpse_sees_years_and_words_over_blanks_and_no_further_than_asked() {
        let seen = |text, most| {
            let seen = glimpse(text, most, &WORDS);
            (seen.length, seen.years, seen.words)
        };
        assert_eq!(seen("新增学位。", 9), (15, false, false));
        assert_eq!(seen("目 \u{3000}标", 9), (10, false, true));
        assert_eq!(seen("目、标", 9), (9, false, false));
        assert_eq!(seen("总体", 1), (3, false, false));
        assert_eq!(seen("总体2026年", 7), (13, true, true));
        assert_eq!(seen("“十五五”", 9), (15, true, false));
        assert!(may_name_years("去年") && may_name_years("十五"));
        assert!(!may_name_years("1月〇é😀") && !may_name_years(""));
        assert_eq!(beginning_with_years("1é今年来", 4), Some("1é今年"));
        assert_eq!(beginning_with_years("1é今年来", 3), None);
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

//! The words of a line that tell done from to be done, found in one pass.

use std::ops::Range;

use super::section::TimeDirection;
use super::sieve::{Beginnings, SIZE, Set, place, width};
use super::words::{WORDS, Word};

/// What a line says.
#[derive(Clone, Debug, Default)]
pub(super) struct Scan {
    /// The weights that speak for done, and for to be done.
    pub(super) back: u32,
    pub(super) ahead: u32,
    /// The strongest word for each.
    pub(super) strongest: [Option<Hit>; 2],
    /// The latest year that is named (2025年).
    pub(super) latest_year: Option<i32>,
}

/// A word found, or a figure. There is one for every line, so it is small: what stands beyond 4 GB in a line has no place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    start: u32,
    length: u8,
    pub(super) weight: u8,
    pub(super) is_figure: bool,
}

impl Hit {
    /// The bytes, in the line.
    pub(super) fn range(self) -> Range<usize> {
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        start..start.saturating_add(usize::from(self.length))
    }
}

/// The hashes of two characters.
const PAIRS: usize = 2048;

/// Of an ideograph that longer words begin with too.
const LONGER: u16 = 1 << 15;

/// The words of [`WORDS`], each counted from 1.
struct Table {
    /// For each ideograph the word that it is alone, and [`LONGER`] where others begin with it; 0 of most.
    firsts: [u16; SIZE],
    /// For each hash of two characters the first word that begins with them; and for each word the next that begins alike.
    pairs: [u16; PAIRS],
    next: [u16; WORDS.len() + 1],
}

static TABLE: Table = table();

/// The first characters of the words, and those that are a word alone.
static FIRSTS: Set = Set::at(0, &texts());
static ALONE: Set = Set::alone(&texts());
static BEGINNINGS: Beginnings = Beginnings::new(&texts());

#[allow(clippy::indexing_slicing, reason = "the compiler evaluates it")]
const fn texts() -> [&'static str; WORDS.len()] {
    let mut texts = [""; WORDS.len()];
    let mut word = 0;
    while word < WORDS.len() {
        texts[word] = WORDS[word].text;
        word += 1;
    }
    texts
}

#[allow(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    clippy::cast_possible_truncation,
    reason = "the compiler evaluates it, and refuses an index out of range"
)]
const fn table() -> Table {
    let mut table = Table {
        firsts: [0; SIZE],
        pairs: [0; PAIRS],
        next: [0; WORDS.len() + 1],
    };
    let mut word = 0;
    while word < WORDS.len() {
        let bytes = WORDS[word].text.as_bytes();
        let place = place(bytes[0], bytes[1], bytes[2]);
        let number = word as u16 + 1;
        if bytes.len() == 3 {
            table.firsts[place] = table.firsts[place] & LONGER | number;
        } else {
            table.firsts[place] |= LONGER;
            let pair = pair(place, bytes[4], bytes[5]);
            table.next[word + 1] = table.pairs[pair];
            table.pairs[pair] = number;
        }
        word += 1;
    }
    table
}

/// The hash of an ideograph at a place and the last bytes of the one after it.
#[inline]
const fn pair(place: usize, second: u8, third: u8) -> usize {
    (place.wrapping_mul(21) ^ (((second as usize) << 6) + third as usize)) % PAIRS
}

/// Reads a line.
pub(super) fn scan(line: &str) -> Scan {
    let bytes = line.as_bytes();
    let mut scan = Scan::default();
    let mut rest = bytes;
    loop {
        rest = match rest {
            [] => return scan,
            [first @ 0xe4..=0xe9, second, third, after @ ..] => {
                if FIRSTS.has(*first, *second, *third)
                    && (BEGINNINGS.has(rest) || ALONE.has(*first, *second, *third))
                {
                    let place = place(*first, *second, *third);
                    let length = word(bytes, rest, place, &mut scan);
                    rest.get(length..).unwrap_or(&[])
                } else {
                    after
                }
            }
            [b'0'..=b'9', ..] | [0xef, 0xbc, 0x90..=0x99, ..] => {
                let end = figure(line, bytes.len() - rest.len(), &mut scan);
                bytes.get(end..).unwrap_or(&[])
            }
            [first, ..] => rest.get(width(*first)..).unwrap_or(&[]),
        }
    }
}

/// Takes the longest word that `rest` begins with, of those of its first character; returns how many bytes to go on.
#[inline]
fn word(bytes: &[u8], rest: &[u8], place: usize, scan: &mut Scan) -> usize {
    let first = TABLE.firsts.get(place).copied().unwrap_or(0);
    let mut best: Option<&Word> = None;
    if first & LONGER != 0
        && let [_, _, _, _, second, third, ..] = rest
    {
        let numbered = |number: u16| usize::from(number).checked_sub(1);
        let pair = pair(place, *second, *third);
        let mut next = TABLE.pairs.get(pair).copied().unwrap_or(0);
        while let Some(word) = numbered(next).and_then(|place| WORDS.get(place)) {
            let text = word.text.as_bytes();
            // Two characters are compared at once before the rest.
            let begin = text.first_chunk::<6>();
            if rest.first_chunk() == begin
                && (text.len() == 6 || rest.starts_with(text))
                && best.is_none_or(|best| best.text.len() < word.text.len())
            {
                best = Some(word);
            }
            next = TABLE.next.get(usize::from(next)).copied().unwrap_or(0);
        }
    }
    let alone = || WORDS.get(usize::from(first & !LONGER).checked_sub(1)?);
    let Some(word) = best.or_else(alone) else {
        return 3;
    };
    let length = word.text.len();
    let at = bytes.len() - rest.len();
    if word.weight > 0 && (!word.initial || opens_clause(bytes, at)) {
        scan.add(word.direction, word.weight, at..at + length, false);
    }
    length
}

/// Whether a clause begins here: after a mark, or at the beginning of the line.
fn opens_clause(bytes: &[u8], at: usize) -> bool {
    match bytes.get(..at).and_then(<[u8]>::last_chunk::<3>) {
        // ，；：！？ are no ideographs.
        None | Some([0xef, 0xbc, _]) => true,
        // Blanks and the full stop, but not 、.
        Some([0xe3, 0x80, mark]) => *mark != 0x81,
        Some([_, _, last]) => matches!(last, b',' | b';' | b'.' | b':'),
    }
}

impl Scan {
    fn add(&mut self, direction: TimeDirection, weight: u8, range: Range<usize>, is_figure: bool) {
        let (sum, best) = match direction {
            TimeDirection::Back => (&mut self.back, 0),
            TimeDirection::Ahead => (&mut self.ahead, 1),
        };
        *sum = sum.saturating_add(u32::from(weight));
        if let Some(best) = self.strongest.get_mut(best)
            && best.as_ref().is_none_or(|best| best.weight < weight)
        {
            let start = u32::try_from(range.start);
            let length = u8::try_from(range.len());
            // A figure of more than 255 digits, a line of more than 4 GB: not worth a place.
            if let (Ok(start), Ok(length)) = (start, length) {
                *best = Some(Hit {
                    start,
                    length,
                    weight,
                    is_figure,
                });
            }
        }
    }

    /// How much it speaks for done, against to be done: -24 to 24. A word more in a line that is full of them counts less.
    pub(super) fn balance(&self) -> i32 {
        let (back, ahead) = (i64::from(self.back), i64::from(self.ahead));
        i32::try_from((back - ahead) * 24 / (back + ahead + 16)).unwrap_or(0)
    }
}

/// A digit at `at`, of either width, and its bytes.
fn digit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    match bytes.get(at..)? {
        [byte @ b'0'..=b'9', ..] => Some((byte - b'0', 1)),
        [0xef, 0xbc, byte @ 0x90..=0x99, ..] => Some((byte - 0x90, 3)),
        _ => None,
    }
}

/// Reads a number; returns where it ends. 2025年 is a year; 3.47%, 4532.18亿元 were measured: a plan names round figures, in halves at most.
fn figure(line: &str, start: usize, scan: &mut Scan) -> usize {
    let bytes = line.as_bytes();
    let (mut at, mut whole, mut count) = (start, 0_i32, 0_u32);
    while let Some((value, length)) = digit(bytes, at) {
        whole = whole.saturating_mul(10).saturating_add(i32::from(value));
        count = count.saturating_add(1);
        at += length;
    }
    let (mut decimals, mut last) = (0_u32, 0);
    if matches!(bytes.get(at), Some(b'.')) && digit(bytes, at + 1).is_some() {
        at += 1;
        while let Some((value, length)) = digit(bytes, at) {
            (decimals, last) = (decimals.saturating_add(1), value);
            at += length;
        }
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    if decimals == 0 {
        // 到2027年, 2025年目标: when something is due, not when the text was written.
        let due = || {
            // 从2011年的1091亿元, 比2015年: where something starts from.
            [
                "到", "至", "距", "离", "—", "-", "从", "由", "比", "较", "自",
            ]
            .iter()
            .any(|word| {
                let before = bytes.get(..start).unwrap_or(&[]);
                // 截至2020年8月底: the day of the account.
                before.ends_with(word.as_bytes()) && !before.ends_with("截至".as_bytes())
            }) || ["年目标", "年规划", "年底前", "年前", "年远景"]
                .iter()
                .any(|word| rest.starts_with(word.as_bytes()))
                // 2025年前三季度, 2025年前10个月: a part of it.
                && !is_first_part(rest)
        };
        if count == 4
            && (1949..=2100).contains(&whole)
            && rest.starts_with("年".as_bytes())
            && !due()
        {
            scan.latest_year = scan.latest_year.max(Some(whole));
        }
        return at;
    }
    let is_rate = rest.first() == Some(&b'%') || rest.starts_with("％".as_bytes());
    let is_fine = decimals > 1 || !matches!(last, 0 | 5);
    // 由58.3%提高到65%: where it starts from is known of an aim too.
    let before = bytes.get(..start).unwrap_or(&[]);
    let is_base = ["由", "从"]
        .iter()
        .any(|word| before.ends_with(word.as_bytes()));
    let weight = match (is_rate, is_fine && !is_base) {
        (true, true) => 6,
        (false, true) if count + decimals > 4 => 2,
        _ => 0,
    };
    if weight > 0 {
        scan.add(TimeDirection::Back, weight, start..at, true);
    }
    at
}
/// 年前三季度, 年前10个月.
fn is_first_part(rest: &[u8]) -> bool {
    rest.strip_prefix("年前".as_bytes()).is_some_and(|rest| {
        rest.first().is_some_and(u8::is_ascii_digit)
            || ["三季度", "两季度", "三个季度", "两个季度"]
                .iter()
                .any(|word| rest.starts_with(word.as_bytes()))
    })
}

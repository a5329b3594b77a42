//! The words of a line that tell done from to be done, found in one pass.

use std::ops::Range;

use super::section::Direction;
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

/// Ideographs begin here; the table has a place for each of the block.
const FIRST: u32 = 0x4e00;
const SIZE: usize = 0x5200;

/// For each ideograph, the first word of [`WORDS`] that begins with it, counted from 1; and for each word the next that begins alike.
static HEADS: [u16; SIZE] = TABLE.0;
static NEXT: [u16; WORDS.len() + 1] = TABLE.1;

const TABLE: ([u16; SIZE], [u16; WORDS.len() + 1]) = table();

#[allow(
    clippy::indexing_slicing,
    clippy::large_stack_arrays,
    clippy::cast_possible_truncation,
    reason = "the compiler evaluates it, and refuses an index out of range"
)]
const fn table() -> ([u16; SIZE], [u16; WORDS.len() + 1]) {
    let mut heads = [0; SIZE];
    let mut next = [0; WORDS.len() + 1];
    let mut word = 0;
    while word < WORDS.len() {
        let bytes = WORDS[word].text.as_bytes();
        let place = place(bytes[0], bytes[1], bytes[2]);
        next[word + 1] = heads[place];
        heads[place] = word as u16 + 1;
        word += 1;
    }
    (heads, next)
}

/// The place of an ideograph of three bytes in the table.
#[inline]
const fn place(first: u8, second: u8, third: u8) -> usize {
    let code = ((first as u32 & 0xf) << 12) | ((second as u32 & 0x3f) << 6) | (third as u32 & 0x3f);
    code.wrapping_sub(FIRST) as usize
}

/// Reads a line.
pub(super) fn scan(line: &str) -> Scan {
    let bytes = line.as_bytes();
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            0xe4..=0xe9 => {
                let Some(&[first, second, third]) =
                    bytes.get(at..at + 3).and_then(|b| b.first_chunk::<3>())
                else {
                    break;
                };
                let head = HEADS.get(place(first, second, third)).copied().unwrap_or(0);
                at += if head == 0 {
                    3
                } else {
                    word(bytes, at, head, &mut scan)
                };
            }
            b'0'..=b'9' => at = figure(line, at, &mut scan),
            0xef if matches!(bytes.get(at + 1..at + 3), Some([0xbc, 0x90..=0x99])) => {
                at = figure(line, at, &mut scan);
            }
            0xe0..=0xef => at += 3,
            0xc0..=0xdf => at += 2,
            0xf0.. => at += 4,
            _ => at += 1,
        }
    }
    scan
}

/// Takes the longest word that stands here; returns how many bytes to go on.
fn word(bytes: &[u8], at: usize, head: u16, scan: &mut Scan) -> usize {
    let rest = bytes.get(at..).unwrap_or(&[]);
    let mut best: Option<&Word> = None;
    let mut next = usize::from(head);
    while let Some(word) = next.checked_sub(1).and_then(|place| WORDS.get(place)) {
        let text = word.text.as_bytes();
        // Two characters are compared at once before the rest.
        let alike = match text.first_chunk::<6>() {
            Some(begin) => {
                rest.first_chunk() == Some(begin) && (text.len() == 6 || rest.starts_with(text))
            }
            None => true,
        };
        if alike && best.is_none_or(|best| best.text.len() < text.len()) {
            best = Some(word);
        }
        next = NEXT.get(next).copied().map_or(0, usize::from);
    }
    let Some(word) = best else {
        return 3;
    };
    let length = word.text.len();
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
    fn add(&mut self, direction: Direction, weight: u8, range: Range<usize>, is_figure: bool) {
        let (sum, best) = match direction {
            Direction::Back => (&mut self.back, 0),
            Direction::Ahead => (&mut self.ahead, 1),
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
        let due = ["到", "至", "距", "离", "—", "-"].iter().any(|word| {
            bytes
                .get(..start)
                .is_some_and(|before| before.ends_with(word.as_bytes()))
        }) || ["年目标", "年规划", "年底前", "年前", "年远景"]
            .iter()
            .any(|word| rest.starts_with(word.as_bytes()));
        if count == 4 && (1949..=2100).contains(&whole) && rest.starts_with("年".as_bytes()) && !due
        {
            scan.latest_year = scan.latest_year.max(Some(whole));
        }
        return at;
    }
    let is_rate = rest.first() == Some(&b'%') || rest.starts_with("％".as_bytes());
    let is_fine = decimals > 1 || !matches!(last, 0 | 5);
    let weight = match (is_rate, is_fine) {
        (true, true) => 6,
        (false, true) if count + decimals > 4 => 2,
        _ => 0,
    };
    if weight > 0 {
        scan.add(Direction::Back, weight, start..at, true);
    }
    at
}

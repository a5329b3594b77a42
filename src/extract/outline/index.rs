//! Finds the rows of a table of words that begin at a place of a text, by their first character: built at compile time.

/// For each hash of a first character the first row that has it, counted from 1; and for each row the next that has it too.
pub(super) struct Index<const N: usize> {
    heads: [u16; 256],
    next: [u16; N],
}

/// The hash of a character of one or three bytes at the beginning of a word.
const fn hash(bytes: &[u8]) -> usize {
    let hash = match bytes {
        [first, second, third, ..] if *first >= 0xe0 => {
            (*third as usize).wrapping_mul(4) ^ (*second as usize).wrapping_mul(3) ^ *first as usize
        }
        [first, ..] => *first as usize,
        [] => 0,
    };
    hash & 0xff
}

impl<const N: usize> Index<N> {
    /// The index of words, none of which is empty.
    #[allow(
        clippy::indexing_slicing,
        clippy::cast_possible_truncation,
        reason = "the compiler evaluates it, and refuses an index out of range"
    )]
    pub(super) const fn new(words: &[&str; N]) -> Self {
        let mut heads = [0; 256];
        let mut next = [0; N];
        // Backwards, so that a chain goes through the rows in their order.
        let mut row = N;
        while row > 0 {
            row -= 1;
            let hash = hash(words[row].as_bytes());
            next[row] = heads[hash];
            heads[hash] = row as u16 + 1;
        }
        Self { heads, next }
    }

    /// The rows whose words may begin where the text does, in order.
    pub(super) fn rows(&self, text: &str) -> impl Iterator<Item = usize> + use<'_, N> {
        let row = |place: u16| usize::from(place).checked_sub(1);
        let first = self.heads.get(hash(text.as_bytes())).copied().unwrap_or(0);
        std::iter::successors(row(first), move |at| {
            row(self.next.get(*at).copied().unwrap_or(0))
        })
    }
}

/// The words of a table of rows that each begin with theirs.
macro_rules! words {
    ($rows:expr) => {{
        const WORDS: [&str; $rows.len()] = {
            let mut words = [""; $rows.len()];
            let mut row = 0;
            while row < words.len() {
                #[allow(clippy::indexing_slicing, reason = "the compiler evaluates it")]
                {
                    words[row] = $rows[row].0;
                }
                row += 1;
            }
            words
        };
        WORDS
    }};
}
pub(super) use words;

/// The index of such a table.
macro_rules! index {
    ($rows:expr) => {
        $crate::extract::outline::index::Index::<{ $rows.len() }>::new(
            &$crate::extract::outline::index::words!($rows),
        )
    };
}
pub(super) use index;

//! The labels of the table, sorted while compiling, so that reading a unit does not walk the table.

use super::Atom;
use super::table::ATOMS;

#[allow(clippy::indexing_slicing)] // while compiling
const COUNT: usize = {
    let (mut count, mut row) = (0, 0);
    while row < ATOMS.len() {
        count += 1 + ATOMS[row].aliases.len();
        row += 1;
    }
    count
};

/// Labels with the row they name, in byte order.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)] // while compiling
static SORTED: [(&str, u8); COUNT] = {
    let mut sorted = [("", 0_u8); COUNT];
    let (mut end, mut row) = (0, 0);
    while row < ATOMS.len() {
        assert!(row < 256, "a row's index is one byte");
        let mut name = 0;
        while name <= ATOMS[row].aliases.len() {
            let label = if name == 0 {
                ATOMS[row].label
            } else {
                ATOMS[row].aliases[name - 1]
            };
            let mut at = end;
            while at > 0 && is_before(label, sorted[at - 1].0) {
                sorted[at] = sorted[at - 1];
                at -= 1;
            }
            sorted[at] = (label, row as u8);
            end += 1;
            name += 1;
        }
        row += 1;
    }
    sorted
};

/// The row of a label that is in the table, found while compiling.
#[allow(clippy::indexing_slicing)] // while compiling
pub(super) const fn row(label: &str) -> u8 {
    let mut at = 0;
    while is_before(SORTED[at].0, label) {
        at += 1;
    }
    assert!(!is_before(label, SORTED[at].0), "no label of the table");
    SORTED[at].1
}

/// The characters of the longest label.
const LONGEST: usize = 8;

/// And no label has more bytes.
const LONGEST_BYTES: usize = LONGEST * 4;

#[allow(clippy::indexing_slicing)] // while compiling
const fn is_before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return a[i] < b[i];
        }
        i += 1;
    }
    a.len() < b.len()
}

/// Room for the labels, less than half of it taken.
const SLOTS: usize = 2048;

/// Where a label is looked for first.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)] // in range: `i` is below the length
const fn slot(label: &[u8]) -> usize {
    let (mut hash, mut i) = (0x811c_9dc5_u32, 0);
    while i < label.len() {
        hash = (hash ^ label[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    (hash ^ (hash >> 15)) as usize % SLOTS
}

/// The places of the labels in [`SORTED`], plus one, each at its slot or the next free one behind it; zero is free.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)] // while compiling
static TABLE: [u16; SLOTS] = {
    assert!(COUNT * 2 < SLOTS, "half of the slots are free");
    let mut table = [0_u16; SLOTS];
    let mut place = 0;
    while place < COUNT {
        let mut at = slot(SORTED[place].0.as_bytes());
        while table[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        table[at] = place as u16 + 1;
        place += 1;
    }
    table
};

/// The atom of a label.
pub(super) fn find(text: &str) -> Option<Atom> {
    if text.len() > LONGEST_BYTES {
        return None;
    }
    let mut at = slot(text.as_bytes());
    loop {
        let place = usize::from(*TABLE.get(at)?).checked_sub(1)?;
        let (label, row) = SORTED.get(place)?;
        if *label == text {
            return Some(Atom::of_row(*row));
        }
        at = (at + 1) % SLOTS;
    }
}

/// The atom with the longest label that ends the text, and the length of that label in bytes.
pub(super) fn longest_suffix(text: &str) -> Option<(usize, Atom)> {
    let starts = text.char_indices().rev().take(LONGEST).map(|(at, _)| at);
    starts
        .filter_map(|at| text.get(at..))
        .filter_map(|end| find(end).map(|atom| (end.len(), atom)))
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_is_longer_than_what_is_looked_at() {
        assert_eq!(
            SORTED.iter().map(|(label, _)| label.chars().count()).max(),
            Some(LONGEST)
        );
    }

    #[test]
    fn every_label_is_found_and_nothing_else() {
        for (label, row) in SORTED {
            assert_eq!(find(label), Some(Atom::of_row(row)), "{label}");
            for other in [format!("{label}x"), format!("x{label}")] {
                let known = SORTED.iter().any(|(label, _)| *label == other);
                assert_eq!(find(&other).is_some(), known, "{other}");
            }
        }
    }

    #[test]
    fn labels_are_sorted() {
        assert!(SORTED.is_sorted_by(|a, b| a.0 < b.0));
    }
}

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

/// The characters of the longest label.
const LONGEST: usize = 8;

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

/// The atom of a label.
pub(super) fn find(text: &str) -> Option<Atom> {
    let at = SORTED
        .binary_search_by(|&(label, _)| label.cmp(text))
        .ok()?;
    SORTED.get(at).map(|&(_, row)| Atom::of_row(row))
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
    fn labels_are_sorted() {
        assert!(SORTED.is_sorted_by(|a, b| a.0 < b.0));
    }
}

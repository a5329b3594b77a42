//! The tables, as text.

const REGIONS: &str = include_str!("../data/regions.tsv");
const CHANGES: &str = include_str!("../data/changes.tsv");

/// The cells of the rows of a table that has so many columns.
fn rows<const COLUMNS: usize>(
    table: &'static str,
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            cells.try_into().ok()
        })
}

/// Code, name, first year, year from which it is no more.
pub(crate) fn regions() -> impl Iterator<Item = [&'static str; 4]> {
    rows(REGIONS)
}

/// Year, kind, code and name before, code and name after, document.
pub(crate) fn changes() -> impl Iterator<Item = [&'static str; 7]> {
    rows(CHANGES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Directory, History};

    #[test]
    fn every_row_is_read() {
        let lines = |table: &str| table.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(regions().count(), lines(REGIONS));
        assert_eq!(changes().count(), lines(CHANGES));
        assert_eq!(Directory::all().len(), lines(REGIONS));
        assert_eq!(History::new().changes().len(), lines(CHANGES));
    }
}
